"""How alike two distributions or two sets are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.measures._counts import floats

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from zzcorpus.measures._counts import Floats, Numbers


def jensen_shannon(p: Numbers, q: Numbers) -> Floats:
    """Return the Jensen–Shannon divergence in bits, from 0 (alike) to 1 (nothing shared), along the last axis.

    Lin 1991, IEEE Transactions on Information Theory 37(1). ``p`` and ``q`` are counts or shares of the same
    items; they are made to sum to 1. nan where one has no mass. (Its square root is the distance that
    scipy.spatial.distance.jensenshannon returns.)
    """
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        first, second = (x / x.sum(axis=-1, keepdims=True) for x in (floats("p", p), floats("q", q)))
        middle = (first + second) / 2
        parts = [np.where(x == 0, 0.0, x * np.log2(x / middle)) for x in (first, second)]
    # Rounding can leave -1e-17 for two equal distributions.
    divergence = (parts[0].sum(axis=-1) + parts[1].sum(axis=-1)) / 2
    return np.asarray(np.clip(divergence, 0.0, 1.0))[()]


def cosine(p: Numbers, q: Numbers) -> Floats:
    """Return the cosine of two non-negative vectors along the last axis; nan where one is all zeros."""
    import numpy as np

    first, second = floats("p", p), floats("q", q)
    lengths = np.sqrt((first**2).sum(axis=-1) * (second**2).sum(axis=-1))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray((first * second).sum(axis=-1) / lengths)[()]


def jaccard(first: AbstractSet[object], second: AbstractSet[object]) -> float:
    """Return |A∩B|/|A∪B| (Jaccard 1901); 1 for two empty sets."""
    union = len(first | second)
    return len(first & second) / union if union else 1.0


def containment(part: AbstractSet[object], whole: AbstractSet[object]) -> float:
    """Return |A∩B|/|A|, how much of ``part`` is in ``whole`` (Broder 1997); 1 for an empty part."""
    return len(part & whole) / len(part) if part else 1.0
