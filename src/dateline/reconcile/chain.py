"""Chains: within one report, which occurrences speak of a happening told of before ("the attack", "the talks")."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from dateline.reconcile.account import Account
from dateline.reconcile.compare import LINK, Weights, happened_in_other_years, likeness
from dateline.reconcile.cues import cue
from dateline.reconcile.happening import Happening, happening
from dateline.reconcile.terms import stems_of

# What a writer's ways of going on add to the likeness of two happenings, by reasoning: "the attack" takes up an attack told of before, one
# sentence tells mostly of one happening, and "another attack" is another.
SAME_SENTENCE = 0.8
TAKEN_UP = 1.0  # led in as known, with the same word
TAKEN_UP_OTHERWISE = 0.7  # led in as known, with another word of its type
RESULT = 0.9  # what it did: "two people were killed"
CLOSE_BY = 0.3
OF_A_YEAR_PAST = -1.6  # what is told far from it without a day is of now
NEW = -0.8
CLOSE = 400  # characters: about two sentences


def chains(occurrences: Sequence[Account], weights: Weights) -> list[Happening]:
    """Happenings of one report, in the order in which it first tells of them."""
    found: list[Happening] = []
    of_type: defaultdict[str | None, list[int]] = defaultdict(list)
    for account in sorted(occurrences, key=lambda a: a.statement.span.start):
        alone = happening([account])
        scores = [(_score(found[i], alone, weights), i) for i in of_type[alone.event_type]]
        best, at = max(scores, default=(-math.inf, 0))  # of equals the one told of last
        if best >= LINK:
            found[at] = happening([*found[at].members, account])
        else:
            of_type[alone.event_type].append(len(found))
            found.append(alone)
    return found


def _score(chain: Happening, alone: Happening, weights: Weights) -> float:
    account = alone.first
    if _long_after(chain, account):
        return -math.inf
    total = likeness(chain, alone, weights)[0] + (
        OF_A_YEAR_PAST if happened_in_other_years(chain, alone) and not _nearness(chain, account) else 0.0
    )
    if alone.triggers <= stems_of("types", "results") and not alone.actors:
        return total + RESULT + _nearness(chain, account)
    if account.known and chain.triggers & alone.triggers:
        return total + TAKEN_UP + _nearness(chain, account)
    return total + (TAKEN_UP_OTHERWISE if account.known else NEW if account.new else 0.0) + _nearness(chain, account)


def _long_after(chain: Happening, account: Account) -> bool:
    """ "the bombing came three weeks after gunmen killed 33": a span of time parts two happenings of one sentence."""
    at = account.statement
    for other in (m.statement for m in chain.members if m.statement.sentence == at.sentence):
        first, second = sorted((other.span, at.span), key=lambda s: s.start)
        if cue("span_after").search(at.sentence.exact[first.end - at.sentence.start : second.start - at.sentence.start]):
            return True
    return False


def _nearness(chain: Happening, account: Account) -> float:
    last = chain.members[-1].statement
    if last.sentence == account.statement.sentence:
        return SAME_SENTENCE
    return CLOSE_BY if account.statement.span.start - last.span.end <= CLOSE else 0.0
