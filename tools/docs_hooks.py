"""Pages of the documentation that are made of the program itself, so that they cannot go stale: commands, records, the tutorial."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

OUTSIDE = re.compile(r"\[([^\]]*)\]\((?:\.\./)+(?:benchmarks|tests|training|src|tools|README|CONTRIBUTING|CHANGELOG)[^)]*\)")
PLAIN = re.compile(r"[<>\]]|list\[| range")  # of "<int range>", "<list[Path]>"
JSON_TYPES = (
    (r"Mapping\[.*\]", "object"),
    (r"tuple\[(\w+), \.\.\.\]", r"list of \1"),
    (r"bool \| Literal\[.mixed.\]", "true, false or `mixed`"),
    (r"\bstr\b", "text"),
    (r"\b(?:int|float)\b", "number"),
    (r"\bbool\b", "true or false"),
    (r" \| None", " or null"),
)
SHELL = re.compile(r"^```\n(?=(?:dateline|curl|make) )", re.M)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made, and a list of the decisions."""
    docs = Path(config.docs_dir)
    made = {
        "reference/cli.md": cli(),
        "reference/records.md": records(),
        "tutorial.md": notebook((docs / "tutorial.ipynb").read_text("utf-8")),
        "decisions/index.md": decisions(docs / "decisions"),
    }
    for name, text in made.items():
        files.append(File.generated(config, name, content=text))
    return files


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """The decisions come last in the list of pages, one page each."""
    names = sorted(p.name for p in (Path(config.docs_dir) / "decisions").glob("*.md"))
    pages = [{"Why some things are as they are": "decisions/index.md"}, *(f"decisions/{n}" for n in names)]
    nav: list[Any] = config.nav or []
    config.nav = [*nav, {"Decisions": pages}]
    return config


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links to files of the project that are no part of the site become their names; commands are coloured as such."""
    return SHELL.sub("```sh\n", OUTSIDE.sub(r"\1", markdown))


# --- the command line ------------------------------------------------------------------------------------------------


def cli() -> str:
    """All commands with their arguments and options, from the program's own help."""
    from dateline.serve.cli import app

    group: Any = typer.main.get_command(app)
    parts = [
        "# The command line\n",
        "Made of the program's own help. Exit status: 0 done; 1 some sources could not be read, or faults were found; 2 the call",
        "itself is wrong; 130 stopped.\n",
    ]
    for name, command in sorted(group.commands.items()):
        parts += [f"## dateline {name}\n", *_command(name, command)]
    return "\n".join(parts) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    yield (command.help or "").strip() + "\n"
    if command.epilog:
        yield f"```sh\n{command.epilog.removeprefix('Example:').strip()}\n```\n"
    context = typer.Context(command)
    yield "| | what it is | default |\n|---|---|---|"
    for option in command.params:
        shown = option.default
        default = f"`{shown}`" if isinstance(shown, str | int | float) and not isinstance(shown, bool) else ""
        yield f"| {_names(option, context)} | {_cell(getattr(option, 'help', '') or '')} | {default} |"
    yield ""


def _names(option: Any, context: Any) -> str:
    if not option.opts or not option.opts[0].startswith("-"):
        return f"`{option.metavar or option.name.upper()}`"
    kind = "" if option.is_flag else f" {option.metavar or PLAIN.sub('', option.display_type(context))}"
    return " ".join(f"`{o}{kind}`" for o in option.opts).replace("|", "\\|")


def _cell(text: str) -> str:
    return re.sub(r"\[/?(?:b|dim|bold)\]", "", text).replace("|", "\\|").replace("\n", " ").replace("<", "&lt;")


# --- records ---------------------------------------------------------------------------------------------------------


def records() -> str:
    """The kinds of records and their fields, from the types that exports are made of."""
    from dateline.core import decision, entity, event, mention, report, statement

    kinds = [
        report.Report, mention.DateMention, mention.PlaceMention, mention.NameMention, statement.Figure, statement.Said,
        statement.Occurrence, statement.Position, event.Event, event.Finding, event.Story, entity.Entity, decision.Decision,
    ]  # fmt: skip
    parts = [
        "# Records\n",
        "What `dateline export --format jsonl` writes, one JSON object a line, and what the REST API and the Python API give. `kind` and",
        "`id` come first. Ids are digests of content: the same reports give the same ids on every machine. Offsets count Unicode code",
        "points in the report's `text`, `start` inclusive, `end` exclusive, and `text[start:end]` of every span is its `exact`.\n",
        "A report also has `story`, `origin` and `revises`, a statement the `event` it tells of. What is not known is null.\n",
    ]
    for cls in (*kinds, *_parts()):
        parts += [f"## {cls.__name__}\n", *_fields(cls)]
    return "\n".join(parts) + "\n"


def _parts() -> tuple[Any, ...]:
    from dateline.core import entity, event, mention, report, spans, statement, when

    return spans.Span, when.When, when.Published, mention.Place, report.Cut, statement.Speaker, event.About, entity.Role


def _fields(cls: Any) -> Iterator[str]:
    from dateline.core.record import public_fields

    yield _prose(cls.__doc__ or "") + "\n"
    yield "| field | type |\n|---|---|"
    if kind := getattr(cls, "kind", None):
        yield f"| `kind` | `{kind}` |\n| `id` | text |"
    if kind == "statement":
        yield f"| `type` | `{cls.type}` |"
    for field, name in public_fields(cls):
        yield f"| `{name}` | {_json_type(str(field.type), cls)} |"
    yield ""


def _json_type(hint: str, cls: type) -> str:
    """What JSON holds for a Python type: "text or null" of "str | None", "list of Cut" of "tuple[Cut, ...]"."""
    name = hint.removesuffix(" | None")
    hint = hint.replace(name, _values(cls).get(name, name), 1)
    for words, plain in JSON_TYPES:
        hint = re.sub(words, plain, hint)
    return hint


def _values(cls: type) -> dict[str, str]:
    """The closed vocabularies that the module of a type names, by the names of their types."""
    names = vars(sys.modules[cls.__module__])
    return {n: " ".join(f"`{value}`" for value in get_args(v)) for n, v in names.items() if get_origin(v) is Literal}


def _prose(text: str) -> str:
    """A docstring as text; what is set in columns stays as it is."""
    lines = [line.removeprefix("    ") for line in text.strip().splitlines()]
    plain = "\n".join(lines)
    if "====" not in plain:
        return plain
    before, _, after = plain.partition("====")
    table, _, rest = after.rpartition("====\n")
    return f"{before.rstrip()}\n\n```text\n===={table}====\n```\n{rest}"


# --- the tutorial ----------------------------------------------------------------------------------------------------


def notebook(text: str) -> str:
    """A notebook's cells as a page: its text, and its code to be run."""
    cells = json.loads(text)["cells"]
    parts = ["".join(c["source"]) if c["cell_type"] == "markdown" else f"```python\n{''.join(c['source'])}\n```" for c in cells]
    return "\n\n".join(parts) + "\n"


def decisions(folder: Path) -> str:
    """A list of what was decided, last first."""
    pages = sorted(folder.glob("*.md"), reverse=True)
    lines = [f"- {p.name[:10]}: [{p.read_text('utf-8').splitlines()[0].removeprefix('# ').strip()}]({p.name})" for p in pages]
    return "# Why some things are as they are\n\n" + "\n".join(lines) + "\n"
