"""Parquet: one file a kind of record, with typed columns and their meanings in the metadata, for pandas, R, DuckDB and the like."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.serve.formats.format import Format, Options
from dateline.serve.formats.kinds import columns_of, row_of, wanted
from dateline.serve.formats.records import records
from dateline.store.archive import Archive

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 2_000  # a row group: some megabytes of statements with their sentences; reports are written when their texts come to as much
CHARACTERS = 8_000_000


def schema_of(kind: str) -> pa.Schema:
    """The typed columns of a kind; each field's metadata holds its meaning under "meaning"."""
    import pyarrow as pa

    types = {
        "text": pa.string(), "json": pa.string(), "integer": pa.int64(), "number": pa.float64(),
        "boolean": pa.bool_(), "list": pa.list_(pa.string()),
    }  # fmt: skip
    fields = [pa.field(c.name, types[c.sort], metadata={"meaning": c.meaning}) for c in columns_of()[kind]]
    return pa.schema(fields, metadata={"kind": kind, "format": "Dateline records"})


class Table:
    """The file of one kind, written a row group at a time."""

    def __init__(self, kind: str, folder: Path):
        from pyarrow.parquet import ParquetWriter

        self._schema = schema_of(kind)
        self._writer = ParquetWriter(folder / f"{kind}.parquet", self._schema, compression="zstd")
        self._rows: list[list[Any]] = []
        self._size = 0

    def __enter__(self) -> Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._writer.close()

    def add(self, record: dict[str, Any]) -> None:
        """Add a record."""
        self._rows.append(row_of(record))
        self._size += len(record.get("text", ""))
        if len(self._rows) >= ROWS or self._size >= CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if not self._rows:
            return
        columns = zip(*self._rows, strict=True)
        arrays = [pa.array(list(column), type=field.type) for column, field in zip(columns, self._schema, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows, self._size = [], 0


def as_parquet(archive: Archive, options: Options, folder: Path) -> None:
    """A file a kind: "statement.parquet" and so on."""
    with ExitStack() as open_tables:
        tables = {kind: open_tables.enter_context(Table(kind, folder)) for kind in wanted(options)}
        for record in records(archive, options):
            tables[record["kind"]].add(record)


PARQUET = Format(
    name="parquet", title="records in typed columns, one file a kind, in a folder or .zip", suffix=".zip", folder=as_parquet, kinds=True
)
