"""Readings inserted after characters by the page's converter: 執(zhí)政, 個(ge) 人.

Only what such a converter makes is taken out: a reading after a character that has that reading, in a page
that is traditional, or after a character too common to need a gloss. A gloss such as 亳(bó)州 stays.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zzcorpus.cleaning.ledger import Ledger

LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê"
_READING = re.compile(rf"([\u3400-\u9fff])[(（]([{LETTERS}]{{1,6}})[)）](?: (?=[\u3400-\u9fff]))?")
# A letter before a closing bracket: the engine finds a bracket at once, a letter of so many only after many looks.
_LIKELY = tuple(re.compile(rf"{bracket}(?<=[{LETTERS}]{bracket})") for bracket in (r"\)", "）"))
_CUT_OFF = re.compile(rf"([\u3400-\u9fff])[(（][{LETTERS}]{{0,6}}\s*\Z")
# A page with this many readings was through a converter, whatever characters they follow.
_MANY = 5


@lru_cache(maxsize=4096)
def readings(character: str) -> frozenset[str]:
    """Return the readings of ``character``, with tone marks and without (``zhí`` and ``zhi``)."""
    from pypinyin.constants import PINYIN_DICT

    marked = PINYIN_DICT.get(ord(character), "").split(",")
    return frozenset(part for reading in marked if reading for part in (reading, toneless(reading)))


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT

    return frozenset(reading for value in PINYIN_DICT.values() for reading in value.split(","))


def toneless(reading: str) -> str:
    """Return a reading without its tone mark; ü keeps its dots."""
    parts = unicodedata.normalize("NFD", reading)
    kept = "".join(sign for sign in parts if not unicodedata.combining(sign) or sign == "\u0308")
    return unicodedata.normalize("NFC", kept)


def _common(character: str) -> bool:
    """Whether ``character`` is of the first level of GB 2312, the 3,755 everybody reads."""
    try:
        return 0xB0 <= character.encode("gb2312")[0] <= 0xD7  # noqa: PLR2004 - the rows of level one
    except UnicodeEncodeError:
        return False


def may_hold_readings(text: str) -> bool:
    """Whether a closer look is worth its time: a letter stands before a closing bracket."""
    return any(pattern.search(text) for pattern in _LIKELY)


def remove_readings(text: str, ledger: Ledger, *, traditional: bool) -> str:
    """Return ``text`` without inserted readings. ``traditional``: the page is not in simplified script."""
    if not may_hold_readings(text):
        return text
    found = list(_READING.finditer(text))
    fitting = [match for match in found if match[2] in readings(match[1])]
    converted = bool(fitting) and (traditional or len(fitting) >= _MANY)
    if converted:
        # In such a page a marked reading that does not fit shows that the character before it is damaged.
        doomed = [m for m in found if m[2] in readings(m[1]) or (toneless(m[2]) != m[2] and m[2] in _syllables())]
        ledger.repair("unfitting_reading", len(doomed) - len(fitting))
    else:
        doomed = [match for match in fitting if _common(match[1])]
    if not doomed:
        return text
    parts, last = [], 0
    for match in doomed:
        parts.append(text[last : match.end(1)])
        last = match.end()
    rest = text[last:]
    cut = _CUT_OFF.search(rest)
    if cut and converted:
        rest = rest[: cut.end(1)]
    ledger.repair("inserted_reading", (len(fitting) if converted else len(doomed)) + bool(cut and converted))
    repaired = "".join(parts) + rest
    ledger.lost += visible(text) - visible(repaired)
    return repaired


def visible(text: str) -> int:
    """Return the number of characters of ``text`` that are not white space."""
    return len("".join(text.split()))
