"""The command `dateline watch`."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.core.errors import Rejected, UsageError
from dateline.run.settings import DEFAULT_ARCHIVE
from dateline.serve.console import ARCHIVE_HELP

if TYPE_CHECKING:  # the network, the store and the model are loaded once the command runs, so that --help is quick
    from dateline.run.watch import Round, Stop, Watcher
    from dateline.store.archive import Archive

AtMost = Annotated[int, typer.Option(min=1, help="How many pages or items to take of one feed or sitemap, the newest.")]
NoFollow = Annotated[bool, typer.Option("--no-follow", help="Take what feeds give and do not fetch the pages that they name.")]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(help="A host of your own network (HOST or HOST:PORT) to fetch from although it is not public; give it once a host."),
]
Archived = Annotated[str, typer.Option("--archive", "-a", envvar="DATELINE_ARCHIVE", help=ARCHIVE_HELP)]
SOME_LEFT_OUT = 1


def watch(
    sources: Annotated[list[str], typer.Argument(help="Addresses of feeds, pages, sitemaps or OPML lists, and folders.")],
    archive: Archived = DEFAULT_ARCHIVE,
    every: Annotated[str, typer.Option(help="How long from one look to the next: 90s, 15m, 2h, 1d.")] = "15m",
    once: Annotated[bool, typer.Option("--once", help="Look once and end, for a scheduler of your own.")] = False,
    at_most: AtMost = 100,
    no_follow: NoFollow = False,
    allow_host: AllowHost = None,
) -> None:
    """Look at feeds, pages and folders again and again, and add what is new. Ctrl-C ends it after the report that is being read."""
    from dateline.ingest.addresses import is_address
    from dateline.ingest.online import Reach
    from dateline.run.watch import Stop, seconds_of
    from dateline.serve.adding import named
    from dateline.serve.console import opened

    pause = seconds_of(every)
    for source in named(sources):
        if not is_address(source) and not Path(source).exists():
            raise UsageError(f"there is no file or folder {source}; give an address with http:// or https://, or a folder")
    stop = Stop()
    with opened(archive, create=True) as held, _signals(stop):
        watcher = _watcher(held, pause, Reach(at_most, not no_follow), allow_host or [], stop)
        last = _run(watcher, held, sources, once, stop)
    if once and last.rejected:
        raise typer.Exit(SOME_LEFT_OUT)


def _watcher(held: Archive, pause: float, reach: object, hosts: list[str], stop: Stop) -> Watcher:
    from dateline.ingest.given import Given
    from dateline.ingest.online import Reach
    from dateline.run.add import reader
    from dateline.run.network import fetcher_from
    from dateline.run.settings import settings_from
    from dateline.run.watch import Watcher
    from dateline.run.watch_memory import memory_in
    from dateline.run.watch_take import Taker

    assert isinstance(reach, Reach)
    given = Given()
    take = Taker(held, reader(settings_from()), given, stop)
    return Watcher(fetcher_from(hosts, stop.sleep), memory_in(held), take, pause, reach, given, stop, _tell)


def _run(watcher: Watcher, held: Archive, sources: list[str], once: bool, stop: Stop) -> Round:
    from dateline.run.rework import bring_up_to_date
    from dateline.run.watch import watch as run
    from dateline.serve.console import out

    def done(made: Round, rest: float | None) -> None:
        bring_up_to_date(held)
        out.print(line_of(made, datetime.now(), rest), markup=False, soft_wrap=True)

    return run(watcher, sources, once, stop.sleep, done)


def line_of(made: Round, at: datetime, rest: float | None) -> str:
    """What came of a round, in one line."""
    parts = [
        f"{made.added} report{'' if made.added == 1 else 's'} came in",
        f"{made.known} known" if made.known else "",
        f"{len(made.rejected)} left out" if made.rejected else "",
        f"{made.waiting} failed before and {'waits' if made.waiting == 1 else 'wait'}" if made.waiting else "",
        f"{made.growing} still being written" if made.growing else "",
    ]
    following = f"; next look at {at + timedelta(seconds=rest):%H:%M:%S}" if rest is not None else ""
    return f"{at:%Y-%m-%d %H:%M:%S}  " + ", ".join(filter(None, parts)) + following


def _tell(item: str | Rejected) -> None:
    from dateline.serve.console import out, tell_rejected
    from dateline.serve.words import safe

    if isinstance(item, Rejected):
        tell_rejected(item)
    else:
        out.print(f"  + {safe(item)}", markup=False, soft_wrap=True)


@contextmanager
def _signals(stop: Stop) -> Iterator[None]:
    """The first Ctrl-C (or SIGTERM) asks to stop, a second one breaks off."""

    def asked(number: int, frame: object) -> None:
        if stop():
            raise KeyboardInterrupt
        stop.ask()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
