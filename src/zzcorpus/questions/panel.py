"""One indicator across places and years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.errors import UsageError
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    Column("high", "float"),
    Column("direction"),
    Column("period"),
    Column("conflict", "int"),
    Column("sentence", wide=True),
)

# `conflict` numbers the different values that the same cell has: 1 where all agree.
_QUERY = """
with cells as (
  select indicator, place, year, low as value, unit, qualifier, status, document, surface, high, direction,
    period, sentence, start
  from claims join {selected} using (document)
  where indicator in ({wanted}))
select indicator, place, year, value, unit, qualifier, status, document, surface, high, direction, period,
  count(distinct value) over (partition by indicator, place, year, unit, direction, status, period),
  sentence
from cells order by indicator, place, year, status, unit, direction, document, start
"""


def ask_panel(corpus: Corpus, indicators: Sequence[str], selectors: Sequence[str] = (), *, wide: bool = False) -> Table:
    """Return the values of indicators by place and year, each with its document and sentence.

    ``year`` is the year of the document; ``period`` the time the figure speaks of, where the text says.
    ``status`` tells targets from reported figures. ``conflict`` is the number of different values found for
    the same cell; they are all listed, never averaged. ``wide`` gives one column a year, values of a cell
    that has several joined by `` | ``. Raises UsageError where no claim has one of the indicators.
    """
    known = dict(
        corpus.connection.execute(
            "select indicator, count(*) from claims where indicator <> '' group by indicator order by 2 desc, 1"
        ).fetchall()
    )
    missing = [name for name in indicators if name not in known]
    if missing:
        listed = ", ".join(f"{name} ({n})" for name, n in list(known.items())[:20]) or "none"
        raise UsageError(f"No claim is about {', '.join(missing)}. Indicators found, with their claims: {listed}")
    selected = corpus.selected(corpus.select(selectors))
    wanted = tuple(indicators) or tuple(known)
    marks = ", ".join("?" * len(wanted)) or "null"
    table = corpus.table(_QUERY.format(selected=selected, wanted=marks), COLUMNS, wanted)
    return _widen(table) if wide else table


def _widen(table: Table) -> Table:
    """Turn years into columns; a cell with several values shows them all, in order."""
    cells: dict[tuple[str, ...], dict[int, list[str]]] = {}
    years: set[int] = set()
    for row in table.rows:
        record = dict(zip((c.name for c in table.columns), row, strict=True))
        if record["year"] is None:
            continue
        years.add(record["year"])
        key = tuple(record[name] or "" for name in ("indicator", "place", "status", "unit", "direction"))
        values = cells.setdefault(key, {}).setdefault(record["year"], [])
        shown = _number(record["value"], record["high"])
        if shown not in values:
            values.append(shown)
    names = ("indicator", "place", "status", "unit", "direction")
    span = range(min(years), max(years) + 1) if years else range(0)
    single = all(len(v) == 1 and _is_number(v[0]) for row in cells.values() for v in row.values())
    columns = (*map(Column, names), *(Column(str(y), "float" if single else "text") for y in span))
    rows: list[tuple[Any, ...]] = []
    for key in sorted(cells):
        found = cells[key]
        if single:
            rows.append((*key, *(float(found[y][0]) if y in found else None for y in span)))
        else:
            rows.append((*key, *(" | ".join(found[y]) if y in found else None for y in span)))
    return Table(columns, rows)


def _number(low: float, high: float) -> str:
    if low == high:
        return f"{low:.15g}"
    return f"{low:.15g}–{high:.15g}"


def _is_number(text: str) -> bool:
    return "–" not in text


def split_indicators(corpus: Corpus, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Tell the indicators among ``words`` from the selectors: an indicator is what some claim is about."""
    known = {row[0] for row in corpus.connection.execute("select distinct indicator from claims").fetchall()}
    indicators: list[str] = []
    selectors: list[str] = []
    for word in words:
        (indicators if word in known else selectors).append(word)
    return indicators, selectors
