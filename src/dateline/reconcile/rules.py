"""Named rules that draw best, low and high from figures that answer one question. Voices are counted, never reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from dateline.core.errors import UsageError
from dateline.core.report import Report
from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.interval import point
from dateline.reconcile.judge import standing, updates

PRECISE = ("=", "range", "~", ">=", "<=", ">", "<")  # from a plain number to a mere bound
PREFER = "prefer:"


@dataclass(frozen=True, slots=True)
class Estimate:
    """`low` <= `best` <= `high`, null where the rule gives none, and the rule's name."""

    best: float | None
    low: float | None
    high: float | None
    rule: str | None


NO_ESTIMATE = Estimate(None, None, None, None)


@dataclass(frozen=True, eq=False)
class Telling:
    """One account's figure with its number and the number of the voice that gives it."""

    account: Account
    figure: Figure
    value: float
    voice: int


Draw = Callable[[Sequence[Telling]], Estimate]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, in one sentence how it works and where it comes from, and the function that applies it."""

    name: str
    says: str
    draw: Draw


def tellings(accounts: Sequence[Account], voice_of: Mapping[str, int]) -> list[Telling]:
    """The accounts that give a number and that no later version of their page takes the place of."""
    made = []
    for account in standing(accounts):
        figure = account.statement
        if isinstance(figure, Figure) and not figure.unknown and (value := point(figure)) is not None:
            made.append(Telling(account, figure, value, voice_of.get(account.report.id, -1)))
    return made


def spread(told: Sequence[Telling], best: float | None, rule: str) -> Estimate:
    """The best between the least and the greatest number that anybody names."""
    ends = [end for t in told for end in (t.figure.low, t.figure.high) if end is not None]
    return Estimate(best, min(ends), max(ends), rule) if ends else NO_ESTIMATE


def by_voices(told: Sequence[Telling]) -> float | None:
    """The number that most voices give, the lower of equals."""
    voices = _voices_by_value(told)
    return min(voices, key=lambda v: (-len(voices[v]), v)) if voices else None


def newest(told: Sequence[Telling]) -> float | None:
    """The number of the report published last; of one report the one that stands last."""
    return max(told, key=lambda t: (t.account.report.published.edtf or "", t.account.order)).value if told else None


def _voices_by_value(told: Sequence[Telling]) -> dict[float, set[int]]:
    found: dict[float, set[int]] = defaultdict(set)
    for telling in told:
        found[telling.value].add(telling.voice)
    return found


def ucdp(told: Sequence[Telling]) -> Estimate:
    """Of what is not denied, not unconfirmed and not replaced by a later count: what most voices give, the lower where that ties."""
    vouched = [t for t in told if t.figure.stance not in ("denied", "unconfirmed")] or list(told)
    last = [t for t in vouched if not any(updates(t.account, other.account) for other in vouched)] or vouched
    return spread(last, by_voices(last), "ucdp")


def conservative(told: Sequence[Telling]) -> Estimate:
    """The least number that anybody says was reached; "up to 5" says none and counts only where nobody else says anything."""
    reached = [t.figure.low for t in told if t.figure.low is not None]
    return spread(told, min(reached or [t.value for t in told], default=None), "conservative")


def latest(told: Sequence[Telling]) -> Estimate:
    """The number that was published last; of one day the one told most precisely ("nine" before "several")."""
    if not told:
        return NO_ESTIMATE
    last = max(told, key=lambda t: (t.account.report.published.edtf or "", -PRECISE.index(t.figure.op), t.account.order))
    return spread(told, last.value, "latest")


def mode(told: Sequence[Telling]) -> Estimate:
    """The number that most voices give; of equals the one told most precisely, then the lower."""
    voices = _voices_by_value(told)
    if not voices:
        return NO_ESTIMATE
    care = {v: min(PRECISE.index(t.figure.op) for t in told if t.value == v) for v in voices}
    return spread(told, min(voices, key=lambda v: (-len(voices[v]), care[v], v)), "mode")


def mean_of_voices(told: Sequence[Telling]) -> Estimate:
    """The mean over voices, each of which counts once, with the mean of its own numbers."""
    own: dict[int, list[float]] = defaultdict(list)
    for telling in told:
        own[telling.voice].append(telling.value)
    return spread(told, fmean(map(fmean, own.values())) if own else None, "mean-of-voices")


def preferring(names: Sequence[str]) -> Rule:
    """The numbers of the first of these publishers, agencies or speakers that gives any; without them as `ucdp`."""
    rule = PREFER + ",".join(names)

    def draw(told: Sequence[Telling]) -> Estimate:
        for name in names:
            if theirs := [t for t in told if _is_of(t, name)]:
                return spread(told, by_voices(theirs), rule)
        return ucdp(told)

    return Rule(rule, "the first of the sources named that gives a number; `ucdp` where none does", draw)


def _is_of(telling: Telling, name: str) -> bool:
    """Whether publisher, credited agency or speaker holds the name as whole words."""
    report, speaker = telling.account.report, telling.figure.speaker
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)
    return any(word.search(known) for known in (*publishers(report), speaker.name if speaker else "") if known)


def publishers(report: Report) -> tuple[str, ...]:
    """Who stands behind a report: its publisher and the agencies it credits."""
    return (*([report.publisher] if report.publisher else []), *report.credits)


RULES: dict[str, Rule] = {
    r.name: r
    for r in (
        Rule(
            "ucdp",
            "the most reliable number, the lower where reliability cannot be told apart (UCDP): here what most voices give "
            "among what is neither denied, unconfirmed nor replaced by a later count",
            ucdp,
        ),
        Rule("conservative", "the least number that anybody says was reached (ACLED: the most conservative)", conservative),
        Rule("latest", "the number that was published last, of one day the most precise", latest),
        Rule("mode", "the number that most voices give, of equals the most precise, then the lower", mode),
        Rule("mean-of-voices", "the mean over voices, each counted once", mean_of_voices),
    )
}


def rule_called(name: str) -> Rule:
    """The rule of a name, also "prefer:NAME,NAME". Raises UsageError with those there are."""
    if name.startswith(PREFER):
        names = [n.strip() for n in name.removeprefix(PREFER).split(",") if n.strip()]
        if names:
            return preferring(names)
    if name not in RULES:
        raise UsageError(f"there is no rule {name}; give --rule with one of: {' '.join(RULES)} {PREFER}NAME,NAME")
    return RULES[name]
