"""The rows of a comparison, and its sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zzcorpus.tables import Column

COLUMNS = (
    Column("section"),
    Column("item"),
    Column("unit"),
    Column("a_count", "int"),
    Column("b_count", "int"),
    Column("a_value", "float"),
    Column("b_value", "float"),
    Column("a_documents", "int"),
    Column("b_documents", "int"),
    Column("a_per_10k", "float"),
    Column("b_per_10k", "float"),
    Column("log_ratio", "float"),
    Column("log_ratio_low", "float"),
    Column("log_ratio_high", "float"),
    Column("log_likelihood", "float"),
    Column("p_value", "float"),
    Column("side"),
    Column("a_example", wide=True),
    Column("b_example", wide=True),
    Column("p_adjusted", "float"),
    Column("conservative_log_ratio", "float"),
    Column("note"),
    Column("a_surface", detail=True),
    Column("b_surface", detail=True),
    Column("a_year", "int", detail=True),
    Column("b_year", "int", detail=True),
)
_NAMES = tuple(column.name for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its documents and its sizes, the denominators of all rates."""

    label: str
    documents: tuple[str, ...]
    table: str
    chars: int
    terms: int


def row(**cells: object) -> tuple[Any, ...]:
    """Return a row with the named cells; what is not named is nothing."""
    return tuple(cells.get(name) for name in _NAMES)


def side_of(a: int, b: int) -> str:
    """Say on which side an item with these counts occurs."""
    return "both" if a and b else "a" if a else "b"
