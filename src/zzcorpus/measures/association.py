"""How strongly a node and a collocate keep company.

``o`` counts their co-occurrences, ``r`` the node, ``c`` the collocate, in ``n`` positions. ``span`` is the
window in positions (left plus right): with it the expected count is r·c·span/n, as in R × C scaled by the
window; with the default of 1 it is r·c/n. Numbers or arrays; a score of nothing (o = 0) is −inf or nan as said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.measures._counts import floats
from zzcorpus.measures.keyness import signed_g2_of_table

if TYPE_CHECKING:
    from zzcorpus.measures._counts import Floats, Numbers


class _Cooccurrence(NamedTuple):
    o: Floats
    r: Floats
    c: Floats
    n: Floats


def expected(r: Numbers, c: Numbers, n: Numbers, *, span: float = 1) -> Floats:
    """Return how often node and collocate would meet by chance, r·c·span/n."""
    import numpy as np

    counts = _checked(0, r, c, n, span)
    return np.asarray(counts.r * counts.c * span / counts.n)[()]


def mi(o: Numbers, r: Numbers, c: Numbers, n: Numbers, *, span: float = 1, power: float = 1) -> Floats:
    """Return mutual information log2(o^power/E) (Church and Hanks 1990, Computational Linguistics 16(1)).

    ``power`` 2 and 3 are MI² and MI³ (Daille 1994), which favour rare pairs less. −inf where o = 0.
    """
    import numpy as np

    counts = _checked(o, r, c, n, span)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(power * np.log2(counts.o) - np.log2(counts.r * counts.c * span / counts.n))[()]


def npmi(o: Numbers, r: Numbers, c: Numbers, n: Numbers) -> Floats:
    """Return normalised pointwise mutual information, PMI/−log2(o/n), from −1 to 1 (Bouma 2009).

    −1 where the two never meet. Defined for events of one sample, so without a span.
    """
    import numpy as np

    counts = _checked(o, r, c, n, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        information = -np.log2(counts.o / counts.n)
        score = mi(o, r, c, n) / information
    # Pairs that are the whole sample carry no information and are perfectly associated.
    score = np.where(information == 0, 1.0, score)
    return np.where(counts.o == 0, -1.0, score)[()]


def t_score(o: Numbers, r: Numbers, c: Numbers, n: Numbers, *, span: float = 1) -> Floats:
    """Return (o − E)/√o (Church et al. 1991); nan where o = 0."""
    import numpy as np

    counts = _checked(o, r, c, n, span)
    chance = counts.r * counts.c * span / counts.n
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(counts.o > 0, (counts.o - chance) / np.sqrt(counts.o), np.nan)[()]


def z_score(o: Numbers, r: Numbers, c: Numbers, n: Numbers, *, span: float = 1) -> Floats:
    """Return (o − E)/√E (Berry-Rogghe 1973, in the form now usual); nan where E = 0."""
    import numpy as np

    counts = _checked(o, r, c, n, span)
    chance = counts.r * counts.c * span / counts.n
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(chance > 0, (counts.o - chance) / np.sqrt(chance), np.nan)[()]


def log_dice(o: Numbers, r: Numbers, c: Numbers) -> Floats:
    """Return 14 + log2(2o/(r+c)), at most 14 (Rychlý 2008); −inf where o = 0. Independent of corpus size."""
    import numpy as np

    with np.errstate(divide="ignore"):
        return np.asarray(14 + np.log2(dice(o, r, c)))[()]


def dice(o: Numbers, r: Numbers, c: Numbers) -> Floats:
    """Return Dice's coefficient 2o/(r+c), from 0 to 1 (1945)."""
    import numpy as np

    together, node, collocate = floats("o", o), floats("r", r), floats("c", c)
    if np.any(node + collocate == 0):
        raise ValueError("r and c are both zero: neither word occurs")
    return np.asarray(2 * together / (node + collocate))[()]


def minimum_sensitivity(o: Numbers, r: Numbers, c: Numbers) -> Floats:
    """Return min(o/r, o/c) (Pedersen 1998): the weaker of the two attractions; 0 where a word is missing."""
    import numpy as np

    together, larger = floats("o", o), np.maximum(floats("r", r), floats("c", c))
    return np.divide(together, larger, out=np.zeros(np.shape(together + larger)), where=larger > 0)[()]


def delta_p(o: Numbers, r: Numbers, c: Numbers, n: Numbers) -> tuple[Floats, Floats]:
    """Return ΔP of the collocate given the node, and of the node given the collocate (Gries 2013).

    o/r − (c−o)/(n−r) and o/c − (r−o)/(n−c), each from −1 to 1; nan where a share has nothing to be a share of.
    Counts must come from one sample of ``n`` events, so o ≤ r, o ≤ c and r + c − o ≤ n.
    """
    import numpy as np

    counts = _table(o, r, c, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        given_node = counts.o / counts.r - (counts.c - counts.o) / (counts.n - counts.r)
        given_collocate = counts.o / counts.c - (counts.r - counts.o) / (counts.n - counts.c)
    return np.asarray(given_node)[()], np.asarray(given_collocate)[()]


def collocation_log_likelihood(o: Numbers, r: Numbers, c: Numbers, n: Numbers) -> Floats:
    """Return G² of the four cells (Dunning 1993), negative where the two avoid each other.

    Counts must come from one sample of ``n`` events, as for `delta_p`.
    """
    counts = _table(o, r, c, n)
    return signed_g2_of_table(
        counts.o, counts.c - counts.o, counts.r - counts.o, counts.n - counts.r - counts.c + counts.o
    )


def _checked(o: Numbers, r: Numbers, c: Numbers, n: Numbers, span: float) -> _Cooccurrence:
    import numpy as np

    if span <= 0:
        raise ValueError("span must be positive")
    counts = _Cooccurrence(floats("o", o), floats("r", r), floats("c", c), floats("n", n))
    if np.any(counts.n == 0):
        raise ValueError("n is zero: an empty corpus has no collocations")
    if np.any(counts.r > counts.n) or np.any(counts.c > counts.n):
        raise ValueError("r or c exceeds n: counts and corpus size must be in the same unit")
    return counts


def _table(o: Numbers, r: Numbers, c: Numbers, n: Numbers) -> _Cooccurrence:
    import numpy as np

    counts = _checked(o, r, c, n, 1)
    if np.any(counts.o > np.minimum(counts.r, counts.c)):
        raise ValueError("o exceeds r or c: two words meet no more often than either occurs in one sample")
    if np.any(counts.r + counts.c - counts.o > counts.n):
        raise ValueError("r + c - o exceeds n: the counts are not of one sample")
    return counts
