"""Which statements are wanted: filters of `statements`, `figures` and `positions`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.api import choose
from dateline.api.choose import Day, Where
from dateline.api.holding import tells_of
from dateline.core.statement import Figure, Position
from dateline.core.vocabulary import ROLES

if TYPE_CHECKING:
    from dateline.api.archive import Archive
    from dateline.api.things import Statement

Several = str | Iterable[str] | None
TYPES = ("figure", "said", "occurrence", "position")
ACTS = ("demand", "offer", "propose", "accept", "reject", "commit", "threaten", "condition")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Filters as a caller gives them; what cannot be right is refused when `find` is made, not when it is asked."""

    type: Several = None
    story: Any = None
    report: Any = None
    since: Day | None = None
    until: Day | None = None
    where: Where | None = None
    speaker: str | None = None
    actor: str | None = None
    role: Several = None
    text: str | None = None
    party: str | None = None
    act: Several = None

    def find(self, archive: Archive) -> Callable[[], Iterator[Statement]]:
        """What gives the statements, once it is asked. Raises UsageError for a filter that cannot be right."""
        types, roles = choose.one_of("type", self.type, TYPES), choose.one_of("role", self.role, ROLES)
        acts, dated, holds = choose.one_of("act", self.act, ACTS), choose.days(self.since, self.until), choose.holds(self.text)
        choose.places(self.where)
        home, story = choose.ident(self.report), choose.ident(self.story)

        def here(statement: Statement) -> bool:
            item = statement.item
            return (
                (types is None or item.type in types)
                and (roles is None or (isinstance(item, Figure) and bool(roles & set(item.role))))
                and (acts is None or (isinstance(item, Position) and item.act in acts))
                and dated(statement.report.item.published)
                and holds(item.sentence.exact)
            )

        def find() -> Iterator[Statement]:
            people = self._people(archive)
            events = None if self.where is None else {s for e in archive.events(where=self.where) for s in e.item.statements}
            reports = [home] if home else [r for r in archive.store.report_ids() if story in (None, archive.story_ids.get(r))]
            for statement in archive.each_statement(reports):
                if here(statement) and people(statement) and (events is None or statement.id in events):
                    yield statement

        return find

    def _people(self, archive: Archive) -> Callable[[Statement], bool]:
        """Whether a statement is by, about and of those who are wanted. A speaker may be wanted who is no entity: "officials"."""
        actor, party, speaker = archive.whom(self.actor), archive.whom(self.party), archive.whom(self.speaker)
        spoken = choose.holds(self.speaker)

        def test(statement: Statement) -> bool:
            item, told = statement.item, statement.speaker
            by = speaker is None or (told is not None and (told.entity in speaker or spoken(told.name)))
            of = party is None or (isinstance(item, Position) and item.party in party)
            return by and of and (actor is None or bool(actor & tells_of(item)))

        return test
