"""Cues of positions: which words of a sentence take a position, of what act, and where its content stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.statement import Act
from dateline.extract import clause, parse
from dateline.extract.noun_sorts import sort_of
from dateline.extract.occurrences.plover_frame import Frame, lemma
from dateline.extract.occurrences.plover_table import Condition, classes, conditions_of, position_words, rows_of
from dateline.extract.occurrences.status import status_of

BINDING = frozenset(("oblige", "bind"))  # verbs whose object is who is to do it
DRAFTED = frozenset(("draft", "text", "resolution", "motion", "petition", "letter"))
ANSWERING = frozenset(("answer", "respond", "retaliate", "react", "strike", "hit"))
FUTURE = frozenset(("will", "'ll", "’ll", "would", "shall", "can", "could", "may"))
HOUSES = frozenset(("lower", "upper", "representatives", "commons", "lords", "deputies", "parliament", "assembly", "congress", "people"))
QUOTES = frozenset(('"', "“", "'", "‘", "``"))
FELT = frozenset(("have", "like", "love", "hate", "enjoy", "mind", "fear", "dread", "avoid"))
OF_WHOM = frozenset(("by", "of", "from"))
MUTE = ("something", "abstract")
POS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
INFINITIVES = ("xcomp", "ccomp", "advcl", "acl", "dobj", "relcl")


@dataclass(frozen=True, slots=True)
class Row:
    """One way to read a cue: its act, what must hold, where the content stands."""

    act: Act
    conditions: tuple[Condition, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in its sentence: the token, the act and the head of the content (the cue itself where its own phrase says it)."""

    token: Token
    act: Act
    content: Token
    whole: bool = False
    about: Token | None = None
    voiced: bool = False  # counts only where who says it speaks for who is to do it
    spoken: bool = False  # counts only in what somebody is quoted as saying


@cache
def cues() -> dict[tuple[str, str], tuple[Row, ...]]:
    """Rows by part of speech and lemma."""
    found: dict[tuple[str, str], list[Row]] = {}
    for act, pos, conditions, places, lemmas in rows_of("position_cues.tsv"):
        row = Row(act, conditions_of(conditions), tuple(places.split()))  # type: ignore[arg-type]
        for word in lemmas.split():
            found.setdefault((pos, word), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def cue_of(token: Token, sentence: Words) -> Cue | None:
    """The position that a token takes, or None."""
    rows = cues().get((POS.get(token.pos_, ""), lemma(token)), ())
    if not rows or token.dep_ in ("compound", "amod"):
        return None
    frame = Frame(token, sentence)
    row = next((r for r in rows if all(c.holds(frame.words) for c in r.conditions)), None)
    if row is None or _idle(token, row):
        return None
    if token.pos_ == "NOUN" and token.dep_ == "dobj" and token.head.pos_ == "VERB" and _no_party(clause.doers(token.head)):
        return None  # "the study stressed the need for sleep"
    if token.pos_ == "VERB" and (_nobody(token) or (lemma(token) not in BINDING and _no_party(clause.doers(next_deed(token) or token)))):
        return None
    return cued(token, row)


def _idle(token: Token, row: Row) -> bool:
    """ "The car was ready to go", "he looked ready to catch it"; "against the threat of a takeover" without saying whose."""
    if token.pos_ == "ADJ" and row.act == "offer":
        return lemma(token.head) not in ("be", "stand") or _no_party(clause.own_subject(token.head))
    whose = parse.children(token, "poss") or clause.preposition_objects(token, frozenset(("by", "from")))
    return token.pos_ == "NOUN" and row.act == "threaten" and token.dep_ == "pobj" and not whose


def _nobody(verb: Token) -> bool:
    """ "Were asked to leave", "asked for her secret, she laughed": nobody is said to ask."""
    bare = verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not parse.children(verb, "aux", "mark", "nsubj", "agent")
    return (bare and not parse.slipped(verb)) or (clause.is_passive(verb) and not clause.doers(verb))


def _no_party(doers: list[Token]) -> bool:
    """Whether what does it can take no position: "the storm threatens", "polls suggest", but a letter demands what its writers do."""
    return bool(doers) and all(map(mute, doers))


def mute(doer: Token) -> bool:
    """Whether it is nothing that takes a position."""
    if lemma(doer) in position_words()["mute_nouns"]:
        return True
    if doer.text in ("house", "chamber", "houses", "chambers"):
        return not any(t.lower_ in HOUSES for t in doer.subtree)
    if lemma(doer) == "plan" and not parse.children(doer, "poss") and not clause.preposition_objects(doer, OF_WHOM):
        return True  # "plans call for a bridge"
    words = position_words()
    speaking = lemma(doer) in words["speaking_papers"] | classes()["states"] | words["party_bodies"] | words["more_bodies"]
    called = any(c.pos_ == "PROPN" for c in parse.children(doer, "compound"))  # "Halm Health trust"
    return doer.pos_ == "NOUN" and not speaking and not called and sort_of(clause.real_head(doer)) in MUTE


def cued(token: Token, row: Row) -> Cue | None:
    """The cue, if it is meant (not denied, not only thought of) and says something."""
    if any(t.lower_ == "yet" for t in token.doc[max(token.sent.start, token.i - 3) : token.i]):
        return None  # what is open is neither accepted nor refused
    status = "happened" if next_deed(token) is not None or _of_paper(token) else status_of(token, spoken=True)
    if any(c.lower_ == "once" for c in parse.children(token, "advmod")) or (token.dep_ == "xcomp" and lemma(token.head) in FELT):
        return None  # "once proposed a union", "had to ask for help", "never liked asking for money"
    if token.dep_ == "conj" and any(m.lower_ in ("if", "unless") for m in parse.children(token.head, "mark")):
        return None  # "if they agree but it is blocked by Chad"
    if row.places == ("own",):
        return Cue(token, row.act, token) if row.act == "reject" or status in ("happened", "ongoing", "planned") else None
    if status == "denied" and row.act == "accept" and parse.children(token, "neg"):
        row = Row("reject", row.conditions, row.places)
    elif row.act == "reject" and token.pos_ in ("NOUN", "ADJ"):
        pass  # "has no intention of leaving", "is not ready to leave"
    elif status not in ("happened", "ongoing", "planned"):
        return None
    for place in row.places:
        if (head := content_at(token, place)) is not None:
            return _weighed(Cue(token, row.act, head))
    return None


def _of_paper(token: Token) -> bool:
    """ "The draft would demand their release": what a text is to say it says."""
    return token.pos_ == "VERB" and not parse.children(token, "neg") and any(lemma(d) in DRAFTED for d in clause.doers(token))


def next_deed(token: Token) -> Token | None:
    """The verb that a deed goes on from where the parser hung it on the content: "asked them to leave and offered a bus"."""
    hung = token.dep_ == "conj" and token.tag_ in ("VBD", "VBG", "VBZ") and not clause.own_subject(token)
    content = token.head
    if not hung or content.tag_ not in ("VB", "VBP") or content.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    return content.head if content.head.tag_ == token.tag_ and content.head.i < content.i else None


def _weighed(cue: Cue) -> Cue | None:
    """Empty content is no position; what only points back ("those terms", "two of them") is told with its whole clause."""
    words, content = position_words(), cue.content
    if cue.act == "demand" and content.pos_ == "NUM" and content.ent_type_ not in ("MONEY", "PERCENT") and not any(content.children):
        return None  # "it had asked for two"
    counted = content.pos_ in ("NUM", "NOUN") and (content.pos_ == "NUM" or content.lower_ == "one")
    if cue.act in ("accept", "reject") and counted and content.ent_type_ != "MONEY":
        return Cue(cue.token, cue.act, content, whole=cue.token.pos_ == "VERB")
    if content.lower_ in words["empty"] or content.pos_ == "PRON" or _day(content) or _market(cue) or _asks_or_does(content):
        pointed = cue.act in ("accept", "reject") and content.lower_ in words["pointing"]
        return Cue(cue.token, cue.act, content, whole=True) if pointed else None
    pointing = any(c.lower_ in words["pointing"] for c in parse.children(content, "det", "predet"))
    answered = cue.act in ("accept", "reject") and clause.is_passive(cue.token) and _named_again(content)
    return Cue(cue.token, _act(cue), content, whole=(pointing or answered) and cue.token.pos_ == "VERB")


def _act(cue: Cue) -> Act:
    """The act, where the content makes another of it: promised in case of a wrong, insisted that nobody may."""
    content = cue.content
    if cue.act == "commit" and content.pos_ == "VERB" and for_a_wrong(content):
        return "threaten"
    if cue.act == "demand" and any(a.lower_ in ("will", "would") for a in parse.children(content, "aux")):
        none = any(d.lower_ == "no" for s in clause.own_subject(content) for d in parse.children(s, "det"))
        return "reject" if none or parse.children(content, "neg") else cue.act
    return cue.act


def _asks_or_does(content: Token) -> bool:
    """ "Cannot agree on how many they were", "as it was urged to do"."""
    bare = lemma(content) == "do" and not parse.children(content, "dobj")
    return content.pos_ in ("VERB", "AUX", "NOUN", "ADJ") and (
        bare or content.left_edge.lower_ in ("how", "whether", "what", "why", "who", "which")
    )


def for_a_wrong(verb: Token) -> bool:
    """Whether it is to be done if somebody refuses, attacks or does not do something."""
    for given in parse.children(verb, "advcl"):
        marks = {c.lower_ for c in parse.children(given, "mark")}
        wrong = lemma(given) in position_words()["wronging_verbs"] or bool(parse.children(given, "neg"))
        if "unless" in marks or ("if" in marks and wrong):
            return True
    return lemma(verb) in ANSWERING and any(lemma(t) in position_words()["wrongs"] for t in verb.subtree)


def traded(verb: Token) -> bool:
    """Whether something is asked in return: "would free them in exchange for a meeting"."""
    given = (o for p in parse.children(verb, "prep") if p.lower_ == "in" for o in parse.children(p, "pobj"))
    return any(o.lower_ in ("return", "exchange") for o in given)


def _market(cue: Cue) -> bool:
    """ "Rising demand for copper", "there is a demand for nurses": what buyers want, where nobody is said to make it."""
    token, content, words = cue.token, cue.content, position_words()
    if token.pos_ != "NOUN" or token.lower_ != "demand" or content.pos_ not in ("NOUN", "PROPN") or parse.children(token, "poss"):
        return False
    verb = clause.governing_verb(token)
    made = verb is not None and lemma(verb) in words["uttering_verbs"]
    meant = lemma(content) in words["demandable"] | words["positional"] or bool(parse.children(content, "det", "poss"))
    return not parse.children(token, "det") or not (made or meant)


def _named_again(head: Token) -> bool:
    """ "The request was turned down": what was asked is only pointed back to."""
    return head.pos_ == "NOUN" and [c.lower_ for c in head.children] == ["the"]


def _day(head: Token) -> bool:
    """ "Called a strike for Thursday" calls for no Thursday."""
    return bool(head.pos_ == "PROPN" and head.ent_type_ in ("DATE", "TIME"))


def content_at(cue: Token, place: str) -> Token | None:
    """The head of the content in one place of the cue."""
    kind, _, word = place.partition(":")
    return next(CONTENT[kind](cue, word), None)


def _that(cue: Token, _: str) -> Iterator[Token]:
    for c in cue.children:
        bare = c.dep_ == "acl" and (not clause.own_subject(c) or _of_noun(c))  # "a proposal drafted by Chad", "that Chad pushed"
        if c.dep_ in ("ccomp", "acl") and c.pos_ in ("VERB", "AUX") and c.i > cue.i and not infinitive(c) and not bare:
            yield c


def _of_noun(verb: Token) -> bool:
    """Whether the clause only says whose the noun is: "a proposal that Chad pushed", unlike "a proposal that Chad should pay"."""
    about = any(c.lower_ in clause.RELATIVE for c in parse.children(verb, "dobj"))
    return about and not parse.children(verb, "aux") and verb.tag_ != "VB"


def _should(cue: Token, word: str) -> Iterator[Token]:
    """A clause of what should be, not of what is: "insisted that Chad leave", "suggested they should meet"."""
    for verb in _that(cue, word):
        aux = {c.lower_ for c in parse.children(verb, "aux", "auxpass")}
        if (verb.tag_ in ("VB", "VBP") and not aux) or not aux.isdisjoint(("should", "must", "be", "will", "would")):
            yield verb


def _will(cue: Token, word: str) -> Iterator[Token]:
    """A clause of what is to come: "assured them that the road will be safe", not "that it was safe"."""
    yield from (v for v in _that(cue, word) if any(a.lower_ in FUTURE for a in parse.children(v, "aux")))


def _to(cue: Token, _: str) -> Iterator[Token]:
    for child in cue.children:
        if child.dep_ in INFINITIVES and child.i > cue.i:
            yield from (c for c in (child,) if infinitive(c))


def _other(cue: Token, word: str) -> Iterator[Token]:
    """An infinitive of which another than the cue's subject is the subject: "wants Chad to leave"."""
    idle = position_words()["uncommitted"]
    yield from (c for c in _to(cue, word) if lemma(c) not in idle and (clause.own_subject(c) or parse.children(cue, "dobj")))


def _object(cue: Token, _: str) -> Iterator[Token]:
    met = sorted(clause.undergoers(cue), key=lambda h: h.dep_ == "dative")  # "offered the rebels a truce": the truce
    told_of = clause.relative_head(cue) if met and met[0].lower_ in clause.RELATIVE and cue.dep_ in ("relcl", "acl") else None
    met = [told_of] if told_of is not None else met  # "an offer that Chad rejected"
    yield from (h for h in met if h.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM") and not _person(h))


def _person(head: Token) -> bool:
    return head.ent_type_ in ("PERSON", "GPE")


def _after(cue: Token, word: str) -> Iterator[Token]:
    for verb in cue.children:  # "asked for a judge and a bishop to be brought in", cut in two by the parser
        if verb.dep_ in ("ccomp", "advcl") and infinitive(verb) and clause.own_subject(verb) and _run_on(verb, cue, word):
            yield verb
    for prep in cue.children:
        if prep.lower_ == word and prep.i > cue.i and prep.dep_ in ("prep", "prt", "dative", "agent"):
            yield from parse.children(prep, "pobj", "pcomp", "ccomp")
            yield from (o for p in parse.children(prep, "prep") for o in parse.children(p, "pobj"))


def _small(cue: Token, _: str) -> Iterator[Token]:
    """ "Wants the shaft reopened"."""
    yield from (
        c
        for c in cue.children
        if c.dep_ == "ccomp" and c.i > cue.i and c.tag_ in ("VBN", "VBD") and clause.own_subject(c) and not parse.children(c, "aux")
    )


def _beside(cue: Token, word: str) -> Iterator[Token]:
    """What a phrase of its verb names: "saw no point in talks"."""
    if cue.dep_ == "dobj":
        yield from (o for o in _after(cue.head, word) if o.i > cue.i)


def _is(cue: Token, _: str) -> Iterator[Token]:
    """ "Their terms are that Chad leave", "the demand is to leave"."""
    verb = cue.head if cue.dep_ == "nsubj" and lemma(cue.head) == "be" else None
    after = [c for c in verb.children if c.i > cue.i] if verb is not None else []
    yield from (c for c in after if c.dep_ in ("ccomp", "xcomp") and c.pos_ == "VERB")
    if parse.children(cue, "poss"):  # "the rebels' terms are an amnesty and …"
        yield from (c for c in after if c.dep_ == "attr" and c.pos_ == "NOUN")


def _until(cue: Token, _: str) -> Iterator[Token]:
    """ "Gave them until midnight on Friday to leave", wherever the parser hangs the infinitive."""
    if any(h.pos_ == "PROPN" or sort_of(h) == "someone" for h in clause.undergoers(cue)):
        times = [t for p in parse.children(cue, "prep") if p.lower_ == "until" for t in p.subtree]
        yield from (t for t in times if t.pos_ == "VERB" and infinitive(t))


def more_of(cue: Cue) -> Iterator[Cue]:
    """Of "called for his release and for the charges to be dropped" the second."""
    token, content = cue.token, cue.content
    if cue.act != "demand" or token.pos_ != "VERB" or cue.whole or content is token:
        return
    first = [p for p in parse.children(token, "prep") if p.lower_ == "for"]
    preps = [c for p in first if p == first[0] or p.nbor(-1).pos_ == "CCONJ" or p.nbor(-1).text == "," for c in (p, *p.conjuncts)]
    heads = [o for p in preps if p.lower_ == "for" for o in parse.children(p, "pobj")]
    verbs = [
        v for v in token.children if v.dep_ in ("advcl", "ccomp") and infinitive(v) and v.left_edge.lower_ == "for" and v.i > content.i
    ]
    joined = [v for v in content.conjuncts if content.pos_ == "VERB" and v.i > content.i and v.left_edge.lower_ == "for" and infinitive(v)]
    inside = set(content.subtree)
    for head in (*heads, *verbs, *joined):
        if head.i > content.i and (head not in inside or head in joined):
            yield Cue(token, "demand", head)


def _run_on(verb: Token, cue: Token, word: str) -> bool:
    if verb.left_edge.lower_ == word:
        return False
    before = [p for p in parse.children(cue, "prep") if p.lower_ == word and p.right_edge.i + 1 == verb.left_edge.i]
    return any(p.right_edge.pos_ == "CCONJ" for p in before)


def _for_to(cue: Token, _: str) -> Iterator[Token]:
    """ "Chanted for the mayor to resign", "repeated his call for the mayor to resign"."""
    near = [cue, cue.head] if cue.pos_ == "NOUN" and cue.dep_ == "dobj" else [cue]
    for verb in (c for n in near for c in n.children if c.i > cue.i and c.dep_ in INFINITIVES and infinitive(c)):
        if any(m.lower_ == "for" for m in parse.children(verb, "mark")):
            yield verb


def infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _ing(cue: Token, _: str) -> Iterator[Token]:
    """ "Proposed closing the port"."""
    yield from (c for c in parse.children(cue, "xcomp", "ccomp") if c.tag_ == "VBG" and c.i > cue.i and not clause.own_subject(c))


def _favour(cue: Token, _: str) -> Iterator[Token]:
    """ "Voted in favour of the plan"."""
    yield from (o for h in clause.preposition_objects(cue, frozenset(("in",))) for o in clause.preposition_objects(h, frozenset(("of",))))


def _quoted(cue: Token, _: str) -> Iterator[Token]:
    """ "“Tear down this wall,” he urged": the order."""
    before = [c for c in parse.children(cue, "ccomp", "advcl", "parataxis") if c.i < cue.i and c.tag_ in ("VB", "VBP")]
    yield from (c for c in before if not clause.own_subject(c) and c.left_edge.i > 0 and c.left_edge.nbor(-1).text in QUOTES)


def _given(cue: Token, _: str) -> Iterator[Token]:
    """ "Gave the plan its blessing", "gave its blessing to the plan"."""
    yield from (o for d in parse.children(cue, "dative") for o in ([d] if d.pos_ != "ADP" else parse.children(d, "pobj")))
    yield from (o for h in clause.undergoers(cue) for o in clause.preposition_objects(h, frozenset(("to",))))


CONTENT = {
    "ing": _ing,
    "favour": _favour,
    "given": _given,
    "quoted": _quoted,
    "that": _that,
    "should": _should,
    "will": _will,
    "to": _to,
    "other": _other,
    "obj": _object,
    "prep": _after,
    "forto": _for_to,
    "is": _is,
    "until": _until,
    "small": _small,
    "verbprep": _beside,
}
