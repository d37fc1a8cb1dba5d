"""Watch feeds, pages and folders: look at each again and again, and take in what is new."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.core.errors import ArchiveError, Rejected, SourceError, UsageError
from dateline.core.watched import Watched
from dateline.ingest.addresses import is_address
from dateline.ingest.fetching.answers import STAGE, Failed, Fetched, Fetcher, Unchanged
from dateline.ingest.given import Given
from dateline.ingest.online import LISTS_DEEP, Brought, Lead, Reach, item_of, leads_in, page_of, reports_from
from dateline.run.watch_folder import STILL, File, files_in
from dateline.run.watch_memory import Memory, after_fault, conditions_of, is_settled
from dateline.run.watch_take import Take, Taken

SHORTEST = 60.0  # seconds between two rounds
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class Stopped(Exception):
    """The user asked to stop while we waited."""


class Stop:
    """Whether the user asked to stop; sleeps so that asking ends it. `pause` really sleeps."""

    def __init__(self, pause: Callable[[float], None] = time.sleep):
        self._pause, self._asked = pause, False

    def __call__(self) -> bool:
        return self._asked

    def ask(self) -> None:
        """Stop after what is being taken in."""
        self._asked = True

    def sleep(self, seconds: float) -> None:
        """Wait; raises Stopped as soon as the user asks to stop."""
        for _ in range(int(seconds * 5)):
            if self._asked:
                raise Stopped
            self._pause(0.2)
        self._pause(seconds % 0.2)
        if self._asked:
            raise Stopped


@dataclass
class Round:
    """What came of looking at every source once. `waiting`: failed before and not due yet; `growing`: files that are being written."""

    added: int = 0
    known: int = 0
    waiting: int = 0
    growing: int = 0
    rejected: list[Rejected] = field(default_factory=list)


@dataclass(frozen=True)
class Watcher:
    """Looks at sources. `tell` is given each new report's title and each failure as it happens; `now` is seconds since 1970."""

    fetcher: Fetcher
    memory: Memory
    take: Take
    every: float
    reach: Reach = field(default_factory=Reach)
    given: Given = field(default_factory=Given)
    stopping: Callable[[], bool] = lambda: False
    tell: Callable[[str | Rejected], None] = lambda _: None
    now: Callable[[], float] = time.time
    _told: set[Rejected] = field(default_factory=set)

    def round(self, sources: Iterable[str]) -> Round:
        """Look at each source once; a bad one never keeps the others from being looked at."""
        made = Round()
        for source in sources:
            if self.stopping():
                break
            try:
                self._look(source, made)
            except Stopped:
                break
            except ArchiveError:
                raise
            except Exception as error:  # a fault of ours on one source must not cost the others
                self._refuse(Rejected(source, STAGE, f"a fault in this program ({type(error).__name__}: {error})"), made)
        return made

    def _look(self, source: str, made: Round) -> None:
        if is_address(source):
            self._address(source, 0, made)
        else:
            self._folder(Path(source), made)

    # addresses

    def _address(self, address: str, depth: int, made: Round) -> None:
        seen = self.memory.recall(address)
        if seen and seen.due > self.now():
            made.waiting += 1
            return
        got = self.fetcher.fetch(address, conditions_of(seen))
        if isinstance(got, Unchanged):
            self.memory.keep(Watched(address, seen.mark if seen else "", *_marks(seen)))
        elif isinstance(got, Failed):
            self._failed(address, seen, got, made)
        else:
            self._list_or_page(address, seen, got, depth, made)

    def _list_or_page(self, address: str, seen: Watched | None, got: Fetched, depth: int, made: Round) -> None:
        try:
            leads = leads_in(got, self.reach)
        except SourceError as error:
            self._failed(address, seen, Failed(address, STAGE, str(error)), made)
            return
        if leads is None:
            self._page(address, seen, got, made)
            return
        if seen is None or seen.faults:
            self.take(address, ())  # it may stand in the ledger as refused
        settled = [self._lead(lead, address, depth, made) for lead in leads if not self.stopping()]
        # Only a feed all of whose items are dealt with may be passed over the next time because it did not change.
        done = all(settled) and len(settled) == len(leads)
        self.memory.keep(Watched(address, "", got.etag if done else None, got.modified if done else None))

    def _page(self, address: str, seen: Watched | None, got: Fetched, made: Round) -> None:
        mark = hashlib.sha256(got.data).hexdigest()
        if seen is None or seen.mark != mark:
            taken = self._take(page_of(address, got), made)
            if taken.rejected and not taken.added + taken.known:
                self.memory.keep(after_fault(seen, address, self.every, self.now()))
                return
        self.memory.keep(Watched(address, mark, got.etag, got.modified))

    def _lead(self, lead: Lead, base: str, depth: int, made: Round) -> bool:
        """Whether nothing is left to do about what a list names until the list changes."""
        if lead.sort == "list":
            if depth < LISTS_DEEP:
                self._address(lead.address, depth + 1, made)
            return False  # the list may stay the same while those that it names change
        name = f"item {base} {lead.name}"
        seen = self.memory.recall(name)
        if is_settled(seen, lead.mark, self.now()):
            return True
        if seen and seen.due > self.now():
            made.waiting += 1
            return False
        if lead.sort == "page":
            return self._leads_page(lead, name, seen, made)
        whole = self._take(item_of(lead, base), made).whole
        if whole:
            self.memory.keep(Watched(name, lead.mark))
        return whole

    def _leads_page(self, lead: Lead, name: str, seen: Watched | None, made: Round) -> bool:
        page = f"page {lead.address}"  # the same page may be named by several lists
        got = self.fetcher.fetch(lead.address, conditions_of(self.memory.recall(page)))
        if isinstance(got, Failed):
            self._lost(got, made)
            self.memory.keep(after_fault(seen, name, self.every, self.now(), None if got.again else lead.mark))
            return not got.again
        if isinstance(got, Unchanged):
            self.memory.keep(Watched(name, lead.mark))
            return True
        taken = self._take(page_of(lead.address, got, lead.item), made)
        if taken.rejected and not taken.added + taken.known:
            self.memory.keep(after_fault(seen, name, self.every, self.now(), lead.mark))
        elif taken.whole:
            self.memory.keep(Watched(page, "", got.etag, got.modified))
            self.memory.keep(Watched(name, lead.mark))
        return taken.whole

    def _failed(self, address: str, seen: Watched | None, got: Failed, made: Round) -> None:
        self._lost(got, made)
        self.memory.keep(after_fault(seen, address, self.every, self.now()))

    # folders

    def _folder(self, place: Path, made: Round) -> None:
        for file in files_in(place, self.now()):
            if self.stopping():
                return
            if isinstance(file, Rejected):
                if file not in self._told:
                    self._told.add(file)
                    self._refuse(file, made)
            else:
                self._file(file, made)

    def _file(self, file: File, made: Round) -> None:
        name = f"file {file.name}"
        if is_settled(self.memory.recall(name), file.mark, self.now()):
            return
        if not file.still:
            made.growing += 1
        elif self._take(file.path, made).whole:
            self.memory.keep(Watched(name, file.mark))

    # both

    def _take(self, place: Path | Brought, made: Round) -> Taken:
        name = str(place.absolute()) if isinstance(place, Path) else place.name
        taken = self.take(name, reports_from(place, self.given))
        made.added += taken.added
        made.known += taken.known
        for title in taken.titles:
            self.tell(title)
        for rejected in taken.rejected:
            self._refuse(rejected, made)
        return taken

    def _lost(self, got: Failed, made: Round) -> None:
        self.take(got.item, [got])
        self._refuse(got, made)

    def _refuse(self, rejected: Rejected, made: Round) -> None:
        made.rejected.append(rejected)
        self.tell(rejected)


def watch(
    watcher: Watcher,
    sources: Sequence[str],
    once: bool,
    sleep: Callable[[float], None],
    done: Callable[[Round, float | None], None],
) -> Round:
    """Look at all sources, again every `watcher.every` seconds until `sleep` raises Stopped; gives the last round.

    `done` is called after each round with what came of it and the seconds until the next, None where it was the last.
    """
    while True:
        began = watcher.now()
        made = watcher.round(sources)
        try:
            if once and made.growing:
                sleep(STILL)
                _again(watcher, sources, made)
            rest = None if once or watcher.stopping() else max(0.0, began + watcher.every - watcher.now())
            done(made, rest)
            if rest is None:
                return made
            sleep(rest)
        except Stopped:
            return made


def _again(watcher: Watcher, sources: Sequence[str], made: Round) -> None:
    """Look once more for files that were being written."""
    second = watcher.round([s for s in sources if not is_address(s)])
    made.added, made.known, made.growing = made.added + second.added, made.known + second.known, second.growing
    made.rejected += second.rejected


def _marks(seen: Watched | None) -> tuple[str | None, str | None]:
    return (seen.etag, seen.modified) if seen else (None, None)


def seconds_of(text: str) -> float:
    """The seconds of "90s", "15m", "2h", "1d". Raises UsageError where it is none of these, or under a minute."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*([smhd])\s*", text, re.IGNORECASE)
    seconds = float(found[1]) * _UNITS[found[2].lower()] if found else 0.0
    if seconds < SHORTEST:
        raise UsageError(f"{text!r:.40} is no time between two rounds: give 15m, 2h or 1d, a minute (60s) at least")
    return seconds
