"""Records in a notebook: tables with the sentences, and the desk's pictures. Reports are strangers' text: everything is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from dateline.api import things
from dateline.api.table import Table
from dateline.core.spans import Span
from dateline.serve.readings import who_whom
from dateline.serve.words import by, day, headline, number, outlet, short, visible
from dateline.store.search import CLOSE, OPEN

ROWS = 20  # of a table that are shown
STATEMENTS = 40  # of a record that are shown
Cells = Sequence[object]


@cache
def _style(*sheets: str) -> Markup:
    """The desk's style sheets, for the pictures and marked texts that need them."""
    own, static = files("dateline.api").joinpath("notebook.css"), files("dateline.serve.desk").joinpath("static")
    return Markup("<style>{}</style>").format(Markup("".join(f.read_text("utf-8") for f in (own, *map(static.joinpath, sheets)))))


def _view(inside: Iterable[Markup], *sheets: str) -> str:
    return str(_style(*sheets) + Markup('<div class="dateline">') + Markup("").join(inside) + Markup("</div>"))


def _row(cells: Cells, tag: str = "td") -> Markup:
    return Markup("<tr>{}</tr>").format(Markup("").join(Markup(f"<{tag}>{{}}</{tag}>").format(_shown(c)) for c in cells))


def _shown(cell: object) -> object:
    return cell if isinstance(cell, Markup) else "" if cell is None else visible(str(cell))


def _table(heads: Sequence[str], rows: Iterable[Cells], caption: str = "") -> Markup:
    below = Markup("<caption>{}</caption>").format(caption) if caption else Markup("")
    body = Markup("").join(_row(row) for row in rows)
    return Markup("<table>{}<thead>{}</thead><tbody>{}</tbody></table>").format(below, _row(heads, "th"), body)


def _id(ident: str) -> Markup:
    return Markup("<code>{}</code>").format(ident)


def sentence(item: Any) -> Markup:
    """A statement's sentence with its words marked."""
    whole, span = item.sentence, item.span
    return _marked(whole, span) if whole.start <= span.start and span.end <= whole.end else escape(visible(span.exact))


def _marked(whole: Span, span: Span) -> Markup:
    text, start, end = visible(whole.exact), span.start - whole.start, span.end - whole.start
    return Markup("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


# --- tables ----------------------------------------------------------------------------------------------------------


def _story(t: things.Story) -> Cells:
    days = " to ".join(dict.fromkeys(filter(None, (t.item.earliest, t.item.latest)))) or "no dates"
    return days, t.item.title, len(t.item.reports), t.voices, t.disputes, _id(t.id)


def _event(t: things.Event) -> Cells:
    who = who_whom(t.archive.names(t.item.actors), t.archive.names(t.item.recipients))
    sort = "/".join(filter(None, (t.item.event_type, t.item.mode)))
    where = t.item.where.name if t.item.where else ""
    return day(t.item.when), short(t.item.title, 160), sort, t.item.status, who, where, t.item.voices, _id(t.id)


def _finding(t: things.Finding) -> Cells:
    values = [f"{name} {number(v)}" for name, v in (("best", t.item.best), ("low", t.item.low), ("high", t.item.high)) if v is not None]
    return t.item.relation, t.item.says, ", ".join(values), _id(t.id)


def _statement(t: things.Statement) -> Cells:
    return day(t.report.item.published), t.in_words(), by(t.item, t.report.item), sentence(t.item), _id(t.id)


def _entry(t: Any) -> Cells:
    return t.status, t.issue, visible(t.words), visible(t.says), t.first, t.voices, _id(t.id)


def _report(t: things.Report) -> Cells:
    return day(t.item.published), outlet(t.item), headline(t.item), _id(t.id)


def _entity(t: things.Entity) -> Cells:
    return t.item.name, t.item.sort, t.item.country, ", ".join(t.item.aliases), _id(t.id)


def _hit(t: things.Hit) -> Cells:
    parts = visible(t.marked.replace(CLOSE, OPEN).replace(OPEN, "\n")).split("\n")
    words = Markup("").join(Markup("<mark>{}</mark>").format(p) if i % 2 else escape(p) for i, p in enumerate(parts))
    return t.report.outlet, words, _id(t.id)


SAID = ("published", "what it says", "according to", "sentence", "id")
SHOWN: Mapping[str, tuple[Sequence[str], Callable[[Any], Cells]]] = {
    "story": (("published", "story", "reports", "voices", "disputes", "id"), _story),
    "event": (("when", "event", "type", "status", "who → whom", "where", "voices", "id"), _event),
    "finding": (("relation", "who says what", "figures", "id"), _finding),
    "statement": (SAID, _statement),
    "figure": (SAID, _statement),
    "position": (SAID, _statement),
    "entry": (("status", "issue", "who wants what", "what became of it", "first told", "voices", "id"), _entry),
    "report": (("published", "outlet", "headline", "id"), _report),
    "entity": (("name", "sort", "country", "also", "id"), _entity),
    "hit": (("outlet", "words", "report"), _hit),
}


def _several(kind: str, items: Sequence[Any], limit: int) -> Markup:
    heads, cells = SHOWN[kind]
    caption = f"{limit} of {len(items):,} shown" if len(items) > limit else ""
    return _table(heads, map(cells, items[:limit]), caption) if items else Markup('<p class="quiet">Nothing.</p>')


def table(found: Table[Any]) -> str:
    """The first rows of a table of records, as HTML."""
    return _view([_several(found.kind, found.items, ROWS)])


# --- one record ------------------------------------------------------------------------------------------------------


def page(thing: things.Thing[Any]) -> str:
    """A record as HTML: a story with timeline, map and disputes, a finding with its number line, a report with its text marked."""
    parts, sheets = PAGES[thing.kind](thing)
    return _view(parts, *sheets)


Made = tuple[list[Markup], tuple[str, ...]]


def _head(thing: things.Thing[Any], title: str, *details: str | None) -> Markup:
    line = " · ".join(visible(d) for d in (*details, thing.id) if d)
    return Markup('<h3>{}</h3><p class="quiet">{}</p>').format(visible(title), line)


def without_links(drawn: Markup) -> Markup:
    """A picture without its links, which lead nowhere outside the desk. Its text is escaped, so what looks like a tag is one."""
    plain = re.sub(r'<a class="([^"]*)"[^>]*>', r'<g class="\1">', drawn).replace("</a>", "</g>")
    return Markup(plain)  # made of the desk's own markup, from which only attributes were taken


def _of_story(thing: things.Story) -> Made:
    from dateline.serve.desk.views.story_happened import drawn_map, drawn_timeline

    events = [e.item for e in thing.events]
    drawn = [without_links(draw(events, thing.item.title)) for draw in (drawn_timeline, drawn_map)]
    pictures = Markup('<div class="pictures">{}</div>').format(Markup("").join(Markup("<div>{}</div>").format(d) for d in drawn))
    told = _head(thing, thing.item.title, f"{len(thing.item.reports)} reports", f"{thing.voices} independent voices")
    disputes = [f for f in thing.findings if f.item.relation != "agree"]
    return [told, pictures, _several("finding", disputes, ROWS)], ("pictures.css",)


def _of_event(thing: things.Event) -> Made:
    facts = _several("event", [thing], 1)
    return [_head(thing, thing.item.title), facts, _several("statement", thing.statements, STATEMENTS)], ()


def _of_finding(thing: things.Finding) -> Made:
    from dateline.serve.desk.views.finding_page import finding_page

    drawn = finding_page(thing.archive.browse, thing.item).view.picture
    parts = [_head(thing, thing.item.says, thing.item.relation), without_links(drawn) if drawn else Markup("")]
    return [*parts, _several("statement", thing.statements, STATEMENTS)], ("pictures.css",)


def _of_report(thing: things.Report) -> Made:
    from dateline.serve.desk.marking import marked

    paragraphs = []
    for paragraph in marked(thing.item, [s.item for s in thing.statements]).paragraphs:
        why = Markup('<p class="cut">cut: {}</p>').format(paragraph.why) if paragraph.why else Markup("")
        tag = "h4" if paragraph.kind in ("title", "heading") else "p"
        cut = " cut" if paragraph.why else ""
        paragraphs.append(why + Markup(f'<{tag} class="words{cut}" dir="auto">{{}}</{tag}>').format(paragraph.markup(anchors=False)))
    told = _head(thing, headline(thing.item), outlet(thing.item), day(thing.item.published), thing.item.byline)
    text = Markup('<div class="marked"><div class="text">{}</div></div>').format(Markup("").join(paragraphs))
    return [told, text], ("report.css",)


def _of_statement(thing: things.Statement) -> Made:
    home = thing.report.item
    told = _head(thing, thing.in_words(), by(thing.item, home), day(home.published), thing.item.stance, thing.item.review)
    return [told, Markup('<p class="text">{}</p>').format(sentence(thing.item))], ()


def _of_entity(thing: things.Entity) -> Made:
    also = Markup("<p>also: {}</p>").format(visible(", ".join(thing.item.aliases))) if thing.item.aliases else Markup("")
    roles = [(f"{r.title} of {r.of}" if r.of else r.title, r.span.exact) for r in thing.item.roles]
    table_of = _table(("role", "in the words of a report"), roles[:STATEMENTS]) if roles else Markup("")
    return [_head(thing, thing.item.name, thing.item.sort, thing.item.country), also, table_of], ()


PAGES: Mapping[str, Callable[[Any], Made]] = {
    "story": _of_story,
    "event": _of_event,
    "finding": _of_finding,
    "report": _of_report,
    "statement": _of_statement,
    "entity": _of_entity,
}
