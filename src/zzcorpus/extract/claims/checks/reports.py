"""Figures of one place that contradict each other between its reports: revised, counted otherwise, or mistaken."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.checks.changes import OTHER_BASE, REAL_GROWTH
from zzcorpus.extract.claims.checks.record import Contradiction
from zzcorpus.extract.claims.checks.rounding import agree, grown_by, step_of
from zzcorpus.extract.claims.checks.values import Level, distance, find_levels, is_near
from zzcorpus.extract.claims.indicators import is_money
from zzcorpus.extract.claims.punctuation import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.checks.record import Report
    from zzcorpus.model import Claim

# Series that are counted in several ways at once, or whose name stands for new ones and all alike.
_MANY_COUNTS = frozenset({"实际利用外资", "外商直接投资", "民生支出", "新增减税降费", "市场主体", "高新技术企业"})
_INCOMES = ("可支配收入", "纯收入")
# An income's growth without a word may be one after prices, which rise by up to so much a year.
_PRICES = 0.09
_LEAST = 0.02
_MOST = 0.3


def check_revisions(reports: Sequence[Report]) -> list[Contradiction]:
    """Return amounts of one series and year that two reports of a place state differently.

    The first report that states an amount is compared with each later one; rounded figures agree. Most such rows are
    revisions: a census, another way of counting; some are slips.
    """
    stated: dict[tuple[str, str, int], list[tuple[Report, list[Level]]]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.year, report.document)):
        own: dict[tuple[str, str, int], list[Level]] = defaultdict(list)
        for level in find_levels(report.claims, bases=True):
            if level.year < report.year and level.claim.indicator not in _MANY_COUNTS:
                own[level.key].append(level)
        for key, levels in own.items():
            stated[key].append((report, levels))
    found = []
    for (_, _, year), reported in stated.items():
        (first, before), *later = reported
        for report, levels in later:
            a, b = before[0], levels[0]
            if report.year == first.year or any(_agree(x, y) for x in before for y in levels):
                continue
            if is_near(a.value, b.value):
                told = f"{a.claim.surface} in {first.year}, {b.claim.surface} in {report.year}"
                reason = f"{a.claim.indicator}, {year}: {told}"
                found.append(Contradiction("revision", a.claim, b.claim, reason, distance(a.value, b.value)))
    return found


def check_growths(reports: Sequence[Report]) -> list[Contradiction]:
    """Return amounts of two successive reports that the growth stated in the later one does not lead to.

    Only series in current prices are compared, and growths that are not said to be real or on another base; the gap
    must be over 2 % beyond rounding. Most such rows are amounts of the year before revised without a word.
    """
    levels = {report.document: find_levels(report.claims) for report in reports}
    by_year: dict[int, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: report.document):
        by_year[report.year].append(report)
    found = []
    for year, later in by_year.items():
        before: dict[tuple[str, str, int], list[Level]] = defaultdict(list)
        for report in by_year.get(year - 1, ()):
            for level in levels[report.document]:
                before[level.key].append(level)
        seen: set[tuple[str, str, int]] = set()
        for report in later:
            for level in levels[report.document]:
                bases = before.get((level.series, level.claim.unit, level.year - 1), [])
                row = _growth_row(bases, level) if level.year == year - 1 and level.key not in seen else None
                if row:
                    seen.add(level.key)
                    found.append(row)
    return found


def _growth_row(bases: Sequence[Level], level: Level) -> Contradiction | None:
    growth = level.growth
    bases = [base for base in bases if base.value]
    if growth is None or not level.value or not bases or not _is_nominal(level.claim):
        return None
    if any(_is_on_other_base(claim) for claim in (growth, *(base.claim for base in bases))):
        return None
    stated = grown_by(growth)
    implied = level.value / (1 + stated / 100) if stated > -100 else 0.0  # noqa: PLR2004 -- per cent
    slack = level.step / level.value / 2 + step_of(growth) / (100 + stated) / 2
    gaps = [implied / base.value - 1 for base in bases]
    if any(abs(gap) <= slack + base.step / base.value / 2 + _LEAST for gap, base in zip(gaps, bases, strict=True)):
        return None
    gap, base = gaps[0], bases[0]
    if abs(gap) > _MOST or (level.claim.indicator.endswith(_INCOMES) and 0 < gap <= _PRICES):
        return None
    computed = 100 * (level.value / base.value - 1)
    reason = (
        f"{level.claim.indicator}: from {base.claim.surface} ({base.year}) to {level.claim.surface} ({level.year}) is "
        f"{computed:+.1f}%, the text says {growth.surface}"
    )
    return Contradiction("growth", base.claim, growth, reason, abs(gap))


def _is_nominal(claim: Claim) -> bool:
    name = claim.indicator
    return is_money(name) and not name.endswith(REAL_GROWTH) and name not in _MANY_COUNTS


def _is_on_other_base(claim: Claim) -> bool:
    """Say whether words near a claim, between its semicolons, tell of another way of counting or of prices."""
    words = fold(claim.sentence)
    at = words.find(claim.surface)
    start = max(words.rfind(mark, 0, at) for mark in "；。") + 1
    end = words.find("；", at)
    return bool(OTHER_BASE.search(words, start, end if end > 0 else len(words)))


def _agree(a: Level, b: Level) -> bool:
    return agree(a.value, a.step, b.value, b.step)
