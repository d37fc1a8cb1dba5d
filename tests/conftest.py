"""What tests share: the language pipeline, loaded once, and readings of plain text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import private_cluster
from dateline.core.report import Block, Report
from dateline.core.when import Published
from private_cluster import Cluster

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.read.reading import Reading


@pytest.fixture(scope="session")
def nlp() -> Language:
    from dateline.models.language import language_pipeline

    return language_pipeline()


@pytest.fixture(scope="session")
def sample_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the sample reports, read once; tests that write to it copy it first."""
    from dateline.ingest.given import Given
    from dateline.run.add import add
    from dateline.run.settings import Settings
    from dateline.store.archive import open_archive

    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with open_archive(path) as archive:
        add([Path(__file__).parents[1] / "src/dateline/samples"], archive, Settings(), Given(), now=lambda: "2031-04-01T12:00:00Z")
    return path


@pytest.fixture(scope="session")
def reading_of_text(nlp: Language) -> Callable[..., Reading]:
    """A function that reads plain text, one body block a line, a caption where a tab stands before it; `published` is an ISO day."""
    from dateline.read.reading import read

    def of(text: str, published: str | None = None, **fields: object) -> Reading:
        lines = re.finditer(r"(\t?)(\S[^\n]*)", text)
        blocks = tuple(Block(m.start(2), m.end(2), "caption" if m[1] else "body") for m in lines)
        when = Published(published, published, published, "given") if published else Published()
        report = Report(source_id="test", text=text, blocks=blocks, language="en", published=when, **fields)  # type: ignore[arg-type]
        return next(read([report], nlp))

    return of


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server, started for the tests that ask for one."""
    if (programs := private_cluster.programs()) is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    with private_cluster.running(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def addresses(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """A function that gives the address of another archive that is not there yet; tests with it run on every database."""
    if request.param == "sqlite":
        names = (str(tmp_path / f"archive-{n}.db") for n in range(1, 1000))
        yield lambda: next(names)
        return
    server: Cluster = request.getfixturevalue("cluster")
    made: list[str] = []

    def new() -> str:
        made.append(server.new())
        return made[-1]

    yield new
    for address in made:
        server.drop(address)


@pytest.fixture
def address(addresses: Callable[[], str]) -> str:
    """The address of an archive that is not there yet."""
    return addresses()


@pytest.fixture
def copied(addresses: Callable[[], str], request: pytest.FixtureRequest) -> Callable[[Path], str]:
    """A function that copies an archive's file into another archive and gives its address."""
    from dateline.store.archive import open_archive
    from dateline.store.copying import copy

    def in_file(path: Path) -> str:
        address = addresses()
        shutil.copy(path, address)
        return address

    def on_server(path: Path) -> str:
        address = addresses()
        with open_archive(path) as old, open_archive(address) as new:
            copy(old, new)
        return address

    return on_server if request.node.callspec.params["addresses"] == "postgresql" else in_file


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Names of cases without their bytes: packed ones hold the time of day, and two processes would know them by different names."""
    return argname if isinstance(val, bytes) else None
