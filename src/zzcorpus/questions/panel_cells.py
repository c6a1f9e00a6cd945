"""The figures of one cell of a panel: which agree, and which contradict each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Record = dict[str, Any]

_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MILESTONE = re.compile("(?:新|大|新的)?(?:台阶|大关|关口|门槛|行列)")
_AT_LEAST = frozenset({"over", "at_least"})
_AT_MOST = frozenset({"under", "at_most"})
# How far a bound may lie from the figure it bounds (突破2万亿元, 达到2.3万亿元) before the two are different figures.
_FARTHEST_BOUND = 0.5


def is_milestone(record: Record) -> bool:
    """Say whether a figure is a mark that was passed, not the height that was reached: 迈上5000亿元台阶."""
    _, _, after = record["sentence"].partition(record["surface"])
    return bool(_MILESTONE.match(after))


def group_readings(records: Sequence[Record]) -> list[list[Record]]:
    """Return the figures of one cell in groups that agree, the one that says most first in each.

    An exact figure comes before a bound, and of two exact ones that with more digits, so that 2.5万亿元 and
    突破2万亿元 go with 24965亿元. One group means that nothing contradicts.
    """
    groups: list[list[Record]] = []
    for record in sorted(records, key=_says_less):
        for group in groups:
            if agree(group[0], record):
                group.append(record)
                break
        else:
            groups.append([record])
    return groups


def agree(full: Record, other: Record) -> bool:
    """Say whether ``other`` may be the same figure as ``full``: alike, rounded, or a bound that holds and is near."""
    if (full["value"], full["high"]) == (other["value"], other["high"]):
        return True
    if full["value"] != full["high"] or other["value"] != other["high"] or not full["value"]:
        return False
    bound = other["qualifier"] in _AT_LEAST | _AT_MOST
    if bound and full["qualifier"] not in _AT_LEAST | _AT_MOST:
        holds = other["value"] <= full["value"] if other["qualifier"] in _AT_LEAST else other["value"] >= full["value"]
        return bool(holds and abs(full["value"] - other["value"]) <= _FARTHEST_BOUND * abs(full["value"]))
    if "%" in full["surface"] or "％" in full["surface"]:  # 8% is 8.0%, not a rounded 8.1%
        return False
    return _rounded(full["value"], _digits(other)) == _rounded(other["value"], _digits(other))


def _says_less(record: Record) -> tuple[bool, bool, int]:
    bound = record["qualifier"] in _AT_LEAST | _AT_MOST
    return bound, record["qualifier"] != "exact", -_digits(record)


def _digits(record: Record) -> int:
    """Return how many digits a figure is given with: 3 of 1.25万亿元."""
    numerals = _NUMERAL.findall(record["surface"])
    return max((len(numeral.replace(".", "").lstrip("0")) for numeral in numerals), default=1) or 1


def _rounded(value: float, digits: int) -> str:
    return f"{value:.{max(0, digits - 1)}e}"
