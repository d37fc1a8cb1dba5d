"""A list of records that is read when it is asked for, and that becomes a data frame, an Arrow table or a table in a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from dateline.api.columns import Column

T = TypeVar("T")


class Table(Sequence[T], Generic[T]):
    """Records in a stable order. Nothing is read until something is asked of it, then once.

    Iterate over it, ask its `len`, take one (`table[0]`) or several (`table[:10]`, a table again); a notebook shows the first rows.
    """

    def __init__(self, kind: str, make: Callable[[], Iterable[T]], columns: Callable[[], Sequence[Column]]):
        self.kind, self._make, self._columns = kind, make, columns
        self._items: tuple[T, ...] | None = None

    @property
    def items(self) -> tuple[T, ...]:
        """All of it."""
        if self._items is None:
            self._items = tuple(self._make())
        return self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Table[T]: ...
    def __getitem__(self, at: int | slice) -> T | Table[T]:
        if isinstance(at, slice):
            some = self.items[at]
            return Table(self.kind, lambda: some, self._columns)
        return self.items[at]

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all records, in order."""
        return tuple(str(i.id) for i in self.items)  # type: ignore[attr-defined]

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow table, a row a record. Columns are the same however few rows there are; what is not known is null, never 0 or ""."""
        import pyarrow as pa

        columns = self._columns()
        arrays = [pa.array([c.value(item) for item in self.items], type=c.arrow()) for c in columns]
        return pa.table(arrays, schema=pa.schema([pa.field(c.name, c.arrow()) for c in columns]))

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame, a row a record. Days are datetime64 (NaT where not known), numbers floats (NaN where there is none)."""
        frame: pandas.DataFrame = self.to_arrow().to_pandas(date_as_object=False)  # pyarrow comes without types
        return frame

    def __repr__(self) -> str:
        plural = {"story": "stories", "entity": "entities"}.get(self.kind, f"{self.kind}s")
        head = "\n".join(f"  {item!r}" for item in self.items[:5])
        more = f"\n  and {len(self) - 5} more" if len(self) > 5 else ""
        return f"{len(self)} {self.kind if len(self) == 1 else plural}" + (f"\n{head}{more}" if head else "")

    def _repr_html_(self) -> str:
        from dateline.api.display import table

        return table(self)
