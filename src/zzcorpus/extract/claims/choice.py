"""Whether the words before a figure or those after it name what it counts or measures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.after import NO_JOINT, read_after, read_predicate
from zzcorpus.extract.claims.before import read_before
from zzcorpus.extract.claims.changes import MERGING, MOVING
from zzcorpus.extract.claims.phrases import NO_VERB, read_lead, tidy
from zzcorpus.extract.claims.wordlists import REMEMBERED, Words, read_rows
from zzcorpus.places.mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zzcorpus.extract.claims.before import Before
    from zzcorpus.extract.claims.quantity import Quantity

# Qualifiers that are predicates: what stands before them is their subject.
_LINKING = ("突破", "超", "逾", "高于", "低于", "不低于", "不高于", "接近", "逼近", "达到")
# These may govern what follows a share: 完成80%的工程量.
_DOING = ("完成", "实现", "有")
_COUNTING = frozenset({"count", "age"})
_PLACES = frozenset(
    {"市", "县", "省", "国", "区", "乡", "镇", "村", "旗", "州", "县区", "市县", "省市", "乡镇", "村镇", "镇街"}
)
_PEOPLE = frozenset({"人", "人次", "名", "群众"})
# 辖 | 1市8县: the places that a place has are counted, and nothing else names them.
_HAVING_PLACES = ("辖", "管辖", "辖有")
# 高中以上87613人 | 占70.7%, 35岁以下 | 占比14.1%: what share they are is no name.
_SHARE_AFTER = re.compile("约?占(?!地|道|线|优|据)|所占")
# 省级对村党组织书记 | 轮训 | 1遍: how often is of what is done, not of those it is done to.
_DONE_TO = re.compile("[^，。；：、]{0,8}对[^，。；：]{2,24}?([\u4e00-\u9fff]{2})")
_DONE_TO_THOSE = re.compile("对[^，。；：\n]{2,60}的([\u4e00-\u9fff（）]{2,12})(?=[，。；\n])")
_DONE_FIRST = re.compile("^[\u4e00-\u9fff]{2}了(?=..)")  # 2400万人 | 参加了 | 候选人提名
_SHARE_LETTERS, _LISTED_LETTERS = frozenset("约占所"), frozenset("被列纳评认")
_ROUNDS = frozenset({"遍", "次", "轮"})
_TIMES = re.compile("[一两二三四五六0-9]{1,2}[次遍回]$")
_REGULAR = re.compile("每(?:[年月周天日]|个月|季度)([\u4e00-\u9fff]{2,6})[一两二三四五六0-9]{1,2}[次遍回]")
# 将原来 | 20个学院调整到31个: what was before is the noun after the figure.
_FORMERLY = re.compile("(?:[^，。；：]*[将把])?原(?:来|定|有|先|[省市县区]级)?|现[有行]|(?:[^，。；：]*行业)?现行")
_BROUGHT_TO = re.compile(f"(?:适时|逐步|统一|进一步)?(?:{MERGING}|{MOVING})*(?:到了?|至|为|成)[^到至为成]*$")
# 村办公经费按每年 | 5000元 | 标准补助
_AT_RATE = re.compile("(?:，|的)?按照?(?:每[一个]?[年月日天人户村]|人均|户均|亩均|年人均|每人每[年月])*$")
_PURPOSE = re.compile("(?:资金)?(?:专项)?用于([^，。；：、！？\n]{2,16})")
# What a sum of money before a project is: 总投资808亿元的13个项目.
_SUMS = ("总投资", "投资", "投资额", "投资总额", "注册资本", "总价值", "收入", "产值", "营收", "税收", "利润")
# And what sets by an amount which things are counted: 300个投资过亿元项目, 12家年产值超10亿元的企业.
_MEASURED_BY = re.compile(
    "(?:(?:年|总|单体|预增|固定资产)?(?:投资|产值|营收|销售收入|主营业务收入|营业收入|税收|产能)额?|注册资本|资产)(?:达到?)?"
)
# And how much of them there is: 5条 | 总长51公里的山区道路.
_SIZED_BY = frozenset({"总长", "全长", "总长度", "总面积", "总建筑面积"})
_CAPACITIES = ("能力", "规模", "面积", "产能", "库容", "装机", "容量")
_ITEMS = frozenset({"项", "个", "条"})
_SUMMED = frozenset({"共", "大类共", "类共", "领域共", "批共"})
_LEVEL = re.compile("[^，。；、0-9]{1,4}?级")
_BECOMES = re.compile("(?:担任|担当|出任|兼任|任)([^，。；：、！？\n]{2,24})")
_LEVELS = ("级", "类", "型")
_MODIFIER = 5  # 30个省级和150个市级项目: the first figure has a modifier and shares the noun
_NO_NOUN = frozenset("，。；：！？…\n、（(）)和与及或")  # these follow a figure that no noun follows
_SIDE_BY_SIDE = 4
_CHAINING = ("、", "和", "与", "及")
_BUILDING = re.compile("(?:建设|兴建|新建|修建|打造|改造|扩建|建成|兴办|建造)的")  # 投资 | 50亿元 | 建设的图书馆
_GIVING = ("安排", "投入", "拨付", "下达", "补助", "列支", "拿出", "支持", "补贴", "出资")
_SPENT = frozenset({"投资", "投入"})
_FUNDS = ("资金", "基金", "补助", "补贴", "经费", "款", "债券")
_SPENDER = re.compile("^[^，。；：]*?(?:[将把]|借助|利用|通过|依托|用好|整合)(?=..)")
_SPENDING = ("用", "花", "费", "时")
# 从县城到村里开会 | 要花两个小时: that time goes by is no part of what takes it.
_TIME_SPENT = re.compile(
    "(?:只|仅|总共|一共|共|都|就|也|还|再|要|将|需要?|得)*"
    "(?:花费?|耗[时费]|历时|(?<=[仅只共])用时|利用|(?<![使利专公农备启应通运引])用)$"
)
# 先后三次 | 在全国培训班上进行交流: where it was done is no part of what was.
_CELEBRATING = re.compile("^.*(?:纪念|庆祝|欢庆|喜迎|迎接)(?=..)")
_AT_AN_EVENT = re.compile(
    "^在[^，。；：]{1,24}(?:[会班榜坛网]上|(?:考[核评查]|评[价比选估]|测评|调查|检查|比赛|[榜”])中)(?=[\u4e00-\u9fff]{2})"
)
# 先后四次 | 召开会议对不正之风进行部署: nor is what it was about.
_MEETING_ON = re.compile("(召开[^，。；：对]{0,12}会议?)对")
# 已退休 | 16年的宋明智: of what has gone on so long.
_LASTING = re.compile("(?>已经|已|曾)((?![有走历])[\u4e00-\u9fff]{2})了?$")
_WHOLLY = ("整整", "足足")
_HOW_LONG = frozenset({"整整", "前后", "短短", "足足", "总共", "一共", "大约", "不过"})
_OF_TIME = re.compile("^的?时间[里内]?，?[就便]?")  # 3年左右 | 的时间，在联系点打造示范点
_LISTED = re.compile("[、和与及]")
_BECAME = re.compile("(?![都均全也皆已共])[\u4e00-\u9fff]{2,4}(?=[，。；])")
# What those counted before have come to: 20家现代物流企业，力争8家 | 进入全国百强.
_COME_TO = ("进入", "跻身", "入选", "获评", "荣获", "获得", "通过", "入围", "达到", "晋升")
# 52个科技项目入选，其中10项 | 列入攻关计划; but 10条 | 列入国家督办的黑臭水体
_LISTED_AS = re.compile("被?(?:列入|纳入|评为|认定为)(?![^，。；：、\n]{0,40}的[\u4e00-\u9fff])")
_COME_TO_LETTERS = frozenset(word[0] for word in _COME_TO)
_JOINT_LETTERS = frozenset(word[0] for word in NO_JOINT)
_IN_A_ROW = frozenset({"次", "届", "回"})
# 总书记先后 | 4次作出重要指示: what was done so often.
# 不动产登记45分钟 | 办结: that it is done tells nothing of what is done.
_IS_DONE = frozenset(
    {"办结", "完成", "办理", "办成", "办好", "可达", "到达", "直达", "送达", "通达", "到账", "到位", "出证"}
)
_REPEATEDLY = {"次": ("先后", "连续", "曾经"), "届": ("连续",), "回": ("连续",)}
_PEOPLES_UNITS = frozenset({"人", "户"})
_NAMING_UNITS = _ROUNDS | _PEOPLES_UNITS | _PEOPLE  # of these it is told after the figure what they are of
_ALTOGETHER = ("累计", "共", "总共", "年均", "新增", "净增", "实际")
_YEARLY = frozenset(
    {"年均增长", "年均", "累计增长", "增长", "平均增长", "年均增加", "均增长", "翻", "相继", "先后", "接连"}
)
_THRESHOLDS = ("以上", "以下")
_BARE_LINE = re.compile("线(?![路上下索网性])")
_HEIGHTS = ("大关", "关口", "台阶", "门槛")  # 接连跨越五个“千亿” | 大关
_PREDICATE = 6  # characters in which a predicate is told
_SHORTEST_NOUN, _TWICE, _REACH_OF_DESCRIPTION = 3, 2, 9
_DEED = 2  # characters of most verbs
_REACH = 40  # a noun phrase after a figure is shorter than this


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    """Return the nouns that after a figure name a mark that it reaches, not what is measured."""
    return frozenset(word for word, role in read_rows("general_nouns", 2) if role == "mark")


@lru_cache(maxsize=1)
def _people() -> Words:
    """Return the nouns for people that stand straight after a number."""
    return Words({noun: unit for noun, unit, role in read_rows("people", 3) if role == "unit"})


def choose_subject(
    text: str, figures: Sequence[Quantity], index: int, before: Before, end: int, *, chained: bool
) -> str:
    """Return what the figure at ``index`` counts or measures, or "" where the words round it do not say.

    ``end`` is where the sentence ends; ``chained`` tells that 、 or 和 joins the figure to the one before.
    """
    figure = figures[index]
    if figure.kind == "change":
        changed = _of_merger(text[figure.start : figure.end], figure)
        return changed if changed and _FORMERLY.fullmatch(before.of) else before.of or changed
    kind, unit = figure.kind, figure.unit
    if kind == "duration" or (unit in _REPEATEDLY and text.endswith(_REPEATEDLY[unit], 0, figure.start)):
        return _of_duration(text, figures, index, before, end)
    if kind == "frequency":
        done = read_before(_TIMES.sub("", read_predicate(text[figure.end : end]))).of
        return done or before.of or _regular_deed(text[figure.start : figure.end])
    before = _without_doer(text, figure, before)
    linked = bool(before.link) or _is_linked(text, figure)
    if before.of and kind not in _COUNTING and (linked or _is_share_of(text, figure)):
        return before.of
    if unit in _NAMING_UNITS and (named := _named_after(text, figure, end)):
        return named
    following = text[figure.end : figure.end + 1]
    if before.of and (_is_capacity(text, figure, before) or (following == "线" and _BARE_LINE.match(text, figure.end))):
        return before.of  # 轨道交通8条线
    joined = chained or text[figure.start - 1 : figure.start] in _CHAINING
    governed = kind == "count" and (
        before.bare or joined or not before.of or text.endswith("等", 0, figure.start)  # 咨询、共享等10余项 | 服务
    )
    after = _its_noun(text, figures, index, before, _after(text, figures, index, end, governed=governed))
    carries_on = linked and kind == "percent" and (before.of or not after or not text.endswith(_DOING, 0, figure.start))
    # 完成1800余项任务 counts tasks; 完成投资100亿元任务 does not.
    is_mark = after in _marks() and (before.of or kind != "count") and not before.bare
    if carries_on or (is_mark and not _is_listed(text, figure)):
        return before.of
    if not after and unit in _PEOPLE:
        after = _done_by(text, figures, index, before, end, chained=joined)
    in_row = index > 0 and figures[index - 1].unit in _PLACES and figures[index - 1].end == figure.start
    return _decide(text, figure, before, after, chained=chained, in_row=in_row)


def _without_doer(text: str, figure: Quantity, before: Before) -> Before:
    """Take off who gives a sum (自治区财政安排 | 0.5亿元), and those of whom some did a thing (成员中8人 | 获奖)."""
    if before.of.endswith("财政") and text.endswith(_GIVING, 0, figure.start):
        return before._replace(of="", link="")
    among = figure.unit in _PEOPLE and text.endswith("中", 0, figure.start)
    return before._replace(of="") if among and text[figure.end : figure.end + 1] not in _NO_NOUN else before


def _its_noun(text: str, figures: Sequence[Quantity], index: int, before: Before, after: str) -> str:
    """Return the noun ``after`` a figure, or "" where it names what the next one counts: 学校179所 | 学位27.6万个.

    It is the figure's own where a verb stands before the figure (覆盖15个 | 国家超2万人次) or examples do
    (教育、医疗等7支 | 工作队300多人), or a noun after the next (3个 | 国家24家医院).
    """
    figure = figures[index]
    if not after or not before.of or before.bare or index + 1 == len(figures) or figure.kind != "count":
        return after
    following = figures[index + 1]
    if text[figure.end : following.start] != after or following.kind != "count":
        return after
    alone = text[following.end : following.end + 1] in _NO_NOUN and not text.endswith("等", 0, figure.start)
    return "" if alone and read_lead(before.of[-_DEED:])[1] in NO_VERB else after


def _is_listed(text: str, figure: Quantity) -> bool:
    """Tell whether items are counted, whatever their name: 4大行动共187项 | 任务, but 10万人 | 任务."""
    return figure.unit in _ITEMS and not text.startswith("的", figure.end)


def _is_share_of(text: str, figure: Quantity) -> bool:
    """Tell whether a percentage is of what stands before its 的, since a predicate follows: 房源的 | 30% | 用于出租."""
    if figure.kind != "percent" or text[figure.start - 1 : figure.start] != "的":
        return False
    return bool(read_lead(text[figure.end : figure.end + _PREDICATE])[0])


def _regular_deed(surface: str) -> str:
    """Return the verb inside a figure that says how often, where it tells more than that it happens: 每周碰头一次."""
    deed = _REGULAR.fullmatch(surface)
    return deed[1] if deed and not read_lead(deed[1])[0] else ""


def _done_by(text: str, figures: Sequence[Quantity], index: int, before: Before, end: int, *, chained: bool) -> str:
    """Return what a number of people did, where nothing else says who they are: 109个贫困村出列、10万人 | 脱贫."""
    if chained:
        did, did_before = figures[index].end, figures[index - 1].end
        if text[did : did + _DEED] == text[did_before : did_before + _DEED]:  # 2人入选甲、4人 | 入选乙
            return read_predicate(text[did : _next_start(figures, index, end)])
        done = _BECAME.match(text, did, end)
        return done[0] if done else ""
    if before.of and not before.bare:
        return ""
    return tidy(_DONE_FIRST.sub("", read_predicate(text[figures[index].end : _next_start(figures, index, end)])))


def _named_after(text: str, figure: Quantity, end: int) -> str:
    """Return the people that a number without a measure word counts (15万 | 农民), or what they become (担任…).

    Of rounds it is what was done to those named first: 3轮 | 对66个单位的巡察.
    """
    if figure.unit in _ROUNDS and (done := _DONE_TO_THOSE.match(text, figure.end, end)):
        return done[1]
    if figure.unit in _PEOPLES_UNITS and (people := _people().at(text, figure.end)):
        return people
    became = _BECOMES.match(text, figure.end, end) if figure.unit in _PEOPLE else None
    return tidy(became[1]) if became else ""


def _is_capacity(text: str, figure: Quantity, before: Before) -> bool:
    """Tell whether a figure is the size of what follows it: 日处理能力5万吨的 | 项目."""
    return figure.kind == "measure" and before.of.endswith(_CAPACITIES) and text.startswith("的", figure.end)


def _of_merger(surface: str, figure: Quantity) -> str:
    """Return the noun inside a change that opens with its first figure: 31个 | 开发区 | 优化整合至21个."""
    _, unit, rest = surface.partition(figure.unit or "\n")
    if not unit or figure.start != figure.numeral:
        return ""
    return read_after(_BROUGHT_TO.sub("", rest))


def _is_linked(text: str, figure: Quantity) -> bool:
    return figure.start < figure.numeral and text.startswith(_LINKING, figure.start, figure.numeral)


def _decide(text: str, figure: Quantity, before: Before, after: str, *, chained: bool, in_row: bool) -> str:
    """Decide between the thing before a figure and the one after it, by its unit and by what follows.

    ``in_row`` tells that a number of places stands straight before it: 1市 | 8县.
    """
    if figure.kind == "money" and (before.bare or not before.of):
        purpose = _PURPOSE.match(text, figure.end)
        after = purpose[1] if purpose else after
    if figure.kind == "money" and (measured := _of_money(text, figure, before, after)):
        return measured
    if figure.unit in _PLACES:
        named = in_row or (before.bare and not after) or text.endswith(_HAVING_PLACES, 0, figure.start)
        return figure.unit if named else before.of or after
    if not after and figure.unit in _ROUNDS and (done := _DONE_TO.fullmatch(before.of)):
        return done[1] if read_lead(done[1])[2] == _DEED else before.of
    if not before.bare and (before.of or chained) and _is_called(text, figure):
        return before.of  # 政务服务事项100项 | “一事联办”、800项“掌上办”
    return after or (_without_long_description(before.of) if figure.kind == "count" else before.of)


def _of_money(text: str, figure: Quantity, before: Before, after: str) -> str:
    """Return what stands before a sum where that is what it measures, whatever follows; else ""."""
    following = text[figure.end : figure.end + _PREDICATE]
    if after.startswith("标准") and (rate := _AT_RATE.search(before.of)):
        return before.of[: rate.start()]
    if (
        # 投资 | 6万余元 | 改善村容村貌; 投资 | 过亿元 | 项目; 总投资 | 808亿元 | 的13个项目
        (
            before.of in _SPENT
            and (following.startswith("进行") or _BUILDING.match(following) or read_lead(after)[1] not in NO_VERB)
        )
        or (figure.qualifier != "exact" and _MEASURED_BY.fullmatch(before.of))
        or (following.startswith("的") and before.of.endswith(_SUMS))
        # 经营性收入 | 50万元以上 | 行政村
        or (after and not before.bare and text.endswith(_THRESHOLDS, 0, figure.end))
    ):
        return before.of
    return _SPENDER.sub("", before.of) if _is_spent(text, figure, before.of, after) else ""


def _is_spent(text: str, figure: Quantity, fund: str, after: str) -> bool:
    """Tell whether a verb after a sum only says what the fund before it went to: 资金 | 400万元 | 入股发展菌菇种植.

    In 10亿元转型资金、| 10亿元 | 科技创新资金 the fund before belongs to the sum before it.
    """
    if not after or not fund.endswith(_FUNDS) or "、" in fund or after.endswith((*_FUNDS, "费", "金")):
        return False
    return text[figure.start - 1] not in _CHAINING and not text.startswith(("的", "用于"), figure.end)


def _without_long_description(name: str) -> str:
    """Return the noun of a name that is described at length: 采用“卫星模式”自建终端接收站点的 | 行政村."""
    described, mark, noun = name.rpartition("的")
    described_at_length = mark and len(noun) >= _SHORTEST_NOUN and len(described) > _TWICE * len(noun)
    return noun if described_at_length and len(described) > _REACH_OF_DESCRIPTION else name


def _is_called(text: str, figure: Quantity) -> bool:
    """Tell whether a name in quotation marks says what has been done to what a figure counts.

    Not where the things before it are its examples (医疗机构审批等8项 | “一件事”), or it goes on (16个“敢于担当”典型).
    """
    if text[figure.end : figure.end + 1] != "“" or text.endswith(("等", "了"), 0, figure.start):
        return False
    closing = text.find("”", figure.end)
    return closing < 0 or text[closing + 1 : closing + 2] in _NO_NOUN or text.startswith(_HEIGHTS, closing + 1)


def _of_duration(text: str, figures: Sequence[Quantity], index: int, before: Before, end: int) -> str:
    if figures[index].unit == "周年":
        return _CELEBRATING.sub("", before.of)
    before = _without_spending(before)
    until = _next_start(figures, index, end)
    following = text[figures[index].end : until]
    if following.startswith("的") and (
        lasting := _LASTING.search(text, max(0, figures[index].start - _PREDICATE), figures[index].start)
    ):
        return lasting[1]
    if not following and index + 1 < len(figures):  # 九年八次取得联赛冠军
        following = text[figures[index + 1].end : _next_start(figures, index + 1, end)]
    following = _OF_TIME.sub("", following)
    if text.endswith("连续", 0, figures[index].start) and before.of and not _is_place(before.of):
        return before.of  # 空气质量连续两年达到国家标准, but 海口连续两年 | 拔得头筹
    predicate = _AT_AN_EVENT.sub("", read_predicate(following))
    if held := _MEETING_ON.match(predicate):
        predicate = held[1]
    if predicate.startswith(_ALTOGETHER):  # 五年 | 累计完成投资7740亿元
        predicate = read_before(predicate).of or predicate
    if predicate in _YEARLY or predicate in _marks() or (before.of and predicate in _IS_DONE):
        predicate = ""
    whole = len(following) > len(predicate) or until == end
    if len(predicate) > 1 and not whole and not before.of:
        # 两年内完成200公里 | 道路畅通工程; 五年 | 完成固定资产投资1668亿元; of 五年 | 年均增长8% what was named before.
        read = read_before(predicate)
        named = "" if read.bare else read.of
        predicate = named or _after(text, figures, index + 1, end, governed=True)
    if len(predicate) > 1 and not before.link and (whole or not before.of):
        return predicate
    return before.of


def _without_spending(before: Before) -> Before:
    """Take off the words for spending time: 与会同志用整整 | 一天时间, 花费 | 三年."""
    if before.of.endswith(_WHOLLY):
        before = before._replace(of=before.of[: -len(_WHOLLY[0])])
    if before.of.endswith(_SPENDING):
        spender = _TIME_SPENT.sub("", before.of)
        before = before._replace(of="" if spender in _HOW_LONG else spender)
    return before


def _is_place(name: str) -> bool:
    """Tell whether a name is a place's, or stands for the place that speaks (我市, 全省)."""
    if name[:1] in "我全" and len(name) == len("我市"):
        return True
    return any((mention.start, mention.end) == (0, len(name)) for mention in find_mentions(name))


@lru_cache(maxsize=REMEMBERED)
def names_places_only(name: str) -> bool:
    """Tell whether a name is a list of places: 禅城、南海、顺德区 | 调整为320元."""
    return all(len(part) > 1 and _is_place(part) for part in _LISTED.split(name))


def _next_start(figures: Sequence[Quantity], index: int, end: int) -> int:
    return figures[index + 1].start if index + 1 < len(figures) else end


def _after(text: str, figures: Sequence[Quantity], index: int, end: int, *, governed: bool) -> str:
    """Return the noun phrase after a figure; figures side by side (14类230项事项) share the last one's."""
    while figures[index].kind == "age" and _shares_class(text, figures, index):
        index += 1
    end_of_figure = figures[index].end
    following = text[end_of_figure : end_of_figure + 1]
    if following in _NO_NOUN and not (following in _JOINT_LETTERS and text.startswith(NO_JOINT, end_of_figure)):
        return ""
    if following == "起" and figures[index].kind == "age":
        return ""
    if following in _LISTED_LETTERS and _LISTED_AS.match(text, end_of_figure):
        return ""
    come_to = following in _COME_TO_LETTERS and text.startswith(_COME_TO, end_of_figure)
    if come_to and figures[index].unit not in _IN_A_ROW:
        return ""
    if following in _SHARE_LETTERS and _SHARE_AFTER.match(text, end_of_figure):
        return ""
    for number in range(index, min(index + _SIDE_BY_SIDE, len(figures))):
        start, limit = figures[number].end, _next_start(figures, number, end)
        chunk = text[start : min(limit, start + _REACH)]
        if chunk and not (limit < end and _shares_noun(chunk)):
            noun = read_after(chunk, governed=governed)
            return _at_level(text[end_of_figure : end_of_figure + _MODIFIER], noun) if number > index else noun
    return ""


def _shares_class(text: str, figures: Sequence[Quantity], index: int) -> bool:
    """Tell whether only a joint stands between an age and another, which share the noun: 90—99岁、80—89岁 | 老年人."""
    if index + 1 == len(figures) or figures[index + 1].kind != "age":
        return False
    return text[figures[index].end : figures[index + 1].start] in _CHAINING


def _at_level(modifier: str, noun: str) -> str:
    """Return a shared noun with the level of the figure's own modifier: 14个国家级、161个省级 | 现代农业产业园."""
    own, last = _LEVEL.match(modifier), _LEVEL.match(noun)
    return own[0] + noun[last.end() :] if own and last else noun


def _shares_noun(chunk: str) -> bool:
    """Tell whether only a modifier stands between two figures, whose noun is the second one's."""
    if chunk in _SUMMED or chunk in _SIZED_BY or _MEASURED_BY.fullmatch(chunk):  # 4大类共 | 9个配套政策
        return True
    return (
        len(chunk) <= _MODIFIER
        and chunk[-1] in "和与及、"
        and chunk[:-1].endswith(_LEVELS)
        and not chunk.endswith("升级", 0, -1)
    )
