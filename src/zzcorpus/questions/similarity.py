"""How alike documents, places or years are in their terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.questions.matrices import TermMatrix, term_matrix
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("a"),
    Column("b"),
    Column("cosine", "float"),
    Column("jensen_shannon", "float"),
    Column("shared_terms", "int"),
)
MAP_COLUMNS = (Column("group"), Column("x", "float"), Column("y", "float"))


def ask_similarity(
    corpus: Corpus, selectors: Sequence[str] = (), *, by: str = "document", as_map: bool = False
) -> Table:
    """Return each pair of groups with its likeness, the most alike first.

    ``cosine`` is that of the TF-IDF vectors (1: same direction), ``jensen_shannon`` the divergence of the term shares
    in bits (0: same shares). With ``as_map`` each group has a point in the plane instead, by metric multidimensional
    scaling of the cosine distances: near is alike, the axes mean nothing.
    """
    matrix = term_matrix(corpus, corpus.select(selectors), by)
    return _map(matrix) if as_map else _pairs(matrix)


def _cosines(matrix: TermMatrix) -> Any:
    from zzcorpus.measures import tf_idf

    weighted = tf_idf(matrix.counts)
    return (weighted @ weighted.T).toarray()


def _pairs(matrix: TermMatrix) -> Table:
    cosines = _cosines(matrix)
    present = (matrix.counts > 0).astype(int)
    shared = (present @ present.T).toarray()
    rows: list[tuple[Any, ...]] = []
    for i, divergences in enumerate(_divergences(matrix)):
        a = matrix.groups[i]
        rows += [
            (a, matrix.groups[j], float(cosines[i, j]), float(divergence), int(shared[i, j]))
            for j, divergence in enumerate(divergences, i + 1)
        ]
    return Table(COLUMNS, sorted(rows, key=lambda row: (-row[2], row[0], row[1])))


def _divergences(matrix: TermMatrix) -> Iterator[Any]:
    """Yield each group's Jensen–Shannon divergence from those after it.

    Of p's mass, what stands on terms that q lacks adds p·log2(p / (p/2)) = p, and likewise of q's; only the terms that
    both have need the formula, which keeps the work to the cells that are filled.
    """
    import numpy as np

    sums = np.asarray(matrix.counts.sum(axis=1)).ravel()
    shares = matrix.counts.multiply(1 / sums[:, None]).tocsr()
    by_term = shares.tocsc()
    for i in range(len(matrix.groups) - 1):
        first = shares[i]
        others = by_term[:, first.indices].tocsr()[i + 1 :]
        p, q = first.data[others.indices], others.data
        middle = (p + q) / 2
        gained = p * np.log2(p / middle) + q * np.log2(q / middle) - p - q
        row = np.repeat(np.arange(others.shape[0]), np.diff(others.indptr))
        sums_of_rows = np.bincount(row, weights=gained, minlength=others.shape[0])
        yield np.clip(1 + sums_of_rows / 2, 0.0, 1.0)


def _map(matrix: TermMatrix) -> Table:
    import numpy as np
    from scipy.linalg import eigh

    # Classical scaling (Torgerson 1952): exact, without random starts, so the same map on every run.
    distances = np.clip(1 - _cosines(matrix), 0, None)
    n = len(matrix.groups)
    centre = np.eye(n) - 1 / n
    values, vectors = eigh(-centre @ (distances**2) @ centre / 2)
    points = np.zeros((n, 2))
    for axis, index in enumerate(range(n - 1, max(n - 3, -1), -1)):
        column = vectors[:, index] * np.sqrt(max(values[index], 0))
        # An eigenvector's sign is arbitrary: the group farthest from the middle is put on the positive side.
        points[:, axis] = column * (1 if column[np.argmax(np.abs(column))] >= 0 else -1)
    return Table(MAP_COLUMNS, [(g, float(x), float(y)) for g, (x, y) in zip(matrix.groups, points, strict=True)])
