"""Paragraphs from the lines of PDF pages: running heads left out, words broken at a line's end joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

_NUMBER = re.compile(r"(?:page |seite |p\. ?)?\W{0,3}\d{1,4}(?: (?:of|/|von) \d{1,4})?\W{0,3}$", re.IGNORECASE)
_SOFT = ("\ufffe", "\u00ad", "\x02")  # how PDFium and others write a hyphen that only breaks a word
_ENDS = (".", "!", "?", ".”", "?”", "!”", '."', '?"', '!"', ".’", ".)", ":")
_FULL = 0.8  # of a usual line: a line that ends a sentence before that ends its paragraph
_RUNNING = 3  # pages that a head must stand on


def paragraphs(pages: Sequence[str]) -> str:
    """One line a paragraph, an empty one between them, as plain text has it."""
    rows = [[line.strip() for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")] for page in pages]
    heads = _running_heads(rows)
    lines = [line for page in rows for line in _without_heads(page, heads)]
    return "\n\n".join(_joined(group) for group in _groups(lines) if group)


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Lines that stand first or last on several pages, numbers aside."""
    found = Counter(key for page in pages for key in {_key(line) for line in (*_ends(page),)})
    return {key for key, count in found.items() if count >= _RUNNING and key}


def _ends(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return filled[:2] + filled[-2:]


def _key(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _without_heads(page: list[str], heads: set[str]) -> list[str]:
    at_ends = set(_ends(page))
    return [line for line in page if not (line in at_ends and (_key(line) in heads or _NUMBER.fullmatch(line)))]


def _groups(lines: list[str]) -> list[list[str]]:
    """The lines of each paragraph."""
    sizes = [len(line) for line in lines if line]
    usual = median(sorted(sizes)[len(sizes) // 2 :]) if sizes else 0
    groups: list[list[str]] = [[]]
    for line in lines:
        if not line:
            groups.append([])
            continue
        groups[-1].append(line)
        short = len(line) < _FULL * usual
        if (short and line.endswith(_ENDS)) or (len(line) < 0.6 * usual and not line.endswith((",", ";", "-", *_SOFT))):
            groups.append([])
    return groups


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        soft = text.endswith(_SOFT)
        broken = text.endswith("-") and len(text) > 1 and text[-2].islower() and line[:1].islower()
        text = text.rstrip("".join(_SOFT)) + line if soft else text[:-1] + line if broken else f"{text} {line}" if text else line
    return "".join(c for c in text if c not in _SOFT).strip()
