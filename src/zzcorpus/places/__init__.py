"""Places of China: names, former names, Latin spellings, and where they are mentioned in a text."""

from __future__ import annotations

from zzcorpus.places.gazetteer import NATIONAL, Place, all_places, is_inside, parent_of, place_by_name
from zzcorpus.places.mentions import names_of
from zzcorpus.places.selectors import match_selector, suggest

__all__ = [
    "NATIONAL",
    "Place",
    "all_places",
    "is_inside",
    "match_selector",
    "names_of",
    "parent_of",
    "place_by_name",
    "suggest",
]
