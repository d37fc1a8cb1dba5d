"""How many an event killed or injured: one estimate of the whole toll out of all the figures told of it, by a named rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.core.event import Event, Finding, Relation
from dateline.core.statement import Figure
from dateline.reconcile.account import Account
from dateline.reconcile.cues import cue
from dateline.reconcile.estimate import NO_ESTIMATE, Estimate, estimate
from dateline.reconcile.interval import widest
from dateline.reconcile.judge import relation_of
from dateline.reconcile.measure import qualifiers
from dateline.reconcile.rules import Rule
from dateline.reconcile.terms import part_of_people, stem
from dateline.serve.formats.parties import words as words_of

STATED = "stated"  # the rule where one account alone gives a number


@cache
def civilians() -> frozenset[str]:
    """Stems of the words for people who bear no arms."""
    return frozenset(map(stem, words_of("civilians")))


@dataclass(frozen=True)
class Question:
    """Figures that answer one question, their relation, and what the record's finding has them come to."""

    accounts: tuple[Account, ...]
    relation: Relation

    @property
    def figures(self) -> list[Figure]:
        """The figures alone."""
        return [a.statement for a in self.accounts if isinstance(a.statement, Figure)]

    @property
    def whole(self) -> bool:
        """Whether it asks for all who came to harm, not for some sort of them ("two soldiers", "ten of them")."""
        return of_all(self.figures)

    @property
    def civilian(self) -> bool:
        """Whether somebody calls those counted civilians, or people who bear no arms."""
        called = [{stem(w) for w in f"{f.what} {f.span.exact}".split()} for f in self.figures]
        return any(not civilians().isdisjoint(words) for words in called)


def of_all(figures: Sequence[Figure]) -> bool:
    """Whether most of the figures count all concerned, not some sort or part of them: one may say "ten" where others say "ten tourists"."""
    parts = [bool(part_of_people(f.what) or qualifiers(f) or cue("part_of").search(f.span.exact)) for f in figures]
    return 2 * sum(parts) < len(parts)


def questions(event: Event, role: str, accounts: Mapping[str, Account], findings: Sequence[Finding]) -> list[Question]:
    """What is asked about an event in one role ("killed"): as its findings compare figures, and each figure that none compares."""
    told = {s: a for s in event.statements if (a := accounts.get(s)) and _counts(a, role)}
    made, compared = [], set()
    for finding in findings:
        members = tuple(told[s] for s in finding.statements if s in told)
        if finding.relation != "scope" and members and role in (finding.about.role or "").split("+"):
            made.append(Question(members, finding.relation))
            compared |= {a.statement.id for a in members}
    return made + [Question((a,), "agree") for s, a in told.items() if s not in compared]


def _counts(account: Account, role: str) -> bool:
    figure = account.statement
    return (
        isinstance(figure, Figure)
        and role in figure.role
        and figure.unit == "count"
        and figure.review != "rejected"
        and not (figure.low is None and figure.high is None)
    )


def toll(asked: Iterable[Question], voice_of: Mapping[str, int], rule: Rule | None = None) -> Estimate:
    """The estimate for the question that asks for all; of several the one most voices answer, then the greatest.

    Parts are never summed up: a toll told only in parts ("two soldiers", "three children") has the greatest part as its estimate.
    """
    every = list(asked)
    chosen = max(every, key=lambda q: _weight(q, voice_of), default=None)
    if chosen is None:
        return NO_ESTIMATE
    found = estimate(chosen.accounts, chosen.relation, voice_of, rule)
    return replace(found, rule=STATED) if len(chosen.accounts) == 1 and not rule else found


def _weight(question: Question, voice_of: Mapping[str, int]) -> tuple[bool, int, float]:
    greatest = max(v for f in question.figures for v in (f.low, f.high) if v is not None)
    return question.whole, len({voice_of.get(a.report.id) for a in question.accounts}), greatest


def in_report(asked: Iterable[Question], report: str) -> Iterator[Question]:
    """The same questions as one report alone answers them."""
    for question in asked:
        own = tuple(a for a in question.accounts if a.report.id == report)
        figures = [a.statement for a in own if isinstance(a.statement, Figure)]
        if own:
            yield Question(own, "agree" if widest(figures) == "same" else relation_of(own))
