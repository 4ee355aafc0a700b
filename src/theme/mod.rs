//! Templates, styles and scripts of a theme; the only room that names tera.
