"""Whether a passage reports or plans, and which time its figures speak of.

A government report reviews a year and then plans the next; a heading or a set sentence says where the plan
begins, and that holds until a heading says otherwise. Inside either part single clauses change the mood.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.mood import status_by_mood
from zzcorpus.extract.claims.wordlists import led_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.model import Span, Status

_HEADING_LENGTH = 48
_LINE_LENGTH = 64  # with the marks round a heading
_BOLD = re.compile(r"[ \t　#]{0,9}\*\*([^*\n]{2,60})\*\*")
_PLAN_HEADING = re.compile(
    "工作安排|工作部署|工作打算|工作建议|工作重点|工作任务|工作目标|工作意见|工作思路|总体(?:思路|要求|目标|安排|部署)|指导思想|主要任务|主要目标|重点任务"
    "|重点工作|目标任务|预期目标|奋斗目标|发展目标|今后|未来(?=的?[一二三四五六七八九十几两0-9]|发展|工作|展望)|下一步|下步|新一年|做好[^，。]{0,8}(?:今年|20[0-9]{2}年)|今年(?:的)?(?:主要)?工作|今年政府工作|明年工作|明年的|目标和任务|任务和措施|基本思路|战略任务|努力方向|建议|展望|前景"
    "|^[一二三四五六七八九十]{1,2}、(?:确保|力争|努力(?:实现|完成|开创))(?!了)"
)
_REVIEW_HEADING = re.compile(
    "回顾|总结|过去|完成情况|执行情况|主要成绩|工作情况|取得的成|主要成就|基本情况|五年来|一年来|去年工作|上年工作|工作报告|名词解释|附注|注释"
)
_YEAR_HEADING = re.compile(r"((?:19|20)[0-9]{2})年")
# These lead with their one fixed letter, which the engine finds at once, and look behind for what precedes it.
_YEAR_OF_WORK = re.compile("年(?<=((?:19|20)[0-9]{2})年)的?(?:主要|重点|政府)?(?:工作|经济|发展|目标)")
# The date and place of the speech, and its salutation, are lines of their own but no headings.
_NO_HEADING = re.compile("[0-9０-９]月|会议上|各位代表|提出建议")
# A heading that tells of targets reached, and one below the parts of a report, announce no plan by themselves.
_DONE = re.compile("完成|超额|取得|进展|亮点|奠定|成就|成绩|胜利")
_SUBHEADING = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,2}是")
_AHEAD = re.compile(
    "今后|未来(?=的?[一二三四五六七八九十几两0-9]|发展|工作|展望)|下一步|明年|(?:确保|力争|努力|做好)[^，。]{0,12}(?:今年|20[0-9]{2}年)|今年的?(?:主要|重点|政府)?工作"
)
# Sentences that open the plan where no heading does.
_PLAN_OPENING = led_by(
    "12今明未重着突集全为围预主奋总",
    "(?:今年|明年|(?:19|20)[0-9]{2}年|今后|未来)[^。！？\\n]{0,40}(?:总体要求|总体思路|(?:预期|主要|奋斗|发展|工作)目标|指导思想|基本思路)[^。！？\\n]{0,12}是"
    "|(?:重点|着力|突出|集中力量|全力)(?:要)?(?:做好|抓好|抓|推进|实施)以下[^。\\n]{0,12}(?:工作|任务|方面)"
    "|(?:预期|主要|奋斗|总体)(?:预期|经济|调控|奋斗|发展)*目标(?:建议|主要|拟)?(?:是|为(?![依导根])|：)"
    "|(?:主要)?(?:预期性?(?:经济)?指标|(?:主要)?(?:经济|调控)指标预期)(?:建议|主要|拟)?(?:是|为|：)"
    "|为实现上述目标|为完成上述目标|围绕(?:上述|以上|这些)目标",
)
_REVIEW_OPENING = led_by(
    "过去", "(?:过去|去年)的?(?:一年|五年|几年)?[^。！？\\n]{0,12}(?:主要)?(?:做了|开展了|抓了)以下"
)
_DUTY = re.compile("：(?<=(?:牵头|责任|负责|承办|主办|配合)(?:单位|部门|领导)：)")

_WILL_BE = (
    "继续|进一步|于|在|达|实现|投入|投资|全面|建成|力争|安排|突破|超过|完成|增加|为|会|有|是|陆续|新建|新增"
    "|组织|开展|启动|开工|推出|建设|使|对|重点|采取|加大|以|按|力求|努力|从|通过|支持|着力|大力|每年|统筹|再|逐步"
)
_TARGET = led_by(
    "力确务必预目工拟今未下要将争努计不",
    "力争|确保|预期(?=今年|全[年省市区])|务必|务求|力求|必须|(?<!完成)(?<!完成了)(?<!实现了)(?<!达到)(?<![好高低]于)(?<!超过)预期目标|目标[是为：:]|工作目标|拟(?!定|订|合)|今后|未来[一二三四五六七八九十几0-9]|下一步"
    "|(?<![主重需首摘必概只纪紧简扼机])要(?![求素点闻领务件道害塞冲因职会事是的，、；。”]|防住|稳住|安全)"
    f"|(?<![即终必])将(?:{_WILL_BE})"
    "|争取(?:实现|完成|达到|全年|全市|全省|年内|在|年底|用|使|建成|开工|新增|今年)"
    "|努力(?:实现|使|达到|完成|争取|做到|建成)|计划(?:到|在|用|于|新建|新增|实施|完成|建设|引进|开工|安排|培训|培育|实现|再|今年|全年|年内|开展|组织)"
    "|不低于|不少于(?!.{0,6}了)",
)
_WILL_BY = re.compile("年(?<=[到至在](20[0-9]{2})年)")
_PAST = led_by(
    "去已目现截迄至一五几过以共上取完实建解新达",
    "去年(?!同期|底的|水平)|已(?:经|有|建|完|达|累|全|投|开|成|实|发|培|签|引)|目前|现有|截至|截止|迄今|至今|一年来|五年来|几年来|过去|以来|共有|上年(?=[完实达])|取得了|完成了|实现了|建成了|解决了|新增了|达到了",
)
_ESTIMATE = re.compile("(?:据|据?初步)(?:核算|统计|预计)")
_BYGONE = frozenset({"过去一年", "过去的一年", "去年", "上年"})
_CLAUSE_MARKS = "，。；：！？\n"
_PERIOD = led_by(
    "12到至截过近最今后未前这去明十“一二三四五六七八九几两本年上下",
    "(?:到|至|截至|截止到?)?(?:(?:19|20)[0-9]{2}年?[-—－~～至到]{1,2})?(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月(?:底|末|份)?|底|末|初|度|上半年|下半年|前三季度)?"
    "|(?:过去|近|最近|今后|未来|(?<!提)前|这|后)?(?:的)?[一二三四五六七八九十几两0-9]{1,3}年(?:来|间|中|累计|共|里)|(?:过去|近|今后|未来|(?<!提)前|这)(?:的)?[一二三四五六七八九十几两0-9]{1,2}年"
    "|“?十[一二三四五]五”?(?:时期|期间|末|以来)?|“[六七八九十]五”(?:时期|期间|末|以来|计划)?|去年(?:底|末)?|今年(?:底|末|以来|上半年)?|明年|前年|本届政府(?:任期)?|(?<![0-9一二三四五六七八九十])年内|年底|年末|上半年|下半年|[一二三四]季度|前三季度",
)
# Taken for the time where the sentence names no other.
_SPELL = led_by("全年累截目", "全年|年均|累计|截至目前|目前")
# A time after 比 or 较 is what a figure is compared with, not what it speaks of.
# One in brackets or after a dash belongs to a title or a range.
_BASE = re.compile("(?:[比较][^，。；0-9]{0,3}|[（(—―－~～-])$")
# So is the one that a change starts from, or a multiple is taken of: 由1992年的411亿元增加到, 是2007年的2.5倍.
_START = re.compile("[由从是为]“?$")
_OF = re.compile("[底末]?(?:的|总量)")


@dataclass(slots=True)
class Passage:
    """A stretch of text under one mood."""

    start: int
    status: Status


class Context:
    """The moods and times of one document, asked for by position inside ``sentences``, in rising order.

    ``sentences`` are the spans that hold figures, about a quarter of the text; only they are searched for times
    and for words of planning.
    """

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self._text = text
        self._passages = _find_passages(text)
        self._starts = [passage.start for passage in self._passages]
        self._duties = [match.start() for match in _DUTY.finditer(text)]
        self._plan_year = _plan_year(text)
        self._targets = _unquoted(_TARGET, text, sentences)
        self._past = _starts_in(_PAST, text, sentences)
        self._by = [
            match.start() for match in _WILL_BY.finditer(text) if self._plan_year and int(match[1]) >= self._plan_year
        ]
        self._periods = [
            (match.start(), match[1])
            for sentence in sentences
            for match in _each(_PERIOD, text, sentence)
            if not _is_base(text, match)
        ]
        self._period_starts = [start for start, _ in self._periods]
        self._spells = [
            (match.start(), match[1])
            for sentence in sentences
            for match in _SPELL.finditer(text, sentence.start, sentence.end)
        ]
        self._spell_starts = [start for start, _ in self._spells]

    def status(self, sentence: Span, position: int, clause: int, end: int) -> Status:
        """Return the status of a figure at ``position`` in a clause that begins at ``clause``."""
        if self._duties and _within(self._duties, end, sentence.end + 40) and self._same_line(end):
            return "target"
        if _within(self._by, sentence.start, position):
            return "target"
        number = bisect_right(self._starts, position) - 1
        passage = self._passages[number]
        # In a review that a plan follows, what was to be ensured (确保经济平稳运行，) is not the figure after it.
        review = passage.status == "reported" and any(p.status == "target" for p in self._passages[number + 1 :])
        if _within(self._targets, clause if review else sentence.start, position):
            return "reported" if self._is_over(sentence, position) else "target"
        if passage.status == "target" and self._is_over(sentence, position):
            return "reported"
        if passage.status == "target" and _within(self._past, clause, position):
            return "reported"
        return passage.status

    def _is_over(self, sentence: Span, position: int) -> bool:
        """Say whether the last time named in the sentence opens a clause and lies before the year planned for.

        Words of planning after it (2005年的预期目标是) make it a time of planning all the same.
        """
        if _ESTIMATE.match(self._text, sentence.start):
            return True
        index = bisect_right(self._period_starts, position) - 1
        if index < 0 or self._period_starts[index] < sentence.start:
            return False
        start, named = self._periods[index]
        before = self._text[sentence.start : start].removesuffix("过去的").removesuffix("刚刚")
        if before and before[-1] not in _CLAUSE_MARKS:
            return False
        if _within(self._targets, start, position):
            return False
        year = _YEAR_HEADING.fullmatch(named)
        return named in _BYGONE if year is None else int(year[1]) < self._plan_year

    def _same_line(self, end: int) -> bool:
        line_end = self._text.find("\n", end)
        line_end = len(self._text) if line_end < 0 else line_end
        return _within(self._duties, end, line_end)

    def period(self, sentence: Span, position: int) -> str:
        """Return the last time named in the sentence before ``position``, or nothing."""
        index = bisect_right(self._period_starts, position) - 1
        if index >= 0 and self._period_starts[index] >= sentence.start:
            return self._periods[index][1]
        index = bisect_right(self._spell_starts, position) - 1
        if index >= 0 and self._spell_starts[index] >= sentence.start:
            return self._spells[index][1]
        return ""


def _starts_in(pattern: re.Pattern[str], text: str, sentences: Sequence[Span]) -> list[int]:
    return [match.start() for sentence in sentences for match in pattern.finditer(text, sentence.start, sentence.end)]


def _unquoted(pattern: re.Pattern[str], text: str, sentences: Sequence[Span]) -> list[int]:
    """Return where ``pattern`` matches outside quotation marks: a motto that is quoted (“疫情要防住”) plans nothing."""
    found = []
    for sentence in sentences:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            start = match.start()
            opened = text.rfind("“", sentence.start, start)
            if opened < 0 or text.find("”", opened, start) >= 0 or text.find("”", start, sentence.end) < 0:
                found.append(start)
    return found


def _each(pattern: re.Pattern[str], text: str, sentence: Span) -> Iterator[re.Match[str]]:
    """Yield the matches in ``sentence`` of a pattern made by ``led_by`` whose first groups do not overlap."""
    end = 0
    for match in pattern.finditer(text, sentence.start, sentence.end):
        if match.start() >= end:
            end = match.end(1)
            yield match


def _is_base(text: str, time: re.Match[str]) -> bool:
    """Say whether a time is one that a figure is compared with, not the one it speaks of."""
    start, end = max(0, time.start() - 5), time.start()
    if _BASE.search(text, start, end):
        return True
    return bool(_OF.match(text, time.end(1)) and _START.search(text, start, end))


def _within(positions: list[int], start: int, end: int) -> bool:
    index = bisect_right(positions, start - 1)
    return index < len(positions) and positions[index] < end


def _plan_year(text: str) -> int:
    """Return the year that the text plans for, by the years of its headings; 0 where they do not say."""
    return max((int(match[1]) for match in _YEAR_OF_WORK.finditer(text)), default=0)


def _find_passages(text: str) -> list[Passage]:
    marks: list[tuple[int, Status]] = []
    earlier_year = 0
    start = -1
    for raw in text.split("\n"):
        start += 1
        place, start = start, start + len(raw)
        if "标" in raw or "以下" in raw or "总体" in raw or "思" in raw:  # no other line opens plan or review
            marks += [(match.start(), "target") for match in _PLAN_OPENING.finditer(text, place, start)]
            marks += [(match.start(), "reported") for match in _REVIEW_OPENING.finditer(text, place, start)]
        line = _heading(raw)
        if not line:
            continue
        status = _status_of_heading(line, earlier_year)
        if status:
            marks.append((place, status))
        year = None if _NO_HEADING.search(line) else _YEAR_HEADING.search(line)
        if year:
            earlier_year = earlier_year or int(year[1])
    marks.sort()
    first = marks[0][0] if marks else len(text)
    opening = status_by_mood(text[:first])
    return [Passage(0, opening), *(Passage(start, status) for start, status in marks)]


def _heading(raw: str) -> str:
    """Return the heading that a line is, or that opens it in bold; "" for prose."""
    if len(raw) <= _LINE_LENGTH:
        line = raw.strip(" \t\r　#*")
        if 1 < len(line) <= _HEADING_LENGTH and line[-1] not in "。；，":
            return line
    bold = _BOLD.match(raw)
    return bold[1] if bold else ""


def _status_of_heading(line: str, earlier_year: int) -> Status | None:
    """Return what a heading announces; None where it leaves the mood as it is."""
    if _REVIEW_HEADING.search(line):
        return "reported"
    if _NO_HEADING.search(line):
        return None
    ahead = _AHEAD.search(line)
    if _PLAN_HEADING.search(line) and (ahead or not (_DONE.search(line) or _SUBHEADING.match(line))):
        return "target"
    year = _YEAR_HEADING.search(line)
    return "target" if year and 0 < earlier_year < int(year[1]) else None
