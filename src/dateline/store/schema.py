"""The tables of an archive: what was read is kept as it was found; what was worked out can be worked out again."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
    literal_column,
)

VERSION = "5"

metadata = MetaData()


def day_of(column: ColumnElement[str]) -> ColumnElement[str]:
    """A day to compare by, "" where there is none. Written out and not bound, so that indexes of it are used."""
    return func.coalesce(column, literal_column("''"))


def newest(column: ColumnElement[str]) -> ColumnElement[str]:
    """The order of newest days first, none last."""
    return day_of(column).desc()


# Which of store/migrations made the tables: alembic's own mark. Programs look at the fact "schema" first, as version 1 did.
revision_mark = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

facts = Table("fact", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

# What was read. `body` is the JSON that core.record.stored makes of the item.
reports = Table(
    "report",
    metadata,
    Column("id", String, primary_key=True),
    Column("source_id", String),
    Column("publisher", String),
    Column("earliest", String),
    Column("host", String, index=True),
    Column("digest", String),  # of all that was found in it
    Column("arrived", String),  # when it was added, UTC in ISO 8601
    Column("body", Text, nullable=False),
)
Index("report_by_day", newest(reports.c.earliest), reports.c.id)
Index("report_by_arrival", reports.c.arrived.desc(), reports.c.id)


def _in_reports(name: str) -> Table:
    """A table of what stands at a place in a report: mentions, statements."""
    return Table(
        name,
        metadata,
        Column("id", String, primary_key=True),
        Column("report", ForeignKey("report.id"), nullable=False),
        Column("type", String, nullable=False),
        Column("start", Integer, nullable=False),
        Column("body", Text, nullable=False),
        Index(f"{name}_by_report", "report", "start"),
    )


mentions = _in_reports("mention")
statements = _in_reports("statement")
named = Table(  # entities as each report names them
    "named",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("entity", String, primary_key=True, index=True),
    Column("body", Text, nullable=False),
)
rejects = Table(  # what a stage could not do, so that nothing vanishes silently
    "reject",
    metadata,
    Column("item", String, primary_key=True),
    Column("stage", String, primary_key=True),
    Column("why", Text, primary_key=True),
)

# Where reports came from: what was taken in, refused, or begun and not finished. No part of the record.
sources = Table(
    "source",
    metadata,
    Column("name", String, primary_key=True),  # a file's full path, an address; "PATH: line 3" for a part of one that was refused
    Column("within", String, index=True),  # of a part: the source it is in
    Column("kind", String, nullable=False),
    Column("digest", String),  # SHA-256 of a file's bytes
    Column("state", String, nullable=False, index=True),  # "in", "refused", "waiting"
    Column("why", Text),
    Column("published", String),  # what the caller said of it
    Column("publisher", String),
    Column("columns", String),
    Column("first", String, nullable=False),
    Column("last", String, nullable=False),
    Column("reports", Integer, nullable=False),
)

# What `dateline watch` has seen: feeds, pages and files, so that it asks only for what is new. No part of the record.
watched = Table(
    "watched",
    metadata,
    Column("name", String, primary_key=True),  # an address, an item's own id, a file's full path
    Column("mark", String, nullable=False),  # changes when there is something new
    Column("etag", String),
    Column("modified", String),
    Column("faults", Integer, nullable=False),  # failures one after another
    Column("due", Float, nullable=False),  # seconds since 1970: not asked for before
)

# What people decided, in the order in which they did.
decisions = Table(
    "decision",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("target", String, nullable=False, index=True),
    Column("act", String, nullable=False),
    Column("report", String, index=True),  # of decisions about statements
    Column("body", Text, nullable=False),
)

# What changed in the record and when: the archive's diary, which is no part of the record.
changes = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False, index=True),
    Column("sort", String, nullable=False),
    Column("story", String, index=True),
    Column("subject", String, nullable=False),
    Column("body", Text, nullable=False),
)

# What was worked out of it, for the whole archive.
origins = Table(
    "origin",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("origin", String, nullable=False, index=True),
)
revisions = Table(  # a page's later version, and the one it takes the place of
    "revision",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("revises", ForeignKey("report.id"), nullable=False, index=True),
)
stories = Table(  # the columns are what lists show and sort by
    "story",
    metadata,
    Column("id", String, primary_key=True),
    Column("inputs", String, nullable=False),
    Column("latest", String),
    Column("reports", Integer, nullable=False),
    Column("voices", Integer, nullable=False),
    Column("disputes", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
Index("story_by_day", newest(stories.c.latest), stories.c.id)
story_reports = Table(
    "story_report",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("story", String, nullable=False, index=True),
)
facets = Table(  # what a story can be found by: "type", "entity", "place", "country"
    "facet",
    metadata,
    Column("story", String, primary_key=True),
    Column("sort", String, primary_key=True),
    Column("value", String, primary_key=True),
    Index("facet_by_value", "sort", "value", "story"),
)
events = Table(
    "event",
    metadata,
    Column("id", String, primary_key=True),
    Column("story", String, nullable=False, index=True),
    Column("type", String),
    Column("earliest", String),
    Column("place", String),  # "gazetteer/id"
    Column("voices", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
Index("event_by_day", newest(events.c.earliest), events.c.id)
Index("event_by_type", events.c.type, newest(events.c.earliest), events.c.id)
Index("event_by_place", events.c.place, newest(events.c.earliest), events.c.id)
event_statements = Table(
    "event_statement",
    metadata,
    Column("statement", String, primary_key=True),
    Column("event", String, nullable=False, index=True),
)
met = Table(
    "met",
    metadata,
    Column("position", String, primary_key=True),
    Column("event", String, nullable=False),
    Column("story", String, nullable=False, index=True),
)
findings = Table(
    "finding",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, index=True),
    Column("story", String, nullable=False, index=True),
    Column("relation", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("finding_by_relation", "relation", "id"),
)
finding_statements = Table(
    "finding_statement",
    metadata,
    Column("finding", String, primary_key=True),
    Column("statement", String, primary_key=True, index=True),
)
involved = Table(  # who says, does, suffers or wants what a statement tells
    "involved",
    metadata,
    Column("entity", String, primary_key=True),
    Column("statement", String, primary_key=True),
    Column("part", String, primary_key=True),
    Column("story", String, nullable=False, index=True),
    Column("day", String, nullable=False),  # of the report, "" where it has none
    Column("report", String, nullable=False),
    Column("start", Integer, nullable=False),
)
Index("involved_by_day", involved.c.entity, involved.c.day.desc(), involved.c.report, involved.c.start, involved.c.part)
waiting = Table(  # statements that no person has looked at
    "waiting",
    metadata,
    Column("statement", String, primary_key=True),
    Column("story", String, nullable=False),
    Column("weight", Float, nullable=False),
)
Index("waiting_by_weight", waiting.c.weight.desc(), waiting.c.statement)
Index("waiting_by_story", waiting.c.story, waiting.c.weight.desc(), waiting.c.statement)
same = Table(  # an entity as one report names it, the entity that comparing names makes it, and the one that it is for people too
    "same",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
    Column("entity", String, primary_key=True),
    Column("machine", String, nullable=False, index=True),
    Column("known", String, nullable=False, index=True),
)
entities = Table(
    "entity",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
places = Table(  # gazetteer entries that events are at, under "gazetteer/id"
    "place",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False, index=True),
    Column("body", Text, nullable=False),
)
redirects = Table(  # a name that moved: the id that an event, story or finding had, and the one it has now
    "redirect",
    metadata,
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False),
)

# What finds the reports that a new one may touch, so that nobody else is looked at. A report's number is made of its id
# (`number_of`); a subject is the reports of one origin taken together, under the number of the first of them.
Number = BigInteger().with_variant(Integer, "sqlite")

pending = Table(  # reports that came in since it was last worked out what follows from all
    "pending",
    metadata,
    Column("report", ForeignKey("report.id"), primary_key=True),
)
sketches = Table(  # what grouping needs of each report, a function of that report alone
    "sketch",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("report", ForeignKey("report.id"), nullable=False, unique=True),
    Column("length", Integer, nullable=False),  # characters of its own
    Column("first", Integer),  # days between which it was published, as ordinals
    Column("last", Integer),
    Column("profile", LargeBinary, nullable=False),
    Column("runs", LargeBinary, nullable=False),
    Column("names", LargeBinary, nullable=False),
)
run_holders = Table(  # runs of words, and who has them
    "run_holder",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("size", Integer, nullable=False),  # how many indexed runs the holder has
    sqlite_with_rowid=False,
)
run_crowds = Table(  # runs that very many have, and the last number that still pairs with all of them
    "run_crowd",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),
    Column("upto", BigInteger, nullable=False),
)
copies = Table(  # pairs of reports of which one is in the other's words
    "copy",
    metadata,
    Column("short", BigInteger, primary_key=True, autoincrement=False),
    Column("long", BigInteger, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
pages = Table(  # addresses and given ids by which a report may be a version of another
    "page",
    metadata,
    Column("place", String, primary_key=True),
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("published", String, nullable=False),  # by which versions are ordered
)
subjects = Table(
    "subject",
    metadata,
    Column("lead", Number, primary_key=True, autoincrement=False),
    Column("report", String, nullable=False),  # the first one
    Column("day", String, nullable=False),  # by which it is the first, "9999" where it has none
    Column("fullest", BigInteger, nullable=False),  # the report whose profile it has
    Column("first", Integer),
    Column("last", Integer),
    Column("story", String, index=True),
)
term_holders = Table(  # heaviest terms, and the subjects that have them
    "term_holder",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("lead", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
term_crowds = Table(  # terms that so many subjects have that they find nothing, and how many do
    "term_crowd",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("holders", Integer, nullable=False),
)
likenesses = Table(  # how alike two subjects are, the one with the smaller number first
    "likeness",
    metadata,
    Column("one", BigInteger, primary_key=True, autoincrement=False),
    Column("other", BigInteger, primary_key=True, autoincrement=False, index=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
name_sorts = Table(  # how many reports take a name for a person, an organisation, …
    "name_sort",
    metadata,
    Column("key", String, primary_key=True),
    Column("sort", String, primary_key=True),
    Column("reports", Integer, nullable=False),
)
name_counts = Table(  # how many reports call an entity by a name, or put it in a country. `part`: "name", "alias", "country"
    "name_count",
    metadata,
    Column("entity", String, primary_key=True),
    Column("part", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("reports", Integer, nullable=False),
)

OF_STORY = (findings, met, events, facets, involved, waiting)  # rows that go with their story
WORKED_OUT = (finding_statements, event_statements, *OF_STORY, story_reports, stories, revisions, origins, entities, places, same)
FINDING = (  # what finds the reports that a new one touches; made anew together with what was worked out
    sketches,
    run_holders,
    run_crowds,
    copies,
    pages,
    subjects,
    term_holders,
    term_crowds,
    likenesses,
    name_sorts,
    name_counts,
)
