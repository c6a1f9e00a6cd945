"""The sections on slogans: the most frequent ones with their sentences, and their use over the years."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from zzcorpus.render.report.charts import Bar, BarChart, YearChart
from zzcorpus.render.report.data import ReportData, Say, column, cut_title, first_rows, has_column, pick, ranked
from zzcorpus.render.report.page import Quotation, Quotations, ReportSection, ReportTable
from zzcorpus.render.vocabulary import cell_word
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from zzcorpus.render.options import Language

_BARS = 20
_SLOGANS = 60
_QUOTATIONS = 6
_TRENDS = 8
_ENOUGH_DOCUMENTS = 10


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
            BarChart(cut_title(say, "chart_slogans", len(bars), len(table.rows)), bars, groups),
            BarChart(
                say("chart_kinds"),
                tuple(Bar(kind, count, "unknown") for kind, count in ranked(kinds)),
            ),
        ),
        tables=(
            ReportTable(
                pick(table, names, rows),
                "slogan",
                marks={"example": slogans},
                total=len(table.rows),
                rest=say("rest", command="zzcorpus slogans -o slogans.xlsx"),
                quotations=_mentions(data.mentions, top) if data.mentions else (),
                quotations_in="example",
            ),
        ),
        notes=(say("note_slogans"),),
    )


def _mentions(mentions: Table, top: Table) -> tuple[Quotations, ...]:
    """Return for each slogan of ``top`` the sentences with it other than its example."""
    names = [column.name for column in mentions.columns]
    places = [names.index(n) for n in ("slogan", "surface", "document", "start", "end", "sentence")]
    slogans, examples = column(top, "slogan"), column(top, "example")
    found: dict[str, dict[tuple[str, str], Quotation]] = {slogan: {} for slogan in slogans}
    for row in mentions.rows:
        slogan, surface, document, start, end, sentence = (row[place] for place in places)
        if slogan in found:
            quotation = Quotation(sentence, surface, f"{document} {start}–{end}")
            found[slogan].setdefault((document, sentence), quotation)
    return tuple(
        _without_example(list(found[slogan].values()), example)
        for slogan, example in zip(slogans, examples, strict=True)
    )


def _without_example(quotations: list[Quotation], example: str | None) -> Quotations:
    """Return the other sentences, and the address of the example, which is one of them."""
    address = ""
    for index, quotation in enumerate(quotations):
        # The example may carry its address, so it contains its sentence rather than being it.
        if quotation.sentence in (example or ""):
            address = quotations.pop(index).address
            break
    return Quotations(tuple(quotations[:_QUOTATIONS]), len(quotations), address)


def trend_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.trend is None or not len(data.trend.rows):
        return None
    columns = [column(data.trend, name) for name in ("item", "period", "documents", "documents_total")]
    # The share of one document in one is no figure to print; a small corpus gets counts.
    share = max((total or 0 for total in columns[3]), default=0) >= _ENOUGH_DOCUMENTS
    series: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for item, period, documents, total in zip(*columns, strict=True):
        # A year without documents says nothing, which is not the same as not saying it.
        if total and str(period).isdigit():
            count = documents or 0
            hint = say("hint_trend", documents=count, total=total)
            series[item].append((int(period), round(100 * count / total, 1) if share else count, hint))
    shown = list(series.items())[:_TRENDS]
    return ReportSection(
        "trend",
        say("trend"),
        lead=say("cut_note", shown=len(shown), total=len(series)) if len(series) > len(shown) else "",
        charts=tuple(
            YearChart(
                item,
                tuple((year, value) for year, value, _ in values),
                unit="%" if share else "",
                hints=tuple(hint for _, _, hint in values),
            )
            for item, values in shown
        ),
        notes=(say("note_trend_share" if share else "note_trend_count"), say("note_trend")),
    )
