"""Audit a lexicon against texts: which entries never fire, which fire where they should not, which are shadowed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from zzcorpus.lexicon.matcher import FormulaLexicon, FormulaMatch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zzcorpus.lexicon.formulas import Formula

Verdict = Literal["", "never fired", "inside a longer word", "blocked by a longer entry"]
# From this share of an entry's uses on, what happens to them is worth a verdict.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class AuditRow:
    """What became of one entry in the texts.

    ``occurrences`` counts every place where its characters stand; of these it ``fired`` in so many, was ``blocked``
    in others by a longer slogan (most often ``blocked_by``), and stood ``inside_word`` in others, which may have fired
    all the same; ``longer_word`` is the one met most often. What is left is no use as a slogan, such as a catchword
    without its quotation marks.
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


class Mention(NamedTuple):
    """What counts as a slogan at ``[start, end)`` of a text: its name, and the entry it comes from, or nothing."""

    start: int
    end: int
    name: str
    entry: str


@dataclass(slots=True)
class _Tally:
    documents: int = 0
    fired: int = 0
    refused: int = 0
    uncounted: int = 0
    blockers: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)


def audit_lexicon(
    formulas: Iterable[Formula],
    texts: Iterable[str],
    segment: Callable[[str], list[str]] | None = None,
    mentions_in: Callable[[str], Sequence[Mention]] | None = None,
) -> tuple[AuditRow, ...]:
    """Return a row per formula, in the lexicon's order.

    ``segment`` cuts a text into words that joined are the text again; with it, a use whose ends cut a word in two
    counts as inside that word (自信 in 自信息). Without it only the shipped longer words are known. ``mentions_in``
    returns all that counts as a slogan in a text, in order, also what stands in other lexicons; without it the
    formulas stand alone.
    """
    entries = tuple(formulas)
    lexicon = FormulaLexicon(entries)
    tallies = {formula.canonical: _Tally() for formula in entries}
    for text in texts:
        uses, matches = lexicon.occurrences(text), lexicon.find(text)
        mentions = mentions_in(text) if mentions_in else [_mention(match) for match in matches]
        if uses or mentions:
            borders = tuple(accumulate(map(len, segment(text)), initial=0)) if segment else ()
            _count(_Text(text, borders, mentions, matches), uses, tallies)
    return tuple(_row(formula, tallies[formula.canonical]) for formula in entries)


class _Text(NamedTuple):
    """A text, its words, what counts as a slogan in it, and where the audited lexicon by itself finds an entry."""

    text: str
    borders: tuple[int, ...]
    mentions: Sequence[Mention]
    matches: Sequence[FormulaMatch]


def _mention(match: FormulaMatch) -> Mention:
    return Mention(match.start, match.end, match.formula.canonical, match.formula.canonical)


def _count(at: _Text, uses: Iterable[FormulaMatch], tallies: dict[str, _Tally]) -> None:
    seen = {use.formula.canonical for use in uses}
    for mention in at.mentions:
        if mention.entry in tallies:
            seen.add(mention.entry)
            tallies[mention.entry].fired += 1
            _note_word(at, mention, tallies[mention.entry])
    for use in uses:
        tally = tallies[use.formula.canonical]
        taken_by = _overlapping(at.mentions, use)
        if taken_by is None:
            # The lexicon refuses what only looks like the entry: 两个维护点.
            if _overlapping(at.matches, use) is None:
                tally.refused += 1
            else:
                tally.uncounted += 1
            _note_word(at, use, tally)
        elif taken_by.entry != use.formula.canonical:
            tally.blockers[taken_by.name] += 1
    for canonical in seen:
        tallies[canonical].documents += 1


_Stretch = TypeVar("_Stretch", Mention, FormulaMatch)


def _overlapping(stretches: Sequence[_Stretch], use: FormulaMatch) -> _Stretch | None:
    nearest = bisect_right(stretches, use.start, key=lambda stretch: stretch.end)
    return stretches[nearest] if nearest < len(stretches) and stretches[nearest].start < use.end else None


def _note_word(at: _Text, use: FormulaMatch | Mention, tally: _Tally) -> None:
    if at.borders and (word := _cut_word(at.text, use, at.borders)):
        tally.words[word] += 1


def _cut_word(text: str, use: FormulaMatch | Mention, borders: tuple[int, ...]) -> str:
    """Return the words that the use cuts in two, with all between, or nothing."""
    low = borders[bisect_right(borders, use.start) - 1]
    high = borders[bisect_left(borders, use.end)]
    return "" if (low, high) == (use.start, use.end) else text[low:high]


def _row(formula: Formula, tally: _Tally) -> AuditRow:
    blocked = tally.blockers.total()
    inside = max(tally.words.total(), tally.refused)
    occurrences = tally.fired + tally.refused + tally.uncounted + blocked
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
