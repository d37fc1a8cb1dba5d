"""Attributions by set phrases: "according to X", "as X put it", "in X's view", "reportedly", "Police: two held"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.core.statement import Stance
from dateline.extract.attribution.contents import NOTHING
from dateline.extract.attribution.cues import Cues
from dateline.extract.attribution.draft import Draft, Place
from dateline.extract.attribution.grammar import SUBJECTS, Range, around, noun_phrase, source_of, tokens_of, verb_group
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.extract.attribution.speakers import speaks_as_text
from dateline.extract.attribution.verbs import is_gap
from dateline.read.reading import Sentence

FIRST_WORDS = 4  # a report's heading starts here; names of few words stand for people there
LONGEST_TALLY = 7  # words after the colon of "Hill Street: 32 killed"
WITHIN_CLAUSE = ("advcl", "conj", "dobj", "pobj", "prep", "acl", "attr", "npadvmod", "nsubjpass", "xcomp")
SOME = frozenset(("one", "some", "several", "many", "most", "official", "early"))  # before an estimate that is nobody's
# What something goes by after "according to", said by nobody.
MEASURES = frozenset(
    ("plan", "schedule", "size", "age", "weight", "height", "length", "rank", "order", "need", "taste", "design", "type")
)
LONGEST_NAME = 8  # words before the colon of "Name: what they say"


def according_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "according to X": the sentence it stands in is the content."""
    if token.lower_ != "according" or place.quoted.at(token.idx):
        return
    to = next((c for c in token.rights if c.lower_ == "to" and c.i == token.i + 1), None)
    who = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if to is None or who is None or _is_measure(who):
        return
    source = _without_subject(noun_phrase(who, token), who, token)
    content = (_around(token) | around((source[1] + 1, who.right_edge.i))) - around((token.i, source[1]))
    content -= tokens_of(token) - around((source[1] + 1, who.right_edge.i))
    quotes = _quote_before(token, place.quoted)
    own = frozenset(i for i in content if not quotes or token.doc[i].idx >= quotes[0].end)
    if quotes and token.is_title and any(token.doc[i].is_alpha for i in own):
        content, quotes = own, ()  # "“We need it badly.” According to the engineer, the road is old"
    yield Draft((token.i, to.i), source, content, quotes, "asserted", "according", place.sentence)


def _is_measure(noun: Token) -> bool:
    """ "according to plan", "according to size": a noun that nobody speaks by, alone, tells how something goes."""
    whose = any(c.lower_ in ("of", "from", "by", "to") for c in noun.rights)
    return noun.lemma_.lower() in MEASURES and noun.n_lefts == 0 and not whose


def _without_subject(source: Range, who: Token, cue: Token) -> Range:
    """ "According to Low, a longer day may help": the subject of what is told, which the parser takes for a description of the speaker."""
    told = cue.head
    aside = next((c for c in who.rights if c.dep_ == "appos" and c.left_edge.i > who.i + 1), None)
    if aside is None or not cue.i < who.right_edge.i < told.i or who.doc[source[1] + 1].text == ",":
        return source
    missing = told.tag_.startswith("V") and not any(c.dep_ in SUBJECTS for c in told.children)
    return (source[0], aside.left_edge.i - 2) if missing else source


def _around(cue: Token) -> frozenset[int]:
    """The clause that a phrase is put into."""
    clause = cue.head
    while clause.dep_ not in ("ROOT", "parataxis") and clause.head != clause and not _put_into(cue, clause):
        clause = clause.head
    return tokens_of(clause)


def whose_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "by the count of the agency", "by the army's own estimate", "in the words of X": the clause it stands in is the content."""
    before = token.head
    if token.dep_ != "pobj" or lemma not in table.whose.get(before.lower_, ()) or place.quoted.at(token.idx):
        return
    if before.dep_ == "agent" and before.nbor(-1).text != ",":  # "bought by the count of Varde"
        return
    of = next((c for c in token.rights if c.lower_ == "of" and any(g.dep_ == "pobj" for g in c.children)), None)
    who = next((c for w in (of, token) if w is not None for c in w.children if c.dep_ == ("pobj" if w is of else "poss")), None)
    if who is None and lemma == "estimate":  # "by United Nations estimates", "by one estimate"
        who = next((c for c in token.lefts if c.dep_ == "compound" and c.i == token.i - 1), None) or (token if _one(token) else None)
    if who is None or who.like_num or (of is not None and not any(c.dep_ == "det" for c in token.lefts)):  # "in view of the storm"
        return
    clause = before.head
    while clause.dep_ in WITHIN_CLAUSE and clause.head != clause:
        clause = clause.head
    content, quotes = tokens_of(clause) - tokens_of(before), _quote_before(before, place.quoted)
    stance: Stance = "estimated" if lemma in ("estimate", "estimation") else "asserted"
    cue = (before.i, token.i if of is None or of.i != token.i + 1 else of.i)
    source = noun_phrase(who, token)
    cue = (token.i, token.i) if cue[0] < source[0] < cue[1] else cue
    if lemma == "word" and (after := _quote_after(max(cue[1], who.i), token.doc, place.quoted)):
        content, quotes = NOTHING, after  # "The night was, in the words of Berg, “a long mistake by everyone”"
        own = [i for i in range(source[0], source[1] + 1) if token.doc[i].idx < after[0].start and token.doc[i].text != ","]
        source = (source[0], own[-1])
    yield Draft(cue, source, content, quotes, stance, "according", place.sentence)


def _one(noun: Token) -> bool:
    """ "by one estimate", "by some estimates": nobody is named but the estimate."""
    return bool(noun.n_lefts) and all(c.lower_ in SOME for c in noun.lefts)


def _put_into(cue: Token, clause: Token) -> bool:
    """ "…, which, according to X, is a record": the cue stands within the relative clause and reaches no farther."""
    marked = cue.i > 0 and cue.nbor(-1).dep_ == "mark" and cue.nbor(-1).head == clause  # "as according to X they plotted"
    inside = clause.dep_ == "relcl" and clause.left_edge.i < cue.i
    return (inside or (clause.dep_ == "advcl" and marked)) and cue.i < clause.i


def _quote_before(token: Token, quoted: Quotations) -> tuple[Quotation, ...]:
    before = quoted.before(token.idx)
    spoken = before and before.sounds_spoken(quoted.text) and is_gap(quoted.text[before.end : token.idx])
    return (before,) if before and spoken else ()


def _quote_after(last: int, doc: Doc, quoted: Quotations) -> tuple[Quotation, ...]:
    """The quotation that the words up to the token `last` lead into."""
    end = doc[last].idx + len(doc[last])
    after = quoted.after(end)
    between = quoted.text[end : after.start].strip() if after else ""
    return (after,) if after and between in ("", ",", ":") and after.sounds_spoken(quoted.text) else ()


def as_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "As X has said, …", "…, as reported by X": the clause it is put into is the content."""
    cue = table.verbs.get(lemma)
    tells = "clause" in cue.takes if cue is not None else _puts_it(token)
    if not tells or token.dep_ != "advcl" or token.tag_ == "VBG" or token.pos_ != "VERB" or place.quoted.at(token.idx):
        return
    mark = next((c for c in token.lefts if c.lower_ == "as" and c.i == token.left_edge.i), None)
    if mark is None or any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in token.children if c.lower_ != "it"):
        return
    if any(c.lower_ in ("to", "at", "of", "about", "from") for c in token.rights):  # "as voters responded to …" tells of a happening
        return
    by = next((g for c in token.children if c.dep_ == "agent" for g in c.children), None)
    source = noun_phrase(by, token) if by is not None else source_of(token, table)
    quotes = () if cue is not None else (*_quote_before(mark, place.quoted), *_quote_after(token.right_edge.i, token.doc, place.quoted))
    content = NOTHING if quotes else tokens_of(token.head) - tokens_of(token)
    if cue is None and not quotes and mark.i > token.head.left_edge.i:
        return  # "She pledged to win, as she put it": what she put so is told before
    if source:
        group = (verb_group(token)[0], verb_group(token)[1] if cue is not None else token.i + 1)
        yield Draft(group, source, content, quotes, "asserted", f"as {lemma}", place.sentence)


def _puts_it(verb: Token) -> bool:
    """ "As the mayor put it, …"."""
    return verb.lemma_ == "put" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "it"


def hearsay_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "reportedly hit five bases": the verb and what follows it, said by nobody in particular."""
    if lemma not in table.hearsay or place.quoted.at(token.idx):
        return
    head = token.head
    told = table.verbs.get(head.lemma_)
    if told is not None and told.takes.keys() & {"clause", "to", "object"} and token in head.lefts:
        return  # "allegedly vowed to …": the verb is the cue
    rest = frozenset(t.i for t in head.subtree if t.i >= verb_group(head)[0] and t.i != token.i and t.dep_ != "relcl")
    if rest and head is not token:
        yield Draft((token.i, token.i), None, rest, (), table.hearsay[lemma], f"hearsay {lemma}", place.sentence)


def shown_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """ "The men were trained abroad, records show.": a text that speaks at the end, which the parser takes for a verb with an object."""
    doc, words = token.doc, place.sentence.words
    if lemma != "show" or token.pos_ == "VERB" or token.i + 2 < words.end or token.i < words.start + 3 or place.quoted.at(token.idx):
        return
    first = token.i - 1
    while first > words.start and doc[first - 1].pos_ in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    if speaks_as_text(doc[token.i - 1].lower_) and doc[first - 1].text == ",":
        told = frozenset(range(words.start, first - 1))
        yield Draft((token.i, token.i), (first, token.i - 1), told, (), "asserted", "clause show", place.sentence)


def colon_draft(sentence: Sentence, quoted: Quotations, table: Cues) -> Draft | None:
    """ "Police: two held": a name or a speaking office before the colon that opens a heading or a turn of talk."""
    words = sentence.words
    colon = next((t for t in words[: LONGEST_NAME + 1] if t.text == ":"), None)
    if colon is None or colon.i == words.start or sentence.start != sentence.block.start:
        return None
    name = [t for t in words if t.i < colon.i]
    rest = frozenset(t.i for t in words if t.i > colon.i)
    told = [t for t in words if t.i > colon.i]
    if not rest or quoted.at(colon.idx) or not _is_speaker(name, table) or _is_tally(name, told, table) or _is_entry(sentence, told):
        return None
    return Draft((colon.i, colon.i), (name[0].i, name[-1].i), rest, (), "asserted", "colon", sentence)


def _is_tally(name: list[Token], rest: list[Token], table: Cues) -> bool:
    """ "Hill Street: 32 killed": a place or a happening with its figure; nobody speaks."""
    short = len([t for t in rest if not t.is_punct]) <= LONGEST_TALLY
    counts = any(t.like_num for t in rest[:3])
    return short and counts and name[-1].lower_ not in table.headline and not any(t.tag_ in ("MD", "VBZ", "VBP") for t in rest)


def _is_entry(sentence: Sentence, rest: list[Token]) -> bool:
    """ "Ada Moe: possession of a rifle, held on $70,000 bond": a list without a finite verb tells of whom it names."""
    finite = any(t.tag_ in ("VBD", "VBZ", "VBP", "VB", "MD") for t in rest)
    return sentence.block.kind == "body" and not finite and any(t.text == "," for t in rest) and not any(t.text in "?!" for t in rest)


def _is_speaker(name: list[Token], table: Cues) -> bool:
    """A person's or body's name in capitals, or words like "police"; no verb, no number."""
    if any(t.pos_ in ("VERB", "AUX", "NUM") or (t.is_punct and t.text not in ".,&") for t in name):
        return False
    if name[-1].lower_ in table.headline or all(t.ent_type_ in ("PERSON", "ORG") for t in name):
        return True
    shouted = all(t.is_upper and len(t) > 2 and not t.is_stop for t in name)  # no "ANOTHER CURSE: …"
    return len(name) < 4 and (shouted or (name[0].i < FIRST_WORDS and all(t.pos_ == "PROPN" for t in name)))
