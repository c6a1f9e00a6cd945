"""The bytes of half-character shifts: where one may begin, and what its characters may have been."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from zzcorpus.cleaning.pairs import pair_model
from zzcorpus.cleaning.pinyin import LETTERS, may_hold_readings, readings, toneless
from zzcorpus.cleaning.script import fold_script

if TYPE_CHECKING:
    from collections.abc import Iterator

LOST = "\ufffd"
Cells = tuple[tuple[str, ...], ...]

_CJK = "\u3001-\u3011\u2010-\u2027\u3400-\u9fff\uff01-\uff5e\u0391-\u03c9\u3041-\u312f\ue000-\uf8ff"
_READING = rf"([{LETTERS}]{{1,6}})[)）]"
_AFTER_READING = re.compile(rf"([\u3400-\u9fff]|[{_CJK}](?=[?\ufffd]))[?\ufffd]?{_READING}")
# A "?" in Chinese text before a run that an ASCII letter or another "?" could end.
_AFTER_MARK = re.compile(rf"([{_CJK}])[?\ufffd](?=[{_CJK}!-/:->]{{1,60}}[@-~?\ufffd])")
# A tool that breaks lines before the bytes of a mark (A1A3, 。) tears the character D0|A1 A3|A8 (小（) apart.
_TEARING = "。、，；：！？"
_LINE_START = re.compile(
    rf"^(?=[{_TEARING}][{_CJK}]{{1,15}}(?:[@-~][{_CJK}(]|[(（][{LETTERS}]{{1,6}}[)）]))", re.MULTILINE
)
_TORN = re.compile(rf"\n[{_TEARING}]")
_WHOLE_READING = re.compile(rf"[(（]{_READING}")
_CLOSING_READING = re.compile(rf"[?\ufffd]{_READING}")
_CLOSING_TAG = re.compile(r"[?\ufffd](?=/[a-zA-Z]{1,6}>)")

# GBK: lead bytes 81-FE; trail bytes 40-7E, which a decoder out of step shows as ASCII, and 80-FE.
_LEADS = range(0x81, 0xFF)
_ASCII_TRAILS = range(0x40, 0x7F)
_TRAILS = (*_ASCII_TRAILS, *range(0x80, 0xFF))
_USER_DEFINED = range(0xE000, 0xF900)
_PAIR = 2
# The longest run looked at, in characters: runs end at the first trail byte of the ASCII range, one in four.
_LONGEST = 60
# Ends considered for one beginning, and beginnings in one text; a text with more is no text with a few shifts.
_MOST_ENDS, _MOST_BEGINNINGS = 12, 200
# Text after a "?" that scores better than this (bits per character) is in step.
_IN_STEP, _WINDOW = -11.0, 4


@dataclass(frozen=True, slots=True)
class Run:
    """A shifted stretch ``text[start:end]``: for each of its characters those it may have been, then ``tail``.

    ``sure``: what the converter wrote there, a reading with its tone that has lost its bracket, is no text. ``leads``
    is the number of first bytes that the reading allows.
    """

    start: int
    end: int
    cells: Cells
    tail: str = ""
    sure: bool = False
    leads: int = 1


@lru_cache(maxsize=65536)
def _character(high: int, low: int) -> str:
    try:
        sign = bytes((high, low)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return sign if len(sign) == 1 and ord(sign) not in _USER_DEFINED else ""


@lru_cache(maxsize=512)
def candidates(high: int | None, low: int | None) -> tuple[str, ...]:
    """Return the characters of GBK with these bytes, None for any."""
    highs = _LEADS if high is None else (high,)
    lows = _TRAILS if low is None else (low,)
    return tuple(sign for h in highs for second in lows if (sign := _character(h, second)))


@lru_cache(maxsize=512)
def _before_mark(high: int, *, pair_lost: bool) -> tuple[str, ...]:
    """Return the characters with first byte ``high`` whose second byte a decoder shows as ``?``.

    That byte is no ASCII (it would be shown), and where it took the next byte with it the two are no character.
    """
    lows = [low for low in (0x80, *_LEADS) if not pair_lost or any(not _character(low, after) for after in _LEADS)]
    return tuple(sign for low in lows if (sign := _character(high, low)))


@lru_cache(maxsize=512)
def _read_as(reading: str) -> tuple[str, ...]:
    """Return the characters of GBK with this reading."""
    return tuple(sign for sign in candidates(None, None) if reading in readings(sign))


def _gbk(sign: str) -> bytes:
    try:
        return sign.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _cells(data: list[int | None]) -> Cells | None:
    """Pair the bytes up; None where a pair is no character."""
    cells = tuple(candidates(data[i], data[i + 1]) for i in range(0, len(data) - 1, _PAIR))
    return cells if all(cells) else None


def _ends(text: str, start: int, at: int, lead: int | None) -> Iterator[Run]:
    """Yield the ways in which a run can end that begins with the byte ``lead`` and goes on with ``text[at:]``."""
    data: list[int | None] = [lead]
    while at < len(text) and len(data) < _PAIR * _LONGEST:
        sign = text[at]
        if sign in "(（":
            yield from _closed_by_reading(text, start, at, data)
            inner = _WHOLE_READING.match(text, at)
            if inner and inner[1] in readings(text[at - 1]):
                at = inner.end()  # the converter found its bytes out of step as well
                continue
        elif sign in "?\ufffd":
            yield from _closed_by_mark(text, start, at, data)
        elif ord(sign) in _ASCII_TRAILS and (cells := _cells([*data, ord(sign)])):
            yield Run(start, at + 1, cells)
        pair = _inside(sign)
        if len(pair) != _PAIR:
            return
        data += pair
        at += 1
    if at >= len(text) and (cells := _cells(data[:-1])):
        yield Run(start, at, cells, LOST)  # the page is cut off inside the run


def _inside(sign: str) -> bytes:
    """Return the two bytes that ``sign`` shows inside a run, empty where it cannot stand in one.

    A half-width mark was a full-width one before the page was folded (；A3BB → ;).
    """
    if not sign.isascii():
        return _gbk(sign)
    return b"" if sign.isspace() or sign.isalnum() or not sign.isprintable() else bytes((0xA3, ord(sign) + 0x80))


def _closed_by_reading(text: str, start: int, at: int, data: list[int | None]) -> Iterator[Run]:
    """Yield the run that ends at a whole reading, its last byte dropped by the decoder: 畮鞂(shí) for 水庫實."""
    closing, high = _WHOLE_READING.match(text, at), data[-1]
    if closing and high is not None and len(data) > 1:
        cells = _cells(data[:-1])
        named = tuple(sign for sign in _before_mark(high, pair_lost=False) if closing[1] in readings(sign))
        if cells and named:
            yield Run(start, closing.end(), (*cells, named))


def _closed_by_mark(text: str, start: int, at: int, data: list[int | None]) -> Iterator[Run]:
    """Yield the readings of a ``?`` at ``at``: a swallowed bracket with its reading, a tag, or lost bytes."""
    cells, high = _cells(data[:-1]), data[-1]
    if cells is None or high is None:
        return
    last = _before_mark(high, pair_lost=False)
    closing = _CLOSING_READING.match(text, at)
    if closing:
        named = tuple(sign for sign in last if closing[1] in readings(sign))
        if named:
            yield Run(start, closing.end(), (*cells, named))
    elif _CLOSING_TAG.match(text, at):
        yield Run(start, at + 1, (*cells, last), "<")
    else:
        # A pair of bytes was lost and the decoder came back into step: the mark stands for two characters.
        reading = _WHOLE_READING.match(text, at + 1)
        second = _read_as(reading[1]) if reading else candidates(None, None)
        end = reading.end() if reading else at + 1
        if second:
            yield Run(start, end, (*cells, _before_mark(high, pair_lost=True), second))
        # Or it swallowed the last byte and an ASCII sign after it, which nothing can bring back.
        if not reading:
            yield Run(start, at + 1, (*cells, last), LOST)


def may_hold_shifts(text: str) -> bool:
    """Whether a closer look is worth its time; most texts are done with this."""
    marked = ("?" in text or LOST in text) and _AFTER_MARK.search(text)
    torn = (text.startswith(tuple(_TEARING)) or _TORN.search(text)) and _LINE_START.search(text)
    return bool(marked or torn or (may_hold_readings(text) and _AFTER_READING.search(text)))


def find_runs(text: str) -> Iterator[list[Run]]:
    """Yield, for each place where a shift may begin, the runs it may be."""
    for count, runs in enumerate(_beginnings(text)):
        if count == _MOST_BEGINNINGS:
            return
        yield [run for run, _ in zip(runs, range(_MOST_ENDS), strict=False)]


def _beginnings(text: str) -> Iterator[Iterator[Run]]:
    for match in _AFTER_READING.finditer(text):
        left = _gbk(match[1])
        sure = match[0][1] in "?\ufffd" and toneless(match[2]) != match[2]
        if len(left) == _PAIR and left[1] in _LEADS and (sure or match[2] not in readings(match[1])):
            named = [sign for sign in candidates(left[1], None) if match[2] in readings(sign)]
            seconds = sorted({_gbk(sign)[1] for sign in named})
            ends = chain.from_iterable(_ends(text, match.end(1), match.end(), second) for second in seconds)
            yield (replace(run, sure=sure, leads=len(seconds)) for run in ends)
    for match in _AFTER_MARK.finditer(text):
        if not _in_step(text, match.end()):
            yield _ends(text, match.end(1), match.end(), None)
    for match in _LINE_START.finditer(text):
        head = _gbk(text[match.end()])
        if len(head) == _PAIR and not _in_step(text, match.end()):
            yield _at_line_start(text, match.end(), head[1])


def _in_step(text: str, at: int) -> bool:
    window = fold_script(text[at : at + _WINDOW])
    return pair_model().score(window) > _IN_STEP * (len(window) - 1)


def _at_line_start(text: str, at: int, lead: int) -> Iterator[Run]:
    """Yield the runs from a line's first character, whose first byte was split from the line before.

    The character so split is lost: white space at the beginning of a paragraph, else one that is marked.
    """
    torn: Cells = () if text[:at].rstrip()[-1:] in "。！？!?”：:" else ((LOST,),)
    for run in _ends(text, at, at + 1, lead):
        yield Run(run.start, run.end, (*torn, *run.cells), run.tail)
