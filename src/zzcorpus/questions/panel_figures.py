"""The figures of indicators, as the panel and the comparison read them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from zzcorpus.questions.panel_cells import Record, group_readings, is_milestone
from zzcorpus.tables import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("indicator"),
    Column("place"),
    Column("year", "int"),
    Column("value", "float"),
    Column("unit"),
    Column("qualifier"),
    Column("status"),
    Column("document"),
    Column("surface"),
    Column("figure_year", "int"),
    Column("direction"),
    Column("high", "float"),
    Column("base", "float"),
    Column("conflict", "int"),
    Column("stretch"),
    Column("part"),
    Column("period"),
    Column("start", "int"),
    Column("sentence", wide=True),
)

# A figure that several indicators share (均增长8%) is one of each.
FIGURES = """
select * replace (unnest(string_split(indicator, '、')) as indicator)
from claims join {selected} using (document) where indicator <> ''
"""
# A change stands for the value it reached, a fall (下降2.4%, 增长-2.4%) for its size.
_QUERY = """
select indicator, place, year, case when kind = 'change' then high when direction = 'down' then abs(low) else low end
  as value, unit, qualifier, status, document, surface,
  figure_year, if(kind = 'change', '', direction) as direction,
  if(kind <> 'change' and direction = 'down', abs(high), high) as high, if(kind = 'change', low, null) as base, 0,
  stretch, part, period, start, sentence
from ({figures})
where {condition}
order by indicator, place, year, status, stretch <> 'year', part <> '', figure_year, unit, direction,
  qualifier <> 'exact', document, start
"""


def read_figures(
    corpus: Corpus, selected: str, condition: str = "true", parameters: Sequence[object] = ()
) -> list[Record]:
    """Return the figures of indicators in the documents of the table ``selected``, each with its ``conflict``.

    That is the number of values of its cell that contradict each other.
    """
    query = _QUERY.format(figures=FIGURES.format(selected=selected), condition=condition)
    names = [column.name for column in COLUMNS]
    rows = corpus.connection.execute(query, list(parameters)).fetchall()
    records = [dict(zip(names, row, strict=True)) for row in rows]
    for record in records:
        if record["qualifier"] == "exact" and is_milestone(record):
            record["qualifier"] = "over"
    for cell in cells_of(records):
        readings = len(group_readings(cell))
        for record in cell:
            record["conflict"] = readings
    return records


def cells_of(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Yield the figures of each cell: an indicator, place and year, status, unit, direction, stretch and part apart.

    A figure whose year could not be told has its document's year for its cell's.
    """
    keys = ("indicator", "place", "status", "unit", "direction", "stretch", "part")

    def key(record: Record) -> tuple[Any, ...]:
        year = record["figure_year"]
        return (*(record[name] or "" for name in keys), -(record["year"] or 0) if year is None else year)

    return (list(cell) for _, cell in groupby(sorted(records, key=key), key))
