"""Reports of a few sentences, read and reconciled."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.core.archived import Found
from dateline.core.event import Story
from dateline.reconcile.reconcile import Reconciled, reconcile
from dateline.run.pipeline import find_all
from dateline.run.who import merged

Told = tuple[str, str]  # day of publication, text

Reading = Callable[..., object]


@pytest.fixture(scope="module")
def of_reports(reading_of_text: Reading) -> Callable[..., tuple[Reconciled, list[Found]]]:
    def of(*told: Told) -> tuple[Reconciled, list[Found]]:
        found = []
        for number, (day, text) in enumerate(told):
            result = find_all(reading_of_text(text, day or None, publisher=f"Paper {number}"))  # type: ignore[arg-type]
            found.append(result)
        ids = tuple(f.report.id for f in found)
        named: dict[str, list] = {}  # type: ignore[type-arg]
        for entity in (e for f in found for e in f.entities):
            named.setdefault(entity.id, []).append(entity)
        entities = {i: merged(same) for i, same in named.items()}
        return reconcile(Story(anchor=ids[0], title="x", reports=ids), found, {}, entities), found

    return of
