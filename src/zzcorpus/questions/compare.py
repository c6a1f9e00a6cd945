"""What two sides share and what sets them apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from zzcorpus.corpus import Selection
from zzcorpus.errors import SelectionError, UsageError
from zzcorpus.questions.compare_claims import compare_claims
from zzcorpus.questions.compare_rows import COLUMNS, Side, row, side_of
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus
    from zzcorpus.measures.keyness import Cells

Section = Literal["summary", "keywords", "slogans", "claims", "phrases"]
_MOST_NAMED = 3
SECTIONS: tuple[Section, ...] = ("summary", "keywords", "slogans", "claims", "phrases")


@dataclass(frozen=True, slots=True)
class _Counted:
    """An item with its counts on both sides and an example on each."""

    item: str
    kind: str
    a: int
    b: int
    a_documents: int
    b_documents: int
    a_example: str
    b_example: str


def ask_compare(
    corpus: Corpus, a: str, b: str | None = None, *, sections: Sequence[str] = SECTIONS, cells: Cells = 4
) -> Table:
    """Return what sides ``a`` and ``b`` share and what sets them apart; without ``b``, a against the rest.

    ``unit`` names the denominator of the rates: ``terms`` for keywords, ``characters`` for slogans and phrases; for
    claims it is the figure's own unit (see `compare_claims`). ``log_likelihood`` is signed (+: more frequent in a),
    ``log_ratio`` is log2 of the two rates with 0.5 for a missing item and its 95 % interval, ``p_adjusted`` is Holm's
    correction within a section. ``cells`` 2 asks for the log-likelihood of Rayson and Garside (2000), over the item
    alone, instead of that of all four cells (Dunning 1993). ``side`` says where the item occurs: ``a``, ``b`` or
    ``both``.
    ``note`` says ``lockword`` where the whole exact interval of the log ratio lies within ±1, corrected for the
    number of items: both sides say it alike. Sections come in the order asked; keywords by conservative log ratio,
    the most telling first.
    Raises SelectionError where a side is empty or a document is on both sides.
    """
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        raise UsageError(f"--section {unknown[0]}: no such section. Sections: {', '.join(SECTIONS)}.")
    sides = _sides(corpus, a, b)
    listed = {"summary": _summary, "claims": compare_claims}
    counted = {"keywords": _keywords, "slogans": _slogans, "phrases": _phrases}
    rows: list[tuple[Any, ...]] = []
    for name in sections:
        rows += listed[name](corpus, *sides) if name in listed else counted[name](corpus, *sides, cells)
    return Table(COLUMNS, rows, f"{sides[0].label} | {sides[1].label}")


def _sides(corpus: Corpus, a: str, b: str | None) -> tuple[Side, Side]:
    first = corpus.select([a])
    if b is not None:
        second = corpus.select([b])
        common = sorted(set(first.documents) & set(second.documents))
        if common:
            more = len(common) - _MOST_NAMED
            named = ", ".join(common[:_MOST_NAMED]) + (f", and {more} more" if more > 0 else "")
            raise SelectionError(
                f"{a} and {b} have documents in common ({named}), so they cannot be compared. "
                "Choose sides that have none."
            )
    else:
        chosen = set(first.documents)
        rest = tuple(head.document for head in corpus.heads if head.document not in chosen)
        if not rest:
            raise SelectionError(f"{a} is the whole corpus: there is no rest to compare it with.")
        second = Selection(rest, f"all but {a}")
    return _measure(corpus, first), _measure(corpus, second)


def _measure(corpus: Corpus, selection: Selection) -> Side:
    table = corpus.selected(selection)
    row = corpus.connection.execute(
        f"select sum(chars), sum(list_sum(list_transform(terms, lambda t: t.count))) "
        f"from counted join {table} using (document)"
    ).fetchone()
    chars, terms = row or (0, 0)
    if not chars or not terms:
        raise SelectionError(f"{selection.label}: its documents are empty, there is nothing to compare.")
    return Side(selection.label, selection.documents, table, int(chars), int(terms))


def _summary(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
    query = """
      select count(*), sum(chars), min(year), max(year), sum(len(slogans)), sum(len(claims)),
        count(distinct nullif(place, '')), string_agg(distinct nullif(place, ''), '、' order by nullif(place, ''))
      from counted join {table} using (document)"""
    found = [corpus.connection.execute(query.format(table=s.table)).fetchone() or () for s in (a, b)]
    items = ("documents", "characters", "first_year", "last_year", "slogan_mentions", "claims", "places")
    units = ("documents", "characters", "year", "year", "mentions", "claims", "places")
    rows = []
    for i, (item, unit) in enumerate(zip(items, units, strict=True)):
        values = [None if side[i] is None else float(side[i]) for side in found]
        examples = [
            side[-1] if item == "places" else s.label if item == "documents" else None
            for side, s in zip(found, (a, b), strict=True)
        ]
        rows.append(
            row(section="summary", item=item, unit=unit, a_value=values[0], b_value=values[1], side="both",
                 a_example=examples[0], b_example=examples[1])
        )  # fmt: skip
    return rows


def _keywords(corpus: Corpus, a: Side, b: Side, cells: Cells) -> list[tuple[Any, ...]]:
    rows = corpus.connection.execute(f"""
      with found as (
        select term, "count" as n, document, 'a' as side from terms join {a.table} using (document)
        union all
        select term, "count", document, 'b' from terms join {b.table} using (document))
      select term, sum(n) filter (side = 'a'), sum(n) filter (side = 'b'),
        count(*) filter (side = 'a'), count(*) filter (side = 'b'),
        arg_max(document, (n, document)) filter (side = 'a'), arg_max(document, (n, document)) filter (side = 'b')
      from found group by term order by term
    """).fetchall()
    found = [
        _Counted(t, "", int(n or 0), int(m or 0), i, j, _of_document(x), _of_document(y))
        for t, n, m, i, j, x, y in rows
    ]
    return _scored("keywords", "terms", found, a.terms, b.terms, cells)


def _of_document(document: str | None) -> str:
    return f"[{document}]" if document else ""


def _slogans(corpus: Corpus, a: Side, b: Side, cells: Cells) -> list[tuple[Any, ...]]:
    rows = corpus.connection.execute(f"""
      with found as (
        select s.*, 'a' as side from slogans s join {a.table} using (document)
        union all
        select s.*, 'b' from slogans s join {b.table} using (document))
      select slogan, mode(kind order by kind), count(*) filter (side = 'a'), count(*) filter (side = 'b'),
        count(distinct document) filter (side = 'a'), count(distinct document) filter (side = 'b'),
        arg_min(sentence || ' [' || document || ':' || start || ']', (document, start)) filter (side = 'a'),
        arg_min(sentence || ' [' || document || ':' || start || ']', (document, start)) filter (side = 'b')
      from found group by slogan order by slogan
    """).fetchall()
    found = [_Counted(item, kind, a, b, i, j, x or "", y or "") for item, kind, a, b, i, j, x, y in rows]
    return _scored("slogans", "characters", found, a.chars, b.chars, cells)


def _phrases(corpus: Corpus, a: Side, b: Side, cells: Cells) -> list[tuple[Any, ...]]:
    import numpy as np

    from zzcorpus.repeats import RepeatOptions, find_repeats

    chosen = Selection(tuple(sorted({*a.documents, *b.documents})), "")
    texts = corpus.texts(chosen)
    names = [document for document, _ in texts]
    members = set(a.documents)
    repeats = find_repeats([text for _, text in texts], RepeatOptions())
    on_a = np.array([name in members for name in names])
    parts = (repeats.part(on_a), repeats.part(~on_a))
    found = []
    for i, repeat in enumerate(repeats):
        n, m = (int(part.count[i]) for part in parts)
        held = [int(part.documents[i]) for part in parts]
        examples = [
            f"[{names[part.first_document[i]]}:{part.first_start[i]}]" if part.count[i] else "" for part in parts
        ]
        found.append(_Counted(repeat.text, "", n, m, held[0], held[1], examples[0], examples[1]))
    return _scored("phrases", "characters", found, a.chars, b.chars, cells)


def _scored(section: str, unit: str, found: Sequence[_Counted], c: int, d: int, cells: Cells) -> list[tuple[Any, ...]]:
    """Return the rows of counted items with their rates and scores, the most telling first."""
    if not found:
        return []
    import numpy as np

    from zzcorpus import measures

    counts_a = np.array([item.a for item in found], dtype=float)
    counts_b = np.array([item.b for item in found], dtype=float)
    four = (counts_a, counts_b, float(c), float(d))
    ratio = measures.log_ratio(*four)
    low, high = measures.log_ratio_interval(*four)
    g2 = measures.log_likelihood(*four, cells=cells)
    p = measures.p_value(g2)
    adjusted = measures.holm(p)
    conservative = measures.conservative_log_ratio(*four)
    small = measures.expected_too_small(*four)
    alike = measures.is_lockword(*four, tests=len(found))
    order = sorted(range(len(found)), key=lambda i: (-abs(conservative[i]), -abs(g2[i]), found[i].item))
    return [
        row(
            section=section, item=found[i].item, unit=unit,
            a_count=found[i].a, b_count=found[i].b,
            a_documents=found[i].a_documents, b_documents=found[i].b_documents,
            a_per_10k=found[i].a / c * 10_000, b_per_10k=found[i].b / d * 10_000,
            log_ratio=float(ratio[i]), log_ratio_low=float(low[i]), log_ratio_high=float(high[i]),
            log_likelihood=float(g2[i]), p_value=float(p[i]), side=side_of(found[i].a, found[i].b),
            a_example=found[i].a_example or None, b_example=found[i].b_example or None,
            p_adjusted=float(adjusted[i]), conservative_log_ratio=float(conservative[i]),
            note=_note(found[i], small=bool(small[i]), alike=bool(alike[i])),
        )
        for i in order
    ]  # fmt: skip


def _note(item: _Counted, *, small: bool, alike: bool) -> str:
    """Return the slogan's kind, a warning where a count is too small for the test, and what both sides say alike."""
    notes = [item.kind] if item.kind else []
    if small:
        notes.append("expected count below 5")
    if alike:
        notes.append("lockword")
    return "; ".join(notes)
