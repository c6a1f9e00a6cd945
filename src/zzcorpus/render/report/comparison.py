"""The section that sets two places, years or documents against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.render.report.charts import Bar, BarChart
from zzcorpus.render.report.data import ReportData, Say, column, pick
from zzcorpus.render.report.page import ReportSection, ReportTable

if TYPE_CHECKING:
    from zzcorpus.render.options import Language

_BARS = 12
_FIGURES = 40


def comparison_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.comparison is None or not len(data.comparison.rows):
        return None
    a, b = data.compared
    table = data.comparison
    sections, sides = column(table, "section"), column(table, "side")
    ratios, items = column(table, "log_ratio"), column(table, "item")
    slogan_rows = [i for i, name in enumerate(sections) if name == "slogans" and ratios[i] is not None]
    ranked = sorted(slogan_rows, key=lambda i: (-abs(ratios[i]), i))
    chosen = [i for side in "ab" for i in [j for j in ranked if sides[j] == side][:_BARS]]
    bars = tuple(Bar(items[i], ratios[i], sides[i]) for i in sorted(chosen, key=lambda i: -ratios[i]))
    rows = list(table.rows)
    names = (
        "item",
        "a_count",
        "b_count",
        "a_per_10k",
        "b_per_10k",
        "log_ratio",
        "log_likelihood",
        "a_example",
    )
    claims = ("item", "unit", "a_value", "b_value", "a_example", "b_example")
    tables = []
    for side, title in (("both", say("said_by_both")), ("a", a), ("b", b)):
        of_side = [row for i, row in enumerate(rows) if sections[i] == "slogans" and sides[i] == side]
        shown = (*names[:-1], "b_example" if side == "b" else "a_example")
        if of_side:
            picked = pick(table, shown, of_side[:_BARS])
            tables.append(ReportTable(picked, f"compare-{side}", title, total=len(of_side)))
    figures = [row for i, row in enumerate(rows) if sections[i] == "claims"]
    if figures:
        picked = pick(table, claims, figures[:_FIGURES])
        title = say("figures")
        tables.append(ReportTable(picked, "compare-claim", title, total=len(figures)))
    return ReportSection(
        "compare",
        say("comparison", a=a, b=b),
        charts=(
            BarChart(
                say("chart_compare"),
                bars,
                (("a", a), ("b", b)),
            ),
        )
        if bars
        else (),
        tables=tuple(tables),
        notes=(
            say(
                "note_compare",
                a=a,
                b=b,
            ),
        ),
    )
