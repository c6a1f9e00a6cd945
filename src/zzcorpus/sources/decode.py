"""Bytes to text: candidates are decoded tolerantly and the likeliest is taken.

Usual detectors give up on, or misname, a page with one damaged byte; a tolerant decoding that is scored does not.
A byte order mark decides; then valid UTF-8; then the character model. A label (``charset=gb2312``) only breaks
ties, since labels lie more often than characters do, and GB2312 or GBK always mean their superset GB18030.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from zzcorpus.characters import REPLACEMENT, score_text
from zzcorpus.sources.realign import decode_realigned

if TYPE_CHECKING:
    from collections.abc import Sequence

# UTF-32 first: the little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NUL_CANDIDATES = ("utf-32-le", "utf-32-be")
_PAIRED = frozenset({"gb18030", "big5hkscs"})
_LABELS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "cp936": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf8": "utf-8",
}
# A sample this long settles the codec; it begins where bytes beyond ASCII begin.
_SAMPLE_BYTES = 2_048
_PEEK_BYTES = 512
# Worth about one rare character.
_LABEL_BONUS = 12.0
# Mean log probability of a character. Chinese prose lies between -6 and -7.5, and so many characters of it are clear.
_CLEARLY_CHINESE = -8.0
_FEWEST_CLEAR = 50
# UTF-8 of fewer non-ASCII bytes may be valid by chance and is scored like the others.
_SURE_UTF8_BYTES = 24
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
# What no text file holds, apart from white space, form feed and the escape of terminal logs.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# One U+FFFD stands for one damaged place, however many bytes it has.
_DAMAGED = re.compile("\ufffd{2,}")
_BLANKS = "\ufeff \t\r\n\x0b\x0c\u3000"
_JUDGED_CHARS = 2_048
_MOST_CONTROL = 0.02
_MOST_REPLACED = 0.10
# Mean log probability of a character, under which what was taken for the likeliest encoding is no text in it.
_LEAST_LIKELY = -10.0
# A line of rare names may be less likely; more than this of it is no text.
_FEWEST_JUDGED = 40


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text. ``damaged`` counts the places where bytes could not be decoded (U+FFFD stands there).

    ``sure`` is True where a byte order mark or valid UTF-8 told the encoding, False where it is the likeliest.
    """

    text: str
    encoding: str
    damaged: int = 0
    sure: bool = False


def decode(data: bytes, label: str = "") -> Decoded:
    """Return the likeliest decoding of ``data``; never raises, and drops no byte silently.

    ``label`` is what the document says of itself, for example the charset of an HTML page.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return replace(_decode_as(data[len(mark) :], encoding), sure=True)
    beyond = sum(map(len, _BEYOND_ASCII.findall(data, 0, _SAMPLE_BYTES)))
    if beyond >= _SURE_UTF8_BYTES or b"\x00" not in data:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            if beyond >= _SURE_UTF8_BYTES or text.isascii():
                return Decoded(text, "utf-8", sure=True)
    return _decode_as(data, _likeliest(_sample(data), _LABELS.get(label.strip().lower(), label.strip().lower())))


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        pass
    text = _DAMAGED.sub(REPLACEMENT, _tolerant(data, encoding))
    genuine = data.count(REPLACEMENT.encode(encoding)) if encoding.startswith("utf") else 0
    return Decoded(text, encoding, max(1, text.count(REPLACEMENT) - genuine))


def _tolerant(data: bytes, encoding: str) -> str:
    return decode_realigned(data, encoding) if encoding in _PAIRED else data.decode(encoding, errors="replace")


def _sample(data: bytes) -> bytes:
    """Return a piece from where the text stops being ASCII, at an offset that keeps UTF-16 and UTF-32 aligned."""
    if len(data) <= _SAMPLE_BYTES:
        return data
    first = _BEYOND_ASCII.search(data)
    start = max(0, (first.start() if first else 0) - 64) & ~3
    return data[start : start + _SAMPLE_BYTES]


def _likeliest(sample: bytes, label: str) -> str:
    candidates = _CANDIDATES + (_NUL_CANDIDATES if b"\x00\x00" in sample else ())
    return likeliest_encoding(sample, candidates, label)


def likeliest_encoding(sample: bytes, candidates: Sequence[str], label: str = "") -> str:
    """Return the candidate whose decoding of ``sample`` is likeliest; of equals the first.

    Only where none gives clear Chinese are the pairs of the double-byte codecs looked for again, since that takes a
    hundred times as long.
    """
    bonus = {label: _LABEL_BONUS}
    scored: list[tuple[float, int]] = []
    for order, name in enumerate(candidates):
        text = sample.decode(name, errors="replace")
        score = score_text(text)
        if score >= _CLEARLY_CHINESE * len(text) and len(text) >= _FEWEST_CLEAR:
            return name  # no text is clear Chinese in two of these codecs
        scored.append((score + bonus.get(name, 0.0), -order))
    realigned = [
        (score_text(_tolerant(sample, name)) + bonus.get(name, 0.0), -order) if name in _PAIRED else scored[order]
        for order, name in enumerate(candidates)
    ]
    return candidates[-max(realigned)[1]]


def peek(head: bytes) -> str:
    """Return the text of a file's first bytes, which may end within a character; for a look, not for keeping."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, errors="replace")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return head.decode(likeliest_encoding(_sample(head)[:_PEEK_BYTES], _CANDIDATES), errors="replace")


def text_problem(decoded: Decoded) -> str:
    """Return why decoded bytes are no text, or an empty string where they are one."""
    if not decoded.text.strip(_BLANKS):
        return "the file holds no text"
    sample = decoded.text[:_JUDGED_CHARS]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample) + 2:
        return "binary data, not text"
    if sample.count(REPLACEMENT) > _MOST_REPLACED * len(sample) + 1:
        return "no known Chinese encoding fits its bytes (tried UTF-8, GB18030, Big5, UTF-16, UTF-32)"
    unlikely = score_text(sample) < _LEAST_LIKELY * len(sample) if not decoded.sure else False
    if unlikely and len(sample) >= _FEWEST_JUDGED:
        return "binary data, or an encoding other than UTF-8, GB18030, Big5, UTF-16 and UTF-32"
    return ""
