"""Texts that are another text once more: reposts with other furniture and small edits."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from zzcorpus.repeats.fingerprints import read_contents, shingle_hashes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    import numpy.typing as npt

    from zzcorpus.repeats.fingerprints import Contents
    from zzcorpus.repeats.layout import Indices

    Hashes = npt.NDArray[np.uint64]

# Short enough to survive edits, long enough to be rare: about three words.
_SHINGLE = 6
# Parts of a signature, the top bits of a hash that number them, and how many equal parts make two texts worth
# comparing. With the default options at least 3 in 10 of all shingles are common, so some 38 parts are equal;
# two reports of different cities agree in 5.
_PARTS, _PART_BITS, _LEAST_EQUAL = 128, 7, 12
# Texts with an equal part are compared with the earliest of them, and with so many that follow.
_NEXT = 3
# The value of a part without shingles. A hash with all bits set is a shingle lost, and nothing more.
_EMPTY = 2**64 - 1


@dataclass(frozen=True, slots=True)
class DuplicateOptions:
    """What counts as the same text.

    ``min_containment`` is the share of the shorter text's shingles (6 content characters) found in the other,
    and ``min_size`` the least size of the shorter in terms of the longer: an excerpt is not a repost.
    """

    min_containment: float = 0.7
    min_size: float = 0.5


def find_near_duplicates(texts: Sequence[str], options: DuplicateOptions = DuplicateOptions()) -> list[int | None]:
    """Return for each text the index of the earliest text that it repeats, or None.

    Only letters, digits and Han characters are compared. Candidates share parts of their MinHash signatures
    (Broder 1997; with one permutation, Li, Owen and Zhang 2012); each is verified by the containment of shingles.
    A duplicate of a duplicate is one of the original: no index points to a text that is a duplicate itself.
    Texts of fewer than 6 content characters are duplicates only of
    texts with the same ones; empty texts of none. The same texts give the same answer on every machine.
    """
    contents = read_contents(texts)
    shingles = _shingles(contents)
    original: list[int | None] = _equal_texts(contents)
    for earlier, later in _candidates(shingles):
        if original[later] is None and _repeats(shingles[earlier], shingles[later], options):
            root = original[earlier]
            original[later] = earlier if root is None else root
    return original


def containment(one: Hashes, other: Hashes) -> float:
    """Return the share of the smaller of two sorted sets that is in the other; 0 where one is empty."""
    import numpy as np

    smaller = min(one.size, other.size)
    return np.intersect1d(one, other, assume_unique=True).size / smaller if smaller else 0.0


def _repeats(one: Hashes, other: Hashes, options: DuplicateOptions) -> bool:
    smaller, larger = sorted((one.size, other.size))
    return smaller >= options.min_size * larger and containment(one, other) >= options.min_containment


def _shingles(contents: Contents) -> list[Hashes]:
    """Return the sorted hashes of each text's different shingles."""
    import numpy as np

    hashes, _ = shingle_hashes(contents, _SHINGLE)
    starts, ends = contents.starts[:-1], np.maximum(contents.starts[1:] - _SHINGLE + 1, contents.starts[:-1])
    shingles = []
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        own = np.sort(hashes[start:end])
        shingles.append(own[np.append(own[1:] != own[:-1], True)[: own.size]])
    return shingles


def _equal_texts(contents: Contents) -> list[int | None]:
    """Return for each text the earliest one with the very same content characters, or None."""
    seen: dict[bytes, int] = {}
    original: list[int | None] = []
    bounds = contents.starts.tolist()
    for i, (start, end) in enumerate(pairwise(bounds)):
        first = seen.setdefault(contents.codes[start:end].tobytes(), i) if end > start else i
        original.append(first if first != i else None)
    return original


def _signature(shingles: Hashes) -> Hashes:
    """Return the least hash of each part, the parts being the hashes with the same top bits."""
    import numpy as np

    bounds = np.arange(_PARTS, dtype=np.uint64) << np.uint64(64 - _PART_BITS)
    at = np.searchsorted(shingles, bounds)
    some = at < np.append(at[1:], shingles.size)
    signature = np.full(_PARTS, _EMPTY, dtype=np.uint64)
    signature[some] = shingles[at[some]]
    return signature


def _candidates(shingles: Sequence[Hashes]) -> list[tuple[int, int]]:
    """Return pairs of texts with alike signatures, in the order of the later text, then of the earlier one."""
    import numpy as np

    if len(shingles) == 0:
        return []
    signatures = np.stack([_signature(own) for own in shingles])
    keys = np.concatenate([_linked(signatures[:, part]) for part in range(_PARTS)])
    keys, equal = np.unique(keys, return_counts=True)
    later, earlier = np.divmod(keys, len(shingles))
    # A short text has fewer parts; a quarter of them must be equal.
    parts = np.count_nonzero(signatures != _EMPTY, axis=1)
    alike = equal >= np.minimum(_LEAST_EQUAL, np.minimum(parts[earlier], parts[later]) / 4)
    return list(zip(earlier[alike].tolist(), later[alike].tolist(), strict=True))


def _linked(least: Hashes) -> Indices:
    """Return pairs of texts that are equal in one part, as later · texts + earlier, each once."""
    import numpy as np

    order = np.argsort(least, kind="stable")
    order = order[least[order] != _EMPTY]
    groups = least[order]
    new = np.flatnonzero(np.concatenate([[True], groups[1:] != groups[:-1]]))[: groups.size]
    first = np.repeat(order[new], np.diff(new, append=groups.size))
    keys = [order * least.size + first]
    for lag in range(1, _NEXT + 1):
        same = groups[lag:] == groups[:-lag]
        keys.append(order[lag:][same] * least.size + order[:-lag][same])
    linked = np.unique(np.concatenate(keys))
    return np.asarray(linked[linked // least.size != linked % least.size])
