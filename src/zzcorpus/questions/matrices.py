"""Term counts of groups as one sparse matrix, for questions that need linear algebra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from zzcorpus.errors import UsageError

if TYPE_CHECKING:
    from zzcorpus.corpus import Corpus, Selection

Group = Literal["document", "place", "year"]
GROUPS: tuple[Group, ...] = ("document", "place", "year")


@dataclass(frozen=True, slots=True)
class TermMatrix:
    """Groups × terms, in order of their names; ``counts`` is a scipy CSR matrix."""

    groups: tuple[str, ...]
    terms: tuple[str, ...]
    counts: Any


def term_matrix(corpus: Corpus, selection: Selection, by: str, *, min_documents: int = 1) -> TermMatrix:
    """Return the term counts of the selected documents by group; groups without a name are left out.

    Raises UsageError where ``by`` is no group, or fewer than two groups are left.
    """
    if by not in GROUPS:
        raise UsageError(f"--by {by}: choose one of {', '.join(GROUPS)}.")
    from scipy.sparse import csr_matrix

    table = corpus.selected(selection)
    rows = corpus.connection.execute(
        f"with chosen as (select term from terms join {table} using (document) group by term "
        "  having count(distinct document) >= ?) "
        f'select cast({by} as varchar) as grp, term, sum("count") from terms join {table} using (document) '
        "join chosen using (term) where grp is not null and grp <> '' group by grp, term order by grp, term",
        [min_documents],
    ).fetchall()
    groups = {name: i for i, name in enumerate(sorted({row[0] for row in rows}))}
    if len(groups) < 2:  # noqa: PLR2004
        raise UsageError(f"There are fewer than two groups by {by} to compare. Choose more documents, or another --by.")
    terms = {name: i for i, name in enumerate(sorted({row[1] for row in rows}))}
    data = [float(row[2]) for row in rows]
    places = ([groups[row[0]] for row in rows], [terms[row[1]] for row in rows])
    counts = csr_matrix((data, places), shape=(len(groups), len(terms)))
    return TermMatrix(tuple(groups), tuple(terms), counts)
