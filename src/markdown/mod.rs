//! Markdown of an update as safe HTML or plain text; the only room that names pulldown-cmark.
