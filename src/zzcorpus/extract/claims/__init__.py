"""Numeric claims: figures with their unit, bounds, subject, direction, status and time."""

from __future__ import annotations

from zzcorpus.extract.claims.finder import find_claims
from zzcorpus.extract.claims.indicators import name_indicator

__all__ = ["find_claims", "name_indicator"]
