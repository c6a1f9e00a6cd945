"""The rows of a comparison, and its sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zzcorpus.tables import Column

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    Column("percent_difference", "float", detail=True),
    Column("bic", "float", detail=True),
    Column("odds_ratio", "float", detail=True),
    Column("weighted_log_odds", "float", detail=True),
    Column("document_log_likelihood", "float", detail=True),
)
_NAMES = tuple(column.name for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its documents and its size, the denominator of rates."""

    label: str
    documents: tuple[str, ...]
    table: str
    chars: int


def row(**cells: object) -> tuple[Any, ...]:
    """Return a row with the named cells; what is not named is nothing."""
    return tuple(cells.get(name) for name in _NAMES)


def rows_of(columns: Mapping[str, Sequence[object]]) -> list[tuple[Any, ...]]:
    """Return the rows of the named columns, which are equally long; the others hold nothing."""
    nothing = [None] * len(next(iter(columns.values()), ()))
    return list(zip(*(columns.get(name, nothing) for name in _NAMES), strict=True))


def side_of(a: int, b: int) -> str:
    """Say on which side an item with these counts occurs."""
    return "both" if a and b else "a" if a else "b"
