"""The paper that a notice names is the publisher; an agency in the dateline is credited."""

from pathlib import Path

import pytest

from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.sources import reports_at

BODY = "PORT LARNE ({agency}) — The ferry company said on Monday that it would stop its night crossings until the end of the winter.\n"
PAGES = [
    ("Copyright 2031 Northern Dispatch. With material from Lowland Wire.", "Lowland Wire", "Northern Dispatch"),  # notice before bracket
    ("© 2031 The Larne Gazette", "Reuters", "The Larne Gazette"),  # a known agency is never the paper
    ("COPYRIGHT 2031 LARNE RADIO, ALL RIGHTS RESERVED", "Larne Radio", "LARNE RADIO"),  # as the notice writes it
    ("This article was originally published on Quay News and was reproduced with permission.", "Quay News", "Quay News"),
]


@pytest.mark.parametrize(("notice", "agency", "publisher"), PAGES)
def test_publisher(tmp_path: Path, notice: str, agency: str, publisher: str) -> None:
    (tmp_path / "page.txt").write_text(BODY.format(agency=agency) + notice + "\n")
    (report,) = reports_at(tmp_path / "page.txt", Given())
    assert isinstance(report, Report)
    assert report.publisher == publisher
    assert report.credits
