"""Roles that the words right beside the counted thing give, whatever the parse makes of the clause."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from dateline.extract.figures.lemmas import is_human, lemma_of
from dateline.extract.figures.nouns import TAKEN
from dateline.extract.figures.role_words import NONE, Roles, listed, merged, roles_by
from dateline.extract.figures.said import ABOARD, Said
from dateline.extract.figures.verbs import FATALLY, OBJECTS, ROBBING, SUBJECTS, denied, lemma, verb_key

ASIDE = frozenset({"among", "including", "most", "mostly", "many", "some", "all", "mainly", "half", "several"})
SENDERS, SPOKESMEN = listed("parties") | listed("senders"), listed("spokesmen")
RETOLD = ("of them", "in all", "strong", "altogether")
ASIDE_LENGTH = 12  # tokens of an aside between a noun and its state
UNTOLD = frozenset({"candidate", "applicant", "option", "voter", "contender"})  # people of whom "there are 12" says no place


def in_condition(word: Token) -> bool:
    """ "four others in critical condition", "two in a serious condition", which the parse may hang anywhere."""
    ahead = [t.lower_ for t in word.doc[word.i + 1 : word.i + 4]]
    return word.lower_ == "in" and "condition" in ahead and not HURT_SO.isdisjoint(ahead[: ahead.index("condition")])


HURT_SO = frozenset({"critical", "serious", "grave", "stable", "fair"})


class Near(Said):
    """What stands beside one counted thing."""

    def robbed_of(self) -> bool:
        """ "stole money from 30 pensioners": those from whom it was taken."""
        first = self.counted.anchor.doc.char_span(self.counted.start, self.counted.start + 1, alignment_mode="expand")
        if first is None or first[0].i == 0 or first[0].nbor(-1).lower_ != "from" or not is_human(self.counted.what):
            return False
        return any(lemma(t) in ROBBING for t in list(self.counted.anchor.ancestors)[:3])

    def next_word(self) -> Roles:
        """ "26 killed", "at least 50 dead and 200 wounded": a state right after the number, no verb between."""
        doc, at = self.counted.anchor.doc, self.counted.end
        words = doc.char_span(at - 1, at, alignment_mode="expand")
        if words is None or words[-1].i + 1 >= len(doc):
            return NONE
        last, token = words[-1], words[-1].nbor()
        if token.lower_ in TAKEN and self.counted.noun is None:
            return ("captured",) if any(lemma(a) in ("take", "make") for a in token.ancestors) else ("detained",)
        if not (last.text_with_ws + token.text)[at - last.idx].isspace():
            return NONE
        if token.lower_ == "of":
            return self.of_those(token)
        if in_condition(token) and is_human(self.counted.what or "person"):
            return ("injured",)
        if token.lower_ in FATALLY and token.tag_ == "RB":
            return ("killed",)  # "shot eight, five of them fatally"
        if token.lower_ == "fatal" and not (token.dep_ in ("amod", "compound") and token.head.i > token.i):
            return ("killed",)  # "64 cases, 19 of them fatal"
        state = roles_by("state").get(token.lower_, NONE) if token.lower_ not in ABOARD else NONE
        if (
            not state
            or (token.tag_ in ("VBD", "VBN") and any(c.dep_ == "dobj" for c in token.children))
            or (token.dep_ in ("amod", "compound") and token.head.i > token.i)
        ):
            return NONE
        return merged(state, self.joined(token, roles_by("state")))

    def after_aside(self) -> Roles:
        """ "left nine dead and 22 civilians, among them three children, wounded": a state after what is set off by commas."""
        noun = self.counted.noun
        if noun is None or noun.i + 4 >= len(noun.doc) or noun.nbor().text != "," or noun.nbor(2).lower_ not in ASIDE:
            return NONE
        rest = noun.doc[noun.i + 2 : min(noun.i + 2 + ASIDE_LENGTH, noun.sent.end - 1)]
        end = next((t for t in rest if t.text == ","), None)
        state = end.nbor() if end is not None else None
        while state is not None and state.pos_ == "AUX" and state.i + 1 < state.sent.end:
            state = state.nbor()  # "ten people, among them two nurses, were killed"
        if state is None or state.tag_ not in ("VBN", "VBD", "JJ") or any(c.dep_ in ("dobj", *SUBJECTS) for c in state.children):
            return NONE
        return merged(roles_by("state").get(state.lower_, NONE), self.joined(state, roles_by("state")))

    def sent_by(self, noun: Token) -> bool:
        """ "ministers from nine states met", "the envoys of five powers": the bodies are there by those who speak for them."""
        return self.counted.what.rpartition(" ")[2] in SENDERS and noun.tag_ in ("NNS", "NNPS") and lemma(noun) in SPOKESMEN

    def told_again(self) -> bool:
        """ "…, some 60 of them", "…, 28 in all", "…, a thousand strong": set off by a comma, they are those of whom the clause tells."""
        doc = self.counted.anchor.doc
        number = doc.char_span(self.counted.start, self.counted.end, alignment_mode="expand")
        if number is None or number.start == 0 or doc[number.start - 1].text != ",":
            return False
        said = doc[max(number.start, number.end - 2) : number.end + 2].text.lower()
        return any(words in said for words in RETOLD)

    @staticmethod
    def of_those(of: Token) -> Roles:
        """ "seven of the 14 killed": what became of the whole became of its part."""
        ahead = of.doc[of.i + 1 : min(of.i + 5, len(of.doc))]
        state = next((b for a, b in pairwise(ahead) if a.like_num and b.dep_ not in ("amod", "compound")), None)
        return roles_by("state").get(state.lower_, NONE) if state is not None and state.lower_ not in ABOARD else NONE

    def words_before(self) -> Roles:
        """Where the parse fails: a verb, with its particle, right before the number ("gun down 14 people")."""
        doc = self.counted.anchor.doc
        first = doc.char_span(self.counted.start, self.counted.start + 1, alignment_mode="expand")
        at = first[0].i if first is not None else 0
        if at and doc[at - 1].lower_ == "by":
            return NONE  # "was hit by two barges": they hit, nobody hit them
        parsed = self.counted.anchor.head.i if self.counted.anchor.dep_ in OBJECTS else -1
        for verb in (doc[i] for i in (at - 1, at - 2) if i >= 0 and i != parsed):
            roles = (
                roles_by("object").get(verb_key(verb), NONE)
                if verb.tag_[:2] in ("VB", "NN") and (verb.i == at - 1 or verb_key(verb) != lemma(verb))
                else NONE
            )
            if roles:
                return roles
        return NONE

    def own(self, token: Token) -> Roles:
        """The role that the counted noun itself is: "58 deaths", "more than 50 injured", "claimed 12 lives"."""
        if (
            token.lower_ in roles_by("state")
            and token.pos_ in ("ADJ", "NOUN", "VERB", "PROPN")
            and self.counted.noun is not None
            and token.tag_ != "VBD"
        ):
            return roles_by("state")[token.lower_]
        if lemma(token) == "life" and any(lemma(t) in roles_by("lives") for t in [token.head, token.head.head]):
            return ("killed",)
        return roles_by("counted").get(lemma_of(token), NONE) if self.counted.noun is not None else NONE

    def there(self) -> Roles:
        """ "there were eight teams", "with 11 people left": people who are told to be there, where nothing else is told of them."""
        anchor = self.counted.anchor
        verb = anchor.head
        if not is_human(self.counted.what) or self.counted.what in UNTOLD:
            return NONE
        exists = lemma(verb) == "be" and anchor.dep_ in ("attr", "nsubj") and any(c.dep_ == "expl" for c in verb.children)
        noun = self.counted.noun if self.counted.noun is not None else anchor
        left = any(c.lower_ == "left" and c.i > noun.i and c.dep_ in ("acl", "advmod") and not list(c.children) for c in noun.children)
        supposed = any(c.tag_ == "MD" or (c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether")) for c in verb.children)
        return ("present",) if left or (exists and not denied(verb) and not supposed) else NONE
