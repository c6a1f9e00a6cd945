"""The report: one HTML page that needs nothing else, to be opened, printed and sent by mail.

It loads nothing and runs nothing: charts are inline SVG, what unfolds is ``<details>``. Every figure in a
chart leads to its row, every row shows its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from zzcorpus.render.cells import is_text, plain_column
from zzcorpus.render.page import environment, page_cells
from zzcorpus.render.report.charts import draw
from zzcorpus.render.safety import safe_xml
from zzcorpus.render.vocabulary import column_head, page_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zzcorpus.render.options import Language
    from zzcorpus.render.page import PageCell
    from zzcorpus.render.report.charts import Chart
    from zzcorpus.tables import Table


_LONG_SENTENCE = 150
_AROUND = 60
# An example carries where it stands behind it: document and offset.
_ADDRESS = re.compile(r" \[([^\[\]\n]{1,300}:[0-9]+)\]$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A sentence with its address; ``marked`` is the stretch of it that is meant."""

    sentence: str
    marked: str
    address: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """The sentences that unfold in a row, how many there are with those not shown, and the cell's own address."""

    shown: tuple[Quotation, ...]
    total: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table in the report.

    ``anchor`` is the start of its rows' ids (``slogan`` gives ``slogan-1``, …). ``marks`` gives for a
    column of sentences what is marked in each row. ``total`` is the number of rows before the table was
    cut, and ``rest`` says how to get them. ``quotations`` are for each row the sentences that unfold in the
    column ``quotations_in``.
    """

    table: Table
    anchor: str
    title: str = ""
    marks: Mapping[str, Sequence[str | None]] | None = None
    total: int = 0
    rest: str = ""
    quotations: tuple[Quotations, ...] = ()
    quotations_in: str = ""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A part of the report: what it says in one sentence, figures, charts, tables, how it was computed."""

    anchor: str
    title: str
    lead: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[ReportTable, ...] = ()
    notes: tuple[str, ...] = ()


def render_report(
    sections: Sequence[ReportSection],
    title: str,
    out: BinaryIO,
    *,
    lang: Language = "en",
    subtitle: str = "",
    footer: Sequence[str] = (),
) -> None:
    """Write the page. ``footer`` says how it was made: command, version, corpus."""
    words = {
        "contents": page_word("contents", lang),
        "computed": page_word("computed", lang),
    }
    stream = (
        environment()
        .get_template("report.html")
        .stream(
            title=safe_xml(title),
            subtitle=safe_xml(subtitle),
            lang=lang,
            words=words,
            sections=[_section(section, lang) for section in sections],
            footer=[safe_xml(line) for line in footer],
        )
    )
    stream.enable_buffering(200)
    stream.dump(out, encoding="utf-8", errors="backslashreplace")


def _section(section: ReportSection, lang: Language) -> dict[str, Any]:
    return {
        "anchor": section.anchor,
        "title": safe_xml(section.title),
        "lead": safe_xml(section.lead),
        "facts": [(safe_xml(value), safe_xml(label)) for label, value in section.facts],
        "charts": [draw(chart) for chart in section.charts],
        "tables": [_table(table, lang) for table in section.tables],
        "notes": [safe_xml(note) for note in section.notes],
    }


def _table(shown: ReportTable, lang: Language) -> dict[str, Any]:
    columns = shown.table.columns
    by_column = list(zip(*shown.table.rows, strict=True)) or [()] * len(columns)
    plain = [plain_column(column, cells) for column, cells in zip(columns, by_column, strict=True)]
    cells = [page_cells(column, values, lang) for column, values in zip(columns, plain, strict=True)]
    names = [column.name for column in columns]
    for name, terms in (shown.marks or {}).items():
        # A column without a single value has been left out.
        if name in names:
            place = names.index(name)
            cells[place] = [_excerpt(cell, term or "") for cell, term in zip(cells[place], terms, strict=True)]
    if shown.quotations and shown.quotations_in in names:
        place = names.index(shown.quotations_in)
        folded = [_folded(quotations, lang) for quotations in shown.quotations]
        addresses = [safe_xml(quotations.address) for quotations in shown.quotations]
        cells[place] = [
            c._replace(folded=f, address=a) for c, f, a in zip(cells[place], folded, addresses, strict=True)
        ]
    sentences = {*(shown.marks or {}), shown.quotations_in}
    return {
        "anchor": shown.anchor,
        "title": safe_xml(shown.title),
        "heads": [
            {"text": column_head(c.name, lang), "number": not is_text(c), "wide": c.name in sentences} for c in columns
        ],
        "rows": list(zip(*cells, strict=True)),
        "cut": _cut_note(shown, lang),
    }


def _cut_note(shown: ReportTable, lang: Language) -> str:
    if shown.total <= len(shown.table.rows):
        return ""
    note = page_word("showing", lang)
    return safe_xml(note.format(shown=len(shown.table.rows), total=f"{shown.total:,}") + " " + shown.rest)


def _folded(quotations: Quotations, lang: Language) -> dict[str, Any] | None:
    if not quotations.shown:
        return None
    key = "more" if quotations.total == len(quotations.shown) else "more_of"
    return {
        "summary": page_word(key, lang).format(shown=len(quotations.shown), total=quotations.total),
        "quotations": [
            {"parts": mark(safe_xml(q.sentence), q.marked), "address": safe_xml(q.address)} for q in quotations.shown
        ],
    }


def _excerpt(cell: PageCell, term: str) -> PageCell:
    """Mark ``term`` in a sentence, and show of a long one what stands round it; the whole is the hint."""
    own = _ADDRESS.search(cell.text)
    text = cell.text[: own.start()] if own else cell.text
    cell = cell._replace(address=own[1] if own else cell.address)
    pieces = mark(text, term)
    if len(text) <= _LONG_SENTENCE:
        return cell._replace(parts=pieces)
    before = len(pieces[0][0]) if not pieces[0][1] else 0
    start = max(0, before - _AROUND)
    end = min(len(text), before + len(term) + _AROUND)
    shown = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    return cell._replace(exact=text, parts=mark(shown, term))


def mark(text: str, term: str) -> list[tuple[str, bool]]:
    """Cut ``text`` at every ``term`` into pairs of a piece and whether it is the term.

    A term that begins with a digit is not found inside a longer number.
    """
    term = safe_xml(term)
    if not term or term not in text:
        return [(text, False)]
    before = "(?<![0-9.,])" if term[0].isdigit() else ""
    pieces = re.split(f"({before}{re.escape(term)})", text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]
