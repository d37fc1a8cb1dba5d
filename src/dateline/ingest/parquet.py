"""Parquet files: a row a report, columns known by the names that tables of reports give them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.core.errors import Rejected, SourceError
from dateline.core.report import Report
from dateline.ingest.csv_table import columns_in, reports_of_row
from dateline.ingest.given import Given
from dateline.ingest.limits import LIMIT, megabytes
from dateline.ingest.moments import GivenDates
from dateline.ingest.source import Source

ROWS = 16  # a batch: a cell may hold a whole page
_MOST_COLUMNS = 2_000
_LARGEST_GROUP = 100 * LIMIT  # bytes of one column of a row group, unpacked: writers make groups of 128 MB to 1 GB
_DAMAGED = "damaged, or no Parquet file: write it again"


def in_parquet(source: Source, file: BinaryIO, given: Given) -> Iterator[Report | Rejected]:
    """A report for each row that has a text; a Rejected that names the row for each that has none. Rows count from 1."""
    with TemporaryFile() as spooled:
        table = _opened(file if file.seekable() else _copied(file, spooled))
        header = table.schema_arrow.names
        columns = columns_in(header, dict(given.columns), source)
        wanted = sorted(set(columns.values()))
        _check(table, wanted)
        at = {field: wanted.index(column) for field, column in columns.items()}
        number, dates = 0, GivenDates()
        try:
            for batch in table.iter_batches(ROWS, columns=[header[c] for c in wanted]):
                for row in zip(*(batch.column(header[c]).to_pylist() for c in wanted), strict=True):
                    number += 1
                    cells = [_cell(value) for value in row]
                    if any(cells):
                        yield from reports_of_row(number, cells, at, source, given, dates)
        except pa.ArrowException:
            raise SourceError(f"{_DAMAGED} (after {number:,} rows)") from None
        dates.tell(source.name)


def _copied(file: BinaryIO, spooled: Any) -> BinaryIO:
    """A stream that can be read from its end, where a Parquet file says what it holds."""
    while part := file.read(1 << 20):
        spooled.write(part)
    spooled.seek(0)
    return spooled  # type: ignore[no-any-return]


def _opened(file: BinaryIO) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(file)
    except pa.ArrowException:
        raise SourceError(_DAMAGED) from None


def _check(table: pq.ParquetFile, wanted: list[int]) -> None:
    """Raises SourceError for columns by the thousand, and for what would unpack to more than any writer means to."""
    if len(table.schema_arrow.names) > _MOST_COLUMNS:
        raise SourceError(f"more than {_MOST_COLUMNS} columns: leave out those that hold no report")
    names = {table.schema_arrow.names[c] for c in wanted}
    groups = (table.metadata.row_group(g) for g in range(table.metadata.num_row_groups))
    chunks = (group.column(c) for group in groups for c in range(group.num_columns))
    if any(c.total_uncompressed_size > _LARGEST_GROUP for c in chunks if c.path_in_schema.partition(".")[0] in names):
        raise SourceError(f"a row group of more than {megabytes(_LARGEST_GROUP)}: write it with smaller row groups")


def _cell(value: Any) -> str:
    """A cell as text: days and times in ISO 8601, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, date):  # a datetime too
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list):
        return ", ".join(_cell(v) for v in value)
    return str(value)
