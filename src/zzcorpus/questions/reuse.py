"""Which passages one document shares with another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zzcorpus.corpus.schema import EARLIEST_FIRST
from zzcorpus.tables import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.corpus import Corpus, Selection

COLUMNS = (
    Column("passage_id", "int"),
    Column("chars", "int"),
    Column("document"),
    Column("start", "int"),
    Column("end", "int"),
    Column("earliest_document"),
    Column("text", wide=True),
    Column("documents", "int"),
    Column("similarity", "float"),
)
SHARE_COLUMNS = (
    Column("document"),
    Column("place"),
    Column("year", "int"),
    Column("chars", "int"),
    Column("reused_chars", "int"),
    Column("reused_share", "float"),
    Column("own_share", "float"),
    Column("passages", "int"),
)


def ask_reuse(
    corpus: Corpus, selectors: Sequence[str] = (), *, min_chars: int = 40, by_document: bool = False
) -> Table:
    """Return a row per holder of each shared passage, the passages of the earliest holders first.

    Passages are tolerant of small edits; ``similarity`` is the mean share of equal characters. The earliest document
    is the first by published date, else by the year its content shows, else by id. With ``by_document`` the answer
    is the share of each document's characters that recurs in another (套话率), and its complement.
    """
    from zzcorpus.repeats import ReuseOptions, find_reuse, shared_stretches

    dated = dated_texts(corpus, corpus.select(selectors))
    texts = [text for *_, text in dated]
    passages = find_reuse(texts, ReuseOptions(min_chars=min_chars))
    if by_document:
        stretches = shared_stretches(passages, len(texts))
        held = [sum(any(m.document == i for m in p.members) for p in passages) for i in range(len(texts))]
        rows: list[tuple[Any, ...]] = []
        for i, (document, place, year, text) in enumerate(dated):
            reused = sum(end - start for start, end in stretches[i])
            share = reused / len(text) if text else 0.0
            rows.append((document, place, year, len(text), reused, share, 1 - share, held[i]))
        return Table(SHARE_COLUMNS, sorted(rows))
    rows = []
    for passage in passages:
        documents = len({member.document for member in passage.members})
        earliest = dated[passage.members[0].document][0]
        for member in passage.members:
            document, _, _, text = dated[member.document]
            wording = text[member.start : member.end]
            address = (document, member.start, member.end, earliest)
            rows.append((passage.passage_id, len(wording), *address, wording, documents, passage.similarity))
    return Table(COLUMNS, rows)


def dated_texts(corpus: Corpus, selection: Selection) -> list[tuple[str, str, int | None, str]]:
    """Return (document, place, year, text) of the selected documents, the earliest first."""
    table = corpus.selected(selection)
    return corpus.connection.execute(
        f"select document, place, year, text from counted join {table} using (document) order by {EARLIEST_FIRST}"
    ).fetchall()
