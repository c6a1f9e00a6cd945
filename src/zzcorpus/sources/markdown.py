"""Markdown and front matter: the marks go, the words stay."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from zzcorpus.model import Removal, Repair
from zzcorpus.sources.fields import stated_fields

_FENCE = "---"
_MOST_FRONT_LINES = 200
_KEY = re.compile(r"\A([^\s:#\-][^:\n]{0,60}):(?:\s+(.*))?$")
_ITEM = re.compile(r"\A\s*-\s+(.*)$")

_COMMENT_START, _COMMENT_END = "<!--", "-->"
_SHORTCODE = re.compile(r"\{\{[%<][^{}\n]*[%>]\}\}")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# What begins a line is looked for behind a line end: the engine finds that sign at once, but tries ``^`` everywhere.
_QUOTE = re.compile(r"\n {0,3}>[> ]*")
_RULE = re.compile(r"\n {0,3}(?=[-*_=])(?:(?:- ?){3,}|(?:\* ?){3,}|(?:_ ?){3,}|={3,})[ \t]*(?=\n|\Z)")
_HEADING = re.compile(r"\n {0,3}#{1,6}[ \t]+")
_BULLET = re.compile(r"\n[ \t]*[-*+][ \t]+")
_LINE_MARKS = (_QUOTE, _RULE, _HEADING, _BULLET)
_NOTE_TEXT = re.compile(r"^\[\^[^\]\s]{1,20}\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}\]")
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,300})\]\([^()\n]{0,2000}\)")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*")
_EMPHASIS = re.compile(r"\*(?<![*\w]\*)([^*\s][^*\n]*)\*(?![*\w])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~“”‘’])")
_TABLE_ROW = re.compile(r"^[ \t]*\|(.*)\|[ \t]*$", re.MULTILINE)
_TABLE_RULE_MARKS = frozenset(" \t|:-")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without its markup, and what the markup said or held."""

    text: str
    stated: dict[str, str] = field(default_factory=dict)
    removed: tuple[Removal, ...] = ()
    repairs: tuple[Repair, ...] = ()


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the front matter (lines between two ``---``, at the very top) and the rest; empty where there is none.

    Only ``key: value`` lines, list items, indented lines and comments make front matter, so that a text that
    begins with a rule loses nothing.
    """
    if not text.startswith(_FENCE):
        return "", text
    lines = text.split("\n", _MOST_FRONT_LINES)
    if lines[0].rstrip() != _FENCE:
        return "", text
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return ("\n".join(lines[1:number]), "\n".join(lines[number + 1 :])) if number > 1 else ("", text)
        if line.strip() and line[0] not in " \t#-" and not _KEY.match(line):
            break
    return "", text


def read_front_matter(front: str) -> dict[str, str]:
    """Return the fields of front matter under their usual names; the items of a list are joined by ``、``."""
    pairs: list[tuple[str, str]] = []
    for line in front.split("\n"):
        if (item := _ITEM.match(line)) and pairs:
            key, value = pairs[-1]
            pairs[-1] = (key, f"{value}、{_bare(item[1])}" if value else _bare(item[1]))
        elif line[:1] not in (" ", "\t") and (match := _KEY.match(line)):
            pairs.append((match[1].strip(), _bare(match[2] or "")))
    return stated_fields(pairs)


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    if value.startswith("[") and value.endswith("]"):
        return "、".join(_bare(part) for part in value[1:-1].split(",") if part.strip())
    return value


def unmark(text: str, *, markdown: bool) -> Unmarked:
    """Return ``text`` without front matter, and without Markdown where it is Markdown.

    A text with front matter is taken for Markdown whatever its suffix: only the tools that write Markdown write
    front matter. Numbers of lists and the text of notes stay; note marks, comments and picture texts go.
    """
    front, body = split_front_matter(text)
    stated = read_front_matter(front) if front else {}
    removed = [Removal("front_matter", front)] if front else []
    if not (markdown or front):
        return Unmarked(body, stated, tuple(removed))
    body = _without_comments(body, removed) if "<" in body else body
    body = _take(_SHORTCODE, "shortcode", body, removed) if "{" in body else body
    body = _BREAK.sub("\n", body) if "<" in body else body
    repairs: tuple[Repair, ...] = ()
    if "[" in body:
        body = _NOTE_TEXT.sub("", body)
        body, marks = _NOTE_MARK.subn("", body)
        repairs = (Repair("note_marks", marks),) if marks else ()
        body = _take(_IMAGE, "picture_text", body, removed)
        body = _unwrap(_LINK, body)
    return Unmarked(_strip_marks(body), stated, tuple(removed), repairs)


def _strip_marks(body: str) -> str:
    body = "\n" + body
    for mark in _LINE_MARKS:
        body = mark.sub("\n", body)
    body = body[1:]
    # Looking for a mark's character first is ten times as fast as a pattern that finds nothing.
    body = _unwrap(_STRONG, body) if "*" in body else body
    body = _unwrap(_EMPHASIS, body) if "*" in body else body
    body = _TABLE_ROW.sub(_table_row, body) if "|" in body else body
    body = _unwrap(_ESCAPE, body) if "\\" in body else body
    return html.unescape(body) if "&" in body else body


def _unwrap(pattern: re.Pattern[str], text: str) -> str:
    """Put what the pattern's one group holds in the place of each match; quicker than to expand a template."""
    return "".join(pattern.split(text))


def _table_row(match: re.Match[str]) -> str:
    if "-" in match[1] and _TABLE_RULE_MARKS.issuperset(match[1]):
        return ""
    return "\t".join(cell.strip() for cell in match[1].split("|"))


def _without_comments(text: str, removed: list[Removal]) -> str:
    """Cut comments out; one that never ends is text. By hand: a pattern would look for each end anew."""
    pieces = []
    at = 0
    while (start := text.find(_COMMENT_START, at)) >= 0:
        end = text.find(_COMMENT_END, start + len(_COMMENT_START))
        if end < 0:
            break
        pieces.append(text[at:start])
        if comment := text[start + len(_COMMENT_START) : end].strip():
            removed.append(Removal("comment", comment))
        at = end + len(_COMMENT_END)
    return "".join([*pieces, text[at:]])


def _take(pattern: re.Pattern[str], rule: str, text: str, removed: list[Removal]) -> str:
    """Cut the matches out of the text and keep them, where they hold any text, as removed by ``rule``."""

    def cut(match: re.Match[str]) -> str:
        piece = (match[1] if match.re.groups else match[0]).strip()
        if piece:
            removed.append(Removal(rule, piece))
        return ""

    return pattern.sub(cut, text)
