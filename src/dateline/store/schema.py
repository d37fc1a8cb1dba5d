"""The tables of an archive: what was read is kept as it was found; what was worked out can be worked out again."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text

VERSION = "1"

metadata = MetaData()

facts = Table("fact", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

# What was read. `body` is the JSON that core.record.stored makes of the item.
reports = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    Column("source_id", String),
    Column("publisher", String),
    Column("earliest", String),
    Column("host", String, index=True),
    Column("body", Text, nullable=False),
)


def _in_reports(name: str) -> Table:
    """A table of what stands at a place in a report: mentions, statements."""
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        Column("report", ForeignKey("report.id"), nullable=False),
        Column("type", String, nullable=False),
        Column("start", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Index(f"{name}_by_report", "report", "start"),
    )


mentions = _in_reports("mention")
statements = _in_reports("statement")
named = Table(  # entities as each report names them
    "named",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("entity", String, primary_key=True),
    Column("body", Text, nullable=False),
)
rejects = Table(  # what a stage could not do, so that nothing vanishes silently
    "reject",
    metadata,
    Column("item", String, primary_key=True),
    Column("stage", String, primary_key=True),
    Column("why", Text, primary_key=True),
)

# What was worked out of it, for the whole archive.
origins = Table(
    "origin",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("origin", String, nullable=False, index=True),
)
stories = Table("story", metadata, Column("id", String, primary_key=True), Column("body", Text, nullable=False))
story_reports = Table(
    "story_report",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("story", ForeignKey("story.id"), nullable=False, index=True),
)
events = Table(
    "event",
    metadata,
    Column("id", String, primary_key=True),
    Column("story", String, index=True),
    Column("body", Text, nullable=False),
)
event_statements = Table(
    "event_statement",
    metadata,
    Column("statement", ForeignKey("statement.id"), primary_key=True),
    Column("event", ForeignKey("event.id"), nullable=False, index=True),
)
met = Table("met", metadata, Column("position", ForeignKey("statement.id"), primary_key=True), Column("event", String, nullable=False))
findings = Table(
    "finding",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, index=True),
    Column("relation", String, nullable=False),
    Column("body", Text, nullable=False),
)
same = Table(  # an entity as one report names it, and the entity that it is
    "same",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("entity", String, primary_key=True),
    Column("known", String, nullable=False),
)
entities = Table("entity", metadata, Column("id", String, primary_key=True), Column("body", Text, nullable=False))
redirects = Table(  # a name that moved: the id that an event, story or finding had, and the one it has now
    "redirect",
    metadata,
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False),
)

WORKED_OUT = (findings, met, event_statements, events, story_reports, stories, origins, entities, same)
