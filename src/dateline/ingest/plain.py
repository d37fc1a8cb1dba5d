"""Plain text: whether it is one, and its characters from its bytes."""

from __future__ import annotations

import codecs
import re

from dateline.core.errors import SourceError

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
         (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""(?:charset\s?=\s?["']?|encoding\s?=\s?["'])([A-Za-z0-9_.:-]{2,40})""")
_TAGS = "!doctype html|html|head|body|article|div|p|meta|title|section|main"
_PROLOGUE = r"\s{0,50}(?:<!--.{0,500}?-->\s{0,9}|<\?xml.{0,200}?\?>\s{0,9}){0,2}"
_MARKUP = re.compile(rf"{_PROLOGUE}<(?:{_TAGS})\b", re.IGNORECASE | re.DOTALL)
_LATIN = re.compile(r"(?:cp(?:1250|1254|1257|1258|437|7\d\d|85[0278]|86\d|1140)|latin_1|iso8859_(?:[1-4]|9|1[0-6])|mac_(?!cyr|gre))")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def check_text(text: str) -> str:
    """The same text; raises SourceError where it has no words or is no text."""
    if not any(c.isalnum() for c in text):
        raise SourceError("no words in it: give a text")
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise SourceError("half a character in it (a lone surrogate): mend its encoding")
    if "\x00" in text or len(_ODD.findall(text[:20_000])) > 5 + len(text[:20_000]) // 100:
        raise SourceError("not text but binary data: give the text inside it")
    return text


def decoded(data: bytes, markup: bool = False) -> str:
    """The characters of bytes: by byte order mark, by what a page declares, as UTF-8, else by the likeliest encoding.

    Nothing is changed but a byte order mark left out. Raises SourceError where the bytes are no text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _as(data[len(mark) :], name) or _guessed(data)
    if b"\x00" in data[:10_000]:
        raise SourceError("not text but binary data: give the text inside it")
    declared = _declared(data) if markup else None
    return (_as(data, declared) if declared else None) or _as(data, "utf-8") or _guessed(data)


def _as(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4_096])
    name = found[1].decode("ascii") if found else None
    # Browsers read Latin-1 as Windows-1252, and pages are written for browsers.
    return {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name.lower(), name) if name else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # 0.1 s: only for bytes that are no UTF-8

    best = from_bytes(data[:100_000]).best()
    # Bytes of a few accents fit many Latin encodings; the Western one is by far the likeliest.
    guess = "cp1252" if best is None or _LATIN.match(best.encoding) else best.encoding
    for name in (guess, best.encoding if best else None, "cp1252"):
        if name and (text := _as(data, name)):
            return text
    raise SourceError("its encoding is not known: save it as UTF-8")


def looks_like_page(text: str) -> bool:
    """Whether a text opens as HTML does."""
    return _MARKUP.match(text[:4_000]) is not None
