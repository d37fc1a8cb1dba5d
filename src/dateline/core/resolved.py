"""What the resolvers found in one report: mentions, entities, and who each referring word stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dateline.core.entity import Entity
from dateline.core.mention import DateMention, NameMention, PlaceMention
from dateline.core.spans import Span


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that stand for an entity: a name, a surname, a title, a pronoun, a capital for its government."""

    span: Span
    entity: str


@dataclass(frozen=True)
class Resolved:
    """The resolvers' answers for one report. All tuples are in the order of the text.

    `references` holds every word group that stands for an entity, names included; references do not overlap.
    `bodies` are words for a state's government or army and for an armed movement without its name ("the army", "the rebels").
    `home` is the state that the report is about at home: that of "the government" and of officials of whom no state is said.
    `unnamed` are words for people and bodies without a name ("gunmen", "the court", "Malian fishermen") with the entity that they are as
    a party: entities of the report only if something tells of what they did or suffered. Theirs may hold the words of a state's reference.
    `grounds` tells as whom each town or region, by id of its mention, would act or suffer something: entities of the report only if
    it does.
    """

    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    names: tuple[NameMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    bodies: tuple[Reference, ...] = ()
    home: str | None = None
    unnamed: tuple[tuple[Reference, Entity], ...] = field(default=(), repr=False)
    grounds: Mapping[str, Entity] = field(default_factory=dict, repr=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _by_id: dict[str, Entity] = field(init=False, repr=False, compare=False)
    _bodies_at: dict[int, Reference] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(r.span.start for r in self.references))
        object.__setattr__(self, "_by_id", {e.id: e for e in self.entities})
        object.__setattr__(self, "_bodies_at", {at: r for r in self.bodies for at in range(r.span.start, r.span.end)})

    def entity(self, ident: str | None) -> Entity | None:
        """The entity with that id, if this report knows it."""
        return self._by_id.get(ident) if ident else None

    def references_in(self, start: int, end: int) -> tuple[Reference, ...]:
        """References that lie wholly within the stretch, in order."""
        first, last = bisect_left(self._starts, start), bisect_right(self._starts, end)
        return tuple(r for r in self.references[first:last] if r.span.end <= end)

    def reference_at(self, offset: int) -> Reference | None:
        """The reference whose words hold the character at `offset`."""
        at = bisect_right(self._starts, offset) - 1
        found = self.references[at] if at >= 0 else None
        return found if found and found.span.start <= offset < found.span.end else None

    def party_at(self, offset: int) -> Reference | None:
        """The reference there or, of such a body without a name, the one to its state or movement."""
        return self.reference_at(offset) or self.body_at(offset)

    def body_at(self, offset: int) -> Reference | None:
        """The reference of such a body's words alone."""
        return self._bodies_at.get(offset)

    def ground_at(self, offset: int) -> Entity | None:
        """As whom the town or region named there would suffer something."""
        place = next((p for p in self.places if p.span.start <= offset < p.span.end), None)
        return self.grounds.get(place.id) if place is not None else None

    def with_unnamed(self) -> Resolved:
        """The same where people without a name are parties as those with one."""
        kinds = {e.id: e for _, e in self.unnamed}
        bodies = (*self.bodies, *(r for r, _ in self.unnamed))
        return replace(self, entities=(*self.entities, *kinds.values()), bodies=bodies, unnamed=())

    def entities_in(self, start: int, end: int) -> tuple[str, ...]:
        """Ids of the entities referred to within the stretch, each once, in order of first appearance."""
        return unique(r.entity for r in self.references_in(start, end))


def unique(ids: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order of first appearance."""
    return tuple(dict.fromkeys(ids))
