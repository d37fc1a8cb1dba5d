"""The columns that records have in data frames: names, types of Arrow, and how each value is read from a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from dateline.core.when import When
from dateline.serve.words import outlet

if TYPE_CHECKING:
    import pyarrow

Value = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `sort` is "text", "texts" (a list), "day", "number", "count" or "flag"."""

    name: str
    sort: str
    value: Value

    def arrow(self) -> pyarrow.DataType:
        """Its Arrow type."""
        import pyarrow as pa

        sorts = {"text": pa.string(), "texts": pa.list_(pa.string()), "day": pa.date32(), "number": pa.float64()}
        return sorts.get(self.sort) or (pa.int64() if self.sort == "count" else pa.bool_())


def _field(name: str, sort: str = "text", of: str | None = None) -> Column:
    """A field of the record under its own name; `of` where it is part of another."""
    path = f"{of}.{name}" if of else name
    return Column(name, sort, lambda thing: _at(thing.item, path))


def _at(item: Any, path: str) -> Any:
    for name in path.split("."):
        item = getattr(item, name, None)
    return item


def _told(name: str, sort: str = "text") -> Column:
    """A value of the record as exports write it."""
    return Column(name, sort, lambda thing: thing.record[name])


def _texts(name: str) -> Column:
    """Ids of other records."""
    return Column(name, "texts", lambda thing: list(getattr(thing.item, name, ())))


def _names(name: str, of: str) -> Column:
    """Names of entities whose ids are in a field."""
    return Column(name, "texts", lambda thing: [e.name for e in thing.archive.entities_called(_ids(getattr(thing.item, of, ())))])


def _name(name: str) -> Column:
    """The name of an entity whose id is in a field."""

    def value(thing: Any) -> str | None:
        return next((e.name for e in thing.archive.entities_called(_ids(getattr(thing.item, name, None)))), None)

    return Column(name, "text", value)


def _ids(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _day(name: str, end: str, when: Callable[[Any], When | None]) -> Column:
    def value(thing: Any) -> date | None:
        text = getattr(when(thing) or When(), end)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:  # a year before 1 or after 9999
            return None

    return Column(name, "day", value)


def _days(when: Callable[[Any], When | None], first: str = "earliest", last: str = "latest") -> tuple[Column, ...]:
    return (
        Column("edtf", "text", lambda thing: (when(thing) or When()).edtf),
        _day(first, "earliest", when),
        _day(last, "latest", when),
    )


ID = Column("id", "text", lambda thing: thing.id)
STORY = (
    ID,
    _field("title"),
    _day("earliest", "earliest", lambda t: When(None, t.item.earliest, t.item.latest)),
    _day("latest", "latest", lambda t: When(None, t.item.earliest, t.item.latest)),
    Column("reports", "count", lambda t: len(t.item.reports)),
    Column("voices", "count", lambda t: t.voices),
    Column("disputes", "count", lambda t: t.disputes),
)
EVENT = (
    ID,
    _field("title"),
    _field("event_type"),
    _field("mode"),
    _field("status"),
    *_days(lambda t: t.item.when),
    Column("place", "text", lambda t: _at(t.item, "where.name")),
    _field("country", of="where"),
    _field("lat", "number", "where"),
    _field("lon", "number", "where"),
    _field("precision", of="where"),
    _names("actors", "actors"),
    _names("recipients", "recipients"),
    _field("voices", "count"),
    Column("reports", "count", lambda t: len(t.item.reports)),
    Column("statements", "count", lambda t: len(t.item.statements)),
    _field("story"),
)
FINDING = (
    ID,
    _field("relation"),
    _field("role", of="about"),
    _field("what", of="about"),
    _field("unit", of="about"),
    _field("best", "number"),
    _field("low", "number"),
    _field("high", "number"),
    _field("rule"),
    _field("says"),
    _field("review"),
    _texts("statements"),
    _field("event"),
)
SAID = (
    ID,
    _field("type"),
    Column("words", "text", lambda t: t.words),
    Column("sentence", "text", lambda t: t.sentence),
    Column("speaker", "text", lambda t: _at(t.item, "speaker.name")),
    Column("speaker_sort", "text", lambda t: _at(t.item, "speaker.sort")),
    _field("stance"),
    _field("confidence", "number"),
    _field("review"),
)
HOME = (
    Column("publisher", "text", lambda t: outlet(t.report.item)),
    _day("published", "latest", lambda t: t.report.item.published),
    _field("report"),
    Column("start", "count", lambda t: t.item.span.start),
    Column("end", "count", lambda t: t.item.span.end),
    Column("event", "text", lambda t: t.archive.event_ids.get(t.id)),
    Column("story", "text", lambda t: t.archive.story_ids.get(t.item.report)),
)
AMOUNT = (
    _field("what"),
    _texts("role"),
    _field("op"),
    _field("low", "number"),
    _field("high", "number"),
    _field("unit"),
    _field("unknown", "flag"),
)
HAPPENED = (
    _field("event_type"),
    _field("mode"),
    _field("status"),
    *_days(lambda t: getattr(t.item, "when", None)),
    _names("actors", "actors"),
    _names("recipients", "recipients"),
)
WANTED = (
    _name("party"),
    _name("addressee"),
    _field("act"),
    _field("issue"),
    _day("due", "latest", lambda t: getattr(t.item, "due", None)),
    Column("met_by", "text", lambda t: t.archive.met_ids.get(t.id)),
)
REPORT = (
    ID,
    Column("publisher", "text", lambda t: t.item.publisher),
    _field("title"),
    _field("byline"),
    _field("dateline"),
    *_days(lambda t: t.item.published),
    _field("language"),
    _field("url"),
    _field("source_id"),
    Column("story", "text", lambda t: t.archive.story_ids.get(t.id)),
    Column("origin", "text", lambda t: t.origin),
    _field("text"),
)
ENTITY = (ID, _field("name"), _field("sort"), _field("country"), _texts("aliases"), Column("roles", "texts", lambda t: _roles(t.item)))
ENTRY = (
    ID,
    *(_told(name) for name in ("story", "party", "party_name", "addressee", "addressee_name", "issue", "act", "content", "status")),
    _told("past_due", "flag"),
    _told("says"),
    _day("first", "earliest", lambda t: When(None, t.item.first, t.item.first)),
    _day("last", "latest", lambda t: When(None, t.item.last, t.item.last)),
    _day("due", "latest", lambda t: t.item.due),
    _told("voices", "count"),
    *(_told(name, "texts") for name in ("statements", "reports", "settled_by", "accepted_by")),
    _told("met_by"),
)
HIT = (
    Column("report", "text", lambda t: t.id),
    Column("publisher", "text", lambda t: t.report.outlet),
    _day("published", "latest", lambda t: t.report.item.published),
    Column("words", "text", lambda t: t.words),
)


def _roles(item: Any) -> list[str]:
    return list(dict.fromkeys(f"{r.title} of {r.of}" if r.of else r.title for r in item.roles))


COLUMNS: Mapping[str, Sequence[Column]] = {
    "story": STORY,
    "event": EVENT,
    "finding": FINDING,
    "statement": (*SAID, *AMOUNT, *HAPPENED, *WANTED, *HOME),
    "figure": (*AMOUNT, *SAID, *HOME),
    "position": (*WANTED, *SAID, *HOME),
    "entry": ENTRY,
    "report": REPORT,
    "entity": ENTITY,
    "hit": HIT,
}
