"""What a numeral abbreviation packs, where the document itself says so.

The rule of the genre (a numeral names as many coordinate members as share an element) is the test: a list is
taken only where its length is the number packed and its members are built alike. A list that fails is left.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.numerals import packed_number
from zzcorpus.extract.slogans.wordlists import load_rows, load_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOW = 400
_SHORTEST_MEMBER = 2
_LONGEST_MEMBER = 30
_FEWEST_BEFORE = 3  # two items before a name are a list by chance too often
_UNLIKE_LENGTHS = 1
_UNLIKE_LENGTHS_OF_MANY = 2
_MANY = 4

# After the name: （A、B、C）, 是指A、B、C, 即A、B、C, and in a glossary note also ：A、B、C or 】A、B、C.
_HEAD = r"(?P<head>[\u3400-\u9fff]{0,8}?)"
_DEFINED_AFTER = re.compile(
    rf"[”’」』\"*\s]*{_HEAD}[*\s]*(?P<cue>（(?:即|指|是指)?|[：，】]?[*\s]*(?:是指|就是|分别是|分别为|具体是|具体为|即|指)[：，:]?|[：】])"
    r"[*\s]*(?P<list>[^。\n]+)"
)
_CUE = re.compile("[（：】指即]|就是|分别|具体")
_CUE_WITHIN = 16
_WEAK_CUES = "：】（"
_OTHER_NAME = re.compile(r"“([^”]{1,12})”(?:是指|指|即|为|就是)")
# Behind the list another name is explained: “两重”即…，“两新”即…
_NEXT_NAME = re.compile(r"[，；、]“?[^“”，；、]{1,8}”?(?:是指|就是指|即)")
_EXPLAINS = re.compile(r"^(?:主要|分别)?(?:是指|指|即)")
_PARTICLE = "(?P<particle>[了起好牢]?)"  # 建立起, 落实好
_OPENING = tuple('“‘「『"')
_STOPS = "。；！？\n：（）()，"
_BEFORE_NAME = re.compile(r"(?:等|的|这|实现|做到|为|等方面)+\Z")
_NAME_IN_LIST = ("和", "与", "及", "、", "或")
_JOINED = re.compile(r"(?<=[\u3400-\u9fff）]{2})(?:以及|和|及|与)(?=[\u3400-\u9fff]{2})")
_HAN_NUMBER = "[一二三四五六七八九十]"
_ENUMERATED = re.compile(
    rf"^(?:[①-⑳]|[0-9](?=指)|{_HAN_NUMBER}+是|{_HAN_NUMBER}、|[（(](?:{_HAN_NUMBER}+|\d+)[)）]|第{_HAN_NUMBER}，)"
)
_MARKS = re.compile(r"[“”‘’「」『』\"'*\s]+")
_TAIL = re.compile(r"(?<=[\u3400-\u9fff]{2})等[^、]*\Z")
_COUNTED = re.compile("[两三四五六七八九十][大项个][\u3400-\u9fff]{0,2}\\Z")  # …、宅基地制度三项改革
_NUMERAL_NAME = re.compile("[两三四五六七八九十][\u3400-\u9fff]{1,3}")
_COMMON = frozenset("的和与及在了是")


def find_members(text: str, start: int, end: int, name: str, *, before: bool = True) -> tuple[str, ...]:
    """Return the members that the text lists for ``name`` at ``text[start:end]``, or nothing.

    With ``before`` also a list that leads up to the name counts (A、B、C“三个板块”).
    """
    numbers = packed_number(name)
    if not numbers or max(numbers) < 2:  # noqa: PLR2004 - one member is no list
        return ()
    found = _after(text, start, end, name, numbers)
    return found or (_before(text, start, numbers) if before else ())


def _after(text: str, start: int, end: int, name: str, numbers: tuple[int, ...]) -> tuple[str, ...]:
    if not _CUE.search(text, end, end + _CUE_WITHIN):
        return ()
    match = _DEFINED_AFTER.match(text, end, end + _WINDOW)
    if not match:
        return ()
    listed = match["list"]
    if match["cue"] == "（" or match["cue"].startswith("（"):
        listed = listed.split("）", 1)[0]
    elif match["cue"] in _WEAK_CUES and not _heads_line(text, start):
        return ()
    parts = list(_OTHER_NAME.finditer(listed))
    if not parts or parts[0].start():
        if other := _NEXT_NAME.search(listed):
            listed = listed[: other.start()]
        return _fitting(listed, numbers, name, match["head"])
    bounds = [*(part.start() for part in parts[1:]), len(listed)]
    said = [listed[part.end() : bound].rstrip("，；、") for part, bound in zip(parts, bounds, strict=True)]
    if parts[0][1] == name:
        return _fitting(said[0], numbers, name, match["head"])
    if all(part[1] in name for part in parts):
        return _checked([_clean(item) for part in said for item in _TAIL.sub("", part).split("、")], numbers)
    return ()


def _checked(items: list[str], numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Return the parts' members if together they are as many as the numerals say."""
    sound = len(items) in numbers and all(1 < len(item) <= _LONGEST_MEMBER for item in items)
    return tuple(items) if sound and len(set(items)) == len(items) else ()


def _heads_line(text: str, start: int) -> bool:
    """Tell whether the name heads its line, as in a glossary."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not re.search(r"[\u3400-\u9fff]", line)


def _before(text: str, start: int, numbers: tuple[int, ...]) -> tuple[str, ...]:
    if text[start - 1 : start] in _OPENING:
        start -= 1
    listed = text[max(0, start - _WINDOW // 2) : start]
    if "、" not in listed[-_LONGEST_MEMBER:] or listed.endswith(_NAME_IN_LIST):
        return ()
    listed = listed[max(listed.rfind(stop) for stop in _STOPS) + 1 :]
    for items in _ways_to_split(_BEFORE_NAME.sub("", listed)):
        if len(items) >= _FEWEST_BEFORE and len(items) in numbers and (members := _alike(_bare(_led(items)))):
            return members
    return ()


def _led(items: list[str]) -> list[str]:
    """Return the items of a list in running text, the first without the words that lead into the list.

    Not where another member begins like the first: then its verb is a part of it (全面建成…、全面深化…).
    """
    first, *others = items
    lengths = {len(item) for item in others}
    strong, weak = _leads()
    if (match := strong.match(first)) and (left := _behind(match, others)):
        first = left
    match = weak.match(first)
    left = _behind(match, others) if match else ""
    if not left:
        return [first, *others]
    usual = sum(lengths) / len(lengths)
    if len(lengths) == 1 and len(first) > usual:
        joined = max(first.rfind(word) for word in "与和及对把") + 1  # 工资增长与 | 劳动生产率
        first = first[joined:] if joined and abs(len(first) - joined - usual) <= 1 else first[-int(usual) :]
    elif abs(len(left) - usual) < abs(len(first) - usual):
        first = left
    return [first, *others]


def _behind(match: re.Match[str], others: list[str]) -> str:
    """Return what a leading verb leaves of the first member, or nothing where the verb belongs to it."""
    if any(other.startswith(match["verb"][0]) for other in others):
        return ""
    particle = match["particle"]
    left = match.string[match.end() :]
    return particle + left if particle and any(other.startswith(particle) for other in others) else left


def _defined(items: list[str]) -> list[str]:
    """Return the items of a definition, the first without a verb that governs the list as a whole."""
    first, *others = items
    strong, weak = _leads()
    match = strong.match(first)
    if match and not match["before"] and not any(weak.match(other) for other in others):
        return [_behind(match, others) or first, *others]
    return items


def _bare(items: list[str], *names: str) -> tuple[str, ...]:
    """Return the items, the last without the words that follow the list as a whole."""
    *others, last = items
    return (*others, _without_tail(last, others, names))


def _without_tail(last: str, others: list[str], names: tuple[str, ...]) -> str:
    """Return the last member without a word for the list as a whole, which no other member ends with.

    ``names`` are the name and the noun that follows it: “三新”产业：新材料、新能源、新食品产业.
    """
    shortest, longest = min(map(len, others)), max(map(len, others))
    if (counted := _COUNTED.search(last)) and counted.start() >= max(_SHORTEST_MEMBER, shortest - 1):
        return last[: counted.start()]
    for tail in sorted((*names, *load_set("list_tails.tsv")), key=len, reverse=True):
        left = len(last) - len(tail)
        if tail and last.endswith(tail) and left >= max(_SHORTEST_MEMBER, shortest - 1):
            longer = tail in names or len(last) > longest
            if longer and not any(other.endswith(tail) for other in others):
                return last[:left]
    return last


@lru_cache(maxsize=1)
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match what stands before the first member: words that always lead in, and words that may begin a member."""
    rows = load_rows("list_verbs.tsv")
    strong = "|".join(sorted((row[0] for row in rows if row[1] == "always"), key=len, reverse=True))
    every = "|".join(sorted((row[0] for row in rows), key=len, reverse=True))
    return (
        re.compile(rf"(?P<before>[^、]{{0,12}})(?P<verb>{strong}){_PARTICLE}"),
        re.compile(rf"(?P<verb>{every}){_PARTICLE}"),
    )


def _ways_to_split(listed: str) -> Iterator[list[str]]:
    """Yield the list split at its 、, and with its last item, or its only one, split at each 和 from behind."""
    items = [_clean(item) for item in listed.split("、")]
    yield items
    joins = list(_JOINED.finditer(items[-1]))
    for join in reversed(joins):
        yield [*items[:-1], items[-1][: join.start()], items[-1][join.end() :]]


def _clean(item: str) -> str:
    return _EXPLAINS.sub("", _ENUMERATED.sub("", _MARKS.sub("", item))).rstrip("，；。")


def _fitting(listed: str, numbers: tuple[int, ...], *names: str) -> tuple[str, ...]:
    """Return the list in the first way of splitting it that gives a fitting number of members built alike."""
    clauses = [_clean(item) for item in re.split("[；，]", listed) if _clean(item)]
    by_semicolon = [_clean(item) for item in listed.split("；") if _clean(item)]
    first = _TAIL.sub("", clauses[0]) if clauses else ""
    for items in (*_ways_to_split(first), by_semicolon, clauses):
        if len(items) not in numbers:
            continue
        members = _alike(_bare(_defined(items), *names))
        # A and B, without 、, are two members only where nothing follows and they are built alike to the letter.
        if members and ("、" in first or len(items) == len(clauses) or (len(clauses) == 1 and _twins(*members))):
            return members
    return ()


def _twins(one: str, other: str) -> bool:
    return len(one) == len(other) or one[-1] == other[-1]


def _alike(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items if they are built alike (a shared character, or like lengths), else nothing."""
    lengths = [len(item) for item in items]
    sound = all(1 < n <= _LONGEST_MEMBER for n in lengths) and len(set(items)) == len(items)
    if not sound or any(item.count("（") != item.count("）") or item[-1] in "和与及的" for item in items):
        return ()
    # One numeral name among other words is the next of a row of names, no member.
    if 0 < sum(bool(_NUMERAL_NAME.fullmatch(item)) for item in items) < len(items):
        return ()
    _, weak = _leads()
    if weak.match(items[0]) and not any(weak.match(item) for item in items[1:]):
        return ()
    spread = max(lengths) - min(lengths)
    shared = set.intersection(*map(set, items)) - _COMMON
    if spread <= (_UNLIKE_LENGTHS_OF_MANY if len(items) >= _MANY else _UNLIKE_LENGTHS):
        return items
    # Of members that share an element the first or last may not trail more words than all the others have.
    return items if shared and lengths[-1] <= max(lengths[:-1]) + 2 and lengths[0] <= max(lengths[1:]) + 2 else ()
