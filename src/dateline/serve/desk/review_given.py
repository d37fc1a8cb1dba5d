"""Read the form of a statement's fields: words found again in the report, names in the archive; what is not plain is asked back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from dateline.core.archived import Found
from dateline.core.report import Report
from dateline.core.spans import Span
from dateline.serve.desk.views.review_fields import FIRST, LAST, MIXED, TRUE, Ask, Filled, Pick, Trouble, asks, one_line, rows_of
from dateline.serve.words import safe, visible
from dateline.store.browse import Browse

AROUND = 60  # characters on either side of a place that is asked about
MOST = 25  # places or entities that are offered
LONGEST_WORDS = 20_000
THOUSANDS = re.compile(r"-?\d{1,3}([ ,\u00a0\u202f]\d{3})+(\.\d+)?")


@dataclass(slots=True)
class Reader:
    """Reads one form; `troubles` are by the name of the input."""

    given: Filled
    found: Found
    browse: Browse
    near: Span | None = None
    troubles: dict[str, Trouble] = field(default_factory=dict)

    def fields(self, sort: str) -> dict[str, Any]:
        """All fields of a type that the form has, as stored; those with troubles are left out."""
        made = {ask.name: self._value(ask) for ask in asks(sort, self.found)} | {"stance": self.given.get("stance", "asserted")}
        return made | {"cue": self._spans("cue", 1)[0], "speaker": self._speaker()}

    def _value(self, ask: Ask) -> Any:
        name, text = ask.name, self.given.get(ask.name, "").strip()
        match ask.kind:
            case "number":
                return self._number(name, text)
            case "checks":
                return [value for value, _ in ask.options if self.given.get(f"{name}-{value}")]
            case "flag":
                return bool(text)
            case "span":
                return self._spans(name, 1)[0]
            case "spans":
                return [s for s in self._spans(name, rows_of(self.given, name)) if s]
            case "entity":
                return self._entities(name, 1)[0]
            case "entities":
                return [i for i in self._entities(name, rows_of(self.given, name)) if i]
            case "days":
                return self._days(name)
        if name == "direct":
            return MIXED if text == MIXED else text == TRUE
        return text or None

    def _speaker(self) -> dict[str, Any] | None:
        name = self.given.get("speaker_name", "").strip()
        span, entity = self._spans("speaker_span", 1)[0], self._entities("speaker_entity", 1)[0]
        if not name:
            return None
        return {"name": name, "span": span, "entity": entity, "sort": self.given.get("speaker_sort") or "person"}

    def _number(self, name: str, text: str) -> float | int | None:
        plain = re.sub(r"[ ,\u00a0\u202f]", "", text) if THOUSANDS.fullmatch(text) else text
        try:
            value = float(plain) if plain else None
        except ValueError:
            self.troubles[name] = Trouble(f"“{safe(text)[:60]}” is no number")
            return None
        return int(value) if value is not None and value.is_integer() else value

    def _days(self, name: str) -> dict[str, str | None] | None:
        first, last = (self.given.get(f"{name}-{part}", "").strip() or None for part in (FIRST, LAST))
        return {"earliest": first, "latest": last} if first or last else None

    # words of the report

    def _spans(self, name: str, count: int) -> list[dict[str, Any] | None]:
        return [self._span(f"{name}-{at}") for at in range(count)]

    def _span(self, name: str) -> dict[str, Any] | None:
        words = one_line(self.given.get(name, "")[:LONGEST_WORDS])
        if not words:
            return None
        report = self.found.report
        known = at_offsets(report, self.given.get(f"{name}-pick", "") or self.given.get(f"{name}-at", ""))
        if known and one_line(known.exact) == words:
            return _stored(known)
        places = standing(report, words)
        inside = [p for p in places if self.near and self.near.covers(p)]
        if len(places) == 1 or len(inside) == 1:
            return _stored((places if len(places) == 1 else inside)[0])
        if not places:
            self.troubles[name] = Trouble("these words do not stand in the report: copy them from it")
        else:
            picks = tuple(place_pick(report, p) for p in (inside or places)[:MOST])
            self.troubles[name] = Trouble("these words stand in more than one place: which is meant?", picks)
        return None

    # entities

    def _entities(self, name: str, count: int) -> list[str | None]:
        return [self._entity(f"{name}-{at}") for at in range(count)]

    def _entity(self, name: str) -> str | None:
        typed = " ".join(self.given.get(name, "").split())
        if not typed:
            return None
        if picked := self.given.get(f"{name}-pick"):
            return picked
        known = self.given.get(f"{name}-id")
        entity = self.browse.entity(known) if known else None
        if entity and safe(entity.name) == typed:
            return entity.id
        chosen = entity_named(self.browse, typed)
        if isinstance(chosen, Trouble):
            self.troubles[name] = chosen
            return None
        return chosen


def entity_named(browse: Browse, typed: str) -> str | Trouble:
    """The one entity that a name stands for, else what it may mean."""
    if typed.startswith("en-") and (entity := browse.entity(typed)):
        return entity.id
    found = browse.entities_named(typed, MOST)
    exact = [e for e in found if e.name.casefold() == typed.casefold()]
    if len(exact) == 1 or len(found) == 1:
        return (exact or list(found))[0].id
    if not found:
        return Trouble(f"no entity is named “{safe(typed)[:80]}”: write it as the reports do, or leave it empty")
    picks = tuple(Pick(e.id, safe(e.name), ", ".join((e.sort, *map(safe, e.aliases[:3])))) for e in exact or found)
    return Trouble("several entities have such a name: which is meant?", picks)


def standing(report: Report, words: str, most: int = 200) -> list[Span]:
    """Where words stand in a report's text, white space of any kind between them; as part of longer words only if nowhere else."""
    pattern = r"\s+".join(map(re.escape, visible(words).split()))
    text = visible(report.text)
    whole = (r"\b" if words[:1].isalnum() else "") + pattern + (r"\b" if words[-1:].isalnum() else "")
    found = list(islice(re.finditer(whole, text), most)) or list(islice(re.finditer(pattern, text), most))
    return [report.span(m.start(), m.end()) for m in found]


def at_offsets(report: Report, text: str) -> Span | None:
    """The words at "12:20", None where that is no stretch of the text."""
    match = re.fullmatch(r"(\d{1,9}):(\d{1,9})", text)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    return report.span(start, end) if 0 <= start < end <= len(report.text) else None


def place_pick(report: Report, place: Span) -> Pick:
    """A place to be chosen, with the words around it."""
    text = visible(report.text)
    before, after = text[max(0, place.start - AROUND) : place.start], text[place.end : place.end + AROUND]
    return Pick(f"{place.start}:{place.end}", text[place.start : place.end], "", before, after)


def _stored(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "exact": span.exact}


# --- what changes ----------------------------------------------------------------------------------------------------


def changed(asked: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a form that say something other than the statement does, as a decision asks for them."""
    made = {name: value for name, value in asked.items() if not _same(value, known.get(name))}
    return _followed(made, known)


def _same(value: Any, known: Any) -> bool:
    if isinstance(known, Mapping) and "edtf" in known:
        days = value or {}
        return all((known.get(part) or "")[:10] == (days.get(part) or "") for part in ("earliest", "latest"))
    if isinstance(known, list | tuple):
        return list(known) == list(value or ())
    return bool(value == known and isinstance(value, bool) == isinstance(known, bool))


def _followed(made: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """A number with one value: where one end of it was changed, or it had but one, the other is the same."""
    now = {**known, **made}
    low, high = now.get("low"), now.get("high")
    if now.get("op") not in ("=", "~") or now.get("unknown") or low == high:
        return made
    if low is None or high is None:
        one = now["op"] == "=" or known.get("low") == known.get("high")
        return made | ({"low": high} if low is None else {"high": low}) if one else made
    if known.get("low") == known.get("high") and len({"low", "high"} & set(made)) == 1:
        return made | ({"high": low} if "low" in made else {"low": high})
    return made


def sent(form: Iterable[tuple[str, Any]]) -> dict[str, str]:
    """The inputs of a form of fields, which are named "f-…" in the page."""
    return {name[2:]: value for name, value in form if name.startswith("f-") and isinstance(value, str)}
