"""Who may use the desk and how it is reached: the settings of a guard, fixed when the desk opens."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from dateline.serve.desk.guard_gate import Gate
from dateline.serve.desk.guard_sessions import Sessions
from dateline.serve.desk.guard_token import HashedToken

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
NOBODY = "analyst"  # who decides where nobody logs in and no name was given


@dataclass(frozen=True, slots=True)
class Guard:
    """How a desk is guarded. Sessions and attempts are kept in memory: a restart asks everyone to log in again."""

    token: HashedToken | None = None  # None: no login, for loopback only
    reviewer: str = NOBODY  # who decides, on a desk without login, until another name is given
    hosts: frozenset[str] = LOOPBACK  # names a request may ask for, lower case, without port
    any_address: bool = False  # every IP address is allowed as host: an address, unlike a name, cannot be rebound
    https: bool = False  # a proxy before the desk speaks https
    as_of: str | None = None  # the day whose record is shown: nothing can be decided there
    cookie: str = "dateline"  # cookies do not keep ports apart: two desks on one machine need two names
    sessions: Sessions = field(default_factory=Sessions, repr=False)
    gate: Gate = field(default_factory=Gate, repr=False)
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def csrf(self, session: str) -> str:
        """What a write within a session must send back: bound to the session's id, not to be had without this process's key."""
        return hmac.new(self.key, b"csrf:" + session.encode(), hashlib.sha256).hexdigest()
