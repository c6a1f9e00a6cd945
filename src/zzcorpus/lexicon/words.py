"""Plain word lists of the lexicon."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from zzcorpus.errors import DataError

_DATA = Path(__file__).parent / "data"
# A table that names its columns names the first one so.
_COLUMN_NAMES = frozenset({"word", "term", "motto", "phrase"})


@cache
def load_words(name: str) -> frozenset[str]:
    """Return the words of ``lexicon/data/NAME``: the first cell of every line that is no comment.

    ``name`` is the file's name, without the suffix for a ``.txt`` file; the line that names the columns is none
    of them. Raises DataError where there is no such list.
    """
    file = _DATA / (name if "." in name else f"{name}.txt")
    if not file.is_file():
        raise DataError(f"{name}: no such word list in zzcorpus/lexicon/data")
    lines = file.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t")[0].strip() for line in lines if not line.startswith("#"))
    return frozenset(cell for cell in cells if cell and cell not in _COLUMN_NAMES)
