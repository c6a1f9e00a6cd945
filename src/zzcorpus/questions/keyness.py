"""Which terms a selection uses more, or less, than a reference does."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from zzcorpus.errors import DataError, UsageError
from zzcorpus.questions.choices import check_choice
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zzcorpus.corpus import Corpus
    from zzcorpus.measures.keyness import Cells

By = Literal["corpus", "place", "year", "document"]

# The default reference: terms of the State Council's work reports, as numbers, built by tools/build_reference.py.
STATE_COUNCIL = "state-council"

COLUMNS = (
    Column("group"),
    Column("term"),
    Column("score", "float"),
    Column("count", "int"),
    Column("documents", "int"),
    Column("reference_count", "int"),
    Column("per_10k", "float"),
    Column("reference_per_10k", "float"),
    Column("log_ratio", "float"),
    Column("log_ratio_low", "float"),
    Column("log_ratio_high", "float"),
    Column("log_likelihood", "float"),
    Column("p_value", "float"),
    Column("p_adjusted", "float"),
    Column("percent_difference", "float"),
    Column("bic", "float"),
    Column("odds_ratio", "float"),
    Column("weighted_log_odds", "float"),
    Column("note"),
    Column("reference_documents", "int", detail=True),
    Column("document_log_likelihood", "float", detail=True),
)


_DOCUMENTS = 2
_STATED = re.compile(r"#\s*documents:\s*(\d+)\s*$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A frequency list: how often each term occurs and in how many documents, and the number of both in all.

    A list without document frequencies has 0 ``texts``.
    """

    name: str
    counts: Mapping[str, int]
    size: int
    documents: Mapping[str, int]
    texts: int


def read_reference(name: str = STATE_COUNCIL) -> Reference:
    """Return the shipped reference, or one from a user's TSV or CSV with columns ``term``, ``count``, ``documents``.

    The last one may be missing. The number of documents stands in a line ``# documents: 49``; else it is the largest
    of the column. Raises UsageError where there is no such file, DataError where it is malformed.
    """
    if name == STATE_COUNCIL:
        file = resources.files("zzcorpus.questions") / "data" / "state_council.tsv"
        lines = file.read_text(encoding="utf-8").splitlines()
    else:
        path = Path(name)
        if not path.is_file():
            raise UsageError(f"--reference {name}: no such file. Give {STATE_COUNCIL}, or a TSV with term and count.")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    rows = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    counts: dict[str, int] = {}
    documents: dict[str, int] = {}
    for number, line in rows:
        cells = next(csv.reader([line], delimiter="\t" if "\t" in line else ","))
        if cells[:2] == ["term", "count"]:
            continue
        try:
            counts[cells[0]] = counts.get(cells[0], 0) + int(cells[1])
            if len(cells) > _DOCUMENTS:
                documents[cells[0]] = int(cells[_DOCUMENTS])
        except (IndexError, ValueError) as error:
            raise DataError(f"{name}, line {number}: expected a term and a whole number, found {line!r}.") from error
    if not counts:
        raise DataError(f"{name}: holds no terms.")
    stated = next((match for line in lines if (match := _STATED.match(line))), None)
    texts = int(stated[1]) if stated else max(documents.values(), default=0)
    return Reference(name, counts, sum(counts.values()), documents, texts)


def ask_keyness(
    corpus: Corpus,
    selectors: Sequence[str] = (),
    *,
    by: By = "corpus",
    reference: str = STATE_COUNCIL,
    top: int = 0,
    cells: Cells = 4,
) -> Table:
    """Return the terms of each group scored against a reference frequency list.

    ``score`` is the conservative log ratio (Evert 2022): positive where the group uses the term more, 0 where the
    difference may be chance. Rates are per 10,000 terms. ``p_adjusted`` is Holm's; ``weighted_log_odds`` is the
    z score of Monroe, Colaresi and Quinn (2008) with both lists together as prior. ``log_likelihood`` is that of four
    cells (Dunning 1993), or with ``cells`` 2 that of Rayson and Garside (2000); ``document_log_likelihood`` is the
    same of the documents that have the term (Egbert and Biber 2019), where the reference says how many do. ``note``
    warns of small counts, and says ``lockword`` of terms that both use alike.
    """
    check_choice("by", by, get_args(By))
    known = read_reference(reference)
    selected = corpus.selected(corpus.select(selectors))
    group = "'corpus'" if by == "corpus" else f"cast({by} as varchar)"
    rows = corpus.connection.execute(
        f'select {group} as grp, term, sum("count"), count(distinct document) '
        f"from terms join {selected} using (document) group by grp, term order by grp, term"
    ).fetchall()
    texts = dict(
        corpus.connection.execute(
            f"select {group} as grp, count(*) from counted join {selected} using (document) group by grp"
        ).fetchall()
    )
    groups: dict[str, list[tuple[str, int, int]]] = {}
    for name, term, count, documents in rows:
        if name:
            groups.setdefault(name, []).append((term, int(count), documents))
    found: list[tuple[Any, ...]] = []
    for name, terms in groups.items():
        scored = _score(name, terms, texts[name], known, cells)
        found += scored[:top] if top else scored
    return Table(COLUMNS, found, f"against {known.name}")


def _score(
    group: str, terms: list[tuple[str, int, int]], texts: int, reference: Reference, cells: Cells
) -> list[tuple[Any, ...]]:
    import numpy as np

    from zzcorpus.questions.keyness_scores import as_cells, score_keyness

    names = [term for term, _, _ in terms]
    a = np.array([count for _, count, _ in terms], dtype=float)
    b = np.array([reference.counts.get(term, 0) for term in names], dtype=float)
    c, d = float(a.sum()), float(reference.size)
    scores = score_keyness(a, b, c, d, cells)
    held = [documents for _, _, documents in terms]
    columns: dict[str, Sequence[object]] = {
        "group": [group] * len(terms),
        "term": names,
        "count": a.astype(int).tolist(),
        "documents": held,
        "reference_count": b.astype(int).tolist(),
        "per_10k": (a / c * 10_000).tolist(),
        "reference_per_10k": (b / d * 10_000).tolist(),
        "note": scores.notes(),
        **_of_documents(names, held, texts, reference, cells),
        **{name: as_cells(score) for name, score in scores.columns.items()},
    }
    columns["score"] = columns["conservative_log_ratio"]
    rows = list(zip(*(columns[column.name] for column in COLUMNS), strict=True))
    likelihood = scores.columns["log_likelihood"]
    # Terms come in the order of their text, which decides among equals.
    return [rows[i] for i in np.lexsort((-likelihood, -scores.columns["conservative_log_ratio"])).tolist()]


def _of_documents(
    names: Sequence[str], held: Sequence[int], texts: int, reference: Reference, cells: Cells
) -> dict[str, Sequence[object]]:
    """Return the columns about documents, empty where the reference knows none."""
    from zzcorpus.measures import log_likelihood
    from zzcorpus.questions.keyness_scores import as_cells

    if not reference.texts:
        return dict.fromkeys(("reference_documents", "document_log_likelihood"), [None] * len(names))
    there = [reference.documents.get(term, 0) for term in names]
    g2 = log_likelihood(held, there, texts, reference.texts, cells=cells)
    return {"reference_documents": there, "document_log_likelihood": as_cells(g2)}
