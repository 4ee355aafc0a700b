# Grænsefladens ord på dansk. Tal, datoer og klokkeslæt kommer færdigt formateret;
# `$count` vælger flertalsformen, og `$number` er det, der skrives.

clock-said = kl. { $clock }
day-and-clock = { $day } kl. { $clock }
span-begin = { $day } kl. { $clock }
span-end = { $clock }
percent = { $number } %
duration-moment = under et minut
duration-minutes =
    { $count ->
        [one] { $number } minut
       *[other] { $number } minutter
    }
duration-hours =
    { $count ->
        [one] { $number } time
       *[other] { $number } timer
    }
duration-days =
    { $count ->
        [one] { $number } dag
       *[other] { $number } dage
    }

# Hvor en hændelse eller et vedligehold står.
status-investigating = Undersøges
status-identified = Årsag fundet
status-monitoring = Overvåges
status-resolved = Løst
status-postmortem = Tilbageblik
status-scheduled = Planlagt
status-in_progress = I gang
status-verifying = Kontrolleres
status-completed = Afsluttet

# Feeds.
feed-title = Driftsstatus for { $name }
feed-component-title = { $component }: driftsstatus for { $name }
feed-entry-title = { $status }: { $title }
feed-next-update = Næste opdatering senest { $when }.
feed-correction = Rettet { $when }: »{ $was }« er nu »{ $now }«.
calendar-title = { $name }: planlagt arbejde

# Siderne. Det, der står fast, uanset hvad der sker.
page-title = Driftsstatus for { $name }
page-skip = Gå til indholdet
page-home = Status nu
page-history = Historik
page-history-empty = Der er ikke sket noget endnu.
page-feed = Feed
page-languages = Sprog
page-latest = Seneste
page-works = Alt virker
page-works-text = Vi kender ikke til problemer med nogen af vores tjenester.
page-do = Det kan du gøre nu
page-scope = Hvem det rammer
page-known = Det ved vi
page-unknown = Det ved vi endnu ikke
page-still = Virker det stadig ikke?
page-next-word = Næste melding fra os senest
page-even-if = også selv om der ikke er noget nyt
page-due = Næste melding fra os
page-late = Den er forsinket. Vi skriver her, så snart vi kan.
page-emergency = I en nødsituation
page-log = Det er der sket indtil nu
page-all-updates = Alle meldinger i fuld længde
page-services = Alle tjenester over 90 dage
page-service = Tjeneste
page-now = Nu
page-days = Dage med problemer
page-coming = Planlagt arbejde
page-past = De seneste 14 dage
page-past-none = Intet gik galt, og der blev ikke arbejdet på noget.
page-past-nothing-else = Intet andet gik galt, og der blev ikke arbejdet på andet.
page-updates = Meldinger
page-when = Hvornår
page-affected = Ramt
page-lost = Det kunne man ikke
page-stops = Det holder op med at virke
page-caused-by = Årsag
page-data-lost = Tabte data
page-related = Andre problemer med det samme
page-compensation = Det får du tilbage
page-improvements = Det laver vi om
page-was = Der stod
page-newer = Senere
page-older = Tidligere
page-moved = Siden er nu her:
page-lost-text = Siden kan være flyttet, eller der mangler et stykke af linket.
page-nothing-here = Her er ingen side
page-open-now = Lige nu
page-go-on = Se i stedet
page-all-past = Alle tidligere problemer
page-to-come = På vej
page-to-come-none = Der er ikke planlagt noget arbejde.
page-under-way = I gang nu
page-done-work = Tidligere arbejde
page-calendar = Læg i din kalender
page-is = Der står nu
page-plain = Ren tekst
page-course = Sådan gik det
page-ninety = De seneste 90 dage
page-uptime = Oppetid
page-by-month = Oppetid måned for måned
page-month = Måned
page-happened = Det er der sket
page-happened-none = Der er ikke sket noget endnu.

# Siderne. Det, der afhænger af tider, antal og navne.
page-as-of = Status { $when }
page-updated = Opdateret { $when }
page-since = siden { $when }
page-lasting = i { $length }
page-interval = { $from } til { $until }
page-checked = Prøvet { $when }
page-was-due = En melding skulle være kommet { $when }.
page-promised = Næste melding lovet senest { $when }
page-corrected = Rettet { $when }
page-decision = Vi beslutter det senest { $when } og skriver det her.
page-done = gjort { $when }
page-before = Er sket før
page-again = Er sket igen
page-hit = Ramte også { $names }
page-due-by = senest { $when }
page-eta = Vi forventer, at det virker igen senest { $when }.
page-ends = Arbejdet slutter senest { $when }.
page-overruns = Arbejdet skulle være slut { $when } og tager længere tid.
page-no-workaround = Du kan ikke gøre noget ved det endnu, og du skal ikke ændre noget.
page-maintenance = Planlagt arbejde
page-called-off = Aflyst
page-open-today = Åbent i dag kl. { $from } til { $until }
page-all-day = Åbent døgnet rundt
page-closed-today = Lukket i dag
page-closed-until = Lukket indtil { $when }
page-emergency-affected = Opkald til { $numbers } går måske ikke igennem fra vores net.
page-emergency-unknown = Vi ved endnu ikke, om opkald til { $numbers } altid går igennem.
page-work = Planlagt arbejde er i gang
page-several =
    { $count ->
        [one] { $number } problem lige nu
       *[other] { $number } problemer lige nu
    }
page-bad-days = { $number } af { $days } dage med problemer
page-no-bad-days =
    { $count ->
        [one] { $number } dag uden problemer
       *[other] { $number } dage uden problemer
    }
page-no-days = Ingen dage registreret endnu
page-incidents =
    { $count ->
        [one] { $number } hændelse
       *[other] { $number } hændelser
    }
page-retired = Udgået { $when }
page-uptime-weighted = Sådan regnes oppetid: Tid, hvor en tjeneste er nede, trækkes helt fra. Tid, hvor den er nede for nogle, trækkes fra med 30 %. Langsomme timer og planlagt arbejde trækkes ikke fra.
page-uptime-strict = Sådan regnes oppetid: Al tid, hvor en tjeneste ikke virker helt, trækkes fra. Planlagt arbejde trækkes ikke fra.

# Hvor alvorligt noget er.
impact-none = Meddelelse
impact-minor = Mindre problem
impact-major = Stort problem
impact-critical = Kritisk problem

# Hvordan en tjeneste har det.
level-operational = Virker
level-under_maintenance = Planlagt arbejde
level-degraded_performance = Langsom eller ustabil
level-partial_outage = Nede for nogle
level-major_outage = Nede

# Hvad en melding gør.
stage-investigating = Vi leder efter årsagen
stage-investigating-again = Vi leder igen efter årsagen
stage-investigating-still = Vi leder stadig efter årsagen
stage-identified = Årsagen er fundet
stage-identified-again = Vi retter fejlen igen
stage-identified-still = Vi retter fejlen
stage-monitoring = Vi holder øje med rettelsen
stage-monitoring-still = Vi holder stadig øje med rettelsen
stage-resolved = Løst
stage-postmortem = Tilbageblik
stage-scheduled = Planlagt
stage-in_progress = I gang
stage-verifying = Vi prøver arbejdet efter
stage-completed = Færdigt

# Hvad man får tilbage.
compensation-who = Hvem
compensation-amount = Hvor meget
compensation-when = Hvornår
compensation-action = Hvad du skal gøre

# Beklagelse: alene, og når fejlen er vores. Ordene, med komma imellem, viser, at en tekst selv siger det.
page-sorry = Vi beklager.
page-sorry-ours = Vi beklager. Fejlen er vores.
page-sorry-word = beklag, undskyld, kede af, ked af

# Søgning i historikken; `$number` er, hvor mange der blev fundet.
search-label = Søg
search-hint = En tjeneste, en måned eller ord om det, der skete
search-waiting = Søger …
search-found = Fundne hændelser: { $number }
search-first = Fundne hændelser: { $number }. De første 50 vises; et ord mere indsnævrer dem.
search-none = Intet fundet. Prøv færre eller kortere ord, eller se i en måned nedenfor.
search-failed = Søgningen kunne ikke hentes. Alle hændelser står i månederne nedenfor.

# Hvad `amends new` skriver, før nogen ved mere. `$what` er det, man ikke kan, navne på tjenester eller råd i en nødsituation.
holding-title = Problemer: { $what }
holding-title-many = Problemer med flere tjenester
holding-title-work = Planlagt arbejde: { $what }
holding-title-work-many = Planlagt arbejde på flere tjenester
holding-or = { $first }, og heller ikke { $last }
holding-cannot = Du kan ikke { $what }.
holding-cannot-some = Det kan ikke lade sig gøre for alle: { $what }.
holding-down = Virker ikke: { $what }.
holding-down-some = Virker ikke for alle: { $what }.
holding-weak = Virker dårligere end normalt: { $what }.
holding-work = Under arbejdet kan du ikke { $what }.
holding-work-down = Virker ikke under arbejdet: { $what }.
holding-scope = Vi kan endnu ikke sige, hvor mange kunder det er, eller hvor.
holding-unknown = Hvad der er gået galt, og hvornår det virker igen.
holding-sorry = Det beklager vi.
holding-text = Vi leder efter årsagen.
holding-sorry-work = Vi beklager, at det er til besvær.
holding-text-work = Vi har planlagt arbejde på disse tjenester.
holding-emergency = Vi ved endnu ikke, om alle nødopkald går igennem. { $what }
holding-scope-work = Alle, der bruger { $what }.
holding-emergency-work = Regn ikke med, at nødopkald går igennem under arbejdet. { $what }
