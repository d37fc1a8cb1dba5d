"""List what became of sources, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from dateline.core.record import stored
from dateline.core.tried import Tried
from dateline.serve.words import safe

STYLES = {"in": "green", "refused": "red", "waiting": "yellow"}


def sources_list(tried: Iterable[Tried]) -> Iterator[RenderableType]:
    """A source a line; of those that are not in, the reason on the next."""
    for source in tried:
        count = f"{source.reports} report{'' if source.reports == 1 else 's'}"
        line = Text("  " if source.within else "").append(f"{source.state:8}", STYLES[source.state])
        line.append(f" {'part' if source.within else count:>12}  ").append(safe(source.name), "bold")
        yield line.append(f"  {source.kind or 'source'}, {source.last}", "dim")
        if why := source.why or ("begun and not finished: add it again, or use --retry" if source.state == "waiting" else None):
            yield Text(f"           {safe(why)}")


def as_records(tried: Iterable[Tried]) -> Iterator[dict[str, Any]]:
    """Plain objects, `kind` the kind of source as elsewhere it is of record."""
    return ({"kind": "source", "sort": t.kind or None} | {k: v for k, v in stored(t).items() if k != "kind"} for t in tried)
