"""What all commands share: two consoles, exit statuses, options, an archive that is up to date."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, RenderableType

from dateline.core.errors import Rejected

if TYPE_CHECKING:  # the store is loaded by the commands that need it, so that --help is quick
    from dateline.store.archive import Archive

out = Console(soft_wrap=False, highlight=False)
err = Console(stderr=True, highlight=False)

OK, SOME_LEFT_OUT, WRONG_CALL, STOPPED = 0, 1, 2, 130

ARCHIVE_HELP = "The archive: a file, made on first use, or postgresql://USER@HOST/DATABASE."
ArchiveOption = Annotated[str, typer.Option("--archive", "-a", envvar="DATELINE_ARCHIVE", help=ARCHIVE_HELP)]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, max=512, envvar="DATELINE_JOBS", help="Processes that work, each with a model (600 MB).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print records as JSON lines, for programs.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="The record as it was known then: a day, 2025-06-02, or a date-time.")
]

RULES = "ucdp, conservative, latest, mode, mean-of-voices, prefer:NAME,NAME"
RuleOption = Annotated[str | None, typer.Option("--rule", help=f"The rule that gives best, low and high: {RULES}; else the record's.")]


@contextmanager
def opened(address: str, create: bool = False, as_of: str | None = None) -> Iterator[Archive]:
    """The archive, with everything worked out; `as_of` a day as it was known then, which is a copy that is gone afterwards."""
    from sqlalchemy.exc import DBAPIError

    from dateline.run.rework import bring_up_to_date
    from dateline.store.archive import open_archive
    from dateline.store.dialects import unreadable

    upto = None
    if as_of is not None:
        from dateline.run.as_of import as_known, moment

        upto = moment(as_of)
    with open_archive(address, create) as archive:
        try:
            if not create:
                bring_up_to_date(archive)
            if upto is None:
                yield archive
                return
            with as_known(archive, upto) as (then, known):
                err.print(known.told(), markup=False, soft_wrap=True)
                yield then
        except DBAPIError as error:
            raise unreadable(address, error) from error


def print_json(items: Any) -> None:
    """Records, one JSON object a line."""
    for item in items:
        sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")


def print_all(lines: Iterable[RenderableType]) -> None:
    """For people: wrapped to the terminal's width, or left long where the output goes to a file or another program."""
    for line in lines:
        out.print(line, soft_wrap=not out.is_terminal)


def tell_rejected(rejected: Rejected) -> None:
    """Name a source that could not be read, with its reason, on stderr."""
    from dateline.serve.words import safe

    err.print(f"left out: {safe(rejected.item)}: {safe(rejected.why)}", markup=False, soft_wrap=True)


def stop(message: str, status: int) -> None:
    """Say why on stderr and leave."""
    err.print(message, markup=False, soft_wrap=True)
    sys.exit(status)
