//! The files of a new project: a commented `amends.yaml`, a home for incidents, and what editors and CI need.
//!
//! Facts go in, texts come out. Asks nobody, reads nothing and writes nothing.

mod files;
mod site_file;
mod starter;

use chrono::NaiveDate;
use chrono_tz::Tz;
use clap::ValueEnum;

use crate::schema::Language;

pub use files::lay_out;
pub use site_file::little;
pub use starter::{Starter, humanise};

/// What a new project is about.
#[derive(Clone, Debug)]
pub struct Start {
    /// What the site is called.
    pub name: Fact<String>,
    /// Where it will be published.
    pub url: Fact<String>,
    /// The zone of its times.
    pub zone: Fact<Tz>,
    /// Its languages, the first one first.
    pub languages: Fact<Vec<Language>>,
    /// What customers have a word for.
    pub components: Fact<Vec<Part>>,
    /// How customers reach somebody.
    pub help: Fact<Help>,
    /// When somebody answers: days and hours, such as `mon-fri` and `08:00-17:00`.
    pub hours: Fact<Vec<(String, String)>>,
    /// The emergency numbers; used where a component carries calls to them.
    pub emergency: Fact<Vec<String>>,
    /// The day from which components are watched.
    pub today: NaiveDate,
    /// What publishes the site.
    pub hosts: Vec<Ci>,
}

/// A fact of a new project.
#[derive(Clone, Debug)]
pub struct Fact<T> {
    /// What is written.
    pub value: T,
    /// What somebody has to change about it, where nobody stated it.
    pub change: Option<String>,
}

/// A component as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its name in the first language, where one was given.
    pub name: Option<String>,
    /// What people cannot do without it, in the first language, where that was given.
    pub cannot: Option<String>,
}

/// How customers reach somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// A page.
    pub url: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// A number.
    pub phone: Option<String>,
}

/// What publishes a site by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Ci {
    /// A workflow of GitHub Actions, and GitHub Pages
    Github,
    /// A pipeline of GitLab, and GitLab Pages
    Gitlab,
    /// A script for cron on a machine of your own
    Cron,
    /// Nothing: you build where you like
    None,
}

impl<T> Fact<T> {
    /// A fact that somebody stated.
    pub fn stated(value: T) -> Self {
        Self {
            value,
            change: None,
        }
    }

    /// A fact that was taken because nobody stated it, and what somebody has to change about it.
    pub fn assumed(value: T, change: &str) -> Self {
        Self {
            value,
            change: Some(change.to_owned()),
        }
    }
}
