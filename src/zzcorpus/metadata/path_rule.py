"""The path rule: places and years from the names of folders and files, as in ``天津市/2018.md``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.places import Place, is_inside, match_selector

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
# Digests and identifiers in file names hold years by chance.
_HASH = re.compile(r"(?<![0-9A-Za-z])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{10,}(?![0-9A-Za-z])")
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_SEPARATORS = re.compile(r"[\s_\-—.,，、()（）\d年]+")
_MIN_NAME = 2
# Folders called so hold documents of anywhere in the country.
_NO_PLACE = frozenset({"china", "national", "prc", "中国", "国家"})


@dataclass(frozen=True, slots=True)
class PathHint:
    """What a path says: a place and a year, or None, with the part that says it."""

    place: Place | None = None
    year: int | None = None
    place_evidence: str = ""
    year_evidence: str = ""


def place_and_year_from_path(parts: Sequence[str]) -> PathHint:
    """Read place and year from the parts of a path below the ingested folder.

    A part names a place when it is, whole or between blanks, hyphens, underscores, stops and digits, a name that the
    gazetteer knows; a later part inside an earlier one is more exact (``天津市/河北区``), a later part elsewhere is
    ignored. A name of several places counts only below one of the places that hold it. A part names a year when it
    holds exactly one number from 1800 to 2099 of four digits; the last such part counts.
    """
    place: Place | None = None
    place_evidence = year_evidence = ""
    year: int | None = None
    for part in parts:
        stem = _SUFFIX.sub("", part)
        years = _YEAR.findall(_HASH.sub("", stem))
        if len(set(years)) == 1:
            year, year_evidence = int(years[0]), part
        for word in (stem, *_SEPARATORS.split(stem)):
            found = _one_place(word, place)
            if found is not None:
                place, place_evidence = found, part
                break
    return PathHint(place, year, place_evidence, year_evidence)


def _one_place(word: str, outer: Place | None) -> Place | None:
    if len(word) < _MIN_NAME or word.casefold() in _NO_PLACE:
        return None
    matches = match_selector(word)
    if outer is not None:
        matches = [place for place in matches if place != outer and is_inside(place.path, outer)]
    elif word.isascii():
        # A county's spelling is too often an English word or a person's name: mile, anda, lina.
        matches = [place for place in matches if place.level in {"province", "prefecture"}]
    upper = [place for place in matches if place.level == matches[0].level]
    return upper[0] if len(upper) == 1 else None
