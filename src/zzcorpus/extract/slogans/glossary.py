"""Glossary notes at the end of a report: each line names a term and says what it means."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNPACKED = re.compile(r"[*\s]*[：:][*\s]*(?:指|是指)?“([^”\n]{1,8})”(?:指|是指|即|为|是)")
_NOTE = re.compile(
    r"^[ \t　]*(?:[0-9]{1,3}[.．、]|[①-⑳㉑-㊿]|[\[【〔（(][0-9]{1,3}[\]】〕）)])[ \t　]*\**"
    r"(?P<term>[^：:\n。]{2,40}?)\**[：:][ \t　]*\**(?=指|是指|即|为|由|“)",
    re.MULTILINE,
)


class Note(NamedTuple):
    """A glossary note: ``text[start:end]`` is its head. ``packed``: the note unpacks the head part by part."""

    start: int
    end: int
    packed: bool


def find_notes(text: str) -> list[Note]:
    """Return the heads of the glossary notes in ``text``."""
    notes = []
    for match in _NOTE.finditer(text):
        start, end = match.span("term")
        part = _UNPACKED.match(text, end)
        notes.append(Note(start, end, bool(part and part[1] in match["term"])))
    return notes
