"""Say of what an amount is told that names no thing: "exports fell by a quarter", "a turnout of 61 percent"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.quantities.lexemes import words

TABLE = "figure_nouns"
MOVED = words(TABLE, "moved")
AMOUNTS, CHANGES, CHANGING = words(TABLE, "amounts"), words(TABLE, "changes"), words(TABLE, "changing")
PRICED, CONTESTED = words(TABLE, "priced"), words(TABLE, "contested")
NOUNS = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubjpass")
OF_VERBS = ("dobj", "npadvmod", "attr", "oprd", "advmod", "acomp", "dep")
TO_AMOUNTS = ("by", "to", "at", "from", "of", "above", "below")
STEPS = 4  # heads climbed from verb to verb in search of a subject


def told_of(anchor: Token) -> Token | None:
    """The noun whose amount the number is; None where the clause does not say."""
    head = anchor.head
    if anchor.dep_ == "pobj":
        above = head.head
        if above.pos_ in NOUNS:
            return of_amount(above) if head.lower_ in ("of", "at", "to", "by") else None
        if above.lower_ in MOVED and above.head.pos_ in ("VERB", "AUX"):
            return of_verb(above.head, False)  # "cases are down from 79 to 57"
        return of_verb(above, True) if above.pos_ in ("VERB", "AUX") and head.lower_ in TO_AMOUNTS else None
    if anchor.dep_ in OF_VERBS and (degree := of_degree(anchor, head)) is not None:
        return degree
    if anchor.dep_ in OF_VERBS and head.pos_ in ("VERB", "AUX"):
        return of_verb(head, anchor.dep_ == "npadvmod")  # "cut its output 3 percent"
    if anchor.dep_ in OF_VERBS and head.lower_ in MOVED and head.head.pos_ in ("VERB", "AUX"):
        return of_verb(head.head, False)  # "shares were down 4 percent"
    if anchor.dep_ == "appos" and head.pos_ in NOUNS:
        return of_amount(head)  # "a levy - 8 percent -"
    if anchor.dep_ == "conj" and head.lemma_ == anchor.lemma_:
        return told_of(head)
    if anchor.dep_ in ("compound", "nmod", "amod", "nummod") and head.lemma_.lower() in CHANGES:
        return of_amount(head)
    return None


def of_degree(anchor: Token, head: Token) -> Token | None:
    """ "the fire is 30 percent contained", "the vaccine was 72 percent effective": to what degree the subject is so."""
    verb = head.head if head.pos_ == "ADJ" and head.dep_ == "acomp" else head
    linked = head.pos_ == "ADJ" or any(c.dep_ == "auxpass" for c in head.children)
    if anchor.i + 1 != head.i or not linked:
        return None
    found = subject(verb)
    return of_amount(found) if found is not None else None


def of_verb(verb: Token, phrase: bool) -> Token | None:
    """The object that was changed by so much, else the subject that changed."""
    if verb.lemma_.lower() not in CHANGING:
        return None
    if phrase and any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.children):
        return None  # "the mayor raised it to 29"
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ in NOUNS] if phrase else []
    found = objects[0] if objects else subject(verb)
    return of_amount(found) if found is not None else None


def subject(verb: Token) -> Token | None:
    """The noun that is the subject of the verb, or of the verb it is joined to, or that it modifies."""
    for _ in range(STEPS):
        found = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if found is not None and found.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
            return verb.head if verb.head.pos_ in NOUNS else None
        if found is not None:
            return found if found.pos_ in NOUNS else None
        if verb.dep_ in ("acl", "relcl"):
            return verb.head if verb.head.pos_ in NOUNS else None
        if verb.dep_ not in ("conj", "xcomp", "advcl", "pcomp"):
            return None
        verb = verb.head if verb.dep_ != "pcomp" else verb.head.head
    return None


def share_price(firm: Token, percent: Token) -> bool:
    """ "Halden Corp. fell 3 percent": of a firm that rises or falls by so much, the price of its shares is told; of a party, its votes."""
    moved = percent.head if percent.head.pos_ in ("VERB", "AUX") else percent.head.head
    verb = moved.lemma_.lower()
    beside = any(c.dep_ == "dobj" and c.i != percent.i for c in moved.children)
    moves = verb in PRICED or (verb == "be" and percent.head.lower_ in MOVED)
    polled = any(t.lemma_.lower() in CONTESTED for t in firm.sent)
    return firm.ent_type_ == "ORG" and firm.pos_ == "PROPN" and moves and not beside and not polled


def of_amount(noun: Token) -> Token:
    """ "the number of cases" is of the cases, "a rise in exports" of the exports."""
    lemma = noun.lemma_.lower()
    words = ("of",) if lemma in AMOUNTS else ("in", "of") if lemma in CHANGES else ()
    within = (g for c in noun.children if c.dep_ == "prep" and c.lower_ in words for g in c.children if names(g))
    before = (c for c in noun.lefts if lemma in CHANGES and c.dep_ == "compound" and names(c))
    return next(within, None) or next(before, noun)


def names(token: Token) -> bool:
    """Whether the token is a noun that can say of what an amount is told."""
    return token.pos_ in NOUNS and token.lower_ not in ("percent", "%")
