"""The queue: one statement at a time of those that nobody looked at, heaviest first, with the reasons for which it is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, or_, select

from dateline.core.event import UNSETTLED, Story
from dateline.core.statement import Figure
from dateline.serve.desk.views.fields import confidence_words
from dateline.serve.desk.views.review_history import History, history
from dateline.serve.desk.views.statement_page import StatementPage, statement_page
from dateline.serve.words import number
from dateline.store import schema
from dateline.store.browse import Browse

UNSURE = 0.7  # confidence under which doubt is a reason
GONE = 5  # statements that are passed over at once where they are waiting and are not there


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the queue: weight and statement. It stays one after the statement has left the queue."""

    weight: float
    statement: str

    def __str__(self) -> str:
        return f"{self.weight!r}~{self.statement}"


@dataclass(frozen=True, slots=True)
class QueuePage:
    """All that the page prints. `view` is None where nobody is asked anything any more.

    `total` statements are left, `passed` of them stand before this one: they were left for later. `around`: the end was reached and this
    is the first of those.
    """

    view: StatementPage | None
    place: Place | None
    total: int
    passed: int
    around: bool
    story: Story | None
    reasons: tuple[str, ...]
    history: History | None

    @property
    def later(self) -> int:
        """Statements that come after this one."""
        return max(0, self.total - self.passed - 1)


def place_of(text: str) -> Place | None:
    """The place that an address names, None where it names none."""
    weight, _, statement = text.partition("~")
    try:
        value = float(weight)
    except ValueError:
        return None
    return Place(value, statement) if statement and value == value and abs(value) < 1e9 else None


def queue_page(browse: Browse, story: str | None = None, after: str = "", before: str = "", at: str = "") -> QueuePage:
    """The statement that stands next after a place, or last before one, or is named by `at`; the first where there is none such."""
    place, around = _found(browse, story, place_of(after), place_of(before), at)
    view = None
    for _ in range(GONE):
        view = statement_page(browse, place.statement) if place else None
        if view or not place:
            break
        place = _next(browse, story, place)
    row = browse.story(story) if story else None
    if view is None or place is None:
        return QueuePage(None, None, _count(browse, story), 0, False, row.story if row else None, (), None)
    return QueuePage(
        view=view,
        place=place,
        total=_count(browse, story),
        passed=_count(browse, story, _before(place)),
        around=around,
        story=row.story if row else None,
        reasons=tuple(reasons(view)),
        history=history(browse, place.statement),
    )


def reasons(view: StatementPage) -> Iterator[str]:
    """Why a statement is asked about before others, most pressing first."""
    open_ones = [c for c in view.compared if c.finding.review is None]
    disputes = [c for c in open_ones if c.finding.relation in UNSETTLED]
    others = [c for c in open_ones if c.finding.relation not in (*UNSETTLED, "agree")]
    for compared in disputes:
        against = sorted({line.reads for line in compared.lines if line.statement != view.statement.id} - {view.line.reads})
        yield f"in an open dispute over {compared.about}" + (f", against {_listed(against)}" if against else "")
    if others:
        yield f"other accounts differ: {_listed([f'{c.finding.relation} on {c.about}' for c in others])}"
    if view.event and view.event.voices > 1:
        yield f"{view.event.voices} independent voices tell of its event"
    sure = view.statement.confidence
    if sure < UNSURE:
        yield f"the reading is {confidence_words(sure)}"
    if view.line.doubt:
        yield f"its own report calls it {view.line.doubt}"
    if isinstance(view.statement, Figure) and not disputes:
        yield "it is a figure"


def _listed(items: list[str], most: int = 3) -> str:
    shown = "; ".join(items[:most])
    return f"{shown} and {number(len(items) - most)} more" if len(items) > most else shown


# --- the list itself: one row at a time, on an index -----------------------------------------------------------------


def _after(place: Place) -> ColumnElement[bool]:
    table = schema.waiting.c
    return and_(table.weight <= place.weight, or_(table.weight < place.weight, table.statement > place.statement))


def _before(place: Place) -> ColumnElement[bool]:
    table = schema.waiting.c
    return and_(table.weight >= place.weight, or_(table.weight > place.weight, table.statement < place.statement))


def _found(browse: Browse, story: str | None, after: Place | None, before: Place | None, at: str) -> tuple[Place | None, bool]:
    if at and (here := _one(browse, story, schema.waiting.c.statement == at)):
        return here, False
    if before and (earlier := _one(browse, story, _before(before), backwards=True)):
        return earlier, False
    if after and (later := _next(browse, story, after)):
        return later, False
    return _one(browse, story), after is not None


def _next(browse: Browse, story: str | None, place: Place) -> Place | None:
    return _one(browse, story, _after(place))


def _one(browse: Browse, story: str | None, *where: ColumnElement[bool], backwards: bool = False) -> Place | None:
    table = schema.waiting.c
    order = (table.weight, table.statement.desc()) if backwards else (table.weight.desc(), table.statement)
    query = select(table.weight, table.statement).where(*where, *_of(story)).order_by(*order).limit(1)
    with browse.archive.reading() as db:
        row = db.execute(query).first()
    return Place(row.weight, row.statement) if row else None


def _count(browse: Browse, story: str | None, *where: ColumnElement[bool]) -> int:
    with browse.archive.reading() as db:
        return browse.archive.counted(db, schema.waiting, *where, *_of(story))


def _of(story: str | None) -> list[ColumnElement[bool]]:
    return [schema.waiting.c.story == story] if story else []
