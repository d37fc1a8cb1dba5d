"""Decisions: kept over everything the machine works out anew, undoable, and never made over another's head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.core.archived import Found
from dateline.core.decision import Decision
from dateline.core.errors import Overtaken, UsageError
from dateline.core.event import Event, Finding
from dateline.core.statement import Figure, Statement
from dateline.run.decide import Draft, decide
from dateline.run.rework import bring_up_to_date
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store import worked
from dateline.store.archive import Archive, open_archive
from dateline.store.browse import Browse

NOON = "2031-04-01T12:00:00Z"


@pytest.fixture
def archive(sample_archive: Path, copied: Callable[[Path], str]) -> Iterator[Archive]:
    with open_archive(copied(sample_archive)) as held:
        yield held


def settle(
    archive: Archive, act: str, target: str, after: dict[str, Any] | None = None, seen: str | None = None, by: str = "Ada"
) -> Decision:
    return decide(archive, Draft(act=act, target=target, by=by, after=after, seen=seen), lambda: NOON)  # type: ignore[arg-type]


def worked_anew(archive: Archive) -> list[str]:
    """The export after everything was worked out from nothing."""
    archive.mend(worked.forget)
    bring_up_to_date(archive)
    return list(as_jsonl(archive))


def holds(archive: Archive) -> None:
    """What a decision left is what working everything out anew gives."""
    before = list(as_jsonl(archive))
    assert worked_anew(archive) == before
    assert not archive.stale and not archive.untidy()


def conflict(archive: Archive) -> Finding:
    return next(f for f in archive.worked_out().findings if f.relation == "conflict")


def big_event(archive: Archive) -> Event:
    return max(archive.worked_out().events, key=lambda e: (len(e.statements), e.id))


def statement(archive: Archive, ident: str) -> Statement:
    return Browse(archive).statements([ident])[ident]


def a_figure(archive: Archive) -> Figure:
    return next(s for s in Browse(archive).statements(conflict(archive).statements).values() if isinstance(s, Figure))


def test_accepting_takes_a_statement_off_the_queue(archive: Archive) -> None:
    first = Browse(archive).queue().items[0]
    total = Browse(archive).queue().total
    settle(archive, "accept", first)
    assert statement(archive, first).review == "accepted"
    assert first not in Browse(archive).queue(limit=500).items
    assert Browse(archive).queue().total == total - 1
    holds(archive)


def test_a_correction_moves_what_follows_from_it(archive: Archive) -> None:
    finding = conflict(archive)
    twelve, nine = (s for s in Browse(archive).statements(finding.statements).values() if isinstance(s, Figure))
    high = max(twelve.low or 0, nine.low or 0)
    target = min((twelve, nine), key=lambda f: f.low or 0)
    settle(archive, "correct", target.id, {"low": high, "high": high, "op": "="})
    now = statement(archive, target.id)
    assert isinstance(now, Figure) and (now.low, now.high, now.review) == (high, high, "corrected")
    assert not any(f.relation == "conflict" and target.id in f.statements for f in archive.worked_out().findings)
    assert next(c.sort for _, c in Browse(archive).changes().items) == "settled"
    holds(archive)


def test_rejecting_takes_a_statement_out_of_every_comparison(archive: Archive) -> None:
    finding = conflict(archive)
    settle(archive, "reject", finding.statements[0])
    assert statement(archive, finding.statements[0]).review == "rejected"
    assert not any(finding.statements[0] in f.statements for f in archive.worked_out().findings)
    assert not any(finding.statements[0] in e.statements for e in archive.worked_out().events)
    holds(archive)


def test_undoing_leaves_the_record_as_it_was(archive: Archive) -> None:
    before = [line for line in as_jsonl(archive) if '"kind": "decision"' not in line]
    finding = conflict(archive)
    for act, target, after in (
        ("reject", finding.statements[0], None),
        ("overrule", finding.id, {"relation": "scope"}),
        ("unlink", big_event(archive).statements[-1], None),
    ):
        decision = settle(archive, act, target, after)
        again = settle(archive, "undo", decision.id, seen=decision.id)
        assert [line for line in as_jsonl(archive) if '"kind": "decision"' not in line] == before, act
        with pytest.raises(UsageError, match="undone already"):
            settle(archive, "undo", decision.id, seen=again.id)
    holds(archive)


def test_undoing_an_undoing_brings_the_decision_back(archive: Archive) -> None:
    first = Browse(archive).queue().items[0]
    decision = settle(archive, "reject", first)
    undone = settle(archive, "undo", decision.id, seen=decision.id)
    assert statement(archive, first).review is None
    settle(archive, "undo", undone.id, seen=undone.id)
    assert statement(archive, first).review == "rejected"
    holds(archive)


def test_the_second_of_two_people_is_told_of_the_first(archive: Archive) -> None:
    first = Browse(archive).queue().items[0]
    ada = settle(archive, "accept", first)
    with pytest.raises(Overtaken) as told:
        settle(archive, "reject", first, by="Ben")
    assert told.value.last == ada
    assert statement(archive, first).review == "accepted"
    settle(archive, "reject", first, seen=ada.id, by="Ben")
    assert statement(archive, first).review == "rejected"


def test_events_merged_and_split(archive: Archive) -> None:
    events = sorted(archive.worked_out().events, key=lambda e: e.id)
    one = big_event(archive)
    other = next(e for e in events if e.story == one.story and e.id != one.id)
    settle(archive, "merge", other.id, {"into": one.id})
    merged = Browse(archive).event(one.id)
    assert merged and set(one.statements) | set(other.statements) <= set(merged.statements)
    assert Browse(archive).event(other.id) == merged, "the name that moved leads on"
    holds(archive)
    apart = list(other.statements)
    settle(archive, "split", merged.id, {"statements": apart})
    homes = Browse(archive).event_of([*apart, one.anchor])
    assert len({homes[s] for s in apart}) == 1 and homes[apart[0]] != homes[one.anchor]
    holds(archive)


def test_a_statement_linked_to_another_event(archive: Archive) -> None:
    one = big_event(archive)
    other = next(e for e in sorted(archive.worked_out().events, key=lambda e: e.id) if e.story == one.story and e.id != one.id)
    moved = one.statements[-1]
    linked = settle(archive, "link", moved, {"event": other.id})
    assert Browse(archive).event_of([moved])[moved] == Browse(archive).event_of([other.anchor])[other.anchor]
    settle(archive, "unlink", moved, seen=linked.id)
    assert Browse(archive).event_of([moved]).get(moved) not in (one.id, other.id)
    holds(archive)


def test_a_relation_overruled_and_confirmed(archive: Archive) -> None:
    finding = conflict(archive)
    disputes = Browse(archive).stories().items
    settle(archive, "overrule", finding.id, {"relation": "scope"})
    now = Browse(archive).finding(finding.id)
    assert now and (now.relation, now.judged, now.review, now.best) == ("scope", "conflict", "overruled", None)
    assert now.says.endswith("These do not measure the same thing.")
    assert sum(r.disputes for r in Browse(archive).stories().items) == sum(r.disputes for r in disputes) - 1
    holds(archive)


def test_entities_merged_and_told_apart(archive: Archive) -> None:
    browse = Browse(archive)
    norvia, estmark = (browse.entities_named(name)[0] for name in ("norvia", "estmark"))
    parts = {e.id: browse.parts(e.id).total for e in (norvia, estmark)}
    merged = settle(archive, "merge", estmark.id, {"into": norvia.id})
    assert browse.entity(estmark.id) is None
    both = browse.entity(norvia.id)
    assert both and estmark.name in both.aliases
    assert browse.parts(norvia.id).total > max(parts.values())
    holds(archive)
    settle(archive, "undo", merged.id, seen=merged.id)
    assert {e.id: browse.parts(e.id).total for e in (norvia, estmark)} == parts
    assert browse.entity(estmark.id) == estmark
    naming = sorted(archive.reports_naming([norvia.id]))
    settle(archive, "split", norvia.id, {"reports": naming[:1], "name": "Norvia (club)"})
    assert [e.name for e in browse.entities_named("norvia (club)")] == ["Norvia (club)"]
    assert browse.parts(norvia.id).total < parts[norvia.id]
    holds(archive)


def test_a_missed_statement_added(archive: Archive) -> None:
    report = next(iter(Browse(archive).report_list().items))
    start = report.text.index("\n", len(report.text) // 2) + 1
    while report.text[start].isspace():
        start += 1
    end = report.text.index(" ", start + 12)
    told = {"type": "figure", "start": start, "end": end, "low": 3, "high": 3, "what": "ship", "role": ["hit"]}
    decision = settle(archive, "add", report.id, told)
    found = Browse(archive).found(report.id)
    assert found
    made = next(s for s in found.statements if s.id == decision.target)
    assert made.span.exact == report.text[start:end] and made.made_by == "person" and made.review == "accepted"
    assert made.sentence.covers(made.span) and made.sentence.holds_in(report.text)
    assert Browse(archive).statements([made.id]) == {made.id: made}
    holds(archive)
    settle(archive, "undo", decision.id, seen=decision.id)
    assert Browse(archive).statements([made.id]) == {}


def test_decisions_outlive_a_new_reading(archive: Archive) -> None:
    """A later version of the program may not find a statement any more: what a person settled stays."""
    figure = a_figure(archive)
    settle(archive, "correct", figure.id, {"what": "lorry"})
    read = archive.found_in(figure.report)
    assert read
    archive.save_again(Found(read.report, read.mentions, read.entities, tuple(s for s in read.statements if s.id != figure.id)))
    bring_up_to_date(archive)
    kept = statement(archive, figure.id)
    assert isinstance(kept, Figure) and kept.what == "lorry" and kept.review == "corrected"


def test_what_was_broken_off_is_finished(archive: Archive) -> None:
    first = Browse(archive).queue().items[0]
    story = next(iter(Browse(archive).story_of([statement(archive, first).report]).values()))
    archive.decide(Decision(target=first, act="reject", by="Ada", at=NOON), statement(archive, first).report, [story])
    assert archive.untidy() == [story]
    bring_up_to_date(archive)
    assert first not in Browse(archive).queue(limit=500).items
    holds(archive)


@pytest.mark.parametrize(
    ("act", "after", "why"),
    [
        ("correct", {}, "at least one field"),
        ("correct", {"low": "many"}, "no number"),
        ("correct", {"low": 5, "high": 2, "op": "range"}, "greater than high"),
        ("correct", {"op": ">=", "low": 3, "high": 9}, "does not fit"),
        ("correct", {"unknown": True}, "no number"),
        ("correct", {"span": {"start": 0, "end": 4}}, "no field 'span'"),
        ("correct", {"cue": {"start": 0, "end": 10**9}}, "no words of the report"),
        ("correct", {"role": ["eaten"]}, "is none of"),
        ("correct", {"speaker": {"name": ""}}, "a text of at most"),
        ("correct", {"low": float("nan")}, "no number"),
        ("link", {"event": "ev-none"}, "no event"),
        ("link", None, "needs 'event'"),
        ("dance", None, "no act"),
    ],
)
def test_what_makes_no_sense_is_refused(archive: Archive, act: str, after: dict[str, Any] | None, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        settle(archive, act, a_figure(archive).id, after)
    assert archive.decisions() == []
