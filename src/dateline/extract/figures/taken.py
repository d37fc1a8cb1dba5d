"""What the words of a figure leave to the figures before it: the money of a sum, the thing a share or a depth is of, the unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.core.statement import Figure
from dateline.extract.figures.antecedents import BACK
from dateline.extract.figures.lemmas import is_human
from dateline.extract.figures.nouns import FALLING, what_of
from dateline.extract.quantities.lexemes import table, words


def taken_on(figure: Figure, before: Sequence[Figure]) -> Figure:
    """The figure with what its words leave to those before it: the money, the thing a share or a depth is of, the unit."""
    for take in (with_money, with_share, with_depth, with_stuff, with_unit, with_fate):
        figure = take(figure, before)
    return figure


def with_fate(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "kidnapped 23 engineers … the families of the 23 engineers": a number met again after "the" has the roles told of it first."""
    if figure.role != ("other",) or figure.unit != "count" or figure.op != "=" or (figure.low or 0) < 2:
        return figure
    words_before = figure.sentence.exact[: figure.span.start - figure.sentence.start].lower().split()[-1:]
    if not DEFINITE.intersection(words_before):
        return figure
    told_of = ABOUT.intersection(figure.sentence.exact[: figure.span.start - figure.sentence.start].lower().split()[-2:-1])
    fates = FATES if told_of else LASTING
    same = (f for f in before if f.unit == "count" and f.op == "=" and f.low == figure.low and f.what == figure.what)
    first = next((f for f in same if fates.intersection(f.role)), None)
    return replace(figure, role=tuple(r for r in first.role if r in fates)) if first is not None else figure


DEFINITE = frozenset({"the", "these", "those", "all"})
ABOUT = frozenset({"of", "for", "about", "with", "over", "on"})
LASTING = frozenset({"killed", "injured", "destroyed", "damaged"})
FATES = LASTING | {"missing", "captured", "detained", "displaced"}  # they may have ended: "on Friday the 23 engineers came home"


def with_money(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "40 million shekels … another 5.5 million": a bare sum that changes hands is in the money of the last one named."""
    sum_ = figure.what == "thing" and ("transferred" in figure.role or settled(figure, before))
    if figure.unit == "count" and figure.role == ("other",) and (further(figure, before) or scaled(figure, before)):
        return more_of(figure, next(f for f in reversed(before) if f.what == "money"))
    if figure.unit != "count" or not (sum_ or figure.what in SUMS):
        return figure
    large = (figure.low or figure.high or 0) >= LARGE  # "67 sent from one account" are no sums
    money = next((f for f in reversed(before) if f.what == "money"), None) if large else None
    return replace(figure, what="money", unit=money.unit) if money else figure


def with_share(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "stood at 7 percent, up from 6", "the rate was 26 percent; now it will be 14": a share of which no word says of what."""
    if figure.unit != "percent" or figure.what not in ("thing", "person"):
        return figure
    if figure.what == "thing" and figure.span.exact.endswith(("point", "points")):
        return replace(figure, what="point")
    last = before[-1] if before else None
    same = last is not None and last.sentence == figure.sentence
    if last is not None and same and last.what == "money" and figure.span.exact.endswith((" of it", " of that")):
        return replace(figure, what="money")  # "needs $45 million and has received only a third of it"
    if last is not None and last.sentence == figure.sentence and last.unit == "count" and changed(figure, last):
        return replace(figure, what=last.what)
    gap = figure.span.start - last.span.end if last is not None and last.unit == "percent" else -1
    named = figure.sentence.exact[figure.span.end - figure.sentence.start :].startswith(" of ")  # "62 percent of Republicans"
    if last is None or named or not 0 <= gap <= BACK or last.what == "point":
        return figure
    polled = is_human(last.what) and last.what not in CANDIDATES if figure.what == "person" else last.what in POLLED
    return replace(figure, what=last.what) if polled or (gap <= NEXT and figure.what == "thing") else figure


def changed(share: Figure, count: Figure) -> bool:
    """ "93 deaths in May, down 18 percent": by how much a count has changed."""
    between = share.sentence.exact[count.span.end - share.sentence.start : share.span.start - share.sentence.start]
    return share.what == "thing" and len(between) < NEXT and between.rstrip().endswith((" up", " down"))


CANDIDATES = words("figure_nouns", "candidates")
POLLED = words("figure_nouns", "polled")  # what the shares of candidates are of, one sentence after another


NEXT = 60  # characters between a share and one before it that it is compared with


def with_depth(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "34 inches of snow fell on Monday; another 24 inches": what the depth before was of."""
    last = before[-1] if before else None
    if figure.what != "distance" or last is None or last.what not in FALLING or last.unit != figure.unit:
        return figure
    return replace(figure, what=last.what, role=last.role) if 0 <= figure.span.start - last.span.end <= BACK else figure


def with_stuff(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "31 tonnes of tin were seized, compared with 18 tonnes last year": a measure that is compared is of the same."""
    last = next((f for f in reversed(before) if f.unit == figure.unit), None)
    if figure.what not in AMOUNTS or last is None or last.sentence != figure.sentence:
        return figure
    between = figure.sentence.exact[last.span.end - figure.sentence.start : figure.span.start - figure.sentence.start]
    return replace(figure, what=last.what, role=last.role) if between.rstrip().endswith(COMPARED) else figure


COMPARED = (*table("figure_nouns")["compared"]["words"], "than", "from")


def with_unit(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "35 miles per hour in town and 30 on the bridge": a bare number joined to a measure of the same sentence is one too."""
    last = before[-1] if before else None
    if last is None or figure.what != "thing" or figure.unit != "count" or last.unit == "count" or last.sentence != figure.sentence:
        return figure
    between = figure.sentence.exact[last.span.end - figure.sentence.start : figure.span.start - figure.sentence.start]
    if last.what in AMOUNTS and SPOKEN.search(between):
        return replace(figure, what=last.what, unit=last.unit, role=last.role)
    if last.what not in MEASURED:
        return figure
    joined = between.rstrip().endswith(("and", "to", "from", ",")) and len(between) < NEXT
    return replace(figure, what=last.what, unit=last.unit, role=last.role) if joined and figure.span.exact.isdigit() else figure


MEASURED = frozenset({"speed", "temperature"})
AMOUNTS = frozenset({"volume", "weight", "area"})
SPOKEN = re.compile(r"[;,] [^;]*\b(?:sp[eo]aks?|spoke|spoken) of $")


def settled(figure: Figure, before: Sequence[Figure]) -> bool:
    """ "asked for 100,000 dollars and settled for 30,000": a large bare number after a sum of the same sentence."""
    last = before[-1] if before else None
    return last is not None and last.what == "money" and last.sentence == figure.sentence and (figure.low or figure.high or 0) >= LARGE


def scaled(figure: Figure, before: Sequence[Figure]) -> bool:
    """ "an extra 600 million euros, on top of the 2 billion it got": millions without a noun, after a sum in the same sentence."""
    last = before[-1] if before else None
    bare = figure.span.exact.lower().endswith((" million", " billion", " trillion"))
    return bare and last is not None and last.what == "money" and last.sentence == figure.sentence and figure.what not in SUMS | {"person"}


def further(figure: Figure, before: Sequence[Figure]) -> bool:
    """ "paid out 3 million euros … expect another 2 million to follow": more of the sum that was told last."""
    large = next((f for f in reversed(before) if (f.low or f.high or 0) >= LARGE), None)
    said = figure.span.exact.lower()
    more = said.startswith(("another ", "a further ")) or said.endswith((" more", " extra"))
    more = (more and figure.what.rpartition(" ")[2][:4] not in said) or figure.what in ("sum", "amount")
    if not more or large is None or large.what != "money" or (figure.low or figure.high or 0) < LARGE:
        return False
    return 0 <= figure.span.start - large.span.end <= BACK


def more_of(figure: Figure, money: Figure) -> Figure:
    """The figure as a sum of the same money, given or owed as the first."""
    return replace(figure, what="money", unit=money.unit, role=money.role)


SUMS = words("figure_nouns", "sums")
LARGE = 1000  # from here on a bare number after a sum of money is one


def share_of(anchor: Token) -> str:
    """What a share is of that no noun names: those "among likely voters", the votes that a candidate received; "" if nothing says."""
    among = (c for t in anchor.sent if t.lower_ in ("among", "amongst") for c in t.children)
    asked = next((c for c in among if c.dep_ == "pobj" and c.tag_ == "NNS" and is_human(c.lemma_.lower())), None)
    if asked is not None and asked.lemma_.lower() not in CANDIDATES:
        return what_of(asked)
    voting = any(t.lemma_.lower() in VOTING and t.pos_ == "NOUN" for t in anchor.sent)
    polled = voting or any(t.lemma_.lower() == "voter" for t in anchor.sent)
    return "vote" if (voting and ran(anchor)) or (polled and margin(anchor)) else ""


def margin(anchor: Token) -> bool:
    """ "rejected the charter by 54 percent to 46"."""
    return anchor.dep_ == "pobj" and anchor.head.lower_ == "by" and any(t.lower_ == "to" for t in anchor.doc[anchor.i : anchor.i + 3])


def ran(anchor: Token) -> bool:
    """ "Kern received 49 percent", "Kern trails Vance with 16 percent": a name, and a verb of how it fared."""
    if anchor.dep_ not in ("dobj", "pobj", "npadvmod"):
        return False
    verb = anchor.head.head if anchor.dep_ == "pobj" else anchor.head
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return verb.lemma_.lower() in FARED and subject is not None and (subject.pos_ == "PROPN" or subject.lower_ in ("he", "she"))


VOTING, FARED = words("figure_nouns", "voting"), words("figure_nouns", "fared")
