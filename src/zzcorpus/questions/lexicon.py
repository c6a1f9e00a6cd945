"""What is in the lexicon, and how a lexicon fares on the documents of a corpus."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError
from zzcorpus.extract.references import find_references
from zzcorpus.extract.slogans import find_slogans, load_mottos
from zzcorpus.lexicon import FormulaLexicon, Mention, audit_lexicon, load_formulas, read_formulas
from zzcorpus.questions.slogan_forms import slogan_key
from zzcorpus.tables import Column, Table
from zzcorpus.text import segment, split_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from zzcorpus.corpus import Corpus
    from zzcorpus.lexicon import Formula
    from zzcorpus.model import Slogan

_BY_LEXICON = "lexicon: "
_CORNER_MARKS = str.maketrans("「」『』", "“”‘’")  # which are read as those of simplified pages

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

    What fires is what `slogans` counts with that lexicon, the shipped one beside it. ``verdict`` says what is wrong:
    never fired, fired inside a longer word (as the segmenter cuts), or blocked by a longer slogan. Without ``file`` the
    shipped lexicon is checked. Raises DataError where the file holds no entry.
    """
    formulas, warnings = read_formulas(file) if file is not None else (load_formulas(), ())
    if not formulas:
        raise DataError("\n".join(warnings))
    texts = (text for _, text in corpus.texts(corpus.select(selectors)))
    rows = audit_lexicon(formulas, texts, segment, _finder(formulas, formulas if file is not None else ()))
    return Table(AUDIT_COLUMNS, [astuple(row) for row in rows]), warnings


def _finder(checked: Sequence[Formula], own: Sequence[Formula]) -> Callable[[str], list[Mention]]:
    """Return what finds the slogans of a text as documents are read with ``own`` entries beside the shipped ones."""
    lexicon = FormulaLexicon((*own, *load_formulas(), *load_mottos()))
    by_key = {slogan_key(formula.canonical): formula.canonical for formula in checked}

    def entry(slogan: Slogan) -> str:
        """Return the entry that a mention counts for: that of its name, as in `slogans`, else the one that found it."""
        if canonical := by_key.get(slogan_key(slogan.slogan)):
            return canonical
        if slogan.rule.startswith(_BY_LEXICON):
            return slogan.rule.removeprefix(_BY_LEXICON)
        named = lexicon.lookup(slogan.slogan)
        return named.canonical if named else ""

    def find(text: str) -> list[Mention]:
        plain = text.translate(_CORNER_MARKS)
        slogans = find_slogans(plain, split_sentences(plain), find_references(plain), lexicon)
        return [Mention(slogan.start, slogan.end, slogan.slogan, entry(slogan)) for slogan in slogans]

    return find
