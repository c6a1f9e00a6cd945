"""The damage that some traditional pages come with, made anew.

A converter that works on GBK bytes writes the reading of certain traditional characters behind their two bytes,
wherever those bytes stand, so also where they are the second byte of one character and the first of the next. What
decodes the result shows a pair that is no character as ``?`` and comes back into step behind it.
"""

from __future__ import annotations

from functools import lru_cache

from pypinyin.constants import PINYIN_DICT

# Characters that such pages are seen to annotate, and others as common.
ANNOTATED = "發業現產區創養優統戰鎮監態續經鄉協聯執網數衛環節穩黨類對項開體專證線權決觀頭際邊應聽將輕實鄭雙顯為釋變籌義"
_ASCII_END = 0x80


@lru_cache(maxsize=1)
def readings() -> dict[bytes, bytes]:
    """The bytes of each annotated character and what is written behind them."""
    return {
        sign.encode("gbk"): f"({PINYIN_DICT[ord(sign)].split(',')[0]})".encode("gbk")
        for sign in dict.fromkeys(ANNOTATED)
    }


def convert(text: str) -> str:
    """Return ``text`` (traditional, in GBK) as a page shows it that went through the converter."""
    data, table = text.encode("gbk"), readings()
    out = bytearray()
    at = 0
    while at < len(data):
        pair = data[at : at + 2]
        if pair in table:
            out += pair + table[pair]
            at += 2
        else:
            out.append(data[at])
            at += 1
    return _decode(bytes(out))


def _decode(data: bytes) -> str:
    shown = []
    at = 0
    while at < len(data):
        if data[at] < _ASCII_END:
            shown.append(chr(data[at]))
            at += 1
            continue
        pair = data[at : at + 2]
        try:
            shown.append(pair.decode("gbk"))
            at += 2
        except UnicodeDecodeError:
            shown.append("?")
            at += 2 if pair[1:] < b"\x80" else 3
    return "".join(shown)
