"""Wholes, parts and shares within a sentence that do not go together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.checks.record import Contradiction
from zzcorpus.extract.claims.checks.rounding import step_of, written
from zzcorpus.extract.claims.indicators import standard_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.checks.sentence import Sentence
    from zzcorpus.model import Claim

_COUNTED = frozenset({"count", "money", "measure"})
_ALL_OF_IT = 100
_TOTAL_BEFORE = re.compile("[，、；](?:以上)?(?:合计|共计|总计)(?:为|达|达到|完成)?")
_OF_WHICH = re.compile("[，；。、（]?其中[：，]?[^，。；：（）]{0,12}")
# Rates, means and leads have no parts: 每百人50.8部，其中市区66.4部.
_NO_WHOLE = re.compile("每|均|率|密度|标准|水平|[高低快慢多少]于|超过|相当于|折合")
# Damaged letters may have been digits.
_DAMAGED = "\N{REPLACEMENT CHARACTER}"
_JOINED = re.compile("[、和及与]")
_CLAUSE_ENDS = re.compile("[，；。]")
# Wholes that are the sum of these series, whatever else a report tells of.
_SUMS_OF_SERIES = {
    "进出口总额": ("出口总额", "进口总额"),
    "地区生产总值": ("第一产业增加值", "第二产业增加值", "第三产业增加值"),
}
_SHARE_BEFORE = re.compile(
    "[，、（]占(全[市省区州县国])?([^，。；、]{2,16}?)(?:总[额量数值])?的?(?:比重|比例|份额)?(?:达到?|为)?"
)
_SHARE_APART = 0.5
# Rates that stop at a hundred, and shares of what can be exceeded.
_BOUNDED = ("覆盖率", "合格率", "优良率", "达标率", "城镇化率", "失业率", "参保率", "绿化率", "处理率", "入学率")
_UNBOUNDED = re.compile("毛|计划|任务|目标|预算|指标")


def check_sums(sentence: Sentence) -> list[Contradiction]:
    """Return parts that exceed the whole they are of (其中), and totals (合计; 进出口) that do not add up."""
    found = [*_check_series(sentence)]
    for index, claim in enumerate(sentence.claims):
        if not _is_amount(claim) or claim.qualifier not in {"exact", "approx"} or _DAMAGED in sentence.words:
            continue
        found += _check_parts(sentence, index)
        before = sentence.claims[:index]
        if before and claim.qualifier == "exact" and _TOTAL_BEFORE.fullmatch(sentence.between(before[-1], claim)):
            parts = _run(sentence, before[::-1], claim.unit)
            exact = all(part.qualifier == "exact" for part in parts)
            if len(parts) > 1 and exact and not _comes_to(claim, parts):
                total = sum(part.low for part in parts)
                sums = written(total, claim.unit), written(claim.low, claim.unit)
                reason = f"the parts add up to {sums[0]}, the text says {sums[1]}"
                found.append(Contradiction("sum", parts[-1], claim, reason, abs(total / claim.low - 1)))
    return found


def _check_parts(sentence: Sentence, index: int) -> list[Contradiction]:
    """Return the parts that 其中 opens after a claim, or after its growth, if they exceed it."""
    whole = sentence.claims[index]
    after = index + 1
    while after < len(sentence.claims) and sentence.claims[after].direction and sentence.claims[after].unit == "%":
        after += 1
    following = sentence.claims[after:]
    if not following or not _OF_WHICH.fullmatch(sentence.between(sentence.claims[after - 1], following[0])):
        return []
    listed = index and _JOINED.search(sentence.between(sentence.claims[index - 1], whole))
    if listed or _NO_WHOLE.search(whole.of + sentence.clause(whole)):
        return []
    parts = _run(sentence, following, whole.unit)
    total = sum(part.low for part in parts)
    slack = step_of(whole) + sum(step_of(part) for part in parts)
    telling = all(part.qualifier in {"exact", "approx", "over"} and part.status == whole.status for part in parts)
    if not parts or not telling or total <= whole.low + slack or any(_NO_WHOLE.search(part.of) for part in parts):
        return []
    sums = written(total, whole.unit), written(whole.low, whole.unit)
    reason = f"the parts add up to {sums[0]}, more than the whole, {sums[1]}"
    return [Contradiction("part", whole, parts[-1], reason, total / whole.low - 1 if whole.low else 1.0)]


def _check_series(sentence: Sentence) -> list[Contradiction]:
    """Return sums of series, each told once, whose addends come to something else: exports and imports."""
    found = []
    for whole, addends in _SUMS_OF_SERIES.items():
        levels = [_only(sentence, name) for name in (whole, *addends)]
        if not all(levels):
            continue
        total, *parts = [level for level in levels if level]
        same = all(
            (part.unit, part.figure_year, part.stretch, part.part, part.status)
            == (total.unit, total.figure_year, total.stretch, total.part, total.status)
            for part in parts
        )
        if same and not _comes_to(total, parts):
            added = sum(part.low for part in parts)
            sums = written(added, total.unit), written(total.low, total.unit)
            reason = f"{'、'.join(addends)} add up to {sums[0]}, {whole} is {sums[1]}"
            found.append(Contradiction("sum", parts[-1], total, reason, abs(added / total.low - 1)))
    return found


def _only(sentence: Sentence, indicator: str) -> Claim | None:
    levels = [c for c in sentence.claims if c.indicator == indicator and _is_amount(c) and c.qualifier == "exact"]
    return levels[0] if len(levels) == 1 else None


def check_shares(sentence: Sentence) -> list[Contradiction]:
    """Return shares that are not what the part is of the whole beside it, and shares of more than the whole."""
    found = [_over_all(claim) for claim in sentence.claims if _is_more_than_all(claim)]
    for index, share in enumerate(sentence.claims):
        if index < 2 or share.unit != "%" or share.low != share.high or share.direction:  # noqa: PLR2004
            continue
        part = sentence.claims[index - 1]
        named = _SHARE_BEFORE.fullmatch(sentence.between(part, share))
        if not named or not _is_amount(part) or {part.qualifier, share.qualifier} != {"exact"}:
            continue
        whole = _whole_named(sentence, index - 1, named)
        if whole is None or whole.low <= 0:
            continue
        computed = 100 * part.low / whole.low
        slack = computed * (step_of(part) / part.low + step_of(whole) / whole.low) / 2 + step_of(share) / 2
        if abs(computed - share.low) > slack + _SHARE_APART:
            reason = f"{part.surface} is {computed:.1f}% of {whole.surface}, the text says {share.surface}"
            found.append(Contradiction("share", part, share, reason, abs(computed - share.low) / _ALL_OF_IT))
    return found


def _whole_named(sentence: Sentence, index: int, named: re.Match[str]) -> Claim | None:
    """Return the amount before a part that is what the share names: …进出口总额98亿美元，…，占进出口总额的55%."""
    scope, name = named[1] or "", named[2]
    part = sentence.claims[index]
    for claim in reversed(sentence.claims[:index]):
        if claim.unit != part.unit or not _is_amount(claim) or claim.qualifier != "exact" or not claim.of:
            continue
        alike = claim.of.endswith(name) or (claim.indicator and standard_name(name) == claim.indicator)
        if alike and (not scope or scope in sentence.before(claim)) and claim.stretch == part.stretch:
            return claim
    return None


def _is_more_than_all(claim: Claim) -> bool:
    exceeds = claim.unit == "%" and claim.kind == "percent" and not claim.direction and claim.low > _ALL_OF_IT
    return exceeds and claim.of.endswith(_BOUNDED) and not _UNBOUNDED.search(claim.of)


def _over_all(claim: Claim) -> Contradiction:
    reason = f"{claim.of} cannot be more than 100%"
    return Contradiction("share", claim, claim, reason, claim.low / _ALL_OF_IT - 1)


def _is_amount(claim: Claim) -> bool:
    return claim.kind in _COUNTED and claim.low == claim.high and not claim.direction and claim.low > 0


def _comes_to(total: Claim, parts: Sequence[Claim]) -> bool:
    """Say whether the parts, rounded on their own, may come to the total."""
    slack = (step_of(total) + sum(step_of(part) for part in parts)) / 2
    if all(float(claim.low).is_integer() and step_of(claim) == 1 for claim in (total, *parts)):
        slack = 0
    return abs(sum(part.low for part in parts) - total.low) <= slack * (1 + 1e-6)


def _run(sentence: Sentence, claims: Sequence[Claim], unit: str) -> list[Claim]:
    """Return the claims from the first on that 、 or 和 joins and that share a unit."""
    run: list[Claim] = []
    for claim in claims:
        if claim.unit != unit or not _is_amount(claim):
            break
        if run:
            first, second = sorted((run[-1], claim), key=lambda part: part.start)
            gap = sentence.between(first, second)
            if not _JOINED.search(gap) or _CLAUSE_ENDS.search(gap):
                break
        run.append(claim)
    return run
