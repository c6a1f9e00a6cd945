"""Undoes GBK half-character shifts.

A converter that works on GBK bytes looks for the two bytes of a traditional character and writes its reading
behind them. Where it hits the second byte of one character and the first of the next, the text falls apart:
當的 is AE94 B5C4, 94B5 is 數, so "(shù)" lands between 94B5 and C4. The decoder then shows AE94 as 當, B5 and
the bracket as "?", and reads on one byte late (C4 BA, C3 B8, …: 暮酶…) until a byte in the ASCII range, which
is shown as a letter, or a second "?" brings it back into step.

The bytes of the shifted run are known, so the repair is exact but for bytes that a "?" has swallowed. Those are
inferred from the reading where one stands there, and else by the model of character pairs; where two answers
are close, the character becomes U+FFFD. A run is replaced only where the result is ordinary Chinese and the
run was not.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from zzcorpus.cleaning.pairs import PairModel, pair_model
from zzcorpus.cleaning.pinyin import visible
from zzcorpus.cleaning.script import fold_script
from zzcorpus.cleaning.shiftruns import LOST, candidates, find_runs, may_hold_shifts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zzcorpus.cleaning.ledger import Ledger
    from zzcorpus.cleaning.shiftruns import Cells, Run

# Bits per character: ordinary prose scores about -7, shifted prose about -20.
_ORDINARY, _GAIN = -12.0, 4.0
# A lost byte is restored where the best reading of it is this many bits ahead of the next, twice as many where
# nothing is known of the character after it.
_AHEAD = 3.5
# Known characters that score below this cannot be rescued by the unknown ones; a reading leaves few candidates.
_HOPELESS, _NAMED = -15.0, 4
# What a character withheld costs a repair, in bits: as much as a rare character.
_WITHHELD = 4.0
# The gain of a run that is only marked as lost: less than that of any reading.
_LEAST = 1e-6
# Partial readings kept at each step of the search, and the size of a cell that may be any character.
_BEAM = 48
_WIDE_CELL, _WIDE_BEAM = 2000, 6
# Runs with such a cell solved in one text: they are rare, and the search is long.
_MOST_WIDE = 24
# Beginnings in a row that came to nothing, after which the text is taken to be damaged in another way.
_MOST_FRUITLESS = 60
# Beginnings looked into in one text: each costs up to 20 ms, and a page that is damaged so often is not worth more.
_MOST_BEGINNINGS = 150


def _best(cells: Cells, left: str, right: str, model: PairModel) -> tuple[float, str]:
    """Return the likeliest characters for ``cells`` between ``left`` and ``right``, with their log2 probability."""
    beam = [(0.0, left[-1:], "")]
    for cell in cells:
        signs = cell
        if len(cell) >= _WIDE_CELL:
            beam = beam[:_WIDE_BEAM]
            signs = _known_after({last for _, last, _ in beam})
        steps = [
            (score + model.follow(last, plain), plain, done + sign)
            for sign in signs
            for plain in [_plain(sign)]
            for score, last, done in beam
        ]
        steps.sort(key=lambda step: (-step[0], step[2]))
        beam = steps[:_BEAM]
    closing = [(score + model.follow(last, right[0]) if right else score, done) for score, last, done in beam]
    return max(closing, key=lambda step: (step[0], step[1]), default=(-1e9, ""))


def _known_after(lasts: set[str]) -> tuple[str, ...]:
    """Return the characters that are known after ``lasts``, for a cell that may be any character."""
    model = pair_model()
    known = {plain for last in lasts for plain in model.followers.get(last, "")}
    return tuple(sorted(known & _plain_forms().keys()))


@lru_cache(maxsize=1)
def _plain_forms() -> dict[str, str]:
    """Every character of GBK with its simplified form, folded in one go: one by one takes seconds."""
    signs = candidates(None, None)
    return dict(zip(signs, fold_script("\n".join(signs)).split("\n"), strict=True))


def _plain(sign: str) -> str:
    return _plain_forms().get(sign, sign)


def _solve(run: Run, text: str, model: PairModel) -> tuple[float, str]:
    """Return how much better the repaired run reads than the damaged one (bits per character), and the repair."""
    if not _worth_solving(run, model):
        if not run.sure:
            return 0.0, ""
        if run.leads > 1:  # nothing is known of it but that it is damaged
            return _LEAST, LOST * len(run.cells) + run.tail
    left = fold_script(text[max(0, run.start - 1) : run.start]) or "\n"
    right = "\n" if run.tail == "<" else _context(text[run.end : run.end + 2]) if not run.tail else ""
    cells = _close_quotes(run.cells, text[: run.start].rpartition("\n")[2], text[run.end :].partition("\n")[0])
    score, repaired = _best(cells, left, right, model)
    if not repaired:  # no character that is known can follow
        return 0.0, ""
    per_sign = score / (len(repaired) + bool(right))
    damaged = left + fold_script(text[run.start : run.end]) + right
    before = model.score(damaged) / max(1, len(damaged) - 1)
    if not run.sure and (per_sign < _ORDINARY or per_sign - before < _GAIN):
        return 0.0, ""

    def rival(place: int, others: tuple[str, ...]) -> float:
        return _best((*cells[:place], others, *cells[place + 1 :]), left, right, model)[0]

    result = "".join(_withhold(cells, repaired, run.tail, score, rival)) + run.tail
    # A lost character is a guess withheld: it costs what a rare character costs.
    return per_sign - before - _WITHHELD * result.count(LOST) / len(result), result


def _withhold(
    cells: Cells, repaired: str, tail: str, score: float, rival: Callable[[int, tuple[str, ...]], float]
) -> Iterator[str]:
    """Yield the characters of ``repaired``, marked as lost where another one is nearly as likely."""
    for place, (cell, sign) in enumerate(zip(cells, repaired, strict=True)):
        others = tuple(other for other in cell if _plain(other) != _plain(sign))
        alone = len(cells[place + 1]) >= _WIDE_CELL if place + 1 < len(cells) else tail == LOST
        least = 2 * _AHEAD if alone else _AHEAD
        yield LOST if others and score - rival(place, others) < least else sign


def _worth_solving(run: Run, model: PairModel) -> bool:
    """Whether enough of the run is known for an answer, and what is known reads like Chinese."""
    known = [cell[0] if len(cell) == 1 else "" for cell in run.cells]
    if not any(known) and run.tail != "<" and not any(len(cell) <= _NAMED for cell in run.cells):
        return False
    # Marks say little: any word may follow one.
    steps = [model.follow(_plain(a), _plain(b)) for a, b in pairwise(known) if a.isalnum() and b.isalnum()]
    return not steps or sum(steps) > _HOPELESS * len(steps)


def _close_quotes(cells: Cells, before: str, after: str) -> Cells:
    """Where a quotation is open and not closed later, the last lost character is its closing mark if it may be."""
    is_open = before.count("“") > before.count("”") and not re.match("[^“”]*”", after)
    if is_open and cells and len(cells[-1]) > 1 and "”" in cells[-1]:
        return (*cells[:-1], ("”",))
    return cells


def _context(text: str) -> str:
    plain = fold_script(text).translate({0x2C: "，", 0x3B: "；", 0x3A: "：", 0x28: "（"})
    return plain[:1].strip()


def _choose(text: str, model: PairModel, ledger: Ledger) -> list[tuple[int, int, str]]:
    """Return (start, end, repaired) of every run that could be solved, in order of their finding."""
    chosen: list[tuple[int, int, str]] = []
    wide = fruitless = 0
    for beginnings, runs in enumerate(find_runs(text)):
        fruitless += 1
        if fruitless > _MOST_FRUITLESS or beginnings >= _MOST_BEGINNINGS:
            ledger.warn("the text is damaged in more places than were looked into; the rest stands as it came")
            break
        solved = []
        for run in runs:
            wide += any(len(cell) >= _WIDE_CELL for cell in run.cells)
            if wide > _MOST_WIDE and any(len(cell) >= _WIDE_CELL for cell in run.cells):
                continue
            gain, repaired = _solve(run, text, model)
            if repaired:
                solved.append((gain, repaired, run))
        if solved:
            fruitless = 0
            _, repaired, run = max(solved, key=lambda item: (item[0], item[2].end))
            chosen.append((run.start, run.end, repaired))
    return chosen


def repair_shifts(text: str, ledger: Ledger) -> str:
    """Return ``text`` with shifted runs decoded rightly, counted as ``half_character_shift``.

    What cannot be recovered becomes U+FFFD, with a warning.
    """
    if not may_hold_shifts(text):
        return text
    model = pair_model()
    chosen = _choose(text, model, ledger)
    chosen.sort()
    parts, last, count = [], 0, 0
    for start, end, repaired in chosen:
        if start >= last:
            parts += [text[last:start], repaired]
            last, count = end, count + 1
    result = "".join(parts) + text[last:]
    ledger.repair("half_character_shift", count, lost=visible(text) - visible(result))
    lost = result.count(LOST) - text.count(LOST)
    if lost > 0:
        ledger.warn(f"{lost} characters could not be recovered from damaged bytes and are marked U+FFFD")
    return result
