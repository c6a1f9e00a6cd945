"""Whether a text without headings plans or reports, by the words that open its clauses."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.wordlists import read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Status

CLAUSE_OPENS = re.compile(r"(?:^|(?<=[，。；：、\n*\u3000]))[\u3400-\u9fff]{2}")
_DONE = re.compile("了(?!解)")
# A review looks back and compares; a plan seldom does.
_LOOKING_BACK = re.compile(
    "去年(?!同期|底的|水平)|[多一几五]年来|以来|目前|截至|累计|同比|比上年|比去年|(?<!不)已(?!有的)"
    "|取得|成为|荣获|获得|首次|首个|全国第|居全"
)
_BACK = 2  # what each is taken off by; chosen with the margin on 5,959 passages of 600 and 1,800 characters
# What a plan outweighs a review by, in weights to a character: plans have two to three times as much, reviews none.
_MARGIN = 1 / 60
_LEAST = 10  # below this a text has too few such words to tell


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    return {word: int(weight) for word, weight in read_rows("mood_words", 2)}


def status_by_mood(text: str) -> Status:
    """Judge a text without headings by its verbs: a plan urges, a review counts what was done.

    >>> status_by_mood("加快建设交通网，力争新增公路100公里。继续改造老旧小区，鼓励社会投资，抓紧完善配套，办好实事。")
    'target'
    """
    weights = _weights()
    weight = sum(weights.get(words, 0) for words in CLAUSE_OPENS.findall(text))
    weight -= len(_DONE.findall(text)) + _BACK * len(_LOOKING_BACK.findall(text))
    return "target" if weight > max(_LEAST, len(text) * _MARGIN) else "reported"
