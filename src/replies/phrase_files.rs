//! The files that phrasebooks are in: `phrases/LANG.yaml`, and `phrases/LANG.REGISTER.yaml` for the other form of address.

use crate::schema::project::Register;
use crate::source::{BUILT_IN, FileId, Sources};

/// A file of phrases, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PhraseFile {
    /// The file.
    pub(super) file: FileId,
    /// The tag in its name.
    pub(super) language: String,
    /// The form of address in its name.
    pub(super) register: Option<Register>,
    /// Whose it is.
    pub(super) layer: Layer,
}

/// Whose a file is; the project's own lie over the built-in ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// The built-in theme's.
    BuiltIn,
    /// The project's.
    Own,
}

/// The files of a theme in the order in which they are laid over each other.
///
/// The form of address goes before the layer: a cell in the form that is asked for wins over one of the project's in the
/// other. An own file that says what the built-in one says is that file.
pub(super) fn phrase_files(sources: &Sources, theme: &str) -> Vec<PhraseFile> {
    let built_in = of_layer(sources, BUILT_IN, Layer::BuiltIn);
    let mut own = of_layer(sources, theme, Layer::Own);
    let is_copy = |own: &PhraseFile| {
        let same = |b: &PhraseFile| sources.text(b.file) == sources.text(own.file);
        built_in.iter().any(|b| b.name() == own.name() && same(b))
    };
    own.retain(|f| !is_copy(f));
    let mut files = [built_in, own].concat();
    files.sort_by_key(|f| (f.register, f.layer));
    files
}

fn of_layer(sources: &Sources, theme: &str, layer: Layer) -> Vec<PhraseFile> {
    let files = sources.theme_texts(theme, "phrases/");
    let files = files.filter_map(|(path, file)| {
        let (language, register) = parse_name(path.strip_suffix(".yaml")?);
        let language = language.to_owned();
        Some(PhraseFile {
            file,
            language,
            register,
            layer,
        })
    });
    files.collect()
}

/// Language and form of address; what is no form of address belongs to the language.
fn parse_name(name: &str) -> (&str, Option<Register>) {
    let parts = name.rsplit_once('.');
    let parts = parts.and_then(|(language, word)| Some((language, Register::from_word(word)?)));
    parts.map_or((name, None), |(language, register)| {
        (language, Some(register))
    })
}

impl PhraseFile {
    /// The name without folder and ending.
    pub(super) fn name(&self) -> (&str, Option<Register>) {
        (&self.language, self.register)
    }
}
