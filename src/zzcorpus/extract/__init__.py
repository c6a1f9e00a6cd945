"""One document, and all the facts in it: slogans, numeric claims, terms."""

from __future__ import annotations

from zzcorpus.extract.facts import ExtractOptions, extract_facts

__all__ = ["ExtractOptions", "extract_facts"]
