//! Tera templates, with their mistakes as diagnostics. Never knows which page a template is for.

use serde::Serialize;
use tera::{Context, Tera, Value};

use super::mistakes::{self, Files};
use crate::diagnostics::Diagnostic;
use crate::source::Sources;

/// The templates of a theme.
pub struct Templates {
    tera: Tera,
    files: Files,
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
    pub fn read(sources: &Sources, files: &Files, problems: &mut Vec<Diagnostic>) -> Self {
        let mut templates = Self {
            tera: Tera::new(),
            files: files.clone(),
        };
        templates.tera.autoescape_on(vec![".html", ".svg"]);
        let all = files
            .iter()
            .map(|(name, file)| (name.as_str(), sources.text(*file)));
        if let Err(error) = templates.tera.add_raw_templates(all) {
            problems.extend(mistakes::of_reading(&error, files, sources));
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
        match rendered {
            Ok(page) if page.trim_ascii().is_empty() => {
                Err(Box::new(mistakes::of_nothing(name, &self.files)))
            }
            Ok(page) => Ok(page),
            Err(error) => Err(Box::new(mistakes::of_rendering(&error, &self.files))),
        }
    }
}
