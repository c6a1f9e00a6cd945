"""Numeric claims: every figure that a document states of the world, with what it says."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.changes import join_changes
from zzcorpus.extract.claims.context import Context
from zzcorpus.extract.claims.punctuation import fold
from zzcorpus.extract.claims.reading import Reading
from zzcorpus.extract.claims.scan import find_quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.quantity import Quantity
    from zzcorpus.model import Claim, Span


def find_claims(text: str, sentences: Sequence[Span], taken: Sequence[Span]) -> list[Claim]:
    """Return the numeric claims of ``text`` in text order; none overlaps ``taken`` (in text order).

    ``sentences`` are the spans of ``zzcorpus.text.split_sentences``. A percentage has the number before its
    sign (97.7) and the unit ``%``; 成 becomes tenths of a hundred; for a change ``low`` is the value before.
    """
    folded = fold(text)
    quantities = find_quantities(folded, taken)
    if not quantities or not sentences:
        return []
    context = Context(folded)
    claims: list[Claim] = []
    for sentence, group in _by_sentence(quantities, sentences):
        if figures := join_changes(folded, sentence.start, group):
            words = text[sentence.start : sentence.end]
            claims += Reading(folded, words, sentence, figures, context).claims()
    return claims


def _by_sentence(quantities: Sequence[Quantity], sentences: Sequence[Span]) -> list[tuple[Span, list[Quantity]]]:
    """Return the sentences that hold figures, each with them."""
    groups: list[tuple[Span, list[Quantity]]] = []
    starts = [sentence.start for sentence in sentences]
    number, last = -1, len(sentences) - 1
    end = -1
    for quantity in quantities:
        position = quantity.numeral
        if position < end or number == last:
            groups[-1][1].append(quantity)
            continue
        number = max(bisect_right(starts, position, max(number, 0)) - 1, 0)
        end = sentences[number].end
        groups.append((sentences[number], [quantity]))
    return groups
