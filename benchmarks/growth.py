"""What adding reports costs in a large archive, against adding the same ones to an empty one: it must not grow with the archive.

    python benchmarks/growth.py [--size 50000] [--added 500] [--reports FILE] [--keep FOLDER] [--record]

The reports are told out of a few, the samples that ship with dateline or those of `--reports` (JSON lines), which are read once. Each
course of events among them is told again and again under other names of people and places, of the same length, on other days, and each
time by some of its reports: so all offsets hold, and what was found in a report is found in its retelling. That fills the archive without
reading. The reports that are added are texts and nothing else, half of them about courses of events that the archive has, and go through
the whole of `dateline add`, language model and all, once into the large archive and once into an empty one, each in a process of its own
that has loaded the model and read the samples, and has none of these texts in memory. Process time; `working_out` is the part of it that
is no reading. `--keep` leaves the large archive there, and takes it if it is there. Exits with status 1 where the
large archive takes more than 1.2 times the time; `--record` writes growth.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import as_file, files
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from dateline import __version__
from dateline.core.archived import Found
from dateline.core.record import restored, stored
from dateline.core.report import Report
from dateline.core.statement import Occurrence
from dateline.core.when import Published
from dateline.group.likeness import Subject, likeness
from dateline.group.origins import is_copy, text_of
from dateline.group.stories import ENOUGH
from dateline.group.terms import profile_of, ranks, said_everywhere, stem, terms_of
from dateline.group.words import title_words, words_of
from dateline.ingest.given import Given
from dateline.run import add as adding
from dateline.run.add import add
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.store.archive import Archive, open_archive

T = TypeVar("T")

HERE = Path(__file__).parent
MOST = 1.2
DAY = date(2031, 1, 1)
A_DAY = 40  # courses of events that begin on one day
NAMES = 8  # a report with fewer would be a copy of its retellings, which share all its other words
KEPT = 0.6  # share of a course's reports that a retelling has
WORD = re.compile(r"[A-Za-z]+")
TOLD = frozenset(("text", "exact", "title", "name", "key", "aliases", "byline", "dateline", "of", "issue"))  # fields in which names stand
AT_ONCE = 400  # reports a transaction, in filling
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"


@dataclass(frozen=True)
class Course:
    """Reports of one course of events, as they were read, the day of the first, the words that are names in them, and which can be told.

    A report whose retellings are alike, as it has few names, or many words in capitals that are none, is not: they would be copies of
    each other, or one story of very many reports.
    """

    found: tuple[Found, ...]
    day: date
    names: frozenset[str]
    told: frozenset[str] = frozenset()


def main() -> int:
    """Fill, add, print, record."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=50_000)
    parser.add_argument("--added", type=int, default=500)
    parser.add_argument("--reports", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--record", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        result = measured(args.size, args.added, args.reports, args.keep, Path(folder))
    print(json.dumps(result, indent=1))
    if args.record:
        (HERE / "growth.json").write_text(json.dumps(result, indent=1) + "\n")
    return 1 if result["ratio"] > MOST else 0


def measured(size: int, added: int, reports: Path | None, keep: Path | None, work: Path) -> dict[str, Any]:
    """The cost of adding to a large archive and to an empty one."""
    courses = courses_of(reports, work)
    large, new = (keep or work) / f"large-{size}.db", work / "new.jsonl"
    if not large.exists():
        fill(large, courses, size)
    times = told_in(courses, size)
    new.write_text("".join(map(line_of, fresh(courses, times, added))))
    shutil.copy(large, work / "grown.db")
    costs = {name: cost_alone(new, work / f"{name}.db") for name in ("empty", "grown")}
    ratios = {part: round(costs["grown"][part] / costs["empty"][part], 3) for part in ("seconds", "working_out")}
    return {
        "ratio": ratios["seconds"],
        "most": MOST,
        "ratio_of_working_out": ratios["working_out"],
        "reports_there": size,
        "reports_added": added,
        "into_empty": costs["empty"],
        "into_large": costs["grown"],
        "told_from": "the samples" if reports is None else reports.name,
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "versions": {"dateline": __version__} | {name: version(name) for name in ("spacy", "sqlalchemy", "numpy")},
    }


def cost_alone(reports: Path, path: Path) -> dict[str, float]:
    """As `cost`, in a process of its own: what was read for one archive would be remembered, and cost nothing, for the next."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(cost, reports, path).result()


def cost(reports: Path, path: Path) -> dict[str, float]:
    """Seconds of process time that `add` takes once everything is loaded, and how many of them go into working out."""
    spent = [0.0]
    with open_archive(path.with_suffix(".warm.db")) as archive, as_file(files("dateline").joinpath("samples")) as samples:
        add([samples], archive, Settings(), Given())

    def timed(archive: Archive, *rest: Any) -> None:
        start = time.process_time()
        bring_up_to_date(archive, *rest)
        spent[0] += time.process_time() - start

    setattr(adding, "bring_up_to_date", timed)  # noqa: B010 - it stands in for what is imported there
    with open_archive(path) as archive:
        start = time.process_time()
        tally = add([reports], archive, Settings(), Given())
        seconds = time.process_time() - start
    setattr(adding, "bring_up_to_date", bring_up_to_date)  # noqa: B010
    print(f"{path.stem}: {tally.added} added in {seconds:.1f} s, {spent[0]:.1f} s of it working out", file=sys.stderr, flush=True)
    return {"seconds": round(seconds, 1), "working_out": round(spent[0], 1)}


# --- telling again ---------------------------------------------------------------------------------------------------


def courses_of(reports: Path | None, work: Path) -> list[Course]:
    """Courses of events of some reports, read and worked out once."""
    with open_archive(work / "base.db") as archive, as_file(files("dateline").joinpath("samples")) as samples:
        add([reports or samples], archive, Settings(), Given())
        stories = archive.worked_out().stories
        told = [[f for f in archive.under_own_names(s.reports) if f.report.published.earliest] for s in stories]
    fit = [[f for f in found if len(profile_of(f.report).names) >= NAMES] for found in told]
    return [with_told(Course(tuple(found), min(map(day_of, found)), names_of(found))) for found in fit if found]


def with_told(course: Course) -> Course:
    """The course with the ids of its reports that can be told again."""
    return replace(course, told=frozenset(f.report.id for f in course.found if not alike(*(again(f, course, n).report for n in (0, 1)))))


def alike(one: Report, other: Report) -> bool:
    """Whether two reports would be of one story or of one writer."""
    subjects = [Subject(profile_of(r), None) for r in (one, other)]
    return likeness(*subjects) >= ENOUGH or is_copy(text_of(words_of(one)), text_of(words_of(other)))


def names_of(found: Sequence[Found]) -> frozenset[str]:
    """Words that reports write as names, but for those that any report may have."""
    terms = frozenset().union(*(terms_of(words_of(f.report), title_words(f.report)).names for f in found))
    return frozenset(t for t in terms - said_everywhere() if t.isalpha() and len(t) > 2)


def day_of(found: Found) -> date:
    """The day of a report."""
    return date.fromisoformat((found.report.published.earliest or "")[:10])


def told_in(courses: Sequence[Course], size: int) -> int:
    """How often courses are told, one after the other, until there are so many reports."""
    count = number = 0
    while count < size:
        count += len(chosen(courses, number))
        number += 1
    return number


def chosen(courses: Sequence[Course], number: int) -> list[Found]:
    """The reports by which a retelling tells its course, the same ones each time."""
    drawn, course = random.Random(number), courses[number % len(courses)]
    kept = [f for f in course.found if drawn.random() < KEPT] or [course.found[0]]
    return [f for f in kept if f.report.id in course.told]


def fill(path: Path, courses: Sequence[Course], size: int) -> None:
    """An archive of so many reports, with all that was found in them, worked out."""
    part = path.with_suffix(".part")
    with open_archive(part) as archive:
        waiting: list[Found] = []
        for number in range(told_in(courses, size)):
            waiting += [again(f, courses[number % len(courses)], number) for f in chosen(courses, number)]
            if len(waiting) >= AT_ONCE:
                archive.save(waiting, f"{DAY}T00:00:00Z")
                waiting = []
        archive.save(waiting, f"{DAY}T00:00:00Z")
        bring_up_to_date(archive)
    part.rename(path)


def fresh(courses: Sequence[Course], told: int, most: int) -> list[Found]:
    """Reports that come in next: those that the last retellings left out, as many as of retellings that begin."""
    later = (again(f, courses[n % len(courses)], n) for n in range(told - 1, -1, -1) for f in left_out(courses, n))
    begun = (again(f, courses[n % len(courses)], n) for n in range(told, told + most) for f in chosen(courses, n))
    return [*some(later, most // 2), *some(begun, most - most // 2)]


def left_out(courses: Sequence[Course], number: int) -> list[Found]:
    """The reports of a course that a retelling lacks."""
    there, course = {f.report.id for f in chosen(courses, number)}, courses[number % len(courses)]
    return [f for f in course.found if f.report.id in course.told - there]


def some(items: Iterable[Found], most: int) -> Iterator[Found]:
    """The first of them."""
    yield from (item for _, item in zip(range(most), items, strict=False))


def again(found: Found, course: Course, number: int) -> Found:
    """A report told again: other names of the same length, other days."""
    put = renaming(course.names, number)
    entities = [told(e, put, {}) for e in found.entities]
    ids = {a.id: b.id for a, b in zip(found.entities, entities, strict=True)}
    day = DAY + timedelta(number // A_DAY) + (day_of(found) - course.day)
    report = replace(told(found.report, put, ids), source_id=f"{found.report.source_id or found.report.url}~{number}", url=None)
    report = replace(report, published=Published(f"{day}", f"{day}", f"{day}", "given"), teasers=())
    mentions = [replace(told(m, put, ids), report=report.id) for m in found.mentions]
    where = {a.id: b.id for a, b in zip(found.mentions, mentions, strict=True)}
    statements = [replace(told(s, put, ids), report=report.id) for s in found.statements]
    statements = [replace(s, where=where.get(s.where or "")) if isinstance(s, Occurrence) else s for s in statements]
    entities = [replace(e, roles=tuple(replace(r, report=report.id) for r in e.roles)) for e in entities]
    return Found(report, tuple(mentions), tuple(entities), tuple(statements))


def told(item: T, put: Callable[[str], str], ids: Mapping[str, str]) -> T:
    """An item with other names in what it quotes, and the entities that it names under other ids."""

    def walked(value: Any, field: str) -> Any:
        if isinstance(value, dict):
            return {name: walked(v, name) for name, v in value.items()}
        if isinstance(value, list):
            return [walked(v, field) for v in value]
        if isinstance(value, str):
            return put(value) if field in TOLD else ids.get(value, value)
        return value

    return restored(type(item), walked(stored(item), ""))


def renaming(names: frozenset[str], number: int) -> Callable[[str], str]:
    """What puts other names, the same ones for a number each time, in the place of those of a text."""

    @cache
    def made(low: str) -> str:
        drawn = random.Random(f"{number} {low}")
        return "".join(drawn.choice(VOWELS if c in VOWELS else CONSONANTS) for c in low)

    @cache
    def put(word: str) -> str:
        if not is_name(word.lower(), names):
            return word
        other = made(word.lower())
        return other.upper() if word.isupper() else other.capitalize() if word[0].isupper() else other

    return lambda text: WORD.sub(lambda match: put(match.group()), text)


@lru_cache(maxsize=100_000)
def is_name(word: str, names: frozenset[str]) -> bool:
    """Whether a word is one of the names, or no common word of English."""
    return stem(word) in names or (len(word) > 3 and stem(word) not in ranks())


def line_of(found: Found) -> str:
    """A report as JSON lines have it, with nothing of what was found in it."""
    r = found.report
    row = {"id": r.source_id, "publisher": r.publisher, "title": r.title, "published": r.published.edtf, "text": r.text}
    return json.dumps({k: v for k, v in row.items() if v}) + "\n"


if __name__ == "__main__":
    sys.exit(main())
