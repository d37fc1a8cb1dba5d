"""Accounts as pages show them: one statement with who says it, where it was published, when, and by which voice."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.core.entity import Entity
from dateline.core.event import Finding
from dateline.core.head import Head
from dateline.core.report import Report
from dateline.core.statement import Figure, Occurrence, Position, Said, Statement, StatementType
from dateline.core.when import When
from dateline.reconcile.ordinal import ordinal_of
from dateline.reconcile.voices import voice_of
from dateline.serve.desk.views.lines import title_of
from dateline.serve.lists import names
from dateline.serve.readings import INVARIANT, plural
from dateline.serve.words import headline, outlet, quantity, safe, short
from dateline.store.browse import Browse

LAST = "9999"  # after every day that is known
STATUS_WORDS: Mapping[str, str] = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "hypothetical": "may happen",
    "denied": "did not happen",
}


@dataclass(frozen=True, slots=True)
class Account:
    """One statement. `speaker` is None in the report's own voice; `more` are other statements of the same voice that say the same.

    `day` is the ISO day of publication, `note` the report's number in the page's list of sources, `sentence` the words it stands in;
    `direct`: `words` are the speaker's own.
    """

    statement: str
    type: StatementType
    reads: str
    words: str
    sentence: str
    direct: bool
    speaker: str | None
    speaker_id: str | None
    outlet: str
    report: str
    headline: str
    published: When
    voice: int
    note: int
    stance: str
    confidence: float
    review: str | None
    more: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The first day on which it may have been published."""
        return self.published.earliest

    @property
    def who(self) -> str:
        """The speaker, else the outlet."""
        return self.speaker or self.outlet


@dataclass(frozen=True, slots=True)
class Sources:
    """What the accounts of a page refer to. `reports` are by voice and day, `notes` their numbers in that order."""

    reports: Mapping[str, Report | Head]
    origins: Mapping[str, str]
    voices: Mapping[str, int]
    notes: Mapping[str, int]
    statements: Mapping[str, Statement]
    entities: Mapping[str, Entity]

    def account(self, ident: str) -> Account | None:
        """The account of a statement; None where it or its report is not there."""
        statement = self.statements.get(ident)
        report = self.reports.get(statement.report) if statement else None
        return account_of(statement, report, self.voices.get(report.id, 0), self.note(report.id)) if statement and report else None

    def note(self, report: str) -> int:
        """The number of a report in the list of sources, from 1."""
        return self.notes.get(report, 0)

    def accounts(self, ids: Iterable[str]) -> list[Account]:
        """Accounts by day of publication, then in the order of the ids."""
        found = [a for a in map(self.account, ids) if a]
        return sorted(found, key=lambda a: a.day or LAST)

    def named(self, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """(entity id, name) of those that are there."""
        return tuple((i, safe(self.entities[i].name)) for i in ids if i in self.entities)

    def names(self, ids: Iterable[str]) -> str:
        """Their names, comma between."""
        return safe(names(ids, self.entities))


def sources(browse: Browse, statements: Mapping[str, Statement], reports: Iterable[str] = (), entities: Iterable[str] = ()) -> Sources:
    """What these statements refer to, and besides them some reports and entities; voices are numbered by when each was first heard."""
    found = browse.heads(dict.fromkeys((*reports, *(s.report for s in statements.values()))))
    known = browse.entities(sorted(involved(statements.values()) | {*entities}))
    return sources_of(found, browse.origins(found), statements, known)


def sources_of(
    reports: Mapping[str, Report | Head], origins: Mapping[str, str], statements: Mapping[str, Statement], entities: Mapping[str, Entity]
) -> Sources:
    """The same of what is at hand."""
    ordered = sorted(reports.values(), key=lambda r: (r.published.earliest or LAST, r.id))
    voices = voice_of(ordered, origins)
    listed = sorted(ordered, key=lambda r: voices[r.id])  # stable: by voice, within it by day
    notes = {r.id: n for n, r in enumerate(listed, 1)}
    return Sources({r.id: r for r in listed}, origins, voices, notes, statements, entities)


def account_of(statement: Statement, report: Report | Head, voice: int, note: int) -> Account:
    """A statement of a report as an account."""
    speaker = statement.speaker
    return Account(
        statement=statement.id,
        type=statement.type,
        reads=title_of(statement),
        words=_words(statement),
        sentence=short(statement.sentence.exact, 400),
        direct=isinstance(statement, Said) and statement.direct is True,
        speaker=short(speaker.name, 80) if speaker else None,
        speaker_id=speaker.entity if speaker else None,
        outlet=outlet(report),
        report=report.id,
        headline=headline(report),
        published=report.published,
        voice=voice,
        note=note,
        stance=statement.stance,
        confidence=statement.confidence,
        review=statement.review,
    )


def claimed(statement: Statement | None, role: str | None) -> str:
    """What a statement says about what a finding compares: its figure, what came of it, or which in a series it is."""
    if isinstance(statement, Figure):
        return _measured(statement)
    if not isinstance(statement, Occurrence):
        return title_of(statement) if statement else ""
    found = ordinal_of(statement) if role == "ordinal" else None
    return " ".join(filter(None, found)) if found else STATUS_WORDS[statement.status]


def _measured(figure: Figure) -> str:
    """ "at least 12", "under 24 hours": with its unit, for others may tell of the same in another."""
    unit = safe(figure.unit)
    if figure.unknown or unit in ("", "count"):
        return quantity(figure)
    one = {figure.low, figure.high} - {None} == {1}
    return f"{quantity(figure)} {unit if one or unit.isupper() or unit in INVARIANT else plural(unit)}"


def together(accounts: Iterable[Account], key: Callable[[Account], Hashable]) -> list[Account]:
    """Accounts with those of one key folded into the first of them."""
    found: dict[Hashable, list[Account]] = {}
    for account in accounts:
        found.setdefault(key(account), []).append(account)
    return [replace(each[0], more=tuple(a.statement for a in each[1:])) for each in found.values()]


def involved(statements: Iterable[Statement]) -> set[str]:
    """Ids of the entities that the statements tell of."""
    ids: set[str | None] = set()
    for statement in statements:
        ids.add(statement.speaker.entity if statement.speaker else None)
        if isinstance(statement, Occurrence):
            ids |= {*statement.actors, *statement.recipients}
        elif isinstance(statement, Position):
            ids |= {statement.party, statement.addressee}
    return {i for i in ids if i}


def compared(findings: Sequence[Finding]) -> set[str]:
    """Ids of the statements that the findings compare."""
    return {ident for finding in findings for ident in finding.statements}


def _words(statement: Statement) -> str:
    """A statement's words; of a quotation without its marks, which pages add again. What is quoted only in part stays as it stands."""
    if not isinstance(statement, Said) or not statement.content:
        return short(statement.span.exact, 240)
    words = short(" … ".join(c.exact for c in statement.content), 480)
    return words.strip("“”\"'‘’ ").rstrip(",") if statement.direct is True else words
