"""The sections on recurring wording and on keywords."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zzcorpus.render.report.charts import Bar, BarChart
from zzcorpus.render.report.data import ReportData, Say, column, first_rows, pick
from zzcorpus.render.report.page import ReportSection, ReportTable

if TYPE_CHECKING:
    from zzcorpus.render.options import Language

_PHRASES = 40
_KEYWORDS = 20
_GROUPS = 8


def phrases_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.phrases is None or not len(data.phrases.rows):
        return None
    table = data.phrases
    names = ("phrase", "chars", "count", "documents", "places", "example_document")
    return ReportSection(
        "phrases",
        say("phrases"),
        tables=(
            ReportTable(
                pick(table, names, first_rows(table, _PHRASES)),
                "phrase",
                total=len(table.rows),
                rest=say("rest", command="zzcorpus phrases -o phrases.xlsx"),
            ),
        ),
        notes=(say("note_phrases"),),
    )


def keywords_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.keywords is None or not len(data.keywords.rows):
        return None
    series: dict[str, list[Bar]] = defaultdict(list)
    columns = (column(data.keywords, name) for name in ("group", "term", "score", "count", "documents"))
    for group, term, score, count, documents in zip(*columns, strict=True):
        note = say("hint_keyword", count=count, documents=documents)
        series[str(group or "")].append(Bar(term, score, "unknown", note=note))
    shown = list(series.items())[:_GROUPS]
    return ReportSection(
        "keywords",
        say("keywords"),
        lead=say("cut_note", shown=len(shown), total=len(series)) if len(shown) < len(series) else "",
        charts=tuple(BarChart(group or say("whole_corpus"), tuple(bars[:_KEYWORDS])) for group, bars in shown),
        notes=(say("note_keywords", count=_KEYWORDS),),
    )
