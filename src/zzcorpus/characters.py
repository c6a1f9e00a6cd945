"""How common a Chinese character is, and so how likely a string is to be Chinese text.

A codec maps bytes to characters one to one, so of several decodings of the same bytes the one whose characters
are likelier is the likelier codec: the sum of the characters' log probabilities decides, whatever the number of
characters. The model looks at single characters only; it knows nothing of words or grammar.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Log probabilities (natural) of what the table of Hanzi does not hold. They were set by kind, not fitted: a mark of
# Chinese punctuation is about as common as a frequent character, a letter of markup or a digit too, a character of
# any other script is rarer than the rarest Hanzi of the table, and what no text holds is rarer still.
_HANZI_SHARE = 0.8  # of the characters of a Chinese page; the rest is punctuation, digits and spaces
_CHINESE_PUNCTUATION = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·％\u3000")
_PUNCTUATION_SCORE = -4.0
_ASCII_SCORE = -5.0
_WIDE_FORM_SCORE = -9.0
_COMMON_SYMBOL_SCORE = -11.0
_RARE_HANZI_SCORE = -16.0
_OTHER_SCRIPT_SCORE = -15.0
_NO_TEXT_SCORE = -20.0
# One undecodable byte costs as much as a rare character, which is what a wrong codec makes of two or three bytes.
_REPLACEMENT_SCORE = -18.0
_FULL_WIDTH = ("！", "～")  # the full-width forms of ASCII
_LAST_SYMBOL = "\u33ff"  # where the blocks of signs and enclosed characters end and the Hanzi begin
_NO_TEXT_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})
_SYMBOL_CATEGORIES = frozenset({"No", "So", "Sm", "Nl", "Po", "Pd", "Ps", "Pe", "Sc"})


@lru_cache(maxsize=1)
def character_counts() -> Mapping[str, int]:
    """Return how often each Hanzi occurs in a reference of about 100 million characters (see the table's header).

    Traditional forms carry the count of their simplified form. Raises DataError where the shipped table is
    malformed.
    """
    table = resources.files("zzcorpus.lexicon") / "data" / "characters.tsv"
    counts: dict[str, int] = {}
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("#", "character\t")):
            continue
        character, _, count = line.partition("\t")
        if len(character) != 1 or not count.isdecimal():
            raise DataError(f"characters.tsv, line {number}: expected a character, a tab and a count, got {line!r}")
        counts[character] = int(count)
    return counts


@lru_cache(maxsize=1)
def _hanzi_scores() -> Mapping[str, float]:
    counts = character_counts()
    base = math.log(_HANZI_SHARE / sum(counts.values()))
    return {character: base + math.log(count) for character, count in counts.items()}


def score_character(character: str) -> float:
    """Return the natural logarithm of the character's probability in Chinese text; never above 0."""
    known = _hanzi_scores().get(character)
    return _score_other(character) if known is None else known


@lru_cache(maxsize=70_000)
def _score_other(character: str) -> float:
    category = unicodedata.category(character)
    if character in "\n\r\t" or (character.isascii() and character.isprintable()):
        score = _ASCII_SCORE
    elif character in _CHINESE_PUNCTUATION:
        score = _PUNCTUATION_SCORE
    elif character == REPLACEMENT:
        score = _REPLACEMENT_SCORE
    elif category in _NO_TEXT_CATEGORIES:
        score = _NO_TEXT_SCORE
    elif _FULL_WIDTH[0] <= character <= _FULL_WIDTH[1]:
        score = _WIDE_FORM_SCORE
    elif character <= _LAST_SYMBOL and category in _SYMBOL_CATEGORIES:
        score = _COMMON_SYMBOL_SCORE
    elif unicodedata.name(character, "").startswith("CJK"):
        score = _RARE_HANZI_SCORE
    else:
        score = _OTHER_SCRIPT_SCORE
    return score


def score_text(text: str) -> float:
    """Return the sum of the log probabilities of the text's characters; 0 for an empty text."""
    known = _hanzi_scores()
    total = 0.0
    for character, count in Counter(text).items():
        score = known.get(character)
        total += count * (_score_other(character) if score is None else score)
    return total


def is_hanzi(character: str) -> bool:
    """Tell whether a character is a Hanzi of the basic block, its extension A, or 〇."""
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"


def hanzi_rarity(text: str, fewest: int = 1) -> float:
    """Return the mean negative log probability of the text's Hanzi, in nats; 0 where it has fewer than ``fewest``.

    Official prose lies near 7; text decoded by the wrong codec above 10.
    """
    known = _hanzi_scores()
    hanzi = {character: count for character, count in Counter(text).items() if is_hanzi(character)}
    number = sum(hanzi.values())
    if number < max(1, fewest):
        return 0.0
    return -sum(count * known.get(character, _RARE_HANZI_SCORE) for character, count in hanzi.items()) / number
