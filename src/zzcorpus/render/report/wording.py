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
        notes=(
            say(
                "note_phrases",
            ),
        ),
    )


def keywords_section(data: ReportData, say: Say, _lang: Language) -> ReportSection | None:
    if data.keywords is None or not len(data.keywords.rows):
        return None
    series: dict[str, list[Bar]] = defaultdict(list)
    columns = (column(data.keywords, name) for name in ("group", "term", "score", "count", "documents"))
    for group, term, score, count, documents in zip(*columns, strict=True):
        note = say("hint_keyword", count=count, documents=documents)
        if len(series[group]) < _KEYWORDS:
            series[group].append(Bar(term, score, "unknown", note=note))
    titles = {group: str(group or say("whole_corpus")) for group in series}
    return ReportSection(
        "keywords",
        say("keywords"),
        charts=tuple(BarChart(titles[group], tuple(bars)) for group, bars in list(series.items())[:_GROUPS]),
        notes=(
            say(
                "note_keywords",
            ),
        ),
    )
