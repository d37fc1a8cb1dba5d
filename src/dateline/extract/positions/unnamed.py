"""Parties without a name: "the miners", "relatives of the crew", "both sides", who take positions and are spoken to as others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dateline.core.resolved import Resolved
from dateline.extract import clause
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.occurrences.parties import named
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import position_words
from dateline.extract.occurrences.sides import means_both

PLURAL = frozenset(("they", "them", "some", "many", "most", "others", "all"))


@dataclass(frozen=True)
class Parties:
    """Who words stand for: those with a name, and in `wide` also those without one. `pair`: the two sides of a report of war."""

    resolved: Resolved
    wide: Resolved
    pair: tuple[str, ...] = ()

    def of(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """Entities of the phrases with these heads, the likeliest first.

        "Chilean miners" are miners, but "Chilean troops" Chile.
        """
        found = named(list(heads), self.resolved)
        if heads and found and self._placed(heads[0], found[0]):
            return named(list(heads[:1]), self.wide) or found
        return found or self._both(heads) or named(list(heads), self.wide) or self._before(heads)

    def _placed(self, head: Token, ident: str) -> bool:
        """Whether a state is only where the people are from who stand there without a name, who do not speak for it."""
        entity, people = self.resolved.entity(ident), self.wide.party_at(head.idx)
        apart = people is not None and self.resolved.party_at(head.idx) is None
        return apart and entity is not None and entity.sort == "state" and lemma(head) not in position_words()["state_bodies"]

    def _both(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """ "Both sides", "the belligerents" of a report of war."""
        return self.pair if any(means_both(h) for h in heads) else ()

    def _before(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """Of "they", "some of them" those without a name whom the sentence before is about."""
        head = heads[0] if heads else None
        start = head.sent.start if head is not None else 0
        if head is None or start == 0 or head.lower_ not in PLURAL or self.resolved.reference_at(head.idx) is not None:
            return ()
        subjects = [s for s in clause.subjects(head.doc[start - 1].sent.root) if s.tag_ == "NNS"]
        return named(subjects, self.wide)

    def speaker(self, said: Attribution | None) -> str | None:
        """Who says it, also where that is somebody without a name."""
        if said is None or said.speaker is None:
            return None
        who, span = said.speaker.entity, said.speaker.span
        if who or span is None:
            return who
        within = (r for r in self.wide.bodies if span.covers(r.span))  # not the council of "meetings of the council"
        return next((r.entity for r in within if " of " not in span.exact[: r.span.start - span.start]), None)
