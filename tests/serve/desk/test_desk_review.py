"""Deciding by plain forms: every act, what is refused, and two people deciding at once."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from dateline.core.event import Event, Finding
from dateline.core.statement import Figure, Occurrence, Position, Said, Statement
from dateline.run.decide import Draft, decide
from dateline.serve.desk.app import make_app
from dateline.serve.desk.guard import Guard
from dateline.serve.desk.review_given import changed
from dateline.store.archive import Archive
from dateline.store.browse import Browse

NOW = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)


class Person:
    """Somebody at the desk: looks at pages, sends the forms on them."""

    def __init__(self, archive: Archive, name: str):
        app = make_app(archive, Guard(reviewer=name), now=lambda: NOW)
        self.http = TestClient(app, base_url="http://localhost", follow_redirects=False)

    def see(self, path: str, status: int = 200) -> str:
        answer = self.http.get(path)
        assert answer.status_code == status, (path, answer.text)
        return str(answer.text)

    def form(self, page: str, action: str) -> dict[str, Any]:
        """What the form of that action would send as it stands."""
        found = re.search(rf'<form [^>]*method="post" action="{re.escape(action)}".*?</form>', page, re.S)
        assert found, f"no form for {action}"
        return fields(found[0])

    def send(self, path: str, page: str | None = None, **given: Any) -> httpx.Response:
        sent = self.form(self.see("/queue") if page is None else page, path) | given
        answer: httpx.Response = self.http.post(path, data={k: v for k, v in sent.items() if v is not None})
        return answer

    def bare(self, path: str, **given: Any) -> httpx.Response:
        """A form that was not on a page, with nothing but the token."""
        token = re.findall(r'name="csrf" (?:value|content)="(\w+)"', self.see("/keys"))[0]
        answer: httpx.Response = self.http.post(path, data={"csrf": token, **given})
        return answer


def fields(form: str) -> dict[str, Any]:
    """Inputs of a form with what stands in them."""
    made: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        got = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        ticked = got.get("type") not in ("radio", "checkbox") or " checked" in tag
        if "name" in got and ticked:
            made[got["name"]] = unescape(got.get("value", ""))
    for name, body in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', form, re.S):
        made[name] = unescape(body)
    for name, body in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        options = re.findall(r"<option(?: value=\"([^\"]*)\")?( selected)?>([^<]*)", body)
        chosen = next((o for o in options if o[1]), options[0])
        made[name] = unescape(chosen[0] or (chosen[2] if 'value="' not in body else ""))
    return made


@pytest.fixture
def ada(archive: Archive) -> Person:
    return Person(archive, "Ada")


def words(page: str) -> str:
    """What a page says, without its tags."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", re.sub(r"<(textarea|datalist|dialog).*?</\1>", "", page, flags=re.S))))


def waiting(archive: Archive) -> list[Statement]:
    """Statements that nobody has looked at."""
    return list(Browse(archive).statements(Browse(archive).queue(limit=500).items).values())


def first(archive: Archive, sort: type[Statement] = Statement) -> Statement:
    return next(s for s in waiting(archive) if isinstance(s, sort))


def now_of(archive: Archive, ident: str) -> Statement:
    return Browse(archive).statements([ident])[ident]


def conflict(archive: Archive) -> Finding:
    return Browse(archive).finding_list(["conflict"]).items[0]


def two_events(archive: Archive) -> tuple[Event, Event]:
    """The event that most is told of, and another of its story."""
    every = archive.worked_out().events
    one = max(every, key=lambda e: (len(e.statements), e.id))
    return one, next(e for e in sorted(every, key=lambda e: e.id) if e.story == one.story and e.id != one.id)


def last(archive: Archive) -> Any:
    return Browse(archive).decisions(limit=1).items[0].decision


# --- statements ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("act", "review"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_button_decides_and_leads_back(ada: Person, archive: Archive, act: str, review: str) -> None:
    target = first(archive).id
    page = ada.see(f"/statements/{target}")
    answer = ada.send(f"/review/statements/{target}", page, act=act, why="the photo shows it")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/statements/{target}?done={last(archive).id}#review"  # where the reader was
    made = last(archive)
    assert (made.by, made.act, made.at, made.why) == ("Ada", act, "2031-04-02T09:30:00Z", "the photo shows it")
    assert now_of(archive, target).review == review
    told = words(ada.see(answer.headers["location"]))
    assert f"Ada {review} it" in told and "the photo shows it" in told and "2 Apr 2031, 09:30 UTC" in told


def test_the_queue_goes_on_with_the_next(ada: Person, archive: Archive) -> None:
    one, two = Browse(archive).queue(limit=2).items
    page = ada.see("/queue")
    assert f'data-statement="{one}"' in page
    answer = ada.send(f"/review/statements/{one}", page, act="accept")
    after = ada.see(answer.headers["location"])
    assert f'data-statement="{one}"' not in after and "Ada accepted it" in words(after)
    assert f'data-statement="{Browse(archive).queue(limit=1).items[0]}"' in after or two in after
    undo = f"/review/decisions/{last(archive).id}/undo"
    answer = ada.send(undo, after)
    again = ada.see(answer.headers["location"])
    assert f'data-statement="{one}"' in again, "what was undone is asked about again"
    assert now_of(archive, one).review is None


def test_what_is_left_for_later_comes_back_at_the_end(ada: Person, archive: Archive) -> None:
    every = list(Browse(archive).queue(limit=500).items)
    story = Browse(archive).story_of([now_of(archive, every[0]).report])
    home = next(iter(story.values()))
    mine = list(Browse(archive).queue(home, limit=500).items)
    seen, path = [], f"/queue?story={home}"
    for _ in mine:
        page = ada.see(path)
        seen.append(re.search(r'data-statement="([^"]+)"', page)[1])  # type: ignore[index]
        link = re.search(r'href="([^"]+)" rel="next"', page)
        if link:
            path = unescape(link[1])
    assert seen == mine
    assert "rel=\"next\"" not in page and f"{len(mine) - 1} for later" in words(page)
    ada.send(f"/review/statements/{seen[-1]}", page, act="accept")
    round_again = ada.see(f"{path}&after=-1~x")
    assert f'data-statement="{mine[0]}"' in round_again and "The end of the queue was reached" in words(round_again)


def test_the_queue_says_why_it_asks(ada: Person, archive: Archive) -> None:
    told = words(ada.see("/queue"))
    assert re.search(r"in an open dispute over .*, against [\w ]*\d", told) and "In its words" in told and "What hangs on it" in told


def test_an_empty_queue(ada: Person, archive: Archive) -> None:
    assert "Nothing is left to look at" in words(ada.see("/queue?story=sy-none"))


@pytest.mark.parametrize("query", ["after=x", "after=nan~st-1", "after=inf~st", "at=st-none", "before=1e400~a", "after=~", "story=%00"])
def test_odd_places_in_the_queue_lead_to_one(ada: Person, query: str) -> None:
    assert ada.http.get(f"/queue?{query}").status_code == 200


# --- correct ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", [Figure, Said, Occurrence, Position])
def test_a_form_as_it_stands_changes_nothing(ada: Person, archive: Archive, sort: type[Statement]) -> None:
    for target in [s for s in waiting(archive) if isinstance(s, sort)][:12]:
        path = f"/review/statements/{target.id}/correct"
        answer = ada.send(path, ada.see(path))
        assert answer.status_code == 422 and "at least one field" in words(answer.text), target
    assert archive.decisions() == []


def test_an_exact_number_is_corrected_in_one_field(ada: Person, archive: Archive) -> None:
    target = next(s for s in waiting(archive) if isinstance(s, Figure) and s.op == "=")
    path = f"/review/statements/{target.id}/correct"
    answer = ada.send(path, ada.see(path), **{"f-low": "1,214", "f-role-injured": "1", "why": "misread"})
    assert answer.status_code == 303
    now = now_of(archive, target.id)
    assert isinstance(now, Figure) and (now.low, now.high, now.review) == (1214, 1214, "corrected") and "injured" in now.role
    told = words(ada.see(f"/statements/{target.id}"))
    assert re.search(rf"number: {target.low:g} → ?(now )?1,214", told.replace("→ now", "→")) and "misread" in told
    assert f"number was {target.low:g}" in told


@pytest.mark.parametrize(
    ("known", "asked", "gives"),
    [
        (("=", 5, 5), {"low": 7}, {"low": 7, "high": 7}),
        (("=", 5, 5), {"high": 7}, {"high": 7, "low": 7}),
        (("=", 5, 5), {"low": 7, "high": 8}, {"low": 7, "high": 8}),
        (("~", 24, None), {"low": 30}, {"low": 30}),  # "dozens": open above
        (("~", 24, 24), {"low": 30}, {"low": 30, "high": 30}),
        ((">=", 13, None), {"op": "="}, {"op": "=", "high": 13}),
        (("<=", None, 13), {"op": "="}, {"op": "=", "low": 13}),
        ((">=", 13, None), {"low": 12}, {"low": 12}),
        (("range", 10, 20), {"low": 12}, {"low": 12}),
        ((None, None, None), {"op": "=", "low": 3}, {"op": "=", "low": 3, "high": 3}),  # a new one
    ],
)
def test_one_end_of_a_number_follows_the_other(known: tuple[Any, Any, Any], asked: dict[str, Any], gives: dict[str, Any]) -> None:
    before = dict(zip(("op", "low", "high"), known, strict=True))
    assert changed({**before, **asked}, before) == gives


def test_fields_of_a_happening(ada: Person, archive: Archive) -> None:
    target = first(archive, Occurrence)
    path = f"/review/statements/{target.id}/correct"
    page = ada.see(path)
    places = re.findall(r'<option value="(mn-[^"]+)"', page)
    names = re.findall(r'<datalist id="form-names">(.*?)</datalist>', page, re.S)[0]
    name = unescape(re.findall(r'value="([^"]+)"', names)[0])
    given = {"f-status": "planned", "f-event_type": "AID", "f-when-first": "2031-03-30", "f-when-last": ""}
    given |= {"f-where": places[0], "f-actors-0": name}
    answer = ada.send(path, page, **given)
    assert answer.status_code == 303, words(answer.text)
    now = now_of(archive, target.id)
    assert isinstance(now, Occurrence)
    assert (now.status, now.event_type, now.where) == ("planned", "AID", places[0])
    assert now.when and now.when.edtf == "2031-03-30/.."
    assert Browse(archive).entities(now.actors)[now.actors[0]].name == name


def test_who_says_so_and_in_which_words(ada: Person, archive: Archive) -> None:
    target = next(s for s in waiting(archive) if s.speaker is None)
    text = Browse(archive).reports([target.report])[target.report].text
    once = next(w for w in re.findall(r"\w{7,}", text) if len(re.findall(re.escape(w), text)) == 1)
    path = f"/review/statements/{target.id}/correct"
    given = {"f-speaker_name": "the harbour master", "f-speaker_sort": "unnamed", "f-speaker_span-0": once}
    answer = ada.send(path, ada.see(path), **given)
    assert answer.status_code == 303, words(answer.text)
    now = now_of(archive, target.id)
    assert now.speaker and (now.speaker.name, now.speaker.sort, now.speaker.entity) == ("the harbour master", "unnamed", None)
    assert now.speaker.span and now.speaker.span.exact == once and now.speaker.span.holds_in(text)
    back = ada.see(path)
    answer = ada.send(path, back, **{"f-speaker_name": ""})
    assert now_of(archive, target.id).speaker is None, "an empty name is the report's own voice"


def test_words_that_stand_in_several_places_are_asked_about(ada: Person, archive: Archive) -> None:
    target = first(archive, Occurrence)
    text = Browse(archive).reports([target.report])[target.report].text
    outside = text[: target.sentence.start] + " " * len(target.sentence.exact) + text[target.sentence.end :]
    here = target.sentence.exact
    twice = next(w for w in re.findall(r"\b\w{5,}\b", outside) if len(re.findall(rf"\b{w}\b", outside)) > 1 and w not in here)
    path = f"/review/statements/{target.id}/correct"
    answer = ada.send(path, ada.see(path), **{"f-trigger-0": twice})
    assert answer.status_code == 422 and "stand in more than one place" in words(answer.text)
    picks = re.findall(r'name="f-trigger-0-pick" value="(\d+:\d+)"', answer.text)
    assert len(picks) > 1
    answer = ada.send(path, answer.text, **{"f-trigger-0-pick": picks[1]})
    assert answer.status_code == 303
    now = now_of(archive, target.id)
    assert isinstance(now, Occurrence) and (now.trigger.start, now.trigger.exact) == (int(picks[1].split(":")[0]), twice)


def test_a_name_of_several_entities_is_asked_about(ada: Person, archive: Archive) -> None:
    target = first(archive, Position)
    letter = next(a for a in "aeiou" if len(Browse(archive).entities_named(a)) > 1)
    path = f"/review/statements/{target.id}/correct"
    answer = ada.send(path, ada.see(path), **{"f-party-0": letter})
    picks = re.findall(r'name="f-party-0-pick" value="(en-[^"]+)"', answer.text)
    assert answer.status_code == 422 and "several entities have such a name" in words(answer.text) and len(picks) > 1
    chosen = next(p for p in picks if p != getattr(target, "party", None))
    answer = ada.send(path, answer.text, **{"f-party-0-pick": chosen})
    now = now_of(archive, target.id)
    assert answer.status_code == 303 and isinstance(now, Position) and now.party == chosen


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"f-low": "many"}, "“many” is no number"),
        ({"f-low": "nan", "f-high": "nan"}, "is no number"),
        ({"f-op": "range", "f-low": "9", "f-high": "2"}, "Low is greater than high"),
        ({"f-op": ">=", "f-low": "3", "f-high": "9"}, "does not fit"),
        ({"f-unknown": "1"}, "has no number"),
        ({"f-op": "<script>"}, "is none of"),
        ({"f-cue-0": "words that stand nowhere in it"}, "do not stand in the report"),
        ({"f-speaker_name": "x" * 400}, "A text of at most 300 characters"),
        ({"f-speaker_name": "A", "f-speaker_entity-0": "Nobody Of That Name"}, "no entity is named"),
        ({"f-stance": "shouted"}, "is none of"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused(ada: Person, archive: Archive, given: dict[str, str], why: str) -> None:
    target = first(archive, Figure)
    path = f"/review/statements/{target.id}/correct"
    answer = ada.send(path, ada.see(path), why="my own words", **given)
    assert answer.status_code == 422 and why in words(answer.text)
    assert 'value="my own words"' in answer.text, "what was typed is kept"
    assert "<script>" not in answer.text.replace("<script type=", "")
    assert archive.decisions() == []


# --- events, findings, entities --------------------------------------------------------------------------------------


def test_linked_to_an_event_and_taken_out_of_it(ada: Person, archive: Archive) -> None:
    one, other = two_events(archive)
    moved = one.statements[-1]
    path = f"/review/statements/{moved}/link"
    page = ada.see(path)
    assert f'value="{other.id}"' in page and f'value="{one.id}"' not in page
    assert ada.send(path, page, event=other.id).status_code == 303
    browse = Browse(archive)
    assert browse.event_of([moved])[moved] == browse.event_of([other.anchor])[other.anchor]
    page = ada.see(f"/statements/{moved}")
    assert f"event: “{one.title}” → now “{browse.event(browse.event_of([moved])[moved]).title}”" in words(page)  # type: ignore[union-attr]
    assert ada.send(f"/review/statements/{moved}", page, act="unlink").status_code == 303
    assert browse.event_of([moved]).get(moved) != browse.event_of([other.anchor]).get(other.anchor)


def test_events_to_choose_from_are_found_by_their_title(ada: Person, archive: Archive) -> None:
    one, other = two_events(archive)
    path = f"/review/events/{one.id}/merge"
    assert f'value="{other.id}"' in ada.see(f"{path}?q={other.title.split()[0]}")
    assert "No other event of the story has these words" in words(ada.see(f"{path}?q=zebra"))


def test_events_merged_and_split(ada: Person, archive: Archive) -> None:
    one, other = two_events(archive)
    path = f"/review/events/{other.id}/merge"
    answer = ada.send(path, ada.see(path), into=one.id)
    assert answer.headers["location"].startswith(f"/events/{one.id}?done=")
    merged = Browse(archive).event(one.id)
    assert merged and set(one.statements) | set(other.statements) <= set(merged.statements)
    assert f"made it one with “{merged.title}”" in words(ada.see(f"/events/{one.id}"))
    path = f"/review/events/{merged.id}/split"
    answer = ada.send(path, ada.see(path), statements=list(other.statements))
    assert answer.status_code == 303
    homes = Browse(archive).event_of([other.anchor, one.anchor])
    assert homes[other.anchor] != homes[one.anchor]


def test_nothing_ticked_splits_nothing(ada: Person, archive: Archive) -> None:
    one, _ = two_events(archive)
    path = f"/review/events/{one.id}/split"
    answer = ada.send(path, ada.see(path))
    assert answer.status_code == 422 and "Choose some of the event's statements" in words(answer.text)


@pytest.mark.parametrize(("act", "relation", "review"), [("confirm", "scope", "confirmed"), ("overrule", "scope", "overruled")])
def test_a_relation_is_confirmed_or_overruled(ada: Person, archive: Archive, act: str, relation: str, review: str) -> None:
    target = conflict(archive).id
    answer = ada.send(f"/review/findings/{target}", ada.see(f"/findings/{target}"), act=act, relation=relation)
    assert answer.status_code == 303
    now = Browse(archive).finding(target)
    assert now and (now.review, now.relation) == (review, "conflict" if act == "confirm" else "scope")
    assert ("relation: conflict → now scope" in words(ada.see(f"/findings/{target}"))) == (act == "overrule")


def test_entities_merged_and_told_apart(ada: Person, archive: Archive) -> None:
    browse = Browse(archive)
    norvia, estmark = (browse.entities_named(name)[0] for name in ("norvia", "estmark"))
    path = f"/review/entities/{estmark.id}/merge"
    page = ada.see(f"{path}?q=norvia&next=/entities/{estmark.id}")
    answer = ada.send(path, page, into=norvia.id)
    assert answer.headers["location"].startswith(f"/entities/{norvia.id}?done=")
    assert browse.entity(estmark.id) is None
    page = ada.see(f"/entities/{norvia.id}")
    assert f"made it one with {norvia.name}" in words(page)
    undo = re.search(r'action="(/review/decisions/[^"]+/undo)"', page)
    assert undo and ada.send(undo[1], page).status_code == 303
    assert browse.entity(estmark.id) == estmark
    path = f"/review/entities/{norvia.id}/split"
    page = ada.see(path)
    reports = re.findall(r'name="reports" value="([^"]+)"', page)
    assert ada.send(path, page, reports=reports[:1], name="Norvia (club)").status_code == 303
    assert [e.name for e in browse.entities_named("norvia (club)")] == ["Norvia (club)"]


# --- add -------------------------------------------------------------------------------------------------------------


def test_a_missed_statement_is_added_from_pasted_words(ada: Person, archive: Archive) -> None:
    report = Browse(archive).report_list().items[0]
    start = report.text.index("\n", len(report.text) // 2) + 1
    phrase = " ".join(report.text[start:].split()[:4])
    path = f"/review/reports/{report.id}/add"
    first_step = ada.see(path)
    assert "Which words say it?" in words(first_step)
    form = ada.see(f"{path}?type=figure&words={phrase.replace(' ', '%0D%0A')}&next=/reports/{report.id}")
    answer = ada.send(path, form, **{"f-low": "3", "f-high": "3", "f-what": "ship", "f-role-hit": "1"})
    assert answer.status_code == 303, words(answer.text)
    assert answer.headers["location"].startswith(f"/reports/{report.id}?done=de-")
    made = now_of(archive, last(archive).target)
    assert isinstance(made, Figure) and (made.low, made.what, made.role) == (3, "ship", ("hit",))
    assert (made.made_by, made.review) == ("person", "accepted")
    assert " ".join(made.span.exact.split()) == phrase


@pytest.mark.parametrize("sort", ["said", "occurrence", "position"])
def test_a_statement_of_any_type_is_added_with_what_its_words_tell(ada: Person, archive: Archive, sort: str) -> None:
    report = Browse(archive).report_list().items[0]
    start = report.text.index("\n", len(report.text) // 2) + 1
    end = report.text.index(" ", start + 15)
    path = f"/review/reports/{report.id}/add"
    answer = ada.send(path, ada.see(f"{path}?type={sort}&start={start}&end={end}"))
    assert answer.status_code == 303, words(answer.text)
    assert now_of(archive, last(archive).target).type == sort


def test_words_that_are_not_there_or_are_there_twice(ada: Person, archive: Archive) -> None:
    report = Browse(archive).report_list().items[0]
    path = f"/review/reports/{report.id}/add"
    assert "These words do not stand in the report" in words(ada.see(f"{path}?type=said&words=zebra crossing nowhere"))
    page = ada.see(f"{path}?type=said&words=the")
    picks = re.findall(r'type="radio" name="at" value="(\d+:\d+)"', page)
    assert len(picks) > 1 and all(report.text[slice(*map(int, p.split(":")))].lower() == "the" for p in picks)
    assert "Add: words somebody said" in ada.see(f"{path}?type=said&words=the&at={picks[1]}")


@pytest.mark.parametrize("query", ["type=figure&start=0&end=99999999", "type=figure&start=-4&end=3", "type=x&start=0&end=4", "start=9"])
def test_odd_words_are_asked_for_again(ada: Person, archive: Archive, query: str) -> None:
    report = Browse(archive).report_list().items[0]
    assert "Which words say it?" in words(ada.see(f"/review/reports/{report.id}/add?{query}"))


# --- who, and two at once --------------------------------------------------------------------------------------------


def test_the_second_of_two_sees_the_first_and_is_asked(ada: Person, archive: Archive) -> None:
    ben = Person(archive, "Ben")
    target = first(archive, Figure)
    path = f"/review/statements/{target.id}"
    pages = [p.see(f"/statements/{target.id}") for p in (ada, ben)]
    correct = f"{path}/correct"
    assert ada.send(correct, ada.see(correct), **{"f-what": "lorry", "why": "seen on the photo"}).status_code == 303
    answer = ben.send(path, pages[1], act="reject", why="not about <b>this</b>", next="/queue?after=3.5~st-1")
    assert answer.status_code == 409
    told = words(answer.text)
    assert "Ada decided about this meanwhile" in told and "of what:" in told and "lorry" in told and "seen on the photo" in told
    assert "Ben was about to reject it" in told and "2 Apr 2031" in told
    assert now_of(archive, target.id).review == "corrected", "nothing of it is done yet"
    assert 'href="/queue?after=3.5~st-1"' in answer.text
    again = ben.send(path, answer.text)
    assert again.status_code == 303 and again.headers["location"].startswith("/queue?after=3.5~st-1&done=")
    made = last(archive)
    assert (made.act, made.by, made.why) == ("reject", "Ben", "not about <b>this</b>")
    assert now_of(archive, target.id).review == "rejected"


def test_a_correction_that_was_overtaken_keeps_its_fields(ada: Person, archive: Archive) -> None:
    target = first(archive, Figure)
    path = f"/review/statements/{target.id}/correct"
    form = ada.see(path)
    decide(archive, Draft(act="accept", target=target.id, by="Ben"), lambda: "2031-04-02T09:00:00Z")
    answer = ada.send(path, form, **{"f-what": "lorry", "f-role-killed": "1"})
    assert answer.status_code == 409 and "Ben accepted it" in words(answer.text) and "lorry" in words(answer.text)
    assert ada.send(path, answer.text).status_code == 303
    now = now_of(archive, target.id)
    assert isinstance(now, Figure) and now.what == "lorry" and "killed" in now.role


def test_the_first_decision_asks_for_a_name(archive: Archive) -> None:
    nobody = TestClient(make_app(archive, Guard(), now=lambda: NOW), base_url="http://localhost", follow_redirects=False)
    target = first(archive).id
    path = f"/review/statements/{target}"
    sent = Person.form(None, nobody.get(f"/statements/{target}").text, path) | {"act": "accept", "why": "line"}  # type: ignore[arg-type]
    answer = nobody.post(path, data=sent)
    assert answer.status_code == 422 and "Who decides?" in answer.text and archive.decisions() == []
    again = Person.form(None, answer.text, path)  # type: ignore[arg-type]
    assert nobody.post(path, data=again | {"reviewer": "\u202e"}).status_code == 422
    assert nobody.post(path, data=again | {"reviewer": "Cleo"}).status_code == 303
    assert (last(archive).by, last(archive).why) == ("Cleo", "line")
    other = first(archive).id
    page = nobody.get(f"/statements/{other}").text
    path = f"/review/statements/{other}"
    nobody.post(path, data=Person.form(None, page, path) | {"act": "accept"})  # type: ignore[arg-type]
    assert last(archive).by == "Cleo" and last(archive).target == other, "asked once"


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/login", "\n", ""])
def test_a_decision_never_leads_elsewhere(ada: Person, archive: Archive, next: str) -> None:
    target = first(archive).id
    answer = ada.send(f"/review/statements/{target}", ada.see(f"/statements/{target}"), act="accept", next=next)
    place = answer.headers["location"]
    assert answer.status_code == 303 and re.fullmatch(rf"(/|/statements/{target})\?done=de-\w+", place), place
    for path in (f"/review/statements/{target}/correct", f"/review/statements/{target}/link"):
        shown = ada.http.get(path, params={"next": next}).text
        assert "evil.example" not in "".join(re.findall(r'href="([^"]*)"', shown))


@pytest.mark.parametrize(
    "path",
    [*(f"/review/statements/{{s}}{act}" for act in ("", "/correct", "/link")), "/review/reports/{r}/add", "/review/events/{e}/merge"],
)
def test_no_decision_without_the_token(ada: Person, archive: Archive, path: str) -> None:
    target = first(archive)
    event = Browse(archive).event_of([target.id]).get(target.id, "ev-x")
    ada.see("/queue")
    answer = ada.http.post(path.format(s=target.id, r=target.report, e=event), data={"act": "accept", "csrf": "0" * 64})
    assert answer.status_code == 403 and archive.decisions() == []


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/review/statements/st-none", {"act": "accept"}, 422),
        ("/review/statements/st-none/correct", {}, 404),
        ("/review/statements/st-none/link", {"event": "ev-none"}, 422),
        ("/review/events/ev-none/merge", {"into": "ev-none2"}, 422),
        ("/review/events/ev-none/split", {}, 422),
        ("/review/findings/fi-none", {"act": "confirm"}, 422),
        ("/review/findings/fi-none", {"act": "undo"}, 422),
        ("/review/entities/en-none/merge", {"into": "en-x"}, 422),
        ("/review/entities/en-none/split", {"reports": "rp-1", "name": "x"}, 422),
        ("/review/reports/rp-none/add", {"type": "figure"}, 404),
        ("/review/decisions/de-none/undo", {}, 422),
        ("/review/statements/st-none", {"act": "dance"}, 422),
        ("/review/statements/st-none", {"act": "accept", "why": "x" * 5000}, 422),
    ],
)
def test_what_makes_no_sense_is_said_plainly(ada: Person, archive: Archive, path: str, given: dict[str, str], status: int) -> None:
    answer = ada.bare(path, **given)
    assert answer.status_code == status and archive.decisions() == []


# --- decisions, keys -------------------------------------------------------------------------------------------------


def test_all_decisions_are_listed_last_first_and_undone_there(ada: Person, archive: Archive) -> None:
    for name, act in (("Ada", "accept"), ("Ben", "reject")):
        target = first(archive).id
        decide(archive, Draft(act=act, target=target, by=name, why=f"as {name} saw"), lambda: "2031-04-02T09:00:00Z")  # type: ignore[arg-type]
    told = words(ada.see("/decisions"))
    assert told.index("as Ben saw") < told.index("as Ada saw") and "2 decisions" in told
    assert "as Ben saw" not in words(ada.see("/decisions?by=Ada"))
    page = ada.see("/decisions")
    undo = re.search(r'action="(/review/decisions/[^"]+/undo)"', page)
    assert undo and ada.send(undo[1], page).status_code == 303
    told = words(ada.see("/decisions"))
    assert "undid a decision: Ben rejected it" in told and "undone since" in told


def test_an_undoing_can_be_undone(ada: Person, archive: Archive) -> None:
    target = first(archive).id
    made = decide(archive, Draft(act="reject", target=target, by="Ben"), lambda: "2031-04-02T09:00:00Z")
    page = ada.see(f"/statements/{target}")
    ada.send(f"/review/decisions/{made.id}/undo", page)
    undoing = last(archive)
    page = ada.see(f"/statements/{target}")
    assert f"/review/decisions/{made.id}/undo" not in page, "what is undone is not undone again"
    assert ada.send(f"/review/decisions/{undoing.id}/undo", page).status_code == 303
    assert now_of(archive, target).review == "rejected"


def test_decided_undone_and_decided_again_within_one_second(ada: Person, archive: Archive) -> None:
    target = first(archive).id
    path = f"/review/statements/{target}"
    for review in ("accepted", None, "accepted", None, "accepted"):
        page = ada.see(f"/statements/{target}")
        undo = re.search(r'action="(/review/decisions/[^"]+/undo)"', page)
        answer = ada.send(path, page, act="accept") if review else ada.send(undo[1] if undo else "", page)
        assert answer.status_code == 303 and now_of(archive, target).review == review
    form = ada.form(ada.see(f"/statements/{target}"), path) | {"act": "reject"}
    twice = [ada.http.post(path, data=form).status_code for _ in range(2)]
    assert twice == [303, 303] and len(archive.decisions()) == 6, "a button pressed twice decides once"


def test_keys_are_listed_for_those_without_scripts(ada: Person) -> None:
    page = ada.see("/keys")
    assert {"a", "c", "r", "m", "s", "u", "j", "k", "g q", "?"} <= set(re.findall(r'data-keys="([^"]+)"', page))


def test_reports_cannot_put_markup_into_the_pages_of_review(ada: Person, archive: Archive) -> None:
    target = first(archive, Figure)
    evil = '<img src=x onerror="alert(1)">\u202e'
    path = f"/review/statements/{target.id}/correct"
    ada.send(path, ada.see(path), **{"f-what": evil, "why": evil})
    for page in (path, f"/statements/{target.id}", "/decisions", f"/queue?at={target.id}", f"/decisions?by={evil}"):
        shown = ada.see(page)
        assert "<img" not in shown and "\u202e" not in shown
