"""Mottos of two aims in one breath, each a verb and its object: 抓基层强基础, 提素质促发展."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.candidates import Candidate, expressions, find_each
from zzcorpus.extract.slogans.mottos import BEFORE_CHAIN
from zzcorpus.extract.slogans.wordlists import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_LENGTH = 6
_HAN = re.compile("[\u3400-\u9fff]")
_BEFORE = BEFORE_CHAIN | {"带头", "狠", "更加"}


def find_aims(text: str) -> Iterator[Candidate]:
    """Yield the mottos of two aims that stand between marks or behind a verb that leads to them: 突出 | 强管理重监督.

    >>> [text[c.start : c.end] for text in ["二要突出提素质促发展，加强建设。"] for c in find_aims(text)]
    ['提素质促发展']
    """
    for match in find_each(_aims(), text):
        end = match.start()
        start = end - _LENGTH
        led = text[max(0, start - 2) : start]
        if not _HAN.match(led[-1:]) or led in _BEFORE or led[-1:] in _BEFORE:
            yield Candidate(start, end, "motto", "two aims, each a verb and its object")


@lru_cache(maxsize=1)
def _aims() -> tuple[re.Pattern[str], ...]:
    """Match the mark behind two aims: marks are rare, so that they are looked for and the aims looked back at."""
    rows = load_rows("paired_aims.tsv")
    verbs = "".join(word for word, part in rows if part == "verb")
    objects = "|".join(word for word, part in rows if part == "object")
    # The second verb is looked at first: before most marks there is none.
    return expressions(
        "，、；。：！\n”）", f"(?<=[{verbs}](?s:...))(?<=[{verbs}](?:{objects})[{verbs}](?:{objects})(?s:.))"
    )
