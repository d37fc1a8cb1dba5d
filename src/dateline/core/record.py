"""Records: the public form of every core type, as plain JSON-ready objects, and back."""

from __future__ import annotations

import types
from collections.abc import Hashable
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.core.statement import Figure, Occurrence, Position, Said, Statement

T = TypeVar("T")

STATEMENTS: dict[str, type[Statement]] = {"figure": Figure, "said": Said, "occurrence": Occurrence, "position": Position}
# Fields that stand before all others of their kind, where the order of the dataclass is not the contract's.
FIRST = {"statement": ("report", "type"), "mention": ("report", "span", "type")}
HIDDEN = {"anchor", "key"}  # what ids are made of; the id itself is in the record


def record(item: Any) -> dict[str, Any]:
    """The record of a core item: `kind`, `id`, then its fields in the contract's order."""
    first = {name: plain(getattr(item, name)) for name in FIRST.get(item.kind, ())}
    return {"kind": item.kind, "id": item.id, **first, **{k: v for k, v in exported(item).items() if k not in first}}


def exported(item: Any) -> dict[str, Any]:
    """The fields of a dataclass under their public names, values made plain."""
    return {name: plain(getattr(item, f.name)) for f, name in public_fields(cast(Hashable, type(item)))}


@cache
def public_fields(cls: Hashable) -> tuple[tuple[Field[Any], str], ...]:
    shown = [f for f in fields(cast(Any, cls)) if f.metadata.get("export", True) and f.name not in HIDDEN]
    return tuple((f, f.metadata.get("name", f.name)) for f in shown)


def plain(value: Any) -> Any:
    """JSON-ready: dataclasses to objects, tuples to lists, whole floats to integers."""
    if isinstance(value, tuple):
        return [plain(v) for v in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return exported(value) if is_dataclass(value) and not isinstance(value, type) else value


def stored(item: Any) -> dict[str, Any]:
    """All fields under their own names, for an archive: what `restored` reads back."""
    return {f.name: _stored(getattr(item, f.name)) for f in fields(item)}


def _stored(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_stored(v) for v in value]
    return stored(value) if is_dataclass(value) and not isinstance(value, type) else value


def restored(cls: type[T], data: dict[str, Any]) -> T:
    """The core item that `stored` wrote down."""
    hints = _hints(cast(Hashable, cls))
    return cls(**{name: _built(hints[name], value) for name, value in data.items() if name in hints})


@cache
def _hints(cls: Hashable) -> dict[str, Any]:
    known = get_type_hints(cast(Any, cls))
    return {f.name: known[f.name] for f in fields(cast(Any, cls)) if f.init}


def _built(hint: Any, value: Any) -> Any:
    if value is None or get_origin(hint) is Literal:
        return value
    if get_origin(hint) in (types.UnionType, Union):
        inner = [a for a in get_args(hint) if is_dataclass(a) or get_origin(a) is tuple]
        return _built(inner[0], value) if inner else value
    if get_origin(hint) is tuple:
        return tuple(_built(get_args(hint)[0], v) for v in value)
    return restored(hint, value) if isinstance(hint, type) and is_dataclass(hint) else value
