"""In which year a text was written, as its content shows, and whether that agrees with the date on the page."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from zzcorpus.metadata.events import Event, congress_windows, find_events
from zzcorpus.metadata.path_rule import place_and_year_from_path
from zzcorpus.metadata.report_year import SpokenYears, is_annual_report, opened_years, report_votes, spoken_years
from zzcorpus.metadata.years import DateMention, find_dates, fold_digits, read_table, read_year
from zzcorpus.model import YearDecision

if TYPE_CHECKING:
    from collections.abc import Sequence

# A congress is spoken of in the present until the next one, and the old phrases linger for some months.
_LINGERS_MONTHS = 6
# A page may carry a text of last year; two years are a contradiction.
_MAX_LAG_YEARS = 1
_LONG_TEXT = 1500
_MONTHS = 12
_MOST_ANNIVERSARIES = 50
# A text that speaks of last year and of this year was written after the autumn it last mentions.
_LATE_MONTH = 9
_LAST_YEAR = ("去年", "过去一年", "过去的一年", "过去五年", "上年")
# Another dated thing within so many months before a formula makes it credible.
_SUPPORT_MONTHS = 18
# A further year counts as the text's own time only if it is named at least this often beside the main year.
_RUN_SHARE = 0.2


def decide_content_year(
    title: str, text: str, published: str = "", stated: str = "", path_parts: Sequence[str] = ()
) -> YearDecision:
    """Decide in which year a text was written.

    What is stated wins, then the path, then the content: the votes of an annual report's date, headings and words;
    for any other text its dates, the events it knows of, and words such as 今年是“十二五”开局之年. ``published`` (ISO
    8601) is believed where the content allows it; where it does not, the content decides and ``warning`` says so.
    ``year`` is None where nothing tells.
    """
    year = _first_year(stated)
    if year is not None:
        return YearDecision(year, "stated", (stated,))
    hint = place_and_year_from_path(path_parts)
    if hint.year is not None:
        return YearDecision(hint.year, "path", (hint.year_evidence,))
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


def _first_year(stated: str) -> int | None:
    match = re.search(r"[12]\d{3}|[一二][一二三四五六七八九〇○零]{3}", fold_digits(stated))
    return read_year(match.group()) if match else None


def _annual_report(
    title: str, text: str, dates: Sequence[DateMention], events: Sequence[Event], spoken: SpokenYears
) -> YearDecision | None:
    votes = report_votes(text, dates, events, spoken)
    in_title = _first_year(title)
    if in_title is not None and (in_title in votes.weight or in_title - 1 in votes.weight):
        votes.add(in_title, 2.0, f"title: {title}")
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
    told, quotes = _told_year(text)
    latest, latest_quote = _latest(text, title, dates, events)
    if latest is not None and latest_quote:
        quotes = (*quotes, latest_quote)
    newest = _newest_event(events, dates)
    content = told if told is not None and (newest is None or told >= newest.year) else latest
    on_page = _first_year(published)
    if on_page is None:
        return YearDecision(content, "text" if content else "", quotes)
    return _against_published(text, events, content, told, on_page, published, quotes)


def _against_published(
    text: str,
    events: Sequence[Event],
    content: int | None,
    told: int | None,
    on_page: int,
    published: str,
    quotes: tuple[str, ...],
) -> YearDecision:
    """Weigh the date on the page against the content."""
    if content is None:
        return YearDecision(on_page, "published", (published,))
    if content > on_page:
        warning = f"published {published}, but the text knows of {content}"
        return YearDecision(content, "text", quotes, warning)
    if on_page - content <= _MAX_LAG_YEARS and told is None:
        return YearDecision(on_page, "published", (published, *quotes))
    if told is not None and on_page - told <= _MAX_LAG_YEARS:
        return YearDecision(told, "text", quotes)
    outdated = _outdated(events, published)
    if told is not None or (outdated and len(text) >= _LONG_TEXT):
        reasons = tuple(filter(None, (outdated, *quotes)))
        warning = f"published {published}, but the text is of {content}: {'; '.join(reasons)}"
        return YearDecision(content, "text", reasons, warning)
    return YearDecision(on_page, "published", (published, *quotes))


def _outdated(events: Sequence[Event], published: str) -> str:
    """Say so where the newest congress a text names had long been followed by another when it was published."""
    named = [event for event in events if event.is_congress and not event.ahead and not event.since]
    if not named:
        return ""
    newest = named[-1]
    if any((year, month) <= (events[-1].year, events[-1].month) for _, year, month in _after(newest)):
        return ""
    month = int(published[5:7]) if re.match(r"\d{4}-\d\d", published) else 1
    when = _MONTHS * int(published[:4]) + month
    for name, year, start in _after(newest):
        if when > _MONTHS * year + start + _LINGERS_MONTHS:
            return f"{newest.start}: {newest.expression} is the newest congress named, not {name} of {year}"
    return ""


def _after(newest: Event) -> list[tuple[str, int, int]]:
    return [c for c in congress_windows() if (c[1], c[2]) > (newest.year, newest.month)]


_THIS_YEAR = re.compile(r"今年(?:（|\()(\d{4})年(?:）|\))")
_ANNIVERSARY = re.compile(r"今年(?:是|恰逢|正值|适逢|迎来)[^。；\n]{0,20}?(\d{2,3})$")


def _told_year(text: str) -> tuple[int | None, tuple[str, ...]]:
    """The year that the text calls 今年, where it says which that is."""
    founded = {what: int(year) for what, year in read_table("anniversaries.tsv", 2)}
    match = _THIS_YEAR.search(text)
    if match is not None:
        return int(match[1]), (_quote(text, *match.span()),)
    for year, quote in opened_years(text):
        return year, (quote,)
    for sign in islice(re.finditer("周年", text), _MOST_ANNIVERSARIES):
        window = text[max(0, sign.start() - 30) : sign.start()]
        this_year = _ANNIVERSARY.search(window[max(0, window.rfind("今年")) :])
        what = window.rstrip("0123456789")
        founded_in = next((year for name, year in founded.items() if what.endswith(name)), None)
        if this_year is not None and founded_in is not None:
            return founded_in + int(this_year[1]), (_quote(text, sign.start() - 20, sign.end()),)
    return None, ()


# A year is a plan, not a report of what was, in these surroundings.
_AHEAD_BEFORE = re.compile(r"(?:到|至|力争|截至|截止|确保|[-—－–~～])$")
_AHEAD_AFTER = re.compile(
    r"^(?:底前|末前|前|底.{0,12}(?:达到|建成|实现|力争)|.{0,4}(?:目标|规划|远景)|.{0,10}(?:达到|实现|建成|奥运会|世博会|亚运会|运动会|大运会))"
)


def _latest(text: str, title: str, dates: Sequence[DateMention], events: Sequence[Event]) -> tuple[int | None, str]:
    """The latest year of which the text reports something, with its quotation."""
    candidates = [(date.year, _MONTHS, f"title: {title}") for date in find_dates(title)]
    last = _last_reported(text, dates)
    if last is not None:
        candidates.append((last.year, last.month or 1, _quote(text, last.start, last.end)))
    newest = _newest_event(events, dates)
    if newest is not None:
        candidates.append(
            (newest.year, newest.month, f"{newest.start}: {newest.expression} ({newest.year}-{newest.month:02})")
        )
    if not candidates:
        return None, ""
    year, month, quote = max(candidates, key=lambda c: (c[0], c[1]))
    awaited = _awaited(events, year)
    if awaited is not None:
        return year + 1, f"{awaited.start}: {awaited.expression} is awaited"
    if month >= _LATE_MONTH and not quote.startswith("title") and _looks_back(text):
        return year + 1, f"{quote}, spoken of as last year's"
    return year, quote


def _newest_event(events: Sequence[Event], dates: Sequence[DateMention]) -> Event | None:
    """The newest event that does not stand alone: an old text may have been touched up with one later formula."""
    happened = [event for event in events if not event.ahead]
    years = {date.year for date in dates}
    for number in range(len(happened) - 1, -1, -1):
        event = happened[number]
        before = happened[number - 1] if number else None
        near = (
            before is not None and _MONTHS * (event.year - before.year) + event.month - before.month <= _SUPPORT_MONTHS
        )
        if near or not years or years & {event.year - 1, event.year, event.year + 1}:
            return event
    return None


def _awaited(events: Sequence[Event], year: int) -> Event | None:
    """A congress that the text looks forward to in the year after the last thing it reports."""
    return next((event for event in events if event.ahead and event.is_congress and event.year == year + 1), None)


def _looks_back(text: str) -> bool:
    """Last year is over and this year is planned: what happened last autumn was last year."""
    return any(word in text for word in _LAST_YEAR) and "今年" in text


def _last_reported(text: str, dates: Sequence[DateMention]) -> DateMention | None:
    """The latest date that belongs to the text's own time.

    From the year named most often, upwards as long as the next year is named too: a lone 2035 after a gap is a plan.
    """
    past = [
        date
        for date in dates
        if not _AHEAD_BEFORE.search(text[max(0, date.start - 2) : date.start])
        and not _AHEAD_AFTER.match(text[date.end : date.end + 20])
    ]
    count = Counter(date.year for date in past)
    if not count:
        return None
    year = max(count, key=lambda y: (count[y], y))
    floor = _RUN_SHARE * count[year]
    while count.get(year + 1, 0) >= max(1.0, floor):
        year += 1
    return max((date for date in past if date.year == year), key=lambda date: (date.month, -date.start))


def _quote(text: str, start: int, end: int) -> str:
    return f"{start}: {text[start : min(end + 6, len(text))]}".replace("\n", " ")
