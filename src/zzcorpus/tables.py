"""A table: declared columns and rows. Questions make them, printers and DataFrames are made of them.

A plain record instead of a DataFrame keeps pandas (0.6 s to import) out of commands that only print.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

ColumnType = Literal["text", "int", "float", "date", "list", "bool"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, the type of its cells, and whether its text comes from documents.

    ``list`` cells are tuples of strings. A ``date`` cell is an ISO 8601 string. None is nothing known.
    ``wide`` columns (sentences, texts) are the first to be narrowed on a terminal; where these get too narrow to read,
    ``detail`` columns, the last one first, make room.
    """

    name: str
    type: ColumnType = "text"
    wide: bool = False
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; ``rows`` knows its length and can be iterated again, so it need not be in memory.

    ``notes`` are what whoever reads the table must know beside it, such as what it leaves out and how to see that.
    """

    columns: tuple[Column, ...]
    rows: Collection[tuple[Any, ...]]
    title: str = ""
    notes: tuple[str, ...] = ()

    def to_pandas(self) -> pd.DataFrame:
        """Return the table as a DataFrame with the same columns in the same order, ``notes`` among its ``attrs``."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=[column.name for column in self.columns])
        kinds = {"int": "Int64", "float": "Float64"}
        frame = frame.astype({c.name: kinds[c.type] for c in self.columns if c.type in kinds})
        frame.attrs["notes"] = list(self.notes)
        return frame
