"""Figures that contradict each other, within a document or between documents of one place and year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from zzcorpus.extract.claims.checks import check_values, find_contradictions
from zzcorpus.model import Claim
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    Column("second_document"),
    Column("second_start", "int"),
    Column("first_sentence", wide=True),
    Column("second_sentence", wide=True),
)
_FIELDS = (
    "of", "surface", "low", "high", "unit", "qualifier", "kind", "direction", "status", "period",
    "start", "end", "sentence", "indicator", "rule", "figure_year", "stretch", "part",
)  # fmt: skip


def ask_claim_checks(corpus: Corpus, selectors: Sequence[str] = ()) -> Table:
    """Return pairs of figures that cannot both hold, in text order, with the rule and the reason.

    Rules: ``change`` (由A增长到B and another percentage), ``sum`` (parts that do not add up to the stated total),
    ``part`` (a part larger than its whole), ``value`` (one indicator, period and status with two values, between
    documents of one place too). What is listed is to be read, not proven: two figures may differ in a scope that
    the text does not name.
    """
    table = corpus.selected(corpus.select(selectors))
    fields = ", ".join(f'"{name}"' for name in _FIELDS)
    rows = corpus.connection.execute(
        f"select document, place, year, {fields} from claims join {table} using (document) order by document, start"
    ).fetchall()
    claims = [Claim(**dict(zip(_FIELDS, row[3:], strict=True))) for row in rows]
    home = {id(claim): row[:3] for claim, row in zip(claims, rows, strict=True)}
    pairs: list[Contradiction] = []
    for _, group in groupby(claims, key=lambda claim: home[id(claim)][0]):
        pairs += find_contradictions(list(group))
    by_place = sorted((c for c in claims if home[id(c)][1]), key=lambda claim: home[id(claim)][1])
    for _, group in groupby(by_place, key=lambda claim: home[id(claim)][1]):
        pairs += [c for c in check_values(list(group)) if home[id(c.first)][0] != home[id(c.second)][0]]
    found = [_record(pair, home[id(pair.first)], home[id(pair.second)]) for pair in pairs]
    return Table(COLUMNS, sorted(found, key=lambda row: (row[0], row[8], row[9], row[10])))


def _record(pair: Contradiction, first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    a, b = pair.first, pair.second
    return (
        *first, pair.rule, a.indicator or a.of, a.surface, b.surface, pair.reason,
        a.start, second[0], b.start, a.sentence, b.sentence,
    )  # fmt: skip
