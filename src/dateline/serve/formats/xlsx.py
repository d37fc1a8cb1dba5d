"""Excel: stories, events, figures, statements and reports as sheets, each value beside the sentence it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.core.event import UNSETTLED
from dateline.core.report import Report
from dateline.core.statement import Figure, Occurrence, Position, Said, Statement
from dateline.reconcile.rules import rule_called
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import Format, Options
from dateline.serve.formats.happened import Happened, Scene
from dateline.serve.formats.measures import Measure, measures
from dateline.serve.formats.nations import nation
from dateline.serve.formats.sheet import Sheet, SheetColumn, Styles, day, on_web
from dateline.serve.words import headline, outlet
from dateline.store.archive import Archive

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MADE = datetime(2000, 1, 1)  # of the file: a clock would make each export another
TEXT = 3_000  # characters of a report's text that a cell shows
SIZE = 200  # characters of a headline


@dataclass(frozen=True)
class Line:
    """One row of any sheet: what it is about, its story, and the row of each statement and report by id."""

    item: Any
    dossier: Dossier
    rows: dict[str, int] = field(default_factory=dict)

    def names(self, ids: tuple[str, ...]) -> str:
        """Names of entities."""
        return ", ".join(self.dossier.names(ids))

    def to(self, sheet: str, ident: str | None) -> str | None:
        """The place of a row in the workbook."""
        return f"internal:'{sheet}'!A{self.rows[ident] + 1}" if ident in self.rows else None


def _first(line: Line) -> Statement | None:
    """The statement that a row's sentence is of: the one that tells of an event first, the first that a figure rests on."""
    if isinstance(line.item, Happened):
        told = line.item.sentences
        return told[0][1] if told else None
    known = line.dossier.statements
    return next((known[s] for s in line.item.statements if s in known), None)


def _sentence(line: Line) -> str | None:
    first = _first(line)
    return " ".join(first.sentence.exact.split()) if first else None


def _to_statement(line: Line) -> str | None:
    first = _first(line)
    return line.to("Statements", first.id) if first else None


def _outlets(line: Line, reports: list[str] | tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(outlet(line.dossier.reports[r]) for r in reports if r in line.dossier.reports))


STORIES: tuple[SheetColumn[Line], ...] = (
    SheetColumn("Story", 60, "headline", lambda x: x.item.title),
    SheetColumn("First report", 12, "day of the first report", lambda x: day(x.item.earliest)),
    SheetColumn("Last report", 12, "day of the last report", lambda x: day(x.item.latest)),
    SheetColumn("Reports", 9, "how many reports", lambda x: len(x.item.reports)),
    SheetColumn("Events", 9, "how many events", lambda x: len(x.dossier.events)),
    SheetColumn("Open disputes", 9, "conflicts and denials", lambda x: sum(f.relation in UNSETTLED for f in x.dossier.findings)),
    SheetColumn("Outlets", 50, "who reported", lambda x: _outlets(x, x.item.reports)),
    SheetColumn("Story id", 26, "our id", lambda x: x.item.id),
)


def _when(line: Line, end: str) -> Any:
    when = line.item.event.when
    return day(getattr(when, end)) if when else None


def _where(line: Line, name: str) -> Any:
    return getattr(line.item.event.where, name) if line.item.event.where else None


def _country(line: Line) -> str | None:
    known = nation(_where(line, "country"))
    return known.name if known else None


EVENTS: tuple[SheetColumn[Line], ...] = (
    SheetColumn("What", 70, "the sentence that tells of it first; leads to its row", _sentence, _to_statement),
    SheetColumn("From", 12, "first day that its date allows", lambda x: _when(x, "earliest")),
    SheetColumn("To", 12, "last day that its date allows", lambda x: _when(x, "latest")),
    SheetColumn("Type", 12, "PLOVER type", lambda x: x.item.event.event_type),
    SheetColumn("Mode", 14, "PLOVER mode", lambda x: x.item.event.mode),
    SheetColumn("Status", 12, "happened, ongoing, planned, hypothetical, denied", lambda x: x.item.event.status),
    SheetColumn("Who", 28, "who did it", lambda x: x.names(x.item.event.actors)),
    SheetColumn("To whom", 28, "to whom", lambda x: x.names(x.item.event.recipients)),
    SheetColumn("Place", 20, "place", lambda x: _where(x, "name")),
    SheetColumn("Country", 18, "country of the place", _country),
    SheetColumn("Known to", 10, "what the coordinates stand for: point, city, region, country", lambda x: _where(x, "precision")),
    SheetColumn("Latitude", 10, "degrees north", lambda x: _where(x, "lat")),
    SheetColumn("Longitude", 10, "degrees east", lambda x: _where(x, "lon")),
    SheetColumn("Killed: best", 8, "killed, by the rule", lambda x: x.item.killed.best),
    SheetColumn("Killed: low", 8, "the least number told", lambda x: x.item.killed.low),
    SheetColumn("Killed: high", 8, "the greatest; empty where open", lambda x: x.item.killed.high),
    SheetColumn("Injured: best", 8, "injured, by the rule", lambda x: x.item.injured.best),
    SheetColumn("Injured: low", 8, "the least number told", lambda x: x.item.injured.low),
    SheetColumn("Injured: high", 8, "the greatest; empty where open", lambda x: x.item.injured.high),
    SheetColumn("Rule", 14, "the rule that gave them", lambda x: x.item.killed.rule or x.item.injured.rule),
    SheetColumn("Reports", 9, "how many reports", lambda x: len(x.item.event.reports)),
    SheetColumn("Voices", 9, "how many independent voices", lambda x: x.item.event.voices),
    SheetColumn("Outlets", 40, "who reports it", lambda x: _outlets(x, x.item.event.reports)),
    SheetColumn("Event id", 26, "our id", lambda x: x.item.event.id),
    SheetColumn("Story id", 26, "our id", lambda x: x.dossier.story.id),
)


def _says(line: Line) -> str | None:
    finding = line.item.finding
    return finding.says if finding else None


FIGURES: tuple[SheetColumn[Line], ...] = (
    SheetColumn("Relation", 12, "agree, compatible, scope, update, denial, conflict, told once", lambda x: x.item.relation or "told once"),
    SheetColumn("Role", 18, "killed, injured, destroyed …; also status, ordinal", lambda x: x.item.about.role),
    SheetColumn("What", 18, "what is counted", lambda x: x.item.about.what),
    SheetColumn("Unit", 10, "in which unit", lambda x: x.item.about.unit),
    SheetColumn("Best", 10, "by the rule; empty where not known", lambda x: x.item.best),
    SheetColumn("Low", 10, "the least", lambda x: x.item.low),
    SheetColumn("High", 10, "the greatest; empty where open", lambda x: x.item.high),
    SheetColumn("Rule", 14, "the rule that gave them", lambda x: x.item.rule),
    SheetColumn("Not known", 9, "yes where it is said that nobody knows: no zero", lambda x: "yes" if x.item.unknown else None),
    SheetColumn("Who says what", 80, "all accounts in one sentence", _says),
    SheetColumn("Sentence", 70, "the first sentence it rests on; leads to its row", _sentence, _to_statement),
    SheetColumn("Statements", 10, "how many statements", lambda x: len(x.item.statements)),
    SheetColumn("Story id", 26, "our id", lambda x: x.dossier.story.id),
)


def _value(line: Line) -> str | None:
    """What a statement says in a few words, by its type."""
    match line.item:
        case Figure() as s:
            return f"{'/'.join(s.role)}: {s.what}"
        case Occurrence() as s:
            return "/".join(filter(None, (s.event_type, s.mode, s.status)))
        case Position() as s:
            return f"{s.act}: {s.issue}"
        case Said() as s:
            return "quoted" if s.direct is True else "told" if s.direct is False else "partly quoted"
    return None


def _figure(line: Line, end: str) -> Any:
    return getattr(line.item, end) if isinstance(line.item, Figure) else None


def _report(line: Line) -> Report | None:
    return line.dossier.reports.get(line.item.report)


def _headline(line: Line) -> str | None:
    report = _report(line)
    return headline(report, SIZE) if report else None


STATEMENTS: tuple[SheetColumn[Line], ...] = (
    SheetColumn("Words", 40, "the words that say it", lambda x: " ".join(x.item.span.exact.split())),
    SheetColumn("Sentence", 80, "the sentence", lambda x: " ".join(x.item.sentence.exact.split())),
    SheetColumn("Type", 12, "figure, said, occurrence, position", lambda x: x.item.type),
    SheetColumn("Reads as", 30, "what was read there", _value),
    SheetColumn("Low", 10, "of a figure: lower end; empty where open", lambda x: _figure(x, "low")),
    SheetColumn("High", 10, "of a figure: upper end; empty where open", lambda x: _figure(x, "high")),
    SheetColumn("Unit", 10, "of a figure", lambda x: _figure(x, "unit")),
    SheetColumn("Speaker", 26, "who says so; empty for the report itself", lambda x: x.item.speaker.name if x.item.speaker else None),
    SheetColumn("Stance", 12, "asserted, reported, claimed, estimated, denied, unconfirmed", lambda x: x.item.stance),
    SheetColumn("Outlet", 24, "who published it", lambda x: outlet(r) if (r := _report(x)) else None),
    SheetColumn("Report", 50, "headline; leads to the report's row", _headline, lambda x: x.to("Reports", x.item.report)),
    SheetColumn("Review", 12, "accepted, corrected; empty where nobody looked", lambda x: x.item.review),
    SheetColumn("Made by", 18, "which part of the program, or who", lambda x: x.item.made_by),
    SheetColumn("Event id", 26, "our id", lambda x: x.dossier.event_of.get(x.item.id)),
    SheetColumn("Statement id", 26, "our id", lambda x: x.item.id),
)

REPORTS: tuple[SheetColumn[Line], ...] = (
    SheetColumn("Report", 60, "headline, else its first words", lambda x: headline(x.item, SIZE)),
    SheetColumn("Outlet", 24, "who published it", lambda x: outlet(x.item)),
    SheetColumn("Published", 12, "day, where it is known", lambda x: _day_of(x.item)),
    SheetColumn("Date as known", 22, "in EDTF", lambda x: x.item.published.edtf),
    SheetColumn("Address", 40, "a link only where it is one of the web", lambda x: x.item.url, lambda x: on_web(x.item.url)),
    SheetColumn("Language", 9, "ISO 639-1", lambda x: x.item.language),
    SheetColumn("Byline", 24, "who signs it", lambda x: x.item.byline),
    SheetColumn("Agencies", 18, "agencies named as source", lambda x: ", ".join(x.item.credits)),
    SheetColumn("Text", 60, f"its first {TEXT:,} characters", lambda x: x.item.text[:TEXT]),
    SheetColumn("Origin", 26, "shared by reports that are one writer's words", lambda x: x.dossier.origins.get(x.item.id)),
    SheetColumn("Story id", 26, "our id", lambda x: x.dossier.story.id),
    SheetColumn("Report id", 26, "our id", lambda x: x.item.id),
)


def _day_of(report: Report) -> Any:
    when = report.published
    return day(when.earliest) if when.earliest and when.earliest[:10] == (when.latest or "")[:10] else None


SHEETS = {"Stories": STORIES, "Events": EVENTS, "Figures": FIGURES, "Statements": STATEMENTS, "Reports": REPORTS}
ABOUT: tuple[SheetColumn[tuple[str, str, str]], ...] = (
    SheetColumn("Sheet", 14, "", lambda x: x[0]),
    SheetColumn("Column", 20, "", lambda x: x[1]),
    SheetColumn("Meaning", 90, "", lambda x: x[2]),
)


def as_xlsx(archive: Archive, options: Options, out: BinaryIO) -> None:
    """A workbook, written story by story with constant memory."""
    from xlsxwriter import Workbook

    settings = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, settings) as book:
        book.set_properties({"title": "Dateline", "created": MADE})
        styles = Styles.of(book)
        sheets = {name: Sheet(book, name, columns, styles) for name, columns in SHEETS.items()}
        for dossier in dossiers(archive, options.story, options.rule):
            _add(sheets, dossier, options)
        for sheet in sheets.values():
            sheet.finish()
        _about(book, styles, options)


def _add(sheets: dict[str, Sheet[Line]], dossier: Dossier, options: Options) -> None:
    """All rows of a story. Which row a statement or report will have is known before anything leads there."""
    rows = {s: sheets["Statements"].next_row + at for at, s in enumerate(dossier.statements)}
    rows |= {r: sheets["Reports"].next_row + at for at, r in enumerate(dossier.reports)}
    scene = Scene(dossier, rule_called(options.rule) if options.rule else None)
    lines: dict[str, list[Any]] = {
        "Stories": [dossier.story],
        "Events": [Happened(scene, e) for e in dossier.events],
        "Figures": _figures(dossier),
        "Statements": list(dossier.statements.values()),
        "Reports": list(dossier.reports.values()),
    }
    for name, items in lines.items():
        for item in items:
            if not sheets[name].add(Line(item, dossier, rows)):
                options.leave_out(f"no room: the sheet {name} is full")


def _figures(dossier: Dossier) -> list[Measure]:
    """What is counted in each event, what is disputed first, then what no event holds."""
    every = [m for e in (*dossier.events, None) for m in measures(dossier, e)]
    return sorted(every, key=lambda m: (not m.disputed, m.relation is None))


def _about(book: Workbook, styles: Styles, options: Options) -> None:
    sheet = Sheet(book, "Columns", ABOUT, styles)
    for name, columns in SHEETS.items():
        for column in columns:
            sheet.add((name, column.name, column.meaning))
    rule = f"best, low and high are by the rule {options.rule}" if options.rule else "each row names the rule that gave its numbers"
    sheet.add(("", "Rule", rule))


XLSX = Format(name="xlsx", title="a workbook for Excel and LibreOffice, with the sentence behind each value", suffix=".xlsx", write=as_xlsx)
