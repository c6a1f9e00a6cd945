"""The lexicon of the centre's formulas (提法): records, tables, search and audit."""

from __future__ import annotations

from zzcorpus.lexicon.audit import AuditRow, Mention, audit_lexicon
from zzcorpus.lexicon.formulas import Formula, SkippedLine, load_formulas, read_formulas
from zzcorpus.lexicon.matcher import FormulaLexicon, FormulaMatch, load_lexicon
from zzcorpus.lexicon.words import load_words

__all__ = [
    "AuditRow",
    "Formula",
    "FormulaLexicon",
    "FormulaMatch",
    "Mention",
    "SkippedLine",
    "audit_lexicon",
    "load_formulas",
    "load_lexicon",
    "load_words",
    "read_formulas",
]
