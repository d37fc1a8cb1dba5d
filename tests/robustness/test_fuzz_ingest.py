"""Any bytes under any name: reports that hold together, or rejections that say why; never an error."""

from __future__ import annotations

import gzip
import json
import tempfile
from pathlib import Path

import pytest
from fuzz_strategies import NAMES, TEXTS, bounded, spoiled
from fuzz_targets import PUBLISHED, TARGETS, check_items, check_report
from hypothesis import given
from hypothesis import strategies as st
from made_sources import SENTENCE, record, rss, zipped

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.layout import layout
from dateline.ingest.source import Declared, source_of_bytes
from dateline.ingest.sources import reports_at, reports_in
from dateline.run.add import add
from dateline.run.doctor import ailments
from dateline.run.settings import Settings
from dateline.serve.doctor import faults_in
from dateline.store.archive import open_archive

FOLDER = tempfile.TemporaryDirectory()  # one for all examples of a test: hypothesis and tmp_path do not go together
TOLD = ("text/html", "text/plain", "application/pdf", "application/xml", "message/rfc822", "text/csv", "nonsense", "")


@bounded(250)
@given(NAMES, st.one_of(st.binary(max_size=300), TEXTS.map(lambda t: t.encode("utf-8", "replace"))), st.sampled_from(TOLD))
def test_any_bytes_under_any_name(name: str, data: bytes, media: str) -> None:
    check_items(reports_in(source_of_bytes(name, data, Declared(media_type=media, charset="utf-8")), Given()))


@bounded(60)
@given(st.binary(max_size=200), NAMES)
def test_any_bytes_in_a_file(data: bytes, name: str) -> None:
    """The same by way of a file, under every name that the system allows."""
    folder = Path(FOLDER.name)
    path = folder / name.replace("/", "_").replace("\x00", "_")
    try:
        path.write_bytes(data)
    except (OSError, UnicodeEncodeError):
        return  # the system has no such names
    try:
        check_items(reports_at(path, Given()))
    finally:
        path.unlink()


PARSERS = {n: s for n, (_, s) in TARGETS.items() if n not in ("layout", "dates", "quantity", "reading", "extraction", "pdf", "pdf_lines")}


@pytest.mark.parametrize("name", PARSERS)
def test_spoiled_files(name: str) -> None:
    """Bits turned over, ends and middles missing, pieces said again, files within files."""
    run, seeds = TARGETS[name]

    @bounded(25)
    @given(spoiled(seeds))
    def spoil(data: bytes) -> None:
        run(data)

    spoil()


@bounded(12)
@given(spoiled(TARGETS["pdf"][1]))
def test_spoiled_pdf_files(data: bytes) -> None:
    """By way of the child process."""
    check_items(reports_in(source_of_bytes("a.pdf", data), Given()))


@bounded(40)
@given(st.recursive(st.sampled_from((SENTENCE.encode(), b"", b"<p>x", record(1))), lambda inner: inner.map(gzip.compress) | inner.map(
    lambda data: zipped(a_txt=data, b_html=data)) | inner.map(lambda data: record(1, data)), max_leaves=6))  # fmt: skip
def test_files_within_files(data: bytes) -> None:
    check_items(reports_in(source_of_bytes("a", data), Given()))


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.just("\ud800"), st.integers(10**300, 10**301)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5)  # fmt: skip
FIELDS = ("text", "html", "id", "url", "published", "publisher", "byline", "title", "language", "items", "version", "x")
OBJECTS = st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=6)


@bounded(200)
@given(st.lists(OBJECTS, max_size=3), st.sampled_from(("a.jsonl", "a.json")), st.booleans())
def test_json_of_any_shape(objects: list[dict[str, object]], name: str, plain: bool) -> None:
    lines = "\n".join(json.dumps(o, ensure_ascii=plain) for o in objects).encode("utf-8", "surrogatepass")
    check_items(reports_in(source_of_bytes(name, lines), Given()))


IDENTS = ("../../etc/passwd", "/", "..", "C:\\x", "a/../b", "\u202egpj.exe", "<script>alert(1)</script>", "x" * 100_000,
          "'; DROP TABLE report;--", "\t", "%00", "null", "-", "http://[::1", "a\nb", "\x7f", 10**400, "٣", "İ")  # fmt: skip


@pytest.mark.parametrize("ident", IDENTS, ids=[f"{n}" for n in range(len(IDENTS))])
def test_odd_ids_are_only_words(ident: object, tmp_path: Path) -> None:
    """Reports of odd and equal ids go into an archive and out of it, and nothing is written beside it."""
    texts = (SENTENCE, "Rain fell.", SENTENCE)
    lines = [*({"id": ident, "text": t} for t in texts), {"id": "b", "url": ident, "text": "x"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with open_archive(tmp_path / "a.db") as archive:
        tally = add([tmp_path / "a.jsonl"], archive, Settings(), Given(), find=lambda reports: (Found(r) for r in reports))
        assert all(r.why.isprintable() for r in tally.rejected)
    assert tally.added >= 2 or tally.rejected
    assert ailments(tmp_path / "a.db", faults_in) == []
    assert {p.name for p in tmp_path.iterdir()} <= {"a.jsonl", "a.db", "a.db-wal", "a.db-shm"}


@bounded(15)
@given(st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=6))
def test_any_files_go_into_an_archive(files: list[tuple[str, str]]) -> None:
    """Whatever comes in, the archive is sound afterwards, and adding it again adds nothing."""
    sources = [source_of_bytes(name, text.encode("utf-8", "replace")) for name, text in files]
    path = Path(FOLDER.name) / "a.db"
    with open_archive(path) as archive:
        first, second = (add(sources, archive, Settings(), Given(), find=lambda reports: (Found(r) for r in reports)) for _ in range(2))
    assert second.added == 0 and second.known == first.known + first.added
    assert ailments(path, faults_in) == []


@bounded(300)
@given(TEXTS, st.one_of(st.none(), TEXTS))
def test_any_text_is_laid_out(text: str, title: str | None) -> None:
    found = layout(text, title)
    check_report(Report(text=text, blocks=found.blocks, cut=found.cuts, published=found.published or PUBLISHED))


def test_a_line_of_50_mb_is_laid_out() -> None:
    text = "Rain fell on Monday, " * 2_500_000
    found = layout(text)
    check_report(Report(text=text, blocks=found.blocks, cut=found.cuts))


def test_an_item_within_an_item() -> None:
    """Feeds joined by careless hands."""
    check_items(reports_in(source_of_bytes("a.xml", rss("<item>" * 60 + SENTENCE)), Given()))
