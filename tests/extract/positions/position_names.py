"""The positions of a whole reading, by the names of those who take them."""

from __future__ import annotations

from dateline.core.statement import Position
from dateline.read.reading import Reading
from dateline.run.pipeline import find_all


def positions_in(reading: Reading) -> list[tuple[str, str | None, str | None, str]]:
    """Act, party, addressee and words of the content of each, in the order of the text."""
    findings = find_all(reading)
    names = {e.id: e.name for e in findings.entities}
    found = (s for s in findings.statements if isinstance(s, Position))
    return [(s.act, names.get(s.party or ""), names.get(s.addressee or ""), s.content.exact) for s in found]
