"""What stands before a figure: the thing that it counts or measures, and the predicate that links them.

The words are read from the figure backwards: first the predicate (达到, 增长), which also says whether the
figure is a change; then, from the front, the verbs and adverbs that are no part of the name. Where nothing is
left the clause has no subject of its own, and the one before it carries on.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from zzcorpus.extract.claims.phrases import EDGE, lead_words, strip_front, tidy
from zzcorpus.extract.claims.wordlists import REMEMBERED, any_here, any_of, led_by, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Direction

Link = Literal["", "up", "down", "level"]

# What a figure is compared with; it names no subject. 比 and 较 are also parts of words: 占比, 对比, 比重.
_COMPARED = re.compile(
    "(?:[与同和][^，。；、]{1,16}相比|同比|环比|同口径|按?可比[价口][格径]?"
    "|(?<![占对配可相百之性价同环])比(?![重例率值价])[^，。；、]{1,16}|(?<!比)较(?![大高好快多])[^，。；、]{1,14}"
    "|在全[国省市区县州旗](?:[^，。；、度重额比]{0,4})|在[^，。；、]{2,12}基础上"
    "|(?:高于|低于|快于|慢于|高出|低出|超出|超过|好于|优于|领先于?)[^，。；、]{1,14}(?:[、和]全[国省市区][^，。；、]{0,4})?)$"
)


# 带动农户91万户，户均增收3200元: what is gained a head is named as it stands.
_PER_HEAD = re.compile("(?:户均|人均|亩均|年均)(?:增收|节支|节本增效|增效|减负|创收)$")


_HIGHER = re.compile(
    "(?<![占对配可相百之性价同环])(?:比(?![例重率值价])|较)[^，。；、比较]{2,14}?(高|低|快|慢|多|少)(?:出|了|投|收|产|增|销|征|用|支)*$"
)
# 失业率控制在年度目标 | 3.8%以内.
_HELD_TO_AIM = re.compile("(?:控制|保持|稳定)在(?:年度|全年|预期|计划|规划|国家|省定|市定|既定)*(?:调控|控制)?目标$")
# 市县两级每年投入 | 500多万元: who spends it is not what is measured.
_SPENT_YEARLY = re.compile("^[^，。；：]*每年(?:分别)?(投入|安排|拨付|筹措|列支)$")
# 出口是上一个五年的1.8倍, 标准不低于上年度居民收入的20%: what a figure is a share or a multiple of.
_IS_OF = re.compile(
    "(?:(?<!特别)(?<![但可其就])是|相当于|等于|达到|不低于|不少于|不超过|不高于)[^，。；：、是]{1,22}的$"
)


# 大专学历3806人，本科学历694人，分别占总数的 | 19.1%和3.5%: shares of those told before, in turn.
_SHARES_EACH = re.compile("(?:分别|各)占[^，。；：、]{0,20}的?$")
# 财政为每个村安排 | 20万元专项资金: for whom it is meant is not what it is.
_FOR_EACH = re.compile("[^，。；：、]{0,14}[为给向对](?:予)?每[一个名户位所家][^，。；：、]{0,8}$")
# 地区生产总值2015年 | 达到, 工业总产值一九五九年 | 达到: the time of the figure is no part of the name.
_TIME_LAST = re.compile(
    "(?:到|至)?(?:(?:19|20)[0-9]{2}|[一二][九〇零○O][〇零○O一二三四五六七八九]{2})年(?:底|末|度)?$|(?:最近|近|过去)[两三四五六七八九十几]年$"
)
# 以装备制造为代表的 | 新兴产业投资: what stands for the thing is not its name.
_REPRESENTED = re.compile("以?[^，。；：]{1,18}为(?:代表|主|核心|重点|主体|龙头|支撑|引领|主导)的(?=..)")
# 生产总值一季度、上半年、前三季度 | 分别增长: one name at several times.
_PARTS_LAST = re.compile("(?:[、和]?(?:第?[一二三四]季度|前[两三]个?季度|[上下]半年|全年))+[和、]?$")
# 外贸规模创历史新高、| 增长13.8%: what else is told of the thing.
_TOLD_LAST = re.compile(
    "(?:再?创(?:下|出|造)?(?:历史|近年)?新高|(?:稳?居|位居|排名|位列|列)全[国省市区][^，。；、]{0,6}第[一二三四五六七八九十0-9]{1,2}位?"
    "|(?:实现|保持|力争)*了?(?:由负转正|止跌回升|企稳回升|稳中有进|稳中有升|稳中向好|好于预期|正增长|两位数增长|翻番|平稳增长|较快增长|快速增长))、$"
)
_TRADE = frozenset({"进口", "出口"})  # verbs, but alone before a figure the name of what it measures
_YEARS_COUNTED = frozenset("两二三四五六七八九十几多")
_TIME_ENDS = frozenset("年底末度和")
_COMPARED_BY = re.compile("[比较于超口础出]|在全")  # every comparison has one of these
_GAINED = frozenset("收支效负")  # what the set forms end in
_HIGHER_ENDS = frozenset("高低快慢多少出了投收产增销征用支")
_SET_FORM_ENDS = _GAINED | _HIGHER_ENDS


class Before(NamedTuple):
    """What stands before a figure: the thing, and what the predicate says.

    ``each`` tells that several figures belong to several subjects in turn; ``governed`` is the direction that
    a verb gives the thing (新增), ``carried`` that direction where it reaches the rest of a 、 chain (the verb is
    no part of the name, as it is in 城镇新增就业); ``verb`` is the last verb taken off, alone where ``bare`` says
    that it has no object (累计培训).
    """

    of: str
    link: Link
    each: bool
    governed: Direction
    carried: Direction
    verb: str
    bare: bool


@lru_cache(maxsize=REMEMBERED)
def read_before(chunk: str) -> Before:
    """Read the words between the last boundary and a figure.

    >>> read_before("全年新增城镇就业").of, read_before("地区生产总值同比增长")[:2]
    ('城镇就业', ('地区生产总值', 'up'))
    """
    if (chunk[-1:] in _SET_FORM_ENDS or "占" in chunk) and (told := _read_set_form(chunk)):
        return told
    phrase, link, each = _strip_links(chunk.rstrip(EDGE).lstrip("）)"))
    phrase = _without_what_else(phrase)
    if "每" in phrase and (meant := _FOR_EACH.fullmatch(phrase)):
        phrase, link = phrase[meant.end() :], ""
    if phrase[-2:] == "目标" and (held := _HELD_TO_AIM.search(phrase)) and held.start():
        phrase, link = phrase[: held.start()], link or "level"
    if phrase[-1:] == "的" and (whole := _IS_OF.search(phrase)) and whole.start() != 1:
        phrase, _, also = _strip_links(phrase[: whole.start()])
        link, each = "level", each or also
    compared = _COMPARED.search(phrase) if _COMPARED_BY.search(phrase) else None
    if compared:
        phrase, more, also = _strip_links(phrase[: compared.start()])
        link, each = link or more, each or also or "分别" in compared[0]  # 比2010年分别 | 提高4.6和6个百分点
    if "为" in phrase and (example := _REPRESENTED.match(phrase)):
        phrase = phrase[example.end() :]
    if phrase[-1:] in _TIME_ENDS:
        phrase, each = _without_time(phrase, each=each)
    if not phrase or phrase == "年":  # 年 | 增长
        return Before("", link, each, "", "", "", bare=False)
    roles = lead_words()
    found = _directed().search(phrase)
    governed: Direction = roles[found[2]][1] if found else ""
    if "每年" in phrase:
        phrase = _SPENT_YEARLY.sub(r"\1", phrase)
    phrase, verb, bare = strip_front(phrase)
    carried = roles[verb][1] if verb in roles else ""
    bare = bare and phrase not in _TRADE
    return Before(tidy(phrase), link, each, governed, carried, verb, bare)


def _without_what_else(phrase: str) -> str:
    """Take off what else is told of a thing before 、: 外贸规模创历史新高、."""
    told = _TOLD_LAST.search(phrase) if phrase[-1:] == "、" else None
    return phrase[: told.start()] if told and told.start() else phrase


def _read_set_form(chunk: str) -> Before | None:
    """Return what the words say that end in one of the set forms before a figure, or None."""
    last = chunk[-1:]
    if last in _GAINED and (gain := _PER_HEAD.search(chunk)):
        direction: Direction = "down" if gain[0].endswith(("支", "负")) else "up"
        return Before(gain[0], "", False, direction, direction, "", bare=False)
    if last in _HIGHER_ENDS and (higher := _HIGHER.search(chunk)):  # 比上年高 | 5个百分点
        return read_before(chunk[: higher.start()])._replace(link="up" if higher[1] in "高快多" else "down")
    if "占" in chunk and (shares := _SHARES_EACH.search(chunk)):
        return read_before(chunk[: shares.start()])._replace(link="level", each=True)
    return None


def _without_time(phrase: str, *, each: bool) -> tuple[str, bool]:
    """Return the phrase without the time at its end; where that is several parts of a year, 分别 speaks of them."""
    if parts := _PARTS_LAST.search(phrase):
        return phrase[: parts.start()], False
    time = _TIME_LAST.search(phrase)
    return (phrase[: time.start()] if time and time.start() > 1 else phrase), each


@lru_cache(maxsize=1)
def _directed() -> re.Pattern[str]:
    """Return the expression of verbs (group 2) that give what they govern a direction."""
    directed = any_of(word for word, (_, direction) in lead_words().items() if direction)
    # What is new and what is renewed, counted together, is no addition: 新增和更新线路4667公里.
    # Nor is an improvement in kind: 改造提升25个出入口.
    return led_by(
        "".join(sorted({word[0] for word, (_, direction) in lead_words().items() if direction})),
        f"(?<!稳)(?:(?<!改造)(?<!优化)|(?=新增|净增))(?!退出(?![^，。；、]{{0,8}}产能)|减排[项工任目指])({directed})"
        "(?![值率点幅速]|减[税负免费]|[和及、]?更新)",
    )


@lru_cache(maxsize=1)
def _links() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """Return the links as an expression read backwards, their roles, and their last letters."""
    roles = {word: role for word, role in read_rows("links", 2)}  # noqa: C416 -- a type that mypy can follow
    return re.compile(any_here(word[::-1] for word in roles)), roles, frozenset(word[-1] for word in roles)


@lru_cache(maxsize=1)
def _ends_of_words() -> dict[str, str]:
    """Return the letters before a short link with which it makes another word: 公共, 首都, 人均, 国有."""
    return {word: letters or " " for word, where, letters in read_rows("word_ends", 3) if where == "link"}


def _strip_links(phrase: str) -> tuple[str, Link, bool]:
    """Take the links off the end; return the rest, the strongest link, and whether it says 分别."""
    pattern, roles, last_letters = _links()
    link: Link = ""
    each = False
    if phrase[-1:] not in last_letters:
        return phrase, link, each
    backwards = phrase[::-1]
    position, length = 0, len(backwards)
    while found := pattern.match(backwards, position):
        word = found[0][::-1]
        end = found.end()
        if word.startswith("年") and end < length and backwards[end] in _YEARS_COUNTED:
            word, end = word[1:], end - 1  # 近两年 | 均突破1000亿元
        letters = _ends_of_words().get(word)
        if letters and (backwards[end] if end < length else "^") in letters and backwards[end : end + 2] != "保确":
            if word[0] != "年":
                break
            end -= 1  # 2015 | 年人均: the first letter is the year's
        role = roles[word]
        if role == "each":
            each = True
        elif role != "adverb" and not link:
            link = role  # type: ignore[assignment]
        position = end
        while position < length and backwards[position] in EDGE:
            position += 1
    return phrase[: length - position], link, each
