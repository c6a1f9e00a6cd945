"""Half-width punctuation made full-width, letter for letter, so that the grammar knows one form of each mark."""

from __future__ import annotations

_HALF_WIDTH = ((",", "，"), (";", "；"), (":", "："), ("(", "（"), (")", "）"), ("!", "！"), ("?", "？"))


def fold(text: str) -> str:
    """Return the text with half-width punctuation made full-width; every position stays."""
    for half, full in _HALF_WIDTH:
        text = text.replace(half, full)
    return text
