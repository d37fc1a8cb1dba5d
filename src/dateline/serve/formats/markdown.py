"""A brief as Markdown with footnotes, for wikis, notes and mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.core.errors import UsageError
from dateline.serve.formats.brief import brief
from dateline.serve.formats.brief_text import Block, Brief, Run
from dateline.serve.formats.dossier import dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.store import schema
from dateline.store.archive import Archive

ACTS = re.compile(r"([\\`*_\[\]{}#!])")  # characters that Markdown acts on, anywhere in a line
ENTITY = re.compile(r"&(?=#?\w+;)")
PLAIN = {"<": "&lt;", ">": "&gt;", "~": "&#126;", "|": "&#124;"}  # those that not every reader lets escape with a backslash
BEFORE = {"heading": "## ", "subheading": "### ", "paragraph": "", "item": "- ", "numbered": "1. "}


def as_markdown(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """The brief of one story. Raises UsageError where none is named and the archive has not just one."""
    if options.story is None and archive.count(schema.stories) != 1:
        raise UsageError("one brief tells one story: name it with --story ID (dateline stories lists ids), or give a folder: -o FOLDER")
    for dossier in dossiers(archive, options.story, options.rule):
        yield from written(brief(dossier))


def folder_of_markdown(archive: Archive, options: Options, folder: Path) -> None:
    """A brief a story."""
    for dossier in dossiers(archive, options.story, options.rule):
        (folder / f"{dossier.story.id}.md").write_text("".join(written(brief(dossier))), "utf-8", newline="")


def written(made: Brief) -> Iterator[str]:
    """The brief in pieces of text."""
    yield f"# {escaped(made.title)}\n"
    before = ""
    for block in made.blocks:
        yield ("" if block.sort == before and before in ("item", "numbered") else "\n") + _block(block)
        before = block.sort
    for note in made.notes:
        yield f"\n[^{note.number}]: {_runs(note.runs)}\n"


def _block(block: Block) -> str:
    return f"{BEFORE[block.sort]}{_runs(block.runs)}\n"


def _runs(runs: Iterable[Run]) -> str:
    return "".join(map(_run, runs)).strip()


def _run(run: Run) -> str:
    if run.note:
        return f"[^{run.note}]"
    text = escaped(run.text)
    if run.link:
        return f"[{text}](<{re.sub('[<>]', lambda m: f'%{ord(m[0]):02X}', run.link)}>)"
    mark = "**" if run.bold else "*" if run.italic else ""
    inner = text.strip()
    if not mark or not inner:
        return text
    at = text.index(inner)
    return f"{text[:at]}{mark}{inner}{mark}{text[at + len(inner) :]}"


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands."""
    text = ENTITY.sub("&amp;", text)
    return "".join(PLAIN.get(c, c) for c in ACTS.sub(r"\\\1", text))


MARKDOWN = Format(
    name="md", title="a brief of a story with footnotes to the sentences (Markdown)", suffix=".zip",
    lines=as_markdown, folder=folder_of_markdown,
)  # fmt: skip
