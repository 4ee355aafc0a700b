//! Writes an `Output` to disk so that a reader never meets half a site; never decides what is in it.
