"""What a figure counts or measures, read from the words around it.

Chinese puts the thing before the figure (党组织24个, 生产总值增长5%) or after its measure word (8个指导方案).
The words before are read from the figure backwards: first the predicate that links them (达到, 增长), which
also says whether the figure is a change; then, from the front, the verbs and adverbs that are no part of the
name. Where nothing is left the clause has no subject of its own, and the one before it carries on.
"""

# ruff: noqa: E501 -- one alternative a line reads better than one broken over several

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from zzcorpus.extract.claims.wordlists import any_of, by_first_letter, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Direction

Link = Literal["", "up", "down", "level"]

# A verb is part of a name where one of these follows it: 完成率, 建成区, 投资额, 增长点.
_NAME_AFTER_VERB = "率量额值数度面力权费区者性点品价业类型式金"
# An adverb straight before a verb opens the predicate: 各级党组织 | 共组织集中学习.
_BEFORE_VERB = "(?:累计|(?<!公)共|先后|已|已经|成功|全部|均|还|又|并)"
# What a figure is compared with; it names no subject. 比 and 较 are also parts of words: 占比, 对比, 比重.
_COMPARED = re.compile(
    "(?:同比|环比|同口径|按?可比[价口][格径]?"
    "|(?<![占对配可相百之性价同环])比(?![重例率值价])[^，。；、]{1,16}|(?<!比)较(?![大高好快多])[^，。；、]{1,14}"
    "|(?:高于|低于|快于|慢于|高出|低出|超出|超过|好于|优于|领先于?)[^，。；、]{1,14})$"
)
_TIME = re.compile(
    r"(?:到|至|自|从|截至|截止到?|预计|于)?(?:[0-9]{4}年?[-—－至到~])?[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?(?:度|底|末|初|以来|前)?[，,]?的?"
    r"|[0-9]{1,2}(?:[-—至][0-9]{1,2})?月(?:份|底|末)?"
    r"|[一二三四五六七八九十两几近这]{1,3}年(?:来|间|中|里|共)?"
    r"|“?十[一二三四]?五”?(?:时期|期间|末|以来)?"
    r"|(?:今后|未来|过去)的?[0-9一二三四五六七八九十几两]{1,2}年"
    r"|[0-9]{1,3}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}[是、]"
)
# After 等 these only resume the list before it, which stays the name: 培训、讲座等活动.
_RESUMING = frozenset(
    {
        "活动",
        "项目",
        "工程",
        "设施",
        "产品",
        "服务",
        "工作",
        "方面",
        "领域",
        "行业",
        "地区",
        "单位",
        "机构",
        "部门",
        "形式",
        "方式",
        "内容",
        "问题",
    }
)
_ENDS = "，。；：！？\n、（("
_NAME_ENDS = frozenset(_ENDS + "0123456789０１２３４５６７８９")
_EDGE = " \t　*#——-：:\"'·…"
_QUOTES = "“”‘’"
# One-letter links that are the end of a word after these letters: 公共, 首都, 人均, 国有.
_WORD_ENDS = {
    "共": "公中", "都": "首古花成", "均": "人户亩村", "超": "赶高", "近": "附最", "是": "但于还只就", "为": "因行作",
    "上年": "比较", "去年": "比较", "今年": "比较", "同期": "比较年", "有": "国公所民私", "占": "侵抢", "达": "发到", "计": "审设统会合", "各": "", "还": "归", "再": "", "也": "",
    "完成": "", "实现": "", "将": "", "已": "", "又": "", "减": "", "降": "", "升": "", "少": "", "多": "许众大",
    "增": "", "翻": "", "涨": "", "仍": "", "创": "双文", "可": "许认", "实际": "", "约": "节合集契条公",
}  # fmt: skip


_SHORTEST_NAME = 2
# Reports repeat their wordings: about every third phrase round a figure was read before.
_REMEMBERED = 1 << 15


_JOINING = frozenset("和与及或、")
_NO_VERB = frozenset({"", "filler", "adverb"})


class Before(NamedTuple):
    """What stands before a figure: the thing, and what the predicate says.

    ``each`` tells that several figures belong to several subjects in turn; ``governed`` is the direction that
    a verb gives the thing (新增), ``carried`` that direction where it reaches the rest of a 、 chain (the verb is
    no part of the name, as it is in 城镇新增就业); ``verb`` is the last verb taken off, alone where ``bare`` says that it has
    no object (累计培训).
    """

    of: str
    link: Link
    each: bool
    governed: Direction
    carried: Direction
    verb: str
    bare: bool


@lru_cache(maxsize=1)
def _links() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = read_rows("links", 2)
    return re.compile(any_of(word[::-1] for word, _ in rows)), {word: role for word, role in rows}  # noqa: C416 -- a type that mypy can follow


@lru_cache(maxsize=1)
def _lead_roles() -> dict[str, tuple[str, Direction]]:
    return {word: (role, direction) for word, role, direction in read_rows("lead_words", 3)}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _leads() -> dict[str, tuple[tuple[str, str], ...]]:
    return by_first_letter({word: role for word, (role, _) in _lead_roles().items()})


def _lead(phrase: str) -> tuple[str, str, int]:
    """Return the lead word at the front of ``phrase``, its role, and where it ends (了 included); or "", "", 0."""
    for word, role in _leads().get(phrase[:1], ()):
        if phrase.startswith(word):
            end = len(word)
            return word, role, end + phrase.startswith("了", end)
    return "", "", 0


@lru_cache(maxsize=1)
def _cuts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions of verbs that cut off all before them, and of verbs that give a direction."""
    roles = _lead_roles()
    cuts = any_of(word for word, (role, _) in roles.items() if role == "cut")
    verbs = any_of(word for word, (role, _) in roles.items() if role in {"verb", "modifier"})
    directed = any_of(word for word, (_, direction) in roles.items() if direction)
    return (
        re.compile(f".*(?:{_BEFORE_VERB}({verbs})|({cuts}))了?(?![{_NAME_AFTER_VERB}]|$)(?=..)"),
        re.compile(f"({directed})(?![值率点幅速])"),
    )


@lru_cache(maxsize=1)
def _stops() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the words that matter after a figure with their roles, by first letter, the longest first."""
    words = {word: role for word, role in read_rows("stop_words", 2) if role not in {"head", "measure"}}
    # Any other verb of doing ends the name where an object follows it: 中职校 | 开设综合高中班.
    for word, role, _ in read_rows("lead_words", 3):
        if role in {"verb", "modifier", "cut"} and len(word) > 1:
            words.setdefault(word, "doing")
    return by_first_letter(words)


@lru_cache(maxsize=1)
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = read_rows("stop_words", 2)
    measures = any_of(word for word, role in rows if role == "measure")
    return re.compile(any_of(word for word, role in rows if role in {"head", "measure"})), re.compile(measures)


def _is_modifier(verb: str, rest: str) -> bool:
    """Tell whether a verb belongs to the noun after it: 上市公司, 补助标准, 种植面积."""
    heads, measures = _heads()
    role, direction = _lead_roles()[verb]
    if role == "modifier":
        return bool(heads.match(rest))
    return role == "verb" and not direction and bool(measures.match(rest))


def _has_object(phrase: str, end: int, heads: re.Pattern[str]) -> bool:
    return end < len(phrase) and phrase[end] not in _NAME_ENDS and not heads.match(phrase, end)


def _first_stop(phrase: str) -> tuple[int, str]:
    """Return where the first word that ends a noun phrase begins, and that word; the length and "" if none."""
    stops, heads = _stops(), _heads()[0]
    position, length = 0, len(phrase)
    while position < length:
        letter = phrase[position]
        if letter in _NAME_ENDS:
            return position, letter
        step = 1
        for word, role in stops.get(letter, ()):
            if not phrase.startswith(word, position):
                continue
            end = position + len(word)
            if role == "stop" or (role == "verb" and not heads.match(phrase, end)):
                return position, word
            if role == "doing":
                if position >= _SHORTEST_NAME and _has_object(phrase, end, heads):
                    return position, word
                continue
            step = len(word)
            break
        position += step
    return length, ""


@lru_cache(maxsize=_REMEMBERED)
def read_before(chunk: str) -> Before:
    """Read the words between the last boundary and a figure.

    >>> read_before("全年新增城镇就业").of, read_before("地区生产总值同比增长")[:2]
    ('城镇就业', ('地区生产总值', 'up'))
    """
    phrase, link, each = _strip_links(chunk.rstrip(_EDGE))
    compared = _COMPARED.search(phrase) if any(letter in phrase for letter in "比较于超口") else None
    if compared:
        phrase, more, also = _strip_links(phrase[: compared.start()])
        link, each = link or more, each or also
    roles = _lead_roles()
    found = _cuts()[1].search(phrase)
    governed: Direction = roles[found[1]][1] if found else ""
    phrase, verb, bare = _strip_front(phrase)
    carried = roles[verb][1] if verb in roles else ""
    return Before(_tidy(phrase), link, each, governed, carried, verb, bare)


def _strip_links(phrase: str) -> tuple[str, Link, bool]:
    pattern, roles = _links()
    link: Link = ""
    each = False
    backwards = phrase[::-1]
    position = 0
    while found := pattern.match(backwards, position):
        word, role = found[0][::-1], roles[found[0][::-1]]
        if word in _WORD_ENDS and backwards[found.end() : found.end() + 1] in (_WORD_ENDS[word] or " "):
            break
        if role == "each":
            each = True
        elif role != "adverb" and not link:
            link = role  # type: ignore[assignment]
        position = found.end()
        while position < len(backwards) and backwards[position] in _EDGE:
            position += 1
    return phrase[: len(phrase) - position], link, each


def _strip_front(phrase: str) -> tuple[str, str, bool]:
    """Take verbs, adverbs and times off the front; return the rest, the last verb, and whether only it is left."""
    verb = ""
    found = _cuts()[0].match(phrase)
    if found:
        verb = found[1] or found[2]
        phrase = phrase[found.end() :]
    phrase, verb = _last_predicate(phrase, verb)
    while phrase:
        phrase = phrase.lstrip(_EDGE + "、，；")
        time = _TIME.match(phrase)
        if time:
            phrase = phrase[time.end() :]
            continue
        word, role, end = _lead(phrase)
        rest = phrase[end:]
        if not word or (rest and rest[0] in _NAME_AFTER_VERB):
            break
        if role == "adverb":
            if _lead(rest)[1] in _NO_VERB:
                break
        elif role != "filler":
            if not rest.strip(_EDGE):
                return word, word, True
            if _is_modifier(word, rest):
                break
            verb = word
        phrase = rest
    return phrase, verb, False


def _last_predicate(phrase: str, verb: str) -> tuple[str, str]:
    """Keep what follows the last 、 where it is a predicate of its own: 登台授课、培训干部 | 2000余人次."""
    _, mark, last = phrase.rpartition("、")
    if not mark:
        return phrase, verb
    word, role, end = _lead(last)
    if role in _NO_VERB:
        return phrase, verb
    if end == len(last):
        return last, word
    return (last[end:], word) if last[end] not in _NAME_AFTER_VERB else (phrase, verb)


def _tidy(phrase: str) -> str:
    phrase = phrase.strip(_EDGE + "、，；的").rstrip("和与及或")
    if phrase.endswith("等"):
        phrase = phrase[:-1].strip(_EDGE)
    else:
        head, mark, last = phrase.rpartition("等")
        listed = mark and "、" in head and head[-1:] not in "高中同平初优均对"
        if listed and len(last) > 1 and last not in _RESUMING and last[0] not in "级于待奖候":
            phrase = last
    if phrase[:1] in _QUOTES and phrase[-1:] in _QUOTES and len(phrase) > 1 and "”" not in phrase[1:-1]:
        phrase = phrase[1:-1]
    return phrase.strip(_EDGE + "的")


@lru_cache(maxsize=_REMEMBERED)
def read_after(chunk: str) -> str:
    """Return the noun phrase at the beginning of ``chunk``, which follows a measure word, or nothing.

    >>> read_after("指导方案，自上而下"), read_after("年轻干部到乡镇街道担任党政正职")
    ('指导方案', '年轻干部')
    """
    chunk = chunk.lstrip(" ")
    if chunk[:1] in _JOINING:
        return ""
    stop, word = _first_stop(chunk)
    phrase = chunk[:stop].lstrip("的")
    if not phrase:
        # Nothing, or a relative clause: the noun stands after its 的.
        relative = _RELATIVE.match(chunk)
        if not relative or word in _ENDS:
            return ""
        chunk = chunk[relative.end() :]
        phrase = chunk[: _first_stop(chunk)[0]]
    head, mark, last = phrase.rpartition("的")
    if mark and len(last) > 1:
        phrase = head if _is_thing(head) else last
    return _tidy(phrase)


# Before 的 these make a description, not a thing: 25个方面的整治, 32个附加值高的项目.
_DESCRIBING = ("方面", "领域", "类型", "规模", "左右", "以上", "以下", "层次", "档次", "性质", "特色", "条件", "意义")
_DESCRIBING_LETTERS = "高强好大优广快多型性级上下内外后中前新全准"


def _is_thing(head: str) -> bool:
    """Tell whether what stands before 的 is what is counted: 100所初中学校 | 的寄宿条件."""
    if len(head) < _SHORTEST_NAME or head.endswith(_DESCRIBING) or head[-1] in _DESCRIBING_LETTERS:
        return False
    return _lead(head)[1] in _NO_VERB and not _cuts()[0].match(head)


_RELATIVE = re.compile("[^，。；：、！？\n]{1,16}?的(?=[^，。；：、！？\n])")
_PREDICATE_END = re.compile(f"[{_ENDS}]")


def read_predicate(chunk: str) -> str:
    """Return what is done, where a time or a number of people stands before the verb: 16年 | 荣获“平安市”称号.

    Nothing where another figure stands in the same clause, which then is what the time belongs to.
    """
    chunk = chunk.strip(" ").removeprefix("时间").removeprefix("的")
    end = _PREDICATE_END.search(chunk)
    phrase = chunk[: end.start()] if end else chunk
    return phrase.strip(_EDGE)


def read_clause(clause: str) -> str:
    """Return the subject of a clause before the figure's own: 实际利用外资稳步增长，| 达37亿美元."""
    tail = clause.rstrip("，；：、 ")
    tail = tail[max(tail.rfind(mark) for mark in "，；：。") + 1 :]
    phrase, _, _ = _strip_front(tail)
    stop, _ = _first_stop(phrase)
    return _tidy(phrase[:stop] if stop else phrase)
