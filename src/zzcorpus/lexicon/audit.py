"""Audit a lexicon against texts: which entries never fire, which fire where they should not, which are shadowed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from zzcorpus.lexicon.matcher import FormulaLexicon, FormulaMatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from zzcorpus.lexicon.formulas import Formula

Verdict = Literal["", "never fired", "inside a longer word", "blocked by a longer entry"]
# From this share of an entry's uses on, what happens to them is worth a verdict.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What became of one entry in the texts.

    ``occurrences`` counts every place where its characters stand; of these it ``fired`` in so many, was ``blocked``
    in others by a longer entry (most often ``blocked_by``), and stood ``inside_word`` in others, which may have fired
    all the same; ``longer_word`` is the one met most often.
    """

    formula: str
    kind: str
    documents: int
    occurrences: int
    fired: int
    blocked: int
    blocked_by: str
    inside_word: int
    longer_word: str
    verdict: Verdict


@dataclass(slots=True)
class _Tally:
    documents: int = 0
    fired: int = 0
    refused: int = 0
    blockers: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)


def audit_lexicon(
    formulas: Iterable[Formula],
    texts: Iterable[str],
    segment: Callable[[str], list[str]] | None = None,
) -> tuple[AuditRow, ...]:
    """Return a row per formula, in the lexicon's order.

    ``segment`` cuts a text into words that joined are the text again; with it, a use whose ends cut a word in two
    counts as inside that word (自信 in 自信息). Without it only the shipped longer words are known.
    """
    entries = tuple(formulas)
    lexicon = FormulaLexicon(entries)
    tallies = {formula.canonical: _Tally() for formula in entries}
    for text in texts:
        _count(lexicon, text, tallies, segment)
    return tuple(_row(formula, tallies[formula.canonical]) for formula in entries)


def _count(
    lexicon: FormulaLexicon,
    text: str,
    tallies: dict[str, _Tally],
    segment: Callable[[str], list[str]] | None,
) -> None:
    matches = lexicon.find(text)
    ends = [match.end for match in matches]
    fired = {(match.start, match.end) for match in matches}
    borders = (0, *accumulate(map(len, segment(text)))) if segment else ()
    seen = set()
    for use in lexicon.occurrences(text):
        tally = tallies[use.formula.canonical]
        seen.add(use.formula.canonical)
        nearest = bisect_right(ends, use.start)
        if (use.start, use.end) in fired:
            tally.fired += 1
        elif nearest < len(matches) and matches[nearest].start < use.end:
            # A longer wording of the same entry counts it there.
            if matches[nearest].formula is not use.formula:
                tally.blockers[matches[nearest].formula.canonical] += 1
            continue
        else:
            tally.refused += 1
        if borders and (word := _cut_word(text, use, borders)):
            tally.words[word] += 1
    for canonical in seen:
        tallies[canonical].documents += 1


def _cut_word(text: str, use: FormulaMatch, borders: tuple[int, ...]) -> str:
    """Return the words that the use cuts in two, with all between, or nothing."""
    low = borders[bisect_right(borders, use.start) - 1]
    high = borders[bisect_left(borders, use.end)]
    return "" if (low, high) == (use.start, use.end) else text[low:high]


def _row(formula: Formula, tally: _Tally) -> AuditRow:
    blocked = tally.blockers.total()
    inside = max(tally.words.total(), tally.refused)
    occurrences = tally.fired + tally.refused + blocked
    verdict: Verdict = ""
    if blocked >= _SHARE * occurrences and blocked:
        verdict = "blocked by a longer entry"
    elif inside >= _SHARE * occurrences and inside:
        verdict = "inside a longer word"
    elif not tally.fired:
        verdict = "never fired"
    return AuditRow(
        formula.canonical,
        formula.kind,
        tally.documents,
        occurrences,
        tally.fired,
        blocked,
        _most_common(tally.blockers),
        inside,
        _most_common(tally.words),
        verdict,
    )


def _most_common(counter: Counter[str]) -> str:
    return min(counter, key=lambda item: (-counter[item], item), default="")
