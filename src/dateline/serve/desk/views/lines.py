"""Statements as the lists of reading pages show them: what was read, on whose word, where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.core.head import Head
from dateline.core.report import Report
from dateline.core.statement import Occurrence, Position, Review, Said, Statement, StatementType
from dateline.core.when import When
from dateline.serve.desk.marking_notes import PLAIN
from dateline.serve.lists import names
from dateline.serve.readings import Names, note, parties, who_whom
from dateline.serve.words import headline, outlet, safe, short
from dateline.store.browse import Browse

QUOTED = 280  # characters of what somebody said, in a list
TITLED = 90  # characters of what somebody said, as a title
SENTENCE = 320  # characters of a statement's sentence, in a list


@dataclass(frozen=True, slots=True)
class Source:
    """A report as lists name it."""

    report: str
    outlet: str
    headline: str
    published: When


@dataclass(frozen=True, slots=True)
class Line:
    """A statement in a list. `speaker` is None in the report's own voice; `quoted`: `words` are the speaker's own.

    `title` names it where its words do not stand beside it; `doubt` is the stance where it calls for a word of its own, else "".
    """

    statement: str
    type: StatementType
    reads: str
    title: str
    parties: str
    words: str
    quoted: bool
    speaker: str | None
    speaker_id: str | None
    doubt: str
    confidence: float
    review: Review | None
    source: Source


def source_of(report: Report | Head) -> Source:
    """Where and when a report stood."""
    return Source(report.id, outlet(report), headline(report), report.published)


def title_of(statement: Statement) -> str:
    """A statement in a few words that stand alone: "9 trucks destroyed", "says: we have made our offer"."""
    if isinstance(statement, Said) and statement.content:
        words = short(statement.content[0].exact, TITLED)
        return f"says: “{words}”" if statement.direct is True else f"says: {words}"
    return note(statement)


def line_of(statement: Statement, report: Report | Head, named: Names) -> Line:
    """A statement of a report as a line."""
    speaker = statement.speaker
    return Line(
        statement=statement.id,
        type=statement.type,
        reads=note(statement),
        title=title_of(statement),
        parties=_between(statement, named),
        words=_words(statement),
        quoted=isinstance(statement, Said) and statement.direct is True,
        speaker=safe(speaker.name) if speaker else None,
        speaker_id=speaker.entity if speaker else None,
        doubt="" if statement.stance in PLAIN else statement.stance,
        confidence=statement.confidence,
        review=statement.review,
        source=source_of(report),
    )


def lines(browse: Browse, statements: Iterable[str]) -> dict[str, Line]:
    """Lines by statement id; three questions however many there are. Ids that are not there are left out."""
    found = browse.statements(statements)
    reports = browse.heads(s.report for s in found.values())
    named = names_of(browse, found.values())
    return {i: line_of(s, reports[s.report], named) for i, s in found.items() if s.report in reports}


def names_of(browse: Browse, statements: Iterable[Statement]) -> Names:
    """Names of the entities that the statements tell of, asked for at once."""
    known = browse.entities(sorted({i for s in statements for i in involved(s)}))

    def named(ids: Iterable[str]) -> str:
        return names(ids, known)

    return named


def involved(statement: Statement) -> tuple[str, ...]:
    """Ids of the entities that a statement tells of, its speaker's first."""
    ids: list[str | None] = [statement.speaker.entity if statement.speaker else None]
    if isinstance(statement, Occurrence):
        ids += [*statement.actors, *statement.recipients]
    elif isinstance(statement, Position):
        ids += [statement.party, statement.addressee]
    return tuple(dict.fromkeys(i for i in ids if i))


def ordered(found: Mapping[str, Line], ids: Iterable[str]) -> tuple[Line, ...]:
    """Lines in the order of the ids."""
    return tuple(found[i] for i in ids if i in found)


def _between(statement: Statement, named: Names) -> str:
    if isinstance(statement, Occurrence):
        return safe(parties(statement, named))
    if isinstance(statement, Position):
        return who_whom(named(filter(None, [statement.party])), named(filter(None, [statement.addressee])))
    return ""


def _words(statement: Statement) -> str:
    """What was said, else the sentence, shortened at a word."""
    if isinstance(statement, Said) and statement.content:
        return short(" … ".join(c.exact for c in statement.content), QUOTED)
    return _around(statement)


def _around(statement: Statement) -> str:
    """The sentence; of a long one what stands around the statement's words."""
    sentence, at = statement.sentence.exact, max(0, statement.span.start - statement.sentence.start)
    if len(sentence) <= SENTENCE or at < SENTENCE // 2:
        return short(sentence, SENTENCE)
    return "…" + short(sentence[at - SENTENCE // 3 :].split(" ", 1)[-1], SENTENCE)
