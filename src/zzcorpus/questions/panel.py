"""One indicator across places and years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zzcorpus.errors import UsageError
from zzcorpus.extract.claims.indicators import is_money
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

# A change stands for the value it reached. `conflict` numbers the different values that one cell has: 1 where all
# agree. A cell is what a panel holds one value of: an indicator, place and year, unit, direction and status apart.
_QUERY = """
with figures as (
  select indicator, place, year, document, surface, unit, qualifier, status, figure_year,
    if(kind = 'change', '', direction) as direction,
    if(kind = 'change', high, low) as value, high, if(kind = 'change', low, null) as base,
    stretch, part, period, start, sentence
  from claims join {selected} using (document)
  where indicator in ({wanted}) {cells})
select indicator, place, year, value, unit, qualifier, status, document, surface, figure_year, direction, high, base,
  count(distinct (value, high)) over (partition by indicator, place, coalesce(figure_year, -year), unit, direction,
    status, stretch, part) as conflict,
  stretch, part, period, start, sentence
from figures
order by indicator, place, year, status, stretch <> 'year', part <> '', figure_year, unit, direction,
  qualifier <> 'exact', document, start
"""
# Percentage points of an amount are a lead over another's growth (高于全国0.3个百分点), or a change of its own.
_CELL = "stretch = 'year' and part = '' and not (unit = '百分点' and indicator in ({amounts}))"
_LEFT_OUT = """
select
  count(*) filter (part <> ''), count(*) filter (part = '' and stretch = 'yearly average'),
  count(*) filter (part = '' and stretch = 'several years'), count(*) filter (part = '' and stretch = 'part of a year'),
  count(*) filter (part = '' and stretch = ''),
  count(*) filter (part = '' and stretch = 'year')
from claims join {selected} using (document)
where indicator in ({wanted}) and not ({cell})
"""
_REASONS = (
    "of a part of the place",
    "yearly averages",
    "of several years",
    "of a part of a year",
    "of a time left open",
    "differences of two rates",
)


def ask_panel(
    corpus: Corpus,
    indicators: Sequence[str],
    selectors: Sequence[str] = (),
    *,
    wide: bool = False,
    every_figure: bool = False,
) -> Table:
    """Return the values of indicators by place and year, each with its document and sentence.

    ``year`` is the year of the document, ``figure_year`` the year the figure is about: a report of 2018 gives the
    growth of 2017 and the target of 2018. A row is a figure of one year and of the whole place; ``every_figure``
    adds those of a part of the place, of several years, of part of a year, and yearly averages (``part``,
    ``stretch``), which a note counts otherwise. ``status`` tells targets from reported figures. A change stands
    with the value it reached and no direction, and that it came from as ``base``. ``conflict`` is the number of
    different values found for the same cell; they are all listed, never averaged.

    ``wide`` gives a row per indicator, place, status, unit and direction, a column per year that the figures are
    about, and the sentences behind them. Where a cell has several values, each has a row of its own, numbered by
    ``reading``, so that every cell is a number. Raises UsageError where no claim has one of the indicators.
    """
    known = _known(corpus)
    missing = [name for name in indicators if name not in known]
    if missing:
        listed = ", ".join(f"{name} ({n})" for name, n in list(known.items())[:20]) or "none"
        raise UsageError(f"No claim is about {', '.join(missing)}. Indicators found, with their claims: {listed}")
    selected = corpus.selected(corpus.select(selectors))
    wanted = tuple(indicators) or tuple(known)
    marks = ", ".join("?" * len(wanted)) or "null"
    amounts = ", ".join(f"'{name}'" for name in wanted if is_money(name)) or "''"
    cell = _CELL.format(amounts=amounts)
    cells = "" if every_figure else f"and {cell}"
    table = corpus.table(_QUERY.format(selected=selected, wanted=marks, cells=cells), COLUMNS, wanted)
    if not every_figure:
        query = _LEFT_OUT.format(selected=selected, wanted=marks, cell=cell)
        table = replace(table, notes=_left_out(corpus.connection.execute(query, wanted).fetchone() or ()))
    return _widen(table) if wide else table


def _known(corpus: Corpus) -> dict[str, int]:
    """Return the indicators that claims are about, with how many are, the most frequent first."""
    query = "select indicator, count(*) from claims where indicator <> '' group by indicator order by 2 desc, 1"
    return dict(corpus.connection.execute(query).fetchall())


def _left_out(counts: Sequence[int]) -> tuple[str, ...]:
    listed = ", ".join(f"{n} {reason}" for n, reason in zip(counts, _REASONS, strict=False) if n)
    return (f"not of one year and the whole place, so not in the panel (--all lists them): {listed}",) if listed else ()


_KEYS = ("indicator", "place", "status", "unit", "direction")


def _widen(table: Table) -> Table:
    """Turn the years that figures are about into columns, one value to a cell, further values in further rows."""
    records = [dict(zip((c.name for c in table.columns), row, strict=True)) for row in table.rows]
    dated = [r for r in records if r["figure_year"] is not None and r["stretch"] == "year" and not r["part"]]
    rows: dict[tuple[str, ...], dict[int, list[dict[str, Any]]]] = {}
    for record in sorted(dated, key=lambda r: r["qualifier"] != "exact"):
        key = tuple(record[name] or "" for name in _KEYS)
        readings = rows.setdefault(key, {}).setdefault(record["figure_year"], [])
        if not any(_same_value(record, other) for other in readings):
            readings.append(record)
    years = sorted({r["figure_year"] for r in dated})
    span = range(years[0], years[-1] + 1) if years else range(0)
    columns = (
        *map(Column, _KEYS),
        Column("reading", "int"),
        *(Column(str(year), "float") for year in span),
        Column("sentences", wide=True),
    )
    undated = len(records) - len(dated)
    note = (f"without a year that could be told, so in no column: {undated}",) if undated else ()
    return Table(columns, list(_wide_rows(rows, span)), notes=(*table.notes, *note))


def _wide_rows(rows: dict[tuple[str, ...], dict[int, list[dict[str, Any]]]], span: range) -> Iterable[tuple[Any, ...]]:
    for key in sorted(rows):
        cells = rows[key]
        for reading in range(max(map(len, cells.values()))):
            found = {year: readings[reading] for year, readings in cells.items() if reading < len(readings)}
            sentences = "\n".join(_cited(year, found[year]) for year in sorted(found))
            values = (found[year]["value"] if year in found else None for year in span)
            yield (*key, reading + 1, *values, sentences)


def _cited(year: int, record: dict[str, Any]) -> str:
    return f"{year}: {record['surface']}: {record['sentence']} [{record['document']}:{record['start']}]"


def _same_value(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return (a["value"], a["high"], a["qualifier"]) == (b["value"], b["high"], b["qualifier"])


def split_indicators(corpus: Corpus, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Tell the indicators among ``words`` from the selectors: an indicator is what some claim is about."""
    known = _known(corpus)
    indicators = [word for word in words if word in known]
    return indicators, [word for word in words if word not in known]
