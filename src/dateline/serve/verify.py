"""Verify an archive: re-check every span, and every number of a figure, against the reports' words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.core.archived import Found
from dateline.core.spans import Span
from dateline.core.statement import Figure
from dateline.extract.quantities.lexemes import lexemes
from dateline.extract.quantities.quantities import quantities
from dateline.run.grounding import spans_in
from dateline.store.archive import Archive

# Words that state a zero of what they are said of.
DENIAL = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|neither|nor|without|zero|no one|safe(?:ly)?|un(?:hurt|harmed|injured|scathed))\b|n[’']t\b", re.I
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that its report's words do not bear out."""

    record: str
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """How much was checked, and what is wrong."""

    reports: int
    spans: int
    numbers: int
    faults: tuple[Fault, ...]


def verify(archive: Archive) -> Verified:
    """Check all reports of an archive."""
    reports = spans = numbers = 0
    faults: list[Fault] = []
    for ident in archive.report_ids():
        found = archive.found_in(ident)
        if found is None:
            continue
        reports += 1
        for owner, span in spans_of(found):
            spans += 1
            if not span.holds_in(found.report.text):
                faults.append(Fault(owner, f"{span.start}:{span.end} says {span.exact[:60]!r}, the report does not"))
        for figure in (s for s in found.statements if isinstance(s, Figure)):
            numbers += sum(v is not None for v in (figure.low, figure.high))
            faults += number_faults(figure)
    return Verified(reports, spans, numbers, tuple(faults))


def spans_of(found: Found) -> Iterator[tuple[str, Span]]:
    """Every span of a report's records, with the id of the record it stands in."""
    for cut in found.report.cut:
        yield found.report.id, Span(cut.start, cut.end, cut.exact)
    for mention in found.mentions:
        yield mention.id, mention.span
    for statement in found.statements:
        yield from ((statement.id, s) for s in spans_in(statement))
    for entity in found.entities:
        yield from ((entity.id, role.span) for role in entity.roles)


def number_faults(figure: Figure) -> list[Fault]:
    """Each number of a figure must be one that its words, read again on their own, can state."""
    if figure.unknown:
        return [] if figure.low is figure.high is None else [Fault(figure.id, "is unknown, yet has a number")]
    stated = stated_by(figure.span.exact)
    given = {v for v in (figure.low, figure.high) if v is not None}
    wrong = [v for v in given if not any(math.isclose(v, s, rel_tol=1e-6, abs_tol=1e-9) for s in stated)]
    return [Fault(figure.id, f"{v:g} is not stated by {figure.span.exact!r}") for v in sorted(wrong)]


def stated_by(words: str) -> set[float]:
    """Every number that the words, read on their own, can state; zero where they deny ("nobody was hurt").

    They are also read behind "the", which is no part of a figure's words but makes "pair of lenses" two.
    """
    read = (q for said in (words, f"the {words}") for q in quantities(lexemes(said, 0)))
    numbers = {v for q in read for v in (q.low, q.high) if v is not None}
    return numbers | ({0.0} if DENIAL.search(words) else set())
