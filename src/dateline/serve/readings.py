"""What the machine read a statement as, in words: in full for a line of its own, in short for a note beside the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.core.event import About
from dateline.core.statement import Figure, Occurrence, Position, Said, Statement
from dateline.serve.words import quantity, safe, short

Names = Callable[[Iterable[str]], str]  # entity ids -> their names, comma between them

ACTS = {
    "demand": "demands",
    "offer": "offers",
    "propose": "proposes",
    "accept": "accepts",
    "reject": "rejects",
    "commit": "promises",
    "threaten": "threatens",
    "condition": "sets a condition",
}
STATUS = {"hypothetical": "may happen", "ongoing": "going on"}  # the others are words of everyday as they are
MANNER = {True: "quoted", False: "told", "mixed": "partly quoted"}
# Lemmas of what reports count whose plural no rule gives.
PLURALS = {
    **{"person": "people", "man": "men", "woman": "women", "child": "children", "foot": "feet"},
    **{"fisherman": "fishermen", "serviceman": "servicemen"},
}
SAME = ("aircraft", "spacecraft", "troops", "personnel", "police", "people", "cattle", "sheep", "series", "headquarters")
# What a unit measures, and the role of a figure that the unit tells already.
MEASURED = {"time": "duration", "distance": "distance", "money": "cost"}
INVARIANT = ("km", "m", "cm", "mm", "kg", "g", "mph", "stone", "celsius", "fahrenheit", "magnitude", "percent")
MEASURES = {"duration": "How long", "distance": "How far", "cost": "How much money"}
SHORT = 64  # characters of a party's issue in a note; two lines beside the text


def reading(statement: Statement, names: Names) -> str:
    """A statement in one line, type first: "figure: at least 13 planes destroyed"."""
    match statement:
        case Figure():
            return f"figure: {_figure(statement)}"
        case Occurrence():
            sort = "/".join(filter(None, (statement.event_type, statement.mode)))
            who = parties(statement, names)
            return f"occurrence: {sort} “{safe(statement.trigger.exact)}” {statement.status}{f' ({who})' if who else ''}"
        case Position():
            return f"position: {statement.act}, {short(statement.issue, 60)}"
        case Said():
            return f"said ({'quotation' if statement.direct is True else 'indirect'})"
    return statement.type


def parties(statement: Occurrence, names: Names) -> str:
    """Who to whom, as far as named."""
    return who_whom(names(statement.actors), names(statement.recipients))


def who_whom(who: str, whom: str) -> str:
    """ "A → B"; the arrow stays where nobody is named who did it, or "B" would seem to have."""
    return f"{who} → {whom}".lstrip() if whom else who


def note(statement: Statement) -> str:
    """A statement in a few words: "at least 13 planes destroyed", "quoted", "attack, planned", "demands: withdrawal"."""
    match statement:
        case Figure():
            return _figure(statement)
        case Occurrence():
            status = "" if statement.status == "happened" else f", {STATUS.get(statement.status, statement.status)}"
            return short(statement.trigger.exact, SHORT) + status
        case Position():
            return f"{ACTS[statement.act]}: {short(statement.issue, SHORT)}"
        case Said():
            return MANNER[statement.direct]
    return statement.type


def _figure(figure: Figure) -> str:
    what, unit = short(figure.what, SHORT), safe(figure.unit)
    one = {figure.low, figure.high} - {None} == {1}  # "over 1 year", "1 plane"
    if unit == "count" or unit == what:
        counted = what if one else plural(what)
        roles = [role for role in figure.role if role not in ("other", what)]
    else:
        size = unit if one or unit.isupper() or unit in INVARIANT else plural(unit)
        counted = " ".join((size, *([] if what in MEASURED else [what])))
        roles = [role for role in figure.role if role not in ("other", what, *MEASURED.values())]
    amount = f"number not known: {counted}" if figure.unknown else f"{quantity(figure)} {counted}"
    return " ".join(filter(None, (amount, " or ".join(roles))))


def matter(about: About) -> str:
    """What is compared, as a heading: "People killed", "How long: talks", "What came of it"."""
    role, what = about.role or "", safe(about.what or "")
    if role == "status":
        return "What came of it"
    if role == "ordinal":
        return "Which in the series"
    if role in MEASURES:
        return f"{MEASURES[role]}: {what}" if what and what not in (role, *MEASURED) else MEASURES[role]
    counted = plural(what) if what and what not in MEASURED and about.unit in (None, "count", what) else what
    said = " or ".join(r for r in role.split("+") if r not in ("other", what))
    if what in MEASURED and not said:
        return MEASURES[MEASURED[what]]
    text = " ".join(filter(None, (counted, said))) or "Figure"
    return text[0].upper() + text[1:]


def unit_in_words(unit: str) -> str:
    """ "miles" of "mile", nothing for a count."""
    unit = safe(unit)
    return "" if unit in ("", "count") else unit if unit.isupper() or unit in INVARIANT else plural(unit)


def plural(noun: str) -> str:
    """ "plane" as "planes"; the last word of several is the one that counts."""
    head, space, last = noun.rpartition(" ")
    if not last.isascii() or not last.isalpha() or last in SAME:
        return noun
    if last in PLURALS:
        return head + space + PLURALS[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return head + space + last[:-1] + "ies"
    return head + space + last + ("es" if last.endswith(("s", "x", "z", "ch", "sh")) else "s")
