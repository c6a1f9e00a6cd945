"""Subjects that several figures share: 分别 gives them out in turn; a bare number takes its unit from its noun."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.wordlists import any_of, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.quantity import Quantity

_CHAIN = re.compile(
    "(?:、|和|及|与|以及|，|或)(?:每人|每月|每年|人均|约|近|超|逾|不足|为|[^，。；、0-9]{0,2}每[年月])*"
)
_SPLIT = re.compile("[、和与]|及(?!以[上下])|以及")
_SHORT_PART = 3
_MEASURED = re.compile(
    "(?:(?:人均)?(?:可支配|纯)?收入|增加值|总?产值|总?产量|(?:贷款|存款)?余额|投资|标准|(?:参保|覆盖|普及|入学|合格|就业|达标|优良)?率"
    "|人数|面积|能力|限额|增速|(?:排放|消费|用)量|总额|比重|利润|规模|强度)$"
)
_LONGEST_ROW = 24  # figures; of more none is given out in turn
_TEN_THOUSANDS = 4


def share_subjects(
    text: str, figures: Sequence[Quantity], index: int, phrase: str, earlier: Sequence[str]
) -> list[tuple[str, str]]:
    """Return the subjects of figures that 分别 gives out in turn, the first for the figure at ``index``.

    Each comes with its full name: 城镇和农村居民收入 gives 城镇居民收入 and 农村居民收入.
    """
    count = 1
    longest = min(len(figures) - index, _LONGEST_ROW)
    while count < longest and _goes_on(text, figures[index + count - 1], figures[index + count]):
        count += 1
    if not phrase and earlier and len(_parts(earlier[-1])) == count > 1:  # A、B均突破3000亿元，分别增长8%、9%
        phrase = earlier[-1]
    if not phrase:
        carried = earlier[-count:] if count > 1 and len(earlier) >= count else ()
        return [(of, "") for of in carried]
    parts = _parts(phrase)
    if len(parts) != count:
        return [(phrase, "")] * count
    return [_of_part(phrase, part, parts[-1]) for part in parts]


def _of_part(phrase: str, part: str, last: str) -> tuple[str, str]:
    """Return a part's name as it stands, and its full name where the last part has the head of both.

    A part too short to be a name shares that head unless it has it itself (解决率、满意率); a longer one shares what is
    measured (高技术制造业、装备制造业 | 增加值) unless it says so itself.
    """
    if part[-1] == last[-1]:
        return part, ""
    if part[-1] == "存" and last.startswith("贷款"):  # 各项存、贷款余额
        return phrase[phrase.find(part) :], part + last[1:]
    if len(part) <= _SHORT_PART:
        return phrase[phrase.find(part) :], part + last[len(part) :]
    head = _MEASURED.search(last)
    return part, part + head[0] if head and head.start() and not _MEASURED.search(part) else ""


def count_parts(phrase: str) -> int:
    """Return how many things a phrase names side by side: 2 for 城镇和农村居民收入."""
    return len(_parts(phrase))


def _goes_on(text: str, figure: Quantity, following: Quantity) -> bool:
    """Tell whether the next figure is of the same row, or of the changes that are told together with this one."""
    return following.start < figure.end or bool(_CHAIN.fullmatch(text, figure.end, following.start))


def _parts(phrase: str) -> list[str]:
    return [part for part in _SPLIT.split(phrase) if part]


@lru_cache(maxsize=1)
def _units_of_nouns() -> dict[str, str]:
    return {word: unit for word, unit, _ in read_rows("people", 3) if unit}


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    nouns = any_of(_units_of_nouns())
    verbs = "全部|实现|出行|出游|脱贫|饮|喝|安全|就业|参加|享受|纳入|摆脱"
    return re.compile(f"([^，。；：、的0-9]{{0,14}}?{nouns})(?=[的，。；、在]|{verbs}|$)")


def name_bare(text: str, figure: Quantity, of: str) -> str:
    """Give a bare number the unit that its noun implies (惠及市民160万, 90万农村人口); return the noun or ""."""
    if figure.exponent < _TEN_THOUSANDS:
        return ""
    counted = _counted().match(text, figure.end)
    noun = counted[1] if counted else of
    for ending, unit in _units_of_nouns().items():
        if noun.endswith(ending):
            figure.unit = unit
            return noun
    return ""
