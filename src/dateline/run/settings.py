"""Settings: one frozen object, read once from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.models.language import DEFAULT_MODEL

DEFAULT_ARCHIVE = "dateline.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set. `model` is an installed spaCy pipeline for English, `jobs` how many processes read, each with a model."""

    archive: str = DEFAULT_ARCHIVE
    model: str = DEFAULT_MODEL
    jobs: int = 1


def settings_from(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of DATELINE_ARCHIVE and DATELINE_MODEL, with defaults for what is not set."""
    return Settings(environment.get("DATELINE_ARCHIVE") or DEFAULT_ARCHIVE, environment.get("DATELINE_MODEL") or DEFAULT_MODEL)
