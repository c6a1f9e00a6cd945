"""csv and tsv: RFC 4180, UTF-8."""

from __future__ import annotations

import csv
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, BinaryIO

from zzcorpus.render.cells import chunks, flat_column, is_text
from zzcorpus.render.safety import defuse_cell

if TYPE_CHECKING:
    from zzcorpus.render.options import RenderOptions
    from zzcorpus.tables import Column, Table


# Below this every whole float is exactly that whole number.
_EXACT = 2**53


def render_delimited(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` with commas, or with tabs for tsv."""
    delimiter = "\t" if options.format == "tsv" else ","
    lines: list[str] = []
    # The writer calls write() once a row. It is told CRLF so that it quotes both characters in a field
    # (with "\n" alone, Python 3.11 leaves a bare "\r" unquoted); the line ends are set right below.
    writer = csv.writer(SimpleNamespace(write=lines.append), delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    _flush(lines, out, crlf=options.excel, start="\ufeff" if options.excel else "")
    for columns in chunks(table, options.limit):
        writer.writerows(
            zip(
                *[_cells(c, cells, raw=options.raw) for c, cells in zip(table.columns, columns, strict=True)],
                strict=True,
            )
        )
        _flush(lines, out, crlf=options.excel)
    return ()


def _cells(column: Column, cells: list[Any], *, raw: bool) -> list[Any]:
    flat = flat_column(column, cells)
    if column.type == "float":
        return [_short(cell) for cell in flat]
    if raw or not is_text(column):
        return flat
    # Few characters begin many cells, so asking them instead of the cells saves most of the time.
    if all(map(str.isalnum, {cell[:1] for cell in flat if cell})):
        return flat
    return [defuse_cell(cell) if cell else cell for cell in flat]


def _short(number: float | None) -> float | int | None:
    """Return a whole number as such: 12000 reads better than 12000.0, and is the same to every program."""
    return int(number) if number is not None and number.is_integer() and abs(number) < _EXACT else number


def _flush(lines: list[str], out: BinaryIO, *, crlf: bool, start: str = "") -> None:
    text = "".join(lines) if crlf else "".join([line[:-2] + "\n" for line in lines])
    # A file name that is no valid UTF-8 arrives as lone surrogates; they are spelled out, never dropped.
    out.write((start + text).encode("utf-8", "backslashreplace"))
    lines.clear()
