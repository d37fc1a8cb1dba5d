"""Tables: columns given and guessed, dialects, encodings, and rows that have no end."""

from __future__ import annotations

import json
import logging

import pytest
from made_sources import CAFES, PAGE, SENTENCE, only, read, refused, reports

from dateline.core.errors import UsageError
from dateline.ingest import csv_table
from dateline.ingest.given import Given, columns_of

WANTED = Given(columns=columns_of("text=Inhalt,title=Kopf"))


def test_columns_by_their_names(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "dateline")
    head = "ID;Headline;Body;Publication Date;Newspaper;Web Address;Author;Lang"
    row = f'7;River closes bridges;"{SENTENCE}\n\nTrains; too.";3 May 2031;Aller Courier;https://aller.example/7;Jane Roe;en'
    report = only(read("table.csv", f"{head}\n{row}\n".encode()))
    assert report.text == f"{SENTENCE}\n\nTrains; too."
    assert (report.source_id, report.url, report.publisher) == ("7", "https://aller.example/7", "Aller Courier")
    assert (report.title, report.byline, report.language) == ("River closes bridges", "Jane Roe", "en")
    assert (report.published.latest, report.published.source) == ("2031-05-03", "given")
    assert "text=Body, title=Headline" in caplog.text


@pytest.mark.parametrize("columns", ["text=Inhalt,title=Kopf", "text=2,title=1", "text=inhalt, title=KOPF", '"text=Inhalt",title=Kopf'])
def test_columns_that_are_given(columns: str) -> None:
    report = only(read("table.csv", f"Kopf,Inhalt,Text\nRiver,{SENTENCE[:40]},no\n".encode(), Given(columns=columns_of(columns))))
    assert (report.title, report.text) == ("River", SENTENCE[:40])


@pytest.mark.parametrize("words", ["Body", "body=text", "text=", "=Body", "text=Body,colour=Red"])
def test_columns_that_cannot_be_given(words: str) -> None:
    with pytest.raises(UsageError, match="field=column"):
        columns_of(words)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_dialects_and_encodings(mark: str, encoding: str, end: str) -> None:
    rows = [["title", "text"], ["Cafés", f'"{CAFES}"'], ["", f'"He said ""no"".{end}{CAFES}"']]
    found = reports(read("table.csv", end.join(mark.join(r) for r in rows).encode(encoding)))
    assert [r.title for r in found] == ["Cafés", None]
    assert [r.text for r in found] == [CAFES, f'He said "no".{end}{CAFES}']


def test_a_table_that_is_piped_in_with_columns() -> None:
    assert only(read("stdin", f"Kopf,Inhalt\nRiver,{SENTENCE[:50]}\n".encode(), WANTED)).text == SENTENCE[:50]


def test_a_page_in_a_cell() -> None:
    cell = PAGE.replace('"', '""')
    report = only(read("table.csv", f'html,url\n"{cell}",https://aller.example/1\n'.encode()))
    assert report.text.startswith(SENTENCE) and report.url == "https://aller.example/1"


def test_rows_without_an_id_are_named_by_their_number() -> None:
    found = read("table.csv", b"text\nRain fell.\n\n ,\nSnow fell.\n")
    assert [r.source_id for r in reports(found)] == ["table.csv#row-2", "table.csv#row-5"]
    assert [r.item for r in refused(found)] == ["table.csv: row 4"]


def test_a_quotation_mark_that_is_never_closed_costs_its_row() -> None:
    found = read("table.csv", b'text\nRain fell.\n"Snow fell.\nHail fell.\nFog came.\n')
    assert [r.text for r in reports(found)] == ["Rain fell.", "Hail fell.", "Fog came."]
    assert "never closed" in refused(found)[0].why and refused(found)[0].item == "table.csv: row 3"


def test_a_row_over_the_limit_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "_LONGEST_ROW", 1_000)
    found = read("table.csv", b"text\nRain fell.\n" + b"x " * 5_000 + b"\nSnow fell.\n")
    assert [r.text for r in reports(found)] == ["Rain fell.", "Snow fell."] and "longer than" in refused(found)[0].why


def test_too_many_rows_over_the_limit_end_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "_LONGEST_ROW", 100)
    found = read("table.csv", b"text\n" + (b"x " * 100 + b"\n") * 60)
    assert "rest was not read" in refused(found)[-1].why and len(found) < 30


def test_long_cells_are_kept_whole() -> None:
    text = "Rain fell on the town again. " * 10_000  # twice what the reader of tables takes by default
    assert only(read("table.csv", f"text\n{text}\n".encode())).text == text


@pytest.mark.parametrize(
    ("date", "day", "told"),
    [
        ("2031-03-04", "2031-03-04", ""),
        ("4 March 2031", "2031-03-04", ""),
        ("Tue, 04 Mar 2031 23:30:00 -0500", "2031-03-04", ""),
        ("", None, ""),  # not given
        ("2031-02-30", None, "2 dates"),  # no day of any calendar
        ("03/04/2031", None, "2 dates"),  # April or March
        ("yesterday", None, "2 dates"),
    ],
)
@pytest.mark.parametrize("name", ["table.csv", "lines.jsonl", "list.json"])
def test_a_date_that_is_none_is_told_once(name: str, date: str, day: str | None, told: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "dateline")
    rows = [{"text": f"{SENTENCE} {n}", "published": date} for n in range(2)]
    table = "text,published\n" + "".join(f'"{r["text"]}","{r["published"]}"\n' for r in rows)
    lines = "\n".join(map(json.dumps, rows))
    given = {"table.csv": table, "lines.jsonl": lines, "list.json": json.dumps(rows)}[name]
    assert [r.published.latest for r in reports(read(name, given.encode()))] == [day, day]
    said = [r.getMessage() for r in caplog.records if "cannot be read" in r.getMessage()]
    assert len(said) == bool(told) and all(told in s and date in s and name in s for s in said)
