"""The section on numeric claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from zzcorpus.render.report.charts import Bar, BarChart
from zzcorpus.render.report.data import ReportData, Say, column, pick, ranked
from zzcorpus.render.report.page import Quotations, ReportSection, ReportTable
from zzcorpus.render.vocabulary import cell_word
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from zzcorpus.render.options import Language

_CLAIMS = 150

# The figure as it stands in the text is what is marked in the sentence.
# fmt: off
_COLUMNS = (
    "sentence", "of", "low", "high", "unit", "qualifier", "direction", "status", "period", "place", "year",
)
# fmt: on


def claims_section(data: ReportData, say: Say, lang: Language) -> ReportSection:
    table = data.claims
    kinds = Counter(cell_word("kind", kind, lang) for kind in column(table, "kind"))
    statuses = Counter(column(table, "status"))
    rows = _fair_share(table, _CLAIMS)
    shown = Table(table.columns, rows)
    return ReportSection(
        "claims",
        say("claims"),
        lead=say(
            "lead_claims",
            reported=f"{statuses['reported']:,}",
            target=f"{statuses['target']:,}",
        ),
        charts=(
            BarChart(
                say("chart_claims"),
                tuple(Bar(kind, count, "claim") for kind, count in ranked(kinds)),
            ),
        ),
        tables=(
            ReportTable(
                pick(table, _COLUMNS, rows),
                "claim",
                marks={"sentence": column(shown, "surface")},
                total=len(table.rows),
                rest=say("rest", command="zzcorpus claims -o claims.xlsx"),
                quotations=_addresses(shown),
                quotations_in="sentence",
            ),
        ),
        notes=(say("note_claims"), say("note_fair_share")) if len(rows) < len(table.rows) else (say("note_claims"),),
    )


def _addresses(claims: Table) -> tuple[Quotations, ...]:
    places = zip(column(claims, "document"), column(claims, "start"), column(claims, "end"), strict=True)
    return tuple(Quotations((), 0, f"{document} {start}–{end}") for document, start, end in places)


def _fair_share(table: Table, most: int) -> list[tuple[Any, ...]]:
    """Return ``most`` rows at most: from each document the same number of its first ones, in table order."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate(column(table, "document")):
        by_document[document].append(index)
    chosen: list[int] = []
    depth = 0
    while len(chosen) < min(most, len(table.rows)):
        layer = [indices[depth] for indices in by_document.values() if depth < len(indices)]
        chosen.extend(layer[: most - len(chosen)])
        depth += 1
    kept = set(chosen)
    return [row for index, row in enumerate(table.rows) if index in kept]
