"""A crew on a Ray cluster: actors that hold the model do a crew's work, tasks take in sources; whatever dies is done again."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dateline.core.errors import Rejected, UsageError
from dateline.core.report import Report
from dateline.ingest.given import Given
from dateline.ingest.source import STAGE, Source, clean_name, standard_input
from dateline.ingest.sources import reports_at
from dateline.models.language import language_pipeline
from dateline.run.add import Began
from dateline.run.crew import WorkerDied
from dateline.run.settings import Settings

if TYPE_CHECKING:
    from ray import ObjectRef

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2  # chunks an actor: one that it works on, one that waits for it
SOURCES = 4  # that are taken in ahead of their turn
TOGETHER = 64  # reports that a task which takes in a source hands over at a time
HANDED = 4  # hand-overs of one source that wait to be taken: bounds memory where reading is slower than taking in
AGAIN = 3  # times that a task is tried again after its process died: a source that kills it is refused then
# An actor works on one core; a little less is asked for, so that what takes in sources finds room beside the actors.
WORKER_CORES, INTAKE_CORES = 0.9, 0.05
PRIVATE = {"include_dashboard": False, "_node_ip_address": "127.0.0.1"}  # nobody else is to reach it
READ_DIED = f"the process that took it in died {AGAIN + 1} times over: give the machine more memory, or leave it out"


class Cluster:
    """A Ray cluster: a private one on this machine for "ray", or the one at "ray://HOST:PORT". Use it as a context manager.

    Raises UsageError where Ray is not installed or the cluster cannot be reached.
    """

    def __init__(self, address: str, settings: Settings):
        self._address, self._settings = address, settings
        self.here = address == "ray"  # whether the cluster's machines see the files of this one

    def __enter__(self) -> Cluster:
        ray = _ray()
        logging.getLogger("ray").setLevel(logging.ERROR)
        try:
            if self.here:
                ray.init(**PRIVATE, log_to_driver=False, logging_level=logging.ERROR)
            else:
                ray.init(self._address, log_to_driver=False, logging_level=logging.ERROR)
        except Exception as error:
            why = f"{type(error).__name__}: {error!s:.120}"
            raise UsageError(f"no cluster answers at {self._address} ({why}); give ray, or ray://HOST:PORT") from None
        return self

    def __exit__(self, *_: object) -> None:
        _ray().shutdown()

    @property
    def workers(self) -> int:
        """How many actors: as many as asked for, else one a core."""
        return self._settings.jobs if self._settings.jobs > 1 else max(1, int(_ray().cluster_resources().get("CPU", 1)))

    def crew(self) -> Actors:
        """The actors, their models loading."""
        return Actors(self._settings.model, self.workers)

    def begin(self, sources: Iterable[Path | Source | Rejected], given: Given) -> Iterator[Began]:
        """Sources in their order, each with what is in it; the next ones are taken in on the cluster meanwhile."""
        under_way: deque[Began] = deque()
        for source in sources:
            under_way.append((source, self._items(source, given)))
            if len(under_way) > SOURCES:
                yield under_way.popleft()
        yield from under_way

    def _items(self, source: Path | Source | Rejected, given: Given) -> Iterator[Report | Rejected]:
        if isinstance(source, Rejected):
            return iter(())
        only_here = source.name == standard_input().name if isinstance(source, Source) else not self.here
        if only_here:
            return reports_at(source, given)
        options = {"num_cpus": INTAKE_CORES, "max_retries": AGAIN, "_generator_backpressure_num_objects": HANDED}
        place = source.absolute() if isinstance(source, Path) else source
        return _handed(_ray().remote(**options)(_taken_in).remote(place, str(source), given), source)


def _handed(coming: Iterator[ObjectRef[list[Report | Rejected]]], source: Path | Source) -> Iterator[Report | Rejected]:
    ray = _ray()
    try:
        for part in coming:
            yield from ray.get(part)
    except ray.exceptions.RayError:
        yield Rejected(clean_name(str(source) if isinstance(source, Path) else source.name), STAGE, READ_DIED)


class Actors:
    """So many actors, each with a model; a chunk goes to the one with the least to do."""

    def __init__(self, model: str, size: int):
        options = {"num_cpus": WORKER_CORES, "max_restarts": -1, "max_task_retries": AGAIN}
        self._ray = _ray()
        kind = self._ray.remote(**options)(Worker)
        self._actors = [kind.remote(model) for _ in range(size)]
        self._given = dict.fromkeys(range(size), 0)
        self.width = AHEAD * size

    def submit(self, do: Callable[[Sequence[T]], Sequence[R]], chunk: Sequence[T]) -> _Result[R]:
        """Give a chunk to an actor. An actor that died starts again by itself."""
        at = min(self._given, key=lambda a: (self._given[a], a))
        self._given[at] += 1
        return _Result(self, at, self._actors[at].do.remote(do, chunk))

    def done(self, at: int) -> None:
        """An actor has done one chunk more."""
        self._given[at] -= 1

    def close(self) -> None:
        """Let the actors go."""
        for actor in self._actors:
            self._ray.kill(actor)


class _Result(Generic[R]):
    def __init__(self, actors: Actors, at: int, made: ObjectRef[Sequence[R]]):
        self._actors, self._at, self._made = actors, at, made

    def result(self) -> Sequence[R]:
        ray = _ray()
        try:
            made: Sequence[R] = ray.get(self._made)
        except ray.exceptions.RayTaskError as error:
            raise error.as_instanceof_cause() from None
        except ray.exceptions.RayError:
            raise WorkerDied from None
        finally:
            self._actors.done(self._at)
        return made


# --- on the cluster --------------------------------------------------------------------------------------------------


class Worker:
    """Holds the model, so that it is loaded once and not with every chunk."""

    def __init__(self, model: str):
        language_pipeline(model)

    def do(self, work: Callable[[Sequence[T]], Sequence[R]], chunk: Sequence[T]) -> Sequence[R]:
        """What comes of each item of a chunk."""
        return work(chunk)


def _taken_in(place: Path | Source, name: str, given: Given) -> Iterator[list[Report | Rejected]]:
    items = reports_at(place, given)
    while part := list(islice(items, TOGETHER)):
        yield part


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        raise UsageError(f"--on ray needs Ray, which is not installed ({error}); install dateline[cluster]") from None
    return ray
