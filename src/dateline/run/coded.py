"""A row of hand-coded events as a report: its cells as plain text, its values as statements of whoever coded it, each in its words."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import get_args

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.mention import DateMention, Mention, NameMention, Place, PlaceMention, Precision
from dateline.core.report import Block, BlockKind, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Statement, Status
from dateline.core.when import Published, When
from dateline.ingest.coded_table import STAGE, CodedRow, Style, in_words, plover_of
from dateline.ingest.moments import moment
from dateline.resolve.actors.spellings import organisation_words
from dateline.resolve.actors.states import state_form
from dateline.resolve.gazetteer.gazetteer import Entry, places_named

CODER = "person:"  # what `made_by` of coded statements begins with, before the coder's name
BOTH_SIDES, ONE_SIDED = ("1", "2"), "3"  # UCDP's type_of_violence: state-based, non-state; against civilians by definition
SAME_PLACE = 0.5  # degrees between the coder's point and the gazetteer's of one name
NOBODY = re.compile(r"^(?:civilians?|protesters|rioters|unidentified|unknown|mutiny)\b", re.I)
OF_STATE = re.compile(r"^(?:government|(?:military|police|armed|security|border) forces|military|police) of (?:the )?", re.I)
YEARS = re.compile(r"\s*\((?:[^()]*\d{4}[^()]*|[A-Z][^()]*)\)")
PRECISIONS: dict[str, Precision] = {"1": "city", "2": "city", "3": "region", "4": "region", "5": "region", "6": "country"}
# The type comes first, so that a title made of its sentence begins where the text does.
SHOWN = (
    "type", "mode", "status", "headline", "notes", "actor", "recipient", "place", "country",
    "start", "end", "days", "latitude", "longitude", "precision",
)  # fmt: skip
READ: dict[str, BlockKind] = {"headline": "title", **dict.fromkeys(("notes", "actor", "recipient", "place", "country"), "body")}


@dataclass
class Page:
    """The text of a row as it grows, and where in it each value stands."""

    text: str = ""
    at: dict[str, tuple[int, int]] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)

    def write(self, meaning: str, label: str, value: str) -> None:
        """One line; the label is no part of what is read, so that rows are not taken for copies of each other."""
        start = len(self.text) + len(label)
        self.text += f"{label}{value}\n"
        self.at[meaning] = (start, start + len(value))
        if meaning in READ:
            self.blocks.append(Block(start, start + len(value), READ[meaning]))


def found_in_row(row: CodedRow, style: Style, by: str) -> Found | Rejected:
    """The report of a row with what its coder says in it; a Rejected where the row says nothing that a record can hold."""
    ident = row.get("id")
    kind = row.get("type")
    plover = plover_of(kind, row.get("mode")) if kind else ("ASSAULT", None)
    when = _when(row)
    if ident is None:
        return Rejected(f"row {row.number}", STAGE, "no id: fill in the column, so that importing again changes nothing")
    if plover is None:
        return Rejected(ident, STAGE, f"the type {kind!r:.60} has none of PLOVER's to stand for it")
    page = _written(row)
    report = _report(ident, row, style, page)
    coder = _Coder(report, page, by)
    place = coder.place(row)
    actors, recipients = coder.party(row, "actor"), coder.party(row, "recipient")
    if row.get("sided") in BOTH_SIDES:  # UCDP names two sides that fight, not who did what to whom
        actors = recipients = tuple(dict.fromkeys((*actors, *recipients)))
    coder.occurrence(plover, _status(row), when, place, actors, recipients)
    coder.toll(row, "killed", "person")
    coder.toll(row, "injured", "person")
    return coder.found(when)


def _written(row: CodedRow) -> Page:
    """The cells as lines, "column: value"; headline and notes without a label. A range stands in one line."""
    page = Page()
    if "type" not in row.cells:
        page.write("type", "event: ", "violence")
    for meaning in SHOWN:
        if meaning in row.cells:
            column, value = row.cells[meaning]
            shown = in_words(value) if meaning == "type" else " ".join(value.split())
            page.write(meaning, "" if meaning in ("headline", "notes") else f"{column}: ", shown)
    for role in ("killed", "injured"):
        if (number := _number(row.get(role))) is not None:
            whom = " civilians" if role == "killed" and row.get("sided") == ONE_SIDED and number else ""
            page.write(role, f"{row.cells[role][0]}: ", f"{number:.0f}{whom}")
        low, high = _number(row.get(f"{role}_low")), _number(row.get(f"{role}_high"))
        if low is not None and high is not None and low < high:
            columns = f"{row.cells[f'{role}_low'][0]} to {row.cells[f'{role}_high'][0]}: "
            page.write(f"{role}_range", columns, f"{low:.0f} to {high:.0f}")
    return page


def _report(ident: str, row: CodedRow, style: Style, page: Page) -> Report:
    """A row coded from one outlet speaks with its voice, any other with that of the data set."""
    outlet = row.get("outlet")
    alone = outlet if outlet and not re.search(r"[;|]", outlet) else None
    day = moment(row.get("published"), "given")
    return Report(
        source_id=f"{style.name}: {ident}",
        publisher=alone or style.name,
        title=row.get("headline") and " ".join(str(row.get("headline")).split()),
        published=day or Published(),
        language="en",
        text=page.text,
        blocks=tuple(page.blocks),
    )


def _status(row: CodedRow) -> str:
    """What is coded happened, unless the table says otherwise."""
    status = row.get("status") or ""
    return status if status in get_args(Status) else "happened"


def _number(cell: str | None) -> float | None:
    try:
        value = float((cell or "").replace(",", ""))
    except ValueError:
        return None
    return value if 0 <= value < 1e9 and value.is_integer() else None


def _when(row: CodedRow) -> When | None:
    """The days that the coder names; ACLED's precision 2 is the week around a day, 3 its month."""
    first = moment(row.get("start"), "given")
    last = moment(row.get("end"), "given") or first
    if first is None or last is None or not first.earliest or not last.latest:
        return None
    try:
        one, two = _widened(date.fromisoformat(first.earliest[:10]), date.fromisoformat(last.latest[:10]), row.get("days"))
    except (ValueError, OverflowError):  # beyond the years that a calendar holds
        return None
    if one > two:
        return None
    days = (one.isoformat(), two.isoformat())
    return When(days[0] if one == two else "/".join(days), *days)


def _widened(first: date, last: date, precision: str | None) -> tuple[date, date]:
    if precision == "2":
        return first - timedelta(days=3), last + timedelta(days=3)
    if precision == "3":
        return first.replace(day=1), first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first, last


class _Coder:
    """Makes mentions and statements of one row, each in its words."""

    def __init__(self, report: Report, page: Page, by: str):
        self.report, self.page, self.by = report, page, by
        self.sentence = report.span(0, len(report.text.rstrip()))
        self.statements: list[Statement] = []
        self.mentions: list[Mention] = []
        self.entities: dict[str, Entity] = {}

    def span(self, meaning: str) -> Span:
        """The words of a value."""
        return self.report.span(*self.page.at[meaning])

    def place(self, row: CodedRow) -> str | None:
        """The mention of the place, under the gazetteer's entry if it has one near the coder's point, else under that point alone."""
        meaning = next((m for m in ("place", "country") if m in self.page.at), None)
        if meaning is None:
            return None
        found = place_of(row, meaning)
        span = self.span(meaning)
        made = PlaceMention(report=self.report.id, span=span, **{n: getattr(found, n) for n in Place.__dataclass_fields__})
        self.mentions.append(made)
        return made.id

    def party(self, row: CodedRow, meaning: str) -> tuple[str, ...]:
        """The entity of a side; none for civilians and for those whom nobody knows."""
        name = row.get(meaning)
        if name is None or NOBODY.match(name):
            return ()
        made = entity_of(name)
        self.entities[made.id] = made
        sort = "group" if made.sort == "group" else "organisation"
        self.mentions.append(NameMention(report=self.report.id, span=self.span(meaning), type=sort, entity=made.id))  # type: ignore[arg-type]
        return (made.id,)

    def occurrence(
        self,
        plover: tuple[str, str | None],
        status: str,
        when: When | None,
        place: str | None,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
    ) -> None:
        """That it happened."""
        span = self.span("type")
        told = {"event_type": plover[0], "mode": plover[1], "status": status, "when": when, "where": place}
        known = {**told, "actors": actors, "recipients": recipients}
        self.statements.append(Occurrence(span=span, trigger=span, **known, **self._common()))  # type: ignore[arg-type]

    def toll(self, row: CodedRow, role: str, what: str) -> None:
        """The coder's best figure, and the range where one is given. ACLED's 0 says only that no report gives a number: it is none."""
        best = _number(row.get(role))
        if best is not None and (best > 0 or f"{role}_low" in row.cells):
            self._figure(role, role, what, "=", best, best)
        if f"{role}_range" in self.page.at:
            low, high = _number(row.get(f"{role}_low")), _number(row.get(f"{role}_high"))
            self._figure(f"{role}_range", role, what, "range", low, high)

    def _figure(self, meaning: str, role: str, what: str, op: str, low: float | None, high: float | None) -> None:
        made = Figure(span=self.span(meaning), what=what, role=(role,), op=op, low=low, high=high, **self._common())  # type: ignore[arg-type]
        self.statements.append(made)

    def _common(self) -> dict[str, object]:
        return {
            "report": self.report.id, "sentence": self.sentence, "made_by": f"{CODER}{self.by}", "confidence": 1.0, "review": "accepted",
        }  # fmt: skip

    def found(self, when: When | None) -> Found:
        """All of it."""
        if when and "start" in self.page.at:
            known = {"edtf": when.edtf, "earliest": when.earliest, "latest": when.latest, "timex": when.edtf, "why": "coded by hand"}
            self.mentions.append(DateMention(report=self.report.id, span=self.span("start"), **known))  # type: ignore[arg-type]
        mentions = sorted(self.mentions, key=lambda m: (m.span.start, m.id))
        statements = sorted(self.statements, key=lambda s: (s.span.start, s.id))
        entities = sorted(self.entities.values(), key=lambda e: e.id)
        return Found(self.report, tuple(mentions), tuple(entities), tuple(statements))


def entity_of(name: str) -> Entity:
    """The state that a name stands for ("Government of Russia", "Military Forces of Mali (2020-)"), else a group of that name."""
    bare = YEARS.sub("", name).strip() or name
    form = state_form(OF_STATE.sub("", bare))
    if form:
        return Entity(key=form.state.code, name=form.state.name, sort="state", country=form.state.code)
    return Entity(key=" ".join(sorted(organisation_words(bare.split()))), name=bare, sort="group")


def place_of(row: CodedRow, meaning: str) -> Place:
    """The place that a cell names."""
    name, lat, lon = str(row.get(meaning)), _degrees(row.get("latitude"), 90), _degrees(row.get("longitude"), 180)
    form = state_form(row.get("country") or "")
    code = form.state.code if form else None
    entry = next((e for e in _nearest(name, lat, lon) if code in (None, e.country)), None)
    if entry:
        return Place(entry.name, entry.source, entry.ident, entry.lat, entry.lon, entry.country, entry.precision)
    precision = PRECISIONS.get(row.get("precision") or "", "country" if meaning == "country" else "city")
    known = lat is not None and lon is not None
    return Place(name, "coded by hand" if known else None, f"{lat},{lon}" if known else None, lat, lon, code, precision if known else None)


def _nearest(name: str, lat: float | None, lon: float | None) -> Iterator[Entry]:
    """Entries of that name, the nearest first where the coder gives a point; none that lie elsewhere."""
    found = places_named(name)
    if lat is None or lon is None:
        yield from found
        return
    close = [(abs(e.lat - lat) + abs(e.lon - lon), e.ident, e) for e in found]
    yield from (e for apart, _, e in sorted(close, key=lambda c: c[:2]) if apart <= SAME_PLACE or e.kind == "country")


def _degrees(cell: str | None, most: float) -> float | None:
    try:
        value = float(cell or "")
    except ValueError:
        return None
    return value if -most <= value <= most else None
