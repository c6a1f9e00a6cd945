"""The words that people read, in English and Chinese; machine formats never ask here."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zzcorpus.render.options import Language

_FIELDS = 3


def column_head(name: str, lang: Language) -> str:
    """Return the heading of a column: its English name, or the Chinese word where there is one."""
    return _columns().get((name, ""), name) if lang == "zh" else name


def cell_word(column: str, value: str, lang: Language) -> str:
    """Return a cell of a closed vocabulary (``kind``, ``status``, …) in the reader's language."""
    return _columns().get((column, value), value) if lang == "zh" else value


def show_title(title: str, lang: Language) -> str:
    """Return the title of a table for people; what stands in brackets at its end is a name and stays."""
    words, bracket, name = title.partition(" (")
    return cell_word("heading", words, lang) + bracket + name


def page_word(key: str, lang: Language) -> str:
    """Return a word or sentence of the page itself in the reader's language."""
    english, chinese = _page_words()[key]
    return chinese if lang == "zh" else english


@lru_cache(maxsize=1)
def _columns() -> Mapping[tuple[str, str], str]:
    """Return ``(column, value)`` → Chinese; the value is empty for the column's own name."""
    rows = _rows("columns_zh.tsv")
    return {(column, value): chinese for column, value, chinese in rows}


@lru_cache(maxsize=1)
def _page_words() -> Mapping[str, tuple[str, str]]:
    return {key: (english, chinese) for key, english, chinese in _rows("page_words.tsv")}


def _rows(name: str) -> list[tuple[str, str, str]]:
    text = files("zzcorpus.render").joinpath("data", name).read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) != _FIELDS:
                raise DataError(f"{name}, line {number}: {len(fields)} fields instead of {_FIELDS}")
            rows.append((fields[0], fields[1], fields[2]))
    return rows
