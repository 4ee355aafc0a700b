//! What is true: the site, its incidents and their state at a moment; cannot be built unchecked.
