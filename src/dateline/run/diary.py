"""What moved between one state of the record and the next: disputes opened and settled, best figures that changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.core.change import Change, Sort
from dateline.core.event import UNSETTLED, About, Finding


def changes(
    before: Iterable[Finding], after: Iterable[Finding], story_of: Mapping[str, str], report_of: Mapping[str, str], at: str
) -> list[Change]:
    """The diary of one step. `story_of`: finding id to the story it is or was in; `report_of`: statement id to report id."""
    old, new = list(before), list(after)
    made: list[Change] = []
    followed: set[str] = set()
    earlier = _by_statement(old)
    for finding in sorted(new, key=lambda f: f.id):
        was = _predecessor(finding, earlier)
        followed |= {was.id} if was else set()
        sort = _moved(was, finding)
        if sort:
            made.append(_change(sort, was, finding, story_of[finding.id], report_of, at))
    for finding in sorted(old, key=lambda f: f.id):
        if finding.id not in followed and finding.relation in UNSETTLED:
            made.append(_change("settled", finding, None, story_of[finding.id], report_of, at))
    return made


def _by_statement(findings: Iterable[Finding]) -> dict[tuple[str, About], Finding]:
    return {(s, f.about): f for f in findings for s in f.statements}


def _predecessor(finding: Finding, earlier: Mapping[tuple[str, About], Finding]) -> Finding | None:
    return next((earlier[s, finding.about] for s in finding.statements if (s, finding.about) in earlier), None)


def _moved(was: Finding | None, now: Finding) -> Sort | None:
    open_before, open_now = was is not None and was.relation in UNSETTLED, now.relation in UNSETTLED
    if open_now and not open_before:
        return "opened"
    if open_before and not open_now:
        return "settled"
    return "moved" if was is not None and now.best is not None and was.best is not None and was.best != now.best else None


def _change(sort: Sort, was: Finding | None, now: Finding | None, story: str, report_of: Mapping[str, str], at: str) -> Change:
    finding = now or was
    assert finding is not None
    told: dict[str, Any] = {"says": finding.says, "role": finding.about.role, "what": finding.about.what}
    if was and now:
        fresh = [s for s in now.statements if s not in was.statements]
        told |= {"before": was.best, "after": now.best, "reports": list(dict.fromkeys(report_of[s] for s in fresh if s in report_of))}
    return Change(at=at, sort=sort, story=story, subject=finding.id, told=told)
