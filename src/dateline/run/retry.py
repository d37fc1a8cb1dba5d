"""Sources that were refused or not finished, as places that can be added again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from dateline.core.tried import Tried
from dateline.ingest.given import Given
from dateline.ingest.source import is_stored
from dateline.ingest.sources import Place
from dateline.run.intake import ADDRESSES
from dateline.store.archive import Archive

PlaceOf = Callable[[str], Place | None]  # a source's name in the ledger to what can be read; None where that cannot be had again


def file_named(name: str) -> Place | None:
    """The file of that name, also in a store of objects. Addresses need a function that fetches, and standard input is gone."""
    if is_stored(name):
        return name
    return None if name.startswith(ADDRESSES) or not Path(name).is_absolute() else Path(name)


def to_try_again(archive: Archive, place_of: PlaceOf = file_named) -> list[tuple[Given, list[Place]]]:
    """Refused sources, those with refused parts and those not finished, by what the caller said of them when they were tried."""
    every = {t.name: t for t in archive.sources()}
    found: dict[Given, list[Place]] = {}
    for source in _whole(every.values()):
        place = place_of(source)
        if place is not None:
            found.setdefault(_given(every.get(source)), []).append(place)
    return list(found.items())


def _given(tried: Tried | None) -> Given:
    """What the caller said of a source when it was tried."""
    if tried is None:
        return Given()
    return Given(tried.published, tried.publisher, tuple((field, column) for field, column in json.loads(tried.columns or "[]")))


def _whole(tried: Iterable[Tried]) -> Iterator[str]:
    """Names of the sources to try, each once: of a part the source that it is in."""
    yield from dict.fromkeys(t.within or t.name for t in tried if t.state != "in")
