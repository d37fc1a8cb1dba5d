"""Whether what a party demanded or promised was later reported as having come about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.core.statement import Occurrence, Position
from dateline.reconcile.account import Account
from dateline.reconcile.judge import published_before
from dateline.reconcile.side import Side
from dateline.reconcile.terms import stem, stems, words_of

CAN_BE_MET = ("demand", "offer", "propose", "commit", "threaten")
SHARED = 2  # telling words that a later account of a happening must share with what was demanded or promised


def met_by(
    positions: Sequence[Account], members: Mapping[int, Sequence[Account]], event_ids: Mapping[int, str], side: Side
) -> dict[str, str]:
    """Position's statement id to the event that met it.

    Only a happening told as done by a report published on a later day counts, that was not over before the position was told of, and only
    if it shares a party's side and telling words: a demand of which nothing more is heard stays open.
    """
    met: dict[str, str] = {}
    for account in positions:
        position = account.statement
        if not isinstance(position, Position) or position.act not in CAN_BE_MET:
            continue
        wanted = stems(position.content.exact)
        for number in sorted(members):
            if any(_meets(a, account, wanted, side) for a in members[number]):
                met[position.id] = event_ids[number]
                break
    return met


def _meets(account: Account, position: Account, wanted: frozenset[str], side: Side) -> bool:
    occurrence, told = account.statement, position.statement
    if not isinstance(occurrence, Occurrence) or occurrence.status != "happened" or not published_before(position, account):
        return False
    if occurrence.event_type not in words_of("types", "deeds"):
        return False
    if not isinstance(told, Position) or stem(occurrence.trigger.exact.split()[-1]) not in wanted:
        return False
    if _over_before(occurrence, position):
        return False
    parties = {side(told.party), side(told.addressee)} - {None}
    return len(wanted & account.near) >= SHARED and bool(parties & set(_partakers(occurrence, side)))


def _partakers(occurrence: Occurrence, side: Side) -> Iterator[str | None]:
    """Sides that do or suffer it, and those that the sentence names beside: "Norvia and Estmark exchanged prisoners"."""
    yield from (side(i) for i in (*occurrence.actors, *occurrence.recipients))
    yield from side.named_in(occurrence.sentence.exact)


def _over_before(occurrence: Occurrence, position: Account) -> bool:
    ended, told = occurrence.when.latest if occurrence.when else None, position.report.published.earliest
    return bool(ended and told and ended[:10] < told[:10])
