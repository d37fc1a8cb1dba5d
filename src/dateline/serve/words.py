"""Plain words for people: dates, intervals, speakers and names as the terminal shows them."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from dateline.core.head import Head, opening
from dateline.core.report import Report
from dateline.core.statement import Figure, Statement
from dateline.core.when import When

# Control characters could move a terminal's cursor, bidi controls could turn a line round, characters of no width could hide words, and
# half a surrogate pair cannot be written at all: reports come from strangers. Joiners stay: scripts and emoji need them.
UNSAFE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
LONGEST_LINK = 2000  # characters of an address that becomes a link
_SPACE = re.compile(r"\s+")
MONTH_OR_YEAR = re.compile(r"\d{4}(?:-\d\d)?")  # in EDTF
_BLANKS = dict.fromkeys(map(ord, "\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029"), " ")  # line ends that a browser would join or drop


def visible(text: str) -> str:
    """The text, one character for one so that offsets stay, without characters that act on a screen or hide."""
    if text.isprintable():  # so nearly every text is: none of what `UNSAFE` and `_BLANKS` name is a character that Python prints
        return text
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.translate(_BLANKS))


def safe(text: str) -> str:
    """On one line, with characters that act on a terminal made visible."""
    if text.isprintable() and "  " not in text:  # as above; the blank is the only white space that is printed
        return text.strip()
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text)).strip()


def short(text: str, size: int) -> str:
    """The first `size` characters at most, cut at a word."""
    text = safe(text)
    return text if len(text) <= size else text[: size - 1].rsplit(" ", 1)[0] + "…"


def is_web(url: str) -> bool:
    """Whether an address is plain http or https, names a host and no user, and could not be taken for another one."""
    if len(url) > LONGEST_LINK or UNSAFE.search(url) or any(c.isspace() for c in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def outlet(report: Report | Head) -> str:
    """Who published a report, as far as known; a site without "www.", as findings name it."""
    return safe(report.publisher or report.source_id or report.id).removeprefix("www.")


def headline(report: Report | Head, size: int = 90) -> str:
    """The title, or the first words of the text."""
    return short(report.title or (report.opening if isinstance(report, Head) else opening(report)), size)


def day(when: When | None) -> str:
    """A date or what bounds it, a month as "2031-03"; "date not known" where nothing is known."""
    if when is None or not when.known:
        return "date not known"
    if when.edtf and MONTH_OR_YEAR.fullmatch(when.edtf):
        return when.edtf
    first, last = when.earliest, when.latest
    if first and last:
        return first[:10] if first[:10] == last[:10] else f"{first[:10]} to {last[:10]}"
    return f"{last[:10]} or before" if last else f"{first[:10]} or later" if first else safe(when.edtf or "")


def number(value: float) -> str:
    """1500000 as "1,500,000", 1.5 as "1.5"."""
    return f"{value:,.10g}" if value % 1 else f"{value:,.0f}"


def quantity(figure: Figure) -> str:
    """An interval in words: "at least 13", "10 to 20", "not known"."""
    low, high = figure.low, figure.high
    if figure.unknown or (low is None and high is None):
        return "not known"
    if low is None or high is None:
        bound = {">": "over", ">=": "at least", "<": "under", "<=": "up to"}.get(figure.op, "at least" if high is None else "up to")
        return f"{bound} {number(low if low is not None else high)}"  # type: ignore[arg-type]
    if low == high:
        return f"{'about ' if figure.op == '~' else ''}{number(low)}"
    return f"{number(low)} to {number(high)}"


def by(statement: Statement, report: Report | Head) -> str:
    """Who says so: the speaker and the outlet, or the outlet in its own voice."""
    return f"{safe(statement.speaker.name)}, in {outlet(report)}" if statement.speaker else f"{outlet(report)}, in its own voice"
