"""A story as people read it: what happened in time, how figures compare, who wants and says what, and the sentences behind it all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.core.event import UNSETTLED, Event
from dateline.core.spans import Span
from dateline.core.statement import Occurrence, Position, Said, Statement
from dateline.serve.desk.dates import day
from dateline.serve.desk.views.accounts import LAST, Account, Sources, sources_of
from dateline.serve.desk.views.countries import country_name
from dateline.serve.desk.views.findings import OTHER, FindingView, by_weight, finding_view
from dateline.serve.desk.views.story_happened import most_told
from dateline.serve.desk.views.story_said import Speaker, Voice, speakers, voices
from dateline.serve.desk.views.story_wanted import Wanted, wanted
from dateline.serve.formats.dossier import Dossier
from dateline.serve.formats.measures import Measure, measures
from dateline.serve.readings import who_whom
from dateline.serve.words import safe, short, visible

SENTENCE = 1_200  # characters of a sentence that are shown; longer ones are cut around the words meant
STATUS = {"ongoing": "going on", "planned": "planned", "hypothetical": "may happen", "denied": "did not happen"}
# Sentences that begin so lean on the one before: another one of the same happening reads better alone.
LEANS = re.compile(r"""["“”'‘’\s]*(?:he|she|it|they|this|that|these|those|his|her|its|their|there|but|and)\b""", re.I)


Pieces = tuple[tuple[str, bool], ...]  # a sentence on one line, in pieces; those that are meant are marked


@dataclass(frozen=True, slots=True)
class Happening:
    """What one sentence tells of one time and place: an event, or several. `place` says how closely it is known.

    `lead` is the account whose sentence tells of it best, `told` one account a report; `pieces` is that sentence, the events' words marked.
    """

    events: tuple[Event, ...]
    date: str
    place: str
    status: str
    sides: str
    lead: Account
    pieces: Pieces
    told: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class StoryTold:
    """A story, ready to be written. `happenings` are in time, those without a date last; `left_out` counts those with no room.

    `once` are figures that one account alone gives, with their accounts.
    """

    dossier: Dossier
    title: str
    sources: Sources
    happenings: tuple[Happening, ...]
    left_out: int
    disputed: tuple[FindingView, ...]
    differing: tuple[FindingView, ...]
    agreed: tuple[FindingView, ...]
    once: tuple[tuple[Measure, Account], ...]
    wanted: Wanted
    speakers: tuple[Speaker, ...]
    voices: tuple[Voice, ...]


def sources_in(dossier: Dossier) -> Sources:
    """Reports by voice, and all statements that nobody rejected."""
    kept = {i: s for i, s in dossier.statements.items() if s.review != "rejected"}
    return sources_of(dossier.reports, dossier.origins, kept, dossier.entities)


def story_told(dossier: Dossier, sources: Sources, most: int, address: Callable[[str], str] | None = None) -> StoryTold:
    """A story with at most `most` happenings, those that most voices tell of.

    `address` leads from a statement's id to its sentence; without it nothing is drawn.
    """
    kept = sources.statements
    events = {e.id: e for e in dossier.events}
    told = [e for e in dossier.events if any(s in kept for s in e.statements)]
    shown = sorted(most_told(told, most), key=_in_time)

    def views(relations: Sequence[str]) -> tuple[FindingView, ...]:
        return tuple(finding_view(f, sources, events, address is not None, address or str) for f in by_weight(dossier.findings, relations))

    return StoryTold(
        dossier=dossier,
        title=short(dossier.story.title, 300),
        sources=sources,
        happenings=tuple(_happenings(shown, sources)),
        left_out=len(told) - len(shown),
        disputed=views(UNSETTLED),
        differing=views(OTHER),
        agreed=views(("agree",)),
        once=tuple(_once(dossier, sources)),
        wanted=wanted(sources, [s for s in kept.values() if isinstance(s, Position)], dossier.met, events),
        speakers=speakers(sources, [s for s in kept.values() if isinstance(s, Said)]),
        voices=voices(sources),
    )


def _in_time(event: Event) -> tuple[str, int, str]:
    """By day, those without one last; of one day those that most voices tell of first."""
    when = event.when
    return (when.earliest or when.latest or LAST) if when else LAST, -event.voices, event.id


def _happenings(events: Sequence[Event], sources: Sources) -> Iterator[Happening]:
    """Events in the order given; those that one sentence tells of, of one time, place and status, together."""
    same: dict[tuple[object, ...], list[tuple[Event, Statement]]] = {}
    for event in events:
        if lead := _lead([s for i in event.statements if (s := sources.statements.get(i))]):
            key = (lead.report, lead.sentence, event.when, place_words(event), event.status)
            same.setdefault(key, []).append((event, lead))
    for each in same.values():
        if account := sources.account(each[0][1].id):
            yield _happening([e for e, _ in each], [s for _, s in each], account, sources)


def _happening(events: Sequence[Event], leads: Sequence[Statement], lead: Account, sources: Sources) -> Happening:
    first = events[0]
    statements = [s for e in events for i in e.statements if (s := sources.statements.get(i))]
    actors, recipients = (dict.fromkeys(i for e in events for i in getattr(e, side)) for side in ("actors", "recipients"))
    return Happening(
        events=tuple(events),
        date=day(first.when) if first.when and first.when.known else "",
        place=place_words(first),
        status=STATUS.get(first.status or "", ""),
        sides=who_whom(sources.names(actors), sources.names(recipients)),
        lead=lead,
        pieces=pieces(leads[0].sentence, [s.span for s in leads]),
        told=tuple(_by_report(sources, statements, leads[0])),
    )


def _lead(statements: Sequence[Statement]) -> Statement | None:
    """The first occurrence told as real whose sentence can stand alone, else the first told as real, else the first statement."""
    told: list[Statement] = [s for s in statements if isinstance(s, Occurrence)] or list(statements)
    real = [s for s in told if isinstance(s, Occurrence) and s.status in ("happened", "ongoing")] or told
    return next((s for s in real if not LEANS.match(s.sentence.exact)), real[0] if real else None)


def _by_report(sources: Sources, statements: Sequence[Statement], lead: Statement) -> Iterable[Account]:
    """One account a report, occurrences before others; the lead's report with the lead."""
    first: dict[str, Statement] = {}
    for statement in (lead, *(s for s in statements if isinstance(s, Occurrence)), *statements):
        first.setdefault(statement.report, statement)
    return sources.accounts(s.id for s in first.values())


def place_words(event: Event) -> str:
    """ "Geneva, Switzerland", "somewhere in Switzerland", nothing where no place is named."""
    place = event.where
    if place is None or not place.name:
        return ""
    name, country = safe(place.name), country_name(place.country)
    if place.precision == "country":
        return f"somewhere in {name}"
    text = f"{name}, {country}" if country and country != name else name
    return f"somewhere in {text}" if place.precision == "region" else text


def pieces(sentence: Span, marked: Iterable[Span] = ()) -> Pieces:
    """A sentence in pieces, the spans that stand in it marked; of a very long one what stands around the first of them."""
    made: list[tuple[str, bool]] = []
    at = 0
    for span in sorted(marked):
        start, end = _whole_words(sentence.exact, span.start - sentence.start, span.end - sentence.start)
        if at <= start < end <= len(sentence.exact):
            made += [(sentence.exact[at:start], False), (sentence.exact[start:end], True)]
            at = end
    made.append((sentence.exact[at:], False))
    if len(sentence.exact) > SENTENCE:
        made = [(_tail(made[0][0], SENTENCE // 2), False), *made[1:-1], (_cut(made[-1][0], SENTENCE // 2), False)] if at else made
        made = [(_cut(text, SENTENCE), mark) for text, mark in made]
    made = [(_line(text), mark) for text, mark in made if text]
    return ((made[0][0].lstrip(), made[0][1]), *made[1:]) if made else ()


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """ "-scale invasion" as "full-scale invasion": half a word in bold reads as a slip."""
    while 0 < start < len(text) and (text[start - 1].isalnum() or text[start - 1] == "-") and start > end - 200:
        start -= 1
    while 0 < end < len(text) and text[end].isalnum() and end < start + 200:
        end += 1
    return start, end


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", visible(text))


def _cut(text: str, size: int) -> str:
    return text if len(text) <= size else text[:size].rsplit(" ", 1)[0] + " …"


def _tail(text: str, size: int) -> str:
    return text if len(text) <= size else "… " + text[-size:].split(" ", 1)[-1]


def _once(dossier: Dossier, sources: Sources) -> Iterable[tuple[Measure, Account]]:
    """Figures told once, in the order of their events."""
    for event in dossier.events:
        for measure in measures(dossier, event):
            if measure.finding is None and (account := sources.account(measure.statements[0])):
                yield measure, account
