"""Which passages of a document report and which plan.

A government report reviews a year and then plans the next; a heading or a set sentence says where the plan
begins, and that holds until a heading says otherwise.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.mood import status_by_mood
from zzcorpus.extract.claims.wordlists import any_of, led_by, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Status

_HEADING_LENGTH = 48
_LINE_LENGTH = 64  # with the marks round a heading
_BOLD = re.compile(r"[ \t　#]{0,9}\*\*([^*\n]{2,60})\*\*")
# A heading that the words of headings.tsv do not tell for a plan's: 未来五年, 做好2018年工作, 一、确保实现.
_PLAN_HEADING = (
    "未来(?=的?[一二三四五六七八九十几两0-9]|发展|工作|展望)|做好[^，。]{0,8}(?:今年|20[0-9]{2}年)"
    "|^[一二三四五六七八九十]{1,2}、(?:确保|力争|努力(?:实现|完成|开创))(?!了)"
)
_YEAR_HEADING = re.compile(r"((?:19|20)[0-9]{2})年")
# This leads with its one fixed letter, which the engine finds at once, and looks behind for what precedes it.
_YEAR_OF_WORK = re.compile("年(?<=((?:19|20)[0-9]{2})年)的?(?:主要|重点|政府)?(?:工作|经济|发展|目标)(?!有)(的?回顾)?")
# What a document that lays down what is to be done is called: 关于推进党建创新工程的实施意见.
_PLAN_TITLE = re.compile("(?:意见|方案|要点|规划|纲要|计划|办法|细则|通知)(?:（[^（）]{1,12}）)?$")
# Where such a document tells how things stand, up to its next part: 一、发展基础和面临的形势.
_HOW_THINGS_STAND = re.compile(
    "(?:现状|基础|成效|成绩|形势|环境|背景|条件)(?!.*(?:要求|任务|目标|思路))(?:[和与及].{2,8})?$"
)
_TOP_LEVEL = re.compile("[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部]")
# The date and place of the speech, and its salutation, are lines of their own but no headings.
_NO_HEADING = re.compile("[0-9０-９]月|会议上|各位代表|提出建议")
# A heading below the parts of a report announces no plan by itself, nor does one that tells of targets reached.
_SUBHEADING = re.compile("[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,2}是")
_AHEAD = re.compile(
    "今后|未来(?=的?[一二三四五六七八九十几两0-9]|发展|工作|展望)|下一步|明年|(?:确保|力争|努力|做好)[^，。]{0,12}(?:今年|20[0-9]{2}年)|今年的?(?:主要|重点|政府)?工作"
)
# A heading of both, as the title of a report or of a part that reviews first: 1996年的政府工作和1997年的奋斗目标.
_BOTH = re.compile("年的?(?:政府|主要)?工作(?:情况)?[和及与](?:19|20)[0-9]{2}年|(?:形势|成就|成绩|进展)[和及与]今后")
# What the past has done for the time to come is no plan: …为今后的发展奠定了基础.
_GROUNDWORK = re.compile("为[^，。]{1,16}(?:奠定|打下)[^，。]*")
# The part of a report that follows a review: 二、大力调整产业结构, 二、争取国民经济再上一个新台阶.
_NEXT_PART = re.compile(
    "[二三]、(?:大力|着力|加快|努力|切实|进一步|继续|争取|集中精力|明确今年|锐意|奋力|统筹|坚定不移|深入(?!推进|开展|实施)|坚持)"
)
# A review of its own part: 一、1996年两个文明建设取得显著成绩.
_FIRST_PART = re.compile("[一1][、.]")
_DONE_NOW = re.compile("了|成效|新(?:进展|成就|成绩|突破|提高|变化)|[一二两三四五]年$")
_PLAN_FORBIDDEN = re.compile("来[，,]|过去|去年|上年|还|已|先后|共")
_BEFORE_OPENING = 12
# Sentences that open the plan where no heading does.
_PLAN_OPENING = led_by(
    "12今明未重着突集全为围预主奋总具规发",
    "(?:今年|明年|(?:19|20)[0-9]{2}年|今后|未来)[^。！？\\n]{0,40}(?:总体要求|总体思路|(?:预期|主要|奋斗|发展|工作)目标|指导思想|基本思路)[^。！？\\n]{0,12}是"
    "|(?<!还)(?:重点|着力|突出|集中力量|全力)(?:要)?(?:做好|抓好|抓|推进|实施)以下[^。\\n]{0,12}(?:工作|任务|方面)"
    "|(?:预期|主要|奋斗|总体)(?:预期|经济|调控|奋斗|发展)*目标(?:建议|主要|拟)?(?:是|为(?![依导根])|：)"
    "|(?:具体|规划|发展)目标(?:如下|为|是)?：$"  # what follows is a list of them
    "|(?:主要)?(?:预期性?(?:经济)?指标|(?:主要)?(?:经济|调控)指标预期)(?:建议|主要|拟)?(?:是|为|：)"
    "|为实现上述目标|为完成上述目标|围绕(?:上述|以上|这些)目标",
)
_REVIEW_OPENING = led_by(
    "过去", "(?:过去|去年)的?(?:一年|五年|几年)?[^。！？\\n]{0,12}(?:主要)?(?:做了|开展了|抓了)以下"
)


def plan_year(text: str) -> int:
    """Return the year that the text plans for, by the years of its headings; 0 where they do not say.

    It is the one after a year that is reviewed.
    """
    return max((int(match[1]) + bool(match[2]) for match in _YEAR_OF_WORK.finditer(text)), default=0)


def find_passages(text: str) -> list[tuple[int, Status]]:
    """Return where the passages begin, and the status that each gives its figures."""
    marks: list[tuple[int, Status]] = []
    earlier_year = 0
    reviewed = False
    place = 0
    title = _heading(text.lstrip().partition("\n")[0])
    lays_down = bool(_PLAN_TITLE.search(title)) and "报告" not in title  # 关于印发《政府工作报告》的通知
    for line in text.split("\n"):
        if "以下" in line:
            marks += [(place + match.start(), "reported") for match in _REVIEW_OPENING.finditer(line)]
        if _may_open_plan(line):
            marks += [(place + start, "target") for start in _plan_openings(line)]
        heading = _heading(line)
        if heading:
            status = _status_of_heading(heading, earlier_year, first=not marks, reviewed=reviewed)
            if lays_down and not status and _TOP_LEVEL.match(heading):
                status = "reported" if _HOW_THINGS_STAND.search(heading) else "target"
            if status:
                marks.append((place, status))
                reviewed = status == "reported" and bool(_FIRST_PART.match(heading))
            if not earlier_year and not _NO_HEADING.search(heading):
                year = _YEAR_HEADING.search(heading)
                earlier_year = int(year[1]) if year else 0
        place += len(line) + 1
    marks.sort()
    first = marks[0][0] if marks else len(text)
    return [(0, "target" if lays_down else status_by_mood(text[:first])), *marks]


def is_heading(line: str) -> bool:
    """Say whether a line is, or opens in bold with, a heading."""
    return bool(_heading(line))


def _heading(raw: str) -> str:
    """Return the heading that a line is, or that opens it in bold; "" for prose."""
    if len(raw) <= _LINE_LENGTH:
        line = raw.strip(" \t\r　#*")
        if 1 < len(line) <= _HEADING_LENGTH and line[-1] not in "。；，":
            return line
    bold = _BOLD.match(raw) if "**" in raw else None
    return bold[1] if bold else ""


@lru_cache(maxsize=1)
def _announcements() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the expressions for what the heading of a plan, of a review and of targets reached says."""
    plan, review, done = (
        any_of(word for word, its in read_rows("headings", 2) if its == role) for role in ("plan", "review", "done")
    )
    return re.compile(f"{plan}|{_PLAN_HEADING}"), re.compile(review), re.compile(done)


def _may_open_plan(line: str) -> bool:
    """Tell whether a line has one of the words that every opening of a plan has, asked for by one letter first."""
    return (
        ("标" in line and ("目标" in line or "指标" in line))
        or "以下" in line
        or ("思" in line and ("总体思路" in line or "指导思想" in line or "基本思路" in line))
        or "总体要求" in line
    )


def _plan_openings(line: str) -> list[int]:
    """Return where the sentences begin that open a plan; none where it looks back (一年来，突出做好以下六项工作)."""
    found = (match.start() for match in _PLAN_OPENING.finditer(line))
    return [start for start in found if not _PLAN_FORBIDDEN.search(line, max(0, start - _BEFORE_OPENING), start)]


def _status_of_heading(line: str, earlier_year: int, *, first: bool, reviewed: bool) -> Status | None:
    """Return what a heading announces; None where it leaves the mood as it is.

    ``first`` tells that nothing was announced before, ``reviewed`` that the first part was, as the review.
    """
    plan, review, done = _announcements()
    if review.search(line) or _BOTH.search(line):
        return "reported"
    if _NO_HEADING.search(line):
        return None
    line = _GROUNDWORK.sub("", line)
    told_done = done.search(line) or _DONE_NOW.search(line)
    if first and _FIRST_PART.match(line) and done.search(line) and not _AHEAD.search(line):
        return "reported"
    if reviewed and _NEXT_PART.match(line) and not told_done:
        return "target"
    if plan.search(line) and (_AHEAD.search(line) or not (done.search(line) or _SUBHEADING.match(line))):
        return "target"
    year = _YEAR_HEADING.search(line)
    return "target" if year and 0 < earlier_year < int(year[1]) else None
