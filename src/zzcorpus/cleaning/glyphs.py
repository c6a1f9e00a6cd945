"""Repairs of single characters: look-alike radicals, compatibility forms, full-width forms, invisible signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning.datafiles import read_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from zzcorpus.cleaning.ledger import Ledger

# Signs without width (zero-width space, joiners, byte order mark, soft hyphen, direction marks) and controls.
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]+")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")
_COMPATIBILITY = re.compile(r"[\uf900-\ufaff\U0002f800-\U0002fa1f]")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ]")
# “八项制度〞: marks of other fonts and keyboards, which would leave the usual ones without a partner.
_QUOTATION_MARK = re.compile("[〝〞〟＂]")
_USUAL_MARKS = str.maketrans("〝〞〟＂", '“””"')
# Signs that belong to a number or code (１２．９％, １＋８＋Ｎ) fold with it; other punctuation stays as it is.
_WIDE_SIGN = re.compile(r"[．＋－／＝：％]")
# One look for all of the above: most texts have none of them.
_ODD = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2e80-\u2fdf\uf900-\ufaff"
    "\U0002f800-\U0002fa1f０-９Ａ-Ｚａ-ｚ．＋－／＝％〝〞〟＂]"
)
_SIGNS = frozenset("．＋－／＝％")
_TO_HALF = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


@lru_cache(maxsize=1)
def _radicals() -> dict[int, str]:
    table = {ord(radical): character for radical, character in read_rows("radicals.tsv", 2)}
    for code in range(0x2F00, 0x2FD6):
        table.setdefault(code, unicodedata.normalize("NFKC", chr(code)))
    return table


def _fold_radical(match: re.Match[str]) -> str:
    return match[0].translate(_radicals())


# A control or sign without width is no visible character, so that none of these changes how many there are.
_RULES: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("invisible", _INVISIBLE, lambda match: ""),  # noqa: ARG005 - the others use it
    ("radical", _RADICAL, _fold_radical),
    ("compatibility_form", _COMPATIBILITY, lambda match: unicodedata.normalize("NFC", match[0])),
    ("quotation_mark", _QUOTATION_MARK, lambda match: match[0].translate(_USUAL_MARKS)),
    ("full_width", _WIDE, lambda match: chr(ord(match[0]) - 0xFEE0)),
)


def repair_glyphs(text: str, ledger: Ledger) -> str:
    """Return ``text`` with look-alikes folded to the characters they stand for, each kind counted."""
    odd = set(_ODD.findall(text))
    if not odd:
        return text
    for rule, pattern, mend in _RULES:
        if any(pattern.match(sign) for sign in odd):
            text, count = pattern.subn(mend, text)
            ledger.repair(rule, count)
    return _fold_signs(text, ledger) if odd & _SIGNS else text


def _fold_signs(text: str, ledger: Ledger) -> str:
    """Fold the signs that stand between figures or letters, and the percent sign after a figure."""
    count = 0

    def fold(match: re.Match[str]) -> str:
        nonlocal count
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        inside = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if inside or (match[0] == "％" and before.isdigit()):
            count += 1
            return _TO_HALF[ord(match[0])]
        return match[0]

    text = _WIDE_SIGN.sub(fold, text)
    ledger.repair("full_width", count)
    return text
