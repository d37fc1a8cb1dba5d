"""Add reports to an archive: ingest, read, find and save, then work out what follows from all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path

from dateline.core.archived import Found
from dateline.core.errors import ArchiveError, DatelineError, Rejected
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.source import Source
from dateline.ingest.sources import Place, reports_at, sources_in
from dateline.models.language import language_pipeline
from dateline.read.reading import BATCH, Reading, read
from dateline.run.crew import ALONE, TRIES, Crew, Staff, Task
from dateline.run.intake import Intake
from dateline.run.pipeline import find_all
from dateline.run.rework import bring_up_to_date
from dateline.run.settings import Settings
from dateline.run.work_out import Clock, utc_now
from dateline.store.archive import Archive

SAVED_AT_ONCE = 32  # reports a transaction: a crash costs at most these, and they are read again the next time
ASKED_AT_ONCE = 200  # reports a question "which of these are known?"


@dataclass
class Tally:
    """What came of adding: counts, and each source that could not be read with its reason."""

    added: int = 0
    known: int = 0
    teasers: int = 0
    not_read: int = 0
    rejected: list[Rejected] = field(default_factory=list)


DIED = f"the report is kept, but nothing was read in it: the process that read it died {TRIES} times over; give it more memory, then reread"

Progress = Callable[[Tally], None]
Find = Callable[[Iterable[Report]], Iterator[Found]]
Began = tuple[Path | Source | Rejected, Iterator[Report | Rejected]]  # a source and what is in it; nothing for what is no source
Begin = Callable[[Iterable[Path | Source | Rejected], Given], Iterator[Began]]


def one_by_one(sources: Iterable[Path | Source | Rejected], given: Given) -> Iterator[Began]:
    """Each source with its reports, read here when its turn comes."""
    for source in sources:
        yield source, iter(()) if isinstance(source, Rejected) else reports_at(source, given)


def add(
    places: Iterable[Place],
    archive: Archive,
    settings: Settings,
    given: Given,
    progress: Progress = lambda _: None,
    now: Clock = utc_now,
    find: Find | None = None,
    begin: Begin = one_by_one,
    hire: Callable[[], Crew] | None = None,
) -> Tally:
    """Add all reports of the sources at `places`; those the archive holds already change nothing.

    Reports are saved as they are read, so that a stopped run goes on where it was. `progress` is called after each report. `find` gives
    what is found in each of some reports, in their order; without it they are read with the language model of the settings. `begin`
    gives what is in each of some sources, in their order: elsewhere, if need be, and ahead of their turn. `hire` gives a crew that reads
    and works out; without it as many processes do as the settings say.
    """
    tally = Tally()
    taking = Taking(archive, tally, Intake(given, now()), now)
    fresh = _fresh(_reports(begin(sources_in(places), given), taking), taking)
    with Staff(hire) if hire else staff_of(settings) as staff:
        _save(_found(fresh, find or reader(settings, staff)), taking, progress)
        if taking.intake.names:
            archive.save_rejected(taking.intake.refusals, taking.intake.names)
        bring_up_to_date(archive, now, staff)
    return tally


@dataclass(frozen=True, slots=True)
class Taking:
    """What the stages of one `add` share."""

    archive: Archive
    tally: Tally
    intake: Intake
    now: Clock

    def save(self, found: Sequence[Found]) -> None:
        """Save reports, and which sources are finished with them, in one transaction."""
        self.intake.saved(len(found))
        tried = self.intake.finished()
        if found or tried:
            self.archive.save(found, self.now(), tried)


def _reports(begun: Iterable[Began], taking: Taking) -> Iterator[Report]:
    """All reports of all sources; what cannot be read goes to the tally."""
    intake, tally = taking.intake, taking.tally
    for source, items in begun:
        if isinstance(source, Rejected):
            tally.rejected.append(source)
            intake.refused(source)
            continue
        intake.begin(source)
        for item in items:
            if isinstance(item, Rejected):
                tally.rejected.append(item)
                intake.came(item)
            else:
                intake.came()
                yield item
        intake.end()


def _fresh(reports: Iterator[Report], taking: Taking) -> Iterator[Report]:
    """Reports that the archive does not hold yet, each once."""
    seen: set[str] = set()
    while some := list(islice(reports, ASKED_AT_ONCE)):
        taking.archive.save_sources(taking.intake.begun())
        known = taking.archive.known(r.id for r in some)
        for report in some:
            fresh = report.id not in known and report.id not in seen
            taking.intake.passed(fresh)
            if fresh:
                seen.add(report.id)
                yield report
            else:
                taking.tally.known += 1


def staff_of(settings: Settings) -> Staff:
    """This process alone, or as many others as the settings say."""
    if settings.jobs <= 1:
        return Staff()
    from dateline.run.jobs import Processes

    return Staff(lambda: Processes(settings.jobs))


def reader(settings: Settings, staff: Staff = ALONE) -> Find:
    """What reads reports with the language model, which is loaded with the first of them."""
    if staff.alone:
        return partial(_read, settings.model)
    # Chunks are the batches that one process would read, so that the bytes are the same.
    task = Task(partial(read_some, settings.model), _not_read, BATCH)

    def find(reports: Iterable[Report]) -> Iterator[Found]:
        list(staff.sent(LOADING, [settings.model]))  # a model that is missing, or too large, must not be blamed on reports
        return staff.sent(task, reports)

    return find


def load(models: Sequence[str]) -> list[bool]:
    """Whether models can read; they stay loaded. Raises UsageError for one that is not installed."""
    return [bool(language_pipeline(model).pipe_names) for model in models]


def _does_not_load(model: str) -> bool:
    raise DatelineError(f"processes die as they load the language model {model}: read with fewer of them (--jobs 1), or give more memory")


LOADING = Task(load, _does_not_load, 1)


def _read(model: str, reports: Iterable[Report]) -> Iterator[Found]:
    return (find_in(reading) for reading in read(reports, language_pipeline(model)))


def read_some(model: str, reports: Sequence[Report]) -> list[Found]:
    """What is found in each of some reports."""
    return list(_read(model, reports))


def _not_read(report: Report) -> Found:
    return Found(report, rejected=(Rejected(report.source_id or report.id, "read", DIED),))


def _found(reports: Iterator[Report], find: Find) -> Iterator[Found]:
    """Everything found in each report, where there is any report to read."""
    first = next(reports, None)
    if first is not None:
        yield from find(chain([first], reports))


def find_in(reading: Reading) -> Found:
    """Everything found in a reading. A fault of ours on one report must not cost the others: it is kept as a rejection."""
    try:
        return find_all(reading)
    except Exception as error:
        why = f"the report is kept, but nothing was read in it because of a fault in this program ({type(error).__name__}: {error})"
        return Found(reading.report, rejected=(Rejected(reading.report.source_id or reading.report.id, "read", why),))


def _save(found: Iterator[Found], taking: Taking, progress: Progress) -> None:
    """Save in batches; a report and the teasers cut out of it are never parted. What is finished is saved even on Ctrl-C."""
    waiting: list[Found] = []
    try:
        for item in found:
            if len(waiting) >= SAVED_AT_ONCE and item.report.teaser_of is None:
                done, waiting = waiting, []
                taking.save(done)
            waiting.append(item)
            _count(item, taking.tally)
            progress(taking.tally)
    except ArchiveError:
        raise
    except BaseException:
        taking.save(_whole_families(waiting))
        raise
    taking.save(waiting)


def _whole_families(waiting: list[Found]) -> list[Found]:
    """Without the last family, whose teasers may not all have been read yet."""
    last = max((i for i, f in enumerate(waiting) if f.report.teaser_of is None), default=0)
    return waiting[:last]


def _count(item: Found, tally: Tally) -> None:
    tally.added += 1
    tally.teasers += item.report.teaser_of is not None
    tally.rejected += [r for r in item.rejected if r.stage == "read"]
    tally.not_read += item.report.language not in (None, "en")
