"""What is in the corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("document"),
    Column("title", wide=True),
    Column("place"),
    Column("place_path", "list", detail=True),
    Column("level"),
    Column("published", "date"),
    Column("content_year", "int"),
    Column("source"),
    Column("script", detail=True),
    Column("chars", "int"),
    Column("repairs", "int"),
    Column("duplicate_of", detail=True),
    Column("path", detail=True),
    Column("place_basis", detail=True),
    Column("year_basis", detail=True),
    Column("stated", "list", detail=True),
    Column("warnings", "list", wide=True),
)

_QUERY = """
select document, title, place, place_path, level, cast(published as varchar), content_year, source, script,
  chars, cast(coalesce(list_sum(list_transform(repairs, lambda r: r.count)), 0) as bigint), duplicate_of, path,
  place_basis, year_basis,
  list_filter(list_transform(metadata, lambda m: m.name),
    lambda n: list_contains(['title', 'place', 'published', 'source', 'year'], n)) as stated,
  warnings
from rows where document in (select document from {selected}) or duplicate_of in (select document from {selected})
order by document
"""


WARNING_COLUMNS = (Column("document"), Column("warning", wide=True))


def view_documents(table: Table) -> list[Table]:
    """Return the documents for reading: the table without its warnings, and these a line each, in full."""
    names = [column.name for column in table.columns]
    rows = list(table.rows)
    document, warnings = names.index("document"), names.index("warnings")
    listed = [(row[document], warning) for row in rows for warning in row[warnings] or ()]
    columns = tuple(column for column in table.columns if column.name != "warnings")
    shown = Table(columns, [row[:warnings] + row[warnings + 1 :] for row in rows], "Documents")
    return [shown, Table(WARNING_COLUMNS, listed, "Warnings")] if listed else [shown]


def ask_documents(corpus: Corpus, selectors: Sequence[str] = ()) -> Table:
    """Return a row per document, reposts included and marked by ``duplicate_of``.

    ``repairs`` counts characters and runs that cleaning mended; ``*_basis`` says where place and year come
    from (``stated`` by the user, ``path``, ``title``, ``text``, ``source``), ``stated`` what was stated with the file.
    """
    selected = corpus.selected(corpus.select(selectors))
    return corpus.table(_QUERY.format(selected=selected), COLUMNS)
