"""Roles told by where people are, by what a verb is said of, and by what a number is no measure of."""

from __future__ import annotations

import pytest
from test_frames import Reader, read_marked

from dateline.core.resolved import Resolved
from dateline.extract.figures.figures import find_figures

TOLD = [
    # the taking and the holding
    "Gendarmes detained <19 students|captured> outside the palace on Friday.",
    "The ministry announced <seven arrests|captured>.",
    "<Four teachers|detained> are still being held at the barracks.",
    "<Eleven clerks|captured> were taken into custody on Sunday.",
    "Soldiers led away <two of the organisers|captured>.",
    "<Two cyclists|other>, one of them bleeding, were taken away.",
    # people beaten, struck; things hit; rivals beaten
    "Guards beat <three cleaners|injured> with batons.",
    "<Two waiters|injured> were struck by falling glass.",
    "The stones struck <nine shop fronts|hit>.",
    "<Some 30,000 people|affected> have been hit by the flooding.",
    "She beat <five rivals|other> to the post.",
    # a verb with its particle is another verb
    "The clinic carried out <140 operations|other> in May.",
    "The lorry carried <14 crates|transferred> to the depot.",
    # room is not presence
    "The barge, built to carry <60 passengers|other>, had 140 on board.",
    "The hall can hold <900 guests|other>.",
    "The lift is licensed for <eight people|other>.",
    "The barge was carrying <60 passengers|present> when it struck a sandbank.",
    # who is there
    "There were <five nurses|present> in the ward.",
    "There were <three candidates|other> for the post.",
    "There can only be <one winner|other>.",
    "Norvik has <14 officers|present> there.",
    "<More than 200 conscripts|present> were inside the barracks.",
    "<Some 90 miners|present> were down the pit when the lamps went out.",
    "<Forty welders|present> were on the night shift.",
    "<Thousands|present> are expected at the funeral.",
    "<Around 70 shopkeepers|present> stoned the town hall.",
    "<Fifty guards|present> opened fire on the crowd.",
    "<Six sheds|other> were left.",
    "With <eight people|present> left, the consulate will close its visa desk.",
    "<Between 300 and 400|present> were inside the hall.",
    "<Between 20 and 30|injured> were hurt.",
    # brought somewhere, driven somewhere
    "<Nine sailors|transferred> were flown to Lisbon.",
    "The fighting has driven <some 4,000 people|displaced> towards the border.",
    "In the end the dam displaced <6,100 inhabitants|displaced> for good.",
    "The agency dispatched <900 tents|transferred> to the coast.",
    # what becomes of things
    "<Two|destroyed> of the five workshops are now rubble.",
    "The rebels had dynamited <three bridges|destroyed>.",
    "<Two tank cars|damaged> were holed.",
    "<Forty rifles|captured> fell into the hands of the rebels.",
    "<Seven lorries|affected> were refused entry to the port.",
    # what was done to those who had given up
    "The report accuses the army of executing <nine fighters|killed> who had surrendered.",
    "It speaks of <two fallen comrades|killed>.",
    "<About 8,000 people|affected> in need live along the river.",
]


@pytest.mark.parametrize("marked", TOLD)
def test_role_told(marked: str, reading_of_text: Reader) -> None:
    text, expected = read_marked(marked)
    found = find_figures(reading_of_text(text), Resolved(), ())
    assert {f.span.exact: set(f.role) or {"other"} for f in found if f.span.exact in expected} == expected
