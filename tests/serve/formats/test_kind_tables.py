"""Records as tables: CSV in a folder, Parquet and a workbook, each opened by a reader that is not ours."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dateline.serve.formats import acled, event_report, ged, plover, xlsx
from dateline.serve.formats.cells import FORMULA, flat
from dateline.serve.formats.columns import table
from dateline.serve.formats.csv_table import CSV
from dateline.serve.formats.format import EVERYTHING, Options
from dateline.serve.formats.happened import happenings
from dateline.serve.formats.kinds import columns_of
from dateline.serve.formats.parquet import PARQUET
from dateline.serve.formats.records import KINDS, records
from dateline.serve.formats.sheet import LONGEST_CELL, day, on_web
from dateline.serve.formats.writing import export_to
from dateline.serve.formats.xlsx import XLSX
from dateline.store.archive import Archive


def test_every_field_of_every_record_has_its_column(samples: Archive, raids: Archive) -> None:
    """What the table of columns does not name would be lost without a word."""
    for archive in (samples, raids):
        for record in records(archive):
            if record["kind"] == "decision":
                continue
            known = {c.name for c in columns_of()[record["kind"]]} | {"kind"}
            for name, value in flat(record).items():
                assert name in known or value is None, (record["kind"], name)


def test_csv_in_a_folder(samples: Archive, tmp_path: Path) -> None:
    export_to(tmp_path / "tables", CSV, samples, EVERYTHING)
    assert {f.stem for f in (tmp_path / "tables").iterdir()} == {*KINDS, "columns"}
    meanings = pd.read_csv(tmp_path / "tables/columns.csv")
    for kind in KINDS:
        rows = pd.read_csv(tmp_path / f"tables/{kind}.csv")
        assert list(rows.columns) == meanings[meanings.table == kind].column.tolist()
        assert sorted(rows.id) == sorted(r["id"] for r in records(samples, Options(kind=kind)))
    assert meanings.meaning.str.len().min() > 3


def test_csv_in_a_zip_holds_the_same(samples: Archive, tmp_path: Path) -> None:
    export_to(tmp_path / "tables", CSV, samples, EVERYTHING)
    export_to(tmp_path / "x.zip", CSV, samples, EVERYTHING)
    with zipfile.ZipFile(tmp_path / "x.zip") as packed:
        assert {n: packed.read(n) for n in packed.namelist()} == {f.name: f.read_bytes() for f in (tmp_path / "tables").iterdir()}


def test_parquet(samples: Archive, tmp_path: Path) -> None:
    export_to(tmp_path / "tables", PARQUET, samples, EVERYTHING)
    statements = pq.read_table(tmp_path / "tables/statement.parquet")
    every = list(records(samples, Options(kind="statement")))
    assert statements.num_rows == len(every)
    types = {f.name: str(f.type) for f in statements.schema}
    assert (types["low"], types["unknown"], types["span.start"], types["role"]) == ("double", "bool", "int64", "list<element: string>")
    assert statements.schema.field("low").metadata[b"meaning"].startswith(b"of a figure: lower end")
    back = {r["id"]: r for r in statements.to_pylist()}
    for record in every:
        row = back[record["id"]]
        assert row["span.exact"] == record["span"]["exact"] and row["low"] == record.get("low") and row["role"] == record.get("role")
    reports = pd.read_parquet(tmp_path / "tables/report.parquet")
    assert reports.text.str.len().min() > 0
    export_to(tmp_path / "some", PARQUET, samples, Options(kind="event"))
    assert [f.name for f in (tmp_path / "some").iterdir()] == ["event.parquet"]


@pytest.fixture(scope="module")
def book(raids: Archive, tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    path = tmp_path_factory.mktemp("xlsx") / "x.xlsx"
    export_to(path, XLSX, raids, EVERYTHING)
    return openpyxl.load_workbook(path)


def rows_of(book: openpyxl.Workbook, sheet: str) -> list[dict[str, object]]:
    head, *rest = book[sheet].iter_rows()
    return [{str(h.value): c for h, c in zip(head, row, strict=True)} for row in rest]


def test_workbook(book: openpyxl.Workbook, raids: Archive) -> None:
    assert book.sheetnames == ["Stories", "Events", "Figures", "Statements", "Reports", "Columns"]
    events = rows_of(book, "Events")
    kharkiv = next(r for r in events if r["Place"].value == "Kharkiv")  # type: ignore[attr-defined]
    shown = {name: cell.value for name, cell in kharkiv.items()}  # type: ignore[attr-defined]
    assert (shown["Killed: best"], shown["Rule"], shown["Country"], shown["Voices"]) == (9, "tightest", "Ukraine", 2)
    assert shown["From"] == datetime.datetime(2031, 5, 5)
    assert [s.freeze_panes for s in book] == ["B2"] * 6
    assert len(rows_of(book, "Statements")) == sum(1 for _ in records(raids, Options(kind="statement")))


def test_links_lead_to_the_row_of_the_sentence(book: openpyxl.Workbook) -> None:
    for sheet, head, target in (("Events", "What", "Sentence"), ("Figures", "Sentence", "Sentence"), ("Statements", "Report", "Report")):
        for row in rows_of(book, sheet):
            cell = row[head]
            place = cell.hyperlink.location  # type: ignore[attr-defined]
            name, at = place.split("!A")
            there = {str(h.value): c.value for h, c in zip(book[name.strip("'")][1], book[name.strip("'")][int(at)], strict=True)}
            assert there[target] == cell.value  # type: ignore[attr-defined]


def test_a_hostile_report_makes_no_formula_and_no_link(evil: Archive, tmp_path: Path) -> None:
    export_to(tmp_path / "x.xlsx", XLSX, evil, EVERYTHING)
    for sheet in openpyxl.load_workbook(tmp_path / "x.xlsx"):
        for cell in (c for row in sheet.iter_rows() for c in row):
            assert cell.data_type != "f"
            assert cell.hyperlink is None or (cell.hyperlink.location or "").startswith("'")
            assert not isinstance(cell.value, str) or (len(cell.value) <= LONGEST_CELL and "\u202e" not in cell.value)


def test_no_cell_of_any_table_is_a_formula(evil: Archive, tmp_path: Path) -> None:
    export_to(tmp_path / "tables", CSV, evil, EVERYTHING)
    csv.field_size_limit(10_000_000)
    texts = [f.read_text("utf-8") for f in (tmp_path / "tables").iterdir()]
    rows = list(happenings(evil, EVERYTHING))
    texts += ["".join(table(event_report.COLUMNS, rows)), "".join(lines(evil) for lines in (_ged, _acled))]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    cells += [cell for line in plover.as_plover(evil) for cell in line.rstrip("\n").split("\t")]
    assert len(cells) > 100
    assert not [c for c in cells if c.startswith(FORMULA) and not c.lstrip("-").replace(".", "").isdigit()]
    assert {len(line.split("\t")) for line in plover.as_plover(evil)} == {len(plover.COLUMNS)}


def _ged(archive: Archive) -> str:
    return "".join(ged.as_ged(archive))


def _acled(archive: Archive) -> str:
    return "".join(acled.as_acled(archive))


WEB = [
    ("https://paper.example/a", True),
    ("HTTP://paper.example/a", True),
    ("javascript:alert(1)", False),
    ("file:///etc/passwd", False),
    ("https://paper.example/a b", False),
    (None, False),
]


@pytest.mark.parametrize(("address", "opens"), WEB)
def test_only_addresses_of_the_web_open(address: str | None, opens: bool) -> None:
    assert (on_web(address) is not None) is opens


DAYS = [("2031-05-05", True), ("2031-05-05T10:00:00", True), ("1812-06-24", False), ("x", False), (None, False)]


@pytest.mark.parametrize(("text", "known"), DAYS)
def test_days_that_spreadsheets_know(text: str | None, known: bool) -> None:
    assert (day(text) is not None) is known


def test_a_full_sheet_is_told(raids: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.serve.formats.sheet.MOST_ROWS", 5)
    left_out: list[str] = []
    export_to(tmp_path / "x.xlsx", XLSX, raids, Options(leave_out=left_out.append))
    assert "no room: the sheet Statements is full" in left_out
    assert len(list(openpyxl.load_workbook(tmp_path / "x.xlsx")["Statements"].iter_rows())) == 5


def test_json_in_a_cell_is_json(samples: Archive, tmp_path: Path) -> None:
    export_to(tmp_path / "tables", CSV, samples, EVERYTHING)
    said = pd.read_csv(tmp_path / "tables/statement.csv").query("type == 'said'")
    assert all(json.loads(part)["exact"] for cell in said.content for part in cell.split("; {")[:1])


def test_the_workbook_says_what_each_column_means(book: openpyxl.Workbook) -> None:
    told = {(r["Sheet"].value, r["Column"].value) for r in rows_of(book, "Columns")}  # type: ignore[attr-defined]
    assert {(name, c.name) for name, columns in xlsx.SHEETS.items() for c in columns} <= told
