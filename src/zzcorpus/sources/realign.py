"""Double-byte text with damaged bytes: the pairs after the damage are found again.

In GB18030 and Big5 a lost or false byte shifts every pair behind it, up to the next byte that can be no half of a
pair, and a decoder makes rare characters of the shifted pairs without complaint. Here each such stretch is cut into
pairs, single bytes and damaged bytes in the likeliest way (the Viterbi algorithm over single-character
probabilities), so that the damage costs the character it hit and no other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zzcorpus.characters import REPLACEMENT, score_character, score_text

# Bytes below 0x30 are never part of a pair, nor of a four-byte sequence of GB18030.
_STRETCH = re.compile(rb"[\x30-\xff]+")
_LEAST_LEAD = 0x80
# A damaged byte must cost more than the difference between a common and a rare character, or names would be cut
# into damaged bytes; and less than two shifted pairs.
_DAMAGED_SCORE = -18.0
# A stretch that can be decoded and is likelier than this a character was not shifted.
_IN_ORDER = -8.0


def decode_realigned(data: bytes, encoding: str) -> str:
    """Return damaged ``data`` decoded with U+FFFD for each byte that is part of no character."""
    return _STRETCH.sub(lambda match: _decode_stretch(match[0], encoding).encode(), data).decode(
        "utf-8", errors="replace"
    )


def _decode_stretch(stretch: bytes, encoding: str) -> str:
    if stretch.isascii():
        return stretch.decode("ascii")
    try:
        text = stretch.decode(encoding)
    except UnicodeDecodeError:
        pass
    else:
        if score_text(text) >= _IN_ORDER * len(text):
            return text
    return _likeliest_cut(stretch, encoding)


def _likeliest_cut(stretch: bytes, encoding: str) -> str:
    count = len(stretch)
    best = [0.0] * (count + 1)
    choice: list[tuple[int, str]] = [(0, "")] * count
    for at in range(count - 1, -1, -1):
        options = [(best[at + 1] + _DAMAGED_SCORE, 1, REPLACEMENT)]
        for width in (1, 2, 4):
            if at + width <= count:
                character, score = _character(stretch[at : at + width], encoding)
                if character:
                    options.append((best[at + width] + score, width, character))
        best[at], width, character = max(options)
        choice[at] = (width, character)
    pieces = []
    at = 0
    while at < count:
        width, character = choice[at]
        pieces.append(character)
        at += width
    return "".join(pieces)


@lru_cache(maxsize=32_768)
def _character(code: bytes, encoding: str) -> tuple[str, float]:
    """Return the one character that the bytes encode and its score, or an empty string."""
    if len(code) == 1 and code[0] >= _LEAST_LEAD:
        return "", 0.0
    try:
        character = code.decode(encoding)
    except UnicodeDecodeError:
        return "", 0.0
    return (character, score_character(character)) if len(character) == 1 else ("", 0.0)
