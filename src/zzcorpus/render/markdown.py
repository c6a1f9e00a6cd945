"""md: a GitHub-flavoured table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from zzcorpus.render.cells import chunks, flat_column, is_text
from zzcorpus.render.safety import safe_terminal

if TYPE_CHECKING:
    from zzcorpus.render.options import RenderOptions
    from zzcorpus.tables import Table

# Characters that could be markup inside a table cell. "&" and "<" become entities, since a backslash does not
# stop every renderer from reading HTML.
# An underscore between letters is none in this flavour, and column names have them.
_MARKUP = re.compile(r"[\\|`*\[\]~$>]|(?<!\w)_|_(?!\w)")


def render_markdown(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` in full precision, with numbers aligned to the right."""
    heads = [_escape(column.name) for column in table.columns]
    rules = ["---" if is_text(column) else "---:" for column in table.columns]
    out.write((_line(heads) + _line(rules)).encode())
    for columns in chunks(table, options.limit):
        flat = [flat_column(column, cells) for column, cells in zip(table.columns, columns, strict=True)]
        lines = [_line([_cell(cell) for cell in row]) for row in zip(*flat, strict=True)]
        out.write("".join(lines).encode())
    return ()


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _cell(cell: Any) -> str:
    if cell is None:
        return ""
    return _escape(cell) if isinstance(cell, str) else repr(cell)


def _escape(text: str) -> str:
    marked = _MARKUP.sub(r"\\\g<0>", safe_terminal(text.replace("\r\n", "\n")))
    entities = marked.replace("&", "&amp;").replace("<", "&lt;")
    return entities.replace("\n", "<br>").replace("\t", " ")
