"""Archives of the sample reports and of reports of violence, read once, for all tests of formats."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hostile import hostile
from typer.testing import CliRunner, Result

from dateline.ingest.given import Given
from dateline.run.add import add
from dateline.run.decide import Draft, decide
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.serve.cli import app
from dateline.store.archive import Archive, open_archive

ARRIVED = "2031-04-01T12:00:00Z"


@pytest.fixture(scope="session")
def samples_path(sample_archive: Path) -> Path:
    """To be read only."""
    return sample_archive


@pytest.fixture(scope="session")
def samples(samples_path: Path) -> Iterator[Archive]:
    """To be read only."""
    with open_archive(samples_path) as held:
        yield held


@pytest.fixture(scope="session")
def raids_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports of made-up violence in places that are on the map."""
    path = tmp_path_factory.mktemp("formats") / "raids.db"
    with open_archive(path) as archive:
        add([Path(__file__).with_name("raids.jsonl")], archive, Settings(), Given())
    return path


@pytest.fixture(scope="session")
def raids(raids_path: Path) -> Iterator[Archive]:
    """To be read only."""
    with open_archive(raids_path) as held:
        yield held


@pytest.fixture
def export(samples_path: Path) -> Callable[..., Result]:
    """A function that runs `dateline export` on the samples in this process; what is refused is raised."""

    def run(*args: object) -> Result:
        return CliRunner().invoke(app, ["export", "--archive", str(samples_path), *map(str, args)], catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive with one report that means harm, to be read only."""
    found, outcome = hostile()
    with open_archive(tmp_path_factory.mktemp("evil") / "a.db") as archive:
        archive.save([found], ARRIVED)
        bring_up_to_date(archive, lambda: ARRIVED)
        archive.replace_stories([outcome])
        yield archive


@pytest.fixture(scope="session")
def decided(samples_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The samples with a statement that Ada accepted and a finding that she confirmed."""
    path = tmp_path_factory.mktemp("decided") / "a.db"
    shutil.copy(samples_path, path)
    with open_archive(path) as archive:
        finding = next(f for f in archive.worked_out().findings if f.relation == "conflict")
        decide(archive, Draft(act="accept", target=finding.statements[0], by="Ada"), now=lambda: ARRIVED)
        decide(archive, Draft(act="confirm", target=finding.id, by="Ada", why="both are told"), now=lambda: ARRIVED)
        yield archive
