"""Words, by jieba's dictionary and algorithm. Slogans and claims never depend on them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

SegmenterName = Literal["rjieba", "jieba"]


@lru_cache(maxsize=2)
def _segmenter(name: SegmenterName) -> Callable[[str], list[str]]:
    if name == "jieba":
        import logging

        import jieba
        import platformdirs

        tokenizer = jieba.Tokenizer()
        # Jieba caches its model as marshal data; the shared temp folder is no place to load code-like data from.
        cache = platformdirs.user_cache_path("zzcorpus", ensure_exists=True)
        tokenizer.tmp_dir = str(cache)
        jieba.setLogLevel(logging.WARNING)
        return lambda text: list(tokenizer.cut(text, HMM=False))
    import rjieba

    return lambda text: list(rjieba.cut(text, hmm=False))


def segment(text: str, segmenter: SegmenterName = "rjieba") -> list[str]:
    """Return the words of ``text`` in order; joined they are the text again.

    The hidden Markov model is off: it joins strangers into words that no dictionary holds, and differs
    between the two implementations, which without it give the same words.
    """
    return _segmenter(segmenter)(text)
