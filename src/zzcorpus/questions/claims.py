"""Which quantities are claimed."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from zzcorpus.errors import UsageError
from zzcorpus.model import ClaimKind, Status
from zzcorpus.questions.choices import check_choice, check_choices
from zzcorpus.questions.panel_names import known_indicators, resolve_indicators
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
where true {kind} {status} {indicator}
order by document, start
"""


def check_claim_options(*, check: bool, kind: str | Sequence[str], status: str, indicator: str | Sequence[str]) -> None:
    """Raise UsageError where options of `claims` ask for two answers at once."""
    if check and (kind or status or indicator):
        raise UsageError("--check looks at all figures together: leave out --kind, --status and --indicator.")


def ask_claims(
    corpus: Corpus,
    selectors: Sequence[str] = (),
    *,
    kind: str | Sequence[str] = (),
    status: str = "",
    indicator: str | Sequence[str] = (),
) -> Table:
    """Return a row per numeric claim in text order, each with its sentence.

    ``low`` and ``high`` are plain numbers, equal for a single value; for a change they are the values
    before and after. ``figure_year``, ``stretch`` and ``part`` say for which year, for how long and for which part
    of the place the figure of an indicator stands. ``kind``, ``status`` and ``indicator``, by any of its names, keep
    some rows only. Raises UsageError where there is no such kind, status or indicator.
    """
    kind = check_choices("kind", kind, get_args(ClaimKind))
    if status:
        check_choice("status", status, get_args(Status))
    selected = corpus.selected(corpus.select(selectors))
    kinds = f"and kind in ({', '.join('?' * len(kind))})" if kind else ""
    statuses = "and status = ?" if status else ""
    names = (indicator,) if isinstance(indicator, str) and indicator else tuple(indicator)
    known = resolve_indicators(names, known_indicators(corpus)) if names else []
    # A figure may be of several indicators at once: 财政总收入、一般公共预算收入.
    indicators = "and list_has_any(string_split(indicator, '、'), ?)" if known else ""
    parameters = [*kind, *([status] if status else []), *([known] if known else [])]
    query = _QUERY.format(selected=selected, kind=kinds, status=statuses, indicator=indicators)
    return corpus.table(query, COLUMNS, parameters)
