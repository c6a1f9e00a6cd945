"""Which year a document plans for, and which it reports on."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zzcorpus.model import Status

# A report that is given before the year ends calls the year it plans for the next.
_NEXT_YEAR_PLANNED = re.compile("明年[^，。；\n]{0,24}(?:目标|预期|工作(?:总体|的|安排|思路|重点|任务)|计划)")
_GIVEN_IN_DECEMBER = re.compile("((?:19|20)[0-9]{2})年12月[0-9]{1,2}日")
_GIVEN_LATE = re.compile("((?:19|20)[0-9]{2})年1[12]月[0-9]{1,2}日")
_HEAD_CHARS = 260
_FULL_YEAR = re.compile("((?:19|20)[0-9]{2})年")


class ReportYears(NamedTuple):
    """The year a document is ``planned`` for and the one ``reviewed``, where they are known.

    ``plans_next`` tells that it was given before the year planned for began, and calls that year the next;
    ``is_report`` that it is a report to a congress, whose year is surer than that of a part of one or of other texts.
    """

    planned: int | None
    reviewed: int | None
    plans_next: bool
    is_report: bool

    def of(self, status: Status) -> int | None:
        """Return the year that a figure without a time of its own stands for."""
        return self.planned if status == "target" else self.reviewed


def read_report_years(text: str, year: int | None, title: str, reported: Iterable[str]) -> ReportYears:
    """Return the years of a document that was written in ``year``; see ``reviewed_year`` for the rest."""
    planned = planned_year(text, year)
    spoken = _GIVEN_LATE.search(text, 0, _HEAD_CHARS)
    early = spoken is not None and planned is not None and int(spoken[1]) == planned - 1
    plans_next = early or bool(_NEXT_YEAR_PLANNED.search(text))
    is_report = _is_report(text, title)
    return ReportYears(planned, reviewed_year(text, reported, planned, title), plans_next, is_report)


def _is_report(text: str, title: str) -> bool:
    return "各位代表" in text or "政府工作报告" in title


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
    if _is_report(text, title):
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
