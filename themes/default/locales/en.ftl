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

# Where an incident or a maintenance stands.
status-investigating = Investigating
status-identified = Identified
status-monitoring = Monitoring
status-resolved = Resolved
status-postmortem = Postmortem
status-scheduled = Scheduled
status-in_progress = In progress
status-verifying = Verifying
status-completed = Completed

# The feeds.
feed-title = { $name } status
feed-entry-title = { $status }: { $title }
feed-next-update = Next update by { $when }.
feed-correction = Corrected { $when }: “{ $was }” is now “{ $now }”.
