"""Which terms characterise a corpus, a place, a year or a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from zzcorpus.errors import UsageError
from zzcorpus.model import Slogan
from zzcorpus.questions.choices import check_choice
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

By = Literal["corpus", "place", "year", "document"]

COLUMNS = (
    Column("group"),
    Column("term"),
    Column("score", "float"),
    Column("count", "int"),
    Column("documents", "int"),
)

DISPERSION_COLUMNS = (*COLUMNS, Column("dp", "float"), Column("dp_norm", "float"), Column("arf", "float"))

# scikit-learn's TfidfTransformer with its defaults (raw tf, smooth idf, l2 norm), fitted on the documents of
# the whole corpus and applied to the term counts of each group.
_QUERY = """
with n as (select count(*) as documents from counted),
frequencies as (select term, count(distinct document) as df from terms group by term),
groups as (
  select {group} as grp, term, sum("count") as count, count(distinct document) as documents
  from terms join {selected} using (document) where {known} group by grp, term),
weighted as (
  select grp, term, count * (ln((1 + n.documents) / (1 + df)) + 1) as weight, count, groups.documents
  from groups join frequencies using (term), n),
-- Added up in the order of the terms, so that the last digit is the same on every run.
norms as (select grp, sqrt(list_sum(list(weight * weight order by term))) as norm from weighted group by grp),
scored as (select grp, term, weight / norm as score, count, documents from weighted join norms using (grp))
select cast(grp as varchar), term, score, count, documents
from scored
{top}
order by grp, score desc, term
"""


def ask_keywords(corpus: Corpus, selectors: Sequence[str] = (), *, by: By = "corpus", top: int = 0) -> Table:
    """Return terms with their TF-IDF score, per group, highest first.

    The score is that of scikit-learn's ``TfidfTransformer()``: count × (ln((1 + N) / (1 + df)) + 1), divided
    by the group's Euclidean norm; N and df count the documents of the whole corpus, so that one document's
    scores do not depend on what else is selected. ``documents`` counts those of the group that have the term.
    ``top`` keeps that many terms of each group, 0 all of them. Raises UsageError where ``by`` is no group.
    """
    check_choice("by", by, get_args(By))
    selected = corpus.selected(corpus.select(selectors))
    group = "'corpus'" if by == "corpus" else by
    known = "place <> ''" if by == "place" else "year is not null" if by == "year" else "true"
    limit = f"qualify row_number() over (partition by grp order by score desc, term) <= {int(top)}" if top else ""
    return corpus.table(_QUERY.format(selected=selected, group=group, known=known, top=limit), COLUMNS)


def check_keyword_options(*, by: str, dispersion: bool, reference: object, two_cell: bool) -> None:
    """Raise UsageError where options of `keywords` ask for two answers at once."""
    if dispersion and (reference or by != "corpus"):
        raise UsageError("--dispersion is over the selected documents: leave out --by and --reference.")
    if two_cell and not reference:
        raise UsageError("--two-cell is about the log-likelihood against a --reference: name one.")


def ask_dispersion(corpus: Corpus, selectors: Sequence[str] = (), *, top: int = 0) -> Table:
    """Return the keywords of the selected documents with how evenly each is spread over them.

    ``documents`` is the range. ``dp`` is Gries' deviation of proportions over the documents with their real sizes in
    terms (Gries 2008): 0 is spread by size, near 1 is in one small document; ``dp_norm`` divides it by the most it can
    be (Lijffijt and Gries 2012). ``arf`` is the average reduced frequency (Savický and Hlaváčová 2002) over the
    characters of the documents laid end to end in the order of their ids: the count where a term is spread evenly,
    near 1 where all its occurrences stand together.
    """
    import numpy as np

    from zzcorpus.measures import gries_dp_sparse

    keywords = list(ask_keywords(corpus, selectors, top=top).rows)
    selected = corpus.selected(corpus.select(selectors))
    rows = corpus.connection.execute(
        f'select document, term, "count" from terms join {selected} using (document) order by document, term'
    ).fetchall()
    documents = {name: i for i, name in enumerate(dict.fromkeys(row[0] for row in rows))}
    terms = {name: i for i, name in enumerate(dict.fromkeys(row[1] for row in rows))}
    items = np.array([terms[row[1]] for row in rows])
    parts = np.array([documents[row[0]] for row in rows])
    counts = np.array([row[2] for row in rows], dtype=float)
    sizes = np.bincount(parts, weights=counts)
    dp = gries_dp_sparse(items, parts, counts, sizes)
    most = 1 - float(sizes.min() / sizes.sum())
    reduced = _average_reduced(corpus, selected, {row[1] for row in keywords})
    found = []
    for row in keywords:
        uneven = float(dp[terms[row[1]]])
        found.append((*row, uneven, uneven / most if most else None, reduced[row[1]]))
    return Table(DISPERSION_COLUMNS, found)


def _average_reduced(corpus: Corpus, selected: str, terms: set[str]) -> dict[str, float]:
    """Return the average reduced frequency of each of ``terms`` over the texts of the table ``selected``."""
    from zzcorpus.extract.terms import place_terms
    from zzcorpus.measures import arf

    query = (
        "select text, list_transform(slogans, lambda s: [s.slogan, s.kind, cast(s.start as varchar), "
        f'cast(s."end" as varchar)]) from counted join {selected} using (document) order by document'
    )
    places: dict[str, list[int]] = {term: [] for term in terms}
    size = 0
    for text, slogans in corpus.connection.execute(query).fetchall():
        held = [Slogan(name, kind, "", int(start), int(end), "") for name, kind, start, end in slogans]
        for term, start in place_terms(text, held):
            if term in places:
                places[term].append(size + start)
        size += len(text)
    return {term: arf(found, size) for term, found in places.items()}
