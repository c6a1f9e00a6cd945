"""Exact recurring wordings: all maximal repeats of a corpus, cut to whole words and folded."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.repeats.frames import cut_half_frames
from zzcorpus.repeats.layout import Layout, lay_out
from zzcorpus.repeats.records import Repeats, rank
from zzcorpus.repeats.suffixes import (
    Intervals,
    Suffixes,
    count_distinct,
    first_positions,
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
from zzcorpus.repeats.wholeness import find_lists, wholeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from zzcorpus.repeats.layout import Floats, Indices

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


def find_repeats(
    texts: Sequence[str],
    options: RepeatOptions = RepeatOptions(),
    boundaries: Sequence[npt.ArrayLike] | None = None,
    wholes: Sequence[Sequence[tuple[int, int]]] | None = None,
) -> Repeats:
    """Return the recurring wordings of ``texts``, best first.

    1. All maximal repeats: strings that lose an occurrence when extended by a character to the left or right,
       that cross no end of a text or sentence, and have ``min_chars`` in ``min_documents`` or more.
    2. With ``whole_words``, each is cut to whole words at both ends, as ``boundaries`` (offsets of words in
       each text) divide its first occurrence; by default as `word_boundaries` does. Marks of punctuation, words
       that lean on what follows or precedes, half clauses, half pairs of marks and half frames (为统领 without its 以)
       are cut off too, and counts are taken anew for what remains.
    3. Folding: a phrase is left out where fewer than ``min_alone`` of its occurrences stand outside longer ones.

    The score is √(count · alone) · log2(characters) · `wholeness`: how often, how much of it by itself, how long,
    and how much of a whole to a reader (1 without ``whole_words``). ``wholes`` are stretches of each text that are one
    thing, as formulas are: a phrase that ends within one is no whole. Equal scores are in order of length, longest
    first, then of text.
    """
    if options.min_chars < 1 or options.min_documents < 1:
        raise ValueError("min_chars and min_documents must be 1 or more")
    layout = lay_out(texts, options.sentence_ends)
    edges = None
    # Sorting leaves the interpreter alone for seconds, in which words can be found.
    with ThreadPoolExecutor(1) as beside:
        sorting = beside.submit(sort_suffixes, layout)
        if options.whole_words:
            if boundaries is None:
                boundaries = [word_boundaries(text) for text in texts]
            edges = find_edges(layout, boundaries, wholes)
        suffixes = sorting.result()
    found = maximal_repeats(layout, suffixes, options.min_chars, options.min_documents)
    if edges is not None:
        found = _whole_words(layout, suffixes, found, edges, options)
    found, alone, whole = _fold(suffixes, found, edges, options.min_alone)
    return rank(layout, suffixes, found, alone, whole)


def _whole_words(
    layout: Layout,
    suffixes: Suffixes,
    found: Intervals,
    edges: Edges,
    options: RepeatOptions,
) -> Intervals:
    import numpy as np

    positions = first_positions(suffixes, found)
    in_order = np.argsort(positions)  # for the sake of the cache: looked up in order, it takes a quarter of the time
    positions, lengths = trim(edges, positions[in_order], found.length[in_order])
    positions, lengths = cut_half_clauses(edges, positions, lengths)
    for frames in edges.frames:
        positions, lengths = cut_half_frames(frames, positions, lengths)
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


def _fold(
    suffixes: Suffixes, found: Intervals, edges: Edges | None, min_alone: int
) -> tuple[Intervals, Indices, Floats]:
    """Return the phrases with ``min_alone`` occurrences or more outside longer ones, how many these are, and how
    much of a whole each phrase is."""
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
    whole = np.ones(len(found))
    is_list = (
        find_lists(edges.list_marks, first_positions(suffixes, found), found.length) if edges is not None else None
    )
    for chosen, owner, member in members(found):
        position, length = suffixes.order[member], found.length[chosen][owner]
        free = (reach[position] < position + length) & (longest[position] == length)
        alone[chosen] = np.bincount(owner[free], minlength=chosen.stop - chosen.start)
        if edges is not None and is_list is not None:
            whole[chosen] = wholeness(edges.breaks, position, length, owner, is_list[chosen])
    kept = alone >= min_alone
    return found[kept], alone[kept], whole[kept]
