"""Glossary notes at the end of a report: each line names a term and says what it means."""

from __future__ import annotations

import re
from typing import NamedTuple

_UNPACKED = re.compile(r"[*\s]*(?:[：:]|即|指|是指)?[*\s]*(?:指|是指|即)?“([^”\n]{1,8})”(?:指|是指|即|为|是)")
_TERM = r"(?P<{}>[^：:\n。；【】]{{2,40}}?)"
# Numbered (12．两轻一免：指…) or in brackets (**【两轻一免】**即…), at the beginning of a line. It opens with the break
# before it, which the engine finds sooner than the beginning of a line.
_NOTE = re.compile(
    r"\n[ \t　*]*(?:"
    r"(?:[0-9]{1,3}[.．、]|[①-⑳㉑-㊿]|[\[〔（(][0-9]{1,3}[\]〕）)])[ \t　]*\**" + _TERM.format("term") + r"\**[：:]"
    r"|\[?【[*“]*" + _TERM.format("bracketed") + r"[*”]*】"
    r")"
)


class Note(NamedTuple):
    """A glossary note: ``text[start:end]`` is its head. ``packed``: the note unpacks the head part by part."""

    start: int
    end: int
    packed: bool


def find_notes(text: str) -> list[Note]:
    """Return the heads of the glossary notes in ``text``."""
    notes = []
    text = "\n" + text  # for the first line
    for match in _NOTE.finditer(text):
        group = "term" if match["term"] else "bracketed"
        start = match.start(group)
        end = start + len(re.split(r"[ \t　]", match[group], maxsplit=1)[0])
        part = _UNPACKED.match(text, end if group == "term" else match.end())
        notes.append(Note(start - 1, end - 1, bool(part and part[1] in match[group])))
    return notes
