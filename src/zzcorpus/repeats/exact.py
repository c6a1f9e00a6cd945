"""Exact recurring wordings: all maximal repeats of a corpus, cut to whole words and folded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zzcorpus.repeats.layout import Layout, lay_out
from zzcorpus.repeats.suffixes import (
    Intervals,
    Suffixes,
    count_distinct,
    locate,
    maximal_repeats,
    members,
    sort_suffixes,
)
from zzcorpus.repeats.trimming import (
    Edges,
    balanced_part,
    cut_half_clauses,
    find_edges,
    may_be_unbalanced,
    trim,
    word_boundaries,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from zzcorpus.repeats.layout import Floats, Indices, Offsets

SENTENCE_ENDS = "。！？!?\n"


@dataclass(frozen=True, slots=True)
class RepeatOptions:
    """What counts as a recurring wording.

    ``min_chars`` and ``min_documents`` bound what is reported. ``min_alone`` is how many occurrences a phrase
    needs that are not part of a longer reported phrase. ``whole_words`` cuts repeats to whole words;
    ``sentence_ends`` are the characters that no repeat crosses.
    """

    min_chars: int = 6
    min_documents: int = 2
    min_alone: int = 1
    whole_words: bool = True
    sentence_ends: str = SENTENCE_ENDS


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """A recurring wording.

    ``count`` is how often the string occurs in all texts, ``alone`` how many of these occurrences are not inside
    a longer phrase of the list, ``documents`` in how many texts it occurs.
    """

    text: str
    count: int
    alone: int
    documents: int
    score: float
    _positions: Offsets = field(repr=False)
    _layout: Layout = field(repr=False)

    def occurrences(self) -> tuple[Indices, Indices]:
        """Return the index of the text and the offset in it of every occurrence, in order."""
        import numpy as np

        positions = np.sort(self._positions)
        documents = self._layout.document_of(positions)
        return documents, positions - self._layout.starts[documents]


def find_repeats(
    texts: Sequence[str],
    options: RepeatOptions = RepeatOptions(),
    boundaries: Sequence[npt.ArrayLike] | None = None,
) -> list[Repeat]:
    """Return the recurring wordings of ``texts``, best first.

    1. All maximal repeats: strings that lose an occurrence when extended by a character to the left or right,
       that cross no end of a text or sentence, and have ``min_chars`` in ``min_documents`` or more.
    2. With ``whole_words``, each is cut to whole words at both ends, as ``boundaries`` (offsets of words in
       each text) divide its first occurrence; by default as `word_boundaries` does. Marks of punctuation and
       words that lean on what follows or precedes are cut off too, and counts are taken anew for what remains.
    3. Folding: a phrase is left out where fewer than ``min_alone`` of its occurrences stand outside longer ones.

    The score is √(count · alone) · log2(characters) · wholeness: how often, how much of it by itself, how long,
    and how much of a whole to a reader. Wholeness is the share of all beginnings and ends of its occurrences
    that stand at the edge of a sentence, at punctuation, or next to a word that leans the other way (1 without
    ``whole_words``). Equal scores are in order of length, longest first, then of text.
    """
    if options.min_chars < 1 or options.min_documents < 1:
        raise ValueError("min_chars and min_documents must be 1 or more")
    layout = lay_out(texts, options.sentence_ends)
    suffixes = sort_suffixes(layout)
    found = maximal_repeats(layout, suffixes, options.min_chars, options.min_documents)
    edges = None
    if options.whole_words:
        if boundaries is None:
            boundaries = [word_boundaries(text) for text in texts]
        edges = find_edges(layout, boundaries)
        found = _whole_words(layout, suffixes, found, edges, options)
    found, alone, whole = _fold(suffixes, found, edges, options.min_alone)
    return _records(layout, suffixes, found, alone, whole)


def _whole_words(
    layout: Layout,
    suffixes: Suffixes,
    found: Intervals,
    edges: Edges,
    options: RepeatOptions,
) -> Intervals:
    import numpy as np

    positions = _first_positions(suffixes, found)
    in_order = np.argsort(positions)  # for the sake of the cache: looked up in order, it takes a quarter of the time
    positions, lengths = trim(edges, positions[in_order], found.length[in_order])
    positions, lengths = cut_half_clauses(edges, positions, lengths)
    marked = np.flatnonzero(may_be_unbalanced(layout, positions, lengths))
    parts = [balanced_part(layout.text_at(int(positions[i]), int(lengths[i]))) for i in marked]
    if parts:
        start, end = np.array(parts).T
        positions[marked], lengths[marked] = positions[marked] + start, end - start
    positions, lengths = trim(edges, positions, lengths)
    long = lengths >= options.min_chars
    trimmed = locate(suffixes, positions[long], lengths[long])
    # Equal strings have equal intervals and lengths; both are below 2³⁰.
    _, one_each = np.unique(trimmed.first << 31 | trimmed.length, return_index=True)
    trimmed = trimmed[one_each]
    documents = layout.documents()[suffixes.order]
    return trimmed[count_distinct(documents, trimmed) >= options.min_documents]


def _first_positions(suffixes: Suffixes, found: Intervals) -> Indices:
    import numpy as np

    first = np.empty(len(found), dtype=np.int64)
    for chosen, _, member in members(found):
        counts = found.count[chosen]
        first[chosen] = np.minimum.reduceat(suffixes.order[member], np.cumsum(counts) - counts)
    return first


def _fold(
    suffixes: Suffixes, found: Intervals, edges: Edges | None, min_alone: int
) -> tuple[Intervals, Indices, Floats]:
    """Return the phrases with ``min_alone`` occurrences or more outside longer ones, how many these are, and how
    much of a whole they are there: the mean share of beginnings and ends with a break before and after."""
    import numpy as np

    found = found[np.argsort(found.length, kind="stable")]
    longest = np.zeros(suffixes.order.size, dtype=np.int32)
    # Shorter first, so that the longest phrase at a position has the last word.
    for chosen, owner, member in members(found):
        longest[suffixes.order[member]] = found.length[chosen][owner]
    ends = np.where(longest > 0, np.arange(longest.size) + longest, 0)
    # Furthest end of any phrase that begins before a position.
    reach = np.concatenate([[0], np.maximum.accumulate(ends)[:-1]])
    alone = np.zeros(len(found), dtype=np.int64)
    breaks = np.zeros(len(found))
    for chosen, owner, member in members(found):
        position, length = suffixes.order[member], found.length[chosen][owner]
        free = (reach[position] < position + length) & (longest[position] == length)
        alone[chosen] = np.bincount(owner[free], minlength=chosen.stop - chosen.start)
        if edges is not None:
            both = edges.opened[position].astype(np.int64) + edges.closed[position + length]
            breaks[chosen] = np.bincount(owner, weights=both, minlength=chosen.stop - chosen.start)
    kept = alone >= min_alone
    whole = np.ones(len(found)) if edges is None else breaks / (2 * found.count)
    return found[kept], alone[kept], whole[kept]


def _records(layout: Layout, suffixes: Suffixes, found: Intervals, alone: Indices, whole: Floats) -> list[Repeat]:
    import numpy as np

    documents = count_distinct(layout.documents()[suffixes.order], found)
    scores = np.sqrt(found.count * alone) * np.log2(found.length) * whole
    # Suffixes are in the order of their text, so among equals the first of each interval decides.
    order = np.lexsort((found.first, -found.length, -scores))
    columns = (found.first, found.last, found.length, alone, documents, scores)
    return [
        Repeat(
            layout.text_at(int(suffixes.order[first]), length),
            last - first + 1,
            own,
            held_by,
            score,
            suffixes.order[first : last + 1],
            layout,
        )
        for first, last, length, own, held_by, score in zip(
            *(column[order].tolist() for column in columns), strict=True
        )
    ]
