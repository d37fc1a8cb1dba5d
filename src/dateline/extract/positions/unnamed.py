"""Parties without a name: "the miners", "relatives of the crew", "both sides", who take positions and are spoken to as others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from dateline.core.resolved import Resolved, unique
from dateline.extract import clause, parse
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.occurrences.phrases import named
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import position_words
from dateline.extract.occurrences.sides import means_both
from dateline.extract.positions.speaks_for import speaks_for

THEY = frozenset(("they", "them"))
PLURAL = frozenset(("they", "them", "some", "many", "most", "others", "all"))


@dataclass(frozen=True)
class Parties:
    """Who words stand for: those with a name, and in `wide` also those without one. `pair`: the two sides of a report of war."""

    resolved: Resolved
    wide: Resolved
    doc: Doc
    pair: tuple[str, ...] = ()
    _sides: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    def side(self, ident: str | None) -> str | None:
        """For whom the entity speaks."""
        if ident is not None and ident not in self._sides:
            self._sides[ident] = speaks_for(ident, self.resolved, self.doc)
        return self._sides[ident] if ident is not None else None

    def of(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """Entities of the phrases with these heads, the likeliest first.

        "Chilean miners" are miners, but "Chilean troops" Chile.
        """
        found = named(list(heads), self.resolved)
        if heads and found and self._placed(heads[0], found[0]):
            return self._without_name(heads[:1]) or found
        return found or self._both(heads) or self._apposed(heads) or self._without_name(heads) or self._before(heads)

    def with_name(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """Of these those with a name, and people without one where their state would be named for them."""
        found = named(list(heads), self.resolved)
        return self._without_name(heads[:1]) if heads and found and self._placed(heads[0], found[0]) else found

    def _apposed(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """ "The bloc's foreign policy chief, Ada Berg"."""
        names = [c for h in heads[:1] if h.pos_ == "NOUN" for c in parse.children(h, "appos") if c.pos_ == "PROPN"]
        return unique(r.entity for c in names if (r := self.resolved.reference_at(c.idx)) is not None)

    def _without_name(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """Those whom the heads themselves call so: not the council of "meetings of the council"."""
        real = [clause.real_head(h) for h in heads]
        owned = [
            o for h in real if lemma(h) in position_words()["party_bodies"] for o in parse.children(h, "poss")
        ]  # "the teachers' union"
        references = [self.wide.party_at(t.idx) for t in (*real, *owned)]
        return unique(r.entity for r in references if r is not None)

    def _placed(self, head: Token, ident: str) -> bool:
        """Whether a state is only where the people are from who stand there without a name, who do not speak for it."""
        entity, people = self.resolved.entity(ident), self.wide.party_at(head.idx)
        apart = people is not None and self.resolved.party_at(head.idx) is None
        return apart and entity is not None and entity.sort == "state" and lemma(head) not in position_words()["state_bodies"]

    def _both(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """ "Both sides", "the belligerents" of a report of war."""
        return self.pair if any(means_both(h) for h in heads) else ()

    def _before(self, heads: Sequence[Token]) -> tuple[str, ...]:
        """Of "they", "some of them" those without a name whom the clause above or the sentence before is about."""
        head = heads[0] if heads else None
        if head is None or head.lower_ not in PLURAL or self.resolved.reference_at(head.idx) is not None:
            return ()
        start = head.sent.start
        above = [a for a in head.ancestors if a.pos_ == "VERB"][1:] or ([head.doc[start - 1].sent.root] if start else [])
        bare = head.lower_ not in THEY and not parse.children(head, "prep")  # "ordered the villagers to leave, but many stayed"
        about = [s for a in above[:2] for s in (*(clause.undergoers(a) if bare else ()), *clause.subjects(a))]
        return self._without_name([s for s in about if s.tag_ == "NNS"][:1])

    def body(self, pronoun: Token) -> str | None:
        """Of "it" the body, movement or state: no person, who could not be it; else that which the sentence before is about."""
        reference = self.resolved.reference_at(pronoun.idx)
        if reference is not None:
            entity = self.resolved.entity(reference.entity)
            return reference.entity if entity is not None and entity.sort != "person" else None
        start = pronoun.sent.start
        subjects = clause.subjects(pronoun.doc[start - 1].sent.root) if start and pronoun.i <= start + 1 else []
        found = (self.resolved.entity(i) for i in named(subjects, self.resolved))
        return next((e.id for e in found if e is not None and e.sort in ("organisation", "state", "group")), None)

    def speaker(self, said: Attribution | None) -> str | None:
        """Who says it, also where that is somebody without a name."""
        if said is None or said.speaker is None:
            return None
        who, span = said.speaker.entity, said.speaker.span
        if who or span is None:
            return who
        within = (r for r in self.wide.bodies if span.covers(r.span))  # not the council of "meetings of the council"
        return next((r.entity for r in within if " of " not in span.exact[: r.span.start - span.start]), None)
