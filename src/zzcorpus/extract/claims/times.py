"""The times that a text names, and what each is: a year, a part of one, or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = "[一二三四五六七八九十几两0-9]{1,2}"
# What was made, reached or counted in a number of years: 五年新增, 两年翻了.
_IN_YEARS = (
    "新增|净增|增长|增加|翻(?!身)|累计|实际|提高|下降|减少|投入|引进|转移|培训|改造|建成|新建|争取|利用"
    "|共|城镇|全[省市区]|全社会|地区|实现|完成|年均|来(?!最|首|第)|间|中|里"
)
# A plan is a time where it is not itself what the text speaks of: “十三五”规划, “十三五”开局之年.
_NO_SPELL = (
    "末|规划|计划|发展|目标|任务|纲要|的?(?:开局|收官|第|最后|关键|良好|开门|起步)|胜利|圆满|确定|既定|提出|各项|主要"
)
# 2016年是本届政府最后一年, 政府任期的第一年: one year of a term, no span.
_ONE_OF_ITS_YEARS = "(?:最后|第一|第[一二三四五]个|开局|收官|届满|换届)(?:一?年|之年)?"
_PLAN_NAME = re.compile("(?<!第)十([一二三四五六]?)五(?![年届次个条项号])")
# 去年出台的政策: when a thing was made is no time of the figures that follow it.
_MADE_THEN = "(?:出台|制定|印发|发布|签约|获批|下达|安排|开工|启动|部署|确定)的"
# The longer first. The name of the group that holds a whole time says what it is.
_TIMES = (
    "(?P<spell>(?:19|20)[0-9]{2}年?(?:[-—－~～]{1,2}|[至到])(?P<last>(?:19|20)[0-9]{2})年)",
    "(?P<since>(?:19|20)[0-9]{2}年以来)",
    (
        "(?P<part>(?:(?:19|20)[0-9]{2}年|[去今]年)?(?:上半年|下半年|前三季度|[一二三四]季度"
        "|[前1-]{1,2}[0-9]{1,2}个?月(?!底|末)|(?:前|[1一][至到])(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})个?月(?!底|末)))"
    ),
    "(?P<full>(?:19|20)[0-9]{2}年(?!远景目标(?![是为：])))",  # no title: 规划和2035年远景目标
    "(?P<end>“?(?<!第)十(?P<ended>[一二三四五六]?)五”?期?末)",
    f"(?P<relative>[今去上明前]年)(?!来|三季|{_MADE_THEN})",
    "(?P<this>全年|过去的?一年|(?<![0-9一二三四五六七八九十])一年[来里中间]|这一年|(?<![0-9一二三四五六七八九十])年[内底末])",
    f"(?P<sum>(?<!连续){COUNT}年(?=财政|一般公共|固定资产|实际利用|实际使用|利用外资|接待|外?贸?进出口))",
    (
        f"(?P<span>(?<![0-9第近])(?<!提前){COUNT}年(?:{_IN_YEARS})|(?<![0-9第近]){COUNT}年的?(?:主要|奋斗|发展|总体)目标|(?:过去|今后|未来|这)的?[二三四五六七八九十几两0-9]{{1,2}}年|本届政府(?!的?(?:任期的?)?{_ONE_OF_ITS_YEARS})"
        f"|{COUNT}年的?(?:主要|奋斗|发展|总体)?目标"
        f"|近[二三四五六七八九十几两0-9]{{1,2}}年(?!来?[^，。]{{0,4}}[新最])"
        f"|“(?P<early>[六七八九])五”(?:时期|期间|以来)|“十(?P<plan>[一二三四五六]?)五”(?!{_NO_SPELL})|(?<!第)十(?P<plain>[一二三四五六]?)五(?:时期|期间|以来))"
    ),
)
# The engine skips ahead to a letter that a time begins with; the match is that letter, the named group the time.
_TIME = re.compile(f"[0-9一二三四五六七八九十几两去今上明前下全过年这本近未“-](?<=(?=(?:{'|'.join(_TIMES)})).)")
# Every time has one of these.
_HAS_TIME = re.compile("[年月季五届]")
_RELATIVE = {"今年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
# What a figure is compared with, or grew from, is not the time it speaks of.
_BASE_BEFORE = re.compile(
    "(?:[比较是为由从与在]|相当于|等于|达到?了?|[高低快慢好多少]于|超过|[比较][^，。；0-9]{0,3})“?$"
)
_BASE_AFTER = re.compile(
    "(?:[底末]|时期|期间|计划|全年|同期|水平)?(?:的|总量|[0-9.]+[亿万]|[翻增提高]|相比|第|基础|实际)"
)
_BASE_REACH = 5
_COMPARED = re.compile("[比较与同]$|[高低快慢好优多少]于$|[比较][^，。；0-9]{1,3}$")
_AND_YEAR = re.compile("(?:年)?[与和同](?:19|20)[0-9]{2}年[^，。；]{0,6}(?:比较|相比)")
# A time so named is one of a record, not of the figure: 是1990年以来的最高增幅.
# Nor is 保持上年水平 a time of what comes after it.
_RECORD_AFTER = re.compile(
    "[^，。；]{0,2}(?:最[高大快好低]|首次|第一|新高)|(?:的?实际)?水平(?=[，；、。]|$)|为(?:基数|基期|100)"
)


class Time(NamedTuple):
    """A time that a text names: the ``year`` where it is one year, else the year that a spell ends with."""

    kind: Literal["year", "part", "this", "spell", "sum"]
    year: int | None


class NamedTime(NamedTuple):
    """Where a time is named, and where the brackets that it stands in are closed; -1 where it stands in none."""

    start: int
    end: int
    closed: int
    time: Time

    def counts_at(self, end: int) -> bool:
        """Say whether the time can be that of a figure at ``end``: brackets that are closed before keep it inside."""
        return self.end <= end and not 0 <= self.closed < end


def names_time(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` names a time, be it only one to compare with."""
    return bool(_TIME.search(text, start, end))


def plan_named(line: str) -> Time | None:
    """Return the time of the five-year plan that ``line`` names, whatever follows it: “十四五”主要目标."""
    plan = _PLAN_NAME.search(line)
    return Time("spell", _end_of_plan(plan[1])) if plan else None


class TimeReader:
    """Reads the times of a document that was written in ``year``; ``plans_next`` says that it calls it the next one."""

    def __init__(self, year: int | None, *, plans_next: bool) -> None:
        self.year = year
        self._plans_next = plans_next

    def find(self, text: str, start: int, end: int) -> Iterator[NamedTime]:
        """Yield the times that ``text[start:end]`` names, but no base of a comparison."""
        if not _HAS_TIME.search(text, start, end):
            return
        covered = start
        for match in _TIME.finditer(text, start, end):
            begin = match.start()
            if begin < covered:  # inside the one before
                continue
            covered = match.end(match.lastgroup or 0)
            if _is_base(text, start, begin, covered, end):
                continue
            opened = text.rfind("（", start, begin)
            closed = -1 if opened < 0 or text.find("）", opened, begin) >= 0 else text.find("）", begin, end)
            yield NamedTime(begin, covered, closed, self._read(match))

    def first(self, words: str) -> Time | None:
        """Return the first time that ``words`` name outside brackets."""
        return next((named.time for named in self.find(words, 0, len(words)) if named.closed < 0), None)

    def last(self, text: str, start: int, end: int) -> Time | None:
        """Return the last time that ``text[start:end]`` names outside brackets."""
        last = None
        for named in self.find(text, start, end):
            if named.closed < 0:
                last = named.time
        return last

    def _read(self, match: re.Match[str]) -> Time:
        kind = match.lastgroup
        if kind == "full":
            return Time("year", int(match["full"][:4]))
        if kind == "end":
            return Time("year", _end_of_plan(match["ended"]))
        if kind == "relative":
            return Time("year", self._relative_year(match["relative"]))
        if kind == "part":
            part = match["part"]
            own = int(part[:4]) if part[:4].isdigit() and part[4:5] == "年" else None
            return Time("part", self.year if part.startswith("今") else own)
        if kind == "spell":
            return Time("spell", int(match["last"]))
        if kind == "this":
            return Time("this", None)
        if kind == "sum":
            return Time("sum", None)
        if match["early"]:
            return Time("spell", 1985 + 5 * "六七八九".index(match["early"]))
        plan = match["plan"] if match["plan"] is not None else match["plain"]
        return Time("spell", None if plan is None else _end_of_plan(plan))

    def _relative_year(self, word: str) -> int | None:
        ahead = _RELATIVE[word]
        if ahead > 0 and self._plans_next:
            ahead = 0
        return None if self.year is None else self.year + ahead


def _is_base(text: str, start: int, begin: int, end: int, limit: int) -> bool:
    """Say whether the time at ``begin:end`` is one to compare with or a record's, by the words up to ``limit``."""
    if _AND_YEAR.match(text, end, limit) or _RECORD_AFTER.match(text, end, limit):
        return True
    before = max(start, begin - _BASE_REACH)
    if _COMPARED.search(text, before, begin):
        return True
    return bool(_BASE_BEFORE.search(text, before, begin) and _BASE_AFTER.match(text, end, limit))


def _end_of_plan(ordinal: str) -> int:
    """Return the last year of a five-year plan: 十五 2005, 十一五 2010."""
    return 2005 + 5 * ("一二三四五六".index(ordinal) + 1 if ordinal else 0)
