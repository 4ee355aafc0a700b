//! What the channels are and how each one counts; never composes and never shortens a text.
