"""Figures that contradict each other, within a document or between documents of one place and year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from zzcorpus.extract.claims.checks import find_contradictions
from zzcorpus.model import Claim
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zzcorpus.corpus import Corpus
    from zzcorpus.extract.claims.checks import Contradiction

COLUMNS = (
    Column("document"),
    Column("place"),
    Column("year", "int"),
    Column("rule"),
    Column("of"),
    Column("first_surface"),
    Column("second_surface"),
    Column("reason", wide=True),
    Column("first_start", "int"),
    Column("second_start", "int"),
    Column("first_sentence", wide=True),
    Column("second_sentence", wide=True),
)
_FIELDS = (
    "of", "surface", "low", "high", "unit", "qualifier", "kind", "direction", "status", "period",
    "start", "end", "sentence", "indicator", "rule",
)  # fmt: skip


def ask_claim_checks(corpus: Corpus, selectors: Sequence[str] = ()) -> Table:
    """Return pairs of figures that cannot both hold, in text order, with the rule and the reason.

    Rules: ``change`` (由A增长到B and another percentage), ``sum`` (parts that do not add up to the stated total), ``part``
    (a part larger than its whole), ``value`` (one indicator, period and status with two values). What is listed is to
    be read, not proven: two figures may differ in scope that the text does not name.
    """
    table = corpus.selected(corpus.select(selectors))
    fields = ", ".join(f'"{name}"' for name in _FIELDS)
    rows = corpus.connection.execute(
        f"select document, place, year, {fields} from claims join {table} using (document) order by document, start"
    ).fetchall()
    found: list[tuple[Any, ...]] = []
    for document, group in groupby(rows, key=lambda row: row[0]):
        own = list(group)
        claims = [Claim(**dict(zip(_FIELDS, row[3:], strict=True))) for row in own]
        found += _records(document, own[0][1], own[0][2], find_contradictions(claims))
    return Table(COLUMNS, found)


def _records(
    document: str, place: str, year: int | None, contradictions: Sequence[Contradiction]
) -> Iterator[tuple[Any, ...]]:
    for row in contradictions:
        a, b = row.first, row.second
        yield (
            document, place, year, row.rule, a.indicator or a.of, a.surface, b.surface, row.reason,
            a.start, b.start, a.sentence, b.sentence,
        )  # fmt: skip
