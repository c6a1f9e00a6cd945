"""What two sides share and what sets them apart."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from zzcorpus.corpus import Selection
from zzcorpus.errors import SelectionError, UsageError
from zzcorpus.questions.compare_claims import compare_claims
from zzcorpus.questions.compare_marks import (
    Quoted,
    at_least,
    count_quoted,
    counted_without_marks,
    is_plain_word,
    plain_words,
)
from zzcorpus.questions.compare_rows import COLUMNS, Side, row
from zzcorpus.questions.compare_scores import Counted, score_counted
from zzcorpus.questions.phrases import named_stretches
from zzcorpus.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zzcorpus.corpus import Corpus
    from zzcorpus.measures.keyness import Cells

Section = Literal["summary", "keywords", "slogans", "claims", "phrases"]
_MOST_NAMED = 3
SECTIONS: tuple[Section, ...] = ("summary", "keywords", "slogans", "claims", "phrases")


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
    number of items: both sides say it alike. A word in quotation marks that mostly stands without any is left out of
    the slogans, it is a keyword. Sections come in the order asked; keywords, slogans and phrases by conservative log
    ratio, the most telling first.
    Raises SelectionError where a side is empty or a document is on both sides.
    """
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        raise UsageError(f"--section {unknown[0]}: no such section. Sections: {', '.join(SECTIONS)}.")
    sides = _sides(corpus, a, b)
    quoted = cache(lambda: count_quoted(corpus, *sides))
    ask: dict[str, Callable[[], list[tuple[Any, ...]]]] = {
        "summary": lambda: _summary(corpus, *sides),
        "claims": lambda: compare_claims(corpus, *sides),
        "keywords": lambda: _keywords(corpus, *sides, quoted(), cells),
        "slogans": lambda: _slogans(corpus, *sides, quoted(), cells),
        "phrases": lambda: _phrases(corpus, *sides, cells),
    }
    rows = [row for name in sections for row in ask[name]()]
    notes = _other_years(corpus, *sides) + (plain_words(quoted()) if "slogans" in sections else ())
    return Table(COLUMNS, rows, f"{sides[0].label} | {sides[1].label}", notes)


def _other_years(corpus: Corpus, a: Side, b: Side) -> tuple[str, ...]:
    """Warn where the sides are of other years though they have several in common: what differs may be time."""
    year_of = {head.document: head.year for head in corpus.heads}
    spans = []
    for side in (a, b):
        years = [year for document in side.documents if (year := year_of[document]) is not None]
        if not years:
            return ()
        spans.append((min(years), max(years)))
    first, last = max(low for low, _ in spans), min(high for _, high in spans)
    if spans[0] == spans[1] or first >= last:
        return ()
    names = [str(low) if low == high else f"{low}-{high}" for low, high in (*spans, (first, last))]
    note = (
        f"the years differ, {names[0]} and {names[1]}: what time brought may look like a difference of the sides; "
        f"to compare the same years, add {names[2]} to both"
    )
    return (note,)


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
    row = corpus.connection.execute(f"select sum(chars) from counted join {table} using (document)").fetchone()
    chars = int(row[0] or 0) if row else 0
    if not chars:
        raise SelectionError(f"{selection.label}: its documents are empty, there is nothing to compare.")
    return Side(selection.label, selection.documents, table, chars)


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


def _keywords(corpus: Corpus, a: Side, b: Side, quoted: Quoted, cells: Cells) -> list[tuple[Any, ...]]:
    # The example is the document that has most of it, the first of equals.
    rows = corpus.connection.execute(f"""
      with sides as (
        select document, row_number() over (order by document) as number, true as on_a from {a.table} union all
        select document, row_number() over (order by document), false from {b.table})
      select term, coalesce(cast(sum("count") filter (on_a) as bigint), 0),
        coalesce(cast(sum("count") filter (not on_a) as bigint), 0),
        count(*) filter (on_a), count(*) filter (not on_a),
        arg_max(document, "count" * 1000000 - number) filter (on_a),
        arg_max(document, "count" * 1000000 - number) filter (not on_a)
      from terms join sides using (document) group by term
    """).fetchall()
    sizes = sum(row[1] for row in rows), sum(row[2] for row in rows)
    if not all(sizes):
        empty = a if not sizes[0] else b
        raise SelectionError(f"{empty.label}: its documents hold no terms, there is nothing to compare.")
    places = _own_places(corpus, a, b)
    found = []
    for term, n, m, i, j, first, second in rows:
        counts = (n, m, i, j)
        if term in quoted and counted_without_marks(term):
            counts = at_least(counts, quoted[term])
        note = "place name" if term in places else ""
        found.append(Counted(term, note, *counts, _address(first), _address(second)))
    return score_counted("keywords", "terms", found, sizes, (len(a.documents), len(b.documents)), cells)


def _own_places(corpus: Corpus, a: Side, b: Side) -> set[str]:
    """Return the names of the places of either side, and of those that these hold or lie in."""
    from zzcorpus.places import all_places, names_of

    members = {*a.documents, *b.documents}
    paths = {head.place_path for head in corpus.heads if head.document in members and head.place_path}
    above = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    return {
        name
        for place in all_places()
        if place.path in above or any(place.path[:depth] in paths for depth in range(1, len(place.path)))
        for name in names_of(place)
    }


def _address(document: str | None) -> str | None:
    return f"[{document}]" if document else None


def _slogans(corpus: Corpus, a: Side, b: Side, quoted: Quoted, cells: Cells) -> list[tuple[Any, ...]]:
    rows = corpus.connection.execute(f"""
      with found as (
        select s.*, 'a' as side from {corpus.named_slogans} s join {a.table} using (document)
        union all
        select s.*, 'b' from {corpus.named_slogans} s join {b.table} using (document))
      select slogan, mode(kind order by kind), count(*) filter (side = 'a'), count(*) filter (side = 'b'),
        count(distinct document) filter (side = 'a'), count(distinct document) filter (side = 'b'),
        arg_min(sentence || ' [' || document || ':' || start || ']', (document, start)) filter (side = 'a'),
        arg_min(sentence || ' [' || document || ':' || start || ']', (document, start)) filter (side = 'b')
      from found group by slogan
    """).fetchall()
    found = []
    for slogan, kind, n, m, i, j, *found_first in rows:
        note, counts, examples = kind, (n, m, i, j), found_first
        if kind == "quoted":
            if is_plain_word(quoted[slogan]):
                continue
            if counted_without_marks(slogan):
                counts = at_least(counts, quoted[slogan])
            if counts[:2] != (n, m):
                note += f"; in marks {n} and {m}"
            inside = [side.inside for side in quoted[slogan]]
            if any(inside):
                note += f"; inside longer words, not counted: {inside[0]} and {inside[1]}"
            sides = zip(found_first, quoted[slogan], counts[:2], strict=True)
            examples = [one or (known.first if count else None) for one, known, count in sides]
        found.append(Counted(slogan, note, *counts, *examples))
    return score_counted(
        "slogans", "characters", found, (a.chars, b.chars), (len(a.documents), len(b.documents)), cells
    )


def _phrases(corpus: Corpus, a: Side, b: Side, cells: Cells) -> list[tuple[Any, ...]]:
    import numpy as np

    from zzcorpus.repeats import RepeatOptions, find_repeats

    chosen = Selection(tuple(sorted({*a.documents, *b.documents})), "")
    texts = corpus.texts(chosen)
    names = [document for document, _ in texts]
    wholes = named_stretches(corpus, chosen, names)
    members = set(a.documents)
    repeats = find_repeats([text for _, text in texts], RepeatOptions(), wholes=wholes)
    on_a = np.array([name in members for name in names])
    parts = (repeats.part(on_a), repeats.part(~on_a))
    found = []
    for i, repeat in enumerate(repeats):
        n, m = (int(part.count[i]) for part in parts)
        held = [int(part.documents[i]) for part in parts]
        examples = [
            f"[{names[part.first_document[i]]}:{part.first_start[i]}]" if part.count[i] else None for part in parts
        ]
        found.append(Counted(repeat.text, "", n, m, held[0], held[1], examples[0], examples[1]))
    return score_counted(
        "phrases", "characters", found, (a.chars, b.chars), (len(a.documents), len(b.documents)), cells
    )
