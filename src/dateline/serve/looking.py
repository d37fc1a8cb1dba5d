"""Commands that show what an archive holds: stories, events, disputes, show, search, verify."""

from __future__ import annotations

from datetime import date
from itertools import chain, starmap
from typing import Annotated, Any, Literal

import typer

from dateline.core.errors import UsageError
from dateline.run.settings import DEFAULT_ARCHIVE
from dateline.serve.console import SOME_LEFT_OUT, ArchiveOption, AsOfOption, JsonOption, RuleOption, err, opened, out, print_all, print_json

commands = typer.Typer()


@commands.command(epilog="Example:  dateline stories --archive talks.db --json")
def stories(archive: ArchiveOption = DEFAULT_ARCHIVE, as_of: AsOfOption = None, as_json: JsonOption = False) -> None:
    """List stories, newest first."""
    from dateline.core.record import record
    from dateline.serve.lists import story_entry
    from dateline.store.streamed import each, stories_told

    with opened(archive, as_of=as_of) as held:
        print_json(map(record, each(held, "story"))) if as_json else print_all(starmap(story_entry, stories_told(held)))


@commands.command(epilog="Example:  dateline events --archive talks.db --story sy-0123456789abcdef0123")
def events(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    story: Annotated[str | None, typer.Option(help="Only events of this story.")] = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List events in time: what, who to whom, where, and how many independent voices tell of each."""
    from dateline.core.record import record
    from dateline.serve.formats.dossier import one_story
    from dateline.serve.lists import event_entries
    from dateline.store.browse import Browse
    from dateline.store.streamed import events_in_time

    with opened(archive, as_of=as_of) as held:
        browse = Browse(held)
        found = events_in_time(held) if story is None else browse.events_of(one_story(browse, story).id)
        print_json(map(record, found)) if as_json else print_all(event_entries(browse, found))


@commands.command(epilog="Example:  dateline disputes --archive talks.db")
def disputes(
    archive: ArchiveOption = DEFAULT_ARCHIVE, as_of: AsOfOption = None, rule: RuleOption = None, as_json: JsonOption = False
) -> None:
    """List how accounts differ: conflicts, denials, updates, differences of scope, figures that are compatible but not the same."""
    from dateline.core.record import record
    from dateline.serve.formats.estimates import ruled
    from dateline.serve.lists import DISPUTES, finding_entries
    from dateline.store.browse import Browse
    from dateline.store.streamed import findings_with

    with opened(archive, as_of=as_of) as held:
        found = ruled(held, (f for relation in DISPUTES for f in findings_with(held, relation)), rule)
        first = next(found, None)
        every = chain([first] if first else [], found)
        if as_json:
            print_json(map(record, every))
        elif first:
            print_all(finding_entries(Browse(held), every))
        else:
            out.print("Nothing differs.")


@commands.command(epilog="Example:  dateline positions --archive talks.db --status open")
def positions(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    story: Annotated[str | None, typer.Option(help="Only positions of this story.")] = None,
    status: Annotated[str | None, typer.Option(help="Only those that are open, met, broken, overtaken or refused.")] = None,
    until: Annotated[str | None, typer.Option(help="Day up to which one would have heard; else that of the last report.")] = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """List who demands, offers, promises or refuses what, and what became of it."""
    from dateline.serve.positions import ledger_text, lines_of, record_of

    if status not in (None, "open", "met", "broken", "overtaken", "refused"):
        raise UsageError(f"there is no status {status!r:.40}; give open, met, broken, overtaken or refused")
    with opened(archive, as_of=as_of) as held:
        upto = _day(until) or held.last_day()
        lines = (line for line in lines_of(held, story, upto) if status in (None, line.entry.state))
        if as_json:
            print_json(record_of(line, upto) for line in lines)
        else:
            print_all(ledger_text(lines, upto))


def _day(text: str | None) -> str | None:
    """An ISO day. Raises UsageError where it is none."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise UsageError(f"{text!r:.40} is no day: give year-month-day such as 2025-06-02") from None


@commands.command(epilog="Example:  dateline show ev-0123456789abcdef0123 --archive talks.db")
def show(
    ident: Annotated[str, typer.Argument(metavar="ID", help="Id of a story, event, finding, report, statement or entity.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    as_of: AsOfOption = None,
    rule: RuleOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one record with the sentences it rests on."""
    from dateline.reconcile.rules import rule_called
    from dateline.serve.formats.records import record_called
    from dateline.serve.show import Shown
    from dateline.store.dialects import shown

    if rule:
        rule_called(rule)  # a name that there is not is told, whatever is shown
    with opened(archive, as_of=as_of) as held:
        if as_json:
            found: Any = record_called(held, held.current(ident), rule)
            print_json([found] if found else [])
        else:
            found = Shown(held, rule).page(ident)
            print_all(found or [])
        if not found:
            name = shown(archive) + (f", as it was known on {as_of}," if as_of else "")
            raise UsageError(f"{name} holds no record with the id {ident}; `dateline stories` and `dateline events` list ids")


@commands.command(epilog="Example:  dateline search prisoner swap --archive talks.db")
def search(
    words: Annotated[list[str], typer.Argument(help="Words that a report must hold, all of them.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    limit: Annotated[int, typer.Option(min=1, help="How many reports at most.")] = 20,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Search the words of all reports."""
    from dateline.serve.lists import hits_list
    from dateline.store.browse import Browse
    from dateline.store.search import CLOSE, OPEN

    with opened(archive, as_of=as_of) as held:
        hits = held.search(" ".join(words), limit)
        if as_json:
            print_json({"report": h.report, "words": h.piece.replace(OPEN, "").replace(CLOSE, "")} for h in hits)
        elif hits:
            print_all(hits_list(hits, Browse(held).heads(h.report for h in hits)))
        else:
            out.print("No report holds all these words.")


@commands.command(epilog="Example:  dateline diff 2025-06-02 2025-06-05 --archive talks.db")
def diff(
    first: Annotated[str, typer.Argument(metavar="DATE", help="The earlier day, 2025-06-02, or date-time.")],
    second: Annotated[str, typer.Argument(metavar="DATE", help="The later one.")],
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    form: Annotated[Literal["text", "jsonl"], typer.Option("--format", help="Sentences, or one JSON object a change.")] = "text",
) -> None:
    """Say what changed in the record between two days: new stories and events, and how accounts came to compare."""
    from dateline.run.as_of import as_known, between
    from dateline.serve.difference import differences, lines

    early, late = between(first, second)
    with opened(archive) as held, as_known(held, early) as (before, known), as_known(held, late) as (after, known_later):
        for told in (known, known_later):
            err.print(told.told(), markup=False, soft_wrap=True)
        found = list(differences(before, after))
        if form == "jsonl":
            print_json(d.as_record() for d in found)
        else:
            print_all(lines(found) if found else ["Nothing changed."])


@commands.command(epilog="Example:  dateline verify --archive talks.db")
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
