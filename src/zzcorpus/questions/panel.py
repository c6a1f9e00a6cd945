"""One indicator across places and years."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zzcorpus.errors import UsageError
from zzcorpus.extract.claims.indicators import is_money
from zzcorpus.questions.panel_cells import Record, group_readings
from zzcorpus.questions.panel_figures import COLUMNS, FIGURES, read_figures
from zzcorpus.questions.panel_names import beside, known_indicators, resolve_indicators
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.corpus import Corpus

# Percentage points of an amount are a lead over another's growth (高于全国0.3个百分点), or a change of its own.
_CELL = "stretch = 'year' and part = '' and not (unit = '百分点' and indicator in ({amounts}))"
_LEFT_OUT = """
select
  count(*) filter (part <> ''), count(*) filter (part = '' and stretch = 'yearly average'),
  count(*) filter (part = '' and stretch = 'several years'), count(*) filter (part = '' and stretch = 'part of a year'),
  count(*) filter (part = '' and stretch = ''),
  count(*) filter (part = '' and stretch = 'year')
from ({figures})
where indicator in ({wanted}) and not ({cell}) {years}
"""
_YEARS = """
select distinct figure_year from ({figures}) where indicator in ({wanted}) and figure_year is not null order by 1
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
    figure_years: str = "",
) -> Table:
    """Return the values of indicators by place and year, each with its document and sentence.

    An indicator may go by any of its names: GDP is 地区生产总值. ``year`` is the year of the document, ``figure_year``
    the year the figure is about: a report of 2018 gives the growth of 2017 and the target of 2018. A row is a figure
    of one year and of the whole place; ``every_figure`` adds those of a part of the place, of several years, of part
    of a year, and yearly averages (``part``, ``stretch``), which a note counts otherwise. ``status`` tells targets
    from reported figures. A change stands with the value it reached and no direction, and that it came from as
    ``base``. ``conflict`` is the number of values found for the same cell that contradict each other (a rounded value
    and a bound that holds contradict nothing); all are listed, never averaged.

    ``figure_years`` keeps the figures of a year (2020) or a span of years (2015-2020), whatever report gives them.
    ``wide`` gives a row per indicator, place, status, unit and measure (``level``, or ``change``, negative where it
    is a fall), a column per year that the figures are about, ``bounds``, which names the years whose value is no
    exact one (2019 at_least; 2021 6 to 6.5, the lower end standing in the cell), and the sentences behind them. Where
    the values of a cell contradict each other, each has a row of its own, numbered by ``reading``, so that every cell
    is a number; ``conflicts`` names such years, with how many values they have.
    Raises UsageError where no claim has one of the indicators, or ``figure_years`` are no years.
    """
    known = known_indicators(corpus)
    wanted = tuple(resolve_indicators(indicators, known)) or tuple(known)
    selection = corpus.select(selectors)
    selected = corpus.selected(selection)
    marks = ", ".join("?" * len(wanted)) or "null"
    amounts = ", ".join(f"'{name}'" for name in wanted if is_money(name)) or "''"
    cell = _CELL.format(amounts=amounts)
    years = _of_years(figure_years)
    condition = f"indicator in ({marks}) {years}" + ("" if every_figure else f" and {cell}")
    records = read_figures(corpus, selected, condition, wanted)
    table = Table(COLUMNS, [tuple(record.values()) for record in records])
    figures = FIGURES.format(selected=selected)
    notes: list[str] = []
    if not every_figure:
        left_out = _LEFT_OUT.format(figures=figures, wanted=marks, cell=cell, years=years)
        notes += _left_out(corpus.connection.execute(left_out, wanted).fetchone() or ())
    if not records and (figure_years or (indicators and not notes)):
        about = corpus.connection.execute(_YEARS.format(figures=figures, wanted=marks), wanted).fetchall()
        notes.append(_nothing(", ".join(indicators), selection.label, figure_years, [year for (year,) in about]))
    if indicators and (others := beside(wanted, known_indicators(corpus, selected, years))):
        notes.append(others)
    table = replace(table, notes=tuple(notes))
    return _widen(table) if wide else table


def _nothing(indicators: str, label: str, figure_years: str, about: Sequence[int]) -> str:
    """Say that the panel is empty, and which years figures are about where those asked for have none."""
    what = f"no figure of {indicators or 'an indicator'} in {label}"
    if not figure_years or not about:
        return what
    return f"{what} is about {figure_years}; the years that figures are about: {_spans(about)}"


def _spans(years: Sequence[int]) -> str:
    """Return years in order as spans: 2001-2003, 2005."""
    spans: list[list[int]] = []
    for year in years:
        if spans and year == spans[-1][-1] + 1:
            spans[-1][1:] = [year]
        else:
            spans.append([year])
    return ", ".join("-".join(map(str, span)) for span in spans)


def _of_years(span: str) -> str:
    """Return the condition of a year or a span of years, or nothing."""
    from zzcorpus.corpus.selection import read_years

    if not span:
        return ""
    years = read_years(span.strip())
    if years is None:
        raise UsageError(f"--figure-years {span}: a year or a span of years is meant, such as 2020 or 2015-2020.")
    if years[0] > years[1]:
        raise UsageError(f"--figure-years {span}: the first year is after the last. Write {years[1]}-{years[0]}.")
    return f"and figure_year between {years[0]} and {years[1]}"


def _left_out(counts: Sequence[int]) -> tuple[str, ...]:
    listed = ", ".join(f"{n} {reason}" for n, reason in zip(counts, _REASONS, strict=False) if n)
    return (f"not of one year and the whole place, so not in the panel (--all lists them): {listed}",) if listed else ()


_RATES = frozenset({"%", "‰", "百分点", "倍", "番"})
_KEYS = ("indicator", "place", "status", "unit", "measure")


def _widen(table: Table) -> Table:
    """Turn the years that figures are about into columns, one value to a cell, further values in further rows."""
    records = [dict(zip((c.name for c in table.columns), row, strict=True)) for row in table.rows]
    dated = [r for r in records if r["figure_year"] is not None and r["stretch"] == "year" and not r["part"]]
    rows: dict[tuple[str, ...], dict[int, list[Record]]] = {}
    for record in dated:
        record["measure"] = "change" if _is_change(record) else "level"
        if record["direction"] == "down" and _is_change(record):
            record["value"], record["high"] = -abs(record["value"]), -abs(record["high"])
        key = tuple(record[name] or "" for name in _KEYS)
        rows.setdefault(key, {}).setdefault(record["figure_year"], []).append(record)
    years = sorted({r["figure_year"] for r in dated})
    span = range(years[0], years[-1] + 1) if years else range(0)
    columns = (
        *map(Column, _KEYS),
        Column("reading", "int"),
        *(Column(str(year), "float") for year in span),
        Column("bounds"),
        Column("sentences", wide=True),
        Column("conflicts"),
    )
    undated = len(records) - len(dated)
    note = (f"without a year that could be told, so in no column: {undated}",) if undated else ()
    return Table(columns, list(_wide_rows(rows, span)), notes=(*table.notes, *note))


def _is_change(record: Record) -> bool:
    """Say whether a figure is a change of its indicator; an amount of what is new is one of its own: 新增减税降费."""
    return bool(record["direction"]) and (record["unit"] in _RATES or "新增" not in record["indicator"])


def _wide_rows(rows: dict[tuple[str, ...], dict[int, list[Record]]], span: range) -> Iterable[tuple[Any, ...]]:
    for key in sorted(rows):
        cells = {year: group_readings(rows[key][year]) for year in sorted(rows[key])}
        several = "; ".join(f"{year} {len(groups)}" for year, groups in cells.items() if len(groups) > 1)
        for reading in range(max(map(len, cells.values()))):
            found = {year: groups[reading][0] for year, groups in cells.items() if reading < len(groups)}
            sentences = "\n".join(_cited(year, found[year]) for year in sorted(found))
            values = (found[year]["value"] if year in found else None for year in span)
            bounds = "; ".join(bound for year in sorted(found) if (bound := _bound(year, found[year])))
            yield (*key, reading + 1, *values, bounds, sentences, several)


def _bound(year: int, record: Record) -> str:
    """Say how the value of a cell is to be read where it is no exact one: 2019 at_least, 2021 6 to 6.5."""
    low, high = record["value"], record["high"]
    words = [record["qualifier"]] if record["qualifier"] != "exact" else []
    if low != high and record["base"] is None:
        words.append(f"{low:.12g} to {high:.12g}")
    return f"{year} {' '.join(words)}" if words else ""


def _cited(year: int, record: Record) -> str:
    return f"{year}: {record['surface']}: {record['sentence']} [{record['document']}:{record['start']}]"
