"""How an archive of an older version is brought up to this one's tables: alembic's scripts, one a released version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

FOLDER = Path(__file__).parent


def upgrade(db: Connection, version: str | None, to: str) -> None:
    """Run every script after `version` (None: from an empty database) up to version `to`, within the connection's transaction.

    Version 1 knew nothing of alembic and bears no mark of its own.
    """
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    if version and not inspect(db).has_table("alembic_version"):
        db.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, PRIMARY KEY (version_num))"))
        db.execute(text("INSERT INTO alembic_version VALUES (:mark)"), {"mark": mark(version)})

    def steps(current: Any, _: object) -> Any:
        return scripts._upgrade_revs(mark(to), current)  # the way alembic's cookbook shows to upgrade on a connection of one's own

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(connection=db)
        environment.run_migrations()


def mark(version: str) -> str:
    """Alembic's name of a schema version: "0002" of "2"."""
    return f"{int(version):04}"
