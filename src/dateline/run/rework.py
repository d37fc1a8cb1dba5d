"""Keep what is worked out up to date: what reports that came in touch, and what decisions do."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.core.decision import Decision
from dateline.run.crew import ALONE, Staff
from dateline.run.who import apart_id
from dateline.run.work_out import Clock, Step, utc_now, work_out_some, work_out_stories
from dateline.store import ledger, naming, worked
from dateline.store.archive import Archive


def bring_up_to_date(archive: Archive, now: Clock = utc_now, staff: Staff = ALONE) -> None:
    """Work out what came in since that was last done, some reports at a time, then what decisions that were broken off touch.

    Each step is one transaction: it is done or not, and whoever reads sees the archive before it or after it. `staff` shares the work.
    """
    if archive.read_again:
        with archive.working() as db:
            worked.forget_names(db)
            while work_out_some(Step(archive, db, now, staff)):
                pass
    more = archive.stale
    while more:
        with archive.working() as db:
            more = work_out_some(Step(archive, db, now, staff))
    if untidy := archive.untidy():
        rework(archive, untidy, now)


def rework(archive: Archive, ids: Iterable[str], now: Clock = utc_now) -> None:
    """Work out what a decision touches: stories whose statements it is about, or entities and the stories that name them."""
    touched = list(ids)
    entities = [i for i in touched if i.startswith("en-")]
    with archive.working() as db:
        named = naming.reports_naming(db, closure(entities, archive.decisions())) if entities else set()
        stories = {i for i in touched if i not in entities} | worked.stories_with(db, named)
        upto = archive.last_seq()
        work_out_stories(Step(archive, db, now), sorted(stories))
        ledger.tidy(db, touched, upto)


def closure(entities: Iterable[str], decisions: Iterable[Decision]) -> set[str]:
    """The entities with all that any decision, undone or not, ever made one with them or told apart from them."""
    ids = set(entities)
    links = [{d.target, d.after["into"]} for d in decisions if d.after and "into" in d.after]
    links += [{d.target, apart_id(d)} for d in decisions if d.act == "split" and d.after and "reports" in d.after]
    while grown := [link for link in links if link & ids and not link <= ids]:
        ids = ids.union(*grown)
    return ids
