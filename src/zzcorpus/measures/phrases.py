"""How much a string is a phrase of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.measures._counts import floats

if TYPE_CHECKING:
    from zzcorpus.measures._counts import Floats, Numbers


def c_value(length: Numbers, frequency: Numbers, nested: Numbers = 0, containers: Numbers = 0) -> Floats:
    """Return the C-value of a phrase (Frantzi, Ananiadou and Mima 2000, IJDL 3(2)).

    log2(length)·(frequency − nested/containers): ``nested`` is how often the phrase stands inside longer
    candidates, each occurrence once, and ``containers`` how many such candidates there are (both 0 for a
    phrase that is part of none). ``length`` is in words or characters; at length 1 the score is 0.
    """
    import numpy as np

    size, count = floats("length", length), floats("frequency", frequency)
    inside, holders = floats("nested", nested), floats("containers", containers)
    if np.any(size < 1):
        raise ValueError("length must be 1 or more")
    if np.any(inside > count):
        raise ValueError("nested exceeds frequency: a phrase stands inside others no more often than it occurs")
    if np.any((inside > 0) & (holders == 0)):
        raise ValueError("nested occurrences need at least one container")
    mean = np.divide(inside, holders, out=np.zeros(np.shape(inside + holders)), where=holders > 0)
    return np.asarray(np.log2(size) * (count - mean))[()]


def branching_entropy(neighbours: Numbers) -> float:
    """Return the entropy in bits of the characters seen on one side of a string, given their counts.

    High where the string ends freely, 0 where it is always continued alike (Jin and Tanaka-Ishii 2006).
    """
    import numpy as np

    counts = floats("neighbours", neighbours)
    shares = counts[counts > 0] / counts.sum() if counts.sum() else counts[:0]
    return float(max(0.0, -(shares * np.log2(shares)).sum()))


def cohesion(frequency: Numbers, splits: Numbers, size: int) -> Floats:
    """Return min over the splits of f(xy)·N/(f(x)·f(y)): how much more often than chance the parts meet.

    ``splits`` holds the frequencies (f(x), f(y)) of the two parts, one row a split, ``size`` = N is the number
    of characters. Below 1 the parts avoid each other; a phrase scores in the hundreds (the solidity of Gu
    Sen's new-word discovery, 2012; the minimum over splits goes back to Sproat and Shih 1990 for two parts).
    """
    import numpy as np

    parts = floats("splits", splits)
    if parts.shape[1:] != (2,) or not (parts > 0).all():
        raise ValueError("splits must be rows of two positive frequencies")
    return np.asarray((floats("frequency", frequency) * size / parts.prod(axis=-1)).min())[()]
