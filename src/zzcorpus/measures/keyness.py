"""How sure a difference in frequency is: significance of keyness, and the correction for many tests.

Throughout, ``a`` and ``b`` are an item's frequencies in a target of size ``c`` and a reference of size ``d``,
numbers or arrays. Document frequencies over numbers of documents give text-dispersion keyness (Egbert and
Biber 2019, Corpora 14(1)), which one long reprint cannot carry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zzcorpus.measures._counts import floats, pair

if TYPE_CHECKING:
    from collections.abc import Callable

    from zzcorpus.measures._counts import Bools, Floats, Numbers, Pair

Cells = Literal[2, 4]

_ALL_CELLS = 4


def log_likelihood(
    a: Numbers,
    b: Numbers,
    c: Numbers,
    d: Numbers,
    *,
    cells: Cells = 4,
    correction: Literal["none", "williams"] = "none",
) -> Floats:
    """Return the log-likelihood ratio G², positive where a/c > b/d and negative where a/c < b/d.

    Four cells (Dunning 1993, Computational Linguistics 19(1)): 2 Σ O ln(O/E) over occurrences of the item and
    of everything else; two cells (Rayson and Garside 2000; the UCREL wizard): over the item alone. They differ
    for frequent items. ``williams`` divides the four-cell form by Williams' q, as quanteda does by default.
    An empty cell adds nothing. Raises ValueError as every measure of keyness does: a negative count, a count
    above its corpus size, an empty corpus.
    """

    counts = pair(a, b, c, d)
    if cells == _ALL_CELLS:
        g2 = _g2_of_table(counts.a, counts.b, counts.c - counts.a, counts.d - counts.b)
    else:
        expected_a, expected_b = counts.expected
        g2 = 2 * (_o_ln_o_by_e(counts.a, expected_a) + _o_ln_o_by_e(counts.b, expected_b))
    if correction == "williams":
        if cells != _ALL_CELLS:
            raise ValueError("Williams' correction is defined for four cells")
        g2 = g2 / _williams_q(counts)
    return _signed(g2, counts)


def chi_squared(a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, yates: bool = False) -> Floats:
    """Return Pearson's X² of the four cells, signed as the log-likelihood; 0 where a row is empty.

    With ``yates``, |O−E| is reduced by 0.5 (at most to 0). Not to be trusted where `expected_too_small`.
    """
    import numpy as np

    counts = pair(a, b, c, d)
    expected_a, _ = counts.expected
    total = counts.c + counts.d
    rate = (counts.a + counts.b) / total
    gap = np.abs(counts.a - expected_a)
    if yates:
        gap = np.maximum(gap - 0.5, 0.0)
    # All four cells share one |O−E|; the sum of 1/E simplifies to this product.
    spread = rate * (1 - rate) * counts.c * counts.d / total
    x2 = np.divide(gap**2, spread, out=np.zeros(np.shape(gap + spread)), where=spread > 0)
    return _signed(x2, counts)


def p_value(g2: Numbers) -> Floats:
    """Return the probability of a G² or X² at least this large (its sign is ignored), χ² with one degree."""
    import numpy as np
    from scipy.special import erfc

    return np.asarray(erfc(np.sqrt(np.abs(np.asarray(g2, dtype=np.float64)) / 2)))[()]


def fisher_exact(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
    """Return the two-sided p of Fisher's exact test: tables as probable as the observed one, or less.

    For small counts. Equal tables are computed once, so a frequency list costs little more than its distinct
    pairs of frequencies.
    """
    import numpy as np
    from scipy.stats import fisher_exact as fisher

    counts = np.broadcast_arrays(*pair(a, b, c, d))
    tables, back = np.unique(np.stack([x.ravel() for x in counts], axis=1), axis=0, return_inverse=True)
    p = np.array([fisher([[x, y], [m - x, n - y]]).pvalue for x, y, m, n in tables.astype(np.int64)])
    return np.asarray(p[back.ravel()].reshape(counts[0].shape))[()]


def expected_too_small(a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, minimum: float = 5.0) -> Bools:
    """Return where an expected frequency of the item is below ``minimum``, so that χ² p values mislead.

    The rule of five is Cochran's (1954, Biometrics 10).
    """
    import numpy as np

    expected_a, expected_b = pair(a, b, c, d).expected
    return np.asarray(np.minimum(expected_a, expected_b) < minimum)[()]


def bic(g2: Numbers, n: Numbers) -> Floats:
    """Return G² − ln(n), the approximate Bayes factor of one degree of freedom; n = c + d.

    Wilson 2013; Gabrielatos 2018. Below 0 the evidence is for equal rates; 0–2 is worth a bare mention, 2–6 is
    positive, 6–10 strong, above 10 very strong evidence of a difference. The sign of ``g2`` is ignored.
    """
    import numpy as np

    size = floats("n", n)
    if np.any(size == 0):
        raise ValueError("n is zero: empty corpora have no evidence")
    return np.abs(np.asarray(g2, dtype=np.float64)) - np.log(size)


def ell(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
    """Return the effect size of the log-likelihood, G²/(N ln E_min), between 0 and 1.

    Johnston, Berry and Mielke 2006, Perceptual and Motor Skills 103. G² is the two-cell form and E_min the
    smaller expected frequency; nan where E_min ≤ 1, for which the measure is not defined.
    """
    import numpy as np

    counts = pair(a, b, c, d)
    smallest = np.minimum(*counts.expected)
    g2 = np.abs(log_likelihood(a, b, c, d, cells=2))
    defined = smallest > 1
    bound = (counts.a + counts.b) * np.log(np.where(defined, smallest, 2.0))
    return np.where(defined, g2 / np.where(defined, bound, 1.0), np.nan)[()]


def bonferroni(p: Numbers, *, tests: int | None = None) -> Floats:
    """Return p times the number of tests, at most 1: no false finding at all with probability 1−α.

    ``tests`` is the number of tests made where ``p`` holds only some of them. nan (no test) stays nan.
    """
    import numpy as np

    values = _probabilities(p)
    return np.minimum(values * _number_of_tests(values, tests), 1.0)[()]


def holm(p: Numbers) -> Floats:
    """Return p adjusted by Holm's step-down method (1979, Scandinavian Journal of Statistics 6)."""
    import numpy as np

    def adjust(ordered: Floats) -> Floats:
        m = ordered.size
        return np.maximum.accumulate(ordered * np.arange(m, 0, -1))

    return _stepwise(p, adjust)


def benjamini_hochberg(p: Numbers) -> Floats:
    """Return q, the false discovery rate at which each test is a finding (Benjamini and Hochberg 1995)."""
    import numpy as np

    def adjust(ordered: Floats) -> Floats:
        m = ordered.size
        return np.minimum.accumulate((ordered * m / np.arange(1, m + 1))[::-1])[::-1]

    return _stepwise(p, adjust)


def signed_g2_of_table(o11: Floats, o12: Floats, o21: Floats, o22: Floats) -> Floats:
    """Return G² of a two-by-two table, negative where o11 is below its expectation."""
    import numpy as np

    g2 = _g2_of_table(o11, o12, o21, o22)
    return np.where(o11 * o22 < o12 * o21, -g2, g2)[()]


def _g2_of_table(o11: Floats, o12: Floats, o21: Floats, o22: Floats) -> Floats:
    import numpy as np

    total = o11 + o12 + o21 + o22
    rows, columns = (o11 + o12, o21 + o22), (o11 + o21, o12 + o22)
    cells = ((o11, 0, 0), (o12, 0, 1), (o21, 1, 0), (o22, 1, 1))
    g2 = 2 * sum(_o_ln_o_by_e(cell, rows[i] * columns[j] / total) for cell, i, j in cells)
    # Rounding can leave -1e-14 where observed and expected agree.
    return np.maximum(g2, 0.0)


def _o_ln_o_by_e(observed: Floats, expected: Floats) -> Floats:
    import numpy as np

    some = (observed > 0) & (expected > 0)
    ratio = np.where(some, observed, 1.0) / np.where(some, expected, 1.0)
    return np.where(some, observed * np.log(ratio), 0.0)


def _williams_q(counts: Pair) -> Floats:
    import numpy as np

    total = counts.c + counts.d
    item = counts.a + counts.b
    rest = total - item
    some = (item > 0) & (rest > 0)
    rows = total / np.where(some, item, 1.0) + total / np.where(some, rest, 1.0) - 1
    columns = total / counts.c + total / counts.d - 1
    return np.where(some, 1 + rows * columns / (6 * total), 1.0)


def _signed(score: Floats, counts: Pair) -> Floats:
    import numpy as np

    # a·d < b·c is a/c < b/d without the rounding of two divisions.
    return np.where(counts.a * counts.d < counts.b * counts.c, -score, score)[()]


def _probabilities(p: Numbers) -> Floats:
    import numpy as np

    values = np.asarray(p, dtype=np.float64)
    if np.any((values < 0) | (values > 1)):
        raise ValueError("a p value lies between 0 and 1")
    return values


def _number_of_tests(values: Floats, tests: int | None) -> int:
    import numpy as np

    made = int(np.count_nonzero(~np.isnan(values)))
    if tests is None:
        return made
    if tests < made:
        raise ValueError(f"tests = {tests} is fewer than the {made} p values given")
    return tests


def _stepwise(p: Numbers, adjust: Callable[[Floats], Floats]) -> Floats:
    import numpy as np

    values = _probabilities(p)
    flat = values.ravel()
    known = np.flatnonzero(~np.isnan(flat))
    order = known[np.argsort(flat[known], kind="stable")]
    adjusted = np.full(flat.shape, np.nan)
    adjusted[order] = np.minimum(adjust(flat[order]), 1.0)
    return adjusted.reshape(values.shape)[()]
