"""Say whose money a report means by a name that several countries use: "fined 30,000 pounds" in a report from Cairo."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.core.statement import Figure
from dateline.extract.quantities.lexemes import lexemes, table

SHARED: dict[str, dict[str, list[str]]] = table("quantity_units")["shared"]


class Currency:
    """The currencies that one report means by shared names."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._codes: dict[str, str] = {}

    def of(self, figure: Figure) -> Figure:
        """The figure in the money of the country that the report tells of, where the name alone gave the usual one."""
        *before, last = figure.span.exact.lower().split()
        letter = next((w[0] for w in (*before, last) if w[:1] in SHARED and w[1:2].isdigit()), "")  # "K46 million"
        name = letter or (last if last in SHARED else last.removesuffix("s"))
        if figure.what != "money" or name not in SHARED or figure.unit != usual(name):
            return figure
        if any(before[-1:] == [word] for words in SHARED[name].values() for word in words):
            return figure  # "30,000 British pounds"
        return replace(figure, unit=self._code(name))

    def _code(self, name: str) -> str:
        """The code of the country that has the name and is told of most; the usual one where none is told of more."""
        if name not in self._codes:
            told = Counter(x.low.removesuffix("'s") for x in lexemes(self._text, 0) if x.kind == "word")
            self._codes[name] = max(SHARED[name], key=lambda code: sum(told[word] for word in SHARED[name][code]))
        return self._codes[name]


def usual(name: str) -> str:
    """The code that the name stands for by itself: the first of its table."""
    return next(iter(SHARED[name]))
