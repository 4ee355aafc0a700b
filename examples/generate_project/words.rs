//! What the generated project says, in each language that has built-in phrases. A `#` stands for a number.

/// The texts of one language.
pub(crate) struct Words {
    /// The tag of the language.
    pub(crate) tag: &'static str,
    /// The name of a group of components.
    pub(crate) group: &'static str,
    /// The name of a component.
    pub(crate) part: &'static str,
    /// What people cannot do without a component.
    pub(crate) cannot: &'static str,
    /// The name of the help centre.
    pub(crate) help: &'static str,
    /// The title of an incident.
    pub(crate) title: &'static str,
    /// What an incident does to people.
    pub(crate) effect: &'static str,
    /// Whom it hits.
    pub(crate) scope: &'static str,
    /// What is not known at first.
    pub(crate) unknown: &'static str,
    /// Why it happened.
    pub(crate) cause: &'static str,
    /// What helps those for whom it goes on.
    pub(crate) still: &'static str,
    /// What updates are put together from.
    pub(crate) sentences: [&'static str; 8],
}

/// The languages that a project can be generated in.
pub(crate) const LANGUAGES: [Words; 4] = [ENGLISH, DANISH, SPANISH, GERMAN];

const ENGLISH: Words = Words {
    tag: "en",
    group: "Group #",
    part: "Part #",
    cannot: "use part #",
    help: "Help centre",
    title: "Part # fails for some",
    effect: "You cannot use part #.",
    scope: "About one customer in ten.",
    unknown: "What the cause is.",
    cause: "A system that signs people in has failed.",
    still: "Close the app and open it again.",
    sentences: [
        "Some pages load slowly and some do not load at all.",
        "We found what failed and our engineers are replacing it now.",
        "Calls and texts work again in the north; the south follows during the evening.",
        "Your orders are safe, and nothing that you saved is lost.",
        "We restarted the system that signs people in, and new sign-ins work.",
        "If it still fails for you, close the app, wait a minute and open it again.",
        "We keep watching until an hour has passed without a single error.",
        "Payments that were declined since this morning were not charged, and you can repeat them now.",
    ],
};

const DANISH: Words = Words {
    tag: "da",
    group: "Gruppe #",
    part: "Del #",
    cannot: "bruge del #",
    help: "Kundeservice",
    title: "Del # svigter for nogle",
    effect: "Du kan ikke bruge del #.",
    scope: "Cirka hver tiende kunde.",
    unknown: "Hvad årsagen er.",
    cause: "Et system, der logger folk på, er brudt sammen.",
    still: "Luk appen, og åbn den igen.",
    sentences: [
        "Nogle sider er langsomme, og andre kommer slet ikke frem.",
        "Vi har fundet det, der svigtede, og vores teknikere er i gang med at skifte det.",
        "Opkald og sms'er virker igen i nord, og i syd kommer de tilbage i løbet af aftenen.",
        "Dine ordrer er i behold, og intet af det, du har gemt, er gået tabt.",
        "Vi har genstartet det system, der logger folk på, og man kan logge på igen.",
        "Virker det stadig ikke hos dig, så luk appen, vent et minut, og åbn den igen.",
        "Vi holder øje, til der er gået en time uden en eneste fejl.",
        "Betalinger, der er blevet afvist siden i morges, er ikke trukket, og du kan gentage dem nu.",
    ],
};

const SPANISH: Words = Words {
    tag: "es",
    group: "Grupo #",
    part: "Parte #",
    cannot: "usar la parte #",
    help: "Centro de ayuda",
    title: "La parte # falla para algunas personas",
    effect: "No puedes usar la parte #.",
    scope: "Uno de cada diez clientes, aproximadamente.",
    unknown: "Cuál es la causa.",
    cause: "Ha fallado un sistema que da acceso a las cuentas.",
    still: "Cierra la aplicación y vuelve a abrirla.",
    sentences: [
        "Algunas páginas van despacio y otras no se abren.",
        "Hemos encontrado lo que falló y nuestro equipo técnico lo está cambiando ahora.",
        "Las llamadas y los SMS vuelven a funcionar en el norte; en el sur lo harán durante la tarde.",
        "Tus pedidos están a salvo y no se ha perdido nada de lo que guardaste.",
        "Hemos reiniciado el sistema que da acceso a las cuentas y ya se puede entrar.",
        "Si a ti te sigue fallando, cierra la aplicación, espera un minuto y vuelve a abrirla.",
        "Seguimos atentos hasta que pase una hora sin un solo error.",
        "Los pagos rechazados desde esta mañana no se han cobrado y ya puedes repetirlos.",
    ],
};

const GERMAN: Words = Words {
    tag: "de",
    group: "Gruppe #",
    part: "Teil #",
    cannot: "Teil # nutzen",
    help: "Kundenservice",
    title: "Teil # ist für einige gestört",
    effect: "Sie können Teil # nicht nutzen.",
    scope: "Etwa jede zehnte Kundin und jeder zehnte Kunde.",
    unknown: "Was die Ursache ist.",
    cause: "Ein System, über das sich alle anmelden, ist ausgefallen.",
    still: "Schließen Sie die App und öffnen Sie sie wieder.",
    sentences: [
        "Einige Seiten laden langsam, andere gar nicht.",
        "Wir haben gefunden, was ausgefallen ist, und unsere Technik tauscht es gerade aus.",
        "Anrufe und SMS funktionieren im Norden wieder; der Süden folgt im Laufe des Abends.",
        "Ihre Bestellungen sind sicher, und nichts von dem, was Sie gespeichert haben, ist verloren.",
        "Wir haben das System für die Anmeldung neu gestartet, und neue Anmeldungen gelingen.",
        "Wenn es bei Ihnen noch nicht geht, schließen Sie die App, warten Sie eine Minute und öffnen Sie sie wieder.",
        "Wir beobachten es weiter, bis eine Stunde ohne einen einzigen Fehler vergangen ist.",
        "Seit heute Morgen abgelehnte Zahlungen wurden nicht abgebucht, und Sie können sie jetzt wiederholen.",
    ],
};
