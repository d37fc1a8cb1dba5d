"""Independent voices: reports that share an origin, a publisher or a credited agency count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.core.report import Report


def voices(reports: Iterable[Report], origins: Mapping[str, str]) -> int:
    """How many independent voices the reports are; sharing is transitive."""
    return len(set(voice_of(reports, origins).values()))


def voice_of(reports: Iterable[Report], origins: Mapping[str, str]) -> dict[str, int]:
    """Report id to the number of its voice, from 0 in the order given."""
    groups: list[tuple[set[str], list[str]]] = []
    for report in reports:
        keys = {f"origin {origins.get(report.id, report.id)}", *(f"agency {c.casefold()}" for c in report.credits)}
        if report.publisher:
            keys.add(f"publisher {report.publisher.casefold()}")
        near = [g for g in groups if g[0] & keys]
        ids = [i for g in near for i in g[1]] + [report.id]
        groups = [g for g in groups if not g[0] & keys] + [(keys.union(*(g[0] for g in near)), ids)]
    return {i: n for n, (_, ids) in enumerate(groups) for i in ids}
