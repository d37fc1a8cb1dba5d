"""News agencies by the names under which reports credit them, from `tables/agencies.tsv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SIGNING = (" writer", " staff", " correspondent", " news service", " reporters", " reporter")


@dataclass(frozen=True, slots=True)
class Agency:
    """`credit` is its short name; a `wire` sells copy to many papers, so its name does not name the paper."""

    credit: str
    wire: bool


@cache
def _agencies() -> dict[str, Agency]:
    text = files("dateline.ingest").joinpath("tables/agencies.tsv").read_text("utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {name: Agency(row["credit"], row["sort"] == "wire") for row in rows for name in row["names"].split("|")}


def agency(name: str) -> Agency | None:
    """The agency of that name."""
    return _agencies().get(name.strip()) or _agencies().get(name.strip().removeprefix("the ").removeprefix("The "))


@cache
def _any() -> re.Pattern[str]:
    names = sorted(_agencies(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in names) + r")(?!\w)")


def agencies_in(line: str) -> tuple[str, ...]:
    """The short names of all agencies that a line names, each once, in order."""
    return tuple(dict.fromkeys(_agencies()[m.group()].credit for m in _any().finditer(line)))


def only_agencies(line: str) -> bool:
    """Whether a line holds agencies' names and marks between them, nothing else: "AP - AFP"."""
    return any(_is_bare(_any().sub("", form), form) for form in (line, line.upper()))


def _is_bare(left: str, line: str) -> bool:
    return left != line and not re.search(r"\w", left.replace("and", "").replace("AND", ""))


def agencies_signing(byline: str) -> tuple[str, ...]:
    """The agencies that a byline names as the writer or the writer's: "Jane Roe, AP Sports Writer", "Reuters"; not "Jane Roe, Erie PA"."""
    parts = [part.strip() for part in byline[:1_000].split(",")]
    signing = (part for part in parts if only_agencies(part) or part.casefold().endswith(_SIGNING))
    return tuple(dict.fromkeys(name for part in signing for name in agencies_in(part)[:1]))
