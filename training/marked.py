"""Stories with marked answers (training/stories): their reports as plain text, and the figures in them with the question each answers.

A file is a story: `event: NAME`, then its reports, each under a line `== id | outlet | published` with a title in the next line. In the
text a figure stands as `[[words | what | roles | value | …]]` and a happening as `((words | type | status | …))`; of the options after
them `#label` is read, which all have in common that answer one question or tell of one happening. What stands under `== disjoint` says
why numbers of one label cannot all be true and is not read here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

STORIES = Path(__file__).parent / "stories"
MARK = re.compile(r"\[\[(.*?)\]\]|\(\((.*?)\)\)", re.DOTALL)
PART = re.compile(r"^== *", re.MULTILINE)
LABEL = "#"


@dataclass(frozen=True)
class Marked:
    """One figure as marked. `question`: the label of what it answers, None where no other figure of its story answers it."""

    start: int
    end: int
    question: str | None


@dataclass(frozen=True)
class Told:
    """One report of a story. `ident` is its name in the archive that it is read into."""

    ident: str
    outlet: str
    published: str
    title: str
    text: str
    figures: tuple[Marked, ...]

    def given(self) -> dict[str, str]:
        """The report as a line of JSON that `dateline add` takes."""
        fields = {"id": self.ident, "publisher": self.outlet, "published": self.published, "title": self.title, "text": self.text}
        return fields | {"language": "en"}


def folders() -> list[Path]:
    """The folders of stories: each was written by somebody else."""
    return sorted(p for p in STORIES.iterdir() if p.is_dir())


def story(path: Path) -> list[Told]:
    """The reports of one story. Raises ValueError where a file is not as described above."""
    head, *parts = PART.split(path.read_text("utf-8"))
    name = head.partition("event:")[2].strip()
    if not name or len(parts) < 2:
        raise ValueError(f"{path}: needs a line 'event: NAME' and two reports under '== id | outlet | published'")
    made = (part.partition("\n") for part in parts)
    return [_report(name, first, body.strip()) for first, _, body in made if first.strip() != "disjoint"]


def _report(name: str, head: str, body: str) -> Told:
    ident, outlet, published = (field.strip() for field in head.split("|"))
    title, _, marked = body.partition("\n")
    text, figures = _unmarked(marked.strip())
    return Told(f"{name}-{ident}", outlet, published, title.strip(), text, figures)


def _unmarked(marked: str) -> tuple[str, tuple[Marked, ...]]:
    """A text without its marks, and the figures that they mark."""
    text, at, figures = "", 0, []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        words, *options = (field.strip() for field in (mark[1] or mark[2]).split("|"))
        words = re.sub(r"\s+", " ", words)
        if mark[1]:
            label = next((o[1:].strip() for o in options if o.startswith(LABEL)), None)
            figures.append(Marked(len(text), len(text) + len(words), label))
        text, at = text + words, mark.end()
    return text + marked[at:], tuple(figures)
