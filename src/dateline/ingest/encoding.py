"""Characters from bytes: by mark, by what is declared, by what the bytes allow; never by what they might have been meant for."""

from __future__ import annotations

import codecs
import re

from dateline.core.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset\s?=\s?["']?|encoding\s?=\s?["'])([A-Za-z0-9_.:-]{2,40})""")
_LATIN = re.compile(r"(?:cp(?:1250|1254|1257|1258|437|7\d\d|85[0278]|86\d|1140)|latin_1|iso8859_(?:[1-4]|9|1[0-6])|mac_(?!cyr|gre))")
# Browsers read Latin-1 as Windows-1252 (WHATWG Encoding, "Names and labels"), and pages are written for browsers; likewise its
# Asian labels, each of which names the older and smaller of two sets.
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "shift_jis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949",
                "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"}  # fmt: skip
# utf-7 can hide markup from whoever looks at bytes; then those that are no encodings of text; then those of mainframes.
_NEVER = frozenset(("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem", "palmos",
                    "cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"))  # fmt: skip
_SEVEN_BIT = ("iso2022", "hz")  # text in these has the bytes of ASCII
_LOOKED_AT = 100_000  # bytes; a guess from more was never another on the development pages
_ODD_BYTES_OF = 10  # a page of UTF-8 may hold one bad byte in so many good characters beyond ASCII: cut short, or pasted into


def decode(data: bytes, declared: str | None = None, markup: bool = False) -> str:
    """The characters of bytes; only a byte order mark is left out.

    By byte order mark; as UTF-8 where that fits and there is more than ASCII, for no other text does by chance; as `declared`
    beside the bytes, then (`markup`) as declared in them; else by the likeliest encoding, Windows-1252 last.
    Raises SourceError where the bytes are no text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark) and (text := _as(data[len(mark) :], name)) is not None:
            return text
    if b"\x00" in data[:10_000]:
        return _wide(data, declared)
    return _utf8(data, _codecs((declared, _inside(data) if markup else None))) or _guessed(data)


def _utf8(data: bytes, names: list[str]) -> str | None:
    """As UTF-8 or as declared."""
    if not data.isascii() and (text := _as(data, "utf-8")) is not None:
        return text
    for name in names:
        if (name.startswith(_SEVEN_BIT) or not data.isascii()) and (text := _as(data, name)) is not None:
            return text
    return _as(data, "utf-8") or _nearly_utf8(data)


def _nearly_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    beyond = sum(1 for byte in data if byte >= 0xC2) - bad  # the first bytes of characters beyond ASCII
    return text if beyond >= _ODD_BYTES_OF * bad else None


def _codecs(declared: tuple[str | None, ...]) -> list[str]:
    """Python's names of encodings declared, those left out that are unknown or must not be believed."""
    return list(dict.fromkeys(name for label in declared if label and (name := codec_of(label))))


def codec_of(label: str) -> str | None:
    """Python's name of the encoding that a label stands for, as browsers take it; None where it is not known or is none of text."""
    try:
        found = codecs.lookup(label.strip(" \"'").casefold().replace("windows-31j", "cp932").replace("x-sjis", "cp932"))
    except (LookupError, ValueError):
        return None
    if found.name in _NEVER or not getattr(found, "_is_text_encoding", True) or found.name.startswith(("utf-16", "utf-32")):
        return None  # bytes without NUL are neither UTF-16 nor UTF-32, whatever they say
    return _AS_BROWSERS.get(found.name, found.name)


def _wide(data: bytes, declared: str | None) -> str:
    """UTF-16 without a mark, told by where its zero bytes stand or by what is declared."""
    head = data[:10_000]
    pairs = len(head) // 2 or 1
    first, second = head[::2].count(0) / pairs, head[1::2].count(0) / pairs
    name = (declared or "").strip(" \"'").casefold()
    if (head.count(0) >= 4 and second > 0.6 and first < 0.05) or name in ("utf-16le", "utf-16"):
        text = _as(data[: len(data) // 2 * 2], "utf-16-le")
    elif (head.count(0) >= 4 and first > 0.6 and second < 0.05) or name == "utf-16be":
        text = _as(data[: len(data) // 2 * 2], "utf-16-be")
    else:
        text = None
    if text is None or "\x00" in text:
        raise SourceError("not text but binary data: give the text inside it")
    return text


def _as(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeError, LookupError, ValueError):
        return None


def _inside(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4_096])
    return found[1].decode("ascii") if found else None


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # 0.1 s: only for bytes that are no UTF-8

    best = from_bytes(data[:_LOOKED_AT]).best()
    # Bytes of a few accents fit many Latin encodings; the Western one is by far the likeliest.
    guess = "cp1252" if best is None or _LATIN.match(best.encoding) else best.encoding
    for name in (guess, best.encoding if best else None, "cp1252"):
        if name and (text := _as(data, name)):
            return text
    raise SourceError("its encoding is not known: save it as UTF-8")
