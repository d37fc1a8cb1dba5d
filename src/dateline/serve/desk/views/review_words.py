"""Decisions in plain words: what somebody did, and what stood there before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dateline.core.decision import Decision
from dateline.core.when import When
from dateline.serve.desk.dates import day
from dateline.serve.desk.views.fields import MANNERS, SPEAKERS, STANCES
from dateline.serve.readings import ACTS
from dateline.serve.words import number, safe, short

Naming = Callable[[str], str]  # the id of an event, entity or place mention -> its name

LABELS: Mapping[str, str] = {
    "what": "of what",
    "role": "what became of them",
    "op": "how exact",
    "unknown": "not known",
    "content": "words",
    "direct": "how told",
    "trigger": "word for it",
    "event_type": "type",
    "status": "came about",
    "actors": "who",
    "recipients": "to whom",
    "addressee": "addressed to",
    "when": "when",
    "where": "where",
}
OPS: Mapping[str, str] = {
    "=": "exactly",
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
    "~": "about",
    "range": "from low to high",
}
NAMED = ("party", "addressee", "where")
MANY_NAMED = ("actors", "recipients")
DAYS = ("when", "due")


@dataclass(frozen=True, slots=True)
class Altered:
    """One field that a decision changed, before and after in words."""

    name: str
    before: str
    after: str


def label(field: str) -> str:
    """A field's name for people."""
    return LABELS.get(field, field.replace("_", " "))


def value_words(field: str, value: Any, naming: Naming) -> str:
    """A stored value of a statement's field in words."""
    if field == "speaker":
        return _speaker(value, naming)
    if value is None or value == [] or value == "":
        return "none" if field in ("low", "high", "cue") else "not given"
    if field in NAMED:
        return naming(value)
    if field in MANY_NAMED:
        return ", ".join(map(naming, value))
    if field in DAYS:
        return day(When(value.get("edtf"), value.get("earliest"), value.get("latest")))
    return _plain(field, value)


def _plain(field: str, value: Any) -> str:
    if field == "direct":
        return MANNERS[value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, Mapping):
        return f"“{short(str(value.get('exact', '')), 160)}”"
    if isinstance(value, list | tuple):
        return ", ".join(_plain(field, part) for part in value)
    worded = {"op": OPS, "stance": STANCES, "act": ACTS}.get(field, {})
    return worded.get(value, safe(str(value)))


def _speaker(value: Any, naming: Naming) -> str:
    if not value:
        return "the report, in its own voice"
    known = f", known as {naming(value['entity'])}" if value.get("entity") else ""
    spoken = f", “{short(value['span']['exact'], 80)}”" if value.get("span") and value["span"].get("exact") else ""
    return f"{safe(str(value.get('name', '')))} ({SPEAKERS.get(value.get('sort', ''), 'a person')}{known}{spoken})"


def altered(decision: Decision, naming: Naming) -> tuple[Altered, ...]:
    """The fields that a decision changed."""
    before, after = decision.before or {}, decision.after or {}
    if decision.act == "correct":
        told = {k: Altered(label(k), value_words(k, before.get(k), naming), value_words(k, v, naming)) for k, v in after.items()}
        return tuple(_as_one(told).values())
    if decision.act == "overrule":
        return (Altered("relation", safe(str(before.get("relation"))), safe(str(after.get("relation")))),)
    if decision.act == "link":
        was = naming(before["event"]) if before.get("event") else "no event"
        return (Altered("event", was, naming(after.get("event") or "")),)
    if decision.act == "unlink":
        return (Altered("event", naming(before.get("event") or ""), "an event of its own, or none"),)
    return ()


def _as_one(told: Mapping[str, Altered]) -> dict[str, Altered]:
    """An exact number whose two ends moved together is one number to a reader."""
    low, high = told.get("low"), told.get("high")
    if low is None or high is None or (low.before, low.after) != (high.before, high.after):
        return dict(told)
    return {k: replace(a, name="number") if k == "low" else a for k, a in told.items() if k != "high"}


def did(decision: Decision, naming: Naming, undone: Decision | None = None) -> str:
    """What somebody did, as the end of a sentence that their name begins: "accepted it"."""
    after = decision.after or {}
    match decision.act:
        case "merge":
            into = after["name"] if "into" in after and "name" in after else naming(_merged_into(decision))
            return f"made it one with {safe(into)}"
        case "split" if "reports" in after:
            return f"told it apart in {_counted(after['reports'], 'report')}, as {safe(after.get('name') or 'another')}"
        case "split":
            return f"made {_counted(after.get('statements', ()), 'statement')} of it another event"
        case "confirm":
            return f"confirmed the relation: {safe(str(after.get('relation') or (decision.before or {}).get('relation')))}"
        case "undo":
            return f"undid a decision: {undone.by} {did(undone, naming)}" if undone else "undid a decision"
    return DID[decision.act]


DID: Mapping[str, str] = {
    "accept": "accepted it",
    "correct": "corrected it",
    "reject": "rejected it",
    "add": "added it",
    "link": "linked it to an event",
    "unlink": "took it out of its event",
    "overrule": "overruled the relation",
}


FIRST: Mapping[str, str] = {
    "accepted": "accept",
    "corrected": "correct",
    "rejected": "reject",
    "added": "add",
    "linked": "link",
    "took": "take",
    "overruled": "overrule",
    "made": "make",
    "told": "tell",
    "confirmed": "confirm",
    "undid": "undo",
}


def to_do(done: str) -> str:
    """What `did` says, as something that is still to be done: "accept it"."""
    first, _, rest = done.partition(" ")
    return f"{FIRST.get(first, first)} {rest}"


def _merged_into(decision: Decision) -> str:
    events = (decision.before or {}).get("events") or [""]
    return str((decision.after or {}).get("into") or events[0])


def _counted(items: Iterable[Any], noun: str) -> str:
    number_of = len(list(items))
    return f"{number_of} {noun}{'' if number_of == 1 else 's'}"


def named_in(decisions: Iterable[Decision]) -> dict[str, str]:
    """Ids that decisions name (events, entities, place mentions), each with the report that a place mention is of, else ""."""
    found: dict[str, str] = {}
    for decision in decisions:
        for body in (decision.before or {}, decision.after or {}):
            ids = [body.get("event"), body.get("into"), *body.get("events", ())]
            ids += [body.get(f) for f in NAMED if f != "where"]
            ids += [i for f in MANY_NAMED for i in body.get(f) or ()]
            ids.append((body.get("speaker") or {}).get("entity"))
            found |= {i: "" for i in ids if i}
            if where := body.get("where"):
                found[where] = str((decision.before or body).get("report", ""))
    return found
