//! Tera templates, with their mistakes as diagnostics. Never knows which page a template is for.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostics::{Code, Diagnostic};
use crate::source::{FileId, Place, Sources};

/// The templates of a theme.
pub struct Templates {
    tera: Tera,
    files: BTreeMap<String, FileId>,
}

/// What most pages fit in, so that their text is not moved while it grows.
const USUAL_SIZE: usize = 24 * 1024;

/// What many pages show alike, turned into what templates read only once.
#[derive(Clone, Debug)]
pub struct Shared(Value);

impl Shared {
    /// Turns a value into what templates read.
    pub fn new(value: &impl Serialize) -> Self {
        Self(Value::from_serializable(value))
    }
}

impl Templates {
    /// Reads all templates; what one of them does wrong is a problem, and the others are still there.
    pub fn read(
        sources: &Sources,
        files: &BTreeMap<String, FileId>,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut templates = Self {
            tera: Tera::new(),
            files: files.clone(),
        };
        templates.tera.autoescape_on(vec![".html", ".svg"]);
        let all = files
            .iter()
            .map(|(name, file)| (name.as_str(), sources.text(*file)));
        if let Err(error) = templates.tera.add_raw_templates(all) {
            problems.push(templates.diagnose(&error));
        }
        templates
    }

    /// Renders a template with what it shows, and with what it shares with other pages as `shell`.
    pub fn render(
        &self,
        name: &str,
        shared: &Shared,
        view: &impl Serialize,
    ) -> Result<Vec<u8>, Box<Diagnostic>> {
        let context = Context::from_serialize(view);
        let rendered = context.and_then(|mut context| {
            let mut page = Vec::with_capacity(USUAL_SIZE);
            context.insert_value("shell", shared.0.clone());
            self.tera.render_to(name, &context, &mut page)?;
            Ok(page)
        });
        rendered.map_err(|error| Box::new(self.diagnose(&error)))
    }

    fn diagnose(&self, error: &tera::Error) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
            _ => return Diagnostic::error(Code::Template, message(&error.to_string())),
        };
        let problem = Diagnostic::error(Code::Template, message(report.message()));
        let problem = match self.files.get(report.filename()) {
            Some(file) => {
                let range = &report.span().range;
                problem.at(Place::new(*file, range.start, range.end), "")
            }
            None => problem,
        };
        problem.help("compare the template with the one of the default theme")
    }
}

/// The first line of a message, in the style of all others.
fn message(text: &str) -> String {
    let line = text.lines().next().unwrap_or("").trim_end_matches('.');
    let mut letters = line.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => "the template cannot be used".to_owned(),
    }
}
