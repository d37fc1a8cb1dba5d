"""Version 5: what a report is about holds its title's terms and its outlet. The tables are those of version 4."""

from __future__ import annotations

from dateline.store.migrations.anew import work_out_anew

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """From the tables of version 4."""
    work_out_anew()
