"""Version 1, of dateline 0.1: reports, what was found in them, and what was worked out of them."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String, Text, text

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of version 1 in an empty database."""
    op.create_table("fact", Column("name", String, primary_key=True), Column("value", String, nullable=False))
    op.create_table(
        "report",
        Column("id", String, primary_key=True),
        Column("source_id", String),
        Column("publisher", String),
        Column("earliest", String),
        Column("host", String, index=True),
        Column("body", Text, nullable=False),
    )
    for name in ("mention", "statement"):
        op.create_table(
            name,
            Column("id", String, primary_key=True),
            Column("report", String, ForeignKey("report.id"), nullable=False),
            Column("type", String, nullable=False),
            Column("start", Integer, nullable=False),
            Column("body", Text, nullable=False),
        )
        op.create_index(f"{name}_by_report", name, ["report", "start"])
    op.create_table(
        "named",
        Column("report", String, ForeignKey("report.id"), primary_key=True),
        Column("entity", String, primary_key=True),
        Column("body", Text, nullable=False),
    )
    op.create_table(
        "reject", Column("item", String, primary_key=True), Column("stage", String, primary_key=True), Column("why", Text, primary_key=True)
    )
    _worked_out()
    tokenizer = '"unicode61 remove_diacritics 2"'
    op.execute(text(f"CREATE VIRTUAL TABLE report_words USING fts5(report UNINDEXED, title, text, tokenize={tokenizer})"))


def _worked_out() -> None:
    op.create_table(
        "origin", Column("report", String, ForeignKey("report.id"), primary_key=True), Column("origin", String, nullable=False, index=True)
    )
    for name in ("story", "entity"):
        op.create_table(name, Column("id", String, primary_key=True), Column("body", Text, nullable=False))
    op.create_table(
        "story_report",
        Column("report", String, ForeignKey("report.id"), primary_key=True),
        Column("story", String, ForeignKey("story.id"), nullable=False, index=True),
    )
    op.create_table(
        "event", Column("id", String, primary_key=True), Column("story", String, index=True), Column("body", Text, nullable=False)
    )
    op.create_table(
        "event_statement",
        Column("statement", String, ForeignKey("statement.id"), primary_key=True),
        Column("event", String, ForeignKey("event.id"), nullable=False, index=True),
    )
    op.create_table(
        "met", Column("position", String, ForeignKey("statement.id"), primary_key=True), Column("event", String, nullable=False)
    )
    op.create_table(
        "finding",
        Column("id", String, primary_key=True),
        Column("event", String, index=True),
        Column("relation", String, nullable=False),
        Column("body", Text, nullable=False),
    )
    op.create_table(
        "same",
        Column("report", String, ForeignKey("report.id"), primary_key=True),
        Column("entity", String, primary_key=True),
        Column("known", String, nullable=False),
    )
    op.create_table("redirect", Column("old", String, primary_key=True), Column("new", String, nullable=False))
