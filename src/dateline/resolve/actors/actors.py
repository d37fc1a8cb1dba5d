"""Who acts in a report: people, organisations, states and groups, their titles, and every word that stands for them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.core.entity import Entity, Role
from dateline.core.mention import NameMention, NameSort, PlaceMention
from dateline.core.resolved import Reference
from dateline.core.spans import Span
from dateline.read.reading import Reading
from dateline.resolve.actors import coreference
from dateline.resolve.actors.context import acts
from dateline.resolve.actors.coreference_past import Standing
from dateline.resolve.actors.entities import Cast, Draft, cast_of
from dateline.resolve.actors.gender import gender_of
from dateline.resolve.actors.home import armed_movements, home_of, state_bodies
from dateline.resolve.actors.names import find_names
from dateline.resolve.actors.page import Named
from dateline.resolve.actors.roles import Called, is_plural, roles_of, singular
from dateline.resolve.actors.text import ActorText, actor_text
from dateline.resolve.actors.unnamed import unnamed_parties


@dataclass(frozen=True, slots=True)
class Actors:
    """The named actors of one report: where they are named, who they are, all words that stand for them, the state it is about at home."""

    names: tuple[NameMention, ...] = ()
    entities: tuple[Entity, ...] = ()
    references: tuple[Reference, ...] = ()
    bodies: tuple[Reference, ...] = ()
    home: str | None = None
    unnamed: tuple[tuple[Reference, Entity], ...] = ()


def find_actors(reading: Reading, places: tuple[PlaceMention, ...]) -> Actors:
    """The actors of a reading; `places` keep towns from being taken for people."""
    if not reading.sentences:
        return Actors()
    text = actor_text(reading)
    entities = [(e.start, e.end, e.label_) for e in reading.doc.ents]
    names = find_names(text, entities, {p.span.start: p.precision or "place" for p in places})
    cast = cast_of(text, names)
    titled = _give_roles(text, names, cast)
    found = [Standing(n.first, n.stop, cast.of_named[n]) for n in names if n in cast.of_named]
    others = coreference.resolve(text, found, titled)
    home = home_of(reading, cast, found, places)
    return _answer(reading, text, names, cast, found + others, home)


# --- titles ----------------------------------------------------------------------------------------------------------------


def _give_roles(text: ActorText, names: list[Named], cast: Cast) -> set[int]:
    """Give each person the titles said beside the name; the tokens of those titles."""
    owner = {t: n for n in names if n in cast.of_named for t in range(n.first, n.stop)}
    used: set[int] = set()
    for named in names:
        draft = cast.of_named.get(named)
        if draft is None or draft.sort != "person":
            continue
        for called in roles_of(text, named, owner) or _shared_role(text, named, owner, cast):
            used.update(range(called.first, called.stop))
            _call(draft, called, cast)
    for draft in cast.drafts.values():
        draft.gender = gender_of(draft)
    return used


def _shared_role(text: ActorText, named: Named, owner: dict[int, Named], cast: Cast) -> list[Called]:
    """ "Presidents [A] and [B]": the plural title before the first is the second's too."""
    before = next((owner[t] for t in range(named.first - 2, max(named.first - 4, -1), -1) if t in owner), None)
    if before is None or before.sort != "person" or text.lows[named.first - 1] not in ("and", ",", "&"):
        return []
    return [c for c in cast.of_named[before].called if is_plural(c.title) and c.stop == before.first]


def _call(draft: Draft, called: Called, cast: Cast) -> None:
    draft.called.append(called)
    of = cast.of_named.get(called.of) if called.of else None
    if of is not None and draft.country is None and of.sort in ("state", "organisation") and of.country:
        draft.country = of.country


# --- the answer ------------------------------------------------------------------------------------------------------------


def _answer(reading: Reading, text: ActorText, names: list[Named], cast: Cast, found: list[Standing], home: Draft | None) -> Actors:
    entities = {key: _entity(reading, text, draft, cast) for key, draft in cast.drafts.items() if draft.forms}
    ids = {id(cast.drafts[key]): entity.id for key, entity in entities.items()}
    mentions = tuple(
        NameMention(
            report=reading.report.id,
            span=_span(reading, text, n.first, n.stop),
            type=_type(cast.of_named[n]),
            entity=ids[id(cast.of_named[n])],
        )
        for n in names
        if n in cast.of_named
        and (n.sort != "state" or cast.of_named[n].sort == "group" or acts(text, n))  # a state's word is a name only where it acts
    )
    standing = state_bodies(text, found, home) + armed_movements(text, found)
    taken = {t for s in (*found, *standing) if s.draft is not None for t in range(s.first, s.stop)}
    peoples = {s.first: s for s in found if s.draft is not None and s.draft.sort in ("state", "group")}
    unnamed = unnamed_parties(reading, text, taken, peoples, home.country if home is not None else None)
    references, bodies = (_references(reading, text, some, ids) for some in (found, standing))
    return Actors(mentions, tuple(entities.values()), references, bodies, ids.get(id(home)), unnamed)


def _references(reading: Reading, text: ActorText, found: list[Standing], ids: dict[int, str]) -> tuple[Reference, ...]:
    references, last = [], 0
    for words in sorted(found, key=lambda f: (f.first, -f.stop)):
        if words.draft is not None and words.first >= last:
            references.append(Reference(_span(reading, text, words.first, words.stop), ids[id(words.draft)]))
            last = words.stop
    return tuple(references)


def _span(reading: Reading, text: ActorText, first: int, stop: int) -> Span:
    return reading.report.span(text.at[first], text.end(stop - 1))


def _type(draft: Draft) -> NameSort:
    return "person" if draft.sort == "person" else "group" if draft.sort == "group" else "organisation"


def _entity(reading: Reading, text: ActorText, draft: Draft, cast: Cast) -> Entity:
    roles: dict[tuple[str, str | None], Role] = {}
    for called in draft.called:
        title = singular(called.title)
        if title.lower().rstrip(".") in ("mr", "mrs", "ms", "miss", "dr", "sir"):
            continue
        owner = _owner(text, called, cast)
        roles.setdefault((title.lower(), owner), Role(title, owner, reading.report.id, _span(reading, text, called.first, called.stop)))
    aliases = tuple(f for f in dict.fromkeys(_clean(f) for f in draft.forms) if f != _clean(draft.name))
    sort = draft.sort if draft.sort in ("person", "state", "group") else "organisation"
    return Entity(key=draft.key, name=_clean(draft.name), sort=sort, aliases=aliases, roles=tuple(roles.values()), country=draft.country)  # type: ignore[arg-type]


def _clean(form: str) -> str:
    return " ".join(form.split())


def _owner(text: ActorText, called: Called, cast: Cast) -> str | None:
    """Whose title: an actor's name, else the words that say it."""
    draft = cast.of_named.get(called.of) if called.of else None
    if draft is not None and draft.sort == "state":
        return draft.name
    if called.of is not None:
        return _clean(text.slice(called.of.first, called.of.stop))
    return _clean(called.of_words) if called.of_words else None
