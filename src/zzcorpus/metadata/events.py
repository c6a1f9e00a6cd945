"""Events, campaigns and formulas of known date that a text names: it cannot be older than they are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.metadata.years import MONTHS, read_table

if TYPE_CHECKING:
    import ahocorasick_rs

# Before the event: 迎接党的二十大胜利召开, 为党的二十大召开营造氛围, 今年将召开党的二十大.
_AHEAD_BEFORE = re.compile(
    r"(?:迎接好?|喜迎|迎|迎来|筹备|备战|即将召开的?|将召开|要召开|为|做好|保障)(?:中国共产党|我们党|党的|中共)?[“‘]?$"
)
_AHEAD_AFTER = re.compile(r"^[”’]?(?:即将|将|召开之年|召开前|代表选举|胜利召开[！创营献])")
# 十三大 alone may count things (十三大产业); a congress is introduced or followed by a word that only a congress has.
_CONGRESS_BEFORE = re.compile(r"(?:党的|党|中共|迎接|喜迎|自从?)[“‘]?$")
_CONGRESS_AFTER = re.compile(
    r"^[”’]?(?:精神|报告|以来|以后|之后|胜利|召开|提出|作出|确定|指出|强调|部署|擘画|闭幕|开幕|期间|代表|新党章|和|、|上)"
)
_CONGRESS = re.compile(r"^(?:十|二十)[一二三四五六七八九]?大$")


# The first mentions of an expression tell all that the later ones do.
_MOST_MENTIONS = 30


@dataclass(frozen=True, slots=True)
class Event:
    """An expression found at ``start``, and the first month in which a text can speak of it.

    ``kind`` is the third column of the table: congress, campaign, formula …

    ``ahead``: the text looks forward to it (迎接党的二十大). ``since``: it only counts from there (十八大以来).
    """

    expression: str
    year: int
    month: int
    start: int
    kind: str = ""
    ahead: bool = False
    since: bool = False

    @property
    def is_congress(self) -> bool:
        """True for 十九大, 二十大 …"""
        return _CONGRESS.match(self.expression) is not None


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, int, int, str], ...]:
    # A row without a date is a longer word that holds an expression and must not be taken for it.
    return tuple(
        (name, int(when[:4]) if when != "-" else 0, int(when[5:7] or 0), kind)
        for name, when, kind in read_table("events.tsv", 3)
    )


@lru_cache(maxsize=1)
def _matcher() -> ahocorasick_rs.AhoCorasick:
    import ahocorasick_rs

    names = [row[0] for row in _table()]
    return ahocorasick_rs.AhoCorasick(
        names,
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        implementation=ahocorasick_rs.Implementation.DFA,
    )


def find_events(text: str) -> list[Event]:
    """Return the first mention of every known event, in order of date."""
    first: dict[tuple[int, bool, bool], Event] = {}
    looked_at: Counter[int] = Counter()
    for number, start, end in _matcher().find_matches_as_indexes(text):
        name, year, month, kind = _table()[number]
        looked_at[number] += 1
        if not year or looked_at[number] > _MOST_MENTIONS:
            continue
        before, after = text[max(0, start - 8) : start], text[end : end + 8]
        if _CONGRESS.match(name) and not (_CONGRESS_BEFORE.search(before) or _CONGRESS_AFTER.match(after)):
            continue
        ahead = bool(_AHEAD_BEFORE.search(before) or _AHEAD_AFTER.match(after))
        since = after.startswith(("以来", "”以来"))
        first.setdefault((number, ahead, since), Event(name, year, month, start, kind, ahead, since))
    for event in _plenary_sessions(text):
        first.setdefault((-1 - event.year * MONTHS - event.month, event.ahead, event.since), event)
    return sorted(first.values(), key=lambda event: (event.year, event.month, event.start))


# 十六届四中、五中全会: only the last one is spelled out.
_SESSIONS = re.compile(r"届(?:[一二三四五六七八]中[、和及]){1,4}([一二三四五六七八])中全会")
_CONGRESS_NUMBERS = re.compile(r"(?:二十|十)[一二三四五六七八九]?$")


def _plenary_sessions(text: str) -> list[Event]:
    """Return the last session of every row such as 十六届四中、五中全会."""
    dated = {name: (year, month) for name, year, month, _ in _table()}
    found = []
    for match in _SESSIONS.finditer(text):
        number = _CONGRESS_NUMBERS.search(text[max(0, match.start() - 3) : match.start()])
        name = f"{number.group()}届{match[1]}中全会" if number else ""
        if name in dated:
            found.append(Event(name, *dated[name], match.start(), "plenary session"))
    return found


def congress_windows() -> list[tuple[str, int, int]]:
    """Return the party congresses of the table as (name, year, month), oldest first."""
    return [(name, year, month) for name, year, month, _ in _table() if _CONGRESS.match(name)]
