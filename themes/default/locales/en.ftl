# The words of the interface in English. Numbers, dates and clock times arrive formatted;
# `$count` selects a plural form and `$number` is what is printed.

day-and-clock = { $day }, { $clock }
percent = { $number }%
duration-moment = less than a minute
duration-minutes =
    { $count ->
        [one] { $number } minute
       *[other] { $number } minutes
    }
duration-hours =
    { $count ->
        [one] { $number } hour
       *[other] { $number } hours
    }
duration-days =
    { $count ->
        [one] { $number } day
       *[other] { $number } days
    }
