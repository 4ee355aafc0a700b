# De woorden van de interface in het Nederlands. Getallen, datums en tijden komen al opgemaakt binnen;
# `$count` kiest de vorm van het meervoud en `$number` is wat er staat. De klant is `je`.
# Na te lezen door iemand met Nederlands als moedertaal: `bericht` voor elke melding, `storing` tegenover `probleem`,
# en of Vlaamse lezers zich in `je` en in `uiterlijk` thuis voelen.

clock-said = { $clock } uur
day-and-clock = { $day } om { $clock }
span-begin = { $day }, { $clock }
span-end = { $clock } uur
percent = { $number }%
duration-moment = minder dan een minuut
duration-minutes =
    { $count ->
        [one] { $number } minuut
       *[other] { $number } minuten
    }
duration-hours =
    { $count ->
        [one] { $number } uur
       *[other] { $number } uur
    }
duration-days =
    { $count ->
        [one] { $number } dag
       *[other] { $number } dagen
    }

# Waar een storing of onderhoud staat.
status-investigating = In onderzoek
status-identified = Oorzaak gevonden
status-monitoring = Onder observatie
status-resolved = Opgelost
status-postmortem = Terugblik
status-scheduled = Gepland
status-in_progress = Bezig
status-verifying = Wordt gecontroleerd
status-completed = Afgerond

# De feeds.
feed-title = Status van { $name }
feed-component-title = { $component }: status bij { $name }
feed-entry-title = { $status }: { $title }
feed-next-update = Volgend bericht uiterlijk { $when }.
feed-correction = Verbeterd { $when }: ‘{ $was }’ is nu ‘{ $now }’.
calendar-title = { $name }: gepland werk

# De pagina’s. Wat altijd zo blijft staan.
page-title = Status van { $name }
page-skip = Naar de inhoud
page-home = Status nu
page-history = Geschiedenis
page-history-empty = Er is nog niets gebeurd.
page-feed = Nieuwsfeed
page-languages = Talen
page-latest = Nieuwste
page-works = Alles werkt
page-works-text = We weten van geen enkel probleem met onze diensten.
page-do = Wat je nu kunt doen
page-scope = Wie er last van heeft
page-known = Wat we weten
page-unknown = Wat we nog niet weten
page-still = Werkt het nog steeds niet?
page-next-word = Volgend bericht van ons uiterlijk
page-even-if = ook als er geen nieuws is
page-due = Volgend bericht van ons
page-late = Het is te laat. Het komt hier te staan zodra we kunnen.
page-emergency = In noodgevallen
page-log = Wat er tot nu toe is gebeurd
page-all-updates = Alle berichten volledig
page-services = Alle diensten, de laatste 90 dagen
page-service = Dienst
page-now = Nu
page-days = Dagen met een probleem
page-coming = Gepland werk
page-past = De laatste 14 dagen
page-past-none = Er ging niets mis en er werd nergens aan gewerkt.
page-past-nothing-else = Verder ging er niets mis en werd er nergens aan gewerkt.
page-updates = Berichten
page-when = Wanneer
page-affected = Getroffen diensten
page-lost = Wat niet kon
page-stops = Wat er stilvalt
page-caused-by = Oorzaak
page-data-lost = Verloren gegevens
page-related = Verwante problemen
page-compensation = Wat je terugkrijgt
page-improvements = Wat we veranderen
page-was = Er stond
page-newer = Nieuwer
page-older = Ouder
page-moved = Deze pagina staat nu hier:
page-lost-text = Misschien is ze verplaatst, of ontbreekt er een stuk van de link.
page-nothing-here = Hier is geen pagina
page-open-now = Op dit moment
page-go-on = Waar je verder kunt kijken
page-all-past = Alle eerdere problemen
page-to-come = Komt nog
page-to-come-none = Er is geen werk gepland.
page-under-way = Nu bezig
page-done-work = Eerder werk
page-calendar = Aan agenda toevoegen
page-is = Er staat nu
page-plain = Alleen tekst
page-course = Hoe het verliep
page-ninety = De laatste 90 dagen
page-uptime = Beschikbaarheid
page-by-month = Beschikbaarheid per maand
page-month = Maand
page-happened = Wat er gebeurde
page-happened-none = Er is nog niets gebeurd.

# De pagina’s. Wat van tijden, aantallen en namen afhangt. Zonder `om` voor een tijd: haar dag kan erbij staan.
page-as-of = Stand van { $when }
page-updated = Bijgewerkt: { $when }
page-since = sinds { $when }
page-lasting = al { $length }
page-interval = { $from } tot { $until }
page-checked = Nagegaan: { $when }
page-was-due = Er had een bericht moeten komen: { $when }.
page-promised = Volgend bericht beloofd: uiterlijk { $when }
page-corrected = Verbeterd: { $when }
page-decision = We beslissen uiterlijk { $when } en zetten het hier.
page-done = gedaan op { $when }
page-before = Eerder gebeurd
page-again = Opnieuw gebeurd
page-hit = Trof ook { $names }
page-due-by = uiterlijk { $when }
page-eta = We verwachten dat het uiterlijk { $when } weer werkt.
page-ends = Het werk is uiterlijk { $when } klaar.
page-overruns = Het werk loopt uit. Het had klaar moeten zijn: { $when }.
page-no-workaround = Je kunt er nu nog niets aan doen, en je hoeft niets te veranderen.
page-maintenance = Gepland werk
page-called-off = Afgelast
page-open-today = Vandaag open van { $from } tot { $until }
page-all-day = Dag en nacht bereikbaar
page-closed-today = Vandaag gesloten
page-closed-until = Gesloten tot { $when }
page-emergency-affected = Bellen naar { $numbers } lukt vanaf ons netwerk misschien niet.
page-emergency-unknown = We weten nog niet of bellen naar { $numbers } altijd lukt.
page-work = Er wordt volgens planning gewerkt
page-several =
    { $count ->
        [one] { $number } storing op dit moment
       *[other] { $number } storingen op dit moment
    }
page-bad-days = { $number } van { $days } dagen met een probleem
page-no-bad-days =
    { $count ->
        [one] { $number } dag zonder probleem
       *[other] { $number } dagen zonder probleem
    }
page-no-days = Nog geen dagen bijgehouden
page-incidents =
    { $count ->
        [one] { $number } melding
       *[other] { $number } meldingen
    }
page-retired = Gestopt op { $when }
page-uptime-weighted = Voor de beschikbaarheid telt tijd dat een dienst plat lag helemaal mee, en tijd dat hij voor een deel plat lag voor 30%. Trage uren en gepland werk tellen niet mee.
page-uptime-strict = Voor de beschikbaarheid telt alle tijd mee waarin een dienst niet volledig werkte. Gepland werk telt niet mee.

# Hoe erg iets is.
impact-none = Mededeling
impact-minor = Kleine storing
impact-major = Grote storing
impact-critical = Zeer ernstige storing

# Hoe het met een dienst gaat.
level-operational = Werkt
level-under_maintenance = Gepland werk
level-degraded_performance = Traag of onstabiel
level-partial_outage = Deels uitgevallen
level-major_outage = Uitgevallen

# Wat een bericht doet.
stage-investigating = We zoeken de oorzaak
stage-investigating-again = We zoeken opnieuw de oorzaak
stage-investigating-still = We zoeken nog steeds de oorzaak
stage-identified = Oorzaak gevonden
stage-identified-again = We herstellen het opnieuw
stage-identified-still = We herstellen het
stage-monitoring = We volgen of het herstel houdt
stage-monitoring-still = We volgen nog of het herstel houdt
stage-resolved = Opgelost
stage-postmortem = Terugblik
stage-scheduled = Gepland
stage-in_progress = Bezig
stage-verifying = We controleren het werk
stage-completed = Klaar

# Wat klanten terugkrijgen.
compensation-who = Wie
compensation-amount = Hoeveel
compensation-when = Wanneer
compensation-action = Wat je moet doen

# Spijt: op zichzelf, en waar de fout bij ons ligt. De woorden, met komma’s ertussen, tonen dat een tekst het zelf zegt.
page-sorry = Het spijt ons.
page-sorry-ours = Het spijt ons. De fout ligt bij ons.
page-sorry-word = sorry, spijt, excus, excuus, betreur, verontschuldig

# Het zoeken in de geschiedenis; `$number` is hoeveel meldingen er gevonden zijn.
search-label = Zoeken
search-hint = Een dienst, een maand of woorden uit wat er gebeurde
search-waiting = Bezig met zoeken…
search-found = Gevonden meldingen: { $number }
search-first = Gevonden meldingen: { $number }. De eerste 50 staan hier; met een woord erbij worden het er minder.
search-none = Niets gevonden. Probeer minder of kortere woorden, of kijk hieronder in een maand.
search-failed = Het zoeken kon niet worden geladen. Alle meldingen staan hieronder, maand voor maand.

# Wat `amends new` schrijft voordat iemand meer weet. `$what` is wat niet lukt, namen van diensten of het advies voor een noodgeval.
holding-title = Storing: { $what }
holding-title-many = Storing bij meerdere diensten
holding-title-work = Gepland werk: { $what }
holding-title-work-many = Gepland werk aan meerdere diensten
holding-or = { $first }, { $last }
holding-cannot = Dit lukt nu niet: { $what }.
holding-cannot-some = Dit lukt nu niet bij iedereen: { $what }.
holding-down = Werkt niet: { $what }.
holding-down-some = Werkt niet bij iedereen: { $what }.
holding-weak = Werkt slechter dan normaal: { $what }.
holding-work = Dit lukt niet tijdens het werk: { $what }.
holding-work-down = Werkt niet tijdens het werk: { $what }.
holding-scope = We kunnen nog niet zeggen hoeveel klanten het zijn en waar.
holding-unknown = Wat er is uitgevallen en wanneer het weer werkt.
holding-sorry = Het spijt ons.
holding-text = We zoeken de oorzaak.
holding-sorry-work = Het spijt ons dat dit hinder geeft.
holding-text-work = We hebben werk aan deze diensten gepland.
holding-emergency = We weten nog niet of elk noodgesprek doorkomt. { $what }
holding-scope-work = Iedereen die dit gebruikt: { $what }.
holding-emergency-work = Reken tijdens het werk niet op noodgesprekken. { $what }
