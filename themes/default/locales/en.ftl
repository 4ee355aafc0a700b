# The words of the interface in English. Numbers, dates and clock times arrive formatted;
# `$count` selects a plural form and `$number` is what is printed.

clock-said = { $clock }
day-and-clock = { $day }, { $clock }
span-begin = { $day }, { $clock }
span-end = { $clock }
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
feed-component-title = { $component }: { $name } status
feed-entry-title = { $status }: { $title }
feed-next-update = Next update by { $when }.
feed-correction = Corrected { $when }: “{ $was }” is now “{ $now }”.
calendar-title = { $name }: planned work

# The pages. What stands as it is, whatever happens.
page-title = { $name } status
page-skip = Skip to the content
page-home = Status now
page-history = History
page-history-empty = Nothing has happened yet.
page-feed = Feed
page-languages = Languages
page-latest = Latest
page-works = Everything works
page-works-text = We know of no problem with any of our services.
page-do = What you can do now
page-scope = Who is affected
page-known = What we know
page-unknown = What we don’t know yet
page-still = Still not working?
page-next-word = Next word from us by
page-even-if = even if there is no news
page-due = Next word from us
page-late = It is late. We post here as soon as we can.
page-emergency = In an emergency
page-log = What happened so far
page-all-updates = Every update in full
page-services = Every service, over 90 days
page-service = Service
page-now = Now
page-days = Days with a problem
page-coming = Planned work
page-past = The past 14 days
page-past-none = Nothing went wrong and no work was done.
page-past-nothing-else = Nothing else went wrong and no other work was done.
page-updates = Updates
page-when = When
page-affected = Affected
page-lost = What people could not do
page-stops = What will stop
page-caused-by = Cause
page-data-lost = Data lost
page-related = Related problems
page-compensation = What you get back
page-improvements = What we change
page-was = It said
page-newer = Later
page-older = Earlier
page-moved = This page is here now:
page-lost-text = It may have moved, or the link was cut off.
page-nothing-here = There is no page here
page-open-now = Right now
page-go-on = Where to look next
page-all-past = All past problems
page-to-come = To come
page-to-come-none = No work is planned.
page-under-way = Going on now
page-done-work = Past work
page-calendar = Add to your calendar
page-is = It says now
page-plain = Plain text
page-course = How it went
page-ninety = The past 90 days
page-uptime = Uptime
page-by-month = Uptime by month
page-month = Month
page-happened = What happened
page-happened-none = Nothing has happened to it yet.

# The pages. What depends on times, counts and names.
page-as-of = As of { $when }
page-updated = Updated { $when }
page-since = since { $when }
page-lasting = for { $length }
page-interval = { $from } to { $until }
page-checked = Checked at { $when }
page-was-due = An update was due at { $when }.
page-promised = Next update promised by { $when }
page-corrected = Corrected { $when }
page-decision = We decide by { $when } and say so here.
page-done = done on { $when }
page-before = Happened before
page-again = Happened again
page-hit = Also hit { $names }
page-due-by = by { $when }
page-eta = We expect it to work again by { $when }.
page-ends = The work ends by { $when }.
page-overruns = The work was to end by { $when } and takes longer.
page-no-workaround = There is nothing you can do about it yet, and nothing you need to change.
page-maintenance = Planned work
page-called-off = Called off
page-open-today = Open today { $from } to { $until }
page-all-day = Open day and night
page-closed-today = Closed today
page-closed-until = Closed until { $when }
page-emergency-affected = Calls to { $numbers } may not get through from our network.
page-emergency-unknown = We do not know yet whether calls to { $numbers } always get through.
page-work = Planned work is under way
page-several =
    { $count ->
        [one] { $number } problem right now
       *[other] { $number } problems right now
    }
page-bad-days = { $number } of { $days } days with a problem
page-no-bad-days =
    { $count ->
        [one] { $number } day without a problem
       *[other] { $number } days without a problem
    }
page-no-days = No days on record yet
page-incidents =
    { $count ->
        [one] { $number } entry
       *[other] { $number } entries
    }
page-retired = No longer offered since { $when }
page-uptime-weighted = Uptime counts time down in full and time down for some at 30%. Slow hours and planned work do not count.
page-uptime-strict = Uptime counts all time in which a service did not fully work. Planned work does not count.

# How bad something is.
impact-none = Notice
impact-minor = Minor problem
impact-major = Major problem
impact-critical = Critical problem

# How a service does.
level-operational = Working
level-under_maintenance = Planned work
level-degraded_performance = Slow or unstable
level-partial_outage = Down for some
level-major_outage = Down

# What an update does.
stage-investigating = Looking into it
stage-investigating-again = Looking into it again
stage-investigating-still = Still looking into it
stage-identified = Cause found
stage-identified-again = Being fixed again
stage-identified-still = Being fixed
stage-monitoring = Watching the fix
stage-monitoring-still = Still watching the fix
stage-resolved = Fixed
stage-postmortem = Looking back
stage-scheduled = Planned
stage-in_progress = Under way
stage-verifying = Checking the work
stage-completed = Done

# What customers get back.
compensation-who = Who
compensation-amount = How much
compensation-when = When
compensation-action = What to do

# Regret: plain, and owning the fault. The stems, joined by commas, tell that a text says it itself.
page-sorry = We are sorry.
page-sorry-ours = We are sorry. The fault is ours.
page-sorry-word = sorry, apolog, regret

# The search of the history; `$number` is how many entries were found.
search-label = Search
search-hint = A service, a month, or words of what happened
search-waiting = Searching …
search-found = Entries found: { $number }
search-first = Entries found: { $number }. The first 50 are shown; one more word narrows them down.
search-none = Nothing found. Try fewer or shorter words, or look in a month below.
search-failed = The search could not be loaded. Every entry is in one of the months below.

# What `amends new` writes before anybody knows more. `$what` is what people cannot do, or names of components; advice for an emergency.
holding-title = Trouble with { $what }
holding-title-many = Trouble with several services
holding-title-work = Planned work: { $what }
holding-title-work-many = Planned work on several services
holding-or = { $first }, or { $last }
holding-cannot = You cannot { $what }.
holding-cannot-some = Some of you cannot { $what }.
holding-down = Not working: { $what }.
holding-down-some = Not working for everyone: { $what }.
holding-weak = Working worse than usual: { $what }.
holding-work = During the work you cannot { $what }.
holding-work-down = Not there during the work: { $what }.
holding-scope = We cannot say yet how many customers, or where.
holding-unknown = What has failed, and when it will work again.
holding-sorry = We are sorry.
holding-text = We are looking for the cause.
holding-sorry-work = We are sorry that this gets in your way.
holding-text-work = We have planned work on these services.
holding-emergency = We do not know yet whether every emergency call gets through. { $what }
holding-scope-work = Everyone who uses { $what }.
holding-emergency-work = During the work do not count on emergency calls. { $what }
