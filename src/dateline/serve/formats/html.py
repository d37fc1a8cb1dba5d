"""A story as one page that needs nothing else: to be mailed, printed and archived. It has no script and loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from dateline import __version__
from dateline.core.errors import UsageError
from dateline.core.event import UNSETTLED, Event
from dateline.serve.desk import render
from dateline.serve.desk.views.story_happened import drawn_map, drawn_timeline
from dateline.serve.formats.dossier import Dossier, dossiers
from dateline.serve.formats.format import EVERYTHING, Format, Options
from dateline.serve.formats.story_notes import Notes
from dateline.serve.formats.story_told import sources_in, story_told
from dateline.store import schema
from dateline.store.archive import Archive

MOST = 400  # happenings on one page, those that most voices tell of
TIMELINE, MAP = 272, 420  # pixels that the pictures are drawn for; a page scales them to its column
CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def as_html(archive: Archive, options: Options = EVERYTHING) -> Iterator[str]:
    """The page of one story. Raises UsageError where none is named and the archive has not just one."""
    if options.story is None and archive.count(schema.stories) != 1:
        raise UsageError("one page holds one story: name it with --story ID (dateline stories lists ids), or give a folder: -o FOLDER")
    yield from map(page, dossiers(archive, options.story, options.rule))


def folder_of_html(archive: Archive, options: Options, folder: Path) -> None:
    """A page a story, and `index.html`, which lists them newest first."""
    rows = []
    for dossier in dossiers(archive, options.story, options.rule):
        (folder / f"{dossier.story.id}.html").write_text(page(dossier), "utf-8", newline="")
        voices = len({*sources_in(dossier).voices.values()})
        rows.append((dossier.story, voices, sum(f.relation in UNSETTLED for f in dossier.findings)))
    rows.sort(key=lambda r: r[0].id)
    rows.sort(key=lambda r: r[0].latest or "", reverse=True)
    index = environment().get_template("stories.html").render(rows=rows, style=style(), csp=CSP, version=__version__)
    (folder / "index.html").write_text(index, "utf-8", newline="")


def page(dossier: Dossier) -> str:
    """The whole page of a story."""
    sources = sources_in(dossier)
    notes = Notes(sources.statements.values(), sources.notes)
    told = story_told(dossier, sources, MOST, lambda statement: f"#{notes.anchor(statement)}")
    shown = {e.id for h in told.happenings for e in h.events}

    def address(event: Event) -> str:
        return f"#{event.id}" if event.id in shown else ""

    return (
        environment()
        .get_template("story.html")
        .render(
            told=told,
            notes=notes,
            story=dossier.story,
            timeline=drawn_timeline(dossier.events, told.title, TIMELINE, address),
            map=drawn_map(dossier.events, told.title, MAP, address),
            style=style(),
            csp=CSP,
            version=__version__,
        )
    )


@cache
def environment() -> Environment:
    """The desk's templates' environment, with the templates of this folder: everything is escaped here too."""
    return render.environment().overlay(loader=PackageLoader("dateline.serve.formats"))


@cache
def style() -> Markup:
    """The desk's colours and pictures, then what is this page's own. It is ours alone: nothing of a report is in it."""
    desk, own = files("dateline.serve.desk").joinpath("static"), files("dateline.serve.formats").joinpath("templates")
    return Markup("\n".join((desk.joinpath("desk.css").read_text("utf-8"), desk.joinpath("pictures.css").read_text("utf-8"),
                             own.joinpath("story.css").read_text("utf-8"))))  # fmt: skip


HTML = Format(
    name="html", title="a story as one page with timeline, map, disputes and sources, to mail, print and keep", suffix=".zip",
    lines=as_html, folder=folder_of_html,
)  # fmt: skip
