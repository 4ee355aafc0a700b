//! Composes replies: an apology, a status and a next step that fit; never cuts a text.
