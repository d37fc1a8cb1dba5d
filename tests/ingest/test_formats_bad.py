"""Bad inputs, one a line: what each is, what is said of it, and how many good neighbours come in all the same."""

from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pytest
from made_sources import LOCKED, PAGE, SENTENCE, answer, item, letter, mhtml, packed, pdf, read, record, refused, reports, rss, zipped

from dateline.core.errors import Rejected
from dateline.ingest.given import Given
from dateline.ingest.sources import reports_at, sources_in

MILLION = 1_000_000
LINE = json.dumps({"text": SENTENCE}).encode()
NESTED_GZIP = SENTENCE.encode()
for _ in range(5):
    NESTED_GZIP = gzip.compress(NESTED_GZIP)
NESTED_ZIP = zipped(a_txt=SENTENCE.encode())
for _ in range(5):
    NESTED_ZIP = zipped(z_zip=NESTED_ZIP)
DAMAGED = bytearray(gzip.compress(PAGE.encode() * 20))
DAMAGED[len(DAMAGED) // 2] ^= 0x55
SWAPPED = bytearray(zipped(a_txt=SENTENCE.encode() * 9, b_txt=b"Rain fell."))
SWAPPED[60] ^= 0x55
LOLS = "".join(f'<!ENTITY {n} "{f"&{p};" * 10}">' for p, n in zip("abcdefghi", "bcdefghij", strict=True))
LAUGHS = f'<!DOCTYPE rss [<!ENTITY a "lol">{LOLS}]><rss><channel>{item(1, text="&j;")}</channel></rss>'.encode()
BOMB = answer(gzip.compress(b"0" * 30 * MILLION), "Content-Encoding: gzip")

BAD: list[tuple[str, str, bytes, str, int]] = [
    # what it is, its name, its bytes, what is said, good neighbours
    ("empty", "a.txt", b"", "empty", 0),
    ("empty page", "a.html", b"", "empty", 0),
    ("white space", "a.txt", b" \n\t\r\n", "empty", 0),
    ("no words", "a.txt", b"-- *** --\n...\n", "no words", 0),
    ("NUL bytes", "a.txt", b"Rain\x00fell on\x00Monday.", "binary", 0),
    ("zeros", "a.txt", b"\x00" * 9_000, "binary", 0),
    ("control characters", "a.txt", bytes(range(1, 9)) * 400 + b"a", "binary", 0),
    ("random bytes", "a.txt", zlib.compress(SENTENCE.encode() * 9)[:40] * 30, "", 0),
    ("a line of 50 MB", "a.txt", b"x" * 50 * MILLION, "larger than 20 MB", 0),
    ("a page of 50 MB", "a.html", b"<p>" + b"x " * 25 * MILLION, "larger than 20 MB", 0),
    ("a page without text", "a.html", b"<html><body><script>x()</script></body></html>", "no text", 0),
    ("deeply nested markup", "a.html", b"<div>" * 100_000, "", 0),
    ("half a tag", "a.html", b"<html><body><p", "no text", 0),
    ("a picture called text", "a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "a picture", 0),
    ("a JPEG called a page", "a.html", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture", 0),
    ("a film", "a.html", b"\x00\x00\x00\x18ftypmp42", "sound or film", 0),
    ("an old Word file", "a.txt", bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 99, "old Word", 0),
    ("a new Word file", "a.zip", zipped(**{"[Content_Types].xml": b"<x/>", "word/document_xml": b"<x/>"}), "Word, Excel", 0),
    ("an OpenDocument file", "a.zip", zipped(content_xml=b"<x/>", mimetype=b"x"), "OpenDocument", 0),
    ("rich text", "a.txt", b"{\\rtf1 Rain fell.}", "rich text", 0),
    ("a database", "a.txt", b"SQLite format 3\x00" + b"\x00" * 99, "a database", 0),
    ("a program", "a.txt", b"\x7fELF\x02\x01\x01", "a program", 0),
    ("a RAR archive", "a.zip", b"Rar!\x1a\x07\x00", "RAR", 0),
    ("bzip2", "a.warc", b"BZh91AY&SY", "bzip2", 0),
    ("zstd", "a.warc", b"\x28\xb5\x2f\xfd\x00", "zstd", 0),
    ("a tar archive", "a.txt", b"a.txt" + b"\x00" * 252 + b"ustar", "tar archive", 0),
    ("JSON that is none", "a.jsonl", b"{\n" + LINE, "not JSON", 1),
    ("a JSON bomb", "a.jsonl", b"[" * 200_000 + b"\n" + LINE, "nested", 1),
    ("JSON lines cut short", "a.jsonl", LINE + b"\n" + LINE[:40], "not JSON", 1),
    ("a JSON line of 30 MB", "a.jsonl", b'{"text": "' + b"x " * 15 * MILLION + b'"}\n' + LINE, "longer than", 1),
    ("a JSON line in Latin-1", "a.jsonl", '{"text": "Café"}\n'.encode("cp1252") + LINE, "not UTF-8", 1),
    ("a lone surrogate", "a.jsonl", b'{"text": "\\ud800 rain"}\n' + LINE, "half a character", 1),
    ("a huge number", "a.jsonl", b'{"text": ' + b"9" * 10_000 + b"}\n" + LINE, "not JSON", 1),
    ("JSON of another kind", "a.json", b'{"rivers": [1, 2]}', "neither a feed nor reports", 0),
    ("JSON cut short", "a.json", b'{"items": [{"id": "1"', "not JSON", 0),
    ("a JSON feed of odd items", "a.json", b'{"items": [1, null, [], {"content_html": {}}]}', "without a text", 0),
    ("deep JSON", "a.json", b'{"a":' * 100_000, "nested", 0),
    ("a feed cut short", "a.xml", rss(item(1), item(2)[:99], end=""), "damaged", 1),
    ("a feed without items", "a.xml", rss(), "empty", 0),
    ("an item with a title alone", "a.xml", rss(item(1), "<item><title>River</title></item>"), "without a text", 1),
    ("lines that expand", "a.xml", LAUGHS, "limits", 0),
    ("a deeply nested feed", "a.xml", b"<rss><channel>" + b"<a>" * 100_000, "", 0),
    ("a feed that is a page", "a.rss", b"<feed", "", 0),
    ("XML of another kind", "a.xml", b"<?xml version='1.0'?><recipe><egg/></recipe>", "not known", 0),
    ("XML without an ending", "a", b"<?xml version='1.0'?><recipe><egg/></recipe>", "<recipe>", 0),
    ("a sitemap", "a.xml", b"<urlset><url><loc>https://aller.example/1</loc></url></urlset>", "sitemap", 0),
    ("a list of feeds without feeds", "a.opml", b"<opml><body><outline text='x'/></body></opml>", "names none", 0),
    ("a list of feeds", "a.opml", b"<opml><body><outline xmlUrl='https://aller.example/f'/></body></opml>", "not fetched", 0),
    ("a WARC file of nothing", "a.warc", b"WARC/1.0\r\n\r\n", "length is missing", 0),
    ("a WARC record that lies", "a.warc", record(1) + record(2, length=3) + record(3), "length is wrong", 2),
    ("a WARC file cut short", "a.warc", record(1) + record(2)[:-99], "cut short", 1),
    ("garbage in a WARC file", "a.warc", record(1) + b"\xff" * 999 + record(2), "no record begins", 2),
    ("a WARC file of pictures", "a.warc", record(1, answer(b"\x89PNG", "Content-Type: image/png")), "holds no page", 0),
    ("a bomb in a WARC file", "a.warc.gz", packed(record(1), record(2, b"0" * 20 * MILLION), record(3)), "200 times", 2),
    ("a bomb in an answer", "a.warc", record(1, BOMB) + record(2), "unpacks to more", 1),
    ("not a WARC file", "a.warc", b"hello", "no record begins", 0),
    ("a gzip file cut short", "a.html.gz", gzip.compress(PAGE.encode())[:-40], "cut short", 0),
    ("a gzip file damaged", "a.html.gz", bytes(DAMAGED), "damaged", 0),
    ("a gzip bomb", "a.txt.gz", gzip.compress(b"0" * 50 * MILLION), "200 times", 0),
    ("a gzip bomb of lines", "a.jsonl.gz", gzip.compress(b"\n" * 50 * MILLION), "200 times", 0),
    ("gzip in gzip in gzip …", "a.gz", NESTED_GZIP, "packed more than", 0),
    ("a ZIP file cut short", "a.zip", zipped(a_txt=SENTENCE.encode())[:-30], "damaged ZIP", 0),
    ("a damaged file in a ZIP file", "a.zip", bytes(SWAPPED), "", 1),
    ("a bomb in a ZIP file", "a.zip", zipped(a_txt=b"Rain fell.", b_txt=b"0" * 30 * MILLION), "200 times", 1),
    ("a program in a ZIP file", "a.zip", zipped(a_txt=b"Rain fell.", b_exe=b"MZ\x90\x00"), "a program", 1),
    ("a ZIP file of nothing", "a.zip", zipped(), "empty", 0),
    ("ZIP in ZIP in ZIP …", "a.zip", NESTED_ZIP, "packed more than", 0),
    ("a ZIP file called a page", "a.html", zipped(a_txt=b"...", b_txt=b"Rain fell."), "no words", 1),
    ("a message without headers", "a.eml", b"Rain fell on Monday.", "headers", 0),
    ("a message without a text", "a.eml", letter("Content-Type: image/png\r\n\r\nx"), "without a text", 0),
    ("a message of 50,000 parts", "a.eml", letter(*["\r\nx"] * 50_000), "too many parts", 0),
    ("a saved page without a page", "a.mhtml", mhtml().replace(b"text/html", b"image/png"), "holds no page", 0),
    ("a saved page cut short", "a.mhtml", mhtml()[:300], "empty", 0),
    ("a table without a text column", "a.csv", b"a,b\n1,2\n", "--columns", 0),
    ("a table of a header", "a.csv", b"title,text\n", "empty", 0),
    ("a row without a text", "a.csv", b"title,text\nRiver,\nHill,Rain fell.\n", "no text in its column", 1),
    ("a quotation mark not closed", "a.csv", b'text\n"Rain fell.\nSnow fell.\n', "never closed", 1),
    ("a row of 50 MB", "a.csv", b"text\n" + b"x" * 50 * MILLION + b"\nRain fell.\n", "longer than", 1),
    ("a table of 5,000 columns", "a.csv", b"text," * 5_000 + b"\n", "columns", 0),
    ("a binary table", "a.csv", b"text\n\x00\x01\x02\n", "binary", 0),
    ("a PDF file cut short", "a.pdf", pdf([SENTENCE])[:200], "damaged PDF", 0),
    ("a PDF file of nothing", "a.pdf", b"%PDF-1.7\n", "damaged PDF", 0),
    ("a PDF file with a password", "a.pdf", pdf([SENTENCE], trailer=LOCKED), "locked with a password", 0),
    ("a scan", "a.pdf", pdf([]), "a scan", 0),
    ("no PDF file", "a.pdf", b"Rain fell.", "damaged PDF", 0),
]


@pytest.mark.parametrize(("name", "data", "why", "good"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input(name: str, data: bytes, why: str, good: int) -> None:
    found = read(name, data)
    assert len(reports(found)) == good
    told = refused(found)
    assert 1 <= len(told) <= 4
    for one in told:
        assert why in one.why and one.item.startswith((name, "https://"))
        assert one.why.isprintable() and len(one.why) < 400 and (":" in one.why or ";" in one.why)  # what is wrong: what to do


def test_the_table_is_long_enough() -> None:
    assert len(BAD) >= 60 and len({row[0] for row in BAD}) == len(BAD)


def test_bad_files_cost_a_folder_nothing_else(tmp_path: Path) -> None:
    for number, (_, name, data, _, _) in enumerate(row for row in BAD if len(row[2]) < 100_000):
        (tmp_path / f"{number:03d}-{name}").write_bytes(data)
    (tmp_path / "zz-good.txt").write_text(SENTENCE)
    found = [i for s in sources_in([tmp_path]) for i in ([s] if isinstance(s, Rejected) else reports_at(s, Given()))]
    assert reports(found)[-1].text == SENTENCE
    assert len(refused(found)) >= 60


@pytest.mark.parametrize("ident", ["../../etc/passwd", "C:\\x", "/", "a/../b", "\u202egpj.exe", "<script>", "x" * 3_000])
def test_ids_are_only_words(ident: str) -> None:
    lines = json.dumps({"id": ident, "text": SENTENCE}) + "\n" + json.dumps({"id": ident, "text": "Rain fell on Monday."})
    first, second = reports(read("a.jsonl", lines.encode()))
    assert first.source_id == second.source_id == ident and first.id != second.id  # one id, two texts: two reports
