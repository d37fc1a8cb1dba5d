"""One side's own dead, and dead who are handed over, are not all who died."""

from __future__ import annotations

import pytest

from dateline.core.spans import Span
from dateline.core.statement import Figure, Speaker
from dateline.reconcile.own_loss import handed_over, names_of_loser, own_loss


def figure(marked: str, low: float, speaker: Speaker | None = None) -> Figure:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = marked.replace("⟦", "").replace("⟧", "")
    return Figure(
        report="r", span=Span(start, end, text[start:end]), sentence=Span(0, len(text), text), what="person", role=("killed",),
        op="=", low=low, high=low, unit="count", speaker=speaker, made_by="t", confidence=1.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("own", "low", "said"),
    [
        (True, 3, "The army said it had lost ⟦three men⟧."),
        (True, 2, "Norvia claims to have killed 45 and lost ⟦two men⟧."),
        (True, 4, "A spokesman put his side’s losses at ⟦four⟧ dead."),
        (True, 6, "Estmark confirmed the death of ⟦six of its soldiers⟧."),
        (False, 0, "⟦None of its men⟧ died."),
        (False, 14, "Fighting in the capital left ⟦14 people⟧ dead."),
        (False, 31, "At least ⟦31 people⟧ lost their lives."),
    ],
)
def test_own_loss(own: bool, low: float, said: str) -> None:
    assert own_loss(figure(said, low)) == own


def test_whose_loss_it_is() -> None:
    said = "Estmark confirmed the death of ⟦six of its soldiers⟧."
    assert names_of_loser(figure(said, 6, Speaker("Estmark", None, None, "organisation"))) == ["Estmark"]
    assert names_of_loser(figure(said, 6, Speaker("Anar Tulev", None, None, "person"))) == []
    assert names_of_loser(figure("⟦Six⟧ died.", 6, Speaker("Estmark", None, None, "organisation"))) == []


@pytest.mark.parametrize(
    ("handed", "said"),
    [
        (True, "The two armies exchanged the remains of ⟦53 soldiers⟧."),
        (True, "The bodies of ⟦12⟧ were handed over to Norvia."),
        (False, "The morgue has received ⟦19 bodies⟧."),
        (False, "⟦Nine⟧ died as the two sides exchanged fire."),
    ],
)
def test_handed_over(handed: bool, said: str) -> None:
    assert handed_over(figure(said, 12)) == handed
