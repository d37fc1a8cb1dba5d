"""Find the figures of a reading: every quantity it states, with what is counted, its role, interval, speaker and stance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.core.resolved import Resolved
from dateline.core.statement import Figure
from dateline.extract.attribution.attributions import Attribution
from dateline.extract.figures.alone import came_from, sized, stands_alone, totals
from dateline.extract.figures.amounts import share_price, told_of
from dateline.extract.figures.antecedents import (
    Before,
    all_but,
    carried,
    described,
    enumerated,
    listed,
    more_people,
    of_one_before,
    of_ones_own,
    of_subject,
    of_those_told,
    taken_up,
)
from dateline.extract.figures.clause import HURTING
from dateline.extract.figures.currency import Currency
from dateline.extract.figures.dated import dated
from dateline.extract.figures.ellipsis import Told, filled, in_table, shared_bound
from dateline.extract.figures.exclusions import excluded
from dateline.extract.figures.lemmas import is_human, lemma_of
from dateline.extract.figures.names import listed_after, of_game, of_label, of_name, of_parties, of_two_ages, year_of
from dateline.extract.figures.nothing import NEGATIONS, nothings
from dateline.extract.figures.nothing_paid import Nothing
from dateline.extract.figures.nouns import COLLECTIVE, POPULATED, UNCOUNTED, Counted, counted, plural
from dateline.extract.figures.nouns import what_of as what_told
from dateline.extract.figures.phrase import Tokens
from dateline.extract.figures.role_words import Roles
from dateline.extract.figures.roles import fitting, plain, roles_of
from dateline.extract.figures.taken import share_of, taken_on
from dateline.extract.figures.tallies import asked, is_number, of_its_size, of_same_number, tallied
from dateline.extract.figures.tellers import Tellers
from dateline.extract.figures.verbs import passive
from dateline.extract.figures.voice import Voice, voice_of
from dateline.extract.quantities.found import Quantity, unbounded
from dateline.extract.quantities.lexemes import Lexeme, lexemes, table, words
from dateline.extract.quantities.numbers import FRACTIONS, GROUPS, ONES, SCALES, TENS, VAGUE
from dateline.extract.quantities.quantities import AGO, PREPOSITIONS, Grammar, quantities, unit_words
from dateline.read.reading import Reading, Sentence

MADE_BY = "figures.v1"
NUMERALS = frozenset({*ONES, *TENS, *SCALES, *VAGUE, *GROUPS, *FRACTIONS, "several", "few", "couple", "a", "an"})
ASIDE = frozenset({"present", "affected", "other"})  # what a clause beside a part of those lost tells of it
PERSONAL = frozenset({"killed", "injured", "missing", "captured", "detained", "displaced", "affected", "released", "present"})


def find_figures(reading: Reading, resolved: Resolved, attributed: Sequence[Attribution]) -> tuple[Figure, ...]:
    """All figures of a reading, in the order of the text; a sentence printed twice is read once, titles are not read."""
    found: list[Figure] = []
    seen: set[str] = set()
    tellers, currency = Tellers(reading, resolved), Currency(reading.text)
    question: Before | None = None  # what the sentence before asked for: "how many died is disputed"
    for sentence in read_order(reading):
        if sentence.block.kind == "title":
            continue
        before, question = question or carried(sentence, found), asked(sentence)
        for figure in figures_in(reading, sentence, attributed, tellers, question or before):
            if speaks(figure, attributed):
                continue
            around = reading.text[max(sentence.start, figure.span.start - BEFORE) : min(sentence.end, figure.span.end + AFTER)]
            if around not in seen or len(around) < BEFORE:
                found.append(currency.of(taken_on(figure, found)))
            seen.add(around)
    return tuple(sorted((dated(f, reading, resolved.dates) for f in found), key=lambda f: f.span.start))


def speaks(figure: Figure, attributed: Sequence[Attribution]) -> bool:
    """ "One resident said": who speaks, counted by nobody; "one of the two pilots, Dahl, said" and "two residents said" are counts."""
    spans = (a.speaker.span for a in attributed if a.speaker is not None and a.speaker.span is not None)
    one = figure.low == figure.high == 1 and figure.unit == "count"
    return one and any(s.start == figure.span.start and figure.span.end <= s.end for s in spans)


def read_order(reading: Reading) -> list[Sentence]:
    """The sentences in order, those of captions last: what a caption repeats is read from the body."""
    return sorted(reading.sentences, key=lambda s: s.block.kind == "caption" or credited(reading.text[s.block.start : s.block.end]))


def credited(block: str) -> bool:
    """Whether a block is a caption by its form: it ends with the credit of a picture in brackets."""
    if not block.rstrip().endswith((")", "]")):
        return False
    ending = block[-CREDIT:]
    bracket = min((at for mark in "([" if (at := ending.find(mark)) >= 0), default=CREDIT)
    return any(x.low in CREDITS for x in lexemes(ending[bracket:], 0))


CREDITS = words("figure_nothing", "credits")
CREDIT = 100  # characters at the end of a block where the credit of a picture stands
BEFORE, AFTER = 24, 12  # characters around a figure that, met again, make it a repeated caption or teaser


def figures_in(
    reading: Reading, sentence: Sentence, attributed: Sequence[Attribution], tellers: Tellers, before: Before | None = None
) -> list[Figure]:
    """The figures of one sentence: stated zeros and ignorance, then quantities that do not overlap them."""
    line = lexemes(sentence.span.exact, sentence.start)
    lows = {x.low for x in line}
    numeral = not lows.isdisjoint(NUMERALS) or any(x.kind in ("number", "sign") for x in line)
    if not numeral and lows.isdisjoint(NEGATIONS) and not any(low.endswith("n't") for low in lows):
        return []
    tokens = Tokens(sentence)
    nothing = [figure_of_nothing(reading, sentence, n, attributed, tellers) for n in nothings(tokens)]
    taken = [(f.span.start, f.span.end) for f in nothing]
    stated = figures_of_quantities(reading, sentence, line, tokens, attributed, tellers, before) if numeral else iter(())
    rest = [f for f in stated if whole_of_question(f, sentence) or not any(a < f.span.end and f.span.start < b for a, b in taken)]
    return sorted([*nothing, *rest], key=lambda f: f.span.start)


def whole_of_question(figure: Figure, sentence: Sentence) -> bool:
    """ "unclear how many of the 45 people survived": what is asked after is a part of them."""
    before = sentence.span.exact[: figure.span.start - sentence.start].lower().split()
    return before[-3:] == ["many", "of", "the"] or before[-4:-1] == ["how", "many", "of"]


def figures_of_quantities(
    reading: Reading,
    sentence: Sentence,
    line: Sequence[Lexeme],
    tokens: Tokens,
    attributed: Sequence[Attribution],
    tellers: Tellers,
    before: Before | None,
) -> Iterator[Figure]:
    """The figures of the quantities that are none of a name, a date, an age and the like."""
    last, end = before, 0
    told: list[tuple[float, Before]] = []
    here: list[Told] = []
    ends: list[int] = []
    named = -1
    earlier = before.others if before else ()
    for read in quantities(line):
        quantity = unbounded(read, line) if preposition(read, line, tokens) else read
        thing = counted(tokens, quantity)
        quantity, thing = spell(*after_noun(line, shared_bound(quantity, thing, here), thing))
        if rate(line, quantity, end) or by_the(line, quantity, thing):
            continue
        end = thing.end
        if excluded(line, quantity, thing.noun is not None) or of_label(quantity, line) or not agrees(quantity, thing):
            continue
        name = of_name(quantity, tokens) and not in_table(quantity, tokens, here)
        if thing.noun is None and of_two_ages(quantity, line):
            continue
        if name or of_game(quantity, tokens) or (thing.noun is None and listed_after(named, quantity, line)):
            named = quantity.after
            continue
        if of_parties(quantity, thing.what, line):
            continue
        if not thing.what and thing.noun is None and quantity.unit == "count":
            thing = replace(thing, what=of_subject(thing) or of_one_before(thing))
        thing = taken_up(thing, quantity, last)
        part = quantity.unit == "count" and not thing.what and thing.anchor.dep_ in ("nsubj", "nsubjpass")
        if last and last.near and part and part_of_last(quantity, thing, line) == "of":
            human = is_human(last.what) or (not last.what and PERSONAL.intersection(last.roles))
            thing = replace(thing, what=(last.what or "person") if human else "")  # "of the 19 injured, five were discharged"
        roles = roles_of(thing, quantity) if not all_but(quantity, line) else ()
        if all_but(quantity, line) and last and not thing.what and thing.noun is None:
            thing = replace(thing, what=last.what)
        thing, quantity, roles = filled(thing, quantity, roles, tokens, here)
        same = enumerated(thing) or of_those_told(quantity, thing, line)
        if last and not roles and (same or (last.near and quantity.unit == "count" and goes_on(quantity, thing, line))):
            thing, roles = replace(thing, what=thing.what or last.what), last.roles
        if not (roles or thing.what) and quantity.unit == "count" and (ill := told_of(thing.anchor)) is not None and lemma_of(ill) in CASES:
            thing, roles = replace(thing, what=lemma_of(ill)), ("affected",)  # "infections rose to 271,628"
        if not roles and quantity.unit == "count":
            parts = last is not None and last.roles and described(thing, quantity, last)
            roles = last.roles if parts and last else listed(thing, quantity, tokens, told, ends)
        weak = thing.anchor.dep_ == "appos" or ASIDE.issuperset(roles)  # "killed 12, including three who were queueing for bread"
        if last and last.near and last.roles and quantity.unit == "count" and weak and among_them(quantity, line):
            roles = fitting(thing, last.roles)  # "22 civilians, among them three children, were hurt"
        if last and last.near and not thing.what and thing.noun is None and quantity.unit == "count" and came_from(quantity, line):
            known = here[-1].thing.what if here else ""  # "31 infections, down from 140"; "the population was 3 million, compared with"
            thing = replace(thing, what=last.what or (known if known != "thing" else ""))
        if last and not roles and of_ones_own(thing) and HANDED.intersection(last.roles):
            roles = last.roles  # "handed over 12 captives; in return it got back seven of its own"
        if last and last.near and not roles and beside(thing, tokens):
            roles = fitting(thing, last.roles)
        if not roles and (taken := tallied(thing, quantity, tokens, of_its_size(quantity, told, earlier) or last)):
            thing, roles = taken
        if last and not thing.what and (of_same_number(thing) or (not roles and more_people(thing, quantity, last))):
            thing = replace(thing, what=last.what)
        share = quantity.unit == "count" or quantity.share
        if last and last.near and thing.what in ("", "which") and share and part_of_last(quantity, thing, line):
            thing = replace(thing, what=last.what)
            roles = fitting(thing, roles)
        counts = quantity.unit == "count" or (quantity.share and thing.noun is not None)
        if last and last.near and is_human(last.what) and thing.noun is not None and thing.noun.lower_ == "whom":
            thing = replace(thing, what=last.what)  # "12 soldiers, four of whom died"
        if counts:
            last = Before(thing.what, roles, True)
            told.append((quantity.low or quantity.high or 0, last))
            ends.append(thing.end)
        if stands_alone(quantity, thing, roles, line):
            continue
        here.append(Told(quantity, replace(thing, what=what_of(thing, roles, quantity)), roles))
        yield figure(reading, sentence, quantity, thing, roles, attributed, tellers)


CASES = ("infection",)
HANDED = frozenset({"released", "exchanged", "transferred"})


def after_noun(line: Sequence[Lexeme], quantity: Quantity, thing: Counted) -> tuple[Quantity, Counted]:
    """The quantity with the bound that stands after its noun: "three people or more"."""
    at = next((i for i in range(quantity.after, len(line)) if line[i].start >= thing.end), len(line))
    found = Grammar(line).after_words(replace(quantity, after=at)) if at > quantity.after and quantity.op == "=" else quantity
    if found.op == quantity.op:
        return quantity, thing
    return replace(found, after=quantity.after, end=quantity.end), replace(thing, end=found.end)


def spell(quantity: Quantity, thing: Counted) -> tuple[Quantity, Counted]:
    """ "two extra days", "three straight weeks": a unit of time parted from its number by an adjective is none of the things counted."""
    unit = unit_words()[0].get((thing.noun.lower_,)) if thing.noun is not None and quantity.unit == "count" and not thing.joined else None
    if unit is None or unit[1] not in ("time", "distance") or thing.noun is None or thing.noun.pos_ != "NOUN":
        return quantity, thing
    low, high = (None if v is None else v * unit[2] for v in (quantity.low, quantity.high))
    return replace(quantity, unit=unit[0], kind=unit[1], low=low, high=high), replace(thing, noun=None, what=unit[1])


def rate(line: Sequence[Lexeme], quantity: Quantity, end: int) -> bool:
    """Whether the article after a figure makes it a rate: "200 trucks a day"; "12 km a day later" is none."""
    if not quantity.article or quantity.first != quantity.at or quantity.first == 0 or line[quantity.first - 1].end != end:
        return False
    if quantity.after < len(line) and line[quantity.after].low == "from":  # "2,000 refugees a week from the camp"; "a week from now"
        return quantity.after + 1 < len(line) and line[quantity.after + 1].low not in NOW
    return quantity.after >= len(line) or line[quantity.after].low not in LATER


def by_the(line: Sequence[Lexeme], quantity: Quantity, thing: Counted) -> bool:
    """ "four hours of power a day", "40 cigarettes each, a packet a day": a span that the parse hangs on an amount."""
    measured = thing.anchor.dep_ == "npadvmod" and thing.anchor.head.pos_ == "NOUN" and thing.anchor.head.i < thing.anchor.i
    spans = quantity.article and quantity.first == quantity.at and quantity.kind == "time"
    return spans and measured and (quantity.after >= len(line) or line[quantity.after].low not in (*LATER - {"since", "from"}, *AGO))


LATER = words("quantity_exclusions", "later")
NOW = words("figure_nouns", "days") | {"now", "then"}


def goes_on(quantity: Quantity, thing: Counted, line: Sequence[Lexeme]) -> bool:
    """Whether the figure before says what and why: "2,500 troops in Iraq and 900 in Syria", "31 died, 14 of whom were minors"."""
    if thing.noun is not None and thing.noun.lower_ in ("whom", "which", "them"):
        return True
    if totals(thing.anchor) or part_of_last(quantity, thing, line) == "whom" or among_them(quantity, line):
        return True
    if thing.noun is not None or thing.anchor.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return False
    if came_from(quantity, line):
        return True
    return not thing.what and line[quantity.first - 1].low in ("and", ",", "or")


def among_them(quantity: Quantity, line: Sequence[Lexeme]) -> bool:
    """Whether those counted are some of those before: "…, among them three children", "including those of seven pupils"."""
    before = [x.low for x in line[max(0, quantity.first - 4) : quantity.first]]
    if before[-2:] == ["those", "of"]:
        before = before[:-2]  # "nine bodies, among them those of four children"
    return before[-2:] in (["among", "them"], ["among", "whom"]) or before[-1:] == ["including"]


def beside(thing: Counted, tokens: Tokens) -> bool:
    """ "the bodies of nine soldiers and two civilians": the second of two counted nouns under one "of", though the parse parts them."""
    first = thing.anchor.left_edge.i - tokens.tokens[0].i
    before = tokens.tokens[max(0, first - 2) : first]
    if thing.noun is None or len(before) < 2 or before[1].lower_ != "and":
        return False
    noun = before[0]
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in BODIES and any(c.like_num for c in noun.children)


BODIES = ("bodies", "deaths", "killing", "murder", "killings", "murders", "remains", "corpses")


def part_of_last(quantity: Quantity, thing: Counted, line: Sequence[Lexeme]) -> str:
    """How a number is said to count some of those before it, "" if it is not: "of which 27 fell", "of the 33 miners, 21 were saved"."""
    if [x.low for x in line[max(0, quantity.first - 2) : quantity.first]] in (["of", "which"], ["of", "whom"]):
        return "whom"
    if thing.what == "which":
        return "which"
    number = thing.anchor
    verb = number.head.head if number.dep_ == "pobj" else number.head
    of = (c for c in verb.children if c.lower_ == "of" and c.dep_ == "prep" and c.i < number.i)
    if quantity.share and thing.noun is None and number.dep_ in ("nsubj", "nsubjpass"):
        return "share"  # "half of the wells are poisoned and a third are dry"
    return "of" if number.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and any(of) else ""


def agrees(quantity: Quantity, thing: Counted) -> bool:
    """Whether noun and number agree: "737 jet" and "2004 death" are names and dates, no counts."""
    if thing.noun is not None and year_of(quantity, thing.noun):
        return False
    if thing.noun is None or quantity.unit != "count" or quantity.joined or quantity.vague or 1 in (quantity.low, quantity.high):
        return True
    return thing.noun.i != thing.anchor.i or plural(thing.noun)


def preposition(quantity: Quantity, line: Sequence[Lexeme], tokens: Tokens) -> bool:
    """Whether the one word before the number is a preposition and no bound: "paid over three years", "talks about two issues"."""
    first = line[quantity.first]
    sign = quantity.kind == "money" and line[quantity.at - 1].kind == "money"
    if quantity.at - quantity.first != 1 + sign or first.low not in PREPOSITIONS:
        return False
    before = line[quantity.first - 1].low if quantity.first else ""
    if before in BOUND_AFTER:
        return False
    if quantity.kind == "time" and first.low == "over" and quantity.after < len(line) and line[quantity.after].low in AGO:
        return False  # "robbed the shop over six years ago"
    token = tokens.at(first.start)
    if first.low == "over" and token.dep_ == "prep" and not quantity.kind and passive(token.head):
        return True  # "60 drones were destroyed over five regions"
    if token.tag_ == "RP" and first.low == "over":
        return True  # "handed over 150 prisoners"
    harmed = token.i > 0 and token.nbor(-1).lemma_.lower() in HURTING and not any(c.dep_ == "dobj" for c in token.nbor(-1).children)
    if harmed and quantity.kind != "time" and token.nbor(-1).pos_ == "VERB":
        return False  # "killed two and wounded around 50"
    governs = token.dep_ == "prep" and token.i > 0 and (quantity.kind == "time" or first.low != "over")
    return governs or before in GOVERNING.get(first.low, ())


GOVERNING: dict[str, list[str]] = table("quantity_words")["governing"]
BOUND_AFTER = words("quantity_words", "prepositions_before")


def figure(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    thing: Counted,
    roles: Roles,
    attributed: Sequence[Attribution],
    tellers: Tellers,
) -> Figure:
    span = reading.report.span(thing.start, min(thing.end, sentence.end))
    voice = voice_of(span, thing.anchor, attributed, quantity.estimated, tellers)
    return Figure(
        report=reading.report.id, span=span, sentence=sentence.span, speaker=voice.speaker, cue=voice.cue, stance=voice.stance,
        made_by=MADE_BY, confidence=confidence(quantity, thing, roles), what=what_of(thing, roles, quantity), role=roles or ("other",),
        op=quantity.op, low=quantity.low, high=quantity.high, unit=quantity.unit,
    )  # fmt: skip


def what_of(thing: Counted, roles: Roles, quantity: Quantity) -> str:
    """Where no noun says what is counted, a role of persons does, else the clause: "exports fell 3 percent"."""
    if thing.what:
        return thing.what
    doing = thing.anchor.dep_ in ("nsubj", "nsubjpass") or (quantity.vague and thing.anchor.head.lower_ == "by")
    crowd = thing.noun is None and ((doing and (quantity.vague or not roles)) or sized(thing.anchor))
    if crowd or PERSONAL.intersection(roles):
        return (share_of(thing.anchor) if quantity.unit == "percent" and crowd else "") or "person"
    amount = quantity.kind == "percent" or quantity.share or thing.anchor.dep_ == "pobj" or thing.anchor.head.lemma_ in REACHING
    told = told_of(thing.anchor) if amount or is_number(thing.anchor) else None
    if told is not None and quantity.unit == "count" and lemma_of(told) in COLLECTIVE | POPULATED:
        return "person"  # "a crowd estimated at 20,000", "the county grew by 300"
    if told is not None and told.lower_ not in UNCOUNTED:
        return "share" if quantity.kind == "percent" and share_price(told, thing.anchor) else what_told(told)
    return (share_of(thing.anchor) if quantity.unit == "percent" else "") or "thing"


REACHING = words("figure_tallies", "reaching")


def confidence(quantity: Quantity, thing: Counted, roles: Roles) -> float:
    """How sure the parts are: a role read from words, a noun or unit that says what, an exact number."""
    lost = 0.25 * (not roles or roles == ("other",)) + 0.1 * (not thing.what) + 0.1 * quantity.vague + 0.05 * quantity.article
    return round(0.95 - lost, 2)


def figure_of_nothing(
    reading: Reading, sentence: Sentence, nothing: Nothing, attributed: Sequence[Attribution], tellers: Tellers
) -> Figure:
    span = reading.span(nothing.first, nothing.last)
    voice = voice_of(span, nothing.anchor, attributed, False, tellers)
    if nothing.unknown and voice.speaker is None and (who := tellers.ignorant(nothing.anchor)):
        voice = Voice(*who, "asserted")
    value = None if nothing.unknown else 0.0
    return Figure(
        report=reading.report.id, span=span, sentence=sentence.span, speaker=voice.speaker, cue=voice.cue,
        stance=voice.stance if voice.speaker else "asserted", made_by=MADE_BY, confidence=0.8, what=nothing.what, role=plain(nothing.roles),
        op="=", low=value, high=value, unit=nothing.unit, unknown=nothing.unknown,
    )  # fmt: skip
