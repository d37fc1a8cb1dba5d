"""Who a speaker's words stand for: the fullest name the report gives, its entity, and what sort of speaker it is."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from dateline.core.resolved import Resolved
from dateline.core.spans import Span
from dateline.core.statement import Speaker, SpeakerSort
from dateline.extract.attribution.grammar import Range, noun_phrase, subject_of
from dateline.read.reading import Reading

TABLE = "tables/attribution_speakers.toml"
ARTICLES = frozenset(("the", "a", "an", "even", "both", "only"))
HIGHEST_PERSON = 6  # steps from a relative clause up to the name that its noun describes
NEAR_TEXT = 150  # tokens back to where a report first tells of "the statement": about five sentences
OWN_NAME = frozenset(("name", "himself", "herself", "themselves"))
AGED = re.compile(r"the (\d+)-year-old", re.I)  # "The 23-year-old": a person named before
RELATIVE = frozenset(("who", "which", "that"))
PERSONAL = frozenset(("he", "she", "it", "they"))
SELF = frozenset(("i", "we"))
NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
PLACES = frozenset(("GPE", "LOC", "FAC"))


@cache
def _table() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("dateline.extract").joinpath(TABLE).read_text("utf-8"))
    return {key: frozenset(words.split()) for key, words in data.items()}


def can_be_cited(head: Token) -> bool:
    """Whether a noun is a name, a body, or people who can tell something: "citing police", not "citing the weather"."""
    if head.pos_ == "PROPN" or head.ent_type_ in NAMES:
        return head.ent_type_ not in ("LAW", "DATE", "EVENT", "WORK_OF_ART", "PRODUCT")
    lemma = head.lemma_.lower()
    return lemma in _table()["sources"] or lemma in _table()["organisations"] or lemma in _table()["documents"]


def head_of(doc: Doc, source: Range) -> Token:
    """The noun of a speaker's words; the last one where the parser hangs article and noun on what follows ("the bank forecast that …")."""
    head = doc[source[0] : source[1] + 1].root
    return head if head.dep_ != "det" else doc[source[1]]


def is_text(head: Token) -> bool:
    """Whether a noun is a text that speaks: "study", "poll", "figures"."""
    return head.lemma_.lower() in _table()["documents"]


def speaks_as_text(word: str) -> bool:
    """Whether a word, or its plural, is a text that speaks: "reports", "figures"."""
    return bool({word, word.removesuffix("s")} & _table()["documents"])


def can_tell(head: Token) -> bool:
    """Whether a noun or pronoun is somebody or a text that can tell something; a relative pronoun is what it stands for."""
    head = _antecedent(head)
    return head.pos_ == "PRON" or can_be_cited(head)


def _antecedent(head: Token) -> Token:
    """The noun that a relative pronoun stands for, "who" for no place; any other word itself."""
    if head.lower_ not in RELATIVE or head.head.dep_ != "relcl":
        return head
    noun = head.head.head
    return (subject_of(noun) or _person_above(noun)) if head.lower_ == "who" else noun


def _person_above(noun: Token) -> Token:
    """Whom "who" means: "an analyst in Kampala, who doubts …", "Ada Moe, the head of the union, who …", "a nurse and a Liberal who …"."""
    found = noun
    for _ in range(HIGHEST_PERSON):
        if found.ent_type_ == "PERSON" or found.dep_ not in ("pobj", "prep", "appos", "conj", "compound"):
            break
        found = found.head
    named = found.ent_type_ == "PERSON" and (_describes(noun, found) or not is_human(noun))
    while not named and not is_human(noun) and noun.dep_ in ("pobj", "dobj") and _owner(noun) is not None:
        noun = _owner(noun) or noun
    return found if named else noun


def _describes(noun: Token, name: Token) -> bool:
    """Whether the noun stands in an apposition of the name: "Ada Moe, a nurse and the head of the union"."""
    above = noun
    while above.head != name and above.head != above:
        above = above.head
    return above.dep_ == "appos" and name.i < noun.i


def is_human(noun: Token) -> bool:
    """Whether "who" can be said of a noun: people, not places, bodies or things."""
    return noun.ent_type_ == "NORP" or noun.lemma_.lower() in _table()["sources"] | _table()["male"] | _table()["female"]


def _owner(noun: Token) -> Token | None:
    """The person of whom a noun tells: "the owner of a shop", "the owner of a shop that sells hats"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    while above.dep_ in ("relcl", "acl", "pobj", "prep") and above.head != above and not is_human(above):
        above = above.head
    return above if above.pos_ in ("NOUN", "PROPN") and is_human(above) and above.i < noun.i else None


class Speakers:
    """Names the speakers of one report, asked in the order of the text: a pronoun that nothing resolves is the last speaker it fits."""

    def __init__(self, reading: Reading, resolved: Resolved) -> None:
        self._reading = reading
        self._resolved = resolved
        self._last: Speaker | None = None
        self._last_person: Speaker | None = None
        self._last_body: Speaker | None = None
        self._told: list[tuple[Token, Speaker]] = []  # every speaker so far with the noun or name of it
        self._last_head: Token | None = None  # the noun or pronoun of the last speaker

    def at(self, source: Range) -> Speaker:
        """The speaker whose words stand at the tokens of `source`."""
        doc = self._reading.doc
        span = self._reading.span(doc[source[0]], doc[source[1]])
        head = head_of(doc, source)
        known = self._issuer(head, span) or self._just_heard(head, span) or self._known(head, source, span)
        found = known or self._carried(head, span) or self._again(head, source, span) or self._described(head, source, span)
        self._last, self._last_head = found, _antecedent(head)
        self._told.append((self._last_head, found))
        if found.sort == "person":
            self._last_person = found
        if found.sort == "organisation":
            self._last_body = found
        return found

    def inside(self, source: Range, outer: Speaker | None, spoken: bool) -> Speaker:
        """The speaker at `source` in the words of `outer`; one who is quoted (`spoken`) calls himself neither "he" nor "they"."""
        doc = self._reading.doc
        span = self._reading.span(doc[source[0]], doc[source[1]])
        head = head_of(doc, source)
        found = self._known(head, source, span)
        if head.pos_ == "PRON" and spoken and found and outer and found.name == outer.name:
            found = None
        if found is None and head.lower_ in PERSONAL and outer is not None and not spoken:
            return Speaker(outer.name, span, outer.entity, outer.sort)
        return found or self._issuer(head, span) or self._described(head, source, span)

    def _just_heard(self, head: Token, span: Span) -> Speaker | None:
        """ "…, said the governor, Vara Lind. She said …": who spoke right before, known to no resolver."""
        last, before = self._last, self._last_head
        if head.lower_ not in ("he", "she") or last is None or before is None or last.entity is not None or not self._goes_on(head.lower_):
            return None
        start = head.sent.start
        near = start > 0 and start > before.i >= head.doc[start - 1].sent.start
        someone = is_human(before) or (last.sort == "person" and before.is_alpha and len(before) > 1)
        return Speaker(last.name, span, None, last.sort) if near and someone and head.dep_ == "nsubj" and _opens(head) else None

    def _known(self, head: Token, source: Range, span: Span) -> Speaker | None:
        """By the resolvers: what the head of the words, its apposition or the noun of "who" refers to."""
        for token in _stand_ins(head, source):
            reference = self._resolved.reference_at(token.idx)
            entity = self._resolved.entity(reference.entity) if reference else None
            if entity is not None and not (entity.sort == "group" and _one_of(token, entity.name)):
                return Speaker(entity.name, span, entity.id, "person" if entity.sort == "person" else "organisation")
        return None

    def _issuer(self, head: Token, span: Span) -> Speaker | None:
        """ "The statement said": whoever was said to put it out, in its own phrase or where the report first tells of it."""
        head = _antecedent(head)  # "released a statement that said …"
        if head.lemma_.lower() not in _table()["issued"]:
            return None
        texts = [head, *_same_before(head)] if _is_bare(head) else [head]
        for text, by in ((t, by) for t in texts if (by := _put_out_by(t)) is not None):
            if (found := self._known(by, noun_phrase(by, text), span)) is not None:
                return found
            if (named := next((s for t, s in self._told if t.i == by.i), None)) is not None:  # "In a statement it said …"
                return Speaker(named.name, span, named.entity, named.sort)
            if text is not head:
                return self._described(by, noun_phrase(by, text.head if by.i < text.i else by), span)
        last = self._last_body if _is_bare(head) and not _same_before(head) else None  # "…, the ministry announced. … the communique said"
        return Speaker(last.name, span, last.entity, last.sort) if last is not None else None

    def _carried(self, head: Token, span: Span) -> Speaker | None:
        """A pronoun, or "the agency" where no name has the word: the last speaker that fits."""
        if (aged := AGED.fullmatch(span.exact)) is not None:
            return self._of_age(aged.group(1), span)
        word = head.lower_
        if word in _table()["person"] or word in ("it", "they"):
            last = self._subject_above(head) or self._subject_before(head) or (self._last if self._goes_on(word) else None)
            if last is None and self._last is not None:
                last = self._earlier(word, self._last)
        elif word in _table()["generic"] and head.i and head.nbor(-1).lower_ == "the":
            last = self._last if self._last and self._last.sort == "organisation" else None
        else:
            return None
        return Speaker(last.name, span, last.entity, last.sort) if last else None

    def _again(self, head: Token, source: Range, span: Span) -> Speaker | None:
        """ "The minister", "the spokesman": the last speaker who was called so with more words or by name."""
        bare = source[1] == head.i == source[0] + 1 and head.nbor(-1).lower_ == "the"
        if not bare or head.pos_ != "NOUN" or not is_human(head):
            return None
        found = next((s for t, s in reversed(self._told) if head.lower_ in _titles(t) and s.name.lower() != head.lower_), None)
        return Speaker(found.name, span, found.entity, found.sort) if found is not None else None

    def _of_age(self, age: str, span: Span) -> Speaker | None:
        """ "The 23-year-old": the last person whose name had the age behind it, else whoever spoke last."""
        named = list(re.finditer(rf"(\w+), {age}\b", self._reading.text[: span.start]))
        reference = self._resolved.reference_at(named[-1].start()) if named else None
        entity = self._resolved.entity(reference.entity) if reference else None
        if entity is not None and entity.sort == "person":
            return Speaker(entity.name, span, entity.id, "person")
        last = self._last if self._last is not None and self._last.sort == "person" else None
        near = last is not None and last.span is not None and "\n" not in self._reading.text[last.span.end : span.start].strip("\n")
        return Speaker(last.name, span, last.entity, "person") if last is not None and near else None

    def _earlier(self, word: str, last: Speaker) -> Speaker | None:
        """Who spoke before the last speaker: the person before a body, the body before its spokesman."""
        if word in _table()["person"]:
            return self._last_person if last.sort == "organisation" else None
        own = self._last_head is not None and self._last_head.lower_ in SELF
        return self._last_body if word == "they" and last.sort == "unnamed" and not own else None

    def _goes_on(self, word: str) -> bool:
        """Whether a pronoun that the resolvers know nothing of can be the last speaker: "he" no body, "it" no human being."""
        last, head = self._last, self._last_head
        if last is None or head is None:
            return False
        if word in _table()["person"]:
            one = head.tag_ not in ("NNS", "NNPS") and not is_text(head) and _may_be(head, word)
            return last.sort == "person" or (last.sort == "unnamed" and one)
        if last.sort == "unnamed":
            return is_text(head) if word == "it" else head.tag_ in ("NNS", "NNPS") or head.lower_ in ("they", "those", "police")
        return last.sort == "organisation"

    def _subject_above(self, head: Token) -> Speaker | None:
        """ "The government has closed the road, which it says is mined": the subject of a clause above, in the same sentence."""
        verb = head.head
        while verb.head != verb:
            verb = verb.head
            subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.i < head.i), None)
            if subject is not None:
                return self._as_speaker(subject, verb, head)
        return None

    def _subject_before(self, head: Token) -> Speaker | None:
        """ "Police searched the house. They found …": the subject of the sentence before, where nobody spoke in it."""
        start = head.sent.start
        before = head.doc[start - 1].sent if start else None
        subject = next((c for c in before.root.children if c.dep_ in ("nsubj", "nsubjpass")), None) if before is not None else None
        told = before is not None and before.root.lemma_ not in ("quote", "cite")  # "The paper quoted Moe as saying … It said"
        spoken = before is not None and told and self._last_head is not None and self._last_head.i >= before.start
        if before is None or subject is None or spoken:
            return None
        return self._as_speaker(subject, before.root, head)

    def _as_speaker(self, subject: Token, verb: Token, pronoun: Token) -> Speaker | None:
        """The subject of a verb as a speaker, where the pronoun can stand for it."""
        body = subject.lemma_.lower() in _table()["organisations"] or subject.ent_type_ in ("ORG", "GPE")
        many = subject.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in subject.rights)
        human = subject.ent_type_ == "PERSON" or (subject.pos_ == "NOUN" and not body and not many and not is_text(subject))
        fits = {"it": body or is_text(subject), "they": body or many}.get(pronoun.lower_, human and _may_be(subject, pronoun.lower_))
        if not fits or not _is_somebody(subject):
            return None
        source = noun_phrase(subject, verb)
        span = self._reading.span(pronoun.doc[source[0]], pronoun.doc[source[1]])
        return self._known(subject, source, span) or self._described(subject, source, span)

    def _described(self, head: Token, source: Range, span: Span) -> Speaker:
        """By the words themselves."""
        if (noun := _antecedent(head)) is not head:
            source, head = noun_phrase(noun, head.head), noun
        if (name := _named_beside(head, source)) is not None:
            return Speaker(name.text, span, None, "person")
        return Speaker(_words(head, source), span, None, _sort(head))


def _titles(head: Token) -> set[str]:
    """What a speaker is called: the noun, what stands before a name or beside it ("Health Minister Ada Moe", "Ada Moe, the minister")."""
    beside = [c for c in head.children if c.dep_ in ("compound", "appos", "nmod")] + ([head.head] if head.dep_ == "appos" else [])
    return {t.lower_ for t in (head, *beside)}


def _opens(pronoun: Token) -> bool:
    """Whether a pronoun opens its sentence, or follows what is told there ("Nine villages are cut off, she said") and nobody is named."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    if all(t.pos_ in ("ADV", "CCONJ") or t.is_punct or t.is_space for t in before):
        return True
    return len(before) > 1 and (before[-1].is_quote or before[-1].text == ",") and all(t.ent_type_ != "PERSON" for t in before)


def _one_of(noun: Token, group: str) -> bool:
    """Whether a noun is one member of a group that goes by its plural: "the Republican", where the group is "Republicans"."""
    return noun.tag_ in ("NN", "NNP") and group.lower().split()[-1] == f"{noun.lower_}s"


def _named_beside(head: Token, source: Range) -> Tokens | None:
    """The name of "the provincial governor, Vahagn Sargsyan", "an officer who gave his name as Colonel Idriss Bakary"."""
    if head.pos_ != "NOUN" or not is_human(head):
        return None
    if (given := _given_name(head, source)) is not None:
        return given
    beside = (c for c in head.rights if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i <= source[1])
    names = (t for t in beside if t.ent_type_ in ("", "PERSON") or any(c.dep_ == "compound" for c in t.lefts))
    name = next(names, None)
    return head.doc[name.left_edge.i : name.i + 1] if name is not None else None


def _given_name(head: Token, source: Range) -> Tokens | None:
    """ "an officer who gave his name as Idriss Bakary", "a man who identified himself as Tom Reed": the words after "as"."""
    doc = head.doc
    as_ = next((t for t in doc[head.i : source[1]] if t.lower_ == "as" and t.nbor(-1).lower_ in OWN_NAME), None)
    if as_ is None or not any(t.lemma_ in ("give", "identify") for t in doc[head.i : as_.i]):
        return None
    last = next((t.i for t in doc[as_.i + 1 : source[1] + 1] if t.pos_ != "PROPN"), source[1] + 1)
    return doc[as_.i + 1 : last] if last > as_.i + 1 else None


def _is_somebody(noun: Token) -> bool:
    """Whether a noun is somebody, or a body that can tell something."""
    return can_be_cited(noun) or noun.lower_ in _table()["male"] | _table()["female"]


def _may_be(head: Token, pronoun: str) -> bool:
    """Whether "he" or "she" can be the noun: not "she" a fisherman."""
    other = "female" if pronoun in ("he", "him", "his") else "male"
    return head.lower_ not in _table()[other]


def _is_bare(text: Token) -> bool:
    """ "The statement", "it said in the same statement": nothing tells whose it is."""
    own = [c for c in text.children if c.dep_ not in ("det", "amod", "punct")]
    return not own and any(c.lower_ in ("the", "this", "that") for c in text.lefts)


def _same_before(text: Token) -> list[Token]:
    """The nearest earlier mention of the text, if it is near."""
    doc = text.doc
    near = (doc[i] for i in range(text.i - 1, max(-1, text.i - NEAR_TEXT), -1))
    return [t for t in near if t.lemma_ == text.lemma_ and not _is_bare(t)][:1]


def _put_out_by(text: Token) -> Token | None:
    """Who puts a text out: "a statement from X", "X's letter", the subject of "said in a statement" or "released a statement"."""
    ways = (text, *(c for c in text.rights if c.dep_ == "acl" and c.lemma_ in _table()["issuing"]))  # "a statement issued by X"
    of = next((c for way in ways for c in way.rights if c.lower_ in ("from", "by", "of") and c.dep_ in ("prep", "agent")), None)
    of_whom = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    by = of_whom or next((c for c in text.lefts if c.dep_ == "poss"), None)
    if by is not None:
        return by
    verb = text.head.head if text.dep_ == "pobj" and text.head.lower_ in ("in", "on") else text.head
    if text.dep_ not in ("pobj", "dobj") or verb.lemma_ not in _table()["issuing"]:
        return None
    return next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _stand_ins(head: Token, source: Range) -> list[Token]:
    """The tokens by which a speaker can be known, best first."""
    found = [head, *(c for c in head.children if c.dep_ == "appos" and source[0] <= c.i <= source[1])]
    if (noun := _antecedent(head)) is not head:
        found = [noun, *([noun.head] if noun.dep_ == "appos" else []), *found]  # "Ansar, an armed group, which said …"
    return [*found, *_self_named(head)]


def _self_named(head: Token) -> list[Token]:
    """ "a group calling itself the Lion Brigade": the name that somebody takes."""
    calling = (c for c in head.rights if c.dep_ == "acl" and c.lemma_ in ("call", "name", "style") and c.tag_ == "VBG")
    named = (g for c in calling for g in c.subtree if g.dep_ in ("oprd", "dobj", "appos", "npadvmod", "attr") and g.pos_ == "PROPN")
    return list(named)


def _words(head: Token, source: Range) -> str:
    """The noun phrase without article, apposition and relative clause: "mayor of the town"."""
    doc = head.doc
    first, last = source
    while first < head.i and doc[first].lower_ in ARTICLES:
        first += 1
    for child in head.rights:
        if child.dep_ == "acl" and child.lemma_ in _table()["making"] and is_text(head) and any(c.dep_ == "agent" for c in child.rights):
            last = next((t.i - 1 for t in doc[child.i : last + 1] if t.text == ","), last)  # "a tally kept by the ministry"
            continue
        if child.dep_ in ("appos", "relcl", "acl", "punct") and child.left_edge.i <= last:
            last = child.left_edge.i - 1
            break
    aside = next((i for i in range(head.i + 1, last) if doc[i].text == "," and doc[i + 1].tag_ in ("WP", "WDT", "VBN", "VBG")), None)
    last = max(last if aside is None else aside - 1, head.i)
    if last > first and doc[last].tag_ == "POS":  # "the ministry's claim that …"
        last -= 1
    return doc[first : last + 1].text


def _sort(head: Token) -> SpeakerSort:
    if head.ent_type_ != "PERSON" and head.lower_ in _table()["organisations"]:  # "Armenia's air defence command", taken for a name
        return "organisation"
    if head.ent_type_ in NAMES:
        return "person" if head.ent_type_ == "PERSON" else "organisation"
    if head.pos_ == "PROPN":  # a name that the language model has no kind for
        return "organisation" if head.is_upper or any(c.lower_ == "the" for c in head.lefts) else "person"
    return "organisation" if head.lemma_.lower() in _table()["organisations"] else "unnamed"
