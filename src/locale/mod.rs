//! Dates, numbers, lists and interface words as people read them; the only room that names icu and Fluent.
