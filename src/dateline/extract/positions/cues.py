"""Cues of positions: which words of a sentence take a position, of what act, and where its content stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.core.statement import Act
from dateline.extract import clause
from dateline.extract.occurrences.plover_frame import Frame, lemma
from dateline.extract.occurrences.plover_table import Condition, classes, conditions_of, position_words, rows_of
from dateline.extract.occurrences.status import status_of

POS = {"VERB": "v", "NOUN": "n", "ADJ": "a"}
LASTING = frozenset(("while", "until", "unless", "before", "as"))
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
    if row is None or (token.pos_ == "VERB" and clause.is_passive(token) and not clause.doers(token)):
        return None  # "were asked to leave": nobody is said to ask
    return cued(token, row)


def cued(token: Token, row: Row) -> Cue | None:
    """The cue, if it is meant (not denied, not only thought of) and says something."""
    if any(t.lower_ == "yet" for t in token.doc[max(token.sent.start, token.i - 3) : token.i]):
        return None  # what is open is neither accepted nor refused
    status = "happened" if next_deed(token) is not None else status_of(token, spoken=True)
    if row.places == ("own",):
        return Cue(token, row.act, token) if row.act == "reject" or status in ("happened", "ongoing", "planned") else None
    if status == "denied" and row.act == "accept" and clause.children(token, "neg"):
        row = Row("reject", row.conditions, row.places)
    elif row.act == "reject" and token.pos_ in ("NOUN", "ADJ"):
        pass  # "has no intention of leaving", "is not ready to leave"
    elif status not in ("happened", "ongoing", "planned"):
        return None
    for place in row.places:
        if (head := content_at(token, place)) is not None:
            return _weighed(Cue(token, row.act, head))
    return None


def next_deed(token: Token) -> Token | None:
    """The verb that a deed goes on from where the parser hung it on the content: "asked them to leave and offered a bus"."""
    hung = token.dep_ == "conj" and token.tag_ == "VBD" and not clause.own_subject(token)
    content = token.head
    if not hung or content.tag_ not in ("VB", "VBP") or content.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    return content.head if content.head.tag_ == "VBD" and content.head.i < content.i else None


def _weighed(cue: Cue) -> Cue | None:
    """Empty content is no position; what only points back ("those terms") is told with its whole clause."""
    words = position_words()
    if cue.content.lower_ in words["empty"] or cue.content.pos_ == "PRON" or _day(cue.content):
        pointed = cue.act in ("accept", "reject") and cue.content.lower_ in words["pointing"]
        return Cue(cue.token, cue.act, cue.content, whole=True) if pointed else None
    pointing = any(c.lower_ in words["pointing"] for c in clause.children(cue.content, "det", "predet"))
    answered = cue.act in ("accept", "reject") and clause.is_passive(cue.token) and _named_again(cue.content)
    return Cue(cue.token, cue.act, cue.content, whole=(pointing or answered) and cue.token.pos_ == "VERB")


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
    yield from (c for c in cue.children if c.dep_ in ("ccomp", "acl") and c.pos_ in ("VERB", "AUX") and c.i > cue.i and not infinitive(c))


def _should(cue: Token, word: str) -> Iterator[Token]:
    """A clause of what should be, not of what is: "insisted that Chad leave", "suggested they should meet"."""
    for verb in _that(cue, word):
        aux = {c.lower_ for c in clause.children(verb, "aux", "auxpass")}
        if (verb.tag_ in ("VB", "VBP") and not aux) or not aux.isdisjoint(("should", "must", "be", "will", "would")):
            yield verb


def _to(cue: Token, _: str) -> Iterator[Token]:
    for child in cue.children:
        if child.dep_ in INFINITIVES and child.i > cue.i:
            yield from (c for c in (child,) if infinitive(c))


def _other(cue: Token, word: str) -> Iterator[Token]:
    """An infinitive of which another than the cue's subject is the subject: "wants Chad to leave"."""
    idle = position_words()["uncommitted"]
    yield from (c for c in _to(cue, word) if lemma(c) not in idle and (clause.own_subject(c) or clause.children(cue, "dobj")))


def _object(cue: Token, _: str) -> Iterator[Token]:
    met = sorted(clause.undergoers(cue), key=lambda h: h.dep_ == "dative")  # "offered the rebels a truce": the truce
    yield from (h for h in met if h.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM") and not _person(h))


def _person(head: Token) -> bool:
    return head.ent_type_ in ("PERSON", "GPE")


def _after(cue: Token, word: str) -> Iterator[Token]:
    for prep in cue.children:
        if prep.lower_ == word and prep.i > cue.i and prep.dep_ in ("prep", "prt", "dative", "agent"):
            yield from clause.children(prep, "pobj", "pcomp", "ccomp")
            yield from (o for p in clause.children(prep, "prep") for o in clause.children(p, "pobj"))


def infinitive(verb: Token) -> bool:
    """Whether the verb stands with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


CONTENT = {"that": _that, "should": _should, "to": _to, "other": _other, "obj": _object, "prep": _after}


def stated(modal: Token) -> Cue | None:
    """Positions in reported words without a cue of their own: "it will …" commits, "they must …" demands, "could trigger …" threatens."""
    verb, words = modal.head, position_words()
    if modal.dep_ not in ("aux", "auxpass") or verb.pos_ not in ("VERB", "AUX") or verb.i < modal.i:
        return None
    if (found := _closed(modal, verb) or _penalty(modal, verb)) is not None:
        return found
    own = clause.own_subject(verb)
    if not own:
        return None
    if modal.lower_ == "must":
        return None if own[0].lower_ in words["own"] or not _reported(verb) else Cue(modal, "demand", verb)
    if (harm := _harm(verb)) is not None:
        return Cue(modal, "threaten", verb, about=harm)
    if warned(verb):
        return Cue(modal, "threaten", verb)
    if (found := _conditional_promise(modal, verb)) is not None:
        return found
    if modal.lower_ in ("will", "'ll", "’ll", "would") and own[0].lower_ in words["own"]:
        return _intention(modal, verb)
    if modal.lower_ in ("will", "would") and _reported(verb) and clause.children(verb, "neg") and lemma(verb) not in words["uncommitted"]:
        return Cue(modal, "reject", verb, voiced=True)
    return None


def _closed(modal: Token, verb: Token) -> Cue | None:
    """ "There can be no talks while our men are held": what is ruled out as long as something lasts."""
    if lemma(verb) != "be" or not clause.children(verb, "expl") or not _reported(verb):
        return None
    barred = [n for n in clause.children(verb, "attr", "nsubj") if lemma(n) in position_words()["positional"]]
    if not barred or not any(d.lower_ == "no" for d in clause.children(barred[0], "det")):
        return None
    held = any(c.dep_ == "mark" and c.lower_ in LASTING for v in clause.children(verb, "advcl") for c in v.children)
    return Cue(modal, "condition" if held else "reject", verb, about=barred[0])


def _penalty(modal: Token, verb: Token) -> Cue | None:
    """ "Whoever spreads it will answer for it": what is held out to all who do something."""
    words = position_words()
    if modal.lower_ not in ("will", "would", "shall") or lemma(verb) not in words["penal"] or clause.children(verb, "neg"):
        return None
    doing = [*clause.children(verb, "csubj", "csubjpass"), *clause.own_subject(verb)]
    anybody = any(t.lower_ in words["anybody"] for d in doing for t in (d, d.left_edge))
    return Cue(modal, "threaten", verb) if anybody and (_reported(verb) or lemma(verb.head) == "warn") else None


def _conditional_promise(modal: Token, verb: Token) -> Cue | None:
    """What is threatened if another does not yield, and what is promised once another has acted."""
    words = position_words()
    if clause.children(verb, "neg") or not (_reported(verb) or _retold(verb)):
        return None
    clauses = [*clause.children(verb, "advcl"), *(v for a in clause.children(verb, "advmod") for v in clause.children(a, "advcl"))]
    marks = {c.lower_ for v in clauses for c in v.children if c.dep_ in ("mark", "advmod")}
    if modal.lower_ in ("will", "would", "may", "might", "could") and lemma(verb) in words["punishing"] and marks & {"if", "unless"}:
        return Cue(modal, "threaten", verb, voiced=True)
    if modal.lower_ in ("will", "would") and lemma(verb) in ("stay", "remain") and _until(verb):
        return Cue(modal, "condition", verb, voiced=True)
    once = "once" in marks or any(a.lower_ == "soon" for a in clause.children(verb, "advmod") if clause.children(a, "advcl"))
    if modal.lower_ in ("will", "would") and lemma(verb) in words["bargained"] and once:
        return Cue(modal, "commit", verb, voiced=True)
    return None


def _until(verb: Token) -> bool:
    return any(t.lower_ == "until" and t.dep_ == "mark" for t in verb.subtree)


def _retold(verb: Token) -> bool:
    """Whether a verb of speech is put into the verb's clause: "if not, he warned, Chad would leave"."""
    return any(lemma(p) in position_words()["speech"] and clause.own_subject(p) for p in clause.children(verb, "parataxis", "ccomp"))


def provided(token: Token) -> Cue | None:
    """ "Accepts the plan provided that the army leaves": the condition."""
    if token.dep_ == "mark":
        return Cue(token, "condition", token.head) if token.head.dep_ == "advcl" and clause.own_subject(token.head) else None
    inner = [v for v in clause.children(token, "ccomp", "pcomp") if clause.own_subject(v) and v.i > token.i]
    return Cue(token, "condition", inner[0]) if token.dep_ in ("prep", "advcl", "acl") and inner else None


def conditioned(mark: Token) -> Cue | None:
    """What is done "only if" or "unless" another acts: the condition."""
    verb = mark.head
    if mark.dep_ != "mark" or verb.dep_ != "advcl" or verb.pos_ not in ("VERB", "AUX"):
        return None
    only = mark.lower_ == "unless" or (mark.i > 0 and mark.nbor(-1).lower_ == "only")
    aux = {c.lower_ for c in clause.children(verb.head, "aux")}
    held = mark.lower_ == "until" and bool(clause.children(verb.head, "neg"))  # "cannot resume until the siege is lifted"
    return Cue(mark, "condition", verb) if (only or held) and not aux.isdisjoint(position_words()["modals"]) else None


def _intention(modal: Token, verb: Token) -> Cue | None:
    """A stated intention; negated it rejects; under "if" or with a verb of being it commits to nothing."""
    words = position_words()
    first = clause.own_subject(verb)[0].lower_ in words["first"]
    if not first and not _same(clause.own_subject(verb)[0], verb.head):
        return None
    if lemma(verb) in words["uncommitted"] or not (_reported(verb) or first) or _conditional(verb) or (modal.lower_ == "would" and first):
        return None
    negated = bool(clause.children(verb, "neg"))
    return Cue(modal, "reject" if negated else "commit", verb)


def _same(pronoun: Token, speech: Token) -> bool:
    """Whether the pronoun may stand for who speaks: "it" stands for no person."""
    speakers = clause.subjects(speech)
    if not speakers or pronoun.lower_ != "it":
        return True
    return not any(s.ent_type_ == "PERSON" or s.lower_ in ("he", "she", "i") or lemma(s) in classes()["official"] for s in speakers)


def _conditional(verb: Token) -> bool:
    conditionals = position_words()["conditionals"]
    return any(c.dep_ == "mark" and c.lower_ in conditionals for c in verb.children)


def _reported(verb: Token) -> bool:
    """Whether the verb heads a clause of reported words, the first or one joined to it."""
    if verb.dep_ == "conj" and (clause.own_subject(verb) or clause.children(verb, "csubj")):
        verb = verb.head
    return bool(verb.dep_ in ("ccomp", "parataxis") and lemma(verb.head) in position_words()["speech"])


def warned(verb: Token) -> bool:
    """A warning that threatens: of what the warner may do, with a condition ("warned that it may pull out if …")."""
    if verb.dep_ != "ccomp" or lemma(verb.head) != "warn":
        return False
    conditional = any(_conditional(c) for c in clause.children(verb, "advcl"))
    own = clause.own_subject(verb)[0].lower_ in position_words()["own"] and not clause.children(verb.head, "dobj")
    return conditional or own


def _harm(verb: Token) -> Token | None:
    """The hostile act that something is said to lead to: "could trigger sanctions"."""
    words = position_words()
    if lemma(verb) not in words["leading"]:
        return None
    heads = clause.undergoers(verb) or clause.preposition_objects(verb, frozenset(("to", "in")))
    return next((h for h in heads if lemma(h) in words["hostile"]), None)
