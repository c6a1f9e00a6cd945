"""Repairs of single characters: look-alike radicals, compatibility forms, full-width forms, invisible signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning.datafiles import read_rows

if TYPE_CHECKING:
    from zzcorpus.cleaning.ledger import Ledger

# Signs without width (zero-width space, joiners, byte order mark, soft hyphen, direction marks) and controls.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")
_COMPATIBILITY = re.compile(r"[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
# Signs that belong to a number or code (１２．９％, １＋８＋Ｎ) fold with it; other punctuation stays as it is.
_WIDE_SIGN = re.compile(r"(?<=[0-9A-Za-z])[．＋－／＝：](?=[0-9A-Za-z])|(?<=[0-9])％")
_TO_HALF = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


@lru_cache(maxsize=1)
def _radicals() -> dict[int, str]:
    table = {ord(radical): character for radical, character in read_rows("radicals.tsv", 2)}
    for code in range(0x2F00, 0x2FD6):
        table.setdefault(code, unicodedata.normalize("NFKC", chr(code)))
    return table


def repair_glyphs(text: str, ledger: Ledger) -> str:
    """Return ``text`` with look-alikes folded to the characters they stand for, each kind counted."""
    if _INVISIBLE.search(text):
        text, count = _INVISIBLE.subn("", text)
        # Controls count as visible to str.isspace() for none of these but U+2028 and U+2029, which separate.
        ledger.repair("invisible", count)
    if _RADICAL.search(text):
        count = len(_RADICAL.findall(text))
        ledger.repair("radical", count)
        text = text.translate(_radicals())
    if _COMPATIBILITY.search(text):
        text, count = _COMPATIBILITY.subn(lambda match: unicodedata.normalize("NFC", match[0]), text)
        ledger.repair("compatibility_form", count)
    if _WIDE.search(text):
        text, count = _WIDE.subn(lambda match: chr(ord(match[0]) - 0xFEE0), text)
        ledger.repair("full_width", count)
    if "％" in text or "．" in text or "＋" in text or "－" in text or "／" in text:
        text, count = _WIDE_SIGN.subn(lambda match: _TO_HALF[ord(match[0])], text)
        ledger.repair("full_width", count)
    return text
