"""Cut a sentence into the pieces that quantities are made of, with their places, and read the tables of quantity words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

LEXEME = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{1,3}(?: 000)+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<sign>[½¼¾⅓⅔])"
    r"|(?P<money>(?:US|AU|CA|NZ|HK|EC|TT|NT|A|C|J|S|R)?\$(?:(?:US|NZ|HK|A|C|S)(?=\d))?|[€£¥₪₹₽₩₺₴₦]"
    r"|\b[KPRN](?=\d+(?:,\d{3}|[\d.]* ?(?:million|billion)\b)))"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['’](?=[^\W\d_]))*)"
    r"|(?P<mark>\S)"
)
SPACES = str.maketrans("", "", ", \u00a0\u202f\u2009")
LONGEST = 15  # digits; longer runs are serial numbers, and floats would not hold them


class Lexeme(NamedTuple):
    """One piece: `kind` is number, sign, money, word or mark; `low` is its lower-case text; offsets are the report's."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def lexemes(text: str, at: int) -> list[Lexeme]:
    """The pieces of `text`, which stands at offset `at` of its report."""
    found = []
    for m in LEXEME.finditer(text):
        exact = m.group()
        found.append(Lexeme(m.lastgroup or "mark", exact, exact.lower().replace("’", "'"), at + m.start(), at + m.end()))
    return found


def digits(text: str) -> float | None:
    """The value of a number in digits, or None where it is no amount ("007", thirty digits)."""
    plain = text.translate(SPACES)
    if len(plain) > LONGEST or (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        return None
    return float(plain)


@cache
def table(name: str) -> dict[str, Any]:
    """A table of `tables/`, read once."""
    return tomllib.loads((files("dateline.extract") / "tables" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The list `key` of a table as a set."""
    return frozenset(table(name)[key]["words"])


@cache
def phrases(name: str, key: str) -> tuple[dict[tuple[str, ...], Any], int]:
    """The phrases of a table's section, cut into lexemes, and the length of the longest."""
    found = {tuple(x.low for x in lexemes(phrase, 0)): value for phrase, value in table(name)[key].items()}
    return found, max(map(len, found))
