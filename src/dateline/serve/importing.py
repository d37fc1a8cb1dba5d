"""The command `import`: hand-coded event data, and decisions of another archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.core.errors import Rejected, UsageError
from dateline.run.settings import DEFAULT_ARCHIVE
from dateline.serve.console import SOME_LEFT_OUT, ArchiveOption, opened, out, tell_rejected

commands = typer.Typer()


@commands.command("import", epilog="Example:  dateline import coded.csv --style acled --by Ada --archive talks.db")
def import_(
    file: Annotated[Path, typer.Argument(help="A table of coded events (CSV), or decisions (JSON lines of an export).")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    style: Annotated[str | None, typer.Option(help="The style of a table: ucdp, acled or maverick.")] = None,
    by: Annotated[str | None, typer.Option(help="Who coded the table; the name of the data set without it.")] = None,
) -> None:
    """Take in what people coded elsewhere: rows of event data as reports with their statements, or decisions made on another archive."""
    if style is None and file.suffix.lower() != ".jsonl":
        raise UsageError("say what the table is: --style ucdp, --style acled or --style maverick; decisions come in a .jsonl file")
    if by is not None and (not by.strip() or len(by) > 200):
        raise UsageError("give the coder's name with --by, at most 200 characters")
    rejected = _table(file, archive, style, by) if style else _decisions(file, archive)
    for item in rejected:
        tell_rejected(item)
    if rejected:
        raise typer.Exit(SOME_LEFT_OUT)


def _table(file: Path, archive: str, style: str, by: str | None) -> list[Rejected]:
    from dateline.ingest.coded_table import style_called
    from dateline.run.importing import import_coded

    name = (by or style_called(style).name).strip()
    with opened(archive, create=True) as held:
        tally = import_coded(held, file, style, name)
    out.print(f"{tally.added} rows came in as reports coded by {name}, {tally.known} were already there.", markup=False, soft_wrap=True)
    return list(tally.rejected)


def _decisions(file: Path, archive: str) -> list[Rejected]:
    from dateline.run.importing import import_decisions

    with opened(archive) as held:
        made = import_decisions(held, file)
    out.print(f"{made.taken} decisions taken over, {made.known} already there.", markup=False, soft_wrap=True)
    return list(made.left_out)
