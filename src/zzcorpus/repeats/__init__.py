"""Recurring wording over many texts: exact repeats, shared passages, near-duplicates."""

from __future__ import annotations

from zzcorpus.repeats.duplicates import DuplicateOptions, find_near_duplicates
from zzcorpus.repeats.evidence import StringEvidence, weigh_strings
from zzcorpus.repeats.exact import RepeatOptions, find_repeats
from zzcorpus.repeats.records import Part, Repeat, Repeats
from zzcorpus.repeats.reuse import Member, Passage, ReuseOptions, find_reuse, reuse_share, shared_stretches
from zzcorpus.repeats.trimming import word_boundaries

__all__ = [
    "DuplicateOptions",
    "Member",
    "Part",
    "Passage",
    "Repeat",
    "RepeatOptions",
    "Repeats",
    "ReuseOptions",
    "StringEvidence",
    "find_near_duplicates",
    "find_repeats",
    "find_reuse",
    "reuse_share",
    "shared_stretches",
    "weigh_strings",
    "word_boundaries",
]
