"""Sessions of those who logged in: kept in memory, under the hash of an id that only the browser holds."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

IDLE = timedelta(hours=12)  # a working day
LONGEST = timedelta(days=7)  # however busy, a login is asked again
MOST = 1000  # sessions at once; the one idle for longest goes first
ID = re.compile(r"[A-Za-z0-9_-]{43}")  # 256 bits in base64url


def new_id() -> str:
    """A session id nobody can guess: 256 random bits."""
    return secrets.token_urlsafe(32)


def well_formed(ident: str | None) -> bool:
    """Whether this looks like an id that we gave."""
    return bool(ident and ID.fullmatch(ident))


@dataclass(frozen=True, slots=True)
class Session:
    """One login."""

    reviewer: str
    begun: datetime
    seen: datetime

    def over(self, now: datetime) -> bool:
        """Whether it has been idle, or has gone on, for too long."""
        return now - self.seen > IDLE or now - self.begun > LONGEST


class Sessions:
    """The sessions that are open, the one idle for longest first."""

    def __init__(self) -> None:
        self._held: dict[bytes, Session] = {}

    def __len__(self) -> int:
        return len(self._held)

    def begin(self, reviewer: str, now: datetime) -> str:
        """Open a session and give its id, always a new one: an id that was known before the login never becomes a session."""
        self._held = {k: s for k, s in self._held.items() if not s.over(now)}
        while len(self._held) >= MOST:
            del self._held[next(iter(self._held))]
        ident = new_id()
        self._held[_key(ident)] = Session(reviewer, now, now)
        return ident

    def find(self, ident: str, now: datetime) -> Session | None:
        """The session of an id, seen now; None where there is none or it is over."""
        session = self._held.pop(_key(ident), None)
        if session is None or session.over(now):
            return None
        session = replace(session, seen=now)
        self._held[_key(ident)] = session
        return session

    def rename(self, ident: str, reviewer: str) -> None:
        """Another reviewer goes on in the same session."""
        if session := self._held.get(_key(ident)):
            self._held[_key(ident)] = replace(session, reviewer=reviewer)

    def end(self, ident: str) -> None:
        """Close a session: its id opens nothing from now on."""
        self._held.pop(_key(ident), None)


def _key(ident: str) -> bytes:
    return hashlib.sha256(ident.encode()).digest()
