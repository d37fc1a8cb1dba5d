"""What `dateline doctor` finds and tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from dateline.core.archived import Found
from dateline.core.statement import Figure
from dateline.run.doctor import ADVICE
from dateline.serve.verify import number_faults, spans_of
from dateline.serve.words import safe
from dateline.store.soundness import Ailment


def faults_in(found: Found) -> Iterator[str]:
    """Spans whose words do not stand there, and numbers that their words do not state."""
    for owner, span in spans_of(found):
        if not span.holds_in(found.report.text):
            yield f"{owner} has {span.start}:{span.end} as {span.exact[:60]!r}, the report does not"
    for figure in (s for s in found.statements if isinstance(s, Figure)):
        yield from (f"{fault.record} {fault.what}" for fault in number_faults(figure))


def told(ailments: Iterable[Ailment]) -> Iterator[RenderableType]:
    """Each fault with how it is mended."""
    for ailment in ailments:
        yield Text(f"{safe(ailment.what)}", "bold")
        yield Text(f"    {ADVICE[ailment.mend]}", "dim")


def as_records(ailments: Iterable[Ailment]) -> Iterator[dict[str, Any]]:
    """Plain objects."""
    return ({"fault": a.what, "mend": a.mend, "advice": ADVICE[a.mend]} for a in ailments)
