"""Which statements tell of one happening, as people settled it over what comparing gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.core.decision import Decision


def rearranged(number_of: Mapping[str, int], decisions: Sequence[Decision], occurrences: frozenset[str]) -> dict[str, int]:
    """Statement id to the number of its happening, after all decisions in the order they were made.

    `occurrences` are ids of statements that always tell of a happening: unlinked, they make one of their own. Statements that are not
    there any more change nothing.
    """
    made = dict(number_of)
    free = max(made.values(), default=-1) + 1
    for decision in decisions:
        after = decision.after or {}
        match decision.act:
            case "link":
                home = made.setdefault(after["anchor"], free)
                made[after["statement"]] = home
            case "unlink" if after["statement"] in occurrences:
                made[after["statement"]] = free
            case "unlink":
                made.pop(after["statement"], None)
            case "merge" if "anchors" in after:
                numbers = [made[a] for a in after["anchors"] if a in made]
                made = {s: numbers[0] if n in numbers else n for s, n in made.items()}
            case "split" if "statements" in after:
                made |= {s: free for s in after["statements"] if s in made}
        free += 1
    return made
