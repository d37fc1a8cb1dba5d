"""Commands that keep an archive: doctor, backup, restore, and the desk over it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Annotated

import typer

from dateline.run.settings import DEFAULT_ARCHIVE
from dateline.serve.console import SOME_LEFT_OUT, ArchiveOption, AsOfOption, JsonOption, err, opened, out, print_all, print_json

commands = typer.Typer()


@commands.command(epilog="Example:  dateline doctor --archive talks.db --mend")
def doctor(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    mend: Annotated[bool, typer.Option("--mend", help="Make anew what can be made anew without loss.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Look an archive over: is the file sound, does all that is told stand in the reports, is all worked out. Exit status 1 if not."""
    from dateline.run.doctor import ailments
    from dateline.run.doctor import mend as put_right
    from dateline.serve.doctor import as_records, faults_in, told

    found = ailments(archive, faults_in)
    if mend and (done := put_right(archive, found)):
        err.print(f"made anew: {', '.join(done)}", markup=False)
        found = ailments(archive, faults_in)
    if as_json:
        print_json(as_records(found))
    else:
        print_all(told(found))
        out.print(f"{len(found)} faults." if found else "The archive is sound.")
    if found:
        raise typer.Exit(SOME_LEFT_OUT)


@commands.command(epilog="Example:  dateline backup talks-monday.db --archive talks.db")
def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="The copy's name; a copy of that name is replaced when the new one is whole.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
) -> None:
    """Copy an archive into one file, as it stands at one moment. Others may go on writing to it."""
    from dateline.store.backup import backup as copy
    from dateline.store.backup import refuse_servers

    refuse_servers(archive, f"pg_dump --format=custom --file={to} {{}}", to)
    out.print(f"{to}: {copy(Path(archive), to):,} bytes.", markup=False, soft_wrap=True)


@commands.command(epilog="Example:  dateline restore talks-monday.db --archive talks.db --replace")
def restore(
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="The copy that `dateline backup` made.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    replace: Annotated[bool, typer.Option("--replace", help="Move an archive that is there aside; stop what uses it.")] = False,
) -> None:
    """Put a copy in an archive's place."""
    from dateline.store.backup import refuse_servers
    from dateline.store.backup import restore as put_back

    refuse_servers(archive, f"pg_restore --clean --if-exists --dbname={{}} {copy}", copy)
    aside = put_back(copy, Path(archive), replace)
    moved = f" What was there is now {aside}." if aside else ""
    out.print(f"{archive} is as {copy} has it.{moved}", markup=False, soft_wrap=True)


@commands.command(name="copy", epilog="Example:  dateline copy talks.db postgresql://ann@db.example/talks")
def copy_archive(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The archive to copy: a file or postgresql://USER@HOST/DATABASE.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="An archive that is empty or not there yet; it is made.")],
) -> None:
    """Copy an archive into another database, whole or not at all. Ids, decisions, diary and sources come along."""
    from rich.progress import Progress

    from dateline.store.copying import copy, rows_of
    from dateline.store.dialects import shown

    with opened(source) as old, opened(target, create=True) as new, Progress(console=err, transient=True) as bar:
        task = bar.add_task("Copying", total=rows_of(old))
        done = copy(old, new, lambda n: bar.advance(task, n))
    out.print(f"{shown(target)}: {done} reports, with all that {shown(source)} holds.", markup=False, soft_wrap=True)


@commands.command(epilog="Example:  dateline serve --archive talks.db --port 8321")
def serve(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    as_of: AsOfOption = None,
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
    from dateline.store.dialects import shown

    place = run.Place(host, port, run.token_of(token, token_file), reviewer, tuple(allow_host or ()), https)
    guard = dataclasses.replace(run.guard_of(place), as_of=as_of)
    if token_file and run.readable_by_others(token_file):
        note = f"note: others on this machine can read {token_file}; close it to them: chmod 600 {token_file}"
        err.print(note, markup=False, soft_wrap=True)
    with opened(archive, as_of=as_of) as held:
        run.serve(held, place, guard, lambda line: out.print(line, markup=False, soft_wrap=True), shown(archive))
