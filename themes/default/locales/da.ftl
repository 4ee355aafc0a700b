# Grænsefladens ord på dansk. Tal, datoer og klokkeslæt kommer færdigt formateret;
# `$count` vælger flertalsformen, og `$number` er det, der skrives.

day-and-clock = { $day } kl. { $clock }
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
status-postmortem = Efterforløb
status-scheduled = Planlagt
status-in_progress = I gang
status-verifying = Kontrolleres
status-completed = Afsluttet

# Feeds.
feed-title = Driftsstatus for { $name }
feed-entry-title = { $status }: { $title }
feed-next-update = Næste opdatering senest { $when }.
feed-correction = Rettet { $when }: »{ $was }« er nu »{ $now }«.
