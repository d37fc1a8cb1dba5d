"""A report that tries all that a report can try on those who export it, and what might be worked out of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dateline.core.archived import Found, Outcome
from dateline.core.entity import Entity
from dateline.core.event import About, Event, Finding, Story
from dateline.core.mention import NameMention, Place, PlaceMention
from dateline.core.report import Block, Report
from dateline.core.spans import Span
from dateline.core.statement import Figure, Occurrence, Position, Said, Speaker, Statement
from dateline.core.when import Published, When

EVIL = '<script>alert("x")</script>'
MARKS = "[x](javascript:alert(1)) `code` **bold** | [^1]: # <!-- ]]> &amp;"
BIDI = "\u202eevil\u2066\x1b[2J"
FORMULA = "=HYPERLINK(1)"
LONG = "w" * 1_000_000


def hostile() -> tuple[Found, Outcome]:
    """One report with a statement of each type, a story, an event and a finding."""
    text = f"{FORMULA} {EVIL} said {BIDI} that 12 {MARKS} ships sank in Oslo on Monday, while 30 were lost, and demanded peace. {LONG}"
    report = Report(
        source_id="evil",
        text=text,
        title=f"{FORMULA} {EVIL} {BIDI} {MARKS} {LONG}",
        publisher=f"{FORMULA} {EVIL} Times",
        byline=f"{EVIL} {BIDI}",
        url="javascript:alert(1)",
        language="en",
        blocks=(Block(0, len(text), "body"),),
        published=Published("2031-05-01", "2031-05-01", "2031-05-01", "given"),
    )

    def span(piece: str) -> Span:
        at = text.index(piece)
        return Span(at, at + len(piece), piece)

    who = Entity(key="x", name=f"{FORMULA} {EVIL} {BIDI} {MARKS} Sung", sort="person")
    place = Place(f"{FORMULA}{EVIL}Oslo", "g", '1"/<x>', 59.9, 10.7, "NO", "city")
    where = PlaceMention(
        report=report.id,
        span=span("Oslo"),
        name=place.name,
        gazetteer="g",
        gazetteer_id=place.gazetteer_id,
        lat=59.9,
        lon=10.7,
        country="NO",
        precision="city",
    )
    named = NameMention(report=report.id, span=span(EVIL), type="person", entity=who.id)
    speaker = Speaker(f"{EVIL} {BIDI} Sung", span(EVIL), who.id, "person")
    common: Any = {"report": report.id, "sentence": Span(0, len(text), text), "made_by": "x<y", "confidence": 0.5}
    sank, peace, when = span("sank"), span("peace"), When("2031-04-28", "2031-04-28", "2031-04-28")
    sides: Any = {"actors": (who.id,), "recipients": (who.id,)}
    figure = Figure(what=f"{EVIL}ship", role=("destroyed",), op="=", low=12, high=12, span=span("12"), speaker=speaker, **common)
    statements: tuple[Statement, ...] = (
        figure,
        replace(figure, low=30.0, high=30.0, span=span("30"), speaker=None),
        Occurrence(trigger=sank, span=sank, event_type="<T>", mode=EVIL, where=where.id, when=when, **sides, **common),
        Said(span=span("ships sank"), content=(span(f"{MARKS} ships"),), direct=True, speaker=speaker, **common),
        Position(party=who.id, addressee=who.id, act="commit", issue=f"{EVIL} {MARKS}", content=peace, span=peace, **common),
    )
    story = Story(
        anchor=report.id, title=f"{FORMULA} {EVIL} {BIDI} {MARKS} {LONG}", reports=(report.id,), earliest="2031-05-01", latest="2031-05-01"
    )
    event = Event(
        anchor=statements[2].id,
        story=story.id,
        title=f"{FORMULA} {EVIL} {BIDI} {LONG}",
        event_type="<T>",
        mode=EVIL,
        status="happened",
        when=when,
        where=place,
        actors=(who.id,),
        recipients=(who.id,),
        statements=tuple(s.id for s in statements),
        reports=(report.id,),
        voices=1,
    )
    finding = Finding(
        event=event.id,
        about=About("destroyed", f"{EVIL}ship", "count"),
        statements=(statements[0].id, statements[1].id),
        relation="conflict",
        best=12.0,
        low=12.0,
        high=30.0,
        rule="most-voices",
        says=f"12 according to {EVIL} {BIDI} {MARKS}",
    )
    outcome = Outcome(story=story, inputs="x", events=(event,), findings=(finding,), met={statements[4].id: event.id})
    return Found(report, (where, named), (who,), statements), outcome
