"""Subjects that several figures share: 分别 gives them out in turn; a bare number takes its unit from its noun."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.claims.phrases import read_lead, strip_front, tidy
from zzcorpus.extract.claims.wordlists import any_of, read_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.quantity import Quantity

_BETWEEN = "(?:每人|每月|每年|人均|约|近|超|逾|不足|为|[^，。；、0-9]{0,2}每[年月])*"
# A comma may join the figures of a row, or end it: 分别增长14.7%和17%，10多万农牧民…
_CLOSE = re.compile(f"(?:、|和|及|与|以及|或){_BETWEEN}")
_CHAIN = re.compile(f"(?:、|和|及|与|以及|，|或){_BETWEEN}")
_ADVERBS_LAST = re.compile("(?:年均|(?<!人)均|累计|各|同比|合计|已)+$")
_FEWEST = 2
_CIRCUMSTANCE = re.compile("在[^，]{2,30}(?:情况|基础|背景|条件|形势|前提|影响|困难|压力)之?[下上]，?")
_TIMES = re.compile("[0-9]{4}年|季度|半年|全年$")
_YEAR_FIRST = re.compile("^[^、，]{0,4}(?:19|20)[0-9]{2}年")
_HAN = re.compile("[\u3400-\u9fff]")
_TRADE = ("进口", "出口")
# What is said of several things alike before their figures are given out.
_PREDICATE = re.compile(
    "(?<![人户平亩年])均(?!衡)|都(?!市)|全部|双双|继续|持续|稳[居步定]|[位名]列|位?居(?=全|首|前|第)|保持|实现|提前|[高快优]于|跑赢|大幅|企稳|再创|创(?=[历新])"
    "|突破|超过|跃[居升]|[跃迈登跨再]上|从无到有|加[快速]|翻[一两]?番|名列|领先|平稳|快速|较快|明显|显著|同步|增势|力争|在(?=[0-9去上现]|[^，]{1,9}基础上)|创建(?=实现)"
)
# The 及 of 普及率 and the 与 of 参与率 join nothing.
_SPLIT = re.compile("、|(?<!饱)和|(?<!参)与|(?<![普涉惠])及(?!以[上下])|以及")
_SHORT_PART = 3
_CLASSES = frozenset("类")
_MEASURES = frozenset("数额率值")  # what ends so is a name of its own: 项目数、 | 总投资
_MEASURED = re.compile(
    "(?:(?:人均)?(?:可支配|纯)?收入|增加值|总?产值|总?产量|(?:贷款|存款)?余额|投资|标准|(?:参保|覆盖|普及|入学|合格|就业|达标|优良|城镇化|供养|报销|登记失业|综合利用|处理)?率"
    "|人数|面积|能力|限额|增速|(?:排放|消费|用)量|总额|比重|利润|规模|强度)$"
)
# Names that need no more: 地区生产总值、固定资产 | 投资.
_WHOLE = re.compile("(?:总值|零售额|进出口|出口|进口|外资|税收|支出|价格|消费|存款|贷款|就业|保费|用电)$")
_LONGEST_ROW = 24  # figures; of more none is given out in turn
_DEED, _DOING = 4, frozenset({"verb", "cut"})
_HUNDRED_MILLIONS = 8
# What is measured in money, also where 元 is left out.
_MONEYS = (
    *("生产总值", "经济总量", "GDP", "产值", "收入", "投资", "营收", "销售额", "成交额", "交易额", "税收", "余额"),
    *("存款", "贷款", "增加值", "进出口总额", "零售总额", "零售额", "利润", "财政支出", "预算支出", "总资产", "市值"),
)
_TEN_THOUSANDS = 4


class Listed(NamedTuple):
    """Names that stand side by side, and the words they stand in; no words where verbs between them keep them apart."""

    names: tuple[str, ...]
    words: str


NONE_LISTED = Listed((), "")


def share_subjects(
    text: str,
    figures: Sequence[Quantity],
    index: int,
    phrase: str,
    earlier: Sequence[str],
    listed: Listed = NONE_LISTED,
) -> list[tuple[str, str]]:
    """Return the subjects of figures that 分别 gives out in turn, the first for the figure at ``index``.

    Each comes with its full name: 城镇和农村居民收入 gives 城镇居民收入 and 农村居民收入. Where the ``phrase`` before
    them does not name as many things, they are of the names ``listed`` before 分别 or in the clause before, or of the
    ``earlier`` figures' subjects.
    """
    close = _length_of_row(text, figures, index, _CLOSE)
    count = _length_of_row(text, figures, index, _CHAIN)
    parts = _parts(phrase)
    if phrase and len(parts) == count:
        return [_of_part(phrase, part, parts[-1]) for part in parts]
    if len(listed.names) > 1 and len(listed.names) in (close, count):
        return _of_parts(listed)
    if phrase:
        return [(phrase, "")] * count
    row = close if close > 1 else count
    last = _parts(earlier[-1]) if earlier else []
    if len(last) in (close, count) and len(last) > 1:  # A、B均突破3000亿元，分别增长8%、9%
        return _of_parts(Listed(tuple(last), earlier[-1]))
    carried = earlier[-row:] if row > 1 and len(earlier) >= row else ()
    return [(of, "") for of in carried]


def _of_parts(listed: Listed) -> list[tuple[str, str]]:
    """Return the names of a list, each with its full name where they share their last word."""
    names, words = listed
    return [_of_part(words, name, names[-1]) if words else (name, "") for name in names]


def _length_of_row(text: str, figures: Sequence[Quantity], index: int, chain: re.Pattern[str]) -> int:
    """Return how many figures from ``index`` on are joined by ``chain``, or are changes told together."""
    count = 1
    longest = min(len(figures) - index, _LONGEST_ROW)
    while count < longest and _goes_on(text, figures[index + count - 1], figures[index + count], chain):
        count += 1
    return count


def _of_part(phrase: str, part: str, last: str) -> tuple[str, str]:
    """Return a part's name as it stands, and its full name where the last part has the head of both.

    A part too short to be a name shares that head unless it has it itself (解决率、满意率); a longer one shares what is
    measured (高技术制造业、装备制造业 | 增加值) unless it says so itself.
    """
    if part[-1] == last[-1]:
        return part, ""
    if part[-1] == "存" and last.startswith("贷款"):  # 各项存、贷款余额
        return phrase[phrase.find(part) :], part + last[1:]
    if len(part) == _SHORT_PART and part[-1] in _CLASSES:  # 刑事类、治安类警情
        return part, part + last.rpartition(part[-1])[2]
    if len(part) <= _SHORT_PART and len(part) < len(last) and part[-1] not in _MEASURES:
        return phrase[phrase.find(part) :], part + last[len(part) :]
    head = _MEASURED.search(last)
    lacks = head and head.start() and not (_MEASURED.search(part) or _WHOLE.search(part))
    return part, part + head[0] if head and lacks else ""


def is_circumstance(clause: str) -> bool:
    """Say whether a clause only tells under which circumstances: 在经济下行的情况下，."""
    return bool(_CIRCUMSTANCE.fullmatch(clause))


def names_told(clause: str) -> Listed:
    """Return what a clause tells of, side by side, before its predicate.

    >>> names_told("地区生产总值、固定资产投资继续居全省前列，").names
    ('地区生产总值', '固定资产投资')
    """
    told = _PREDICATE.search(clause)
    return names_side_by_side(clause[: told.start()]) if told else names_side_by_side(clause.rstrip("，"))


def names_side_by_side(words: str) -> Listed:
    """Return the names that words hold side by side, each without the verbs before it; none where they hold one."""
    words = _ADVERBS_LAST.sub("", _YEAR_FIRST.sub("", words))
    parts = _parts(words)
    if len(parts) < _FEWEST or not all(map(_HAN.search, parts)) or _TIMES.search(words):
        return NONE_LISTED
    stripped = [strip_front(part) for part in parts]
    if stripped[-1][2] and parts[-1] not in _TRADE:  # a verb without its noun
        return NONE_LISTED
    verbs = any(bare and part not in _TRADE for (_, _, bare), part in zip(stripped, parts, strict=True))
    names = [tidy(_name_in(part, name, bare=verbs)) for (name, _, _), part in zip(stripped, parts, strict=True)]
    if not verbs:
        names[0] = tidy(stripped[0][0])
    if not all(names):
        return NONE_LISTED
    together = all(part.startswith(name) for part, name in zip(parts[1:], names[1:], strict=True))
    return Listed(tuple(names), words[words.find(names[0]) :] if together else "")


def _name_in(part: str, name: str, *, bare: bool) -> str:
    """Return the name of a part: all of it where the list joins verbs (新增和改善 | 灌溉面积) or little is left."""
    generic = len(name) < _SHORT_PART and len(part) > 2 * _SHORT_PART  # 农村最低生活保障月人均补助 | 水平
    return part if bare or generic else name


def count_parts(phrase: str) -> int:
    """Return how many things a phrase names side by side: 2 for 城镇和农村居民收入."""
    return len(_parts(phrase)) if _SPLIT.search(phrase) else int(bool(phrase))


def _goes_on(text: str, figure: Quantity, following: Quantity, chain: re.Pattern[str]) -> bool:
    """Tell whether the next figure is of the same row, or of the changes that are told together with this one."""
    return following.start < figure.end or bool(chain.fullmatch(text, figure.end, following.start))


def _parts(phrase: str) -> list[str]:
    return [part for part in _SPLIT.split(phrase) if part]


@lru_cache(maxsize=1)
def _units_of_nouns() -> dict[str, str]:
    return {word: unit for word, unit, _ in read_rows("people", 3) if unit}


@lru_cache(maxsize=1)
def _counted() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions of a noun for those counted, the first with what shows that it ends there."""
    nouns = any_of(_units_of_nouns())
    verbs = (
        "全部|实现|出行|出游|脱贫|饮|喝|安全|就业|参加|享受|纳入|摆脱|转移|稳定|住房|基本|再就业|温饱|得到|解决|易地|养老|受益"
        "|免费|搬迁|改善|增收|通过|获得|全面|用上|落户|外出|返乡|进城|发放|提供"
    )
    # 670多万 | 城乡低保、农村五保对象等困难群体: a row of them has its noun at the end.
    noun = f"((?!、)[^，。；：的0-9]{{0,16}}?{nouns})"
    return re.compile(f"{noun}(?=[的，。；、在]|{verbs}|$)"), re.compile(noun)


def name_bare(text: str, figure: Quantity, of: str) -> str:
    """Give a bare number the unit that its noun implies (惠及市民160万, 90万农村人口); return the noun or ""."""
    if figure.exponent < _TEN_THOUSANDS:
        return ""
    noun = _noun_after(text, figure.end) or of
    for ending, unit in _units_of_nouns().items():
        if noun.endswith(ending):
            figure.unit = unit
            return noun
    if figure.exponent >= _HUNDRED_MILLIONS and noun.endswith(_MONEYS):  # 经济总量突破3万亿
        figure.unit, figure.kind = "元", figure.kind if figure.kind == "change" else "money"
        return noun
    return ""


def _noun_after(text: str, end: int) -> str:
    """Return the noun for those whom a number before ``end`` counts: 31.2万 | 农牧民 | 搬进新居, not 5万职工医保."""
    ended, begun = _counted()
    if counted := ended.match(text, end):
        return counted[1]
    counted = begun.match(text, end)
    does = counted and read_lead(text[counted.end() : counted.end() + _DEED])[1] in _DOING
    return counted[1] if counted and does else ""
