//! What is asked before a first word: only what no flag gave and, where time presses, only what has no default.
//! Never writes a file.

use std::io::Write;

use anyhow::{Error, anyhow};

use super::NewArgs;
use super::given::{self, BROKEN, quoted};
use crate::authoring::ask::{Asker, Presence, Question, Unanswered, Verdict};
use crate::authoring::missing::Missing;
use crate::authoring::opening::Opening;
use crate::authoring::propose::{self, Hit};
use crate::authoring::times::{Lean, SpokenTime, file_time};
use crate::model::{Incident, Moment, Site};
use crate::schema::incident::{ComponentStatus, Impact};
use crate::schema::update::Status;

/// What is known so far, and whom to ask for the rest.
pub(super) struct Interview<'i> {
    args: &'i NewArgs,
    site: &'i Site,
    propose_title: &'i ProposeTitle<'i>,
    asker: &'i mut dyn Asker,
    err: &'i mut dyn Write,
    missing: Missing,
    /// What was answered, as flags would have given it.
    said: Vec<String>,
}

/// What each impact means, in the words of the files.
const IMPACTS: [(Impact, &str); 4] = [
    (
        Impact::Critical,
        "critical: what the service is for does not work",
    ),
    (Impact::Major, "major: much does not work, or many are hit"),
    (Impact::Minor, "minor: slower, or a few are hit"),
    (Impact::None, "none: nobody notices"),
];

const TIME_HELP: &str = "now, -10m, 14:05 or 2026-07-11 14:05";

/// The title that names what is hit.
type ProposeTitle<'t> = dyn Fn(&[Hit], Status) -> String + 't;

type Told<T> = Result<T, Unanswered>;

impl<'i> Interview<'i> {
    /// Nothing asked yet.
    pub(super) fn new(
        args: &'i NewArgs,
        (site, propose_title): (&'i Site, &'i ProposeTitle<'i>),
        asker: &'i mut dyn Asker,
        err: &'i mut dyn Write,
    ) -> Self {
        Self {
            args,
            site,
            propose_title,
            asker,
            err,
            missing: Missing::default(),
            said: Vec::new(),
        }
    }

    /// Asks; nothing where the person would rather write an update.
    pub(super) fn hold(&mut self) -> Told<Option<Opening>> {
        let at = match self.args.at {
            Some(at) => self.resolve(at, Lean::Near)?,
            None => self.resolve(SpokenTime::Now, Lean::Near)?,
        };
        let hits = self.hits()?;
        if !self.args.maintenance && self.would_rather_update(&hits)? {
            return Ok(None);
        }
        let impact = self.impact(&hits)?;
        let window = match self.args.maintenance {
            true => self.window()?,
            false => None,
        };
        self.missing
            .refuse("amends new")
            .map_err(Unanswered::Failed)?;
        let started = match self.args.maintenance {
            true => at,
            false => self.started(at)?,
        };
        let detected = self.detected(impact, started, at)?;
        Ok(Some(Opening {
            title: self.title(&hits)?,
            hits,
            impact,
            started,
            detected,
            at,
            window,
        }))
    }

    /// The command that goes on where the person left; nothing where nothing was answered.
    pub(super) fn command(&self) -> Option<String> {
        if self.said.is_empty() {
            return None;
        }
        let mut words = vec!["amends new".to_owned()];
        words.extend(self.args.as_words());
        words.extend(self.said.iter().cloned());
        Some(format!("{}\n", words.join(" ")))
    }

    /// Whether a fact with a default is asked for.
    fn asks(&self) -> bool {
        self.is_somebody_there() && !self.args.holding
    }

    fn is_somebody_there(&self) -> bool {
        self.asker.presence() == Presence::Somebody
    }

    fn say(&mut self, flag: &str, value: &str) {
        self.said.push(format!("{flag} {}", quoted(value)));
    }

    fn hits(&mut self) -> Told<Vec<Hit>> {
        if !self.args.component.is_empty() {
            let usual = match self.args.maintenance {
                true => Some(ComponentStatus::UnderMaintenance),
                false => self.args.impact.map(given::status_at),
            };
            let written = self.args.component.iter();
            let hits = written.map(|word| given::hit(self.site, word, usual));
            return hits.collect::<Result<_, _>>().map_err(Unanswered::Failed);
        }
        if !self.is_somebody_there() {
            let known = propose::components(self.site);
            let ids: Vec<_> = known.iter().map(|(_, c)| format!("`{}`", c.id)).collect();
            let how = format!("give `--component ID=STATUS`; there are {}", ids.join(", "));
            self.missing.note("What is hit?", &how);
            return Ok(Vec::new());
        }
        self.ask_for_hits()
    }

    fn ask_for_hits(&mut self) -> Told<Vec<Hit>> {
        let known = propose::components(self.site);
        let language = &self.site.languages[0];
        let names = known
            .iter()
            .map(|(_, c)| c.name.shown(language).text.to_owned());
        let names: Vec<_> = names.collect();
        let question = match self.args.maintenance {
            true => "What will the work touch?",
            false => "What is broken?",
        };
        let question = Question {
            words: question,
            help: "type to find, space to mark, Enter when all are marked",
        };
        let chosen = self.asker.choose_some(question, &names)?;
        let (mut hits, mut usual) = (Vec::new(), 0);
        for index in chosen {
            let status = match self.args.maintenance {
                true => ComponentStatus::UnderMaintenance,
                false => self.ask_how_badly(&names[index], &mut usual)?,
            };
            let (hit, component) = known[index];
            self.say(
                "--component",
                &format!("{}={}", component.id, status.as_str()),
            );
            hits.push((hit, status));
        }
        Ok(hits)
    }

    /// How badly a component is hit; what was said of the one before is proposed.
    fn ask_how_badly(&mut self, name: &str, usual: &mut usize) -> Told<ComponentStatus> {
        let options = BROKEN.map(|(_, words)| words.to_owned());
        let words = format!("{name}: how badly?");
        let question = Question {
            words: &words,
            help: "",
        };
        *usual = self.asker.choose(question, &options, *usual)?;
        Ok(BROKEN[*usual].0)
    }

    /// Says which incidents are open on the same components, and asks where somebody has time to answer.
    fn would_rather_update(&mut self, hits: &[Hit]) -> Told<bool> {
        let related = propose::related(self.site, hits);
        let Some(open) = related.first() else {
            return Ok(false);
        };
        if !self.asks() {
            let said = related.iter().try_for_each(|i| {
                let title = i.title.shown(&self.site.languages[0]).text;
                writeln!(
                    self.err,
                    "open on the same components: {} ({title}); `amends update {}` would write to it",
                    i.id, i.id
                )
            });
            return said
                .map(|()| false)
                .map_err(|e| Unanswered::Failed(e.into()));
        }
        self.ask_which(open)
    }

    fn ask_which(&mut self, open: &Incident) -> Told<bool> {
        let title = open.title.shown(&self.site.languages[0]).text;
        let words = format!("`{title}` is open on the same components. Is this something else?");
        let options = [
            "something else: go on".to_owned(),
            "the same: leave, and write an update".to_owned(),
        ];
        let question = Question {
            words: &words,
            help: "",
        };
        let same = self.asker.choose(question, &options, 0)? == 1;
        if same {
            writeln!(self.err, "next: amends update {}", open.id)
                .map_err(|e| Unanswered::Failed(e.into()))?;
        }
        Ok(same)
    }

    fn impact(&mut self, hits: &[Hit]) -> Told<Impact> {
        let proposed = match self.args.maintenance {
            true => Impact::Minor,
            false => propose::impact(hits),
        };
        if let Some(impact) = self.args.impact {
            return Ok(impact);
        }
        if !self.asks() || self.args.maintenance {
            return Ok(proposed);
        }
        let options = IMPACTS.map(|(_, words)| words.to_owned());
        let start = IMPACTS
            .iter()
            .position(|(i, _)| *i == proposed)
            .unwrap_or(0);
        let question = Question {
            words: "How bad is it?",
            help: "proposed from what is broken",
        };
        let impact = IMPACTS[self.asker.choose(question, &options, start)?].0;
        self.say("--impact", impact.as_str());
        Ok(impact)
    }

    fn started(&mut self, at: Moment) -> Told<Moment> {
        let started = match self.args.started {
            Some(started) => self.resolve(started, Lean::Past)?,
            None if self.asks() => {
                let asked = ("Since when?", "--started");
                self.ask_time(asked, Lean::Past, (Moment::MIN_UTC, at))?
            }
            None => at,
        };
        match started > at {
            true => Err(failed(anyhow!(
                "it would begin at {}, after the first word at {}; give an earlier `--started`",
                file_time(started, self.site.zone),
                file_time(at, self.site.zone)
            ))),
            false => Ok(started),
        }
    }

    /// When the team learned of it: asked only where the first word would else count as late.
    fn detected(&mut self, impact: Impact, started: Moment, at: Moment) -> Told<Option<Moment>> {
        if let Some(detected) = self.args.detected {
            return self.resolve(detected, Lean::Past).map(Some);
        }
        if self.args.maintenance || !propose::is_late(self.site, impact, (started, at)) {
            return Ok(None);
        }
        if !self.asks() {
            return Ok(Some(at));
        }
        let asked = ("When did you learn of it?", "--detected");
        self.ask_time(asked, Lean::Past, (started, at)).map(Some)
    }

    fn window(&mut self) -> Told<Option<(Moment, Moment)>> {
        let now = self.site.now;
        let from = self.end_of_window(
            (self.args.from, "When does the work begin?", "--from"),
            Lean::After(now),
            now,
        )?;
        let begin = from.unwrap_or(now);
        let until = self.end_of_window(
            (self.args.until, "When does the work end?", "--until"),
            Lean::After(begin),
            begin,
        )?;
        let window = from.zip(until);
        match window {
            Some((from, until)) if until <= from => Err(failed(anyhow!(
                "the work would end before it begins; give `--until` a time after `--from`"
            ))),
            _ => Ok(window),
        }
    }

    /// One end of the window of planned work, which has no default.
    fn end_of_window(
        &mut self,
        (given, words, flag): (Option<SpokenTime>, &str, &str),
        lean: Lean,
        after: Moment,
    ) -> Told<Option<Moment>> {
        match given {
            Some(time) => self.resolve(time, lean).map(Some),
            None if self.is_somebody_there() => {
                let latest = after + chrono::Duration::days(3653);
                self.ask_time((words, flag), lean, (after, latest))
                    .map(Some)
            }
            None => {
                self.missing.note(words, &format!("give `{flag} TIME`"));
                Ok(None)
            }
        }
    }

    /// A title of its own; nothing where the one from what is hit is fine.
    fn title(&mut self, hits: &[Hit]) -> Told<Option<String>> {
        let given = self.args.title.as_deref().map(str::trim);
        let given = given.filter(|title| !title.is_empty());
        if given.is_some() || !self.asks() {
            return Ok(given.map(str::to_owned));
        }
        let status = match self.args.maintenance {
            true => Status::Scheduled,
            false => Status::Investigating,
        };
        let proposed = (self.propose_title)(hits, status);
        let question = Question {
            words: "What do customers call it?",
            help: "",
        };
        let title = self.asker.text(question, &proposed, &|_| Ok(()))?;
        Ok(Some(title).filter(|title| *title != proposed))
    }

    fn ask_time(
        &mut self,
        (words, flag): (&str, &str),
        lean: Lean,
        (earliest, latest): (Moment, Moment),
    ) -> Told<Moment> {
        let site = self.site;
        let read = |text: &str| SpokenTime::parse(text)?.resolve(site.zone, site.now, lean);
        let judge = |text: &str| -> Verdict {
            let moment = read(text)?;
            let shown = file_time(moment, site.zone);
            match (moment < earliest, moment > latest) {
                (true, _) => Err(format!(
                    "{shown} is too early: it has to be after {}",
                    file_time(earliest, site.zone)
                )),
                (_, true) => Err(format!("{shown} is still to come")),
                _ => Ok(()),
            }
        };
        let proposed = if matches!(lean, Lean::After(_)) {
            ""
        } else {
            "now"
        };
        let question = Question {
            words,
            help: TIME_HELP,
        };
        let answer = self.asker.text(question, proposed, &judge)?;
        let moment = read(&answer).map_err(|wrong| failed(anyhow!("{wrong}")))?;
        self.say(flag, &file_time(moment, site.zone));
        Ok(moment)
    }

    fn resolve(&self, time: SpokenTime, lean: Lean) -> Told<Moment> {
        let moment = time.resolve(self.site.zone, self.site.now, lean);
        moment.map_err(|wrong| failed(anyhow!("{wrong}")))
    }
}

fn failed(error: Error) -> Unanswered {
    Unanswered::Failed(error)
}
