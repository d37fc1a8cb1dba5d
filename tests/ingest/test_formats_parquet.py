"""Parquet files, and files in stores of objects."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_sources import CAFES, PAGE, SENTENCE, only, read, refused, reports

from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.ingest import parquet
from dateline.ingest.given import Given, columns_of
from dateline.ingest.source import Source
from dateline.ingest.sources import reports_in, sources_in


def packed(columns: Mapping[str, Any], **how: Any) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(dict(columns)), out, **how)
    return out.getvalue()


def test_columns_by_their_names() -> None:
    columns = {"ID": [7], "Headline": ["River rises"], "Body": [SENTENCE], "url": ["https://aller.example/7"]}
    report = only(read("table.parquet", packed(columns)))
    assert (report.source_id, report.title, report.text, report.url) == ("7", "River rises", SENTENCE, "https://aller.example/7")


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2031, 5, 3), "2031-05-03"),
        (datetime(2031, 5, 3, 23, 30, tzinfo=UTC), "2031-05-03"),
        ("2031-05-03", "2031-05-03"),
        (None, None),
    ],
)
def test_days_of_every_type(value: object, day: str | None) -> None:
    report = only(read("table.parquet", packed({"text": [SENTENCE], "published": pa.array([value])})))
    assert report.published.latest == day


def test_columns_that_are_given() -> None:
    given = Given(columns=columns_of("text=Inhalt,title=Kopf"))
    report = only(read("x", packed({"Kopf": ["River"], "Inhalt": [SENTENCE], "text": ["no"]}), given))
    assert (report.title, report.text) == ("River", SENTENCE)


def test_rows_without_a_text_cost_only_themselves() -> None:
    found = read("table.parquet", packed({"text": [SENTENCE, None, CAFES], "title": ["a", "b", "c"]}, row_group_size=1))
    assert [r.source_id for r in found if isinstance(r, Report)] == ["table.parquet#row-1", "table.parquet#row-3"]
    assert [(r.item, r.why[:7]) for r in found if isinstance(r, Rejected)] == [("table.parquet: row 2", "no text")]


def test_a_page_in_a_cell_lists_and_bytes() -> None:
    columns = {"html": [PAGE.encode()], "authors": [["Jane Roe", "Otto Lind"]], "url": ["https://aller.example/1"]}
    report = only(read("table.parquet", packed(columns)))
    assert report.text.startswith(SENTENCE) and report.byline == "Jane Roe, Otto Lind"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (packed({"text": [SENTENCE]})[:-9], "damaged"),
        (b"PAR1 and then no such thing PAR1", "damaged"),
        (packed({"a": ["b"]}), "--columns text=NAME"),
        (packed({"text": pa.array([], pa.string())}), "empty"),
        (packed({f"c{n}": ["x"] for n in range(2_001)}), "columns"),
    ],
)
def test_what_is_refused(data: bytes, why: str) -> None:
    assert why in refused(read("table.parquet", data))[0].why


def test_a_page_of_it_that_is_damaged_costs_the_rows_behind_it() -> None:
    texts = [f"{SENTENCE} Number {n} says so." * 40 for n in range(400)]
    data = bytearray(packed({"text": texts}, row_group_size=20, compression="zstd", use_dictionary=False))
    at = len(data) * 6 // 10
    data[at : at + 400] = b"\xff" * 400
    found = read("table.parquet", bytes(data))
    assert 100 < len([r for r in found if isinstance(r, Report)]) < 400
    assert "damaged" in next(r.why for r in found if isinstance(r, Rejected))


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "_LARGEST_GROUP", 1_000_000)
    bomb = packed({"text": ["a" * 2_000_000], "title": ["b"]}, compression="zstd", use_dictionary=False)
    assert len(bomb) < 10_000
    assert "row group" in refused(read("table.parquet", bomb))[0].why


def test_what_is_piped_in() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    data = packed({"text": [SENTENCE]})
    source = Source(name="standard input", source_id="stdin", open=lambda: Pipe(data))
    assert only(list(reports_in(source, Given()))).text == SENTENCE


# --- stores ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def store() -> str:
    fsspec = pytest.importorskip("fsspec")
    fs = fsspec.filesystem("memory")
    fs.pipe({"/crawl/b.txt": CAFES.encode(), "/crawl/a.parquet": packed({"text": [SENTENCE]}), "/crawl/notes.xyz": b"no"})
    return "memory://crawl"


@pytest.mark.parametrize(
    ("place", "texts"),
    [
        ("", [SENTENCE, CAFES]),
        ("/", [SENTENCE, CAFES]),
        ("/*.txt", [CAFES]),
        ("/a.parquet", [SENTENCE]),
        ("/*.warc.gz", []),
        ("/c.txt", []),
    ],
)
def test_files_patterns_and_folders_of_a_store(store: str, place: str, texts: list[str]) -> None:
    sources = list(sources_in([store + place]))
    assert [r.text for s in sources if isinstance(s, Source) for r in reports(list(reports_in(s, Given())))] == texts
    if not texts:
        assert [s.why for s in sources if isinstance(s, Rejected)] == ["no such file: check its name"]


def test_a_store_of_files_is_the_files(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    (tmp_path / "a.txt").write_text(SENTENCE)
    (source,) = sources_in([f"file://{tmp_path}/*.txt"])
    assert isinstance(source, Source) and source.name == f"file://{tmp_path}/a.txt"
    assert only(list(reports_in(source, Given()))).source_id == "a.txt"


def test_a_file_that_went_meanwhile(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    (tmp_path / "a.txt").write_text(SENTENCE)
    (source,) = sources_in([f"file://{tmp_path}/a.txt"])
    (tmp_path / "a.txt").unlink()
    assert isinstance(source, Source) and "no such file" in refused(list(reports_in(source, Given())))[0].why
