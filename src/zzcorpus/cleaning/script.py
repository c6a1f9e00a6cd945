"""Which script a page is in, and traditional to simplified, one character for one.

OpenCC's t2s does the bulk. It leaves 著 alone, which in these texts is mostly the particle 着, and a handful
of variants; and in a page that is simplified already it would rewrite characters that are right there, in
names above all (張乾 but 张乾, 王昇). Length never changes, so that offsets stay true.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.cleaning.datafiles import read_rows, read_words
from zzcorpus.cleaning.pairs import pair_model

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zzcorpus.model import Script

# Below this share of traditional among the telling characters a page is simplified, above the other traditional.
_FEW, _MOST = 0.05, 0.8
# The beginning of a page mostly settles that it is simplified; the rest is counted where it does not.
_SAMPLE = 2000
_HAN = re.compile(r"[\u3400-\u9fff]")
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_FU = re.compile("覆(?<=[反答回批]覆)")


@lru_cache(maxsize=1)
def _opencc() -> Callable[[str], str]:
    import opencc

    return opencc.OpenCC("t2s").convert


@lru_cache(maxsize=1)
def _variants() -> dict[int, str]:
    return {ord(old): new for old, new in read_rows("variants.tsv", 2)}


@lru_cache(maxsize=1)
def _simplified_only() -> frozenset[str]:
    """Characters that a traditional text does not use: what folding makes and folding back unmakes."""
    import opencc

    every = "".join(map(chr, range(0x4E00, 0x9FA6)))
    back = opencc.OpenCC("s2t").convert(every)
    if len(back) != len(every):  # pragma: no cover - a future OpenCC with phrases of uneven length
        back = "".join(opencc.OpenCC("s2t").convert(sign)[:1] or sign for sign in every)
    return frozenset(a for a, b in zip(every, back, strict=True) if a != b)


@lru_cache(maxsize=1)
def _foldable() -> re.Pattern[str]:
    """The characters that folding may change, so that most simplified pages are done with one look.

    Beyond the basic plane a regular expression looks characters up one by one, so those are left out: a page
    that holds one of them and no other traditional character stays as it is.
    """
    every = "".join(map(chr, range(0x3400, 0x9FFF)))
    folded = _opencc()(every)
    alone = [a for a, b in zip(every, folded, strict=True) if a != b] if len(folded) == len(every) else list(every)
    # 瞭 and 藉 change in company only. 著 and 覆, common in simplified texts, are looked for by themselves.
    return re.compile(f"[{''.join(alone)}{''.join(map(chr, _variants()))}瞭藉]")


def _convert(text: str) -> str:
    converted = _opencc()(text)
    if len(converted) != len(text):
        converted = "".join(folded if len(folded := _opencc()(sign)) == 1 else sign for sign in text)
    return converted.translate(_variants()).replace("甚么", "什么")


def _convert_lines(text: str) -> str:
    """Convert the lines that hold anything to convert: in a simplified page with a few variants those are few."""
    lines = text.split("\n")
    foldable = _foldable()
    chosen = [i for i, line in enumerate(lines) if foldable.search(line) or "覆" in line or _BEYOND.search(line)]
    converted = _convert("\n".join([lines[i] for i in chosen])).split("\n")
    for i, line in zip(chosen, converted, strict=True):
        lines[i] = line
    return "\n".join(lines)


def _changed(text: str, folded: str) -> Iterator[str]:
    """Yield the characters of ``text`` that ``folded`` has otherwise."""
    for old, new in zip(text.split("\n"), folded.split("\n"), strict=True):
        if old != new:
            yield from (a for a, b in zip(old, new, strict=True) if a != b)


def fold_page(text: str) -> tuple[Script, str, int]:
    """Return the script of ``text``, the text in simplified characters, and how many characters differ.

    The script is told by the characters that one of the two scripts lacks. In a simplified page the characters
    stay that simplified texts use too (in names above all).
    """
    if text.isascii():
        return "simplified", text, 0
    foldable = _foldable().search(text) or ("覆" in text and _FU.search(text))
    if not foldable and "著" not in text:
        return "simplified", text, 0
    if not foldable:
        folded = _fold_zhe(text)
        return "simplified", folded, text.count("著") - folded.count("著")
    folded = _convert_lines(text)
    changed = sum(sign not in _left_alone() for sign in _changed(text, folded))
    share = 0.0
    if changed:
        marks = _simplified_only()
        share = changed / (changed + sum(sign in marks for sign in text[:_SAMPLE]))
        if share >= _FEW and len(text) > _SAMPLE:
            share = changed / (changed + sum(sign in marks for sign in text))
    if share < _FEW:
        kept = _left_alone()
        lines = zip(text.split("\n"), folded.split("\n"), strict=True)
        folded = "\n".join(
            old if old == new else "".join(a if a in kept else b for a, b in zip(old, new, strict=True))
            for old, new in lines
        )
    if "著" in folded:
        folded = _fold_zhe(folded)
    script: Script = "simplified" if share < _FEW else "traditional" if share > _MOST else "mixed"
    return script, folded, sum(1 for _ in _changed(text, folded))


def detect_script(text: str) -> Script:
    """Return the script of ``text``.

    >>> detect_script("黨的建設"), detect_script("党的建设"), detect_script("第1期")
    ('traditional', 'simplified', 'simplified')
    """
    return fold_page(text)[0]


def fold_script(text: str) -> str:
    """Return ``text`` in simplified characters, character for character (the length is the same).

    For documents and queries alike: a word folded alone and in its page gives the same characters but for
    the few that are names in simplified and ordinary words in traditional texts (乾, 昇).

    >>> fold_script("沿著中國特色社會主義道路"), fold_script("著名")
    ('沿着中国特色社会主义道路', '著名')
    """
    return fold_page(text)[1]


@lru_cache(maxsize=1)
def _left_alone() -> frozenset[str]:
    """Characters with a right of their own in simplified texts, so that they do not tell a script."""
    return read_words("simplified_too.tsv")


def _fold_zhe(text: str) -> str:
    """Fold 著 to 着 except in words with zhù (著名, 显著) and in credits (某某著, 著《…》)."""
    words = read_words("zhu_words.tsv")
    parts, last, at = [], 0, text.find("著")
    while at >= 0:
        before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
        # Before a mark or at the end it may close a credit (某某著); the particle follows a verb that takes it.
        credit = after in {"《", "〈"} or (not _HAN.match(after or " ") and not pair_model().knows(before, "着"))
        if not (before + "著" in words or "著" + after in words or credit):
            parts += [text[last:at], "着"]
            last = at + 1
        at = text.find("著", at + 1)
    return "".join(parts) + text[last:] if parts else text
