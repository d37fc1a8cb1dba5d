"""The command `export`: the record in the formats that people and programs already use."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from dateline.core.errors import UsageError
from dateline.run.settings import DEFAULT_ARCHIVE
from dateline.serve.console import ArchiveOption, AsOfOption, JsonOption, RuleOption, err, opened, out, print_json

commands = typer.Typer()


@commands.command(epilog="Example:  dateline export --archive talks.db --format jsonl -o talks.jsonl")
def export(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    form: Annotated[str, typer.Option("--format", help="The format: jsonl, csv, geojson …; --format help lists all.")] = "jsonl",
    kind: Annotated[str | None, typer.Option(help="Only records of this kind: statement, event, finding, report …")] = None,
    story: Annotated[str | None, typer.Option(help="Only this story, by its id.")] = None,
    rule: RuleOption = None,
    as_of: AsOfOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write, a folder or .zip for several; standard output without it.")
    ] = None,
) -> None:
    """Write the record for other programs."""
    from dateline.reconcile.rules import rule_called
    from dateline.serve.formats.format import Options
    from dateline.serve.formats.records import KINDS
    from dateline.serve.formats.registry import FORMATS, format_called
    from dateline.serve.formats.writing import export_to, export_to_output

    if form == "help":
        sys.stdout.writelines(f"{f.name:<14} {f.title}\n" for f in FORMATS.values())
        return
    chosen = format_called(form)
    if kind not in (None, *KINDS):
        raise UsageError(f"there is no kind {kind}; give --kind with one of: {' '.join(KINDS)}")
    if kind and not chosen.kinds:
        raise UsageError(f"{form} has no kinds to choose from; leave out --kind")
    if rule:
        rule_called(rule)
    left_out: Counter[str] = Counter()
    options = Options(kind=kind, story=story, rule=rule, leave_out=lambda why: left_out.update([why]))
    with opened(archive, as_of=as_of) as held:
        export_to_output(chosen, held, options) if output is None else export_to(output, chosen, held, options)
    for why, count in sorted(left_out.items()):
        err.print(f"left out: {count}: {why}", markup=False, soft_wrap=True)


@commands.command(epilog="Example:  dateline divergence --archive talks.db")
def divergence(
    archive: ArchiveOption = DEFAULT_ARCHIVE,
    story: Annotated[str | None, typer.Option(help="Only this story, by its id.")] = None,
    rule: RuleOption = None,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how far reports of one event differ: by date, place, actors, type, deaths, injuries."""
    from dateline.serve.formats.divergence import divergence as measure
    from dateline.serve.formats.divergence import rows
    from dateline.serve.formats.format import Options

    with opened(archive, as_of=as_of) as held:
        found = measure(held, Options(story=story, rule=rule))
    if as_json:
        print_json(rows(found))
        return
    out.print(f"{'':<14}{'events':>8}{'differ':>8}{'share':>8}{'distinct':>10}{'off mode':>10}")
    for d in found:
        out.print(f"{d.variable:<14}{d.events:>8}{d.differing:>8}{d.share_differing:>8.2f}{d.distinct:>10.2f}{d.off_mode:>10.2f}")
    out.print("events: told of by two reports or more; share: of them, those whose reports differ; the rest are means, 0 where all agree")
