"""Version 4: what is kept for finding reports that may be alike tells names from other words. The tables are those of version 3."""

from __future__ import annotations

from dateline.store.migrations.anew import work_out_anew

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """From the tables of version 3."""
    work_out_anew()
