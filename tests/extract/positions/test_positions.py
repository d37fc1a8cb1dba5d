"""Positions of plain sentences: act, party, addressee, issue and content."""

from __future__ import annotations

import pytest
from occurrence_names import resolved_of

from dateline.extract.positions.positions import find_positions

# text; act; party; addressee; words of the content; issue
CASES = [
    (
        "Greece demanded the withdrawal of Turkish troops.",
        "demand",
        "Greece",
        "Turkey",
        "the withdrawal of Turkish troops",
        "withdrawal of Turkish troops",
    ),
    (
        "Kosovo insisted on the recognition of its borders.",
        "demand",
        "Kosovo",
        None,
        "the recognition of its borders",
        "recognition of borders",
    ),
    ("Peru called for an immediate cease-fire.", "demand", "Peru", None, "an immediate cease-fire", "immediate cease-fire"),
    ("Mexico urged Cuba to release the journalist.", "demand", "Mexico", "Cuba", "release the journalist", "releasing journalist"),
    ("Greece called on Turkey to recall its survey ship.", "demand", "Greece", "Turkey", "recall its survey ship", "recalling survey ship"),
    (
        "Ethiopia demanded that Eritrea hand over the suspects.",
        "demand",
        "Ethiopia",
        "Eritrea",
        "Eritrea hand over the suspects",
        "handing over suspects",
    ),
    ("Chad asked France to send helicopters.", "demand", "Chad", "France", "send helicopters", "sending helicopters"),
    ("Kenya is seeking the extradition of the banker.", "demand", "Kenya", None, "the extradition of the banker", "extradition of banker"),
    ("The Norwegian government wants Serbia to reopen the case.", "demand", "Norway", "Serbia", None, "reopening case"),
    ("Jon Berg said that Norway must return the files.", "demand", "Jon Berg", "Norway", "Norway must return the files", "returning files"),
    ("Peruvian Foreign Minister Alma Quispe demanded an apology from Chile.", "demand", "Peru", "Chile", None, None),
    ("Norway offered to host a new round of talks.", "offer", "Norway", None, "host a new round of talks", None),
    ("Cuba offered a prisoner swap.", "offer", "Cuba", None, "a prisoner swap", "prisoner swap"),
    ("Serbia is ready to reopen the border.", "offer", "Serbia", None, "reopen the border", "reopening border"),
    ("Morocco proposed a 60-day truce.", "propose", "Morocco", None, "a 60-day truce", "60-day truce"),
    ("Japan suggested that the two sides meet in Lima.", "propose", "Japan", None, None, None),
    ("Chile presented a plan for the lake.", "propose", "Chile", None, "a plan for the lake", "plan for lake"),
    ("The Red Front accepted the proposal on Tuesday.", "accept", "Red Front", None, "the proposal", "proposal"),
    ("Kenya agreed to extradite the banker.", "accept", "Kenya", None, "extradite the banker", "extraditing banker"),
    ("Mali has agreed to those terms.", "accept", "Mali", None, "Mali has agreed to those terms", "terms"),
    ("Mali rejected the French offer.", "reject", "Mali", "France", "the French offer", "French offer"),
    ("Eritrea refused to withdraw its troops.", "reject", "Eritrea", None, "withdraw its troops", "withdrawing troops"),
    ("Japan ruled out any talks on the islands.", "reject", "Japan", None, "any talks on the islands", "talks on islands"),
    ("Ghana dismissed calls for a referendum.", "reject", "Ghana", None, "calls for a referendum", "calls for referendum"),
    ("Chad said it will not accept more refugees.", "reject", "Chad", None, "will not accept more refugees", None),
    (
        "Peruvian Foreign Minister Alma Quispe pledged to return three islands to Chile.",
        "commit",
        "Peru",
        "Chile",
        "return three islands to Chile",
        "returning three islands",
    ),
    ("France promised to fund the bridge.", "commit", "France", None, "fund the bridge", "funding bridge"),
    ("Kenya said it will reopen its embassy.", "commit", "Kenya", None, "will reopen its embassy", "reopening embassy"),
    (
        "The Malian junta threatened to expel the French ambassador.",
        "threaten",
        "Mali",
        "France",
        "expel the French ambassador",
        "expelling French ambassador",
    ),
    ("Alma Quispe warned that Peru may pull out if Chile keeps its troops there.", "threaten", "Peru", None, None, "pulling out"),
    (
        "The envoy said that further delay could trigger Norwegian sanctions against Serbia.",
        "threaten",
        "Norway",
        "Serbia",
        None,
        "Norwegian sanctions against Serbia",
    ),
    ("Bolivia submitted its conditions to Chile.", "condition", "Bolivia", None, "its conditions to Chile", None),
    (
        "The Red Front said it would disarm only if Peru freed its prisoners.",
        "condition",
        "Red Front",
        None,
        "it would disarm only if Peru freed its prisoners",
        "freeing prisoners",
    ),
    ("Turkey repeated its demand for the closure of the camp.", "demand", "Turkey", None, "the closure of the camp", "closure of camp"),
]

# Views, hopes, forecasts, what is open, what is only imagined: no position.
NONE = [
    "The charity gave food to families until Friday to help them.",
    "The win gave the team a day to rest.",
    "The court set a day to hear the case.",
    "Chile has yet to accept the proposal.",
    "Norway has not yet agreed to the terms.",
    "Jon Berg hopes for peace.",
    "The coach said he will play the new striker on Saturday.",
    "Forecasters warned that the storm could bring floods.",
    "The talks will discuss the demands of both sides.",
    "If Chile demanded the islands, nobody would listen.",
    "The minister declined to comment.",
    "Bolivia would come to the table when it suffers losses.",
    "Demand for copper rose.",
]


def _found(reading_of_text, text):
    reading = reading_of_text(text)
    resolved = resolved_of(reading.report)
    return find_positions(reading, resolved, ()), resolved


@pytest.mark.parametrize(("text", "act", "party", "addressee", "content", "issue"), CASES)
def test_position(reading_of_text, text, act, party, addressee, content, issue):
    found, resolved = _found(reading_of_text, text)
    fitting = [p for p in found if p.act == act]
    assert fitting, [(p.act, p.content.exact) for p in found]
    one = fitting[0]
    assert getattr(resolved.entity(one.party), "name", None) == party
    if addressee is not None:
        assert getattr(resolved.entity(one.addressee), "name", None) == addressee
    if content is not None:
        assert one.content.exact == content
    if issue is not None:
        assert one.issue == issue


@pytest.mark.parametrize("text", NONE)
def test_no_position(reading_of_text, text):
    found, _ = _found(reading_of_text, text)
    assert [(p.act, p.content.exact) for p in found] == []


CROSSING = "Oslo's mayor said the tents must be gone by Monday, or his own guards would clear them: a threat the traders met with laughter."


ODD = ["", "Demand", "demand demand", "must will would", "if unless", "- - -", "Verlangt wurde nichts.", CROSSING]


@pytest.mark.parametrize("text", ODD)
def test_odd_input_does_not_raise(reading_of_text, text):
    found, _ = _found(reading_of_text, text)
    assert all(p.content.holds_in(text) and p.span.holds_in(text) and p.issue for p in found)


def test_due_date(reading_of_text):
    from dataclasses import replace

    from dateline.core.mention import DateMention

    text = "Peru demanded that Chile free the crew by 3 May 2021."
    reading = reading_of_text(text)
    at = text.index("3 May")
    when = {"edtf": "2021-05-03", "earliest": "2021-05-03", "latest": "2021-05-03"}
    date = DateMention(report=reading.report.id, span=reading.report.span(at, at + 10), **when)
    found = find_positions(reading, replace(resolved_of(reading.report), dates=(date,)), ())
    assert [p.due.edtf for p in found if p.due] == ["2021-05-03"]


def test_no_deadline_no_due_date(reading_of_text):
    found, _ = _found(reading_of_text, "Peru demanded an apology.")
    assert [p.due for p in found] == [None]
