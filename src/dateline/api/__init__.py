"""Dateline from Python: open an archive, add reports, filter the record, take it to data frames, look at it in a notebook."""

from dateline.api.archive import Archive, open
from dateline.api.table import Table
from dateline.api.things import Entity, Event, Finding, Hit, Report, Statement, Story

__all__ = ["Archive", "Entity", "Event", "Finding", "Hit", "Report", "Statement", "Story", "Table", "open"]
