"""The sections on slogans: the most frequent ones with their sentences, and their use over the years."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from zzcorpus.render.report.charts import Bar, BarChart, YearChart
from zzcorpus.render.report.data import ReportData, Say, column, first_rows, has_column, pick, ranked
from zzcorpus.render.report.page import Quotation, ReportSection, ReportTable
from zzcorpus.render.vocabulary import cell_word
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.render.options import Language

_BARS = 20
_SLOGANS = 60
_QUOTATIONS = 6
_TRENDS = 6


def slogans_section(data: ReportData, say: Say, lang: Language) -> ReportSection:
    table = data.slogans
    rows = first_rows(table, _SLOGANS)
    top = Table(table.columns, rows)
    slogans, counts = column(top, "slogan"), column(top, "count")
    origins = column(top, "origin") if has_column(top, "origin") else [""] * len(rows)
    bars = tuple(
        Bar(str(slogan), count, origin or "unknown", f"slogan-{row}")
        for row, (slogan, count, origin) in enumerate(zip(slogans, counts, origins, strict=True), 1)
    )[:_BARS]
    kinds: Counter[str] = Counter()
    for kind, count in zip(column(table, "kind"), column(table, "count"), strict=True):
        kinds[cell_word("kind", kind, lang)] += count
    groups = (
        ("central", say("origin_central")),
        ("local", say("origin_local")),
        ("unknown", say("origin_unknown")),
    )
    names = ("slogan", "kind", "origin", "count", "documents", "places", "first_year", "members", "example")
    return ReportSection(
        "slogans",
        say("slogans"),
        charts=(
            BarChart(say("chart_slogans"), bars, groups),
            BarChart(
                say("chart_kinds"),
                tuple(Bar(kind, count, "unknown") for kind, count in ranked(kinds)),
            ),
        ),
        tables=(
            ReportTable(
                pick(table, names, rows),
                "slogan",
                marks={"example": "slogan"} if has_column(table, "example") else None,
                total=len(table.rows),
                rest=say("rest", command="zzcorpus slogans -o slogans.xlsx"),
                quotations=_mentions(data.mentions, slogans) if data.mentions else (),
                quotations_in="example",
            ),
        ),
        notes=(
            say(
                "note_slogans",
            ),
        ),
    )


def _mentions(mentions: Table, slogans: Sequence[str]) -> tuple[tuple[Quotation, ...], ...]:
    """Return for each slogan its mentions after the first, which is the example, from different sentences."""
    wanted = set(slogans)
    found: dict[str, dict[str, Quotation]] = defaultdict(dict)
    names = [column.name for column in mentions.columns]
    places = [names.index(n) for n in ("slogan", "surface", "document", "start", "end", "sentence")]
    for row in mentions.rows:
        slogan, surface, document, start, end, sentence = (row[place] for place in places)
        if slogan in wanted and len(found[slogan]) <= _QUOTATIONS:
            found[slogan].setdefault(sentence, Quotation(sentence, surface, f"{document} {start}–{end}"))
    return tuple(tuple(found[slogan].values())[1:] for slogan in slogans)


def trend_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.trend is None or not len(data.trend.rows):
        return None
    series: dict[str, list[tuple[int, float]]] = defaultdict(list)
    columns = (column(data.trend, name) for name in ("item", "period", "documents"))
    for item, period, documents in zip(*columns, strict=True):
        if str(period).isdigit():
            series[item].append((int(period), documents or 0))
    return ReportSection(
        "trend",
        say("trend"),
        charts=tuple(YearChart(item, tuple(values)) for item, values in list(series.items())[:_TRENDS]),
        notes=(
            say(
                "note_trend",
            ),
        ),
    )
