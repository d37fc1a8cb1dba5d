"""Commands that take reports in: add, sources, reread, demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.core.errors import UsageError
from dateline.core.tried import STATES
from dateline.run.settings import DEFAULT_ARCHIVE
from dateline.serve import watching
from dateline.serve.console import (
    SOME_LEFT_OUT,
    ArchiveOption,
    JobsOption,
    JsonOption,
    err,
    opened,
    out,
    print_all,
    print_json,
    tell_rejected,
)

if TYPE_CHECKING:  # the store and the model are loaded by the commands that need them, so that --help is quick
    from dateline.run.add import Tally
    from dateline.store.archive import Archive


commands = typer.Typer()


@commands.command(epilog="Example:  dateline add reports/ https://paper.example/page.html --archive talks.db --published 2025-06-02")
def add(
    sources: Annotated[list[str] | None, typer.Argument(help="Files, folders of them, addresses; - for standard input.")] = None,
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    published: Annotated[str | None, typer.Option(help="Day of publication of all sources, where they give none: 2025-06-02.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of all sources, where they name none.")] = None,
    columns: Annotated[
        str | None, typer.Option(help="Which columns of a table (CSV, TSV) hold what: text=Body,title=Headline,published=Date.")
    ] = None,
    addresses: Annotated[list[Path] | None, typer.Option(help="A file of addresses, one a line; give it once a file.")] = None,
    at_most: watching.AtMost = 100,
    no_follow: watching.NoFollow = False,
    allow_host: watching.AllowHost = None,
    jobs: JobsOption = 1,
    on: Annotated[str | None, typer.Option(help="Read on a cluster: ray for one on this machine, ray://HOST:PORT for another.")] = None,
) -> None:
    """Add reports to an archive. Adding the same report twice changes nothing; a stopped run goes on where it was."""
    from dateline.ingest.given import Given, columns_of
    from dateline.serve.adding import Wishes, listed, named

    given, places = Given(published, publisher, columns_of(columns or "")), [*named(sources or ()), *listed(addresses or ())]
    if not places:
        raise UsageError("nothing to add: name sources, which are files, folders or addresses")
    with opened(archive, create=True) as held:
        tally = _add(places, held, given, Wishes(at_most, not no_follow, tuple(allow_host or ()), jobs, _cluster(on)))
        out.print(_counts(tally, held), markup=False, soft_wrap=True)
    for rejected in tally.rejected:
        tell_rejected(rejected)
    if tally.rejected:
        raise typer.Exit(SOME_LEFT_OUT)


def _cluster(on: str | None) -> str | None:
    if on is not None and on != "ray" and not on.startswith("ray://"):
        raise UsageError(f"no cluster is known as {on!r:.60}: give ray, or ray://HOST:PORT")
    return on


def _add(places: Sequence[Any], held: Archive, given: Any, wishes: Any = None) -> Tally:
    from dateline.serve.adding import Wishes, add_places

    return add_places(places, held, given, wishes or Wishes(), err)


@commands.command(epilog="Example:  dateline sources --refused --archive talks.db")
def sources(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    refused: Annotated[bool, typer.Option("--refused", help="Only what was refused or not finished.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what was refused or not finished.")] = False,
    jobs: JobsOption = 1,
    as_json: JsonOption = False,
) -> None:
    """List where reports came from: what is in, what was refused and why, what was begun and not finished."""
    from dateline.serve.sources import as_records, sources_list

    with opened(archive) as held:
        if retry:
            _retry(held, jobs)
        tried = held.sources(("refused", "waiting") if refused else STATES)
    if as_json:
        print_json(as_records(tried))
    else:
        print_all(sources_list(tried))
    if retry and any(t.state != "in" for t in tried):
        raise typer.Exit(SOME_LEFT_OUT)


def _retry(held: Archive, jobs: int) -> None:
    from dateline.ingest.addresses import is_address
    from dateline.run.retry import file_named, to_try_again
    from dateline.serve.adding import Wishes

    for given, places in to_try_again(held, lambda name: name if is_address(name) else file_named(name)):
        _add(places, held, given, Wishes(jobs=jobs))


@commands.command(epilog="Example:  dateline reread --archive talks.db")
def reread(archive: ArchiveOption = DEFAULT_ARCHIVE, jobs: JobsOption = 1) -> None:
    """Read all reports again, after an update of the program. What people decided stays."""
    from rich.progress import Progress

    from dateline.run.reread import reread as read_again
    from dateline.run.settings import settings_from

    with opened(archive) as held, Progress(console=err, transient=True) as bar:
        task = bar.add_task("Reading reports again", total=len(held.report_ids()))
        done = read_again(held, replace(settings_from(), jobs=jobs), lambda n: bar.update(task, completed=n))
    out.print(f"{done} reports read again.")


def _counts(tally: Tally, held: Archive) -> str:
    from dateline.serve.lists import tally_text
    from dateline.store import schema

    counts = [(schema.reports, "reports"), (schema.stories, "stories"), (schema.events, "events"), (schema.findings, "comparisons")]
    return f"{tally_text(tally)}. The archive holds " + ", ".join(f"{held.count(t)} {name}" for t, name in counts) + "."


@commands.command(epilog="Example:  dateline demo --archive demo.db")
def demo(archive: ArchiveOption = "demo.db") -> None:
    """Read the sample reports that ship with the package and print what the record says of them."""
    from importlib.resources import as_file, files

    from dateline.core.event import Story
    from dateline.ingest.given import Given
    from dateline.serve.show import Shown
    from dateline.store.dialects import shown as named
    from dateline.store.streamed import each

    with as_file(files("dateline") / "samples") as folder, opened(archive, create=True) as held:
        tally = _add([folder], held, Given())
        out.print(_counts(tally, held), markup=False, soft_wrap=True)
        shown = Shown(held)
        for story in each(held, "story"):
            if isinstance(story, Story) and len(story.reports) > 1:
                print_all(["", *shown.story(story)])
        out.print("\nLook further:")
        for command in ("disputes", "events", "show ID", "serve", "verify", "export --format jsonl -o demo.jsonl"):
            out.print(f"  dateline {command} --archive {named(archive)}", markup=False, soft_wrap=True)
