"""What is fuzzed: each parser as a function of bytes that raises `Broken` where a promise does not hold, with good inputs to begin from.

Used by benchmarks/robustness.py (guided by coverage) and by tests/robustness (a bounded run in the suite).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests/ingest"))

import made_sources as made

from dateline.core.archived import Found
from dateline.core.errors import Rejected, SourceError
from dateline.core.mention import Mention
from dateline.core.record import record
from dateline.core.report import Block, Cut, Report
from dateline.core.statement import Statement
from dateline.core.when import Published, When
from dateline.extract.quantities.lexemes import lexemes
from dateline.extract.quantities.quantities import quantities
from dateline.ingest import http_body, pdf_child, pdf_lines
from dateline.ingest.given import Given
from dateline.ingest.layout import layout
from dateline.ingest.sitemap import sitemap
from dateline.ingest.source import Declared, source_of_bytes
from dateline.ingest.sources import reports_in
from dateline.read.reading import Reading, reading_of
from dateline.run.grounding import spans_in
from dateline.run.pipeline import find_all

Target = Callable[[bytes], Sequence[str]]
_NET = re.compile(r"(?:cannot be read|too large or nested too deeply to read) \((\w+)\)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
UNGROUNDED = "its words do not stand where it says"
PUBLISHED = Published("2031-05-06", "2031-05-06", "2031-05-06", "given")


class Broken(AssertionError):
    """A promise that does not hold; the message says which."""


def promise(holds: bool, what: str) -> None:
    """Raise `Broken` where it does not hold."""
    if not holds:
        raise Broken(what)


# what must hold


def check_items(items: Iterable[object]) -> list[str]:
    """Only reports and rejections, each sound; gives the names of errors that no parser foresaw, which the net of `reports_in` caught."""
    caught = []
    for item in items:
        if isinstance(item, Report):
            check_report(item)
        else:
            promise(isinstance(item, Rejected), f"neither a report nor a rejection: {type(item)}")
            assert isinstance(item, Rejected)
            promise(bool(item.why) and len(item.why) < 600, f"a reason of {len(item.why)} characters")
            promise(writable(item.why) and not _CONTROL.search(item.why), f"a reason that cannot be shown: {item.why!r:.200}")
            promise(writable(item.item) and not _CONTROL.search(item.item), f"a name that cannot be shown: {item.item!r:.200}")
            caught += _NET.findall(item.why)
    return caught


def check_report(report: Report) -> None:
    """Blocks and cuts in order, apart, within the text; dates sound; everything writable."""
    held: tuple[Block | Cut, ...] = (*report.blocks, *report.cut)
    parts = sorted(held, key=lambda p: p.start)
    promise(list(report.blocks) == [p for p in parts if isinstance(p, Block)], "blocks out of order")
    at = 0
    for part in parts:
        promise(at <= part.start < part.end <= len(report.text), "blocks or cuts overlap, or lie outside the text")
        at = part.end
    promise(all(report.text[c.start : c.end] == c.exact for c in report.cut), "a cut whose words do not stand there")
    check_when(report.published)
    promise(writable(json.dumps(record(report), ensure_ascii=False, allow_nan=False)), "half a character in a record")
    promise(all(len(v or "") < 5_000 for v in (report.publisher, report.language, report.dateline)), "a name of 5,000 characters")


def check_when(when: When) -> None:
    """Days that exist, the first no later than the last."""
    days = [d for d in (when.earliest, when.latest) if d]
    for day in days:
        promise(bool(_ISO.match(day)), f"no ISO day: {day}")
        date.fromisoformat(day[:10])
    promise(sorted(days) == days, f"a date that ends before it begins: {when}")


def check_found(found: Found) -> None:
    """Every statement and mention stands on words of the report, and every number is finite and in order."""
    text = found.report.text
    promise(not any(r.why == UNGROUNDED for r in found.rejected), "a statement that its words do not bear out was made and refused")
    grounded: tuple[Statement | Mention, ...] = (*found.statements, *found.mentions)
    for item in grounded:
        promise(all(s.holds_in(text) for s in spans_in(item)), f"words that do not stand there: {item}")
        json.dumps(record(item), allow_nan=False).encode()
        for part in fields(item):
            value = getattr(item, part.name)
            if isinstance(value, When):
                check_when(value)
        low, high = getattr(item, "low", None), getattr(item, "high", None)
        promise(low is None or high is None or low <= high, f"an interval upside down: {low} to {high}")


def writable(text: str) -> bool:
    """Whether a text can be written as UTF-8."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


# bytes to parsers


def ingest(name: str) -> Target:
    """The whole way of bytes under a file name."""

    def run(data: bytes) -> Sequence[str]:
        return check_items(reports_in(source_of_bytes(name, data, Declared()), Given()))

    return run


def run_layout(data: bytes) -> Sequence[str]:
    """A text laid out, its first line told as its title where the first byte is odd."""
    text = data[1:].decode("utf-8", "replace")
    found = layout(text, text.partition("\n")[0][:200] if data[:1] and data[0] % 2 else None)
    check_report(Report(text=text, blocks=found.blocks, cut=found.cuts, published=found.published))
    check_when(found.latest)
    return ()


def run_quantity(data: bytes) -> Sequence[str]:
    """The quantities of a sentence."""
    text = data.decode("utf-8", "replace")
    for found in quantities(lexemes(text, 0)):
        promise(0 <= found.start <= found.core < found.core_end <= found.end <= len(text), "a quantity outside the text")
        promise(found.low is None or found.high is None or found.low <= found.high, "a quantity upside down")
        promise(all(v is None or abs(v) < 1e40 for v in (found.low, found.high)), "a number without bounds")
    return ()


def run_dates(data: bytes) -> Sequence[str]:
    """The dates of a text without a parse."""
    from dateline.resolve.dates.dates import find_dates, when_of

    reading = unparsed(data.decode("utf-8", "replace"))
    for mention in find_dates(reading):
        promise(mention.span.holds_in(reading.text), "a date whose words do not stand there")
        check_when(when_of(mention))
        json.dumps(record(mention), allow_nan=False)
    return ()


def run_extraction(data: bytes) -> Sequence[str]:
    """Everything found in a text of known words under a parse that is drawn from the bytes: a parser may be wrong in any way."""
    check_found(find_all(made_up(data)))
    return ()


def run_text(data: bytes) -> Sequence[str]:
    """Everything found in any text without a parse."""
    check_found(find_all(unparsed(data.decode("utf-8", "replace"))))
    return ()


def run_pdf(data: bytes) -> Sequence[str]:
    """A PDF file in this process, without the child's limits: PDFium and what is made of its lines."""
    found = pdf_child._found(data)
    if "fault" not in found:
        promise(isinstance(pdf_lines.paragraphs(found["pages"]), str), "no text")
    return ()


def run_pdf_lines(data: bytes) -> Sequence[str]:
    """Paragraphs from the lines of pages."""
    pdf_lines.paragraphs(data.decode("utf-8", "replace").split("\f"))
    return ()


def run_sitemap(data: bytes) -> Sequence[str]:
    """A sitemap as it was fetched."""
    return refusing(lambda: sitemap(data, "https://aller.example/sitemap.xml"))


def run_http(data: bytes) -> Sequence[str]:
    """An answer as it went over the wire, its body unpacked."""

    def body() -> object:
        _, headers, raw = http_body.http_answer(data)
        return http_body.body_of(headers, raw, 1_000_000)

    return refusing(body)


def refusing(work: Callable[[], object]) -> Sequence[str]:
    """A call that may only fail as sources fail."""
    try:
        work()
    except SourceError as error:
        promise(bool(str(error)) and str(error).isprintable(), "a reason that cannot be shown")
    return ()


# readings without the language model


@cache
def _blank() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def unparsed(text: str) -> Reading:
    """A reading of a text, one block a line, with words and sentences alone."""
    from dateline.read.blocks import quiet

    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", text))
    report = Report(source_id="fuzz", text=text, blocks=blocks, language="en", published=PUBLISHED)
    ends = (0, *(b.end for b in blocks))
    lines = (" " * (b.start - end) + quiet(text[b.start : b.end]) for b, end in zip(blocks, ends, strict=False))
    return reading_of(report, _blank()("".join(lines)), blocks)


WORDS = """
officials said told killed wounded at least 13 40 1,200 people soldiers drones aircraft were destroyed or damaged over in the a of by Holm
Greta Neustadt Aller Germany Russia Monday June 2031 yesterday last year two weeks no casualties reported will demand that agree to swap
prisoners with and , . “ ” ( ) - – % $ million half dozen not denied it he they her who which whose army ministry according claimed added
if would may meeting between from until 10^400 1e999 000 32 99999 up more than 's Mr. President PARIS ; : ? 0 ½ first
second \u202e \U0001f600
""".split()  # noqa: SIM905  a list of eighty lines says no more
POS = ("NOUN", "VERB", "PROPN", "NUM", "ADJ", "ADP", "AUX", "DET", "PRON", "PUNCT", "SCONJ", "PART", "ADV", "CCONJ", "SYM", "X", "SPACE")
TAGS = ("NN", "NNS", "NNP", "VBD", "VBN", "VB", "VBZ", "VBG", "CD", "IN", "DT", "PRP", "MD", "JJ", ".", "``", "TO", "WDT", "RB", "POS")
DEPS = ("nsubj", "nsubjpass", "dobj", "pobj", "prep", "ccomp", "xcomp", "advcl", "relcl", "conj", "cc", "nummod", "quantmod", "amod",
        "compound", "aux", "auxpass", "neg", "appos", "mark", "poss", "det", "agent", "npadvmod", "punct", "dep", "acl", "attr",
        "parataxis", "advmod")  # fmt: skip
ENTS = ("O", "O", "O", "B-PERSON", "B-GPE", "B-ORG", "B-DATE", "B-CARDINAL", "B-NORP", "I-ORG")
LEMMAS = {"said": "say", "told": "tell", "killed": "kill", "wounded": "wound", "were": "be", "destroyed": "destroy", "people": "person"}


class Drawn:
    """Choices drawn from bytes, one byte each; 0 when they are used up."""

    def __init__(self, data: bytes):
        self._data, self._at = data, 0

    def below(self, limit: int) -> int:
        """A number from 0 up to but not including `limit`."""
        self._at += 1
        return self._data[self._at - 1] % limit if self._at <= len(self._data) else 0

    def of(self, choices: Sequence[str]) -> str:
        """One of some words."""
        return choices[self.below(len(choices))]

    def left(self) -> int:
        """How many bytes are not used yet."""
        return max(0, len(self._data) - self._at)


def made_up(data: bytes) -> Reading:
    """A reading whose words and parse are drawn from bytes: sentences of up to 24 words, each a tree, the roots at random places."""
    from spacy.tokens import Doc

    drawn = Drawn(data[:1_500])
    words: list[str] = []
    heads: list[int] = []
    ends: list[int] = []
    while drawn.left() and len(words) < 200:
        base, size = len(words), 1 + drawn.below(24)
        words += [drawn.of(WORDS) for _ in range(size)]
        order = sorted(range(size), key=lambda _: drawn.below(251))
        place = {word: at for at, word in enumerate(order)}
        heads += [base + (order[drawn.below(place[w])] if place[w] else w) for w in range(size)]
        if drawn.below(3) == 0:
            ends.append(len(words))
    deps = ["ROOT" if head == at else drawn.of(DEPS) for at, head in enumerate(heads)]
    doc = Doc(_blank().vocab, words=words, heads=heads, deps=deps, pos=[drawn.of(POS) for _ in words], tags=[drawn.of(TAGS) for _ in words],
              lemmas=[LEMMAS.get(w, w.lower()) for w in words], ents=_entities([drawn.of(ENTS) for _ in words]))  # fmt: skip
    return _laid_out(doc, ends)


def _entities(drawn: list[str]) -> list[str]:
    """Marks of which none goes on with what has not begun."""
    return [m if m[0] != "I" or (at and drawn[at - 1][1:] == m[1:]) else "O" for at, m in enumerate(drawn)]


def _laid_out(doc: Any, ends: list[int]) -> Reading:
    """The reading of a doc whose blocks end before the tokens `ends`."""
    text, blocks, start = doc.text, [], 0
    for token in [doc[e] for e in ends if 0 < e < len(doc)]:
        text = f"{text[: token.idx - 1]}\n{text[token.idx :]}"
        blocks.append(Block(start, token.idx - 1, "body"))
        start = token.idx
    end = len(text.rstrip())
    blocks += [Block(start, end, "body")] if start < end else []
    return reading_of(Report(source_id="fuzz", text=text, blocks=tuple(blocks), language="en", published=PUBLISHED), doc, tuple(blocks))


# the targets, with what each begins from


LINE = json.dumps({"id": "a", "text": made.SENTENCE, "published": "2031-05-03", "byline": ["Greta Holm"], "html": made.PAGE}).encode()
RICH = (
    '<html lang="en"><head><title>River closes bridges - Aller Courier</title><meta property="og:site_name" content="Aller Courier">'
    '<link rel="canonical" href="https://aller.example/1"><meta name="author" content="Greta Holm"><script type="application/ld+json">'
    '{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"River","datePublished":"2031-05-03T10:00:00Z",'
    '"author":[{"@type":"Person","name":"Greta Holm"}],"publisher":{"name":"Aller Courier"}}]}</script></head><body>'
    f'<article><h1>River</h1><time datetime="2031-05-03">3 May</time>{made.PARAGRAPHS}</article>'
    "<article><h2>Hill</h2><p>Rain.</p></article></body></html>"
).encode()
TEXT = (
    "River closes bridges\nBy Greta Holm\n3 May 2031\nNEUSTADT, May 3 (Reuters) - " + made.SENTENCE + "\nLatest news\nRain falls on hill\n"
    "© 2031 Aller Courier. All rights reserved.\nRead more: Flood warning\n\n" + made.CAFES
).encode()
PIECES = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
WIRE = made.answer(headers=PIECES, body=b"5\r\nhello\r\n0\r\n\r\n")
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>'
    b'<entry><id>1</id><title>River</title><updated>2031-05-03T10:00:00Z</updated>'
    b'<link href="https://aller.example/1"/><content type="html">&lt;p&gt;Two bridges were closed on Monday.&lt;/p&gt;</content>'
    b"</entry></feed>"
)
JSONFEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_html": made.PARAGRAPHS}]}).encode()
OPML = b'<opml version="2.0"><body><outline text="A"><outline type="rss" text="B" xmlUrl="https://aller.example/f"/></outline></body></opml>'
SPACE = b'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
MAP = b"<urlset " + SPACE + b"><url><loc>https://aller.example/1</loc><lastmod>2031</lastmod></url></urlset>"
LETTER = made.letter("Content-Type: text/plain; charset=utf-8\r\n\r\n" + made.SENTENCE, "Content-Type: text/html\r\n\r\n" + made.PAGE)
TABLE = f'title;text;published\nRiver;"{made.SENTENCE}";2031-05-03\nHill;"Rain ""fell"".";x\n'.encode()
AMOUNTS = b"""at least 1,300 of 2.5 million; between 8% and 15%; $3-4 billion; two hundred and five thousand; half a century; one in five;
90m; 0 to 5 million; 0-5,000; from none to two dozen; 10^400; 1e999; minus zero; a year and a half; 94 minutes and 24 seconds"""
DAYS = b"""on 3 June 2031, last Monday, 32 February 99999, in the year 0, 12/13/14, between May and July, two weeks ago, at 25:99, in the
1990s, since 1e999 years, Easter 9999, the 400th of May, 29 February 2031, ten million years ago, 3am on Friday night, tomorrow, Q5 2031"""


TARGETS: dict[str, tuple[Target, list[bytes]]] = {
    "jsonl": (ingest("a.jsonl"), [LINE, LINE + b"\n{}\n" + LINE, b'{"text": "\\ud83d\\ude00 rain", "id": 7}']),
    "json": (ingest("a.json"), [JSONFEED, b"[" + LINE + b"]"]),
    "page": (ingest("a.html"), [made.PAGE.encode(), RICH]),
    "warc": (ingest("a.warc"), [made.record(1) + made.record(2), made.packed(made.record(1), made.record(2)), made.record(1, WIRE)]),
    "feed": (ingest("a.xml"), [made.rss(made.item(1), made.item(2, more="<pubDate>Sat, 03 May 2031 10:00:00 GMT</pubDate>")), ATOM]),
    "mhtml": (ingest("a.mhtml"), [made.mhtml()]),
    "eml": (ingest("a.eml"), [LETTER]),
    "csv": (ingest("a.csv"), [TABLE, TABLE.replace(b";", b",")]),
    "pdf": (run_pdf, [made.pdf([made.SENTENCE, "Rain fell."], info="/Title (River) /CreationDate (D:20310503)")]),
    "pdf_lines": (run_pdf_lines, [TEXT, TEXT + b"\f" + TEXT]),
    "opml": (ingest("a.opml"), [OPML]),
    "zip": (ingest("a.zip"), [made.zipped(a_txt=made.SENTENCE.encode(), b_html=made.PAGE.encode())]),
    "gzip": (ingest("a.gz"), [made.packed(made.SENTENCE.encode())]),
    "text": (ingest("a.txt"), [TEXT, TEXT.decode().encode("utf-16"), made.CAFES.encode("cp1252")]),
    "sniff": (ingest("a"), [made.PAGE.encode(), LINE, LETTER, made.mhtml(), OPML, MAP, TEXT]),
    "sitemap": (run_sitemap, [MAP]),
    "http": (run_http, [WIRE, made.answer()]),
    "layout": (run_layout, [b"\x01" + TEXT, b"\x00" + TEXT]),
    "dates": (run_dates, [DAYS]),
    "quantity": (run_quantity, [AMOUNTS]),
    "reading": (run_text, [TEXT, DAYS, AMOUNTS]),
    "extraction": (run_extraction, [bytes(range(256)), bytes(range(255, -1, -1)), bytes(200)]),
}
