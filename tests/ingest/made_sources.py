"""Sources of every format, built in memory, about a river and towns that do not exist."""

from __future__ import annotations

import gzip
import io
import quopri
import zipfile
from typing import Any

from dateline.core.errors import Rejected
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.source import Declared, source_of_bytes
from dateline.ingest.sources import reports_in

SENTENCE = "Two bridges over the Aller were closed on Monday after the river rose by three metres, the town of Neustadt said."
CAFES = "The cafés of Orléans were closed, and the mayor’s naïve façade of calm fell on Monday, as the river rose."
PARAGRAPHS = "".join(f"<p>{s}</p>" for s in (
    SENTENCE,
    "Mayor Greta Holm said that 40 families had left their homes and that the school would stay shut until the water fell.",
    "Firefighters from four villages pumped out cellars through the night, and the army sent two boats to the lower town.",
))  # fmt: skip
PAGE = f"<!DOCTYPE html><html><head><title>River closes bridges</title></head><body><article>{PARAGRAPHS}</article></body></html>"


def read(name: str, data: bytes, given: Given | None = None, **declared: Any) -> list[Report | Rejected]:
    """What comes of bytes under a name."""
    return list(reports_in(source_of_bytes(name, data, Declared(**declared)), given or Given()))


def only(items: list[Report | Rejected]) -> Report:
    """The one report there is."""
    (item,) = items
    assert isinstance(item, Report), item
    return item


def reports(items: list[Report | Rejected]) -> list[Report]:
    return [i for i in items if isinstance(i, Report)]


def refused(items: list[Report | Rejected]) -> list[Rejected]:
    return [i for i in items if isinstance(i, Rejected)]


def answer(body: bytes = PAGE.encode(), headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """An HTTP answer."""
    head = f"HTTP/1.1 {status}\r\n{headers}".strip().encode() + b"\r\n\r\n"
    return head + body


def record(
    number: int, block: bytes | None = None, length: object = None, sort: str = "response", media: str = "application/http"
) -> bytes:
    """A WARC record; `length` other than the block's makes a broken one."""
    block = answer() if block is None else block
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {sort}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2031-05-03T10:00:0{number % 10}Z\r\n"
        f"WARC-Target-URI: https://aller.example/{number}\r\nContent-Type: {media}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """A `.warc.gz`: a member a record."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)


def rss(*items: str, head: str = "<title>Aller Courier</title>", end: str = "</channel></rss>") -> bytes:
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {spaces}><channel>{head}{"".join(items)}{end}'.encode()


def item(number: int = 1, more: str = "", text: str = SENTENCE) -> str:
    link = f"https://aller.example/{number}"
    return f"<item><title>River {number}</title><link>{link}</link><guid>{link}</guid><description>{text}</description>{more}</item>"


def zipped(**files: bytes) -> bytes:
    """A ZIP file; "_" in names stands for ".", but for names that stand in brackets."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name if name.startswith("[") else name.replace("_", "."), data)
    return made.getvalue()


def mhtml(page: str = PAGE, charset: str = "utf-8", address: str = "https://aller.example/river") -> bytes:
    """A page as browsers save it, with an advertisement's frame behind it."""
    body = quopri.encodestring(page.encode(charset)).decode("ascii")
    lines = (
        "From: <Saved by Blink>", f"Snapshot-Content-Location: {address}", "Subject: River", "Date: Sat, 3 May 2031 10:00:00 -0000",
        "MIME-Version: 1.0", "Content-Type: multipart/related;", '\ttype="text/html";', '\tboundary="--B"', "",
        "----B", f"Content-Type: text/html; charset={charset}", "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {address}", "", body,
        "----B", "Content-Type: text/html", "Content-Location: https://ads.example/f", "", "<html>Buy boats!</html>", "----B--", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


def letter(*parts: str) -> bytes:
    """A message of parts, each with its own headers."""
    lines = (
        "From: =?utf-8?q?Caf=C3=A9_Courier?= <news@courier.example>", "To: <reader@home.example>", "Subject: River closes", " bridges",
        "Date: Mon, 02 Jun 2031 23:30:00 -0500 (CDT)", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=B", "",
        *(f"--B\r\n{part}" for part in parts), "--B--", "",
    )  # fmt: skip
    return "\r\n".join(lines).encode()


def pdf(*pages: list[str], info: str = "", trailer: str = "") -> bytes:
    """A PDF file of pages of lines."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    for number, lines in enumerate(pages):
        drawn = "BT /F1 12 Tf 50 800 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        size = f"/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R"
        objects += [f"<< /Type /Page /Parent 2 0 R {size} >>", f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"]
    objects.append(f"<< {info} >>")
    return _laid_out(objects, trailer)


def _laid_out(objects: list[str], trailer: str) -> bytes:
    made, at = "%PDF-1.4\n", []
    for number, what in enumerate(objects, 1):
        at.append(len(made))
        made += f"{number} 0 obj\n{what}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in at)
    end = f"trailer\n<< /Size {len(at) + 1} /Root 1 0 R /Info {len(at)} 0 R {trailer} >>\nstartxref\n{len(made)}\n%%EOF\n"
    return (made + f"xref\n0 {len(at) + 1}\n0000000000 65535 f \n{table}{end}").encode("latin-1")


LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O ({'a' * 32}) /U ({'b' * 32}) /P -4 >> /ID [({'c' * 16})({'c' * 16})]"
