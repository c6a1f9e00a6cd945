"""What a figure stands in: its paragraph, its sentence, the items of it, and the times that these name."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.claims.punctuation import FARTHEST_BACK, SENTENCE_ENDS, after_last, last_of
from zzcorpus.extract.claims.times import plan_named

if TYPE_CHECKING:
    from zzcorpus.extract.claims.times import NamedTime, Time, TimeReader
    from zzcorpus.model import Claim

_end_of = attrgetter("end")
_LAST_SENTENCE_END = last_of(SENTENCE_ENDS)
_SENTENCE_END = re.compile(f"[{SENTENCE_ENDS}]")
_LAST_CLAUSE_END = last_of("，。；！？：\n")
_HEADING_CHARS = 40
_OPENING_CHARS = 12
_LOOK_BACK_LINES = 60
_OPENS = frozenset("，。；：！？\n、年")  # 2017年前三季度 is one time
# The date and place of the speech stand on a line of their own, but head nothing; nor does 为“十三五”开好局.
_DATE_LINE = re.compile("开好局|开好头|[0-9一二三四五六七八九十元]月|会议上|^[（(](?![一二三四五六七八九十]{1,3}[）)])")
_THIS_YEARS_WORK = re.compile("(?:今年|(?:19|20)[0-9]{2}年)的?(?:政府|重点|主要)?工作")
# What opens the plan of one year in running text, so that a heading of several years above holds no longer.
_OF_THIS_YEAR = re.compile(
    "(?:今年|明年|((?:19|20)[0-9]{2})年)[^。\n]{0,40}(?:预期目标|主要目标|总体要求|工作思路|重点做好|重点抓好|做好以下)"
    "|做好今年|(?:今年|(?:19|20)[0-9]{2}年)，?是[^。\n]{0,60}(?:之年|一年)"
)
# And what opens the review of the last year below one of several years.
_OF_LAST_YEAR = re.compile(
    "[ 　*]*(?:各位代表[，！]|回顾|同时，)?"
    "(?:(?:刚刚|即将)?过去的?(?:一年|(?:19|20)[0-9]{2}年)|一年来，|去年，?我|(?:19|20)[0-9]{2}年(?:，(?:面对|我们)|，?是))"
)
_TURNS_TO_LAST_YEAR = re.compile(f"(?:^|(?<=[。\n])){_OF_LAST_YEAR.pattern}", re.MULTILINE)
# 五年来，我们主要做了以下工作。 heads what follows it.
_LEADS_ON = re.compile("做了(?:以下|如下)[^。，]{0,10}[。：]$")
_YEARS_AHEAD = re.compile("[ 　]*(?:做好|展望|面向)?(?:今后|未来|接下来)(?:的)?(?:[三四五345]年|几年|一个时期)")
_LIST_MARK = re.compile("(?:[—-]{1,2}|[（(]?[一二三四五六七八九十]{1,3}[）)、]|[0-9]{1,2}[.、])[ 　]*")
_OF_YEARS = re.compile("年均|每年|累计|[五5]年|本届")


class Surroundings(NamedTuple):
    """What a figure stands in, and where its sentence, the item of it (items end at ；) and its clause begin."""

    paragraph: Paragraph
    sentence: Sentence
    begins: int
    item: int
    clause: int


class Surveyor:
    """Finds what the figures of one document stand in; those of one sentence, asked for in turn, share the work."""

    def __init__(self, text: str, times: TimeReader) -> None:
        self._text = text
        self._times = times
        self._paragraph = Paragraph("", 0, times)
        self._sentence = Sentence("", 0, self._paragraph, times)

    def around(self, claim: Claim) -> Surroundings:
        """Return what ``claim`` stands in."""
        text, start = self._text, claim.start
        if not self._sentence.start <= start < self._sentence.end:
            if not self._paragraph.start <= start < self._paragraph.end:
                self._paragraph = Paragraph(text, start, self._times)
            self._sentence = Sentence(text, start, self._paragraph, self._times)
        farthest = max(0, start - FARTHEST_BACK)
        begins = max(farthest, self._sentence.start)
        item = max(farthest, self._sentence.item_of(start))
        clause = after_last(_LAST_CLAUSE_END, text, start, item)
        return Surroundings(self._paragraph, self._sentence, begins, item, clause)


class Paragraph:
    """The line of a text that holds ``position``, and what its heading and its other sentences say of time."""

    def __init__(self, text: str, position: int, times: TimeReader) -> None:
        self._text = text
        self._times = times
        self.start = text.rfind("\n", 0, position) + 1
        end = text.find("\n", position)
        self.end = len(text) if end < 0 else end
        self._opened = self.start
        self._opening: Time | None = None

    def opening_time(self, end: int) -> Time | None:
        """Return the last time that opens a sentence before ``end``."""
        text = self._text
        while (stop := text.find("。", self._opened, end)) >= 0:
            self._opening = self._time_opening(self._opened, stop) or self._opening
            self._opened = stop + 1
        return self._time_opening(self._opened, end) or self._opening

    def _time_opening(self, start: int, end: int) -> Time | None:
        mark = _LIST_MARK.match(self._text, start, end)
        start = mark.end() if mark else start
        return self._times.first(self._text[start : min(end, start + _OPENING_CHARS)])

    def last_time(self, end: int) -> Time | None:
        """Return the last time that is named before ``end``."""
        return self._times.last(self._text, max(self.start, end - FARTHEST_BACK), end)

    @cached_property
    def tells_of_years(self) -> bool:
        """Whether words of several years stand in it."""
        return bool(_OF_YEARS.search(self._text, self.start, self.end))

    def is_of_last_year(self, end: int) -> bool:
        """Say whether it has turned to the year just over before ``end``: 刚刚过去的2005年，我们…."""
        return 0 <= self._turns_to_last_year < end

    @cached_property
    def _turns_to_last_year(self) -> int:
        found = _TURNS_TO_LAST_YEAR.search(self._text, self.start, self.end)
        return found.start() if found else -1

    @cached_property
    def heading_time(self) -> Time | None:
        """The first time of the nearest line above that is short as a heading and names one.

        There the name of a plan is a time whatever follows it: “十四五”主要目标.
        """
        return self._heading_time(plans=False)

    def heading_of_plan(self, end: int) -> Time | None:
        """Return the same for a plan before ``end``; nothing where running text has since turned to one year's plan."""
        turned = self._turns_to_this_year
        return None if 0 <= turned < end else self._time_of_plan

    @cached_property
    def _turns_to_this_year(self) -> int:
        return self._turn_to_this_year(self.start, self.end)

    def _turn_to_this_year(self, start: int, end: int) -> int:
        """Return where ``text[start:end]`` turns to the plan of one year, -1 where it does not.

        The aims of a year after that are those of a longer plan: 到2015年，主要目标是.
        """
        for found in _OF_THIS_YEAR.finditer(self._text, start, end):
            named = found[1]
            if not named or not self._times.year or int(named) <= self._times.year:
                return found.start()
        return -1

    @cached_property
    def _time_of_plan(self) -> Time | None:
        return self._heading_time(plans=True)

    def _heading_time(self, *, plans: bool) -> Time | None:
        end = self.start - 1
        of_years = False
        for _ in range(_LOOK_BACK_LINES):
            if end <= 0:
                return None
            start = self._text.rfind("\n", 0, end) + 1
            if end - start > _HEADING_CHARS:
                if self._turn_to_this_year(start, end) >= 0 if plans else _OF_LAST_YEAR.match(self._text, start, end):
                    return None
                of_years = of_years or bool(_YEARS_AHEAD.match(self._text, start, end))
            elif not self._text.endswith(("。", "；"), start, end) or _LEADS_ON.search(self._text, start, end):
                line = self._text[start:end]
                # “十二五”发展开局良好 names the first year of a plan.
                no_time = _DATE_LINE.search(line) or (not plans and "开局" in line)
                # The name of a plan in a heading of the second rank says what is done for it: （二）围绕“十一五”规划.
                named = None if line.startswith(("（", "(")) else plan_named(line)
                time = None if no_time else self._times.first(line) or named
                if time:
                    # 未来五年总体考虑和今年工作安排 heads both; running text below says which of them comes first.
                    both = plans and time.kind == "spell" and _THIS_YEARS_WORK.search(line)
                    return time if of_years or not both else None
            end = start - 1
        return None


class _Item(NamedTuple):
    """A part of a sentence up to ；, the times it names, and the last, of it or those before, that goes on after it."""

    start: int
    times: list[NamedTime]
    leading: Time | None


class Sentence:
    """The sentence that holds ``position``."""

    def __init__(self, text: str, position: int, paragraph: Paragraph, times: TimeReader) -> None:
        self.start = after_last(_LAST_SENTENCE_END, text, position, paragraph.start)
        end = _SENTENCE_END.search(text, position)
        self.end = end.start() if end else len(text)
        self._items: list[_Item] = []
        start, leading = self.start, None
        for words in text[start : self.end].split("；"):
            named = list(times.find(text, start, start + len(words)))
            if named:
                leading = _leading(text, start, start + len(words), named) or leading
            self._items.append(_Item(start, named, leading))
            start += len(words) + 1
        self._starts = [item.start for item in self._items]

    def item_of(self, position: int) -> int:
        """Return where the item begins that holds ``position``."""
        return self._starts[bisect_right(self._starts, position) - 1]

    def time_at(self, claim: Claim) -> Time | None:
        """Return the last time that goes with a figure.

        One named inside an earlier item (…是1994年以来的最高；财政收入…) is that item's alone; one that opens an item,
        or leads to all of them (今年的预期目标是：), goes on.
        """
        number = bisect_right(self._starts, claim.start) - 1
        times = self._items[number].times
        for place in range(bisect_right(times, claim.end, key=_end_of) - 1, -1, -1):
            if times[place].counts_at(claim.end):
                return times[place].time
        return self._items[number - 1].leading if number else None


def _leading(text: str, start: int, end: int, times: list[NamedTime]) -> Time | None:
    """Return the last of the times of an item that opens it, or stands before its colon.

    A part of a year behind its subject is that clause's alone: 2017年，生产总值前三季度增长2.8%，全年增长3.1%；….
    """
    colon = text.rfind("：", start, end)
    until = start + _OPENING_CHARS if colon < 0 else colon
    for named in reversed(times):
        inside = named.time.kind == "part" and named.start > start and text[named.start - 1] not in _OPENS
        if named.start < until and named.closed < 0 and not inside:
            return named.time
    return None
