"""Which place a document is about: what the user states, then the path, then title, text and publisher together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.metadata.path_rule import place_and_year_from_path
from zzcorpus.metadata.place_evidence import (
    BODY_WEIGHT,
    HEAD_CHARS,
    HEAD_WEIGHT,
    READ_HEAD,
    READ_TAIL,
    SOURCE_WEIGHT,
    TITLE_WEIGHT,
    Evidence,
    child_of,
    gather,
    known_place,
    score_places,
    settle_towns,
    settle_undecided,
)
from zzcorpus.metadata.selfreference import SelfReference, find_self_reference
from zzcorpus.model import PlaceDecision
from zzcorpus.places import NATIONAL, Place, is_inside, match_selector

if TYPE_CHECKING:
    from collections.abc import Sequence

# Where a text speaks for no unit, a place must hold this share of all mentions to be what the text is about.
CLEAR_SHARE = 0.6
MIN_CLEAR_WEIGHT = 4.0
# The second place must stay below this share of the first, or the text is ambiguous.
RIVAL_SHARE = 0.8


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
    if len([place for place in matches if place.level == matches[0].level]) == 1:
        return _decided(matches[0], "stated", stated)  # 河北 is the province, whatever its namesakes
    content = _from_content(title, text, source)
    meant = next((place for place in matches if place.name == content.place), None)
    if meant is not None:
        return _decided(meant, "stated", stated)
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


def _from_content(title: str, text: str, source: str) -> PlaceDecision:
    evidence = Evidence()
    gather(evidence, title, "title", TITLE_WEIGHT, TITLE_WEIGHT)
    gather(evidence, text, "text", HEAD_WEIGHT, BODY_WEIGHT)
    gather(evidence, source, "source", SOURCE_WEIGHT, SOURCE_WEIGHT)
    speaks = find_self_reference(text[:READ_HEAD] + text[max(READ_HEAD, len(text) - READ_TAIL) :])
    settle_towns(evidence, speaks)
    still_open = settle_undecided(evidence)
    scores = score_places(evidence, speaks)
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
    evidence: Evidence,
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
    place = known_place(best)
    basis, quote = evidence.first.get(best, ("text", ""))
    if best in evidence.villages:
        place = _descend(evidence, place)
    strangers = [(n, s) for n, s in ranked[1:] if not _related(place, known_place(n))]
    rival, rival_score = strangers[0] if strangers else ("", 0.0)
    if not speaks.local and basis != "title" and not _stands_out(evidence, speaks, place, score, strangers):
        return PlaceDecision(candidates=(best,), evidence=quote)
    if rival_score > RIVAL_SHARE * score:
        names = (best, rival)
        return PlaceDecision(basis=basis, evidence=quote, candidates=names, warning=f"may be about {best} or {rival}")
    return _decided(place, basis, quote)


def _stands_out(
    evidence: Evidence, speaks: SelfReference, place: Place, score: float, strangers: list[tuple[str, float]]
) -> bool:
    """Whether a text that speaks for no unit is about ``place`` all the same.

    It names it often and hardly any other, institutions called after it (湖北省博物馆) counting against it; or only its
    publisher names a place, and the text speaks of some unit at least once.
    """
    if evidence.first.get(place.name, ("",))[0] == "source" and not strangers:
        return any(weight for kind, weight in speaks.weight.items() if kind != "国")
    clear = score - evidence.in_names.get(place.name, 0.0)
    return clear >= MIN_CLEAR_WEIGHT and score >= CLEAR_SHARE * (score + sum(other for _, other in strangers))


def _descend(evidence: Evidence, place: Place) -> Place:
    """Go down from ``place`` as long as all that is named inside it lies in one child (江西 … 信丰县坑口村)."""
    while True:
        named = [known_place(name) for name in evidence.own]
        children = {child_of(place, inner) for inner in named if is_inside(inner.path, place)}
        children.discard("")
        if len(children) != 1:
            return place
        place = known_place(children.pop())


def _related(one: Place, other: Place) -> bool:
    return is_inside(one.path, other) or is_inside(other.path, one)
