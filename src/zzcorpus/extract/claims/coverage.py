"""Which year, and how much of the place, the figure of an indicator stands for.

A report of 2018 reviews 2017 and plans 2018; it also names yearly averages of five years, figures of one
quarter, of a development zone, or against a base ten years back. They cannot share a cell of a panel.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zzcorpus.extract.claims.flows import settle_flows
from zzcorpus.extract.claims.parts import find_part
from zzcorpus.extract.claims.punctuation import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.model import Claim, Status, Stretch

_COUNT = "[一二三四五六七八九十几两0-9]{1,2}"
# What was made, reached or counted in a number of years: 五年新增, 两年翻了.
_IN_YEARS = "新增|净增|增长|增加|翻|累计|共|城镇|全[省市区]|地区|实现|完成|年均|来(?!最|首|第)|间|中|里"
# A plan is a time where it is not itself what the text speaks of: “十三五”规划, “十三五”开局之年.
_NO_SPELL = (
    "末|规划|计划|发展|目标|任务|纲要|的?(?:开局|收官|第|最后|关键|良好|开门|起步)|胜利|圆满|确定|既定|提出|各项|主要"
)
_PLAN_NAME = re.compile("(?<!第)十([一二三四五六]?)五(?![年届次个条项号])")
# The times a sentence names, the longer first. A group's name says what its time is.
_TIMES = re.compile(
    "(?P<spell>(?:19|20)[0-9]{2}年?(?:[-—－~～]{1,2}|[至到])(?:19|20)[0-9]{2}年)"
    "|(?P<since>(?:19|20)[0-9]{2}年以来)"
    "|(?P<part>(?:(?:19|20)[0-9]{2}年|[去今]年)?(?:上半年|下半年|前三季度|[一二三四]季度|[前1-]{1,2}[0-9]{1,2}个?月(?!底|末)))"
    "|(?P<full>(?:19|20)[0-9]{2})年"
    "|“?(?<!第)十(?P<end>[一二三四五六]?)五”?期?末"
    "|(?P<relative>[今去上明前]年)(?!来|三季)"
    "|(?P<this>全年|过去的?一年|一年来|这一年|(?<![0-9一二三四五六七八九十])年[内底末])"
    f"|(?P<sum>(?<!连续){_COUNT}年(?=财政|一般公共|固定资产))"
    f"|(?P<span>(?<![0-9第近])(?<!提前){_COUNT}年(?:{_IN_YEARS})|(?:过去|今后|未来|这)的?[二三四五六七八九十几两0-9]{{1,2}}年|本届政府"
    f"|近[二三四五六七八九十几两0-9]{{1,2}}年(?!来?[^，。]{{0,4}}[新最])"
    f"|“十(?P<plan>[一二三四五六]?)五”(?!{_NO_SPELL})|(?<!第)十(?P<plain>[一二三四五六]?)五(?:时期|期间|以来))"
)
_RELATIVE = {"今年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1}
# What a figure is compared with, or grew from, is not the time it speaks of.
_BASE_BEFORE = re.compile("(?:[比较是为由从与在]|相当于|达到?了?|[高低快慢好多少]于|超过|[比较][^，。；0-9]{0,3})“?$")
_BASE_AFTER = re.compile(
    "(?:[底末]|时期|期间|计划|全年|同期|水平)?(?:的|总量|[0-9.]+[亿万]|[翻增提高]|相比|第|基础|实际)"
)
# A time so named is one of a record, not of the figure: 是1990年以来的最高增幅.
_AND_YEAR = re.compile("(?:年)?[与和](?:19|20)[0-9]{2}年[^，。；]{0,6}(?:比较|相比)")
_RECORD_AFTER = re.compile("[^，。；]{0,2}(?:最[高大快好低]|首次|第一|新高)")
_COMPARED = re.compile("[比较与]$|[比较][^，。；0-9]{1,3}$")
_AVERAGE = re.compile(
    "年均|(?<!人)平均增[长速幅]|平均每年|每年平均|年平均|年递增|年复合|每年增长|每年递增|年增长率平均"
)
# Said of what is over even where the plan opens with it: …，较好地完成了主要目标任务，为做好今年的工作打下了基础.
_DONE_AFTER = re.compile("[^。；\n]{0,120}完成了[^。；\n]{0,30}(?:目标|任务)")
_TOTAL = re.compile("累计|共计|总共|年共")
_ON_YEAR = re.compile("同比|比上年|比去年|较上年|较去年|比前一年")
_FURTHER_BASE = re.compile(
    f"(?:[比较是为由从与]|相当于|相比)(?:“?十?[一二三四五六七八九]?五”?(?:末|时期|期间|计划)|{_COUNT}年前|((?:19|20)[0-9]{{2}})年)"
)
# Under a review of five years a growth of so many per cent may be that of all of them; a smaller one is a year's.
_MORE_THAN_A_YEAR_BRINGS = 20
_OF_YEARS = re.compile("年均|每年|累计|[五5]年|本届")
# 一季度、上半年、全年分别增长3%、4%和5%; 增幅从2%逐季递升至3.5%、3.8%.
_PARTS_IN_TURN = re.compile(
    "(?:[一二三四]季度|半年)[^。；]{0,16}(?:[一二三四]季度|半年|全年)分别[^。；，]*$|逐季[^。；，]{0,4}至[^。；，]*$"
)
# 从5777亿元 | 提高到…, 比2000年的1570亿元 | 增长1.2倍, 提前实现“十二五”规划1.5万亿元 | 的目标.
_START_BEFORE = re.compile("(?:从|由)[^，。；]{0,24}$")
_RISES_AFTER = re.compile(
    "[^。；]{0,30}?(?:(?:提[高升]|增[加长]|上升|跃升|攀升|扩大|跨越|发展)[到至为]|先后跨|跃上|迈上)"
)
_AIM_AFTER = re.compile("的?(?:规划|预期|奋斗|既定)?目标")
_COMPARED_AMOUNT = re.compile("(?<![占对可相性])[比较](?![重例])[^，。；、]{0,24}$")
_MULTIPLIED_BEFORE = re.compile("(?:是|为|相当于)(?:(?:19|20)[0-9]{2}年|“?十?[一二三四]?五”?)(?:末|底)?的?$")
_MULTIPLE_AFTER = re.compile("的[0-9.]+倍|的[两三四五六七八九十]+倍")
_YEARS_APART = re.compile(
    "[与比较]((?:19|20)[0-9]{2})年?(?:末|底)?(?:相比|相较|比|增|提|翻|下降|净)|[由从]((?:19|20)[0-9]{2})年(?:末|底)?的"
)
_IN_TURN = re.compile("连续|连跨|先后|相继|接连")
_REACHED_AT_LAST = re.compile("[、，](?:总量)?(?:达到?|实现|为)$")
_ESTIMATE = re.compile("(?:据|据?初步|预计)(?:核算|统计|预计|测算|全[年省市区])?")
# Fewer per cent than this are not all that several years brought, unless yearly averages are spoken of.
_LESS_THAN_YEARS_BRING = 12
_STEPS = re.compile("[0-9一二三四五两]个[^，。；]{0,6}台阶")
# A report that is given before the year ends calls the year it plans for the next.
_NEXT_YEAR_PLANNED = re.compile("明年[^，。；\n]{0,24}(?:目标|预期|工作(?:总体|的|安排|思路|重点|任务)|计划)")
_GIVEN_IN_DECEMBER = re.compile("((?:19|20)[0-9]{2})年12月[0-9]{1,2}日")
_GIVEN_LATE = re.compile("((?:19|20)[0-9]{2})年1[12]月[0-9]{1,2}日")
_HEAD_CHARS = 260
_FULL_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_SENTENCE_ENDS = "。！？\n"
_CLAUSE_ENDS = "，。；！？：:\n"
_HEADING_CHARS = 40
_OPENING_CHARS = 12
_LOOK_BACK_LINES = 60
# The date and place of the speech stand on a line of their own, but head nothing.
_DATE_LINE = re.compile("[0-9一二三四五六七八九十元]月|会议上|^[（(]")
_LIST_MARK = re.compile("^(?:[—-]{1,2}|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[0-9]{1,2}[.、])[ 　]*")


def cover_claims(text: str, claims: Sequence[Claim], *, year: int | None, place: str, title: str = "") -> list[Claim]:
    """Return ``claims``, those with an indicator with the year, the stretch and the part of the place they stand for.

    ``year`` is the year in which ``text`` was written, ``place`` the one it is about; both may be unknown.
    """
    text = fold(text)
    reported = (claim.period for claim in claims if claim.status == "reported")
    planned = planned_year(text, year)
    reader = CoverageReader(text, year=planned, reviewed=reviewed_year(text, reported, planned, title), place=place)
    return settle_flows([reader.cover(claim) if claim.indicator else claim for claim in claims], text, planned, _TIMES)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a figure stands for: a ``year`` where one can be told, the ``stretch`` of time, and the ``part``.

    ``stretch`` is "" where the text leaves it open. ``part`` names an area, sector or group where the figure is
    not about the whole place, as the text words it.
    """

    year: int | None
    stretch: Stretch
    part: str


@dataclass(frozen=True, slots=True)
class _Time:
    """A time that a text names: the ``year`` where it is one year, else the stretch and the year it ends with."""

    kind: Literal["year", "part", "this", "spell", "sum"]
    year: int | None


class CoverageReader:
    """Reads the coverage of one document's figures.

    ``year`` is the year in which the document was written, or that it plans for where it was given at the end of the
    year before (``planned_year``); ``reviewed`` is the one it reports on (``reviewed_year``).
    """

    def __init__(self, text: str, *, year: int | None, reviewed: int | None, place: str) -> None:
        self._text = text
        self._year = year
        self._reviewed = reviewed
        self._place = place
        spoken = _GIVEN_LATE.search(text, 0, _HEAD_CHARS)
        early = spoken is not None and year is not None and int(spoken[1]) == year - 1
        self._plans_next = early or bool(_NEXT_YEAR_PLANNED.search(text))

    def cover(self, claim: Claim) -> Claim:
        """Return ``claim`` with what it stands for."""
        found = self.read(claim)
        status = claim.status
        if self._year and found.stretch == "year" and found.year and found.year < self._year and claim.period:
            status = "reported"  # nobody plans for a year that is over
        year = found.year
        if status == "target" and _DONE_AFTER.match(self._text, claim.end):
            status = "reported"
            year = self._reviewed if found.stretch == "year" and year == self._year else year
        return claim._replace(status=status, figure_year=year, stretch=found.stretch, part=found.part)

    def read(self, claim: Claim) -> Coverage:
        """Return what ``claim`` stands for."""
        stretch, year = self._time(claim)
        return Coverage(year, stretch, find_part(self._text, claim, self._place))

    def _time(self, claim: Claim) -> tuple[Stretch, int | None]:
        text, start = self._text, claim.start
        sentence = text[_last_of(text, _SENTENCE_ENDS, start) : start]
        clause = text[_last_of(text, _CLAUSE_ENDS, start) : start]
        if _is_average(claim, clause, sentence):
            return "yearly average", None
        if claim.unit in ("倍", "番"):
            return "several years", None
        item = sentence[_last_of(sentence, "；", len(sentence)) :]
        time = self._time_of_sentence(sentence + claim.surface)
        level = _is_level(claim)
        apart = self._stands_apart(claim, sentence, item, clause, time)
        if apart is not None:
            return apart, None
        if time is None:
            time = self._time_of_passage(claim, level=level)
            single = time is None or time.kind == "year"
            if single and _TOTAL.search(clause):
                return "", None
            if single and not level and not _ON_YEAR.search(clause) and self._is_open(claim, sentence):
                return "", None
        spell = time is not None and time.kind == "spell" and claim.kind != "change"
        summed = spell and level and "人均" not in claim.of
        total = bool(_TOTAL.search(item if summed else clause))
        return self._decide(claim, clause, time, level=level, total=total)

    def _stands_apart(self, claim: Claim, sentence: str, item: str, clause: str, time: _Time | None) -> Stretch | None:
        """Return the stretch of a figure that the words around it set apart from the year's, or None."""
        if _PARTS_IN_TURN.search(item):
            return ""
        if _is_level(claim):
            if claim.kind != "change" and self._is_start_or_base(claim, clause):
                return ""
        elif not _ON_YEAR.search(clause):
            if claim.unit == "%" and self._compares_years(claim, sentence, item):
                return "several years"
            if self._has_further_base(claim, clause, time):
                return "several years"
        return "" if _IN_TURN.search(clause) and not _REACHED_AT_LAST.search(clause) else None

    def _is_start_or_base(self, claim: Claim, clause: str) -> bool:
        """Say whether an amount is the start of a change, what another is compared with, or what was aimed at."""
        if _START_BEFORE.search(clause) and _RISES_AFTER.match(self._text, claim.end):
            return True
        if claim.status == "reported" and _AIM_AFTER.match(self._text, claim.end):
            return True
        if _MULTIPLIED_BEFORE.search(clause) and _MULTIPLE_AFTER.match(self._text, claim.end):
            return True
        return bool(_COMPARED_AMOUNT.search(clause))

    def _compares_years(self, claim: Claim, sentence: str, item: str) -> bool:
        """Say whether a growth is one since a year further back than the year before: 与2007年相比，…增长66%.

        A large one goes on from the year that an earlier item (比2003年增长72%；…增长91%) or a change starts from.
        """
        large = claim.low >= _MORE_THAN_A_YEAR_BRINGS
        found = _YEARS_APART.search(sentence if large else item)
        year = self._default(claim.status)
        return bool(found and year and (found[1] or large) and int(found[1] or found[2]) < year - 1)

    def _decide(
        self, claim: Claim, clause: str, time: _Time | None, *, level: bool, total: bool
    ) -> tuple[Stretch, int | None]:
        """Say what the last time named before a figure makes of it; none means the year of the report's part."""
        default = self._default(claim.status)
        if _ON_YEAR.search(clause) and (time is None or time.kind == "spell"):
            return "year", default
        if time is None or time.kind == "this":
            return "year", default
        if time.kind == "part":
            return "part of a year", time.year or default
        if time.kind == "sum":
            return "several years", None
        if time.kind == "year":
            this = self._plans_next and claim.status == "reported" and time.year == self._year
            return "year", self._reviewed if this else time.year
        if not level or total:
            return "several years", None
        end = time.year
        if claim.status == "reported":
            end = default if end is None or default is None else min(end, default)
        return ("year", end) if end else ("several years", None)

    def _default(self, status: Status) -> int | None:
        return self._year if status == "target" else self._reviewed

    def _has_further_base(self, claim: Claim, clause: str, time: _Time | None) -> bool:
        """Say whether a growth is one against a base further back than the year before."""
        base = _FURTHER_BASE.search(clause)
        if not base:
            return False
        year = (time and time.year) or self._default(claim.status)
        return not (base[1] and year and int(base[1]) == year - 1)

    def _time_of_sentence(self, sentence: str) -> _Time | None:
        """Return the last time that goes with the last item of ``sentence``.

        One named inside an earlier item (…是1994年以来的最高；财政收入…) is that item's alone; one that opens an item,
        or leads to all of them (今年的预期目标是：), goes on.
        """
        *earlier, own = sentence.split("；")
        time = self._time_named(own)
        for item in reversed(earlier):
            if time:
                break
            time = self._time_named(item, until=item.rfind("：") if "：" in item else _OPENING_CHARS)
        return time

    def _time_named(self, words: str, *, first: bool = False, until: int | None = None) -> _Time | None:
        """Return the last (or first) time that ``words`` name, but no base of a comparison and none in brackets."""
        last = None
        for found in _TIMES.finditer(words):
            if until is not None and found.start() >= until:
                break
            if (
                _AND_YEAR.match(words, found.end())
                or _in_brackets(words, found.start())
                or _RECORD_AFTER.match(words, found.end())
            ):
                continue
            before = words[max(0, found.start() - 5) : found.start()]
            if _COMPARED.search(before):
                continue
            if _BASE_BEFORE.search(before) and _BASE_AFTER.match(words, found.end()):
                continue
            last = found
            if first:
                break
        return self._read_time(last) if last else None

    def _read_time(self, found: re.Match[str]) -> _Time:
        kind = found.lastgroup
        if kind == "full":
            return _Time("year", int(found["full"]))
        if kind == "end":
            return _Time("year", _end_of_plan(found["end"]))
        if kind == "relative":
            shift = _RELATIVE[found["relative"]]
            if shift > 0 and self._plans_next:
                shift = 0
            return _Time("year", None if self._year is None else self._year + shift)
        if kind == "part":
            year = _FULL_YEAR.match(found["part"])
            return _Time("part", int(year[1]) if year else self._year if found["part"].startswith("今") else None)
        if kind == "spell":
            years = _FULL_YEAR.findall(found["spell"])
            return _Time("spell", int(years[-1]))
        if kind == "this":
            return _Time("this", None)
        if kind == "sum":
            return _Time("sum", None)
        if kind == "since":
            return _Time("spell", None)
        plan = found["plan"] if found["plan"] is not None else found["plain"]
        return _Time("spell", None if plan is None else _end_of_plan(plan))

    def _heading_time(self, paragraph: int) -> _Time | None:
        """Return the first time of the nearest line above that is short as a heading and names one.

        There the name of a plan is a time whatever follows it: “十四五”主要目标.
        """
        end = paragraph - 1
        for _ in range(_LOOK_BACK_LINES):
            if end <= 0:
                return None
            start = self._text.rfind("\n", 0, end) + 1
            line = self._text[start:end]
            if len(line) <= _HEADING_CHARS and not line.endswith(("。", "；")) and not _DATE_LINE.search(line):
                plan = _PLAN_NAME.search(line)
                time = self._time_named(line, first=True)
                if time or plan:
                    return time or (_Time("spell", _end_of_plan(plan[1])) if plan else None)
            end = start - 1
        return None

    def _is_open(self, claim: Claim, sentence: str) -> bool:
        """Say whether a growth may be one of several years: where steps are counted, or a review of years goes on."""
        if _is_step(sentence):
            return True
        if _ESTIMATE.match(sentence):
            return False
        if "居民" in claim.indicator and claim.unit == "%" and claim.low >= _MORE_THAN_A_YEAR_BRINGS:
            return True
        if claim.status == "target" or claim.unit != "%" or claim.low < _MORE_THAN_A_YEAR_BRINGS:
            return False
        paragraph = self._text.rfind("\n", 0, claim.start) + 1
        heading = self._heading_time(paragraph)
        if heading is None or heading.kind != "spell":
            return False
        end = self._text.find("\n", claim.end)
        return bool(_OF_YEARS.search(self._text, paragraph, end if end >= 0 else len(self._text)))

    def _time_of_passage(self, claim: Claim, *, level: bool) -> _Time | None:
        """Return the last time that opens a sentence of the paragraph before a claim's, or that its heading names.

        A level aimed at may belong to any time named there: 今后五年的目标是. A growth aimed at without one is the
        coming year's, and one reported under a heading of five years mostly the last year's: only its paragraph
        tells. A time that does not go with the status (a plan for a past year) is not meant.
        """
        text, start = self._text, claim.start
        target = claim.status == "target"
        if target and not level:
            return None
        paragraph = text.rfind("\n", 0, start) + 1
        growth = claim.unit in ("%", "百分点")
        body = text[paragraph : _last_of(text, _SENTENCE_ENDS, start)]
        named = [self._time_named(body)] if target else [self._time_named(s, first=True) for s in _openings(body)]
        time = next((found for found in reversed(named) if found), None)
        if time is None and not growth:
            time = self._heading_time(paragraph)
        if time is None or time.kind == "part":
            return None
        if time.kind == "spell" and not target and self._is_years_own(claim, time, body):
            return None
        if time.year is None or self._year is None or time.kind == "spell":
            return time
        fits = time.year >= self._year if target else time.year == (self._reviewed or self._year)
        return time if fits else None

    def _is_years_own(self, claim: Claim, spell: _Time, body: str) -> bool:
        """Say whether a figure below words of several years is the last year's all the same.

        They ended before the year reviewed, or the growth is too small to be that of all of them.
        """
        if spell.year and self._reviewed and spell.year < self._reviewed:
            return True
        small = claim.unit == "%" and claim.low < _LESS_THAN_YEARS_BRING
        return small and not _AVERAGE.search(body)


def planned_year(text: str, year: int | None) -> int | None:
    """Return the year that a report plans for: the one it was written in, the next where it was given in December."""
    spoken = _GIVEN_IN_DECEMBER.search(text, 0, _HEAD_CHARS)
    return year + 1 if year is not None and spoken and int(spoken[1]) == year and "各位代表" in text else year


def reviewed_year(text: str, reported: Iterable[str], year: int | None, title: str = "") -> int | None:
    """Return the year that a document reports on: the one before where it is a report to a congress, else its own.

    Decided by the times (``reported``) that its reported figures name; a text that names none gives none.
    """
    if year is None:
        return None
    if "各位代表" in text or "政府工作报告" in title:
        return year - 1
    named: Counter[int] = Counter()
    for period in reported:
        full = _FULL_YEAR.search(period)
        if full:
            named[int(full[1])] += 1
        elif period.startswith(("去年", "上年")):
            named[year - 1] += 1
    own, before = named[year], named[year - 1]
    if own or before:
        return year if own > before else year - 1
    return None


def _in_brackets(words: str, position: int) -> bool:
    """Say whether ``position`` is inside brackets that are closed again."""
    opened = words.rfind("（", 0, position)
    return opened >= 0 and words.find("）", opened, position) < 0 and words.find("）", position) >= 0


def _is_level(claim: Claim) -> bool:
    """Say whether a figure is the height that a series reached, not how much it grew."""
    return claim.kind == "change" or (claim.kind == "money" and not claim.direction)


def _is_step(sentence: str) -> bool:
    """Say whether the last item of a sentence counts the steps of several years: 跨越3个千亿元台阶."""
    return bool(_STEPS.search(sentence, _last_of(sentence, "；", len(sentence))))


def _is_average(claim: Claim, clause: str, sentence: str) -> bool:
    """Say whether a figure is a yearly average, or how far one lies above another's."""
    if _AVERAGE.search(clause + claim.surface):
        return True
    if _is_level(claim):
        return False
    item = sentence[_last_of(sentence, "；", len(sentence)) :]
    clauses = re.split("[，、]", item)
    previous = clauses[-2] if len(clauses) > 1 else ""
    if claim.unit == "百分点" and any(_AVERAGE.search(words) for words in clauses[-3:]):
        return True
    colon = max(item.rfind("："), item.rfind(":"))
    if colon >= 0 and _AVERAGE.search(item[max(0, colon - 12) : colon]):
        return True
    return bool(_AVERAGE.search(previous)) and "、" in item[-len(clauses[-1]) - 1 :][:1] and "分别" in previous


def _end_of_plan(ordinal: str) -> int:
    """Return the last year of a five-year plan: 十五 2005, 十一五 2010."""
    return 2005 + 5 * ("一二三四五六".index(ordinal) + 1 if ordinal else 0)


def _openings(body: str) -> list[str]:
    """Return the first words of each sentence."""
    return [_LIST_MARK.sub("", sentence)[:_OPENING_CHARS] for sentence in body.split("。")]


def _last_of(text: str, marks: str, end: int) -> int:
    """Return the position after the last of ``marks`` before ``end``."""
    return max(text.rfind(mark, 0, end) for mark in marks) + 1
