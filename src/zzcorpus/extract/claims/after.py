"""What stands after a figure: the thing that it counts (8个指导方案), or what is done in that time (16年荣获)."""

from __future__ import annotations

import re
from functools import lru_cache

from zzcorpus.extract.claims.phrases import EDGE, NO_VERB, has_cut, heads, read_lead, strip_front, tidy
from zzcorpus.extract.claims.wordlists import Words, by_opening, read_rows

_ENDS = "，。；：！？…\n、（(）)"
_NAME_ENDS = frozenset(_ENDS + "0123456789０１２３４５６７８９")
_MARKS = _NAME_ENDS | {"“"}
_GRADE = re.compile("[0-9]{1,4}(?:A级?|强|G|千伏)|[0-9.]{1,5}万?吨级(?:以上)?")  # 国家4A级旅游景区, 世界500强企业
# 断头（瓶颈）路, 17个县（市、区）: words in brackets that the name goes on after, or that widen it.
_ASIDE = re.compile("（(?!其中|含|包括|不含|不包括|见|下同|以下|简称|即|指|共|累计|部分)[\u4e00-\u9fff、]{1,10}）")
_DONE_FIRST = re.compile("[\u4e00-\u9fff]{2}了(?!解)")
_SPELL_ENDS = re.compile("^(?:以来|来)?中?的?")  # 三年 | 来
_PREDICATE = re.compile(f"(?:“[^“”]*”|[^{_ENDS}])*")  # a mark inside a quoted name ends nothing
_SHORTEST_NAME = 2
# A longer word than the thing that it begins with: 社区服务站, 中小学教室.
_BUILDINGS = (
    *"院站所室馆校园厂场库桥庙坝井湾",
    "中心",
    "机构",
    "家庭",
    "用房",
    "住房",
    "教室",
    "宿舍",
    "食堂",
    "医务室",
    "卫生室",
)
# 120个 | 在蓉项目: by the letter that stands for the place the thing is named.
_HERE = re.compile(
    "在[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇陕秦甘陇青宁新港澳台蓉汉杭甬厦榕邕昆筑锡穗深肥济郑长沈大哈]"
    "(?=高校|项目|企业|机构|院士|高等院校|科研|大学|央企|院校|单位|人才|留学生|外国|银行)"
)
_BUILT = re.compile("已建(?![成立设好完起有了])")
# 推进14个 | 未连通高速公路出省口: what is not yet so.
_NOT_YET = re.compile("未(?![能可曾来])[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{2})")
_ONE_LETTER_PLACES = frozenset("村镇乡县市区")
# 48%的 | 村 | 集体经济收入达100万元: of the villages it is told how high that is.
_OF_VILLAGES = re.compile("的?((?:行政)?村)集体(?:经济)?(?:经营性?|年|总|可支配)*收入")
# 3个 | 村村集体分红: what is counted is told once more by what follows.
TOLD_TWICE = re.compile("([村县市区乡镇户组校])(?=\\1(?:集体|民|级|均|委))")
_GRADES = frozenset("级次额量候待")
_JOINING = frozenset("和与及或、")
# 和 and 及 that begin a word: 20个和美乡村.
NO_JOINT = ("和美", "和谐", "和平", "和合", "及时")
_SKIPPED = frozenset("和及已在")  # what is no joint, 已建 and 在蓉 begin with
# 25名 | 曾在重点产业、重大项目锻炼过的优秀干部
_RELATIVE = re.compile("(?:曾[^，。；：！？\n]{1,28}?|[^，。；：、！？\n]{1,16}?)的(?=[^，。；：、！？\n])")
# Before 的 these make a description, not a thing: 25个方面的整治, 32个附加值高的项目.
# 114个 | 枢纽型、功能型、公益性重大基础设施: of a row of modifiers the last leads to the noun.
_MODIFIERS = re.compile("(?:[\u4e00-\u9fff]{1,4}[型性类级]、)+(?=[\u4e00-\u9fff]{1,4}[型性类级][\u4e00-\u9fff])")
# 20个 | 工业、建筑、商贸等领域重点节能项目: nor are the fields it lies in what is counted.
_FIELDS = re.compile(
    "(?!在)(?:[\u4e00-\u9fff]{2,6}、){1,5}[\u4e00-\u9fff]{2,6}等(?:重点)?(?:领域|行业|方面|产业)的?(?=[\u4e00-\u9fff]{2})"
)
# 1600名 | 立场坚定、理论水平较强、有奉献精神的党建指导员: so does a row of qualities.
_QUALITIES = re.compile(
    "(?![^，。；：、]{0,10}(?:都|均|全部|也)[是为])[\u4e00-\u9fff]{2,12}(?:[好强高优硬精实新广大]|坚定|过硬|突出|鲜明|公认|良好|健全|严明|浓厚|显著|优秀|优异|优良|困难|沉重|严重|落后|薄弱|短缺|丰富|扎实|公道|正派|完善|齐全|先进|成熟|明显)"
    "(?:、[\u4e00-\u9fff]{2,14}){1,4}?的(?=[\u4e00-\u9fff])"
)
_DESCRIBING = ("方面", "领域", "类型", "规模", "左右", "以上", "以下", "层次", "档次", "性质", "特色", "条件", "意义")
_DESCRIBING_LETTERS = frozenset("高强好大优广快多型性级上下内外后中前新全准")
# Words and places that end in 中.
_IN_THE_NAME = ("高中", "初中", "完中", "）中", "职中", "集中", "空中", "关中", "汉中", "晋中", "黔中", "榆中", "巴中")
# 固定资产投资 | 力争突破万亿，比上年增长25%
_REACHED = re.compile(
    "(?:首次|首|力争|预计|有望|将|已|连续|再次|成功)*(?:突破|跨越|迈上|超过|达到|跨上|迈过)[^，]{1,8}$"
)
_NOUNS_TOO = frozenset({"服务", "改革", "培训", "试点", "补贴", "补助", "贷款"})  # 10余项 | 服务。
# Verbs that open a description, and are no part of a name: 2家 | 具有引领作用的合作社.
_HAVING = frozenset({"具有", "拥有", "属于", "位于", "符合", "适应", "具备"})
# 13家 | 无党员的非公企业: so does what is not there, if the word is no name that begins like it.
_LACKING = re.compile("没有|缺[少乏]|无(?![线公烟锡为障偿形害土]|人[机区]|[电房业地].)|未(?![成来央])|不(?![动锈])")
# 10名 | 熟悉基层党建工作的领导干部: so does what people are like or have come from.
_DESCRIBED_BY = re.compile("熟悉|热[爱心衷]|懂|善于|擅长|愿意?|来自|从事|长期|分管|毕业于|敢于?|富有|深受")
_CLAUSE_ENDS = "，；：、（ "
# 省用于农业基础设施建设的投资，| 就比上年增加; 生产资料的生产在工业总产值中所占的比重，| 由42%上升到46%
MEASURE_LAST = re.compile(
    "的[^的，。；：]{0,10}(?:比重|比例|投资|资金|经费|支出|收入|面积|人数|数量|产量|产值|造价|价格|成本|总额|贷款|存款|余额)$"
)
# 39.5万名 | 困难群众 | 发放补贴: behind people these open what they do or are given, whatever noun ends it.
_ACTORS = (
    *("群众", "老人", "老年人", "学生", "职工", "农民", "人员", "干部", "党员", "教师", "儿童", "居民", "市民", "家庭"),
    *("企业", "残疾人", "劳动者", "贫困户", "学校"),
)
_GIVEN = frozenset(
    {"发放", "补发", "实行", "实施", "办理", "提供", "享受", "参加", "签订", "减免", "接受", "获得", "领取", "进行"}
    | {"跨地区", "跨部门", "跨区域", "跨行业"}
)


def read_after(chunk: str, *, governed: bool = False) -> str:
    """Return the noun phrase at the beginning of ``chunk``, which follows a measure word, or nothing.

    ``governed`` tells that a verb stands before the figure, so that what follows is its object: 培育100个 | 服务名牌.

    >>> read_after("指导方案，自上而下"), read_after("年轻干部到乡镇街道担任党政正职")
    ('指导方案', '年轻干部')
    """
    chunk = chunk.lstrip(" ")
    if chunk.startswith(("的基础上", "”", "）")):
        return ""
    if chunk[:1] == "等" and chunk[1:2] not in _GRADES:  # 29条等具体政策措施
        chunk = chunk[1:]
    if (chunk[:1] in _JOINING and not chunk.startswith(NO_JOINT)) or chunk.startswith("以及"):
        return ""
    if chunk[2:3] == "了" and _DONE_FIRST.match(chunk) and read_lead(chunk)[1] not in NO_VERB:  # 2400万人 | 参加了提名
        return ""
    chunk = _without_description(chunk)
    village = _OF_VILLAGES.match(chunk) if "村集体" in chunk else None
    if village := village or TOLD_TWICE.match(chunk):
        return village[1]
    # The 和 of 和美乡村 joins nothing, and the 已 of 139个已建党组织 opens no predicate.
    skips = chunk[:1] in _SKIPPED and (chunk.startswith(NO_JOINT) or _BUILT.match(chunk) or _HERE.match(chunk))
    skipped = 1 if skips else 0
    stop, word = _first_stop(chunk[skipped:])
    stop += skipped
    if governed and stop == 0:
        stop = _end_of_object(chunk, word)
    phrase = chunk[:stop].lstrip("的")
    if not phrase:
        # Nothing, or a relative clause: the noun stands after its 的.
        relative = _RELATIVE.match(chunk)
        if not relative or word in _ENDS:
            lacking = _NOT_YET.match(chunk) if governed else None
            return tidy(chunk[: lacking.end() + _first_stop(chunk[lacking.end() :])[0]]) if lacking else ""
        chunk = chunk[relative.end() :]
        phrase = chunk[: _first_stop(chunk)[0]]
    head, mark, last = phrase.rpartition("的")
    if mark and len(last) > 1 and head.count("“") <= head.count("”"):  # not the 的 of “行走的思政课”路线
        phrase = head if _is_thing(head) else last
    return _worked_on(_without_in(tidy(phrase)))


def _without_description(chunk: str) -> str:
    """Take off a row of modifiers, fields or qualities that leads to the noun."""
    if "、" not in chunk:
        return chunk
    described = _MODIFIERS.match(chunk) or _FIELDS.match(chunk) or _QUALITIES.match(chunk)
    return chunk[described.end() :] if described else chunk


def _end_of_object(chunk: str, verb: str) -> int:
    """Return where an object ends that begins with what else is a verb: 培育100个 | 服务名牌; 0 if it is none."""
    length = len(verb)
    if length < _SHORTEST_NAME or verb in _HAVING:
        return 0
    if verb in _NOUNS_TOO and chunk[length : length + 1] in _NAME_ENDS:
        return length
    further = length + _first_stop(chunk[length:])[0]
    return further if further > length else 0


def _without_in(phrase: str) -> str:
    """Take 中 off the end where a choice from what is counted follows: 36项 | 经验中，9项."""
    return tidy(phrase[:-1]) if phrase[-1:] == "中" and not phrase.endswith(_IN_THE_NAME) else phrase


@lru_cache(maxsize=1)
def _things_and_work() -> tuple[Words, tuple[str, ...], frozenset[str]]:
    """Return the things, the nouns of work, and the last letters of those."""
    rows = read_rows("worked_on", 2)
    things = Words({word: role for word, role in rows if role == "thing"})
    work = tuple(word for word, role in rows if role == "work")
    return things, work, frozenset(word[-1] for word in work)


def _worked_on(phrase: str) -> str:
    """Return the thing that is counted where a noun of work follows it: 小区 | 雨污分流改造, 乡镇卫生院 | 改造."""
    things, work, last_letters = _things_and_work()
    if phrase[-1:] not in last_letters or not phrase.endswith(work):
        return phrase
    building = next(phrase[: -len(word)] for word in work if phrase.endswith(word))
    if building.endswith(_BUILDINGS):
        return building
    thing = things.at(phrase)
    return thing if thing and len(building) > len(thing) else phrase


def _is_thing(head: str) -> bool:
    """Tell whether what stands before 的 is what is counted: 100所初中学校 | 的寄宿条件."""
    if head in _ONE_LETTER_PLACES:  # 1391个村 | 的卫生服务机构
        return True
    if len(head) < _SHORTEST_NAME or head.endswith(_DESCRIBING) or head[-1] in _DESCRIBING_LETTERS:
        return False
    return (
        not _LACKING.match(head)
        and not _DESCRIBED_BY.match(head)
        and read_lead(head)[1] in NO_VERB
        and not has_cut(head)
    )


def read_predicate(chunk: str) -> str:
    """Return what is done, where a time or a number of people stands before the verb: 16年 | 荣获“平安市”称号.

    Nothing where another figure stands in the same clause, which then is what the time belongs to.
    """
    chunk = _SPELL_ENDS.sub("", chunk.strip(" "))
    found = _PREDICATE.match(chunk)
    return (found[0] if found else "").strip(EDGE)


def read_clause(clause: str) -> str:
    """Return the subject of a clause before the figure's own: 实际利用外资稳步增长，| 达37亿美元."""
    tail = clause.rstrip(_CLAUSE_ENDS)
    tail = _REACHED.sub("", tail[max(map(tail.rfind, "，；：。")) + 1 :])
    phrase, _, _ = strip_front(tail)
    stop, _ = _first_stop(phrase)
    if 0 < stop < len(phrase) and MEASURE_LAST.search(phrase, stop):
        return tidy(phrase)
    return tidy(phrase[:stop] if stop else phrase)


@lru_cache(maxsize=1)
def _stops() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the words that matter after a figure with their roles, by their opening, the longest first."""
    roles = {word: role for word, role in read_rows("stop_words", 2)}  # noqa: C416 -- for mypy
    # Any other verb of doing ends the name where an object follows it: 中职校 | 开设综合高中班. One that is a noun too
    # (示范, 试点, 规划) does not.
    for word, role, _ in read_rows("lead_words", 3):
        if role in {"verb", "modifier", "cut"} and len(word) > 1:
            roles.setdefault(word, "doing")
    return by_opening(roles)


def _first_stop(phrase: str) -> tuple[int, str]:
    """Return where the first word that ends a noun phrase begins, and that word; the length and "" if none."""
    stops = _stops()
    position, length = 0, len(phrase)
    while position < length:
        letter = phrase[position]
        words = stops.get(phrase[position : position + 2]) or stops.get(letter)
        if words is None and letter not in _MARKS:
            position += 1
            continue
        if letter in _NAME_ENDS:
            if aside := _GRADE.match(phrase, position) or _ASIDE.match(phrase, position):
                position = aside.end()
                continue
            return position, letter
        if letter == "“" and (closing := phrase.find("”", position)) > 0:
            position = closing + 1  # no word inside a name ends it
            continue
        step = 1
        for word, role in words or ():
            if not phrase.startswith(word, position):
                continue
            if _ends_name(phrase, position, word, role):
                return position, word
            step = max(step, len(word))
            if role != "doing":
                break
        position += step
    return length, ""


def _ends_name(phrase: str, position: int, word: str, role: str) -> bool:
    """Say whether ``word`` of ``role`` at ``position`` ends the noun phrase before it."""
    end = position + len(word)
    if role == "stop" or (role == "verb" and not heads().at(phrase, end)):
        return True
    if word in _GIVEN and end < len(phrase) and phrase.endswith(_ACTORS, 0, position):
        return True
    named = position >= _SHORTEST_NAME or phrase[:position] in _ONE_LETTER_PLACES  # 10个 | 镇 | 设立党校分校
    return role == "doing" and named and _has_object(phrase, end)


def _has_object(phrase: str, end: int) -> bool:
    return end < len(phrase) and phrase[end] not in _NAME_ENDS and not heads().at(phrase, end)
