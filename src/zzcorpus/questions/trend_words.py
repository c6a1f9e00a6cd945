"""Which words of a question about a trend are counted, and which select documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zzcorpus.corpus.selection import is_year
from zzcorpus.places import is_inside, match_selector, names_of
from zzcorpus.questions.slogan_forms import spellings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus
    from zzcorpus.places import Place


def split_items(corpus: Corpus, words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Tell items from selectors, and say how a word was taken that could be either.

    Years, ``field:value`` and names of places select, all else is an item. A Chinese name of a place is an item where
    it comes first: 和平 and 平安 are words before they are counties. So is a slogan of the corpus that is no place of
    it, or only a place's byname (津城).
    """
    items: list[str] = []
    selectors: list[str] = []
    notes: list[str] = []
    for number, word in enumerate(words):
        if is_year(word) or re.match(r"[a-z_]+:", word):
            selectors.append(word)
            continue
        places = match_selector(word) if number or word.isascii() else []
        if not places:
            items.append(word)
        elif word.isascii() or _is_own_name(corpus, word, places):
            selectors.append(word)
        elif spellings_of(corpus, [word]):
            items.append(word)
            notes.append(f"{word}: counted, as it is a slogan here; place:{word} selects {places[0].name}")
        else:
            selectors.append(word)
            notes.append(f"{word}: taken for the place {places[0].name}; as the first word it is counted")
    return items, selectors, notes


def _is_own_name(corpus: Corpus, word: str, places: Sequence[Place]) -> bool:
    """Say whether documents are about one of the places, and the word is its name, whole or short, and no byname."""
    return any(
        ("/" in word or place.name == word or place.path[-1].startswith(word) or word in names_of(place))
        and any(is_inside(head.place_path, place) for head in corpus.heads)
        for place in places
    )
