"""The pages of stories, events and findings: what they hold, how they are found, and that strangers' words are only ever shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event as sql_event

from dateline.core.archived import Found, Outcome
from dateline.core.change import Change
from dateline.core.entity import Entity
from dateline.core.event import About, Event, Finding, Story
from dateline.core.mention import Place, PlaceMention
from dateline.core.report import Block, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Speaker, Statement
from dateline.core.when import Published, When
from dateline.run.decide import Draft, decide
from dateline.run.rework import bring_up_to_date
from dateline.serve.desk.app import make_app
from dateline.serve.desk.views.findings import RULES
from dateline.serve.desk.views.story_part import PartName
from dateline.store import ledger
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse, Filter, StoryRow

ARRIVED = "2031-04-01T12:00:00Z"
EVIL = '<script>alert("x")</script>'
BIDI = "\u202eevil\u2066"


def desk_of(archive: Archive) -> TestClient:
    return TestClient(make_app(archive), base_url="http://localhost", follow_redirects=False)


@pytest.fixture
def desk(archive: Archive) -> TestClient:
    return desk_of(archive)


def got(desk: TestClient, path: str, status: int = 200) -> str:
    answer = desk.get(path)
    assert answer.status_code == status, answer.text[:300]
    return str(answer.text)


def words(html: str) -> str:
    """What a reader sees of a page, on one line."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def part(html: str, ident: str) -> str:
    """One section of a story's page."""
    return html[html.index(f'id="{ident}"') :].split("</section>")[0]


def titled(archive: Archive, piece: str) -> StoryRow:
    return next(row for row in Browse(archive).stories().items if piece in row.story.title)


def listed(page: str) -> list[str]:
    return re.findall(r'<th scope="row" class="title"><a href="/stories/(sy-\w+)"', page)


# --- the list --------------------------------------------------------------------------------------------------------


def test_the_list_shows_what_an_analyst_looks_for(archive: Archive, desk: TestClient) -> None:
    page = got(desk, "/")
    talks = titled(archive, "second round of talks")
    row = next(r for r in page.split("<tr ") if talks.story.id in r)
    assert talks.disputes and talks.waiting
    assert f'data-label="reports">{len(talks.story.reports)}<' in row
    assert f'data-label="voices">{talks.voices}<' in row
    assert f"≠ </span>{talks.disputes}<" in row
    assert f'data-label="unreviewed">{talks.waiting}<' in row
    assert 'class="pic sparkline"' in row and "3–8 Mar 2031" in row
    assert "no date" in page  # a story whose reports give none


def test_the_list_is_newest_first_and_undated_last(archive: Archive, desk: TestClient) -> None:
    days = [Browse(archive).story(i).story.latest or "" for i in listed(got(desk, "/"))]  # type: ignore[union-attr]
    assert days == sorted(days, reverse=True) and len(days) == len(Browse(archive).stories().items) > 2


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("disputed=1", Filter(disputed=True)),
        ("unreviewed=true", Filter(unreviewed=True)),
        ("type=ASSAULT", Filter(type="ASSAULT")),
        ("since=2031-03-09", Filter(since="2031-03-09")),
        ("until=2031-03-09", Filter(until="2031-03-09")),
        ("country=Switzerland", Filter(country="CH")),
        ("country=ch&disputed=1", Filter(country="CH", disputed=True)),
        ("place=geneva", Filter(place="geonames/2660646")),
        ("type=ASSAULT&since=2032-01-01", Filter(type="ASSAULT", since="2032-01-01")),
    ],
)
def test_filters(archive: Archive, desk: TestClient, asked: str, wanted: Filter) -> None:
    expected = [row.story.id for row in Browse(archive).stories(wanted).items]
    assert listed(got(desk, f"/?{asked}")) == expected
    everything = len(Browse(archive).stories().items)
    assert len(expected) < everything or "unreviewed" in asked  # else the case could not fail


def test_a_party_is_found_by_name(archive: Archive, desk: TestClient) -> None:
    known = next(e for e in Browse(archive).entities_named("elena marsh"))
    page = got(desk, "/?party=elena+marsh")
    assert listed(page) == [row.story.id for row in Browse(archive).stories(Filter(entity=known.id)).items] != []
    assert 'value="elena marsh"' in page  # the form keeps what was typed


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("party=Zaphod", "No person, organisation or state named “Zaphod” is in the record."),
        ("place=Atlantis", "No place named “Atlantis” is in the record."),
        ("country=Atlantis", "No country is named “Atlantis”"),
        ("since=yesterday", "The day “yesterday” (from) was not understood"),
        ("type=ASSAULT&disputed=1&country=NZ", "No story fits all of this."),
        ("offset=5000", "The list ends before this page."),
    ],
)
def test_what_the_list_says_when_it_has_nothing_to_show(desk: TestClient, asked: str, said: str) -> None:
    assert said in words(got(desk, f"/?{asked}"))


def test_an_empty_archive_says_how_to_fill_it(tmp_path: Path) -> None:
    with open_archive(tmp_path / "empty.db") as archive:
        assert "dateline add" in words(got(desk_of(archive), "/"))


@pytest.mark.parametrize("asked", ["offset=-1", "offset=x", f"party={'x' * 300}", "disputed=perhaps"])
def test_a_question_that_makes_no_sense_is_refused_plainly(desk: TestClient, asked: str) -> None:
    got(desk, f"/?{asked}", 422)


# --- a story ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def talks(archive: Archive, desk: TestClient) -> str:
    return got(desk, f"/stories/{titled(archive, 'second round of talks').story.id}")


def test_disputes_come_first_as_pictures(talks: str) -> None:
    disputed = part(talks, "disputed")
    assert disputed.index("Trucks destroyed") < disputed.index("other difference") < disputed.index("agreements</summary>")
    first = disputed[disputed.index("Trucks destroyed") : disputed.index("other difference")]
    assert 'class="pic number-line"' in first and "≠" in first and "conflict" in first
    assert "Officials in Norvia" in first and "Olga Stein" in first and "at least 12" in first
    assert re.search(r'href="/statements/st-\w+" data-pane="/pane/st-\w+"', first)
    assert "most-voices" in first and RULES["most-voices"] in words(first)
    assert "Not all of this can be true." in first


def test_events_are_cards_with_marks_and_what_is_missing_is_said(talks: str) -> None:
    happened = part(talks, "happened")
    card = next(c for c in happened.split("<article")[1:] if "met for three hours in Geneva" in c)
    assert "3 March 2031" in card and "Geneva" in card and "consult" in card and ">3</strong>" in card
    assert card.count("data-pane=") >= 4  # what, when, where, who
    assert "not given" not in card and re.search(r"not given: date, place, who<", happened)  # said once a card, after what is known
    voices = [int(n) for n in re.findall(r'told-by"><strong>(\d+)<', happened)]
    assert voices == sorted(voices, reverse=True)


def test_quotations_stand_under_who_said_them(talks: str) -> None:
    said = part(talks, "said")
    marsh = next(s for s in said.split("<article")[1:] if "Elena Marsh" in s)
    assert "“" in marsh and "Our people come home on Friday" in marsh and "The Meridian Post" in marsh
    days = re.findall(r'datetime="([\d-]+)"', marsh.split("<details")[0])
    assert days == sorted(days, reverse=True) and len(days) > 1


def test_what_is_quoted_only_in_part_is_not_put_in_quotation_marks(archive: Archive, desk: TestClient) -> None:
    row = titled(archive, "second round of talks")
    quote = next(s for s in Browse(archive).statements_of(row.story.id, ("said",)) if "Nobody has counted" in s.span.exact)
    assert "“Nobody has counted properly”" in words(got(desk, f"/stories/{row.story.id}")).replace("“ ", "“").replace(" ”", "”")
    decide(archive, Draft(act="correct", target=quote.id, by="Ada", after={"direct": "mixed"}))
    page = words(got(desk, f"/stories/{row.story.id}"))
    assert "Nobody has counted properly" in page and "“ Nobody" not in page and "partly quoted" in page


def test_wishes_are_a_table_of_issues_by_parties(talks: str) -> None:
    wanted = part(talks, "wanted")
    head = words(wanted[wanted.index("<thead") : wanted.index("</thead")])
    assert "Norvia" in head and "Estmark" in head
    row = next(r for r in wanted.split("<tr>") if ">exchanging 150 prisoners per side<" in r)
    assert "offers" in row and "○" in row and "due 7 March 2031" in row and ("open" in row or "met" in row)
    assert '<span class="sign" aria-hidden="true">' in row  # a shape, and beside it the word


def test_reports_are_grouped_by_voice_with_reprints_folded(archive: Archive, talks: str) -> None:
    row = titled(archive, "second round of talks")
    reports = part(talks, "reports")
    assert reports.count('<li class="voice"') == row.voices
    assert set(re.findall(r'href="/reports/(rp-\w+)"', reports)) == set(row.story.reports)
    assert "1 reprint</summary>" in reports


def test_a_story_shows_when_and_where(talks: str) -> None:
    assert 'class="pic timeline"' in talks and 'class="pic map"' in talks
    assert 'id="pane"' in talks


def test_a_rejected_quotation_is_no_longer_shown(archive: Archive, desk: TestClient) -> None:
    row = titled(archive, "second round of talks")
    quote = next(s for s in Browse(archive).statements_of(row.story.id, ("said",)) if "Nobody has counted" in s.span.exact)
    assert "Nobody has counted properly" in part(got(desk, f"/stories/{row.story.id}"), "said")
    decide(archive, Draft(act="reject", target=quote.id, by="Ada", why="a joke"))
    assert "Nobody has counted properly" not in part(got(desk, f"/stories/{row.story.id}"), "said")


def test_a_figure_that_moved_since_the_last_visit_says_so(archive: Archive) -> None:
    row = titled(archive, "Explosion")
    finding = next(f for f in Browse(archive).findings_of(row.story.id) if f.about.role == "killed" and f.best == 14)
    told = {"says": finding.says, "about": {}, "before": 11, "after": 14, "reports": [row.story.reports[-1]]}
    change = Change(at="2031-04-01T13:00:00Z", sort="moved", story=row.story.id, subject=finding.id, told=told)
    with archive._writing() as db:
        ledger.write_changes(db, [change])
    desk = desk_of(archive)
    assert "since your last visit" not in got(desk, f"/stories/{row.story.id}")
    desk.cookies.set("last_visit", "2031-04-01T12:30:00Z~2031-04-01T12:40:00Z")
    page = words(got(desk, f"/stories/{row.story.id}"))
    assert "+3 since your last visit, from 11 to 14, by" in page
    desk.cookies.set("last_visit", "2031-04-01T13:30:00Z~2031-04-01T13:40:00Z")
    assert "since your last visit" not in got(desk, f"/stories/{row.story.id}")


# --- an event and a finding ------------------------------------------------------------------------------------------


def explosion(archive: Archive) -> Event:
    events = Browse(archive).events_of(titled(archive, "Explosion").story.id)
    return next(e for e in events if e.title.startswith("Explosion at"))


def test_an_event_shows_what_each_value_rests_on(archive: Archive, desk: TestClient) -> None:
    events = Browse(archive).events_of(titled(archive, "Norvia and Estmark").story.id)
    event = next(e for e in events if e.title.startswith("…a Norvian drone attack"))
    page = got(desk, f"/events/{event.id}")
    fields = {re.search(r"<h3>(.+?)</h3>", f)[1]: f for f in page.split('class="known-field"')[1:]}  # type: ignore[index]
    assert list(fields) == ["What", "Status", "Who", "To whom", "When"]
    assert "assault / drone" in fields["What"] and "≠" in fields["To whom"] and "other value" in fields["To whom"]
    assert "2 March 2031" in fields["When"] and "near Halm on Sunday" in fields["When"] and "/statements/st-" in fields["When"]
    lacking = words(page[page.index('class="lacking"') :].partition("</p>")[0])
    assert re.search(r"Where place not given", lacking)
    assert "struck an Estmark army depot" in fields["To whom"]
    assert re.search(r"\d+ accounts? says? nothing of this", words(fields["When"]))
    for finding in Browse(archive).findings_of_event(event.id):
        assert f'href="/findings/{finding.id}"' in page
    statements = page[page.index('id="h-statements"') :]
    assert {s for s in event.statements if f"/statements/{s}" in statements} == set(event.statements)
    assert statements.index("Voice 1") < statements.index("Voice 2")


def test_an_accident_that_only_its_losses_tell_of_shows_their_day(archive: Archive, desk: TestClient) -> None:
    page = got(desk, f"/events/{explosion(archive).id}")
    (when,) = page.split('class="known-field"')[1:]
    assert "10 March 2031" in when and "An explosion tore through" in when
    lacking = words(page[page.index('class="lacking"') :].partition("</p>")[0])
    assert re.search(r"What type not given .*Who doer not named .*Where place not given", lacking)


def test_a_finding_shows_picture_sentences_and_rule(archive: Archive, desk: TestClient) -> None:
    findings = Browse(archive).findings_of_event(explosion(archive).id)
    finding = next(f for f in findings if f.about.role == "killed" and f.relation == "update")
    page = got(desk, f"/findings/{finding.id}")
    assert "People killed" in page and 'class="pic number-line"' in page
    assert finding.says in unescape(page)
    assert RULES["latest"] in page and "The later figure replaces the earlier." in page
    assert "Eleven people are now known to have died" in page  # a sentence
    assert "1 more says the same" in words(page)  # the reprint is no row of its own


def test_an_event_that_was_merged_is_found_under_its_new_id(archive: Archive, desk: TestClient) -> None:
    event = explosion(archive)
    other = next(e for e in Browse(archive).events_of(event.story or "") if e.id != event.id)
    decide(archive, Draft(act="merge", target=other.id, by="Ada", after={"into": event.id}))
    moved = next(i for i in (event.id, other.id) if Browse(archive).event(i).id != i)  # type: ignore[union-attr]
    answer = desk.get(f"/events/{moved}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/events/{Browse(archive).event(moved).id}"  # type: ignore[union-attr]
    got(desk, answer.headers["location"])


@pytest.mark.parametrize(("path", "said"), [("/stories/sy-0", "no story"), ("/events/ev-0", "no event"), ("/findings/fi-0", "no finding")])
def test_what_is_not_there_is_said_in_a_sentence(desk: TestClient, path: str, said: str) -> None:
    page = got(desk, path, 404)
    assert f"There is {said} with this id." in page and 'href="/"' in page


# --- every page ------------------------------------------------------------------------------------------------------


class Parsed(HTMLParser):
    """Headings by level, ids, and what a page must not have: scripts of its own, styles, handlers, foreign addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []
        self.landmarks: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        self.ids += [given["id"]] if "id" in given else []
        self.landmarks += [tag] if tag in ("main", "nav", "header", "footer") else []
        self.wrong += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
        self.wrong += [tag] if tag in ("style", "iframe", "object", "embed", "img", "base") else []
        self.wrong += ["inline script"] if tag == "script" and not given.get("src", "").startswith("/static/") else []
        links = {name: given[name] for name in ("href", "src", "action") if name in given}
        self.wrong += [f"{name}={link}" for name, link in links.items() if not re.match(r"/(?!/)|[#?]|data:,$", link)]


def paths(archive: Archive) -> Iterator[str]:
    browse = Browse(archive)
    yield from ("/", "/?party=elena&disputed=1", "/?since=x")
    for row in browse.stories().items:
        yield f"/stories/{row.story.id}"
        yield from (f"/stories/{row.story.id}/{part}" for part in get_args(PartName))
        yield from (f"/events/{e.id}" for e in browse.events_of(row.story.id)[:3])
        yield from (f"/findings/{f.id}" for f in browse.findings_of(row.story.id)[:3])


def test_pages_are_well_made(archive: Archive, desk: TestClient) -> None:
    for path in paths(archive):
        answer = desk.get(path)
        assert answer.status_code == 200 and "script-src 'self'" in answer.headers["content-security-policy"]
        page = Parsed(answer.text)
        assert page.wrong == [], path
        assert len(page.ids) == len(set(page.ids)), path
        assert page.levels[0] == 1 and page.levels.count(1) == 1, path
        assert all(after <= before + 1 for before, after in zip(page.levels, page.levels[1:], strict=False)), (path, page.levels)
        assert page.landmarks.count("main") == 1 and "nav" in page.landmarks
        assert 'href="#content"' in answer.text and '<html lang="en">' in answer.text


def test_the_same_page_twice_is_the_same(archive: Archive, desk: TestClient) -> None:
    tokens = re.compile(r'name="csrf" (?:content|value)="[^"]*"')
    for path in list(paths(archive))[3:9]:
        assert tokens.sub("", got(desk, path)) == tokens.sub("", got(desk, path))


def test_a_page_asks_a_bounded_number_of_questions(archive: Archive, desk: TestClient) -> None:
    asked: list[str] = []
    sql_event.listen(archive._engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
    counts = {}
    for path in paths(archive):
        asked.clear()
        got(desk, path)
        counts[path] = len(asked)
    assert max(counts.values()) <= 60, counts


# --- what strangers wrote --------------------------------------------------------------------------------------------


def spanned(text: str, piece: str) -> Span:
    at = text.index(piece)
    return Span(at, at + len(piece), piece)


def hostile() -> tuple[Found, Outcome]:
    """A report that tries all it can, and what might be worked out of it."""
    text = f"{EVIL} said {BIDI} that 12 {EVIL} ships sank in Oslo on Monday, while 30 were lost, \x1b[2J and demanded {EVIL} peace."
    report = Report(
        source_id="evil",
        text=text,
        title=f"{EVIL} {BIDI} title",
        publisher=f"{EVIL} Times",
        url="javascript:alert(1)",
        blocks=(Block(0, len(text), "body"),),
        published=Published("2031-05-01", "2031-05-01", "2031-05-01", "given"),
    )
    who = Entity(key="x", name=f"{EVIL} {BIDI} Sung", sort="person")
    place = Place(f"{EVIL}Oslo", "g", '1"/<x>', 59.9, 10.7, "NO", "city")
    mention = PlaceMention(
        report=report.id, span=spanned(text, "Oslo"), name=place.name, gazetteer="g", gazetteer_id=place.gazetteer_id,
        lat=59.9, lon=10.7, country="NO", precision="city",
    )  # fmt: skip
    speaker = Speaker(f"{EVIL} Sung", spanned(text, EVIL), who.id, "person")
    common: Any = {"report": report.id, "sentence": Span(0, len(text), text), "made_by": "x<y", "confidence": 0.5}
    sank, when = spanned(text, "sank"), When("2031-04-28", "2031-04-28", "2031-04-28")
    peace = spanned(text, "peace")
    sides: Any = {"actors": (who.id,), "recipients": (who.id,)}
    figure = Figure(what=f"{EVIL}ship", role=(f"{EVIL}",), op="=", low=12, high=12, span=spanned(text, "12"), speaker=speaker, **common)
    statements: tuple[Statement, ...] = (
        figure,
        replace(figure, low=30.0, high=30.0, span=spanned(text, "30"), speaker=None),
        Occurrence(trigger=sank, span=sank, event_type="<T>", mode=EVIL, where=mention.id, when=when, **sides, **common),
        Said(span=spanned(text, "ships sank"), content=(spanned(text, f"{EVIL} ships"),), direct=True, speaker=speaker, **common),
        Position(party=who.id, addressee=who.id, act="commit", issue=EVIL, content=peace, span=peace, **common),
    )
    story = Story(anchor=report.id, title=f"{EVIL} {BIDI} title", reports=(report.id,), earliest="2031-05-01", latest="2031-05-01")
    event = Event(
        anchor=statements[2].id, story=story.id, title=f"{EVIL} {BIDI} sank", event_type="<T>", mode=EVIL, status="happened", when=when,
        where=place, actors=(who.id,), recipients=(who.id,), statements=tuple(s.id for s in statements), reports=(report.id,), voices=1,
    )  # fmt: skip
    finding = Finding(
        event=event.id, about=About(EVIL, f"{EVIL}ship", "count"), statements=(statements[0].id, statements[1].id), relation="conflict",
        best=12.0, low=12.0, high=30.0, rule=EVIL, says=f"12 according to {EVIL} {BIDI}",
    )  # fmt: skip
    outcome = Outcome(story=story, inputs="x", events=(event,), findings=(finding,), met={statements[4].id: event.id})
    return Found(report, (mention,), (who,), statements), outcome


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    found, outcome = hostile()
    with open_archive(tmp_path_factory.mktemp("evil") / "a.db") as archive:
        archive.save([found], ARRIVED)
        bring_up_to_date(archive, lambda: ARRIVED)
        archive.replace_stories([outcome])
        yield archive


def hostile_paths() -> list[str]:
    _, outcome = hostile()
    made = [f"/stories/{outcome.story.id}", f"/events/{outcome.events[0].id}", f"/findings/{outcome.findings[0].id}"]
    parts = [f"/stories/{outcome.story.id}/{part}" for part in get_args(PartName)]
    return ["/", *made, *parts, f"/?party={EVIL}&place={EVIL}"]


@pytest.mark.parametrize("path", hostile_paths())
def test_a_hostile_report_is_only_words(evil: Archive, path: str) -> None:
    page = got(desk_of(evil), path)
    assert EVIL not in page and "&lt;script&gt;" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", page) and "javascript:alert" not in page
    assert Parsed(page).wrong == []
    assert Parsed(page).levels.count(1) == 1


def test_a_hostile_story_is_whole(evil: Archive) -> None:
    page = got(desk_of(evil), hostile_paths()[1])
    assert page.rstrip().endswith("</html>") and "<bdi>" in page
    assert all(ident in Parsed(page).ids for ident in ("disputed", "happened", "said", "wanted", "reports"))
    assert "met</a>" in page and 'href="/places/g/1%22/%3Cx%3E"' in page


# --- paging ----------------------------------------------------------------------------------------------------------


def lone(number: int) -> Found:
    """A report that is a story of its own."""
    letters = "".join(chr(97 + number // 26**n % 26) * 3 for n in range(4))
    text = f"The {letters}mill of {letters}ford in {letters}shire {letters}ed its {letters}s."
    on = f"2030-{1 + number // 28:02}-{1 + number % 28:02}"
    block = (Block(0, len(text), "body"),)
    return Found(Report(source_id=letters, title=f"Mill {number}", text=text, blocks=block, published=Published(on, on, on, "given")))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("many") / "a.db") as archive:
        archive.save([lone(n) for n in range(120)], ARRIVED)
        bring_up_to_date(archive, lambda: ARRIVED)
        yield archive


def test_the_list_is_paged_and_keeps_what_was_asked(many: Archive) -> None:
    total = Browse(many).stories().total
    assert total > 100
    desk = desk_of(many)
    pages = [got(desk, f"/?since=2030-01-01&offset={at}") for at in range(0, total, 50)]
    shown = [listed(page) for page in pages]
    assert [len(s) for s in shown[:2]] == [50, 50] and len({i for s in shown for i in s}) == total
    assert 'rel="next" href="?since=2030-01-01&amp;offset=50"' in pages[0] and 'rel="prev"' not in pages[0]
    assert 'rel="prev"' in pages[-1] and 'rel="next"' not in pages[-1]
    assert f"51–100 of {total} stories" in words(pages[1])
