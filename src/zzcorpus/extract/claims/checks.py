"""Figures that contradict each other: pure functions over the claims of one document, or of one place."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.model import Claim

CheckRule = Literal["change", "sum", "part", "value"]

# Growth at constant prices cannot be computed from the amounts that stand beside it.
_REAL_GROWTH = ("生产总值", "增加值", "总产值", "可支配收入", "纯收入", "GDP")
_COUNTED = frozenset({"count", "money", "measure"})
_TOTALS = ("合计", "共计", "总计")
_ROUNDING = 0.005  # of the value: totals and parts are rounded on their own
_GROWTH_ROUNDING = 0.6  # percentage points
_SAME_VALUE = 0.01  # of the value: 3.95万亿元 and 39480亿元 are one value
# A figure after these is a share of the series, its lead over another's, or a goal beyond the year's own.
_OTHER_FIGURE = re.compile("力争|争取|占|高于|快于")
_CLAUSE_REACH = 18


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, the rule that says so, and why, in plain words."""

    rule: CheckRule
    first: Claim
    second: Claim
    reason: str


def find_contradictions(claims: Sequence[Claim]) -> list[Contradiction]:
    """Return what contradicts what among the claims of one document, in text order."""
    found: list[Contradiction] = []
    for sentence in _by_sentence(claims):
        found += check_changes(sentence)
        found += check_sums(sentence)
    found += check_values(claims)
    return sorted(found, key=lambda row: (row.first.start, row.second.start))


def _by_sentence(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    for _, group in groupby(claims, key=lambda claim: claim.sentence):
        yield list(group)


def check_changes(sentence: Sequence[Claim]) -> list[Contradiction]:
    """Return 由A增长到B whose percentage is another one: by more than 0.6 points and a twentieth of it.

    The percentage must be the claim straight after, speak of the same thing and not of a yearly average.
    """
    found = []
    for change, growth in pairwise(sentence):
        if change.kind != "change" or growth.kind != "percent" or growth.unit != "%" or not growth.direction:
            continue
        if growth.of != change.of or not change.low or change.unit in {"%", "‰", "百分点"}:
            continue
        between = _between(sentence, change, growth)
        if change.of.endswith(_REAL_GROWTH) or "均" in between or "每年" in between:
            continue
        computed = 100 * (change.high - change.low) / change.low
        stated = growth.low if growth.direction == "up" else -growth.low
        if abs(computed - stated) > max(_GROWTH_ROUNDING, abs(stated) / 20):
            reason = f"{change.surface} is a change of {computed:+.1f}%, the text says {growth.surface}"
            found.append(Contradiction("change", change, growth, reason))
    return found


def check_sums(sentence: Sequence[Claim]) -> list[Contradiction]:
    """Return parts that exceed the total they are said to be part of (其中), and totals (合计) that do not add up."""
    found = []
    for index, claim in enumerate(sentence):
        if claim.kind not in _COUNTED or claim.low != claim.high or claim.direction:
            continue
        following = sentence[index + 1 :]
        if following and "其中" in _between(sentence, claim, following[0]):
            parts = _run(sentence, following, claim.unit)
            total = sum(part.low for part in parts)
            if parts and total > claim.low * (1 + _ROUNDING) and claim.qualifier in {"exact", "approx"}:
                reason = f"the parts add up to {total:g}, more than the whole, {claim.low:g} {claim.unit}"
                found.append(Contradiction("part", claim, parts[-1], reason))
        if index and any(word in _between(sentence, sentence[index - 1], claim) for word in _TOTALS):
            parts = _run(sentence, sentence[:index][::-1], claim.unit)
            total = sum(part.low for part in parts)
            if len(parts) > 1 and abs(total - claim.low) > claim.low * _ROUNDING and claim.qualifier == "exact":
                reason = f"the parts add up to {total:g}, the text says {claim.low:g} {claim.unit}"
                found.append(Contradiction("sum", parts[-1], claim, reason))
    return found


def check_values(claims: Sequence[Claim]) -> list[Contradiction]:
    """Return the same indicator, unit, year, direction and status with two exact values more than 1 % apart.

    Only claims of different sentences are compared that stand for one year and the whole place (see ``coverage``).
    Given the claims of all documents of one place, the function compares across documents.
    """
    seen: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    found = []
    for claim in claims:
        if not _is_of_a_year(claim):
            continue
        key = (claim.indicator, claim.unit, str(claim.figure_year), claim.direction, claim.status)
        for other in seen[key]:
            apart = abs(claim.low - other.low) > _SAME_VALUE * max(abs(claim.low), abs(other.low))
            if apart and claim.sentence != other.sentence:
                reason = f"{claim.indicator}, {claim.figure_year}: {other.surface} and {claim.surface}"
                found.append(Contradiction("value", other, claim, reason))
                break
        seen[key].append(claim)
    return found


def _is_of_a_year(claim: Claim) -> bool:
    """Tell whether a claim states an indicator's exact value for one year and the whole place."""
    if not claim.indicator or claim.qualifier != "exact" or claim.low != claim.high:
        return False
    if claim.kind not in {"money", "count", "percent"} or claim.figure_year is None:
        return False
    if claim.stretch != "year" or claim.part:
        return False
    place = claim.sentence.find(claim.surface)
    return not _OTHER_FIGURE.search(claim.sentence, max(0, place - _CLAUSE_REACH), place) and "占" not in claim.of


def _run(sentence: Sequence[Claim], claims: Sequence[Claim], unit: str) -> list[Claim]:
    """Return the claims from the first on that 、 or 和 joins and that share a unit."""
    run: list[Claim] = []
    for claim in claims:
        if claim.unit != unit or claim.kind not in _COUNTED or claim.low != claim.high:
            break
        if run:
            first, second = sorted((run[-1], claim), key=lambda part: part.start)
            gap = _between(sentence, first, second)
            if not any(mark in gap for mark in "、和") or any(mark in gap for mark in "，；。"):
                break
        run.append(claim)
    return run


def _between(sentence: Sequence[Claim], first: Claim, second: Claim) -> str:
    """Return the words of the sentence between two of its claims."""
    words = first.sentence
    begins = -1
    while (begins := words.find(first.surface, begins + 1)) >= 0:
        offset = first.start - begins
        if all(words.startswith(claim.surface, claim.start - offset) for claim in sentence):
            return words[first.end - offset : second.start - offset]
    return ""
