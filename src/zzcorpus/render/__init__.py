"""The one door through which every table, text and report leaves.

Printers know columns and rows, and nothing of how they came about. Text from documents is data in every
format: never terminal codes, markup, formulas or links.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.doors import open_late
from zzcorpus.render.options import FORMATS, RenderOptions, choose_format, format_of
from zzcorpus.render.output import render_table, write_file, write_table
from zzcorpus.render.safety import defuse_cell, safe_terminal
from zzcorpus.render.vocabulary import show_title

if TYPE_CHECKING:
    from zzcorpus.render.report.charts import Bar, BarChart, YearChart
    from zzcorpus.render.report.data import ReportData
    from zzcorpus.render.report.page import Quotation, ReportSection, ReportTable, render_report
    from zzcorpus.render.report.sections import report_sections
    from zzcorpus.render.text_view import Mark, Note, TextView, render_text

__all__ = [
    "FORMATS",
    "Bar",
    "BarChart",
    "Mark",
    "Note",
    "Quotation",
    "RenderOptions",
    "ReportData",
    "ReportSection",
    "ReportTable",
    "TextView",
    "YearChart",
    "choose_format",
    "defuse_cell",
    "format_of",
    "render_report",
    "render_table",
    "render_text",
    "report_sections",
    "safe_terminal",
    "show_title",
    "write_file",
    "write_table",
]

# Behind these doors are things that only one command needs; they open when first asked for.
__getattr__ = open_late(
    __name__,
    {
        "Bar": "report.charts",
        "BarChart": "report.charts",
        "YearChart": "report.charts",
        "Quotation": "report.page",
        "ReportSection": "report.page",
        "ReportTable": "report.page",
        "render_report": "report.page",
        "ReportData": "report.data",
        "report_sections": "report.sections",
        "Mark": "text_view",
        "Note": "text_view",
        "TextView": "text_view",
        "render_text": "text_view",
    },
)
