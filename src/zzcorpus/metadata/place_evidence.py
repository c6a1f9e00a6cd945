"""What a title, a text and a publisher say about places: every mention weighed by what stands around it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.metadata.years import read_table
from zzcorpus.places import Place, is_inside, parent_of, place_by_name
from zzcorpus.places.mentions import Mention, find_mentions
from zzcorpus.places.names import read_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zzcorpus.metadata.selfreference import SelfReference

# Weights of a mention. The ratios matter, not the values: found by reading, checked on government reports.
TITLE_WEIGHT = 8.0
HEAD_WEIGHT = 3.0
BODY_WEIGHT = 1.0
OFFICE_WEIGHT = 4.0
SOURCE_WEIGHT = 2.0
TOWN_WEIGHT = 0.8
# A name given with the place it lies in (安徽省蚌埠市) introduces the subject.
CHAIN_FACTOR = 1.5
PASSING_WEIGHT = 0.1
ADDRESSED_WEIGHT = 0.5
HEAD_CHARS = 400
# A text tells early what it is about; further on it mentions whatever it mentions.
READ_HEAD = 6000
READ_TAIL = 1500
# A place in the very first words is most often the subject of the text.
LEAD_WEIGHT = 5.0
LEAD_CHARS = 40
_FIT_FLOOR = 0.12
_CHILD_SHARE = 0.25
_MANY_CHILDREN = 3
_CLEAR_FIT = 0.8
_CAPITAL_BONUS = 1.6

_ENUMERATED = "、"
# The address of an author or an office: 浙江 杭州 310000.
_POSTCODE = re.compile(r"[市省 ]?[一-龥]{0,4}[ ,，]{0,2}\d{6}(?!\d)")
_VILLAGE = re.compile(r"[一-龥]{1,4}?(?:村|镇|乡|社区|街道)")


# Characters that stand in clauses, hardly ever in an institution's name: 天津市委召开大学生座谈会 is about Tianjin.
_NOT_IN_NAMES = "委府开举对以与和在将把推进的"


@lru_cache(maxsize=1)
def _surroundings() -> Mapping[str, re.Pattern[str]]:
    """The patterns of ``surroundings.tsv``, matched right behind a name or searched right before it."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for kind, word in read_table("surroundings.tsv", 2):
        words[kind].append(re.escape(word))
    choice = {kind: "(?:" + "|".join(sorted(held, key=len, reverse=True)) + ")" for kind, held in words.items()}
    return {
        "institution": re.compile(rf"(?:(?![{_NOT_IN_NAMES}])[一-龥]){{0,7}}?{choice['institution']}(?!生)"),
        "session": re.compile(rf"[省市县区州盟旗]?{_SESSION}(?:人民代表大会|人大)"),
        "office": re.compile(rf"[省市县区州盟旗]?(?:{_SESSION}|{choice['office']}(?!员))"),
        "addressed_before": re.compile(choice["addressed_before"] + "$"),
        "addressed_after": re.compile("(?:工作|系列|发展)?的?(?:系列)?" + choice["addressed_after"]),
        "passing_before": re.compile(choice["passing_before"] + "$"),
    }


_SESSION = r"第[一二三四五六七八九十百〇零○\d]{1,4}届"


@dataclass(slots=True)
class Evidence:
    """Weights gathered for places; ``undecided`` holds names that may be several places."""

    own: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    towns: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    in_names: defaultdict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )  # parts of institutions' names
    leading: set[str] = field(default_factory=set)  # counties named short in the title, the publisher or first words
    first: dict[str, tuple[str, str]] = field(default_factory=dict)
    undecided: dict[tuple[str, ...], float] = field(default_factory=dict)
    undecided_name: dict[tuple[str, ...], str] = field(default_factory=dict)
    villages: set[str] = field(default_factory=set)  # places that the title names only as where a village lies


def _weigh(mention: Mention, text: str, base: float) -> float:
    """Weigh one mention by what stands around it."""
    behind = text[mention.end : mention.end + 14]
    around = _surroundings()
    if around["institution"].match(behind) or _POSTCODE.match(behind):
        return 0.0
    weight = base * (TOWN_WEIGHT if mention.kind == "town" else 1.0)
    before = text[max(0, mention.start - 4) : mention.start]
    listed = before.endswith(_ENUMERATED) or behind.startswith(_ENUMERATED)
    session = around["session"].match(behind)  # where a congress meets is whose it is: 在乌鲁木齐市第十七届人民代表大会
    if listed or (around["passing_before"].search(before) and not session):
        return weight * PASSING_WEIGHT
    if around["addressed_before"].search(before) or around["addressed_after"].match(behind):
        return min(weight, ADDRESSED_WEIGHT)
    if around["office"].match(behind):
        weight += OFFICE_WEIGHT
    return weight


def gather(evidence: Evidence, text: str, basis: str, head: float, body: float) -> None:
    """Weigh every place that ``text`` names and enter it; of names that adjoin only the innermost counts."""
    mentions = _mentions_read(text)
    for before, mention, after in zip((None, *mentions), mentions, (*mentions[1:], None), strict=False):
        if _adjoins(mention, after):
            continue
        weight = _weigh(mention, text, _base_weight(mention.start, head, body))
        if not weight:
            for place in mention.places:
                evidence.in_names[place.name] += BODY_WEIGHT
            continue
        _enter(evidence, mention, text, basis, weight * (CHAIN_FACTOR if _adjoins(before, mention) else 1.0))


def _enter(evidence: Evidence, mention: Mention, text: str, basis: str, weight: float) -> None:
    names = tuple(place.name for place in mention.places)
    for name in names:
        evidence.first.setdefault(name, (basis, _quote(text, mention)))
    if len(names) > 1:
        evidence.undecided[names] = evidence.undecided.get(names, 0.0) + weight
        evidence.undecided_name.setdefault(names, text[mention.start : mention.end])
    elif mention.kind == "town":
        evidence.towns[names[0]].append(weight)
        if mention.start < LEAD_CHARS:
            evidence.leading.add(names[0])
    else:
        evidence.own[names[0]] += weight
        if basis == "title" and _VILLAGE.match(text, mention.end):
            evidence.villages.add(names[0])


def _adjoins(outer: Mention | None, inner: Mention | None) -> bool:
    """Whether ``inner`` follows ``outer`` at once and lies in it, as in 天津市|河北区."""
    if outer is None or inner is None or inner.start != outer.end:
        return False
    return all(any(p != o and is_inside(p.path, o) for o in outer.places) for p in inner.places)


def _mentions_read(text: str) -> list[Mention]:
    """The mentions at the head and the tail of a text, with offsets in the whole."""
    mentions = find_mentions(text[:READ_HEAD])
    tail = max(READ_HEAD, len(text) - READ_TAIL)
    mentions += [Mention(m.start + tail, m.end + tail, m.places, m.kind) for m in find_mentions(text[tail:])]
    return mentions


def _base_weight(start: int, head: float, body: float) -> float:
    if start < LEAD_CHARS and head == HEAD_WEIGHT:
        return LEAD_WEIGHT
    return head if start < HEAD_CHARS else body


def _quote(text: str, mention: Mention) -> str:
    start, end = max(0, mention.start - 6), min(len(text), mention.end + 10)
    return f"{mention.start}: {text[start:end]}".replace("\n", " ")


def known_place(name: str) -> Place:
    place = place_by_name(name)
    if place is None:  # every name in the evidence came from the gazetteer
        raise KeyError(name)
    return place


def settle_towns(evidence: Evidence, speaks: SelfReference) -> None:
    """Count the short names of counties that something else confirms.

    Such a name may have come about at the seam of two words (新文|安置 holds 文安), so it counts where it stands at
    least twice, where the text also names the county in full or what the county lies in, or where it leads a text
    that speaks for a unit of its kind.
    """
    for name, weights in evidence.towns.items():
        place = known_place(name)
        leads = name in evidence.leading and speaks.local and speaks.fit(place) > _CLEAR_FIT
        if len(weights) > 1 or leads or _support(evidence, place) >= BODY_WEIGHT:
            evidence.own[name] += sum(weights)


def settle_undecided(evidence: Evidence) -> dict[tuple[str, ...], float]:
    """Give a name of several places to the one whose province or city the text names; return what stays open."""
    still_open: dict[tuple[str, ...], float] = {}
    for key, weight in evidence.undecided.items():
        support = {name: _support(evidence, known_place(name)) for name in key}
        best = max(support.values())
        backed = [name for name in key if support[name] == best]
        if best > 0 and len(backed) == 1:
            evidence.own[backed[0]] += weight
        else:
            still_open[key] = weight
    return still_open


def _support(evidence: Evidence, place: Place) -> float:
    """How much the text speaks of the places that hold ``place``, and of its neighbours in the same city."""
    outer = parent_of(place)
    total = evidence.own.get(place.name, 0.0)
    while outer is not None:
        total += evidence.own.get(outer.name, 0.0)
        outer = parent_of(outer)
    return total


def score_places(evidence: Evidence, speaks: SelfReference) -> dict[str, float]:
    """Score every place named: its own weight, some of what lies inside it, times how well its kind fits."""
    inner: defaultdict[str, float] = defaultdict(float)
    children: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, weight in evidence.own.items():
        place = known_place(name)
        outer = parent_of(place)
        while outer is not None:
            inner[outer.name] += weight
            children[outer.name][child_of(outer, place)] += weight
            outer = parent_of(outer)
    scores: dict[str, float] = {}
    for name in sorted({*evidence.own, *inner}):
        place, own = known_place(name), evidence.own.get(name, 0.0)
        fit = speaks.fit(place)
        if not own and fit < 1:
            continue
        # What lies inside speaks for a place as far as it is spread: a text about one city names its province's
        # other cities in passing.
        parts: Mapping[str, float] = children.get(name, {})
        spread = inner[name] - max(parts.values(), default=0.0)
        many = len(parts) >= _MANY_CHILDREN and fit > _CLEAR_FIT
        lent = _CHILD_SHARE * (2 * spread if many else min(inner[name], 4 * own) if own else spread)
        score = (own + lent) * (_FIT_FLOOR + (1 - _FIT_FLOOR) * fit)
        if speaks.capital and place.name in _capitals():
            score *= _CAPITAL_BONUS
        scores[name] = score
    return scores


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("capitals.tsv", 1))


def child_of(outer: Place, inner: Place) -> str:
    """Return the name of the child of ``outer`` that holds or is ``inner``, empty where they are the same."""
    return "".join(inner.path[: len(outer.path) + 1]) if inner != outer else ""
