"""What a person may put in place of what was read, checked field by field; and statements that a person adds."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from dateline.core.archived import Found
from dateline.core.decided import statement_body, statement_from
from dateline.core.errors import UsageError
from dateline.core.mention import PlaceMention
from dateline.core.record import STATEMENTS
from dateline.core.report import Report
from dateline.core.spans import Span, trimmed
from dateline.core.statement import Act, Figure, Op, SpeakerSort, Stance, Statement, Status
from dateline.core.vocabulary import EVENT_TYPES, ROLES
from dateline.store.browse import Browse

Fields = Mapping[str, Any]
Check = Callable[[Any, Report, Found, Browse], Any]

BY_PERSON = "person"
LONGEST_NAME = 300  # characters
MOST = 10**18  # no count in a report is greater


def corrected(statement: Statement, asked: Fields, found: Found, browse: Browse) -> dict[str, Any]:
    """The stored form of the fields that change. Raises UsageError with what is wrong."""
    if not asked:
        raise UsageError("a correction needs at least one field to change")
    known = statement_body(statement)
    checked = _checked(statement.type, asked, found, browse)
    changed = {name: value for name, value in checked.items() if value != known[name]}
    if not changed:
        raise UsageError("the correction changes nothing; accept the statement instead")
    _coherent(statement_from({**known, **changed}))
    return changed


def added(found: Found, asked: Fields, browse: Browse) -> Statement:
    """A statement that the machine missed, at the words from `start` to `end` of the report."""
    sort = asked.get("type")
    if sort not in STATEMENTS:
        raise UsageError(f"a statement is one of: {' '.join(STATEMENTS)}")
    span = _span(asked, found.report, found, browse)
    if span is None:
        raise UsageError("select the words that say it: `start` and `end`")
    if any(span["start"] < c.end and c.start < span["end"] for c in found.report.cut):
        raise UsageError("these words are in a part that was cut from the report, and are not the report's")
    rest = {k: v for k, v in asked.items() if k not in ("type", "start", "end", "report")}
    body = {**_blank(sort, span), **_checked(sort, rest, found, browse)}
    sentence = _sentence(found, span["start"], span["end"])
    common = {"report": found.report.id, "span": span, "sentence": sentence, "made_by": BY_PERSON, "confidence": 1.0}
    statement = statement_from({**body, **common, "type": sort})
    _coherent(statement)
    return statement


def _blank(sort: str, span: Fields) -> dict[str, Any]:
    """What a statement of this type must have, where the person gives nothing."""
    match sort:
        case "figure":
            return {"what": "thing", "role": ["other"], "op": "=", "low": None, "high": None}
        case "said":
            return {"content": [span], "direct": False}
        case "occurrence":
            return {"trigger": span, "event_type": None}
        case _:
            return {"party": None, "act": "demand", "issue": span["exact"][:LONGEST_NAME], "content": span}


def _checked(sort: str, asked: Fields, found: Found, browse: Browse) -> dict[str, Any]:
    known = {**COMMON, **OF_TYPE[sort]}
    for name in asked:
        if name not in known:
            raise UsageError(f"a {sort} has no field {name!r} that can be corrected; it has: {' '.join(known)}")
    return {name: known[name](value, found.report, found, browse) for name, value in asked.items()}


def _coherent(statement: Statement) -> None:
    """A figure's numbers fit its bounds; what is unknown has none."""
    if not isinstance(statement, Figure):
        return
    low, high, op = statement.low, statement.high, statement.op
    if statement.unknown:
        if low is not None or high is not None:
            raise UsageError("what is not known has no number: leave low and high empty")
        return
    if low is None and high is None:
        raise UsageError("a figure needs a number, or to be marked as not known")
    if low is not None and high is not None and low > high:
        raise UsageError("low is greater than high")
    wrong = {"=": low != high, ">=": low is None or high is not None, ">": low is None or high is not None}
    wrong |= {"<=": high is None or low is not None, "<": high is None or low is not None, "range": low is None or high is None}
    if wrong.get(op, False):
        raise UsageError(f"{op!r} does not fit low {low} and high {high}: '=' needs both alike, '>=' only low, '<=' only high")


# --- checks of one value each: what is asked, to the stored form ------------------------------------------------------


def _one_of(*allowed: str) -> Check:
    def check(value: Any, *_: Any) -> Any:
        if value not in allowed:
            raise UsageError(f"{value!r} is none of: {' '.join(allowed)}")
        return value

    return check


def _or_none(check: Check) -> Check:
    return lambda value, *rest: None if value in (None, "") else check(value, *rest)


def _many(check: Check) -> Check:
    def all_of(value: Any, *rest: Any) -> list[Any]:
        if not isinstance(value, list) or len(value) > 100:
            raise UsageError("a list of at most 100 is needed")
        made = [check(v, *rest) for v in value]
        return [v for at, v in enumerate(made) if v not in made[:at]]

    return all_of


def _text(value: Any, *_: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME:
        raise UsageError(f"a text of at most {LONGEST_NAME} characters is needed")
    return " ".join(value.split())


def _number(value: Any, *_: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= MOST or not math.isfinite(value):
        raise UsageError(f"{value!r} is no number")
    return value


def _flag(value: Any, *_: Any) -> bool:
    if not isinstance(value, bool):
        raise UsageError(f"{value!r} is neither true nor false")
    return value


def _direct(value: Any, *_: Any) -> Any:
    if value not in (True, False, "mixed") or (isinstance(value, int) and not isinstance(value, bool)):
        raise UsageError("direct is true, false or 'mixed'")
    return value


def _span(value: Any, report: Report, *_: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    start, end = (value.get(n) for n in ("start", "end")) if isinstance(value, Mapping) else (None, None)
    if not (type(start) is int and type(end) is int and 0 <= start < end <= len(report.text)):
        raise UsageError("these are no words of the report: `start` and `end` are offsets in its text")
    start, end = trimmed(report.text, start, end)
    if start >= end:
        raise UsageError("the words selected are only white space")
    span = Span.of(report.text, start, end)
    return {"start": span.start, "end": span.end, "exact": span.exact}


def _some_span(value: Any, report: Report, *rest: Any) -> dict[str, Any]:
    span = _span(value, report, *rest)
    if span is None:
        raise UsageError("words of the report are needed")
    return span


def _entity(value: Any, _report: Report, _found: Found, browse: Browse) -> str:
    entity = browse.entity(value) if isinstance(value, str) else None
    if entity is None:
        raise UsageError(f"there is no entity {value!r}")
    return entity.id


def _place(value: Any, _report: Report, found: Found, _browse: Browse) -> str:
    if not any(isinstance(m, PlaceMention) and m.id == value for m in found.mentions):
        raise UsageError(f"{value!r} is no place that the report names")
    return str(value)


def _when(value: Any, *_: Any) -> dict[str, Any] | None:
    if value is None:
        return None
    first, last = (value.get(n) or None for n in ("earliest", "latest")) if isinstance(value, Mapping) else (None, None)
    for day in (first, last):
        if day is not None and not _is_day(day):
            raise UsageError(f"{day!r} is no day; give days like 2025-06-02")
    if first is None and last is None:
        return None
    if first and last and first > last:
        raise UsageError("the first day is after the last")
    edtf = first if first == last else f"{first or '..'}/{last or '..'}"
    return {"edtf": edtf, "earliest": first, "latest": last}


def _is_day(text: Any) -> bool:
    if not isinstance(text, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _speaker(value: Any, report: Report, found: Found, browse: Browse) -> dict[str, Any] | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise UsageError("a speaker has a name, and may have an entity and a sort")
    sort = _one_of(*get_args(SpeakerSort))(value.get("sort") or "person", report, found, browse)
    entity = _entity(value["entity"], report, found, browse) if value.get("entity") else None
    return {"name": _text(value.get("name")), "span": _span(value.get("span"), report, found, browse), "entity": entity, "sort": sort}


COMMON: Mapping[str, Check] = {"speaker": _speaker, "cue": _span, "stance": _one_of(*get_args(Stance))}
OF_TYPE: Mapping[str, Mapping[str, Check]] = {
    "figure": {
        "what": _text,
        "role": _many(_one_of(*ROLES)),
        "op": _one_of(*get_args(Op)),
        "low": _or_none(_number),
        "high": _or_none(_number),
        "unit": _text,
        "unknown": _flag,
        "when": _when,
    },
    "said": {"content": _many(_some_span), "direct": _direct},
    "occurrence": {
        "trigger": _some_span,
        "event_type": _or_none(_one_of(*EVENT_TYPES)),
        "mode": _or_none(_text),
        "status": _one_of(*get_args(Status)),
        "when": _when,
        "where": _or_none(_place),
        "actors": _many(_entity),
        "recipients": _many(_entity),
    },
    "position": {
        "party": _or_none(_entity),
        "addressee": _or_none(_entity),
        "act": _one_of(*get_args(Act)),
        "issue": _text,
        "content": _some_span,
        "due": _when,
    },
}


def _sentence(found: Found, start: int, end: int) -> dict[str, Any]:
    """The sentence around words: one that is known from other statements, else the stretch between full stops in its paragraph."""
    known = [s.sentence for s in found.statements if s.sentence.start <= start and end <= s.sentence.end]
    if known:
        best = min(known, key=lambda s: s.end - s.start)
        return {"start": best.start, "end": best.end, "exact": best.exact}
    text = found.report.text
    block = next(((b.start, b.end) for b in found.report.blocks if b.start <= start and end <= b.end), (start, end))
    stops = [m.end() for m in re.finditer(r"[.!?][\"”’)]*\s+", text[block[0] : block[1]])]
    first = max((block[0] + s for s in stops if block[0] + s <= start), default=block[0])
    last = min((block[0] + s for s in stops if block[0] + s >= end), default=block[1])
    first, last = trimmed(text, first, last)
    return {"start": first, "end": last, "exact": text[first:last]}
