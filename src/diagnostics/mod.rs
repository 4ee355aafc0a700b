//! Problems in the user's files as data, and how they are printed; never reads a file.
