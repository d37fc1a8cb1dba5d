"""What a reader is told in plain words: whole people on a scale, names of countries, days in one form, what was corrected and rejected."""

from __future__ import annotations

import gc
import re
import sys
from html import unescape
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.core.event import About
from dateline.core.spans import Span
from dateline.core.statement import Figure, Op, Said
from dateline.run.decide import Draft, decide
from dateline.serve.desk.app import make_app
from dateline.serve.desk.pictures.borders import world
from dateline.serve.desk.pictures.scale import scale_for
from dateline.serve.desk.render import environment
from dateline.serve.desk.views.countries import country_name
from dateline.serve.desk.views.lines import title_of
from dateline.serve.desk.warm import warming
from dateline.serve.readings import matter, note
from dateline.serve.words import _BLANKS, UNSAFE, safe, visible
from dateline.store.archive import Archive
from dateline.store.browse import Browse

FROM, TO = 200.0, 640.0  # pixels
WORDS = Span(0, 8, "no talks")
STOOD: Any = {"report": "rp-1", "span": WORDS, "sentence": WORDS, "made_by": "test", "confidence": 0.9}


def seen(archive: Archive, path: str) -> str:
    """What a reader sees of a page, struck words between [ and ]."""
    answer = TestClient(make_app(archive), base_url="http://localhost").get(path)
    assert answer.status_code == 200, answer.text[:300]
    struck = re.sub(r"<del>(.*?)</del>", r"[\1]", answer.text)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", struck)))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((4.0, 5.0), (4, 5)),  # four or five killed: nobody counts 4.2 people
        ((2.0,), (0, 1, 2)),
        ((0.0,), (0, 1)),
        ((130.0, 140.0), (130, 132, 134, 136, 138, 140)),
        ((1.0, 1.5), (1, 1.1, 1.2, 1.3, 1.4, 1.5)),  # years can be halved
    ],
)
def test_counts_stand_on_whole_numbers(values: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    assert scale_for(values, FROM, TO).ticks() == pytest.approx(ticks)


@pytest.mark.parametrize(("code", "name"), [("CH", "Switzerland"), ("TR", "Turkey"), (None, ""), ("", ""), ("zz<b>", "zz<b>")])
def test_countries_have_names(code: str | None, name: str) -> None:
    assert country_name(code) == name


@pytest.mark.parametrize(("what", "title"), [("time", "How long"), ("duration", "How long"), ("talks", "How long: talks")])
def test_a_measure_is_not_named_twice(what: str, title: str) -> None:
    assert matter(About("duration", what, "year")) == title


def figure(low: float | None, high: float | None, op: Op) -> Figure:
    return Figure(**STOOD, what="time", role=("duration",), unit="year", low=low, high=high, op=op)


@pytest.mark.parametrize(
    ("told", "reads"),
    [
        (figure(1, None, ">"), "over 1 year"),
        (figure(None, 1, "<"), "under 1 year"),
        (figure(1, 1, "="), "1 year"),
        (figure(1.5, None, ">"), "over 1.5 years"),
        (figure(1, 2, "="), "1 to 2 years"),
    ],
)
def test_one_of_a_thing_is_no_plural(told: Figure, reads: str) -> None:
    assert note(told) == reads


def test_words_that_somebody_said_have_a_title_that_stands_alone() -> None:
    told = Said(**STOOD, content=(WORDS,), direct=False)
    quoted = Said(**STOOD, content=(WORDS,), direct=True)
    assert (title_of(told), title_of(quoted)) == ("says: no talks", "says: “no talks”")
    assert (note(told), note(quoted)) == ("told", "quoted")  # beside the words themselves


def test_pages_are_numbered_only_where_there_are_several() -> None:
    paging = environment().get_template("_parts.html").module.paging  # type: ignore[attr-defined]
    assert str(paging({}, 0, 50, 4, "story", "stories")) == ""
    assert "51–60 of 60 stories" in paging({}, 50, 50, 60, "story", "stories")


def test_a_day_and_under_24_hours_are_compared_in_hours_each_in_its_own_words(archive: Archive) -> None:
    finding = next(f for f in archive.worked_out().findings if f.about.unit == "minute" and f.relation == "compatible")
    page = seen(archive, f"/findings/{finding.id}")
    assert "under 24 hours" in page and "1 day" in page and "hours" in page
    assert "1,440" not in page and "minutes" not in page


def disputed(archive: Archive) -> tuple[str, str, list[Figure]]:
    """A finding in dispute: the ids of its event and story, and its figures."""
    worked = archive.worked_out()
    finding = next(f for f in worked.findings if f.relation == "conflict" and f.event)
    story = next(e.story for e in worked.events if e.id == finding.event)
    assert finding.event and story
    return finding.event, story, [s for s in Browse(archive).statements(finding.statements).values() if isinstance(s, Figure)]


def test_a_correction_shows_what_stood_there_wherever_the_figure_does(archive: Archive) -> None:
    event, story, figures = disputed(archive)
    exact = next(f for f in figures if f.low == f.high)
    decide(archive, Draft(act="correct", target=exact.id, by="Ada", after={"low": 8.0, "high": 8.0}), lambda: "2031-04-02T09:00:00Z")
    was = f"number was [<bdi>{exact.low:.0f}</bdi>]"
    for path in (f"/stories/{story}", f"/events/{event}", f"/statements/{exact.id}"):
        assert re.sub(r"</?bdi>|\s", "", was) in re.sub(r"\s", "", seen(archive, path)), path


def test_a_rejected_statement_is_struck_through_in_its_report_and_speaks_for_nobody(archive: Archive) -> None:
    desk = TestClient(make_app(archive), base_url="http://localhost")
    entity = next(e for e in archive.worked_out().entities if e.name == "Norvia")
    target = re.search(r'href="/statements/(st-\w+)"', desk.get(f"/entities/{entity.id}").text)
    assert target
    decide(archive, Draft(act="reject", target=target[1], by="Ada"), lambda: "2031-04-02T09:00:00Z")
    report = Browse(archive).statements([target[1]])[target[1]].report
    note = re.search(rf'<a class="([^"]*)"[^>]*data-note="{target[1]}"', desk.get(f"/reports/{report}").text)
    assert note and "rejected" in note[1].split()
    assert target[1] not in desk.get(f"/entities/{entity.id}").text


def test_an_event_says_in_one_line_what_it_does_not_tell(archive: Archive) -> None:
    bare = next(e for e in archive.worked_out().events if not e.where and not e.actors)
    page = seen(archive, f"/events/{bare.id}")
    assert "Where place not given" in page and "Who doer not named" in page


def test_warming_up_is_done_beside_and_ends() -> None:
    made = warming()
    made.join(60)
    assert not made.is_alive() and made.daemon


def test_what_python_prints_needs_nothing_made_visible() -> None:
    """Text that has nothing else is taken as it stands, which is what most text is."""
    for code in range(sys.maxunicode + 1):
        if (char := chr(code)).isprintable():
            assert not UNSAFE.search(char) and code not in _BLANKS and (char == " " or not char.isspace()), hex(code)
    assert safe(" a  b\u00a0c ") == "a b c" and visible("a\u2028b\u202ec") == "a b\N{REPLACEMENT CHARACTER}c"


def test_the_first_map_after_warming_finds_the_borders_made() -> None:
    try:
        warming().join()
        assert world() is world(False) and world(True) is world(coarse=True)
        assert gc.get_freeze_count() > 10_000, "collecting garbage goes through what pages make, not through the program"
    finally:
        gc.unfreeze()
