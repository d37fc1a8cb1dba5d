"""JSON lines: every record as the contract has it, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.records import records
from dateline.store.archive import Archive


def as_jsonl(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """One JSON object a line."""
    for item in records(archive, options):
        yield json.dumps(item, ensure_ascii=False, allow_nan=False) + "\n"


JSONL = Format(name="jsonl", title="every record, one JSON object a line: the whole contract", suffix=".jsonl", lines=as_jsonl, kinds=True)
