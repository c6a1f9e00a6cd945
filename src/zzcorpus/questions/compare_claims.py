"""The claims of two sides, set beside each other by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, filterfalse
from typing import TYPE_CHECKING, Any

from zzcorpus.corpus import Selection
from zzcorpus.extract.claims.indicators import is_money
from zzcorpus.questions.claim_pairs import Figure, Pair, pair_figures
from zzcorpus.questions.claim_topics import clause_around, fold_unit, name_topic
from zzcorpus.questions.compare_rows import Side, row, side_of
from zzcorpus.questions.panel_cells import Record, group_readings
from zzcorpus.questions.panel_figures import cells_of, read_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zzcorpus.corpus import Corpus

# Figures of indicators come as the panel reads them; these are all others.
_OTHERS = """
select document, place, coalesce(figure_year, year), "of", surface,
  if(direction = 'down' and kind <> 'change', abs(high), high), unit, status, direction, start, "end", sentence
from claims join {table} using (document) where indicator = '' order by document, start
"""
_STRETCHES = {"year": "", "": "time left open"}
# A district's figure is not its city's where the other side has its own; of two unnamed parts neither is the other.
_INSIDE, _UNNAMED_PART = "inside", "部分"
_YEARS_DIFFER = "years differ"


@dataclass(frozen=True, slots=True)
class _Group:
    """The figures of both sides that are about one thing, as they stand beside each other."""

    key: tuple[str, ...]
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
    that have no year in common are paired across years, with the note ``years differ``.

    For an indicator, place and year stands the value that the panel has as its first reading; ``a_count`` and
    ``a_documents`` say how many figures agree with it. Where others contradict it, ``note`` lists them (``a has 2
    values: 11.5% / 13%``), and each has a row with no counterpart. What is no figure of one year and the whole place
    (``yearly average``, ``time left open``, a district) meets its like only, and says so in ``note``.

    Where a side is a place with places in it, its own figures meet first, and ``note`` names the place of another's
    (``a: 浙江省杭州市``), which never meets that of the other side's own place; where a side has several places, its
    middle figure stands for them (``medians of 1 and 58``). ``note`` also says ``target``, ``up`` and ``down``. For a
    change the value is the one it ends at. What is paired most often comes first, and of the rest what has an
    indicator or topic, the longest series first, their figures in the order of the years.
    """
    own = [_own_place(corpus, side) for side in (a, b)]
    sides = [
        _grouped([*_of_indicators(corpus, side, place, apart=all(own)), *_others(corpus, side, place, apart=all(own))])
        for side, place in zip((a, b), own, strict=True)
    ]
    year_of = {head.document: head.year for head in corpus.heads}
    years = [{year_of[document] for document in side.documents} for side in (a, b)]
    across = not years[0] & years[1]
    groups = [_meet(key, sides[0].get(key, ()), sides[1].get(key, ()), across) for key in dict.fromkeys(chain(*sides))]
    paired = sorted((group for group in groups if group.pairs), key=lambda group: group.order)
    rows = [_row(pair.a, pair.b, pair.among) for group in paired for pair in group.pairs]
    rows += [_row(figure, None) for figure in _in_series(group.alone_a for group in groups)]
    rows += [_row(None, figure) for figure in _in_series(group.alone_b for group in groups)]
    return rows


def _meet(key: tuple[str, ...], a: Sequence[Figure], b: Sequence[Figure], across: bool) -> _Group:
    """Pair the first readings of both sides; no other reading, and no figure of an unnamed part, has a counterpart."""
    may_meet = [list(filter(_may_meet, side)) for side in (a, b)]
    pairs, left, right = pair_figures(*may_meet, across_years=across)
    return _Group(key, pairs, [*left, *filterfalse(_may_meet, a)], [*right, *filterfalse(_may_meet, b)])


def _may_meet(figure: Figure) -> bool:
    return figure.reading == 1 and figure.scope != _UNNAMED_PART


def _in_series(groups: Iterable[list[Figure]]) -> Iterator[Figure]:
    """Yield series in the order of their years, those of indicators and topics first, among them the longest."""
    for group in sorted(filter(None, groups), key=lambda group: (bool(group[0].words), -len(group))):
        yield from sorted(group, key=lambda figure: figure.year or 0)


def _own_place(corpus: Corpus, side: Side) -> str:
    """Return the place that all places of a side lie in or are, where it is one of them; else nothing."""
    members = set(side.documents)
    paths = {head.place_path: head.place for head in corpus.heads if head.document in members and head.place_path}
    if not paths:
        return ""
    top = min(paths, key=len)
    return paths[top] if all(path[: len(top)] == top for path in paths) else ""


def _of_indicators(corpus: Corpus, side: Side, own: str, *, apart: bool) -> Iterator[Figure]:
    """Yield the readings of each cell; with ``apart`` those of places inside stand in for no place of a side."""
    for cell in cells_of(read_figures(corpus, side.table)):
        readings = group_readings(cell)
        values = tuple(agreeing[0]["surface"] for agreeing in readings)
        for number, agreeing in enumerate(readings, 1):
            first = agreeing[0]
            is_own = _is_own(first["place"], own)
            stretch = _STRETCHES.get(first["stretch"], first["stretch"])
            inside = _INSIDE if apart and not is_own else ""
            yield Figure(
                item=first["indicator"],
                unit=first["unit"],
                note=_joined(_target(first["status"]), first["direction"], stretch, first["part"], _lead(first)),
                place=first["place"],
                own=is_own,
                year=first["year"] if first["figure_year"] is None else first["figure_year"],
                value=first["value"],
                surface=first["surface"],
                example=_example(first["sentence"], first["document"], first["start"]),
                words="",
                scope=_UNNAMED_PART if first["part"] == _UNNAMED_PART else inside,
                count=len(agreeing),
                documents=len({record["document"] for record in agreeing}),
                reading=number,
                values=values if len(values) > 1 else (),
            )


def _others(corpus: Corpus, side: Side, own: str, *, apart: bool) -> Iterator[Figure]:
    texts = dict(corpus.texts(Selection(side.documents, side.label)))
    for cells in corpus.connection.execute(_OTHERS.format(table=side.table)).fetchall():
        document, place, year, of, surface, value, unit, status, direction, start, end, sentence = cells
        text = texts[document]
        is_own = _is_own(place, own)
        topic = name_topic(of, unit, text, start, end)
        yield Figure(
            item=topic or of or surface,
            unit=fold_unit(unit),
            note=_joined(_target(status), direction),
            place=place,
            own=is_own,
            year=year,
            value=value,
            surface=surface,
            example=_example(sentence, document, start),
            words="" if topic else clause_around(text, start, end),
            of=of,
            scope=_INSIDE if apart and not is_own else "",
        )


def _lead(figure: Record) -> str:
    """Say where percentage points of an amount are a lead over another's growth, as the panel has it."""
    return "difference of two rates" if figure["unit"] == "百分点" and is_money(figure["indicator"]) else ""


def _target(status: str) -> str:
    return "target" if status == "target" else ""


def _is_own(place: str, own: str) -> bool:
    """Say whether a document's place is the side's own; one that is not known may be."""
    return place in ("", own) or not own


def _joined(*words: str | None) -> str:
    return ", ".join(filter(None, words))


def _example(sentence: str, document: str, start: int) -> str:
    return f"{sentence} [{document}:{start}]"


def _grouped(figures: Iterable[Figure]) -> dict[tuple[str, ...], list[Figure]]:
    groups: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.key, []).append(figure)
    return groups


def _row(a: Figure | None, b: Figure | None, among: tuple[int, int] | None = None) -> tuple[Any, ...]:
    known = a or b
    assert known is not None  # noqa: S101  a row has a figure on one side at least
    sides = [(name, one) for name, one in (("a", a), ("b", b)) if one]
    notes = [known.note]
    if a and b and a.year != b.year:
        notes.append(_YEARS_DIFFER)
    notes += [f"{name}: {one.place}" for name, one in sides if not one.own]
    if among:
        notes.append(f"medians of {among[0]} and {among[1]}")
    notes += [f"{name} has {len(one.values)} values: {' / '.join(one.values)}" for name, one in sides if one.values]
    return row(
        section="claims", item=known.item, unit=known.unit, note=_joined(*notes),
        a_count=a.count if a else 0, b_count=b.count if b else 0,
        a_value=a.value if a else None, b_value=b.value if b else None,
        a_documents=a.documents if a else 0, b_documents=b.documents if b else 0,
        side=side_of(a is not None, b is not None),
        a_example=a.example if a else None, b_example=b.example if b else None,
        a_surface=a.surface if a else None, b_surface=b.surface if b else None,
        a_year=a.year if a else None, b_year=b.year if b else None,
    )  # fmt: skip
