"""Takes off what is markup, not text: front matter, HTML comments and stray tags, Markdown signs."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from zzcorpus.cleaning.pinyin import visible

if TYPE_CHECKING:
    from zzcorpus.cleaning.ledger import Ledger

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_BREAK = re.compile(r"</?(?:p|br|div|li|tr|h[1-6])\b[^<>\n]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:[a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>\n]{0,300})?/?>")
_TAG_REST = re.compile(r"(?<![<A-Za-z0-9])/(?:p|br|div|span|strong|a|font|td|li)>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
# Markdown at the beginning of a line (heading, quotation) and around words (bold); a lone * stays. What begins a line
# is looked for behind a line end: the engine finds that sign at once, but tries ``^`` everywhere.
_LINE_SIGN = re.compile(r"\n[ \t]*(?:#{1,6}[ \t]+|>[ \t]?)+")
_BOLD = re.compile(r"\*{2,3}|\*(?<=\n\*)(?=\S)|\*(?<=\S\*)(?=\n)|__(?=\S)|__(?<=\S__)")
_RULE = re.compile(r"\n[ \t]*(?=[-*_=─—])(?:-{3,}|\*{3,}|_{3,}|={5,}|─{5,}|—{8,})[ \t]*(?=\n|\Z)")

# Rule, pattern, what takes its place, and what a text must hold for a look to be worth it.
_SIGNS = (
    ("markdown", _LINE_SIGN, "\n", "#>"),
    ("markdown", _BOLD, "", "*_"),
    ("rule_line", _RULE, "\n", "-*_=─—"),
)


def split_front_matter(text: str) -> tuple[dict[str, str], str, str]:
    """Return the simple fields of a YAML front matter, the front matter itself and the text after it."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, "", text
    fields = {key.lower(): value.strip("'\"") for key, value in _FIELD.findall(match[1])}
    return fields, match[0], text[match.end() :]


def strip_markup(text: str, ledger: Ledger) -> str:
    """Return ``text`` without markup; comments are listed, signs are counted."""
    if "<" in text or (">" in text and "/p>" in text):
        text = _strip_tags(text, ledger)
    if "&" in text:
        text = _unescape(text, ledger)
    text = "\n" + text
    for rule, pattern, instead, signs in _SIGNS:
        if any(sign in text for sign in signs):
            before = text
            text, count = pattern.subn(instead, before)
            if count:
                ledger.repair(rule, count, lost=visible(before) - visible(text))
    return text[1:]


def _take_comments(text: str, ledger: Ledger) -> str:
    """Take out HTML comments; a plain search, since a pattern would try every ``<!--`` to the end of the text."""
    parts, last = [], 0
    while (start := text.find("<!--", last)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[last:start])
        last = end + len("-->")
        ledger.remove("html_comment", text[start:last])
    return "".join(parts) + text[last:]


def _strip_tags(text: str, ledger: Ledger) -> str:
    def tag(match: re.Match[str]) -> str:
        ledger.repair("html_tag", lost=len("".join(match[0].split())))
        return "\n" if _BREAK.match(match[0]) else ""

    return _TAG_REST.sub(tag, _TAG.sub(tag, _take_comments(text, ledger)))


def _unescape(text: str, ledger: Ledger) -> str:
    def entity(match: re.Match[str]) -> str:
        plain = html.unescape(match[0])
        if plain != match[0]:
            ledger.repair("html_entity", lost=len(match[0]) - len("".join(plain.split())))
        return plain

    return _ENTITY.sub(entity, text)
