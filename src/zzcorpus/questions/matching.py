"""Where a user's word or pattern stands in texts: literal strings, or patterns that run in linear time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.cleaning import fold_script
from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zzcorpus.corpus import Corpus, Selection


def finder_for(pattern: str, *, regex: bool = False) -> Callable[[str], Iterator[tuple[int, int]]]:
    """Return a function that yields the (start, end) of each match in a text, left to right, not overlapping.

    The pattern is folded to simplified characters as the texts are. A regular expression runs on RE2, in
    linear time, so it has no look-around and no back-references. Raises UsageError where it is empty or
    malformed.
    """
    folded = fold_script(pattern)
    if not folded.strip():
        raise UsageError("The pattern is empty. Give a word, a slogan or, with --regex, a regular expression.")
    if not regex:
        return lambda text: _find_literal(text, folded)
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(folded, options)
    except re2.error as error:
        raise UsageError(f"{pattern}: not a regular expression that RE2 reads ({error}).") from error
    return lambda text: (m.span() for m in compiled.finditer(text) if m.end() > m.start())


def no_match(pattern: str, selection: Selection) -> str:
    """Say that nothing was found, so that an empty answer is not taken for a broken one."""
    return f"{pattern}: no occurrence in {selection.label}"


def _find_literal(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + len(word))


def texts_with(
    corpus: Corpus, selection: Selection, pattern: str, *, regex: bool
) -> Iterator[tuple[str, str, int | None, str]]:
    """Yield (document, place, year, text) of the selected documents that may hold ``pattern``, in order."""
    table = corpus.selected(selection)
    where, parameters = ("true", []) if regex else ("contains(text, ?)", [fold_script(pattern)])
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
