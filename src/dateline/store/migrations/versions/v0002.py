"""Version 2: decisions, a diary of changes, where reports came from, revisions, and the columns that lists need.

Reports and all that was found in them stay; what was worked out is worked out anew when the archive is next used.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Integer, String, Text, text

revision = "0002"
down_revision = "0001"

AGAIN = ("finding", "met", "event_statement", "event", "story_report", "story", "origin", "entity", "same")


def upgrade() -> None:
    """From the tables of version 1."""
    for name in AGAIN:  # each before what it points at
        op.drop_table(name)
    _what_was_read()
    _what_people_did()
    _stories()
    _what_is_told()
    _entities()
    for name, value in (("changed", "1"), ("worked_out", "0")):
        op.execute(text("DELETE FROM fact WHERE name = :name").bindparams(name=name))
        op.execute(text("INSERT INTO fact (name, value) VALUES (:name, :value)").bindparams(name=name, value=value))


def _what_was_read() -> None:
    op.add_column("report", Column("digest", String))
    op.add_column("report", Column("arrived", String))
    op.create_index("ix_report_arrived", "report", ["arrived"])
    op.create_index("ix_named_entity", "named", ["entity"])
    op.create_table(
        "source",
        Column("name", String, primary_key=True),
        Column("within", String, index=True),
        Column("kind", String, nullable=False),
        Column("digest", String),
        Column("state", String, nullable=False, index=True),
        Column("why", Text),
        Column("published", String),
        Column("publisher", String),
        Column("columns", String),
        Column("first", String, nullable=False),
        Column("last", String, nullable=False),
        Column("reports", Integer, nullable=False),
    )
    op.create_table(
        "watched",
        Column("name", String, primary_key=True),
        Column("mark", String, nullable=False),
        Column("etag", String),
        Column("modified", String),
        Column("faults", Integer, nullable=False),
        Column("due", Float, nullable=False),
    )


def _what_people_did() -> None:
    op.create_table(
        "decision",
        Column("seq", Integer, primary_key=True, autoincrement=True),
        Column("id", String, nullable=False, unique=True),
        Column("target", String, nullable=False, index=True),
        Column("act", String, nullable=False),
        Column("report", String, index=True),
        Column("body", Text, nullable=False),
    )
    op.create_table(
        "change",
        Column("seq", Integer, primary_key=True, autoincrement=True),
        Column("at", String, nullable=False, index=True),
        Column("sort", String, nullable=False),
        Column("story", String, index=True),
        Column("subject", String, nullable=False),
        Column("body", Text, nullable=False),
    )


def _stories() -> None:
    op.create_table(
        "origin", Column("report", String, ForeignKey("report.id"), primary_key=True), Column("origin", String, nullable=False, index=True)
    )
    op.create_table(
        "revision",
        Column("report", String, ForeignKey("report.id"), primary_key=True),
        Column("revises", String, ForeignKey("report.id"), nullable=False, index=True),
    )
    op.create_table(
        "story",
        Column("id", String, primary_key=True),
        Column("inputs", String, nullable=False),
        Column("latest", String),
        Column("reports", Integer, nullable=False),
        Column("voices", Integer, nullable=False),
        Column("disputes", Integer, nullable=False),
        Column("body", Text, nullable=False),
    )
    op.create_index("story_by_latest", "story", ["latest", "id"])
    op.create_table(
        "story_report",
        Column("report", String, ForeignKey("report.id"), primary_key=True),
        Column("story", String, nullable=False, index=True),
    )
    op.create_table("facet", *(Column(name, String, primary_key=True) for name in ("story", "sort", "value")))
    op.create_index("facet_by_value", "facet", ["sort", "value", "story"])


def _what_is_told() -> None:
    op.create_table(
        "event",
        Column("id", String, primary_key=True),
        Column("story", String, nullable=False, index=True),
        Column("type", String),
        Column("earliest", String, index=True),
        Column("place", String, index=True),
        Column("voices", Integer, nullable=False),
        Column("body", Text, nullable=False),
    )
    op.create_table("event_statement", Column("statement", String, primary_key=True), Column("event", String, nullable=False, index=True))
    op.create_table(
        "met",
        Column("position", String, primary_key=True),
        Column("event", String, nullable=False),
        Column("story", String, nullable=False, index=True),
    )
    op.create_table(
        "finding",
        Column("id", String, primary_key=True),
        Column("event", String, index=True),
        Column("story", String, nullable=False, index=True),
        Column("relation", String, nullable=False, index=True),
        Column("body", Text, nullable=False),
    )
    op.create_table(
        "finding_statement", Column("finding", String, primary_key=True), Column("statement", String, primary_key=True, index=True)
    )
    op.create_table(
        "waiting",
        Column("statement", String, primary_key=True),
        Column("story", String, nullable=False, index=True),
        Column("weight", Float, nullable=False),
    )
    op.create_index("waiting_by_weight", "waiting", ["weight", "statement"])


def _entities() -> None:
    op.create_table(
        "involved",
        Column("entity", String, primary_key=True),
        Column("statement", String, primary_key=True),
        Column("part", String, primary_key=True),
        Column("story", String, nullable=False, index=True),
        Column("day", String, nullable=False),
        Column("report", String, nullable=False),
        Column("start", Integer, nullable=False),
    )
    op.create_index("involved_by_day", "involved", ["entity", text("day DESC"), "report", "start", "part"])
    op.create_table(
        "same",
        Column("report", String, ForeignKey("report.id"), primary_key=True),
        Column("entity", String, primary_key=True),
        Column("machine", String, nullable=False, index=True),
        Column("known", String, nullable=False, index=True),
    )
    for name in ("entity", "place"):
        op.create_table(
            name,
            Column("id", String, primary_key=True),
            Column("name", String, nullable=False, index=True),
            Column("body", Text, nullable=False),
        )
