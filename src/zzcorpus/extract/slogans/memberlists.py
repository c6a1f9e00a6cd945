"""Lists of coordinate members: split into items, freed of what leads in and what follows, and held to their number."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from zzcorpus.extract.slogans.wordlists import load_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST_MEMBER = 2
LONGEST_MEMBER = 30
_FEWEST_BEFORE = 3  # two items before a name are a list by chance too often
_UNLIKE_LENGTHS = 1
_UNLIKE_LENGTHS_OF_MANY = 2
_MANY = 4
_PAIR = 2
_LONGEST_SCOPE = 4  # of what stands before a list and goes for all of it: 成渝 | 共建…

_EXPLAINS = re.compile(r"^：?(?:主要|分别)?(?:是指|指|即)")
# 对外开放, 在线, 要素, 用水, 重点项目 begin a member.
_NO_LEAD = (
    "(?<!对(?=[外内象口接标]))(?<!在(?=[线岗校]))(?<![干走站]在)(?<!从(?=[业事严]))(?<!要(?=[素点件]))"
    "(?<!用(?=[水电地户能工]))(?<!发展(?=[目方规战水环条格]))"
    "(?<!重点(?=[项工任领问企产行区地]))"
)
_PARTICLE = "(?P<particle>[了起好牢]?)"  # 建立起, 落实好
_JOINED = re.compile(r"(?<=[\u3400-\u9fff）]{2})(?:以及|和|及|与)(?=[\u3400-\u9fff]{2})")
_ANY_NOUN = ("建设", "发展", "工作", "管理", "经营", "服务")
_JOINING = re.compile("[与和及对把](?![谐平睦美])")
_JOINS = ("或", "和", "与", "及")
_JOINT = re.compile("^(?:以及|和|及)(?![谐平睦美顺解时格])(?=[\u3400-\u9fff]{2})")  # …、和林区生态修复
_HAN_NUMBER = "[一二三四五六七八九十]"
_ENUMERATED = re.compile(
    rf"^(?:[①-⑳]|[0-9](?=指)|{_HAN_NUMBER}+是|{_HAN_NUMBER}、|[（(](?:{_HAN_NUMBER}+|\d+)[)）]|第{_HAN_NUMBER}，)"
)
_PART = re.compile("“?一[\u3400-\u9fff]{1,2}”?(?:指的是|是指|是|指)")  # “一园”是…，“一院”是…
_MARKS = re.compile(r"[“”‘’「」『』\"'*\s]+")
_TAIL = re.compile(r"(?<=[\u3400-\u9fff]{2})(?<![同平均对])等(?:[0-9一二三四五六七八九十][^、]*|[^、]{0,10})\Z")
_SHORT_TAIL = re.compile(r"(?<=[\u3400-\u9fff]{2})(?<![同平均对])等[^、入获]{0,4}\Z")
_COUNTED = re.compile("(?:[0-9]+|[两三四五六七八九十]+)[大项个][\u3400-\u9fff]{0,2}\\Z")  # …、宅基地制度三项改革
_SUMMED_UP = re.compile("(?<!形成)(?<!建设)(?<!建成)(?<![0-9])共?[0-9]{1,2}[个项条大][\u3400-\u9fff]{3,12}\\Z")
_OWN_NOUN = re.compile("[两三四五六七八九十0-9][大个项类条]?([\u3400-\u9fff]{2,4})\\Z")
_NUMERAL_NAME = re.compile("[两三四五六七八九十][\u3400-\u9fff]{1,3}")
_COMMON = frozenset("的和与及在了是")
_FEWEST_UNLIKE = 3
_OTHER_COUNT = re.compile("[两三四五六七八九十]+[大个项]|[是指即]指|等")
_TIME = re.compile("每?[0-9]+[年月日].*|[每次当][年月日].*")
_MEANS = re.compile("通过|依托|按照|根据|随着|经过|借助|利用|围绕")
_ACTED = re.compile("[^、]{1,8}[\u3400-\u9fff]了(?!解)(?=[^、]{2})")  # 集中抓了 | 一站式服务
_SAID_OF = re.compile("[^、]{2,14}(?:实施|推行|开展|提出)的(?=[^、]{2})")  # 中心城区实施的 | 道路绿化
# 全市 | 缴费标准、基础养老金标准; 以 | 转变政府职能、转变工作作风…为重点.
_SCOPE = re.compile("(?:全[市省区县州国]|以)(?=[\u3400-\u9fff]{4})")
_QUOTED_LIST = re.compile("“([^“”]*、[^“”]*)”")
_OF_CONTENT = re.compile("为(?:主要)?内容的[^、]*\\Z")


def read_definition(listed: str, numbers: tuple[int, ...], *names: str) -> tuple[str, ...]:
    """Return the members that a definition lists, split in the first way that gives a fitting number of them.

    ``numbers`` are how many members the name may pack, ``names`` the name and the noun that follows it.
    """
    quoted = _QUOTED_LIST.search(listed)
    if (
        quoted
        and (quoted.start() == 0 or max(numbers) >= _FEWEST_UNLIKE)
        and (members := _alike_of(quoted[1].split("、"), numbers))
    ):
        return members
    listed = _OF_CONTENT.sub("", listed.rstrip("；，"))
    clauses = [item for item in map(_clean, re.split("[；，]", listed)) if item]
    if len(clauses) in numbers and all(map(_PART.match, clauses)):
        parts = tuple(_PART.sub("", clause) for clause in clauses)
        return parts if _whole(parts) else ()
    if len(clauses) > 1 and len(clauses) in numbers and len({clause[:2] for clause in clauses}) == 1:
        return _alike(_bare(clauses, *names))  # 瞄准…，瞄准…，瞄准…
    by_semicolon = [item for item in map(_clean, listed.split("；")) if item]
    first = _TAIL.sub("", clauses[0]) if clauses else ""
    ways = list(_ways_to_split(first, numbers))
    for items in (*ways, *(other for other in (by_semicolon, clauses) if len(other) in numbers)):
        members = _alike(_bare(_defined(items), *names))
        # A and B, without 、, are two members only where nothing follows and they are built alike to the letter.
        if members and ("、" in first or len(items) == len(clauses) or (len(clauses) == 1 and _twins(*members))):
            return members
    ends = len(clauses) == 1 and first == _SHORT_TAIL.sub("", clauses[0])
    if ends and len(ways) == 1 and len(ways[0]) >= _FEWEST_UNLIKE:
        return _in_keeping(_bare(_defined(ways[0]), *names))
    return ()


def read_parts(parts: Iterable[str], numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Return the members of a name whose parts are defined one by one, if all together are as many as it packs."""
    items = [_clean(item) for part in parts for item in _without_sum(_TAIL.sub("", part).split("、"))]
    sound = len(items) in numbers and all(1 < len(item) <= LONGEST_MEMBER for item in items)
    return tuple(items) if sound and len(set(items)) == len(items) else ()


def _without_sum(items: list[str]) -> list[str]:
    """Return the items, the last without what counts them up: 引大济岷 | 5个西水东引供水工程."""
    summed = _SUMMED_UP.search(items[-1])
    if not summed or summed.start() < _SHORTEST_MEMBER or any(re.search("[0-9]", item) for item in items[:-1]):
        return items
    return [*items[:-1], items[-1][: summed.start()]]


def read_echo(listed: str, numbers: tuple[int, ...], head: str) -> tuple[str, ...]:
    """Return the members of a list that only stands near the name, if each begins or ends with its ``head``.

    >>> read_echo("增绿、增亮、增色、增净", (4,), "增")
    ('增绿', '增亮', '增色', '增净')
    """
    items = [_clean(item) for item in listed.split("、")]
    if len(items) not in numbers or listed.startswith(_JOINS):
        return ()
    if all(item.endswith(head) for item in items):
        items = _led(items)
    elif not all(item.startswith(head) for item in items):
        return ()
    return tuple(items) if _whole(tuple(items)) else ()


def may_list(listed: str, numbers: tuple[int, ...]) -> bool:
    """Tell by its marks alone whether a list may have one of the ``numbers`` of members: most have another."""
    length = listed.count("、") + 1
    return length in numbers or length + 1 in numbers  # the last may be two: A、B和C


def read_running(listed: str, numbers: tuple[int, ...], following: str, *, sums: bool, plain: bool) -> tuple[str, ...]:
    """Return the members of a list in running text that leads up to a name.

    ``following`` are the two characters after the name. Where the name counts a class of things (``sums``) and nothing
    else is known of its content (``plain``), the members need not be built alike.
    """
    ways = [items for items in _ways_to_split(listed, numbers) if len(items) >= _FEWEST_BEFORE]
    if not sums and any(_goes_on(items, following) for items in ways):
        return ()
    for items in ways:
        if members := _alike(_bare(_led(items))):
            return members
    return _summed(ways[0]) if sums and plain and len(ways) == 1 else ()


def _goes_on(items: list[str], following: str) -> bool:
    """Tell whether the list goes on with the name: a verb leads to it, or its noun is theirs (A改革、“三权”改革)."""
    *others, last = items
    if _leads()[1].fullmatch(last) and len(set(map(len, items))) > 1:
        return True
    return len(following) > 1 and following not in _ANY_NOUN and any(item.endswith(following) for item in others)


def _summed(items: list[str]) -> tuple[str, ...]:
    """Return the members of a list that only a count sums up, or nothing where its ends are in doubt.

    Its members may be of unequal lengths, so the first and the last are held against the rest: a word that leads into
    the list, or follows it, makes them longer than all the others or is no part of any other.
    """
    *others, last = items
    items = [*others, _SHORT_TAIL.sub("", last)]
    first, *others = items
    _, weak = _leads()
    if sum(bool(weak.match(other)) for other in others) > len(others) // 2:
        return _in_keeping(_bare(items)) if weak.match(first) else ()
    items = _led(items)
    if (acted := _ACTED.match(items[0])) and not any("了" in other for other in others):
        items = [items[0][acted.end() :], *others]
    return _in_keeping(_bare(items))


def _in_keeping(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items if they are whole and the first and the last are not longer and worded like the others."""
    first, *middle, last = items
    longest = max(map(len, middle)) + _UNLIKE_LENGTHS_OF_MANY
    sound = _whole(items) and max(len(first), len(last)) <= longest and not any(map(_OTHER_COUNT.search, items))
    _, weak = _leads()
    leads = weak.match(first) and sum(bool(weak.match(item)) for item in (*middle, last)) <= len(items) // 2
    if not sound or leads:
        return ()
    for word in "的了":
        holding = [word in item for item in items]
        if (holding[0] or holding[-1]) and sum(holding) == 1:
            return ()
    return items


def _whole(items: tuple[str, ...]) -> bool:
    """Tell whether each item can be a member: no fragment of a bracket or a joint, no time, none twice."""
    sound = all(1 < len(item) <= LONGEST_MEMBER for item in items) and len(set(items)) == len(items)
    return sound and not any(
        item.count("（") != item.count("）")
        or item[-1] in "和与及的"
        or ("《" in item and item[0] != "《")
        or _TIME.fullmatch(item)
        for item in items
    )


def _led(items: list[str]) -> list[str]:
    """Return the items of a list in running text, the first without the words that lead into the list.

    Not where another member begins like the first: then its verb is a part of it (全面建成…、全面深化…).
    """
    first, *others = items
    lengths = {len(item) for item in others}
    strong, weak = _leads()
    first = _without_telling(first, others)
    usual = sum(map(len, others)) / len(others)
    if sum(bool(weak.match(other)) for other in others) * 2 > len(others):
        own = _led_by_verbs(first, others)
        if abs(len(own) - usual) <= _UNLIKE_LENGTHS_OF_MANY:
            return [own, *others]
    if (match := strong.match(first)) and (left := _behind(match, others)):
        first = left
    match = weak.match(first)
    left = _behind(match, others) if match else ""
    if not left:
        return [first, *others]
    usual = sum(lengths) / len(lengths)  # of each length once
    if len(lengths) == 1 and len(first) > usual:
        joined = max((found.end() for found in _JOINING.finditer(first)), default=0)  # 工资增长与 | 劳动生产率
        if joined and abs(len(first) - joined - usual) <= 1:
            first = first[joined:]
        else:
            first = left if 0 <= len(left) - usual <= 1 else first[-int(usual) :]  # 加强 | 环太湖、南京、徐州
    elif abs(len(left) - usual) < abs(len(first) - usual):
        first = left
    return [first, *others]


def _led_by_verbs(first: str, others: list[str]) -> str:
    """Return the first member of a list whose members verbs open, freed of the verbs before its own.

    提出 | 建立新体制、引入新机制, 推进 | 改革、调整: the one of about the others' length.
    """
    strong, weak = _leads()
    ways = [first]
    if (match := strong.match(first)) and (left := _behind(match, others)):
        ways.insert(0, left)
    while (match := weak.match(ways[-1])) and len(ways[-1]) - match.end() >= _SHORTEST_MEMBER:
        ways.append(ways[-1][match.end() :])
    usual = sum(map(len, others)) / len(others)
    return min(ways, key=lambda way: abs(len(way) - usual))


def _behind(match: re.Match[str], others: list[str]) -> str:
    """Return what a leading verb leaves of the first member, or nothing where the verb belongs to it."""
    if any(other.startswith(match["verb"][0]) for other in others):
        return ""
    particle = match["particle"]
    left = match.string[match.end() :]
    return particle + left if particle and any(other.startswith(particle) for other in others) else left


def _without_telling(first: str, others: list[str]) -> str:
    """Return the first member without a clause that says of the whole list who does it: 中心城区实施的."""
    match = _SAID_OF.match(first)
    return first[match.end() :] if match and not any("的" in other for other in others) else first


def _defined(items: list[str]) -> list[str]:
    """Return the items of a definition, the first without a verb that governs the list as a whole."""
    first, *others = items
    first = _without_telling(first, others)
    scope = _SCOPE.match(first)
    if scope and not any(other[0] == first[0] for other in others):
        first = first[scope.end() :]
    strong, weak = _leads()
    if any(weak.match(other) for other in others):
        return [first, *others]
    if (match := strong.match(first)) and not match["before"]:
        first = _behind(match, others) or first
        if (match := weak.match(first)) and len(match["verb"]) > 1:  # 大力 | 发展 | 低碳经济
            first = _behind(match, others) or first
    return [first, *others]


def _bare(items: list[str], *names: str) -> tuple[str, ...]:
    """Return the items, the last without the words that follow the list as a whole."""
    *others, last = items
    return _begun_alike((*others, _without_tail(_JOINT.sub("", last), others, names)))


def _begun_alike(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items, the first without what goes before the beginning that all others share: 农村 | 治厕、治水."""
    first, *others = items
    shared = "".join(letters[0] for letters in takewhile(_all_same, zip(*others, strict=False)))
    if len(others) < _PAIR or (shared and first.startswith(shared)):
        return items
    _, mark, rest = first.rpartition("的")
    longest = max(map(len, others))
    if mark and len(rest) <= longest < len(first) and all("的" not in o and o[-2:] == first[-2:] for o in others):
        return rest, *others  # 重要的 | 经济中心、科技创新中心
    place = first.find(shared) if shared else 0
    if not 0 < place <= _LONGEST_SCOPE or len(first) - place < min(map(len, others)):
        return items
    return first[place:], *others


def _all_same(letters: tuple[str, ...]) -> bool:
    return len(set(letters)) == 1


def _without_tail(last: str, others: list[str], names: tuple[str, ...]) -> str:
    """Return the last member without a word for the list as a whole, which no other member ends with.

    ``names`` are the name and the noun that follows it: “三新”产业：新材料、新能源、新食品产业.
    """
    shortest, longest = min(map(len, others)), max(map(len, others))
    if names and (named := last.find(names[0])) >= _SHORTEST_MEMBER:
        last = last[:named].rstrip("的")  # …、土地经营权“三权”分置并行
    if names and len(last) > longest and last.endswith(names[0][:_SHORTEST_MEMBER]):
        return last[:-_SHORTEST_MEMBER]  # 经济适用住房 | “三房合一”
    if (counted := _COUNTED.search(last)) and counted.start() >= max(_SHORTEST_MEMBER, shortest - 1):
        return last[: counted.start()]
    always, every = _tails()
    own = _own_noun(names, every, others)
    if (closed := always.search(last)) and not any(always.search(other) for other in others):
        last = last[: closed.start()]
    # The longest that leaves a member goes first.
    for left in range(max(_SHORTEST_MEMBER, shortest - 1), len(last)):
        tail = last[left:]
        its_own = tail in names or tail in own
        if its_own or tail in every:
            longer = its_own or len(last) > longest or tail == "专项行动"
            if longer and not any(other.endswith(tail[-2:]) for other in others):
                last = _COUNTED.sub("", last[:left])  # …、民生服务合作 | 六大专项行动
                break
    if shortest == longest < len(last) and last[longest:] in _ANY_NOUN and all(o[:2] == last[:2] for o in others):
        return last[:longest]  # 美丽家园、美丽田园、美丽廊道 | 建设
    return last


def _own_noun(names: tuple[str, ...], every: tuple[str, ...], others: list[str]) -> tuple[str, ...]:
    """Return the noun the name itself closes with: 六大工程: …、农业主体提升 | 工程; 五链融合: …、资金链 | 融合."""
    if not names or not (own := _OWN_NOUN.search(names[0])):
        return ()
    noun = own[1]
    if any(other.endswith(noun[0]) for other in others):
        noun = noun[1:]  # 六权改革: the rights themselves end with 权
    return (next((tail for tail in every if noun.endswith(tail)), noun),)


@lru_cache(maxsize=1)
def _tails() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Match the words that never end a member (债务率 | 保持), and return those that may follow the whole list."""
    rows = load_rows("list_tails.tsv")
    always = "|".join(sorted((row[0] for row in rows if row[1] == "always"), key=len, reverse=True))
    # 无所作为, 主动作为: the word belongs to the member.
    return re.compile(rf"(?<=[\u3400-\u9fff]{{2}})(?<![所动当新慢乱])(?:{always})\Z"), tuple(row[0] for row in rows)


@lru_cache(maxsize=1)
def _leads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match what stands before the first member: words that always lead in, and words that may begin a member."""
    rows = load_rows("list_verbs.tsv")
    strong = "|".join(sorted((row[0] for row in rows if row[1] == "always"), key=len, reverse=True))
    every = "|".join(sorted((row[0] for row in rows), key=len, reverse=True))
    return (
        re.compile(rf"(?P<before>[^、]{{0,12}})(?P<verb>{strong}){_NO_LEAD}{_PARTICLE}"),
        re.compile(rf"(?P<verb>{every}){_NO_LEAD}{_PARTICLE}"),
    )


def _ways_to_split(listed: str, numbers: tuple[int, ...]) -> Iterator[list[str]]:
    """Yield the list split at its 、, and with its last item, or its only one, split at each 和 from behind.

    Only the ways that give one of the ``numbers`` of items.
    """
    if not may_list(listed, numbers):
        return
    length = listed.count("、") + 1
    items = [_clean(item) for item in listed.split("、")]
    if length in numbers:
        yield items
    if length + 1 in numbers:
        for join in reversed(list(_JOINED.finditer(items[-1]))):
            yield [*items[:-1], items[-1][: join.start()], items[-1][join.end() :]]


def _clean(item: str) -> str:
    return _EXPLAINS.sub("", _ENUMERATED.sub("", _MARKS.sub("", item))).rstrip("，；。")


def _alike_of(items: list[str], numbers: tuple[int, ...]) -> tuple[str, ...]:
    return _alike(tuple(map(_clean, items))) if len(items) in numbers else ()


def _twins(one: str, other: str) -> bool:
    return len(one) == len(other) or one[-1] == other[-1]


def _alike(items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the items if they are built alike (a shared character, or like lengths), else nothing."""
    lengths = [len(item) for item in items]
    if not _whole(items) or items[0][0] in "与及" or (_MEANS.match(items[0]) and not any(map(_MEANS.match, items[1:]))):
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
