"""Accounts: one statement with what its sentence tells of the happening, in the terms comparisons need."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TypeVar

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.mention import DateMention, PlaceMention
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Statement
from dateline.core.when import When
from dateline.reconcile.cues import cue, phrases
from dateline.reconcile.ordinal import ordinal_of
from dateline.reconcile.terms import named_of_a_row, plain_numbers, stem, stems, stems_of, words_of

M = TypeVar("M", PlaceMention, DateMention)

PERSON = "person "  # before the id of somebody whose state is not known
LOOK_BACK = 4  # words before a trigger among which its determiner stands
NEAR = 70  # characters around a figure within its sentence that tell what it measures: about a clause


@dataclass(frozen=True, eq=False)
class Account:
    """One statement, comparable. `sides` are states where known, else the entities themselves."""

    statement: Statement
    report: Report
    numbers: frozenset[float]
    place: PlaceMention | None
    places: tuple[PlaceMention, ...]
    when: When | None
    actors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    trigger: str = ""
    known: bool = False  # led in as known: "the attack"
    new: bool = False  # led in as not told of before: "another attack"
    ordinal: str | None = None  # which of a series, where no span of time limits the counting: "fourth"
    persons: frozenset[str] = frozenset()  # ids of those to whom it is done who are named persons
    unnamed: frozenset[str] = frozenset()  # ids of those of either side who have no name
    called: frozenset[str] = frozenset()  # stems of the names of both sides
    told_by: frozenset[str] = frozenset()  # of a figure: the side of who tells it
    doers: frozenset[str] = frozenset()  # of a figure: organisations named before it in its sentence, but for who tells it
    doer: str = ""  # ... and the one right before it

    @cached_property
    def near(self) -> frozenset[str]:
        """Stems within about a clause of the statement, its own words included."""
        at, span = self.statement.sentence, self.statement.span
        start, end = max(0, span.start - at.start - NEAR), span.end - at.start + NEAR
        return stems(at.exact[start:end])

    @cached_property
    def grounds(self) -> frozenset[str]:
        """Stems of what somebody is arrested or punished for, said after the statement: "over the robbery of a jeweller"."""
        found = _grounds().search(self.statement.sentence.exact[self.statement.span.end - self.statement.sentence.start :])
        return stems(found[1]) - words_of_grounds() if found else frozenset()

    @property
    def order(self) -> tuple[str, str, int]:
        """The contract's order: published, report id, offset."""
        return (self.report.published.earliest or "9999", self.report.id, self.statement.span.start)


@cache
def _grounds() -> re.Pattern[str]:
    """What somebody is held for, up to where and when."""
    return re.compile(rf"^[^.;]{{0,60}}?\b{phrases('grounds')} ((?:(?!{phrases('grounds_end')} )[\w’'-]+ ?){{1,8}})")


def words_of_grounds() -> frozenset[str]:
    """Stems that say nothing of the deed somebody is held for."""
    return stems_of("types", "grounds")


def bare(statement: Statement, report: Report) -> Account:
    """An account without what comparing happenings needs: enough to weigh figures that answer one question."""
    return Account(statement, report, frozenset(), None, (), None)


@dataclass(frozen=True)
class Accounts:
    """All accounts of a story, by type, each in the contract's order."""

    occurrences: tuple[Account, ...] = ()
    figures: tuple[Account, ...] = ()
    said: tuple[Account, ...] = ()
    positions: tuple[Account, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)


def accounts(found: Sequence[Found], entities: Mapping[str, Entity]) -> Accounts:
    """Accounts of all statements of a story's reports."""
    made = sorted((a for f in found for a in _accounts_of(f, entities)), key=lambda a: a.order)
    by = {t: tuple(a for a in made if isinstance(a.statement, t)) for t in (Occurrence, Figure, Said, Position)}
    return Accounts(by[Occurrence], by[Figure], by[Said], by[Position], entities)


def _accounts_of(found: Found, entities: Mapping[str, Entity]) -> list[Account]:
    places = [m for m in found.mentions if isinstance(m, PlaceMention)]
    dates = [m for m in found.mentions if isinstance(m, DateMention) and m.earliest]
    bodies = _bodies(found.entities)
    numbers: dict[Span, frozenset[float]] = {}
    made = []
    for statement in found.statements:
        at = statement.sentence
        if at not in numbers:
            numbers[at] = plain_numbers(at.exact)
        made.append(_account(statement, found.report, numbers[at], _within(places, at), _within(dates, at), bodies, entities))
    return made


def _within(mentions: list[M], at: Span) -> tuple[M, ...]:
    first = bisect_left(mentions, at.start, key=lambda m: m.span.start)
    last = bisect_left(mentions, at.end, key=lambda m: m.span.start)
    return tuple(mentions[first:last])


def _account(
    statement: Statement,
    report: Report,
    numbers: frozenset[float],
    places: tuple[PlaceMention, ...],
    dates: tuple[DateMention, ...],
    bodies: re.Pattern[str] | None,
    entities: Mapping[str, Entity],
) -> Account:
    known = tuple(p for p in places if p.lat is not None)
    when = When(dates[0].edtf, dates[0].earliest, dates[0].latest) if dates else None
    if isinstance(statement, Occurrence):
        where = next((p for p in places if p.id == statement.where), None)
        struck = frozenset(p.span.exact for p in places if p.precision != "country")  # towns are compared as places, not as their states
        actors, recipients = _sides(statement.actors, entities), _sides(statement.recipients, entities, struck)
        trigger = stem(telling_word(statement.trigger.exact))
        found = ordinal_of(statement)
        led = (*led_in(statement), found[0] if found and not found[1] else None)
        persons = frozenset(i for i in statement.recipients if (e := entities.get(i)) is not None and e.sort == "person")
        both = (*statement.actors, *statement.recipients)
        parties = [e for i in both if (e := entities.get(i)) is not None]
        unnamed = frozenset(e.id for e in parties if not e.named)
        called = frozenset[str]().union(*(stems(" ".join((e.name, *e.aliases))) for e in parties))
        sides = (actors, recipients, trigger, *led, persons, unnamed, called)
        return Account(statement, report, numbers, where, known, statement.when, *sides)
    if isinstance(statement, Figure):
        others = (When(d.edtf, d.earliest, d.latest) for d in dates if not of_telling(d.span, statement.sentence))
        when = statement.when or next(others, None)
        known = _without_teller(known, statement)
        teller = statement.speaker.entity if statement.speaker else None
        told_by = _sides((teller,) if teller else (), entities)
        where, doers = known[0] if known else None, _doers(bodies, statement)
        last = doers[-1] if doers else ""
        return Account(statement, report, numbers, where, known, when, told_by=told_by, doers=frozenset(doers), doer=last)
    return Account(statement, report, numbers, known[0] if known else None, known, when)


def telling_word(trigger: str) -> str:
    """The last word of a trigger that tells something: "shooting" of "mass shooting", "called" of "called for"."""
    words = trigger.split()
    return next((w for w in reversed(words) if w.lower() not in words_of("common")), words[-1])


def _bodies(entities: Sequence[Entity]) -> re.Pattern[str] | None:
    """Names of a report's organisations that are no states; of two that begin alike the longer first. None where it names none."""
    known = {name for e in entities if e.sort == "organisation" and e.named for name in (e.name, *e.aliases)}
    names = sorted((n for n in known if n[:1].isupper() and not named_of_a_row(n)), key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)") if names else None


def _doers(bodies: re.Pattern[str] | None, figure: Figure) -> list[str]:
    """In the order of the text, organisations named before a figure, but for who tells it and for states."""
    if bodies is None:
        return []
    sentence, teller = figure.sentence, figure.speaker.span if figure.speaker else None
    told = (teller.start - sentence.start, teller.end - sentence.start) if teller else (0, 0)
    found = bodies.finditer(sentence.exact[: figure.span.start - sentence.start])
    return [m[0] for m in found if not told[0] <= m.start() < told[1]]


def this_year(account: Account) -> int | None:
    """The first year that is no past one for the report: until March the year before still counts; None where it has no date.

    Of a report that is only known to be no later than some day, a year before that day's is taken for past: few name their own year.
    """
    published = account.report.published
    if published.earliest is None:
        return int(published.latest[:4]) if published.latest else None
    return int(published.earliest[:4]) - (published.earliest[5:7] < "03")


def _without_teller(places: tuple[PlaceMention, ...], figure: Figure) -> tuple[PlaceMention, ...]:
    """Places that the sentence tells of, not those that say who gives the figure: "officials in Geneva"."""
    teller = figure.speaker.span if figure.speaker else None
    return tuple(p for p in places if teller is None or not teller.covers(p.span))


def of_telling(date: Span, sentence: Span) -> bool:
    """Whether a date is that of saying so: "said on Monday that …", "in a statement late Friday"."""
    return bool(cue("telling").search(sentence.exact[: date.start - sentence.start]))


def led_in(occurrence: Occurrence) -> tuple[bool, bool]:
    """Whether the words before the trigger lead it in as known, and whether as new."""
    start, end = occurrence.trigger.start - occurrence.sentence.start, occurrence.trigger.end - occurrence.sentence.start
    before = occurrence.sentence.exact[:start]
    words = re.split(r"[,;:()“”\"–—]", before)[-1].lower().replace("more than ", "").split()[-LOOK_BACK:]
    known = new = False
    for word in (*reversed(words),):
        if word in words_of("led", "between"):
            break
        known, new = known or word in words_of("led", "known"), new or word in words_of("led", "new")
    known = known or bool(cue("the_site").search(occurrence.sentence.exact[end:]))
    return known and not new, new


def _sides(ids: Sequence[str], entities: Mapping[str, Entity], towns: Collection[str] = ()) -> frozenset[str]:
    """States that the entities are or belong to, towns apart; an entity of no known state stands for itself, a person as one.

    Who has no name is left out: "gunmen" and "attackers" may be the same, and two reports' "gunmen" others.
    """
    known = (entities.get(i) for i in ids)
    kept = (e for e in known if e and e.named and not (e.sort == "organisation" and e.name in towns))
    return frozenset(e.country or (PERSON + e.id if e.sort == "person" else e.id) for e in kept)
