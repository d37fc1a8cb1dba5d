"""What several tests of figures ask of a sentence with one figure marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.attribution.attributions import attributions
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading
from dateline.resolve.resolve import resolve


@pytest.fixture(scope="session")
def tellers_of(reading_of_text: Callable[..., Reading]) -> Callable[[str], list[str | None]]:
    """A function that gives the name of who tells the figure between ⟦ and ⟧, None for the report itself; [] where no figure is found."""

    def of(marked: str) -> list[str | None]:
        start, end = marked.index("⟦"), marked.index("⟧") - 1
        reading = reading_of_text(marked.replace("⟦", "").replace("⟧", ""))
        resolved = resolve(reading)
        figures = find_figures(reading, resolved, attributions(reading, resolved))
        return [f.speaker and f.speaker.name for f in figures if f.span.start < end and f.span.end > start][:1]

    return of
