"""Text that was decoded wrongly before it came here: it reads as characters, but not as language."""

from __future__ import annotations

import re

from zzcorpus.characters import hanzi_rarity

# U+FFFD in UTF-8 read as GBK, and the fill bytes of a C compiler read as GBK.
_FILLERS = re.compile("锟斤拷|烫烫烫|屯屯屯|锘挎")
# What Western code pages show for the bytes of Hanzi; × and · stand in Chinese texts in their own right.
_LATIN = re.compile("[\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u00ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_QUESTION_RUN = re.compile(r"\?{4,}")
_SAMPLE_CHARS = 1_000
_FEWEST_HANZI = 20
# Nats a Hanzi. Official prose lies between 6 and 8, UTF-8 read as GBK above 11.
_TOO_RARE = 10.0
# A look at every eighth character settles nearly all texts: below this mean it is prose.
_STRIDE, _CLEARLY_PROSE = 8, 9.0
_MOST_LATIN = 0.15
_MOST_PRIVATE = 0.03
_MOST_QUESTIONS = 0.2


def _rarity(sample: str) -> float:
    quick = hanzi_rarity(sample[::_STRIDE], _FEWEST_HANZI)
    return quick if 0 < quick < _CLEARLY_PROSE else hanzi_rarity(sample, _FEWEST_HANZI)


def garbled_warning(text: str) -> str:
    """Return a warning that begins with ``garbled:`` where the text is not readable Chinese, or an empty string."""
    start = max(0, (len(text) - _SAMPLE_CHARS) // 2)
    sample = text[start : start + _SAMPLE_CHARS]
    count = max(1, len(sample))
    if _FILLERS.search(sample):
        return "garbled: it was decoded wrongly before (锟斤拷 stands for characters that are lost)"
    if (rarity := _rarity(sample)) > _TOO_RARE:
        return f"garbled: its characters are too rare for Chinese prose ({rarity:.1f} nats each; prose has 6 to 8)"
    if len(_LATIN.findall(sample)) > _MOST_LATIN * count:
        return "garbled: Chinese bytes were read as Western letters before"
    if len(_PRIVATE.findall(sample)) > _MOST_PRIVATE * count:
        return "garbled: it holds private characters that only its own font can show"
    if sum(map(len, _QUESTION_RUN.findall(sample))) > _MOST_QUESTIONS * count:
        return "garbled: its characters were replaced by question marks before"
    return ""
