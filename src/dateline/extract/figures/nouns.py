"""Find what a quantity counts: the noun, its lemma, and where the phrase ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from dateline.extract.figures.amounts import AMOUNTS, of_amount
from dateline.extract.figures.lemmas import HUMAN, PERSON, is_human, lemma_of
from dateline.extract.figures.phrase import OTHER, Tokens, in_phrase, models
from dateline.extract.figures.role_words import roles_by
from dateline.extract.quantities.found import Quantity
from dateline.extract.quantities.lexemes import words

MODIFIES = frozenset({"nummod", "amod", "compound", "quantmod", "det", "nmod", "poss", "predet"})
PRONOUNS = words("figure_nouns", "pronouns")
SHARES = words("figure_nouns", "shares")
STATES = words("figure_nouns", "states")
SEASONS = words("figure_nouns", "seasons")
LONGEST = 8  # tokens between a number and the noun it counts


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted. `anchor` is the token that stands for the whole phrase in its clause; `noun` is null where none follows.

    `start` and `end` are the offsets of the phrase, number and noun included; `what` is "" where no noun says it. `whole`: the
    number is what another is a part of ("10 of the 12 victims"). `joined`: a hyphen joins number and noun ("three-stage").
    """

    anchor: Token
    noun: Token | None
    what: str
    start: int
    end: int
    whole: bool = False
    joined: bool = False


def counted(tokens: Tokens, found: Quantity) -> Counted:
    """What the quantity counts, from the words that follow it and their dependencies."""
    return replace(thing(tokens, found), whole=is_whole(tokens, tokens.at(found.start)))


def is_whole(tokens: Tokens, first: Token) -> bool:
    """Whether "of" and a number or share stand before, a few words back at most: "half of the city's 80,000 residents"."""
    token: Token | None = tokens.before(first)
    for _ in range(4):
        if token is None or token.pos_ not in ("DET", "PRON", "ADJ", "PROPN", "NOUN", "PART", "ADP"):
            return False
        if token.lower_ == "of":
            part = tokens.before(token)
            each = tokens.before(part) if part is not None and part.lower_ == "one" else None
            if each is not None and each.lower_ == "every":
                return False  # "every one of the 12 flats was gutted": of all of them
            return part is not None and (part.like_num or part.lower_ in SHARES)
        token = tokens.before(token)
    return False


def thing(tokens: Tokens, found: Quantity) -> Counted:
    if found.joined:
        word = tokens.at(found.joined.start)
        if word.lower_ == "strong" and word.head.i > word.i and word.head.pos_ in ("NOUN", "PROPN"):
            return strong(word.head, found)
        return Counted(word, word, lemma_of(word), found.start, found.end, joined=True)
    if found.unit != "count":
        return measured(tokens, found)
    last = tokens.at(found.core_end - 1)
    if (hurt := walking_wounded(tokens, last)) is not None:
        return Counted(hurt, hurt, "person", found.start, hurt.idx + len(hurt.text))
    if (label := labelled(tokens, found)) is not None:
        return label
    noun = noun_after(tokens, tokens.at(found.end - 1), last)
    if noun is not None and noun.lower_ in SEASONS and (when := tokens.after(last)) is not None and when.lower_ in ("last", "this", "next"):
        return Counted(last, None, "", found.start, found.end)  # "three last year"
    if noun is not None and noun.lower_ == "more":
        number = tokens.root(found.core, found.core_end)  # "millions more watched": the number is the subject
        anchor = number if number.head.i > noun.i else tokens.root(found.core, noun.idx + 4)
        return Counted(anchor, None, "", found.start, noun.idx + 4)
    if noun is not None and noun.lower_ == "head" and (herd := of_object(tokens, noun)) is not None:  # "87 head of cattle"
        return Counted(noun, herd, what_of(herd), found.start, herd.idx + len(herd.text))
    if noun is not None and (other := joined_people(noun)) is not None:
        return Counted(noun, noun, "person", found.start, other.idx + len(other.text))
    if noun is not None:
        return Counted(noun, noun, what_of(noun), found.start, max(found.end, noun.idx + len(noun.text)))
    return (
        of_two_numbers(tokens, found)
        or of_phrase(tokens, found, last)
        or in_all(tokens, found, last)
        or family(tokens, found, last)
        or Counted(tokens.root(found.core, found.core_end), None, inhabitants(tokens, found), found.start, found.end)
    )


def joined_people(noun: Token) -> Token | None:
    """The second noun of "52 doctors and nurses", "15 women and children": one number of people of two sorts."""
    other = next((c for c in noun.rights if c.dep_ == "conj"), None)
    if other is None or other.i != noun.i + 2 or noun.nbor().lower_ not in ("and", "or") or {noun.tag_, other.tag_} != {"NNS"}:
        return None
    return other if is_human(lemma_of(noun)) and is_human(lemma_of(other)) else None


def of_two_numbers(tokens: Tokens, found: Quantity) -> Counted | None:
    """ "scored 14 and 11 points", "lost 2 million and 3 million votes, respectively": the noun stands after the second number only."""
    number = tokens.root(found.core, found.core_end)
    noun, joint = number.head, tokens.after(tokens.at(found.core_end - 1))
    second = any(c.like_num and c.dep_ in ("conj", "nummod") and number.i < c.i < noun.i for c in (*number.children, *noun.children))
    if number.dep_ != "nummod" or not second or joint is None or joint.lower_ not in ("and", "or") or noun.pos_ != "NOUN":
        return None
    apart = noun.dep_ not in ("nsubj", "nsubjpass") or any(t.lower_ == "respectively" for t in noun.sent)  # "shot 12 and 30 men fled"
    return Counted(noun, None, what_of(noun), found.start, found.end) if apart else None


def in_all(tokens: Tokens, found: Quantity, last: Token) -> Counted | None:
    """ "their jeeps, three in all": as many as there are of the noun before."""
    following, anchor = tokens.after(last), tokens.root(found.core, found.core_end)
    whole = tokens.after(following) if following is not None and following.lower_ == "in" else None
    if whole is None or whole.lower_ not in ("all", "total") or anchor.dep_ != "appos" or anchor.head.tag_ != "NNS":
        return None
    return Counted(anchor, None, what_of(anchor.head), found.start, found.end)


def walking_wounded(tokens: Tokens, last: Token) -> Token | None:
    """The noun of "38 walking wounded", which the parser takes for one who walks."""
    walking = tokens.after(last)
    wounded = tokens.after(walking) if walking is not None and walking.lower_ == "walking" else None
    return wounded if wounded is not None and wounded.lower_ == "wounded" else None


def inhabitants(tokens: Tokens, found: Quantity) -> str:
    """ "a town of 40,000": what is counted is people; else the number alone does not say."""
    of = tokens.before(tokens.at(found.start))
    if of is not None and of.lower_ == "for" and of.head.lower_ in ROOMY:
        return "person"  # "the ferry had space for 200"
    place = tokens.before(of) if of is not None and of.lower_ == "of" else None
    if place is not None and lemma_of(place) in PARENTS:
        return "child"  # "a father of four"
    return "person" if place is not None and lemma_of(place) in POPULATED else ""


def strong(group: Token, found: Quantity) -> Counted:
    """ "a 30-strong delegation": the group stands in the clause, its members are counted."""
    what = "person" if lemma_of(group) in COLLECTIVE or lemma_of(group) not in HUMAN else what_of(group)
    return Counted(group, group, what, found.start, found.end, joined=True)


def measured(tokens: Tokens, found: Quantity) -> Counted:
    """Money, time, distance: the kind of unit is what is counted; of a share, the thing shared."""
    anchor = tokens.root(found.core, found.end)
    if found.kind != "percent" and not found.share:
        stuff = stuff_of(tokens, found)
        if stuff is not None:
            return Counted(anchor, stuff, what_of(stuff), found.start, stuff.idx + len(stuff.text))
        return Counted(anchor, None, found.kind, found.start, found.end)
    whole = of_object(tokens, tokens.at(found.end - 1))
    last = tokens.at(found.core_end - 1)
    noun = whole or noun_after(tokens, tokens.at(found.end - 1), last) or (half_the(last) if found.share else None)
    if noun is None:
        return Counted(anchor, None, "", found.start, found.end)
    if found.share and whole is None:
        anchor = tokens.root(found.core, noun.idx + len(noun.text))  # "three in every four houses": the phrase stands in the clause
    end = noun.idx + len(noun.text) if found.share and not numbered(tokens, tokens.at(found.end - 1), noun) else found.end
    amount = whole is None or lemma_of(noun) in AMOUNTS  # "an 18 percent earnings surge", "20 percent of the number of wells"
    said_of = of_amount(noun) if amount and found.kind == "percent" else noun
    what = "thing" if noun.lower_ in ("it", "this", "that") else what_of(said_of)
    return Counted(anchor, noun, what, found.start, end)


def half_the(last: Token) -> Token | None:
    """ "half the population", "half of their 30 lorries": the noun stands after a determiner."""
    noun = last.head
    near = last.i < noun.i <= last.i + 6 and noun.pos_ in ("NOUN", "PROPN")
    return noun if near and last.nbor().pos_ in ("DET", "PRON") and last.dep_ in MODIFIES else None


def stuff_of(tokens: Tokens, found: Quantity) -> Token | None:
    """What is weighed or measured: "900 tonnes of food", "30 cm of snow"; "within 30 km of the border" is no measure of it."""
    if found.kind not in ("weight", "area", "volume", "distance") or found.adjective:
        return None
    noun = of_object(tokens, tokens.at(found.end - 1))
    if noun is None or noun.pos_ != "NOUN" or numbered(tokens, tokens.at(found.end - 1), noun):
        return None
    return noun if found.kind != "distance" or lemma_of(noun) in FALLING else None


def noun_after(tokens: Tokens, last: Token, number: Token) -> Token | None:
    """The noun that the number counts, if one follows within the same noun phrase."""
    run: list[Token] = []
    token = tokens.after(last)
    while token is not None and len(run) < LONGEST and in_phrase(tokens, token):
        run.append(token)
        token = tokens.after(token)
    nouns = [t for t in run if t.pos_ in ("NOUN", "PROPN") or t.lower_ in OTHER or t.tag_ in ("NNS", "NNPS") or models(t)]
    direct = next((t for t in nouns if t.i == number.head.i and number.dep_ in MODIFIES), None)
    if len(run) > 1 and run[0].lower_ == "member":  # "the seven member council"
        return run[0]
    if direct is not None and direct.lower_ in TAKEN and len(run) > 1 and (run[-2].tag_ == "NNS" or run[-2].lower_ in INVARIANT):
        return run[-2]  # "took 44 troops prisoner"
    if direct is not None and direct.lower_ in TAKEN and direct.tag_ == "NN" and len(run) == 1 and number.lower_ not in ("one", "1"):
        return None  # "took its crew of 18 hostage"
    if direct is not None:
        return unprefixed(tokens, compounded(run, direct))
    whole = [t for t in nouns if t.left_edge.i <= number.i or t.tag_ in ("NNS", "NNPS")]
    if whole:
        return whole[-1]
    before = tokens.before(number)
    definite = before is not None and before.lower_ in ("the", "these", "those", "all", "of")
    return next((t for t in run[:1] if t.lower_ in OTHER or t.lower_ in STATES or (definite and names(t))), None)


def names(token: Token) -> bool:
    """A plural that the tagger takes for a name: "11 of the 84 Grammys"."""
    return token.tag_ == "NNP" and len(token) > 3 and token.text.endswith("s") and not token.text.endswith("ss")


def compounded(run: list[Token], noun: Token) -> Token:
    """The head of the compound that the noun opens: "five time zones", "seven Holm and Varde districts"."""
    while (
        (noun.dep_ == "compound" or (noun.dep_ == "nmod" and (noun.nbor().text == "-" or any(c.dep_ == "conj" for c in noun.children))))
        and noun.tag_ in ("NN", "NNP")
        and noun.head.i > noun.i
        and any(t.i == noun.head.i for t in run)
        and noun.head.pos_ in ("NOUN", "PROPN")
    ):
        noun = noun.head
    return noun


def of_object(tokens: Tokens, last: Token) -> Token | None:
    """The noun of "of …" after the number: "dozens of people", "five of the dead", "half the seats"."""
    preposition = tokens.after(last)
    if preposition is None:
        return None
    inner = tokens.after(preposition)
    if preposition.lower_ == "out" and inner is not None and inner.lower_ == "of":
        preposition = inner  # "43 out of 91 planned missions"
    if preposition.lower_ == "of":
        if preposition.dep_ == "quantmod" and last.dep_ == "quantmod" and last.head.i > last.i:
            return last.head.head if last.head.dep_ == "nummod" else None  # "22 of 30 drones"
        found = next((c for c in preposition.children if c.dep_ == "pobj" or (c.dep_ == "pcomp" and c.pos_ != "VERB")), None)
        if found is not None and found.like_num and found.pos_ in ("NUM", "SYM"):  # "11 of the 84 prizes went": the parse stops short
            found = noun_after(tokens, found, found) or found
        found = unprefixed(tokens, weighed(headed(tokens, found)))
        return found if found is not None and found.i - last.i <= 2 * LONGEST else None
    return None


def unprefixed(tokens: Tokens, found: Token | None) -> Token | None:
    """ "three of his co-defendants", "several re-designs": the noun that a hyphen joins to its prefix."""
    hyphen = tokens.after(found) if found is not None and found.lower_ in PREFIXES else None
    noun = tokens.after(hyphen) if hyphen is not None and hyphen.text == "-" else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else found


def weighed(found: Token | None) -> Token | None:
    """ "half of the 2,400 tonnes of wheat": of the wheat."""
    if found is None or found.lower_ not in WEIGHTS:
        return found
    stuff = (g for c in found.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj" and g.pos_ == "NOUN")
    return next(stuff, found)


def headed(tokens: Tokens, found: Token | None) -> Token | None:
    """ "thousands of Cubs fans", of which the parse makes two: the name only says whose the plural after it is."""
    after = tokens.after(found) if found is not None and found.pos_ == "PROPN" else None
    return after if after is not None and after.tag_ == "NNS" and after.head.i != found.i else found  # type: ignore[union-attr]


def numbered(tokens: Tokens, last: Token, noun: Token) -> bool:
    """Whether another number stands between: "10 of the 12 victims"."""
    return any(t.like_num for t in tokens.tokens[last.i - tokens.tokens[0].i + 1 : noun.i - tokens.tokens[0].i])


def of_phrase(tokens: Tokens, found: Quantity, last: Token) -> Counted | None:
    noun = of_object(tokens, last)
    if noun is None:
        return None
    anchor = tokens.root(found.core, found.core_end)
    if anchor.dep_ == "quantmod" and anchor.head.dep_ == "nummod" and anchor.head.i > anchor.i:
        anchor = anchor.head.head  # "three of five kitchens have closed"
    participle = noun.tag_ == "VBN" and noun.nbor(-1).lower_ != "the"  # not of "three of the wounded"
    if noun.like_num or participle:  # "seven of the 14 killed": neither number names what is counted
        return Counted(anchor, None, "", found.start, found.end)
    what = what_of(noun) if noun.pos_ not in ("PRON", "DET") or noun.lower_ in PRONOUNS else ""
    end = found.end if numbered(tokens, last, noun) else noun.idx + len(noun.text)
    return Counted(
        anchor, noun, "person" if noun.lower_ in ("them", "us", "whom", "you", "those") else what, found.start, max(end, found.end)
    )


def labelled(tokens: Tokens, found: Quantity) -> Counted | None:
    """ "Fatalities: 1", "Killed: 4 Injured: 12", "Engines: 9 Crew: 3": what is counted, with its count after a colon."""
    number = tokens.at(found.start)
    colon = tokens.before(number)
    label = tokens.before(colon) if colon is not None and colon.text == ":" else None
    next_ = tokens.after(tokens.at(found.end - 1))
    after = tokens.after(next_) if next_ is not None else None
    closed = next_ is None or next_.is_punct or next_.is_space or (after is not None and after.text == ":")
    if label is None or not closed:
        return None
    state = label.lower_ in roles_by("state")
    if not (state or lemma_of(label) in roles_by("counted") or label.tag_ in ("NNS", "NNPS")):
        return None
    return Counted(number, label, "person" if state else what_of(label), label.idx, found.end)


def family(tokens: Tokens, found: Quantity, last: Token) -> Counted | None:
    """ "a family of five": the phrase begins with the group."""
    of = tokens.before(tokens.at(found.start))
    group = tokens.before(of) if of is not None and of.lower_ == "of" else None
    if group is None or group.lemma_.lower() not in COLLECTIVE:
        return None
    first = group.left_edge if group.i - group.left_edge.i <= 2 else group
    return Counted(group, None, "person", first.idx, found.end)


FALLING = words("figure_roles", "falling")
PARENTS = words("figure_roles", "parents")
ROOMY = ("space", "room", "capacity", "beds", "seats", "places", "shelter")
PREFIXES = ("co", "ex", "re", "non", "vice", "sub", "anti", "pre")
WEIGHTS = ("ton", "tons", "tonne", "tonnes", "kilo", "kilos", "kilograms", "pounds", "litres", "liters", "barrels", "acres", "hectares")
TAKEN = words("figure_roles", "taken")
POPULATED = words("figure_nouns", "populated")
COLLECTIVE = words("figure_nouns", "collective")


def what_of(noun: Token) -> str:
    """The thing counted: "person" for people of any sort, else the lemma with the noun compounded to it."""
    lemma = lemma_of(noun)
    if noun.lower_ in PRONOUNS:
        return "person"
    if noun.like_num and any(c.tag_ == "$" for c in noun.children):
        return "money"
    people = noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and noun.ent_type_ not in ("ORG", "GPE", "LOC")) or demonym(noun)
    if models(noun):
        return noun.lower_[:-1]
    if lemma in PERSON or noun.lower_ in PERSON or (people and noun.lower_ not in MAKES):
        return "person"
    before = [c for c in noun.lefts if c.dep_ == "compound" and c.pos_ == "NOUN" and c.i == noun.i - 1 and names_thing(c)]
    inner = [c for t in before for c in t.lefts if c.dep_ == "compound" and c.pos_ == "NOUN" and c.i == t.i - 1 and names_thing(c)]
    return " ".join([*(c.lower_ for c in (*inner, *before)), lemma])  # "law enforcement source"


def demonym(noun: Token) -> bool:
    """ "171,000 Iowans", "four Muscovites": a name in the plural that ends as those of inhabitants do."""
    return noun.tag_ in ("NNS", "NNPS", "NNP") and noun.text[:1].isupper() and noun.text.endswith(INHABITANTS)


INHABITANTS = ("ans", "ians", "ites")


def names_thing(word: Token) -> bool:
    """Whether a noun before another belongs to its name: not "dozen", not the "year" of "one four-year term"."""
    return not word.like_num and word.lower_ not in UNCOUNTED and (word.i == 0 or word.nbor(-1).text != "-")


UNCOUNTED, MAKES = words("figure_nouns", "uncounted"), words("figure_nouns", "models")
INVARIANT = words("figure_nouns", "invariant")


def plural(noun: Token) -> bool:
    """Whether a number above one may stand before the noun."""
    if noun.lower_.endswith(("men", "women", "people")) or noun.ent_type_ == "NORP":
        return True
    return noun.tag_ not in ("NN", "NNP") or noun.lower_ in INVARIANT or noun.lower_ in OTHER or noun.lower_ in STATES or (
        noun.tag_ == "NNP" and (names(noun) or any(c.isdigit() for c in noun.text)))  # fmt: skip
