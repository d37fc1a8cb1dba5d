"""What the feeds tell: changes of the record, reports that came in and decisions, as entries with links and plain sentences."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from dateline.core.change import Change
from dateline.core.decision import Decision
from dateline.core.event import About
from dateline.core.report import Report
from dateline.serve.readings import matter
from dateline.serve.words import day, headline, number, outlet, safe
from dateline.store.browse import Arrived, Browse

MOST = 100  # entries of a feed
_SPACE = uuid.UUID("168d5855-23b6-4c24-828b-7df91271ac40")  # drawn once: entries are named within it

SORTS = {"opened": "Dispute opened", "settled": "Dispute settled", "moved": "Figure moved"}
ACTS = {
    "accept": "accepted a statement",
    "correct": "corrected a statement",
    "reject": "rejected a statement",
    "add": "added a statement",
    "link": "put a statement to an event",
    "unlink": "took a statement out of an event",
    "merge": "merged two records",
    "split": "split a record in two",
    "confirm": "confirmed a finding",
    "overrule": "overruled a finding",
    "undo": "took a decision back",
}
PAGES = {"st": "statements", "ev": "events", "fi": "findings", "en": "entities", "sy": "stories", "rp": "reports"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `at`: UTC in ISO 8601; `path`: the page of the desk that shows it; `source`: the report as published."""

    id: str
    at: str
    title: str
    text: str
    path: str
    sort: str
    author: str | None = None
    source: str | None = None


def entries(browse: Browse) -> list[Entry]:
    """The newest entries of the archive, last first."""
    every = [*changed(browse), *(arrival(a) for a in browse.arrivals(limit=MOST).items)]
    every += [decided(n.decision) for n in browse.decisions(limit=MOST).items]
    return sorted(every, key=lambda e: e.at, reverse=True)[:MOST]


def changed(browse: Browse) -> list[Entry]:
    """Entries of the diary. A finding that is no longer there is shown by its story."""
    page = browse.changes(limit=MOST).items
    held = browse.findings(c.subject for _, c in page)
    return [change(seq, c, c.subject if c.subject in held else c.story) for seq, c in page]


def change(seq: int, told: Change, shown: str) -> Entry:
    """A dispute that opened or was settled, or a figure that moved."""
    name = urn("change", seq, told.at, told.sort, told.subject)
    title = f"{SORTS[told.sort]}{about(told)}{moved(told.told)}"
    return Entry(name, told.at, safe(title), safe(str(told.told.get("says") or "")), page_of(shown), told.sort)


def about(told: Change) -> str:
    """What a change is about: ": soldiers killed"."""
    role, what = told.told.get("role"), told.told.get("what")
    words = matter(About(role, what)) if role or what else ""
    return f": {words[0].lower()}{words[1:]}" if words else ""


def moved(told: Mapping[str, object]) -> str:
    """From which best figure to which: ", from 4 to 7"."""
    before, after = told.get("before"), told.get("after")
    if isinstance(before, int | float) and isinstance(after, int | float) and before != after:
        return f", from {number(before)} to {number(after)}"
    return ""


def arrival(arrived: Arrived) -> Entry:
    """A report that came in."""
    report = arrived.report
    title = f"New report: {headline(report, 120)} ({outlet(report)})"
    text = f"Published: {day(report.published)}."
    return Entry(urn("report", report.id, arrived.at), arrived.at, title, text, page_of(report.id), "report", source=web_address(report))


def decided(decision: Decision) -> Entry:
    """Something that a person settled."""
    title = f"{safe(decision.by)} {ACTS[decision.act]}"
    text = safe(decision.why) if decision.why else "No reason was given."
    return Entry(urn("decision", decision.id), decision.at, title, text, page_of(decision.target), "decision", author=safe(decision.by))


def web_address(report: Report) -> str | None:
    """Where a report was published, if that is an address of the web: no feed reader is handed anything else to open."""
    url = (report.url or "").strip()
    plain = url.isascii() and url.isprintable() and not set(url) & set(' "<>\\^`{|}')
    return url if plain and url.lower().startswith(("http://", "https://")) else None


def page_of(ident: str) -> str:
    """The page that shows a record."""
    return f"/{PAGES.get(ident.partition('-')[0], 'changes')}/{quote(ident, safe='')}" if ident.partition("-")[0] in PAGES else "/changes"


def urn(*parts: str | int) -> str:
    """A name that stays: made of what the entry is about, nothing else."""
    return uuid.uuid5(_SPACE, "\n".join(map(str, parts))).urn


def newest(every: Iterable[Entry]) -> str:
    """When the newest entry happened; with none, the first second of 1970, since a feed must have a time and no clock is asked."""
    return max((e.at for e in every), default="1970-01-01T00:00:00Z")
