//! Templates, styles and scripts of a theme; the only room that names tera.

/// The files of the built-in theme, by their path inside it.
pub fn built_in_files() -> Vec<(&'static str, &'static [u8])> {
    Vec::new()
}
