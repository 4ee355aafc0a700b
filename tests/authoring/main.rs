//! What `amends new` writes, held against the playbook: every component, every impact and every language.

mod holding;
mod project;
