"""Where a user's word or pattern stands in texts: literal strings, or patterns that run in linear time."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from zzcorpus.cleaning import fold_script
from zzcorpus.errors import UsageError
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zzcorpus.corpus import Corpus, Selection

# Full-width letters, digits and signs are the half-width ones: 互联网＋ is 互联网+. Chinese punctuation stays itself.
_WIDE = "".join(chr(code) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：！？（）")
_NARROW = "".join(chr(ord(wide) - 0xFEE0) for wide in _WIDE)
_FOLDED = str.maketrans(_WIDE, _NARROW)
# In a regular expression a full-width sign is the sign, with or without a backslash, and no operator.
_WIDE_SIGN = re.compile(r"\\?([" + "".join(sign for sign in _WIDE if not sign.isalnum()) + "])")


def fold_width(text: str) -> str:
    """Return ``text`` with full-width letters, digits and signs as half-width ones, each in its place."""
    return text.translate(_FOLDED)


def finder_for(pattern: str, *, regex: bool = False) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return a function that yields the (start, end) of each match in a text, left to right, not overlapping.

    The pattern is folded to simplified characters as the texts are, and both are folded to half-width letters, digits
    and signs. A regular expression runs on RE2, in linear time, so it has no look-around and no back-references.
    Raises UsageError where it is empty or malformed.
    """
    folded = fold_script(pattern)
    if regex:
        folded = _WIDE_SIGN.sub(lambda sign: re.escape(fold_width(sign[1])), folded)
    folded = fold_width(folded)
    if not folded.strip():
        raise UsageError("The pattern is empty. Give a word, a slogan or, with --regex, a regular expression.")
    if not regex:
        has_width = _has_width(folded)
        return lambda text: _find_literal(fold_width(text) if has_width else text, folded)
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(folded, options)
    except re2.error as error:
        raise UsageError(f"{pattern}: not a regular expression that RE2 reads ({error}).") from error
    return lambda text: (m.span() for m in compiled.finditer(fold_width(text)) if m.end() > m.start())


def _has_width(folded: str) -> bool:
    """Say whether a text may write the characters in another width; else it need not be folded, which takes time."""
    return any(letter in _NARROW for letter in folded)


def no_match(pattern: str, selection: Selection) -> str:
    """Say that nothing was found, so that an empty answer is not taken for a broken one."""
    return f"{pattern}: no occurrence in {selection.label}"


def _find_literal(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))


def longer_word(text: str, start: int, end: int) -> str:
    """Return the words that ``text[start:end]`` cuts in two, or nothing: 京津城际 for 津城 (see `lexicon check`)."""
    low, high = start, end
    while low and text[low - 1].isalnum():
        low -= 1
    while high < len(text) and text[high].isalnum():
        high += 1
    borders = tuple(accumulate(map(len, segment(text[low:high])), initial=low))
    before, after = borders[bisect_right(borders, start) - 1], borders[bisect_left(borders, end)]
    return "" if (before, after) == (start, end) else text[before:after]


def texts_with(
    corpus: Corpus, selection: Selection, pattern: str, *, regex: bool
) -> Iterator[tuple[str, str, int | None, str]]:
    """Yield (document, place, year, text) of the selected documents that may hold ``pattern``, in order."""
    table = corpus.selected(selection)
    where, parameters = "true", []
    if not regex:
        folded = fold_width(fold_script(pattern))
        where, parameters = "contains(text, ?)", [folded]
        if _has_width(folded):
            where, parameters = "contains(translate(text, ?, ?), ?)", [_WIDE, _NARROW, folded]
    cursor = corpus.connection.cursor()
    cursor.execute(
        f"select document, place, year, text from counted join {table} using (document) "
        f"where {where} order by document",
        parameters,
    )
    while lot := cursor.fetchmany(200):
        yield from lot


def find_all(texts: Iterable[tuple[str, str]], strings: Sequence[str]) -> Iterator[tuple[str, str, int, int]]:
    """Yield (document, text, which string, start) for every occurrence of the strings, overlapping ones too."""
    import ahocorasick_rs

    machine = ahocorasick_rs.AhoCorasick(list(strings))
    for document, text in texts:
        for number, start, _ in machine.find_matches_as_indexes(text, overlapping=True):
            yield document, text, number, start
