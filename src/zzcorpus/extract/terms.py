"""Words of a document with their counts, slogans kept whole."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.wordlists import load_set
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.model import Slogan
    from zzcorpus.text.tokens import SegmenterName

# A motto is prose as much as a name; its words count as words.
_KEPT_WHOLE = frozenset({"numeric", "code", "quoted", "formula"})
_WORD = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,}|[A-Za-z][A-Za-z0-9'&-]+")
_NUMBER = re.compile(r"[零〇一二三四五六七八九十百千万亿两几数第余多]+[个项名家年月日号次届批位类种大人元岁期]?")


def count_terms(text: str, slogans: Sequence[Slogan], segmenter: SegmenterName = "rjieba") -> dict[str, int]:
    """Return the terms of ``text`` and how often each occurs, in order of first use.

    A term is a word of two or more Hanzi or a Latin word of two or more characters that is neither a stop word
    (``extract/data/stopwords.tsv``) nor a number. ``slogans`` are the document's, in text order; those of the
    kinds numeric, code, quoted and formula count as one term each, under their canonical form, and the words
    inside them do not count; mottos count by their words.
    """
    counts: Counter[str] = Counter(slogan.slogan for slogan in slogans if slogan.kind in _KEPT_WHOLE)
    # The line break keeps words from growing together where a slogan has been taken out.
    words = Counter(segment("\n".join(piece for _, piece in _prose(text, slogans)), segmenter))
    terms = dict(counts)
    for word, count in words.items():
        if _is_term(word):
            terms[word] = terms.get(word, 0) + count
    return terms


def place_terms(text: str, slogans: Sequence[Slogan], segmenter: SegmenterName = "rjieba") -> Iterator[tuple[str, int]]:
    """Yield every occurrence that ``count_terms`` counts with its start in ``text``, slogans first."""
    yield from ((slogan.slogan, slogan.start) for slogan in slogans if slogan.kind in _KEPT_WHOLE)
    for start, piece in _prose(text, slogans):
        at = start
        for word in segment(piece, segmenter):
            if _is_term(word):
                yield word, at
            at += len(word)


def _prose(text: str, slogans: Sequence[Slogan]) -> Iterator[tuple[int, str]]:
    """Yield what stands between the slogans kept whole, with where it starts."""
    at = 0
    for slogan in slogans:
        if slogan.kind in _KEPT_WHOLE:
            yield at, text[at : slogan.start]
            at = slogan.end
    yield at, text[at:]


@lru_cache(maxsize=1 << 17)  # the documents of a corpus share most of their words
def _is_term(word: str) -> bool:
    if word in load_set("stopwords.tsv") or not _WORD.fullmatch(word):
        return False
    return not _NUMBER.fullmatch(word)
