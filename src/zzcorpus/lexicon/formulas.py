"""Formulas (提法) as records, and the tables that hold them: the shipped one and a user's own."""

from __future__ import annotations

from dataclasses import dataclass
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
)
# What a user may call the first column of a table of his own.
_FIRST_COLUMN_NAMES = frozenset({"canonical", "slogan", "formula", "term", "phrase", "提法", "词条"})
_KINDS = frozenset(get_args(SloganKind))
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula of the lexicon.

    ``kind`` is the kind of an unquoted use; empty where the unquoted use is ordinary prose, so that only a use
    in quotation marks is a slogan (then ``quoted``). ``members`` are what a numeral packs, in order, empty where
    they are not sure or not short. ``first_date`` is an ISO 8601 date, month or year of the earliest use known,
    ``first_document`` where it stands, ``source`` on what these rest; all empty where nothing is known.
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


@lru_cache(maxsize=1)
def load_formulas() -> tuple[Formula, ...]:
    """Return the shipped formulas of the centre. Raises DataError where the shipped table is malformed."""
    table = _DATA / "formulas.tsv"
    formulas, warnings = _parse(table.read_text(encoding="utf-8"), "formulas.tsv", unstated_kind="")
    if warnings:
        raise DataError(warnings[0])
    return formulas


def read_formulas(path: Path) -> tuple[tuple[Formula, ...], tuple[str, ...]]:
    """Return the formulas of a user's table, and a warning for every entry that cannot be used as it stands.

    The table is UTF-8 text (with or without byte order mark, any line ends), one entry a line, cells separated
    by tabs, lists inside a cell by ``|``; ``#`` begins a comment line. Columns are named in the first line, in any
    order, as in the shipped table; without such a line they stand in its order. Only the first is required; an entry
    that states no kind is a formula.
    Raises DataError where the file cannot be read as text.
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
    for number, row in _rows(text):
        formula, reason = _formula(row, unstated_kind)
        if formula and (first := taken.get(formula.canonical)):
            formula, reason = None, f"{row['canonical']} is already there, in line {first}"
        if reason:
            warnings.append(f"{name}, line {number}: {reason}")
        if formula:
            taken[formula.canonical] = number
            formulas.append(formula)
    return tuple(formulas), tuple(warnings)


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number and the named cells of every line that is neither empty nor a comment."""
    columns: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")  # noqa: PLW2901 - a line end is no part of a cell
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            if cells[0].lower() in _FIRST_COLUMN_NAMES:
                columns = ("canonical", *(cell.lower() for cell in cells[1:]))
                continue
            columns = COLUMNS
        yield number, dict(zip(columns, cells, strict=False))


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
    formula = Formula(
        canonical,
        kind,  # type: ignore[arg-type]  # checked against the kinds above
        tuple(v for v in variants if len(v) >= _SHORTEST),
        _cell_list(row, "members"),
        row.get("first_date", ""),
        row.get("first_document", ""),
        row.get("gloss", ""),
        row.get("pinyin", ""),
        row.get("source", ""),
    )
    return formula, reason


def _cell_list(row: dict[str, str], column: str) -> tuple[str, ...]:
    cell = row.get(column, "")
    return tuple(part.strip() for part in cell.split("|") if part.strip()) if cell else ()
