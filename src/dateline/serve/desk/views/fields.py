"""The fields of a statement, each in plain words and with the words of the report that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.event import Event
from dateline.core.mention import DateMention, NameMention, PlaceMention
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Statement
from dateline.core.when import When
from dateline.serve.desk.views.countries import country_name
from dateline.serve.readings import ACTS
from dateline.serve.words import quantity, safe, short

M = TypeVar("M", DateMention, NameMention)
STANCES: Mapping[str, str] = {
    "asserted": "stated as a fact",
    "reported": "reported as somebody's words",
    "claimed": "claimed",
    "estimated": "estimated",
    "denied": "denied",
    "unconfirmed": "not confirmed",
}
SURE = ((0.9, "sure"), (0.7, "fairly sure"), (0.5, "unsure"), (0.0, "doubtful"))  # least confidence for each word
PRECISE: Mapping[str | None, str] = {"point": "exact place", "city": "town", "region": "region", "country": "country"}
MANNERS: Mapping[bool | str, str] = {True: "quoted word for word", False: "told in the report's words", "mixed": "partly quoted"}
SPEAKERS: Mapping[str, str] = {"person": "a person", "organisation": "an organisation", "unnamed": "not named"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field. `href` leads to its page; `when` is a date, `note` a quiet remark. Without text and date it is not given."""

    text: str = ""
    href: str | None = None
    note: str = ""
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field with its values, and the words of the report that it rests on, each once; `sentence`: it rests on the sentence as a whole."""

    name: str
    values: tuple[Value, ...]
    words: tuple[str, ...] = ()
    missing: str = "not given"
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the fields of a statement refer to. `place` is the place key that has a page, `met` the event that met a position."""

    found: Found
    entities: Mapping[str, Entity]
    place: str | None = None
    met: Event | None = None


def confidence_words(value: float) -> str:
    """A confidence from 0 to 1 in words: "fairly sure"."""
    return next(word for least, word in SURE if value >= least or least == 0.0)


def fields_of(statement: Statement, known: Known) -> tuple[Field, ...]:
    """All fields of a statement: those of its type first, then those that all have."""
    match statement:
        case Figure():
            own = _figure(statement, known)
        case Said():
            own = _said(statement)
        case Occurrence():
            own = _occurrence(statement, known)
        case Position():
            own = _position(statement, known)
        case _:
            own = iter(())
    return (*own, *_common(statement, known))


def _figure(figure: Figure, known: Known) -> Iterator[Field]:
    words = (figure.span,)
    yield _field("Amount", [Value(quantity(figure), note=_remark(figure))], words)
    yield _field("Of what", [Value(safe(figure.what))], words)
    yield _field("Role", [Value(safe(role)) for role in figure.role if role != "other"], missing="not given")
    yield _field("Unit", [Value("a count" if figure.unit == "count" else safe(figure.unit))], words)
    yield _dated("When", figure.when, figure, known)


def _remark(figure: Figure) -> str:
    """What a number alone does not tell: that nobody knows it, or that words without one gave it."""
    if figure.unknown:
        return "the report says that nobody knows"
    if figure.op != "~":
        return ""
    return "in words that name no number: the least that they mean" if figure.high is None else "approximate: holds within 5 %"


def _said(said: Said) -> Iterator[Field]:
    yield _field("Words", [Value(MANNERS[said.direct])], said.content)


def _occurrence(happening: Occurrence, known: Known) -> Iterator[Field]:
    kind = " / ".join(safe(part) for part in (happening.event_type, happening.mode) if part)
    yield _field("Happening", [Value(kind, note="PLOVER type")] if kind else [], [happening.trigger], "type not given")
    yield _field("Came about", [Value(happening.status)])
    yield _dated("When", happening.when, happening, known)
    yield _placed(happening, known)
    yield _parties("Who", happening.actors, happening, known, "doer not named")
    yield _parties("To whom", happening.recipients, happening, known, "nobody named")


def _position(position: Position, known: Known) -> Iterator[Field]:
    yield _parties("Party", filter(None, [position.party]), position, known, "not named")
    yield _field("Act", [Value(ACTS[position.act])])
    yield _field("Issue", [Value(safe(position.issue))], [position.content])
    yield _parties("Addressed to", filter(None, [position.addressee]), position, known, "nobody named")
    yield _dated("Due", position.due, position, known)
    met = known.met
    yield _field("Met by", [Value(safe(met.title), f"/events/{met.id}")] if met else [], missing="no event is known that met it")


def _common(statement: Statement, known: Known) -> Iterator[Field]:
    speaker = statement.speaker
    if speaker:
        value = Value(safe(speaker.name), _href(speaker.entity, known), SPEAKERS[speaker.sort])
        yield _field("Speaker", [value], [speaker.span] if speaker.span else [])
    else:
        yield Field("Speaker", (Value("the report, in its own voice"),))
    yield _field("Stance", [Value(STANCES[statement.stance])], [statement.cue] if statement.cue else [])
    sure = Value(confidence_words(statement.confidence), note=f"{statement.confidence:.2f} of 1")
    yield Field("Confidence", (sure,))


def _field(name: str, values: Iterable[Value], spans: Iterable[Span] = (), missing: str = "not given") -> Field:
    words, held = tuple(dict.fromkeys(short(span.exact, 240) for span in spans)), tuple(values)
    return Field(name, held, words, missing, bool(held) and not words)


def _dated(name: str, when: When | None, statement: Statement, known: Known) -> Field:
    """A date with the words that give it, and how they were worked out."""
    if when is None or not when.known:
        return _field(name, [], missing="date not given")
    here = [m for m in _mentions(statement, known, DateMention) if (m.earliest, m.latest) == (when.earliest, when.latest)]
    why = next((safe(m.why) for m in here if m.why), "")
    return _field(name, [Value(when=when, note=why)], [m.span for m in here])


def _placed(happening: Occurrence, known: Known) -> Field:
    found = next((m for m in known.found.mentions if isinstance(m, PlaceMention) and m.id == happening.where), None)
    if found is None:
        return _field("Where", [], missing="place not given")
    note = ", ".join(filter(None, [PRECISE.get(found.precision, ""), country_name(found.country) if found.precision != "country" else ""]))
    if not found.gazetteer_id:
        note = "not found in the gazetteer"
    href = f"/places/{quote(known.place)}" if known.place else None
    return _field("Where", [Value(safe(found.name or found.span.exact), href, note)], [found.span])


def _parties(name: str, ids: Iterable[str], statement: Statement, known: Known, missing: str) -> Field:
    wanted = list(ids)
    values = [Value(safe(known.entities[i].name), _href(i, known), known.entities[i].sort) for i in wanted if i in known.entities]
    return _field(name, values, [m.span for m in _mentions(statement, known, NameMention) if m.entity in wanted], missing)


def _href(entity: str | None, known: Known) -> str | None:
    return f"/entities/{entity}" if entity in known.entities else None


def _mentions(statement: Statement, known: Known, sort: type[M]) -> list[M]:
    """Mentions of a sort within the statement's sentence."""
    return [m for m in known.found.mentions if isinstance(m, sort) and statement.sentence.covers(m.span)]
