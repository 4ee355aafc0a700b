//! Words of harm per language: where one stands in what is told of an incident, no light line stands beside it.
//!
//! Health, safety, death, crime, privacy, and the loss of data or money. They are code and no theme file, because a theme
//! that could leave them out could joke about them. Never judges a customer's message: the desk has words of its own.

/// Words in lower case by language; `*` stands for any end of the word. None begins with another.
const WORDS: &[(&str, &str)] = &[
    (
        "da",
        "alarm*, ambulanc*, angreb*, bedragen*, bedrager*, begravels*, branden, brandvæsen*, datatab*, demens*, \
         dement*, druknet*, dræbt*, døde, dødelig*, døden, dødsfald*, døende, fare, farlig*, forbrydel*, fortrolig*, \
         fødsel*, gidsel*, gravid*, handicap*, helbred*, hjemløs*, hospital*, hærværk*, iltappara*, indbrud*, \
         insulin*, invalid*, kom til skade*, krig, kriminel*, krise*, lammet, læge, lægehjælp*, læger, lækage*, \
         lækkede, lækket, medicin*, misbrug*, mistede data*, mistede penge*, mistet data*, mistet penge*, mord*, \
         offer, ofre, overfald*, pacemaker*, patient*, persondata*, personfølsom*, personlige oplysning*, plejehjem*, \
         politi*, privatliv*, ransom*, respirator*, røveri*, selvmord*, sikkerhed*, stjålet, stjålne, svindel*, \
         svindle*, syg, sygdom*, syge, sygehus*, sårbar*, sårede, såret, terror*, tilskadekom*, truet, trusle*, \
         trussel*, tyveri*, ulykke*, vold, voldelig*, voldtægt*, ældre",
    ),
    (
        "de",
        "alarm*, altenheim*, angegriffen, angriff*, arznei*, arzt, ausgeraubt, beatmung*, bedroh*, beerdigung*, \
         behindert*, behinderung*, betrug, betrüg*, brandstift*, datenabfluss*, datenleck*, datenpanne*, \
         datenschutz*, datenverlust*, demenz*, diebstahl*, einbruch*, entbindung*, erpress*, ertrunken, feuerwehr*, \
         gefahr*, gefähr*, gehackt, geisel*, geldverlust*, gestohlen*, gestorben, gesundheit*, getötet*, gewalt, \
         gewalttät*, hacker*, herzinfarkt*, hilflos*, insulin*, katastroph*, klinik*, krank, kranke*, krieg, \
         kriminal*, kriminell*, lebensgefahr*, leiche*, medikament*, medizin*, missbrauch*, mord, mörder*, notarzt*, \
         opfer, patient*, personenbezogen*, persönliche daten*, pflegebedürf*, pflegeheim*, polizei*, privatsphäre*, \
         ransom*, raub, raubüberfall*, rettungsdienst*, rettungswagen*, schlaganfall*, schutzbedürf*, schwanger*, \
         schwerverletzt*, selbstmord*, senioren*, sicherheit*, sterben*, straftat*, suizid*, terror*, tod, todes*, \
         tot, tote, toten, trauer*, tödlich*, unfall*, unglück*, vergewaltig*, verletzt*, verletzung*, verlorene \
         daten*, verstorben*, vertrauliche, ärzt*, überfall*, überflut*",
    ),
    (
        "en",
        "abus*, accident*, alarm*, ambulance*, assault*, attack*, bereave*, blackmail*, breach*, burglar*, cancer*, \
         care home*, carer*, casualt*, charged twice*, crime*, criminal*, danger*, data loss*, data protection*, data \
         was lost*, data were lost*, dead, death*, deceased, dementia*, dialysis*, die, died, disabilit*, doctor*, \
         dying, elderly*, explosion*, fatal*, fire brigade*, fire service*, flood*, fraud*, funeral*, grief*, hack*, \
         harm*, health*, hospital*, hostage*, hurt*, ill, illness*, injur*, insulin*, kidnap*, kill*, leaked, life \
         support*, lost data*, lost money*, lost their data*, medic*, midwi*, murder*, nurs*, overcharg*, oxygen*, \
         pacemaker*, patients*, personal data*, personal details*, personal information*, phishing*, police*, \
         pregnan*, privacy*, ransom*, rape*, robb*, safety*, scam*, security*, seizure*, stalk*, steal*, stole*, \
         stroke, suicid*, surger*, terror*, theft*, threat*, unsafe*, ventilator*, victim*, violen*, vulnerab*, war, \
         weapon*, wheelchair*, woman in labour*",
    ),
    (
        "es",
        "abuso*, accidente*, agresi*, alarma*, ambulancia*, amenaz*, anciano*, asalt*, asesin*, ataque*, atracad*, \
         atraco*, ayuda médica*, bomberos*, chantaj*, ciberataque*, ciberdelincuen*, crimen*, criminal*, datos \
         personales*, daños personales*, delincuen*, delito*, demencia*, diabétic*, difunt*, discapacid*, embarazad*, \
         enferm*, estafa*, explosi*, extors*, fallecid*, fallecim*, falleció, filtraci*, filtrad*, fraude*, fuga de \
         datos*, funeral*, guerra*, hacke*, herid*, hospital*, incendio*, inseguridad*, insulina*, inundaci*, \
         lesion*, marcapasos*, medicament*, muert*, murieron, murió, médic*, oxígeno*, paciente*, parto, pederas*, \
         peligr*, perdido datos*, perdido dinero*, perdieron datos*, policía*, privacidad*, protección de datos*, \
         pérdida de datos*, pérdida de dinero*, ransom*, residencia de mayores*, respirador*, robado*, robo, robos, \
         salud, secuestr*, seguridad*, suicid*, terror*, tragedia*, urgencias*, vandal*, violaci*, violen*, \
         vulnerab*, víctima*",
    ),
];

/// The words of harm of a language, ready to be looked for.
#[derive(Clone, Debug)]
pub(super) struct HarmWords {
    /// In order by their bytes; a whole word ends in a space.
    words: Vec<String>,
}

impl HarmWords {
    /// The words of a language, where anybody has written them.
    pub(super) fn of(language: &str) -> Option<Self> {
        let (_, list) = WORDS.iter().find(|(tag, _)| *tag == language)?;
        let words = list.split(", ").map(|word| match word.strip_suffix('*') {
            Some(beginning) => beginning.to_owned(),
            None => format!("{word} "),
        });
        let mut words: Vec<_> = words.collect();
        words.sort_unstable();
        Some(Self { words })
    }

    /// The first word of harm in a text.
    pub(super) fn find(&self, text: &str) -> Option<&str> {
        let text = space_words(text, char::is_alphanumeric);
        let starts = text.match_indices(' ').map(|(at, _)| &text[at + 1..]);
        let mut found = starts.filter_map(|rest| self.begins(rest));
        found.next().map(str::trim_end)
    }

    /// As none begins with another, only the last one that is not behind the text can be its beginning.
    fn begins(&self, text: &str) -> Option<&str> {
        let behind = self.words.partition_point(|w| w.as_str() <= text);
        let last = self.words.get(behind.checked_sub(1)?)?;
        text.starts_with(last.as_str()).then_some(last)
    }
}

/// A text in lower case, with one space around each word.
pub(super) fn space_words(text: &str, is_part: impl Fn(char) -> bool) -> String {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !is_part(c));
    let mut plain = String::from(" ");
    for word in words.filter(|w| !w.is_empty()) {
        plain.push_str(word);
        plain.push(' ');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{HarmWords, WORDS};

    fn find(language: &str, text: &str) -> Option<String> {
        let words = HarmWords::of(language)?;
        words.find(text).map(str::to_owned)
    }

    #[test]
    fn every_word_is_found_and_none_begins_with_another() {
        for (language, _) in WORDS {
            let words = HarmWords::of(language).unwrap().words;
            for pair in words.windows(2) {
                assert!(!pair[1].starts_with(&pair[0]), "{language}: {pair:?}");
            }
            for word in &words {
                let word = word.trim_end();
                let text = format!("Oh: {}, no.", word.to_uppercase());
                assert_eq!(find(language, &text).as_deref(), Some(word), "{language}");
            }
        }
    }

    #[test]
    fn words_are_found_only_where_a_word_begins() {
        let check = |text, expect: Option<&str>| {
            assert_eq!(find("en", text).as_deref(), expect, "{text}");
        };
        check("A skill that will chill.", None);
        check("Please dial again.", None);
        check("My mother is ill, help!", Some("ill"));
        check("Two were injured.", Some("injur"));
        check("We lost\ndata.", Some("lost data"));
        assert_eq!(find("fr", "La mort."), None);
    }
}
