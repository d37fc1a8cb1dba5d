"""Made-up resolvers' answers for tests of occurrences and positions: each capitalised name of a list is one entity."""

from __future__ import annotations

import re

from dateline.core.entity import Entity, Role
from dateline.core.report import Report
from dateline.core.resolved import Reference, Resolved

# Surface form: (entity, sort).
NAMES = {
    "Peruvian": ("Peru", "state"), "Peru": ("Peru", "state"), "Lima": ("Peru", "state"),
    "Chilean": ("Chile", "state"), "Chile": ("Chile", "state"), "Bolivia": ("Bolivia", "state"), "Bolivian": ("Bolivia", "state"),
    "Kenyan": ("Kenya", "state"), "Kenya": ("Kenya", "state"), "Somali": ("Somalia", "state"), "Somalia": ("Somalia", "state"),
    "Norway": ("Norway", "state"), "Norwegian": ("Norway", "state"), "Mali": ("Mali", "state"), "Malian": ("Mali", "state"),
    "French": ("France", "state"), "France": ("France", "state"), "Greece": ("Greece", "state"), "Greek": ("Greece", "state"),
    "Turkey": ("Turkey", "state"), "Turkish": ("Turkey", "state"), "Ghana": ("Ghana", "state"), "Eritrea": ("Eritrea", "state"),
    "Ethiopia": ("Ethiopia", "state"), "Ethiopian": ("Ethiopia", "state"), "Nepal": ("Nepal", "state"), "Nepalese": ("Nepal", "state"),
    "Cuba": ("Cuba", "state"), "Mexico": ("Mexico", "state"), "Japan": ("Japan", "state"), "Morocco": ("Morocco", "state"),
    "Georgian": ("Georgia", "state"), "Serbia": ("Serbia", "state"), "Kosovo": ("Kosovo", "state"), "Chad": ("Chad", "state"),
    "European Union": ("European Union", "organisation"), "United Nations": ("United Nations", "organisation"),
    "Red Crescent": ("Red Crescent", "organisation"), "Alma Quispe": ("Alma Quispe", "person"), "Jon Berg": ("Jon Berg", "person"),
    "Red Front": ("Red Front", "group"),
}
PATTERN = re.compile("|".join(rf"\b{n}\b" for n in sorted(NAMES, key=len, reverse=True)))
# Alma Quispe speaks for Peru, Jon Berg for nobody.
SPEAKS = {"Alma Quispe": "Peru"}


def resolved_of(report: Report) -> Resolved:
    """Entities and references for the names of NAMES in the report's text."""
    entities: dict[str, Entity] = {}
    references = []
    for match in PATTERN.finditer(report.text):
        name, sort = NAMES[match.group()]
        span = report.span(match.start(), match.end())
        roles = (Role("Foreign Minister", SPEAKS[name], report.id, span),) if name in SPEAKS else ()
        entity = Entity(key=name.casefold(), name=name, sort=sort, roles=roles)  # type: ignore[arg-type]
        entities[entity.id] = entity
        references.append(Reference(span, entity.id))
    return Resolved(entities=tuple(entities.values()), references=tuple(references))


def names(resolved: Resolved, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the entities with these ids."""
    return tuple(e.name for i in ids if (e := resolved.entity(i)) is not None)
