"""Find which pages new reports are versions of, by looking at those alone that stood where they did."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from sqlalchemy import Connection

from dateline.core.ids import number_of
from dateline.run.revisions import BACK, Version, places_of, published_at, version_before
from dateline.store import kin
from dateline.store.rows import report_of

READY = 60  # versions kept ready for comparing


def find_versions(db: Connection, fresh: Iterable[str]) -> set[str]:
    """Put new reports where they stood and find which versions they follow; gives all reports that follow another one than before."""
    stood = {r.id: (published_at(r), tuple(places_of(r))) for r in (report_of(db, ident) for ident in fresh)}
    kin.write_places(db, ((place, number_of(r), day) for r, (day, places) in stood.items() for place in places))
    there = kin.at_places(db, (place for _, places in stood.values() for place in places))
    pages = [[r for _, r in members] for members in there.values() if len(members) > 1]
    touched = {r for ordered in pages for r in _followers(ordered, stood)}
    before = kin.revisions_of(db, touched)
    now = _revised(db, touched)
    changed = {r: now[r] for r in touched if now[r] != before.get(r)}
    kin.write_revisions(db, changed)
    return set(changed)


def _followers(ordered: Sequence[str], fresh: Collection[str]) -> Iterator[str]:
    """New reports of a place and those that stood there so soon after one that they may follow it."""
    since = BACK + 1
    for report in ordered:
        since = 0 if report in fresh else since + 1
        if since <= BACK:
            yield report


def _revised(db: Connection, reports: Iterable[str]) -> dict[str, str | None]:
    """The version before each of the reports, or None."""

    @lru_cache(maxsize=READY)
    def version(report: str) -> Version:
        return Version(report_of(db, report))

    def before(report: str) -> Iterator[str]:
        for place in places_of(version(report).report):
            ordered = [r for _, r in kin.at_places(db, [place])[place]]
            at = ordered.index(report)
            found = version_before(version(report), map(version, reversed(ordered[max(0, at - BACK) : at])))
            if found is not None:
                yield found

    return {report: next(before(report), None) for report in sorted(reports)}
