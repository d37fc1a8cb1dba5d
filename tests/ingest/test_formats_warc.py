"""WARC: which captures become reports, and that a broken record costs only itself."""

from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zlib

import brotli
import pytest
from made_sources import PAGE, SENTENCE, answer, only, packed, read, record, refused, reports

from dateline.ingest.given import Given
from dateline.ingest.source import source_of_bytes
from dateline.ingest.warc import in_warc

HTML = PAGE.encode()
CHUNKED = b"%x\r\n" % 100 + HTML[:100] + b"\r\n" + b"%x;ext=1\r\n" % len(HTML[100:]) + HTML[100:] + b"\r\n0\r\n\r\n"


def test_a_capture() -> None:
    report = only(read("crawl.warc", record(7)))
    assert (report.url, report.source_id) == ("https://aller.example/7", "https://aller.example/7@2031-05-03T10:00:07Z")
    assert report.title == "River closes bridges" and SENTENCE in report.text
    assert (report.published.edtf, report.published.latest, report.published.source) == ("../2031-05-03", "2031-05-03", "bounds")


def test_one_page_captured_twice_is_two_captures() -> None:
    later = record(1).replace(b"10:00:01Z", b"10:00:09Z")
    first, second = reports(read("crawl.warc", record(1) + later))
    assert first.url == second.url and first.text == second.text and first.id != second.id


def test_ids_do_not_depend_on_the_file() -> None:
    one, other = read("a.warc", record(1) + record(2)), read("b.warc.gz", packed(record(1), record(2)))
    assert [r.id for r in reports(one)] == [r.id for r in reports(other)]


@pytest.mark.parametrize("data", [
    packed(record(1), record(2), record(3)),  # a member a record
    gzip.compress(record(1) + record(2) + record(3)),  # all in one
    gzip.compress(packed(record(1), record(2), record(3))),  # packed by a server once more
    record(1) + record(2) + record(3),
    record(1) + b"\r\n\r\n" + record(2) + record(3)[:-4],  # too many empty lines; none at the end
])  # fmt: skip
def test_packing(data: bytes) -> None:
    assert len(reports(read("crawl.warc.gz", data))) == 3


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML), "Content-Encoding: gzip"),
        (brotli.compress(HTML), "Content-Encoding: br"),
        (zlib.compress(HTML), "Content-Encoding: deflate"),
        (zlib.compress(HTML)[2:-4], "Content-Encoding: deflate"),  # without zlib's frame
        (brotli.compress(gzip.compress(HTML)), "Content-Encoding: gzip, br"),
        (CHUNKED, "Transfer-Encoding: chunked"),
        (HTML, "Transfer-Encoding: chunked"),  # joined already
        (HTML, "Content-Encoding: gzip"),  # unpacked already
        (HTML, "Content-Encoding: br"),
        (HTML, "Content-Encoding: identity"),
    ],
)
def test_bodies(body: bytes, headers: str) -> None:
    block = answer(body, f"Content-Type: text/html\r\n{headers}")
    assert SENTENCE in only(read("crawl.warc", record(1, block))).text


@pytest.mark.parametrize("block", [
    answer(b"\x89PNG", "Content-Type: image/png"),
    answer(status="404 Not Found"),
    answer(b"", "Location: /x", "302 Found"),
    answer(b"a{}", "Content-Type: text/css"),
])  # fmt: skip
def test_what_is_no_page_is_passed_over(block: bytes) -> None:
    assert len(read("crawl.warc", record(1, block) + record(2))) == 1


def test_other_records_are_passed_over() -> None:
    data = record(1, b"software: x", sort="warcinfo", media="application/warc-fields") + record(2, b"GET /", sort="request") + record(3)
    assert only(read("crawl.warc", data)).url == "https://aller.example/3"


def test_resources_and_extracted_texts() -> None:
    page = record(1, HTML, sort="resource", media="text/html")
    text = record(2, SENTENCE.encode(), sort="conversion", media="text/plain")
    assert [SENTENCE in r.text for r in reports(read("crawl.warc", page + text))] == [True, True]


@pytest.mark.parametrize(
    ("data", "good", "why"),
    [
        (record(1) + record(2, length=20) + record(3), 2, "length is wrong"),  # ends too early
        (record(1) + record(2, length=len(answer()) + 200) + record(3) + record(4), 3, "length is wrong"),  # ends in the next one's head
        (record(1) + record(2, length=10**9) + record(3), 2, "length is wrong"),
        (record(1) + record(2, answer(b"<p>" * 7_000_000)) + record(3), 2, "larger than"),
        (record(1) + record(2, length="many") + record(3), 2, "no number"),
        (record(1) + record(2, length=-5) + record(3), 2, "no number"),
        (record(1) + b"garbage\r\nmore of it\r\n" + record(3), 2, "no record begins"),
        (record(1) + b"WARC/1.0\r\n" + b"A: b\r\n" * 300 + record(3), 2, "headers without end"),
        (record(1) + record(2)[:-300], 1, "cut short"),
        (packed(record(1)) + packed(record(2))[:-90] + packed(record(3)), 2, "damaged"),
        (packed(record(1)) + packed(record(2))[:-90], 1, "cut short"),
        (packed(record(1), record(2, b"0" * 30_000_000), record(3)), 2, "200 times"),
        (packed(record(1), record(2, length=10), record(3)), 2, "length is wrong"),
        (record(1) + record(2, answer(gzip.compress(b" " * 30_000_000), "Content-Encoding: gzip")) + record(3), 2, "unpacks to more"),
        (record(1) + record(2, answer(brotli.compress(b" " * 30_000_000), "Content-Encoding: br")) + record(3), 2, "unpacks to more"),
        (record(1) + record(2, answer(HTML, "Content-Encoding: rot13")) + record(3), 2, "not known"),
        (record(1) + record(2, answer(gzip.compress(HTML)[:-30], "Content-Encoding: gzip")) + record(3), 2, "cut short"),
        (record(1) + record(2, b"no headers") + record(3), 2, "without HTTP headers"),
    ],
)
def test_a_broken_record_costs_only_itself(data: bytes, good: int, why: str) -> None:
    found = read("crawl.warc.gz", data)
    assert len(reports(found)) == good
    (told,) = refused(found)
    assert why in told.why and told.item.startswith("crawl.warc.gz#")


def test_flipped_bits_cost_their_records() -> None:
    rolls, data = random.Random(7), bytearray(packed(*(record(n) for n in range(300))))
    for _ in range(5):
        data[rolls.randrange(len(data))] ^= 1 << rolls.randrange(8)
    found = list(in_warc(source_of_bytes("c.warc.gz", b""), io.BytesIO(bytes(data)), Given()))
    assert len(found) >= 299 and len([f for f in found if hasattr(f, "why")]) <= 5


def test_memory_does_not_grow_with_the_records() -> None:
    def most(count: int) -> int:
        data = io.BytesIO(packed(*(record(n) for n in range(count))))
        tracemalloc.start()
        assert sum(1 for _ in in_warc(source_of_bytes("c.warc.gz", b""), data, Given())) == count
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(10)
    assert most(3_000) < 1.3 * most(1_000)
