"""What a figure counts or measures, read from the words around it.

Chinese puts the thing before the figure (党组织24个, 生产总值增长5%) or after its measure word (8个指导方案).
The words before are read from the figure backwards: first the predicate that links them (达到, 增长), which
also says whether the figure is a change; then, from the front, the verbs and adverbs that are no part of the
name. Where nothing is left the clause has no subject of its own, and the one before it carries on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zzcorpus.extract.claims.wordlists import any_of, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Direction

# A verb is part of a name where one of these follows it: 完成率, 建成区, 投资额, 增长点.
_NAME_AFTER_VERB = "率量额值数度面力权费区者性点品价业类"
_COMPARED = re.compile(
    "(?:[，,]|并|且)?(?:同比|环比|同口径|按?可比[价口]?[格径]?|(?<![占对配可相百之性价])比(?![重例率值价])[^，。；、]{1,16}|(?<![比])较[^，。；、]{1,14}"
    "|(?:高于|低于|快于|慢于|高出|低出|超出|好于|优于|领先于?)[^，。；、]{1,14})$"
)
_DATE_TAIL = re.compile(r"(?:[0-9]{4}年?[-—至]?)?(?:[0-9]{4}|[0-9]{1,2})(?:年度?|月份?|日)(?:底|末|初)?的?$")
_DATE_FRONT = re.compile(
    r"(?:(?:到|至|自|从|截至|截止到?|预计|于)?(?:[0-9]{4}年?[-—－至到~])?[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:度|底|末|初|以来|前)?[，,]?的?"
    r"|[0-9]{1,2}(?:[-—至][0-9]{1,2})?月(?:份|底|末)?|[一二三四五六七八九十两几近这]{1,3}年(?:来|间|中|里|共)?|“?十[一二三四]?五”?(?:时期|期间|末|以来)?)"
)
_GENERIC = frozenset({"活动", "项目", "工程", "设施", "产品", "服务", "工作", "方面", "领域", "行业", "地区", "单位", "机构", "部门"})
_ENDS = "，。；：！？\n、（("
_EDGE = " \t　*#——-：:“”‘’\"'·…"


@lru_cache(maxsize=1)
def _links() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_rows("links", 2)
    return re.compile(any_of(word[::-1] for word, _ in rows)), dict(rows)


@lru_cache(maxsize=1)
def _leads() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, tuple[str, Direction]]]:
    rows = read_rows("lead_words", 3)
    roles: dict[str, tuple[str, Direction]] = {word: (role, direction) for word, role, direction in rows}  # type: ignore[misc]
    front = any_of(word for word, _, _ in rows)
    cut = any_of(word for word, role, _ in rows if role == "cut")
    return re.compile(f"(?:{front})了?"), re.compile(f".*({cut})了?(?![{_NAME_AFTER_VERB}]|$)(?=..)"), roles


@lru_cache(maxsize=1)
def _stops() -> re.Pattern[str]:
    return re.compile(any_of(word for word, _ in read_rows("stop_words", 2)) + f"|[{_ENDS}0-9]|“(?=.{{0,30}}$)")


class Before(NamedTuple):
    """What stands before a figure: the thing, and what the predicate says.

    ``link`` is "" (none), "up", "down" or "level"; ``each`` tells that several figures belong to several
    subjects in turn; ``governed`` is the direction that the verb before the thing gives it (新增).
    """

    of: str
    link: str
    each: bool
    governed: Direction
    compared: bool
    verb: str


def read_before(chunk: str) -> Before:
    """Read the words between the last boundary and a figure.

    >>> read_before("全年新增城镇就业").of, read_before("地区生产总值同比增长")[:2]
    ('城镇就业', ('地区生产总值', 'up'))
    """
    phrase, link, each = _strip_links(chunk.strip(_EDGE))
    compared = False
    found = _COMPARED.search(phrase)
    if found:
        compared = True
        phrase = phrase[: found.start()]
        phrase, more, also = _strip_links(phrase)
        link, each = link or more, each or also
    phrase, governed, verb = _strip_front(phrase)
    return Before(_tidy(phrase), link, each, governed, compared, verb)


_RATE_TAIL = re.compile(r"(?:平均)?(?:每人|人均|月人均|年人均)?每[人月年天日亩户吨]?$")
_NO_LINK_AFTER = {"共": "公中", "都": "首古花成", "均": "人户", "超": "赶高", "近": "附最", "是": "但于还只就", "为": "因行作", "降": "", "减": "", "升": "", "少": "", "多": ""}


def _strip_links(phrase: str) -> tuple[str, str, bool]:
    pattern, roles = _links()
    link, each = "", False
    backwards = phrase[::-1]
    position = 0
    while position < len(backwards):
        found = pattern.match(backwards, position)
        if not found:
            break
        word = found[0][::-1]
        role = roles[word]
        if len(word) == 1 and backwards[found.end() : found.end() + 1] in _NO_LINK_AFTER.get(word, " "):
            break
        if role == "each":
            each = True
        elif role != "adverb" and not link:
            link = role
        position = found.end()
        while position < len(backwards) and backwards[position] in _EDGE:
            position += 1
    return phrase[: len(phrase) - position], link, each


def _strip_front(phrase: str) -> tuple[str, Direction, str]:
    front, cut, roles = _leads()
    governed: Direction = ""
    verb = ""
    found = cut.match(phrase)
    if found:
        verb = found[1]
        governed = roles[verb][1]
        phrase = phrase[found.end() :]
    while phrase:
        phrase = phrase.lstrip(_EDGE + "、，")
        date = _DATE_FRONT.match(phrase)
        if date and date.end():
            phrase = phrase[date.end() :]
            continue
        match = front.match(phrase)
        if not match:
            break
        word = match[0]
        role, direction = roles.get(word) or roles.get(word.removesuffix("了"), ("filler", ""))
        rest = phrase[match.end() :]
        if role != "filler":
            if rest and rest[0] in _NAME_AFTER_VERB:
                break
            verb = word
            governed = direction or governed
        if not rest:
            phrase = "" if role == "filler" else phrase
            break
        phrase = rest
    return phrase, governed, verb


def _tidy(phrase: str) -> str:
    phrase = phrase.strip(_EDGE + "、，；的")
    if phrase.endswith("等"):
        return phrase[:-1].strip(_EDGE)
    head, mark, last = phrase.rpartition("等")
    if mark and "、" in head and len(last) > 1 and last not in _GENERIC and last[0] not in "级于待奖":
        phrase = last
    return phrase.strip(_EDGE + "的")


def read_after(text: str, end: int, limit: int) -> str:
    """Return the noun phrase that starts right after a measure word, or nothing.

    >>> read_after("8个指导方案，自上而下", 2, 12)
    '指导方案'
    """
    stops = _stops()
    chunk = text[end:limit]
    found = stops.search(chunk)
    phrase = chunk[: found.start()] if found else chunk
    if not phrase.strip("的“”"):
        # A relative clause: the noun stands after its 的.
        if found and found[0] in _ENDS:
            return ""
        relative = _RELATIVE.match(chunk)
        if not relative:
            return ""
        rest = chunk[relative.end() :]
        found = stops.search(rest)
        phrase = rest[: found.start()] if found and found.start() else (rest if not found else "")
    head, mark, last = phrase.rpartition("的")
    if mark and len(last) > 1:
        phrase = last
    return _tidy(phrase.lstrip("的"))


_RELATIVE = re.compile(r"[^，。；：、！？\n]{0,16}?的(?=[^，。；：、！？\n])")


def read_clause(clause: str) -> str:
    """Return the subject of a clause before the figure's own: 实际利用外资稳步增长，| 达37亿美元."""
    tail = clause.rstrip("，；：、 ")
    tail = tail[max(tail.rfind("，"), tail.rfind("；"), tail.rfind("：")) + 1 :]
    if not tail:
        return ""
    phrase, _, verb = _strip_front(tail)
    found = _stops().search(phrase)
    if found and found.start():
        phrase = phrase[: found.start()]
    return _tidy(phrase)
