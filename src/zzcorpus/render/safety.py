"""What keeps text from documents from being anything but text: on a terminal, in a spreadsheet, in JSON."""

from __future__ import annotations

import re

# Characters that steer a terminal or turn the order of what is read. C0 without line feed and tab, DEL, C1,
# the bidirectional controls, the line and paragraph separators, and surrogates, which have no encoding.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}\u2028\u2029\ud800-\udfff]")

# JSON escapes C0 itself.
_JSON_CONTROLS = re.compile(f"[\x7f-\x9f{_BIDI}\u2028\u2029\ud800-\udfff]")

# What XML 1.0 cannot hold, and a bare carriage return, which every XML reader turns into a line feed.
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

# A spreadsheet takes a cell for a formula by its first character. Excel also takes the full-width forms, and
# importers strip white space and invisible characters before they look.
FORMULA_STARTS = "=+-@＝＋－＠"
_INVISIBLE = "\ufeff\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\x00-\x1f\x7f-\x9f"
_RUNS_AS_FORMULA = re.compile(f"'*(?:[\\s{_INVISIBLE}]*[{re.escape(FORMULA_STARTS)}]|[ \u3000\ufeff\u200b]*[\t\r\x00])")


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - the last byte value


def safe_terminal(text: str) -> str:
    """Return ``text`` with every control character spelled out, so that it cannot steer a terminal.

    >>> safe_terminal("国发\\x1b[31m〔2024〕5号")
    '国发\\\\x1b[31m〔2024〕5号'
    """
    return _CONTROLS.sub(_visible, text)


def safe_xml(text: str) -> str:
    """Return ``text`` with every character that XML (and so a workbook) cannot hold spelled out."""
    return _NOT_XML.sub(_visible, text.replace("\r\n", "\n"))


def safe_json(encoded: str) -> str:
    r"""Escape in JSON what steers a terminal or cannot be encoded; the value read back is the same."""
    return _JSON_CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", encoded)


def defuse_cell(text: str) -> str:
    """Return ``text`` with an apostrophe in front where a spreadsheet would run it as a formula.

    Text that already has apostrophes before such a start gets one more, so that taking one apostrophe
    away always gives the text back. The rule is OWASP's (CSV Injection), with full-width forms and leading
    white space added.

    >>> defuse_cell("=1+1"), defuse_cell("1+8+N")
    ("'=1+1", '1+8+N')
    """
    return "'" + text if _RUNS_AS_FORMULA.match(text) else text


def may_need_defusing(text: str) -> bool:
    """Whether the first character leaves the possibility; a quick test for millions of cells."""
    return not text[:1].isalnum()
