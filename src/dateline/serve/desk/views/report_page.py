"""The page of a report: where it is from, what it shares with others, and its text with statements marked."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.core.archived import Found
from dateline.core.errors import Rejected
from dateline.core.event import Story
from dateline.core.report import Report
from dateline.core.when import Published
from dateline.serve.desk.marking import marked
from dateline.serve.desk.marking_views import MarkedReport
from dateline.serve.desk.views.lines import Source, names_of, source_of
from dateline.serve.desk.views.lookups import rejected_in, same_origin
from dateline.serve.words import headline, outlet, safe
from dateline.store.browse import Browse

READ = (None, "en")  # languages that are read; where none is known the words are taken for English
REJECTED_SHOWN = 100
COPIES_SHOWN = 60
FROM = {
    "given": "as given with the report",
    "page": "read on the page",
    "text": "read in the text",
    "bounds": "no day is given: the notice of rights on the page bounds it",
}


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All that the page prints. `unread` names the language of a report that was kept and not read."""

    report: Report
    title: str
    outlet: str
    published: Published
    published_from: str
    language: str
    unread: str | None
    story: Story | None
    copies: tuple[Source, ...]
    more_copies: int
    host: Source | None
    teasers: tuple[Source, ...]
    rejected: tuple[Rejected, ...]
    statements: int
    text: MarkedReport

    @property
    def cuts(self) -> tuple[tuple[str, int], ...]:
        """Reasons and the number of parts cut for each, in the order of the text."""
        found: dict[str, int] = {}
        for paragraph in self.text.paragraphs:
            if paragraph.why:
                found[paragraph.why] = found.get(paragraph.why, 0) + 1
        return tuple(found.items())


def report_page(browse: Browse, ident: str) -> ReportPage | None:
    """The page of a report, None where there is none of that id."""
    found = browse.found(ident)
    return _page(browse, found) if found else None


def _page(browse: Browse, found: Found) -> ReportPage:
    report = found.report
    copies = same_origin(browse, report.id)
    others = browse.heads([*copies[:COPIES_SHOWN], *report.teasers, *filter(None, [report.teaser_of])])
    sources = {i: source_of(r) for i, r in others.items()}
    row = browse.story(browse.story_of([report.id]).get(report.id, ""))
    return ReportPage(
        report=report,
        title=headline(report),
        outlet=outlet(report),
        published=report.published,
        published_from=published_from(report.published),
        language=language_name(report.language),
        unread=None if report.language in READ else language_name(report.language),
        story=row.story if row else None,
        copies=tuple(sources[i] for i in copies[:COPIES_SHOWN] if i in sources),
        more_copies=max(0, len(copies) - COPIES_SHOWN),
        host=sources.get(report.teaser_of or ""),
        teasers=tuple(sources[i] for i in report.teasers if i in sources),
        rejected=rejected_in(browse, report.id, REJECTED_SHOWN),
        statements=len(found.statements),
        text=marked(report, found.statements, names=names_of(browse, found.statements)),
    )


def published_from(published: Published) -> str:
    """Where a date of publication is from, in words; "" where there is no date."""
    if not published.known:
        return ""
    return FROM.get(published.source or "", "")


def language_name(code: str | None) -> str:
    """The English name of an ISO 639-1 code, else the code itself; "not known" for None."""
    if not code:
        return "not known"
    return _languages().get(code.split("-")[0].casefold(), safe(code))


@cache
def _languages() -> dict[str, str]:
    text = files("dateline.serve.desk").joinpath("tables/languages.tsv").read_text(encoding="utf-8")
    rows = csv.reader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row[0]: row[1] for row in rows}
