"""In which year a text was written, as its content shows, and whether that agrees with the date on the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from zzcorpus.metadata.clues import Clue, carried_over, find_clues, told_year
from zzcorpus.metadata.events import Event, congress_windows, find_events
from zzcorpus.metadata.path_rule import place_and_year_from_path
from zzcorpus.metadata.report_year import (
    TITLE_VOTE,
    SpokenYears,
    header_vote,
    is_annual_report,
    report_votes,
    spoken_years,
)
from zzcorpus.metadata.years import MONTHS, DateMention, find_dates, fold_digits, read_year
from zzcorpus.model import YearDecision

if TYPE_CHECKING:
    from collections.abc import Sequence

OTHER_YEAR = "said to be of"  # how the warning of a year begins that the text contradicts
# A congress is spoken of in the present until the next one, and the old phrases linger for some months.
_LINGERS_MONTHS = 6
# A page may carry a text of last year; two years are a contradiction.
_MAX_LAG_YEARS = 1
_LONG_TEXT = 1500
_FEW = 2
_GIVEN_LATE = re.compile(r"(\d{4})年1[12]月")
_HEAD_CHARS = 260
_ANNOUNCED = frozenset({"campaign", "law", "policy", "rule"})


def decide_content_year(
    title: str, text: str, published: str = "", stated: str = "", path_parts: Sequence[str] = ()
) -> YearDecision:
    """Decide in which year a text was written.

    What is stated wins, then the path, then the content: the votes of an annual report's date, headings and words;
    for any other text its dates, the events it knows of, and words such as 今年是“十二五”开局之年. ``published`` (ISO
    8601) is believed where the content allows it; where it does not, the content decides and ``warning`` says so, as
    it does where an annual report is of another year than was stated. ``year`` is None where nothing tells.
    """
    year = _first_year(stated)
    if year is not None:
        return _held_against(YearDecision(year, "stated", (stated,)), title, text, published)
    hint = place_and_year_from_path(path_parts)
    if hint.year is not None:
        return _held_against(YearDecision(hint.year, "path", (hint.year_evidence,)), title, text, published)
    return _by_content(title, text, published)


def _by_content(title: str, text: str, published: str) -> YearDecision:
    folded = fold_digits(text)
    dates, events = find_dates(folded), find_events(folded)
    folded_title = fold_digits(title)
    official = is_annual_report(folded_title, folded)
    spoken = spoken_years(folded, dates)
    if official or spoken.turn_of_year:
        decision = _annual_report(folded_title, folded, dates, events, spoken)
        if decision is not None:
            return _with_published(decision, published, official)
    return _any_text(folded_title, folded, dates, events, published)


def _held_against(said: YearDecision, title: str, text: str, published: str) -> YearDecision:
    """Return what was said of the year, with a warning and the text's own year where an annual report tells another.

    Collections name reports after the year they review as often as after the one they are given in.
    """
    if not is_annual_report(fold_digits(title), fold_digits(text)):
        return said
    found = _by_content(title, text, published)
    if found.basis != "text" or found.year is None or said.year is None or found.year == said.year:
        return said
    spoken = _GIVEN_LATE.search(fold_digits(text[:_HEAD_CHARS]))
    if spoken and {said.year, found.year} == {int(spoken[1]), int(spoken[1]) + 1}:
        return said  # given in December, and named after that year or the next
    warning = f"{OTHER_YEAR} {said.year}, but the text is of {found.year}: {'; '.join(found.evidence[:2])}"
    return replace(said, warning=warning, of_text=found.year)


def _first_year(stated: str) -> int | None:
    match = re.search(r"[12]\d{3}|[一二][一二三四五六七八九〇○零]{3}", fold_digits(stated))
    return read_year(match.group()) if match else None


def _annual_report(
    title: str, text: str, dates: Sequence[DateMention], events: Sequence[Event], spoken: SpokenYears
) -> YearDecision | None:
    votes = report_votes(text, dates, events, spoken)
    in_title = _first_year(title)
    if in_title is not None and (in_title in votes.weight or in_title - 1 in votes.weight):
        votes.add(in_title, TITLE_VOTE, f"title: {title}")
    header_vote(votes, text, dates)
    best = votes.best()
    if best is None:
        return None
    return YearDecision(best[0], "text", tuple(votes.evidence.get(best[0], ())[:4]))


def _with_published(decision: YearDecision, published: str, official: bool) -> YearDecision:
    on_page = _first_year(published)
    if not official and on_page is not None and decision.year in {on_page, on_page + 1}:
        # A bureau's summary of 2023 with a plan for 2024 may be of December or January: the page's date decides.
        return YearDecision(on_page, "published", (published, *decision.evidence))
    if on_page is None or decision.year is None or abs(on_page - decision.year) <= _MAX_LAG_YEARS:
        return decision
    warning = f"published {published}, but the text is of {decision.year}"
    return YearDecision(decision.year, decision.basis, decision.evidence, warning)


def _any_text(
    title: str, text: str, dates: Sequence[DateMention], events: Sequence[Event], published: str
) -> YearDecision:
    told, clues = told_year(text), find_clues(title, text, dates, events)
    if _first_year(published) is None:
        return _without_published(text, told, clues, events)
    return _against_published(text, told, clues, events, published)


def _latest(clues: Sequence[Clue]) -> Clue | None:
    return max(clues, key=lambda clue: (clue.year, clue.month), default=None)


def _without_published(text: str, told: Clue | None, clues: Sequence[Clue], events: Sequence[Event]) -> YearDecision:
    """The year the text names as its own, else that of the latest thing it knows of, if that is a thing of its time."""
    happened = _latest([clue for clue in clues if clue.event])
    if told is not None and (happened is None or told.year >= happened.year):
        return YearDecision(told.year, "text", (told.quote,))
    topical, latest = _latest([clue for clue in clues if clue.topical]), _latest(clues)
    if topical is None or latest is None:
        # A formula in use for years tells only before when the text was not written.
        return YearDecision(evidence=(f"not before {latest.year}: {latest.quote}",) if latest else ())
    if latest.year > topical.year:
        return YearDecision(latest.year, "text", (latest.quote, topical.quote))
    own = carried_over(topical, text, events)
    return YearDecision(own.year, "text", (own.quote,))


def _against_published(
    text: str, told: Clue | None, clues: Sequence[Clue], events: Sequence[Event], published: str
) -> YearDecision:
    """Weigh the date on the page against the content."""
    on_page = _first_year(published) or 0
    latest = _latest(clues)
    quotes = tuple(clue.quote for clue in (told, latest) if clue is not None)
    later = _known_too_early(clues, events, published)
    if later is not None:
        warning = f"published {published}, but the text knows of {later.year}: {later.quote}"
        return YearDecision(later.year, "text", (later.quote,), warning)
    if told is not None and 0 <= on_page - told.year <= _MAX_LAG_YEARS:
        return YearDecision(told.year, "text", quotes)
    if told is None and (latest is None or on_page - latest.year <= _MAX_LAG_YEARS):
        return YearDecision(on_page, "published", (published, *quotes))
    outdated = _outdated(events, published)
    content = told or latest
    if content is not None and content.year < on_page and (told is not None or (outdated and len(text) >= _LONG_TEXT)):
        reasons = tuple(filter(None, (outdated, *quotes)))
        warning = f"published {published}, but the text is of {content.year}: {'; '.join(reasons)}"
        return YearDecision(content.year, "text", reasons, warning)
    return YearDecision(on_page, "published", (published, *quotes))


def _known_too_early(clues: Sequence[Clue], events: Sequence[Event], published: str) -> Clue | None:
    """An event after the date on the page, which the text does not look forward to but knows of.

    One or two campaigns, laws or rules alone do not tell: the congress that decides on them speaks of them first.
    """
    awaited = {event.expression for event in events if event.ahead}
    when = _months(published)
    late = [c for c in clues if c.event and c.event not in awaited and MONTHS * c.year + c.month > when + 1]
    later = {(e.year, e.month) for e in events if not e.ahead and MONTHS * e.year + e.month > when + 1}
    kinds = {event.expression: event.kind for event in events}
    if len(later) <= _FEW:
        late = [clue for clue in late if kinds.get(clue.event) not in _ANNOUNCED]
    return _latest([clue for clue in late if clue.year > when // MONTHS])


def _months(published: str) -> int:
    """Months since the year 0 of an ISO 8601 date; December where it has no month."""
    month = int(published[5:7]) if re.match(r"\d{4}-\d\d", published) else MONTHS - 1
    return MONTHS * int(published[:4]) + month


def _outdated(events: Sequence[Event], published: str) -> str:
    """Say so where the newest congress a text names had long been followed by another when it was published."""
    named = [event for event in events if event.is_congress and not event.ahead and not event.since]
    if not named:
        return ""
    newest = named[-1]
    followers = [c for c in congress_windows() if (c[1], c[2]) > (newest.year, newest.month)]
    if any((year, month) <= (events[-1].year, events[-1].month) for _, year, month in followers):
        return ""
    for name, year, start in followers:
        if _months(published) > MONTHS * year + start + _LINGERS_MONTHS:
            return f"{newest.start}: {newest.expression} is the newest congress named, not {name} of {year}"
    return ""
