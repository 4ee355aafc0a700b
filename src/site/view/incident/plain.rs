//! The page of an incident as plain text, for screens, lines and readers that take nothing else. Never shows what the page does not.

use super::{ImprovementView, IncidentView, UpdateView};
use crate::markdown::to_text;
use crate::site::view::course::Course;
use crate::site::view::related::RelatedView;
use crate::site::view::scene::{Scene, Sentence};

/// A text that is being written: paragraphs with an empty line between.
struct Plain<'s, 'a> {
    scene: &'s Scene<'a>,
    text: String,
}

impl IncidentView<'_> {
    /// All that the page says, as plain text; its updates are still Markdown.
    pub(in crate::site) fn to_text(&self, scene: &Scene<'_>, address: &str) -> String {
        let text = String::new();
        let mut plain = Plain { scene, text };
        self.write_head(&mut plain);
        if self.card.is_none() {
            plain.course(self.course.as_ref());
        }
        plain.paragraph(&scene.message("page-updates").to_uppercase());
        for update in &self.updates {
            plain.update(update);
        }
        if self.card.is_some() {
            plain.course(self.course.as_ref());
        }
        plain.related(&self.related);
        plain.paragraph(address);
        plain.end()
    }

    /// What stands above everything else on the page, and the update that was published last.
    pub(in crate::site) fn newest_to_text(&self, scene: &Scene<'_>) -> String {
        let text = String::new();
        let mut plain = Plain { scene, text };
        self.write_head(&mut plain);
        if let Some(update) = self.updates.first() {
            plain.paragraph(&scene.message("page-updates").to_uppercase());
            plain.update(update);
        }
        plain.end()
    }

    /// The title, and the card of what goes on or what came of it.
    fn write_head(&self, plain: &mut Plain<'_, '_>) {
        plain.paragraph(self.title.text);
        let Some(card) = &self.card else {
            return self.write_outcome(plain);
        };
        plain.paragraph(&card.standing_words());
        for (heading, text) in card.told(plain.scene) {
            plain.part(heading, &text);
        }
    }

    /// What came of it.
    fn write_outcome(&self, plain: &mut Plain<'_, '_>) {
        let when = self.when.to_text();
        let parts = [Some(&self.state.word), self.was.as_ref(), Some(&when)];
        let parts = parts.into_iter().chain([self.lasted.as_ref()]).flatten();
        let parts: Vec<_> = parts.map(String::as_str).collect();
        plain.paragraph(&parts.join(" · "));
        let effect = match self.coming {
            true => "page-stops",
            false => "page-lost",
        };
        let facts = [
            ("page-affected", self.affected.as_deref()),
            (effect, self.effect.map(|t| t.text)),
            ("page-caused-by", self.cause.map(|t| t.text)),
            ("page-data-lost", self.data_loss.map(|t| t.text)),
        ];
        for (heading, text) in facts {
            plain.part(Some(heading), text.unwrap_or(""));
        }
    }
}

impl Plain<'_, '_> {
    fn end(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        self.text.push('\n');
        self.text
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.text.push_str("\n\n");
        }
    }

    /// A text below its heading, where there is a text.
    fn part(&mut self, heading: Option<&str>, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(id) = heading {
            let heading = self.scene.message(id);
            self.text.push_str(&heading);
            self.text.push('\n');
        }
        self.paragraph(text);
    }

    /// What has to do with it, each with its address.
    fn related(&mut self, related: &[RelatedView<'_>]) {
        let line = |one: &RelatedView<'_>| {
            let (title, day) = (one.title.text, &one.day.words);
            format!("{title} · {day} · {}\n{}", one.reason, one.address)
        };
        let lines: Vec<_> = related.iter().map(line).collect();
        self.part(Some("page-related"), &lines.join("\n"));
    }

    /// How its components did from begin to end, a line for each.
    fn course(&mut self, course: Option<&Course<'_>>) {
        let lines = course.map(Course::to_text).unwrap_or_default();
        self.part(Some("page-course"), &lines);
    }

    /// Who gets what back, below one heading.
    fn compensation(&mut self, update: &UpdateView<'_>) {
        let Some(compensation) = &update.compensation else {
            return;
        };
        let parts = compensation.parts.iter();
        let parts = parts.map(|part| format!("{}: {}", part.label, part.text.text));
        let decision = compensation.decision.as_ref().map(Sentence::to_text);
        let lines: Vec<_> = parts.chain(decision).collect();
        self.part(Some("page-compensation"), &lines.join("\n"));
    }

    fn update(&mut self, update: &UpdateView<'_>) {
        let head = format!("{} · {}", update.stage, update.at.to_text());
        self.paragraph(&format!("{head}\n{}", to_text(&update.body)));
        if let Some(verified) = &update.verified {
            self.paragraph(&format!("{} {}", verified.how.text, verified.at.to_text()));
        }
        self.compensation(update);
        let improvement = |one: &ImprovementView<'_>| {
            let when = one.when.as_ref().map(|w| format!(" ({})", w.to_text()));
            format!("- {}{}", one.what.text, when.unwrap_or_default())
        };
        let improvements: Vec<_> = update.improvements.iter().map(improvement).collect();
        self.part(Some("page-improvements"), &improvements.join("\n"));
        self.paragraph(update.thanks.map_or("", |thanks| thanks.text));
        for one in &update.corrections {
            let (was, is) = (
                self.scene.message("page-was"),
                self.scene.message("page-is"),
            );
            let at = one.at.to_text();
            self.paragraph(&format!("{at}. {was}: {} · {is}: {}", one.was, one.now));
        }
        let promise = update.next.as_ref().map(|next| next.to_text());
        self.paragraph(&promise.unwrap_or_default());
    }
}
