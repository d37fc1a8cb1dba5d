"""Who stands for what in a clause: the subject of a verb with all that belongs to it, and the words that make a cue."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.attribution.cues import Cues

Range = tuple[int, int]  # numbers of the first and the last token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
NAMED = frozenset(("PERSON", "ORG", "GPE"))
CUE_PARTS = frozenset(("aux", "auxpass", "neg", "advmod"))
QUESTION_WORDS = frozenset(("when", "how", "why", "where", "as"))
HEARD = frozenset(("tell", "order", "urge", "warn", "advise", "instruct", "remind"))  # verbs that need somebody who is told
UPWARD = frozenset(("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep"))
CLIMB = 5  # verbs to climb in search of a subject; longer chains are parser errors


def source_of(verb: Token, table: Cues, depth: int = 0) -> Range | None:
    """Who does what the verb says: its subject, else that of the verb it hangs on, else the noun it describes."""
    for child in verb.children:
        if child.dep_ in SUBJECTS or (child.i < verb.i and _misread_name(child)):
            return None if is_empty(child) else noun_phrase(_name_after(child, verb) or child, verb)
    if (joined := _listed_subject(verb)) is not None:
        return joined
    if depth == CLIMB or verb.head == verb:
        return None
    if (teller := retold(verb, table)) is not None:
        return source_of(teller, table, depth + 1)
    if verb.dep_ in UPWARD:
        moved = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None) if verb.head.lemma_ in table.moving else None
        if moved is not None and verb.dep_ == "xcomp" and any(c.tag_ == "TO" for c in verb.lefts):
            return noun_phrase(moved, verb)  # "leading critics to wonder whether …"
        return _from_above(verb, table, depth)
    if verb.dep_ == "acl" and (above := taken_for_adjective(verb.head)) is not None:
        return source_of(above, table, depth + 1)
    if verb.dep_ == "acl" and _tells_for(verb, table):
        return source_of(governor(verb.head), table, depth + 1) or noun_phrase(verb.head, verb)
    return noun_phrase(verb.head, verb) if verb.dep_ in ("acl", "relcl") else None


def _name_after(title: Token, verb: Token) -> Token | None:
    """ "Sheriff's spokesman Capt. Jon Moe said": the name right after a title, which the parser takes for a second subject."""
    second = (c for c in verb.lefts if c.dep_ in SUBJECTS and c.pos_ == "PROPN" and c.left_edge.i == title.right_edge.i + 1)
    return next(second, None) if title.pos_ == "NOUN" else None


def _listed_subject(verb: Token) -> Range | None:
    """ "The US fined two officials and the Foreign Office said …": the parser takes the new subject for the end of a list."""
    before = verb.doc[verb_group(verb)[0] - 1] if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ", "VBP") else None
    if before is None or before.pos_ not in ("NOUN", "PROPN"):
        return None
    noun = before
    while noun.dep_ != "conj" and noun.head.i > verb.head.i and noun.head.pos_ in ("NOUN", "PROPN", "ADP"):
        noun = noun.head
    first = noun.left_edge.i
    joined = noun.dep_ == "conj" and noun.head.i > verb.head.i and first > 0 and verb.doc[first - 1].dep_ == "cc"
    return (first, before.i) if joined and all(t.text != "," for t in verb.doc[first : before.i]) else None


def retold(verb: Token, table: Cues) -> Token | None:
    """The first cue in "He said the bridge was closed and added that …" or "…, calling it …".

    The parser puts the second cue into what the first says; both have one speaker.
    """
    clause, teller = verb.head, verb.head.head
    if clause.dep_ != "ccomp" or clause.i < teller.i or teller.lemma_ not in table.speech or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    told = verb.lemma_ in table.speech or (verb.lemma_ in table.verbs and verb.tag_ == "VBD" != clause.tag_)
    if verb.dep_ == "conj" and verb.tag_ == teller.tag_ and told:
        return teller
    apart = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    return teller if apart and (verb.lemma_ in table.speech or verb.lemma_ in table.telling) else None


def breaks_away(verb: Token, table: Cues) -> bool:
    """The second cue in "She said the vote was fair, and the party called it a farce": a new speaker, not part of what she said."""
    clause, teller = verb.head, verb.head.head
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or clause.i < teller.i or verb.tag_ != teller.tag_ or verb.lemma_ not in table.verbs:
        return False
    before = [verb.doc[i].text for i in range(max(clause.i, verb.left_edge.i - 2), verb.left_edge.i)]
    return "," in before and any(c.dep_ in SUBJECTS for c in verb.children) and verb.doc[verb.left_edge.i].lower_ != "that"


def _from_above(verb: Token, table: Cues, depth: int) -> Range | None:
    if (above := _told_from_afar(verb, table)) is not None:
        return source_of(above, table, depth + 1)
    if verb.dep_ == "ccomp" and any(c.dep_ == "mark" for c in verb.children):
        return None
    if verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and verb.head.tag_ == "VB":  # "urges him to come out and says"
        return source_of(verb.head.head, table, depth + 1) or source_of(verb.head, table, depth + 1)
    if verb.head.pos_ in ("NOUN", "PROPN", "PRON") and verb.dep_ in ("pcomp", "prep", "advcl"):
        return noun_phrase(verb.head, verb)
    return source_of(verb.head, table, depth + 1)


def _told_from_afar(verb: Token, table: Cues) -> Token | None:
    """The verb whose subject tells in "urge people not to run, saying …", "met those who fled, adding …", which the parse hangs too low."""
    apart = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.doc[verb.left_edge.i - 1].text == ","
    if not apart or verb.lemma_ not in table.telling | table.speech:
        return None
    clause = verb.head
    if clause.dep_ == "advcl" and clause.head.i < clause.i and any(c.lower_ in ("since", "after") for c in clause.lefts):
        return clause.head  # "appeared for the first time since troops rose against him, vowing to …"
    if clause.dep_ == "xcomp" and clause.head.lemma_ in table.moving:
        return clause.head
    above = governor(clause.head) if clause.dep_ in ("acl", "relcl") and clause.head.dep_ in ("dobj", "pobj", "conj") else None
    return above if above is not None and above.pos_ == "VERB" and above.dep_ in ("ROOT", "conj") else None


def _tells_for(verb: Token, table: Cues) -> bool:
    """ "drew a contrast, saying …": the participle tells what the subject says, though the parser hangs it on the object."""
    head = verb.head
    return verb.tag_ == "VBG" and head.dep_ in ("dobj", "pobj") and verb.lemma_ in table.telling and head.lemma_ not in table.documents


def taken_for_adjective(noun: Token) -> Token | None:
    """The verb of "Ito voiced frustration with …" where the parser takes it for an adjective of its object."""
    verbs = (c for c in noun.lefts if c.dep_ == "amod" and c.tag_ in ("VBD", "VBZ"))
    return next((v for v in verbs if any(c.dep_ in SUBJECTS for c in v.children)), None)


def governor(noun: Token) -> Token:
    """The verb that the noun depends on."""
    at = noun.head
    while at.pos_ not in ("VERB", "AUX") and at.dep_ in ("prep", "pobj", "dobj", "conj") and at.head != at:
        at = at.head
    return at


def subject_of(noun: Token) -> Token | None:
    """ "Moe is a racist and a liar who has vowed …": the subject that the noun says something of."""
    top = noun
    while top.dep_ == "conj":
        top = top.head
    verb = top.head
    while verb.dep_ == "conj" and not any(c.dep_ == "nsubj" for c in verb.lefts):
        verb = verb.head
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None) if top.dep_ == "attr" else None
    return subject if subject is not None and (subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she", "they")) else None


def is_empty(subject: Token) -> bool:
    """ "There", or the "it" of "it is clear that …"."""
    if subject.lower_ == "there":
        return True
    return subject.lower_ == "it" and subject.head.lemma_ == "be" and any(c.dep_ in ("acomp", "attr") for c in subject.head.children)


def noun_phrase(noun: Token, without: Token) -> Range:
    """The noun with all that belongs to it, up to the word `without` and what hangs on that."""
    left, right = noun.left_edge.i, noun.right_edge.i
    if left <= without.i <= right:
        if without.i > noun.i:
            right = min(right, without.left_edge.i - 1)
        else:
            left = max(left, without.right_edge.i + 1)
    doc = noun.doc
    while right > noun.i and (doc[right].is_punct or doc[right].is_space) and doc[right].text != ")":
        right -= 1
    while left < noun.i and (_is_no_name(doc[left]) or (doc[left].dep_ == "prep" and _is_no_name(doc[left + 1]))):
        left += 1  # "on which 90 men wrote about …"
    return min(left, noun.i), max(right, noun.i)


def _is_no_name(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ in ("cc", "mark") or token.tag_ in ("WP", "WDT", "WRB")


def verb_group(verb: Token) -> Range:
    """The verb with the auxiliaries, negation and adverbs right before it and the particle right after it."""
    doc = verb.doc
    left = right = verb.i
    while left > 0 and _helps(doc[left - 1], verb):
        left -= 1
    if right + 1 < len(doc) and doc[right + 1].dep_ == "prt" and doc[right + 1].head.i == verb.i:
        right += 1
    return left, right


def _helps(token: Token, verb: Token) -> bool:
    """Whether a word before the verb is part of the cue: an auxiliary, a negation, an adverb, but no name."""
    return token.dep_ in CUE_PARTS and token.head.i == verb.i and token.lower_ not in QUESTION_WORDS and not _misread_name(token)


def _misread_name(token: Token) -> bool:
    """ "Bakk said", "Bidwill said": a name that the language model takes for an adverb or an auxiliary."""
    taken = (token.dep_ == "advmod" and token.ent_type_ in NAMED) or (token.dep_ == "aux" and token.tag_ == "MD" and not token.is_stop)
    return taken and token.text[:1].isupper()


def cue_group(verb: Token, table: Cues) -> Range:
    """The verb group, from the verb that only begins the telling: "went on to say", "continued by saying"."""
    group = verb_group(verb)
    head = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "by" else verb.head
    begins = verb.dep_ in ("xcomp", "advcl") or (verb.dep_ == "pcomp" and head != verb.head)
    if begins and head.lemma_ in table.through and 0 < verb.i - head.i < 5:
        return verb_group(head)[0], group[1]
    return group


def is_passive(verb: Token) -> bool:
    """Whether the verb is a passive, or a participle that stands for one ("asked whether …, he said")."""
    deps = {c.dep_ for c in verb.children}
    if "auxpass" in deps or shares_passive(verb, deps):
        return True
    if _is_told_to(verb, deps):
        return True
    participle = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "advcl" and verb.lemma_ == "ask")
    return participle and verb.dep_ in ("acl", "advcl") and not deps & {"aux", "nsubj"}


def _is_told_to(verb: Token, deps: set[str]) -> bool:
    """ "Residents told to leave": a verb that needs somebody who is told, with nobody after it, before what he is told to do."""
    alone = verb.tag_ in ("VBD", "VBN") and verb.lemma_ in HEARD and verb.dep_ != "relcl" and not deps & {"dobj", "dative", "aux"}
    next_word = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    return alone and next_word.tag_ == "TO" and next_word.head.dep_ in ("xcomp", "ccomp", "advcl")


def shares_passive(verb: Token, deps: set[str]) -> bool:
    """ "was fined and told to pay": a verb that needs somebody who is told, joined to a passive."""
    joined = verb.dep_ == "conj" and verb.lemma_ in ("tell", "inform", "order") and not deps & {"nsubj", "aux", "dobj", "dative"}
    return joined and any(c.dep_ == "auxpass" for c in verb.head.children)


def tokens_of(*roots: Token) -> frozenset[int]:
    """Numbers of all tokens below and with the given ones."""
    return frozenset(t.i for root in roots for t in root.subtree)


def around(*ranges: Range | None) -> frozenset[int]:
    """All token numbers of the ranges."""
    return frozenset(i for r in ranges if r for i in range(r[0], r[1] + 1))
