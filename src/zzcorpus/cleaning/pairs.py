"""How likely one character follows another in official Chinese prose.

A bigram model with Katz-like back-off to the single character: shipped as counts of pairs, never as text. It
decides between readings of damaged bytes and whether a space stands inside a word.
"""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from functools import lru_cache

from zzcorpus.cleaning.datafiles import read_rows
from zzcorpus.errors import DataError

_FOLD = str.maketrans({",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"})
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LATIN = re.compile(r"[A-Za-z]+")
# Back-off weight and the log probability (base 2) of a character never seen at all.
_BACK_OFF = math.log2(0.05)
_UNSEEN = -24.0
# Government reports quote slogans, hardly ever speech; these pairs of marks (log2 P) are as common in news prose.
_QUOTED_SPEECH = {
    "。”": -4.0,
    "！”": -3.0,
    "？”": -3.0,
    "：“": -2.0,
    "，“": -5.0,
    "。“": -6.0,
    "”。": -4.0,
    "”，": -4.0,
}


@dataclass(frozen=True, slots=True)
class PairModel:
    """Log probabilities (base 2) of a character after another, and of a character alone."""

    after: dict[str, float]
    alone: dict[str, float]
    followers: dict[str, str]

    def follow(self, first: str, second: str) -> float:
        """Return log2 P(second | first)."""
        seen = self.after.get(first + second)
        if seen is not None:
            return seen
        if not (first.isalnum() or second.isalnum()):
            return _UNSEEN  # marks follow marks in a few fixed ways only
        return _BACK_OFF + self.alone.get(second, _UNSEEN)

    def knows(self, first: str, second: str) -> bool:
        """Whether the pair is among the common ones."""
        return first + second in self.after

    def score(self, text: str) -> float:
        """Return the log2 probability of ``text`` after its first character, simplified script assumed."""
        plain = normal(text)
        return sum(self.follow(a, b) for a, b in itertools.pairwise(plain))


def normal(text: str) -> str:
    """Fold marks to full width, numbers to one 0, Latin words to one a, as the model was counted."""
    plain = "".join(text.split(" ")).translate(_FOLD)
    return _LATIN.sub("a", _DIGITS.sub("0", plain))


@lru_cache(maxsize=1)
def pair_model() -> PairModel:
    """Return the shipped model, read once per process (about 0.1 s)."""
    counts: dict[str, int] = {}
    for first, groups in read_rows("character_pairs.tsv", 2):
        head, level = first.replace("¶", "\n"), 0
        for sign in groups:
            if "A" <= sign <= "Z":
                level = 1 << (ord(sign) - 65)
            elif level:
                counts[head + sign.replace("¶", "\n")] = level
            else:
                raise DataError(f"character_pairs.tsv: the row of {first} has no count before {sign}")
    before: dict[str, int] = {}
    followers: dict[str, list[str]] = {}
    single: dict[str, int] = {}
    for pair, count in counts.items():
        followers.setdefault(pair[0], []).append(pair[1])
        before[pair[0]] = before.get(pair[0], 0) + count
        single[pair[1]] = single.get(pair[1], 0) + count
    total = sum(single.values())
    after = {pair: math.log2(count / before[pair[0]]) for pair, count in counts.items()}
    for pair, score in _QUOTED_SPEECH.items():
        after[pair] = max(score, after.get(pair, score))
        followers.setdefault(pair[0], []).append(pair[1])
    return PairModel(
        after=after,
        alone={sign: math.log2(count / total) for sign, count in single.items()},
        followers={sign: "".join(seconds) for sign, seconds in followers.items()},
    )
