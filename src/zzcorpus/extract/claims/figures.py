"""What a figure says by its own words, whatever stands round it: 12.5亿余元, 一万二千余名, 三分之二, 每两年."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.claims.expression import characters_expression, digits_expression, interval_expression
from zzcorpus.extract.claims.wordlists import REMEMBERED, read_rows
from zzcorpus.numerals import read_numeral, scale_exponent, shift

if TYPE_CHECKING:
    from zzcorpus.model import ClaimKind, Qualifier

PLACES = frozenset("市县省区镇乡村旗州国")
_DOUBTFUL_UNITS = PLACES | frozenset("位日年期成")
_DIGIT = re.compile("[0-9０-９]")
_YEARS = (1900, 2100)
_SIGNS = {100.0: "%", 1000.0: "‰", 10000.0: "‱"}


class Figure(NamedTuple):
    """A figure by itself. ``numeral`` is its numeral where that is in characters, else "".

    ``doubtful`` tells that what stands round it decides whether it is a quantity.
    """

    low: float
    high: float
    unit: str
    kind: ClaimKind
    qualifier: Qualifier
    exponent: int
    numeral: str = ""
    doubtful: bool = False


@lru_cache(maxsize=REMEMBERED)
def read_figure(words: str) -> Figure | None:
    """Read one figure that ``figure_expression`` found, or return None where it can be no quantity.

    Reports repeat their figures (5%, 两个): most were read before.
    """
    try:
        if _DIGIT.match(words):
            return _read_digits(words)
        if "分之" in words:
            return _read_share(words)
        return _read_interval(words) if words.startswith("每") else _read_characters(words)
    except ValueError:  # digits or characters that make no numeral
        return None


def _read_digits(words: str) -> Figure | None:
    parts = digits_expression().fullmatch(words)
    if not parts:
        return None
    digits, scale, scale_after, mixed, unit = parts.group("digits", "scale", "scale_after", "mixed", "unit")
    kind = _kind_of(unit) if unit else "count"
    if kind is None:
        return None
    scale = (scale or "").lstrip("个") + (scale_after or "")
    low, exponent = _value_of_digits(digits, scale, mixed)
    if unit == "年" and not scale and _YEARS[0] <= low <= _YEARS[1]:
        return None
    qualifier: Qualifier = "over" if parts["vague"] or parts["vague_after"] else "exact"
    doubtful = unit in _DOUBTFUL_UNITS if unit else not ("万" in scale or "亿" in scale)
    return Figure(low, low, unit or "", kind, qualifier, exponent, doubtful=doubtful)


def _value_of_digits(digits: str, scale: str, mixed: str | None) -> tuple[float, int]:
    if mixed:
        return read_numeral(digits.replace(" ", "") + scale + mixed).low, 0
    exponent = scale_exponent(scale)
    try:
        return (shift(digits, exponent) if exponent else float(digits)), exponent
    except ValueError:  # digits in groups, full-width ones, or a line break among them
        return shift(repr(read_numeral(digits).low), exponent), exponent


@lru_cache(maxsize=1)
def _unit_kinds() -> dict[str, ClaimKind]:
    named = {"noun": "count"}
    return {unit: named.get(kind, kind) for unit, kind, _ in read_rows("units", 3)}  # type: ignore[misc]


def _kind_of(unit: str) -> ClaimKind | None:
    kinds = _unit_kinds()
    return kinds.get(unit) or kinds.get(unit.partition("/")[0])  # a compound such as 元/平方米


def _read_characters(words: str) -> Figure | None:
    parts = characters_expression().fullmatch(words)
    kind = _kind_of(parts["counted"]) if parts else None
    if not parts or kind is None:
        return None
    number = parts["numeral"] + parts["times"]
    if number in {"几", "数"}:
        return None
    low, high, indefinite = read_numeral(number)
    qualifier: Qualifier = "approx" if indefinite else "over" if parts["more"] else "exact"
    return Figure(low, high, parts["counted"], kind, qualifier, 0, number, doubtful=True)


def _read_share(words: str) -> Figure | None:
    """Read 百分之三十 as 30 %, 千分之五 as 5 ‰, 万分之三 as 3 ‱, and 三分之二 as its percentage."""
    whole_written, _, part_written = words.partition("分之")
    part, whole = read_numeral(part_written), read_numeral(whole_written).low
    low, high, unit = part.low, part.high, _SIGNS.get(whole)
    if unit is None:
        if not whole:
            return None
        low, high, unit = round(100 * low / whole, 6), round(100 * high / whole, 6), "%"
    return Figure(low, high, unit, "percent", "exact", 0)


def _read_interval(words: str) -> Figure | None:
    """Read 每半年 and 每两年: how often something is done."""
    parts = interval_expression().fullmatch(words)
    if not parts or parts["length"] == "一":
        return None
    low = 0.5 if parts["length"] == "半" else read_numeral(parts["length"]).low
    return Figure(low, low, parts["span"], "frequency", "exact", 0)
