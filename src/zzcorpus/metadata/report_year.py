"""The year of an annual report: the one it opens, told by its date, its headings and its words.

A government report given in January reviews the past year and plans the present one; one given in November or
December plans the next, which its title and every index name it by. So the year of an annual report is the year it
plans: the year of its date, or the next where it was given late in the year and plans the next.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from zzcorpus.metadata.years import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.metadata.events import Event
    from zzcorpus.metadata.years import DateMention

_OPENING = re.compile(r"向大会(?:作|报告|提交)|各位代表|政府工作报告|人民代表大会[^。\n]{0,20}会议")
_HEADLINE = re.compile(r"(?:^|\n)[^。，,\n]{0,25}政府工作报告[^。，,\n]{0,12}(?:\n|$)")
_MEETING = re.compile(r"在[^。\n]{2,30}人民代表大会[^。\n]{0,12}次会议上")
_HEAD = 1500
_HEADING = 150
_HEADER = 400
# No report has more; a text that does is not read to its end for them.
_MOST_DATES = 600
_MOST_OPENINGS = 100
_LATE_MONTH = 11
# From here on an event of the centre, spoken of in January, is the past year's.
_AUTUMN = 9
_TERM = (3, 4, 5)
_ANNUAL_MEETING = re.compile(r"人民代表大会|人大|次会议|报告")

# What follows a year in the heading or the sentence that reviews it, or plans it.
_SAME_PHRASE = r"[^。；，,;\n]{0,16}?"
_REVIEWED_AFTER = re.compile(_SAME_PHRASE + "(?:回顾|总结|完成情况|执行情况|进展情况|政府工作向大会)")
_PLANNED_AFTER = re.compile(
    _SAME_PHRASE
    + "(?:工作安排|工作任务|主要任务|目标任务|重点工作|重点任务|总体要求|预期目标|主要目标|工作打算|工作部署|总体思路|"
    "工作建议|奋斗目标|指导思想|基本思路|发展目标)"
)
_PAST_BEFORE = ("过去的", "去年（", "去年(")
# Tasks that were set and are reported as done: 圆满完成了人大确定的2005年各项任务.
_SET_BEFORE = ("定的", "提出的", "下达的", "通过的")
_DONE_AFTER = re.compile(r"[^。；;\n]{0,6}[，,](?:已|均|都|全面|圆满|胜利)")
_FIRST_CHAPTER = re.compile(r"\n[ \u3000]*(?:一|（一）)[、 \u3000]?[^\n]{0,6}$")
_THIS_BEFORE = ("今年（", "今年(")
_DO_BEFORE = ("做好", "完成", "确保", "实现", "搞好", "推进", "安排", "部署", "展望", "进入", "迎来", "打好")
_SPAN_BEFORE = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[-—－–~～至到]{1,3}$")

HEADER_VOTE = 6.0
TITLE_VOTE = 2.0
REVIEW_VOTE = 4.0
PLAN_VOTE = 4.0
DO_VOTE = 1.0
SPAN_VOTE = 1.0
PLAN_PERIOD_VOTE = 2.0
PLAN_REPORT_VOTE = 3.0
EVENT_VOTE = 1.5
FREQUENCY_VOTE = 2.0
_PRESENT_SHARE = 0.8
_BEFORE_HORIZON = ("到", "至", "力争", "争取", "确保")
_MAX_HEADING_VOTES = 2
_MAX_SPAN_VOTES = 2
_MAX_DO_VOTES = 3


@dataclass(slots=True)
class Votes:
    """Votes for years, with the first quotation that speaks for each."""

    weight: defaultdict[int, float] = field(default_factory=lambda: defaultdict(float))
    evidence: dict[int, list[str]] = field(default_factory=dict)

    def add(self, year: int, weight: float, quote: str) -> None:
        self.weight[year] += weight
        self.evidence.setdefault(year, []).append(quote)

    def best(self) -> tuple[int, float] | None:
        """Return the year with most votes (the earlier one of equals), or None."""
        if not self.weight:
            return None
        year = min(self.weight, key=lambda y: (-self.weight[y], y))
        return year, self.weight[year]


def is_annual_report(title: str, text: str) -> bool:
    """Say whether a text is a report of a government to its congress."""
    head = text[:_HEAD]
    addressed = "各位代表" in head and _OPENING.search(head) is not None
    return (
        addressed
        or "政府工作报告" in title
        or _MEETING.search(head[:_HEADER]) is not None
        or _HEADLINE.search(text[:_HEADING]) is not None
    )


@dataclass(frozen=True, slots=True)
class SpokenYears:
    """The years that a text reviews, plans and sets out to do, each with a quotation."""

    reviewed: tuple[tuple[int, str], ...]
    planned: tuple[tuple[int, str], ...]
    to_do: tuple[tuple[int, str], ...]

    @property
    def turn_of_year(self) -> bool:
        """True where one year is reviewed and the next one planned, as bureaus do at the turn of the year."""
        planned = {year for year, _ in self.planned}
        return any(year + 1 in planned for year, _ in self.reviewed)


def spoken_years(text: str, dates: Sequence[DateMention]) -> SpokenYears:
    """Sort the years of a text by what is said of them; ``text`` has folded digits."""
    reviewed, planned, to_do = [], [], []
    for date in islice(dates, _MOST_DATES):
        if date.month:
            continue
        before = text[max(0, date.start - 4) : date.start]
        review = _REVIEWED_AFTER.match(text, date.end)
        plan = None if review else _PLANNED_AFTER.match(text, date.end)
        after = review or plan
        entry = (date.year, _quote(text, date.start, after.end() if after else date.end))
        done = plan is not None and (before.endswith(_SET_BEFORE) or _DONE_AFTER.match(text, plan.end()))
        if before.endswith(_PAST_BEFORE) or review or done or _heads_first_chapter(text, date):
            reviewed.append(entry)
        elif before.endswith(("到", "至")):
            continue
        elif before.endswith(_THIS_BEFORE) or plan:
            planned.append(entry)
        elif before.endswith(_DO_BEFORE):
            to_do.append(entry)
    return SpokenYears(tuple(reviewed), tuple(planned), tuple(to_do))


def _heads_first_chapter(text: str, date: DateMention) -> bool:
    """The first chapter of a report, 一、2011年…, is about the year that is over."""
    return _FIRST_CHAPTER.search(text[max(0, date.start - 16) : date.start]) is not None


def _quote(text: str, start: int, end: int) -> str:
    return f"{start}: {text[max(0, start - 2) : end + 2]}".replace("\n", " ")


def _vote(votes: Votes, entries: Sequence[tuple[int, str]], shift: int, weight: float, most: int) -> None:
    cast: Counter[int] = Counter()
    for year, quote in entries:
        if cast[year] < most:
            cast[year] += 1
            votes.add(year + shift, weight, quote)


def report_votes(
    text: str, dates: Sequence[DateMention], events: Sequence[Event], spoken: SpokenYears | None = None
) -> Votes:
    """Gather what speaks for each year; ``text`` has folded digits."""
    votes = Votes()
    spoken = spoken or spoken_years(text, dates)
    _vote(votes, spoken.reviewed, 1, REVIEW_VOTE, _MAX_HEADING_VOTES)
    _vote(votes, spoken.planned, 0, PLAN_VOTE, _MAX_HEADING_VOTES)
    _vote(votes, spoken.to_do, 0, DO_VOTE, _MAX_DO_VOTES)
    for year, quote in _plan_reports(text):
        votes.add(year, PLAN_REPORT_VOTE, quote)
    for year, quote in opened_years(text):
        votes.add(year, PLAN_PERIOD_VOTE, quote)
    _span_votes(votes, text, dates)
    happened = [event for event in events if not event.ahead]
    if happened:
        last = happened[-1]
        late = last.month >= _AUTUMN
        votes.add(last.year + late, EVENT_VOTE, f"{last.start}: {last.expression} ({last.year}-{last.month:02})")
    # A year by which something is to be reached (到2026年) is not the text's own.
    _frequency_votes(votes, [date for date in dates if not text.endswith(_BEFORE_HORIZON, 0, date.start)])
    if heading := _NAMED.search(text[:_HEADING]):
        votes.add(int(heading[1]), HEADER_VOTE, _quote(text, *heading.span()))
    return votes


_PLAN_OVER = re.compile(
    r"(十?[一二三四五六七八九]五)[”’]?(?:计划|规划|时期|期间)?[^。，\n“”]{0,14}(?:回顾|执行情况|完成情况|成就|工作总结)"
)
_PLAN_DRAFT = re.compile(r"第(十?[一二三四五六七八九])个五年(?:计划|规划)[^。\n]{0,12}(?:纲要|草案|报告)")


def _plan_reports(text: str) -> list[tuple[int, str]]:
    """A report that looks back on a whole plan, or lays the next before its congress, is of the plan's first year."""
    plans = {name: (int(first), int(last)) for name, first, last in read_table("plans.tsv", 3)}
    found = [
        (plans[match[1]][1] + 1, _quote(text, *match.span()))
        for match in _PLAN_OVER.finditer(text[: 2 * _HEAD])
        if match[1] in plans and not _PLACE_IN_PERIOD.search(match.group())
    ]
    found += [
        (plans[f"{match[1]}五"][0], _quote(text, *match.span()))
        for match in _PLAN_DRAFT.finditer(text[:_HEAD])
        if f"{match[1]}五" in plans
    ]
    return list({year: (year, quote) for year, quote in found}.values())


def _span_votes(votes: Votes, text: str, dates: Sequence[DateMention]) -> None:
    """A term or plan of four or five years at the beginning (1998年到2002年) ended with the past year."""
    cast = 0
    for date in dates:
        if date.start > 2 * _HEAD or cast == _MAX_SPAN_VOTES:
            return
        match = _SPAN_BEFORE.search(text[max(0, date.start - 8) : date.start])
        if match and date.year - int(match[1]) in _TERM:
            cast += 1
            votes.add(date.year + 1, SPAN_VOTE, _quote(text, date.start, date.end))


_PERIOD = re.compile(r"(十?[一二三四五六七八九]五)[”’]?(?:规划|计划|时期)?[^。；\n“”]{0,8}$")
_OPENING_WORDS = ("开局", "第一年", "起步", "头一年", "首年")
_CLOSING_WORDS = ("收官", "最后一年", "末年")
_PLACE_IN_PERIOD = re.compile("|".join((*_OPENING_WORDS, *_CLOSING_WORDS)))


def opened_years(text: str) -> list[tuple[int, str]]:
    """Years that 今年 is called by its place in a plan: 今年是“十二五”开局之年 is said in 2011."""
    plans = {name: (int(first), int(last)) for name, first, last in read_table("plans.tsv", 3)}
    found = []
    for match in islice(_PLACE_IN_PERIOD.finditer(text), _MOST_OPENINGS):
        window = text[max(0, match.start() - 45) : match.start()]
        sentence = re.split("[。；\n]", window)[-1]
        period = _PERIOD.search(sentence)
        if period is None or period[1] not in plans or "今年" not in sentence[: period.start()]:
            continue
        first, last = plans[period[1]]
        quote = f"{match.start() - len(sentence)}: {sentence}{match.group()}"
        found.append((first if match.group() in _OPENING_WORDS else last, quote))
    return found


def _frequency_votes(votes: Votes, dates: Sequence[DateMention]) -> None:
    """The past year is the one named most, the present year next to it."""
    count = Counter(date.year for date in dates)
    total = sum(count.values())
    if not total:
        return
    for year in {y + 1 for y in count} | set(count):
        share = (count[year - 1] + _PRESENT_SHARE * count[year]) / total
        if share:
            votes.weight[year] += FREQUENCY_VOTE * share


_NAMED = re.compile(r"((?:19|20)\d\d)年[^。；，\n]{0,12}工作报告")


def header_vote(votes: Votes, text: str, dates: Sequence[DateMention]) -> None:
    """Add the date of the meeting, written above the address; late in the year the other votes say which year it is."""
    address = text.find("各位代表")
    limit = min(_HEADER, address if address >= 0 else _HEADER)
    for date in dates:
        if date.start >= limit or not date.month:
            continue
        around = text[max(0, date.start - 30) : date.end + 60]
        weight = HEADER_VOTE if _ANNUAL_MEETING.search(around) or date.day else HEADER_VOTE / 2
        year = date.year
        if date.month >= _LATE_MONTH and votes.weight[year + 1] >= votes.weight[year]:
            year += 1
        votes.add(year, weight, _quote(text, date.start, date.end))
        votes.evidence[year].insert(0, votes.evidence[year].pop())  # the plainest evidence comes first
        return
