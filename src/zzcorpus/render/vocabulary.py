"""Column names, closed cell values and page words in Chinese. Only for what people read."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zzcorpus.render.options import Language

_FIELDS = 3


@lru_cache(maxsize=1)
def _chinese() -> Mapping[tuple[str, str], str]:
    """Return ``(column, value)`` → Chinese; the value is empty for the column's own name."""
    source = files("zzcorpus.render").joinpath("data/vocabulary_zh.tsv")
    words: dict[tuple[str, str], str] = {}
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != _FIELDS or (fields[0], fields[1]) in words:
            raise DataError(f"vocabulary_zh.tsv, line {number}: not column, value, word, or there already")
        words[fields[0], fields[1]] = fields[2]
    return words


def column_head(name: str, lang: Language) -> str:
    """Return the heading of a column: its English name, or the Chinese word where there is one."""
    return _chinese().get((name, ""), name) if lang == "zh" else name


def cell_word(column: str, value: str, lang: Language) -> str:
    """Return a cell of a closed vocabulary (``kind``, ``status``, …) in the reader's language."""
    return _chinese().get((column, value), value) if lang == "zh" else value


def page_word(key: str, english: str, lang: Language) -> str:
    """Return a word or sentence of the page itself in the reader's language."""
    return _chinese().get(("page", key), english) if lang == "zh" else english
