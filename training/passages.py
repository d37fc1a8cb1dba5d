"""Passages with marked happenings and figures (training/passages), a line a passage.

A happening is marked at the one word that tells it: `[word|TYPE/mode|status|who|whom]`, with `h` happened, `o` ongoing, `p` planned, `y`
hypothetical, `n` denied or not done, and the words of the passage for who and whom, several divided by `;`. A figure is marked as
`{words|roles}`, its roles joined by `+`. Types and modes are PLOVER's, roles those of the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.core.report import Block, Report

HERE = Path(__file__).parent
PASSAGES = HERE / "passages"
KEPT_BACK = HERE / "kept_back" / "passages"
MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]|\{([^{}|]+)\|([^{}]*)\}")


@dataclass(frozen=True)
class Happening:
    """One happening as marked, by the place of its word in the text."""

    start: int
    end: int
    event_type: str
    mode: str | None
    status: str
    who: tuple[str, ...]
    whom: tuple[str, ...]


@dataclass(frozen=True)
class Figure:
    """One figure as marked."""

    start: int
    end: int
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """One passage without its marks, and what they say."""

    ident: str
    text: str
    happenings: tuple[Happening, ...]
    figures: tuple[Figure, ...]

    def report(self) -> Report:
        """The passage as a report of one block."""
        return Report(source_id=self.ident, language="en", text=self.text, blocks=(Block(0, len(self.text), "body"),))


def passages(files: Sequence[Path]) -> Iterator[Passage]:
    """All passages of the files, in order; raises ValueError for a mark that is not as the format says."""
    for path in files:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield _passage(f"{path.stem}-{number}", line)


def _passage(ident: str, line: str) -> Passage:
    text, at = "", 0
    happenings, figures = [], []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        at, start = mark.end(), len(text)
        if mark[1] is not None:
            text += mark[1]
            fields = mark[2].split("|")
            if len(fields) != 4:
                raise ValueError(f"{ident}: {mark[0]} should hold a type, a status, who and whom")
            event_type, _, mode = fields[0].partition("/")
            who, whom = (tuple(w.strip() for w in field.split(";") if w.strip()) for field in fields[2:])
            happenings.append(Happening(start, len(text), event_type, mode or None, fields[1], who, whom))
        else:
            text += mark[3]
            figures.append(Figure(start, len(text), tuple(mark[4].split("+"))))
    return Passage(ident, text + line[at:], tuple(happenings), tuple(figures))
