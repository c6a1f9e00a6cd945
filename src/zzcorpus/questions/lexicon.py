"""What is in the lexicon, and how a lexicon fares on the documents of a corpus."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from zzcorpus.lexicon import audit_lexicon, load_formulas, read_formulas
from zzcorpus.tables import Column, Table
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zzcorpus.corpus import Corpus

ENTRY_COLUMNS = (
    Column("slogan"),
    Column("kind"),
    Column("variants", "list"),
    Column("members", "list"),
    Column("first_date"),
    Column("first_document"),
    Column("gloss"),
    Column("pinyin"),
    Column("source"),
    Column("home"),
)
AUDIT_COLUMNS = (
    Column("slogan"),
    Column("kind"),
    Column("documents", "int"),
    Column("occurrences", "int"),
    Column("fired", "int"),
    Column("blocked", "int"),
    Column("blocked_by"),
    Column("inside_word", "int"),
    Column("longer_word"),
    Column("verdict"),
)


def ask_lexicon(words: Sequence[str] = ()) -> Table:
    """Return the entries of the shipped lexicon, or those that have one of ``words`` in any of their cells."""
    rows = []
    for formula in load_formulas():
        row = astuple(formula)[: len(ENTRY_COLUMNS)]
        text = "\n".join("\n".join(cell) if isinstance(cell, tuple) else cell for cell in row)
        if not words or any(word in text for word in words):
            rows.append(row)
    return Table(ENTRY_COLUMNS, rows)


def ask_lexicon_check(
    corpus: Corpus, file: Path | None = None, selectors: Sequence[str] = ()
) -> tuple[Table, tuple[str, ...]]:
    """Return what became of each entry of a lexicon in the selected documents, and warnings of unusable entries.

    ``verdict`` says what is wrong: never fired, fired inside a longer word (as the segmenter cuts), or blocked by a
    longer entry. Without ``file`` the shipped lexicon is checked.
    """
    formulas, warnings = read_formulas(file) if file is not None else (load_formulas(), ())
    texts = (text for _, text in corpus.texts(corpus.select(selectors)))
    return Table(AUDIT_COLUMNS, [astuple(row) for row in audit_lexicon(formulas, texts, segment)]), warnings
