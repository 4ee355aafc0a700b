//! Words by which a sentence owns the fault, per language. Never judges grammar: a phrase either has the words or not.
//!
//! They are code and no theme file, because a theme that could leave them out could admit what is not ours.

/// Words in lower case, by language.
const ADMISSIONS: &[(&str, &[&str])] = &[
    (
        "da",
        &[
            "vores fejl",
            "vores skyld",
            "vores ansvar",
            "fejlen er vores",
            "fejlen var vores",
            "ansvaret er vores",
            "svigtede dig",
            "svigtet dig",
        ],
    ),
    (
        "de",
        &[
            "unser fehler",
            "unsere schuld",
            "unser verschulden",
            "fehler liegt bei uns",
            "fehler liegt wieder bei uns",
            "fehler lag bei uns",
            "fehler lag wieder bei uns",
            "liegt an uns",
            "lag an uns",
            "lag es an uns",
            "lag wieder an uns",
            "verantwortung liegt bei uns",
            "dafür sind wir verantwortlich",
            "im stich gelassen",
            "schon wieder wir",
            "wir haben sie enttäuscht",
            "wir haben dich enttäuscht",
        ],
    ),
    (
        "en",
        &[
            "our fault",
            "our mistake",
            "our error",
            "our own doing",
            "our responsibility",
            "the fault is ours",
            "the fault was ours",
            "let you down",
            "we are to blame",
            "we broke",
            "we got this wrong",
            "we got it wrong",
            "we caused",
        ],
    ),
    (
        "es",
        &[
            "el fallo es nuestro",
            "el fallo fue nuestro",
            "el fallo ha sido nuestro",
            "el error es nuestro",
            "el error ha sido nuestro",
            "fallo nuestro",
            "error nuestro",
            "nuestro fallo",
            "nuestro error",
            "culpa nuestra",
            "nuestra culpa",
            "la culpa es nuestra",
            "responsabilidad nuestra",
            "la responsabilidad es nuestra",
            "hemos fallado",
            "nos hemos equivocado",
        ],
    ),
];

/// The words by which a text of a language owns the fault, where it does.
pub(crate) fn admission(language: &str, text: &str) -> Option<&'static str> {
    let text = text.to_lowercase().replace('’', "'");
    let (_, words) = ADMISSIONS.iter().find(|(tag, _)| *tag == language)?;
    words.iter().copied().find(|w| text.contains(w))
}

#[cfg(test)]
mod tests {
    use super::admission;

    #[test]
    fn only_words_that_own_the_fault_are_found() {
        assert_eq!(
            admission("en", "Sorry, this is Our fault."),
            Some("our fault")
        );
        assert_eq!(admission("en", "Our engineers found the fault."), None);
        assert_eq!(
            admission("es", "Te hemos fallado. Lo sentimos."),
            Some("hemos fallado")
        );
        assert_eq!(admission("es", "Nuestro arreglo ha fallado."), None);
        assert_eq!(admission("fr", "Our fault."), None);
    }
}
