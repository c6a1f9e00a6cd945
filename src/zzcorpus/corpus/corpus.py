"""A corpus opened for questions: DuckDB, in memory, over the table's Parquet files."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zzcorpus.corpus.schema import DOCUMENT_COLUMNS
from zzcorpus.corpus.selection import DocumentHead, Selection, select_documents
from zzcorpus.corpus.store import as_patterns, quote
from zzcorpus.errors import UsageError
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import duckdb

    from zzcorpus.corpus.cache import Opened

_FETCH = 10_000
_DOUBTS_NAMED = 3
_HEAD_FIELDS = ("document", "title", "level", "source", "script", "path", "format", "published")

# The year of a document is that in which its text was written, as far as its content shows, else that of its page.
_VIEWS = """
create view rows as select *, coalesce(content_year, year(published)) as year from read_parquet({files});
create view documents as
  select document, title, place, place_path, level, published, content_year, source, script, chars,
    repairs, duplicate_of, path, year, place_basis, place_evidence, place_candidates, year_basis,
    year_evidence, raw_chars, warnings, format, encoding, sha256, extractor_version, metadata, text
  from rows order by document;
create view whole as select * from rows where {counted};
{own}
create view terms as
  select document, place, place_path, year, unnest(terms, max_depth := 2) from counted;
create view slogans as
  select document, place, place_path, year, unnest(slogans, max_depth := 2) from counted;
create view claims as
  select document, place, place_path, year, unnest(claims, max_depth := 2) from counted;
"""

# Spellings that differ in 、，；· and spaces and in 和, 与, 及 only are one slogan: 黄赌毒 and 黄、赌、毒. It goes by
# the lexicon's spelling, else by the one that is most frequent in the whole corpus, whatever is selected.
_NAMED = """
create table first_uses (slogan varchar, first_date varchar, sure boolean);
create table slogan_names as
with spelled as (
  select slogan as spelling, count(*) as n, bool_or(origin = 'central') as central,
    bool_or(rule = 'lexicon: ' || slogan) as listed
  from slogans group by slogan),
keyed as (select *, slogan_key(spelling) as key from spelled)
select spelling, arg_max(spelling, (listed, central, n, spelling)) over (partition by key) as name from keyed
qualify count(*) over (partition by key) > 1;
create table named_slogans as
  select s.* replace (coalesce(n.name, s.slogan) as slogan), s.slogan as spelling
  from slogans s left join slogan_names n on n.spelling = s.slogan;
create table slogan_entries as
with found as (
  select slogan, mode(substr(rule, 10) order by rule) filter (starts_with(rule, 'lexicon: ')) as entry
  from named_slogans group by slogan)
select slogan, coalesce(entry, slogan) as entry, slogan_key(coalesce(entry, slogan)) as entry_key,
  entry is not null as listed
from found;
"""
_EARLY = """
create view early_slogans as
  select s.*, first_date from {named} s join first_uses using (slogan)
  where sure and s.year < cast(left(first_date, 4) as integer);
"""
_SURE = "general knowledge"  # what the lexicon rests its dates on where they are no upper bounds
_KEY = """
create macro slogan_key(name) as
  regexp_replace(regexp_replace(name, '([^0-9])·', '\\1', 'g'), '[、，；\\s和与及]', '', 'g');
"""

# Which views there are and what they hold.
ABOUT_VIEWS = """
select table_name as view, column_name as "column", data_type as type from information_schema.columns
where table_name in ('documents', 'terms', 'slogans', 'claims') order by table_name, ordinal_position
"""

_WHOLE = "create view counted as select * from whole;"

# What stands in a passage that an earlier document has already is blanked, and the facts in it are left out.
_OWN = """
create table own (document varchar, text varchar, chars integer, terms struct(term varchar, count integer)[],
  cut struct(start integer, "end" integer)[]);
create view counted as
  select w.* replace (
    coalesce(own.text, w.text) as text, coalesce(own.chars, w.chars) as chars, coalesce(own.terms, w.terms) as terms,
    list_filter(w.slogans, lambda s: len(list_filter(own.cut, lambda c: s.start < c."end" and s."end" > c.start)) = 0
      or own.cut is null) as slogans,
    list_filter(w.claims, lambda s: len(list_filter(own.cut, lambda c: s.start < c."end" and s."end" > c.start)) = 0
      or own.cut is null) as claims)
  from whole w left join own using (document);
"""


_PLAIN_TYPES = {"VARCHAR", "BOOLEAN", "INTEGER", "BIGINT", "HUGEINT", "UINTEGER", "UBIGINT", "FLOAT", "DOUBLE"}


class DuckRows(Collection[tuple[Any, ...]]):
    """The rows of a table of DuckDB: counted there, fetched in lots, lists as tuples."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, name: str) -> None:
        self._connection, self._name = connection, name

    def __len__(self) -> int:
        found = self._connection.execute(f"select count(*) from {self._name}").fetchone()
        return int(found[0]) if found else 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        cursor = self._connection.cursor()
        cursor.execute(f"from {self._name}")
        # Only lists and dates need a look at every cell, and most tables have none.
        plain = {str(kind) for _, kind, *_ in cursor.description or ()} <= _PLAIN_TYPES
        while lot := cursor.fetchmany(_FETCH):
            yield from lot if plain else map(_plain_row, lot)

    def __contains__(self, row: object) -> bool:
        return any(found == row for found in self)


@dataclass(frozen=True, slots=True)
class DocumentDetails:
    """One document with everything `show` prints."""

    document: str
    title: str
    text: str
    columns: dict[str, Any]
    repairs: tuple[tuple[str, int], ...]
    removed: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    slogans: tuple[dict[str, Any], ...]
    claims: tuple[dict[str, Any], ...]


class Corpus:
    """The documents of one corpus and the views over them.

    ``failures`` names what could not be read when the corpus was made on the fly. With ``with_duplicates``
    reposts count like any other document; else each text counts once. With ``without_reuse`` a passage that several
    documents share counts only in the earliest of them: texts, sizes, terms, slogans and claims are without it.
    """

    def __init__(self, opened: Opened, *, with_duplicates: bool = False, without_reuse: bool = False) -> None:
        self.path: Path = opened.path
        self.failures = opened.failures
        self._files = opened.files
        self._with_duplicates = with_duplicates
        self._without_reuse = without_reuse
        self._tables = 0

    @cached_property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """A private in-memory DuckDB with the views ``documents, terms, slogans, claims``."""
        import duckdb

        connection = duckdb.connect()
        files = "[" + ", ".join(quote(file) for file in as_patterns(self._files)) + "]"
        counted = "true" if self._with_duplicates else "duplicate_of = ''"
        own = _OWN if self._without_reuse else _WHOLE
        connection.execute(_VIEWS.format(files=files, counted=counted, own=own) + _KEY)
        if self._without_reuse:
            from zzcorpus.corpus.reuse import own_rows

            for row in own_rows(connection):
                connection.execute("insert into own values (?, ?, ?, ?, ?)", row)
        return connection

    @cached_property
    def named_slogans(self) -> str:
        """The table of slogans whose spellings go by one name; ``spelling`` is a mention's own.

        Beside it are the tables ``first_uses``: the earliest use that the lexicon knows of its entries, and whether
        that is the first for sure, not only the first that was found; and ``slogan_entries``: the lexicon entry that
        most mentions of a name come from, else the name itself.
        """
        from zzcorpus.lexicon import load_formulas

        self.connection.execute(_NAMED)
        dated = [f for f in load_formulas() if f.first_date]
        self.connection.execute(
            "insert into first_uses select unnest(?), unnest(?), unnest(?)",
            [[f.canonical for f in dated], [f.first_date for f in dated], [f.source == _SURE for f in dated]],
        )
        return "named_slogans"

    @cached_property
    def early_slogans(self) -> str:
        """The mentions of ``named_slogans`` in documents older than the first use that is sure, ``first_date``."""
        self.connection.execute(_EARLY.format(named=self.named_slogans))
        return "early_slogans"

    @cached_property
    def heads(self) -> tuple[DocumentHead, ...]:
        """What selectors can ask, for each document that counts, in order of their ids."""
        columns = ", ".join(f"cast({name} as varchar)" for name in _HEAD_FIELDS)
        rows = self.connection.execute(
            f"select place, place_path, year, metadata, {columns} from counted order by document"
        ).fetchall()
        return tuple(_head(row) for row in rows)

    def select(self, selectors: Sequence[str] = ()) -> Selection:
        """Return the documents that ``selectors`` leave. Raises SelectionError (see `selection`)."""
        return select_documents(self.heads, selectors)

    def selected(self, selection: Selection) -> str:
        """Make a temporary table of the selected ids, and return its name for use in a query."""
        name = self._name()
        self.connection.execute(f"create table {name} (document varchar)")
        if len(selection.documents) == len(self.heads):
            self.connection.execute(f"insert into {name} select document from counted order by document")
        else:
            self.connection.execute(
                f"insert into {name} select unnest(?)",
                [list(selection.documents)],
            )
        return name

    def table(self, query: str, columns: Sequence[Column], parameters: Sequence[object] = ()) -> Table:
        """Run ``query`` and return its rows, in its order, under the declared columns."""
        name = self._name()
        self.connection.execute(f"create table {name} as {query}", list(parameters))
        return Table(tuple(columns), DuckRows(self.connection, name))

    def sql(self, query: str) -> Table:
        """Answer a user's query over the views. Raises UsageError with DuckDB's message."""
        import duckdb

        try:
            described, found = _interruptible(self.connection, query)
            rows = [_plain_row(row) for row in found]
        except duckdb.Error as error:
            raise UsageError(f"The query cannot be answered. {error}") from error
        kinds = [_column_type(str(kind)) for _, kind, *_ in described]
        names = _told_apart([str(name) for name, *_ in described])
        if "nested" in kinds:
            rows = [tuple(_as_text(c) if k == "nested" else c for c, k in zip(row, kinds, strict=True)) for row in rows]
        return Table(tuple(Column(n, "text" if k == "nested" else k) for n, k in zip(names, kinds, strict=True)), rows)

    def doubtful_years(self, selection: Selection) -> tuple[str, ...]:
        """Say how many of the selected documents are filed under a year that their text contradicts, or nothing.

        Whoever reads a first year, or a year's share, must know.
        """
        from zzcorpus.metadata import OTHER_YEAR

        name = self.selected(selection)
        found = self.connection.execute(
            f"select document from counted join {name} using (document) "
            f"where contains(array_to_string(warnings, '|'), '{OTHER_YEAR}') order by document"
        ).fetchall()
        if not found:
            return ()
        some = ", ".join(document for (document,) in found[:_DOUBTS_NAMED]) + ", …" * (len(found) > _DOUBTS_NAMED)
        note = (
            f"documents filed under a year that their text contradicts: {len(found)} ({some}); they count under that "
            "year; zzcorpus documents shows the warnings"
        )
        return (note,)

    def texts(self, selection: Selection) -> list[tuple[str, str]]:
        """Return (document, text) for the selected documents, in order."""
        name = self.selected(selection)
        return self.connection.execute(
            f"select document, text from counted join {name} using (document) order by document"
        ).fetchall()

    def has_document(self, document: str) -> bool:
        """Say whether there is a document of that id, reposts included."""
        return bool(self.connection.execute("select 1 from rows where document = ?", [document]).fetchone())

    def details(self, document: str) -> DocumentDetails:
        """Return one document whole. Raises SelectionError where there is none of that id."""
        columns = (*DOCUMENT_COLUMNS, "year", "place_basis", "place_evidence", "year_basis", "year_evidence")
        listed = ", ".join(columns)
        row = self.connection.execute(
            f"select text, removed, warnings, slogans, claims, {listed} from rows where document = ?",
            [document],
        ).fetchone()
        if row is None:
            selection = self.select([document])
            if len(selection.documents) != 1:
                raise UsageError(
                    f"{document} matches {len(selection.documents)} documents; name one of: "
                    + ", ".join(selection.documents[:12])
                )
            return self.details(selection.documents[0])
        text, removed, warnings, slogans, claims, *rest = row
        values = dict(zip(columns, rest, strict=True))
        return DocumentDetails(
            values["document"],
            values["title"],
            text,
            values,
            tuple((r["rule"], r["count"]) for r in values["repairs"]),
            tuple((r["rule"], r["text"]) for r in removed),
            tuple(warnings),
            tuple(slogans),
            tuple(claims),
        )

    def _name(self) -> str:
        self._tables += 1
        return f"made_{self._tables}"


def _interruptible(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Sequence[Any], Sequence[Any]]:
    """Return the columns and rows of a query that Ctrl-C can stop: while DuckDB works, Python hears no signal."""
    from concurrent.futures import ThreadPoolExecutor

    def answer() -> tuple[Sequence[Any], Sequence[Any]]:
        cursor = connection.execute(query)
        return cursor.description or (), cursor.fetchall()

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(answer)
        try:
            return work.result()
        except KeyboardInterrupt:
            connection.interrupt()
            raise


def _plain_row(row: Sequence[Any]) -> tuple[Any, ...]:
    """Return a row of DuckDB with lists as tuples and dates as ISO 8601 text."""
    return tuple(
        tuple(cell) if isinstance(cell, list) else cell.isoformat() if isinstance(cell, date) else cell for cell in row
    )


def _head(row: Sequence[Any]) -> DocumentHead:
    place, path, year, metadata, *values = row
    fields = {m["name"]: m["value"] for m in metadata or () if m["name"] not in ("place", "year")}
    fields |= {name: value or "" for name, value in zip(_HEAD_FIELDS, values, strict=True)}
    return DocumentHead(fields["document"], place, tuple(path), year, fields)


def _column_type(name: str) -> Any:
    """Return the column type for one of DuckDB's; what a table has none for is ``nested`` and becomes JSON text."""
    if name == "VARCHAR[]":
        return "list"
    if name.endswith("]") or name.startswith(("STRUCT", "MAP", "UNION")):
        return "nested"
    kind = name.partition("(")[0]
    if kind.endswith("INT") or kind == "INTEGER":
        return "int"
    if kind in ("DOUBLE", "FLOAT", "DECIMAL", "REAL"):
        return "float"
    return {"DATE": "date", "BOOLEAN": "bool"}.get(kind, "text")


def _as_text(cell: Any) -> str | None:
    return None if cell is None else json.dumps(cell, ensure_ascii=False, default=str)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Number the later ones of equal names, as ``select *`` over two views gives them."""
    found: list[str] = []
    for name in names:
        number = 1
        while (chosen := name if number == 1 else f"{name}_{number}") in found:
            number += 1
        found.append(chosen)
    return found
