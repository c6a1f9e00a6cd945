"""Which place a document is about: what the user states, then the path, then title, text and publisher together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.metadata.path_rule import place_and_year_from_path
from zzcorpus.metadata.selfreference import SelfReference, find_self_reference
from zzcorpus.model import PlaceDecision
from zzcorpus.places import NATIONAL, Place, is_inside, match_selector, parent_of, place_by_name
from zzcorpus.places.mentions import Mention, find_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

# Weights of a mention. The ratios matter, not the values: found by reading, checked on government reports.
TITLE_WEIGHT = 8.0
HEAD_WEIGHT = 3.0
BODY_WEIGHT = 1.0
OFFICE_WEIGHT = 4.0
SOURCE_WEIGHT = 2.0
TOWN_WEIGHT = 0.8
PASSING_WEIGHT = 0.1
ADDRESSED_WEIGHT = 0.5
HEAD_CHARS = 400
# A text tells early what it is about; further on it mentions whatever it mentions.
READ_HEAD = 6000
READ_TAIL = 1500
# A place in the very first words is most often the subject of the text.
LEAD_WEIGHT = 5.0
LEAD_CHARS = 40
# Where a text speaks for no unit, a place must hold this share of all mentions to be what the text is about.
CLEAR_SHARE = 0.6
MIN_CLEAR_WEIGHT = 4.0
# The second place must stay below this share of the first, or the text is ambiguous.
RIVAL_SHARE = 0.8
_FIT_FLOOR = 0.25
_CHILD_SHARE = 0.25
_MANY_CHILDREN = 3
_CLEAR_FIT = 0.8
_CAPITAL_BONUS = 1.6

# What makes a name part of an institution's name that says nothing of the text's subject.
_INSTITUTION = re.compile(
    r"(?:市|省)?[一-龥]{0,6}?(?:大学|学院|交大|师大|理工|银行|证券|钢铁|石化|机场|铁路|高速|油田|博物馆|图书馆|纪念馆|体育馆|起义|战役|会战|晚报|日报社)"
)
# The office that speaks, right behind the place's name.
_OFFICE = re.compile(
    r"(?:市|省|县|区|州)?(?:第[一二三四五六七八九十百〇零○\d]+届|委(?!员)|人民政府|政府工作|人民代表大会|人大|政协|党委|行署|市长|省长|主席|县长|区长|州长|盟长|"
    r"组织部|组织人事|组织系统|各级党组织)"
)
# What the General Secretary said of a place, or the centre convened for it, is quoted below it as often as in it.
_ADDRESSED_BEFORE = re.compile(r"(?:视察|考察|亲临|调研|关于|中央|对)$")
_ADDRESSED_AFTER = re.compile(r"(?:工作|系列|发展)?(?:的)?(?:系列)?(?:重要讲话|重要指示|重要要求|重要论述|工作座谈会|战略定位|时的)")
_PASSING_BEFORE = re.compile(r"(?:[与赴援到往驻在]|来自|对口支援|支援|协作|参观|中国（|中国\()$")
_ENUMERATED = "、"
_VILLAGE = re.compile(r"[一-龥]{1,4}?(?:村|镇|乡|社区|街道)")


@dataclass(slots=True)
class _Evidence:
    """Weights gathered for places; ``undecided`` holds names that may be several places."""

    own: Counter[str] = field(default_factory=Counter)
    first: dict[str, tuple[str, str]] = field(default_factory=dict)
    undecided: dict[tuple[str, ...], float] = field(default_factory=dict)
    undecided_name: dict[tuple[str, ...], str] = field(default_factory=dict)
    villages: set[str] = field(default_factory=set)  # places that the title names only as where a village lies


def decide_place(
    title: str, text: str, source: str = "", stated: str = "", path_parts: Sequence[str] = ()
) -> PlaceDecision:
    """Decide which place a document is about.

    What is stated wins, then the path below the ingested folder, then title, text and publisher together. Where the
    names leave several places possible, ``place`` is empty, ``candidates`` names them and ``warning`` says so; where
    the text speaks for the whole country, ``level`` is national, and ``place`` is 全国 only if it is the State
    Council that speaks.
    """
    if stated.strip():
        return _from_stated(stated.strip(), title, text, source)
    if path_parts:
        hint = place_and_year_from_path(path_parts)
        if hint.place is not None:
            return _decided(hint.place, "path", hint.place_evidence)
    return _from_content(title, text, source)


def _decided(place: Place, basis: str, evidence: str, warning: str = "") -> PlaceDecision:
    return PlaceDecision(place.name, place.path, place.level, basis, evidence, (), warning)


def _from_stated(stated: str, title: str, text: str, source: str) -> PlaceDecision:
    matches = match_selector(stated)
    if len(matches) == 1:
        return _decided(matches[0], "stated", stated)
    if not matches:
        return _stated_unknown(stated)
    upper = [place for place in matches if place.level == matches[0].level]
    content = _from_content(title, text, source)
    inside = [p for p in matches if p.name == content.place]
    if inside:
        return _decided(inside[0], "stated", stated)
    if len(upper) == 1:
        return _decided(upper[0], "stated", stated)
    names = tuple(place.name for place in matches)
    return PlaceDecision(
        basis="stated", evidence=stated, candidates=names, warning=f"“{stated}” may be {' or '.join(names)}"
    )


def _stated_unknown(stated: str) -> PlaceDecision:
    """Keep a place that the gazetteer lacks: a township below a known county, or anything the user wrote."""
    for cut in range(len(stated) - 1, 1, -1):
        outer = match_selector(stated[:cut])
        if len(outer) == 1 and outer[0].name == stated[:cut]:
            path = (*outer[0].path, stated[cut:])
            return PlaceDecision("".join(path), path, "township", "stated", stated)
    return PlaceDecision(
        stated, (stated,), "", "stated", stated, (), f"“{stated}” is not in the gazetteer and is kept as it is"
    )


def _weigh(mention: Mention, text: str, base: float) -> float:
    """Weigh one mention by what stands around it."""
    behind = text[mention.end : mention.end + 14]
    if _INSTITUTION.match(behind):
        return 0.0
    weight = base * (TOWN_WEIGHT if mention.kind == "town" else 1.0)
    before = text[max(0, mention.start - 4) : mention.start]
    listed = before.endswith(_ENUMERATED) or behind.startswith(_ENUMERATED)
    if listed or _PASSING_BEFORE.search(before):
        return weight * PASSING_WEIGHT
    if _ADDRESSED_BEFORE.search(before) or _ADDRESSED_AFTER.match(behind):
        return min(weight, ADDRESSED_WEIGHT)
    if _OFFICE.match(behind):
        weight += OFFICE_WEIGHT
    return weight


def _gather(evidence: _Evidence, text: str, basis: str, head: float, body: float) -> None:
    mentions = _mentions_read(text)
    for number, mention in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        if following is not None and following.start == mention.end and _holds(mention, following):
            continue
        weight = _weigh(mention, text, _base_weight(mention.start, head, body))
        if not weight:
            continue
        surface = text[mention.start : mention.end]
        if len(mention.places) == 1:
            name = mention.places[0].name
            evidence.own[name] += weight
            evidence.first.setdefault(name, (basis, _quote(text, mention)))
            if basis == "title" and _VILLAGE.match(text, mention.end):
                evidence.villages.add(name)
        else:
            key = tuple(place.name for place in mention.places)
            evidence.undecided[key] = evidence.undecided.get(key, 0.0) + weight
            evidence.undecided_name.setdefault(key, surface)
            for name in key:
                evidence.first.setdefault(name, (basis, _quote(text, mention)))


def _mentions_read(text: str) -> list[Mention]:
    """The mentions at the head and the tail of a text, with offsets in the whole."""
    mentions = find_mentions(text[:READ_HEAD])
    tail = max(READ_HEAD, len(text) - READ_TAIL)
    mentions += [
        Mention(m.start + tail, m.end + tail, m.places, m.kind) for m in find_mentions(text[tail:])
    ]
    return mentions


def _base_weight(start: int, head: float, body: float) -> float:
    if start < LEAD_CHARS and head == HEAD_WEIGHT:
        return LEAD_WEIGHT
    return head if start < HEAD_CHARS else body


def _holds(outer: Mention, inner: Mention) -> bool:
    return all(any(p != o and is_inside(p.path, o) for o in outer.places) for p in inner.places)


def _quote(text: str, mention: Mention) -> str:
    start, end = max(0, mention.start - 6), min(len(text), mention.end + 10)
    return f"{mention.start}: {text[start:end]}".replace("\n", " ")


def _place(name: str) -> Place:
    place = place_by_name(name)
    if place is None:  # every name in the evidence came from the gazetteer
        raise KeyError(name)
    return place


def _settle_undecided(evidence: _Evidence) -> dict[tuple[str, ...], float]:
    """Give a name of several places to the one whose province or city the text names; return what stays open."""
    still_open: dict[tuple[str, ...], float] = {}
    for key, weight in evidence.undecided.items():
        support = {name: _support(evidence, _place(name)) for name in key}
        best = max(support.values())
        backed = [name for name in key if support[name] == best]
        if best > 0 and len(backed) == 1:
            evidence.own[backed[0]] += weight
        else:
            still_open[key] = weight
    return still_open


def _support(evidence: _Evidence, place: Place) -> float:
    """How much the text speaks of the places that hold ``place``, and of its neighbours in the same city."""
    outer = parent_of(place)
    total = float(evidence.own[place.name])
    while outer is not None:
        total += evidence.own[outer.name]
        outer = parent_of(outer)
    return total


def _scores(evidence: _Evidence, speaks: SelfReference) -> Counter[str]:
    """Score every place named: its own weight, some of what lies inside it, times how well its kind fits."""
    inner: Counter[str] = Counter()
    children: dict[str, set[str]] = {}
    for name, weight in evidence.own.items():
        place = _place(name)
        outer = parent_of(place)
        while outer is not None:
            inner[outer.name] += weight
            children.setdefault(outer.name, set()).add(_child(outer, place))
            outer = parent_of(outer)
    scores: Counter[str] = Counter()
    for name in set(evidence.own) | set(inner):
        place, own = _place(name), evidence.own[name]
        if not own and speaks.fit(place) < 1:
            continue
        fit = _FIT_FLOOR + (1 - _FIT_FLOOR) * speaks.fit(place)
        # What lies inside speaks for a place, but no more than the place does itself, unless many parts are named.
        lent = _CHILD_SHARE * inner[name]
        if len(children.get(name, ())) >= _MANY_CHILDREN and speaks.fit(place) > _CLEAR_FIT:
            score = (own + 2 * lent) * fit
        else:
            score = (own + (min(lent, own) if own else lent * 0.5)) * fit
        if speaks.capital and place.name in _capitals():
            score *= _CAPITAL_BONUS
        scores[name] = score
    return scores


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    from zzcorpus.places.names import read_rows

    return frozenset(row[0] for row in read_rows("capitals.tsv", 1))


def _from_content(title: str, text: str, source: str) -> PlaceDecision:
    evidence = _Evidence()
    _gather(evidence, title, "title", TITLE_WEIGHT, TITLE_WEIGHT)
    _gather(evidence, text, "text", HEAD_WEIGHT, BODY_WEIGHT)
    _gather(evidence, source, "source", SOURCE_WEIGHT, SOURCE_WEIGHT)
    speaks = find_self_reference(text[:READ_HEAD] + text[max(READ_HEAD, len(text) - READ_TAIL) :])
    still_open = _settle_undecided(evidence)
    scores = _scores(evidence, speaks)
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if _is_national(text, speaks, ranked):
        return _national(text)
    return _choose(evidence, speaks, ranked, still_open)


_COUNTRY_SPEAKS = re.compile(r"全国人民代表大会(?:常务委员会)?[^。\n]{0,20}次会议上|代表国务院|国务院总理")


def _is_national(text: str, speaks: SelfReference, ranked: list[tuple[str, float]]) -> bool:
    """The text speaks for the country: more often than for any local unit, and no place stands out."""
    if _COUNTRY_SPEAKS.search(text[:HEAD_CHARS]):
        return True
    national = speaks.weight["国"]
    first = ranked[0][1] if ranked else 0.0
    return national > 3 * speaks.local and national > first


def _national(text: str) -> PlaceDecision:
    found = _COUNTRY_SPEAKS.search(text[:HEAD_CHARS])
    if found is not None:
        return _decided(NATIONAL, "text", f"{found.start()}: {found.group()}")
    return PlaceDecision(level="national", basis="text", evidence="speaks for the whole country")


def _choose(
    evidence: _Evidence,
    speaks: SelfReference,
    ranked: list[tuple[str, float]],
    still_open: dict[tuple[str, ...], float],
) -> PlaceDecision:
    best, score = ranked[0] if ranked else ("", 0.0)
    open_key = max(still_open, key=lambda key: (still_open[key], key), default=())
    open_weight = still_open.get(open_key, 0.0)
    if open_key and open_weight > score:
        name = evidence.undecided_name[open_key]
        return PlaceDecision(
            basis=evidence.first[open_key[0]][0],
            evidence=evidence.first[open_key[0]][1],
            candidates=open_key,
            warning=f"“{name}” may be {' or '.join(open_key)}; the text does not say which",
        )
    if not best:
        return PlaceDecision()
    place = _place(best)
    basis, quote = evidence.first.get(best, ("text", ""))
    if best in evidence.villages:
        place = _descend(evidence, place)
    strangers = [(n, s) for n, s in ranked[1:] if not _related(place, _place(n))]
    rival, rival_score = strangers[0] if strangers else ("", 0.0)
    total = score + sum(s for _, s in strangers)
    if not speaks.local and basis != "title" and (score < MIN_CLEAR_WEIGHT or score < CLEAR_SHARE * total):
        return PlaceDecision(candidates=(best,), evidence=quote)
    if rival_score > RIVAL_SHARE * score:
        names = (best, rival)
        return PlaceDecision(
            basis=basis, evidence=quote, candidates=names, warning=f"may be about {best} or {rival}"
        )
    return _decided(place, basis, quote)


def _descend(evidence: _Evidence, place: Place) -> Place:
    """Go down from ``place`` as long as all that is named inside it lies in one child (江西 … 信丰县坑口村)."""
    while True:
        children = {_child(place, _place(name)) for name in evidence.own if is_inside(_place(name).path, place)}
        children.discard("")
        if len(children) != 1:
            return place
        place = _place(children.pop())


def _child(outer: Place, inner: Place) -> str:
    """Return the name of the child of ``outer`` that holds or is ``inner``, empty where they are the same."""
    return "".join(inner.path[: len(outer.path) + 1]) if inner != outer else ""


def _related(one: Place, other: Place) -> bool:
    return is_inside(one.path, other) or is_inside(other.path, one)
