"""How exactly a figure is given: 3.95万亿元 to 0.01万亿元, 15所 to the last school."""

from __future__ import annotations

import re
from math import floor, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zzcorpus.model import Claim

# The numerals of a surface, years apart: 由2012年的1.2万亿元 has one.
_NUMERAL = re.compile(r"[0-9]+(?:[，,  ][0-9]{3})*(?:\.\s?[0-9]+)?(?![0-9.]*年)")
_SEPARATORS = re.compile(r"[，,\s]")
RATES = frozenset({"%", "‰", "百分点"})


def grown_by(claim: Claim) -> float:
    """Return the size of a growth, negative where it is a fall: 下降5%, 增长-5%."""
    return abs(claim.low) if claim.direction == "up" else -abs(claim.low)


def step_of(claim: Claim, *, value: float | None = None) -> float:
    """Return the worth of the last digit that ``claim`` gives of its ``value`` (by default the first).

    Zeros at the end of a sum of money, or of so many 万 or 亿, may be rounded: 2000亿元 is given to 1000亿元.
    """
    value = abs(claim.low if value is None else value)
    for written in _NUMERAL.findall(claim.surface):
        digits = _SEPARATORS.sub("", written)
        number = float(digits)
        scale = value / number if number else 0
        if not scale or abs(log10(scale) - round(log10(scale))) > 1e-9:  # noqa: PLR2004 -- a power of ten it is, or not
            continue
        scale = 10.0 ** round(log10(scale))
        if "." in digits:
            return float(scale * 10.0 ** -len(digits.partition(".")[2]))
        if claim.unit in RATES or (scale == 1 and not claim.unit.endswith("元")):
            return scale
        return float(scale * 10.0 ** (len(digits) - len(digits.rstrip("0"))))
    return _last_digit(value)


def _last_digit(value: float) -> float:
    """Return the worth of the last digit of ``value`` that is not a zero: 0.1 of 9.5, 1000 of 2000."""
    if not value:
        return 1.0
    digits = f"{value:.9e}".partition("e")[0].replace(".", "").rstrip("0")
    return float(10.0 ** (floor(log10(value)) - len(digits) + 1))


def agree(a: float, a_step: float, b: float, b_step: float) -> bool:
    """Say whether two figures may be one, rounded or cut off at the last digit that each gives."""
    return abs(a - b) <= max(a_step, b_step) * (1 + 1e-6)


def written(value: float, unit: str) -> str:
    """Return an amount as a reader of reports would write it.

    >>> written(231350000000.0, "元"), written(57000, "人"), written(12.5, "公里")
    ('2313.5亿元', '5.7万人', '12.5公里')
    """
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if abs(value) >= scale and unit not in RATES:
            return f"{value / scale:.6g}{name}{unit}"
    return f"{value:.6g}{unit}"
