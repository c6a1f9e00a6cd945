"""How often given strings occur in many texts, how firmly they hold together, and how freely they begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.repeats.exact import SENTENCE_ENDS
from zzcorpus.repeats.layout import lay_out
from zzcorpus.repeats.suffixes import Intervals, count_distinct, locate, members, sort_suffixes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.repeats.layout import Floats, Indices, Layout
    from zzcorpus.repeats.suffixes import Suffixes


@dataclass(frozen=True, slots=True, eq=False)
class StringEvidence:
    """What speaks for each of some strings being units: an array each, in their order.

    ``count`` and ``documents`` are occurrences and texts that hold one. ``cohesion`` is the least of
    f(xy)·N/(f(x)·f(y)) over the ways to split the string in two (see `measures.cohesion`). ``free_left`` and
    ``free_right`` are the entropies in bits of the characters beside it (see `measures.branching_entropy`).
    """

    count: Indices
    documents: Indices
    cohesion: Floats
    free_left: Floats
    free_right: Floats


def weigh_strings(
    texts: Sequence[str], spans: Sequence[tuple[int, int, int]], separators: str = SENTENCE_ENDS
) -> StringEvidence:
    """Return the evidence for strings, each given by one place where it stands: text, start, end.

    No occurrence crosses one of the ``separators``; the string itself must hold none.
    """
    import numpy as np

    layout = lay_out(texts, separators)
    suffixes = sort_suffixes(layout)
    at = np.array(spans, dtype=np.int64).reshape(-1, 3)
    positions, lengths = layout.starts[at[:, 0]] + at[:, 1], at[:, 2] - at[:, 1]
    found = locate(suffixes, positions, lengths)
    return StringEvidence(
        found.count,
        count_distinct(layout.documents()[suffixes.order], found),
        _cohesion(suffixes, positions, lengths, found.count),
        _entropy(layout, suffixes, found, np.full(len(found), -1)),
        _entropy(layout, suffixes, found, lengths),
    )


def _cohesion(suffixes: Suffixes, positions: Indices, lengths: Indices, count: Indices) -> Floats:
    import numpy as np

    # Every split of every string, all looked up at once: which string, and how long its first part is.
    splits = lengths - 1
    owner = np.repeat(np.arange(positions.size), splits)
    cut = np.arange(owner.size) - np.repeat(np.cumsum(splits) - splits, splits) + 1
    starts = np.concatenate([positions[owner], positions[owner] + cut])
    parts = locate(suffixes, starts, np.concatenate([cut, lengths[owner] - cut])).count.astype(np.float64)
    score = count[owner] * suffixes.order.size / (parts[: owner.size] * parts[owner.size :])
    least = np.full(positions.size, np.inf)
    np.minimum.at(least, owner, score)
    return least


def _entropy(layout: Layout, suffixes: Suffixes, found: Intervals, offset: Indices) -> Floats:
    """Return the entropy of the codes that stand ``offset`` characters from the beginning of each occurrence."""
    import numpy as np

    entropy = np.zeros(len(found))
    width = int(layout.codes.max(initial=0)) + 1
    for chosen, owner, member in members(found):
        # Before the first character of all stands a separator, as behind the last: index -1 is one.
        beside = layout.codes[(suffixes.order[member] + offset[chosen][owner]) % layout.codes.size]
        keys, counts = np.unique(owner * width + beside.astype(np.int64), return_counts=True)
        share = counts / found.count[chosen][keys // width]
        entropy[chosen] = np.bincount(
            keys // width, weights=-share * np.log2(share), minlength=chosen.stop - chosen.start
        )
    return np.abs(entropy)
