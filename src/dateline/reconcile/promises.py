"""Whether what a party demanded or promised was later reported as having come about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.core.statement import Occurrence, Position
from dateline.reconcile.account import Account
from dateline.reconcile.judge import published_before
from dateline.reconcile.terms import stem, stems, words_of

CAN_BE_MET = ("demand", "offer", "propose", "commit", "threaten")
SHARED = 2  # telling words that a later account of a happening must share with what was demanded or promised


def met_by(positions: Sequence[Account], members: Mapping[int, Sequence[Account]], event_ids: Mapping[int, str]) -> dict[str, str]:
    """Position's statement id to the event that met it.

    Only a happening told as done by a report published on a later day counts, and only if it shares a party and telling words: a demand of
    which nothing more is heard stays open.
    """
    met: dict[str, str] = {}
    for account in positions:
        position = account.statement
        if not isinstance(position, Position) or position.act not in CAN_BE_MET:
            continue
        wanted = stems(position.content.exact)
        for number in sorted(members):
            if any(_meets(a, account, wanted) for a in members[number]):
                met[position.id] = event_ids[number]
                break
    return met


def _meets(account: Account, position: Account, wanted: frozenset[str]) -> bool:
    occurrence, told = account.statement, position.statement
    if not isinstance(occurrence, Occurrence) or occurrence.status != "happened" or not published_before(position, account):
        return False
    if occurrence.event_type not in words_of("types", "deeds"):
        return False
    if not isinstance(told, Position) or stem(occurrence.trigger.exact.split()[-1]) not in wanted:
        return False
    parties = {told.party, told.addressee} - {None}
    return bool(parties & {*occurrence.actors, *occurrence.recipients}) and len(wanted & account.near) >= SHARED
