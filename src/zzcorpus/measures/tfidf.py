"""Term frequency, weighed by how few documents hold the term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.measures._counts import floats

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from zzcorpus.measures._counts import Floats, Numbers


def smooth_idf(document_frequency: Numbers, documents: int) -> Floats:
    """Return ln((1+n)/(1+df)) + 1, as if one more document held every term (scikit-learn's smooth idf)."""
    import numpy as np

    df = floats("document_frequency", document_frequency)
    if np.any(df > documents):
        raise ValueError("a document frequency exceeds the number of documents")
    return np.asarray(np.log((1 + documents) / (1 + df)) + 1)[()]


def tf_idf(counts: Any) -> Any:
    """Return counts · smooth idf, each document scaled to length 1 (l2).

    Raw counts, idf from these documents themselves; equal to scikit-learn's TfidfTransformer with its defaults.
    ``counts`` is a scipy.sparse matrix of documents × terms, then a CSR matrix is returned; or a tuple
    ``(rows, cols, data, shape)`` with each pair of row and column once, then the same tuple with weights as data.
    """
    if isinstance(counts, tuple):
        rows, cols, data, shape = counts
        return rows, cols, _weights(rows, cols, data, shape), shape
    from scipy.sparse import csr_matrix

    matrix = counts.tocsr(copy=True)
    matrix.sum_duplicates()
    coordinates = matrix.tocoo()
    weights = _weights(coordinates.row, coordinates.col, coordinates.data, matrix.shape)
    return csr_matrix((weights, matrix.indices, matrix.indptr), shape=matrix.shape)


def _weights(
    rows: npt.NDArray[np.integer], cols: npt.NDArray[np.integer], data: Numbers, shape: tuple[int, int]
) -> Floats:
    import numpy as np

    values = floats("counts", data)
    documents, terms = shape
    idf = smooth_idf(np.bincount(cols, minlength=terms), documents)
    weights = values * idf[cols]
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=documents))
    return np.asarray(weights / np.where(lengths > 0, lengths, 1.0)[rows])
