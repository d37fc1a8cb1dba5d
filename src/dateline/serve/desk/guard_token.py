"""The token that opens a desk: kept as a salted scrypt hash, never in clear, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from dateline.core.errors import UsageError

SHORTEST = 16  # characters: what secrets.token_urlsafe(12) gives, 96 bits
LONGEST = 1024
N, R, P = 2**14, 8, 1  # RFC 7914's interactive setting: about 16 MB and 50 ms a guess


def _scrypt(token: str, salt: bytes) -> bytes:
    return hashlib.scrypt(token.encode("utf-8", "surrogatepass"), salt=salt, n=N, r=R, p=P)


@dataclass(frozen=True, slots=True)
class HashedToken:
    """A token that can be recognised, and not be read."""

    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)

    @classmethod
    def of(cls, token: str) -> HashedToken:
        """The hash of a token. Raises UsageError, without repeating the token, where it is too short or too long to serve."""
        if not SHORTEST <= len(token) <= LONGEST:
            make = "make one with: python3 -c 'import secrets; print(secrets.token_urlsafe())'"
            raise UsageError(f"the token must have {SHORTEST} to {LONGEST} characters; {make}")
        salt = secrets.token_bytes(16)
        return cls(salt, _scrypt(token, salt))

    def matches(self, token: str) -> bool:
        """Whether this is the token; takes the same time for every wrong one. Slow by design: call it off the event loop."""
        return len(token) <= LONGEST and hmac.compare_digest(_scrypt(token, self.salt), self.digest)
