"""What a figure is about, so that figures of two sides can stand beside each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from zzcorpus.errors import DataError

# Measure words that all count people: 人才467,000人 and 69,500名 are the same kind of figure.
_PEOPLE = frozenset({"人", "名", "位", "个人", "员"})
_CLAUSE_ENDS = re.compile(r"[，。；：！？,;:!?\n]")
_FIELDS = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, the units its figures have (none: any), and the words that its clause must and must not have."""

    name: str
    units: frozenset[str]
    required: tuple[tuple[str, ...], ...]
    absent: tuple[str, ...]

    def fits(self, unit: str, words: str) -> bool:
        """Say whether a figure with ``unit`` and ``words`` around it is about this topic."""
        if self.units and unit not in self.units:
            return False
        if any(word in words for word in self.absent):
            return False
        return all(any(word in words for word in group) for group in self.required)


def fold_unit(unit: str) -> str:
    """Return one unit for all that count people."""
    return "人" if unit in _PEOPLE else unit


def name_topic(of: str, unit: str, text: str, start: int, end: int) -> str:
    """Return the topic of the figure at ``text[start:end]``, or empty.

    The words are those of what is counted and of the clause that holds the figure; the first topic of the
    table that fits is taken.
    """
    words = of + clause_around(text, start, end)
    folded = fold_unit(unit)
    return next((topic.name for topic in _topics() if topic.fits(folded, words)), "")


def clause_around(text: str, start: int, end: int) -> str:
    """Return the words of the clause that holds the figure at ``text[start:end]``, without the figure."""
    window = text[max(0, start - 60) : start]
    before = _CLAUSE_ENDS.split(window)[-1]
    after = _CLAUSE_ENDS.split(text[end : end + 60])[0]
    return before + after


@lru_cache(maxsize=1)
def _topics() -> tuple[Topic, ...]:
    file = resources.files("zzcorpus.lexicon") / "data" / "claim_topics.tsv"
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != _FIELDS:
            raise DataError(f"claim_topics.tsv, line {number}: {len(fields)} columns, {_FIELDS} expected")
        groups = fields[2].split()
        found.append(
            Topic(
                fields[0],
                frozenset(unit for unit in fields[1].split("|") if unit),
                tuple(tuple(g.split("|")) for g in groups if not g.startswith("-")),
                tuple(word for g in groups if g.startswith("-") for word in g[1:].split("|")),
            )
        )
    return tuple(found)
