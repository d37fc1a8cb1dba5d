"""Later versions of one page: which report takes the place of which, and what changed between two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from urllib.parse import parse_qsl, urlencode, urlsplit

from dateline.core.ids import digest
from dateline.core.report import Block, Report
from dateline.core.spans import Span, trimmed

# Two texts of one address are one page's versions if so much of the shorter stands in the other: below, an address that was used again
# (a front page), or several articles on one page. A version that is rewritten keeps its telling words, one that is cut keeps runs.
RUNS, TELLING = 0.2, 0.5  # share of runs of three words, share of words of four letters and more
READ = 40_000  # characters of a text that are compared
BACK = 20  # versions that a new one is compared with
SENTENCES = 3_000  # of each version that are compared to show what changed
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref(?:_src)?|cmpid|smid", re.IGNORECASE)
SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?![\s”\"’')\]])[^.!?\n]*)*[.!?]*[”\"’')\]]*")


@dataclass(frozen=True)
class Version:
    """A report as one version of a page, with the words by which versions are compared."""

    report: Report

    @cached_property
    def words(self) -> list[str]:
        """Its words, small letters."""
        return re.findall(r"\w+", self.report.text[:READ].casefold())

    @cached_property
    def telling(self) -> frozenset[str]:
        """Its words that tell something."""
        return frozenset(w for w in self.words if len(w) > 3)

    @cached_property
    def runs(self) -> frozenset[tuple[str, str, str]]:
        """Every three words that follow each other."""
        return frozenset(zip(self.words, self.words[1:], self.words[2:], strict=False))

    @property
    def order(self) -> tuple[str, str]:
        """By publication, then id; those without a day last."""
        return published_at(self.report), self.report.id


def revisions(reports: Iterable[Report]) -> dict[str, str]:
    """Report id to the id of the version that it takes the place of, for every report that is a later version of another.

    Versions stood at one address, or came under one `source_id` where addresses and publishers do not differ, and are alike. They are
    ordered by publication, then id, so that it does not matter in which order they came.
    """
    found: dict[str, str] = {}
    for members in _pages(reports):
        ordered = sorted((Version(r) for r in members), key=lambda v: v.order)
        for at, version in enumerate(ordered):
            before = version_before(version, reversed(ordered[max(0, at - BACK) : at]))
            if before is not None:
                found.setdefault(version.report.id, before)
    return found


def version_before(version: Version, earlier: Iterable[Version]) -> str | None:
    """The id of the first of some reports of one place, the nearest first, of which the version is a later one."""
    return next((e.report.id for e in earlier if is_version(e, version)), None)


def published_at(report: Report) -> str:
    """What orders versions: the day of publication, then all that is known of the time."""
    return f"{report.published.earliest or '9999'} {report.published.edtf or ''}"


def _pages(reports: Iterable[Report]) -> list[list[Report]]:
    """Reports that may be versions of one page; each group has two or more. Those by address come first."""
    found: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        for place in places_of(report):
            found[place].append(report)
    return [members for place, members in sorted(found.items(), reverse=True) if len(members) > 1]


def places_of(report: Report) -> Iterator[str]:
    """Where a report stood, as ids of places: its address before the id that it was given. A teaser's place is its host's."""
    if report.teaser_of is not None:
        return
    if report.url and (address := page_of(report.url)):
        yield digest("url", address)
    if report.source_id:
        yield digest("source_id", report.source_id)


def page_of(url: str) -> str | None:
    """An address without what does not tell pages apart: scheme, "www.", a last slash, marks of campaigns. None where it is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    query = urlencode([(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k)])
    path = parts.path.rstrip("/") + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    return f"{host}{path}" if host else None


def is_version(a: Version, b: Version) -> bool:
    """Whether two reports of one place are versions of one page: other texts, yet alike, of one publisher."""
    one, two = a.report, b.report
    if one.text == two.text or not _one_page(one, two):
        return False
    if one.title and two.title and one.title.casefold() == two.title.casefold():
        return True
    return _shared(a.runs, b.runs) >= RUNS or _shared(a.telling, b.telling) >= TELLING


def _one_page(one: Report, two: Report) -> bool:
    pages = {page_of(r.url) for r in (one, two) if r.url}
    publishers = {r.publisher.casefold() for r in (one, two) if r.publisher}
    return len(pages) < 2 and (len(publishers) < 2 or bool(one.url and two.url))


def _shared(a: frozenset[object], b: frozenset[object]) -> float:
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer else 0.0


def of_one_origin(origins: Mapping[str, str], revised: Mapping[str, str], ordered: Sequence[str]) -> dict[str, str]:
    """Report id to origin id, versions of one page of one origin: that of the first report among all that are joined thereby.

    `ordered` are the ids of the reports in the order of the contract.
    """
    if not revised:
        return dict(origins)
    rank = {origin: at for at, origin in enumerate(dict.fromkeys(origins[r] for r in ordered))}
    leads = dict.fromkeys(rank, "")

    def first(origin: str) -> str:
        while leads[origin]:
            origin = leads[origin]
        return origin

    for later, earlier in sorted(revised.items()):
        one, two = sorted((first(origins[later]), first(origins[earlier])), key=rank.__getitem__)
        if one != two:
            leads[two] = one
    return {report: first(origin) for report, origin in origins.items()}


def earlier_versions(report: str, revised: Mapping[str, str]) -> tuple[str, ...]:
    """All versions that a report takes the place of, the first one first."""
    found: list[str] = []
    while (before := revised.get(report)) is not None and before not in found:
        found.append(before)
        report = before
    return tuple(reversed(found))


# --- what changed ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Changed:
    """Sentences that only the earlier version has, as spans of its text, and those that only the later one has, as spans of its own."""

    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


def what_changed(earlier: Report, later: Report) -> Changed:
    """The sentences taken out and put in from one version to the next, by the order in which they stand; white space does not count."""
    old, new = (list(_sentences(r)) for r in (earlier, later))
    words = [[" ".join(s.exact.split()) for s in spans] for spans in (old, new)]
    same = SequenceMatcher(None, words[0], words[1], autojunk=False)
    removed: list[Span] = []
    added: list[Span] = []
    for tag, i1, i2, j1, j2 in same.get_opcodes():
        if tag != "equal":
            removed += old[i1:i2]
            added += new[j1:j2]
    return Changed(tuple(removed), tuple(added))


def _sentences(report: Report) -> Iterator[Span]:
    """The first sentences of a report's own text, block by block."""
    left = SENTENCES
    for block in report.blocks or (Block(0, len(report.text), "body"),):
        for match in SENTENCE.finditer(report.text, block.start, block.end):
            start, end = trimmed(report.text, match.start(), match.end())
            if start < end and left:
                left -= 1
                yield report.span(start, end)
