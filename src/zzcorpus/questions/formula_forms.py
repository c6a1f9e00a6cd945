"""By which form a string without marks is told to be a coined formula."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from zzcorpus.questions.keyness import read_reference
from zzcorpus.text import segment

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Form = Literal["title", "brand", "programme"]

_WORDS = Path(__file__).parent / "data" / "formula_forms.tsv"
_H = "[\u3400-\u9fff]"
_LONGEST = 18
_SHORTEST = 4
_TITLE = range(2, 11)  # characters before the end of a title
_BRAND = range(2, 5)  # before the name of a place
_PROGRAMME = range(3, 15)  # before the head of a programme
_IN_A_PLACE = re.compile(f"{_H}{{2,4}}[里上下中旁间畔]的")  # 烟火里的幸福成都
_PROSE = re.compile(
    "^(?:发展|首[批个家座])|[的了在和与及是将到对从被]|推进|打造|实施|推动|加快|提升|完善|优化|建设|向|一批"
)
_AWARDED = re.compile("(?:国家|全国|中国|全省|世界).*(?<!中心|核心|枢纽|门户)城市")  # by the state, or a ranking
_LIST = re.compile("[一二两三四五六七八九十]+[大个项]")

# Frames with places to fill. Each is a whole clause; a frame that reports (以…为重点) is none.
_FRAMES = {
    "让…更…": re.compile(f"让(?!{_H}*地){_H}{{2,8}}更(?:加|有|多|好)?{_H}{{1,6}}"),
    "以…促…": re.compile(f"以{_H}{{1,4}}(?:促进?|带动?|立|兴|强|塑|聚|养|惠|换|润|育|推动|引领)(?!使){_H}{{1,5}}"),
    "…就是…": re.compile(f"{_H}{{2,8}}就是{_H}{{2,8}}"),
    "有…必…": re.compile(f"(?:有|逢|凡){_H}{{1,3}}必{_H}{{1,4}}"),
    "在…中…": re.compile(f"[在于]{_H}{{1,4}}中(?:求|育|开|抢|抓|促|提|寻|谋|争|建|显|锐|勇){_H}{{1,4}}"),
    "办一…成一…": re.compile(f"{_H}一({_H}){_H}一\\1"),
    "把…当…": re.compile(f"把{_H}{{2,8}}当(?:作|成)?{_H}{{2,6}}"),
    "越…越…": re.compile(f"越{_H}{{1,4}}越{_H}{{1,4}}"),
    "谁…谁…": re.compile(f"谁{_H}{{1,4}}谁{_H}{{1,4}}"),
}


# Clauses of one length that answer each other repeat one of these in the same place: 农村更美、农民更富.
_HINGES = frozenset("更最之以必越敢谁皆")
_CLAUSES = range(4, 11)
_REPORTING = re.compile("^以.*为|之[一间内前后中外]|以[上下及来内外后前]")


def hinge_of(clauses: Sequence[str]) -> str:
    """Return the character by which clauses that follow each other are built alike, or nothing.

    >>> hinge_of(["农村更美", "农民更富"]), hinge_of(["以港口为龙头", "以园区为载体"])
    ('更', '')
    """
    if len(clauses) == 1 or len({len(clause) for clause in clauses}) > 1 or len(clauses[0]) not in _CLAUSES:
        return ""
    if len(set(clauses)) < len(clauses) or any(_REPORTING.search(clause) for clause in clauses):
        return ""
    columns = (set(column) for column in zip(*clauses, strict=True))
    return next((character for column in columns if len(column) == 1 for character in column & _HINGES), "")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, tuple[str, ...]]:
    words: dict[str, list[str]] = defaultdict(list)
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, role = line.split("\t")
            words[role].append(word)
    # The longest first, so that 新高地 is not taken for 高地.
    return {role: tuple(sorted(own, key=lambda word: (-len(word), word))) for role, own in words.items()}


@lru_cache(maxsize=16)
def word_set(role: str) -> frozenset[str]:
    """Return the words of one role, as the header of the table describes them."""
    return frozenset(_words()[role])


def core_of(words: Sequence[str]) -> tuple[int, int]:
    """Return which words of a clause are left without those that lead up to a name or follow it.

    >>> core_of(["加快", "建设", "国际", "音乐", "之都"])
    (2, 5)
    """
    start, end = 0, len(words)
    while start < end and words[start] in word_set("lead"):
        start += 1
    while end > start and words[end - 1] in word_set("tail"):
        end -= 1
    return start, end


def form_of_name(name: str, places: Collection[str]) -> Form | None:
    """Return the form of a coined name, if it has one; ``places`` are the names of the places it may be about.

    >>> form_of_name("国际音乐之都", ()), form_of_name("平安天津", ("天津",)), form_of_name("支持天津", ("天津",))
    ('title', 'brand', None)
    """
    if not _SHORTEST <= len(name) <= _LONGEST:
        return None
    if _is_brand(name, places):
        return "brand"
    if _is_title(name):
        return "title"
    return "programme" if _is_programme(name) else None


def may_hold_name(run: str, places: Collection[str]) -> bool:
    """Tell at a glance whether a clause may hold a coined name, before its words are sought."""
    return bool(_glance().search(run)) or any(place in run for place in places)


@lru_cache(maxsize=1)
def _glance() -> re.Pattern[str]:
    words = {*_words()["title"], *_words()["programme"], *_words()["nickname"]}
    # A longer word that holds a shorter one adds nothing.
    least = sorted(word for word in words if not any(other in word for other in words - {word}))
    return re.compile("|".join(least))


def frame_of(clause: str) -> str:
    """Return the frame that a clause fills, or nothing.

    >>> frame_of("让城市运转更聪明"), frame_of("推动城市运转")
    ('让…更…', '')
    """
    if not _SHORTEST < len(clause) <= _LONGEST:
        return ""
    return next((name for name, frame in _FRAMES.items() if frame.fullmatch(clause)), "")


def _before(name: str, role: str) -> str:
    ends = _words()[role]
    if not name.endswith(ends):
        return ""
    return next(name[: -len(end)] for end in ends if name.endswith(end))


def _is_title(name: str) -> bool:
    rest = _before(name, "title")
    if _LIST.match(rest) or _AWARDED.fullmatch(name):
        return False
    if len(rest) not in _TITLE or rest in word_set("no_title") or rest.endswith(_words()["no_title_end"]):
        return False
    return not _PROSE.search(rest) or bool(_IN_A_PLACE.fullmatch(rest))


def _is_brand(name: str, places: Collection[str]) -> bool:
    names = (*places, *_words()["nickname"])
    if not name.startswith(names) and not name.endswith(names):
        return False
    for place in names:
        if name.startswith(place) and name[len(place) :] in word_set("product"):
            return True
        if name.endswith(place):
            rest = name[: -len(place)]
            if setting := _IN_A_PLACE.match(rest):
                rest = rest[setting.end() :]
            if len(rest) in _BRAND and not _PROSE.search(rest) and not word_set("no_brand") & {rest[:2], rest[-2:]}:
                return True
    return False


def _is_programme(name: str) -> bool:
    rest = _before(name, "programme")
    ordinary = _words()["no_programme"]
    if len(rest) not in _PROGRAMME or "的" in rest or rest.endswith(ordinary) or rest.startswith(ordinary):
        return False
    if name.endswith("工程") and not rest.endswith(_words()["scheme"]):
        return False
    return has_coined_word(rest)


def has_coined_word(name: str) -> bool:
    """Tell whether a name holds a word that work reports of the State Council do not, or two clipped to a character.

    >>> has_coined_word("科技聚变"), has_coined_word("产业扶贫提升")
    (True, False)
    """
    words = segment(name)
    clipped = any(len(one) == len(other) == 1 for one, other in pairwise(words))
    return clipped or any(len(word) > 1 and word not in _ordinary() for word in words)


@lru_cache(maxsize=1)
def _ordinary() -> frozenset[str]:
    from zzcorpus.extract.slogans.wordlists import load_set
    from zzcorpus.lexicon.words import load_words

    # Terms leave out words that carry no topic.
    return frozenset(read_reference().counts) | load_set("stopwords.tsv") | load_words("stopwords")
