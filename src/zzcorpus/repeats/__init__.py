"""Recurring wording over many texts: exact repeats, shared passages, near-duplicates."""

from __future__ import annotations

from zzcorpus.repeats.exact import Repeat, RepeatOptions, find_repeats
from zzcorpus.repeats.trimming import word_boundaries

__all__ = ["Repeat", "RepeatOptions", "find_repeats", "word_boundaries"]
