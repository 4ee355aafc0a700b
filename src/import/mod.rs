//! Turns the histories of other tools into a project folder; never overwrites a file.

mod html;
