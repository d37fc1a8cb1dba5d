"""On whose side somebody speaks and acts: a minister is answered to her state."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from dateline.core.entity import Entity

NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'.-]*)*")


class Side:
    """Entity id to its side: the state it is or belongs to, else the one that most of its roles are of, else itself.

    An id that is not known is its own side; nobody has none.
    """

    def __init__(self, entities: Mapping[str, Entity]):
        self._entities = entities
        places = [e for e in entities.values() if e.sort != "person"]
        self._home = {name.casefold(): e.country or e.id for e in places for name in (*e.aliases, e.name)}

    def __call__(self, ident: str | None) -> str | None:
        entity = self._entities.get(ident or "")
        if entity is None or entity.country:
            return entity.country if entity else ident
        of = Counter(self._home[r.of.casefold()] for r in entity.roles if r.of and r.of.casefold() in self._home)
        return max(sorted(of), key=of.__getitem__) if of else entity.id

    def named_in(self, sentence: str) -> Iterator[str]:
        """Sides whose state or organisation a sentence names."""
        for found in NAME.finditer(sentence):
            if side := self._home.get(re.sub(r"[’']s?$", "", found.group()).casefold()):
                yield side
