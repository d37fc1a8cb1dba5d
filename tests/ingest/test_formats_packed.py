"""Gzip and ZIP files, PDF files, and encodings."""

from __future__ import annotations

import gzip

import pytest
from made_sources import CAFES, PAGE, SENTENCE, item, only, packed, pdf, read, record, refused, reports, rss, zipped

LINES = ["Two bridges over the Aller were closed on Monday after the river rose by three", "metres in a night, the town of Neustadt said."
         " Forty fam-", "ilies left their homes.", "Mayor Greta Holm said that the school would stay shut until the water fell, and",
         "that trains would go again."]  # fmt: skip


PACKED = [
    ("page.html.gz", gzip.compress(PAGE.encode()), 1),
    ("page.gz", gzip.compress(PAGE.encode()), 1),
    ("page.html", gzip.compress(PAGE.encode()), 1),  # packed under a wrong ending
    ("two.txt.gz", gzip.compress(b"Rain fell.") + gzip.compress(b" Snow fell."), 1),  # two members, one file
    ("lines.jsonl.gz", gzip.compress(b'{"text": "Rain fell."}\n{"text": "Snow fell."}\n'), 2),
    ("table.csv.gz", gzip.compress(b"text\nRain fell.\nSnow fell.\n"), 2),
    ("feed.xml.gz", gzip.compress(rss(item(1), item(2))), 2),
    ("padded.txt.gz", gzip.compress(b"Rain fell.") + b"\x00" * 600, 1),
]


# Named by their files: what gzip packs holds the time.
@pytest.mark.parametrize(("name", "data", "count"), PACKED, ids=[p[0] for p in PACKED])
def test_gzip(name: str, data: bytes, count: int) -> None:
    assert len(reports(found := read(name, data))) == len(found) == count


def test_zip() -> None:
    data = zipped(b_html=PAGE.encode(), a_txt=SENTENCE.encode(), c_exe=b"MZ\x90\x00", d_warc_gz=packed(record(1)), _hidden=b"x")
    found = read("all.zip", data)
    assert [r.source_id for r in reports(found)] == ["all.zip#a.txt", "all.zip#b.html", "https://aller.example/1@2031-05-03T10:00:01Z"]
    assert [r.item for r in refused(found)] == ["all.zip#c.exe"]


def test_pdf_lines_become_paragraphs() -> None:
    info = "/Title (River closes bridges) /Author (Jane Roe) /CreationDate (D:20310503101500+02'00')"
    report = only(read("river.pdf", pdf(["THE ALLER COURIER", *LINES, "1"], info=info)))
    assert "by three metres in a night, the town of Neustadt said. Forty families left their homes." in report.text
    assert report.text.endswith("until the water fell, and that trains would go again.")
    assert (report.title, report.byline) == ("River closes bridges", "Jane Roe")
    assert (report.published.latest, report.published.source) == ("2031-05-03", "bounds")  # the file's day, not the report's


def test_heads_that_run_over_pages_are_left_out() -> None:
    weather = ("Heavy", "Cold", "Warm")
    bodies = [f"{word} rain fell on the town in the night and the river rose again on the day after it." for word in weather]
    text = only(read("river.pdf", pdf(*(["THE ALLER COURIER", body, str(n)] for n, body in enumerate(bodies, 1))))).text
    assert "COURIER" not in text and text.split() == " ".join(bodies).split()


NO_NAMES = ["/Title (Microsoft Word - river.docx) /Author (admin)", "/Title (Untitled) /Author (user1)", "/Title () /Author ()"]


@pytest.mark.parametrize("info", NO_NAMES)
def test_what_programs_write_is_no_title(info: str) -> None:
    report = only(read("river.pdf", pdf(LINES, info=info)))
    assert report.byline is None and report.title not in ("Untitled", "Microsoft Word - river.docx", "")


RUSSIAN = "Река поднялась в понедельник, и два моста были закрыты, сообщил мэр города."
JAPANESE = "洪水のため月曜日に町の橋が二つ閉鎖されたと市長が発表した。" * 3
POLISH = "Rzeka wezbrała w poniedziałek i zamknięto dwa mosty, powiedział burmistrz miasta Świebodzin."


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (CAFES, "utf-8", "iso-8859-1"),  # wrong: it is UTF-8
        (CAFES, "utf-8", "utf-16"),
        (CAFES, "cp1252", "utf-8"),  # wrong: it is Windows-1252
        (CAFES, "cp1252", "iso-8859-1"),  # as browsers read it
        (CAFES, "cp1252", "us-ascii"),
        (CAFES, "cp1252", "no-such-set"),
        (CAFES, "cp1252", ""),
        (CAFES, "utf-16", ""),
        (CAFES, "utf-16-le", ""),  # without a mark
        (CAFES, "utf-16-be", ""),
        (CAFES, "utf-32", ""),
        (CAFES, "utf-8-sig", "windows-1251"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "cp1251", ""),  # guessed
        (RUSSIAN, "koi8-r", "koi8-r"),
        (RUSSIAN, "utf-16-le", "utf-16le"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "shift_jis", ""),
        (JAPANESE, "euc-jp", "euc-jp"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (POLISH, "iso8859-2", "iso-8859-2"),
        (POLISH, "cp1250", "windows-1250"),
        (SENTENCE, "ascii", "cp037"),  # a mainframe's set that no page has
        (SENTENCE, "ascii", "utf-7"),
    ],
)
def test_encodings(text: str, encoding: str, declared: str) -> None:
    assert only(read("river.txt", text.encode(encoding), charset=declared)).text == text


DECLARED = [("iso-8859-1", "iso-8859-1"), ("cp1252", "iso-8859-1"), ("utf-8", "iso-8859-1"), ("cp1251", "windows-1251")]


@pytest.mark.parametrize(("encoding", "declared"), DECLARED)
def test_a_page_declares_its_encoding(encoding: str, declared: str) -> None:
    words = RUSSIAN if encoding == "cp1251" else "Cafés in Orléans were closed on Monday, the mayor said, as the naïve façade fell."
    page = PAGE.replace("<title>", f'<meta charset="{declared}"><title>').replace("</article>", f"<p>{words}</p></article>")
    assert words in only(read("page.html", page.encode(encoding))).text


def test_one_bad_byte_does_not_spoil_the_rest() -> None:
    data = (CAFES * 3).encode()[:-3] + b"\xe2\x80"  # cut within a character
    assert only(read("river.txt", data)).text.startswith(CAFES)


def test_mojibake_is_kept_as_it_came() -> None:
    broken = CAFES.encode().decode("cp1252")
    assert only(read("river.txt", broken.encode())).text == broken
