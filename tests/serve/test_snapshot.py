"""The whole export of the sample reports, as it was last looked at and found good."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from dateline.serve.formats.jsonl import as_jsonl
from dateline.store.archive import open_archive


@pytest.fixture(scope="module")
def exported(sample_archive: Path) -> list[str]:
    with open_archive(sample_archive) as archive:
        return list(as_jsonl(archive))


def test_samples(exported: list[str], snapshot: SnapshotAssertion) -> None:
    assert "".join(exported) == snapshot
