"""The gate: tries a token that someone gives, as often as they may."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import secrets
from datetime import datetime

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from dateline.serve.desk.guard_attempts import Attempts
from dateline.serve.desk.guard_token import LONGEST, HashedToken


class Gate:
    """Tries tokens one at a time: a flood of them holds one processor and 16 MB at most."""

    def __init__(self) -> None:
        self.attempts = Attempts()
        self._turn = asyncio.Lock()
        self._key = secrets.token_bytes(32)
        self._recognised = b""  # keyed hash of the token once it was given: a program sends it with each request, scrypt takes 50 ms

    async def opens(self, token: HashedToken, given: str, address: str, now: datetime) -> bool:
        """Whether `given` is the token. Raises HTTPException 429, with the seconds to wait, where it was tried too often."""
        async with self._turn:
            if wait := self.attempts.begin(address, now):
                raise HTTPException(429, f"Too many attempts to log in. Wait {wait} seconds, then try again.", {"Retry-After": str(wait)})
            keyed = hashlib.blake2b(given[: LONGEST + 1].encode("utf-8", "surrogatepass"), key=self._key).digest()
            right = hmac.compare_digest(keyed, self._recognised) or await run_in_threadpool(token.matches, given)
            if right:
                self._recognised = keyed
                self.attempts.succeeded(address)
            return right
