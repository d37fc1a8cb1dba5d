"""An archive in a PostgreSQL database: its connections, its search index (tsvector and GIN), its checks of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, TextClause, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.core.errors import ArchiveError
from dateline.store.words import words_in

MADE_ON_USE = False  # a database that is empty may be the wrong one: it is made an archive by what adds to it
CONNECT_SECONDS = 10  # how long a server is waited for, unless the address says otherwise
ARCHIVE_LOCK = 0x64617465  # whoever writes holds this advisory lock of the database and its schema until the end of the transaction
AT_ONCE = 1_000  # rows that are sent in one go
FORMS = ("postgresql://", "postgres://", "postgresql+psycopg://")
FORM = "postgresql://USER@HOST:PORT/DATABASE"
AMONG = 4  # of the last reports so many times those wanted are looked at first: of frequent words they hold enough
POSITIONS, PLACES, BYTES = 16_383, 255, 900_000  # the last place a tsvector can tell, how many of a word, and how large all of it may be


def is_address(address: str) -> bool:
    """Whether it is the address of a database and not of a file."""
    return address.casefold().startswith(("postgresql:", "postgres:", "postgresql+"))


def _url(address: str) -> URL:
    form = f"write it as {FORM}; characters like @ and / in a password are written %40 and %2F"
    if not address.casefold().startswith(FORMS):
        raise ArchiveError(f"the address of the archive is none of a PostgreSQL database that can be opened; {form}")
    try:
        url = make_url(address).set(drivername="postgresql+psycopg")
    except (SQLAlchemyError, ValueError):
        raise ArchiveError(f"the address of the PostgreSQL database cannot be read; {form}") from None
    if "@" in (url.host or ""):
        raise ArchiveError(f"the address of the PostgreSQL database has a second @; {form}")
    return url


def engine_at(address: str, create: bool, wait: float) -> Engine:
    """Connections to a database; made when they are first used. Raises ArchiveError where the address is none."""
    url = _url(address)
    url = url.update_query_dict({"connect_timeout": str(CONNECT_SECONDS), "application_name": "dateline", **url.query})
    engine = create_engine(url, pool_pre_ping=True, connect_args={"client_encoding": "utf8"}, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _: _set_up(connection, wait))
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, wait: float) -> None:
    from psycopg.types.string import StrDumper

    class Dumper(StrDumper):
        """A text of PostgreSQL has no zero characters. Bodies escape them; of a name that lists are ordered by, little is lost."""

        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", "\N{REPLACEMENT CHARACTER}"))

    connection.adapters.register_dumper(str, Dumper)
    connection.execute(f"SET lock_timeout = {int(wait * 1000)}")
    connection.commit()


def _begin(db: Connection) -> None:
    """Readers see one state of the archive from first to last. Writers take turns, and each sees all that those before it wrote."""
    from psycopg import IsolationLevel

    writes = db.get_execution_options().get("writes", True)
    connection: Any = db.connection.dbapi_connection
    connection.isolation_level = IsolationLevel.READ_COMMITTED if writes else IsolationLevel.REPEATABLE_READ
    connection.read_only = not writes
    if writes:
        db.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ARCHIVE_LOCK}, hashtext(current_schema()))")


def shown(address: str) -> str:
    """The address with stars in place of a password."""
    try:
        url = _url(address)
    except ArchiveError:
        return "the PostgreSQL database"
    hidden = {name: "***" if "pass" in name else value for name, value in url.query.items()}
    return url.set(drivername="postgresql", query=hidden).render_as_string(hide_password=True)


def refusal(address: str, error: DBAPIError) -> str:
    """Why a database could not be opened, and what to do."""
    said = " ".join(str(error.orig).split()).removeprefix("connection failed: ")
    url = _url(address)
    for secret in {str(url.password or ""), *(str(v) for name, v in url.query.items() if "pass" in name)} - {""}:
        said = said.replace(secret, "***")
    todo = "check that the server runs, and that host, port and name are right"
    if "authentication failed" in said or "no password supplied" in said:
        todo = "check user and password; a password is best kept in ~/.pgpass or PGPASSWORD"
    elif "database" in said and "does not exist" in said:
        todo = f"make it with: createdb {url.database}"
    elif "permission denied" in said:
        todo = "have its owner give this user the right to make and use tables there"
    return f"{shown(address)} cannot be opened ({said.strip()}); {todo}"


def damaged(error: DBAPIError) -> bool:
    """Class XX: what the server calls corrupted."""
    return str(getattr(error.orig, "sqlstate", "") or "").startswith("XX")


def after_making(db: Connection) -> None:
    """Compare all text byte by byte, as SQLite does, whatever language the database was made for: orders and exports are the same.

    Raises ArchiveError where the database does not keep text as UTF-8.
    """
    if (kept := db.exec_driver_sql("SHOW server_encoding").scalar_one()) != "UTF8":
        raise ArchiveError(f"the database keeps text as {kept}; make one with: createdb --encoding UTF8 --template template0 NAME")
    query = text(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() "
        "AND data_type IN ('text', 'character varying') AND collation_name IS DISTINCT FROM 'C' ORDER BY 1, 2"
    )
    ours = set(inspect(db).get_table_names())
    changes: dict[str, list[str]] = {}
    for table, column in db.execute(query):
        changes.setdefault(table, []).append(f'ALTER COLUMN "{column}" TYPE text COLLATE "C"')
    for table, parts in changes.items():
        if table in ours:
            db.exec_driver_sql(f'ALTER TABLE "{table}" {", ".join(parts)}')


def pour(db: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Insert many rows, which tell all columns in order, the way the server takes them fastest."""
    _copy(db, table.name, [c.name for c in table.c], rows)


def _copy(db: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Some at a time, which are there before the server waits for them: making them may ask the same connection for something."""
    names = ", ".join(f'"{name}"' for name in columns)
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        cursor: Any = db.connection.cursor()
        with cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
            for row in some:
                copy.write_row(row)


# --- search ----------------------------------------------------------------------------------------------------------


def create_words(db: Connection) -> None:
    """A table of word vectors, numbered as reports come in. `fastupdate` off: no search has to go through what was not yet sorted in."""
    db.exec_driver_sql(
        "CREATE TABLE report_words (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
        'report text COLLATE "C" NOT NULL UNIQUE, words tsvector NOT NULL)'
    )
    db.exec_driver_sql("CREATE INDEX report_words_by_word ON report_words USING gin (words) WITH (fastupdate = off)")


def drop_words(db: Connection) -> None:
    """Take the search index away, if it is there."""
    db.exec_driver_sql("DROP TABLE IF EXISTS report_words")


def pour_words(db: Connection, reports: Iterable[tuple[str, str, str]]) -> None:
    """Put reports in the search index, in this order: id, title, text."""
    _copy(db, "report_words", ("report", "words"), ((i, vector(f"{title}\n{words}")) for i, title, words in reports))


def vector(words: str) -> str:
    """A tsvector as PostgreSQL reads it, of folded words with their places; words beyond what one can hold are left out."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words_in(words), 1):
        places.setdefault(word, []).append(min(at, POSITIONS))
    parts, size = [], 0
    for word, here in places.items():
        size += len(word.encode()) + 4 + 2 * len(here[:PLACES])
        if size > BYTES:
            break
        parts.append(f"'{word}':{','.join(map(str, dict.fromkeys(here[:PLACES])))}")
    return " ".join(parts)


def matching(db: Connection, terms: Sequence[str], most: int, limit: int, offset: int) -> list[str]:
    """By `ts_rank`, divided by the length. The last `most` are found first, for vectors take long to read: often among the newest."""
    query = " & ".join(f"'{t}'" for t in terms)
    db.exec_driver_sql("SET LOCAL enable_seqscan = off")  # the planner counts no cost for vectors that lie beside the table
    newest = db.exec_driver_sql("SELECT max(seq) FROM report_words").scalar() or 0
    late = list(db.scalars(_late("AND seq > :before"), {"query": query, "most": most, "before": newest - AMONG * most}))
    if len(late) < most:
        late = list(db.scalars(_late(""), {"query": query, "most": most}))
    best = text(
        "SELECT report FROM unnest(CAST(:late AS bigint[])) late(seq) "
        "CROSS JOIN LATERAL (SELECT report, words FROM report_words w WHERE w.seq = late.seq OFFSET 0) found "
        "ORDER BY ts_rank(words, CAST(:query AS tsquery), 1) DESC, report LIMIT :limit OFFSET :offset"
    )
    return list(db.scalars(best, {"query": query, "late": late, "limit": limit, "offset": offset}))


def _late(among: str) -> TextClause:
    """Numbers of the reports with the words, the last first; `OFFSET 0` keeps the planner from reading every vector in that order."""
    hits = f"SELECT seq FROM report_words WHERE words @@ CAST(:query AS tsquery) {among} OFFSET 0"
    return text(f"SELECT seq FROM ({hits}) hit ORDER BY seq DESC LIMIT :most")


def indexed(db: Connection) -> list[str]:
    """Reports in the search index, which is searched for a word to see that it can be."""
    found = [str(row[0]) for row in db.exec_driver_sql("SELECT report FROM report_words ORDER BY seq")]
    db.exec_driver_sql("SELECT count(*) FROM report_words WHERE words @@ CAST('the' AS tsquery)").scalar_one()
    return found


# --- checks ----------------------------------------------------------------------------------------------------------


def faults(db: Connection) -> Iterator[str]:
    """Indexes that the server itself marks as not to be used. Its pages are the server's to check (pg_amcheck)."""
    query = (
        "SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname = current_schema() AND NOT (i.indisvalid AND i.indisready) ORDER BY 1"
    )
    for row in db.exec_driver_sql(query):
        yield f"index {row[0]} is not valid"


def lost_keys(db: Connection) -> Iterator[tuple[str, str]]:
    """The server keeps keys whole of itself; one that somebody switched off and that points at nothing is told."""
    for table in sorted(inspect(db).get_table_names()):
        for key in inspect(db).get_foreign_keys(table):
            column, there, target = key["constrained_columns"][0], key["referred_table"], key["referred_columns"][0]
            lost = f'SELECT 1 FROM "{table}" a LEFT JOIN "{there}" b ON a."{column}" = b."{target}" '
            lost += f'WHERE a."{column}" IS NOT NULL AND b."{target}" IS NULL LIMIT 1'
            if db.exec_driver_sql(lost).first():
                yield table, str(there)


def reindex(db: Connection) -> None:
    """Make every index anew."""
    for table in sorted(inspect(db).get_table_names()):
        db.exec_driver_sql(f'REINDEX TABLE "{table}"')
