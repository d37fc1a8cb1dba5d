"""The page of a story with very many reports: it costs what it shows, says what it leaves out, and leads to all of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from dateline.core.archived import Found, Grouping, Outcome
from dateline.core.entity import Entity
from dateline.core.event import About, Event, Finding, Story
from dateline.core.report import Block, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Speaker
from dateline.core.when import Published, When
from dateline.serve.desk.app import make_app
from dateline.serve.desk.views.story_page import SAID, WANTED, story_view
from dateline.serve.desk.views.story_part import SIZES, PartName
from dateline.serve.desk.views.story_said import LISTED
from dateline.store import rows
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse

ARRIVED = "2031-04-01T12:00:00Z"
COUNCIL = Entity(key="vale council", name="Vale Council", sort="organisation")
PARTS = get_args(PartName)


def report(n: int) -> tuple[Found, tuple[Event, Event]]:
    """A report of one day after the one before, with two happenings, two quotations, a figure and a demand."""
    day = (date(2020, 1, 1) + timedelta(days=n)).isoformat()
    text = f'"We will keep dam {n}," Elder {n} said. He said the rain would stay. Dam {n} burst, 12 homes fell. The council wants repairs.'
    told = Report(
        source_id=f"r{n:04}",
        title=f"Dam {n}" if n % 3 else None,
        publisher=f"Paper {n % 70}",
        text=text,
        blocks=(Block(0, len(text), "body"),),
        published=Published(day, day, day, "given"),
    )

    def span(piece: str) -> Span:
        at = text.index(piece)
        return Span(at, at + len(piece), piece)

    common: Any = {"report": told.id, "sentence": Span(0, len(text), text), "made_by": "t", "confidence": 0.9}
    elder = Speaker(f"Elder {n}", span(f"Elder {n}"), None, "person")
    when = When(day, day, day)
    burst, fell = (Occurrence(trigger=span(w), span=span(w), event_type="ACCIDENT", when=when, **common) for w in ("burst", "fell"))
    statements = (
        burst,
        fell,
        Said(span=span("We will keep"), content=(span(f"We will keep dam {n}"),), direct=True, speaker=elder, **common),
        Said(span=span("the rain would stay"), content=(span("the rain would stay"),), direct=False, speaker=elder, **common),
        Figure(span=span("12"), what="home", role=("destroyed",), op="=", low=float(12 + n % 2), high=float(12 + n % 2), **common),
        Position(span=span("repairs"), content=span("repairs"), party=COUNCIL.id, act="demand", issue=f"repairs of dam {n}", **common),
    )
    events = tuple(
        Event(anchor=s.id, title=f"{word} {n}", event_type="ACCIDENT", when=when, statements=(s.id,), reports=(told.id,), voices=1 + n % 4)
        for s, word in ((burst, "Dam bursts"), (fell, "Homes fall"))
    )
    return Found(told, (), (COUNCIL,), statements), events  # type: ignore[return-value]


def large(path: Path, size: int) -> Archive:
    """An archive with one story of so many reports."""
    archive = open_archive(path)
    made = [report(n) for n in range(size)]
    archive.save([found for found, _ in made], ARRIVED)
    reports = tuple(f.report.id for f, _ in made)
    story = Story(anchor=reports[0], title="The dams of Vale", reports=reports, earliest="2020-01-01", latest="2023-01-01")
    events = tuple(replace(e, story=story.id) for _, both in made for e in both)
    figures = [next(s.id for s in f.statements if isinstance(s, Figure)) for f, _ in made]
    findings = tuple(
        Finding(
            event=events[2 * n].id, about=About("destroyed", "home", "count"), statements=(one, other), says="12, also 13",
            relation="conflict" if n % 2 else "agree", best=12.0, low=12.0, high=13.0, rule="latest",
        )
        for n, (one, other) in enumerate(pairwise(figures))
    )  # fmt: skip
    outcome = Outcome(story=story, inputs="x", voices=70, events=events, findings=findings)
    grouping = Grouping(origins={r: r for r in reports}, stories=(story,), entities={COUNCIL.id: COUNCIL})
    archive.replace_all(grouping, [outcome])
    return archive


@pytest.fixture(scope="module")
def vale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with large(tmp_path_factory.mktemp("vale") / "a.db", 450) as archive:
        yield archive


def story_of(archive: Archive) -> Story:
    return Browse(archive).stories().items[0].story


def got(archive: Archive, path: str) -> str:
    answer = TestClient(make_app(archive), base_url="http://localhost").get(path)
    assert answer.status_code == 200, answer.text[:300]
    return answer.text


def restored(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How many items of which kind are made of rows for a story's page."""
    counts: Counter[str] = Counter()
    real = rows.restored

    def counting(cls: type[Any], data: dict[str, Any]) -> Any:
        counts[cls.__name__] += 1
        return real(cls, data)

    story = story_of(archive)
    with monkeypatch.context() as patch:
        patch.setattr(rows, "restored", counting)
        assert story_view(Browse(archive), story.id)
    return counts


def test_a_page_costs_what_it_shows(vale: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twice as many reports it reads no more items, but for a few that happen to be asked for twice, and few whole reports."""
    with large(tmp_path / "b.db", 900) as larger:
        one, other = restored(vale, monkeypatch), restored(larger, monkeypatch)
    assert {kind: n for kind, n in other.items() if n > 1.1 * one[kind] and kind != "Report"} == {}
    assert one["Said"] <= SAID and one["Position"] <= WANTED and one["Event"] < 450 and max(one["Report"], other["Report"]) < LISTED


def test_what_is_left_out_is_said_and_found(vale: Archive) -> None:
    story = story_of(vale)
    page = got(vale, f"/stories/{story.id}")
    assert len(page) < 600_000
    assert f'<a href="/stories/{story.id}/events">All 900 events, by day</a>' in page
    assert f'from the 150 newest reports of 450 · <a href="/stories/{story.id}/said">all</a>' in page
    assert f'from the 150 newest reports of 450 · <a href="/stories/{story.id}/wanted">all</a>' in page
    assert f'<a href="/stories/{story.id}/reports">All 450 reports, newest first</a>' in page
    assert f'<a href="/stories/{story.id}/findings">All that is compared, ' in page
    said = page[page.index('id="said"') : page.index('id="wanted"')]
    assert min(map(int, re.findall(r"Elder (\d+)", said))) >= 300, "of the newest reports"


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_there_in_full_page_by_page(vale: Archive, part: str) -> None:
    story = story_of(vale)
    browse = Browse(vale)
    start = f"/stories/{story.id}/{part}"
    shown: list[str] = []
    address: str | None = start
    while address:
        page = got(vale, address)
        links = {"events": r'href="/events/(ev-\w+)"', "reports": r'href="/reports/(rp-\w+)"', "findings": r'href="/findings/(fi-\w+)"'}
        shown += dict.fromkeys(re.findall(links.get(part, r'data-pane="/pane/(st-\w+)"'), page))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = start + following[1] if following else None
    whole = {
        "events": [e.id for e in browse.events_of(story.id)],
        "findings": [f.id for f in browse.findings_of(story.id)],
        "said": [s.id for s in browse.statements_of(story.id, ("said",))],
        "wanted": [s.id for s in browse.statements_of(story.id, ("position",))],
        "reports": list(story.reports),
    }[part]
    assert len(shown) == len(whole) > SIZES[part] and set(shown) == set(whole)


def test_parts_are_in_the_order_that_they_say(vale: Archive) -> None:
    ident = story_of(vale).id
    assert re.findall(r"Dam bursts (\d+)", got(vale, f"/stories/{ident}/events"))[:3] == ["0", "1", "2"]
    assert re.findall(r"Elder (\d+)", got(vale, f"/stories/{ident}/said"))[0] == "449"
    assert "conflict" in got(vale, f"/stories/{ident}/findings") and "agree" not in got(vale, f"/stories/{ident}/findings")
    assert "There is nothing so far on" in got(vale, f"/stories/{ident}/events?offset=100000")


def test_a_part_that_is_not_there_is_said_plainly(vale: Archive) -> None:
    desk = TestClient(make_app(vale), base_url="http://localhost")
    assert desk.get("/stories/sy-0/events").status_code == 404
    assert desk.get(f"/stories/{story_of(vale).id}/feelings").status_code == 422
