"""The word lists of this room, read once: what they hold is in their headers."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from zzcorpus.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# How many phrases a reading step remembers. Reports repeat their short wordings, and the last few thousand catch most
# of the repeats; a larger memory leaves the processor's cache and gives the collector more to walk over.
REMEMBERED = 1 << 12


@lru_cache(maxsize=32)
def read_rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a tab-separated list shipped with this room, padded to ``columns`` fields.

    Raises DataError where a row has more fields, or none.
    """
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    rows = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#") or not line.strip():
            continue
        fields = tuple(line.split("\t"))
        if not fields[0] or len(fields) > columns:
            raise DataError(f"{name}.tsv, line {number}: expected 1 to {columns} fields, found {len(fields)}")
        rows.append(fields + ("",) * (columns - len(fields)))
    return tuple(rows)


def any_here(words: Iterable[str]) -> str:
    """Return the expression of ``any_of``, for use where a match is tried at one place and mostly fails.

    One look at the set of first letters then saves trying the branches in turn. An expression that searches
    does better without: there the engine makes that set itself.
    """
    words = list(words)
    return f"(?=[{''.join(sorted({re.escape(word[0]) for word in words}))}]){any_of(words)}"


def any_of(words: Iterable[str]) -> str:
    """Return an expression that matches the longest of ``words``, as a tree of first letters.

    The engine then compares one letter at each branch instead of every word in turn.
    """
    tree: dict[str, dict[str, object]] = {}
    for word in words:
        node: dict[str, object] = tree  # type: ignore[assignment]
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branches(tree)


def _branches(node: dict[str, dict[str, object]]) -> str:
    ends = "" in node
    singles = [letter for letter, child in node.items() if letter and list(child) == [""]]
    deeper = [
        re.escape(letter) + _branches(child)  # type: ignore[arg-type]
        for letter, child in node.items()
        if letter and list(child) != [""]
    ]
    parts = deeper
    if len(singles) > 1:
        parts = [*deeper, f"[{''.join(map(re.escape, singles))}]"]
    elif singles:
        parts = [*deeper, re.escape(singles[0])]
    if ends and parts:  # the engine passes over an empty branch at once, but sets up a loop for "?"
        parts.append("")
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else ""


class Words:
    """A list of words with their roles, asked which of them stands at one place of a text.

    A look at the first letter tells which lengths are worth a try; where a match is tried at one place only, that
    is faster than an expression.
    """

    def __init__(self, roles: Mapping[str, str]) -> None:
        self.roles = roles
        lengths: dict[str, set[int]] = {}
        for word in roles:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {letter: sorted(sizes, reverse=True) for letter, sizes in lengths.items()}

    def at(self, text: str, position: int = 0) -> str:
        """Return the longest word that begins at ``position``, or ""."""
        for length in self._lengths.get(text[position : position + 1], ()):
            word = text[position : position + length]
            if word in self.roles:
                return word
        return ""


def by_opening(roles: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return words with their roles by their first two letters, the longest first, and those of one letter by that.

    Two letters find a word of one letter too, if any longer one begins with them. For a short phrase that is looked
    at letter by letter this is several times faster than an expression.
    """
    single = {word: ((word, role),) for word, role in roles.items() if len(word) == 1}
    table: dict[str, list[tuple[str, str]]] = {}
    for word, role in sorted(roles.items(), key=lambda item: -len(item[0])):
        if len(word) > 1:
            table.setdefault(word[:2], []).append((word, role))
    return single | {opening: (*words, *single.get(opening[0], ())) for opening, words in table.items()}


def not_after(before: str, words: str) -> str:
    """Return an expression for ``words`` where none of the alternatives of ``before`` stands straight before them.

    It looks behind only after the first letter of ``words``, which is a literal: where an expression leads with the
    look, the engine takes it at every place.
    """
    first = words[0]
    behind = "".join(f"(?<!{one}{first})" for one in before.split("|"))
    return f"{first}{behind}{words[1:]}"


def led_by(letters: str, pattern: str) -> re.Pattern[str]:
    """Compile ``pattern`` so that the engine skips ahead to the next of ``letters``, one of which begins every match.

    ``letters`` is the inside of a character class. The match itself is that one letter; group 1 is what
    ``pattern`` matched. Without the leading class the engine would try every alternative at every letter.
    """
    return re.compile(f"[{letters}](?<=(?=({pattern})).)")
