"""Findings: how the accounts of each question, and of each happening's status, compare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, permutations

from dateline.core.event import About, Event, Finding, Relation
from dateline.core.statement import Figure, Occurrence
from dateline.reconcile.account import NEAR, Account
from dateline.reconcile.estimate import estimate
from dateline.reconcile.interval import ends, family, point
from dateline.reconcile.judge import published_before, relation_of, standing, updates
from dateline.reconcile.link import Cluster
from dateline.reconcile.measure import UNSPECIFIC, comparable, qualifiers, roles
from dateline.reconcile.ordinal import ordinal_of
from dateline.reconcile.say import say_figures, say_ordinals, say_status
from dateline.reconcile.terms import stems_of, words_of

LATER_STATUS: dict[str, tuple[str, ...]] = {"planned": ("ongoing", "happened"), "ongoing": ("happened",), "hypothetical": ()}


def figure_finding(question: Cluster, event: str | None, voice_of: Mapping[str, int]) -> Finding | None:
    """What comes of figures that answer one question; one report repeating itself is no finding."""
    figures = [a.statement for a in question if isinstance(a.statement, Figure)]
    if len(figures) < 2 or (len({f.report for f in figures}) < 2 and len({(f.low, f.high) for f in figures}) < 2):
        return None
    relation = relation_of(question)
    if relation in ("conflict", "denial") and len({(a.report.id, a.statement.speaker) for a in question}) == 1:
        return None  # nobody contradicts himself in one report: these are two things told in like words
    found = estimate(question, relation, voice_of)
    ids = tuple(a.statement.id for a in question)
    says = say_figures(question, relation)
    return Finding(
        event=event,
        about=about(figures),
        statements=ids,
        relation=relation,
        best=found.best,
        low=found.low,
        high=found.high,
        rule=found.rule,
        says=says,
    )


def revised_in(question: Cluster) -> Cluster:
    """Of figures that contradict each other those that their own sentence tells as raised since ("had counted 41, raised it to 49")."""
    together: dict[tuple[str, int], list[Account]] = {}
    for account in question:
        together.setdefault((account.report.id, account.statement.sentence.start), []).append(account)
    earlier = frozenset(a for some in together.values() for a, b in permutations(some, 2) if updates(a, b))
    if not earlier or relation_of(question) not in ("conflict", "denial"):
        return ()
    return tuple(a for a in question if a in earlier)


def revision_findings(question: Cluster, event: str | None, voice_of: Mapping[str, int]) -> Iterator[Finding]:
    """What takes the place of what, where others contradict it: with all who gave the earlier number."""
    for earlier in revised_in(question):
        later = [a for a in question if a.statement.sentence == earlier.statement.sentence and updates(earlier, a)]
        told = [a for a in question if a in later or _same_number(a, earlier)]
        if found := figure_finding(tuple(told), event, voice_of):
            yield found


def _same_number(a: Account, b: Account) -> bool:
    one, two = a.statement, b.statement
    return isinstance(one, Figure) and isinstance(two, Figure) and point(one) == point(two)


def about(figures: Sequence[Figure]) -> About:
    """Roles that most figures have, thing and unit: the unit that all are given in, else the one they are compared in."""
    first = figures[0]
    unit = first.unit if len({f.unit for f in figures}) == 1 else family(first.unit)
    told = Counter(roles(f) for f in figures)
    return About("+".join(sorted(told.most_common(1)[0][0])), first.what, unit)


def scope_findings(questions: Sequence[tuple[Cluster, str | None]]) -> Iterator[Finding]:
    """Pairs of questions about one event whose roles overlap without being the same: "destroyed" and "destroyed or damaged"."""
    for (one, event), (two, other) in combinations(questions, 2):
        a, b = one[0].statement, two[0].statement
        if event is None or event != other or not (isinstance(a, Figure) and isinstance(b, Figure)):
            continue
        if _overlap(roles(a), roles(b)) and _told_otherwise(one, two) and comparable(a, b) and _alike(a, b):
            members = sorted((*one, *two), key=lambda m: m.order)
            yield Finding(
                event=event,
                about=About("+".join(sorted(roles(a) | roles(b))), a.what, family(a.unit)),
                statements=tuple(m.statement.id for m in members),
                relation="scope",
                says=say_figures(members, "scope"),
            )


def _overlap(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sets of roles share a loss and differ in another; "affected" says too little for either."""
    return bool(one & two & words_of("roles", "loss") - UNSPECIFIC) and bool((one ^ two) - UNSPECIFIC)


def _told_otherwise(one: Cluster, two: Cluster) -> bool:
    """Whether the two questions are answered with different numbers: the same one differs in words alone."""
    told = [{ends(a.statement) for a in cluster if isinstance(a.statement, Figure)} for cluster in (one, two)]
    return told[0] != told[1]


def _alike(a: Figure, b: Figure) -> bool:
    """Neither is narrowed down by words that the other lacks the like of."""
    one, two = qualifiers(a), qualifiers(b)
    return not one or not two or bool(one & two)


def status_finding(event: Event, members: Sequence[Account]) -> Finding | None:
    """Whether accounts differ in what came of a happening: planned, under way, over, or denied."""
    told = _most_telling([(a, a.statement.status) for a in members if isinstance(a.statement, Occurrence) and _lasts(a)])
    relation = _status_relation({s for a, s in told if s != "ongoing" or _under_way(a, told)})
    if relation == "update" and not _came_later(told):
        return None
    if relation is None or event.event_type not in words_of("types", "followed") or len({a.report.id for a, _ in told}) < 2:
        return None
    return _word_finding(event, "status", [a for a, _ in told], relation, say_status([(a, s) for a, s in told], relation))


def _lasts(account: Account) -> bool:
    """Whether the status tells something: a blow or an arrest is never under way ("being shot"), a siege or talks are."""
    told = account.statement
    if not isinstance(told, Occurrence) or told.status != "ongoing" or told.event_type not in words_of("types", "blows"):
        return True
    return account.trigger in stems_of("types", "war") | stems_of("types", "lasting")


def _came_later(told: Sequence[tuple[Account, str]]) -> bool:
    """Whether some report tells of more than another that was not published after it: what is planned once it has happened is another."""
    return any(
        later in LATER_STATUS.get(status, ()) and a.report.id != b.report.id and not published_before(b, a)
        for a, status in told
        for b, later in told
    )


def _most_telling(told: Sequence[tuple[Account, str]]) -> list[tuple[Account, str]]:
    """Of each report and status those that tell how far it has come ("has begun", "lasted an hour"), else the first."""
    phased = [(a, s) for a, s in told if s != "hypothetical" and _phased(a)]
    known = {(a.report.id, s) for a, s in phased}
    firsts = {(a.report.id, s): (a, s) for a, s in reversed(told) if s != "hypothetical" and (a.report.id, s) not in known}
    return sorted([*phased, *firsts.values()], key=lambda found: found[0].order)


def _phased(account: Account, words: str = "phases") -> bool:
    """Whether a word within about a clause of the mention tells how far the happening has come. `words`: the list of such words."""
    statement = account.statement
    at = statement.span.start - statement.sentence.start
    near = re.findall(r"[a-z]+", statement.sentence.exact[max(0, at - NEAR) : at + NEAR].lower())
    return not words_of("types", words).isdisjoint(near)


def ordinal_finding(event: Event, members: Sequence[Account]) -> Finding | None:
    """Whether accounts agree which of a series a happening is: "the second round", "the second meeting in two weeks".

    Ordinals counted within different frames ("in two weeks", "this year") can differ and all be true.
    """
    numbered = standing([a for a in members if isinstance(a.statement, Occurrence) and ordinal_of(a.statement)])
    told = [(a, found) for a in numbered if isinstance(a.statement, Occurrence) and (found := ordinal_of(a.statement))]
    if len({a.report.id for a, _ in told}) < 2:
        return None
    numbers, frames = {n for _, (n, _) in told}, {frame for _, (_, frame) in told}
    relation: Relation = "compatible" if len(frames) > 1 else "agree" if len(numbers) == 1 else "conflict"
    return _word_finding(event, "ordinal", [a for a, _ in told], relation, say_ordinals([(a, n) for a, (n, _) in told], relation))


def _word_finding(event: Event, role: str, accounts: Sequence[Account], relation: Relation, says: str) -> Finding:
    ids = tuple(a.statement.id for a in accounts)
    return Finding(event=event.id, about=About(role, None, None), statements=ids, relation=relation, says=says)


def _under_way(account: Account, told: Sequence[tuple[Account, str]]) -> bool:
    """Whether a word says that it goes on, or that it has ended since: a mere "was shooting", "protesting" tells nothing."""
    return _phased(account) or any(_phased(other, "ends") for other, status in told if status == "happened")


def _status_relation(statuses: set[str]) -> Relation | None:
    if "denied" in statuses and statuses & {"happened", "ongoing"}:
        return "denial"
    return "update" if any(later in statuses for s in statuses for later in LATER_STATUS.get(s, ())) else None
