"""From what a user types for a place, in Chinese or in Latin letters, to the places it may mean."""

from __future__ import annotations

import difflib
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.places.gazetteer import NATIONAL, NATIONAL_NAMES, Place, all_places, by_level, is_inside, place_by_name
from zzcorpus.places.names import fold_latin, read_rows, short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Latin words for kinds of unit that may follow a spelling: "hebei province", "Tianjin Shi".
LATIN_KINDS = {
    "province": ("province",),
    "sheng": ("province",),
    "autonomousregion": ("province",),
    "zizhiqu": ("province",),
    "municipality": ("province",),
    "prefecture": ("prefecture",),
    "autonomousprefecture": ("prefecture",),
    "league": ("prefecture",),
    "city": ("province", "prefecture", "county"),
    "shi": ("province", "prefecture", "county"),
    "district": ("county",),
    "qu": ("county",),
    "county": ("county",),
    "xian": ("county",),
    "banner": ("county",),
    "newarea": ("county", "prefecture"),
}
_MIN_TYPED = 2


@lru_cache(maxsize=1)
def _chinese_index() -> Mapping[str, Mapping[str, Place]]:
    """Every Chinese name of one place: full, own, short, former, alias."""
    index: dict[str, dict[str, Place]] = {}

    def add(name: str, place: Place) -> None:
        index.setdefault(name, {})[place.name] = place

    for name in NATIONAL_NAMES:
        add(name, NATIONAL)
    for place in all_places():
        for name in (place.name, place.path[-1], place.short):
            add(name, place)
        for name in place.former_names:
            add(name, place)
            add(short_name(name), place)
    for alias, full, _ in read_rows("aliases.tsv", 3):
        found = place_by_name(full)
        if found is not None:
            add(alias, found)
    return index


@lru_cache(maxsize=1)
def _latin_index() -> Mapping[str, Mapping[str, Place]]:
    index: dict[str, dict[str, Place]] = {}
    for place in (NATIONAL, *all_places()):
        for spelling in place.latin:
            # The table is written in lower case without tones; only the hyphens have to go.
            index.setdefault(spelling.replace("-", ""), {})[place.name] = place
    return index


def _chinese(text: str) -> list[Place]:
    """Places that ``text`` names, either as one name or as a chain such as 天津河北区."""
    index = _chinese_index()
    if text in index:
        return list(index[text].values())
    found: dict[str, Place] = {}
    for cut in range(1, len(text)):
        for outer in index.get(text[:cut], {}).values():
            for inner in _chinese(text[cut:]):
                if inner.name != outer.name and is_inside(inner.path, outer):
                    found[inner.name] = inner
    return sorted(found.values(), key=by_level)


def _latin(text: str) -> list[Place]:
    folded = fold_latin(text)
    index = _latin_index()
    found = list(index.get(folded, {}).values())
    for kind, levels in LATIN_KINDS.items():
        if folded.endswith(kind) and len(folded) > len(kind):
            found += [p for p in index.get(folded[: -len(kind)], {}).values() if p.level in levels]
    return list({place.name: place for place in found}.values())


def _one_part(text: str) -> list[Place]:
    cleaned = "".join(text.split())
    if not cleaned:
        return []
    return _latin(text) if cleaned.replace("ü", "u").isascii() or fold_latin(cleaned) else _chinese(cleaned[:40])


def match_selector(text: str) -> list[Place]:
    """Return every place that ``text`` may mean, highest level first; an empty list where there is none.

    Chinese names may be full (天津市河北区), chained and clipped (天津河北), own (河北区), short (河北) or former
    (襄樊); Latin spellings ignore case, blanks, hyphens, apostrophes and tones. ``/`` nests: ``tianjin/hebei``.

    >>> [p.name for p in match_selector("tianjin/hebei")]
    ['天津市河北区']
    >>> [p.name for p in match_selector("Shaanxi")]
    ['陕西省']
    """
    parts = [part for part in text.replace("／", "/").split("/") if part.strip()]
    if not parts:
        return []
    found = _one_part(parts[0])
    for part in parts[1:]:
        inner = _one_part(part)
        found = [place for place in inner if any(place != o and is_inside(place.path, o) for o in found)]
    return sorted(found, key=by_level)


def suggest(text: str, n: int = 5) -> list[str]:
    """Return up to ``n`` spellings of places that resemble ``text``, nearest first, for an error message."""
    typed = text.strip()
    if len(typed) < _MIN_TYPED:
        return []
    folded = fold_latin(typed)
    if not folded:
        names: Iterable[str] = _chinese_index()
        # Names that hold what was typed, or are held by it, are nearer than any spelling distance says.
        near = [name for name in names if typed in name or (len(name) > 1 and name in typed)]
        close = difflib.get_close_matches(typed[:20], list(names), n=n, cutoff=0.6)
        return list(dict.fromkeys([*sorted(near, key=lambda m: (abs(len(m) - len(typed)), m)), *close]))[:n]
    spellings = {fold_latin(s): s for place in reversed(all_places()) for s in place.latin[:1]}
    close = difflib.get_close_matches(folded[:30], list(spellings), n=n, cutoff=0.7)
    return [spellings[name] for name in close]
