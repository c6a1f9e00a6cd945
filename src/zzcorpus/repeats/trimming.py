"""Where a repeat begins and ends for a reader: at whole words, without stray particles or half a pair of marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.layout import Indices, Layout

# Words that attach to what stands before them, or after them: a phrase does not begin, or end, with one.
# Closed grammatical sets: particles, conjunctions, prepositions, bound adverbs and determiners.
LEANS_BACK = frozenset("的 地 得 着 了 过 等 们 之 中 里 内 上 下 以来 以后 之中 之间 方面 而 则 和 与 及 或 并 且".split())
LEANS_FORWARD = frozenset(
    "的 地 得 之 和 与 及 或 并 且 而 则 以及 并且 或者 在 从 对 把 将 被 向 往 由 由于 于 为 为了 以 用 跟 同 按 按照 根据 "
    "依照 通过 关于 对于 围绕 因 因为 如 其 该 各 每 这 那 有 是 也 都 就 又 所 不 再 更 最 很 还 要 能 会 可 一 每个 这个 一个".split()
)
_PAIRS = {"”": "“", "’": "‘", "》": "《", "）": "（", ")": "(", "」": "「", "』": "『", "】": "【", "〉": "〈", "]": "["}
_OPENING = frozenset(_PAIRS.values())
_MARKS = frozenset("，、；：,;:·.…—-－～~/|'\"+*%％‰℃°#&@=<>＜＞ \u3000\t\r\xa0")
_PAIR_BITS = 21


@dataclass(frozen=True, slots=True)
class Edges:
    """Offsets of a layout at which a phrase may begin, and at which one may end, in order."""

    begins: Indices
    ends: Indices


def word_boundaries(text: str) -> npt.NDArray[np.int64]:
    """Return the offsets at which the words of ``text`` begin, in order, and its length as the last.

    Words are those of `zzcorpus.text.segment`.
    """
    import numpy as np

    return np.cumsum([0, *map(len, segment(text))])


def find_edges(layout: Layout, boundaries: Sequence[npt.ArrayLike]) -> Edges:
    """Return where phrases may begin and end, given the word boundaries of each text.

    Not at marks of punctuation or spaces, but for an opening mark of a pair at the beginning and a closing one
    at the end, and not at words that lean on a neighbour outside.
    """
    import numpy as np

    starts = layout.starts[:-1]
    if len(boundaries) != starts.size:
        raise ValueError(f"boundaries of {len(boundaries)} texts for {starts.size} texts")
    words = [np.asarray(own, dtype=np.int64) + start for own, start in zip(boundaries, starts, strict=True)]
    # A text's last boundary is its separator; the separator of the last text closes the list.
    at = np.unique(np.concatenate([*words, layout.starts[-1:], starts]))
    lengths = np.diff(at)
    at = at[:-1]
    first = layout.characters[at].astype(np.int64)
    second = layout.characters[np.minimum(at + 1, layout.characters.size - 1)].astype(np.int64)
    key = np.where(lengths == 1, first, np.where(lengths == 2, first << _PAIR_BITS | second, -1))
    separator = layout.codes[at] == 0
    begins = ~separator & ~np.isin(key, _keys(LEANS_BACK | _MARKS | _PAIRS.keys()))
    ends = ~separator & ~np.isin(key, _keys(LEANS_FORWARD | _MARKS | _OPENING))
    return Edges(at[begins], (at + lengths)[ends])


def trim(edges: Edges, positions: Indices, lengths: Indices) -> tuple[Indices, Indices]:
    """Return positions and lengths cut back to the nearest edges inside; length 0 where nothing is left."""
    import numpy as np

    end_of_text = np.append(edges.begins, np.iinfo(np.int64).max)
    begin = end_of_text[np.searchsorted(edges.begins, positions)]
    before = np.append(-1, edges.ends)
    end = before[np.searchsorted(edges.ends, positions + lengths, side="right")]
    left = np.maximum(end - np.minimum(begin, end), 0)
    return np.where(left > 0, begin, positions), left


def balanced_part(text: str) -> tuple[int, int]:
    """Return start and end of the longest part of ``text`` in which every mark of a pair has its partner.

    >>> balanced_part("坚定拥护“两个确立”、坚决做到“两个")
    (0, 14)
    """
    cuts = [-1, *sorted(_unpaired(text)), len(text)]
    parts = [(after + 1, before) for after, before in zip(cuts, cuts[1:], strict=False)]
    return max(parts, key=lambda part: part[1] - part[0])


def has_pair_marks(layout: Layout, positions: Indices, lengths: Indices) -> npt.NDArray[np.bool_]:
    """Return where a stretch holds any mark that comes in pairs."""
    import numpy as np

    marks = np.isin(layout.characters, _keys(_PAIRS.keys() | _OPENING))
    before = np.concatenate([[0], np.cumsum(marks, dtype=np.int64)])
    return np.asarray(before[positions + lengths] > before[positions])


def _unpaired(text: str) -> list[int]:
    unpaired, open_marks = [], []
    for i, character in enumerate(text):
        if character in _OPENING:
            open_marks.append(i)
        elif character in _PAIRS:
            if open_marks and text[open_marks[-1]] == _PAIRS[character]:
                open_marks.pop()
            else:
                unpaired.append(i)
    return unpaired + open_marks


def _keys(words: frozenset[str] | set[str]) -> Indices:
    """Return words of one or two characters as numbers, in the numbering of `find_edges`."""
    import numpy as np

    keys = [ord(word) if len(word) == 1 else ord(word[0]) << _PAIR_BITS | ord(word[1]) for word in words]
    return np.array(sorted(keys), dtype=np.int64)
