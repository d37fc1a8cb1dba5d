"""Follow sources through an `add`: which were begun, which are all in the archive, which were refused and why."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from dateline.core.errors import Rejected
from dateline.core.tried import State, Tried
from dateline.ingest.given import Given
from dateline.ingest.sniff import endings
from dateline.ingest.source import STAGE, Source, clean_name, is_stored

DIGESTED = 64_000_000  # bytes of a file: larger ones would take longer to digest than some take to read
NAMED_PARTS = 1_000  # refused parts of one source that the ledger names
ADDRESSES = ("http://", "https://")


@dataclass
class _Begun:
    """A source that is being read. `told` is its name as messages have it, `upto` how many reports came up to its end."""

    told: str
    name: str
    kind: str
    path: Path | None
    reports: int = 0
    why: str | None = None
    parts: list[Rejected] = field(default_factory=list)
    upto: int | None = None


class Intake:
    """Sources of one `add`, in the order in which they are read. Reading runs ahead of saving: a source is in once its reports are."""

    def __init__(self, given: Given, at: str):
        self._given, self._at = given, at
        self._reading: _Begun | None = None
        self._ended: deque[_Begun] = deque()
        self._fresh: deque[int] = deque()  # numbers of the reports that are to be saved
        self._came = self._passed = 0
        self._untold: list[_Begun] = []
        self.names: list[str] = []  # of the finished ones
        self.refusals: list[Rejected] = []  # of the finished ones and of their parts, under the ledger's names

    def begin(self, place: Path | Source) -> None:
        """A source is going to be read."""
        self._reading = _begun(place)
        self._untold.append(self._reading)

    def came(self, rejected: Rejected | None = None) -> None:
        """The source that is being read gave a report, or something that could not be read."""
        source = self._reading
        assert source is not None
        if rejected is None:
            self._came += 1
            source.reports += 1
        elif rejected.item == source.told:
            source.why = rejected.why
        elif len(source.parts) < NAMED_PARTS:
            source.parts.append(rejected)

    def end(self) -> None:
        """The source that is being read is at its end."""
        source, self._reading = self._reading, None
        assert source is not None
        source.upto = self._came
        self._ended.append(source)

    def refused(self, rejected: Rejected) -> None:
        """A place turned out to be no source."""
        name = _full(rejected.item)
        self._ended.append(_Begun(rejected.item, name, _kind(name), None, why=rejected.why, upto=self._came))

    def passed(self, fresh: bool) -> None:
        """The next report was looked up: it is to be saved, or in the archive already."""
        if fresh:
            self._fresh.append(self._passed)
        self._passed += 1

    def saved(self, count: int) -> None:
        """The next so many fresh reports are going to be in the archive."""
        for _ in range(count):
            self._fresh.popleft()

    def begun(self) -> list[Tried]:
        """Sources begun since this was last asked and not ended, as waiting."""
        untold, self._untold = self._untold, []
        return [self._tried(s, "waiting") for s in untold if s.upto is None or s.upto > self._passed]

    def finished(self) -> list[Tried]:
        """Sources with their refused parts whose reports are all in the archive; each once."""
        there = self._fresh[0] if self._fresh else self._passed
        rows: list[Tried] = []
        while self._ended and (self._ended[0].upto or 0) <= there:
            source = self._ended.popleft()
            rows += self._rows(source)
            self.names.append(source.name)
        return rows

    def _rows(self, source: _Begun) -> list[Tried]:
        why = source.why or (_first_of(source.parts) if not source.reports else None)
        state: State = "refused" if why and not source.reports else "in"
        told = [(_part(p, source), p.why) for p in source.parts]
        parts = [Tried(name=n, within=source.name, state="refused", why=w, first=self._at, last=self._at) for n, w in told]
        self.refusals += [Rejected(t.name, STAGE, t.why or "") for t in parts]
        self.refusals += [Rejected(source.name, STAGE, source.why)] if source.why else []
        return [self._tried(source, state, why), *parts]

    def _tried(self, source: _Begun, state: State, why: str | None = None) -> Tried:
        return Tried(
            name=source.name,
            kind=source.kind,
            digest=_digest(source.path) if state != "waiting" else None,
            state=state,
            why=why,
            published=self._given.published,
            publisher=self._given.publisher,
            columns=json.dumps(self._given.columns, ensure_ascii=False) if self._given.columns else None,
            first=self._at,
            last=self._at,
            reports=source.reports if state != "waiting" else 0,
        )


def _begun(place: Path | Source) -> _Begun:
    told = clean_name(str(place)) if isinstance(place, Path) else place.name
    name = _full(told) if isinstance(place, Path) else told
    return _Begun(told, name, _kind(name), place if isinstance(place, Path) else None)


def _full(name: str) -> str:
    """A file's name with all its folders, so that it can be tried again from anywhere; an address or a place in a store as it is."""
    return name if name.startswith(ADDRESSES) or is_stored(name) else str(Path(name).absolute())


def _kind(name: str) -> str:
    return "address" if name.startswith(ADDRESSES) else endings().get(Path(name).suffix.lower(), "")


def _part(rejected: Rejected, source: _Begun) -> str:
    return source.name + rejected.item.removeprefix(source.told) if rejected.item.startswith(source.told) else rejected.item


def _first_of(parts: list[Rejected]) -> str | None:
    more = f" (and {len(parts) - 1} more)" if len(parts) > 1 else ""
    return parts[0].why + more if parts else None


def _digest(path: Path | None) -> str | None:
    """The SHA-256 of a file's bytes; None of what is no file any more, or a very large one."""
    try:
        if path is None or not path.is_file() or path.stat().st_size > DIGESTED:
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
