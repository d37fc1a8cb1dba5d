"""The pages for reading: reports, statements, entities, places, changes, search; what strangers wrote is only ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event as sql_event

from dateline.core.archived import Found
from dateline.core.change import Change
from dateline.core.entity import Entity, Role
from dateline.core.errors import Rejected
from dateline.core.mention import PlaceMention
from dateline.core.report import Block, Cut, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Said, Speaker, Statement
from dateline.core.when import Published
from dateline.run.decide import Draft, decide
from dateline.run.rework import bring_up_to_date
from dateline.serve.desk.app import make_app
from dateline.serve.desk.pages.changes import moment, visits
from dateline.serve.desk.views.changes_page import moved_since
from dateline.serve.desk.views.fields import confidence_words
from dateline.serve.desk.views.report_page import language_name
from dateline.serve.desk.views.search_page import marked_piece
from dateline.store import ledger
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse
from dateline.store.search import CLOSE, OPEN

ARRIVED = "2031-04-01T12:00:00Z"
NOW = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)
EVIL = '<script>alert("x")</script>'
BIDI = "\u202eevil\u2066"


# --- a sample archive ------------------------------------------------------------------------------------------------


def desk_of(archive: Archive, now: datetime = NOW) -> TestClient:
    return TestClient(make_app(archive, now=lambda: now), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def desk(archive: Archive) -> TestClient:
    return desk_of(archive)


def words(html: str) -> str:
    """What a reader sees of a page, on one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def got(desk: TestClient, path: str, status: int = 200) -> str:
    answer = desk.get(path)
    assert answer.status_code == status, answer.text[:300]
    return str(answer.text)


def report_titled(archive: Archive, start: str) -> Report:
    return next(r for r in Browse(archive).report_list().items if (r.title or r.text).startswith(start))


def wire(archive: Archive) -> Report:
    """The wire report that carries teasers and a notice."""
    return next(r for r in Browse(archive).report_list().items if r.source_id == "02-wire-talks.txt" and not r.teaser_of)


def entity_named(archive: Archive, name: str) -> Entity:
    return next(e for e in Browse(archive).entity_list().items if e.name == name)


# --- report ----------------------------------------------------------------------------------------------------------


def test_a_report_says_where_it_is_from_and_shows_what_was_cut(archive: Archive, desk: TestClient) -> None:
    page = got(desk, f"/reports/{wire(archive).id}")
    seen = words(page)
    assert "Published 3 March 2031 read in the text" in seen
    assert "1 other report has the same writer's words" in seen and "Northern Dispatch" in seen
    assert "cut: notice of rights" in seen
    assert all(f'<a href="/reports/{t}">' in page for t in wire(archive).teasers)
    assert 'data-pane="/pane/st-' in page and 'class="legend"' in page


def test_a_report_without_a_date_says_so(archive: Archive, desk: TestClient) -> None:
    assert "Published date not given" in words(got(desk, f"/reports/{report_titled(archive, 'What the Geneva').id}"))


def test_a_teaser_leads_to_its_page_and_says_what_bounds_its_date(archive: Archive, desk: TestClient) -> None:
    teaser = wire(archive).teasers[0]
    page = got(desk, f"/reports/{teaser}")
    assert f'<a href="/reports/{wire(archive).id}">' in page and "the notice of rights on the page bounds it" in words(page)


# --- statement and pane ----------------------------------------------------------------------------------------------


def conflict(archive: Archive) -> tuple[str, tuple[str, ...]]:
    finding = Browse(archive).finding_list(("conflict",)).items[0]
    return finding.id, finding.statements


def test_a_statement_shows_fields_words_and_what_it_is_compared_with(archive: Archive, desk: TestClient) -> None:
    finding, (first, second) = conflict(archive)
    page = got(desk, f"/statements/{first}")
    seen = words(page)
    assert re.search(r"Amount at least 12 “?at least 12 trucks", seen)
    assert "Speaker Officials in Norvia not named" in seen
    assert "9 trucks" in seen and f'href="/findings/{finding}"' in page and "The Meridian Post" in seen
    assert "Estmark's chief negotiator Tomas Brandt rejected a cease-fire" in seen  # the paragraph before
    assert f'rel="next" href="/statements/{second}"' in page and 'rel="prev"' not in page
    assert f'rel="prev" href="/statements/{first}"' in got(desk, f"/statements/{second}")


def test_the_pane_is_a_fragment_with_the_same_way_on(archive: Archive, desk: TestClient) -> None:
    _, (first, second) = conflict(archive)
    page = got(desk, f"/pane/{first}")
    assert "<html" not in page and "<main" not in page
    assert "at least 12 trucks" in page and f'data-pane="/pane/{second}"' in page


def test_a_happening_says_who_when_and_in_which_words(archive: Archive, desk: TestClient) -> None:
    browse = Browse(archive)
    dated = [s for row in browse.stories().items for s in browse.statements_of(row.story.id, ("occurrence",))]
    one = next(s for s in dated if isinstance(s, Occurrence) and s.when and s.when.earliest and s.actors)
    page = got(desk, f"/statements/{one.id}")
    assert f'href="/entities/{one.actors[0]}"' in page
    assert re.search(r"When \d", words(page)) and f">{one.trigger.exact}</q>" in page


def test_a_rejected_statement_is_shown_and_said_to_be_in_no_event(archive: Archive, desk: TestClient) -> None:
    _, (first, _) = conflict(archive)
    decide(archive, Draft(act="reject", target=first, by="Ada", why="misread"), lambda: ARRIVED)
    assert "it is part of no event" in words(got(desk, f"/statements/{first}"))


# --- entity and place ------------------------------------------------------------------------------------------------


def test_an_entity_has_names_roles_over_time_and_statements(archive: Archive, desk: TestClient) -> None:
    marsh = entity_named(archive, "Elena Marsh")
    seen = words(got(desk, f"/entities/{marsh.id}"))
    assert "Also Marsh" in seen and "Foreign Minister" in seen
    assert seen.index("Roles over time") < seen.index("3 Mar 2031") < seen.index("Says")
    ids = [part.statement for part in Browse(archive).parts(marsh.id).items]
    said = [s for s in Browse(archive).statements(ids).values() if isinstance(s, Said)]
    assert said and words(said[0].content[0].exact) in seen


def test_a_place_has_a_map_events_and_stories(archive: Archive, desk: TestClient) -> None:
    page = got(desk, "/places/geonames/2660646")
    assert "<svg" in page and "Geneva" in words(page) and 'href="/stories/' in page and 'href="/events/' in page


# --- changes ---------------------------------------------------------------------------------------------------------


def test_changes_are_grouped_by_day_with_the_report_that_moved_a_figure(archive: Archive, desk: TestClient) -> None:
    finding, _ = conflict(archive)
    story, report = Browse(archive).story_of_finding(finding), wire(archive)
    told = {"says": "It rose.", "role": "killed", "what": "person", "before": 4.0, "after": 11.0, "reports": [report.id]}
    diary(archive, [Change(at="2031-04-02T08:00:00Z", sort="moved", story=story or "", subject=finding, told=told)])
    decide(archive, Draft(act="accept", target=conflict(archive)[1][0], by="Ada", why="checked"), lambda: "2031-04-02T08:30:00Z")
    page = got(desk, "/changes?since=2031-04-01")
    seen = words(page)
    assert seen.index("2 April 2031") < seen.index("1 April 2031")
    assert re.search(r"People killed 4 ↗ 11 ·", seen) and f"/findings/{finding}" in page
    assert re.search(r"moved by Lowland Wire \( 3 Mar 2031 \)", seen)
    assert "Ada accepted a statement because checked" in seen
    assert "dispute opened" in seen and "5 new reports" in seen


def diary(archive: Archive, changes: list[Change]) -> None:
    with archive._writing() as db:
        ledger.write_changes(db, changes)


def test_moved_since_tells_from_what_to_what_over_several_steps(archive: Archive) -> None:
    finding, _ = conflict(archive)

    def step(at: str, subject: str, before: float, after: float) -> Change:
        return Change(at=at, sort="moved", story="sy-x", subject=subject, told={"before": before, "after": after, "reports": []})

    steps = [("2031-04-01T08:00:00Z", 4, 7), ("2031-04-02T08:00:00Z", 7, 11), ("2031-04-03T08:00:00Z", 11, 14)]
    diary(archive, [step(at, finding, a, b) for at, a, b in steps])
    diary(archive, [step("2031-04-02T08:00:00Z", "fi-back", 4, 5), step("2031-04-03T08:00:00Z", "fi-back", 5, 4)])
    moved = moved_since(Browse(archive), "2031-04-02T00:00:00Z", "sy-x")
    assert [(d.finding, d.before, d.after, d.rose) for d in moved.values()] == [(finding, 7, 14, True)]
    assert moved_since(Browse(archive), "2031-04-02T00:00:00Z", "sy-y") == {}


def test_since_my_last_visit(archive: Archive) -> None:
    """The first visit shows a week; loading the page again does not move the mark; the visit after a pause starts where this one ended."""
    desk = desk_of(archive)
    first = desk.get("/changes")
    assert "last week" in first.text
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and cookie.startswith("last_visit=")
    assert "Explosion at grain terminal" in first.text

    later = desk_of(archive, NOW + timedelta(minutes=5))
    later.cookies = desk.cookies
    assert "Explosion at grain terminal" in later.get("/changes").text

    next_day = desk_of(archive, NOW + timedelta(days=1))
    next_day.cookies = later.cookies
    page = next_day.get("/changes").text
    assert "What changed since 2 Apr 2031, 09:35 UTC" in words(page) and "Nothing changed since then" in page
    assert "Explosion at grain terminal" in next_day.get("/changes?since=2031-03-30").text


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("2031-03-09", "2031-03-09T00:00:00Z"),
        (" 2031-03-09T10:30 ", "2031-03-09T10:30:00Z"),
        ("2031-03-09T10:30:00+02:00", "2031-03-09T08:30:00Z"),
        ("2031-03-09T10:30:00 02:00", "2031-03-09T08:30:00Z"),  # a plus sign that an address turned into a blank
        ("0001-01-01", "1900-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00+05:00", None),  # before the first day there is
        ("2031-02-30", None),
        ("9 March", None),
        ("2031-03-09'--", None),
        ("٢٠٣١-٠٣-٠٩", None),
        ("", None),
    ],
)
def test_days_and_times(given: str, meant: str | None) -> None:
    assert moment(given) == meant


@pytest.mark.parametrize("cookie", ["", "~", "2031-04-01T00:00:00Z", "x~y", "2031-04-01T00:00:00Z~2031-04-01", EVIL])
def test_a_cookie_that_tells_nothing(cookie: str) -> None:
    assert visits(cookie, NOW) is None


def test_a_bad_day_gives_a_plain_message(desk: TestClient) -> None:
    answer = desk.get("/changes", params={"since": EVIL})
    assert answer.status_code == 422 and "That is no date" in answer.text and "last_visit" not in answer.headers.get("set-cookie", "")
    assert EVIL not in answer.text


# --- search ----------------------------------------------------------------------------------------------------------


def test_search_marks_hits_and_leads_to_stories_and_entities(archive: Archive, desk: TestClient) -> None:
    page = got(desk, "/search?q=elena+marsh")
    assert "<mark>Elena</mark> <mark>Marsh</mark>" in page
    assert f'href="/entities/{entity_named(archive, "Elena Marsh").id}"' in page
    assert "Stories of these reports" in page
    assert 'href="/places/geonames/2660646"' in got(desk, "/search?q=geneva")


def test_a_search_without_words_or_hits_says_what_to_do(desk: TestClient) -> None:
    assert "Give a word or several" in got(desk, "/search")
    assert "Give a word or several" in got(desk, "/search?q=%22%28%29")
    assert "Nothing holds all of these words" in got(desk, "/search?q=zeppelin")
    assert '<a href="/search?q=trucks">' in got(desk, "/search?q=truck").replace('href="?q', 'href="/search?q')


@pytest.mark.parametrize("q", ["_", "\x00", "'", "a*", "NEAR(a b)", "a OR", '"', "__ __", "٣", "a" * 900, "\u202e", "-", "a AND", "%"])
def test_odd_searches_are_answered(odd_desk: TestClient, q: str) -> None:
    assert odd_desk.get("/search", params={"q": q}).status_code == 200


@pytest.mark.parametrize(
    ("piece", "html"),
    [
        (f"a {OPEN}toll{CLOSE} of 4", "a <mark>toll</mark> of 4"),
        (f"<b>{OPEN}x{CLOSE}</b>", "&lt;b&gt;<mark>x</mark>&lt;/b&gt;"),
        (f"a{OPEN}<i>{CLOSE}", "a<mark>&lt;i&gt;</mark>"),
        (f"a{CLOSE}b{OPEN}c", "a<mark>b</mark>c"),  # control characters of the report's own
        (f"a \u202eb{OPEN}c{CLOSE}", "a \ufffdb<mark>c</mark>"),
    ],
)
def test_a_piece_is_escaped_before_it_is_marked(piece: str, html: str) -> None:
    assert marked_piece(piece) == html


# --- what strangers wrote --------------------------------------------------------------------------------------------


def spanned(text: str, piece: str) -> Span:
    at = text.index(piece)
    return Span(at, at + len(piece), piece)


def told(ident: str, text: str, **fields: object) -> Report:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", text))
    when = Published("2031-05-01", "2031-05-01", "2031-05-01", "given")
    given = {"language": "en", "published": when, "blocks": blocks, **fields}
    return Report(source_id=ident, text=text, **given)  # type: ignore[arg-type]


def hostile() -> Found:
    """A report that tries everything it can write into a page."""
    text = f'{EVIL} said {BIDI} that 12 {EVIL[:8]} ships sank "onload=x\x1b[2J in Oslo.\nAnd <img src=x onerror=alert(1)> more.\n'
    text += f"Buy {EVIL} now"
    at = text.index("Buy")
    report = told(
        "hostile",
        text,
        title=f"{EVIL} {BIDI}",
        publisher=f"{EVIL}Times",
        byline=f"By {EVIL}",
        dateline="<b>OSLO",
        credits=(f"{EVIL}AP",),
        url="javascript:alert(1)",
        cut=(Cut(at, len(text), text[at:], '<i>why"'),),
    )
    report = replace(report, blocks=report.blocks[:2])
    sentence = Span(0, text.index("\n"), text[: text.index("\n")])
    who = Entity(key="x", name=f"{EVIL} Sung", sort="person", aliases=(f"{BIDI}{EVIL}",))
    who = Entity(
        key="x", name=who.name, sort="person", aliases=who.aliases, roles=(Role(f"{EVIL} chief", "<u>", report.id, spanned(text, "said")),)
    )
    speaker = Speaker(f"{EVIL} Sung", spanned(text, EVIL), who.id, "person")
    common = {"report": report.id, "sentence": sentence, "speaker": speaker, "made_by": "x<y", "confidence": 0.5}
    place = PlaceMention(
        report=report.id,
        span=spanned(text, "Oslo"),
        name=f"{EVIL}Oslo",
        gazetteer="g",
        gazetteer_id='1"/<x>',
        lat=59.9,
        lon=10.7,
        country="NO",
        precision="city",
    )
    sank = spanned(text, "sank")
    statements: tuple[Statement, ...] = (
        Figure(what=f"{EVIL}ship", role=("<r>",), op="=", low=12, high=12, span=spanned(text, "12"), unit="<u>", **common),  # type: ignore[arg-type]
        Occurrence(trigger=sank, span=sank, event_type="<T>", actors=(who.id,), recipients=(who.id,), where=place.id, **common),  # type: ignore[arg-type]
        Said(span=spanned(text, "ships sank"), content=(spanned(text, f"{EVIL[:8]} ships"),), direct=True, **common),  # type: ignore[arg-type]
    )
    return Found(report, (place,), (who,), statements, (Rejected(f"{EVIL} piece", "said.v1", f"because {EVIL}"),))


def quiet() -> Iterator[Found]:
    """Sixty reports of one person's words, one of them in another language, one of a site that can be linked."""
    who = Entity(key="una bell", name="Una Bell", sort="person", roles=())
    for n in range(60):
        text = f"Una Bell said harbour number {n} was shut."
        report = told(f"q{n:02}", text, title=f"Harbour {n} shut", url=f"https://news.example/{n}?a=1&b=2", publisher="The Gull")
        span = spanned(text, f"harbour number {n} was shut")
        speaker = Speaker("Una Bell", spanned(text, "Una Bell"), who.id, "person")
        sentence = Span(0, len(text), text)
        said = Said(
            report=report.id, span=span, sentence=sentence, speaker=speaker, content=(span,), direct=False, made_by="t", confidence=0.9
        )
        yield Found(report, (), (who,), (said,))
    yield Found(told("german", "Der Hafen ist seit Montag gesperrt.", language="de", title="Hafen gesperrt"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("odd") / "a.db"
    with open_archive(path) as archive:
        archive.save([hostile(), *quiet()], ARRIVED)
        bring_up_to_date(archive, lambda: ARRIVED)
    return path


@pytest.fixture
def odd_desk(odd: Path) -> Iterator[TestClient]:
    with open_archive(odd) as archive:
        yield desk_of(archive)


class Strict(HTMLParser):
    """Collects what a page must not have: scripts of its own, styles, handlers, links that are no web addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]
        self.wrong += [f"{tag} {a}" for a in given if a == "style" or a.startswith("on")]
        self.wrong += [tag] if tag in ("style", "iframe", "object", "embed", "img", "base") else []
        self.wrong += ["inline script"] if tag == "script" and not (given.get("src") or "").startswith("/static/") else []
        for name in ("href", "src", "action"):
            value = given.get(name) or "/"
            if not re.match(r"/(?!/)|#|\?|https?://news\.example/|data:,$", value):
                self.wrong.append(f"{name}={value}")


def hostile_pages() -> list[str]:
    found = hostile()
    ids = [s.id for s in found.statements]
    pages = [f"/reports/{found.report.id}", f"/entities/{found.entities[0].id}"]
    pages += [f"/{kind}/{i}" for kind in ("statements", "pane") for i in ids]
    return [*pages, "/places/g/1%22/%3Cx%3E", "/changes?since=2031-01-01&show=reports", "/search?q=Oslo", "/search?q=Sung"]


@pytest.mark.parametrize("path", hostile_pages())
def test_a_hostile_report_is_only_words(odd_desk: TestClient, path: str) -> None:
    page = got(odd_desk, path)
    assert EVIL not in page and "<img" not in page and "alert(&#34;x&#34;)" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page)
    strict = Strict(page)
    assert strict.wrong == []
    assert len(strict.ids) == len(set(strict.ids))


def test_a_javascript_address_is_no_link_and_a_web_address_is_a_careful_one(odd_desk: TestClient) -> None:
    page = got(odd_desk, f"/reports/{hostile().report.id}")
    assert "javascript:alert(1)" in page and 'href="javascript' not in page
    good = got(odd_desk, f"/reports/{next(quiet()).report.id}")
    assert re.search(r'href="https://news\.example/0\?a=1&amp;b=2" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"', good)


def test_what_was_given_up_is_said(odd_desk: TestClient) -> None:
    assert "1 reading was given up" in words(got(odd_desk, f"/reports/{hostile().report.id}"))


def test_a_report_in_another_language_says_that_it_was_not_read(odd_desk: TestClient) -> None:
    foreign = list(quiet())[-1].report
    assert "This report is in German" in words(got(odd_desk, f"/reports/{foreign.id}"))
    assert "was not read" not in words(got(odd_desk, f"/reports/{next(quiet()).report.id}"))


# --- paging, and what is not there -----------------------------------------------------------------------------------


def test_an_entity_with_many_statements_is_paged(odd_desk: TestClient) -> None:
    path = f"/entities/{next(quiet()).entities[0].id}"
    assert "all 60 statements" in words(got(odd_desk, path))
    first, second = (got(odd_desk, f"{path}?show=says&offset={n}") for n in (0, 50))
    seen = [set(re.findall(r'href="/statements/(st-\w+)"', page)) for page in (first, second)]
    assert [len(s) for s in seen] == [50, 10] and not seen[0] & seen[1]
    assert 'rel="next"' in first and 'rel="prev"' not in first and 'rel="prev"' in second and 'rel="next"' not in second
    assert "go back to the first page" in got(odd_desk, f"{path}?show=says&offset=500")


def test_a_search_is_paged(odd_desk: TestClient) -> None:
    pages = [got(odd_desk, f"/search?q=harbour&offset={n}") for n in (0, 25, 50)]
    seen = [re.findall(r'class="title" href="/reports/(rp-\w+)"', page) for page in pages]
    assert [len(s) for s in seen] == [25, 25, 10] and len({i for s in seen for i in s}) == 60
    assert ['rel="next"' in page for page in pages] == [True, True, False]


def test_new_reports_are_paged(odd_desk: TestClient) -> None:
    page = got(odd_desk, "/changes?since=2031-01-01")
    assert "New reports: all 62" in words(page)
    assert len(set(re.findall(r"/reports/(rp-\w+)", got(odd_desk, "/changes?since=2031-01-01&show=reports")))) == 62


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/reports/rp-0", "There is no report at this address"),
        ("/statements/st-0", "There is no statement"),
        ("/entities/en-0", "There is no entity"),
        ("/places/geonames/0", "There is no place"),
        ("/pane/st-0", "There is no such statement"),
        ("/reports/%3Cscript%3E", "There is no report"),
    ],
)
def test_what_is_not_there_is_said_plainly(desk: TestClient, path: str, said: str) -> None:
    page = got(desk, path, 404)
    assert said in words(page) and "Traceback" not in page


@pytest.mark.parametrize("path", ["/entities/{e}?offset=-1", "/entities/{e}?offset=x", "/search?q=a&offset=99999999999999999999"])
def test_odd_offsets_are_refused_plainly(odd_desk: TestClient, path: str) -> None:
    assert odd_desk.get(path.format(e=next(quiet()).entities[0].id)).status_code == 422


def test_questions_do_not_grow_with_what_is_shown(odd: Path) -> None:
    """A page of fifty statements asks at most once more a report, for what was decided about it, than a page of one."""
    with open_archive(odd) as archive:
        asked: list[str] = []
        sql_event.listen(archive._engine, "after_cursor_execute", lambda c, cur, statement, *_: asked.append(statement))
        desk, counts = desk_of(archive), []
        for path in ("?show=says&offset=0", "?show=says&offset=59"):
            asked.clear()
            got(desk, f"/entities/{next(quiet()).entities[0].id}{path}")
            counts.append(len(asked))
        assert counts[0] <= counts[1] + 49


@pytest.mark.parametrize(("code", "name"), [("de", "German"), ("pt-BR", "Portuguese"), ("xx", "xx"), (None, "not known"), ("<b>", "<b>")])
def test_languages_by_name(code: str | None, name: str) -> None:
    assert language_name(code) == name


@pytest.mark.parametrize(("value", "word"), [(1.0, "sure"), (0.75, "fairly sure"), (0.5, "unsure"), (0.0, "doubtful"), (-1.0, "doubtful")])
def test_confidence_in_words(value: float, word: str) -> None:
    assert confidence_words(value) == word
