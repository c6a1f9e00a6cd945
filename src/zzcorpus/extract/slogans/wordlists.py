"""The word lists of this room: data files under ``extract/data``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from zzcorpus.errors import DataError

_DATA = Path(__file__).parents[1] / "data"


@cache
def load_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of the lines of ``extract/data/NAME`` that are no comments, in order."""
    file = _DATA / name
    if not file.is_file():
        raise DataError(f"{name}: no such word list in zzcorpus/extract/data")
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def load_list(name: str) -> tuple[str, ...]:
    """Return the first cells of the same lines."""
    return tuple(row[0] for row in load_rows(name))


@cache
def load_set(name: str) -> frozenset[str]:
    """Return the same words as a set."""
    return frozenset(load_list(name))
