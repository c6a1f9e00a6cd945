"""What a numeral abbreviation packs, where the document itself says so."""

from __future__ import annotations

import re

from zzcorpus.extract.slogans.numerals import packed_number

_WINDOW = 400
_HEAD = r"[\u3400-\u9fff]{0,8}?"
# After the name: （A、B、C）, ：A、B、C, ：指A、B、C, 即A、B、C.
_DEFINED_AFTER = re.compile(
    rf"[”’」』\"]?{_HEAD}(?:（(?:即|指|是指)?|[：，]?(?:是指|就是|分别是|分别为|具体是|具体为|包括|指|即)[：，]?|：)"
    r"(?P<list>[^。）\n]+)"
)
_LISTED_BEFORE = re.compile(r"[^。；！？\n：]+\Z")
_SPLIT_COMMA = re.compile(r"[；，]")
_SPLIT_PAUSE = re.compile(r"、")
_LAST_JOINED = re.compile(r"(?<=[\u3400-\u9fff]{2})(?:和|以及|及|与)(?=[\u3400-\u9fff]{2})")
_MARKS = "“”‘’「」『』\"' 　"
_LONGEST_MEMBER = 30
# Verbs that lead into a list; they are no part of its first member.
_LEADING_VERB = re.compile(
    r"^.*?(?:紧密围绕|围绕|实施|落实|坚持|开展|推进|建立|健全|完善|构建|打造|形成|实现|聚焦|做到|增强|树立|突出|包括|推动|以|按照|把|将|是|了|的)(?=[\u3400-\u9fff]{2})"
)


def find_members(text: str, start: int, end: int, name: str) -> tuple[str, ...]:
    """Return the members that the text lists for ``name`` at ``text[start:end]``, or nothing.

    A list counts only where its length is the number that the name packs, so that no stray list is taken.
    """
    numbers = packed_number(name)
    if not numbers or max(numbers) < 2:  # noqa: PLR2004 - one member is no list
        return ()
    return _after(text, end, numbers) or _before(text, start, numbers)


def _after(text: str, end: int, numbers: tuple[int, ...]) -> tuple[str, ...]:
    match = _DEFINED_AFTER.match(text, end, end + _WINDOW)
    return _fitting(match["list"], numbers) if match else ()


def _before(text: str, start: int, numbers: tuple[int, ...]) -> tuple[str, ...]:
    if text[start - 1 : start] in "“‘「『\"":
        start -= 1
    match = _LISTED_BEFORE.search(text, max(0, start - _WINDOW // 2), start)
    if not match or "、" not in match.group():
        return ()
    tail = match.group().rsplit("，", 1)[-1]
    tail = re.sub(r"(?:等|这|的)+\Z", "", tail)
    items = _items(tail)
    if len(items) < 2 or len(items) not in numbers:  # noqa: PLR2004 - one item is no list
        return ()
    others = max(len(item) for item in items[1:])
    first = _LEADING_VERB.sub("", items[0]) if len(items[0]) > others else items[0]
    if not first or len(first) > others + 2:
        return ()
    return _checked((first, *items[1:]))


def _items(listed: str) -> list[str]:
    items = [item.strip(_MARKS) for item in _SPLIT_PAUSE.split(listed)]
    last = _LAST_JOINED.split(items[-1], maxsplit=1)
    return items[:-1] + [part.strip(_MARKS) for part in last] if len(items) > 1 else items


def _fitting(listed: str, numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Return the list in the first way of splitting it that gives a fitting number of members."""
    listed = listed.strip().rstrip("等")
    by_comma = [item.strip(_MARKS) for item in _SPLIT_COMMA.split(listed) if item.strip(_MARKS)]
    first_clause = by_comma[0] if by_comma else ""
    plain = [item.strip(_MARKS) for item in _SPLIT_PAUSE.split(first_clause)]
    for items in (plain, _items(first_clause), by_comma):
        if len(items) in numbers and (members := _checked(tuple(items))):
            return members
    return ()


def _checked(items: tuple[str, ...]) -> tuple[str, ...]:
    if all(1 < len(item) <= _LONGEST_MEMBER for item in items) and len(set(items)) == len(items):
        return items
    return ()
