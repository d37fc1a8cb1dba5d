"""Where sentences end: not after the short form of a title, nor amid a time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.read.reading import Reading

ONE = [
    "Two men were hurt in the brawl, Sgt. Mia Falk said.",
    "“We mourn two members of our team, Drs. Ola and Kari Berg,” Jon Dahl, who leads the clinic, said.",
    "The search goes on, said Cmdr. Anna Lie of the Lunda police.",
    "Det. Supt. Ola Berg and Dets. Lie and Holm found three guns.",
    "Sens. Kari Holm and Jon Dahl voted against the bill of Govs. Berg and Lie.",
    "The truck was found empty, county sheriff's Capt. Ola Berg said.",
    "The guard saw three men near the 1000 block of Fourth Avenue at 1:20 a.m. Saturday, police spokesman Jon Lie said.",
    "The blast came at 9 a.m. Eastern time, the mayor said.",
    "The fires fell to five a day, Brig. Gen. Ola Dahl wrote.",
]
TWO = [
    "The unit was led by a Sgt. The captain had fallen ill.",
    "The mayor spoke. Sgt. Falk said nothing.",
    "The meeting ended at 6 p.m. The mayor left.",
    "The shop opens at 7 a.m. A guard stands at the door.",
]


@pytest.mark.parametrize(("text", "count"), [*((t, 1) for t in ONE), *((t, 2) for t in TWO)])
def test_where_sentences_end(reading_of_text: Callable[..., Reading], text: str, count: int) -> None:
    assert len(reading_of_text(text, "2030-05-02").sentences) == count
