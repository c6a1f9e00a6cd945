"""What two sides share and what sets them apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Literal

from zzcorpus.corpus import Selection
from zzcorpus.errors import SelectionError, UsageError
from zzcorpus.questions.claim_topics import fold_unit, name_topic
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zzcorpus.corpus import Corpus

Section = Literal["summary", "keywords", "slogans", "claims", "phrases"]
SECTIONS: tuple[Section, ...] = ("summary", "keywords", "slogans", "claims", "phrases")

COLUMNS = (
    Column("section"),
    Column("item"),
    Column("unit"),
    Column("a_count", "int"),
    Column("b_count", "int"),
    Column("a_value", "float"),
    Column("b_value", "float"),
    Column("a_documents", "int"),
    Column("b_documents", "int"),
    Column("a_per_10k", "float"),
    Column("b_per_10k", "float"),
    Column("log_ratio", "float"),
    Column("log_ratio_low", "float"),
    Column("log_ratio_high", "float"),
    Column("log_likelihood", "float"),
    Column("p_value", "float"),
    Column("side"),
    Column("a_example", wide=True),
    Column("b_example", wide=True),
    Column("p_adjusted", "float"),
    Column("conservative_log_ratio", "float"),
    Column("note"),
    Column("a_surface"),
    Column("b_surface"),
)
_NAMES = tuple(column.name for column in COLUMNS)
_FEW_DOCUMENTS = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: its documents and its sizes, the denominators of all rates."""

    label: str
    documents: tuple[str, ...]
    table: str
    chars: int
    terms: int


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


def ask_compare(corpus: Corpus, a: str, b: str | None = None, *, sections: Sequence[str] = SECTIONS) -> Table:
    """Return what sides ``a`` and ``b`` share and what sets them apart; without ``b``, a against the rest.

    ``unit`` names the denominator of the rates: ``terms`` for keywords, ``characters`` for slogans and
    phrases; for claims it is the figure's own unit. ``log_likelihood`` is signed (+: more frequent in a),
    ``log_ratio`` is log2 of the two rates with 0.5 for a missing item and its 95 % interval, ``p_adjusted``
    is Holm's correction within a section. ``side`` says where the item occurs: ``a``, ``b`` or ``both``.
    Sections come in the order asked; keywords by conservative log ratio, the most telling first.
    Raises SelectionError where a side is empty or a document is on both sides.
    """
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        raise UsageError(f"--section {unknown[0]}: no such section. Sections: {', '.join(SECTIONS)}.")
    sides = _sides(corpus, a, b)
    answer = {
        "summary": _summary,
        "keywords": _keywords,
        "slogans": _slogans,
        "claims": _claims,
        "phrases": _phrases,
    }
    rows: list[tuple[Any, ...]] = []
    for name in sections:
        rows += answer[name](corpus, *sides)
    return Table(COLUMNS, rows, f"{sides[0].label} | {sides[1].label}")


def _sides(corpus: Corpus, a: str, b: str | None) -> tuple[Side, Side]:
    first = corpus.select([a])
    if b is not None:
        second = corpus.select([b])
        common = sorted(set(first.documents) & set(second.documents))
        if common:
            raise SelectionError(
                f"{a} and {b} share {len(common)} documents ({', '.join(common[:3])}…), so they cannot be "
                "compared. Choose sides that have no document in common."
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


def _row(**cells: object) -> tuple[Any, ...]:
    return tuple(cells.get(name) for name in _NAMES)


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
            _row(section="summary", item=item, unit=unit, a_value=values[0], b_value=values[1], side="both",
                 a_example=examples[0], b_example=examples[1])
        )  # fmt: skip
    return rows


def _keywords(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
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
    return _scored("keywords", "terms", found, a.terms, b.terms)


def _of_document(document: str | None) -> str:
    return f"[{document}]" if document else ""


def _slogans(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
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
    return _scored("slogans", "characters", found, a.chars, b.chars)


def _phrases(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
    import numpy as np

    from zzcorpus.repeats import RepeatOptions, find_repeats

    chosen = Selection(tuple(sorted({*a.documents, *b.documents})), "")
    texts = corpus.texts(chosen)
    members = set(a.documents)
    on_a = np.array([document in members for document, _ in texts])
    found = []
    for repeat in find_repeats([text for _, text in texts], RepeatOptions()):
        indices, starts = repeat.occurrences()
        (n, i, x), (m, j, y) = (_held(texts, indices[side], starts[side]) for side in (on_a[indices], ~on_a[indices]))
        found.append(_Counted(repeat.text, "", n, m, i, j, x, y))
    return _scored("phrases", "characters", found, a.chars, b.chars)


def _held(texts: Sequence[tuple[str, str]], indices: Any, starts: Any) -> tuple[int, int, str]:
    """Return how often and in how many documents a phrase stands on one side, and where first."""
    if not len(indices):
        return 0, 0, ""
    return len(indices), len(set(indices.tolist())), f"[{texts[indices[0]][0]}:{starts[0]}]"


def _scored(section: str, unit: str, found: Sequence[_Counted], c: int, d: int) -> list[tuple[Any, ...]]:
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
    g2 = measures.log_likelihood(*four)
    p = measures.p_value(g2)
    adjusted = measures.holm(p)
    conservative = measures.conservative_log_ratio(*four)
    small = measures.expected_too_small(*four)
    order = sorted(range(len(found)), key=lambda i: (-abs(conservative[i]), -abs(g2[i]), found[i].item))
    return [
        _row(
            section=section, item=found[i].item, unit=unit,
            a_count=found[i].a, b_count=found[i].b,
            a_documents=found[i].a_documents, b_documents=found[i].b_documents,
            a_per_10k=found[i].a / c * 10_000, b_per_10k=found[i].b / d * 10_000,
            log_ratio=float(ratio[i]), log_ratio_low=float(low[i]), log_ratio_high=float(high[i]),
            log_likelihood=float(g2[i]), p_value=float(p[i]), side=_side(found[i].a, found[i].b),
            a_example=found[i].a_example or None, b_example=found[i].b_example or None,
            p_adjusted=float(adjusted[i]), conservative_log_ratio=float(conservative[i]),
            note=_note(found[i], small=bool(small[i])),
        )
        for i in order
    ]  # fmt: skip


def _side(a: int, b: int) -> str:
    return "both" if a and b else "a" if a else "b"


def _note(item: _Counted, *, small: bool) -> str:
    """Return the slogan's kind, and a warning where a count is too small for the test to be trusted."""
    notes = [item.kind] if item.kind else []
    if small:
        notes.append("expected count below 5")
    return "; ".join(notes)


_CLAIMS_QUERY = """
select document, "of", surface, low, high, unit, kind, status, direction, start, "end", sentence, indicator
from claims join {table} using (document) order by document, start
"""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A claim of one side, with the name under which it can meet the other side's."""

    item: str
    unit: str
    value: float
    surface: str
    example: str
    document: str
    aligned: bool


def _claims(corpus: Corpus, a: Side, b: Side) -> list[tuple[Any, ...]]:
    sides = [_figures(corpus, side) for side in (a, b)]
    grouped = [_grouped(figures) for figures in sides]
    both = [key for key in grouped[0] if key in grouped[1]]
    rows = []
    for key in both:
        for left, right in zip_longest(grouped[0][key], grouped[1][key]):
            rows.append(_pair(key, left, right))
    for index in (0, 1):
        for key, figures in grouped[index].items():
            if key in both:
                continue
            rows += [_pair(key, f, None) if index == 0 else _pair(key, None, f) for f in figures]
    return rows


def _figures(corpus: Corpus, side: Side) -> list[_Figure]:
    texts = dict(corpus.texts(Selection(side.documents, side.label)))
    found = []
    for row in corpus.connection.execute(_CLAIMS_QUERY.format(table=side.table)).fetchall():
        document, of, surface, low, high, unit, _, status, direction, start, end, sentence, indicator = row
        topic = indicator or name_topic(of, unit, texts[document], start, end)
        folded = unit if indicator else fold_unit(unit)
        item = topic or of or surface
        if status == "target":
            item += " (target)"
        if direction:
            item += f" ({direction})"
        example = f"{sentence} [{document}:{start}]"
        found.append(_Figure(item, folded, high if low != high else low, surface, example, document, bool(topic or of)))
    return found


def _grouped(figures: Iterable[_Figure]) -> dict[tuple[str, str], list[_Figure]]:
    groups: dict[tuple[str, str], list[_Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.item, figure.unit), []).append(figure)
    return groups


def _pair(key: tuple[str, str], a: _Figure | None, b: _Figure | None) -> tuple[Any, ...]:
    return _row(
        section="claims", item=key[0], unit=key[1],
        a_count=int(a is not None), b_count=int(b is not None),
        a_value=a.value if a else None, b_value=b.value if b else None,
        a_documents=int(a is not None), b_documents=int(b is not None),
        side=_side(a is not None, b is not None),
        a_example=a.example if a else None, b_example=b.example if b else None,
        a_surface=a.surface if a else None, b_surface=b.surface if b else None,
    )  # fmt: skip
