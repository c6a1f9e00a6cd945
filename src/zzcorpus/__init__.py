"""zzcorpus: slogans, numeric claims and recurring phrases of Chinese official documents."""

from __future__ import annotations
