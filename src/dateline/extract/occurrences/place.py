"""Where a happening is: the place that its clause names as one where things are done, not whose it is nor whom it is said to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from dateline.core.mention import PlaceMention
from dateline.core.resolved import Resolved
from dateline.extract import clause, parse
from dateline.extract.date_choice import clauses_of_time, elsewhere, upward
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import lemma
from dateline.extract.occurrences.plover_table import classes
from dateline.read.reading import Sentence

IN = frozenset(["in", "at", "near", "around", "across", "outside", "inside", "throughout", "within", "during"])
AT = IN | {"on", "upon", "against", "into", "over", "along", "off", "onto"}
OF_BY = frozenset(("of", "by"))
THROUGH = AT | {"of", "between", "with", "to"}  # prepositions in whose phrase the place of a thing may be: "talks with miners in Gao"
# Types of acts that are where the thing is to which they are done; the others are done in words.
BODILY = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "AID", "PROTEST", "RETREAT"))
# What an act reaches after other prepositions, by type or mode: "withdrew from Gao", "sent troops to Gao", "flew to Gao".
REACHED = {"RETREAT": frozenset(("from",)), "MOBILIZE": frozenset(("to", "toward", "towards"))}
REACHED |= {"abduct": frozenset(("from",)), "AID": frozenset(("to", "for")), "visit": frozenset(("to", "through"))}
BETWEEN = frozenset(("between", "with"))
LONGEST_HEADING = 5  # tokens, the colon among them
VISITING = frozenset(["visit", "tour", "arrive", "fly", "travel", "head", "journey"])
GATHERED = frozenset(("ASSAULT", "PROTEST", "CONSULT"))  # the town before such a noun is where it was: "the Gao attacks"
MODIFIERS = ("compound", "amod", "nmod", "poss")


def where_of(trigger: Token, event_type: str | None, mode: str | None, sentence: Sentence, resolved: Resolved) -> str | None:
    """Id of the mention of the event's place, or None."""
    here = places_in(sentence, resolved)
    if not here:
        return None
    kind = _kind(trigger, event_type, mode)
    times = clauses_of_time(trigger)
    bodily = kind in BODILY or kind in REACHED
    for head in _heads(trigger, kind, bodily):
        if clauses_of_time(head) <= times and (found := _placed(head, here, bodily)) is not None:
            return found.id
    before = next((p for p in here if kind in GATHERED | {"visit"} and _before_noun(p, trigger)), None)
    found = before or (_heading(trigger, here) or _only(trigger, here) if bodily else None)
    return found.id if found else None


def _kind(trigger: Token, event_type: str | None, mode: str | None) -> str:
    """What the act is where it comes to places: a visit, a mode or a type."""
    deeds = [trigger, *(clause.undergoers(trigger) if trigger.pos_ == "VERB" else [])]
    if any(lemma(d) in VISITING for d in deeds):  # "made a visit to Gao"
        return "visit"
    return mode if mode in REACHED and mode != "visit" else event_type or ""


def places_in(sentence: Sentence, resolved: Resolved) -> tuple[PlaceMention, ...]:
    """The places of a sentence."""
    starts = [p.span.start for p in resolved.places] if resolved.places else []
    return resolved.places[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def within(head: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """A place of the phrase: one that stands for itself before one that only modifies ("a U.S. base in Iraq")."""
    offsets = sorted(t.idx for t in clause.phrase_tokens(head))
    held = [p for p in places if any(p.span.start <= o < p.span.end for o in offsets) and not _adjective(p, head)]
    return next((p for p in held if _own(p, head)), held[0] if held else None)


def _heads(trigger: Token, kind: str, bodily: bool) -> Iterator[Token]:
    """Heads of the phrases that say where, those of the trigger first, then of what it hangs on."""
    at = (AT if bodily else IN) | REACHED.get(kind, frozenset())
    for node in upward(trigger):
        yield from _after(node, at)
        if node == trigger and node.pos_ in ("NOUN", "PROPN"):  # "the shelling of Gao", "the killing of a priest by gunmen in Gao"
            yield from clause.preposition_objects(node, OF_BY)
        if node.pos_ == "VERB":
            yield from _met(trigger, node, bodily, at)
        elif any(c.dep_ == "relcl" and trigger in c.subtree and any(w.lower_ == "where" for w in c.lefts) for c in node.rights):
            yield node  # "the village of Gao, where protests were held"


def _only(trigger: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The one place of the sentence, where it stands after a preposition of place in no clause of its own."""
    if len({p.name or p.span.exact for p in places}) > 1:
        return None
    words = trigger.doc.char_span(places[0].span.start, places[0].span.end, alignment_mode="expand")
    root = words.root if words is not None else None
    if root is None or root.dep_ != "pobj" or root.head.lower_ not in AT or clauses_of_time(root) != clauses_of_time(trigger):
        return None
    return None if _joined_later(trigger, root) or elsewhere(root, trigger) else places[0]


def _joined_later(noun: Token, place: Token) -> bool:
    """Whether the noun is joined to what is there, or, by the parser, to its verb: "there was a raid in Gao and many more raids"."""
    if noun.pos_ != "NOUN" or place.i > noun.i:
        return False
    over = (t for t in place.ancestors if t.pos_ in ("NOUN", "VERB", "AUX") and noun in t.conjuncts)
    return any(over)


def _heading(trigger: Token, places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The place before the colon that opens the sentence: "Halm: 26 killed in two raids"."""
    opening = trigger.sent[:LONGEST_HEADING]
    colon = next((t for t in opening if t.text == ":"), None)
    if colon is None or colon.i > trigger.i:
        return None
    return next((p for p in places if trigger.sent.start_char <= p.span.start and p.span.end <= colon.idx), None)


def _met(trigger: Token, verb: Token, bodily: bool, at: frozenset[str]) -> Iterator[Token]:
    """Phrases in what a deed is done to and in who does it that say where: "killed a priest in Gao", "police in Gao arrested".

    Of what is made in words only what the verb makes: "signed a treaty in Gao", unlike "opposes the war in Chad".
    """
    if trigger.dep_ == "conj" and trigger.pos_ == "NOUN" and trigger.head == verb:
        return  # "saw a raid in Gao and so many more raids", where the parser joins the noun to the verb
    if not bodily:
        made = clause.undergoers(verb) if lemma(verb) in classes()["making"] else []
        yield from (o for h in made for o in _after(h, at))
        return
    if verb == trigger or _same_deed(trigger, verb):
        yield from (h for h in clause.undergoers(verb) if h != trigger)
    met = [*clause.undergoers(verb), *clause.doers(verb)]
    joined = set(trigger.conjuncts) if trigger.pos_ == "NOUN" else ()  # "there was a raid in Gao and more raids"
    yield from (o for h in met if h != trigger and h not in joined for o in _after(h, at))


def _after(token: Token, words: frozenset[str]) -> list[Token]:
    """Objects of these prepositions, also of joined ones ("over the coast and into the sea") and after a time ("for two hours in Oslo")."""
    phrases = parse.children(token, "prep")
    joined = [c for p in phrases for c in parse.children(p, "conj") if c.lower_ in words]
    lengths = [o for p in phrases for o in clause.phrase_objects(p)] + parse.children(token, "npadvmod")
    timed = [o for t in lengths if t.ent_type_ in ("DATE", "TIME") for o in clause.preposition_objects(t, words)]
    return clause.preposition_objects(token, words) + timed + [o for c in joined for o in clause.phrase_objects(c)]


def _same_deed(trigger: Token, verb: Token) -> bool:
    """Whether the noun that names the deed is the verb's own subject or object: "carried out an attack"."""
    relation = clause.relation_to_verb(trigger)
    return relation is not None and relation[0] == verb and relation[1] in ("dobj", "nsubj", "nsubjpass")


def _placed(head: Token, places: tuple[PlaceMention, ...], bodily: bool) -> PlaceMention | None:
    """The place of a phrase, one that stands for itself before one that tells which: "a U.S. base in Iraq", "in his London room"."""
    offsets = sorted(t.idx for t in _near(head))
    held = [p for p in places if any(p.span.start <= o < p.span.end for o in offsets) and not _adjective(p, head)]
    own = (p for p in held if _own(p, head) and (bodily or not _party(p, head)))
    return next(own, None) or next((p for p in held if p.precision != "country" and _tells_where(p, head)), None)


def _near(head: Token, depth: int = clause.DEPTH) -> Iterator[Token]:
    """Tokens of a phrase but for the clauses in it and for where something comes from or what it is about."""
    yield head
    through = THROUGH - {"of"} if sort_of(head) == "abstract" else THROUGH  # "in the history of Chad"
    for child in head.children if depth else ():
        said_of = child.dep_ == "acl" and sort_of(head) != "someone"  # "a cinema showing a film in Halm"
        apart = (child.dep_ in clause.CLAUSES and not said_of) or child.dep_ in ("conj", "cc", "appos")
        if not apart and (child.dep_ != "prep" or child.lower_ in through):
            yield from _near(child, depth - 1)


def _own(place: PlaceMention, token: Token) -> bool:
    words = token.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and words.root.dep_ not in MODIFIERS


def _party(place: PlaceMention, token: Token) -> bool:
    """Whether it is one of those between or with whom something is: "the round of talks between Chad and Niger"."""
    words = token.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    root = words.root if words is not None else token
    while root.dep_ == "conj":
        root = root.head
    return root.dep_ == "pobj" and root.head.lower_ in BETWEEN


def _tells_where(place: PlaceMention, token: Token) -> bool:
    """Whether what the place modifies is there: "Gao police"; not "a Gao man", nor what has no body ("in Gao history")."""
    words = token.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    if words is None:
        return False
    return lemma(words.root.head) in classes()["police"] or sort_of(words.root.head) not in ("someone", "abstract")


def _adjective(place: PlaceMention, token: Token) -> bool:
    words = token.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    return words is not None and words[-1].pos_ == "ADJ"


def _before_noun(place: PlaceMention, trigger: Token) -> bool:
    """Whether the place is a town or region right before the noun that tells: "the Gao attacks", unlike "Chad strikes"."""
    words = trigger.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    named = words is not None and words.root.dep_ in MODIFIERS and words.root.head == trigger
    return named and trigger.pos_ in ("NOUN", "PROPN") and place.precision != "country"
