"""Which terms a selection uses more, or less, than a reference does."""

from __future__ import annotations

import csv
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
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A frequency list: how often each term occurs, and the number of terms in all."""

    name: str
    counts: Mapping[str, int]
    size: int


def read_reference(name: str = STATE_COUNCIL) -> Reference:
    """Return the shipped reference, or one from a user's TSV or CSV with columns ``term`` and ``count``.

    Raises UsageError where there is no such file, DataError where it is malformed.
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
    for number, line in rows:
        cells = next(csv.reader([line], delimiter="\t" if "\t" in line else ","))
        if cells[:2] == ["term", "count"]:
            continue
        try:
            counts[cells[0]] = counts.get(cells[0], 0) + int(cells[1])
        except (IndexError, ValueError) as error:
            raise DataError(f"{name}, line {number}: expected a term and a whole number, found {line!r}.") from error
    if not counts:
        raise DataError(f"{name}: holds no terms.")
    return Reference(name, counts, sum(counts.values()))


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
    cells (Dunning 1993), or with ``cells`` 2 that of Rayson and Garside (2000).
    """
    check_choice("by", by, get_args(By))
    known = read_reference(reference)
    selected = corpus.selected(corpus.select(selectors))
    group = "'corpus'" if by == "corpus" else f"cast({by} as varchar)"
    rows = corpus.connection.execute(
        f'select {group} as grp, term, sum("count"), count(distinct document) '
        f"from terms join {selected} using (document) group by grp, term order by grp, term"
    ).fetchall()
    groups: dict[str, list[tuple[str, int, int]]] = {}
    for name, term, count, documents in rows:
        if name:
            groups.setdefault(name, []).append((term, int(count), documents))
    found: list[tuple[Any, ...]] = []
    for name, terms in groups.items():
        scored = _score(name, terms, known, cells)
        found += scored[:top] if top else scored
    return Table(COLUMNS, found, f"against {known.name}")


def _score(group: str, terms: list[tuple[str, int, int]], reference: Reference, cells: Cells) -> list[tuple[Any, ...]]:
    import numpy as np

    from zzcorpus import measures

    a = np.array([count for _, count, _ in terms], dtype=float)
    b = np.array([reference.counts.get(term, 0) for term, _, _ in terms], dtype=float)
    c, d = float(a.sum()), float(reference.size)
    four = (a, b, c, d)
    g2 = measures.log_likelihood(*four, cells=cells)
    p = measures.p_value(g2)
    low, high = measures.log_ratio_interval(*four)
    columns = (
        a / c * 10_000,
        b / d * 10_000,
        measures.log_ratio(*four),
        low,
        high,
        g2,
        p,
        measures.holm(p),
        measures.percent_difference(*four),
        measures.bic(g2, c + d),
        measures.odds_ratio(*four),
        measures.weighted_log_odds(*four),
    )
    score = measures.conservative_log_ratio(*four)
    small = measures.expected_too_small(*four)
    rows = []
    for i, (term, count, documents) in enumerate(terms):
        note = "expected count below 5" if small[i] else ""
        scores = (float(column[i]) for column in columns)
        rows.append((group, term, float(score[i]), count, documents, int(b[i]), *scores, note))
    likelihood = 11
    return sorted(rows, key=lambda row: (-row[2], -row[likelihood], row[1]))
