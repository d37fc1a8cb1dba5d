"""The archive of the sample reports, read once, for all tests of formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.settings import Settings
from dateline.serve.cli import app
from dateline.store.archive import Archive, open_archive

SAMPLES = Path(__file__).parents[3] / "src/dateline/samples"


@pytest.fixture(scope="session")
def samples_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("formats") / "samples.db"
    with open_archive(path) as archive:
        add([SAMPLES], archive, Settings(), Given())
    return path


@pytest.fixture(scope="session")
def samples(samples_path: Path) -> Iterator[Archive]:
    """To be read only."""
    with open_archive(samples_path) as held:
        yield held


@pytest.fixture
def export(samples_path: Path) -> Callable[..., Result]:
    """A function that runs `dateline export` on the samples in this process; what is refused is raised."""

    def run(*args: object) -> Result:
        return CliRunner().invoke(app, ["export", "--archive", str(samples_path), *map(str, args)], catch_exceptions=False)

    return run
