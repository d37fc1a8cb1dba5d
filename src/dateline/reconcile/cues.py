"""Cues: the phrases of tables/figure_cues.toml as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

WORD = r"[\w’'-]+(?:[.,]\d+)*"
SLOT = re.compile(r"\{(\d)(?:-(\d))?\}")
PIECE = re.compile(r"@(?P<name>\w+)|(?P<sign>#{4}|#|\*)|(?P<word>[^@#*]+)")
SIDES = {"within": r"\b(?:{})\b", "before": r"\b(?:{})\W*$", "after": r"^\W*(?:{})\b"}


@cache
def _table() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("dateline.reconcile").joinpath("tables/figure_cues.toml").read_text("utf-8"))


@cache
def cue(name: str) -> re.Pattern[str]:
    """The pattern of all phrases of a cue, in whatever case; what stands between < and > is its group, the one that is not None."""
    entry = _table()[name]
    sides = "|".join(SIDES[side].format(_any(entry[side])) for side in SIDES if side in entry)
    return re.compile(sides + (rf"(?! (?:{_any(entry['unless'])})\b)" if "unless" in entry else ""), re.IGNORECASE)


def caught(name: str, text: str) -> str:
    """What a cue catches in its group, "" where it is not in the text."""
    found = cue(name).search(text)
    return next((group.strip() for group in found.groups() if group), "") if found else ""


@cache
def phrases(name: str) -> str:
    """The source of a pattern of all phrases of a cue that may stand anywhere, to be built into another."""
    return f"(?:{_any(_table()[name]['within'])})"


@cache
def listed(name: str) -> str:
    """The source of a pattern of all words of a list."""
    return "(?:" + "|".join(_literal(word) for word in _table()["lists"][name].split()) + ")"


def _any(alternatives: list[str]) -> str:
    return "|".join(map(_phrase, alternatives))


def _phrase(phrase: str) -> str:
    """The source of a pattern of a phrase. A token has the space before it; so long as none is sure to stand there, after it."""
    made, opening, first = "", "", True
    for token in phrase.split():
        match token:
            case "<":
                opening = "("
            case ">":
                made += ")"
            case "…":
                made += "[^;]*"
            case _:
                words, least, most = _token(token)
                once = least == most == 1
                spaced = f"{words} " if first else f" {words}"
                made += ("" if first else " ") + opening + words if once else f"{opening}(?:{spaced}){{{least},{most}}}?"
                opening, first = "", first and not once
    return made


def _token(token: str) -> tuple[str, int, int]:
    """The source of a pattern of a token, and how often it stands there at least and at most."""
    if slot := SLOT.fullmatch(token):
        return WORD, int(slot[1]), int(slot[2] or slot[1])
    words = "(?:" + "|".join(map(_word, token.strip("()").split("/"))) + ")"
    return words, 0 if token.startswith("(") else 1, 1


def _word(word: str) -> str:
    """The source of a pattern of a word with its signs."""
    return "".join(listed(p["name"]) if p["name"] else _sign(p["sign"]) or _literal(p["word"]) for p in PIECE.finditer(word))


def _sign(sign: str | None) -> str:
    return {"####": r"(?:19|20)\d\d", "#": rf"(?:\d[\d,.]*|{listed('numbers')})", "*": r"\w*"}.get(sign or "", "")


def _literal(word: str) -> str:
    """A word in whatever case, one with a capital in its own."""
    return re.escape(word) if word.islower() else f"(?-i:{re.escape(word)})"
