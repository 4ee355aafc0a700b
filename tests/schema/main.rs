//! The schemas of `amends schema` and what amends itself says of a file: they agree, field by field and on every project
//! that the tests have.

mod agree;
mod complete;
mod documents;
#[path = "../laid/mod.rs"]
mod laid;
mod times;
mod validators;
