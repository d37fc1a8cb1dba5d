"""Prints the desk's pages: templates that escape everything, with the filters they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request

from dateline.serve import words
from dateline.serve.desk.dates import clock, dates, day, short_day
from dateline.serve.desk.guard_static import static_files, static_url
from dateline.serve.desk.review_panels import Review
from dateline.serve.desk.views.countries import country_name

OUT = Markup('<a class="out" href="{}" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"><bdi>{}</bdi></a>')
MISSING = Markup('<span class="missing">{}</span>')


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """The page that a template makes. It also finds `csrf`, `reviewer`, `login`, `path`, and `section`: the part of the desk."""
    return HTMLResponse(printed(request, template, **context), status)


def printed(request: Request, template: str, **context: Any) -> str:
    """The same as text: for fragments that go into something else."""
    state = {name: getattr(request.state, name, None) for name in ("csrf", "reviewer", "login")}
    as_of = request.app.state.guard.as_of if "app" in request.scope else None
    given = {"path": request.url.path, "section": "", "review": Review(request), "as_of": as_of}
    return environment().get_template(template).render(state | given | context)


@cache
def environment() -> Environment:
    """Jinja with everything escaped, names that are not there an error, and characters that act on a screen made visible."""
    made = Environment(
        loader=PackageLoader("dateline.serve.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "day": day, "short_day": short_day, "number": number, "quantity": words.quantity, "line": words.safe, "short": words.short,
        "outlet": words.outlet, "headline": words.headline, "plural": plural, "plural_of": plural_of, "link": external, "clock": clock,
        "query": query, "dates": dates, "relations": relations, "country": country_name,
    }  # fmt: skip
    made.globals |= {"static": static, "missing": missing}
    return made


def shown(value: Any) -> Any:
    """What is printed of a value: nothing of None, and text without characters that act on a screen or hide."""
    if value is None:
        return ""
    return words.visible(value) if type(value) is str else value


def static(name: str) -> str:
    """The address of a static file, with its version; without one where the file is not there."""
    return static_url(name) if name in static_files() else f"/static/{quote(name)}"


def number(value: float | None) -> str:
    """ "1,500,000"; "not given" for None."""
    return "not given" if value is None else words.number(value)


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 report", "1,200 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def plural_of(items: Sequence[Any], one: str, many: str | None = None) -> str:
    """The same for what there is a list of."""
    return plural(len(items), one, many)


def relations(findings: Sequence[Any]) -> str:
    """ "2 update, 1 scope": how many findings have which relation, in their order."""
    return ", ".join(f"{count} {name}" for name, count in Counter(f.relation for f in findings).items())


def missing(what: str = "not given") -> Markup:
    """What stands where nothing is known."""
    return MISSING.format(what)


def query(given: dict[str, Any], **changed: Any) -> str:
    """A query string of what is set: "?since=2025-03-01&disputed=1", or nothing."""
    kept = {key: value for key, value in (given | changed).items() if value not in (None, "", False)}
    return f"?{urlencode({k: '1' if v is True else v for k, v in kept.items()})}" if kept else ""


def external(url: str | None, text: str | None = None) -> Markup:
    """A link to where a report stood, if it is plain http or https; else its text alone. It tells nobody where the reader came from."""
    name = escape(words.safe(text or url or ""))
    if not url or not words.is_web(url):
        return Markup("<bdi>{}</bdi>").format(name)
    return OUT.format(url, name)
