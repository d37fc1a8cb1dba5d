"""Look an archive over: what is wrong with it, how each fault is mended, and mend what can be made anew without loss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from dateline.core.archived import Found
from dateline.core.errors import ArchiveError
from dateline.run.rework import bring_up_to_date
from dateline.run.work_out import Clock, utc_now
from dateline.store import soundness, worked
from dateline.store.archive import Archive, open_archive
from dateline.store.dialects import on_server
from dateline.store.opening import version_of
from dateline.store.soundness import SHOWN, Ailment, Mend

FaultsIn = Callable[[Found], Iterable[str]]  # what a report's words do not bear out of what was found in it

ADVICE: dict[Mend, str] = {
    "reindex": "dateline doctor --mend makes the indexes anew",
    "search": "dateline doctor --mend makes the search index anew",
    "work out": "dateline doctor --mend works it out anew",
    "reread": "dateline reread reads all reports again",
    "retry": "dateline sources --retry goes on with them",
    "restore": "put a backup in its place: dateline restore FILE --replace",
}
SAFE: tuple[Mend, ...] = ("reindex", "search", "work out")  # what is made anew of what is kept


def ailments(address: str | Path, faults_in: FaultsIn) -> list[Ailment]:
    """All that is wrong with an archive; one of an older version is brought up to this one first.

    Raises ArchiveError where there is no archive at all, or none that can be reached.
    """
    if on_server(address):
        with open_archive(address, create=False) as archive:
            return list(_ailments(archive, faults_in))
    path = Path(address)
    if not path.is_file():
        raise ArchiveError(f"there is no archive at {path}; give its path with --archive")
    try:
        version_of(path)
        with open_archive(path, create=False) as archive:
            return list(_ailments(archive, faults_in))
    except ArchiveError as error:
        return [Ailment(str(error), "restore")]
    except DatabaseError as error:
        return [Ailment(f"the file cannot be read through ({error.orig})", "restore")]


def _ailments(archive: Archive, faults_in: FaultsIn) -> Iterator[Ailment]:
    untidy = len(archive.untidy())
    with archive.reading() as db:
        schema = list(soundness.of_schema(db))
        yield from (*schema, *soundness.of_file(db))
        if any(a.mend == "restore" for a in schema):
            return  # what else is asked would only fail
        yield from soundness.of_worked_out(db)
        yield from soundness.of_state(db, untidy)
        yield from soundness.of_search(db)
    yield from _of_reports(archive, faults_in)


def _of_reports(archive: Archive, faults_in: FaultsIn) -> Iterator[Ailment]:
    """Reports whose rows cannot be read, and what is in none of their words."""
    broken = 0
    for ident in archive.report_ids():
        try:
            found = archive.found_in(ident)
            told = list(_of_report(ident, found, faults_in)) if found else []
        except DatabaseError:
            raise
        except Exception as error:  # a body that is no JSON, or lacks fields: there are many ways to be broken
            told = [Ailment(f"{ident} cannot be read ({type(error).__name__}: {error!s:.80})", "restore")]
        broken += len(told)
        yield from told if broken <= SHOWN * 4 else ()
    if broken > SHOWN * 4:
        yield Ailment(f"{broken} faults in reports in all", "reread")


def _of_report(ident: str, found: Found, faults_in: FaultsIn) -> Iterator[Ailment]:
    yield from (Ailment(f"{ident}: {fault}", "reread") for fault in faults_in(found))
    if found.report.id != ident:  # ids are made of texts
        yield Ailment(f"{ident} has another text than it came with", "restore")


def mend(address: str | Path, found: Iterable[Ailment], now: Clock = utc_now) -> list[Mend]:
    """Make anew what can be made anew without loss, as far as the ailments ask for it; gives what was done."""
    wanted = {a.mend for a in found}
    done = [m for m in SAFE if m in wanted]
    if done:
        with open_archive(address, create=False) as archive:
            archive.mend(*(STEPS[m] for m in done))
            bring_up_to_date(archive, now)
    return done


STEPS = {"reindex": soundness.reindex, "search": soundness.rebuild_search, "work out": worked.forget}
