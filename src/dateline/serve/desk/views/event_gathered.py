"""Where and when a happening was that only its figures tell of: the sentences of these figures that name its place and its day."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from dateline.core.event import Event
from dateline.core.mention import DateMention, PlaceMention
from dateline.core.statement import Figure
from dateline.core.when import When
from dateline.serve.desk.views.story_happened import place_key
from dateline.store import schema
from dateline.store.browse import Browse
from dateline.store.rows import MENTIONS, item_of, rows_in


def gathered(browse: Browse, event: Event, figures: Iterable[Figure]) -> dict[str | When, list[str]]:
    """The event's place (as "gazetteer/id") and date, each with the ids of the figures in whose sentence it stands."""
    by_report: dict[str, list[Figure]] = {}
    for figure in figures:
        by_report.setdefault(figure.report, []).append(figure)
    found: dict[str | When, list[str]] = {}
    wanted = {key for key in (place_key(event.where), event.when) if key}
    for mention in _dates_and_places(browse, by_report):
        value = _value(mention)
        if value in wanted:
            told = (f for f in by_report[mention.report] if f.sentence.start <= mention.span.start < f.sentence.end)
            found.setdefault(value, []).extend(f.id for f in told)
    return found


def _dates_and_places(browse: Browse, reports: Iterable[str]) -> list[DateMention | PlaceMention]:
    table = schema.mentions
    query = select(table.c.type, table.c.body).where(table.c.type.in_(("date", "place"))).order_by(table.c.report, table.c.start)
    with browse.archive.reading() as db:
        return [item_of(MENTIONS[row.type], row.body) for row in rows_in(db, query, table.c.report, reports)]  # type: ignore[misc]


def _value(mention: DateMention | PlaceMention) -> str | When:
    if isinstance(mention, PlaceMention):
        return place_key(mention.place) or ""
    return When(mention.edtf, mention.earliest, mention.latest)
