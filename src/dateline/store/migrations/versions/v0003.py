"""Version 3: what finds the reports that a new one touches, so that only those are looked at, and indexes in the orders of lists.

Reports, all that was found in them and people's decisions stay. What was worked out is worked out anew when the archive is next used,
and the tables that are new here are filled by that.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, Float, ForeignKey, Integer, LargeBinary, String, text

revision = "0003"
down_revision = "0002"

AGAIN = (
    *("finding_statement", "event_statement", "finding", "met", "event", "facet", "involved", "waiting"),
    *("story_report", "story", "revision", "origin", "entity", "place", "same"),
)
NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """From the tables of version 2."""
    for name in AGAIN:
        op.execute(text(f"DELETE FROM {name}"))  # fixed names
    op.execute(text("DELETE FROM fact WHERE name LIKE 'untidy %'"))
    op.execute(text("DELETE FROM fact WHERE name IN ('changed', 'worked_out')"))
    op.create_table("pending", Column("report", String, ForeignKey("report.id"), primary_key=True))
    op.execute(text("INSERT INTO pending (report) SELECT id FROM report"))
    op.execute(text("INSERT INTO fact (name, value) SELECT 'silent', '1' WHERE EXISTS (SELECT 1 FROM report)"))
    _reports()
    _subjects()
    _names()
    _orders()


def _reports() -> None:
    op.create_table(
        "sketch",
        Column("number", NUMBER, primary_key=True, autoincrement=False),
        Column("report", String, ForeignKey("report.id"), nullable=False, unique=True),
        Column("length", Integer, nullable=False),
        Column("first", Integer),
        Column("last", Integer),
        Column("profile", LargeBinary, nullable=False),
        Column("runs", LargeBinary, nullable=False),
        Column("names", LargeBinary, nullable=False),
    )
    op.create_table("run_holder", *_numbers("run", "number"), Column("size", Integer, nullable=False), sqlite_with_rowid=False)
    op.create_table("run_crowd", *_numbers("run"), Column("upto", BigInteger, nullable=False))
    op.create_table("copy", *_numbers("short", "long"), sqlite_with_rowid=False)
    op.create_index("ix_copy_long", "copy", ["long"])
    op.create_table(
        "page",
        Column("place", String, primary_key=True),
        *_numbers("number"),
        Column("published", String, nullable=False),
    )


def _subjects() -> None:
    op.create_table(
        "subject",
        Column("lead", NUMBER, primary_key=True, autoincrement=False),
        Column("report", String, nullable=False),
        Column("day", String, nullable=False),
        Column("fullest", BigInteger, nullable=False),
        Column("first", Integer),
        Column("last", Integer),
        Column("story", String, index=True),
    )
    op.create_table("term_holder", *_numbers("term", "lead"), sqlite_with_rowid=False)
    op.create_table("term_crowd", *_numbers("term"), Column("holders", Integer, nullable=False))
    op.create_table("likeness", *_numbers("one", "other"), Column("score", Float, nullable=False), sqlite_with_rowid=False)
    op.create_index("ix_likeness_other", "likeness", ["other"])


def _names() -> None:
    op.create_table(
        "name_sort",
        *(Column(name, String, primary_key=True) for name in ("key", "sort")),
        Column("reports", Integer, nullable=False),
    )
    op.create_table(
        "name_count",
        *(Column(name, String, primary_key=True) for name in ("entity", "part", "value")),
        Column("reports", Integer, nullable=False),
    )


def _orders() -> None:
    """Indexes in the orders of lists."""
    gone = {
        "report": ("ix_report_arrived",),
        "story": ("story_by_latest",),
        "event": ("ix_event_earliest", "ix_event_place"),
        "finding": ("ix_finding_relation",),
        "waiting": ("ix_waiting_story", "waiting_by_weight"),
    }
    for table, names in gone.items():
        for name in names:
            op.drop_index(name, table)
    earliest, weight = text("coalesce(earliest, '') DESC"), text("weight DESC")
    op.create_index("report_by_day", "report", [earliest, "id"])
    op.create_index("report_by_arrival", "report", [text("arrived DESC"), "id"])
    op.create_index("story_by_day", "story", [text("coalesce(latest, '') DESC"), "id"])
    op.create_index("event_by_day", "event", [earliest, "id"])
    for name in ("type", "place"):
        op.create_index(f"event_by_{name}", "event", [name, earliest, "id"])
    op.create_index("finding_by_relation", "finding", ["relation", "id"])
    op.create_index("waiting_by_weight", "waiting", [weight, "statement"])
    op.create_index("waiting_by_story", "waiting", ["story", weight, "statement"])


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, BigInteger, primary_key=True, autoincrement=False) for name in names]
