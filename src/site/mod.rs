//! Renders the pages, feeds and API of an edition; never touches the system.

mod api;
mod feed;
mod machine;
mod xml;

#[cfg(test)]
mod fixture;
