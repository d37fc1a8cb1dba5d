"""The whole export of the sample reports, as it was last looked at and found good."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.serve.formats.jsonl import as_jsonl
from dateline.store.archive import open_archive

SAMPLES = Path(__file__).parents[2] / "src/dateline/samples"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    with open_archive(tmp_path_factory.mktemp("snapshot") / "a.db") as archive:
        add([SAMPLES], archive, Settings(), Given())
        return list(as_jsonl(archive))


def test_samples(exported: list[str], snapshot: SnapshotAssertion) -> None:
    assert "".join(exported) == snapshot
