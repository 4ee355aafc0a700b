//! Writing under pressure: what is proposed, what is asked, the texts of files, and the one place that writes them.

pub mod setting;
pub mod sheet;
pub mod stage;
pub mod standing;
pub mod wanted;
