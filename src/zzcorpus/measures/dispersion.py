"""How evenly an item is spread over the documents, with the documents' real sizes.

``counts`` are an item's frequencies in the documents, along the last axis; ``sizes`` the documents' sizes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zzcorpus.measures._counts import floats

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from zzcorpus.measures._counts import Floats, Numbers


def document_range(counts: Numbers) -> npt.NDArray[np.int64]:
    """Return in how many documents the item occurs."""
    import numpy as np

    return np.asarray(np.count_nonzero(floats("counts", counts), axis=-1))[()]


def gries_dp(counts: Numbers, sizes: Numbers) -> Floats:
    """Return Gries' deviation of proportions, ½ Σ|v_i/f − s_i| (2008, IJCL 13(4)); nan where f = 0.

    0 is spread exactly by size, values near 1 are bunched in small parts of the corpus.
    """
    import numpy as np

    observed, expected = _proportions(counts, sizes)
    return np.asarray(np.abs(observed - expected).sum(axis=-1) / 2)[()]


def dp_norm(counts: Numbers, sizes: Numbers) -> Floats:
    """Return DP/(1 − min s_i), so that the most uneven spread is 1 (Lijffijt and Gries 2012, IJCL 17(1)).

    nan for a corpus of one document, in which nothing can be uneven.
    """
    import numpy as np

    dp = gries_dp(counts, sizes)
    widest = 1 - _shares_of_corpus(sizes).min()
    return dp / widest if widest > 0 else np.full(np.shape(dp), np.nan)[()]


def gries_dp_sparse(
    items: npt.NDArray[np.integer], documents: npt.NDArray[np.integer], counts: Numbers, sizes: Numbers
) -> Floats:
    """Return DP of items 0 … max(items), from (item, document, count) triples without the zeros.

    Each pair of item and document may be given once. nan for an item without occurrences.
    """
    import numpy as np

    values, shares = floats("counts", counts), _shares_of_corpus(sizes)
    totals = np.bincount(items, weights=values)
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = values / totals[items]
        # A document without the item adds its share; start from all of them, whose sum is 1.
        excess = np.abs(observed - shares[documents]) - shares[documents]
        dp = (1 + np.bincount(items, weights=excess)) / 2
    return np.where(totals > 0, dp, np.nan)


def dispersion_kl(counts: Numbers, sizes: Numbers) -> Floats:
    """Return the Kullback–Leibler divergence Σ (v_i/f)·log2((v_i/f)/s_i) (Gries 2021); nan where f = 0."""
    import numpy as np

    observed, expected = _proportions(counts, sizes)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed == 0, 0.0, observed * np.log2(observed / expected))
    return np.asarray(terms.sum(axis=-1))[()]


def juilland_d(counts: Numbers, sizes: Numbers) -> Floats:
    """Return Juilland's D, 1 − CV/√(n−1), of the rates per document (1970); nan where f = 0 or n = 1.

    Rates instead of counts make it usable for documents of unequal size (Gries 2008).
    """
    import numpy as np

    rates = floats("counts", counts) / _positive_sizes(sizes)
    n = rates.shape[-1]
    with np.errstate(divide="ignore", invalid="ignore"):
        variation = rates.std(axis=-1) / rates.mean(axis=-1)
        return np.asarray(1 - variation / np.sqrt(np.float64(n - 1)))[()]


def rosengren_s(counts: Numbers, sizes: Numbers) -> Floats:
    """Return Rosengren's S, (Σ√(s_i v_i))²/f (1971), 1 for a spread by size; nan where f = 0."""
    import numpy as np

    observed, expected = _proportions(counts, sizes)
    return np.asarray(np.sqrt(observed * expected).sum(axis=-1) ** 2)[()]


def arf(positions: Numbers, size: int) -> float:
    """Return the average reduced frequency of an item (Savický and Hlaváčová 2002).

    (f/N) Σ min(d_i, N/f), with ``positions`` of the f occurrences in a corpus of ``size`` = N positions laid
    end to end, and d_i the distances between neighbours, the last one round to the first. f if spread evenly,
    near 1 if in one heap; 0 without occurrences.
    """
    import numpy as np

    where = np.sort(floats("positions", positions).ravel())
    if where.size == 0:
        return 0.0
    if where[-1] >= size:
        raise ValueError(f"position {where[-1]:g} lies outside a corpus of {size} positions")
    distances = np.diff(where, append=where[0] + size)
    segment = size / where.size
    return float(np.minimum(distances, segment).sum() / segment)


def _proportions(counts: Numbers, sizes: Numbers) -> tuple[Floats, Floats]:
    import numpy as np

    values, shares = floats("counts", counts), _shares_of_corpus(sizes)
    if values.shape[-1:] != shares.shape:
        raise ValueError(f"{values.shape[-1:]} counts for {shares.shape} document sizes")
    with np.errstate(divide="ignore", invalid="ignore"):
        return values / values.sum(axis=-1, keepdims=True), shares


def _shares_of_corpus(sizes: Numbers) -> Floats:
    size = _positive_sizes(sizes)
    share: Floats = size / size.sum()
    return share


def _positive_sizes(sizes: Numbers) -> Floats:
    size = floats("sizes", sizes)
    if size.ndim != 1 or size.size == 0 or not (size > 0).all():
        raise ValueError("sizes must be the positive sizes of one or more documents")
    return size
