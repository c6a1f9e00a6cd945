"""Where sentences begin and end in Chinese official prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from zzcorpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

# A sentence ends at 。！？!? (with the closing marks that follow), or at a line break. A half-width "." ends
# none: in these texts it is a decimal point or part of an abbreviation. "；" joins clauses of one sentence.
_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?]+[”’」』）)】》〉]*)?|[。！？!?]+[”’」』）)】》〉]*")


def split_sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` in order, without the white space around them.

    >>> text = "全面从严治党。要求如下：\\n一是学。"
    >>> [text[s.start : s.end] for s in split_sentences(text)]
    ['全面从严治党。', '要求如下：', '一是学。']
    """
    spans = []
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append(Span(start, end, "sentence"))
    return spans


def sentence_at(sentences: Sequence[Span], offset: int) -> Span:
    """Return the sentence that holds ``offset``, or the one before it where it stands between two.

    Raises IndexError where there are no sentences.
    """
    return sentences[max(0, bisect_right(sentences, offset, key=lambda span: span.start) - 1)]
