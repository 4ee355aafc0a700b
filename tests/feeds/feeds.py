# Reads every feed, calendar, badge and sitemap of a built site with readers that are not ours.
# Usage: feeds.py PUBLIC_DIR; needs feedparser and icalendar.
import json
import sys
import xml.dom.minidom
from datetime import datetime
from pathlib import Path

import feedparser
from icalendar import Calendar

NEWEST = 50
root = Path(sys.argv[1])


def read_feeds(atom: Path) -> int:
    """Reads one feed in its three formats, which have to tell the same."""
    read = [feedparser.parse(path.read_bytes()) for path in (atom, atom.with_suffix(".rss"))]
    items = read_json_feed(atom.with_suffix(".json"))
    for parsed in read:
        assert not parsed.bozo, f"{atom}: {parsed.get('bozo_exception')}"
        assert [entry.id for entry in parsed.entries] == [item["id"] for item in items], atom
    for suffix in (".atom", ".rss"):
        xml.dom.minidom.parse(str(atom.with_suffix(suffix)))
    for key in ("link", "title", "published_parsed", "updated_parsed"):
        one, other = ([entry[key] for entry in parsed.entries] for parsed in read)
        assert one == other, f"{atom}: {key}"
    assert len({item["id"] for item in items}) == len(items) <= NEWEST, atom
    return len(items)


def read_json_feed(path: Path) -> list[dict]:
    """The items of a JSON Feed, which has what version 1.1 asks for. feedparser does not read this format."""
    feed = json.loads(path.read_text())
    assert feed["version"] == "https://jsonfeed.org/version/1.1", path
    assert feed["title"] and feed["home_page_url"].startswith("https://"), path
    assert feed["feed_url"].endswith(path.relative_to(root).as_posix()), path
    for item in feed["items"]:
        assert isinstance(item["id"], str) and item["id"], path
        assert item.get("content_html") or item.get("content_text"), f"{path}: {item['id']}"
        assert item["url"].startswith("https://"), f"{path}: {item['id']}"
        for key in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[key]).tzinfo, f"{path}: {item['id']}"
    dates = [datetime.fromisoformat(item["date_published"]) for item in feed["items"]]
    assert dates == sorted(dates, reverse=True), f"{path}: not newest first"
    return feed["items"]


def read_calendar(path: Path) -> int:
    """Reads a calendar; every event has what calendars tell events apart and order them by."""
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    for event in events:
        assert not event.errors, f"{path}: {event.errors}"
        assert event["SEQUENCE"] >= 0 and event["DTSTART"].dt < event["DTEND"].dt, path
    uids = {str(event["UID"]) for event in events}
    assert len(uids) == len(events), path
    return len(events)


def find(name: str) -> list[Path]:
    found = sorted(path for path in root.rglob(name) if ".amends" not in path.parts)
    assert found, f"no {name} in {root}"
    return found


entries = [read_feeds(path) for path in find("feed.atom")]
events = [read_calendar(path) for path in find("calendar.ics")]
pictures = [xml.dom.minidom.parse(str(path)) for path in find("badge.svg")]
for path in find("badge.json"):
    assert json.loads(path.read_text())["schemaVersion"] == 1, path
for path in find("sitemap.xml"):
    assert xml.dom.minidom.parse(str(path)).getElementsByTagName("loc"), path
print(f"{len(entries)} feeds in three formats with {sum(entries)} entries, {len(events)} calendars with {sum(events)} events, {len(pictures)} badges")
