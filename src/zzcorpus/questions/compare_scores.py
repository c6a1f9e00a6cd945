"""Counted items of a comparison with their rates and scores."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zzcorpus.questions.compare_rows import rows_of, side_of
from zzcorpus.questions.keyness_scores import as_cells, score_keyness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.measures.keyness import Cells


@dataclass(frozen=True, slots=True)
class Counted:
    """An item with its counts on both sides, an example on each, and what there is to note of it."""

    item: str
    note: str
    a: int
    b: int
    a_documents: int
    b_documents: int
    a_example: str | None
    b_example: str | None


def score_counted(
    section: str, unit: str, found: Sequence[Counted], sizes: tuple[int, int], texts: tuple[int, int], cells: Cells
) -> list[tuple[Any, ...]]:
    """Return the rows of counted items, the most telling first: by conservative log ratio, then by log-likelihood.

    ``sizes`` are those of both sides in ``unit``, ``texts`` their numbers of documents.
    """
    if not found:
        return []
    import numpy as np

    from zzcorpus import measures

    found = sorted(found, key=lambda item: item.item)
    c, d = sizes
    counts = np.array([(item.a, item.b) for item in found], dtype=float).T
    documents = np.array([(item.a_documents, item.b_documents) for item in found], dtype=float).T
    scores = score_keyness(counts[0], counts[1], float(c), float(d), cells)
    columns_by_score = scores.columns | {
        "document_log_likelihood": measures.log_likelihood(*documents, *map(float, texts), cells=cells)
    }
    g2, conservative = scores.columns["log_likelihood"], scores.columns["conservative_log_ratio"]
    order = np.lexsort((-np.abs(g2), -np.abs(conservative)))
    notes = scores.notes()
    chosen = [found[i] for i in order.tolist()]
    columns: dict[str, Sequence[object]] = {
        "section": [section] * len(chosen),
        "item": [item.item for item in chosen],
        "unit": [unit] * len(chosen),
        "a_count": [item.a for item in chosen],
        "b_count": [item.b for item in chosen],
        "a_documents": [item.a_documents for item in chosen],
        "b_documents": [item.b_documents for item in chosen],
        "a_per_10k": [item.a / c * 10_000 for item in chosen],
        "b_per_10k": [item.b / d * 10_000 for item in chosen],
        "side": [side_of(item.a, item.b) for item in chosen],
        "a_example": [item.a_example or None for item in chosen],
        "b_example": [item.b_example or None for item in chosen],
        "note": ["; ".join(filter(None, (found[i].note, notes[i]))) for i in order.tolist()],
    }
    columns |= {name: as_cells(score[order]) for name, score in columns_by_score.items()}
    return rows_of(columns)
