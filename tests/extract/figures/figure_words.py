"""A figure in one line, as tables of figures expect it."""

from __future__ import annotations

from dateline.core.statement import Figure


def number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else str(int(value))


def brief(figure: Figure) -> str:
    """ "18 people: = 18 count person, killed"."""
    value = f"{figure.op} {number(figure.low)}" + (f"..{number(figure.high)}" if figure.high != figure.low else "")
    return f"{figure.span.exact}: {'unknown' if figure.unknown else value} {figure.unit} {figure.what}, {'+'.join(figure.role)}"
