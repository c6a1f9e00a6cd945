"""Where a text mentions places: one linear pass for every name of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zzcorpus.places.gazetteer import Place, all_places, by_level, is_inside, place_by_name
from zzcorpus.places.names import read_rows, short_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    import ahocorasick_rs

MentionKind = Literal["full", "short", "town", "part"]

# What may not follow a name, or it is the beginning of a longer word: 河北区域, 吉林市场, 天津县域.
LONGER_WORD = {"区": "域位间块划别号段", "市": "场值级", "县": "域级乡", "州": "长", "旗": "帜号舰下"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text at ``[start, end)``; several ``places`` where the name alone does not say which.

    ``kind`` is ``full`` for a name with its kind (河北区), ``short`` for the short name of a province or prefecture,
    ``town`` for the short name of a county, which may come about at the seam of two words, and ``part`` for a full
    name that any city may use for a part of itself (城区), which is a mention only behind its city.
    """

    start: int
    end: int
    places: tuple[Place, ...]
    kind: MentionKind


_Names = dict[str, tuple[dict[str, Place], MentionKind]]
_Patterns = dict[str, tuple[tuple[Place, ...], MentionKind]]


def _add(names: _Names, name: str, place: Place, kind: MentionKind) -> None:
    """Enter a name; what is a full or short name of some place is no longer a town's."""
    held, known = names.setdefault(name, ({}, kind))
    if known == kind:
        held[place.name] = place
    elif known == "town":
        names[name] = ({place.name: place}, kind)


def _enter(names: _Names, place: Place, words: frozenset[str]) -> None:
    own = place.path[-1]
    _add(names, own, place, "part" if own in words else "full")
    for former in place.former_names:
        _add(names, former, place, "full")
    if place.level in {"province", "prefecture"}:
        for name in (own, *place.former_names):
            short = short_name(name)
            if short not in words and short not in place.former_names:
                _add(names, short, place, "short")


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Every name that is looked for; phrases that are not about a place map to no place."""
    words = _words()
    names: _Names = {}
    for place in all_places():
        _enter(names, place, words)
    for place in all_places():
        if place.level == "county" and place.short not in _unclear():
            _add(names, place.short, place, "town")
    for alias, full, use in read_rows("aliases.tsv", 3):
        found = place_by_name(full)
        if found is not None and use == "text":
            _add(names, alias, found, "full")
    patterns: _Patterns = {
        name: (tuple(sorted(held.values(), key=by_level)), kind) for name, (held, kind) in names.items()
    }
    return patterns | {row[0]: ((), "full") for row in read_rows("not_about.tsv", 1)}


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(row[0] for row in read_rows("words.tsv", 2))


@lru_cache(maxsize=1)
def _unclear() -> frozenset[str]:
    return _words() | {row[0] for row in read_rows("unclear.tsv", 1)}


def names_of(place: Place) -> tuple[str, ...]:
    """Return the names by which texts call a place; a short name that is a word as well (和平, 城中) is none."""
    names = (place.path[-1], place.short, *place.former_names, *map(short_name, place.former_names))
    return tuple(name for name in names if name not in _unclear())


@lru_cache(maxsize=1)
def _matcher() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[tuple[Place, ...], MentionKind]]]:
    import ahocorasick_rs

    patterns = _patterns()
    machine = ahocorasick_rs.AhoCorasick(list(patterns), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return machine, list(patterns.values())


def _shorter(text: str, start: int, end: int, places: tuple[Place, ...]) -> tuple[int, tuple[Place, ...]]:
    """Take back the kind of a name that goes on as another word: 吉林市|场 is 吉林, 河北区|域 is 河北省."""
    follows = text[end : end + 1]
    if follows and follows in LONGER_WORD.get(text[end - 1], ""):
        short = text[start : end - 1]
        held = _short_names().get(short, ())
        return end - 1, held
    return end, places


@lru_cache(maxsize=1)
def _short_names() -> Mapping[str, tuple[Place, ...]]:
    return {name: places for name, (places, kind) in _patterns().items() if kind == "short"}


def find_mentions(text: str) -> list[Mention]:
    """Return the places that ``text`` mentions, in order, each inside the one before it where the names adjoin.

    A short name shared by a province and a city (吉林) is the province. 天津市河北区 gives two mentions, the second of
    which is Tianjin's district.
    """
    machine, patterns = _matcher()
    mentions: list[Mention] = []
    for number, start, stop in machine.find_matches_as_indexes(text):
        places, kind = patterns[number]
        end, places = _shorter(text, start, stop, places) if kind == "full" else (stop, places)
        if not places:
            continue
        if kind == "short":
            places = places[:1]
        before = mentions[-1].places if mentions and mentions[-1].end == start else ()
        inner = tuple(p for p in places if any(is_inside(p.path, o) and p != o for o in before))
        if kind == "part" and not inner:
            continue
        mentions.append(Mention(start, end, inner or places, kind))
    return mentions
