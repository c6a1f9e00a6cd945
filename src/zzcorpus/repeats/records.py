"""Recurring wordings as records, and questions to all of them at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from zzcorpus.repeats.suffixes import Intervals, Suffixes, count_distinct, first_positions, members

if TYPE_CHECKING:
    import numpy.typing as npt

    from zzcorpus.repeats.layout import Floats, Indices, Layout, Offsets

_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """A recurring wording.

    ``count`` is how often the string occurs in all texts, ``alone`` how many of these occurrences are not inside
    a longer phrase of the list, ``documents`` in how many texts it occurs; ``first_document`` and ``first_start``
    are where it occurs first.
    """

    text: str
    count: int
    alone: int
    documents: int
    score: float
    first_document: int
    first_start: int
    _positions: Offsets = field(repr=False)
    _layout: Layout = field(repr=False)

    def occurrences(self) -> tuple[Indices, Indices]:
        """Return the index of the text and the offset in it of every occurrence, in order."""
        import numpy as np

        positions = np.sort(self._positions)
        documents = self._layout.document_of(positions)
        return documents, positions - self._layout.starts[documents]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Where some of the texts hold each repeat: arrays, with -1 for the first place where they do not."""

    count: Indices
    documents: Indices
    first_document: Indices
    first_start: Indices


@dataclass(frozen=True, slots=True, eq=False)
class Repeats(Sequence[Repeat]):
    """Recurring wordings, best first: a sequence whose records are made when they are asked for.

    With a million of them it is a matter of seconds to look at each; `distinct` and `part` answer for all at once.
    """

    _layout: Layout
    _suffixes: Suffixes
    _found: Intervals
    _alone: Indices
    _documents: Indices
    _scores: Floats
    _first: Indices

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Repeat: ...
    @overload
    def __getitem__(self, index: slice) -> list[Repeat]: ...
    def __getitem__(self, index: int | slice) -> Repeat | list[Repeat]:
        import numpy as np

        if isinstance(index, slice):
            return list(self._records(np.arange(len(self))[index]))
        return next(self._records(np.arange(len(self))[[index]]))

    def __iter__(self) -> Iterator[Repeat]:
        import numpy as np

        for start in range(0, len(self), _AT_ONCE):
            yield from self._records(np.arange(start, min(start + _AT_ONCE, len(self))))

    def distinct(self, labels: npt.ArrayLike) -> Indices:
        """Return how many different labels the texts that hold each repeat have.

        ``labels`` is a number for every text, as of its place; a negative one is no label.
        """
        import numpy as np

        of_text = np.asarray(labels, dtype=np.int64)
        return count_distinct(of_text[self._layout.documents()[self._suffixes.order]], self._found)

    def part(self, chosen: npt.ArrayLike) -> Part:
        """Return counts, numbers of texts and first places in the ``chosen`` texts (a truth value for every text)."""
        import numpy as np

        is_chosen = np.asarray(chosen, dtype=bool)
        documents = self._layout.documents()
        counts = np.zeros(len(self), dtype=np.int64)
        first = np.zeros(len(self), dtype=np.int64)
        nowhere = documents.size
        for some, owner, member in members(self._found):
            position = self._suffixes.order[member].astype(np.int64)
            inside = is_chosen[documents[position]]
            own = self._found.count[some]
            counts[some] = np.bincount(owner[inside], minlength=own.size)
            first[some] = np.minimum.reduceat(np.where(inside, position, nowhere), np.cumsum(own) - own)
        held = counts > 0
        document = np.where(held, self._layout.document_of(np.where(held, first, 0)), -1)
        start = np.where(held, first - self._layout.starts[document], -1)
        holders = self.distinct(np.where(is_chosen, np.arange(is_chosen.size), -1))
        return Part(counts, holders, document, start)

    def _records(self, chosen: Indices) -> Iterator[Repeat]:
        documents = self._layout.document_of(self._first[chosen])
        columns = (
            self._first[chosen],
            self._found.first[chosen],
            self._found.last[chosen] + 1,
            self._found.length[chosen],
            self._alone[chosen],
            self._documents[chosen],
            self._scores[chosen],
            documents,
            self._first[chosen] - self._layout.starts[documents],
        )
        for at, first, end, length, alone, held, score, document, start in zip(
            *(column.tolist() for column in columns), strict=True
        ):
            text = self._layout.text_at(at, length)
            places = self._suffixes.order[first:end]
            yield Repeat(text, end - first, alone, held, score, document, start, places, self._layout)


def rank(layout: Layout, suffixes: Suffixes, found: Intervals, alone: Indices, whole: Floats) -> Repeats:
    """Return repeats in the order of their scores, then the longest first, then in that of their text."""
    import numpy as np

    scores = np.sqrt(found.count * alone) * np.log2(found.length) * whole
    # Suffixes are in the order of their text, so among equals the first of each interval decides.
    order = np.lexsort((found.first, -found.length, -scores))
    found = found[order]
    documents = count_distinct(layout.documents()[suffixes.order], found)
    return Repeats(layout, suffixes, found, alone[order], documents, scores[order], first_positions(suffixes, found))
