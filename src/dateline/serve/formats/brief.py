"""A brief of a story: what happened, how figures compare, who wants and says what, on which reports it rests; a note to every line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from dateline import __version__
from dateline.core.event import About
from dateline.core.statement import Figure, Statement
from dateline.core.when import When
from dateline.serve.desk.dates import day
from dateline.serve.desk.views.accounts import Account
from dateline.serve.desk.views.findings import FindingView
from dateline.serve.desk.views.story_wanted import Wish
from dateline.serve.formats.brief_text import Brief, Draft, Run, published, quotation
from dateline.serve.formats.dossier import Dossier
from dateline.serve.formats.story_told import Happening, StoryTold, pieces, sources_in, story_told
from dateline.serve.formats.web import web
from dateline.serve.readings import MEASURED, plural
from dateline.serve.words import headline, number, outlet, safe, short

HAPPENINGS, AGREED, ONCE, QUOTES, EACH, OTHERS = 25, 12, 15, 15, 3, 3  # as many as a reader of a brief has patience for
CLOSINGS: Mapping[str, str] = {
    "conflict": "Not all of this can be true.",
    "denial": "One denies what the other says.",
    "update": "The later figure replaces the earlier.",
    "scope": "They do not measure the same thing.",
    "compatible": "All of it can be true.",
    "agree": "",
}
OPENINGS: Mapping[str, str] = {
    "conflict": "Accounts contradict each other on {}",
    "denial": "One account denies another on {}",
    "update": "Accounts changed over time on {}",
    "scope": "Accounts tell of {} in different senses",
    "compatible": "Accounts differ on {}",
    "agree": "All accounts agree on {}",
}
STANCES: Mapping[str, str] = {
    "claimed": " This is a claim.",
    "estimated": " This is an estimate.",
    "unconfirmed": " This is not confirmed.",
    "denied": " This is a denial.",
}
ACTS: Mapping[str, str] = {
    "demand": "Demand", "offer": "Offer", "propose": "Proposal", "accept": "Acceptance", "reject": "Refusal", "commit": "Promise",
    "threaten": "Threat", "condition": "Condition",
}  # fmt: skip
LEFT_ROLES = frozenset({"other", "duration", "distance"})  # they measure something besides what happened: told only where disputed
NOBODY = re.compile(r"(?:he|she|it|they|we|i|who|one|photos?)", re.I)  # no name to quote anybody under


def brief(dossier: Dossier) -> Brief:
    """The brief of a story."""
    sources = sources_in(dossier)
    told, draft = story_told(dossier, sources, HAPPENINGS), Draft(sources)
    for part in (_summary, _happened, _figures, _wanted, _said, _sources, _made):
        part(draft, told)
    return draft.done(told.title)


def _summary(draft: Draft, told: StoryTold) -> None:
    reports = list(told.sources.reports.values())
    outlets = {outlet(r) for r in reports}
    draft.add(
        "paragraph",
        f"This brief rests on {_count(len(reports), 'report')} by {_count(len(outlets), 'publisher')}, "
        f"{_span([r.published for r in reports])}. "
        f"{'They speak' if len(reports) > 1 else 'It speaks'} with {_count(len(told.voices), 'independent voice')}"
        f"{': reports that share a writer, a publisher or an agency count as one' if len(told.voices) < len(reports) else ''}. "
        f"{_disputes(told)} Each note gives the sentence that a line rests on.",
    )


def _span(published: Sequence[When]) -> str:
    """When reports were published: the first and the last day of those that tell it, and that others do not."""
    days = sorted(d for w in published if w.earliest and w.latest for d in (w.earliest, w.latest))
    open_ended = sum(not (w.earliest and w.latest) for w in published)
    if not days:
        return "none of which gives its date" if open_ended > 1 else "which gives no date"
    told = f"published {'on ' if days[0] == days[-1] else ''}{day(When(None, days[0], days[-1]))}"
    return told + (f"; {_count(open_ended, 'report')} {'gives' if open_ended == 1 else 'give'} no date" if open_ended else "")


def _disputes(told: StoryTold) -> str:
    if told.disputed:
        return f"Accounts contradict each other on {_count(len(told.disputed), 'point')}."
    return "No account contradicts another." if len(told.voices) > 1 else "With one voice only, nothing could be compared."


def _happened(draft: Draft, told: StoryTold) -> None:
    dated, undated = ([h for h in told.happenings if bool(h.date) is with_date] for with_date in (True, False))
    draft.add("heading", "What happened")
    for happening in dated:
        _happening(draft, happening)
    fresh = [h for h in undated if not draft.quoted(draft.sources.statements[h.lead.statement])]
    if fresh:
        draft.add("paragraph", "The reports give no date for what follows." if dated else "The reports give no date for any of this.")
        for happening in fresh:
            if not draft.quoted(draft.sources.statements[happening.lead.statement]):
                _happening(draft, happening)
    if not dated and not fresh:
        draft.add("paragraph", "No event was read in these reports.")
    _left_out(draft, told.left_out, "further event", " that no more voices tell of")


def _happening(draft: Draft, happening: Happening) -> None:
    head = ", ".join(filter(None, (happening.date, happening.place, happening.status)))
    head = head[:1].upper() + head[1:]
    lead = happening.lead
    others = list(dict.fromkeys(a.outlet for a in happening.told if a.outlet != lead.outlet))
    also = f" {_joined(_some(others))} also {'tells' if len(others) == 1 else 'tell'} of it." if others else ""
    marks = draft.cite([lead.statement])
    rest = draft.cite(a.statement for a in happening.told if a.outlet != lead.outlet)
    draft.add(
        "item", Run(f"{head}. " if head else "", bold=True), f"{_reports(lead)}: ", quotation(happening.pieces, True), marks,
        STANCES.get(lead.stance, ""), also, rest,
    )  # fmt: skip


def _reports(account: Account) -> str:
    return f"{account.outlet}, citing {account.speaker}, reports" if account.speaker else f"{account.outlet} reports"


def _figures(draft: Draft, told: StoryTold) -> None:
    """Contradictions of any kind; of other figures those that say what happened."""
    draft.add("heading", "Figures")
    differing, agreed = ([v for v in views if _tells(v)] for views in (told.differing, told.agreed))
    shared, alone = ([v for v in agreed if (v.voices > 1) is several] for several in (True, False))
    once = [(m.roles, m.unknown, a, m.statements) for m, a in told.once if not set(m.roles) <= LEFT_ROLES]
    once = [*[(_roles_of(v), False, v.rows[0].account, _behind(v)) for v in alone], *once]
    for name, views in (("Disputed", list(told.disputed)), ("Different, but not contradictory", differing), ("Agreed", shared[:AGREED])):
        if views:
            draft.add("subheading", name)
            for view in views:
                _finding(draft, view)
    if once:
        draft.add("subheading", "Given by one voice only")
        for roles, unknown, account, statements in once[:ONCE]:
            words = short(draft.sources.statements[account.statement].span.exact, 120)
            said = f"not known; the words are “{words}”, which is not to say that there were none" if unknown else f"“{words}”"
            draft.add("item", f"{_named(roles)}: {said}, according to {_teller(account)}.", draft.cite(statements))
        _left_out(draft, len(once) - ONCE, "further figure", " given by one voice only")
    if not (once or told.disputed or differing or shared):
        draft.add("paragraph", "No figure of what happened was read in these reports.")


def _left_out(draft: Draft, count: int, noun: str, which: str = "") -> None:
    if count > 0:
        draft.add("paragraph", f"{_count(count, noun)}{which} {'is' if count == 1 else 'are'} left out.")


def _roles_of(view: FindingView) -> tuple[str, ...]:
    return tuple((view.about.role or "other").split("+"))


def _tells(view: FindingView) -> bool:
    """Whether it is about what happened, not a time or a way that something took."""
    return not set(_roles_of(view)) <= LEFT_ROLES


def _behind(view: FindingView) -> tuple[str, ...]:
    return tuple(i for row in view.rows for i in (row.account.statement, *row.account.more))


def _finding(draft: Draft, view: FindingView) -> None:
    """One sentence that names who says what, and one that says how it compares."""
    said: dict[str, list[Account]] = {}
    for row in view.rows:
        statement = draft.sources.statements.get(row.account.statement)
        words = f"“{short(statement.span.exact, 120)}”" if isinstance(statement, Figure) else row.value
        said.setdefault(words, []).append(row.account)
    runs: list[Run] = [Run(OPENINGS[view.relation].format(topic(view.about)) + ": ")]
    for at, (words, accounts) in enumerate(said.items()):
        tellers = list(dict.fromkeys(map(_teller, accounts)))
        runs.append(Run(f"{'; ' if at else ''}{words} according to {_joined(_some(tellers))}"))
        runs += draft.cite(i for a in accounts for i in (a.statement, *a.more))
    newest = f"The latest figure is {' '.join(filter(None, (view.best, view.unit)))}."
    closing = newest if (view.relation, view.rule) == ("update", "latest") else CLOSINGS[view.relation]
    draft.add("item", runs, f". {closing}".rstrip())


def topic(about: About) -> str:
    """ "the number of trucks destroyed", "how long it took", "whether it happened"."""
    role, what = about.role or "", safe(about.what or "")
    if role == "status":
        return "what came of it"
    if role == "ordinal":
        return "which in a series it was"
    own = what if what and what not in (role, *MEASURED) else ""
    named = {"duration": "the length of time", "distance": "the distance", "cost": "the sum of money"}.get(role)
    if named:
        return f"{named} ({own})" if own else named
    roles = " or ".join(r for r in role.split("+") if r not in ("other", what))
    if about.unit == "percent":
        return " ".join(filter(None, ("the share of", own or "something", roles)))
    return " ".join(filter(None, ("the number of", plural(own) if own else "people or things", roles)))


def _named(roles: Sequence[str]) -> str:
    text = " or ".join(r for r in roles if r != "other") or "Figure"
    return text[0].upper() + text[1:]


def _wanted(draft: Draft, told: StoryTold) -> None:
    by_party: dict[str, list[Wish]] = {}
    for wish in (w for row in told.wanted.rows for cell in row.cells for w in cell):
        by_party.setdefault(wish.party, []).append(wish)
    draft.add("heading", "Positions")
    if by_party:
        draft.add("paragraph", "Where no word of it is added, nothing in these reports shows that a demand was met or a promise kept.")
    for party in sorted(by_party, key=lambda p: (p == "party not named", -len(by_party[p]), p)):
        draft.add("subheading", party[0].upper() + party[1:])
        for wish in by_party[party]:
            _wish(draft, wish)
    if not by_party:
        draft.add("paragraph", "No demand, offer, promise or refusal was read in these reports.")


def _wish(draft: Draft, wish: Wish) -> None:
    statement = draft.sources.statements[wish.account.statement]
    about = f" ({wish.issue})" if wish.issue != "not named" else ""
    to = f" addressed to {wish.addressee}" if wish.addressee else ""
    due = f", due {day(wish.due)}" if wish.due and wish.due.known else ""
    marks = draft.cite((wish.account.statement, *wish.account.more))
    met = f" The reports tell of it as met: “{short(wish.met[1], 160)}”." if wish.met else ""
    head = Run(f"{ACTS[wish.act]}{to}{about}{due}. ", bold=True)
    draft.add("item", head, f"{_reports(wish.account)}: ", quotation(pieces(statement.sentence)), marks, met)


def _said(draft: Draft, told: StoryTold) -> None:
    named = [s for s in told.speakers if not NOBODY.fullmatch(s.name)]
    quotes = [(s.name, q) for s in named for q in [q for q in s.quotes if q.direct and len(q.words.split()) > 3][:EACH]]
    draft.add("heading", "Quotations")
    for name, quote in quotes[:QUOTES]:
        said = f"“{quote.words}” ({quote.outlet}, {_day(quote)})"
        draft.add("item", Run(f"{short(name, 120)}: ", bold=True), said, draft.cite((quote.statement, *quote.more)))
    if not quotes:
        draft.add("paragraph", "Nobody is quoted word for word.")
    _left_out(draft, len(quotes) - QUOTES, "further quotation")


def _sources(draft: Draft, told: StoryTold) -> None:
    draft.add("heading", "Sources")
    for voice in told.voices:
        for writing in voice.writings:
            for copy in (writing.first, *writing.reprints):
                report, same = copy.report, copy is not writing.first
                by = f", by {short(report.byline, 80)}" if report.byline else ""
                what = [f"voice {voice.number}", *(["the same writer’s words as the one before"] if same else [])]
                title = headline(report, 120)
                where = f"{by}, {published(report)} ({'; '.join(what)})."
                draft.add("numbered", f"{copy.outlet}: ", Run(title, link=web(report.url)), where)


def _made(draft: Draft, told: StoryTold) -> None:
    statements: Iterable[Statement] = told.sources.statements.values()
    every, seen = len(told.sources.statements), sum(s.review is not None for s in statements)
    checked = "no person has checked it"
    if seen:
        checked = f"a person has checked {number(seen)} of the {_count(every, 'statement')} read in them"
    draft.add(
        "paragraph",
        Run(f"Written by the program Dateline {__version__} from the reports named above; {checked}. What no report gives is left open, "
            "and figures that differ are never made one.", italic=True),
    )  # fmt: skip


def _teller(account: Account) -> str:
    who = f"{account.speaker} in {account.outlet}" if account.speaker else account.outlet
    return f"{who} ({_day(account)})"


def _day(account: Account) -> str:
    return day(account.published) if account.published.known else "no date given"


def _count(count: int, noun: str) -> str:
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def _some(names: Sequence[str]) -> list[str]:
    more = len(names) - OTHERS
    return list(names) if more <= 1 else [*names[:OTHERS], f"{number(more)} others"]


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
