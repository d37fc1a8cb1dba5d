"""The negotiation ledger as a table: who wants what of whom by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dateline.serve.formats.cells import cell, csv_line, flat
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.positions import lines_of, record_of
from dateline.store.archive import Archive

COLUMNS = (
    *("id", "story", "party_name", "addressee_name", "issue", "act", "content", "first", "last", "due.edtf", "due.earliest", "due.latest"),
    *("status", "past_due", "says", "met_by", "settled_by", "accepted_by", "statements", "reports", "voices", "sentence", "publishers"),
    *("party", "addressee"),
)


def as_positions(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """A header, then a row an entry, story by story."""
    yield csv_line(COLUMNS)
    upto = archive.last_day()
    for line in lines_of(archive, options.story):
        row = _row(record_of(line, upto))
        yield csv_line(cell(row.get(name)) for name in COLUMNS)


def _row(record: dict[str, Any]) -> dict[str, Any]:
    """Of the sentences the first, and who published any."""
    told = record["sentences"]
    publishers = list(dict.fromkeys(s["publisher"] for s in told if s["publisher"]))
    return flat({k: v for k, v in record.items() if k != "sentences"}) | {"sentence": told[0]["exact"], "publishers": publishers}


POSITIONS = Format(
    name="positions", title="the negotiation ledger (CSV): who wants what of whom, and what became of it", suffix=".csv", lines=as_positions
)
