"""Topics of a corpus by non-negative matrix factorisation."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

from zzcorpus.errors import UsageError
from zzcorpus.questions.matrices import term_matrix
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("topic", "int"),
    Column("share", "float"),
    Column("rank", "int"),
    Column("term"),
    Column("weight", "float"),
)
_TOPICS = 10
DOCUMENT_COLUMNS = (Column("document"), Column("topic", "int"), Column("share", "float"))


def ask_topics(
    corpus: Corpus,
    selectors: Sequence[str] = (),
    *,
    topics: int | None = None,
    terms: int = 10,
    by_document: bool = False,
) -> Table:
    """Return the terms that make up each topic, or with ``by_document`` each document's share of each topic.

    NMF of the documents' TF-IDF (Lee and Seung 1999; scikit-learn, NNDSVDa start with a fixed seed, so the same topics
    each time), over terms of at least two documents. There are 10 topics unless asked otherwise, or as many as there
    are documents. ``share`` is the topic's share of all weights. Topics come largest first. A factorisation always
    finds something: read the terms and the documents before naming a topic. Raises UsageError where there are fewer
    documents than topics asked for.
    """
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    from zzcorpus.measures import tf_idf

    matrix = term_matrix(corpus, corpus.select(selectors), "document", min_documents=2)
    if topics is None:
        topics = max(2, min(_TOPICS, *matrix.counts.shape))
    if topics > min(matrix.counts.shape):
        raise UsageError(f"--topics {topics}: more than the {len(matrix.groups)} documents can carry.")
    model = NMF(n_components=topics, init="nndsvda", random_state=0, max_iter=2000)
    with warnings.catch_warnings():
        # Where the bound stops it short of the tolerance, the terms of each topic no longer change in their order.
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(tf_idf(matrix.counts))
    mass = weights * model.components_.sum(axis=1)
    totals = mass.sum(axis=0)
    order = sorted(range(topics), key=lambda k: (-totals[k], k))
    rows: list[tuple[Any, ...]] = []
    if by_document:
        for i, document in enumerate(matrix.groups):
            whole = mass[i].sum() or 1.0
            rows += [(document, number, float(mass[i, k] / whole)) for number, k in enumerate(order, 1)]
        return Table(DOCUMENT_COLUMNS, rows)
    for number, k in enumerate(order, 1):
        best = sorted(range(len(matrix.terms)), key=lambda j: (-model.components_[k, j], matrix.terms[j]))[:terms]
        share = float(totals[k] / totals.sum())
        rows += [(number, share, r, matrix.terms[j], float(model.components_[k, j])) for r, j in enumerate(best, 1)]
    return Table(COLUMNS, rows)
