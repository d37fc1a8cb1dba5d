"""What tests share: the language pipeline, loaded once, and readings of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from dateline.core.report import Block, Report
from dateline.core.when import Published

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.read.reading import Reading


@pytest.fixture(scope="session")
def nlp() -> Language:
    from dateline.models.language import language_pipeline

    return language_pipeline()


@pytest.fixture(scope="session")
def reading_of_text(nlp: Language) -> Callable[..., Reading]:
    """A function that reads plain text, one body block a line; `published` is an ISO day."""
    from dateline.read.reading import read

    def of(text: str, published: str | None = None, **fields: object) -> Reading:
        blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", text))
        when = Published(published, published, published, "given") if published else Published()
        report = Report(source_id="test", text=text, blocks=blocks, language="en", published=when, **fields)  # type: ignore[arg-type]
        return next(read([report], nlp))

    return of
