"""Version 4: what is kept for finding reports that may be alike tells names from other words.

The tables are those of version 3. Reports, all that was found in them and people's decisions stay; what was worked out, and what finds
the reports that a new one touches, is made anew when the archive is next used.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

revision = "0004"
down_revision = "0003"

AGAIN = (
    *("finding_statement", "event_statement", "finding", "met", "event", "facet", "involved", "waiting"),
    *("story_report", "story", "revision", "origin", "entity", "place", "same"),
    *("sketch", "run_holder", "run_crowd", "copy", "page", "subject", "term_holder", "term_crowd", "likeness", "name_sort", "name_count"),
)


def upgrade() -> None:
    """From the tables of version 3."""
    for name in (*AGAIN, "pending"):
        op.execute(text(f'DELETE FROM "{name}"'))  # fixed names
    op.execute(text("DELETE FROM fact WHERE name LIKE 'untidy %' OR name IN ('silent', 'read again')"))
    op.execute(text("INSERT INTO pending (report) SELECT id FROM report"))
    op.execute(text("INSERT INTO fact (name, value) SELECT 'silent', '1' WHERE EXISTS (SELECT 1 FROM report)"))
