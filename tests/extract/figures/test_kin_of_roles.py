"""Figures beside words of kin to the commonest: rarer verbs and nouns give the same roles, words that only look alike do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from test_frames import read_marked

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures
from dateline.read.reading import Reading

Reader = Callable[..., Reading]

# each figure in angle brackets, its roles after the bar
KIN = [
    "The army immolated <12 villagers|killed> in their church.",
    "Monks cremated <40 pilgrims|killed> on the hill.",
    "The riot crippled <30 workers|injured> for life.",
    "Police horsewhipped <14 strikers|injured> in the square.",
    "Two women vanished and <six loggers|missing> went awol.",
    "Gunmen skyjacked <two airliners|captured> over the sea.",
    "The rebels requisitioned <nine lorries|captured> from the mill.",
    "The bank repossessed <340 homes|captured> in the county.",
    "The regime gaoled <22 poets|detained> in May.",
    "The judge resentenced <11 sailors|detained> in June.",
    "The king manumitted <80 servants|released> on his birthday.",
    "The dam will dispossess <4,000 families|displaced> of the valley.",
    "Bulldozers came and <600 people|displaced> were made homeless.",
    "<Some 300 villagers|displaced> vacated their huts before dawn.",
    "The company mothballed <three plants|affected> in the north.",
    "The regulator delisted <19 firms|affected> on Friday.",
    "The junta disbanded <four parties|affected> overnight.",
    "The court debarred <nine lawyers|affected> in May.",
    "The airline rerouted <17 flights|affected> around the ash.",
    "The ministry shelved <six dams|affected> for lack of money.",
    "The council padlocked <70 kiosks|affected> in the bazaar.",
    "Clerks pulped <9,000 books|destroyed> in the yard.",
    "The clerk shredded <400 files|destroyed> in a night.",
    "The blast ruptured <three pipelines|damaged> in the delta.",
    "Youths firebombed <two banks|hit> in the capital.",
    "The navy chartered <eight trawlers|used> for the search.",
    "Norland test-flew <two gliders|used> last week.",
    "The agency airfreighted <40 tents|transferred> to the island.",
    "<Nine hundred people|present> were strolling by the lake.",
    "<Forty detectives|present> pursued the robbers over the moor.",
    "<Two ferries|destroyed> had foundered in the gale.",
    "The firm peddled <400 fakes|transferred> in the bazaar.",
    "Ministers flew home after a funeral for the pilot and a cremation for <four sailors|killed>.",
    "The derailment of <11 wagons|affected> shut the line.",
    "The recapture of <five villages|captured> took a week.",
    "The museum received a bequest of <40 paintings|transferred>.",
    "Ambulances conveyed <16 miners|injured> to hospital.",
    "A legacy of <$12,000|transferred> went to the school.",
]

LIKE = [
    "The paper lost <3,000 subscribers|other> last year.",
    "The bank lost <40,000 customers|other> in a year.",
    "The inquiry heard of <two mergers|other> in the trade.",
    "She has <three fingers|other> on that hand.",
    "Sailors speak of <40 winters|other> of ice.",
    "The actor had <two careers|other> before the war.",
    "He told <three thrillers|other> apart by their covers.",
    "Lawyers for <six lenders|other> spoke in Norland.",
]


@pytest.mark.parametrize("marked", KIN + LIKE)
def test_kin_gives_role(marked: str, reading_of_text: Reader) -> None:
    text, expected = read_marked(marked)
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert {f.span.exact: set(f.role) for f in found if f.span.exact in expected} == expected
