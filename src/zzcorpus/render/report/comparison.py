"""The section that sets two places, years or documents against each other."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from zzcorpus.render.report.charts import Bar, BarChart
from zzcorpus.render.report.data import ReportData, Say, column, cut_title, pick
from zzcorpus.render.report.page import ReportSection, ReportTable
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from zzcorpus.render.options import Language

_BARS = 12
_FIGURES = 40


_COLUMNS = ("item", "a_count", "b_count", "a_per_10k", "b_per_10k", "log_ratio", "log_likelihood")


def comparison_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.comparison is None or not len(data.comparison.rows):
        return None
    a, b = data.compared
    tables = [
        _values_table(data.comparison, "summary", say("compared")),
        _slogans_table(data.comparison, "both", say("said_by_both")),
        _slogans_table(data.comparison, "a", say("only_in", place=a)),
        _slogans_table(data.comparison, "b", say("only_in", place=b)),
        _values_table(data.comparison, "claims", say("figures")),
    ]
    return ReportSection(
        "compare",
        say("comparison", a=a, b=b),
        charts=(_chart(data.comparison, data.compared, say),),
        tables=tuple(table for table in tables if table.total),
        notes=(say("note_compare", a=a, b=b),),
    )


def _rows(table: Table, section: str, side: str = "") -> list[tuple[Any, ...]]:
    sections, sides = column(table, "section"), column(table, "side")
    return [
        row
        for row, its_section, its_side in zip(table.rows, sections, sides, strict=True)
        if its_section == section and side in ("", its_side)
    ]


def _slogans_table(table: Table, side: str, title: str) -> ReportTable:
    rows = _rows(table, "slogans", side)
    example = "b_example" if side == "b" else "a_example"
    shown = pick(table, (*_COLUMNS, example), rows[:_BARS])
    return ReportTable(
        shown,
        f"compare-{side}",
        title,
        marks={example: column(shown, "item") if shown.columns else []},
        total=len(rows),
    )


def _values_table(table: Table, section: str, title: str) -> ReportTable:
    rows = _rows(table, section)
    names = ("item", "unit", "a_value", "b_value", "a_example", "b_example")
    return ReportTable(pick(table, names, rows[:_FIGURES]), f"compare-{section}", title, total=len(rows))


def _chart(table: Table, compared: tuple[str, str], say: Say) -> BarChart:
    """Return the slogans with the largest log ratio on either side, with a link to their rows."""
    bars: list[Bar] = []
    total = 0
    for side in "ab":
        rows = Table(table.columns, _rows(table, "slogans", side))
        total += len(rows.rows)
        anchored = [
            Bar(str(item), ratio, side, f"compare-{side}-{row}" if row <= _BARS else "")
            for row, (item, ratio) in enumerate(zip(column(rows, "item"), column(rows, "log_ratio"), strict=True), 1)
            if ratio is not None and isfinite(ratio)
        ]
        bars += sorted(anchored, key=lambda bar: -abs(bar.value))[:_BARS]
    bars.sort(key=lambda bar: -bar.value)
    groups = (("a", compared[0]), ("b", compared[1]))
    return BarChart(cut_title(say, "chart_compare", len(bars), total), tuple(bars), groups)
