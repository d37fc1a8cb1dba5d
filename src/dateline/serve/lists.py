"""Lists in the terminal: stories, events, findings, search hits and what came of adding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.core.entity import Entity
from dateline.core.event import Event, Finding, Story
from dateline.core.head import Head
from dateline.serve.readings import matter, unit_in_words, who_whom
from dateline.serve.words import UNSAFE, day, headline, number, outlet, safe, short
from dateline.store.search import CLOSE, OPEN, Hit

if TYPE_CHECKING:  # adding brings the language model along, which a list has no use for
    from dateline.run.add import Tally
    from dateline.store.browse import Browse

STYLE: Mapping[str, str] = {
    "conflict": "bold red",
    "denial": "red",
    "update": "yellow",
    "scope": "cyan",
    "compatible": "green",
    "agree": "green",
}
AT_ONCE = 500  # events whose parties are asked for together
DISPUTES = ("conflict", "denial", "update", "scope", "compatible")  # most pressing first; all that is not agreement


def story_entry(story: Story, voices: int, disputes: int) -> Text:
    """One story in two lines, with reports, independent voices and open disputes."""
    counts = [counted(len(story.reports), "report"), counted(voices, "voice"), counted(disputes, "open dispute")]
    return entry(dates_of(story), safe(story.title), [*counts, story.id])


def entry(when: str, what: str, details: Iterable[str]) -> Text:
    """Two lines: the date and what, then quiet details."""
    text = Text(f"{when:<24} ", "cyan").append(what, "default")
    return text.append(f"\n{'':<25}" + " · ".join(filter(None, details)), "dim")


def counted(number: int, noun: str) -> str:
    """ "1 voice", "2 voices", "no open disputes"."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def dates_of(story: Story) -> str:
    """First to last day of publication, or that none is known."""
    if not story.earliest:
        return "no dates"
    return story.earliest if story.earliest == story.latest else f"{story.earliest} to {story.latest}"


def in_time(events: Iterable[Event]) -> list[Event]:
    """Events by when they were, "by June" as the last day of June; those without a day last."""
    return sorted(events, key=lambda e: ((e.when and (e.when.earliest or e.when.latest)) or "9999", e.id))


def event_entries(browse: Browse, events: Iterable[Event]) -> Iterator[Text]:
    """Events in the order given, with names asked for some at a time."""
    left = iter(events)
    while some := list(islice(left, AT_ONCE)):
        named = browse.entities({i for e in some for i in (*e.actors, *e.recipients)})
        yield from (event_entry(e, named) for e in some)


def event_entry(event: Event, entities: Mapping[str, Entity]) -> Text:
    """One event in two lines."""
    parties = who_whom(names(event.actors, entities), names(event.recipients, entities))
    where = f"in {safe(event.where.name)}" if event.where and event.where.name else ""
    status = event.status if event.status and event.status != "happened" else ""
    sort = "/".join(filter(None, (event.event_type, event.mode)))
    counts = f"{counted(len(event.reports), 'report')}, {counted(event.voices, 'voice')}"
    return entry(day(event.when) if event.when else "", safe(event.title), (sort, status, parties, where, counts, event.id))


def names(ids: Iterable[str], entities: Mapping[str, Entity]) -> str:
    """Names of entities, comma between them."""
    return ", ".join(safe(entities[i].name) for i in ids if i in entities)


def finding_text(finding: Finding, home: str = "") -> Text:
    """A finding: its relation, what it compares and says; below it where that belongs, and the best, low and high by a rule."""
    text = Text(f"{finding.relation:<10} ", STYLE[finding.relation]).append(f"{matter(finding.about)}: ", "bold")
    text.append(safe(finding.says), "default")
    return text.append(f"\n{'':<11}" + " · ".join(filter(None, (home, estimate(finding), finding.id))), "dim")


def estimate(finding: Finding) -> str:
    """ "best 1, low 1, high 1.5 years (rule: most-voices)"; nothing where no rule gave a figure."""
    named = (("best", finding.best), ("low", finding.low), ("high", finding.high))
    values = ", ".join(f"{name} {number(value)}" for name, value in named if value is not None)
    unit = unit_in_words(finding.about.unit or "")
    return f"{' '.join(filter(None, (values, unit)))} (rule: {finding.rule})" if values else ""


def finding_entries(browse: Browse, findings: Iterable[Finding]) -> Iterator[Text]:
    """Findings in the order given, each with its story, which is asked for some at a time."""
    left = iter(findings)
    while some := list(islice(left, AT_ONCE)):
        stories = browse.stories_of(f.id for f in some)
        yield from (finding_text(f, f"{short(stories[f.id].title, 70)} ({stories[f.id].id})" if f.id in stories else "") for f in some)


def disputes_of(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that are not plain agreement, most pressing first."""
    return sorted((f for f in findings if f.relation in DISPUTES), key=lambda f: (DISPUTES.index(f.relation), f.id))


def hits_list(hits: Iterable[Hit], reports: Mapping[str, Head]) -> list[Text]:
    """Search hits with the words around them, the words sought in bold."""
    lines = []
    for hit in (h for h in hits if h.report in reports):
        report = reports[hit.report]
        line = entry(day(report.published), headline(report, 70), (outlet(report), hit.report)).append(f"\n{'':<25}")
        for i, part in enumerate(hit.piece.replace(CLOSE, OPEN).split(OPEN)):
            line.append(UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(re.split(r"\s+", part))), "bold" if i % 2 else "default")
        lines.append(line)
    return lines


def tally_text(tally: Tally) -> str:
    """What came of adding, in one line."""
    parts = [f"{tally.added} new report{'s' * (tally.added != 1)}"]
    parts += [f"{tally.teasers} of them teasers cut from others' pages"] if tally.teasers else []
    parts += [f"{tally.not_read} in other languages (kept, not read)"] if tally.not_read else []
    parts += [f"{tally.known} already there"] if tally.known else []
    return ", ".join(parts)
