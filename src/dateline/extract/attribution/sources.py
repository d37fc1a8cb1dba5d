"""Who speaks, where the parser left the words that name the speaker elsewhere: between commas, after the cue, in the quotation."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.extract.attribution.grammar import SUBJECTS, Range, noun_phrase
from dateline.extract.attribution.quotation import Quotations
from dateline.extract.attribution.speakers import can_be_cited

TURNED = SUBJECTS | {"oprd", "dobj"}  # how the parser reads a speaker right after the cue
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
CLOSING = frozenset(("”", '"', "’", "'", "''"))
LONGEST_NAME = 12  # tokens of "an aide to the mayor of the town"
LONGEST_DESCRIPTION = 4  # stretches between commas of "Ken Low, 41, the head of the show, from Oru, said"


def completed(verb: Token, group: Range, source: Range | None, speech: bool) -> Range | None:
    """The source with a name that the parser left between it and the cue, or after the cue where it was taken for an object."""
    doc = verb.doc
    if source and source[1] < group[0] - 1 and all(doc[i].pos_ == "PROPN" for i in range(source[1] + 1, group[0])):
        return source[0], group[0] - 1
    if source is None and speech and verb.tag_ in FINITE:
        before = _set_apart(doc, group[0]) or _briefed(verb, group) or _described_before(doc, group[0])
        if before is not None:
            return before
    if source is None and speech and verb.dep_ == "amod" and verb.is_sent_start and verb.head.pos_ == "PROPN":
        return verb.i + 1, verb.head.i  # "Added Moe, “Every house was gone”"
    if source is None and speech and verb.dep_ in ("ROOT", "parataxis") and group[0] > 0 and doc[group[0] - 1].is_punct:
        after = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == group[1] + 1), None) or begun_clause(verb, group)
        return noun_phrase(after, verb) if after is not None else None
    return source


def begun_clause(verb: Token, group: Range) -> Token | None:
    """ "“…,” said Rita Moll, whose son was serving time": the parser takes the speaker for the subject of a clause that is told."""
    doc = verb.doc
    clauses = (c for c in verb.rights if c.dep_ == "ccomp" and c.left_edge.i == group[1] + 1)
    subject = next((g for c in clauses for g in c.lefts if g.dep_ in SUBJECTS and g.left_edge.i == group[1] + 1), None)
    if subject is None or doc[group[0] - 1].text not in CLOSING:
        return None
    described = subject.ent_type_ == "PERSON" or (subject.pos_ == "NOUN" and can_be_cited(subject))
    apart = doc[subject.i + 1].text == "," or (
        subject.head.tag_ == "VBG" and subject.head.i == subject.i + 1
    )  # "said Moll commenting on it"
    return subject if described and apart else None


def _described_before(doc: Doc, cue: int) -> Range | None:
    """ "…, Ken Low, the head of the show, said": a name with what describes it between commas, which the parser hangs elsewhere."""
    if cue == 0 or doc[cue - 1].text != ",":
        return None
    found, last, end = None, cue - 1, cue - 2
    for _ in range(LONGEST_DESCRIPTION):
        first = last
        while first > 0 and doc[first - 1].text != "," and not doc[first].is_sent_start:
            first -= 1
        words = doc[first:last]
        if not words or any(t.tag_ in FINITE or t.is_quote or t.text in ":;" for t in words):
            break
        if words[0].tag_ == "VBG":  # "…, noting the size of it, said"
            end = first - 2
        words = words[1:] if words[0].dep_ == "cc" and len(words) > 1 else words
        if words[0].pos_ in ("DET", "PROPN", "NOUN", "ADJ") and can_be_cited(words.root) and not _of_clause(words.root):
            found = words.start, end
        if doc[first].is_sent_start or first == 0:
            break
        last = first - 1
    return found


def _of_clause(noun: Token) -> bool:
    """Whether a noun is the subject of a finite verb of its own."""
    return noun.dep_ == "ROOT" or (noun.dep_ in SUBJECTS and noun.head.tag_ in FINITE)


def unquoted(verb: Token, group: Range, source: Range | None, quoted: Quotations) -> Range | None:
    """Of a source that the parser found in the quotation before the cue, the words between: "…, the right answer,” the report states"."""
    doc = verb.doc
    quote = quoted.at(doc[source[1]].idx) if source else None
    if source is None or quote is None or quote.end > doc[group[0]].idx or quoted.at(doc[source[0]].idx) is None:
        return source
    between = [i for i in range(source[1] + 1, group[0]) if doc[i].idx >= quote.end]
    if not between and (after := next((c for c in verb.rights if c.dep_ in SUBJECTS and c.left_edge.i == group[1] + 1), None)) is not None:
        return noun_phrase(after, verb)  # "“The idea being that they rest,” said Low": the parser sees two subjects
    named = bool(between) and len(between) < LONGEST_NAME and not any(doc[i].tag_ in FINITE or doc[i].is_punct for i in between)
    return (between[0], between[-1]) if named else source


def _briefed(verb: Token, group: Range) -> Range | None:
    """ "…, people briefed on the talks said": the parser takes what describes the speaker for a clause of its own."""
    for child in verb.lefts:
        subject = next((c for c in child.lefts if c.dep_ == "nsubj"), None)
        if child.tag_ in ("VBD", "VBN") and subject is not None and child.i == subject.i + 1 and child.right_edge.i == group[0] - 1:
            return subject.left_edge.i, group[0] - 1
    return None


def _set_apart(doc: Doc, cue: int) -> Range | None:
    """The words between a comma and the cue, where they name somebody: "In a note to the Herald, an aide to Berg said …"."""
    first = cue
    while first > 0 and not doc[first - 1].is_punct and not doc[first - 1].is_space and not doc[first - 1].is_sent_start:
        first -= 1
    words = doc[first:cue]
    named = words.root if 0 < len(words) < LONGEST_NAME and first and doc[first - 1].text == "," else None
    if named is None or named.dep_ not in ("appos", "conj", "npadvmod", "dobj", "pobj") or not can_be_cited(named):
        return None
    return None if any(t.tag_ in FINITE or t.dep_ in ("cc", "mark") for t in words) or words[0].dep_ == "prep" else (first, cue - 1)


def turned(verb: Token, source: Range) -> Range | None:
    """The speaker after the verb in "The plan, said Mr Low, would fail", where the parser takes "the plan" for the speaker."""
    doc = verb.doc
    if source[1] != verb.i - 2 or doc[verb.i - 1].text != "," or any(t.text in ",-–—" for t in doc[source[0] : source[1]]):
        return None
    clause = verb.head if verb.dep_ == "parataxis" else next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    near = (*verb.rights, *(clause.children if clause is not None else ()))
    named = next((c for c in near if c.dep_ in TURNED and c.left_edge.i == verb.i + 1), None)
    if clause is None or clause.i < verb.i or named is None:
        return None
    teller = noun_phrase(named, verb)
    return teller if doc[teller[1] + 1].is_punct else None  # "The clinic in Oru, said 20 people had been brought in": a comma too many
