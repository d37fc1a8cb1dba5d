"""The command line: parses, calls, prints."""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from dateline import __version__
from dateline.core.errors import ArchiveError, DatelineError, UsageError
from dateline.serve import exporting, importing, keeping, looking, taking, watching
from dateline.serve.console import OK, SOME_LEFT_OUT, STOPPED, WRONG_CALL, stop

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Turn news reports into a checkable record of events.",
    epilog="Start with: [b]dateline demo[/b]   or   [b]dateline add REPORTS/[/b] and then [b]dateline stories[/b]",
)


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        sys.stdout.write(f"dateline {__version__}\n")
        raise typer.Exit


@app.callback()
def root(_: Annotated[bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")] = False) -> None:
    """Options of every command."""


app.add_typer(taking.commands)
app.command(epilog="Example:  dateline watch https://paper.example/feed.xml incoming/ --archive talks.db --every 30m")(watching.watch)
app.add_typer(looking.commands)
app.add_typer(exporting.commands)
app.add_typer(importing.commands)
app.add_typer(keeping.commands)


def main() -> None:
    """The command `dateline`: runs it, and turns our errors into a message and an exit status."""
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    logging.basicConfig(format="%(message)s")
    logging.getLogger("dateline").setLevel(logging.INFO)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it says of a page means nothing to a user
    try:
        app()
    except (UsageError, ArchiveError) as error:
        stop(f"error: {error}", WRONG_CALL)
    except DatelineError as error:
        stop(f"error: {error}", SOME_LEFT_OUT)
    except SystemExit as end:
        if end.code == STOPPED:  # so typer ends where Ctrl-C was pressed, and says nothing
            stop("stopped; what was read is kept: run the same command again to go on", STOPPED)
        raise
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(OK)
    except Exception as error:  # a fault of ours; a traceback tells a user nothing
        stop(f"error: a fault in this program ({type(error).__name__}: {error}); please report it with the command you ran", SOME_LEFT_OUT)
