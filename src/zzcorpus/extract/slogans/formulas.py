"""Set formulas: what of a lexicon entry is the name, and patterns with a place to fill that no list can hold."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate, bare
from zzcorpus.extract.slogans.numerals import is_repeated, kind_of_name
from zzcorpus.extract.slogans.wordlists import load_rows, load_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.lexicon import Formula, FormulaLexicon

_MOST_NAMES = 65536  # remembered at a time
_STEM = 2  # a numeral and one character: 两新, 三公
_SHORTEST_NAME = 3  # a name so short is another one where a character is added or left out
_SEPARATORS = re.compile("[、，和与]|(?<=.) ")

# 习近平总书记关于党的建设的重要思想, 习近平关于治水重要论述.
_LEADER_ON = re.compile(r"习近平(?:总书记|主席|同志)?关于[\u3400-\u9fff、“”]{2,30}?重要(?:思想|论述)")


class FormulaFinder:
    """A lexicon with the rules for what of an entry is the name; one object serves many documents."""

    def __init__(self, lexicon: FormulaLexicon) -> None:
        self.lexicon = lexicon
        self._cores: dict[str, Candidate] = {}
        self._names: dict[str, Candidate] = {}
        rows = load_rows("formula_frames.tsv")
        self._before = tuple(word for word, place in rows if place == "before")
        self._after = tuple(word for word, place in rows if place == "after")
        self._whole = frozenset(word for word, place in rows if place == "whole")

    def find(self, text: str) -> Iterator[Candidate]:
        """Yield the lexicon's formulas in ``text``, without the heads and verbs that are no part of the name."""
        for start, end, surface, formula in self.lexicon.find(text):
            if not formula.kind:
                continue
            if (surface[0].isdigit() or surface[-1].isdigit()) and _is_inside_number(text, start, end):
                continue
            if surface[0] == "双" and text[start - 1 : start] == "双":  # 双双跨入
                continue
            known = self._cores.get(surface)
            if known is None:
                if len(self._cores) > _MOST_NAMES:
                    self._cores.clear()
                known = self._cores[surface] = self._core(surface, formula)
            skipped, length, kind, rule, entry, name = known
            if kind == "motto" and "、" in surface:
                yield from _members_of_chain(start, surface, formula)
            else:
                yield Candidate(start + skipped, start + length, kind, rule, entry, name)

    def name(self, text: str, start: int, end: int, rule: str) -> Candidate:
        """Return the name that stands at ``text[start:end]`` with its kind and, if the lexicon holds it, its entry."""
        surface = text[start:end]
        known = self._names.get(surface)
        if known is None:
            form = bare(surface)
            its_kind, formula = kind_of_name(form), self.lexicon.lookup(form)
            if formula and formula.kind == "numeric" and its_kind == "quoted" and form[0] != "一":
                its_kind = "numeric"
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
            its_name = name_of(surface, formula) if formula else form
            known = self._names[surface] = Candidate(0, 0, its_kind, "", formula, its_name)
        _, _, kind, _, entry, name = known
        return Candidate(start, end, kind, rule, entry, name)

    def _core(self, surface: str, formula: Formula) -> Candidate:
        """Return the name that stands in ``surface``, counted from its beginning."""
        kind = formula.kind or "formula"
        start, end = 0, len(surface)
        if kind == "numeric":
            stem = self.lexicon.lookup(surface[:_STEM])
            if stem and stem.kind == "numeric" and surface[_STEM:] in load_set("numeral_heads.tsv"):
                end, formula = _STEM, stem
            elif surface[0] == "一" and not is_repeated(surface):
                kind = "formula"
        elif kind == "formula" and surface not in self._whole:
            for low, high in self._framed(surface):
                core = self.lexicon.lookup(surface[low:high])
                if core and core.kind == "formula":
                    start, end, formula = low, high, core
                    break
        name = name_of(surface[start:end], formula)
        return Candidate(start, end, kind, f"lexicon: {formula.canonical}", formula, name)

    def _framed(self, surface: str) -> Iterator[tuple[int, int]]:
        """Yield the spans that are left without a framing word before, after, or both."""
        lows = [len(word) for word in self._before if surface.startswith(word)]
        highs = [len(surface) - len(word) for word in self._after if surface.endswith(word)]
        for low in (0, *lows):
            for high in (len(surface), *highs):
                if (low, high) != (0, len(surface)) and high - low > _STEM:
                    yield low, high


def name_of(surface: str, formula: Formula | None) -> str:
    """Return what a mention is called: the entry's canonical form where it names the same, else the bare form."""
    if formula and formula.canonical == surface:
        return surface
    form = bare(surface)
    if formula is None or formula.kind == "motto":
        return form
    return named_by(formula.canonical, form)


@lru_cache(maxsize=4096)
def named_by(canonical: str, form: str) -> str:
    """Return the name of a mention: the canonical form where ``form`` only spells, extends or slightly changes it.

    Another name for the same thing (大众创业、万众创新 for 双创) keeps its own.

    >>> named_by("两委", "村两委"), named_by("双创", "大众创业、万众创新"), named_by("八项本领", "八种本领")
    ('两委', '大众创业、万众创新', '八项本领')
    """
    same = _SEPARATORS.sub("、", canonical) == _SEPARATORS.sub("、", form)
    if same or canonical in form or _one_changed(canonical, form):
        return canonical
    return form


def _one_changed(canonical: str, form: str) -> bool:
    if len(canonical) == len(form):
        return sum(a != b for a, b in zip(canonical, form, strict=True)) <= 1
    if min(len(canonical), len(form)) <= _SHORTEST_NAME:
        return False
    longer, shorter = sorted((canonical, form), key=len, reverse=True)
    return len(longer) - len(shorter) == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _is_inside_number(text: str, start: int, end: int) -> bool:
    """Say whether a name that a digit opens or closes is part of a longer number: 4050 in 14050亿元."""
    before = text[start].isdigit() and text[start - 1 : start].isdecimal()
    return before or (text[end - 1].isdigit() and text[end : end + 1].isdecimal())


def _members_of_chain(start: int, surface: str, formula: Formula) -> Iterator[Candidate]:
    """Yield the links of a listed formula that is written as a chain with 、: there each is a motto."""
    for link in surface.split("、"):
        yield Candidate(start, start + len(link), "motto", f"lexicon: {link}", replace(formula, canonical=link))
        start += len(link) + 1


def find_patterns(text: str) -> Iterator[Candidate]:
    """Yield the formulas by which the leader's thought on a subject is cited."""
    for match in _LEADER_ON.finditer(text):
        yield Candidate(match.start(), match.end(), "formula", "leader on a subject")
