"""A report's sketch: what grouping needs of it for finding what it may belong with, made of that report alone."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.ids import number_of
from dateline.core.report import Report
from dateline.group.origins import Runs, Text, indexed, text_of
from dateline.group.stories import days_of
from dateline.group.terms import Profile, profile, terms_of
from dateline.group.words import own_length, title_words, words_of


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """`number`: of the report's id; `length`: characters of its own; `days`: ordinals; `runs`, `names`: by which copies are found."""

    number: int
    report: str
    length: int
    days: tuple[int, int] | None
    profile: Profile
    runs: Runs
    names: frozenset[int]


def sketch_of(report: Report) -> tuple[Sketch, Text]:
    """The sketch of a report, and the text that copies are compared by."""
    words = words_of(report)
    text = text_of(words)
    about = profile(terms_of(words, title_words(report)), report.publisher)
    return Sketch(number_of(report.id), report.id, own_length(report), days_of([report]), about, indexed(text), text.names), text
