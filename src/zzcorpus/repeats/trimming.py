"""Where a repeat begins and ends for a reader: at whole words, without stray particles or half a pair of marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from zzcorpus.repeats.frames import FRAMES, Frames, pair_frames
from zzcorpus.repeats.layout import CODE_POINTS
from zzcorpus.repeats.wholeness import mark_breaks
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.layout import Flags, Indices, Layout

# Words that attach to what stands before them, or after them: a phrase does not begin, or end, with one.
# Closed grammatical sets: particles, conjunctions, prepositions, bound adverbs and determiners.
_PARTICLES = ("的", "地", "得", "之")
_CONJUNCTIONS = ("和", "与", "及", "或", "并", "且", "而", "则")
LEANS_BACK = frozenset((
    *_PARTICLES, "着", "了", "过", "等", "们",
    *_CONJUNCTIONS,
    # Nouns of place and time that need a phrase before them.
    "中", "里", "内", "上", "下", "之中", "之间", "以来", "以后", "方面",
))  # fmt: skip
LEANS_FORWARD = frozenset((
    *_PARTICLES, "所",
    *_CONJUNCTIONS, "以及", "并且", "或者", "因", "因为", "由于", "如",
    # Prepositions.
    "在", "从", "对", "把", "将", "被", "向", "往", "由", "于", "为", "为了", "以", "用", "跟", "同", "按",
    "按照", "根据", "依照", "通过", "关于", "对于", "围绕",
    # Determiners.
    "其", "该", "各", "每", "这", "那", "一", "每个", "这个", "一个",
    # Auxiliaries and adverbs.
    "有", "是", "也", "都", "就", "又", "不", "再", "更", "最", "很", "还", "要", "能", "会", "可",
))  # fmt: skip
_PAIRS = {
    "”": "“",
    "’": "‘",
    "》": "《",
    "）": "（",
    ")": "(",
    "」": "「",
    "』": "『",
    "】": "【",
    "〉": "〈",
    "]": "[",
}
_OPENING = frozenset(_PAIRS.values())
_CLAUSE_MARKS = frozenset("，；：,;:")
_MARKS = _CLAUSE_MARKS | frozenset("、·.…—-－～~/|'\"+*%％‰℃°#&@=<>＜＞ \u3000\t\r\xa0")
# Between the items of a list: where a phrase is a list itself, it goes on there.
_LIST_MARKS = frozenset("、")
_LIST_WORDS = _LIST_MARKS | frozenset(("和", "与", "及", "以及"))
_DIGITS = [ord(digit) for digit in "0123456789０１２３４５６７８９"]
_RATES = [ord(sign) for sign in "%％‰"]
_PAIR_BITS = 21


@dataclass(frozen=True, slots=True)
class Edges:
    """Offsets of a layout at which a phrase may begin, and at which one may end, in order.

    ``opened`` and ``closed`` tell for every offset whether the words before it leave off there, and whether
    those behind it start anew: at the end of a sentence, a mark of punctuation or a word that leans the other way.
    ``breaks`` says in bits what of it makes a whole phrase begin and end there (see `wholeness`). ``clause_marks`` and
    ``list_marks`` are the offsets of the marks between clauses and items, ``frames`` the constructions of two halves.
    """

    begins: Indices
    ends: Indices
    opened: Flags
    closed: Flags
    breaks: npt.NDArray[np.uint8]
    clause_marks: Indices
    list_marks: Indices
    frames: tuple[Frames, ...]


def word_boundaries(text: str) -> npt.NDArray[np.int64]:
    """Return the offsets at which the words of ``text`` begin, in order, and its length as the last.

    Words are those of `zzcorpus.text.segment`.
    """
    import numpy as np

    words = segment(text)
    boundaries = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, words), dtype=np.int64, count=len(words)), out=boundaries[1:])
    return boundaries


def find_edges(
    layout: Layout, boundaries: Sequence[npt.ArrayLike], wholes: Sequence[Sequence[tuple[int, int]]] | None = None
) -> Edges:
    """Return where phrases may begin and end, given the word boundaries of each text and what in it is one thing.

    Not at marks of punctuation or spaces, but for an opening mark of a pair at the beginning and a closing one
    at the end, and not at words that lean on a neighbour outside.
    """
    import numpy as np

    at, lengths = _words(layout, boundaries)
    after = at + lengths

    def are(words: AbstractSet[str]) -> Flags:
        return _are_among(layout, at, lengths, words)

    leans_back = are(LEANS_BACK | _MARKS | _PAIRS.keys())
    leans_forward = are(LEANS_FORWARD | _MARKS | _OPENING)
    separator = layout.codes[at] == 0
    # A number at the end may go on in other occurrences, where no segmenter was asked: 增长1 in 增长1.5%. And what
    # follows a number belongs to it: 亿元以上项目 in 5亿元以上项目, 以上 in 增长8%以上.
    ends_in_number = np.isin(layout.characters[after - 1], _DIGITS)
    follows_number = np.isin(layout.characters[at - 1], _DIGITS + _RATES)
    # A single character before 的 belongs to it: 全面贯彻落实党 in 全面贯彻落实党的方针.
    attributive = (lengths == 1) & np.append(are(frozenset("的"))[1:], False)
    clause_marks, listed = are(_CLAUSE_MARKS), are(_LIST_WORDS)
    stops = at[clause_marks | separator]
    frames = tuple(
        pair_frames(at[opens], after[opens], at[closes], after[closes], stops)
        for opens, closes in ((are(frozenset(opening)), are(frozenset(closing))) for opening, closing in FRAMES)
    )
    size = layout.codes.size + 1
    opened = _flags(size, np.append(0, after[separator | leans_forward])) & ~_flags(size, at[follows_number])
    closed = _flags(size, at[separator | leans_back])
    whole = ~_inside(layout, wholes or ())
    return Edges(
        begins=at[~(separator | leans_back | follows_number)],
        ends=after[~(separator | leans_forward | ends_in_number | attributive)],
        opened=opened,
        closed=closed,
        breaks=mark_breaks(opened & whole, closed & whole, _flags(size, after[listed]), _flags(size, at[listed])),
        clause_marks=at[clause_marks],
        list_marks=at[are(_LIST_MARKS)],
        frames=frames,
    )


def _flags(size: int, where: Indices) -> Flags:
    import numpy as np

    flags = np.zeros(size, dtype=bool)
    flags[where] = True
    return flags


def _inside(layout: Layout, wholes: Sequence[Sequence[tuple[int, int]]]) -> Flags:
    """Return for every offset of the layout whether it parts one of ``wholes``, given for each text."""
    import numpy as np

    starts = layout.starts.tolist()
    spans = [
        (offset + start + 1, offset + end) for offset, own in zip(starts, wholes, strict=False) for start, end in own
    ]
    change = np.zeros(layout.codes.size + 2, dtype=np.int32)
    if spans:
        first, last = np.array(spans).T
        np.add.at(change, first, 1)
        np.add.at(change, last, -1)
    return np.asarray(np.cumsum(change, dtype=np.int32)[:-1] > 0)


def trim(edges: Edges, positions: Indices, lengths: Indices) -> tuple[Indices, Indices]:
    """Return positions and lengths cut back to the nearest edges inside; length 0 where nothing is left."""
    import numpy as np

    end_of_text = np.append(edges.begins, np.iinfo(np.int64).max)
    begin = end_of_text[np.searchsorted(edges.begins, positions)]
    before = np.append(-1, edges.ends)
    end = before[np.searchsorted(edges.ends, positions + lengths, side="right")]
    left = np.maximum(end - np.minimum(begin, end), 0)
    return np.where(left > 0, begin, positions), left


def cut_half_clauses(edges: Edges, positions: Indices, lengths: Indices) -> tuple[Indices, Indices]:
    """Return positions and lengths without a first clause that began before, or a last one that goes on.

    Of 试点，实现城乡 in “改革试点，实现城乡一体” nothing is left, of a single clause everything.
    """
    import numpy as np

    marks, ends = edges.clause_marks, positions + lengths
    first, last = np.searchsorted(marks, positions), np.searchsorted(marks, ends) - 1
    crossing = last >= first
    padded = np.append(marks, 0)
    begin = np.where(crossing & ~edges.opened[positions], padded[first] + 1, positions)
    end = np.where(crossing & ~edges.closed[ends], padded[last], ends)
    return begin, np.maximum(end - begin, 0)


def balanced_part(text: str) -> tuple[int, int]:
    """Return start and end of the longest part of ``text`` in which every mark of a pair has its partner.

    >>> balanced_part("坚定拥护“两个确立”、坚决做到“两个")
    (0, 15)
    """
    cuts = [-1, *sorted(_unpaired(text)), len(text)]
    parts = [(after + 1, before) for after, before in pairwise(cuts)]
    return max(parts, key=lambda part: part[1] - part[0])


def may_be_unbalanced(layout: Layout, positions: Indices, lengths: Indices) -> Flags:
    """Return where the marks in a stretch are anything but pairs, one after the other: ask `balanced_part` there."""
    import numpy as np

    is_mark = np.zeros(CODE_POINTS, dtype=bool)
    is_mark[[ord(mark) for mark in _PAIRS.keys() | _OPENING]] = True
    marks = np.flatnonzero(is_mark[layout.characters])
    partner = np.zeros(CODE_POINTS, dtype=np.uint32)
    partner[[ord(opening) for opening in _PAIRS.values()]] = [ord(closing) for closing in _PAIRS]
    characters = layout.characters[marks]
    pairs = np.concatenate([[0], np.cumsum(partner[characters[:-1]] == characters[1:]), [0]])
    first, last = np.searchsorted(marks, positions), np.searchsorted(marks, positions + lengths)
    inside = pairs[np.maximum(last - 1, first)] - pairs[first]
    return np.asarray(2 * inside != last - first)


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


def _words(layout: Layout, boundaries: Sequence[npt.ArrayLike]) -> tuple[Indices, Indices]:
    """Return where the words of all texts begin, and their lengths; a text's separator counts as a word."""
    import numpy as np

    starts = layout.starts[:-1]
    if len(boundaries) != starts.size:
        raise ValueError(f"word boundaries of {len(boundaries)} texts for {starts.size} texts")
    sizes = np.diff(layout.starts) - 1
    parts = []
    for own, start, size in zip(boundaries, starts.tolist(), sizes.tolist(), strict=True):
        offsets = np.asarray(own, dtype=np.int64)
        if offsets.size == 0 or offsets[0] != 0 or offsets[-1] != size or (np.diff(offsets) <= 0).any():
            raise ValueError("word boundaries must rise from 0 to the length of their text")
        parts.append(offsets + start)
    at = np.concatenate(parts) if parts else starts
    return at, np.diff(at, append=layout.codes.size)


def _are_among(layout: Layout, at: Indices, lengths: Indices, words: AbstractSet[str]) -> Flags:
    """Return which words of a layout, given by place and length, are among ``words`` of one or two characters."""
    import numpy as np

    single = np.zeros(CODE_POINTS, dtype=bool)
    single[[ord(word) for word in words if len(word) == 1]] = True
    found = single[layout.characters[at]] & (lengths == 1)
    pairs = sorted(ord(word[0]) << _PAIR_BITS | ord(word[1]) for word in words if len(word) > 1)
    of_two = np.flatnonzero(lengths == 2)  # noqa: PLR2004 - the lists hold words of one and two characters
    first = layout.characters[at[of_two]].astype(np.int64)
    key = first << _PAIR_BITS | layout.characters[at[of_two] + 1].astype(np.int64)
    found[of_two] = np.isin(key, np.array(pairs, dtype=np.int64))
    return np.asarray(found)
