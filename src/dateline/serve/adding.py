"""Adding from the command line: files with a bar, addresses with the network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.core.errors import Rejected, UsageError
from dateline.ingest.addresses import addresses_in, is_address

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.ingest.given import Given
    from dateline.ingest.sources import Place
    from dateline.run.add import Tally
    from dateline.store.archive import Archive


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a user wants addresses fetched and reports read.

    `hosts` may be fetched although they are not public. `jobs` processes read files and work out, or those of a cluster `on` "ray" or
    "ray://HOST:PORT".
    """

    at_most: int = 100
    follow: bool = True
    hosts: tuple[str, ...] = ()
    jobs: int = 1
    on: str | None = None


def named(sources: Iterable[str]) -> list[str]:
    """The sources given. Raises UsageError for an empty name, such as a variable gives that is not set: it would mean this whole folder."""
    names = list(sources)
    if not all(name.strip() for name in names):
        raise UsageError("one of the sources has no name; to read the folder you are in, say: .")
    return names


def listed(files: Iterable[Path]) -> list[str | Rejected]:
    """The addresses in files of addresses, and what in them is none."""
    return [item for file in files for item in addresses_in(file)]


def add_places(places: Sequence[Place | Rejected], held: Archive, given: Given, wishes: Wishes, err: Console) -> Tally:
    """Add files, folders and addresses, with a bar on the terminal. Addresses come last, since they take longest.

    A Rejected among the places is kept and counted like one that turns up on the way.
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from dateline.ingest.sources import expected
    from dateline.run.add import Tally

    addresses = [p for p in places if isinstance(p, str) and is_address(p)]
    files = [p for p in places if not isinstance(p, Rejected) and not (isinstance(p, str) and is_address(p))]
    refused = [p for p in places if isinstance(p, Rejected)]
    columns = (TextColumn("Reading reports"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    total, tally = (None if addresses else expected(files)), Tally(rejected=refused)
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=total)

        def progress(now: Tally) -> None:
            both = sum_of(tally, now)
            left_out = f"{len(both.rejected)} left out" if both.rejected else ""
            bar.update(task, completed=both.added - both.teasers + both.known + len(both.rejected), description=left_out)

        if refused:
            held.save_rejected(refused)
        if files:
            tally = sum_of(tally, _files(files, held, given, wishes, progress))
        return sum_of(tally, _online(addresses, held, given, wishes, progress)) if addresses else tally


def _files(files: Sequence[Place], held: Archive, given: Given, wishes: Wishes, progress: Callable[[Tally], None]) -> Tally:
    from dateline.run.add import add
    from dateline.run.settings import settings_from

    settings = replace(settings_from(), jobs=wishes.jobs)
    if wishes.on is None:
        return add(files, held, settings, given, progress)
    from dateline.run.cluster import Cluster

    with Cluster(wishes.on, settings) as cluster:
        return add(files, held, settings, given, progress, hire=cluster.crew, begin=cluster.begin)


def _online(addresses: list[str], held: Archive, given: Given, wishes: Wishes, progress: Callable[[Tally], None]) -> Tally:
    from dateline.ingest.online import Reach
    from dateline.run.add import reader
    from dateline.run.add_online import add_online
    from dateline.run.network import fetcher_from
    from dateline.run.settings import settings_from

    reach, find = Reach(wishes.at_most, wishes.follow), reader(settings_from())
    return add_online(addresses, held, fetcher_from(wishes.hosts), find, given, reach, progress)


def sum_of(one: Tally, other: Tally) -> Tally:
    """What came of both."""
    from dateline.run.add import Tally

    return Tally(
        one.added + other.added,
        one.known + other.known,
        one.teasers + other.teasers,
        one.not_read + other.not_read,
        [*one.rejected, *other.rejected],
    )
