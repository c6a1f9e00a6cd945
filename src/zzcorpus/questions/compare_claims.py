"""The claims of two sides, set beside each other by what they are about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from zzcorpus.corpus import Selection
from zzcorpus.questions.claim_topics import fold_unit, name_topic
from zzcorpus.questions.compare_rows import Side, row, side_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zzcorpus.corpus import Corpus

_QUERY = """
select document, coalesce(figure_year, year), "of", surface, low, high, unit, status, direction, start, "end", sentence,
  indicator, stretch, part
from claims join {table} using (document) order by document, start
"""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A claim of one side, with all by which it can meet the other side's."""

    item: str
    unit: str
    note: str
    year: int | None
    value: float
    surface: str
    example: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.item, self.unit, self.note


def compare_claims(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
    """Return a row per pair of figures about the same thing, then the figures with no counterpart.

    Figures meet on indicator or topic (else on the words of what is counted), unit, status and direction; among them
    those about the same year first, and of each side the largest first: what a text says of a total stands beside the
    total, not beside the part that happens to come first. ``note`` says ``target``, ``up`` and ``down``, and what
    of an indicator is no figure of one year and the whole place (``yearly average``, a district). For a change the
    value is the one it ends at.
    """
    groups = [_grouped(_figures(corpus, side)) for side in (a, b)]
    both = [key for key in groups[0] if key in groups[1]]
    rows = [_row(*pair) for key in both for pair in _pairs(groups[0][key], groups[1][key])]
    rows += [_row(figure, None) for key, figures in groups[0].items() if key not in groups[1] for figure in figures]
    rows += [_row(None, figure) for key, figures in groups[1].items() if key not in groups[0] for figure in figures]
    return rows


def _figures(corpus: Corpus, side: Side) -> Iterator[_Figure]:
    texts = dict(corpus.texts(Selection(side.documents, side.label)))
    for cells in corpus.connection.execute(_QUERY.format(table=side.table)).fetchall():
        document, year, of, surface, low, high, unit, status, direction, start, end, sentence, *rest = cells
        indicator, stretch, part = rest
        item = indicator or name_topic(of, unit, texts[document], start, end) or of or surface
        special = "" if stretch == "year" else stretch
        note = ", ".join(word for word in ("target" if status == "target" else "", direction, special, part) if word)
        value = high if low != high else low
        unit = unit if indicator else fold_unit(unit)
        yield _Figure(item, unit, note, year, value, surface, f"{sentence} [{document}:{start}]")


def _grouped(figures: Iterable[_Figure]) -> dict[tuple[str, str, str], list[_Figure]]:
    groups: dict[tuple[str, str, str], list[_Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.key, []).append(figure)
    return groups


def _pairs(a: Sequence[_Figure], b: Sequence[_Figure]) -> list[tuple[_Figure | None, _Figure | None]]:
    """Pair figures of the same year, the largest with the largest, then what is left of both sides likewise."""
    left, right = (sorted(side, key=lambda figure: -abs(figure.value)) for side in (a, b))
    paired: list[tuple[_Figure | None, _Figure | None]] = []
    for figure in list(left):
        other = next((o for o in right if o.year == figure.year), None)
        if other is not None:
            paired.append((figure, other))
            left.remove(figure)
            right.remove(other)
    return paired + list(zip_longest(left, right))


def _row(a: _Figure | None, b: _Figure | None) -> tuple[Any, ...]:
    known = a or b
    assert known is not None  # noqa: S101  a row has a figure on one side at least
    return row(
        section="claims", item=known.item, unit=known.unit, note=known.note,
        a_count=int(a is not None), b_count=int(b is not None),
        a_value=a.value if a else None, b_value=b.value if b else None,
        a_documents=int(a is not None), b_documents=int(b is not None),
        side=side_of(a is not None, b is not None),
        a_example=a.example if a else None, b_example=b.example if b else None,
        a_surface=a.surface if a else None, b_surface=b.surface if b else None,
    )  # fmt: skip
