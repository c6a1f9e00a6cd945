"""Whether and when a rate changed over the years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zzcorpus.measures._counts import floats

if TYPE_CHECKING:
    import numpy as np

    from zzcorpus.measures._counts import Floats, Numbers

_SEED = 20121108


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A change of level: periods before ``index`` differ from those from ``index`` on.

    ``before`` and ``after`` are the rates on both sides, ``test`` names the test that gave ``p``.
    """

    index: int
    before: float
    after: float
    statistic: float
    p: float
    test: str


def pettitt(values: Numbers) -> ChangePoint:
    """Return the most likely change point of a series by Pettitt's rank test (1979, Applied Statistics 28).

    Needs no distribution; p ≈ 2·exp(−6K²/(n³+n²)) is good for p ≤ 0.5 and errs on the safe side for short
    series. Levels are medians. For counts with known totals `change_point` sees more.
    """
    import numpy as np

    series = np.asarray(values, dtype=np.float64)
    n = series.size
    if series.ndim != 1 or n <= 1 or not np.isfinite(series).all():
        raise ValueError("a change point needs a series of two or more numbers")
    # U_t = Σ_{i≤t<j} sign(x_i − x_j), by adding what each value contributes against all.
    against_all = np.sign(series[:, None] - series[None, :]).sum(axis=1)
    u = np.abs(np.cumsum(against_all))[:-1]
    at = int(np.argmax(u))
    p = min(1.0, 2 * float(np.exp(-6 * u[at] ** 2 / (n**3 + n**2))))
    before, after = np.median(series[: at + 1]), np.median(series[at + 1 :])
    return ChangePoint(at + 1, float(before), float(after), float(u[at]), p, "Pettitt 1979")


def change_point(
    counts: Numbers,
    exposures: Numbers,
    *,
    model: Literal["binomial", "poisson"],
    draws: int = 9_999,
) -> ChangePoint | None:
    """Return the split with the largest likelihood ratio against one common rate, and its p.

    ``binomial`` is for documents that contain an item out of all documents of a year (Worsley 1983,
    Biometrika 70), ``poisson`` for occurrences in so many characters or terms (Jarrett 1979 is the classic
    case). p is by Monte Carlo, conditional on the total and so free of unknown rates (Besag and Clifford
    1989), with a fixed seed: the same data give the same p. Periods with exposure 0 carry nothing. None where
    fewer than two periods have an exposure, or nothing or everything was counted.
    """
    import numpy as np

    observed, size = _series(counts, exposures, model)
    seen = np.flatnonzero(size > 0)
    hits, weights = observed[seen], size[seen]
    total = hits.sum()
    if seen.size <= 1 or total == 0 or (model == "binomial" and total == weights.sum()):
        return None
    profile = _likelihood_ratios(hits[None, :], weights, model)[0]
    at = int(np.argmax(profile))
    random = np.random.default_rng(_SEED)
    if model == "binomial":
        null = random.multivariate_hypergeometric(weights.astype(np.int64), int(total), draws, method="marginals")
    else:
        null = random.multinomial(int(total), weights / weights.sum(), draws)
    largest = _likelihood_ratios(null.astype(np.float64), weights, model).max(axis=1)
    # A hair of tolerance, so that equal tables computed in another order count as equal.
    p = (1 + np.count_nonzero(largest >= profile[at] * (1 - 1e-9))) / (draws + 1)
    rates = [float(hits[part].sum() / weights[part].sum()) for part in (slice(at + 1), slice(at + 1, None))]
    name = "Worsley 1983" if model == "binomial" else "Poisson likelihood ratio"
    return ChangePoint(int(seen[at + 1]), rates[0], rates[1], float(profile[at]), float(p), name)


def change_points(
    counts: Numbers,
    exposures: Numbers,
    *,
    model: Literal["binomial", "poisson"],
    alpha: float = 0.05,
) -> list[ChangePoint]:
    """Return all change points in order of time, by binary segmentation (Scott and Knott 1974; Vostrikova 1981).

    The series is split at its `change_point` while p ≤ ``alpha``, and the parts are tried again; p and rates are
    those of the segment in which a point was found.
    """
    observed, size = _series(counts, exposures, model)
    found = []
    segments = [(0, observed.size)]
    while segments:
        start, end = segments.pop()
        if end - start <= 1:
            continue
        point = change_point(observed[start:end], size[start:end], model=model)
        if point is None or point.p > alpha:
            continue
        middle = start + point.index
        found.append(ChangePoint(middle, point.before, point.after, point.statistic, point.p, point.test))
        segments += [(start, middle), (middle, end)]
    return sorted(found, key=lambda point: point.index)


def mann_kendall(values: Numbers) -> tuple[float, float]:
    """Return Kendall's τ of a series against time and its two-sided p: a steady rise or fall (Mann 1945)."""
    import numpy as np
    from scipy.stats import kendalltau

    series = np.asarray(values, dtype=np.float64)
    result = kendalltau(np.arange(series.size), series)
    return float(result.statistic), float(result.pvalue)


def _series(counts: Numbers, exposures: Numbers, model: str) -> tuple[Floats, Floats]:
    import numpy as np

    observed, size = floats("counts", counts), floats("exposures", exposures)
    if observed.ndim != 1 or observed.shape != size.shape:
        raise ValueError("counts and exposures must be series of one length")
    if np.any((size == 0) & (observed > 0)) or (model == "binomial" and np.any(observed > size)):
        raise ValueError("a count exceeds what it was counted in")
    return observed, size


def _likelihood_ratios(hits: Floats, weights: Floats, model: str) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return 2·(log likelihood with a change after each period − without), rows as in ``hits``."""
    import numpy as np

    def log_likelihood_of(count: Floats, size: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            gain = np.where(count > 0, count * np.log(count / size), 0.0)
            if model == "binomial":
                missed = size - count
                gain = gain + np.where(missed > 0, missed * np.log(missed / size), 0.0)
        return gain

    before, size_before = np.cumsum(hits, axis=1)[:, :-1], np.cumsum(weights)[:-1]
    total, size_total = hits.sum(axis=1, keepdims=True), weights.sum()
    split = log_likelihood_of(before, size_before) + log_likelihood_of(total - before, size_total - size_before)
    return 2 * (split - log_likelihood_of(total, size_total))
