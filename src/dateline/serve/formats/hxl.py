"""HXL: events as a table with hashtags, for tools of humanitarian work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.core.event import Event
from dateline.core.mention import Place
from dateline.core.record import plain
from dateline.reconcile.terms import classes_of, part_of_people
from dateline.serve.formats.cells import cell, csv_line
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.measures import Measure, measures
from dateline.serve.formats.web import web
from dateline.serve.readings import note
from dateline.serve.words import outlet, safe, short
from dateline.store.archive import Archive

LONGEST = 32_000  # characters of a cell: spreadsheets hold 32,767
LIST = " | "  # between the values of one cell, as HXL's +list has it

BEFORE: tuple[tuple[str, str], ...] = (
    ("Event ID", "#event+id"), ("Event", "#event+name"), ("Type", "#event+type"), ("Mode", "#event+type+mode"),
    ("Status", "#event+status"), ("First day", "#date+occurred+start"), ("Last day", "#date+occurred+end"),
    ("Place", "#loc+name"), ("Region", "#adm1+name"), ("Country", "#country+code+v_iso2"),
    ("Latitude", "#geo+lat"), ("Longitude", "#geo+lon"), ("Place known to", "#geo+precision"),
    ("Who", "#group+name+actor+list"), ("To whom", "#group+name+recipient+list"),
)  # fmt: skip
AFTER: tuple[tuple[str, str], ...] = (
    ("Figures disputed", "#indicator+disputed+bool"), ("All figures as told", "#description+figures+list"),
    ("Sentence", "#description+proof"), ("Independent voices", "#meta+voices+num"), ("Reports", "#meta+reports+num"),
    ("Sources", "#meta+source+list"), ("Addresses", "#meta+url+list"), ("Story ID", "#meta+story+id"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """A number of people. `words` name the part of them that is counted; without any, all are."""

    header: str
    tag: str
    role: str
    words: frozenset[str]

    def takes(self, measure: Measure) -> bool:
        """Whether the measure is of all these people and of no others: "killed or injured" is neither."""
        what = measure.about.what or ""
        if self.words:
            return part_of_people(what) in self.words and self._counts(measure)
        return measure.whole and "person" in classes_of(what) and self._counts(measure)

    def holds(self, measure: Measure) -> bool:
        """Whether the measure is of some of these people."""
        what = measure.about.what or ""
        people = part_of_people(what) is not None or "person" in classes_of(what)
        return not self.words and not measure.whole and people and self._counts(measure)

    def _counts(self, measure: Measure) -> bool:
        return measure.roles == (self.role,) and not measure.unknown and (measure.about.unit or "count") == "count"


@cache
def people_columns() -> tuple[PeopleColumn, ...]:
    """The columns of `tables/hxl_people.tsv`."""
    lines = files("dateline.serve.formats").joinpath("tables/hxl_people.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return tuple(PeopleColumn(header, tag, role, frozenset(words.split())) for header, tag, role, words in rows)


def columns() -> list[tuple[str, str]]:
    """(header, hashtag) of every column."""
    people = [
        column
        for each in people_columns()
        for column in (
            (each.header, each.tag), (f"{each.header}, at least", f"{each.tag}+min"), (f"{each.header}, at most", f"{each.tag}+max"),
        )
    ]  # fmt: skip
    return [*BEFORE, *people, *AFTER]


def as_hxl(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One row an event, under a row of headers and a row of hashtags."""
    every = columns()
    yield csv_line(header for header, _ in every)
    yield csv_line(tag for _, tag in every)
    for dossier in dossiers(archive, options.story, options.rule):
        for event in dossier.events:
            yield csv_line(cell(short(v, LONGEST) if isinstance(v, str) else v) for v in row(dossier, event))


def row(dossier: Dossier, event: Event) -> list[object]:
    """The cells of an event; empty where nothing is known."""
    when = event.when
    told = measures(dossier, event)
    reports = [dossier.reports[r] for r in event.reports if r in dossier.reports]
    proof = dossier.statements.get(event.anchor)
    return [
        event.id, safe(event.title), event.event_type, event.mode, event.status,
        when.earliest if when else None, when.latest if when else None,
        *_place(event.where),
        *(LIST.join(map(safe, dossier.names(ids))) for ids in (event.actors, event.recipients)),
        *(value for column in people_columns() for value in _people(column, told)),
        "yes" if any(m.disputed for m in told) else "no", LIST.join(_in_words(dossier, told)),
        safe(proof.sentence.exact) if proof else None, event.voices, len(event.reports),
        LIST.join(dict.fromkeys(map(outlet, reports))), LIST.join(dict.fromkeys(filter(None, (web(r.url) for r in reports)))), event.story,
    ]  # fmt: skip


def _place(place: Place | None) -> list[object]:
    """Name, region, country, latitude, longitude, precision. Coordinates of a region or country are those of its middle."""
    if place is None:
        return [None] * 6
    name = safe(place.name) if place.name else None
    return [name, name if place.precision == "region" else None, place.country, place.lat, place.lon, place.precision]


def _people(column: PeopleColumn, told: Sequence[Measure]) -> tuple[object, object, object]:
    """Best, least and most by the measure that most accounts give; numbers of several measures are never added.

    Where only parts of the people are counted ("4 soldiers"), the whole is at least the largest of them, and no more is known.
    """
    found = next((m for m in told if column.takes(m)), None)
    if found:
        return plain(found.best), plain(found.low), plain(found.high)
    parts = [m.low for m in told if m.low is not None and not m.disputed and column.holds(m)]
    return None, plain(max(parts, default=None)), None


def _in_words(dossier: Dossier, told: Sequence[Measure]) -> Iterator[str]:
    """Every figure with who gives it: "9 trucks destroyed (Olga Stein)"."""
    for measure in told:
        for ident in measure.statements:
            if statement := dossier.statements.get(ident):
                report = dossier.reports[statement.report]
                yield f"{note(statement)} ({safe(statement.speaker.name) if statement.speaker else outlet(report)})"


HXL = Format(name="hxl", title="events as a table with HXL hashtags, for humanitarian tools", suffix=".csv", lines=as_hxl)
