"""Figures of one series, place and year: what they are of, and two in one document that contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.checks.record import Contradiction
from zzcorpus.extract.claims.checks.rounding import RATES, agree, grown_by, step_of
from zzcorpus.extract.claims.checks.sentence import split_by_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.extract.claims.checks.sentence import Sentence
    from zzcorpus.model import Claim

# Words that tell apart series which go by one indicator: 城镇固定资产投资 and 全社会固定资产投资.
_VARIANTS = (
    "规模以上|规上|规模工业|限额以上|限上", "城镇(?=固定)", "全社会", "直接", "不含农户|500万", "全部", "自营", "民间",
    "户籍", "全口径", "市区", "海关", "可比|口径", "含", "来源于",
)  # fmt: skip
_VARIANT = re.compile("|".join(f"({words})" for words in _VARIANTS))
# What may stand in the clause of a figure of the whole place and year beside the name of its series.
_PLAIN = re.compile(
    "(?:[—\\-]|[一二三四五六七八九十0-9]{1,3}[、.是]|据|预计|初步|核算|统计|测算|全[年市省区州国]+|[我本][市省区州国]|地区|经济|其中|完成|实现|取得"
    "|达到?|突破|可|有望|为|了|已?经|分别|总[量额]|规模|数|增加?到|提[高升]到|增长到|上升到|到|至|从|由|人?均"
    "|(?:19|20)[0-9]{2}年?末?底?|[去今上当]年|年末|年底|年|过去的?一年|累计(?=实现人均)|首次|再|创新高|已|又|的|和|城乡)*"
)
_GOALS = re.compile(
    "力争|争取|占|高于|快于|低于|计划|目标|预期|规划|要求|任务|考核|累计|[二三四五六两几0-9]年(?:来|共|完成|累计)"
)
_GROWTH_BEFORE = re.compile(
    "[，、（](?:同比|比上年|较上年|比去年|名义|比年初|较年初|比上年末)?(?:增长|下降|增|降|减少)了?"
)
_YEARS = re.compile("((?:19|20)[0-9]{2})年")
# Amounts that differ by more are more likely to differ in what they are of.
_NEAR = 0.7
_SLIP = 0.02
_EARLY = 2  # a change names the year it starts from at its beginning: 由2010年的


@dataclass(frozen=True, slots=True)
class Level:
    """The amount of a ``series`` in a ``year``, as a claim states it; ``growth`` is the one told right after it."""

    series: str
    year: int
    value: float
    step: float
    claim: Claim
    growth: Claim | None = None

    @property
    def key(self) -> tuple[str, str, int]:
        """What two levels must share to be compared."""
        return self.series, self.claim.unit, self.year


def find_levels(claims: Sequence[Claim], *, bases: bool = False) -> list[Level]:
    """Return the reported amounts of a year and the whole place, and with ``bases`` those that changes start from."""
    found: list[Level] = []
    for sentence in split_by_sentence(claims):
        found += _levels_of(sentence)
        if bases:
            found += _bases_of(sentence)
    return found


def _levels_of(sentence: Sentence) -> Iterator[Level]:
    for claim, after in pairwise((*sentence.claims, None)):
        if claim is None or not _is_level(claim) or claim.figure_year is None:
            continue
        if claim.stretch == "year" and claim.low == claim.high and _is_plain(sentence, claim):
            growth = after if after and _is_growth_of(sentence, claim, after) else None
            yield Level(_series(sentence, claim), claim.figure_year, claim.low, step_of(claim), claim, growth)


def _bases_of(sentence: Sentence) -> Iterator[Level]:
    """Return what changes start from, where they name the year: 由2010年的8000亿元增加到….

    A change after it in the sentence that names no year starts from the same one.
    """
    year: int | None = None
    for claim in sentence.claims:
        if claim.kind != "change" or claim.unit in RATES or not claim.low:
            continue
        years = _YEARS.findall(claim.surface)
        year = int(years[0]) if years and claim.surface.find(years[0]) <= _EARLY else (None if years else year)
        if year and claim.indicator and _is_level(claim) and _is_plain(sentence, claim):
            yield Level(_series(sentence, claim), year, claim.low, step_of(claim), claim)


def _is_level(claim: Claim) -> bool:
    if not claim.indicator or "、" in claim.indicator or claim.part or claim.status != "reported":
        return False
    change = claim.kind == "change"
    return claim.qualifier == "exact" and claim.unit not in RATES | {"倍", "番"} and (change or not claim.direction)


def _is_growth_of(sentence: Sentence, level: Claim, growth: Claim) -> bool:
    """Say whether ``growth`` is that of ``level`` over the year before, on the same base."""
    if growth.unit != "%" or growth.kind != "percent" or not growth.direction or growth.qualifier != "exact":
        return False
    if growth.low != growth.high or growth.figure_year != level.figure_year or growth.stretch != "year":
        return False
    return bool(_GROWTH_BEFORE.fullmatch(sentence.between(level, growth)))


def _series(sentence: Sentence, claim: Claim) -> str:
    """Return the indicator with the words that tell its series from others of the name."""
    words = sentence.clause(claim) + claim.of
    found = sorted({str(match.lastindex) for match in _VARIANT.finditer(words)})
    return "/".join((claim.indicator, *found))


def _is_plain(sentence: Sentence, claim: Claim) -> bool:
    """Say whether nothing in a claim's clause sets it apart from a figure of the whole place and year."""
    clause = sentence.clause(claim)
    words = _VARIANT.sub("", clause.replace(claim.of, "", 1))
    return bool(_PLAIN.fullmatch(words)) and not _GOALS.search(sentence.before(claim)[-24:])


def check_values(claims: Sequence[Claim]) -> list[Contradiction]:
    """Return figures of one series, the whole place and one year that contradict each other within a document.

    Two amounts with one growth, two growths of one amount, or two amounts whose own clauses name the year, are about
    the same thing; other figures of one name that differ mostly differ in what they are of, and are left alone.
    """
    seen: dict[tuple[str, str, int], list[Level]] = defaultdict(list)
    found = []
    for level in find_levels(claims):
        for other in seen[level.key]:
            row = _contradiction(other, level)
            if row:
                found.append(row)
                break
        seen[level.key].append(level)
    return found


def _contradiction(first: Level, second: Level) -> Contradiction | None:
    if first.claim.sentence == second.claim.sentence:
        return None
    if not first.growth or not second.growth:
        return _dated_row(first, second)
    a, b = first.growth, second.growth
    grown = grown_by(a), grown_by(b)
    same_growth = grown[0] == grown[1] and not float(grown[0]).is_integer()
    same_level = first.value == second.value
    subject = f"{first.claim.indicator}, {first.year}"
    if same_level and not agree(grown[0], step_of(a), grown[1], step_of(b)):
        reason = f"{subject}: {first.claim.surface} with {a.surface} and with {b.surface}"
        return Contradiction("value", a, b, reason, abs(grown[0] - grown[1]) / 100)
    apart = not agree(first.value, first.step, second.value, second.step)
    if same_growth and apart and is_near(first.value, second.value):
        reason = f"{subject}: {first.claim.surface} and {second.claim.surface}, both {a.surface}"
        return Contradiction("value", first.claim, second.claim, reason, distance(first.value, second.value))
    return None


def _dated_row(first: Level, second: Level) -> Contradiction | None:
    """Return two amounts that differ though either clause names the year itself."""
    dated = all(f"{first.year}年" in level.claim.period for level in (first, second))
    agreed = agree(first.value, first.step, second.value, second.step)
    if not dated or first.growth or second.growth or agreed or not is_near(first.value, second.value):
        return None
    reason = f"{first.claim.indicator}, {first.year}: {first.claim.surface} and {second.claim.surface}"
    return Contradiction("value", first.claim, second.claim, reason, distance(first.value, second.value))


def is_near(a: float, b: float) -> bool:
    """Say whether two amounts are near each other, or one and the same with a slip of 万 or 亿 or the point."""
    low, high = sorted((abs(a), abs(b)))
    if not low:
        return False
    slips = (10.0, 100.0, 1000.0, 10000.0)
    return low / high >= _NEAR or any(abs(high / low / slip - 1) <= _SLIP for slip in slips)


def distance(a: float, b: float) -> float:
    """Return by how much of the larger of them two amounts differ."""
    return abs(a - b) / max(abs(a), abs(b))
