"""The negotiation ledger: what each party of a story wants, gives or refuses, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from dateline.core.entity import Entity
from dateline.core.ids import digest
from dateline.core.report import Report
from dateline.core.statement import Act, Occurrence, Position, Statement
from dateline.core.when import When
from dateline.reconcile.issues import alike, breaking, issues, label, number_words, telling, told_of
from dateline.reconcile.side import Side
from dateline.reconcile.terms import plain_numbers, stem
from dateline.reconcile.voices import voices

State = Literal["open", "met", "broken", "overtaken", "refused"]
ASKS = ("demand", "offer", "propose", "condition", "commit")  # what can be refused, overtaken or met
ANSWERS = ("accept", "reject")
DATELESS = "9999"


@dataclass(frozen=True, slots=True)
class Told:
    """A position with the report that tells of it."""

    position: Position
    report: Report

    @property
    def day(self) -> str:
        """When the report was published; after all others where that is not known."""
        return self.report.published.earliest or DATELESS

    @property
    def order(self) -> tuple[str, str, int]:
        """The contract's order: published, report id, offset."""
        return self.day, self.report.id, self.position.span.start


@dataclass(frozen=True, slots=True)
class Entry:
    """One position of a party, with all statements that tell of it, the first of them leading.

    `issue` is what the issue is called in the whole story. `first` and `last` are the days of the reports that tell of it. `by` are the
    statements that settled its state: the answer that refused it, the position that took its place. `accepted` are those that agreed to
    it. `past_due`: its day has passed and no report says that it was done.
    """

    story: str
    party: str | None
    addressee: str | None
    issue: str
    act: Act
    state: State
    told: tuple[Told, ...]
    due: When | None
    first: str | None
    last: str | None
    voices: int
    met_by: str | None = None
    by: tuple[Told, ...] = ()
    broken_by: str | None = None
    accepted: tuple[Told, ...] = ()
    past_due: bool = False

    @property
    def id(self) -> str:
        """Named after the first statement that tells of it."""
        return digest("po", self.told[0].position.id)


@dataclass(frozen=True)  # no slots: sides are worked out once
class Story:
    """What the ledger of a story is made of. `upto`: the last day of publication, up to which one would have heard."""

    id: str
    reports: Mapping[str, Report]
    statements: Sequence[Statement]
    entities: Mapping[str, Entity]
    origins: Mapping[str, str]
    met: Mapping[str, str]
    upto: str | None

    @cached_property
    def side(self) -> Side:
        """On whose side an entity speaks."""
        return Side(self.entities)


def ledger(story: Story) -> tuple[Entry, ...]:
    """The entries of a story in the order in which they were first told; positions that a person rejected are left out."""
    told = sorted((Told(s, story.reports[s.report]) for s in story.statements if isinstance(s, Position)), key=lambda t: t.order)
    told = [t for t in told if t.position.review != "rejected"]
    topic = _topics(told)
    names = _labels(told, topic)
    made = (_entry(tuple(each), told, topic, names, story) for each in _together(told, topic, story))
    return tuple(sorted(made, key=lambda e: e.told[0].order))


def _topics(told: Sequence[Told]) -> dict[str, int]:
    """Statement id to the number of its issue. A phrase that says nothing ("those terms") takes up the issue told of before it."""
    numbers = issues(_phrases(t.position) for t in told)
    found: dict[str, int] = {}
    last: dict[str, int] = {}
    for one in told:
        silent = not any(map(told_of, _phrases(one.position)))
        number = last.get(one.report.id) if silent else None
        found[one.position.id] = numbers[_phrases(one.position)] if number is None else number
        last[one.report.id] = found[one.position.id]
    return found


def _phrases(position: Position) -> tuple[str, str]:
    return position.issue, position.content.exact


def _labels(told: Iterable[Told], topic: Mapping[str, int]) -> dict[int, str]:
    phrases: dict[int, list[str]] = {}
    for one in told:
        phrases.setdefault(topic[one.position.id], []).append(one.position.issue)
    return {number: label(each) for number, each in phrases.items()}


def _together(told: Sequence[Told], topic: Mapping[str, int], story: Story) -> Iterator[list[Told]]:
    """Statements that tell of one position: of one side, act, issue, number and day, in words that are alike."""
    by_key: dict[object, list[list[Told]]] = {}
    for one in told:
        groups = by_key.setdefault(_key(one, topic[one.position.id], story), [])
        group = next((g for g in groups if alike(_words(one), _words(g[0])) or _words(one) == _words(g[0])), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    for groups in by_key.values():
        yield from groups


def _words(told: Told) -> frozenset[str]:
    return telling(told.position.issue)


def _key(told: Told, topic: int, story: Story) -> object:
    """Another number or another day makes another position; who is not named may be anybody."""
    position = told.position
    if position.party is None:
        return position.id
    due = position.due.edtf if position.due else None
    return story.side(position.party), position.act, topic, _terms(position), due


def _terms(position: Position) -> frozenset[float | str]:
    """The numbers that it names, in digits or words: a cease-fire of thirty days is not any cease-fire."""
    words = number_words().intersection(position.content.exact.lower().replace("-", " ").split())
    return plain_numbers(position.content.exact) | words


def _entry(told: tuple[Told, ...], every: Sequence[Told], topic: Mapping[str, int], names: Mapping[int, str], story: Story) -> Entry:
    lead = told[0].position
    number = topic[lead.id]
    days = [t.day for t in told if t.day != DATELESS]
    due = next((t.position.due for t in told if t.position.due), None)
    rest = [t for t in every if topic[t.position.id] == number and t not in told]
    state, why = _state(told, rest, story)
    event = next((story.met[t.position.id] for t in told if t.position.id in story.met), None)
    return Entry(
        story=story.id,
        party=lead.party,
        addressee=next((t.position.addressee for t in told if t.position.addressee), None),
        issue=names[number],
        act=lead.act,
        state=state,
        told=told,
        due=due,
        first=min(days, default=None),
        last=max(days, default=None),
        voices=voices({t.report.id: t.report for t in told}.values(), story.origins),
        met_by=event,
        by=tuple(t for t in why if isinstance(t, Told)),
        broken_by=next((t.id for t in why if isinstance(t, Occurrence)), None),
        accepted=tuple(t for t in rest if state == "open" and t.position.act == "accept" and _answers(t, told, story)),
        past_due=bool(state == "open" and due and due.latest and story.upto and due.latest < story.upto and lead.act in ASKS),
    )


def _state(told: tuple[Told, ...], rest: Sequence[Told], story: Story) -> tuple[State, Sequence[Told | Occurrence]]:
    """What became of a position, and what says so: the last thing that was heard of it counts."""
    act = told[0].position.act
    if any(t.position.id in story.met for t in told):
        return "met", ()
    if act == "reject":
        return "refused", ()
    if act not in ASKS:
        return "open", ()
    if breach := _breach(told, story):
        return "broken", (breach,)
    heard: list[tuple[tuple[str, str, int], State, Told]] = []
    for other in rest:
        if other.position.act == "reject" and _answers(other, told, story):
            heard.append((other.order, "refused", other))
        elif other.position.act == "accept" and _answers(other, told, story):
            heard.append((other.order, "open", other))
        elif _own(other, told, story) and other.day > told[-1].day and other.day != DATELESS:
            if other.position.act == "reject":
                heard.append((other.order, "broken" if act == "commit" else "overtaken", other))
            elif other.position.act == "accept" or (other.position.act == act and _other_terms(other, told)):
                heard.append((other.order, "overtaken", other))
    if not heard:
        return "open", ()
    _, state, last = max(heard, key=lambda h: h[0])
    return (state, ()) if state == "open" else (state, (last,))


def _answers(other: Told, told: tuple[Told, ...], story: Story) -> bool:
    """Whether a position of somebody else answers: they were asked, or nobody was, and they spoke no earlier."""
    asked, side = told[0].position, story.side(other.position.party)
    if side is None or side == story.side(asked.party) or other.day < told[0].day:
        return False
    to = {story.side(t.position.addressee) for t in told} - {None}
    about = story.side(other.position.addressee)
    return (not to or side in to) and about in (None, story.side(asked.party))


def _own(other: Told, told: tuple[Told, ...], story: Story) -> bool:
    side = story.side(told[0].position.party)
    return side is not None and story.side(other.position.party) == side


def _other_terms(other: Told, told: tuple[Told, ...]) -> bool:
    """Whether other numbers or another day are named; one that names none only repeats."""
    terms, due = _terms(other.position), other.position.due
    return bool(terms and terms != _terms(told[0].position)) or bool(due and told[0].position.due and due != told[0].position.due)


def _breach(told: tuple[Told, ...], story: Story) -> Occurrence | None:
    """A later report's word that the party broke what it promised."""
    if told[0].position.act != "commit":
        return None
    wanted = telling(told[0].position.issue) | telling(told[0].position.content.exact)
    side = story.side(told[0].position.party)

    def breaks(occurrence: Occurrence) -> bool:
        by = {story.side(a) for a in occurrence.actors}
        later = (story.reports[occurrence.report].published.earliest or "") > told[0].day
        verb = stem(occurrence.trigger.exact.split()[-1]) in breaking()
        return verb and later and occurrence.status == "happened" and side in by and bool(telling(occurrence.sentence.exact) & wanted)

    return next(filter(breaks, (s for s in story.statements if isinstance(s, Occurrence))), None)
