"""Formulas (提法) as records, and the tables that hold them: the shipped one and a user's own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from zzcorpus.errors import DataError
from zzcorpus.model import SloganKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA = Path(__file__).parent / "data"
COLUMNS = (
    "canonical",
    "kind",
    "variants",
    "members",
    "first_date",
    "first_document",
    "gloss",
    "pinyin",
    "source",
    "home",
)
# What a user may call the first column of a table of his own.
_FIRST_COLUMN_NAMES = frozenset({"canonical", "slogan", "formula", "term", "phrase", "name", "提法", "词条", "名称"})
_KINDS = frozenset(get_args(SloganKind))
_SHORTEST = 2
_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_MISSPELT = 0.7
# A numeral and a measure word or head that say how many members there are: 四个意识, 四大高地, 三严.
_PACKS = re.compile("([二三四五六七八九])(?:[个大项][^、，二三四五六七八九一两]{1,6}|[^、，])")
_VALUES = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula of the lexicon.

    ``kind`` is the kind of an unquoted use; empty where the unquoted use is ordinary prose, so that only a use
    in quotation marks is a slogan (then ``quoted``). ``members`` are what a numeral packs, in order, empty where
    they are not sure or not short. ``first_date`` is an ISO 8601 date, month or year of the earliest use known,
    ``first_document`` where it stands, ``source`` on what these rest; all empty where nothing is known. ``home``
    is the place whose own it is, empty for the centre's; ``shipped`` says that it is of the shipped lexicon.
    """

    canonical: str
    kind: SloganKind | Literal[""] = "formula"
    variants: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    first_date: str = ""
    first_document: str = ""
    gloss: str = ""
    pinyin: str = ""
    source: str = ""
    home: str = ""
    shipped: bool = False


class SkippedLine(str):
    """A warning of a line of a user's table that holds no usable entry."""

    __slots__ = ()


@lru_cache(maxsize=1)
def load_formulas() -> tuple[Formula, ...]:
    """Return the shipped formulas of the centre. Raises DataError where the shipped table is malformed."""
    table = _DATA / "formulas.tsv"
    formulas, warnings = _parse(table.read_text(encoding="utf-8"), "formulas.tsv", unstated_kind="")
    if warnings:
        raise DataError(warnings[0])
    return tuple(replace(formula, shipped=True) for formula in formulas)


def read_formulas(path: Path) -> tuple[tuple[Formula, ...], tuple[str, ...]]:
    """Return the formulas of a user's table, and a warning for every entry that cannot be used as it stands.

    The table is UTF-8 text (with or without byte order mark, any line ends), one entry a line, cells separated
    by tabs, lists inside a cell by ``|``; ``#`` begins a comment line. Columns are named in the first line, in any
    order, as in the shipped table; without such a line they stand in its order. Only the first is required; an entry
    that states no kind is a formula.
    A line that gives no entry is warned of as a `SkippedLine`. Raises DataError where the file cannot be read as text,
    or its first line names columns without that of the slogans.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text (byte {error.start}); save the table as UTF-8") from error
    return _parse(text, path.name, unstated_kind="formula")


def _parse(text: str, name: str, *, unstated_kind: str) -> tuple[tuple[Formula, ...], tuple[str, ...]]:
    formulas: list[Formula] = []
    warnings: list[str] = []
    taken: dict[str, int] = {}
    for number, row in _rows(text, name, warnings):
        formula, reason = _formula(row, unstated_kind)
        if formula and (first := taken.get(formula.canonical)):
            formula, reason = None, f"{row['canonical']} is already there, in line {first}"
        if reason:
            warning = f"{name}, line {number}: {reason}"
            warnings.append(warning if formula else SkippedLine(warning))
        if formula:
            taken[formula.canonical] = number
            formulas.append(formula)
    if not formulas:
        warnings.append(f"{name}: holds no entry; write one a line, the slogan first")
    return tuple(formulas), tuple(warnings)


def _rows(text: str, name: str, warnings: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number and the named cells of every line that is neither empty nor a comment."""
    columns: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")  # noqa: PLW2901 - a line end is no part of a cell
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = _header(cells, name, number)
            if columns:
                warnings += [f"{name}, line {number}: {said}" for said in _unknown(columns)]
                continue
            columns = COLUMNS
        if any(cells[len(columns) :]):
            warnings.append(
                f"{name}, line {number}: {cells[0]} has more cells than there are columns; the rest is left out"
            )
        yield number, dict(zip(columns, cells, strict=False))


def _unknown(columns: tuple[str, ...]) -> Iterator[str]:
    """Yield what to say of columns that are none of the table's, and so are left out."""
    for column in columns:
        if column not in COLUMNS and column:
            meant = get_close_matches(column, COLUMNS, 1, _MISSPELT)
            hint = f"is {meant[0]} meant?" if meant else f"columns are {', '.join(COLUMNS)}"
            yield f"the column {column} is left out; {hint}"


def _header(cells: list[str], name: str, number: int) -> tuple[str, ...] | None:
    """Return the columns that the first line names, in any order, or None where it is an entry already.

    Raises DataError where it names columns, but not that of the slogans.
    """
    named = [cell.lower() for cell in cells]
    first = next((place for place, cell in enumerate(named) if cell in _FIRST_COLUMN_NAMES), None)
    if first is not None:
        return tuple("canonical" if place == first else cell for place, cell in enumerate(named))
    if _names_columns(named):
        raise DataError(
            f"{name}, line {number}: the columns {', '.join(cells)} lack canonical, that of the slogans; "
            "name it, or leave the line of names out"
        )
    return None


def _names_columns(cells: list[str]) -> bool:
    """Say whether a line holds names of columns: one of the table's, or English words that are no entry and kind."""
    if any(cell in COLUMNS for cell in cells):
        return True
    is_words = all(cell.isascii() and cell.replace("_", "").isalpha() for cell in cells)
    return is_words and len(cells) > 1 and cells[1] not in _KINDS


def _formula(row: dict[str, str], unstated_kind: str) -> tuple[Formula | None, str]:
    """Return the row's formula, or None, and what is wrong with the row, or nothing."""
    canonical = row.get("canonical", "")
    if len(canonical) < _SHORTEST:
        return None, f"{canonical or 'an empty entry'} is too short to be found; two characters at least"
    kind = row.get("kind", "").lower() or unstated_kind
    reason = ""
    if kind and kind not in _KINDS:
        kind, reason = "formula", f"{canonical} has the unknown kind {kind}; read as formula"
    variants = _cell_list(row, "variants")
    if short := [variant for variant in variants if len(variant) < _SHORTEST]:
        reason = f"{canonical}: the variant {short[0]} is too short to be found and left out"
    members = _cell_list(row, "members")
    if len(members) == 1:  # as people write a list: 政治意识、大局意识
        members = tuple(part.strip() for part in members[0].split("、") if part.strip())
    packed = _PACKS.fullmatch(canonical) if members else None
    if packed and len(members) != _VALUES.find(packed[1]) and not reason:
        reason = f"{canonical} lists {len(members)} members; they are kept as they stand"
    first_date = row.get("first_date", "")
    if first_date and not _is_date(first_date):
        reason = f"{canonical}: {first_date} is no date (2018, 2018-07 or 2018-07-31); left out"
        first_date = ""
    if "," in canonical and list(row) == ["canonical"] and not reason:
        reason = f"{canonical} is taken for one entry; cells are separated by tabs, not commas"
    formula = Formula(
        canonical,
        kind,  # type: ignore[arg-type]  # checked against the kinds above
        tuple(v for v in variants if len(v) >= _SHORTEST),
        members,
        first_date,
        row.get("first_document", ""),
        row.get("gloss", ""),
        row.get("pinyin", ""),
        row.get("source", ""),
        row.get("home", ""),
    )
    return formula, reason


def _is_date(words: str) -> bool:
    """Say whether words are a day, a month or a year in the form of ISO 8601."""
    if not _DATE.fullmatch(words):
        return False
    try:
        date.fromisoformat(words + "-01-01"[len(words) - len("2018") :])
    except ValueError:
        return False
    return True


def _cell_list(row: dict[str, str], column: str) -> tuple[str, ...]:
    cell = row.get(column, "")
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()
