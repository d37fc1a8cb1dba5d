"""Saved pages with all their parts, and newsletters."""

from __future__ import annotations

import base64
import logging
import quopri

import pytest
from made_sources import CAFES, PAGE, PARAGRAPHS, SENTENCE, letter, mhtml, only, read

PLAIN = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{SENTENCE}\r\n"
HTML = f"Content-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>x</title><style>p {{}}</style></head><body><table><tr><td>{PARAGRAPHS}</td></tr></table></body></html>"  # noqa: E501
TWO = "Content-Type: multipart/alternative; boundary=C\r\n\r\n--C\r\n{}\r\n--C\r\n{}\r\n--C--"


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page.html", "page"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_saved_page(name: str, charset: str) -> None:
    page = PAGE.replace("Firefighters", "Café keepers")
    report = only(read(name, mhtml(page, charset)))
    assert (report.source_id, report.url, report.title) == (name, "https://aller.example/river", "River closes bridges")
    assert SENTENCE in report.text and "Café keepers" in report.text and "boats!" not in report.text
    assert (report.published.latest, report.published.source) == ("2031-05-03", "bounds")  # the day it was saved


def test_a_page_saved_as_one_file() -> None:
    saved = f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://aller.example/river \n-->{PAGE[15:]}"
    assert SENTENCE in only(read("page.html", saved.encode())).text


def test_a_newsletter() -> None:
    report = only(read("letter.eml", letter(PLAIN)))
    assert (report.publisher, report.title, report.text.strip()) == ("Café Courier", "River closes bridges", SENTENCE)
    assert (report.published.edtf, report.published.source) == ("2031-06-02T23:30:00-05:00", "page")
    assert report.source_id == "letter.eml"


def test_the_page_is_read_where_the_plain_part_says_less() -> None:
    stub = "Content-Type: text/plain\r\n\r\nSee this letter in your browser."
    text = only(read("letter.eml", letter(TWO.format(stub, HTML)))).text
    assert SENTENCE in text.split("\n") and "browser" not in text and "p {" not in text


def test_the_plain_part_is_read_where_it_says_as_much() -> None:
    plain = f"Content-Type: text/plain; charset=utf-8\r\n\r\n{SENTENCE}\r\n{CAFES}\r\n{SENTENCE}"
    assert CAFES in only(read("letter.eml", letter(TWO.format(plain, HTML)))).text


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("base64", base64.encodebytes(CAFES.encode("cp1252")).decode()),
        ("quoted-printable", quopri.encodestring(CAFES.encode("cp1252")).decode("ascii")),
    ],
)
@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "us-ascii", "x-unknown"])
def test_charsets_of_parts(encoding: str, body: str, charset: str) -> None:
    part = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}"
    assert only(read("letter.eml", letter(part))).text.strip() == CAFES


def test_attachments_are_left_out_and_named(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "dateline")
    attached = "Content-Type: text/plain; name=figures.txt\r\nContent-Disposition: attachment; filename=figures.txt\r\n\r\n99 boats"
    assert only(read("letter.eml", letter(PLAIN, attached))).text.strip() == SENTENCE
    assert "attachments left out: figures.txt" in caplog.text


def test_a_forwarded_message_is_no_part_of_the_letter() -> None:
    inner = "Content-Type: message/rfc822\r\n\r\nSubject: old\r\n\r\nOld words."
    assert "Old words" not in only(read("letter.eml", letter(PLAIN, inner))).text


def test_a_message_without_an_ending() -> None:
    assert only(read("letter", letter(PLAIN))).publisher == "Café Courier"
    assert only(read("notes.txt", b"To: all\nSubject: river\n\nRain fell on Monday.\n")).publisher is None  # notes, no message
