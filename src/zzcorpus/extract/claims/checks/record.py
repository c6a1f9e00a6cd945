"""What a check finds, and what it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.model import Claim

CheckRule = Literal["change", "sum", "part", "share", "value", "growth", "revision"]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, the rule that says so, and why, in plain words.

    ``apart`` says how far the two are from each other, as a share of what should hold: 0.1 is a tenth of it.
    """

    rule: CheckRule
    first: Claim
    second: Claim
    reason: str
    apart: float


@dataclass(frozen=True, slots=True)
class Report:
    """The claims of one document, and the ``year`` in which it was written."""

    document: str
    year: int
    claims: Sequence[Claim]
