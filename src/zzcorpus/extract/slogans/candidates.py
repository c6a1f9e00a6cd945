"""What the finders propose, and the bare form in which a slogan is named."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zzcorpus.lexicon.formulas import Formula
    from zzcorpus.model import SloganKind

# The kind that wins where two claim the same words, and where the mentions of one slogan differ.
KIND_RANK: dict[SloganKind, int] = {"code": 0, "numeric": 1, "quoted": 2, "formula": 3, "motto": 4}

_DROPPED = re.compile(r"[\s“”‘’「」『』\"']+")


class Candidate(NamedTuple):
    """A stretch of text that a rule takes for a slogan.

    ``formula`` is the lexicon entry, if one matched. ``name`` is what the slogan is called; a finder that does not
    know it from other mentions leaves it empty, and then it is the bare form.
    """

    start: int
    end: int
    kind: SloganKind
    rule: str
    formula: Formula | None = None
    name: str = ""


def expressions(letters: str, rest: str) -> tuple[re.Pattern[str], ...]:
    """Return an expression for each of ``letters``, followed by ``rest``: one is found ten times as fast as a set."""
    return tuple(re.compile(letter + rest) for letter in letters)


def find_each(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of several expressions in text order, each sought by itself."""
    yield from sorted((match for pattern in patterns for match in pattern.finditer(text)), key=re.Match.start)


def bare(surface: str) -> str:
    """Return the form that names a slogan: no quotation marks or spaces, digits and letters half width.

    >>> bare("５＋２＋Ｘ"), bare("表态多,行动少"), bare("‘一核’、两极")
    ('5+2+X', '表态多，行动少', '一核、两极')
    """
    if surface.isalpha() and not surface.isascii():
        # Only Hanzi, the ordinary case; compatibility forms among them are folded by cleaning.
        return surface
    folded = unicodedata.normalize("NFKC", _DROPPED.sub("", surface))
    return fold_brackets(folded.replace(",", "，").replace(";", "；"))


def fold_marks(text: str) -> str:
    """Return ``text`` with half-width marks as full width, character for character, as the word lists have them."""
    return text.replace(",", "，").replace(";", "；").replace(":", "：")


def fold_brackets(text: str) -> str:
    """Return ``text`` with half-width brackets as full width, character for character."""
    return text.replace("(", "（").replace(")", "）")
