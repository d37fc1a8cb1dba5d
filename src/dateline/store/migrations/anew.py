"""What scripts have in common that leave tables as they are, and have what is in them worked out anew."""

from __future__ import annotations

from alembic import op
from sqlalchemy import text

WORKED_OUT = (  # tables of versions 3 to 5
    *("finding_statement", "event_statement", "finding", "met", "event", "facet", "involved", "waiting"),
    *("story_report", "story", "revision", "origin", "entity", "place", "same"),
    *("sketch", "run_holder", "run_crowd", "copy", "page", "subject", "term_holder", "term_crowd", "likeness", "name_sort", "name_count"),
)


def work_out_anew() -> None:
    """Reports, all that was found in them and people's decisions stay; the rest is made anew when the archive is next used."""
    for name in (*WORKED_OUT, "pending"):
        op.execute(text(f'DELETE FROM "{name}"'))  # fixed names
    op.execute(text("DELETE FROM fact WHERE name LIKE 'untidy %' OR name IN ('silent', 'read again')"))
    op.execute(text("INSERT INTO pending (report) SELECT id FROM report"))
    op.execute(text("INSERT INTO fact (name, value) SELECT 'silent', '1' WHERE EXISTS (SELECT 1 FROM report)"))
