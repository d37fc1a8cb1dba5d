"""Attributions by verbs: "X said that …", "…, said X", "X was accused of …", "X called for …", "X seems to …"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from spacy.tokens import Doc, Token

from dateline.core.statement import Stance
from dateline.extract.attribution.contents import NOTHING, TAKES, clause_content, one_sided, rest_of_sentence, to_content
from dateline.extract.attribution.cues import Cues, VerbCue, cues
from dateline.extract.attribution.draft import Draft, Place
from dateline.extract.attribution.grammar import (
    SUBJECTS,
    Range,
    around,
    cue_group,
    is_passive,
    noun_phrase,
    source_of,
    tokens_of,
    verb_group,
)
from dateline.extract.attribution.idioms import is_idiom, said_to_be
from dateline.extract.attribution.quotation import Quotation, Quotations
from dateline.extract.attribution.sources import FINITE, begun_clause, completed, turned, unquoted
from dateline.extract.attribution.speakers import RELATIVE, can_tell, is_human

PASSIVE_PREPOSITIONS = frozenset(("as", "of", "for", "about"))
DEEMING = frozenset(("see", "view", "regard", "describe", "hail", "dismiss", "condemn", "denounce", "label", "brand"))
MANY = frozenset(("many", "some", "most", "others"))
MOVING = frozenset(("encourage", "convince", "persuade"))  # what moves somebody need be nobody: "encouraged by the report"
LONGEST_LEAD = 120  # characters from the cue to the quotation it leads into ("told a crowd in the harbour on Monday: …")


def verb_drafts(token: Token, lemma: str, place: Place, table: Cues) -> Iterator[Draft]:
    """What a verb attributes."""
    cue = _cue_of(token, lemma, table)
    if cue is None or token.pos_ not in ("VERB", "AUX") or place.quoted.at(token.idx) or is_idiom(token):
        return
    make = partial(Draft, sentence=place.sentence)
    if quoted := _quoted_as(token, lemma, place.quoted, make):
        yield from quoted
    elif is_passive(token):
        yield from _passive(token, lemma, make, table) if tuple(cue.takes) != ("quote",) else ()
    elif "seem" in cue.takes:
        yield from _seem(token, make)
    else:
        yield from _active(token, lemma, cue, place.quoted, make, table)


def _cue_of(verb: Token, lemma: str, table: Cues) -> VerbCue | None:
    """What the verb takes; a particle makes it another verb ("ruled out"), which without a line of its own takes no object."""
    cue = table.verbs.get(lemma)
    particle = next((c.lower_ for c in verb.rights if c.dep_ == "prt"), None)
    if particle is None:
        return cue
    own = table.verbs.get(f"{lemma}_{particle}")
    if own is not None or cue is None:
        return own
    return VerbCue({kind: stance for kind, stance in cue.takes.items() if kind != "object"}, cue.after)


def _borrowed(verb: Token) -> bool:
    """Whether the verb has no subject but a noun it describes: "a scam claiming that …"."""
    return not any(c.dep_ in SUBJECTS for c in verb.children) and verb.tag_ == "VBG" and verb.dep_ in ("acl", "advcl", "pcomp")


def _of_noun(verb: Token, source: Range) -> bool:
    """ "a bid to show what it could do": an infinitive that says what a noun is for, with that noun for its subject."""
    return verb.dep_ == "acl" and any(c.tag_ == "TO" for c in verb.lefts) and source[0] <= verb.head.i <= source[1]


def _names_teller(doc: Doc, source: Range) -> bool:
    """Whether the words of a source are somebody, by their noun or by a name beside it."""
    root = doc[source[0] : source[1] + 1].root
    return can_tell(root) or any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in root.rights)


def _active(token: Token, lemma: str, cue: VerbCue, quoted: Quotations, make: Callable[..., Draft], table: Cues) -> Iterator[Draft]:
    if lemma == "say" and said_to_be(token):
        return
    if lemma in table.expressing and _tells_feeling(token, table):
        return  # the noun is the better cue: "expressed hope for …"
    speech = "quote" in cue.takes
    group = cue_group(token, table)
    source = unquoted(token, group, completed(token, group, source_of(token, table), speech), quoted)
    if source and (_borrowed(token) or _of_noun(token, source)) and not _names_teller(token.doc, source):
        return
    if source and speech and (named := turned(token, source)):
        content = tokens_of(token.head if token.dep_ == "parataxis" else token) - {token.i} - around(named)
        yield make(group, named, content, (), "asserted", f"turned {lemma}")
        return
    quotes = adjacent_quotes(token, group, source, quoted) if speech else ()
    if "object" in cue.takes and any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in token.rights):
        # "In tears of “joy and deep peace,” she cited her family"
        quotes = tuple(q for q in quotes if q.start > token.idx or q.start <= token.sent.start_char)
    if quotes and source and source[0] == group[1] + 1 and begun_clause(token, group) is not None:
        yield make(group, source, NOTHING, quotes, cue.takes["quote"], f"quote {lemma}")
        return
    if source and not quotes and (joined := list(_joined(token, lemma, cue, group, source, make))) and not _has_that(token):
        yield from joined
        return
    for kind, stance in cue.takes.items():
        content = _unless_parted(token.doc, group, source, TAKES[kind](token) - around(group, source)) if kind in TAKES else NOTHING
        if kind == "clause" and content and source and quotes and _anothers(token, quotes[0], content, source, quoted.text):
            quotes = quotes[1:]
        if kind == "quote" and quotes:
            yield make(group, source, NOTHING, quotes, stance, f"quote {lemma}")
            return
        if kind == "clause" and content and token.dep_ in SUBJECTS and token.nbor().lower_ == "that":
            # "The bank forecast that changes will cost …", which the parser reads as a forecast that costs
            content = rest_of_sentence(token, group[1]) or content
        if content and (source or (kind == "clause" and _is_told(token))):
            content = _unless_quoted(token, group, one_sided(token, group, source, content), quotes)
            if kind == "object" and content and min(content) == group[1] + 2 and token.doc[group[1] + 1].dep_ == "prep":
                group = (group[0], group[1] + 1)  # "what they described as a raid"
            yield make(group, source, content, quotes, _hedged(token, stance, table), f"{kind} {lemma}")
            return
    told = bool(source) and speech and "clause" in cue.takes and token.tag_ in FINITE
    if told and source and source[1] < group[0] and (content := rest_of_sentence(token, group[1])):
        yield make(group, source, content, (), cue.takes["clause"], f"rest {lemma}")
    elif told and source and source[1] < group[0] and (after := _after_stop(token, group, quoted)) is not None:
        yield make(group, source, NOTHING, (after,), "asserted", f"quote {lemma}")


def _is_told(verb: Token) -> bool:
    """Whether a cue without a speaker tells of a telling: not "it is hard to say whether …", "Don't forget that …"."""
    return verb.tag_ not in ("VB", "VBG") or any(c.dep_ == "aux" and c.tag_ != "TO" and c.lemma_ != "do" for c in verb.lefts)


def _hedged(verb: Token, stance: Stance, table: Cues) -> Stance:
    """ "He allegedly vowed to …", "She does not believe that …": a word beside the cue tells how far somebody vouches for it."""
    if any(c.dep_ == "neg" for c in verb.lefts) and verb.lemma_ in table.negated:
        return table.negated[verb.lemma_]
    return next((table.hearsay[c.lower_] for c in verb.lefts if c.dep_ == "advmod" and c.lower_ in table.hearsay), stance)


def _has_that(verb: Token) -> bool:
    """Whether a clause with "that" stands after the verb: it is told, whatever a preposition brings."""
    return any(c.dep_ == "ccomp" and any(g.dep_ == "mark" for g in c.lefts) for c in verb.rights)


def _after_stop(verb: Token, group: Range, quoted: Quotations) -> Quotation | None:
    """The quotation right after a sentence that only says who speaks and how: "Tom Low said in a statement. “We are …”"."""
    last = verb.sent[-1]
    quote = quoted.after(last.idx + len(last))
    bare = all(c.dep_ in ("prep", "npadvmod", "advmod", "punct", "dative") for c in verb.rights)
    if quote is None or not bare or last.text != "." or not quote.sounds_spoken(quoted.text) or quoted.at(verb.idx):
        return None
    return quote if not quoted.text[last.idx + len(last) : quote.start].strip() else None


def _unless_parted(doc: Doc, group: Range, source: Range | None, content: frozenset[int]) -> frozenset[int]:
    """Without what ends in a semicolon right before the teller: "The ferry sank; he pledges help to the families"."""
    first = min(group[0], source[0]) if source else group[0]
    return frozenset(i for i in content if i > first) if first and doc[first - 1].text == ";" else content


def _tells_feeling(verb: Token, table: Cues) -> bool:
    felt = next((c for c in verb.rights if c.dep_ == "dobj" and c.lemma_ in table.feelings), None)
    return felt is not None and any((c.i == felt.i + 1 and c.dep_ == "prep") or c.dep_ in ("acl", "ccomp", "relcl") for c in felt.rights)


def _unless_quoted(verb: Token, group: Range, content: frozenset[int], quotes: tuple[Quotation, ...]) -> frozenset[int]:
    """Without a whole clause before a cue that leads into a quotation: "He had seen it, and when asked he said, “…”"."""
    doc = verb.doc
    if not quotes:
        return content
    content -= _reporter_of(verb, content, quotes[-1]) | _gone_on(verb, content, quotes[0])
    if quotes[0].start < doc[group[0]].idx:
        return _without_lead(doc, content, quotes[0])
    left = [doc[i] for i in content if i < group[0]]
    clause = any(t.tag_ in FINITE for t in left) and any(t.dep_ in SUBJECTS for t in left)
    return frozenset(i for i in content if i > group[0]) if clause else content


def _gone_on(verb: Token, content: frozenset[int], quote: Quotation) -> frozenset[int]:
    """ "“It is over,” she says, and he left the hall": after a quotation and its cue, a clause of its own is told by the report."""
    doc = verb.doc
    after = sorted(i for i in content if i > verb.i and not doc[i].is_punct)
    joined = bool(after) and quote.end <= doc[verb.i].idx and "cc" in (doc[after[0]].dep_, doc[after[0] - 1].dep_)
    return frozenset(after) if joined and any(doc[i].dep_ in SUBJECTS for i in after) else NOTHING


def _reporter_of(verb: Token, content: frozenset[int], quote: Quotation) -> frozenset[int]:
    """ "He said: “It is over,” the Herald reported": who reports it all is no part of what is said."""
    after = frozenset(i for i in content if verb.doc[i].idx >= quote.end)
    told = (verb.doc[i] for i in after if verb.doc[i].lemma_ in cues().speech and verb.doc[i].pos_ == "VERB")
    return after if any(c.dep_ == "nsubj" and c.i in after for t in told for c in t.lefts) else NOTHING


def _without_lead(doc: Doc, content: frozenset[int], quote: Quotation) -> frozenset[int]:
    """Without the clause that leads into a quotation before its cue: "She was angry: “It is a fraud,” she wrote"."""
    before = next((doc[i] for i in range(max(content, default=0), -1, -1) if doc[i].idx < quote.start and not doc[i].is_space), None)
    ends = before is not None and before.text in (":", ".", "!", "?", ".”")
    return frozenset(i for i in content if doc[i].idx >= quote.start) if ends else content


def _anothers(verb: Token, quote: Quotation, content: frozenset[int], source: Range, text: str) -> bool:
    """ "“Is it safe?” Officials say the bridge will open": a question on its own, before a cue that tells something else."""
    doc = verb.doc
    if verb.tag_ == "VBG" and doc[source[1]].idx < quote.start < quote.end <= doc[verb.i].idx and min(content) > verb.i:
        return True  # "called it “a fraud,” saying it was late"
    begins = min(content) > verb.i > source[1] and quote.end <= doc[source[0]].idx
    return begins and _has_ended(quote, text) and "," not in text[quote.end : doc[source[0]].idx] and doc[source[0]].text[:1].isupper()


def _joined(token: Token, lemma: str, cue: VerbCue, group: Range, source: Range, make: Callable[..., Draft]) -> Iterator[Draft]:
    """ "called for …", "warned of …": the preposition belongs to the cue."""
    for child in token.rights:
        if child.dep_ in ("prep", "dative") and child.lower_ in cue.after and child.i == group[1] + 1:
            more = [c for c in token.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i == child.right_edge.i + 1]
            asked = [c for c in token.rights if c.dep_ == "advcl" and c.left_edge.i == child.right_edge.i + 1 and c.left_edge.tag_ == "TO"]
            asks = lemma in ("call", "appeal")  # "called on the board to resign"
            content = tokens_of(child, *more) - {child.i} | (to_content(token) | tokens_of(*asked) if asks else NOTHING)
            if content:
                yield make((group[0], child.i), source, content, (), "asserted", f"after {lemma} {child.lower_}")
            return


def _quoted_as(token: Token, lemma: str, quoted: Quotations, make: Callable[..., Draft]) -> list[Draft]:
    """ "X was quoted as saying that …", "The paper quoted X as saying that …": X speaks."""
    as_ = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    saying = next((c for c in as_.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None) if as_ is not None else None
    passive = is_passive(token)
    who = next((c for c in token.children if c.dep_ == ("nsubjpass" if passive else "dobj")), None)
    if lemma not in ("quote", "cite") or as_ is None or saying is None or who is None or not (passive or who.i < as_.i):
        return []
    cue, told_by = (verb_group(token)[0] if passive else as_.i, saying.i), None if passive else source_of(token, cues())
    quotes = adjacent_quotes(saying, cue, None, quoted) or (() if passive else adjacent_quotes(token, verb_group(token), told_by, quoted))
    content = (clause_content(saying) or clause_content(token)) - around(told_by)
    return [make(cue, noun_phrase(who, token), content, quotes, "reported", f"quoted {lemma}")] if quotes or content else []


def _passive(token: Token, lemma: str, make: Callable[..., Draft], table: Cues) -> Iterator[Draft]:
    """ "is believed to …", "was rejected by …": the subject belongs to the content."""
    agent = next((c for c in token.children if c.dep_ == "agent"), None) or _far_agent(token, lemma)
    by = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    parts = [c for c in token.rights if c.dep_ in ("xcomp", "ccomp", "oprd") or (c.dep_ == "prep" and c.lower_ in PASSIVE_PREPOSITIONS)]
    if lemma in ("see", "hear") and any(c.tag_ in ("VBG", "VBN") for c in parts):
        return  # "was seen leaving the hall"
    group, content = verb_group(token), _subject_content(token)
    if agent is not None and by is not None and lemma in ("see", "want") and not any(c.lower_ == "as" for c in token.rights):
        return  # "wanted by the police", "a copy seen by the Herald"
    if agent is not None and by is not None and (lemma not in MOVING or can_tell(by)):
        end = agent.i if agent.i == group[1] + 1 else group[1]
        charge = _charge(by) if lemma == "accuse" and not parts else []
        content |= tokens_of(*parts) - tokens_of(agent) | tokens_of(*charge)
        if lemma == "report" and token.dep_ in ("acl", "advcl") and _is_aside(token):
            content = tokens_of(token.sent.root) - tokens_of(token)
        source = noun_phrase(by, charge[0] if charge else token)
        yield make((group[0], end), source, content, (), "asserted", f"passive-by {lemma}")
    elif parts and lemma in table.passive:
        yield make(group, None, content | tokens_of(*parts), (), table.passive_stance.get(lemma, "reported"), f"passive {lemma}")


def _far_agent(verb: Token, lemma: str) -> Token | None:
    """ "was reported missing by a farmer", "was described as a farce by the bishop": who says so, which the parse hangs on what is said."""
    if lemma == "report":
        states = (c for c in verb.rights if c.dep_ in ("oprd", "xcomp", "acomp") and not any(k.lower_ == "to" for k in c.lefts))
        return next((k for c in states for k in c.rights if k.lower_ == "by" and k.dep_ in ("agent", "prep")), None)
    after = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and lemma in DEEMING)
    by = (t for c in after for t in c.subtree if t.lower_ == "by" and t.right_edge.i == c.right_edge.i)
    return next((t for t in by if any(c.dep_ == "pobj" and (is_human(c) or can_tell(c) or c.lower_ in MANY) for c in t.rights)), None)


def _charge(accuser: Token) -> list[Token]:
    """ "was accused by scores of women of theft": of what, which the parser hangs on who accuses."""
    of = [t for t in accuser.subtree if t.lower_ == "of" and t.dep_ == "prep" and t.i > accuser.i]
    charge = next((c for c in of[-1].rights if c.dep_ in ("pobj", "pcomp")), None) if of else None
    return [of[-1]] if charge is not None and not is_human(charge) and (charge.dep_ == "pcomp" or not can_tell(charge)) else []


def _is_aside(verb: Token) -> bool:
    """ "The king met the bishops, reported by the Herald, in May": what stands between commas is the source of the sentence."""
    doc, last = verb.doc, verb.right_edge.i + 1
    return verb.i > 0 and doc[verb.i - 1].text == "," and last < len(doc) and doc[last].text in (",", ".")


def _subject_content(token: Token) -> frozenset[int]:
    subject = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj")), None)  # "Residents told to leave"
    if subject is not None:
        return NOTHING if subject.lower_ in ("it", "there") else tokens_of(subject)
    return around(noun_phrase(token.head, token)) if token.dep_ == "acl" else NOTHING


def _seem(token: Token, make: Callable[..., Draft]) -> Iterator[Draft]:
    """ "seems to …": a cue without a speaker."""
    parts = [c for c in token.rights if c.dep_ in ("xcomp", "oprd", "acomp", "ccomp")]
    subject = [c for c in token.children if c.dep_ == "nsubj" and c.lower_ not in ("it", "there")]
    bare = token.tag_ == "VB" and not any(c.tag_ == "MD" or c.lemma_ == "do" for c in token.lefts if c.dep_ == "aux")
    moved = any(c.lower_ in RELATIVE for c in subject)
    if parts and not bare and not moved:  # "makes him seem kind", "a plan that seemed late" describe
        yield make(verb_group(token), None, tokens_of(*parts, *subject), (), "reported", f"seem {token.lemma_}")


def adjacent_quotes(token: Token, group: Range, source: Range | None, quoted: Quotations) -> tuple[Quotation, ...]:
    """The quotations right before and right after the words that name speaker and cue."""
    doc, text = token.doc, quoted.text
    own = any(c.dep_ in SUBJECTS or c.dep_ == "dobj" for c in token.children)
    near = source if own and source and abs(source[0] - token.i) < 60 else group
    left, right = min(group[0], near[0]), max(group[1], near[1])
    before, after = quoted.before(doc[left].idx), quoted.after(doc[right].idx + len(doc[right]))
    found = []
    if before and (before.sounds_spoken(text) or before.breaks_off(text)) and _follows(text, before, doc[left].idx):
        found.append(before)
    if after and after.sounds_spoken(text) and _leads_in(doc, right, after, text):
        if found and text[doc[right].idx : after.start].rstrip().endswith(":") and _has_ended(found[0], text):
            found.clear()  # "…shall we go on?” A spokesman said: “…": the words before are another's
        found.append(after)
    return tuple(found)


def _follows(text: str, quote: Quotation, start: int) -> bool:
    """Nothing but spaces and a comma or dash between the quotation and the cue; a full stop within it ends it."""
    between = text[quote.end : start]
    ended = text[quote.first : quote.last].rstrip().endswith(".") and "," not in between
    return not ended and is_gap(between)


def _has_ended(quote: Quotation, text: str) -> bool:
    return text[quote.first : quote.last].rstrip().endswith((".", "?", "!"))


def is_gap(between: str) -> bool:
    """Nothing but spaces and a comma or dash."""
    return len(between) < 8 and not any(c.isalnum() or c in ".;:!?\n" for c in between)


def _leads_in(doc: Doc, right: int, quote: Quotation, text: str) -> bool:
    """Whether the words from the cue to the quotation only name hearer, time or place, and a comma or colon opens the quotation."""
    end = doc[right].idx + len(doc[right])
    between = text[end : quote.start].strip()
    if len(between) > LONGEST_LEAD or "\n" in text[end : quote.start] or any(c in ".?!;" for c in between[:-1]):
        return False
    if not between:
        return True
    if not between.endswith((",", ":")):
        return False
    words = doc.char_span(end, quote.start, alignment_mode="contract")
    return words is None or not any(t.tag_ in FINITE for t in words)
