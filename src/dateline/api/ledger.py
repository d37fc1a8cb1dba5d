"""The negotiation ledger in Python: what parties want of each other, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, get_args

from dateline.api import choose, things
from dateline.api.choose import Day
from dateline.api.wanted import Several
from dateline.reconcile.negotiation import State
from dateline.serve import positions
from dateline.serve.readings import ACTS

if TYPE_CHECKING:
    from dateline.api.archive import Archive


class Entry:
    """One position of a party, with all statements that tell of it and its state.

    Every field of a record of the export `positions` is an attribute: `status`, `past_due`, `says`, `issue`, `act`, `first`, `last`, `due`,
    `party_name`, `voices`. `statements` and `met_by` are the records themselves; `item` is the entry as the program holds it.
    """

    kind = "entry"

    def __init__(self, archive: Archive, line: positions.Line, upto: str | None):
        self.archive, self.item, self.record = archive, line.entry, positions.record_of(line, upto)
        self.words = positions.what(line)

    @property
    def id(self) -> str:
        """Named after the first statement that tells of it."""
        return self.item.id

    @property
    def statements(self) -> tuple[things.Statement, ...]:
        """The statements that tell of it, first published first."""
        return self.archive.statements_of(self.record["statements"])

    @property
    def settled_by(self) -> tuple[things.Statement, ...]:
        """The statements that refused it, broke it or took its place."""
        return self.archive.statements_of(self.record["settled_by"])

    @property
    def met_by(self) -> things.Event | None:
        """The event that met it."""
        found = self.archive.browse.event(self.item.met_by) if self.item.met_by else None
        return things.Event(self.archive, found) if found else None

    def __getattr__(self, name: str) -> Any:
        """A field of the record."""
        if name in ("record", "item") or name not in self.record:
            raise AttributeError(name)
        return self.record[name]

    def __repr__(self) -> str:
        return f"<{self.status} {self.id}: {self.words}>"


def entries(
    archive: Archive, party: str | None, act: Several, status: Several, story: Any, until: Day | None
) -> Callable[[], Iterator[Entry]]:
    """What makes the entries that pass the filters, story by story. Raises UsageError for a status or act that there is not."""
    acts, states = choose.one_of("act", act, ACTS), choose.one_of("status", status, get_args(State))
    upto, home = choose.last_day(until), choose.ident(story)

    def make() -> Iterator[Entry]:
        who, last = archive.whom(party), upto or archive.store.last_day()
        for line in positions.lines_of(archive.store, home, last):
            entry = line.entry
            if (who is None or entry.party in who) and (acts is None or entry.act in acts) and (states is None or entry.state in states):
                yield Entry(archive, line, last)

    return make
