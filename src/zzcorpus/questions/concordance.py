"""A word or slogan in context (keyword in context)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from zzcorpus.questions.choices import check_choice
from zzcorpus.questions.matching import finder_for, no_match, texts_with
from zzcorpus.tables import Column, Table
from zzcorpus.text import sentence_at, split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

Order = Literal["text", "left", "right"]

COLUMNS = (
    Column("document"),
    Column("place"),
    Column("year", "int"),
    Column("left"),
    Column("match"),
    Column("right"),
    Column("start", "int"),
    Column("end", "int"),
)
ORDERS: tuple[Order, ...] = ("text", "left", "right")
_LEFT, _RIGHT = 3, 5


def ask_concordance(
    corpus: Corpus,
    pattern: str,
    selectors: Sequence[str] = (),
    *,
    width: int = 30,
    sentence: bool = False,
    order: str = "text",
    regex: bool = False,
) -> Table:
    """Return every occurrence of ``pattern`` with its context, none left out.

    ``width`` is the number of characters on each side; with ``sentence`` the context is the sentence.
    ``order`` sorts by the text, by what stands to the right, or by what stands to the left, read outwards
    from the match. A line break in the context shows as a space.
    """
    check_choice("order", order, ORDERS)
    find = finder_for(pattern, regex=regex)
    selection = corpus.select(selectors)
    rows: list[tuple[Any, ...]] = []
    for document, place, year, text in texts_with(corpus, selection, pattern, regex=regex):
        sentences = split_sentences(text) if sentence else []
        for start, end in find(text):
            low, high = max(0, start - width), end + width
            if sentence:
                low = min(start, sentence_at(sentences, start).start)
                high = max(end, sentence_at(sentences, end - 1).end)
            left, right = text[low:start].replace("\n", " "), text[end:high].replace("\n", " ")
            rows.append((document, place, year, left, text[start:end], right, start, end))
    if order == "left":
        rows.sort(key=lambda row: row[_LEFT][::-1])
    elif order == "right":
        rows.sort(key=lambda row: row[_RIGHT])
    return Table(COLUMNS, rows, notes=() if rows else (no_match(pattern, selection),))
