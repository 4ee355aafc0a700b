# Compares what two builds of one site tell: what was told keeps its name, and what changed says so.
# Usage: moves.py PUBLIC_BEFORE PUBLIC_AFTER; needs feedparser and icalendar. The site is that of `first` and `then`.
import json
import sys
from pathlib import Path

import feedparser
from icalendar import Calendar

before, after = Path(sys.argv[1]), Path(sys.argv[2])
CORRECTED = "2026-11-05-web/01"


def read_entries(path: Path) -> dict[str, tuple]:
    """The entries of a feed of any format by id: when they were published and updated."""
    if path.suffix == ".json":
        items = json.loads(path.read_text())["items"]
        return {item["id"]: (item["date_published"], item["date_modified"]) for item in items}
    parsed = feedparser.parse(path.read_bytes())
    return {entry.id: (entry.published_parsed, entry.updated_parsed) for entry in parsed.entries}


def compare_feed(path: Path) -> None:
    """What was told has its id and its date still; only the update that was corrected is newer."""
    old, new = read_entries(path), read_entries(after / path.relative_to(before))
    assert set(old) < set(new), path
    for key, (published, updated) in old.items():
        assert new[key][0] == published, f"{path}: {key} was published anew"
        corrected = key.endswith(CORRECTED)
        assert (new[key][1] > updated) if corrected else (new[key][1] == updated), f"{path}: {key}"
    assert any(key.endswith(CORRECTED) for key in old), path


def read_events(path: Path) -> dict[str, dict]:
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(event["UID"]): event for event in events}


def compare_calendar(path: Path) -> None:
    """Work that moves keeps its UID and rises; work that is called off is cancelled and rises too."""
    old, new = read_events(path), read_events(after / path.relative_to(before))
    assert set(old) == set(new) and len(old) == 2, path
    moved = next(uid for uid in old if "moved" in uid)
    called_off = next(uid for uid in old if "called-off" in uid)
    for uid in old:
        assert new[uid]["SEQUENCE"] > old[uid]["SEQUENCE"], f"{path}: {uid}"
        assert new[uid]["LAST-MODIFIED"].dt > old[uid]["LAST-MODIFIED"].dt, f"{path}: {uid}"
        assert old[uid]["STATUS"] == "CONFIRMED", f"{path}: {uid}"
    assert new[moved]["DTSTART"].dt > old[moved]["DTSTART"].dt, path
    assert new[moved]["STATUS"] == "CONFIRMED" and new[called_off]["STATUS"] == "CANCELLED", path


feeds = [path for name in ("feed.atom", "feed.rss", "feed.json") for path in sorted(before.rglob(name))]
calendars = sorted(before.rglob("calendar.ics"))
assert len(feeds) >= 6 and len(calendars) >= 2, "every language has its feeds and its calendar"
for path in feeds:
    compare_feed(path)
for path in calendars:
    compare_calendar(path)
print(f"{len(feeds)} feeds and {len(calendars)} calendars tell the same after a correction, a move and a cancellation")
