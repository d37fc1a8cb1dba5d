"""Take in what other people made: tables of hand-coded events, and decisions of another archive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from itertools import islice, product
from pathlib import Path
from typing import Any

from dateline.core.archived import Found
from dateline.core.decided import decided, statement_from
from dateline.core.decision import ON_LINKS, ON_STATEMENTS, Decision
from dateline.core.errors import Overtaken, Rejected, UsageError
from dateline.core.record import restored
from dateline.core.statement import Statement
from dateline.ingest.coded_table import STAGE, coded_rows, style_called
from dateline.ingest.limits import LIMIT
from dateline.run.add import Tally
from dateline.run.coded import found_in_row
from dateline.run.decide import MAKERS, keep
from dateline.run.grounding import spans_in
from dateline.run.rework import bring_up_to_date
from dateline.run.story_work import statements_in
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive
from dateline.store.browse import Browse

SAVED_AT_ONCE = 200  # rows a transaction
NUMBERS = ("confidence", "low", "high")  # of a statement
NOT_HERE = "what it is about is not in this archive"


def import_coded(archive: Archive, path: Path, style: str, by: str, now: Clock = utc_now) -> Tally:
    """Add each row of a table as a report with its coder's statements; rows that are there already change nothing.

    Raises UsageError where the table is of another style or cannot be read.
    """
    chosen, tally = style_called(style), Tally()
    rows = (r if isinstance(r, Rejected) else found_in_row(r, chosen, by) for r in coded_rows(path, chosen))
    for some in _batches(rows):
        found = {f.report.id: f for f in some if isinstance(f, Found)}
        tally.rejected += [r for r in some if isinstance(r, Rejected)]
        known = archive.known(found)
        tally.known += len(some) - sum(isinstance(r, Rejected) for r in some) - len(found) + len(known)
        fresh = [f for i, f in found.items() if i not in known]
        if fresh:
            tally.added += archive.save(fresh, now())
    if tally.rejected:
        archive.save_rejected(tally.rejected)
    bring_up_to_date(archive, now)
    return tally


def _batches(rows: Iterator[Found | Rejected]) -> Iterator[list[Found | Rejected]]:
    while some := list(islice(rows, SAVED_AT_ONCE)):
        yield some


@dataclass
class Imported:
    """What came of importing decisions: taken over, there already, and for each left out the reason."""

    taken: int = 0
    known: int = 0
    left_out: list[Rejected] = field(default_factory=list)


def import_decisions(archive: Archive, path: Path, now: Clock = utc_now) -> Imported:
    """Take over the decisions of an exported file, in its order; other records in it are passed over.

    A decision keeps its id, author and time. One about something that is not here, that has not seen the last decision made here about the
    same thing, or that does not fit the reports' words is left out with its reason.
    """
    made = Imported()
    for number, decision in _decisions(path):
        if isinstance(decision, str):
            made.left_out.append(Rejected(f"{path.name}: line {number}", STAGE, decision))
        elif archive.decision(decision.id):
            made.known += 1
        elif why := unfit(archive, decision):
            made.left_out.append(Rejected(f"{decision.id} ({decision.act} {decision.target})", STAGE, why))
        else:
            _take(archive, decision, made, now)
    return made


def _take(archive: Archive, decision: Decision, made: Imported, now: Clock) -> None:
    try:
        keep(archive, decision, now)
        made.taken += 1
    except Overtaken as error:
        why = f"{error.last.by} decided about this here ({error.last.act}), which it has not seen"
        made.left_out.append(Rejected(f"{decision.id} ({decision.act} {decision.target})", STAGE, why))


def _decisions(path: Path) -> Iterator[tuple[int, Decision | str]]:
    """The decisions of a file of JSON lines by their line numbers; instead of one why it is none."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(iter(lambda: file.readline(LIMIT), ""), 1):
                if (read := _read(line)) is not None:
                    yield number, read
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); name a file that is there") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path} is no file of JSON lines in UTF-8; export one with: dateline export --kind decision") from None


def _read(line: str) -> Decision | str | None:
    """None for a line that holds no decision."""
    try:
        item = json.loads(line) if line.strip() else {}
    except (ValueError, RecursionError):
        return "no JSON: a line of an export is one JSON object"
    if not isinstance(item, dict) or item.get("kind") != "decision":
        return None
    known = {f.name: item.get(f.name) for f in fields(Decision)}
    if why := _misshapen(known):
        return why
    made = (restored(Decision, {**known, **sides}) for sides in _as_it_was(known))
    return next((d for d in made if d.id == item.get("id")), "it was changed after it was exported: its id is not that of what it says")


def _as_it_was(known: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What stood before and after, with 9 as 9 or as 9.0: exports write whole numbers without a point, ids are made of what was stored."""
    every = [(side, name) for side in ("before", "after") for name in NUMBERS if type((known[side] or {}).get(name)) is int]
    for some in product((False, True), repeat=len(every)):
        sides = {side: dict(known[side]) if known[side] is not None else None for side in ("before", "after")}
        for (side, name), as_float in zip(every, some, strict=True):
            value = sides[side]
            if as_float and value is not None:
                value[name] = float(value[name])
        yield sides


def _misshapen(known: dict[str, Any]) -> str | None:
    texts = all(isinstance(known[name], str) and known[name] for name in ("target", "act", "by", "at"))
    maybe = all(known[name] is None or isinstance(known[name], str) for name in ("why", "undoes", "seen"))
    objects = all(known[name] is None or isinstance(known[name], dict) for name in ("before", "after"))
    return None if texts and maybe and objects and known["act"] in MAKERS else "no decision: fields are missing or of another kind"


# --- whether a decision fits what is here --------------------------------------------------------------------------------


def unfit(archive: Archive, decision: Decision) -> str | None:
    """Why a decision cannot hold here, None where it can."""
    try:
        return _unfit(archive, decision)
    except (KeyError, TypeError, ValueError, AttributeError):
        return "it does not say what a decision of its act must"


def _unfit(archive: Archive, decision: Decision) -> str | None:
    browse, after = Browse(archive), decision.after or {}
    if decision.act == "undo":
        return None if decision.undoes and archive.decision(decision.undoes) else "the decision that it undoes is not here"
    if decision.act in ON_STATEMENTS:
        return _unfit_statement(browse, decision)
    if decision.target.startswith("en-"):
        others = [after["into"]] if decision.act == "merge" else []
        missing = [i for i in (decision.target, *others) if i not in browse.entities([i])]
        reports = after.get("reports", []) if decision.act == "split" else []
        return NOT_HERE if missing or len(archive.known(reports)) < len(set(reports)) else None
    if decision.act in ON_LINKS:
        named = statements_in(decision)
        return None if named and named <= set(browse.statements(named)) else NOT_HERE
    finding = browse.finding(decision.target)
    return None if finding and finding.id == decision.target and "statements" in after and "relation" in after else NOT_HERE


def _unfit_statement(browse: Browse, decision: Decision) -> str | None:
    """Its statement must be here, or, where it adds one, the report; and what it leaves must stand in the report's words."""
    body = decision.after if decision.act == "add" else decision.before
    if not body or "report" not in body or (found := browse.found(body["report"])) is None:
        return NOT_HERE
    if decision.act != "add" and decision.target not in {s.id for s in found.statements}:
        return NOT_HERE
    if statement_from(body).id != decision.target:
        return "it is about another statement than it names"
    made = [s for s in decided(found, [decision]).statements if s.id == decision.target]
    if len(made) == 1 and _grounded(made[0], found.report.text):
        return None
    return "its words do not stand in the report as it is here"


def _grounded(statement: Statement, text: str) -> bool:
    return all(span.holds_in(text) for span in spans_in(statement))
