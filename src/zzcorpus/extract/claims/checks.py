"""Figures that contradict each other: pure functions over the claims of one document, or of one place."""

from __future__ import annotations

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
_TIMELESS = frozenset({"", "累计", "年均", "目前", "全年", "年内"})


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
        if change.of.endswith(_REAL_GROWTH) or "年均" in _between(sentence, change, growth):
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
        if claim.kind not in _COUNTED or claim.low != claim.high:
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
    """Return the same indicator, unit, time, direction and status with two exact values more than 1 % apart.

    Only claims with an indicator and a time of their own are compared. Given the claims of all documents of
    one place, the function compares across documents.
    """
    seen: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    found = []
    for claim in claims:
        if not claim.indicator or claim.period in _TIMELESS or claim.qualifier != "exact" or claim.low != claim.high:
            continue
        if claim.of == "总量" or "前三季度" in claim.sentence or "占" in claim.of:
            continue
        key = (claim.indicator, claim.unit, claim.period, claim.direction, claim.status)
        for other in seen[key]:
            if abs(claim.low - other.low) > _SAME_VALUE * max(abs(claim.low), abs(other.low)):
                reason = f"{claim.indicator}, {claim.period}: {other.surface} and {claim.surface}"
                found.append(Contradiction("value", other, claim, reason))
                break
        seen[key].append(claim)
    return found


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
