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
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning.pairs import PairModel, pair_model
from zzcorpus.cleaning.pinyin import LETTERS, LIKELY, readings, visible
from zzcorpus.cleaning.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zzcorpus.cleaning.ledger import Ledger

LOST = "\ufffd"
_CJK = "\u3001-\u3011\u2010-\u2027\u3400-\u9fff\uff01-\uff5e\u0391-\u03c9\u3041-\u312f\ue000-\uf8ff"
_AFTER_READING = re.compile(rf"([\u3400-\u9fff])[?\ufffd]?([{LETTERS}]{{1,6}})[)）]")
# A "?" in Chinese text before a run that an ASCII letter or another "?" could end.
_AFTER_MARK = re.compile(rf"([{_CJK}])[?\ufffd](?=[{_CJK}!-/:->]{{1,60}}[@-~?\ufffd])")
# A tool that breaks lines before the bytes of a mark (A1A3, 。) tears the character D0|A1 A3|A8 (小（) apart.
_LINE_START = re.compile(
    rf"^[^\S\n]*(?=[。、，；：！？][{_CJK}]{{1,15}}(?:[@-~][{_CJK}(]|[(（][{LETTERS}]{{1,6}}[)）]))", re.MULTILINE
)
_CLOSING_READING = re.compile(rf"[?\ufffd]([{LETTERS}]{{1,6}})[)）]")
_WHOLE_READING = re.compile(rf"[(（]([{LETTERS}]{{1,6}})[)）]")
_CLOSING_TAG = re.compile(r"[?\ufffd](?=/[a-zA-Z]{1,6}>)")
_MARKS = "?\ufffd"

# The longest run looked at. Runs end at the first byte in the ASCII range, about one in four trail bytes.
_LONGEST = 60
# Bits per character: ordinary prose scores about -7, shifted prose about -20.
_ORDINARY, _GAIN = -12.0, 4.0
# A lost byte is restored where the best reading of it is this many bits ahead of the next.
_AHEAD = 3.5
# Characters considered for one unknown byte or pair of bytes at each step of the search.
_BEAM = 48
_WIDE_CELL = 2000


@dataclass(frozen=True, slots=True)
class _Run:
    """A shifted stretch: ``text[start:end]`` stands for ``cells``, lists of possible characters, then ``tail``."""

    start: int
    end: int
    cells: tuple[tuple[str, ...], ...]
    tail: str = ""


@lru_cache(maxsize=65536)
def _character(high: int, low: int) -> str:
    try:
        return bytes((high, low)).decode("gbk")
    except UnicodeDecodeError:
        return ""


@lru_cache(maxsize=512)
def _candidates(high: int | None, low: int | None) -> tuple[str, ...]:
    """Return the characters of GBK with these bytes, None for any."""
    highs = range(0x81, 0xFF) if high is None else (high,)
    lows = [*range(0x40, 0x7F), *range(0x80, 0xFF)] if low is None else (low,)
    found = (_character(h, low_byte) for h in highs for low_byte in lows)
    return tuple(sign for sign in found if len(sign) == 1 and not 0xE000 <= ord(sign) <= 0xF8FF)  # noqa: PLR2004


@lru_cache(maxsize=512)
def _before_mark(high: int, *, pair_lost: bool) -> tuple[str, ...]:
    """Return the characters with first byte ``high`` whose second byte a decoder shows as ``?``.

    That byte is no ASCII (it would be shown), and where it took the next byte with it the two are no character.
    """
    lows = [low for low in range(0x81, 0xFF) if not pair_lost or _holes(low)]
    return tuple(sign for low in lows for sign in _candidates(high, low))


@lru_cache(maxsize=256)
def _holes(high: int) -> frozenset[int]:
    """Return the bytes that make no character of GBK after ``high``."""
    return frozenset(low for low in range(0x81, 0xFF) if not _character(high, low))


def _gbk(sign: str) -> bytes:
    try:
        return sign.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _cells(data: list[int | None]) -> tuple[tuple[str, ...], ...] | None:
    """Pair the bytes up; None where a pair is no character."""
    cells = tuple(_candidates(data[i], data[i + 1]) for i in range(0, len(data) - 1, 2))
    return cells if all(cells) else None


def _ends(text: str, start: int, at: int, lead: list[int | None]) -> Iterator[_Run]:
    """Yield the ways in which a run can end whose bytes so far are ``lead`` and whose text goes on at ``at``."""
    stack = [(at, list(lead))]
    while stack:
        at, data = stack.pop()
        while at < len(text) and len(data) < 2 * _LONGEST:
            sign = text[at]
            code = ord(sign)
            if sign == "\n":
                break
            if sign == "（":
                yield from _closed_by_reading(text, start, at, data)
            if code >= 0x80 and sign != LOST:  # noqa: PLR2004 - beyond ASCII
                pair = _gbk(sign)
                if len(pair) != 2:  # noqa: PLR2004 - a GBK character
                    break
                data += pair
                at += 1
                continue
            if sign == "(":
                yield from _closed_by_reading(text, start, at, data)
            if sign in _MARKS:
                yield from _closed_by_mark(text, start, at, data)
            if 0x40 <= code <= 0x7E and len(data) % 2:  # noqa: PLR2004 - the ASCII range of trail bytes
                cells = _cells([*data, code])
                if cells:
                    yield _Run(start, at + 1, cells)
            if sign.isspace() or sign.isalnum() or sign == LOST:
                break
            # A half-width mark inside a run was a full-width one before the page was folded (；A3BB → ;).
            data += (0xA3, code + 0x80)
            at += 1
        else:
            if at >= len(text):
                cells = _cells(data[: len(data) // 2 * 2])
                if cells:
                    yield _Run(start, at, cells, LOST if len(data) % 2 else "")


def _closed_by_reading(text: str, start: int, at: int, data: list[int | None]) -> Iterator[_Run]:
    """Yield the run that ends at a whole reading, its last byte dropped by the decoder: 畮鞂(shí) for 水庫實."""
    closing = _WHOLE_READING.match(text, at)
    high = data[-1] if len(data) % 2 else None
    if closing and high is not None:
        cells = _cells(data[:-1])
        named = tuple(sign for sign in _before_mark(high, pair_lost=False) if closing[1] in readings(sign))
        if cells is not None and named:
            yield _Run(start, closing.end(), (*cells, named))


def _closed_by_mark(text: str, start: int, at: int, data: list[int | None]) -> Iterator[_Run]:
    """Yield the readings of a ``?`` at ``at``: a swallowed bracket with its reading, a tag, or lost bytes."""
    if len(data) % 2 == 0:
        return
    cells = _cells(data[:-1]) if len(data) > 1 else ()
    if cells is None:
        return
    high = data[-1]
    last = _candidates(None, None) if high is None else _before_mark(high, pair_lost=False)
    closing = _CLOSING_READING.match(text, at)
    if closing:
        named = tuple(sign for sign in last if closing[1] in readings(sign))
        if named:
            yield _Run(start, closing.end(), (*cells, named))
        return
    if _CLOSING_TAG.match(text, at):
        yield _Run(start, at + 1, (*cells, last), "<")
        return
    # One byte pair was lost and the decoder came back into step: two characters stand for "last byte, ?".
    if high is not None:
        yield _Run(start, at + 1, (*cells, _before_mark(high, pair_lost=True), _candidates(None, None)))
    # Or the mark swallowed the last byte and an ASCII sign after it, which nothing can bring back.
    yield _Run(start, at + 1, (*cells, last), LOST)


def _runs(text: str) -> Iterator[list[_Run]]:
    """Yield, for each place where a shift may begin, the runs it may be."""
    for match in _AFTER_READING.finditer(text):
        left = _gbk(match[1])
        if len(left) == 2 and match[2] not in readings(match[1]):  # noqa: PLR2004 - a GBK character
            seconds = (
                {_gbk(sign)[1] for sign in _candidates(left[1], None) if match[2] in readings(sign)}
                if left[1] >= 0x81
                else set()
            )
            yield [run for b in sorted(seconds) for run in _ends(text, match.end(1), match.end(), [b])]
    for match in _AFTER_MARK.finditer(text):
        yield list(_ends(text, match.end(1), match.end(), [None]))
    model = pair_model()
    for match in _LINE_START.finditer(text):
        head = _gbk(text[match.end()])
        opening = model.score(fold_script(text[match.end() : match.end() + 6]))
        if len(head) == 2 and opening < 5 * _ORDINARY:  # noqa: PLR2004 - a GBK character
            yield list(_at_line_start(text, match.end(), head))


def _at_line_start(text: str, at: int, head: bytes) -> Iterator[_Run]:
    """Yield the runs from a line's first character, whose first byte was split from the line before.

    The character so split is lost: white space at the beginning of a paragraph, else one that is marked.
    """
    before = text[:at].rstrip()[-1:]
    torn = () if before in "。！？!?”：:" else ((LOST,),)
    for run in _ends(text, at, at + 1, [head[1]]):
        yield _Run(run.start, run.end, (*torn, *run.cells), run.tail)


def _best(cells: tuple[tuple[str, ...], ...], left: str, right: str, model: PairModel) -> tuple[float, str]:
    """Return the likeliest characters for ``cells`` between ``left`` and ``right``, with their log2 probability."""
    beam = [(0.0, left[-1:], "")]
    for cell in cells:
        signs = cell if len(cell) < _WIDE_CELL else _known_after({last for _, last, _ in beam}, cell)
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


def _known_after(lasts: set[str], cell: tuple[str, ...]) -> tuple[str, ...]:
    """Of a cell that may be any character, return those that are known after ``lasts``."""
    model, allowed = pair_model(), set(cell)
    known = {plain for last in lasts for plain in model.followers.get(last, "")}
    return tuple(sorted(sign for sign in allowed if _plain(sign) in known))


@lru_cache(maxsize=1)
def _plain_forms() -> dict[str, str]:
    """Every character of GBK with its simplified form, folded in one go: one by one takes seconds."""
    signs = _candidates(None, None)
    return dict(zip(signs, fold_script("\n".join(signs)).split("\n"), strict=True))


def _plain(sign: str) -> str:
    return _plain_forms().get(sign, sign)


def _solve(run: _Run, text: str, model: PairModel) -> tuple[float, str]:
    """Return how much better the repaired run reads than the damaged one (bits per character), and the repair."""
    left = fold_script(text[max(0, run.start - 1) : run.start]) or "\n"
    right = "\n" if run.tail == "<" else _context(text[run.end : run.end + 2]) if not run.tail else ""
    cells = _close_quotes(run.cells, text[text.rfind("\n", 0, run.start) + 1 : run.start])
    score, repaired = _best(cells, left, right, model)
    per_sign = score / (len(repaired) + bool(right))
    damaged = left + fold_script(text[run.start : run.end]) + right
    before = model.score(damaged) / max(1, len(damaged) - 1)
    if per_sign < _ORDINARY or per_sign - before < _GAIN:
        return 0.0, ""
    signs = list(repaired)
    for place, cell in enumerate(cells):
        if len(cell) == 1:
            continue
        others = tuple(sign for sign in cell if _plain(sign) != _plain(repaired[place]))
        if others:
            rival, _ = _best((*cells[:place], others, *cells[place + 1 :]), left, right, model)
            if score - rival < _AHEAD:
                signs[place] = LOST
    # A lost character is a guess withheld: it costs what a rare character costs.
    return per_sign - before - 4.0 * signs.count(LOST) / len(signs), "".join(signs) + run.tail


def _close_quotes(cells: tuple[tuple[str, ...], ...], before: str) -> tuple[tuple[str, ...], ...]:
    """Where a quotation is open and the last lost character may be its closing mark, it is that mark."""
    if cells and len(cells[-1]) > 1 and "”" in cells[-1] and before.count("“") > before.count("”"):
        return (*cells[:-1], ("”",))
    return cells


def _context(text: str) -> str:
    plain = fold_script(text).translate({0x2C: "，", 0x3B: "；", 0x3A: "：", 0x28: "（"})
    return plain[:1].strip()


def repair_shifts(text: str, ledger: Ledger) -> str:
    """Return ``text`` with shifted runs decoded rightly, counted as ``half_character_shift``.

    What cannot be recovered becomes U+FFFD, with a warning.
    """
    marked = ("?" in text or LOST in text) and _AFTER_MARK.search(text)
    if not (marked or (LIKELY.search(text) and _AFTER_READING.search(text)) or _LINE_START.search(text)):
        return text
    model = pair_model()
    chosen: list[tuple[int, int, str]] = []
    for runs in _runs(text):
        solved = [(gain, repaired, run) for run in runs for gain, repaired in [_solve(run, text, model)] if repaired]
        if solved:
            _, repaired, run = max(solved, key=lambda item: (item[0], item[2].end))
            chosen.append((run.start, run.end, repaired))
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
