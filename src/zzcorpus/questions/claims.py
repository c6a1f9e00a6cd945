"""Which quantities are claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from zzcorpus.errors import UsageError
from zzcorpus.model import ClaimKind, Status
from zzcorpus.questions.choices import check_choice, check_choices
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus

COLUMNS = (
    Column("document"),
    Column("place", detail=True),
    Column("year", "int"),
    Column("of", wide=True),
    Column("surface"),
    Column("low", "float", detail=True),
    Column("high", "float", detail=True),
    Column("unit", detail=True),
    Column("qualifier", detail=True),
    Column("kind", detail=True),
    Column("direction", detail=True),
    Column("status"),
    Column("period", detail=True),
    Column("start", "int"),
    Column("end", "int"),
    Column("sentence", wide=True),
    Column("indicator", detail=True),
    Column("figure_year", "int", detail=True),
    Column("stretch", detail=True),
    Column("part", detail=True),
)

_QUERY = """
select document, place, year, "of", surface, low, high, unit, qualifier, kind, direction, status, period,
  start, "end", sentence, indicator, figure_year, stretch, part
from claims join {selected} using (document)
where true {kind} {status}
order by document, start
"""


def check_claim_options(*, check: bool, kind: str | Sequence[str], status: str) -> None:
    """Raise UsageError where options of `claims` ask for two answers at once."""
    if check and (kind or status):
        raise UsageError("--check looks at all figures together: leave out --kind and --status.")


def ask_claims(
    corpus: Corpus,
    selectors: Sequence[str] = (),
    *,
    kind: str | Sequence[str] = (),
    status: str = "",
) -> Table:
    """Return a row per numeric claim in text order, each with its sentence.

    ``low`` and ``high`` are plain numbers, equal for a single value; for a change they are the values
    before and after. ``figure_year``, ``stretch`` and ``part`` say for which year, for how long and for which part
    of the place the figure of an indicator stands. ``kind`` and ``status`` keep some rows only. Raises UsageError
    where there is no such kind or status.
    """
    kind = check_choices("kind", kind, get_args(ClaimKind))
    if status:
        check_choice("status", status, get_args(Status))
    selected = corpus.selected(corpus.select(selectors))
    kinds = f"and kind in ({', '.join('?' * len(kind))})" if kind else ""
    statuses = "and status = ?" if status else ""
    parameters = [*kind, *([status] if status else [])]
    return corpus.table(_QUERY.format(selected=selected, kind=kinds, status=statuses), COLUMNS, parameters)
