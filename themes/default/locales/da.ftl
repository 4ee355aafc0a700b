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
