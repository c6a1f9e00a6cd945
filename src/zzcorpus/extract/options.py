"""How to extract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zzcorpus.lexicon import Formula
    from zzcorpus.text.tokens import SegmenterName


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """How to extract.

    ``segmenter`` cuts prose into words for the terms. ``user_lexicon`` holds further formulas, which win over
    shipped ones of the same form.
    """

    segmenter: SegmenterName = "rjieba"
    user_lexicon: tuple[Formula, ...] = ()
