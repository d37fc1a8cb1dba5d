"""Files, folders and JSON lines: what becomes a report, what is rejected and why."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.ingest import jsonl
from dateline.ingest.given import Given
from dateline.ingest.jsonl import reports_in_jsonl
from dateline.ingest.moments import GivenDates
from dateline.ingest.sources import reports_at, sources_in

SENTENCE = "A river rose on Monday and two bridges were closed for the night. "
PAGE = f"""<!DOCTYPE html><html><head><title>River closes bridges</title>
<meta property="og:site_name" content="Aller Courier">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2021-05-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>River closes bridges</h1>
<p>{SENTENCE * 4}</p><p>{SENTENCE * 3}</p></article></body></html>"""
TAIL = "\nLatest News from Aller Courier\n"
TEASER = "A ferry with 90 passengers ran aground off Malta on Thursday, and all aboard were saved by fishermen."


def read(*lines: object, given: Given | None = None) -> list[Report | Rejected]:
    data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return list(reports_in_jsonl(io.BytesIO(data), given or Given(), GivenDates()))


def only(items: list[Report | Rejected]) -> Report:
    (item,) = items
    assert isinstance(item, Report)
    return item


def test_fields_of_a_line() -> None:
    told = {"url": "https://news.example/x", "publisher": "Aller Courier", "title": "River", "byline": "Jane Roe", "language": "en"}
    row = {"id": "a1", **told, "published": "2021-05-03T10:00:00", "text": "\n" + SENTENCE}
    report = only(read(row))
    assert report.text == "\n" + SENTENCE  # character for character
    assert report.source_id == "a1" and {name: getattr(report, name) for name in told} == told
    assert (report.published.edtf, report.published.latest, report.published.source) == ("2021-05-03T10:00:00", "2021-05-03", "given")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[1]", "no JSON object"),
        (b'{"text": NaN}', "not JSON"),
        (b'{"n": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"[" * 100_000, "nested"),
        (b"\xff\xfe{}", "not UTF-8"),
        ({"title": "no text"}, "no `text`"),
        ({"text": "  \n"}, "no `text`"),
        ({"text": 5}, "`text` is no string"),
        ({"text": SENTENCE, "title": ["x"]}, "`title` is no string"),
        ({"text": "...!"}, "no words"),
        ({"text": "a\x00b"}, "binary"),
        (b'{"text": "\\ud800 half"}', "half a character"),
        ({"html": "<p>"}, "no text found"),
    ],
)
def test_a_bad_line_is_rejected_and_good_ones_go_on(line: object, why: str) -> None:
    bad, good = read(line, {"text": SENTENCE})
    assert isinstance(bad, Rejected) and bad.item == "line 1" and why in bad.why
    assert isinstance(good, Report)


def test_a_line_over_the_limit_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LIMIT", 1_000)
    bad, good = read({"text": "x " * 3_000}, {"text": SENTENCE})
    assert isinstance(bad, Rejected) and "longer than" in bad.why and isinstance(good, Report)


def test_a_bad_date_is_no_guess_but_one_given_for_all_counts() -> None:
    assert not only(read({"text": SENTENCE, "published": "soon"})).published.known
    assert only(read({"text": SENTENCE}, given=Given(published="2021-05"))).published.latest == "2021-05-31"


def test_publisher_from_address_as_last_resort() -> None:
    assert only(read({"text": SENTENCE, "url": "https://www.news.aller.co.uk/x"})).publisher == "aller.co.uk"
    assert only(read({"text": SENTENCE, "url": "https://[bad"})).publisher is None


def test_teasers_are_reports_of_their_own_each_once() -> None:
    other = "Lawmakers in Peru rejected a pension plan on Friday, the third such defeat of the cabinet within a year."
    host, *teasers = read({"id": "a1", "text": SENTENCE * 7 + TAIL + "\n".join([TEASER, other, TEASER])})
    assert isinstance(host, Report) and all(isinstance(t, Report) for t in teasers)
    assert [(t.text, t.source_id, t.teaser_of) for t in teasers if isinstance(t, Report)] == [
        (TEASER, "a1#teaser-1", host.id), (other, "a1#teaser-2", host.id)]  # fmt: skip
    assert host.teasers == tuple(t.id for t in teasers if isinstance(t, Report))
    assert sum(c.why == "teaser" for c in host.cut) == 3


def test_a_page() -> None:
    report = only(read({"id": "p", "html": PAGE}))
    assert (report.title, report.byline, report.publisher, report.language) == ("River closes bridges", "Jane Roe", "Aller Courier", "en")
    assert (report.published.earliest, report.published.source) == ("2021-05-03", "page")
    assert report.text.startswith(SENTENCE.strip()) and "Home" not in report.text


def test_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\nCaf\xc3\xa9 opened.\r\n")
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "c.exe").write_bytes(b"MZ")
    (tmp_path / ".hidden.txt").write_text("x")
    found = list(sources_in([tmp_path, tmp_path / "none.txt"]))
    assert [f.name if isinstance(f, Path) else f.why[:8] for f in found] == ["a.html", "b.txt", "not read", "no such "]
    report = only(list(reports_at(tmp_path / "b.txt", Given(publisher="P"))))
    assert (report.source_id, report.text, report.publisher) == ("b.txt", "\nCafé opened.\r\n", "P")


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("w.txt", "Grüße aus Celle".encode("utf-16"), "Grüße aus Celle"),
        ("b.txt", b"\xef\xbb\xbfBridges closed", "Bridges closed"),
        ("l.txt", "The café in Orléans closed, the mayor said".encode("cp1252"), "The café in Orléans closed, the mayor said"),
    ],
)
def test_encodings(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert only(list(reports_at(tmp_path / name, Given()))).text == text


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("e.txt", b"", "empty"),
        ("n.txt", b"abc\x00def", "binary"),
        ("h.html", b"<html></html>", "no text found"),
        ("z.jsonl", b"", "empty"),
        ("gone.txt", None, "no such file"),
    ],
)
def test_files_that_are_rejected(tmp_path: Path, name: str, data: bytes | None, why: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    (found,) = reports_at(tmp_path / name, Given())
    assert isinstance(found, Rejected) and why in found.why


def test_a_file_named_directly_is_sniffed(tmp_path: Path) -> None:
    (tmp_path / "page").write_text(PAGE)
    assert only(list(reports_at(tmp_path / "page", Given()))).title == "River closes bridges"


def test_a_title_without_the_name_of_its_site() -> None:
    page = PAGE.replace("<title>River closes bridges", "<title>River closes bridges - Aller Courier").replace("h1>", "p>")
    assert only(read({"html": page})).title == "River closes bridges"


def test_a_page_without_a_declared_day_has_none() -> None:
    page = PAGE.replace("2021-05-03T10:00:00Z", "").replace("Monday", "4 May 2019", 1)
    assert not only(read({"html": page})).published.known
