"""Strings that may be formulas without marks: those that have the form of one and stand as a unit."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from zzcorpus.questions.formula_forms import core_of, form_of_name, frame_of, hinge_of, may_hold_name
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    Span = tuple[int, int]

_RUN = re.compile("[\u3400-\u9fff]{4,40}")
# What may stand beside a unit. A figure, letter or percentage before or behind it makes it part of a larger one.
_EDGES = frozenset("，、。；：！？（）—…,;:!?() \u3000\t\n")
_MOST_OF_NAME, _LEAST, _MUCH = 0.6, 3, 8
_SEPARATOR = re.compile("[、，]")
_CLAUSE = "[\u3400-\u9fff]{4,}+"
# Not behind 、 nor before it: a list that goes on with what is no clause has other members.
_BOUND = "[，。；：！？\n（）]"
_CLAUSES = re.compile(rf"(?:\A|(?<={_BOUND})){_CLAUSE}([、，]){_CLAUSE}(?:\1{_CLAUSE})*+(?={_BOUND}|\Z)")
_LISTING = frozenset("、和与及")
_HEADED = frozenset({"title", "programme"})  # forms whose last word may be the head of a whole list
_JOINING = frozenset({"和", "与", "及", "以及"})


@dataclass(slots=True)
class Candidate:
    """A string that may be a formula: its form, and where it stands as a unit (text, start).

    ``opens`` tells whether it begins a list or stands outside one somewhere; where it only goes on from a list its
    beginning may belong to all members: 最干净、最整洁城市.
    """

    text: str
    form: str
    units: list[tuple[int, int]] = field(default_factory=list)
    opens: bool = False

    @property
    def documents(self) -> int:
        """In how many texts it stands as a unit."""
        return len({document for document, _ in self.units})

    @property
    def recurs(self) -> bool:
        """Whether it stands as a unit more than once."""
        return len(self.units) > 1


def find_candidates(texts: Sequence[str], places: Sequence[Collection[str]]) -> list[Candidate]:
    """Return every string of the texts that has the form of a formula and stands as a unit, in order of its text.

    A unit lies between marks of punctuation, or between such a mark and words that lead up to a name or follow it.
    ``places`` are the names of the place that each text is about.
    """
    found: dict[str, Candidate] = {}
    for number, text in enumerate(texts):
        for start, end, form in dict.fromkeys(_units(text, places[number])):
            name = text[start:end]
            if name not in found:
                found[name] = Candidate(name, form)
            found[name].units.append((number, start))
            found[name].opens |= form not in _HEADED or text[start - 1 : start] not in _LISTING
    whole = (candidate for candidate in found.values() if candidate.opens)
    return sorted(whole, key=lambda candidate: candidate.text)


def fold_nested(candidates: Sequence[Candidate], min_documents: int) -> list[Candidate]:
    """Return the candidates that stand outside longer ones in ``min_documents`` texts or more.

    音乐之都 is left out where it is hardly found but as the end of 国际音乐之都.
    """
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda candidate: (-len(candidate.text), candidate.text)):
        longer = max((other.documents for other in kept if candidate.text in other.text), default=0)
        if candidate.documents >= max(min_documents, longer + 1 if longer else 0):
            kept.append(candidate)
    return kept


def is_explained(name: str) -> bool:
    """Tell whether a lexicon entry or motto explains a string: it is one, or little more, or a chain of such.

    >>> is_explained("乡村振兴战略"), is_explained("国际音乐之都")
    (True, False)
    """
    known = _known()
    if all(part in known for part in re.split("[、，]", name)):
        return True
    return any(
        name[start:end] in known for start in range(len(name)) for end in range(start + _most(name), len(name) + 1)
    )


def _most(name: str) -> int:
    """Return how much of a name an entry must be to explain it."""
    return max(_LEAST, min(_MUCH, math.ceil(len(name) * _MOST_OF_NAME)))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    from zzcorpus.extract.slogans import load_mottos
    from zzcorpus.lexicon import load_formulas

    entries = (*load_formulas(), *load_mottos())
    return frozenset(form for entry in entries for form in (entry.canonical, *entry.variants, *entry.members))


def _units(text: str, places: Collection[str]) -> Iterator[tuple[int, int, str]]:
    yield from _chains(text)
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1] if start else "\n", text[end] if end < len(text) else "\n"
        if before not in _EDGES or after not in _EDGES:
            continue
        run = match.group()
        if frame := frame_of(run):
            yield start, end, frame
        elif may_hold_name(run, places):
            yield from _names(run, start, places)


def _names(run: str, at: int, places: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names in a clause: what is left of its parts without words that lead up to a name or follow it."""
    every = segment(run)
    first, last = core_of(every)
    whole = "".join(every[first:last])
    if _JOINING & set(every) and form_of_name(whole, places) == "programme":
        begin = at + sum(map(len, every[:first]))
        yield begin, begin + len(whole), "programme"
        return
    words: list[str] = []
    start = at
    for word in [*every, "和"]:
        if word not in _JOINING:
            words.append(word)
            continue
        first, last = core_of(words)
        begin = start + sum(map(len, words[:first]))
        name = "".join(words[first:last])
        if form := form_of_name(name, places):
            yield begin, begin + len(name), form
        start += sum(map(len, words)) + len(word)
        words = []


def _chains(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield chains of parallel parts whole, and maxims."""
    from zzcorpus.extract.slogans.chains import find_chains
    from zzcorpus.extract.slogans.mottos import find_maxims

    open_chain: list[int] = []
    for start, end in [*sorted({(part.start, part.end) for part in find_chains(text)}), (-1, -1)]:
        if open_chain and start == open_chain[1] + 1:
            open_chain[1] = end
            continue
        # In the middle of a list its first or last members may be missing.
        if open_chain and text[open_chain[0] - 1 : open_chain[0]] != "、" != text[open_chain[1] : open_chain[1] + 1]:
            yield open_chain[0], open_chain[1], "parallel"
        open_chain = [start, end]
    for maxim in find_maxims(text):
        yield maxim.start, maxim.end, "parallel"
    for match in _CLAUSES.finditer(text):
        for start, end in _parallel_clauses(_SEPARATOR.split(match.group())):
            yield match.start() + start, match.start() + end, "parallel"


def _parallel_clauses(clauses: Sequence[str]) -> Iterator[Span]:
    """Yield where clauses of one length are built alike, unless a neighbour of another length goes on so."""
    runs = [list(run) for _, run in groupby(clauses, key=len)]
    start = 0
    for number, run in enumerate(runs):
        end = start + sum(map(len, run)) + len(run) - 1
        hinge = hinge_of(run)
        beside = [clause for other in runs[max(0, number - 1) : number + 2] if other is not run for clause in other]
        if hinge and not any(hinge in clause for clause in beside):
            yield start, end
        start = end + 1
