"""The reports of `many_reports` as shards: JSON lines, a WARC file, a Parquet file in a store, and two sources that are refused."""

from __future__ import annotations

from pathlib import Path

import many_reports
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.ingest.sources import Place


def shards(folder: Path) -> list[Place]:
    """Their places, in the order in which they are to be added."""
    rows = list(many_reports.rows())
    (folder / "bad.jsonl").write_text('{"title": "no text"}\n')
    pages = "".join(warc_record(r) for r in rows[60:80])
    (folder / "crawl.warc").write_bytes(pages.encode())
    rest = rows[80:]
    pq.write_table(pa.table({name: [r[name] for r in rest] for name in rest[0]}), folder / "rest.parquet", row_group_size=8)
    places: list[Place] = [many_reports.jsonl(folder / "first.jsonl", 0, 60), folder / "bad.jsonl", folder / "crawl.warc"]
    return [*places, f"file://{folder}/*.parquet", folder / "missing.txt"]


def warc_record(row: dict[str, str]) -> str:
    """A captured page of a report."""
    page = (
        f'<html><head><title>{row["title"]}</title><meta property="article:published_time" content="{row["published"]}"></head><body>'
        f'<article><h1>{row["title"]}</h1>{"".join(f"<p>{p}</p>" for p in row["text"].splitlines() if p)}</article></body></html>'
    )
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://aller.example/{row['id']}\r\nWARC-Date: 2031-04-01T10:00:00Z\r\n"
        f"Content-Type: application/http\r\nContent-Length: {len(body.encode())}\r\n\r\n"
    )
    return f"{head}{body}\r\n\r\n"
