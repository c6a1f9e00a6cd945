"""Figures that contradict each other, within a document or between documents of one place and year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from zzcorpus.extract.claims.checks import Report, find_contradictions, find_contradictions_between
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

    Rules within a document: ``change`` (由A增长到B and another percentage), ``sum`` (parts that do not add up to the
    stated total), ``part`` (a part larger than its whole), ``share`` (a share over 100 %), ``value`` (one indicator and
    year with two values). Between the reports of one place: ``growth`` (the amounts of two years and another growth
    between them) and ``revision`` (a year's amount told differently later). What is listed is to be read, not
    proven: a revised base or a scope that the text does not name explains many.
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
    for reports in _by_place(rows, claims):
        pairs += find_contradictions_between(reports)
    found = [_record(pair, home[id(pair.first)], home[id(pair.second)]) for pair in pairs]
    ordered = sorted(found, key=lambda row: (row[0], row[8], row[9], row[10]))
    return Table(COLUMNS, ordered, notes=() if ordered else ("no figures that contradict each other were found",))


def _by_place(rows: Sequence[tuple[Any, ...]], claims: Sequence[Claim]) -> Iterator[list[Report]]:
    """Yield the reports of each place that has a name and whose years are known."""
    places: dict[str, dict[str, Report]] = {}
    for (document, place, year), group in groupby(zip(rows, claims, strict=True), key=lambda pair: pair[0][:3]):
        if place and year:
            places.setdefault(place, {})[document] = Report(document, year, [claim for _, claim in group])
    for place in sorted(places):
        yield list(places[place].values())


def _record(pair: Contradiction, first: tuple[Any, ...], second: tuple[Any, ...]) -> tuple[Any, ...]:
    a, b = pair.first, pair.second
    return (
        *first, pair.rule, a.indicator or a.of, a.surface, b.surface, pair.reason,
        a.start, second[0], b.start, a.sentence, b.sentence,
    )  # fmt: skip
