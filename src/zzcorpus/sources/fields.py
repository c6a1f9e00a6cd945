"""Metadata as people write it: which column means what, dates as ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DATE = re.compile(
    r"(?<!\d)(\d{4})(?:[-/.]|年\s?)(\d{1,2})(?:[-/.]|月\s?)(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)"
)
_URL = re.compile(r"\A\s*https?://", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


@lru_cache(maxsize=1)
def _meanings() -> Mapping[str, str]:
    table = resources.files("zzcorpus.sources") / "data" / "columns.tsv"
    meanings: dict[str, str] = {}
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("#", "name\t")):
            continue
        name, tab, meaning = line.partition("\t")
        if not tab or not name or not meaning:
            raise DataError(f"columns.tsv, line {number}: expected a name, a tab and a meaning, got {line!r}")
        meanings[name] = meaning
    return meanings


def meaning_of(name: str) -> str:
    """Return what a column or key is usually called here (``发布日期`` → ``published``), or its own name.

    >>> meaning_of("发布日期"), meaning_of("Publish_Date"), meaning_of("rank")
    ('published', 'published', 'rank')
    """
    bare = name.strip().lstrip("\ufeff")
    return _meanings().get(re.sub(r"[\s_-]", "", bare.lower()), bare)


def iso_date(text: str) -> str:
    """Return the first full date in ``text`` as ISO 8601, or an empty string.

    >>> iso_date("发布时间：2023年4月7日 10:32"), iso_date("20230407"), iso_date("2023-13-01")
    ('2023-04-07', '2023-04-07', '')
    """
    for match in _DATE.finditer(text):
        year, month, day = (int(part) for part in match.groups() if part)
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                continue
    return ""


def stated_fields(pairs: Iterable[tuple[str, str]], columns: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return metadata under its usual names; ``columns`` (name → column) goes before the usual meanings.

    Empty values are left out. A ``source`` that is an address is a ``link``. A date is ISO 8601; one that is none
    stays under ``published_as_written``. The first of several columns with one meaning wins, the others keep
    their own names.
    """
    chosen = {column.strip(): name for name, column in (columns or {}).items()}
    fields: dict[str, str] = {}
    for column, value in pairs:
        text = value.strip()
        if not text:
            continue
        own = column.strip().lstrip("\ufeff")
        name = chosen.get(own) or (meaning_of(own) if meaning_of(own) not in chosen.values() else own)
        if name == "source" and _URL.match(text):
            name = "link"
        if name == "published":
            name, text = ("published", iso_date(text)) if iso_date(text) else ("published_as_written", text)
        if name in fields and name != own:
            name = own
        fields.setdefault(name, text)
    return fields
