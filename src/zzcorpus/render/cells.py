"""From the cells of a table to plain values of the column's type, a chunk of rows at a time."""

from __future__ import annotations

from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zzcorpus.tables import Column, Table

# Members of a list in one cell; the enumeration comma is what the documents themselves use. Where a member holds one
# itself (红脸出汗、咬耳扯袖), the semicolon, which then stands between members only.
LIST_SEPARATOR = "、"
_WIDER_SEPARATOR = "；"

CHUNK_ROWS = 4096

_NONE = type(None)
_PLAIN = {"text": str, "date": str, "int": int, "float": float, "list": tuple, "bool": bool}


def chunks(
    table: Table, limit: int | None, size: int = CHUNK_ROWS, *, empty_is_null: bool = False
) -> Iterator[list[list[Any]]]:
    """Yield the table as chunks of columns: for each column the plain values of up to ``size`` rows.

    With ``empty_is_null`` empty text is None, as in formats that tell the two apart.
    """
    rows: Iterable[tuple[Any, ...]] = islice(table.rows, limit) if limit else table.rows
    iterator = iter(rows)
    while chunk := list(islice(iterator, size)):
        by_column = zip(*chunk, strict=True)
        plain = [plain_column(column, cells) for column, cells in zip(table.columns, by_column, strict=True)]
        yield [[cell if cell != "" else None for cell in cells] for cells in plain] if empty_is_null else plain


def plain_column(column: Column, cells: Sequence[Any]) -> list[Any]:
    """Return ``cells`` as str, int, finite float, bool, tuple of str, or None."""
    plain = _PLAIN[column.type]
    # Most columns are already what they declare, and a set of types is cheaper than a test for every cell.
    if column.type != "float" and {type(cell) for cell in cells} <= {plain, _NONE}:
        return list(cells)
    if column.type == "float":
        return [_plain_float(cell) for cell in cells]
    if column.type == "int":
        return [_plain_int(cell) for cell in cells]
    if column.type == "bool":
        return [None if cell is None else bool(cell) for cell in cells]
    if column.type == "list":
        return [None if cell is None else tuple(map(str, cell)) for cell in cells]
    return [None if cell is None else str(cell) for cell in cells]


def _plain_float(cell: Any) -> float | None:
    if cell is None:
        return None
    number = float(cell)
    return number if isfinite(number) else None


def _plain_int(cell: Any) -> int | None:
    if cell is None or cell != cell:  # noqa: PLR0124 - NaN is how a frame with gaps writes None
        return None
    return int(cell)


def flat_column(column: Column, cells: list[Any]) -> list[Any]:
    """Return plain ``cells`` with lists joined and truth in words, for formats whose cells hold text or a number."""
    if column.type == "bool":
        return [None if cell is None else str(cell).lower() for cell in cells]
    if column.type != "list":
        return cells
    return [None if cell is None else _join(cell) for cell in cells]


def is_text(column: Column) -> bool:
    """Whether the cells are text from documents, and not numbers."""
    return column.type not in ("int", "float")


def _join(members: tuple[str, ...]) -> str:
    return (_WIDER_SEPARATOR if any(LIST_SEPARATOR in member for member in members) else LIST_SEPARATOR).join(members)
