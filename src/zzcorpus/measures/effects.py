"""How large a difference in frequency is: effect sizes of keyness.

``a`` and ``b`` are an item's frequencies in a target of size ``c`` and a reference of size ``d``. An item that
neither corpus holds has no ratio: nan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zzcorpus.measures._counts import floats, pair
from zzcorpus.measures.intervals import clopper_pearson_interval, normal_quantile

if TYPE_CHECKING:
    from zzcorpus.measures._counts import Bools, Floats, Numbers, Pair


def log_ratio(
    a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, zeros: Literal["hardie", "walter"] = "hardie"
) -> Floats:
    """Return log2((a/c)/(b/d)): 1 is twice as frequent in the target, −1 half as frequent.

    ``hardie`` (Hardie 2014) counts 0.5 where an item is missing on one side. ``walter`` (Walter 1975,
    Biometrika 62; the LogRatio of R's corpora) adds 0.5 to every count and size.
    """
    import numpy as np

    counts = pair(a, b, c, d)
    if zeros == "walter":
        ratio = (counts.a + 0.5) / (counts.c + 0.5) * (counts.d + 0.5) / (counts.b + 0.5)
    else:
        ratio = _half_for_none(counts.a) / counts.c * counts.d / _half_for_none(counts.b)
    return _where_seen(np.log2(ratio), counts)


def log_ratio_interval(a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, level: float = 0.95) -> tuple[Floats, Floats]:
    """Return the confidence limits of Hardie's log ratio, by the standard error of a log relative risk.

    LR ± z·√(1/a − 1/c + 1/b − 1/d)/ln 2 (Katz et al. 1978, Biometrics 34), with 0.5 for a missing item. A
    large-sample interval; for a handful of occurrences use `exact_log_ratio_interval`.
    """
    import numpy as np

    counts = pair(a, b, c, d)
    variance = 1 / _half_for_none(counts.a) - 1 / counts.c + 1 / _half_for_none(counts.b) - 1 / counts.d
    half = normal_quantile(level) * np.sqrt(np.maximum(variance, 0.0)) / np.log(2)
    centre = log_ratio(a, b, c, d)
    return centre - half, centre + half


def exact_log_ratio_interval(
    a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, level: float = 0.95, tests: int = 1
) -> tuple[Floats, Floats]:
    """Return exact limits of the log ratio: Clopper–Pearson on a/(a+b), infinite where one side is empty.

    Conditional on a+b occurrences, the share τ that falls to the target gives the ratio of rates
    (d/c)·τ/(1−τ) (Evert 2022). ``tests`` widens the level by Bonferroni to 1 − (1−level)/tests.
    """
    import numpy as np

    if tests < 1:
        raise ValueError("tests must be 1 or more")
    counts = pair(a, b, c, d)
    together = counts.a + counts.b
    low, high = clopper_pearson_interval(counts.a, together, level=1 - (1 - level) / tests)
    with np.errstate(divide="ignore"):
        scale = np.log2(counts.d / counts.c)
        limits = [scale + np.log2(tau) - np.log2(1 - tau) for tau in (low, high)]
    return _where_seen(limits[0], counts), _where_seen(limits[1], counts)


def conservative_log_ratio(
    a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, level: float = 0.95, tests: int | None = None
) -> Floats:
    """Return LRC (Evert 2022): the end of the exact interval nearer to 0, and 0 where it holds 0.

    One number for size and certainty, the default order of keywords. ``tests`` is the number of items
    compared, by default the number given; the interval is Bonferroni-adjusted for it.
    """
    import numpy as np

    counts = pair(a, b, c, d)
    if tests is None:
        tests = max(1, np.broadcast(*counts).size)
    low, high = exact_log_ratio_interval(a, b, c, d, level=level, tests=tests)
    overused = counts.a * counts.d >= counts.b * counts.c
    return np.where(overused, np.maximum(low, 0.0), np.minimum(high, 0.0))[()]


def lockword_score(a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, level: float = 0.95, tests: int = 1) -> Floats:
    """Return the end of the exact log ratio interval that is farther from 0: the largest credible difference.

    A small score says that both sides use the item alike (lockwords, Baker 2011, Journal of English
    Linguistics 39; the equivalence reading of Evert 2022); infinite where one side lacks it.
    """
    import numpy as np

    low, high = exact_log_ratio_interval(a, b, c, d, level=level, tests=tests)
    return np.maximum(np.abs(low), np.abs(high))


def is_lockword(
    a: Numbers,
    b: Numbers,
    c: Numbers,
    d: Numbers,
    *,
    margin: float = 1.0,
    level: float = 0.95,
    tests: int = 1,
) -> Bools:
    """Return where the whole exact interval of the log ratio lies within ±``margin``.

    A test of equivalence at α = 1 − level; a margin of 1 is "less than twice as frequent on either side".
    """
    import numpy as np

    if margin <= 0:
        raise ValueError("margin must be positive")
    return np.asarray(lockword_score(a, b, c, d, level=level, tests=tests) < margin)[()]


def percent_difference(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
    """Return %DIFF, 100·(p1−p2)/p2 (Gabrielatos and Marchi 2011); inf where only the target has the item.

    The paper replaces a zero by 1e-18, which prints as a number what is none; here it is infinity.
    """
    import numpy as np

    counts = pair(a, b, c, d)
    ratio = _quotient(counts.a / counts.c, counts.b / counts.d)
    return np.asarray(100 * (ratio - 1))[()]


def relative_risk(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
    """Return the ratio of rates (a/c)/(b/d); inf where only the target has the item."""
    counts = pair(a, b, c, d)
    return _quotient(counts.a / counts.c, counts.b / counts.d)


def odds_ratio(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
    """Return (a/(c−a))/(b/(d−b)) (Pojanapunya and Watson Todd 2018, Corpus Linguistics and Linguistic Theory 14).

    Where one of the four cells is empty, 0.5 is added to all four (Haldane 1956; Anscombe 1956).
    """
    import numpy as np

    counts = pair(a, b, c, d)
    cells = np.broadcast_arrays(counts.a, counts.c - counts.a, counts.b, counts.d - counts.b)
    empty = np.logical_or.reduce([cell == 0 for cell in cells])
    yes_a, no_a, yes_b, no_b = (np.where(empty, cell + 0.5, cell) for cell in cells)
    return _where_seen(yes_a / no_a * no_b / yes_b, counts)


def difference_coefficient(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Floats:
    """Return (p1−p2)/(p1+p2), from −1 to 1 (Hofland and Johansson 1982)."""
    counts = pair(a, b, c, d)
    p1, p2 = counts.a / counts.c, counts.b / counts.d
    return _quotient(p1 - p2, p1 + p2)


def simple_maths(a: Numbers, b: Numbers, c: Numbers, d: Numbers, *, k: float = 1.0, per: float = 1_000_000) -> Floats:
    """Return (f1+k)/(f2+k) of the frequencies per million (Kilgarriff 2009; Sketch Engine's keyness).

    A larger ``k`` prefers more frequent items: 0.1, 1, 10, 100 are usual.
    """
    import numpy as np

    if k <= 0:
        raise ValueError("k must be positive: it is what keeps a zero from dividing")
    counts = pair(a, b, c, d)
    return np.asarray((counts.a / counts.c * per + k) / (counts.b / counts.d * per + k))[()]


def weighted_log_odds(
    a: Numbers,
    b: Numbers,
    c: Numbers,
    d: Numbers,
    *,
    background: Numbers | None = None,
    alpha0: float = 1000.0,
) -> Floats:
    """Return ζ, the z score of the log odds under an informative Dirichlet prior.

    Monroe, Colaresi and Quinn 2008, Political Analysis 16(4): α_w = α0 · (share of item w in
    the background), δ = ln((a+α_w)/(c+α0−a−α_w)) − ln((b+α_w)/(d+α0−b−α_w)), ζ = δ/√(1/(a+α_w) + 1/(b+α_w)).
    ``background`` are the items' shares of a reference; by default of both corpora together. ``alpha0`` is the
    weight of the prior in pseudo-occurrences: say which was used. Items with no mass anywhere are nan.
    """
    import numpy as np

    if alpha0 <= 0:
        raise ValueError("alpha0 must be positive")
    counts = pair(a, b, c, d)
    shares = (counts.a + counts.b) / (counts.c + counts.d) if background is None else floats("background", background)
    if np.any(shares > 1):
        raise ValueError("background holds shares, between 0 and 1")
    alpha = alpha0 * shares
    sides = ((counts.a + alpha, counts.c + alpha0), (counts.b + alpha, counts.d + alpha0))
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(sides[0][0] / (sides[0][1] - sides[0][0]))
        delta = delta - np.log(sides[1][0] / (sides[1][1] - sides[1][0]))
        zeta = delta / np.sqrt(1 / sides[0][0] + 1 / sides[1][0])
    return np.asarray(zeta)[()]


def _half_for_none(count: Floats) -> Floats:
    import numpy as np

    return np.where(count == 0, 0.5, count)


def _where_seen(score: Floats, counts: Pair) -> Floats:
    import numpy as np

    return np.where(counts.a + counts.b > 0, score, np.nan)[()]


def _quotient(above: Floats, below: Floats) -> Floats:
    """Return above/below; ±inf where only ``below`` is zero, nan where both are."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(above / below)[()]
