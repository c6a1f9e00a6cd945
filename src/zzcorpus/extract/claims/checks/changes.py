"""Changes within a sentence that do not come out: 由2万个增加到3万个，增长20%."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.checks.record import Contradiction
from zzcorpus.extract.claims.checks.rounding import RATES, grown_by, step_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.extract.claims.checks.sentence import Sentence
    from zzcorpus.model import Claim

# Growth at constant prices cannot be computed from the amounts that stand beside it.
REAL_GROWTH = ("生产总值", "增加值", "总产值", "GDP", "国民收入", "经济总量")
OTHER_BASE = re.compile("实际|可比|口径|不变价|剔除|扣除|因素|价格")
_GROWTH_BEFORE = re.compile(
    "[，、（](?:同比|[比较](?:上年|去年|年初|上年末)?|净|累计|总共)*(?:增长|下降|增|降|减少|增幅为?|降幅为?|增加)了?"
)
_MEAN_BEFORE = re.compile("[，、（](?:年均|平均每年|年平均|每年平均)(?:增长|递增|增速达?|下降|递减)了?")
_INCREASE_BEFORE = re.compile(
    "[，、（](?:[比较](?:上年|去年|年初|上年末|上年底|去年底)(?:末|底)?)?净?(?:增加|增长|增收|增产|减少|下降|减收|减产)了?"
)
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_ROUNDING = 0.6  # percentage points
_ROUNDING_SHARE = 1 / 20  # or of the percentage, where that is more
_BEYOND_ROUNDING = 0.5  # percentage points beyond what the rounding of all three figures explains


def check_changes(sentence: Sentence) -> list[Contradiction]:
    """Return 由A增长到B whose percentage is another one: by more than 0.6 points and a twentieth of it.

    The percentage must stand straight after. One that is a yearly average is compared where the change names both
    years.
    """
    found = []
    for change, growth, gap in _with_growths(sentence):
        if change.kind != "change" or not _is_growth(growth) or not change.low or change.unit in RATES:
            continue
        if change.qualifier != "exact" or _is_real(sentence, change, growth):
            continue
        computed = 100 * (change.high - change.low) / change.low
        words = f"a change of {computed:+.1f}%"
        if _MEAN_BEFORE.fullmatch(gap):
            years = _YEAR.findall(change.surface)
            if len(years) != 2 or change.high * change.low <= 0:  # noqa: PLR2004 -- from one year to another
                continue
            span = max(1, int(years[1]) - int(years[0]))
            computed = 100 * ((change.high / change.low) ** (1 / span) - 1)
            words = f"{computed:+.1f}% a year"
        elif not _GROWTH_BEFORE.fullmatch(gap):
            continue
        stated = grown_by(growth)
        if abs(computed - stated) > max(_ROUNDING, abs(stated) * _ROUNDING_SHARE):
            reason = f"{change.surface} is {words}, the text says {growth.surface}"
            found.append(Contradiction("change", change, growth, reason, _apart(computed, stated)))
    return found


def _with_growths(sentence: Sentence) -> Iterator[tuple[Claim, Claim, str]]:
    """Yield each change with the percentage after it and the words between.

    Of changes told together the n-th goes with the n-th of as many percentages: 由A和B增加至C和D，增长5.7%和28%.
    """
    claims = sentence.claims
    index = 0
    while index < len(claims):
        together = 1
        while index + together < len(claims) and claims[index + together].start < claims[index + together - 1].end:
            together += 1
        growths = claims[index + together : index + 2 * together]
        if growths and (together == 1 or (len(growths) == together and all(map(_is_growth, growths)))):
            gap = sentence.between(claims[index + together - 1], growths[0])
            yield from ((change, growth, gap) for change, growth in zip(claims[index:], growths, strict=False))
        index += together


def check_increases(sentence: Sentence) -> list[Contradiction]:
    """Return an amount, what it rose by and the growth, told one after the other, that do not fit each other."""
    found = []
    for level, second, third in zip(sentence.claims, sentence.claims[1:], sentence.claims[2:], strict=False):
        if level.direction or level.kind == "change" or level.low != level.high or level.unit in RATES:
            continue
        rise, growth = (second, third) if third.unit == "%" else (third, second)
        if rise.unit != level.unit or not rise.direction or rise.kind == "change" or not 0 < rise.low == rise.high:
            continue
        if not _is_growth(growth) or growth.direction != rise.direction or _is_real(sentence, level, third):
            continue
        if {level.qualifier, rise.qualifier} != {"exact"} or not _are_told_in_turn(sentence, level, rise, growth):
            continue
        sign = 1 if rise.direction == "up" else -1
        base = level.low - sign * rise.low
        slack = (step_of(level) + step_of(rise)) / 2
        if base - slack <= 0:
            continue
        low = 100 * (rise.low - step_of(rise) / 2) / (base + slack) - step_of(growth) / 2
        high = 100 * (rise.low + step_of(rise) / 2) / (base - slack) + step_of(growth) / 2
        beyond = max(low - growth.low, growth.low - high)
        if beyond > _BEYOND_ROUNDING:
            computed = 100 * rise.low / base
            before = written(base, level.unit)
            reason = f"{rise.surface} is {computed:.1f}% of the {before} before, the text says {growth.surface}"
            found.append(Contradiction("change", rise, growth, reason, _apart(computed, growth.low)))
    return found


def _is_growth(claim: Claim) -> bool:
    exact = claim.qualifier == "exact" and claim.low == claim.high
    return claim.kind == "percent" and claim.unit == "%" and bool(claim.direction) and exact


def _is_real(sentence: Sentence, amount: Claim, last: Claim) -> bool:
    """Say whether a growth is, or may be, one at constant prices or on another base than the amounts beside it."""
    words = sentence.between(amount, last) + sentence.after(last)[:12]
    return amount.of.endswith(REAL_GROWTH) or amount.indicator.endswith(REAL_GROWTH) or bool(OTHER_BASE.search(words))


def _are_told_in_turn(sentence: Sentence, level: Claim, rise: Claim, growth: Claim) -> bool:
    first, second = sorted((rise, growth), key=lambda claim: claim.start)
    gaps = (sentence.between(level, first), sentence.between(first, second))
    forms = (_INCREASE_BEFORE, _GROWTH_BEFORE)
    if first is growth:
        forms = (_GROWTH_BEFORE, _INCREASE_BEFORE)
    return all(form.fullmatch(gap) for form, gap in zip(forms, gaps, strict=True))


def _apart(computed: float, stated: float) -> float:
    return abs(computed - stated) / max(abs(computed), abs(stated), 1.0)
