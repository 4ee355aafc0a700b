//! Texts as teams write them in a hurry, in each language that has built-in phrases: good ones, and those that `check` has
//! something to say about. `#` stands for a digit.

/// The blocks that updates in a language are put together from: sentences, lists, links, quotes, and headings.
pub(crate) fn kinds(tag: &str) -> &'static [&'static str] {
    match tag {
        "da" => &DANISH,
        "es" => &SPANISH,
        "de" => &GERMAN,
        _ => &ENGLISH,
    }
}

const ENGLISH: [&str; 24] = [
    "We are sorry that you could not use part #. This is our fault, and we are putting it right.",
    "We apologise for any inconvenience this may have caused.",
    "We found what failed at 09:4#: a system that signs people in. Our engineers are replacing it now.",
    "Some customers may experience intermittent issues with part #.",
    "We are investigating elevated error rates on an upstream node in our primary cluster.",
    "Calls work again in the north. The south follows **during the evening**, area by area.",
    "What you can do now:\n\n- close the app, wait a minute and open it again;\n- use Wi-Fi for calls where you have it;\n- in an emergency, call 112 from any phone.",
    "Details are on [our help pages](https://help.bench.example/part-#), and the team there answers until 22:00.",
    "Payments that were declined since this morning were not charged, and you can repeat them now.",
    "A third-party provider had an outage, and mistakes were made when traffic was moved.",
    "Everything is back to normal as of 14:1#! Thank you for your patience.",
    "We restarted the system that signs people in. It failed again, so we replace the unit that it runs on. We write again at 11:30, sooner if something changes.",
    "This will never happen again: we have removed the configuration that was deployed at 08:15 and every server that still had it.",
    "> Message `E-4#2` stands on the screen when you are hit.\n\nIf you see it, nothing that you saved is lost.",
    "We continue to monitor the situation and will provide an update shortly.",
    "If you were without service on 12 July you get 10% of your monthly price back with the August bill. You need to do nothing.",
    "What happened\n-------------\n\nAt 02:10 a change to our database went out that had passed its tests. Under the load of the morning it stopped answering, and with it part #, which asks it for every page that somebody opens and which has no other place to ask.",
    "The fix is expected tomorrow afternoon. Until then, part # may be slow between 08:00 and 10:00.",
    "We are working hard to resolve this as soon as possible.",
    "Only a small number of users are affected, and most of them can sign in by e-mail (support@bench.example) instead.",
    "Orders from before 10:00 are safe. Orders placed between 10:00 and 10:4# did not reach us; please place them again.",
    "The work on part # begins at 23:00 and takes about two hours. Pages open as usual, and nothing can be saved.",
    "Latency in eu-west-# has recovered after a failover to the standby; residual 5xx are being drained.",
    "It has worked for an hour without a single error. If it still fails for you, call us on 0800 100 20#.",
];

const DANISH: [&str; 8] = [
    "Vi er kede af, at du ikke kunne bruge del #. Det er vores fejl, og vi retter den.",
    "Vi beklager eventuelle gener.",
    "Vi har fundet det, der svigtede, kl. 9.4#: et system, der logger folk på.",
    "Nogle kunder kan opleve problemer med del #.",
    "Det kan du gøre nu:\n\n- luk appen, vent et minut, og åbn den igen;\n- brug wi-fi til opkald, hvor du har det.",
    "Læs mere på [vores hjælpesider](https://help.bench.example/del-#). Vi svarer til kl. 22.",
    "Alt virker igen! Tak for tålmodigheden.",
    "Vi har genstartet systemet. Det svigtede igen, så nu skifter vi enheden. Vi skriver igen kl. 11.30.",
];

const SPANISH: [&str; 8] = [
    "Sentimos que no hayas podido usar la parte #. Es culpa nuestra y lo estamos arreglando.",
    "Disculpen las molestias ocasionadas.",
    "A las 9:4# encontramos lo que falló: un sistema que da acceso a las cuentas.",
    "Es posible que algunos clientes experimenten problemas con la parte #.",
    "Qué puedes hacer ahora:\n\n- cierra la aplicación, espera un minuto y vuelve a abrirla;\n- llama por wifi donde la tengas.",
    "Hay más en [nuestras páginas de ayuda](https://help.bench.example/parte-#), con gente que responde hasta las 22:00.",
    "¡Ya está todo resuelto! Gracias por su paciencia.",
    "Reiniciamos el sistema y volvió a fallar, así que cambiamos la unidad. Volvemos a escribir a las 11:30.",
];

const GERMAN: [&str; 8] = [
    "Es tut uns leid, dass Sie Teil # nicht nutzen konnten. Das ist unser Fehler, und wir beheben ihn.",
    "Wir bitten um Entschuldigung für etwaige Unannehmlichkeiten.",
    "Um 9:4# Uhr haben wir gefunden, was ausgefallen ist: ein System, über das sich alle anmelden.",
    "Bei einigen Kunden kann es zu Einschränkungen bei Teil # kommen.",
    "Das können Sie jetzt tun:\n\n- die App schließen, eine Minute warten und sie wieder öffnen;\n- über WLAN telefonieren, wo es geht.",
    "Mehr dazu auf [unseren Hilfeseiten](https://help.bench.example/teil-#); dort antwortet das Team bis 22 Uhr.",
    "Es geht alles wieder! Vielen Dank für Ihre Geduld.",
    "Wir haben das System neu gestartet. Es fiel wieder aus, deshalb tauschen wir die Einheit. Wir schreiben wieder um 11:30 Uhr.",
];
