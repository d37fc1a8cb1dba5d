"""All formats, by name."""

from __future__ import annotations

from dateline.core.errors import UsageError
from dateline.serve.formats.acled import ACLED
from dateline.serve.formats.annotations import ANNOTATIONS
from dateline.serve.formats.claimreview import CLAIMREVIEW
from dateline.serve.formats.csv_table import CSV
from dateline.serve.formats.docx import DOCX
from dateline.serve.formats.event_report import EVENT_REPORT
from dateline.serve.formats.format import Format
from dateline.serve.formats.ftm import FTM
from dateline.serve.formats.ged import GED
from dateline.serve.formats.geojson import GEOJSON
from dateline.serve.formats.html import HTML
from dateline.serve.formats.hxl import HXL
from dateline.serve.formats.jsonl import JSONL
from dateline.serve.formats.markdown import MARKDOWN
from dateline.serve.formats.ninjs import NINJS
from dateline.serve.formats.parquet import PARQUET
from dateline.serve.formats.plover import PLOVER
from dateline.serve.formats.positions import POSITIONS
from dateline.serve.formats.prov import PROV
from dateline.serve.formats.xlsx import XLSX

EVERY = (
    *(JSONL, CSV, GEOJSON, PARQUET, XLSX),
    *(GED, EVENT_REPORT, ACLED, PLOVER, POSITIONS),
    *(FTM, CLAIMREVIEW, ANNOTATIONS, PROV, HXL, NINJS),
    *(HTML, MARKDOWN, DOCX),
)
FORMATS: dict[str, Format] = {f.name: f for f in EVERY}


def format_called(name: str) -> Format:
    """The format of a name. Raises UsageError with those there are."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name}; give --format {' or '.join(FORMATS)}")
    return FORMATS[name]
