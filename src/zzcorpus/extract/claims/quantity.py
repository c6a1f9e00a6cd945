"""The record that the stages of this room hand on: a figure before its subject is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zzcorpus.model import ClaimKind, Qualifier


@dataclass(slots=True)
class Quantity:
    """A figure as it stands. ``unit`` is empty for a bare number, which is no claim by itself.

    ``numeral`` is where the numeral begins; ``start`` is where its qualifier does. ``exponent`` is the power of
    ten of its scale: 4 for 1.2万.
    """

    start: int
    end: int
    numeral: int
    low: float
    high: float
    unit: str
    kind: ClaimKind
    qualifier: Qualifier
    exponent: int
