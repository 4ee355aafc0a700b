//! Asks a person for what no flag says. An answer is read as the flag would be; who does not know yet presses Enter, and the
//! file is marked. Never writes.

use std::path::Path;

use chrono_tz::Tz;

use super::InitArgs;
use super::facts::{machine_zone, suggested_host, usual_numbers};
use super::parsers;
use crate::authoring::ask::{Asker, Question, Unanswered, Verdict};
use crate::authoring::names::slug;
use crate::commands::Machine;
use crate::init::{Ci, Part, Starter, humanise, little};
use crate::schema::Language;

/// An answer that is not there yet is no mistake.
const LATER: &str = "Enter where you do not know yet";

/// The last of the services to choose from.
const OTHER: &str = "something else";

/// What is known before a question is asked.
pub(super) struct Interview<'i> {
    /// Whoever answers.
    pub(super) asker: &'i mut dyn Asker,
    /// What is known of services.
    pub(super) starter: &'i Starter,
    /// What the machine says.
    pub(super) machine: &'i Machine,
    /// Where the project goes.
    pub(super) dest: &'i Path,
}

impl Interview<'_> {
    /// The arguments with everything that they left open.
    pub(super) fn complete(&mut self, args: &InitArgs) -> Result<InitArgs, Unanswered> {
        let mut args = args.clone();
        self.ask_site(&mut args)?;
        self.ask_components(&mut args)?;
        self.ask_help(&mut args)?;
        self.ask_emergency(&mut args)?;
        if args.hosts.is_empty() {
            args.hosts.push(self.ask_host()?);
        }
        Ok(args)
    }

    fn ask_site(&mut self, args: &mut InitArgs) -> Result<(), Unanswered> {
        if args.name.is_none() {
            let question = question("What do customers call you?", "the name of the site");
            let name = self.text(question, "", &parsers::name)?;
            args.name = Some(name);
        }
        if args.url.is_none() {
            let words = "Where will the site be published?";
            let help = later("such as https://status.example.org");
            args.url = self.text_or_later(question(words, &help), &parsers::url)?;
        }
        if args.time_zone.is_none() {
            let zone = machine_zone(self.machine).unwrap_or(Tz::UTC);
            let help = "every time without an offset is in it; a city will do, such as Copenhagen";
            let question = question("In which time zone are your customers?", help);
            args.time_zone = Some(self.text(question, zone.name(), &parsers::zone_or_city)?);
        }
        if args.languages.is_empty() {
            let words = "Which languages do they read?";
            let help = "the one that you write in first, such as: da, en; replies are ready in en, da, es and de";
            let question = question(words, help);
            args.languages = self.text(question, "en", &parsers::languages)?;
        }
        Ok(())
    }

    fn ask_components(&mut self, args: &mut InitArgs) -> Result<(), Unanswered> {
        let first = args.languages[0].clone();
        if args.components.is_empty() {
            args.components = self.choose_components(&first)?;
        }
        for part in &args.components {
            if args.cannot.iter().any(|(id, _)| *id == part.id) {
                continue;
            }
            let name = self.name_of(part, &first);
            let known = self.starter.cannot(&part.id, &first);
            let known = known.filter(|_| part.name.is_none());
            let proposed = known.map_or_else(|| little(&name, &first), str::to_owned);
            let words = format!("Without {name}: \"You cannot ...\"");
            let help = "pages and replies say it; Enter takes what is proposed";
            let said = self.text(question(&words, help), &proposed, &parsers::name)?;
            if Some(said.as_str()) != known {
                args.cannot.push((part.id.clone(), said));
            }
        }
        Ok(())
    }

    fn choose_components(&mut self, first: &Language) -> Result<Vec<Part>, Unanswered> {
        let ids: Vec<_> = self.starter.ids().map(str::to_owned).collect();
        let parts = ids.iter().map(|id| plain_part(id));
        let names = parts.map(|part| self.name_of(&part, first));
        let options: Vec<_> = names.chain([OTHER.to_owned()]).collect();
        let words = "What can fail, in the words of your customers?";
        let help = "space bar marks, Enter goes on, letters find";
        let chosen = self.asker.choose_some(question(words, help), &options)?;
        let known = chosen.iter().filter_map(|index| ids.get(*index));
        let mut parts: Vec<_> = known.map(|id| plain_part(id)).collect();
        if chosen.contains(&ids.len()) {
            let question = question("What else?", "names with commas between them");
            let others = self.text(question, "", &named_parts)?;
            let is_new = |part: &Part| parts.iter().all(|p| p.id != part.id);
            let others: Vec<_> = others.into_iter().filter(is_new).collect();
            parts.extend(others);
        }
        Ok(parts)
    }

    fn ask_help(&mut self, args: &mut InitArgs) -> Result<(), Unanswered> {
        if args.contacts.is_empty() {
            let help = later("a page, an address for mail, a number; several with commas");
            let question = question("How do customers reach somebody?", &help);
            let ways = self.text_or_later(question, &parsers::ways_of)?;
            args.contacts = ways.unwrap_or_default();
        }
        if args.hours.is_empty() && !args.contacts.is_empty() {
            let help = later("such as mon-fri=08:00-18:00, sat=10:00-14:00");
            let question = question("When does somebody answer there?", &help);
            let hours = self.text_or_later(question, &parsers::hours_of)?;
            args.hours = hours.unwrap_or_default();
        }
        Ok(())
    }

    /// Asks for the numbers only where calls to them are carried.
    fn ask_emergency(&mut self, args: &mut InitArgs) -> Result<(), Unanswered> {
        let mut parts = args.components.iter();
        let carried = parts.any(|part| self.starter.is_for_emergencies(&part.id));
        if !carried || !args.emergency.is_empty() {
            return Ok(());
        }
        let usual = usual_numbers(args.time_zone.unwrap_or(Tz::UTC)).join(", ");
        let words = "Which emergency numbers do your customers dial?";
        let help = "the page and the replies name them while calls fail";
        args.emergency = self.text(question(words, help), &usual, &parsers::numbers)?;
        Ok(())
    }

    fn ask_host(&mut self) -> Result<Ci, Unanswered> {
        const HOSTS: [(Ci, &str); 4] = [
            (Ci::Github, "GitHub Actions, on GitHub Pages"),
            (Ci::Gitlab, "GitLab CI, on GitLab Pages"),
            (Ci::Cron, "cron, on a machine of our own"),
            (Ci::None, "nothing yet"),
        ];
        let suggested = suggested_host(self.dest);
        let start = HOSTS.iter().position(|(host, _)| *host == suggested);
        let options = HOSTS.map(|(_, words)| words.to_owned());
        let question = question("What publishes the site?", "it can be changed later");
        let chosen = self.asker.choose(question, &options, start.unwrap_or(0))?;
        Ok(HOSTS.get(chosen).map_or(Ci::None, |(host, _)| *host))
    }

    fn name_of(&self, part: &Part, language: &Language) -> String {
        let known = self.starter.name(&part.id, language);
        let name = part.name.as_deref().or(known);
        name.map_or_else(|| humanise(&part.id), str::to_owned)
    }

    /// Asks until an answer can be read.
    fn text<T>(
        &mut self,
        question: Question<'_>,
        proposed: &str,
        read: &dyn Fn(&str) -> Result<T, String>,
    ) -> Result<T, Unanswered> {
        let judge = |answer: &str| -> Verdict { read(answer).map(|_| ()) };
        let answer = self.asker.text(question, proposed, &judge)?;
        read(&answer).map_err(|wrong| Unanswered::Failed(anyhow::Error::msg(wrong)))
    }

    /// Asks until an answer can be read or is left out.
    fn text_or_later<T>(
        &mut self,
        question: Question<'_>,
        read: &dyn Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Unanswered> {
        self.text(question, "", &|answer: &str| match answer.is_empty() {
            true => Ok(None),
            false => read(answer).map(Some),
        })
    }
}

fn question<'q>(words: &'q str, help: &'q str) -> Question<'q> {
    Question { words, help }
}

fn later(help: &str) -> String {
    format!("{help}; {LATER}")
}

fn plain_part(id: &str) -> Part {
    Part {
        id: id.to_owned(),
        name: None,
        cannot: None,
    }
}

/// Components by names of the team's own.
fn named_parts(text: &str) -> Result<Vec<Part>, String> {
    let names = text.split(',').map(str::trim).filter(|n| !n.is_empty());
    let parts: Vec<_> = names
        .map(|name| Part {
            id: slug(name),
            name: Some(name.to_owned()),
            cannot: None,
        })
        .collect();
    match parts.iter().all(|part| !part.id.is_empty()) && !parts.is_empty() {
        true => Ok(parts),
        false => Err("expected names such as: Metro tickets, Parking".to_owned()),
    }
}

#[cfg(test)]
mod tests;
