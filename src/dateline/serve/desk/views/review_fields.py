"""Forms for the fields of a statement: what each asks for, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dateline.core.archived import Found
from dateline.core.mention import PlaceMention
from dateline.core.spans import Span
from dateline.core.statement import Act, Figure, Occurrence, Op, Position, Said, Speaker, SpeakerSort, Stance, Statement, Status
from dateline.core.vocabulary import EVENT_TYPES, ROLES
from dateline.core.when import When
from dateline.serve.desk.views.countries import country_name
from dateline.serve.desk.views.fields import SPEAKERS, STANCES
from dateline.serve.desk.views.review_words import OPS
from dateline.serve.readings import ACTS
from dateline.serve.words import safe, visible

Kind = Literal["text", "number", "select", "checks", "flag", "span", "spans", "entity", "entities", "days"]
Filled = Mapping[str, str]  # input's name -> what stands in it; a box that is ticked has "1"
Options = tuple[tuple[str, str], ...]

NONE = ("", "not given")
TRUE, FALSE, MIXED = "true", "false", "mixed"
MANNERS: Options = ((TRUE, "quoted word for word"), (FALSE, "told in other words"), (MIXED, "partly quoted"))
FIRST, LAST = "first", "last"


@dataclass(frozen=True, slots=True)
class Ask:
    """One field of a form. `name` is the field's in a statement's record."""

    name: str
    label: str
    kind: Kind
    options: Options = ()
    hint: str = ""

    @property
    def many(self) -> bool:
        """Whether it takes several values, each in a row."""
        return self.kind in ("spans", "entities")

    @property
    def words(self) -> bool:
        """Whether it takes words of the report."""
        return self.kind in ("span", "spans")


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several things that what was typed may mean. `before` and `after` are the words around it in the report."""

    value: str
    text: str
    note: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with an input, and what it may mean instead."""

    why: str
    picks: tuple[Pick, ...] = ()


def _sel(values: Iterable[str], words: Mapping[str, str] | None = None, none: bool = False) -> Options:
    named = tuple((v, (words or {}).get(v, v)) for v in values)
    return (NONE, *named) if none else named


SPEAKER: tuple[Ask, ...] = (
    Ask("speaker_name", "Who says so", "text", hint="Leave it empty for the report's own voice."),
    Ask("speaker_sort", "That is", "select", _sel(get_args(SpeakerSort), SPEAKERS)),
    Ask("speaker_entity", "Known as", "entity"),
    Ask("speaker_span", "Named by the words", "span"),
    Ask("cue", "Cue", "span", hint="The word that shows that it is told: “said”, “claims”."),
    Ask("stance", "Stance", "select", _sel(get_args(Stance), STANCES)),
)


def asks(sort: str, found: Found) -> tuple[Ask, ...]:
    """The fields of a type of statement; places are those that the report names."""
    return (*OWN[sort], _places(found), *PARTIES) if sort == "occurrence" else OWN[sort]


def _places(found: Found) -> Ask:
    named = [m for m in found.mentions if isinstance(m, PlaceMention)]
    options = tuple((m.id, _place_words(m, found)) for m in sorted(named, key=lambda m: (m.span.start, m.id)))
    return Ask("where", "Where", "select", (NONE, *options), "One of the places that the report names.")


def _place_words(mention: PlaceMention, found: Found) -> str:
    around = found.report.text[max(0, mention.span.start - 20) : mention.span.end + 20]
    known = f" ({safe(mention.name)}, {country_name(mention.country) or 'country not given'})" if mention.name else ""
    return f"{safe(mention.span.exact)}{known}: …{safe(around)}…"


OWN: Mapping[str, tuple[Ask, ...]] = {
    "figure": (
        Ask("op", "How exact", "select", _sel(get_args(Op), OPS)),
        Ask("low", "Low", "number", hint="Of an exact number, low and high are the same: change one, and the other follows."),
        Ask("high", "High", "number"),
        Ask("unknown", "Nobody knows", "flag", hint="The report says that the number is not known; then it has none."),
        Ask("what", "Of what", "text"),
        Ask("role", "What became of them", "checks", _sel(ROLES)),
        Ask("unit", "Unit", "text", hint="“count” for things that are counted."),
        Ask("when", "When", "days"),
    ),
    "said": (
        Ask("content", "Words", "spans"),
        Ask("direct", "How told", "select", MANNERS),
    ),
    "occurrence": (
        Ask("trigger", "Word for it", "span"),
        Ask("event_type", "Type", "select", _sel(EVENT_TYPES, none=True), "A PLOVER type."),
        Ask("mode", "Mode", "text"),
        Ask("status", "Came about", "select", _sel(get_args(Status), {"hypothetical": "may happen"})),
        Ask("when", "When", "days"),
    ),
    "position": (
        Ask("party", "Party", "entity"),
        Ask("act", "Act", "select", _sel(get_args(Act), ACTS)),
        Ask("issue", "Issue", "text"),
        Ask("content", "In the words", "span"),
        Ask("addressee", "Addressed to", "entity"),
        Ask("due", "Due", "days"),
    ),
}
PARTIES = (Ask("actors", "Who", "entities"), Ask("recipients", "To whom", "entities"))


# --- what stands in a form -------------------------------------------------------------------------------------------


def filled(statement: Statement, named: Mapping[str, str]) -> dict[str, str]:
    """What a form says of a statement as it is. `named`: entity id to name."""
    made = {"stance": statement.stance, **_span("cue", 0, statement.cue), **_speaker(statement.speaker, named)}
    match statement:
        case Figure():
            made |= {"op": statement.op, "low": _number(statement.low), "high": _number(statement.high), "what": statement.what}
            made |= {"unit": statement.unit, "unknown": "1" if statement.unknown else "", **{f"role-{r}": "1" for r in statement.role}}
            made |= _days("when", statement.when)
        case Said():
            made |= {"direct": MIXED if statement.direct == MIXED else TRUE if statement.direct else FALSE}
            made |= _spans("content", statement.content)
        case Occurrence():
            made |= {"event_type": statement.event_type or "", "mode": statement.mode or "", "status": statement.status}
            made |= {"where": statement.where or "", **_days("when", statement.when), **_span("trigger", 0, statement.trigger)}
            made |= {**_entities("actors", statement.actors, named), **_entities("recipients", statement.recipients, named)}
        case Position():
            made |= {"act": statement.act, "issue": statement.issue}
            made |= {**_span("content", 0, statement.content), **_days("due", statement.due)}
            made |= {**_entities("party", [statement.party], named), **_entities("addressee", [statement.addressee], named)}
    return made


def _speaker(speaker: Speaker | None, named: Mapping[str, str]) -> dict[str, str]:
    if speaker is None:
        return {}
    made = {"speaker_name": safe(speaker.name), "speaker_sort": speaker.sort, **_span("speaker_span", 0, speaker.span)}
    return made | _entities("speaker_entity", [speaker.entity], named)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _days(name: str, when: When | None) -> dict[str, str]:
    return {f"{name}-{FIRST}": (when.earliest or "")[:10], f"{name}-{LAST}": (when.latest or "")[:10]} if when else {}


def _span(name: str, at: int, span: Span | None) -> dict[str, str]:
    return {f"{name}-{at}": one_line(span.exact), f"{name}-{at}-at": f"{span.start}:{span.end}"} if span else {}


def _spans(name: str, spans: Sequence[Span]) -> dict[str, str]:
    return {k: v for at, span in enumerate(spans) for k, v in _span(name, at, span).items()}


def _entities(name: str, ids: Iterable[str | None], named: Mapping[str, str]) -> dict[str, str]:
    known = [(at, i) for at, i in enumerate(i for i in ids if i)]
    return {k: v for at, i in known for k, v in ((f"{name}-{at}", named.get(i, i)), (f"{name}-{at}-id", i))}


def one_line(text: str) -> str:
    """Words as an input of one line can hold them."""
    return " ".join(visible(text).split())


# --- what a template prints ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One input of a field that may have several; `other` is what it carries along: the words' offsets, the entity's id."""

    name: str
    value: str
    other: str
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A field with what stands in it."""

    ask: Ask
    value: str
    rows: tuple[Row, ...]
    ticked: frozenset[str]
    days: tuple[str, str]
    trouble: Trouble | None


def shown(every: Iterable[Ask], given: Filled, troubles: Mapping[str, Trouble]) -> tuple[Shown, ...]:
    """Fields as a form shows them, those that take several with an empty row more."""
    return tuple(_shown(ask, given, troubles) for ask in every)


def _shown(ask: Ask, given: Filled, troubles: Mapping[str, Trouble]) -> Shown:
    rows = tuple(_rows(ask, given, troubles)) if ask.kind in ("span", "spans", "entity", "entities") else ()
    ticked = frozenset(value for value, _ in ask.options if given.get(f"{ask.name}-{value}"))
    days = (given.get(f"{ask.name}-{FIRST}", ""), given.get(f"{ask.name}-{LAST}", ""))
    return Shown(ask, given.get(ask.name, ""), rows, ticked, days, troubles.get(ask.name))


def _rows(ask: Ask, given: Filled, troubles: Mapping[str, Trouble]) -> Iterator[Row]:
    count = rows_of(given, ask.name)
    for at in range(count + 1 if ask.many else 1):
        name = f"{ask.name}-{at}"
        yield Row(name, given.get(name, ""), given.get(f"{name}-{'at' if ask.words else 'id'}", ""), troubles.get(name))


def rows_of(given: Mapping[str, Any], name: str, most: int = 100) -> int:
    """How many rows a field has in a form: up to the last that was sent."""
    sent = [int(k.removeprefix(f"{name}-")) for k in given if k.startswith(f"{name}-") and k.removeprefix(f"{name}-").isdecimal()]
    return min(most, max((at + 1 for at in sent if at < most and given.get(f"{name}-{at}")), default=0))
