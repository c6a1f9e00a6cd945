"""One name for figures about the same thing."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def name_indicator(of: str, unit: str, kind: str) -> str:
    """Return the standard name of the indicator that ``of`` names, or "" where it is none of the common ones."""
    return ""
