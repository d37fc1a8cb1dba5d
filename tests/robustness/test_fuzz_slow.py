"""Inputs made to take long: each is done with in a stated time, whatever comes of it."""

from __future__ import annotations

import json
import time

import pytest
from fuzz_targets import check_items
from made_sources import PAGE, SENTENCE, answer, item, mhtml, packed, record, rss, zipped

from dateline.ingest.given import Given
from dateline.ingest.source import source_of_bytes
from dateline.ingest.sources import reports_in

MILLION = 1_000_000
MOST = 15.0  # seconds of this process's time; all take under 3 on the machine they were measured on
PIECES = "Content-Type: text/html\r\nTransfer-Encoding: chunked"
GOOD = SENTENCE.encode()


def page(body: bytes, head: bytes = b"") -> bytes:
    return b"<html><head><title>River</title>" + head + b"</head><body><article>" + body + b"</article></body></html>"


def script(data: bytes) -> bytes:
    return page(b"<p>" + GOOD, b'<script type="application/ld+json">' + data + b"</script>")


CASES: list[tuple[str, str, bytes]] = [
    ("10 MB of <", "a.txt", b"<" * 10 * MILLION + b" a"),
    ("a page of <", "a.html", b"<html>" + b"<" * 5 * MILLION),
    ("tags without end", "a.html", b"<html>" + b"<a " * 3 * MILLION),
    ("400,000 divisions in one another", "a.html", page(b"<div>" * 400_000 + GOOD)),
    ("100,000 paragraphs", "a.html", page(b"<p>Rain fell on Monday.</p>" * 100_000)),  # too many elements
    ("15,000 paragraphs", "a.html", page(b"<p>Rain fell on Monday.</p>" * 15_000)),
    ("20,000 articles", "a.html", page(b"<article><h2>x</h2><p>Rain fell on Monday.</p></article>" * 20_000)),
    ("tables in one another", "a.html", page(b"<table><tr><td><p>a<p>b<p>c" * 2_000)),
    ("a class of a million words", "a.html", page(b'<p class="' + b"a " * MILLION + b'">' + GOOD)),
    ("20,000 pieces of JSON-LD", "a.html", page(GOOD, b'<script type="application/ld+json">{"@type":"NewsArticle"}</script>' * 20_000)),
    ("wide JSON-LD", "a.html", script(json.dumps([{"@type": "NewsArticle", "author": {"name": "x"}}] * 50_000).encode())),
    ("deep JSON-LD", "a.html", script(b'{"a":' * 100_000)),
    ("comments in one another", "a.html", b"<html><!--" * 200_000),
    ("brackets", "a.txt", b"(" * 2 * MILLION + b"a"),
    ("a word of a million letters", "a.txt", b"a" * MILLION),
    ("words without spaces", "a.txt", b"Rain.fell," * 100_000),
    ("100,000 blank lines", "a.txt", b"\n" * 100_000 + GOOD),
    ("100,000 lines of a word", "a.txt", b"Rain\n" * 100_000),
    ("a million spaces", "a.txt", b"a" + b" " * MILLION + b"a"),
    ("a million digits", "a.txt", b"1" * MILLION),
    ("dashes", "a.txt", b"- " * 500_000 + b"a"),
    ("datelines", "a.txt", b"PARIS, " * 150_000),
    ("half datelines", "a.txt", b"PARIS (R" * 100_000),
    ("bylines", "a.txt", b"By Greta Holm\n" * 20_000),
    ("a byline without end", "a.txt", b"By A " * 250_000),
    ("notices", "a.txt", "© 2031 X. All rights reserved.\n".encode() * 30_000),
    ("copyright marks", "a.txt", b"(c) " * 250_000),
    ("headings of tails", "a.txt", b"Latest news\n" * 20_000),
    ("dates", "a.txt", b"May 3, " * 150_000),
    ("wrapped lines", "a.txt", b"the river rose by three metres and then it went on to rise some\n" * 15_000),
    ("9 MB of lines", "a.txt", b"Rain fell.\n" * 800_000),
    ("accents", "a.txt", ("a" + "\u0301" * 500_000).encode()),
    ("bytes of no encoding", "a.txt", bytes(range(128, 256)) * 20_000),
    ("headers", "a", b"A: b\n" * 20_000),
    ("fields of a million words", "a.jsonl", json.dumps(
        {"text": SENTENCE, "byline": "By A and " * 300_000, "published": "2031-" * MILLION}).encode()),
    ("deep JSON", "a.json", b"[" * 5 * MILLION),
    ("quotation marks in a table", "a.csv", b"text\n" + b'"\n' * 100_000),
    ("encoded words", "a.eml", b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\nFrom: a@b.c\n\nRain fell."),
    ("half addresses", "a.eml", b"From: " + b'"a" <' * 200_000 + b"\nSubject: x\n\nRain fell."),
    ("parameters", "a.eml", b"From: a@b.c\nContent-Type: multipart/mixed; " + b"a=b; " * 100_000 + b"boundary=B\n\n--B\n\nRain.\n--B--"),
    ("parts in one another", "a.eml", b"From: a@b.c\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n" % (n, n) for n in range(3_000))),
    ("1,900 frames", "a.mhtml", mhtml().replace(b"----B--", b"----B\r\nContent-Type: text/html\r\n\r\n<p>a\r\n" * 1_900)),
    ("an item of 200,000 elements", "a.xml", rss("<item>" + "<a/>" * 200_000 + "</item>")),
    ("names of name spaces", "a.xml", b"<rss " + b"".join(b'xmlns:a%d="x" ' % n for n in range(50_000)) + b"><channel/></rss>"),
    ("an item of open tags", "a.xml", rss(item(text="&lt;div&gt;" * 300_000))),
    ("outlines in one another", "a.opml", b"<opml><body>" + b"<outline>" * 500_000),
    ("beginnings of records", "a.warc", b"WARC/1.0\r\n" * 200_000),
    ("line ends between records", "a.warc", record(1) + b"\r\n" * 5 * MILLION + record(2)),
    ("records that lie", "a.warc", record(1, length=3) * 3_000),
    ("records that lie about much", "a.warc", record(1, length=19 * MILLION) * 2_000),
    ("a body in 300,000 pieces", "a.warc", record(1, answer(b"1\r\na\r\n" * 300_000, PIECES))),
    ("50,000 gzip files in one", "a.gz", packed(b"a") * 50_000),
    ("broken gzip files in one", "a.warc.gz", (packed(record(1))[:-9] + b"\x1f\x8b\x08") * 3_000),
    ("3,000 files", "a.zip", zipped(**{f"a{n}_txt": b"Rain fell." for n in range(3_000)})),
    ("document types", "a", b"<!DOCTYPE x[" * 1_500),
]


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """What reads pages is loaded before the clock runs."""
    list(reports_in(source_of_bytes("a.html", PAGE.encode()), Given()))


@pytest.mark.parametrize(("name", "data"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_it_takes_little_time(name: str, data: bytes) -> None:
    start = time.process_time()
    check_items(reports_in(source_of_bytes(name, data), Given()))
    assert time.process_time() - start < MOST
