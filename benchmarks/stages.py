"""Processor time of each stage of `dateline add`, less that of the stages called from it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import dateline.read.entities
import dateline.read.parses
import dateline.read.reading
import dateline.read.word_marks
import dateline.resolve.resolve
import dateline.run.add
import dateline.run.pipeline
import dateline.run.story_work
import dateline.run.work_out
import dateline.store.archive

# Stage, where its function is looked up when it is called, the function. Those of iterators are timed at each step.
WATCHED: tuple[tuple[str, Any, str], ...] = (
    ("ingest", dateline.run.add, "_reports"),
    ("read: put parses together", dateline.run.add, "read"),
    ("read: tokens, words, parser", dateline.read.parses.Parses, "of"),
    ("read: parts of speech, lemmas", dateline.read.word_marks.WordMarks, "settle"),
    ("read: entities", dateline.read.entities.Entities, "find"),
    ("resolve: places", dateline.resolve.resolve, "find_places"),
    ("resolve: actors", dateline.resolve.resolve, "find_actors"),
    ("resolve: dates", dateline.resolve.resolve, "find_dates"),
    ("extract: attributions", dateline.run.pipeline, "attributions"),
    ("extract: grounding", dateline.run.pipeline, "grounded"),
    ("store", dateline.store.archive.Archive, "save"),
    ("group: copies", dateline.run.work_out, "find_copies"),
    ("group: origins", dateline.run.work_out, "find_origins"),
    ("group: stories", dateline.run.work_out, "link_stories"),
    ("reconcile", dateline.run.story_work, "reconcile"),
    ("work out: all else", dateline.run.add, "bring_up_to_date"),
)
STEPPED = ("_reports", "read")


class Stages:
    """A clock that counts for the innermost stage only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = []
        self._since = 0.0

    def watch(self) -> None:
        """Time every stage from now on."""
        for name, holder, function in WATCHED:
            wrap = self._stepped if function in STEPPED else self._called
            setattr(holder, function, wrap(name, getattr(holder, function)))
        extractors = dateline.run.pipeline.EXTRACTORS
        named = [(e.__name__.removeprefix("find_"), e) for e in extractors]
        watched = tuple(self._called(f"extract: {n}", lambda *a, e=e: tuple(e(*a))) for n, e in named)
        setattr(dateline.run.pipeline, "EXTRACTORS", watched)  # noqa: B010 - they stand in for the extractors

    def _called(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **kwargs: Any) -> Any:
            self._enter(name)
            try:
                return function(*args, **kwargs)
            finally:
                self._leave()

        return watched

    def _stepped(self, name: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        def watched(*args: Any, **kwargs: Any) -> Iterator[Any]:
            step, end = self._called(name, next), object()
            items = iter(function(*args, **kwargs))
            while (item := step(items, end)) is not end:
                yield item

        return watched

    def _enter(self, name: str) -> None:
        self._count()
        self._open.append(name)

    def _leave(self) -> None:
        self._count()
        self._open.pop()

    def _count(self) -> None:
        now = time.process_time()
        if self._open:
            self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now - self._since
        self._since = now


def of_components(nlp: Any, texts: list[str], batch: int) -> dict[str, float]:
    """Seconds of processor time of the tokenizer and of each component of a pipeline over some texts."""
    start, seconds = time.process_time(), {}
    docs = [nlp.make_doc(text) for text in texts]
    for name, pipe in [("tokenizer", None), *nlp.pipeline]:
        if pipe is not None:
            docs = list(pipe.pipe(docs, batch_size=batch))
        seconds[name], start = time.process_time() - start, time.process_time()
    return seconds
