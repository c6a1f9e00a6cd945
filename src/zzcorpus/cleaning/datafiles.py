"""Reads the data files of this room: UTF-8, tab-separated, ``#`` lines are their header."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from zzcorpus.errors import DataError


def read_rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """Return the rows of ``data/<name>``, each of exactly ``columns`` cells.

    Raises DataError where a line has another number of cells.
    """
    text = (files("zzcorpus.cleaning") / "data" / name).read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns:
            raise DataError(f"{name}, line {number}: {len(row)} cells where {columns} are due")
        rows.append(row)
    return rows


@lru_cache(maxsize=16)
def read_words(name: str) -> frozenset[str]:
    """Return the words of a one-column table."""
    return frozenset(word for (word,) in read_rows(name, 1))
