"""Cells of tables: plain text that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from dateline.serve.words import visible

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_line(cells: Iterable[str]) -> str:
    """One line of a comma-separated table."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()


def tab_line(values: Iterable[Any]) -> str:
    """One line of a tab-separated table: no quoting, so tabs and line ends within a cell become spaces."""
    return "\t".join(" ".join(shown(v).split()) for v in values) + "\n"


def shown(value: Any) -> str:
    """The text of a cell without characters that act on a screen."""
    return cell(visible(value) if isinstance(value, str) else value)


def flat(item: Mapping[str, Any], name: str = "") -> dict[str, Any]:
    """{"span": {"start": 1}} to {"span.start": 1}; lists stay lists."""
    out: dict[str, Any] = {}
    for key, value in item.items():
        path = f"{name}.{key}" if name else key
        out |= flat(value, path) if isinstance(value, dict) else {path: value}
    return out


def cell(value: Any) -> str:
    """The text of a cell. What a spreadsheet would run as a formula gets an apostrophe before it: reports come from strangers."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(json.dumps(v, ensure_ascii=False) if isinstance(v, dict) else str(v) for v in value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in FORMULA else text
