"""Glossary notes at the end of a report: each line names a term and says what it means."""

from __future__ import annotations

import re
from typing import NamedTuple

_NOTE = re.compile(
    r"^[ \t　]*(?:[0-9]{1,3}[.．、]|[①-⑳㉑-㊿]|[\[【〔（(][0-9]{1,3}[\]】〕）)])[ \t　]*\**"
    r"(?P<term>[^：:\n。]{2,40}?)\**[：:][ \t　]*\**(?=指|是指|即|为|由|“)",
    re.MULTILINE,
)


class Note(NamedTuple):
    """A glossary note: ``text[start:end]`` is its head."""

    start: int
    end: int


def find_notes(text: str) -> list[Note]:
    """Return the heads of the glossary notes in ``text``."""
    return [Note(*match.span("term")) for match in _NOTE.finditer(text)]
