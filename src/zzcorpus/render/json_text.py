"""json (an array of objects) and jsonl (an object a line): UTF-8 unescaped, numbers as numbers."""

from __future__ import annotations

from json.encoder import encode_basestring as encode_text
from typing import TYPE_CHECKING, Any, BinaryIO

from zzcorpus.render.cells import chunks
from zzcorpus.render.safety import safe_json

if TYPE_CHECKING:
    from zzcorpus.render.options import RenderOptions
    from zzcorpus.tables import Table


def render_json(table: Table, out: BinaryIO, options: RenderOptions) -> tuple[str, ...]:
    """Write ``table`` as one array with an object on each line, or as lines of objects for jsonl."""
    array = options.format == "json"
    names = [encode_text(column.name).replace("%", "%%") for column in table.columns]
    # All objects have the same names in the same order, so one template does for them; five times faster
    # than a dict and an encoder for each row.
    template = "{" + ", ".join(f"{name}: %s" for name in names) + "}"
    before = "[\n" if array else ""
    between = ",\n" if array else "\n"
    for columns in chunks(table, options.limit, empty_is_null=options.empty_is_null):
        encoded = [_encode(column.type, cells) for column, cells in zip(table.columns, columns, strict=True)]
        text = between.join([template % row for row in zip(*encoded, strict=True)])
        out.write((before + safe_json(text)).encode())
        before = between
    if array:
        out.write(b"[]\n" if before == "[\n" else b"\n]\n")
    elif before:
        out.write(b"\n")
    return ()


def _encode(kind: str, cells: list[Any]) -> list[str]:
    if kind in ("int", "float"):
        return ["null" if cell is None else repr(cell) for cell in cells]
    if kind == "list":
        return ["null" if cell is None else f"[{', '.join(map(encode_text, cell))}]" for cell in cells]
    if kind == "bool":
        return ["null" if cell is None else str(cell).lower() for cell in cells]
    return ["null" if cell is None else encode_text(cell) for cell in cells]
