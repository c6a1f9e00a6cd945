"""Slogans (提法) in a document: quoted coinages, numeral abbreviations, codes, set formulas and mottos."""

from __future__ import annotations

from zzcorpus.extract.slogans.finder import find_slogans
from zzcorpus.extract.slogans.mottos import load_mottos

__all__ = ["find_slogans", "load_mottos"]
