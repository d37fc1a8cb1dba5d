"""An archive that grew, report by report or in batches of any size and order, equals one that was worked out from nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import floods
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_crew import Made

from dateline.core.archived import Found
from dateline.core.entity import Entity, EntitySort, Role
from dateline.core.report import Report
from dateline.core.statement import Figure, Occurrence
from dateline.group import origins, stories
from dateline.group.origins import CROWD
from dateline.run import find_copies, link_stories, story_work, work_out
from dateline.run.crew import ALONE, Staff
from dateline.run.decide import Draft, decide
from dateline.run.from_nothing import from_nothing
from dateline.run.rework import bring_up_to_date
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import schema, worked
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse
from group.samples import FERRY, FERRY_ALERT, FERRY_OTHER_WRITER, FLOOD_DUNMORE, FLOOD_KESTREL, FLOOD_KESTREL_AGAIN, RATES, report

NOON = "2031-05-09T12:00:00Z"
NAME = re.compile(r"(?<![.] )(?<!^)\b[A-Z][a-z]+(?: [A-Z][a-z]+)?", re.MULTILINE)
ON_PATTERN = (
    "Heavy rain burst the banks of the {0}a overnight and flooded some {1} homes in {0}ford, officials in {0}by said on Monday. "
    "Mayor {0}o {0}sen said schools would stay closed and that a shelter had opened in the {0}ley hall. "
    "Firefighters used boats to bring residents of {0}ton to safety, and the road to {0}burg was cut."
)


def found_in(item: Report, sort: EntitySort = "person", country: str | None = None) -> Found:
    """Every name as somebody of a sort, with what a report may call it, and a figure and a happening in every sentence with a number."""
    who: dict[str, Entity] = {}
    for match in NAME.finditer(item.text):
        role = Role("mayor", "Kestrelford", item.id, item.span(*match.span()))
        key = match.group().casefold()
        who.setdefault(key, Entity(key=key, name=match.group(), sort=sort, aliases=(match.group()[:4],), roles=(role,), country=country))
    statements: list[Any] = []
    rest: dict[str, Any] = {"report": item.id, "made_by": "stand-in", "confidence": 0.7}
    ids = tuple(e.id for e in who.values())
    for match in re.finditer(r"[^.]*?(\d+) (\w+)[^.]*\.", item.text):
        sentence, span = item.span(*match.span()), item.span(match.start(1), match.end(2))
        count = float(match.group(1))
        statements.append(
            Figure(span=span, sentence=sentence, what=match.group(2), role=("affected",), op="=", low=count, high=count, **rest)
        )
        trigger = item.span(match.start(2), match.end(2))
        when = item.published if item.published.earliest else None
        told: dict[str, Any] = {"event_type": "ASSAULT", "when": when, "actors": ids[:1], "recipients": ids[1:2]}
        statements.append(Occurrence(span=trigger, sentence=sentence, trigger=trigger, **told, **rest))
    return Found(item, (), tuple(who.values()), tuple(statements))


@contextmanager
def archive_of(folder: Path, batches: Sequence[Sequence[Found]], name: str = "a.db", staff: Staff = ALONE) -> Iterator[Archive]:
    """An archive to which batches of reports came, each of which was worked out."""
    with open_archive(folder / name) as archive:
        for batch in batches:
            archive.save(batch)
            bring_up_to_date(archive, staff=staff)
        yield archive


def holds(archive: Archive, folder: Path) -> list[str]:
    """The export, which is that of the archive worked out from nothing in memory, and of the same reports taken in at once."""
    grown = list(as_jsonl(archive))
    every = archive.under_own_names(archive.report_ids())
    grouping, outcomes = from_nothing(archive)
    with open_archive(folder / "nothing.db") as other:
        other.save(every)
        other.replace_all(grouping, outcomes)
        anew = list(as_jsonl(other))
    (folder / "nothing.db").unlink()
    told = [line for line in grown if '"kind": "decision"' not in line]
    assert [line for line in anew if '"kind": "decision"' not in line] == told
    assert not archive.stale and not archive.untidy()
    return grown


FIRST, LATER = FLOOD_KESTREL, FLOOD_KESTREL.replace("300", "340") + "\nTwo bridges were closed."
PAGE = {"url": "https://kestrel.example/flood", "publisher": "Kestrel Post"}
ROUNDUP = f"{FERRY}\n{RATES}\n{FLOOD_DUNMORE}\nThat was the news of this Tuesday, read by Olive Tranter."
BRIDGE = f"{FLOOD_KESTREL_AGAIN}\n{FERRY_OTHER_WRITER}"

CASES: dict[str, Sequence[Found]] = {
    "copies": [found_in(report(FERRY, str(n), day=f"2031-05-0{n}")) for n in (3, 1, 2)],
    "a fuller copy, an alert": [found_in(report(t, t[-9:], day="2031-05-01")) for t in (FERRY_ALERT, FERRY, f"{FERRY}\n{RATES}")],
    "a report that joins two stories": [
        found_in(report(t, t[:5], day="2031-05-03")) for t in (FLOOD_KESTREL, FERRY, BRIDGE, FERRY_ALERT, FLOOD_KESTREL_AGAIN)
    ],
    "revisions of a page": [
        found_in(report(t, f"page-{n}", day=f"2031-05-0{n}", **PAGE)) for n, t in enumerate((FIRST, LATER, FIRST + " No more.", FERRY), 1)
    ],
    "undated reports": [found_in(report(t, t[:5])) for t in (FLOOD_KESTREL, FLOOD_KESTREL_AGAIN, RATES)]
    + [found_in(report(FLOOD_KESTREL, "dated", day="2031-05-03"))],
    "names that are other sorts of actor to most": [
        found_in(report(t, f"{n}", day="2031-05-03"), sort, country)
        for n, (t, sort, country) in enumerate(
            [
                (FERRY, "person", None),
                (FERRY_OTHER_WRITER, "organisation", "NO"),
                (FERRY_ALERT, "organisation", "SE"),
                (f"{FERRY_OTHER_WRITER} So said Lindqvist.", "state", "SE"),
                (f"{RATES} Not so Lindqvist, said the Cape Orrin pilots.", "organisation", "NO"),
            ]
        )
    ],
    "a report and its teasers": [
        found_in(report(FERRY, "host", day="2031-05-03")),
        found_in(report(FLOOD_KESTREL.split("\n")[0], "host#1", teaser_of=report(FERRY, "host").id)),
        found_in(report(FLOOD_KESTREL, "flood", day="2031-05-03")),
    ],
    "a roundup of what others wrote": [found_in(report(t, t[:5], day="2031-05-03")) for t in (FERRY, RATES, FLOOD_DUNMORE)]
    + [found_in(report(ROUNDUP, "roundup", day="2031-05-04")), found_in(report(FERRY_ALERT, "alert", day="2031-05-02"))],
    "floods on one pattern": [
        found_in(report(ON_PATTERN.format(name, 300 + n), name, day="2031-05-03"))
        for n, name in enumerate(("Wenn", "Sorr", "Lark", "Dunm", "Esk", "Farr", "Gal"))
    ],
}
EVERYTHING = list({f.report.id: f for found in CASES.values() for f in found}.values())


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("order", [list, lambda items: list(reversed(items))], ids=["as told", "the other way round"])
def test_one_after_the_other_is_as_good_as_at_once(case: str, order: Callable[[Sequence[Found]], list[Found]], tmp_path: Path) -> None:
    with archive_of(tmp_path, [[f] for f in order(CASES[case])]) as one, archive_of(tmp_path, [CASES[case]], "b.db") as once:
        assert holds(one, tmp_path) == holds(once, tmp_path)


def test_the_cases_are_what_they_say(tmp_path: Path) -> None:
    """Each makes happen what it is there for: else nothing would be shown."""

    def told(case: str) -> Archive:
        with archive_of(tmp_path, [[f] for f in CASES[case]], f"{case}.db") as archive:
            return archive

    assert len(set(told("copies").worked_out().origins.values())) == 1
    assert len(told("a report that joins two stories").worked_out().stories) < 3
    assert len(told("revisions of a page").worked_out().revises) == 2
    assert len(set(told("a roundup of what others wrote").worked_out().origins.values())) == 4
    assert len(told("floods on one pattern").worked_out().stories) == 7
    sorts = told("names that are other sorts of actor to most")
    with sorts.reading() as db:
        assert db.execute(schema.same.select()).all()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(len(EVERYTHING))),
    cuts=st.lists(st.integers(1, len(EVERYTHING) - 1), max_size=6),
    small=st.booleans(),
    helped=st.booleans(),
)
def test_neither_order_nor_batches_nor_crowds_nor_who_does_it_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: list[int], small: bool, helped: bool
) -> None:
    """All cases in one archive; with small crowds every run and term is crowded sooner or later, and is not again where origins join.

    Those who help get small pieces of the work, and die over each when they are given it first.
    """
    staff = Staff(lambda: Made(lambda chunk, tries: tries == 1 and len(chunk) > 1)) if helped else ALONE
    folder = tmp_path_factory.mktemp("grown")
    bounds = [0, *sorted(set(cuts)), len(order)]
    batches = [[EVERYTHING[n] for n in order[a:b]] for a, b in pairwise(bounds)]
    with pytest.MonkeyPatch.context() as patch:
        if small:
            for module, names in ((origins, ("CROWD", "FIRST")), (find_copies, ("CROWD", "FIRST"))):
                for name, value in zip(names, (4, 2), strict=True):
                    patch.setattr(module, name, value)
            for module in (stories, link_stories):
                patch.setattr(module, "CROWD", 3)
            patch.setattr(find_copies, "AT_ONCE", 2)
            patch.setattr(link_stories, "AT_ONCE", 2)
            patch.setattr(work_out, "AT_ONCE", 4)
        for module, name in ((find_copies, "SKETCH"), (story_work, "RECONCILE")):
            patch.setattr(module, name, replace(getattr(module, name), size=2))
        with archive_of(folder, batches, staff=staff) as archive:
            holds(archive, folder)


def test_a_crowd_of_copies_is_one_origin(tmp_path: Path) -> None:
    """More copies than a run pairs with each other; the last comes first in every order that counts."""
    copies = [found_in(report(f"{FERRY}\nRead on page {n}.", f"{n}", day=f"2031-05-{30 - n // 4:02}")) for n in range(CROWD + 12)]
    with archive_of(tmp_path, [copies[:20], *[[c] for c in copies[20:]]]) as archive:
        assert len(set(archive.worked_out().origins.values())) == 1
        holds(archive, tmp_path)


def test_no_calendar_cuts_a_story(tmp_path: Path) -> None:
    """Why windows of time are not worked out apart: what is alike enough stays so over any number of years."""
    title = "The Kesta floods Kestford"
    told = [found_in(report(way.format("Kest", 7), way[:9], title, f"{2031 + 30 * n}-05-03")) for n, way in enumerate(floods.WAYS)]
    with archive_of(tmp_path, [[f] for f in told]) as archive:
        assert len(archive.worked_out().stories) == 1
        assert len(set(archive.worked_out().origins.values())) == len(told)
        holds(archive, tmp_path)


def test_decisions_stay_in_force(tmp_path: Path) -> None:
    """People's decisions about statements, events and entities, made while the archive grows."""
    found = list(CASES["names that are other sorts of actor to most"]) + list(CASES["a report that joins two stories"])
    with archive_of(tmp_path, [[f] for f in found[:5]]) as archive:
        browse = Browse(archive)
        event = max(archive.worked_out().events, key=lambda e: (len(e.statements), e.id))
        one, other = sorted(archive.worked_out().entities, key=lambda e: (-len(e.roles), e.id))[:2]
        decide(archive, Draft(act="reject", target=event.statements[0], by="Ada"), lambda: NOON)
        decide(archive, Draft(act="merge", target=one.id, by="Ada", after={"into": other.id}), lambda: NOON)
        assert browse.entity(one.id) is None
        for item in found[5:]:
            archive.save([item])
            bring_up_to_date(archive)
        assert browse.entity(one.id) is None
        before = list(as_jsonl(archive))
        archive.mend(worked.forget)
        bring_up_to_date(archive)
        assert list(as_jsonl(archive)) == before


def test_only_what_is_touched_is_worked_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [found_in(report(ON_PATTERN.format(f"{a}{b}el", 300), f"{a}{b}", day="2031-05-03")) for a in "BCDFG" for b in "aeiou"]
    done: list[str] = []
    case = work_out.Work.case

    def counted(self: Any, story: Any, *rest: Any) -> Any:
        done.append(story.id)
        return case(self, story, *rest)

    with archive_of(tmp_path, [told, [found_in(report(FLOOD_KESTREL, "flood", day="2031-05-03"))]]) as archive:
        monkeypatch.setattr(work_out.Work, "case", counted)
        archive.save([found_in(report(FLOOD_KESTREL_AGAIN, "again", day="2031-05-04"))])
        bring_up_to_date(archive)
    assert len(done) == 1
