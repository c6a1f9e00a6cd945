"""Plain word lists of the lexicon."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from zzcorpus.errors import DataError

_DATA = Path(__file__).parent / "data"


@cache
def load_words(name: str) -> frozenset[str]:
    """Return the words of ``lexicon/data/NAME``: the first cell of every line that is no comment.

    ``name`` is the file's name, without the suffix for a ``.txt`` file. Raises DataError where there is no such
    list.
    """
    file = _DATA / (name if "." in name else f"{name}.txt")
    if not file.is_file():
        raise DataError(f"{name}: no such word list in zzcorpus/lexicon/data")
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(
        line.split("\t")[0].strip() for line in lines if line.strip() and not line.startswith("#")
    )
