"""Which year, and how much of the place, the figure of an indicator stands for.

A report of 2018 reviews 2017 and plans 2018; it also names yearly averages of five years, figures of one
quarter, of a development zone, or against a base ten years back. They cannot share a cell of a panel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.apart import (
    MORE_THAN_A_YEAR_BRINGS,
    is_average,
    is_level,
    is_on_year,
    speaks_of_average,
    stands_apart,
)
from zzcorpus.extract.claims.flows import ADDING_UP, GROWS_AFTER, settle_amounts, settle_flows, settle_sums
from zzcorpus.extract.claims.owners import is_growth_behind
from zzcorpus.extract.claims.parts import PartReader
from zzcorpus.extract.claims.punctuation import FARTHEST_BACK, SENTENCE_ENDS, after_last, fold, last_of
from zzcorpus.extract.claims.report_years import read_report_years
from zzcorpus.extract.claims.surroundings import Surveyor
from zzcorpus.extract.claims.times import Time, TimeReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.report_years import ReportYears
    from zzcorpus.extract.claims.surroundings import Surroundings
    from zzcorpus.model import Claim, Stretch

# Said of what is over even where the plan opens with it: …，较好地完成了主要目标任务，为做好今年的工作打下了基础.
_DONE_AFTER = re.compile("[^。；\n]{0,120}完成了[^。；\n]{0,30}(?:目标|任务)")
# 在上年增长15.7%的基础上又增长14.5%: the growth of the year before the one that is told of.
_BASE_AFTER = re.compile("的?(?:较?高)?基[础数]上")
_OF_LAST_YEAR = re.compile("在(?:上年|去年)[^，。]{0,12}$")
# 在2005年6520亿元的基础上，2010年达到15806亿元: no amount of the last year.
_OF_A_YEAR = re.compile("在(?![^，。]*年(?:完成|达到|实现))[^，。]{0,30}$")
_ADJUSTED = re.compile("((?:扣除|剔除)[^，。；（）]{2,24})(?:[，、][^，。；（）]{0,8})?$")
_GROWS_OR_GREW = re.compile("[，、]?(?:年均|同比|比上年)?(?:增长|下降|递增)[0-9]")
_CAPITAL = frozenset({"实际利用外资", "外商直接投资"})
_TRADE = frozenset({"进出口总额", "出口总额", "进口总额"})
# 五年进出口总额744亿美元，比“八五”增长64%。其中出口 | 449亿美元.
_PART_OF_IT = re.compile("[^。；\n]{0,30}。其中[^，。；]{0,8}")
_YEARS: Stretch = "several years"
_REACHED = ("达到", "达", "突破", "跨越", "跃上", "超过")
_STEPS_AFTER = re.compile("[^，。；]{0,3}(?:台阶|大关)|（[^）]*）[，、]增长|[^。；]{0,16}比上年")
_GREW_BEFORE = re.compile("(?<!年均)(?<!年均分别)(?<![”末])增长[0-9.]+%")
_SUMS = ADDING_UP | {"进出口总额", "出口总额", "社会消费品零售总额", "社会商品零售总额"}
# 由“八五”时期的629.5亿元增加到“九五”时期的1637.3亿元; 268.1亿美元，是上一个五年的1.8倍.
_OF_SPELLS = re.compile("五”(?:时期|期间)的?[0-9.]+[^，。；]*$")
_LAST_SPELLS = re.compile(
    "，?(?:是|为|相当于)(?:[上前]一?个?[五5]年|“?[十一二三四五六七八九]{1,2}五”?(?:时期|期间))[^，。；]{0,4}的?[0-9.]+倍"
    "|[，、]?(?:分别)?比(?:“?[十一二三四五六七八九]{1,2}五”?(?:时期|期间)?|[上前]一?个?[五5]年)(?:净?增长|增加|提高|翻)"
)
# 截至去年，实际利用外资达到13.78亿美元: all of it so far.
_UNTIL_NOW = re.compile("截[至止]")
_RECITED = re.compile(
    "年[^。\n]{0,80}(?:提出|确定|要求|规定)[^。\n]{0,80}(?:争取|力争)|(?:提出|确定|规定)的?[^。\n]{0,60}年[^。\n]{0,80}(?:争取|力争)"
)
_YEARS_BACK = re.compile("[ 　]*(?:过去的?)?[0-9一二三四五几]{1,2}年来，")
_AHEAD_AGAIN = re.compile("[今明]年|今后|未来|力争|确保|争取|要|将|目标|到20|我们必须|努力")
_RECITED_REACH = 200
_ONE_YEAR = re.compile("([到至]?)((?:19|20)[0-9]{2})年[底末]?")
_CLAUSE_MARKS = "，。；：！？（\n"
# 2005年建成后，犹如…: that is when a work will be ready, not when its figures will be true.
_IN_BETWEEN = re.compile("(?:建成|投产|竣工|完工)(?:投产|投用)?后")
_BASE_AMOUNT = re.compile("[比较由从](?:19|20)[0-9]{2}年的$")
_TOTAL = re.compile("累计|共计|总共|年共|[五5]年(?:实际|完成|利用|引进|投入|争取|新增|净增|安排|筹集|投资)")
# 投资年均增长34%；能耗累计下降 | 21%: of as many years as the averages beside it.
_ADDED_UP = re.compile("累计[^，。；、0-9]{0,6}$")
_SUMMED = re.compile("合计|总计")  # of several years that are named
_ESTIMATE = re.compile("(?:据|据?初步|预计)(?:核算|统计|预计|测算|全[年省市区])?")
# Fewer per cent than this are not all that several years brought, unless yearly averages are spoken of.
_LESS_THAN_YEARS_BRING = 12
# 跨越7000亿元、| 8000亿元两个台阶: an amount with a higher one beside it was reached earlier.
_PASSED = re.compile("(?:、[0-9.]+[万亿]*元?)+[^，。；、0-9]{0,4}(?:台阶|大关|关口)")
_LAST_SENTENCE_END = last_of(SENTENCE_ENDS)
# 突破3000亿元大关，| 由2330亿元增加到3500亿元: the mark was passed on the way to what the change says.
_PASSED_BY_CHANGE = re.compile("(?:台阶|大关|关口|门槛)[，、][由从]")
# Until 2013 the surveys counted the net income of rural households, whatever a report calls 农民收入
# (https://www.stats.gov.cn: 城乡一体化住户调查改革, since 2013).
_RURAL_INCOME, _RURAL_INCOME_BEFORE, _SURVEYED_ALIKE = "农村居民人均可支配收入", "农民人均纯收入", 2013
_STEPS = re.compile("[0-9一二三四五两]个[^，。；]{0,6}台阶")
# 一季度、上半年和全年分别增长3%、4%和5%: each has its own, and the last is the year's.
# So many points these rates rise in several years only, or under a heading of several.
_POINTS_OF_YEARS = {"城镇化率": 3, "森林覆盖率": 3, "空气质量优良天数比率": 100}
_POINTS_UNDER_YEARS = 2
_SINCE_A_YEAR = re.compile("[比较](?:19|20)[0-9]{2}年")
_PART_OF_YEAR = "(?:[一二三四]季度|[上下]半年|前三季度|全年)"
_TIMES_IN_TURN = re.compile(f"({_PART_OF_YEAR}(?:[、和及与]{_PART_OF_YEAR})+)(?:同比|比上年)?分别([^。；]*)$")
_NEXT_TIME = re.compile("[、和及与]")
_NUMBER = re.compile("[0-9.]+%")
_LONGEST_PLAN = 5
_MULTIPLES = frozenset({"倍", "番"})
_GROWTHS = frozenset({"%", "百分点"})


def cover_claims(text: str, claims: Sequence[Claim], *, year: int | None, place: str, title: str = "") -> list[Claim]:
    """Return ``claims``, those with an indicator with the year, the stretch and the part of the place they stand for.

    ``year`` is the year in which ``text`` was written, ``place`` the one it is about; both may be unknown.
    """
    text = fold(text)
    reported = (claim.period for claim in claims if claim.status == "reported")
    years = read_report_years(text, year, title, reported)
    reader = CoverageReader(text, years, place)
    covered = [reader.cover(claim) if claim.indicator else _look_ahead(claim, text, years) for claim in claims]
    return settle_amounts(settle_sums(settle_flows(covered, text, years.planned), text), text)


class CoverageReader:
    """Reads the coverage of one document's figures, best in text order.

    What a figure covers is a year where one can be told, a stretch of time, "" where the text leaves it open, and a
    part, which names an area, sector or group where the figure is not about the whole place, as the text words it.
    """

    def __init__(self, text: str, years: ReportYears, place: str) -> None:
        self._text = text
        self._years = years
        self._surveyor = Surveyor(text, TimeReader(years.planned, plans_next=years.plans_next))
        self._parts = PartReader(text, place)
        self._last: Claim | None = None
        self._last_amount: Claim | None = None

    def cover(self, claim: Claim) -> Claim:
        """Return ``claim`` with what it stands for."""
        around = self._surveyor.around(claim)
        if claim.status == "target" and self._looks_back(claim, around.paragraph.start):
            claim = claim._replace(status="reported")
        stretch, year = self._time(claim, around)
        planned, status = self._years.planned, claim.status
        if planned and stretch == "year" and year and claim.period:
            # Nobody plans for a year that is over, or reports on one to come.
            ahead = year > planned and self._years.is_report
            over = year < planned and not self._is_recited(claim)
            status = "reported" if over else "target" if ahead else status
        if status == "target" and _DONE_AFTER.match(self._text, claim.end):
            status = "reported"
            year = self._years.reviewed if stretch == "year" and year == planned else year
        part = self._parts.part_of(claim) or self._part_of_last(claim) or self._adjusted(claim)
        indicator = claim.indicator
        told_of = year or planned
        if indicator == _RURAL_INCOME and told_of and told_of < _SURVEYED_ALIKE and "可支配" not in claim.of:
            indicator = _RURAL_INCOME_BEFORE
        self._last = claim._replace(indicator=indicator, status=status, figure_year=year, stretch=stretch, part=part)
        if is_level(claim):
            self._last_amount = self._last
        return self._last

    def _looks_back(self, claim: Claim, start: int) -> bool:
        """Say whether a paragraph inside the plan opens with the years gone by: 5年来，我市…显著提升."""
        if not _YEARS_BACK.match(self._text, start):
            return False
        return not _AHEAD_AGAIN.search(self._text, max(start, claim.start - FARTHEST_BACK), claim.start)

    def _is_recited(self, claim: Claim) -> bool:
        """Say whether a plan of a year that is over is told as one: 一九八四年，争取工业总产值增长百分之六."""
        if claim.status != "target":
            return False
        sentence = self._text.rfind("。", max(0, claim.start - FARTHEST_BACK), claim.start) + 1
        return bool(_RECITED.search(self._text, max(sentence, claim.start - _RECITED_REACH), claim.start))

    def _part_of_last(self, claim: Claim) -> str:
        """Return the part of the amount that a growth without a name goes with: 人均5.39万元，增长 | 7.5%."""
        last = self._last
        return last.part if last is not None and last.part and is_growth_behind(self._text, last, claim) else ""

    def _adjusted(self, claim: Claim) -> str:
        """Return the words by which a growth leaves something out, where the plain one stands before it.

        收入419.4亿元，下降1%（扣除新增减税因素影响，增长5.6%）: the second is not the growth of the year.
        """
        last = self._last
        if last is None or claim.unit != "%" or (last.unit, last.indicator) != (claim.unit, claim.indicator):
            return ""
        found = _ADJUSTED.search(self._text, last.end, claim.start)
        return found[1] if found and last.end < claim.start and last.sentence == claim.sentence else ""

    def _time(self, claim: Claim, around: Surroundings) -> tuple[Stretch, int | None]:
        text, start = self._text, claim.start
        time = around.sentence.time_at(claim)
        told = self._told_apart(claim, around, time)
        if told is not None:
            return told
        total = bool(_TOTAL.search(text, around.clause, start))
        summed = time is not None and time.kind == "spell" and bool(_SUMMED.search(text, around.clause, start))
        adds_up = summed or (time is not None and self._adds_up(claim))
        if time is None:
            time = self._time_of_passage(claim, around)
            if (time is None or time.kind == "year") and (total or self._is_open(claim, around)):
                return "", None
            adds_up = time is not None and self._comes_in(claim, around)
        if time is None or time.kind != "spell":
            return self._decide(claim, time)
        if is_on_year(text, claim, around):
            return "year", self._years.of(claim.status)
        if claim.kind == "money" and not claim.direction and "人均" not in claim.of:
            total = bool(_TOTAL.search(text, around.item, start)) or claim.of.endswith("总规模")
        return self._decide_spell(claim, time, total=total or adds_up)

    def _told_apart(self, claim: Claim, around: Surroundings, time: Time | None) -> tuple[Stretch, int | None] | None:
        """Return what the words beside a figure make of it, whatever ``time`` its sentence names; None if nothing."""
        text, start = self._text, claim.start
        if is_average(text, claim, around):
            return "yearly average", None
        if claim.unit in _MULTIPLES or (claim.indicator in _SUMS and _is_of_spells(text, claim, around.clause)):
            return _YEARS, None
        if _is_left_open(text, claim, around):
            return "", None
        if turn := _time_in_turn(text, claim, around.item):
            return self._decide(claim, turn)
        apart = stands_apart(text, claim, around, time, self._years.of(claim.status))
        if apart is not None:
            return apart, None
        added_up = (
            text.find("累计", around.clause, start) >= 0
            and _ADDED_UP.search(text, around.clause, start)
            and speaks_of_average(text, around.begins, start)
        )
        return (_YEARS, None) if added_up or self._goes_with_a_sum(claim, time) else None

    def _decide(self, claim: Claim, time: Time | None) -> tuple[Stretch, int | None]:
        """Say what the last time named before a figure makes of it; none means the year of the report's part."""
        default = self._years.of(claim.status)
        if time is None or time.kind == "this":
            return "year", default
        if time.kind == "part":
            year = self._years.planned if self._speaks_of_this_year(claim) else default
            return "part of a year", time.year or year
        if time.kind == "sum":
            return _YEARS, None
        years = self._years
        this = years.plans_next and claim.status == "reported" and time.year == years.planned
        return "year", years.reviewed if this else time.year

    def _speaks_of_this_year(self, claim: Claim) -> bool:
        """Say whether the sentence names the year in which it is told: 今年以来，…，一季度生产总值增长 | 3.5%."""
        begin = after_last(_LAST_SENTENCE_END, self._text, claim.start)
        return self._text.find("今年", begin, claim.start) >= 0

    def _decide_spell(self, claim: Claim, time: Time, *, total: bool) -> tuple[Stretch, int | None]:
        """Say the same where the time is several years: a level is that of the last, all else of all of them."""
        if not is_level(claim) or total:
            return _YEARS, None
        end = time.year
        if claim.status == "reported":
            default = self._years.of(claim.status)
            end = default if end is None or default is None else min(end, default)
        return ("year", end) if end else (_YEARS, None)

    def _adds_up(self, claim: Claim) -> bool:
        """Say whether an amount is all that several years brought: no growth of a year stands with it.

        五年来实际利用外资超过150亿美元, but 旅游总收入达到109.6亿元，增长36.2%.
        """
        if claim.indicator not in ADDING_UP or claim.kind == "change" or claim.status != "reported":
            return False
        reached = claim.surface.startswith(("突破", "达")) or self._text.endswith(("达到", "达"), 0, claim.start)
        return not (GROWS_AFTER if not reached else _GROWS_OR_GREW).match(self._text, claim.end)

    def _comes_in(self, claim: Claim, around: Surroundings) -> bool:
        """Say whether capital that came in is that of all the years that the paragraph or heading above names.

        五年来，开放扩大。实际利用外资850亿美元; what was reached (达到, 突破) is mostly the height of the last one.
        """
        if claim.indicator not in _CAPITAL or self._is_reached(claim):
            return False
        return not _GREW_BEFORE.search(self._text, around.begins, claim.start) and self._adds_up(claim)

    def _goes_with_a_sum(self, claim: Claim, time: Time | None) -> bool:
        """Say whether trade is told beside capital of several years: 五年累计利用外资38亿美元；进出口 | 70亿美元."""
        last = self._last_amount
        if claim.indicator not in _TRADE or last is None or last.stretch != _YEARS:
            return False
        if last.sentence != claim.sentence and not _PART_OF_IT.fullmatch(self._text, last.end, claim.start):
            return False
        named = time is not None and time.kind in ("year", "part")
        return not named and is_level(claim) and not self._is_reached(claim)

    def _is_reached(self, claim: Claim) -> bool:
        """Say whether an amount is told as a height that was reached: 达到80亿美元, 突破80亿美元."""
        if claim.kind == "change" or claim.surface.startswith(_REACHED):
            return True
        return self._text.endswith(_REACHED, 0, claim.start) or bool(_STEPS_AFTER.match(self._text, claim.end))

    def _is_open(self, claim: Claim, around: Surroundings) -> bool:
        """Say whether a growth may be one of several years: where steps are counted, or a review of years goes on."""
        if is_level(claim) or is_on_year(self._text, claim, around):
            return False
        if claim.unit == "百分点" and claim.status == "reported":
            return self._rises_over_years(claim, around)
        if _STEPS.search(self._text, around.item, claim.start):
            return True
        if _ESTIMATE.match(self._text, around.sentence.start, claim.start) or self._follows_a_year(claim):
            return False
        if claim.unit != "%" or claim.low < MORE_THAN_A_YEAR_BRINGS or around.paragraph.is_of_last_year(claim.start):
            return False
        if "居民" in claim.indicator:
            return True
        if claim.status == "target":
            return False
        return _is_headed_by_years(around) and around.paragraph.tells_of_years

    def _rises_over_years(self, claim: Claim, around: Surroundings) -> bool:
        """Say whether a rate that moves slowly rose by more points than in one year: 城镇化率提高7.8个百分点."""
        least = _POINTS_OF_YEARS.get(claim.indicator)
        if least is None or claim.low < _POINTS_UNDER_YEARS:
            return False
        if _SINCE_A_YEAR.search(self._text, around.clause, claim.start):
            return False
        return claim.low >= least or _is_headed_by_years(around)

    def _follows_a_year(self, claim: Claim) -> bool:
        """Say whether the figure before is the growth of a year: 生产总值增长9.1%；收入增长 | 21.57%."""
        last = self._last
        if last is None or last.sentence != claim.sentence:
            return False
        return last.stretch == "year" and last.unit == "%" and bool(last.direction)

    def _time_of_passage(self, claim: Claim, around: Surroundings) -> Time | None:
        """Return the last time that opens a sentence of the paragraph before a claim's, or that its heading names.

        A level aimed at may belong to any time named there: 今后五年的目标是. A growth aimed at without one is the
        coming year's but under a heading of several years, and one reported under such a heading mostly the last
        year's: only its paragraph tells. A time that does not go with the status (a plan for a past year) is not meant.
        """
        target, paragraph, begins = claim.status == "target", around.paragraph, around.sentence.start
        if target and not is_level(claim):
            if not claim.direction:
                last, opening = paragraph.last_time(begins), paragraph.opening_time(begins)
                if last and self._is_ahead(last):
                    return last
                if opening and (opening.kind == "spell" or self._is_ahead(opening)):
                    return opening
            time = paragraph.heading_of_plan(claim.start)
            return time if time and time.kind == "spell" else None
        time = paragraph.last_time(begins) if target else paragraph.opening_time(begins)
        if time is None and claim.unit not in _GROWTHS:
            time = paragraph.heading_of_plan(claim.start) if target else paragraph.heading_time
        if time is None or time.kind == "part":
            return None
        planned, reviewed = self._years.planned, self._years.reviewed
        if time.kind == "spell":
            return None if not target and self._is_last_year(claim, time, around) else time
        if time.year is None or planned is None:
            return time
        fits = time.year >= planned if target else time.year == (reviewed or planned)
        return time if fits else None

    def _is_ahead(self, time: Time) -> bool:
        """Say whether a time named above an aim is a year that a plan of several years may end with: 到2020年."""
        planned, year = self._years.planned, time.year
        return time.kind == "year" and year is not None and planned is not None and 0 < year - planned <= _LONGEST_PLAN

    def _is_last_year(self, claim: Claim, spell: Time, around: Surroundings) -> bool:
        """Say whether a figure below words of several years is the last year's all the same.

        They ended before the year reviewed, or the growth is too small to be that of all of them.
        """
        if spell.year and self._years.reviewed and spell.year < self._years.reviewed:
            return True
        small = claim.unit == "%" and claim.low < _LESS_THAN_YEARS_BRING
        sentence = around.sentence.start
        earlier = max(around.paragraph.start, sentence - FARTHEST_BACK)
        return small and not speaks_of_average(self._text, earlier, sentence)


def _is_headed_by_years(around: Surroundings) -> bool:
    heading = around.paragraph.heading_time
    return heading is not None and heading.kind == "spell"


def _look_ahead(claim: Claim, text: str, years: ReportYears) -> Claim:
    """Return ``claim``, aimed at if its time is a year to come that opens a clause: 到1985年，原煤七亿吨."""
    year = _ONE_YEAR.fullmatch(claim.period)
    if not years.is_report or not years.planned or claim.status == "target":
        return claim
    if year is None or int(year[2]) <= years.planned:
        return claim
    time = text.rfind(claim.period, max(0, claim.start - FARTHEST_BACK), claim.start)
    opens = time >= 0 and (bool(year[1]) or time == 0 or text[time - 1] in _CLAUSE_MARKS)
    if not opens or _IN_BETWEEN.match(text, time + len(claim.period)) or _BASE_AMOUNT.search(text, time, claim.start):
        return claim
    return claim._replace(status="target")


def _is_left_open(text: str, claim: Claim, around: Surroundings) -> bool:
    """Say whether an amount is all so far or was passed on the way, or a growth the one before the year told of."""
    if claim.indicator in ADDING_UP and _UNTIL_NOW.search(text, around.item, claim.start):
        return True
    if claim.kind == "money" and _PASSED_BY_CHANGE.match(text, claim.end):
        return True
    if claim.kind == "money" and _PASSED.match(text, claim.end):
        return text.find("分别", around.clause, claim.start) < 0
    if not _BASE_AFTER.match(text, claim.end):
        return False
    base = _OF_A_YEAR if claim.kind == "money" and not claim.direction else _OF_LAST_YEAR
    return bool(base.search(text, around.clause, claim.start))


def _time_in_turn(text: str, claim: Claim, item: int) -> Time | None:
    """Return the one that a figure has of several times named for a row of figures, or None where there is no row."""
    row = text.find("分别", item, claim.start) >= 0 and _TIMES_IN_TURN.search(text, item, claim.start)
    if not row:
        return None
    times = _NEXT_TIME.split(row[1])
    number = len(_NUMBER.findall(row[2]))
    if number >= len(times):
        return None
    return Time("this", None) if times[number] == "全年" else Time("part", None)


def _is_of_spells(text: str, claim: Claim, clause: int) -> bool:
    """Say whether an amount is that of a plan period, or compared with that of the one before."""
    return bool(_OF_SPELLS.search(text, clause, claim.end) or _LAST_SPELLS.match(text, claim.end))
