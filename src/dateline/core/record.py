"""Records: the public form of every core type, as plain JSON-ready objects, and back."""

from __future__ import annotations

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.core.statement import Figure, Occurrence, Position, Said, Statement

T = TypeVar("T")
Builder = Callable[[Any], Any]

STATEMENTS: dict[str, type[Statement]] = {"figure": Figure, "said": Said, "occurrence": Occurrence, "position": Position}
# Fields that stand before all others of their kind, where the order of the dataclass is not the contract's.
FIRST = {"statement": ("report", "type"), "mention": ("report", "span", "type")}
PLAIN = frozenset({str, int, float, bool, type(None)})  # what is JSON as it stands
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
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    return exported(value) if is_dataclass(value) and not isinstance(value, type) else value


def stored(item: Any) -> dict[str, Any]:
    """All fields under their own names, for an archive: what `restored` reads back."""
    return {name: _stored(getattr(item, name)) for name in _names(cast(Hashable, type(item)))}


def _stored(value: Any) -> Any:
    if type(value) in PLAIN:
        return value
    if isinstance(value, tuple):
        return [_stored(v) for v in value]
    return stored(value) if is_dataclass(value) and not isinstance(value, type) else value


@cache
def _names(cls: Hashable) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cast(Any, cls)))


def restored(cls: type[T], data: Mapping[str, Any]) -> T:
    """The core item that `stored` wrote down."""
    made: T = _maker(cast(Hashable, cls))(data)
    return made


@cache
def _maker(cls: Hashable) -> Builder:
    """What makes an item of a class of what was stored; worked out once a class, for most of reading an archive is this."""
    make: Callable[..., Any] = cast(Any, cls)
    hints = get_type_hints(cast(Any, cls))
    known = frozenset(f.name for f in fields(cast(Any, cls)) if f.init)
    builders = tuple((name, build) for name in sorted(known) if (build := _builder(hints[name])))

    def restore(data: Mapping[str, Any]) -> Any:
        if builders:
            data = dict(data)
            for name, build in builders:
                if (value := data.get(name)) is not None:
                    data[name] = build(value)
        try:
            return make(**data)
        except TypeError:  # written by another version, with fields that there are no more: too seldom to look for each time
            return make(**{name: value for name, value in data.items() if name in known})

    return restore


def _builder(hint: Any) -> Builder | None:
    """How a value of the type `hint` is made of what was stored; None where that is the value itself."""
    if get_origin(hint) in (types.UnionType, Union):
        return next((_builder(a) for a in get_args(hint) if is_dataclass(a) or get_origin(a) is tuple), None)
    if get_origin(hint) is tuple:
        build = _builder(get_args(hint)[0])
        return tuple if build is None else lambda values: tuple([v if v is None else build(v) for v in values])
    return _maker(hint) if isinstance(hint, type) and is_dataclass(hint) else None
