"""Take a person's decision: check that it makes sense, keep it, and work out what it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.core.decided import statement_body
from dateline.core.decision import Act, Decision
from dateline.core.errors import UsageError
from dateline.core.event import RELATIONS, Event, Story
from dateline.core.statement import Statement
from dateline.run.correct import added, corrected
from dateline.run.rework import rework
from dateline.run.story_work import statements_in
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive
from dateline.store.browse import Browse

LONGEST = 4_000  # characters of a name or reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A decision as a person asks for it.

    `target`: id of a statement, event, finding, entity; of a decision to `undo`; of a report to `add` a statement to. `after` by act:

    =========  ==========================================================================================================
    correct    fields of the statement with their new values, as in its record
    add        `type`, `start`, `end` (offsets in the report's text) and fields of the statement
    link       `event`: the event's id
    merge      `into`: the id of the event or entity that the target is
    split      of an event `statements`: those that are another event; of an entity `reports`, `name`
    overrule   `relation`
    =========  ==========================================================================================================

    `seen` is the id of the last decision about the target that the person saw, None for none.
    """

    act: Act
    target: str
    by: str
    why: str | None = None
    after: Mapping[str, Any] | None = None
    seen: str | None = None


def decide(archive: Archive, draft: Draft, now: Clock = utc_now) -> Decision:
    """Keep a decision and work out what it changes.

    Raises UsageError where it makes no sense, saying why, and Overtaken where somebody else decided about the same thing meanwhile.
    """
    for what, text in (("name", draft.by), ("reason", draft.why or "")):
        if len(text) > LONGEST:
            raise UsageError(f"the {what} is longer than {LONGEST:,} characters; shorten it")
    if not draft.by.strip():
        raise UsageError("a decision needs the name of who decides")
    if draft.act not in MAKERS:
        raise UsageError(f"there is no act {draft.act!r}; give one of: {' '.join(MAKERS)}")
    decision = MAKERS[draft.act](Browse(archive), draft, now())
    last = archive.last_about(decision.target)
    if last is not None and decision.repeats(last):
        return last
    keep(archive, decision, now)
    return decision


def keep(archive: Archive, decision: Decision, now: Clock) -> None:
    """Keep a decision that makes sense, and work out what it changes. Raises Overtaken where it has not seen the last about its target."""
    touched = [decision.target] if _is_about_entity(decision) else [s.id for s in _touched(archive, decision)]
    archive.decide(decision, _report(archive, decision), touched)
    rework(archive, touched, now)


def _is_about_entity(decision: Decision) -> bool:
    return decision.target.startswith("en-")


def _touched(archive: Archive, decision: Decision) -> list[Story]:
    """Stories whose statements the decision, or the one it undoes, is about."""
    about = _undone(archive, decision)
    reports = set(archive.homes(statements_in(about)).values())
    if about.after and "report" in about.after:
        reports.add(about.after["report"])
    return archive.stories_of(sorted(reports))


def _report(archive: Archive, decision: Decision) -> str | None:
    """The report whose statement is decided about."""
    about = _undone(archive, decision)
    if about.act == "add":
        return str((about.after or {})["report"])
    return archive.report_of(about.target) if about.target.startswith("st-") else None


def _undone(archive: Archive, decision: Decision) -> Decision:
    """The decision itself, or at the end of a row of undoings the one that they are about."""
    while decision.undoes and (found := archive.decision(decision.undoes)):
        decision = found
    return decision


# --- one maker an act ------------------------------------------------------------------------------------------------


def _made(draft: Draft, at: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, **rest: Any) -> Decision:
    fields = {"target": draft.target, **rest}
    why = (draft.why or "").strip() or None
    return Decision(act=draft.act, by=draft.by.strip(), at=at, why=why, before=before, after=after, seen=draft.seen, **fields)


def _statement(browse: Browse, ident: str) -> Statement:
    found = browse.statements([ident]).get(ident)
    if found is None:
        raise UsageError(f"there is no statement {ident}; it may have been named wrongly")
    return found


def _review(browse: Browse, draft: Draft, at: str) -> Decision:
    return _made(draft, at, statement_body(_statement(browse, draft.target)), None)


def _correct(browse: Browse, draft: Draft, at: str) -> Decision:
    statement = _statement(browse, draft.target)
    found = browse.found(statement.report)
    assert found is not None
    changed = corrected(statement, draft.after or {}, found, browse)
    return _made(draft, at, statement_body(statement), changed)


def _add(browse: Browse, draft: Draft, at: str) -> Decision:
    found = browse.found(draft.target)
    if found is None:
        raise UsageError(f"there is no report {draft.target} to add a statement to")
    statement = added(found, draft.after or {}, browse)
    if browse.statements([statement.id]):
        raise UsageError("these words make a statement of this type already; correct that one")
    return _made(draft, at, None, statement_body(statement), target=statement.id)


def _link(browse: Browse, draft: Draft, at: str) -> Decision:
    statement, event = _statement(browse, draft.target), _event(browse, _given(draft, "event"))
    before = {"event": browse.event_of([statement.id]).get(statement.id)}
    if before["event"] == event.id:
        raise UsageError("the statement belongs to this event already")
    return _made(draft, at, before, {"statement": statement.id, "anchor": event.anchor, "event": event.id})


def _unlink(browse: Browse, draft: Draft, at: str) -> Decision:
    statement = _statement(browse, draft.target)
    home = browse.event_of([statement.id]).get(statement.id)
    event = browse.event(home) if home else None
    if event is None:
        raise UsageError("the statement belongs to no event")
    if event.statements == (statement.id,):
        raise UsageError("the event has no other statement; there is nothing to take it out of")
    return _made(draft, at, {"event": event.id}, {"statement": statement.id})


def _merge(browse: Browse, draft: Draft, at: str) -> Decision:
    if draft.target == _given(draft, "into"):
        raise UsageError("a thing cannot be merged into itself; name another")
    if draft.target.startswith("en-"):
        one, other = (browse.entity(i) for i in (draft.target, _given(draft, "into")))
        if one is None or other is None:
            raise UsageError(f"there is no entity {draft.target if one is None else _given(draft, 'into')}")
        return _made(draft, at, {"name": one.name}, {"into": other.id, "name": other.name}, target=one.id)
    event, into = _event(browse, draft.target), _event(browse, _given(draft, "into"))
    if event.story != into.story:
        raise UsageError("the two events are of different stories, and cannot be one")
    return _made(draft, at, {"events": [into.id, event.id]}, {"anchors": [into.anchor, event.anchor]}, target=event.id)


def _split(browse: Browse, draft: Draft, at: str) -> Decision:
    if draft.target.startswith("en-"):
        return _split_entity(browse, draft, at)
    event = _event(browse, draft.target)
    chosen = [s for s in event.statements if s in set(_several(draft, "statements"))]
    if not chosen or len(chosen) == len(event.statements):
        raise UsageError("choose some of the event's statements, and not all, for the other event")
    return _made(draft, at, {"event": event.id, "statements": list(event.statements)}, {"statements": chosen}, target=event.id)


def _split_entity(browse: Browse, draft: Draft, at: str) -> Decision:
    entity = browse.entity(draft.target)
    if entity is None:
        raise UsageError(f"there is no entity {draft.target}")
    naming = browse.archive.reports_naming([entity.id])
    chosen = sorted(naming & set(_several(draft, "reports")))
    if not chosen or len(chosen) == len(naming):
        raise UsageError("choose some of the reports that name it, and not all, for the other entity")
    name = str((draft.after or {}).get("name") or entity.name).strip()[:200]
    return _made(draft, at, {"name": entity.name}, {"reports": chosen, "name": name, "sort": entity.sort}, target=entity.id)


def _rule(browse: Browse, draft: Draft, at: str) -> Decision:
    finding = browse.finding(draft.target)
    if finding is None:
        raise UsageError(f"there is no finding {draft.target}")
    machine = finding.judged or finding.relation
    relation = machine if draft.act == "confirm" else _given(draft, "relation")
    if relation not in RELATIONS:
        raise UsageError(f"there is no relation {relation!r}; give one of: {' '.join(RELATIONS)}")
    if draft.act == "overrule" and relation == machine:
        raise UsageError("that is the relation it has; confirm it instead")
    after = {"relation": relation, "statements": list(finding.statements)}
    return _made(draft, at, {"relation": finding.relation, "says": finding.says}, after, target=finding.id)


def _undo(browse: Browse, draft: Draft, at: str) -> Decision:
    undone = browse.decision(draft.target)
    if undone is None:
        raise UsageError(f"there is no decision {draft.target} to undo")
    if undone.act != "undo" and undone not in browse.archive.decisions_in_force():
        raise UsageError("the decision was undone already")
    return _made(draft, at, None, None, target=undone.target, undoes=undone.id)


def _given(draft: Draft, name: str) -> str:
    value = (draft.after or {}).get(name)
    if not isinstance(value, str) or not value:
        raise UsageError(f"to {draft.act}, `after` needs {name!r}")
    return value


def _several(draft: Draft, name: str) -> list[str]:
    value = (draft.after or {}).get(name)
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise UsageError(f"to {draft.act}, `after` needs {name!r}, a list of ids")
    return value


def _event(browse: Browse, ident: str) -> Event:
    event = browse.event(ident)
    if event is None:
        raise UsageError(f"there is no event {ident}")
    return event


Maker = Callable[[Browse, Draft, str], Decision]
MAKERS: Mapping[str, Maker] = {
    "accept": _review,
    "reject": _review,
    "correct": _correct,
    "add": _add,
    "link": _link,
    "unlink": _unlink,
    "merge": _merge,
    "split": _split,
    "confirm": _rule,
    "overrule": _rule,
    "undo": _undo,
}
