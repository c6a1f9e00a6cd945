"""The sections on the documents: the overview at the head of the report, the list at its end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from zzcorpus.render.report.charts import Bar, BarChart, YearChart
from zzcorpus.render.report.data import ReportData, Say, column, cut_title, first_rows, pick, ranked
from zzcorpus.render.report.page import ReportSection, ReportTable

if TYPE_CHECKING:
    from zzcorpus.render.options import Language
    from zzcorpus.render.report.charts import Chart
    from zzcorpus.tables import Table

_BARS = 20
_DOCUMENTS = 100


def overview_section(data: ReportData, say: Say, _lang: Language) -> ReportSection:
    documents = data.documents
    years = [year for year in column(documents, "content_year") if year is not None]
    places = Counter(place for place in column(documents, "place") if place)
    copies = sum(1 for original in column(documents, "duplicate_of") if original)
    mentions = sum(column(data.slogans, "count"))
    facts = [
        (say("fact_documents"), f"{len(documents.rows):,}"),
        (say("fact_characters"), f"{sum(column(documents, 'chars')):,}"),
        (say("fact_places"), f"{len(places):,}"),
        (say("fact_years"), f"{min(years)}–{max(years)}" if years else "–"),
        (say("fact_slogans"), f"{len(data.slogans.rows):,}"),
        (say("fact_mentions"), f"{mentions:,}"),
        (say("fact_claims"), f"{len(data.claims.rows):,}"),
    ]
    bars = tuple(Bar(place, count) for place, count in ranked(places)[:_BARS])
    charts: list[Chart] = [BarChart(cut_title(say, "chart_places", len(bars), len(places)), bars)]
    if years:
        charts.append(YearChart(say("chart_years"), tuple(sorted(Counter(years).items()))))
    undated = len(documents.rows) - len(years)
    notes = [say("note_years")]
    if undated:
        notes.append(say("note_undated", count=undated))
    if copies:
        notes.append(say("note_copies", count=copies))
    doubtful = len(_doubtful(documents))
    return ReportSection(
        "overview",
        say("overview"),
        lead=say("lead_doubtful", count=doubtful) if doubtful else "",
        facts=tuple(facts),
        charts=tuple(charts),
        notes=tuple(notes),
    )


def documents_section(data: ReportData, say: Say, _lang: Language) -> ReportSection:
    table = data.documents
    names = ("document", "title", "place", "level", "published", "content_year", "source", "chars")
    doubtful = _doubtful(table)
    tables = []
    if doubtful:
        title = say("doubtful")
        picked = pick(table, ("document", "title", "published", "content_year", "source"), doubtful[:_DOCUMENTS])
        tables.append(ReportTable(picked, "doubtful", title, total=len(doubtful)))
    tables.append(
        ReportTable(
            pick(table, (*names, "duplicate_of"), first_rows(table, _DOCUMENTS)),
            "document",
            say("all_documents"),
            total=len(table.rows),
            rest=say("rest", command="zzcorpus documents -o documents.xlsx"),
        )
    )
    return ReportSection("documents", say("documents"), tables=tuple(tables))


def _doubtful(documents: Table) -> list[tuple[Any, ...]]:
    """Return the documents whose page is dated in another year than the one their text was written in."""
    dates, years = column(documents, "published"), column(documents, "content_year")
    return [
        row
        for row, published, year in zip(documents.rows, dates, years, strict=True)
        if published and year is not None and str(published)[:4] != str(year)
    ]
