"""Who says what in a story: quotations by speaker, newest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from dateline.core.head import Head
from dateline.core.report import Report
from dateline.core.statement import Said
from dateline.serve.desk.views.accounts import Account, Sources, together
from dateline.serve.words import headline, outlet

QUOTES, INDIRECT = 6, 12  # shown of one speaker
LISTED, VOICES = 200, 40  # reports on a page, and voices where there are more
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody with their quotations and what is told of their words; `more` and `more_told` count those left out."""

    name: str
    entity: str | None
    quotes: tuple[Account, ...]
    told: tuple[Account, ...]
    more: int
    more_told: int

    @property
    def newest(self) -> str:
        """The newest day on which they are quoted."""
        return max((a.day or "" for a in (*self.quotes, *self.told)), default="")


def speakers(sources: Sources, said: Iterable[Said]) -> tuple[Speaker, ...]:
    """Speakers with direct quotations first, then by how much they say and by name; without those that are not named at all."""
    accounts = [a for s in said if s.speaker and s.review != "rejected" and (a := sources.account(s.id))]
    by_key: dict[str, list[Account]] = {}
    for account in accounts:
        by_key.setdefault(account.speaker_id or (account.speaker or "").casefold(), []).append(account)
    found = [_speaker(sources, each) for each in by_key.values()]
    return tuple(sorted(found, key=lambda s: (not s.quotes, -len(s.quotes) - s.more, -len(s.told), s.name.casefold())))


def _speaker(sources: Sources, accounts: Sequence[Account]) -> Speaker:
    newest = sorted(accounts, key=lambda a: a.day or "", reverse=True)
    once = together(newest, key=lambda a: (_quoted(sources, a), tuple(WORD.findall(a.words.casefold()))))
    quotes, told = [a for a in once if _quoted(sources, a)], [a for a in once if not _quoted(sources, a)]
    ident = accounts[0].speaker_id
    entity = sources.entities.get(ident or "")
    longest = max((a.speaker or "" for a in accounts), key=len)
    return Speaker(
        name=entity.name if entity else longest,
        entity=entity.id if entity else None,
        quotes=tuple(quotes[:QUOTES]),
        told=tuple(told[:INDIRECT]),
        more=max(0, len(quotes) - QUOTES),
        more_told=max(0, len(told) - INDIRECT),
    )


def _quoted(sources: Sources, account: Account) -> bool:
    statement = sources.statements[account.statement]
    return isinstance(statement, Said) and statement.direct is not False


@dataclass(frozen=True, slots=True)
class Copy:
    """A report in a list of sources."""

    report: Report | Head
    outlet: str
    headline: str
    note: int


@dataclass(frozen=True, slots=True)
class Writing:
    """A report and those that carry the same writer's words."""

    first: Copy
    reprints: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Reports that speak with one voice; `number` counts from 1, `reports` counts them all."""

    number: int
    outlets: tuple[str, ...]
    writings: tuple[Writing, ...]
    reports: int

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The reports that are listed."""
        return tuple(copy for w in self.writings for copy in (w.first, *w.reprints))

    @property
    def more(self) -> int:
        """How many are not."""
        return self.reports - len(self.copies)


def voices(sources: Sources) -> tuple[Voice, ...]:
    """Reports by voice, in the order in which voices were first heard; reprints under the first that carried the words."""
    return _voices(sources, None, None)


def voices_on_page(sources: Sources) -> tuple[Voice, ...]:
    """The same, of more reports than a page has room for the first voices, and the first reports of each."""
    if len(sources.reports) <= LISTED:
        return voices(sources)
    return _voices(sources, VOICES, LISTED // min(VOICES, len({*sources.voices.values()})))


def _voices(sources: Sources, most: int | None, each: int | None) -> tuple[Voice, ...]:
    by_voice = groupby(sources.reports.values(), key=lambda r: sources.voices[r.id])
    return tuple(_voice(number, list(reports), sources, each) for number, reports in islice(by_voice, most))


def _voice(number: int, reports: Sequence[Report | Head], sources: Sources, most: int | None) -> Voice:
    written: dict[str, list[Copy]] = {}
    for report in reports[:most]:
        copy = Copy(report, outlet(report), headline(report, 120), sources.note(report.id))
        written.setdefault(sources.origins.get(report.id, report.id), []).append(copy)
    writings = tuple(Writing(copies[0], tuple(copies[1:])) for copies in written.values())
    outlets = tuple(dict.fromkeys(outlet(r) for r in reports))
    return Voice(number + 1, outlets, writings, len(reports))
