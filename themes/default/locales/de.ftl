# Die Wörter der Oberfläche auf Deutsch. Zahlen, Daten und Uhrzeiten kommen fertig formatiert an;
# `$count` wählt die Pluralform, und `$number` ist, was gedruckt wird.

clock-said = { $clock } Uhr
day-and-clock = { $day }, { $clock } Uhr
span-begin = { $day }, { $clock }
span-end = { $clock } Uhr
percent = { $number } %
duration-moment = weniger als eine Minute
duration-minutes =
    { $count ->
        [one] { $number } Minute
       *[other] { $number } Minuten
    }
duration-hours =
    { $count ->
        [one] { $number } Stunde
       *[other] { $number } Stunden
    }
duration-days =
    { $count ->
        [one] { $number } Tag
       *[other] { $number } Tage
    }

# Wo eine Störung oder eine Wartung steht.
status-investigating = Wird untersucht
status-identified = Ursache gefunden
status-monitoring = Unter Beobachtung
status-resolved = Behoben
status-postmortem = Abschlussbericht
status-scheduled = Geplant
status-in_progress = Läuft
status-verifying = Wird geprüft
status-completed = Abgeschlossen

# Die Feeds.
feed-title = Status von { $name }
feed-component-title = { $component }: Status von { $name }
feed-entry-title = { $status }: { $title }
feed-next-update = Nächste Meldung bis { $when }.
feed-correction = Korrigiert { $when }: Aus „{ $was }“ wurde „{ $now }“.
calendar-title = { $name }: geplante Arbeiten

# Die Seiten. Was gleich bleibt, was auch geschieht.
page-title = Status von { $name }
page-skip = Zum Inhalt springen
page-home = Aktueller Stand
page-history = Verlauf
page-history-empty = Bisher ist nichts vorgefallen.
page-feed = Feed
page-languages = Sprachen
page-latest = Neueste
page-works = Alles läuft
page-works-text = Wir wissen von keiner Störung bei unseren Diensten.
page-do = Das hilft jetzt
page-scope = Wen es trifft
page-known = Was wir wissen
page-unknown = Was wir noch nicht wissen
page-still = Geht es immer noch nicht?
page-next-word = Nächste Meldung von uns bis
page-even-if = auch wenn es nichts Neues gibt
page-due = Nächste Meldung von uns
page-late = Die Meldung ist überfällig. Wir arbeiten daran, und sie erscheint hier.
page-emergency = Im Notfall
page-log = Was bisher geschah
page-all-updates = Alle Meldungen im Wortlaut
page-services = Alle Dienste über 90 Tage
page-service = Dienst
page-now = Jetzt
page-days = Tage mit Störung
page-coming = Geplante Arbeiten
page-past = Die letzten 14 Tage
page-past-none = Keine Störungen und keine Arbeiten.
page-past-nothing-else = Keine weiteren Störungen und keine weiteren Arbeiten.
page-updates = Meldungen
page-when = Wann
page-affected = Betroffen
page-lost = Was nicht ging
page-stops = Was ausfallen wird
page-caused-by = Ursache
page-data-lost = Verlorene Daten
page-related = Ähnliche Störungen
page-compensation = Erstattung
page-improvements = Was wir ändern
page-was = Vorher stand hier
page-newer = Neuer
page-older = Älter
page-moved = Diese Seite ist jetzt hier:
page-lost-text = Vielleicht ist sie umgezogen, oder der Link ist unvollständig.
page-nothing-here = Hier ist keine Seite
page-open-now = Im Moment
page-go-on = Hier geht es weiter
page-all-past = Alle früheren Störungen
page-to-come = Geplant
page-to-come-none = Es sind keine Arbeiten geplant.
page-under-way = Im Gange
page-done-work = Frühere Arbeiten
page-calendar = In den Kalender übernehmen
page-is = Jetzt steht hier
page-plain = Nur Text
page-course = Wie es verlief
page-ninety = Die letzten 90 Tage
page-uptime = Verfügbarkeit
page-by-month = Verfügbarkeit nach Monaten
page-month = Monat
page-happened = Was geschah
page-happened-none = Bisher ist nichts vorgefallen.

# Die Seiten. Was von Zeiten, Anzahlen und Namen abhängt.
page-as-of = Stand: { $when }
page-updated = Aktualisiert: { $when }
page-since = seit { $when }
page-lasting = bisher { $length }
page-interval = { $from } bis { $until }
page-checked = Geprüft: { $when }
page-was-due = Eine Meldung war fällig: { $when }.
page-promised = Nächste Meldung zugesagt bis { $when }
page-corrected = Korrigiert: { $when }
page-decision = Wir entscheiden bis { $when }. Die Antwort steht dann hier.
page-done = erledigt am { $when }
page-before = Schon einmal passiert
page-again = Wieder passiert
page-hit = Betraf auch { $names }
page-due-by = bis zum { $when }
page-eta = Bis { $when } soll es wieder laufen.
page-ends = Bis { $when } sollen die Arbeiten fertig sein.
page-overruns = Die Arbeiten dauern länger. Geplantes Ende war: { $when }.
page-no-workaround = Im Moment lässt sich nichts dagegen tun, und es muss nichts umgestellt werden.
page-maintenance = Geplante Arbeiten
page-called-off = Abgesagt
page-open-today = Heute geöffnet: { $from } bis { $until }
page-all-day = Tag und Nacht erreichbar
page-closed-today = Heute geschlossen
page-closed-until = Geschlossen bis { $when }
page-emergency-affected = Anrufe bei { $numbers } kommen aus unserem Netz womöglich nicht durch.
page-emergency-unknown = Wir wissen noch nicht, ob Anrufe bei { $numbers } immer durchkommen.
page-work = Geplante Arbeiten laufen
page-several =
    { $count ->
        [one] { $number } Störung im Moment
       *[other] { $number } Störungen im Moment
    }
page-bad-days = { $number } von { $days } Tagen mit Störung
page-no-bad-days =
    { $count ->
        [one] { $number } Tag ohne Störung
       *[other] { $number } Tage ohne Störung
    }
page-no-days = Noch keine Tage erfasst
page-incidents =
    { $count ->
        [one] { $number } Eintrag
       *[other] { $number } Einträge
    }
page-retired = Eingestellt am { $when }
page-uptime-weighted = So rechnen wir die Verfügbarkeit: Ein Ausfall für alle wird ganz abgezogen, ein Ausfall für einen Teil zu 30 %. Langsame Stunden und geplante Arbeiten werden nicht abgezogen.
page-uptime-strict = So rechnen wir die Verfügbarkeit: Abgezogen wird jede Zeit, in der ein Dienst nicht ganz lief. Geplante Arbeiten werden nicht abgezogen.

# Wie schlimm etwas ist.
impact-none = Hinweis
impact-minor = Geringe Störung
impact-major = Erhebliche Störung
impact-critical = Schwere Störung

# Wie es um einen Dienst steht.
level-operational = Läuft
level-under_maintenance = Geplante Arbeiten
level-degraded_performance = Langsam oder instabil
level-partial_outage = Zum Teil ausgefallen
level-major_outage = Ausgefallen

# Was eine Meldung tut.
stage-investigating = Wir suchen die Ursache
stage-investigating-again = Wir suchen erneut die Ursache
stage-investigating-still = Wir suchen weiter die Ursache
stage-identified = Ursache gefunden
stage-identified-again = Wird erneut behoben
stage-identified-still = Wird behoben
stage-monitoring = Wir beobachten die Reparatur
stage-monitoring-still = Wir beobachten die Reparatur weiter
stage-resolved = Behoben
stage-postmortem = Rückblick
stage-scheduled = Geplant
stage-in_progress = Läuft
stage-verifying = Wir prüfen die Arbeiten
stage-completed = Fertig

# Was Betroffene zurückbekommen.
compensation-who = Wer
compensation-amount = Wie viel
compensation-when = Wann
compensation-action = Was zu tun ist

# Bedauern: für sich, und wenn die Schuld bei uns liegt. An den Wörtern ist zu sehen, ob ein Text es selbst sagt.
page-sorry = Es tut uns leid.
page-sorry-ours = Wir entschuldigen uns. Das ist unser Fehler.
page-sorry-word = tut uns leid, tut mir leid, sehr leid, leid tut, leidtut, entschuldig, bedauer, verzeih

# Die Suche im Verlauf; `$number` ist, wie viele Einträge gefunden wurden.
search-label = Suche
search-hint = Ein Dienst, ein Monat oder Wörter aus dem, was geschah
search-waiting = Suche läuft …
search-found = Gefundene Einträge: { $number }
search-first = Gefundene Einträge: { $number }. Die ersten 50 stehen hier; ein Wort mehr grenzt sie ein.
search-none = Nichts gefunden. Weniger oder kürzere Wörter helfen, oder ein Monat weiter unten.
search-failed = Die Suche konnte nicht geladen werden. Alle Einträge stehen in den Monaten weiter unten.

# Was `amends new` schreibt, bevor jemand mehr weiß. `$what` ist, was nicht geht, Namen von Diensten oder der Rat für den Notfall.
holding-title = Störung: { $what }
holding-title-many = Störung bei mehreren Diensten
holding-title-work = Geplante Arbeiten: { $what }
holding-title-work-many = Geplante Arbeiten an mehreren Diensten
holding-or = { $first }, { $last }
holding-cannot = Das geht derzeit nicht: { $what }.
holding-cannot-some = Das geht derzeit nicht bei allen: { $what }.
holding-down = Außer Betrieb: { $what }.
holding-down-some = Nicht bei allen in Betrieb: { $what }.
holding-weak = Läuft schlechter als sonst: { $what }.
holding-work = Das geht während der Arbeiten nicht: { $what }.
holding-work-down = Während der Arbeiten außer Betrieb: { $what }.
holding-scope = Wir können noch nicht sagen, wie viele Kundinnen und Kunden es sind und wo.
holding-unknown = Was ausgefallen ist und wann es wieder funktioniert.
holding-sorry = Das tut uns leid.
holding-text = Wir suchen die Ursache.
holding-sorry-work = Es tut uns leid, dass das stört.
holding-text-work = Wir haben Arbeiten an diesen Diensten geplant.
holding-emergency = Wir wissen noch nicht, ob jeder Notruf durchkommt. { $what }
holding-scope-work = Alle, die diese Dienste nutzen: { $what }.
holding-emergency-work = Während der Arbeiten ist auf Notrufe kein Verlass. { $what }
