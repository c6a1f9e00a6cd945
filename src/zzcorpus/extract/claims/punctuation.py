"""Marks that are written in several ways made one, letter for letter, so that the grammar knows one form of each."""

from __future__ import annotations

_VARIANTS = (
    (",", "，"),
    (";", "；"),
    (":", "："),
    ("(", "（"),
    (")", "）"),
    ("!", "！"),
    ("?", "？"),
    ("─", "—"),
    ("―", "—"),
    ("%.", "%。"),
)


def fold(text: str) -> str:
    """Return the text with half-width punctuation made full-width and dashes alike; every position stays."""
    for variant, form in _VARIANTS:
        text = text.replace(variant, form)
    return text
