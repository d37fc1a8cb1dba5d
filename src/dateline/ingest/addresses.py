"""Addresses as people give them: on the command line, and one a line in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from dateline.core.errors import Rejected
from dateline.ingest.limits import LIMIT, megabytes

STAGE = "ingest"
LONGEST = 4_000  # characters of one; browsers and servers take about 2,000


def is_address(text: str) -> bool:
    """Whether a source named by the user is an address and not a file."""
    return text[:8].lower().startswith(("http://", "https://"))


def address_of(text: str, base: str = "") -> str | None:
    """The address that a link is, seen from the page at `base`; without its fragment. None where it is none to fetch."""
    link = text.strip()
    if not link or len(link) > LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in link):
        return None
    try:
        whole = urldefrag(urljoin(base, link)).url
    except ValueError:
        return None
    return whole if is_address(whole) and whole.rstrip("/").count("/") >= 2 else None


def addresses_in(path: Path) -> Iterator[str | Rejected]:
    """The addresses of a file that holds one a line, each once; empty lines and those that begin with # are passed over."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        yield Rejected(str(path), STAGE, f"cannot be read ({getattr(error, 'strerror', None) or type(error).__name__}): check its name")
        return
    if len(data) > LIMIT:
        yield Rejected(str(path), STAGE, f"larger than {megabytes(LIMIT)}: split it")
        return
    yield from _each(path, data.decode("utf-8-sig", "replace"))


def _each(path: Path, text: str) -> Iterator[str | Rejected]:
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        address = address_of(line)
        if address is None:
            yield Rejected(f"{path}: line {number}", STAGE, "no address: write one a line, each with http:// or https://")
        elif address not in seen:
            seen.add(address)
            yield address
    if not seen:
        yield Rejected(str(path), STAGE, "it holds no address: write one a line, each with http:// or https://")
