"""The claims of two sides, set beside each other by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zzcorpus.corpus import Selection
from zzcorpus.questions.claim_pairs import Figure, Pair, pair_figures
from zzcorpus.questions.claim_topics import clause_around, fold_unit, name_topic
from zzcorpus.questions.compare_rows import Side, row, side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zzcorpus.corpus import Corpus

_QUERY = """
select document, place, coalesce(figure_year, year), "of", surface,
  if(direction = 'down' and kind <> 'change', abs(low), low),
  if(direction = 'down' and kind <> 'change', abs(high), high), unit, status, direction, start, "end",
  sentence, indicator, stretch, part
from claims join {table} using (document) order by document, start
"""
_YEARS_DIFFER = "years differ"


@dataclass(frozen=True, slots=True)
class _Group:
    """The figures of both sides that are about one thing, as they stand beside each other."""

    key: tuple[str, str, str]
    pairs: list[Pair]
    alone_a: list[Figure]
    alone_b: list[Figure]

    @property
    def order(self) -> tuple[Any, ...]:
        """Most pairs first, so that series come before single finds."""
        return -len(self.pairs), self.key


def compare_claims(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
    """Return a row per pair of figures about the same thing and year, then the figures with no counterpart.

    Figures meet on indicator or topic (else on the words of what is counted, where their clauses are alike), unit,
    status and direction, as `pair_figures` says; ``a_year`` and ``b_year`` are the years they are about. Only sides
    that have no year in common are paired across years, with the note ``years differ``. Where a side is a place with
    places in it, its own figures meet first, and ``note`` names the place of another's (``a: 浙江省杭州市``); where it
    has several places, its middle figure stands for them (``medians of 1 and 58``). ``note`` also says ``target``,
    ``up`` and ``down``, and what of an indicator is no figure of one year and the whole place (``yearly average``, a
    district). For a change the value is the one it ends at. What is paired most often comes first, and of the rest
    what has an indicator or topic, the longest series first, their figures in the order of the years.
    """
    sides = [_grouped(_figures(corpus, side, _own_place(corpus, side))) for side in (a, b)]
    year_of = {head.document: head.year for head in corpus.heads}
    years = [{year_of[document] for document in side.documents} for side in (a, b)]
    across = not years[0] & years[1]
    groups = [
        _Group(key, *pair_figures(sides[0].get(key, ()), sides[1].get(key, ()), across_years=across))
        for key in dict.fromkeys([*sides[0], *sides[1]])
    ]
    paired = sorted((group for group in groups if group.pairs), key=lambda group: group.order)
    rows = [_row(pair.a, pair.b, pair.among) for group in paired for pair in group.pairs]
    rows += [_row(figure, None) for figure in _in_series(group.alone_a for group in groups)]
    rows += [_row(None, figure) for figure in _in_series(group.alone_b for group in groups)]
    return rows


def _in_series(groups: Iterable[list[Figure]]) -> Iterator[Figure]:
    """Yield series in the order of their years, those of indicators and topics first, among them the longest."""
    for group in sorted(filter(None, groups), key=lambda group: (bool(group[0].words), -len(group))):
        yield from sorted(group, key=lambda figure: figure.year or 0)


def _own_place(corpus: Corpus, side: Side) -> str:
    """Return the place that all places of a side lie in, where it is one of them; else nothing."""
    members = set(side.documents)
    paths = {head.place_path: head.place for head in corpus.heads if head.document in members and head.place_path}
    if len(paths) <= 1:
        return ""
    top = min(paths, key=len)
    return paths[top] if all(path[: len(top)] == top for path in paths) else ""


def _figures(corpus: Corpus, side: Side, own: str) -> Iterator[Figure]:
    texts = dict(corpus.texts(Selection(side.documents, side.label)))
    for cells in corpus.connection.execute(_QUERY.format(table=side.table)).fetchall():
        document, place, year, of, surface, low, high, unit, status, direction, start, end, sentence, *rest = cells
        indicator, stretch, part = rest
        text = texts[document]
        known = indicator or name_topic(of, unit, text, start, end)
        special = "" if stretch == "year" else stretch
        note = ", ".join(word for word in ("target" if status == "target" else "", direction, special, part) if word)
        yield Figure(
            item=known or of or surface,
            unit=unit if indicator else fold_unit(unit),
            note=note,
            place=place,
            own=not own or place == own,
            year=year,
            value=high if low != high else low,
            surface=surface,
            example=f"{sentence} [{document}:{start}]",
            words="" if known else clause_around(text, start, end),
            of="" if indicator else of,
        )


def _grouped(figures: Iterable[Figure]) -> dict[tuple[str, str, str], list[Figure]]:
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.key, []).append(figure)
    return groups


def _row(a: Figure | None, b: Figure | None, among: tuple[int, int] | None = None) -> tuple[Any, ...]:
    known = a or b
    assert known is not None  # noqa: S101  a row has a figure on one side at least
    notes = [known.note]
    if a and b and a.year != b.year:
        notes.append(_YEARS_DIFFER)
    notes += [f"{name}: {one.place}" for name, one in (("a", a), ("b", b)) if one and not one.own]
    if among:
        notes.append(f"medians of {among[0]} and {among[1]}")
    return row(
        section="claims", item=known.item, unit=known.unit, note=", ".join(filter(None, notes)),
        a_count=int(a is not None), b_count=int(b is not None),
        a_value=a.value if a else None, b_value=b.value if b else None,
        a_documents=int(a is not None), b_documents=int(b is not None),
        side=side_of(a is not None, b is not None),
        a_example=a.example if a else None, b_example=b.example if b else None,
        a_surface=a.surface if a else None, b_surface=b.surface if b else None,
        a_year=a.year if a else None, b_year=b.year if b else None,
    )  # fmt: skip
