"""Intervals of a share and of a rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.measures._counts import floats

if TYPE_CHECKING:
    from zzcorpus.measures._counts import Floats, Numbers


def normal_quantile(level: float) -> float:
    """Return z such that a standard normal lies within ±z with probability ``level``."""
    from statistics import NormalDist

    return NormalDist().inv_cdf(1 - _error(level) / 2)


def wilson_interval(hits: Numbers, total: Numbers, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return Wilson's score interval of a share (1927, JASA 22); nan where ``total`` is 0.

    The interval for "documents that contain X": sensible at 0 and at all, unlike the textbook ± interval.
    """
    import numpy as np

    x, n = _shares(hits, total)
    z = normal_quantile(level)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = x / n
        centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    # Exactly 0 and 1 at the ends, where rounding leaves 1e-17.
    low = np.where(x == 0, np.where(n == 0, np.nan, 0.0), centre - half)
    high = np.where((x == n) & (n > 0), 1.0, centre + half)
    return low[()], high[()]


def clopper_pearson_interval(hits: Numbers, total: Numbers, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the exact interval of a share (Clopper and Pearson 1934, Biometrika 26); (0, 1) of nothing."""
    import numpy as np
    from scipy.special import betaincinv

    x, n = _shares(hits, total)
    tail = _error(level) / 2
    low = np.where(x > 0, betaincinv(np.where(x > 0, x, 1), n - x + 1, tail), 0.0)
    high = np.where(x < n, betaincinv(x + 1, np.where(x < n, n - x, 1), 1 - tail), 1.0)
    return low[()], high[()]


def poisson_rate_interval(
    count: Numbers, exposure: Numbers, *, per: float = 1.0, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the exact interval of a rate, count/exposure·per (Garwood 1936, Biometrika 28).

    ``exposure`` is the size in which the count was made (characters, terms); ``per`` 10,000 gives the
    interval of a frequency per 10,000. nan where the exposure is 0.
    """
    import numpy as np
    from scipy.special import gammaincinv

    x, size = np.broadcast_arrays(floats("count", count), floats("exposure", exposure))
    tail = _error(level) / 2
    low = np.where(x > 0, gammaincinv(np.where(x > 0, x, 1), tail), 0.0)
    high = gammaincinv(x + 1, 1 - tail)
    scale = np.divide(per, size, out=np.full(size.shape, np.nan), where=size > 0)
    return (low * scale)[()], (high * scale)[()]


def _shares(hits: Numbers, total: Numbers) -> tuple[Floats, Floats]:
    import numpy as np

    x, n = np.broadcast_arrays(floats("hits", hits), floats("total", total))
    if np.any(x > n):
        raise ValueError("hits exceed the total")
    return x, n


def _error(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not at {level}")
    return 1 - level
