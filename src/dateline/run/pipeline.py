"""What is found in one report: the resolvers, then the extractors, as one function of a reading."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.core.archived import Found
from dateline.core.entity import Entity
from dateline.core.errors import Rejected
from dateline.core.mention import NameMention
from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Occurrence, Position, Statement
from dateline.extract.attribution.attributions import attributions
from dateline.extract.figures.figures import find_figures
from dateline.extract.occurrences.occurrences import find_occurrences
from dateline.extract.positions.positions import find_positions
from dateline.extract.said import find_said
from dateline.read.reading import LIMIT, Reading
from dateline.resolve.resolve import resolve
from dateline.run.grounding import grounded

EXTRACTORS = (find_figures, find_said, find_occurrences, find_positions)


def find_all(reading: Reading) -> Found:
    """Resolve and extract; what the words do not bear out is refused, and of two statements of one type with the same words the second."""
    resolved = resolve(reading)
    attributed = attributions(reading, resolved)
    statements: dict[str, Statement] = {}
    rejected = []
    for extract in EXTRACTORS:
        for statement in extract(reading, resolved, attributed):
            kept = "the same words make another statement of this type" if statement.id in statements else grounded(statement, reading)
            if isinstance(kept, str):
                rejected.append(Rejected(statement.span.exact, statement.made_by, kept))
            else:
                statements[kept.id] = kept
    if len(reading.text) > LIMIT:
        why = f"only its first {LIMIT:,} characters were read; split it if it holds several reports"
        rejected.append(Rejected(reading.report.source_id or reading.report.id, "read", why))
    words, kinds = unnamed_told_of(reading.report.id, statements.values(), resolved)
    mentions = {m.id: m for m in (*resolved.dates, *resolved.places, *resolved.names, *words)}
    entities = (*resolved.entities, *grounds_told_of(statements.values(), resolved), *kinds)
    return Found(reading.report, tuple(mentions.values()), entities, tuple(statements.values()), tuple(rejected))


def unnamed_told_of(report: str, statements: Iterable[Statement], resolved: Resolved) -> tuple[tuple[NameMention, ...], tuple[Entity, ...]]:
    """People without a name who do or suffer something or take a position in the report, and their words in the sentences that say so."""
    told: dict[str, list[Span]] = {}
    for statement in statements:
        for ident in _parties_of(statement):
            told.setdefault(ident, []).append(statement.sentence)
    used = [(r.span, e) for r, e in resolved.unnamed if e.id in told]
    here = [(span, e) for span, e in used if any(s.covers(span) for s in told[e.id])]
    words = (NameMention(report=report, span=span, type="group", entity=e.id) for span, e in here)
    return tuple(words), tuple({e.id: e for _, e in used}.values())


def _parties_of(statement: Statement) -> tuple[str, ...]:
    if isinstance(statement, Position):
        return tuple(i for i in (statement.party, statement.addressee) if i is not None)
    return (*statement.actors, *statement.recipients) if isinstance(statement, Occurrence) else ()


def grounds_told_of(statements: Iterable[Statement], resolved: Resolved) -> tuple[Entity, ...]:
    """Towns and regions that do something in the report or to which something is done: only they are parties of it."""
    sides = {i for s in statements if isinstance(s, Occurrence) for i in (*s.actors, *s.recipients)}
    told = {e.id: e for e in resolved.grounds.values() if e.id in sides and resolved.entity(e.id) is None}
    return tuple(told.values())
