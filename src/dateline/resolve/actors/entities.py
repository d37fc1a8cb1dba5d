"""Which names in a report are one actor: people by surname, organisations by words and acronym, states by code."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.core.given_names import given_names
from dateline.resolve.actors.context import is_government, is_language, stands_for_people
from dateline.resolve.actors.page import LEGAL, SHORT, Named, in_other_name
from dateline.resolve.actors.roles import Called
from dateline.resolve.actors.spellings import folded, initials, is_demonym, name_of_demonym, organisation_words, person_key, person_words
from dateline.resolve.actors.states import StateForm, state_form
from dateline.resolve.actors.tables import KnownName, contexts, organisation_nouns
from dateline.resolve.actors.text import ActorText


@dataclass
class Draft:
    """An actor while the report is read: its key, its forms in order, its roles."""

    key: str
    sort: str
    name: str
    country: str | None = None
    words: tuple[str, ...] = ()
    forms: list[str] = field(default_factory=list)
    called: list[Called] = field(default_factory=list)
    gender: str | None = None
    fixed: bool = False

    def seen(self, form: str) -> None:
        """One more form; of forms of one key the longest names the actor."""
        if form not in self.forms:
            self.forms.append(form)
        if self.fixed or is_demonym(form.lower(), self.name.lower()):
            return
        if _weight(form) > _weight(self.name) or is_demonym(self.name.lower(), form.lower()):
            self.name = form  # "Norvia" before "Norvian"


def _weight(form: str) -> tuple[int, int]:
    if form.isupper() and " " in form:
        return 0, 0  # a heading's capitals
    return (len(form.split()), -sum(c.isupper() for c in form) if form.isupper() else len(form))


class Cast:
    """The drafts of one report, found by key, and by the words a shorter form shares with them."""

    def __init__(self, text: ActorText) -> None:
        self.text = text
        self.drafts: dict[tuple[str, str], Draft] = {}
        self.of_named: dict[Named, Draft] = {}

    def draft(self, key: str, sort: str, name: str, country: str | None = None, words: tuple[str, ...] = (), fixed: bool = False) -> Draft:
        """The draft of that key, made where it is new."""
        found = self.drafts.get((sort, key))
        if found is None:
            found = self.drafts[(sort, key)] = Draft(key, sort, name, country, words, fixed=fixed)
        return found

    def give(self, named: Named, draft: Draft) -> None:
        """These words name that actor."""
        draft.seen(self.text.slice(named.first, named.stop))
        self.of_named[named] = draft

    def before(self, named: Named, drafts: list[Draft]) -> Draft:
        """Of several drafts the one last named before these words, else the first."""
        ids = {id(d) for d in drafts}
        earlier = [(other.first, draft) for other, draft in self.of_named.items() if id(draft) in ids and other.first < named.first]
        return max(earlier, key=lambda e: e[0])[1] if len(drafts) > 1 and earlier else drafts[0]


def cast_of(text: ActorText, names: list[Named]) -> Cast:
    """Every name given to its actor; words that name none (a capital as a place, a language) are given to nobody."""
    cast = Cast(text)
    for named in names:
        if named.sort == "state":
            _state(cast, named)
        elif isinstance(named.known, KnownName):
            known = named.known
            cast.give(
                named, cast.draft(known.key, known.sort, known.name, known.country, organisation_words(known.name.split()), fixed=True)
            )
    _people(cast, [n for n in names if n.sort == "person"])
    _organisations(cast, [n for n in names if n.sort in ("organisation", "group") and n.known is None])
    return cast


def _state(cast: Cast, named: Named) -> None:
    form = named.known
    if not isinstance(form, StateForm) or is_language(cast.text, named):
        return
    if form.sort in ("capital", "seat") and not is_government(cast.text, named):
        return
    state = form.state
    if stands_for_people(cast.text, named):
        cast.give(named, cast.draft(f"people {state.code}", "group", cast.text.slice(named.first, named.stop), state.code, fixed=True))
    else:
        cast.give(named, cast.draft(state.code, "state", state.name, state.code, fixed=True))


# --- people ----------------------------------------------------------------------------------------------------------------


def _people(cast: Cast, people: list[Named]) -> None:
    words = {n: person_words(cast.text.slice(n.first, n.stop)) for n in people}
    for named in sorted((n for n in people if len(words[n]) > 1), key=lambda n: (-len(words[n]), n.first)):
        cast.give(named, _full(cast, named, words[named]))
    for named in people:
        if len(words[named]) < 2:
            cast.give(named, _short(cast, named, words[named]))


def _full(cast: Cast, named: Named, words: tuple[str, ...]) -> Draft:
    form = cast.text.slice(named.first, named.stop)
    for draft in [d for d in cast.drafts.values() if d.sort == "person"]:
        if draft.words[-len(words) :] == words or (draft.words[0], draft.words[-1]) == (words[0], words[-1]):
            return draft
    return cast.draft(person_key(form), "person", form, words=words)


def _short(cast: Cast, named: Named, words: tuple[str, ...]) -> Draft:
    form = cast.text.slice(named.first, named.stop)
    word = words[0] if words else folded(form)
    people = [d for d in cast.drafts.values() if d.sort == "person" and len(d.words) > 1]
    for fits in (
        [d for d in people if d.words[-1] == word],
        [d for d in people if d.words[0] == word],
        [d for d in people if word in d.words],
    ):
        if fits:
            return _likeliest(cast, named, fits)
    return cast.draft(word, "person", form, words=words or (word,))


def _likeliest(cast: Cast, named: Named, fits: list[Draft]) -> Draft:
    """Of namesakes the one a courtesy title fits; else who is nobody's relative; else the one most often named in full."""
    if len(fits) == 1:
        return fits[0]
    before = cast.text.lows[named.first - 1] if named.first else ""
    gender = "male" if before in ("mr", "mr.") else "female" if before in ("mrs", "mrs.", "ms", "ms.", "miss") else None
    fits = [d for d in fits if gender is None or given_names().get(d.words[0], gender) == gender] or fits
    kin = {id(draft) for other, draft in cast.of_named.items() if _is_kin(cast.text, other)}
    fits = [d for d in fits if id(d) not in kin] or fits
    full: dict[int, int] = {}
    for draft in cast.of_named.values():
        full[id(draft)] = full.get(id(draft), 0) + 1
    most = max(full.get(id(d), 0) for d in fits)
    return cast.before(named, [d for d in fits if full.get(id(d), 0) == most])


def _is_kin(text: ActorText, named: Named) -> bool:
    """ "his brother, Eric Lund", "Eric Lund, his brother": somebody brought in as another one's relative."""
    around = (*range(max(0, named.first - 2), named.first), *range(named.stop, min(named.stop + 4, len(text.words))))
    kin = (t for t in around if text.lows[t] in contexts()["kin"] and text.sentence[t] == text.sentence[named.first])
    return any(text.dep[t] in ("appos", "compound", "nmod") or text.dep[text.root(named.first, named.stop)] == "appos" for t in kin)


# --- organisations ---------------------------------------------------------------------------------------------------------


def _organisations(cast: Cast, found: list[Named]) -> None:
    words = {n: _keyed(cast.text, n) for n in found}
    for named in sorted(found, key=lambda n: (-len(words[n][0]), n.label == "NORP", n.first)):
        cast.give(named, _organisation(cast, named, *words[named]))


def _keyed(text: ActorText, named: Named) -> tuple[tuple[str, ...], str | None]:
    """The words of an organisation's name, a state's word made its code; and that code."""
    kept: list[str] = []
    code = None
    token = named.first
    while token < named.stop:
        for stop in range(min(token + 3, named.stop), token, -1):
            form = state_form(text.slice(token, stop))
            if form and form.sort != "capital" and not in_other_name(text, token, stop):
                code = code or form.state.code
                kept.append(form.state.code.lower())
                token = stop - 1
                break
        else:
            kept.append(text.words[token])
        token += 1
    words = organisation_words(kept)
    return tuple(w for w in words if w not in LEGAL) or words, code


def _organisation(cast: Cast, named: Named, words: tuple[str, ...], code: str | None) -> Draft:
    form = cast.text.slice(named.first, named.stop)
    same = [d for d in cast.drafts.values() if d.sort in ("organisation", "group")]
    if named.label == SHORT and (longer := [d for d in same if d.name.split()[0] == form and len(d.name.split()) > 1]):
        return cast.before(named, longer)
    if len(words) == 1 and form.isupper():
        called = [d for d in same if form in d.forms or any(initials(f.split()) == form for f in (d.name, *d.forms))]
        fits = called or _bracketed(cast, named)
        if fits:
            return fits[0]
    if len(words) == 1 and named.label in ("NORP", "GPE"):  # "the Norvian army", where the report names Norvia
        fits = [d for d in same if len(d.words) == 1 and (is_demonym(words[0], d.words[0]) or is_demonym(d.words[0], words[0]))]
        if fits:
            return fits[0]
        if named.label == "NORP" and named.sort == "organisation" and code is None:
            return cast.draft(name_of_demonym(words[0]), named.sort, form, code, words)
    bare = set(words)
    fits = [d for d in same if bare and bare < set(d.words) and d.words[-1:] == words[-1:] and (code is None or code == d.country)]
    if len(words) == 1 and not fits and not form.isupper():
        firms = (d for d in same if len(d.words) == 2 and not d.fixed and d.words[1] not in organisation_nouns().public)
        fits = [d for d in firms if d.words[:1] == words]
    if fits and (len(words) > 1 or code is None):
        return cast.before(named, fits)
    return cast.draft(" ".join(sorted(words)) or form, named.sort, form, code, words)


def _bracketed(cast: Cast, named: Named) -> list[Draft]:
    """ "the Chamber of Fishers (COF)": the name right before the bracket, if the acronym begins as it does."""
    if named.first < 2 or cast.text.words[named.first - 1] != "(":
        return []
    return [d for n, d in cast.of_named.items() if n.stop == named.first - 1 and d.sort in ("organisation", "group")]
