//! The files as written, with places; reports everything, stops at nothing and judges no meaning.

pub mod emit;
