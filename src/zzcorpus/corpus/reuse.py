"""What remains of documents when a passage that several share counts only in the earliest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.corpus.schema import EARLIEST_FIRST
from zzcorpus.extract.terms import count_terms
from zzcorpus.model import Slogan
from zzcorpus.repeats import ReuseOptions, find_reuse, shared_stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

# The earliest holder of a passage keeps it.
_QUERY = f"""
select document, text,
  list_transform(slogans, lambda s: [s.slogan, s.kind, s.surface, cast(s.start as varchar), cast(s."end" as varchar)])
from whole order by {EARLIEST_FIRST}
"""
_MIN_CHARS = 40


def own_rows(connection: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """Return (document, text, chars, terms, cut) of the documents that lose passages to an earlier one.

    The passages are blanked with line breaks, so that offsets hold and no word or phrase grows across a cut.
    """
    rows = connection.execute(_QUERY).fetchall()
    texts = [text for _, text, _ in rows]
    passages = find_reuse(texts, ReuseOptions(min_chars=_MIN_CHARS))
    stretches = shared_stretches(passages, len(texts), spare_first=True)
    return [
        _own(document, text, slogans, cut)
        for (document, text, slogans), cut in zip(rows, stretches, strict=True)
        if cut
    ]


def _own(document: str, text: str, slogans: Sequence[Sequence[Any]], cut: Sequence[tuple[int, int]]) -> tuple[Any, ...]:
    own, lost = text, 0
    for start, end in cut:
        own = own[:start] + "\n" * (end - start) + own[end:]
        lost += end - start
    kept = [Slogan(n, k, f, int(a), int(b), "") for n, k, f, a, b in slogans]
    kept = [s for s in kept if all(s.end <= start or s.start >= end for start, end in cut)]
    terms = [{"term": term, "count": count} for term, count in sorted(count_terms(own, kept).items())]
    return document, own, len(text) - lost, terms, [{"start": start, "end": end} for start, end in cut]
