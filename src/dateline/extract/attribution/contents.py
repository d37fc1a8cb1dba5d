"""What a cue verb hands on: a clause, an infinitive, a gerund, or an object with what is said of it.

A clause keeps its "that", as attribution corpora (PARC, PolNeAR) annotate it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile

from spacy.tokens import Token

from dateline.extract.attribution.cues import cues
from dateline.extract.attribution.grammar import SUBJECTS, Range, breaks_away, retold, tokens_of

JOINED = frozenset(("as", "for", "of", "with", "over", "on", "about", "to"))
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP", "VBN", "MD"))
DASHES = frozenset((",", "--", "—", "–", "-", ";"))
BREAKS = DASHES | {":"}
ASKING = frozenset(("ask", "wonder", "know", "sure", "unsure", "certain"))
LONGEST_ASIDE = 6  # tokens of "Radio Oru by telephone on Friday" between the verb and the mark after it
NOTHING: frozenset[int] = frozenset()


def clause_content(verb: Token) -> frozenset[int]:
    """A finite clause or question that the verb governs, or the sentence that it is put into."""
    for child in verb.children:
        if child.dep_ == "ccomp" and _is_finite(child) and not _is_led_off(child, verb):
            if (begun := _taken_for_object(child, verb)) is not None:
                return frozenset(range(begun, child.left_edge.i)) | tokens_of(child)
            return _from_that(child, verb) | tokens_of(*(c for c in verb.rights if c.i > child.i > verb.i and _goes_on(c, child)))
    for child in verb.children:
        marks = ("that", "whether", "if") if _asks(verb) and child.i > verb.i else ("that", "whether")
        marked = any(c.dep_ == "mark" and c.lower_ in marks for c in child.children)
        if child.dep_ == "advcl" and (marked or _told_first(child, verb)):
            return tokens_of(child)
    if verb.dep_ == "parataxis":
        # "The bridge is gone: the army has declared war"
        own = any(c.dep_ == "dobj" and c.pos_ != "PRON" for c in verb.rights)
        return NOTHING if own else tokens_of(verb.head) - tokens_of(verb) | _resumed(verb)
    if (before := _spliced(verb)) is not None:
        return before
    if verb.lemma_ in cues().hearer or _in_writing(verb) or _on_occasion(verb):
        return _after_hearer(verb)
    return next((tokens_of(c) for c in _on_time(verb)), NOTHING)


def _resumed(verb: Token) -> frozenset[int]:
    """ "Lund had fled, Moe explained, but came back": the rest of the sentence, which the parser joins to the cue put into it."""
    joined = (c for c in verb.rights if c.dep_ == "conj" and c.tag_ in FINITE_TAGS)
    rest = next((c for c in joined if not any(g.dep_ in SUBJECTS for g in c.lefts)), None)
    apart = verb.doc[verb.i + 1].text == "," if verb.i + 1 < len(verb.doc) else False
    return tokens_of(rest) | {rest.left_edge.i - 1} if rest is not None and apart else NOTHING


def _spliced(verb: Token) -> frozenset[int] | None:
    """ "The tanks were moved, military sources said Thursday, three days after …": a teller whom the parser joins to what he tells."""
    told = verb.lemma_ in cues().speech or verb.lemma_ == "find"
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or not told or verb.dep_ not in ("conj", "ccomp") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    doc, sentence, first = verb.doc, verb.sent, subject.left_edge.i
    end = next((i for i in range(verb.i + 1, sentence.end) if doc[i].text in BREAKS or doc[i].text == "."), sentence.end)
    rest = doc[verb.i + 1 : end]
    if first <= sentence.start or doc[first - 1].text != "," or len(rest) > LONGEST_ASIDE:
        return None
    if any(t.tag_ in FINITE_TAGS or t.dep_ == "mark" for t in rest):
        return None
    start = next((i + 1 for i in range(first - 2, sentence.start, -1) if doc[i].text in (";", ":")), sentence.start)
    clause = list(doc[start : first - 1])
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in clause) and not any(t.is_quote for t in clause)
    opens = bool(clause) and clause[0].dep_ not in ("mark", "cc") and clause[0].tag_ not in ("WRB", "VBG")
    return frozenset(t.i for t in clause) if finite and opens else None


def _taken_for_object(clause: Token, verb: Token) -> int | None:
    """Where the content begins in "said 29 bodies, most of them burnt, had been found": the subject of it is taken for an object."""
    if verb.lemma_ not in cues().speech - cues().hearer or any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in clause.children):
        return None
    finite = clause.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE_TAGS for c in clause.children)
    begun = next((c.left_edge.i for c in verb.rights if c.dep_ == "dobj" and c.i < clause.left_edge.i), None) if finite else None
    if begun is None:
        return None
    # "announced this fall that work …": from the "that" on
    return next((t.i for t in verb.doc[begun : clause.left_edge.i] if t.lower_ == "that" and t.tag_ == "IN"), begun)


def _is_led_off(clause: Token, verb: Token) -> bool:
    """ "She has a theory: the survey asks too little": what ends in a colon before the cue is not told by it."""
    return clause.i < verb.i and verb.doc[clause.right_edge.i + 1].text == ":"


def _asks(verb: Token) -> bool:
    """Whether its "if" is a "whether": "asked if …", "is not sure if …"."""
    return verb.lemma_ in ASKING or any(c.dep_ == "acomp" and c.lemma_ in ASKING for c in verb.rights)


def _goes_on(clause: Token, before: Token) -> bool:
    """ "…, and that the road was closed", "that whichever side broke it would pay": the parser joins a second clause to the cue."""
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    if clause.dep_ == "conj" or (marked and clause.dep_ == "ccomp"):
        return marked or (clause.dep_ == "conj" and _told_on(clause, before))
    begun = any(c.dep_ in SUBJECTS for c in before.lefts)  # "The man police said was drunk hit a car" begins no clause after "said"
    return begun and clause.dep_ == "ccomp" and clause.left_edge.i > clause.head.i and not clause.left_edge.nbor(-1).is_punct


def _told_on(clause: Token, before: Token) -> bool:
    """ "He told them he was late, and he had lost his way": the same pronoun goes on, in the tense of what is told."""
    subjects = [next((c.lower_ for c in v.lefts if c.dep_ in SUBJECTS), "") for v in (before, clause)]
    return subjects[0] == subjects[1] != "" and any(c.dep_ == "aux" and c.lower_ in ("had", "would") for c in clause.lefts)


def _told_first(clause: Token, verb: Token) -> bool:
    """ "The two will part, an aide said in a note": a main clause before the cue, which the parser took for an adverbial one."""
    if clause.i > verb.i or clause.tag_ not in FINITE_TAGS or verb.lemma_ not in cues().speech:
        return False
    if any(c.dep_ == "xcomp" for c in verb.rights):  # "although he denied it, they have continued to rally"
        return False
    deps = {c.dep_ for c in clause.children}
    asks = any(c.dep_ in ("mark", "advmod") and (c.dep_ == "mark" or c.tag_ == "WRB") for c in clause.children)
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    return bool(deps & SUBJECTS) and not asks and subject is not None and subject.left_edge.i > clause.i


def _in_writing(verb: Token) -> bool:
    """ "said in a statement that …", where the parser hangs the clause on the statement."""
    told = verb.lemma_ in cues().telling and verb.pos_ == "VERB"
    return told and any(c.lower_ in ("in", "after") and any(g.lemma_ in cues().documents for g in c.children) for c in verb.rights)


def _on_occasion(verb: Token) -> bool:
    """ "admitted for the first time that …", where the parser hangs the clause on the time."""
    return any(k.dep_ in ("mark", "advmod") and k.lower_ == "that" for c in _on_time(verb) for k in c.lefts)


def _on_time(verb: Token) -> Iterator[Token]:
    """ "said at the time she did not mind": the clauses that the parser hangs on the time."""
    nouns = (g for c in verb.rights if c.dep_ == "prep" and verb.lemma_ in cues().speech for g in c.children if g.lemma_ == "time")
    return (c for n in nouns for c in n.rights if c.dep_ in ("relcl", "acl") and any(k.dep_ in SUBJECTS for k in c.lefts))


def _after_hearer(verb: Token) -> frozenset[int]:
    """The clause after "that" where the parser hung it on a noun of the hearer: "told a crowd at a hotel that …"."""
    after = (t for t in verb.subtree if verb.i < t.i < verb.i + 20 and t.lower_ == "that")
    that = next((t for t in after if t.tag_ == "IN" or t.dep_ in ("mark", "advmod")), None)
    if that is None:
        return NOTHING
    # a clause on the hearer ends before "… and says that …"
    end = verb.right_edge.i if that.tag_ == "IN" or that.dep_ == "advmod" else that.head.right_edge.i
    return frozenset(range(that.i, end + 1))


def _witnessed(verb: Token) -> bool:
    """ "Witnesses saw gunmen enter" tells; "fans saw their team lose" does not."""
    return any(c.dep_ in SUBJECTS and c.lemma_.lower() in cues().witnesses for c in verb.lefts)


def _is_finite(clause: Token) -> bool:
    if clause.head.lemma_ == "find" and any(c.dep_ in SUBJECTS and c.lower_.endswith(("self", "selves")) for c in clause.children):
        return False  # "found himself caught up in it"
    if clause.tag_ == "VBG" and clause.i < clause.head.i and not any(c.dep_ == "aux" for c in clause.lefts):
        return False  # "Ada Berg (Oru), noting the size of the crowd, said"
    bare = clause.tag_ == "VB" or (clause.tag_ == "VBP" and clause.head.lemma_ in ("see", "watch") and not _witnessed(clause.head))
    if bare:  # "see them win" is no clause, "said they would win" and "demand that they win" are
        return any(c.dep_ in ("aux", "mark") and c.tag_ != "TO" for c in clause.children)
    return clause.tag_ not in ("VBG", "VBN") or any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "auxpass") for c in clause.children)


def _from_that(clause: Token, verb: Token) -> frozenset[int]:
    """The clause from its "that" on: what the parser put before it is the hearer ("told the editor of the paper that …")."""
    words = tokens_of(clause) - _told_next(clause) - _when_said(clause, verb)
    that = next((c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and c.i > verb.i), None)
    return words if that is None else frozenset(i for i in words if i >= that)


def _when_said(clause: Token, verb: Token) -> frozenset[int]:
    """ "said last week it would close": the time right after the cue is that of the telling, though the parser hangs it on what is told."""
    time = next((c for c in clause.lefts if c.dep_ == "npadvmod" and c.ent_type_ == "DATE" and c.left_edge.i == verb.i + 1), None)
    return tokens_of(time) if time is not None and verb.tag_ == "VBD" else NOTHING


def _told_next(clause: Token) -> frozenset[int]:
    """A second cue that the parser put into the clause, with the "and" before it."""
    table = cues()
    second = next((c for c in clause.children if c.i > clause.i and (retold(c, table) is not None or breaks_away(c, table))), None)
    if second is None:
        return NOTHING
    joints = {c.i for c in clause.children if c.dep_ in ("cc", "punct") and second.left_edge.i - 3 < c.i < second.left_edge.i}
    return tokens_of(second) | joints


def to_content(verb: Token) -> frozenset[int]:
    """An infinitive that the verb governs, with those that the parser joined to the verb: "pledged to hire a guard, train the staff"."""
    found = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and any(g.tag_ == "TO" for g in c.children)), None)
    if found is None:
        return NOTHING
    more = (c for c in verb.rights if c.dep_ == "conj" and c.tag_ in ("VB", "VBP") and c.i > found.i and verb.tag_ in ("VBD", "VBZ"))
    words = tokens_of(found, *(c for c in more if not any(g.dep_ in SUBJECTS for g in c.children)))
    return words - _outgrown(found)


def _outgrown(infinitive: Token) -> frozenset[int]:
    """ "to give up and guaranteed …": a finite verb that the parser joins to an infinitive goes on from the verb before it."""
    finite = next((c for c in infinitive.rights if c.dep_ == "conj" and c.tag_ in ("VBD", "VBZ")), None)
    if finite is None:
        return NOTHING
    joints = {c.i for c in infinitive.rights if c.dep_ in ("cc", "punct") and finite.left_edge.i - 3 < c.i < finite.left_edge.i}
    return tokens_of(finite) | joints


def ing_content(verb: Token) -> frozenset[int]:
    """A gerund that the verb governs, also a passive one ("reported being robbed") or one of the past."""
    found = next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp") and (c.tag_ == "VBG" or _is_being(c))), None)
    return tokens_of(found) | _joined(verb, found) if found is not None else NOTHING


def _is_being(clause: Token) -> bool:
    return clause.tag_ == "VBN" and any(c.dep_ in ("auxpass", "aux") and c.lower_ in ("being", "having") for c in clause.children)


def object_content(verb: Token) -> frozenset[int]:
    """The object, with what is said of it: "called him a liar", "accused her of lying", "described it as …"."""
    begun = verb.dep_ == "xcomp" and verb.head.lemma_ in cues().through  # "continue to deny the charge"
    if verb.dep_ in ("acl", "relcl", "xcomp") and not begun and any(c.tag_ == "TO" for c in verb.children):
        return NOTHING  # "a chance to defend the plan": right in 13 of 59 cases of the training reports
    moved = [c for c in verb.lefts if c.dep_ not in SUBJECTS and (c.tag_ in ("WP", "WDT") or (c.lower_ == "that" and c.dep_ == "dobj"))]
    if (taken := _taken_as(verb, bool(moved))) is not None:
        return tokens_of(taken) - {taken.i}
    found: list[Token] = []
    for child in verb.rights:
        if not found:
            if _is_object(child, verb, bool(moved)):
                found.append(child)
        elif (child.dep_ == "prep" and child.lower_ in JOINED) or child.dep_ in ("oprd", "xcomp") or _right_after(child, found[-1]):
            found.append(child)
    return tokens_of(*found, *moved) | _joined(verb, found[-1]) if found else NOTHING


def _right_after(child: Token, last: Token) -> bool:
    """ "Labelling him a traitor"."""
    return child.dep_ == "dobj" and child.left_edge.i == last.right_edge.i + 1


def _joined(verb: Token, last: Token) -> frozenset[int]:
    """What goes on with an object, where the parser joins it to the verb: "stressed fairness, and a need to …", "…, and that …"."""
    for more in (c for c in verb.rights if c.dep_ == "conj" and c.i > last.right_edge.i):
        between = verb.doc[last.right_edge.i + 1 : more.left_edge.i]
        noun = more.pos_ in ("NOUN", "PROPN") and not any(c.dep_ in SUBJECTS for c in more.children)
        clause = any(c.dep_ == "mark" and c.lower_ == "that" for c in more.lefts)
        gerund = more.tag_ == "VBG" != verb.tag_ and not any(c.dep_ == "aux" for c in more.lefts)
        if (noun or clause or gerund) and between and all(t.dep_ in ("cc", "punct") for t in between):
            return frozenset(range(last.right_edge.i + 1, more.left_edge.i)) | tokens_of(more)
    return NOTHING


def _taken_as(verb: Token, moved: bool) -> Token | None:
    """The "as" of "a charge that the army dismissed as …" and "what they describe as …": the object stands before."""
    if any(c.dep_ == "dobj" for c in verb.rights) or not (moved or verb.dep_ == "relcl"):
        return None
    words = ("as", "to") if verb.lemma_ in ("liken", "compare", "equate") else ("as",)
    return next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ in words and c.i == verb.i + 1), None)


def _is_object(child: Token, verb: Token, moved: bool) -> bool:
    if child.lemma_ in cues().no_object.get(verb.lemma_, ()) and not any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.rights):
        return False  # "calling himself Zorn", "blasted their way", "recalled its envoy"
    if child.dep_ == "dobj":
        return verb.lemma_ != "ask" or child.tag_ != "PRP"  # "asked him" names the hearer
    return child.dep_ == "ccomp" or (moved and child.dep_ == "oprd")


TAKES: dict[str, Callable[[Token], frozenset[int]]] = {
    "clause": clause_content,
    "to": to_content,
    "ing": ing_content,
    "object": object_content,
}


def one_sided(verb: Token, group: Range, source: Range | None, content: frozenset[int]) -> frozenset[int]:
    """Content on both sides of the cue is one only where the cue is put between commas, or a relative pronoun was moved to the front."""
    doc = verb.doc
    left = sorted(i for i in content if i < group[0] and not doc[i].is_punct)
    right = any(i > group[1] and not doc[i].is_punct for i in content)
    edge = max(group[1], source[1]) if source and source[1] - group[1] < 40 else group[1]
    inserted = edge + 1 < len(doc) and doc[edge + 1].text in DASHES
    if not left or inserted:
        return content
    if not right:
        first = min(group[0], source[0]) if source and source[0] < group[0] else group[0]
        apart = first > 0 and (doc[first - 1].is_punct or doc[first - 1].is_space) and doc[first - 1].text != "("
        return rest_of_sentence(verb, edge) or (content if apart else NOTHING)
    moved = len(left) <= 3 and doc[left[-1]].tag_ in ("WP", "WDT", "WRB", "WP$")
    return content if moved else frozenset(i for i in content if i > group[0])


def rest_of_sentence(verb: Token, edge: int) -> frozenset[int]:
    """What follows the cue directly, where that is a clause: "After the vote, the mayor said the plan was dead"."""
    rest = [t for t in verb.sent if t.i > edge]
    if rest and rest[0].lower_ == "that" and rest[0].tag_ == "IN":
        return frozenset(t.i for t in rest)
    if not rest or rest[0].is_punct or rest[0].tag_ == "TO" or rest[0].dep_ in ("prep", "advmod", "npadvmod", "cc", "mark", "dative"):
        return NOTHING
    near = list(takewhile(lambda t: t.text not in BREAKS, rest))
    if any(c.dep_ == "dobj" and c.left_edge.i == rest[0].i for c in verb.rights):
        # "found nobody as the plane had burned", "threatened the camp when it rose", "added a step that takes time"
        near = list(takewhile(lambda t: t.dep_ not in ("mark", "cc") and t.tag_ not in ("WRB", "WDT", "WP"), near))
    clause = any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in near) and any(t.dep_ in SUBJECTS for t in near)
    return frozenset(t.i for t in rest) if clause else NOTHING
