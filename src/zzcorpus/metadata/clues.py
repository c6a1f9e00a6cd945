"""What tells in which year a text was written: dates, events, and the words by which it names its own year."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from zzcorpus.metadata.report_year import opened_years
from zzcorpus.metadata.years import MONTHS, find_dates, read_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.metadata.events import Event
    from zzcorpus.metadata.years import DateMention

# A text that speaks of last year and of this year was written after the autumn it last mentions.
_LATE_MONTH = 9
_LAST_YEAR = ("去年", "过去一年", "过去的一年", "过去五年", "上年")
# Another dated thing within so many months before an event makes it credible.
_SUPPORT_MONTHS = 18
# A further year counts as the text's own time only if it is named at least this often beside the main year.
_RUN_SHARE = 0.2
_MOST_ANNIVERSARIES = 50
_HEAD = 100
# Documents of before are in no web archive without their date; a year before it is history that a later text tells.
_HISTORY_ENDS = 1977
# Formulas, policies and rules are spoken of for years; events, campaigns and meetings in their time.
_LASTING = frozenset({"formula", "policy", "law", "rule", "platform"})


@dataclass(frozen=True, slots=True)
class Clue:
    """Something of year and month that a text knows of, with its quotation.

    ``topical``: a text that names it was written in its time; else it was only not written before. ``event`` is the
    event's expression, empty for a date. ``bare``: the year stands alone, without its month and without the year
    before it, as the year that is over does in a text that plans.
    """

    year: int
    month: int
    quote: str
    topical: bool = True
    event: str = ""
    bare: bool = False


_THIS_YEAR = re.compile(r"今年(?:（|\()(\d{4})年(?:）|\))")
_ANNIVERSARY = re.compile(r"今年(?:是|恰逢|正值|适逢|迎来)[^。；\n]{0,20}?(\d{2,3})$")


def told_year(text: str) -> Clue | None:
    """Return the year that the text calls 今年, where it says which that is."""
    match = _THIS_YEAR.search(text)
    if match is not None:
        return Clue(int(match[1]), 1, _quote(text, *match.span()))
    for year, quote in opened_years(text):
        return Clue(year, 1, quote)
    founded = {what: int(year) for what, year in read_table("anniversaries.tsv", 2)}
    for sign in islice(re.finditer("周年", text), _MOST_ANNIVERSARIES):
        window = text[max(0, sign.start() - 30) : sign.start()]
        this_year = _ANNIVERSARY.search(window[max(0, window.rfind("今年")) :])
        what = window.rstrip("0123456789")
        founded_in = next((year for name, year in founded.items() if what.endswith(name)), None)
        if this_year is not None and founded_in is not None:
            return Clue(founded_in + int(this_year[1]), 1, _quote(text, sign.start() - 20, sign.end()))
    return None


_ENROLLED = re.compile(r"(?<!\d)(20[0-4]\d)级")


def find_clues(title: str, text: str, dates: Sequence[DateMention], events: Sequence[Event]) -> list[Clue]:
    """Return what the title, the last reported date and the newest events say, in no order."""
    clues = [Clue(date.year, MONTHS, f"title: {title}") for date in find_dates(title)]
    clues += [Clue(int(match[1]), 1, f"title: {title}") for match in _ENROLLED.finditer(title)]
    last = _last_reported(text, dates)
    if last is not None:
        clues.append(last)
    happened = [event for event in events if not event.ahead]
    for lasting in (False, True):
        newest = _newest_event([event for event in happened if (event.kind in _LASTING) == lasting], dates, happened)
        if newest is not None:
            quote = f"{newest.start}: {newest.expression} ({newest.year}-{newest.month:02})"
            clues.append(Clue(newest.year, newest.month, quote, not lasting, newest.expression))
    return clues


_PLANS_THIS_YEAR = re.compile(r"(?:部署|做好|安排|谋划)[^。；，\n]{0,8}今年|新的一年")


def carried_over(clue: Clue, text: str, events: Sequence[Event]) -> Clue:
    """Move a clue to the next year where the text was written in that: it awaits its congress, or looks back."""
    awaited = next((e for e in events if e.ahead and e.is_congress and e.year == clue.year + 1), None)
    if awaited is not None:
        return Clue(clue.year + 1, 1, f"{awaited.start}: {awaited.expression} is awaited")
    if clue.bare and _PLANS_THIS_YEAR.search(text):
        return Clue(clue.year + 1, 1, f"{clue.quote}, before this year's plans")
    looks_back = any(word in text for word in _LAST_YEAR) and "今年" in text
    if clue.month >= _LATE_MONTH and looks_back and not clue.quote.startswith("title"):
        return Clue(clue.year + 1, 1, f"{clue.quote}, spoken of as last year's")
    return clue


def _newest_event(events: Sequence[Event], dates: Sequence[DateMention], happened: Sequence[Event]) -> Event | None:
    """The newest event; a formula only if it does not stand alone, as old texts are touched up with later formulas."""
    years = {date.year for date in dates}
    for event in reversed(events):
        if event.kind not in _LASTING:
            return event
        others = [other for other in happened if other is not event]
        near = any(0 <= _months(event) - _months(other) <= _SUPPORT_MONTHS for other in others)
        if near or not years or years & {event.year - 1, event.year, event.year + 1}:
            return event
    return None


def _months(event: Event) -> int:
    return MONTHS * event.year + event.month


# A year is a plan, not a report of what was, in these surroundings.
_AHEAD_BEFORE = re.compile(r"(?:到|至|力争|截至|截止|确保|[-—－–~～])$")
_AHEAD_AFTER = re.compile(
    r"(?:底前|末前|前|底.{0,12}(?:达到|建成|实现|力争)|.{0,4}(?:目标|规划|远景)"
    r"|.{0,10}(?:达到|实现|建成|奥运会|世博会|亚运会|运动会|大运会))"
)


_IS = ("是", "，是", ",是")
# 2021年，全区组织系统要…; 部署2026年重点任务: the year is the present one.
_PRESENT_AFTER = re.compile(r"[，,]?[^。；，,\n]{0,14}要")
_PLANNED_BEFORE = ("部署", "部署了", "做好", "安排", "谋划")


def _last_reported(text: str, dates: Sequence[DateMention]) -> Clue | None:
    """The latest date that belongs to the text's own time.

    From the year named most often, upwards as long as the next year is named too: a lone 2035 after a gap is a plan.
    A single year without a month, far inside the text, may be anything.
    """
    past = [
        date
        for date in dates
        if not _AHEAD_BEFORE.search(text[max(0, date.start - 2) : date.start])
        and (text.startswith(_IS, date.end) or not _AHEAD_AFTER.match(text, date.end, date.end + 24))
    ]
    count = Counter(date.year for date in past)
    if not count:
        return None
    year = max(count, key=lambda y: (count[y], y))
    floor = _RUN_SHARE * count[year]
    while count.get(year + 1, 0) >= max(1.0, floor):
        year += 1
    last = max((date for date in past if date.year == year), key=lambda date: (date.month, -date.start))
    is_subject = text.startswith(_IS, last.end)
    topical = year > _HISTORY_ENDS and (bool(last.month) or count[year] > 1 or last.start < _HEAD or is_subject)
    present = (
        is_subject
        or _PRESENT_AFTER.match(text, last.end)
        or text[max(0, last.start - 3) : last.start].endswith(_PLANNED_BEFORE)
    )
    bare = not last.month and year - 1 not in count and not present
    return Clue(year, last.month or 1, _quote(text, last.start, last.end), topical, bare=bare)


def _quote(text: str, start: int, end: int) -> str:
    start = max(0, start)
    return f"{start}: {text[start : min(end + 6, len(text))]}".replace("\n", " ")
