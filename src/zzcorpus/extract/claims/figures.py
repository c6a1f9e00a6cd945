"""The value and the unit of a figure, by its own words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.claims.expression import DIGIT, HAN_SCALE
from zzcorpus.extract.claims.wordlists import REMEMBERED, read_rows
from zzcorpus.numerals import read_numeral, scale_exponent, shift

if TYPE_CHECKING:
    from zzcorpus.model import ClaimKind, Qualifier
    from zzcorpus.numerals import Numeral

_SCALES = re.compile(rf"\s?个?([{HAN_SCALE}]*)([余多来]?)([万亿]*)((?:[{DIGIT}零]+[百千万]?)?)\s?([余多]?)")
_SIGNS = {100.0: "%", 1000.0: "‰", 10000.0: "‱"}


class Scales(NamedTuple):
    """What stands between the digits and the unit: the ``scale`` and its exponent, the ``rest`` of 3万5千."""

    scale: str
    exponent: int
    rest: str
    qualifier: Qualifier


@lru_cache(maxsize=REMEMBERED)
def read_scales(words: str) -> Scales:
    """Read 万, 亿多, 多万, 万5千, 个亿 or nothing.

    Raises ValueError where ``words`` are something else.
    """
    found = _SCALES.fullmatch(words)
    if not found:
        raise ValueError(f"no scale: {words!r}")
    scale = found[1] + found[3]
    return Scales(scale, scale_exponent(scale), found[4], "over" if found[2] or found[5] else "exact")


def value_of(digits: str, scales: Scales) -> float:
    """Return the value of digits with their scale. Raises ValueError where they make no numeral."""
    if scales.rest:
        return read_numeral(digits.replace(" ", "") + scales.scale + scales.rest).low
    exponent = scales.exponent
    try:
        return shift(digits, exponent) if exponent else float(digits)
    except ValueError:  # digits in groups, full-width ones, or a line break among them
        return shift(repr(read_numeral(digits).low), exponent)


@lru_cache(maxsize=REMEMBERED)
def read_characters(numeral: str) -> Numeral:
    """Return the value of a numeral in characters. Raises ValueError where it is none."""
    return read_numeral(numeral)


def read_share(words: str) -> tuple[float, float, str] | None:
    """Read 百分之三十 as 30 %, 千分之五 as 5 ‰, 万分之三 as 3 ‱, and 三分之二 as its percentage.

    Raises ValueError where ``words`` hold no numerals.
    """
    whole_written, _, part_written = words.partition("分之")
    part, whole = read_numeral(part_written), read_numeral(whole_written).low
    if whole in _SIGNS:
        return part.low, part.high, _SIGNS[whole]
    return (round(100 * part.low / whole, 6), round(100 * part.high / whole, 6), "%") if whole else None


@lru_cache(maxsize=1)
def _unit_kinds() -> dict[str, ClaimKind]:
    named = {"noun": "count"}
    return {unit: named.get(kind, kind) for unit, kind, _ in read_rows("units", 3)}  # type: ignore[misc]


@lru_cache(maxsize=REMEMBERED)
def kind_of(unit: str) -> ClaimKind | None:
    """Return what a unit measures; of a compound such as 元/平方米 the first part decides."""
    kinds = _unit_kinds()
    return kinds.get(unit) or kinds.get(unit.partition("/")[0])
