"""The command line: parses, calls, prints."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console, RenderableType

from dateline import __version__
from dateline.core.errors import ArchiveError, DatelineError, Rejected, UsageError
from dateline.run.settings import DEFAULT_ARCHIVE

if TYPE_CHECKING:  # the store and the model are loaded by the commands that need them, so that --help is quick
    from dateline.run.add import Tally
    from dateline.store.archive import Archive

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Turn news reports into a checkable record of events.",
    epilog="Start with: [b]dateline demo[/b]   or   [b]dateline add REPORTS/[/b] and then [b]dateline stories[/b]",
)
out = Console(soft_wrap=False, highlight=False)
err = Console(stderr=True, highlight=False)

OK, SOME_LEFT_OUT, WRONG_CALL, STOPPED = 0, 1, 2, 130

ArchiveOption = Annotated[str, typer.Option("--archive", "-a", envvar="DATELINE_ARCHIVE", help="The archive: a file, made on first use.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print records as JSON lines, for programs.")]


@contextmanager
def opened(address: str, create: bool = False) -> Iterator[Archive]:
    """The archive, with everything worked out."""
    from dateline.run.rework import bring_up_to_date
    from dateline.store.archive import open_archive

    with open_archive(address, create) as archive:
        if not create:
            bring_up_to_date(archive)
        yield archive


def print_json(items: Any) -> None:
    """Records, one JSON object a line."""
    for item in items:
        sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")


def print_all(lines: Iterable[RenderableType]) -> None:
    """For people: wrapped to the terminal's width, or left long where the output goes to a file or another program."""
    for line in lines:
        out.print(line, soft_wrap=not out.is_terminal)


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        sys.stdout.write(f"dateline {__version__}\n")
        raise typer.Exit


@app.callback()
def root(_: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")] = False) -> None:
    """Options of every command."""


@app.command(epilog="Example:  dateline add reports/ page.html --archive talks.db --published 2025-06-02 --publisher Courier")
def add(
    sources: Annotated[list[Path], typer.Argument(help="Files (.txt, .html, .jsonl) or folders of them.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    published: Annotated[str | None, typer.Option(help="Day of publication of all sources, where they give none: 2025-06-02.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of all sources, where they name none.")] = None,
) -> None:
    """Add reports to an archive. Adding the same report twice changes nothing; a stopped run goes on where it was."""
    from dateline.ingest.given import Given

    given = Given(published, publisher)
    with opened(archive, create=True) as held:
        tally = _add(sources, held, given)
        out.print(_counts(tally, held), markup=False, soft_wrap=True)
    for rejected in tally.rejected:
        tell_rejected(rejected)
    if tally.rejected:
        raise typer.Exit(SOME_LEFT_OUT)


def _add(sources: list[Path], held: Archive, given: Any) -> Tally:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from dateline.ingest.sources import expected
    from dateline.run.add import add as add_reports
    from dateline.run.settings import settings_from

    columns = (TextColumn("Reading reports"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=expected(sources))

        def progress(tally: Tally) -> None:
            left_out = f"{len(tally.rejected)} left out" if tally.rejected else ""
            bar.update(task, completed=tally.added - tally.teasers + tally.known + len(tally.rejected), description=left_out)

        return add_reports(sources, held, settings_from(), given, progress)


@app.command(epilog="Example:  dateline reread --archive talks.db")
def reread(archive: ArchiveOption = DEFAULT_ARCHIVE) -> None:
    """Read all reports again, after an update of the program. What people decided stays."""
    from rich.progress import Progress

    from dateline.run.reread import reread as read_again
    from dateline.run.settings import settings_from

    with opened(archive) as held, Progress(console=err, transient=True) as bar:
        task = bar.add_task("Reading reports again", total=len(held.report_ids()))
        done = read_again(held, settings_from(), lambda n: bar.update(task, completed=n))
    out.print(f"{done} reports read again.")


def _counts(tally: Tally, held: Archive) -> str:
    from dateline.serve.lists import tally_text
    from dateline.store import schema

    counts = [(schema.reports, "reports"), (schema.stories, "stories"), (schema.events, "events"), (schema.findings, "comparisons")]
    return f"{tally_text(tally)}. The archive holds " + ", ".join(f"{held.count(t)} {name}" for t, name in counts) + "."


def tell_rejected(rejected: Rejected) -> None:
    """Name a source that could not be read, with its reason, on stderr."""
    from dateline.serve.words import safe

    err.print(f"left out: {safe(rejected.item)}: {safe(rejected.why)}", markup=False, soft_wrap=True)


@app.command(epilog="Example:  dateline demo --archive demo.db")
def demo(archive: ArchiveOption = "demo.db") -> None:
    """Read the sample reports that ship with the package and print what the record says of them."""
    from importlib.resources import as_file, files

    from dateline.ingest.given import Given
    from dateline.serve.show import Shown

    with as_file(files("dateline") / "samples") as folder, opened(archive, create=True) as held:
        tally = _add([folder], held, Given())
        out.print(_counts(tally, held), markup=False, soft_wrap=True)
        shown = Shown(held)
        for story in shown.worked.stories:
            if len(story.reports) > 1:
                print_all(["", *shown.story(story)])
        for command in ("disputes", "events", "show ID", "verify", "export --format jsonl -o demo.jsonl"):
            out.print(f"Look further:  dateline {command} --archive {archive}", markup=False)


@app.command(epilog="Example:  dateline stories --archive talks.db --json")
def stories(archive: ArchiveOption = DEFAULT_ARCHIVE, as_json: JsonOption = False) -> None:
    """List stories, newest first."""
    from dateline.core.record import record
    from dateline.serve.lists import stories_list

    with opened(archive) as held:
        worked = held.worked_out()
        print_json(map(record, worked.stories)) if as_json else print_all(stories_list(worked))


@app.command(epilog="Example:  dateline events --archive talks.db --story sy-0123456789abcdef0123")
def events(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    story: Annotated[str | None, typer.Option(help="Only events of this story.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List events in time: what, who to whom, where, and how many independent voices tell of each."""
    from dateline.core.record import record
    from dateline.serve.lists import events_list, in_time

    with opened(archive) as held:
        worked = held.worked_out()
        chosen = [e for e in worked.events if story in (None, e.story)]
        if as_json:
            print_json(map(record, in_time(chosen)))
        else:
            print_all(events_list(chosen, {e.id: e for e in worked.entities}))


@app.command(epilog="Example:  dateline disputes --archive talks.db")
def disputes(archive: ArchiveOption = DEFAULT_ARCHIVE, as_json: JsonOption = False) -> None:
    """List how accounts differ: conflicts, denials, updates, differences of scope, figures that are compatible but not the same."""
    from dateline.core.record import record
    from dateline.serve.lists import disputes_of, finding_text

    with opened(archive) as held:
        found = disputes_of(held.worked_out().findings)
        if as_json:
            print_json(map(record, found))
        else:
            print_all(map(finding_text, found))
        if not found and not as_json:
            out.print("Nothing differs.")


@app.command(epilog="Example:  dateline show ev-0123456789abcdef0123 --archive talks.db")
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Id of a story, event, finding, report, statement or entity.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    as_json: JsonOption = False,
) -> None:
    """Show one record with the sentences it rests on."""
    from dateline.serve.export import records
    from dateline.serve.show import Shown

    with opened(archive) as held:
        if as_json:
            current = held.current(ident)
            page, found = None, [r for r in records(held) if r["id"] == current]
            print_json(found)
        else:
            page = Shown(held).page(ident)
            print_all(page or [])
        if not (found if as_json else page):
            raise UsageError(f"{archive} holds no record with the id {ident}; `dateline stories` and `dateline events` list ids")


@app.command(epilog="Example:  dateline search prisoner swap --archive talks.db")
def search(
    words: Annotated[list[str], typer.Argument(help="Words that a report must hold, all of them.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    limit: Annotated[int, typer.Option(min=1, help="How many reports at most.")] = 20,
    as_json: JsonOption = False,
) -> None:
    """Search the words of all reports."""
    from dateline.serve.lists import hits_list
    from dateline.store.search import CLOSE, OPEN

    with opened(archive) as held:
        hits = held.search(" ".join(words), limit)
        if as_json:
            print_json({"report": h.report, "words": h.piece.replace(OPEN, "").replace(CLOSE, "")} for h in hits)
        elif hits:
            print_all(hits_list(hits, {h.report: f.report for h in hits if (f := held.found_in(h.report))}))
        else:
            out.print("No report holds all these words.")


@app.command(epilog="Example:  dateline verify --archive talks.db")
def verify(archive: ArchiveOption = DEFAULT_ARCHIVE, as_json: JsonOption = False) -> None:
    """Check every span and every number of the record against the reports' words. Exit status 1 if any is not borne out."""
    from dateline.serve.verify import verify as check
    from dateline.serve.words import safe

    with opened(archive) as held:
        result = check(held)
    if as_json:
        faults = [{"record": f.record, "what": f.what} for f in result.faults]
        print_json([{"reports": result.reports, "spans": result.spans, "numbers": result.numbers, "faults": faults}])
    else:
        out.print(f"{result.reports} reports, {result.spans} spans and {result.numbers} numbers checked: {len(result.faults)} faults.")
        for fault in result.faults:
            out.print(f"{fault.record}: {safe(fault.what)}", markup=False)
    if result.faults:
        raise typer.Exit(SOME_LEFT_OUT)


@app.command(epilog="Example:  dateline export --archive talks.db --format jsonl -o talks.jsonl")
def export(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    form: Annotated[str, typer.Option("--format", help="jsonl (every record), csv (one table) or geojson (events on a map).")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="Only records of this kind: statement, event, finding, report …")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file to write; standard output without it.")] = None,
) -> None:
    """Write the record for other programs."""
    from dateline.serve.export import FORMATS, KINDS

    if form not in FORMATS:
        raise UsageError(f"there is no format {form}; give --format {' or '.join(FORMATS)}")
    if kind not in (None, *KINDS):
        raise UsageError(f"there is no kind {kind}; give --kind with one of: {' '.join(KINDS)}")
    with opened(archive) as held:
        lines = FORMATS[form](held, kind)
        if output is None:
            sys.stdout.writelines(lines)
            return
        _write(output, lines)


def _write(path: Path, lines: Iterator[str]) -> None:
    """Write a whole file or none: a stopped export leaves nothing half done under the name asked for."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        part.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); give another path with -o") from None
    finally:
        part.unlink(missing_ok=True)


@app.command(epilog="Example:  dateline serve --archive talks.db --port 8321")
def serve(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    host: Annotated[str, typer.Option(help="The address to open on; one that others can reach needs a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")] = 8321,
    token_file: Annotated[Path | None, typer.Option(help="A file of one line: the token that reviewers log in with.")] = None,
    token: Annotated[
        str | None,
        typer.Option(envvar="DATELINE_TOKEN", help="The token itself. Others on this machine can see it: rather use --token-file."),
    ] = None,
    reviewer: Annotated[str | None, typer.Option(help="Whose decisions they are where nobody logs in. Without it: your user name.")] = None,
    allow_host: Annotated[list[str] | None, typer.Option(help="A further host name that the desk answers to; give it once a name.")] = None,
    https: Annotated[bool, typer.Option("--https", help="Browsers come by https, through a proxy of yours.")] = False,
) -> None:
    """Open the desk, to read, check and decide in a browser. Only this machine can reach it, unless --host says otherwise."""
    from dateline.serve.desk import run

    place = run.Place(host, port, run.token_of(token, token_file), reviewer, tuple(allow_host or ()), https)
    guard = run.guard_of(place)
    if token_file and run.readable_by_others(token_file):
        err.print(f"note: others on this machine can read {token_file}; close it to them: chmod 600 {token_file}", markup=False)
    with opened(archive) as held:
        run.serve(held, place, guard, lambda line: out.print(line, markup=False, soft_wrap=True), archive)


def main() -> None:
    """The command `dateline`: runs it, and turns our errors into a message and an exit status."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    logging.basicConfig(format="%(message)s")
    logging.getLogger("dateline").setLevel(logging.INFO)
    try:
        app()
    except (UsageError, ArchiveError) as error:
        stop(f"error: {error}", WRONG_CALL)
    except DatelineError as error:
        stop(f"error: {error}", SOME_LEFT_OUT)
    except KeyboardInterrupt:
        stop("stopped; what was read is kept: run the same command again to go on", STOPPED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(OK)
    except Exception as error:  # a fault of ours; a traceback tells a user nothing
        stop(f"error: a fault in this program ({type(error).__name__}: {error}); please report it with the command you ran", SOME_LEFT_OUT)


def stop(message: str, status: int) -> None:
    """Say why on stderr and leave."""
    err.print(message, markup=False, soft_wrap=True)
    sys.exit(status)
