"""xlsx: every corpus value is a string cell, every number a number, and what does not fit is written down.

XlsxWriter reports what it cannot write by return codes; none goes unread here.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO

from rich.cells import cell_len
from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_rowcol_to_cell

from zzcorpus.render.cells import chunks, flat_column, is_text
from zzcorpus.render.safety import defuse_cell, may_need_defusing, safe_xml

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from zzcorpus.render.options import RenderOptions
    from zzcorpus.tables import Column, Table

MAX_ROWS = 1_048_576
MAX_CELL_UNITS = 32_767  # UTF-16 code units
_MAX_SHEET_NAME = 31
_EXACT_INTEGERS = 2**53
# Spreadsheets before 2010 show "####" for a longer text in a cell formatted as text.
_MAX_TEXT_FORMAT = 255
_WIDTHS = (6, 60)
_MEASURED_ROWS = 1000
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
# The same bytes from the same table, whatever the day.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - the format knows no time zone


@dataclass(slots=True)
class _Book:
    """The workbook being written: its formats, and what had to be noted."""

    workbook: Workbook
    bold: Format
    text: Format
    plain: Format
    raw: bool
    notes: list[tuple[str, str]] = field(default_factory=list)


def render_workbook(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` as a workbook and return a warning for every cell cut and every split of the sheet.

    It is made in a folder of its own and copied to ``out``, which so may be a pipe, and where a failure
    leaves nothing behind.
    """
    with TemporaryDirectory(prefix="zzcorpus-") as folder:
        path = Path(folder) / "workbook.xlsx"
        notes = _write_workbook(table, path, options)
        with path.open("rb") as made:
            copyfileobj(made, out)
    return tuple(f"{place}: {note}" for place, note in notes)


def _write_workbook(table: Table, path: Path, options: RenderOptions) -> list[tuple[str, str]]:
    workbook = Workbook(
        path,
        {
            "constant_memory": True,
            "tmpdir": str(path.parent),
            "strings_to_numbers": False,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    workbook.use_zip64()
    workbook.set_properties({"created": _CREATED})
    book = _Book(
        workbook,
        bold=workbook.add_format({"bold": True, "bottom": 1}),
        text=workbook.add_format({"num_format": "@"}),
        plain=workbook.add_format({}),
        raw=options.raw,
    )
    try:
        _write_sheets(book, table, options.limit)
        if book.notes:
            _write_notes(book)
    except BaseException:
        # Only closing frees the open files of the sheets.
        with suppress(Exception):
            workbook.close()
        raise
    try:
        workbook.close()
    except FileCreateError as error:
        raise error.args[0] from error
    return book.notes


def _write_sheets(book: _Book, table: Table, limit: int | None) -> None:
    name = _NOT_IN_SHEET_NAMES.sub(" ", safe_xml(table.title)).strip()[: _MAX_SHEET_NAME - 6] or "Data"
    sheet = _start_sheet(book, name, table)
    number, row = 1, 0
    widths = [len(column.name) + 3 for column in table.columns]
    for columns in chunks(table, limit):
        flat = [flat_column(column, cells) for column, cells in zip(table.columns, columns, strict=True)]
        for cells in zip(*flat, strict=True):
            row += 1
            if row == MAX_ROWS:
                _end_sheet(sheet, row - 1, widths)
                number, row = number + 1, 1
                sheet = _start_sheet(book, f"{name} ({number})", table)
                note = f"goes on from the sheet before, which is full at {MAX_ROWS} rows"
                book.notes.append((sheet.get_name(), note))
            if number == 1 and row <= _MEASURED_ROWS:
                _widen(widths, cells)
            for index, cell in enumerate(cells):
                if cell is not None:
                    _write_cell(book, sheet, (row, index), table.columns[index], cell)
    _end_sheet(sheet, row, widths)


def _start_sheet(book: _Book, name: str, table: Table) -> Worksheet:
    sheet = book.workbook.add_worksheet(name)
    for index, column in enumerate(table.columns):
        _check(sheet.write_string(0, index, safe_xml(column.name), book.bold), sheet, (0, index))
    sheet.freeze_panes(1, 0)
    return sheet


def _end_sheet(sheet: Worksheet, last_row: int, widths: list[int]) -> None:
    for index, width in enumerate(widths):
        sheet.set_column(index, index, max(_WIDTHS[0], min(_WIDTHS[1], width)))
    if widths:
        sheet.autofilter(0, 0, last_row, len(widths) - 1)


def _widen(widths: list[int], cells: tuple[Any, ...]) -> None:
    for index, cell in enumerate(cells):
        if cell is not None:
            # Cutting first keeps a long text from being measured to its end.
            widths[index] = max(widths[index], cell_len(str(cell)[: _WIDTHS[1]]) + 1)


def _write_cell(book: _Book, sheet: Worksheet, at: tuple[int, int], column: Column, cell: Any) -> None:
    if is_text(column):
        _write_text(book, sheet, at, cell)
    elif isinstance(cell, int) and abs(cell) > _EXACT_INTEGERS:
        _write_text(book, sheet, at, str(cell))
    else:
        _check(sheet.write_number(*at, cell), sheet, at)


def _write_text(book: _Book, sheet: Worksheet, at: tuple[int, int], cell: str) -> None:
    text = safe_xml(cell)
    if not book.raw and may_need_defusing(text):
        text = defuse_cell(text)
    text, cut = _cut(text)
    if cut:
        book.notes.append((f"{sheet.get_name()}!{xl_rowcol_to_cell(*at)}", f"{cut} characters cut at the end"))
    style = book.text if len(text) <= _MAX_TEXT_FORMAT else book.plain
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter takes such a string for its own markup; in two runs of rich text it is escaped.
        code = sheet.write_rich_string(*at, text[:1], book.plain, text[1:], style)
    else:
        code = sheet.write_string(*at, text, style)
    _check(code, sheet, at)


def _cut(text: str) -> tuple[str, int]:
    """Return ``text`` as it fits into a cell, marked where cut, and how many characters were cut."""
    # A character takes two units at most.
    if len(text) <= MAX_CELL_UNITS // 2 or _units(text) <= MAX_CELL_UNITS:
        return text, 0
    room = MAX_CELL_UNITS - len(f"…[cut {len(text)} chars]")
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    cut = len(text) - len(kept)
    return f"{kept}…[cut {cut} chars]", cut


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _check(code: int, sheet: Worksheet, at: tuple[int, int]) -> None:
    if code:
        where = f"{sheet.get_name()}!{xl_rowcol_to_cell(*at)}"
        raise RuntimeError(f"the cell {where} could not be written (code {code})")


def _write_notes(book: _Book) -> None:
    sheet = book.workbook.add_worksheet("Notes")
    for row, (place, note) in enumerate([("where", "what"), *book.notes]):
        style = book.text if row else book.bold
        _check(sheet.write_string(row, 0, place, style), sheet, (row, 0))
        _check(sheet.write_string(row, 1, note, style), sheet, (row, 1))
    sheet.set_column(0, 1, 40)
