"""Which part of a place the figure of an indicator is about: a district, a zone, a sector, so many counties."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.indicators import scope_of
from zzcorpus.extract.claims.owners import opens_with_amount
from zzcorpus.extract.claims.phrases import NO_VERB, read_lead
from zzcorpus.extract.claims.punctuation import FARTHEST_BACK, SENTENCE_ENDS, after_last, last_of
from zzcorpus.extract.claims.wordlists import REMEMBERED, any_of, read_rows
from zzcorpus.places.mentions import find_mentions

if TYPE_CHECKING:
    from zzcorpus.model import Claim

_TIME_BEFORE = re.compile(
    "(?:到|至|截至|预计|其中|初步统计|初步核算|力争|确保|争取|推动|支持)*(?:(?:(?:19|20)[0-9]{2}|[今去明前上])年(?:底|末|全年)?|全年|年末|年底|“?十[一二三四五]?五”?(?:期?末|时期|期间))?(?:预计|累计|完成|实现|取得)*"
)
_WHOLE = re.compile("(?:全|我|本|整个)(?:市|省|区|县|州|盟|旗|域|国|自治区|自治州)")
# The whole place right before the name of the indicator, or with a verb between.
_WHOLE_BEFORE = re.compile(f"({_WHOLE.pattern})(?:[的共]|预计|实现|完成|经济|有望|力争|初步|可)*$")
# 我国经济实力增强; but 全国百强区, 全国第十个总量超万亿元的城市 tell of the place itself.
_WIDER_SUBJECT = re.compile("我国|全.(?:国民)?(?:经济|生产总值|居民|财政|工业|农业|外贸|社会消费)")
_LAST_SENTENCE = last_of(SENTENCE_ENDS)
_LAST_ITEM_END = last_of(f"{SENTENCE_ENDS}；")
_ITEM_END = re.compile("[。；]")
_CLAUSE_END = re.compile("[，：]")
_TOPIC_CHARS = 14
_LOOK_BACK_SENTENCES = 4
_TWICE = 2
# A sentence that opens with a time takes up the whole place again.
_TIME_ALONE = re.compile("(?:年来|以来|[0-9今去]年|全年|期间|时期|季度|半年|[底末])$")
# So does one that opens with it right before the figure's name: 全年生产总值增长8%.
_NAMED_TIME = re.compile("[0-9今去]年|全年|年[底末]|期末")
_ZONE = re.compile(
    "(?!综合|技术|产业|经济|亿元|工业|科技|示范|国家|各类|省级|市级)[一-龥]{2}(?:新区|开发区|高新区|经开区|园区|保税区|自贸区|合作区)"
)
_OF_ALL = re.compile("就业|失业|金融机构")
_ECONOMIC = frozenset({"元", "美元", "%", "百分点", "倍", "番"})
# What a review of the whole economy opens with takes up the whole place again too.
_WHOLE_ECONOMY = re.compile(
    "(?:主要)?经济(?:指标|运行|总量|实力|增长|社会|发展)|综合(?:实力|经济实力)|[一二三四五六七八九十]{1,2}是"
)
# So does a clause of its own: 高新区发展提速，全市新增企业100家.
_WHOLE_AGAIN = re.compile(f"[，；。]{_WHOLE.pattern}")
# What opens a sentence before its subject: 各位代表，过去的一年，新疆生产建设兵团….
_LEADING = re.compile("(?:[^，。]{0,4}代表[，！：]|(?:与此)?同时，|此外，|[^，。]{0,9}(?:年|年来|以来|期间|时期)，)+")
# The budget of the government itself, without its counties: 其中市本级234亿元.
_OWN_LEVEL = re.compile("([市省区县州]本级)(?:一般|公共|预算|财政|收入|实现|完成|增长|达到?)*$")
# 市级进出口总额383亿美元，增长11%；其中 | 出口262亿美元: what the offices of the city itself count.
_OF_LEVEL = re.compile("([市省区县州]级)外?贸?进出口[^。]{0,30}其中[^，。；]{0,4}$")
_OF_LEVEL_REACH = 50
_OWN_LEVEL_REACH = 24
_PER_AREA = re.compile("每(?:平方公里|平方千米|亩|公顷)|地均")
# What is done with or in areas at large, and about none of them: 产业园区配套基础设施完成投资, 都市区框架全面拉开.
_NO_AREA_BEFORE = re.compile(
    "配套|框架|建设|规划|项目|基础设施|开发|政策|名单|试点|示范|创建|体系|机制|格局|升格|平台|[0-9]"
)
_PER_HEAD = re.compile("(?<![和与及、])人均(?!可支配|纯收入|消费)")  # not the second of 生产总值和人均生产总值分别达到
_OF_PEOPLE = re.compile("(?:常住)?(?:居民|农民|职工|人均|劳动力|人口)")
# Regions of several provinces, whatever is said of them: 川渝一体化发展格局加速形成，地区生产总值突破10万亿元.
_REGION = re.compile("(?:川渝|成渝|京津冀|长三角)(?=一体化|地区|协同|双城|区域)")
# What an act is done to is what the clauses after it go on about: 规划建设…的郑州都市圈，…，力争经济总量达到6万亿元.
_AREA_BUILT = re.compile(
    "(?:建设|打造|推进|提升|支持)[^，。]*?((?:(?!的)[一-龥]){2,4}(?:都市圈|新区|高新区|经开区|自贸区|经济圈|城市群))$"
)
# 全力推进 | 滨海新区开发开放.
_ACT_ON = re.compile("(?:推进|推动|加快|支持|建设|抓好|加强|提升)[^，。]{0,3}$")
# 其中对中亚五国进出口1669亿元; 对台进口54.9亿美元，出口15.6亿美元.
_TOWARD = re.compile("(?:(?<![一-龥])|(?<=其中))(对(?![外内年所每各应])[^，。；、]{1,8}?)(?:进出口|进口|出口|贸易)")
# 获外贸经营权的私营企业累计近4万家，| 出口299.5亿美元: what so many of them did.
_FIRMS = re.compile(
    "(?<!新设)(?<!新批)(?<!新增)((?:民营|私营|外资|外商投资|国有|乡镇|三资|台资|港资)企业)(?:累计|共|总数|已|达|超过?|有|近|约|逾)*[0-9.]+[万余多]{0,2}家$"
)
_TOWN = ("市区", "城区")
# 天津海关进出口总额 is that of all who declare their goods there; 全市海关进出口总额 that of the city.
_CUSTOMS = re.compile("(?![全我本]|其中|完成|实现)[一-龥]{2,3}海关")
# What single businesses or branches bring in is not all of it; what all the larger works make is the usual series.
_BROUGHT_IN = frozenset(
    {"税收收入", "财政收入", "固定资产投资", "出口总额", "进出口总额", "工业总产值", "规模以上工业总产值"}
)
_FIRMS_BRING = re.compile(
    f"(?:{_WHOLE.pattern})?([^，。；：、]{{0,12}}(?:(?<!外贸)企业|产业|行业|集团|经济|民营工业))"
    "(?:预计|共|累计|全年|年)*(?:实现|完成|缴纳|上缴|入库|贡献|创造)的?(?:各项|各类)?$"
)
_ALL_WORKS = re.compile("(?:全部|规模|规模以上|限额以上|国有及|独立核算|乡及乡以上)*工业(?:企业|产业)?")
_BROUGHT = re.compile("(?:提供|缴纳|上缴|贡献|创造)的?(?:各项|各类)?")
_OWNED = re.compile("(?:民营|非公有制|非公|私营|外资)(?!经济|企业)")
_UNNAMED = "部分"
_OWNERS = ("单位", "企业", "经济")
_MANY = re.compile(
    "(?:[0-9一二两三四五六七八九十多数几]+个?|各|部分|所有|更多的?|大多数|多数)(?:以上)?(?:的)?"
    "[^，。；0-9年全我本自件项名]{0,6}(?:县|区|市|旗|乡|镇|街道|村|州)(?![级重居民企场域间内])(?:（[^）]{1,8}）|[(][^)]{1,8}[)])?"
)
# 超200亿元的县: the figure sets apart the places that reach it.
_SUCH_PLACES = re.compile(
    "以?上?的?(?:国家级|省级)?(?:[强大重]?(?:县区|市县|区县|县市|市州|州市|城市|县|区|市|旗|镇|乡|村|街道)(?:（[^）]{1,4}）)?(?!场|域|内|间)|开发区|园区)"
)


class PartReader:
    """Reads which part of ``place``, or which other place, the figures of one document are about."""

    def __init__(self, text: str, place: str) -> None:
        self._text = text
        self._place = place
        self._item = -1
        self._openings: list[str] | None = None

    def part_of(self, claim: Claim) -> str:
        """Return the part, or the other place, that ``claim`` is about; "" for the whole place.

        人均 is given as a part where the figure is one per head and its indicator is not.
        """
        text, place = self._text, self._place
        item = after_last(_LAST_ITEM_END, text, claim.start, max(0, claim.start - FARTHEST_BACK))
        clauses = _CLAUSE_END.split(text[item : claim.start])
        told = _told_with(text, claim, clauses[-1])
        if told:
            return told
        own = len(clauses) - 1
        subject = clauses[own]
        if claim.of:
            own = next((number for number in range(own, -1, -1) if claim.of in clauses[number]), own)
            subject = clauses[own].partition(claim.of)[0] + scope_of(claim.of)
        if "海关" in claim.of and (office := _CUSTOMS.match(claim.of)):
            return office[0]
        if claim.indicator.endswith("口总额") and (toward := _TOWARD.search("，".join(_on_trade(clauses[: own + 1])))):
            return toward[1]
        whole = _WHOLE_BEFORE.search(subject)
        if whole:
            return whole[1] if _is_wider(whole[1], place) else ""
        time_end = _time_end(subject)
        subject = subject[time_end:]
        if brought := _brought_by(subject, claim, clauses[:own]):
            return brought
        named = _named_part(subject, place) if subject else ""
        if named or subject.strip("年"):
            return named
        if not own and _NAMED_TIME.search(clauses[0], 0, time_end):
            return ""
        return self._carried_part(claim, clauses[:own], item)

    def _carried_part(self, claim: Claim, clauses: list[str], item: int) -> str:
        """Return the part that earlier clauses or sentences are about, where ``claim`` goes on about it."""
        # People at work and bank accounts are counted in the whole place, whatever was told of before.
        if _OF_ALL.search(claim.indicator):
            return ""
        if claim.indicator.endswith("口总额") and clauses and (firms := _FIRMS.search(clauses[-1])):
            return firms[1]
        rural = claim.indicator.startswith("农")
        for clause in reversed(clauses):
            topic = _topic_of(clause, self._place)
            if topic is not None:  # 市区城镇居民收入30035元，农村居民收入13186元: these live elsewhere
                return "" if rural and topic.endswith(_TOWN) else topic
            if built := _AREA_BUILT.search(clause):
                return built[1]
        # What an earlier sentence is about carries over to amounts and rates, but not to incomes, nor past clauses
        # with a subject of their own.
        economic = claim.unit in _ECONOMIC and "居民" not in claim.indicator and "农民" not in claim.indicator
        if not economic or (clauses and (_TIME_ALONE.search(clauses[0]) or not _goes_on(clauses))):
            return ""
        return self._part_told_of(claim, item)

    def _part_told_of(self, claim: Claim, item: int) -> str:
        """Return the part that the sentences before ``item`` are about."""
        openings = self._openings_before(item)
        in_dollars = (
            claim.unit == "美元"
        )  # zones open up trade for the whole place: only a row of figures goes on so far
        if openings and not in_dollars and (zone := _zone_told_of(self._text, item)):
            return zone
        row = False
        for opening in reversed(openings):
            whole = _WHOLE_ECONOMY.match(opening, _time_end(opening))
            topic = "" if whole else _topic_of(opening, self._place)
            if topic is not None and (row or in_dollars) and not (row and "生产总值" in opening):
                break
            if topic is not None:
                named = self._text.rfind(topic, 0, item) if topic else item
                return "" if _WHOLE_AGAIN.search(self._text, named, item) else topic
            # 兵团生产总值380亿元；投资152亿元；| 进出口35亿美元: a row that begins with the product is of one area.
            figure = opens_with_amount(opening)
            if opening and not figure:  # words of its own, which the figure goes on about
                break
            row = row or figure
        spoken_of = openings and not in_dollars and claim.status == "reported"
        return _zone_spoken_of(self._text, item) if spoken_of else ""

    def _openings_before(self, item: int) -> list[str]:
        """Return the first clauses of the sentences before ``item`` in its paragraph: the first, and the last few."""
        if item != self._item or self._openings is None:
            text = self._text
            start = text.rfind("\n", 0, item) + 1
            sentences = _ITEM_END.split(text[max(start, item - FARTHEST_BACK) : item])
            if len(sentences) > _LOOK_BACK_SENTENCES:
                first = _ITEM_END.split(text[start : min(item, start + FARTHEST_BACK)], maxsplit=1)[0]
                sentences = [first, *sentences[-_LOOK_BACK_SENTENCES:]]
            self._item, self._openings = item, [_opening(sentence) for sentence in sentences]
        return self._openings


def _brought_by(subject: str, claim: Claim, earlier: list[str]) -> str:
    """Return who brings in a figure that is not all of the place's: 工业企业实现 | 税收, 民营规上工业增加值8亿元、…."""
    if owned := _OWNED.match(subject):
        return owned[0]
    if claim.indicator not in _BROUGHT_IN:
        return ""
    if firms := _FIRMS_BRING.match(subject):
        return "" if claim.indicator.endswith("工业总产值") and _ALL_WORKS.fullmatch(firms[1]) else firms[1]
    if not _BROUGHT.fullmatch(subject):  # 服务业增加值增长8.8%，提供的 | 税收突破210亿元
        return ""
    sector = next((part[1] for clause in reversed(earlier) if (part := _parts().match(clause))), "")
    return sector or _UNNAMED


def _tells_of_an_act(clause: str) -> bool:
    return (
        bool(_no_topic().match(clause, _time_end(clause))) or read_lead(clause[_time_end(clause) :])[1] not in NO_VERB
    )


def _goes_on(clauses: list[str]) -> bool:
    """Say whether clauses before a figure tell of acts or of figures without a subject, and so go on about one."""
    return all(_tells_of_an_act(clause) or opens_with_amount(clause) for clause in clauses)


def _opening(sentence: str) -> str:
    """Return the first clause that has a subject."""
    leading = _LEADING.match(sentence)
    return sentence[leading.end() if leading else 0 :].partition("，")[0]


def _told_with(text: str, claim: Claim, clause: str) -> str:
    """Return the part that stands with the figure itself: 超200亿元的县, 市本级, 每平方公里, 人均."""
    such = _SUCH_PLACES.match(text, claim.end)
    if such:
        return claim.surface + such[0]
    if "本级" in clause:
        own_level = _OWN_LEVEL.search(text, max(0, claim.start - _OWN_LEVEL_REACH), claim.start)
        if own_level:
            return own_level[1]
    if claim.indicator == "出口总额" and "其中" in clause:
        level = _OF_LEVEL.search(text, max(0, claim.start - _OF_LEVEL_REACH), claim.start)
        if level:
            return level[1]
    per = _PER_AREA.search(clause)
    if per:
        return per[0]
    return "人均" if "人均" not in claim.indicator and _PER_HEAD.search(clause) else ""


@lru_cache(maxsize=REMEMBERED)
def _topic_of(clause: str, place: str) -> str | None:
    """Return the part that a clause opens with, "" where it opens with the whole place, None where with neither."""
    topic = clause[_time_end(clause) :]
    if whole := _WHOLE.match(topic):
        wider = _is_wider(whole[0], place) and _WIDER_SUBJECT.match(topic)
        return whole[0] if wider else ""
    if region := _REGION.match(topic):
        return region[0]
    if not topic or _no_topic().match(topic):
        return None
    return _named_part(topic[:_TOPIC_CHARS], place, topic=True) or None


def _zone_spoken_of(text: str, item: int) -> str:
    """Return the zone that a paragraph names twice before ``item`` without a word of the whole place since."""
    start = max(item - FARTHEST_BACK, text.rfind("\n", 0, item) + 1)
    if text.count("区", start, item) < _TWICE:
        return ""
    names = [(found.start(), found[0]) for found in _ZONE.finditer(text, start, item)]
    last = names[-1][1] if names else ""
    first = next((position for position, name in names if name == last), -1)
    if sum(name == last for _, name in names) < _TWICE or _WHOLE.search(text, first, item):
        return ""
    return last


def _zone_told_of(text: str, item: int) -> str:
    """Return the zone by its own name that the first sentence of a paragraph is about, if ``item`` follows it.

    我们全力推进滨海新区开发开放，新区各项工作取得进展。| 生产总值增长23%.
    """
    start = text.rfind("\n", max(0, item - FARTHEST_BACK), item) + 1
    if text.find("区", start, item) < 0 or text.find("。", start, item - 1) >= 0:
        return ""
    opening = _opening(text[start:item])
    zone = _ZONE.search(opening)
    return zone[0] if zone and (zone.start() == 0 or _ACT_ON.search(opening, 0, zone.start())) else ""


def _time_end(words: str) -> int:
    found = _TIME_BEFORE.match(words)
    return found.end() if found else 0


def _words(role: str) -> str:
    return any_of(word for word, its in read_rows("parts", 2) if its == role)


@lru_cache(maxsize=1)
def _parts() -> re.Pattern[str]:
    return re.compile(f"([^，。；：:！？、]{{0,12}}?(?:{_words('area')}|({_words('sector')})(?![园新区])))")


@lru_cache(maxsize=1)
def _no_topic() -> re.Pattern[str]:
    """Return an expression for a clause that tells of an act or holds a list, and so names no area to go on about."""
    return re.compile(f"(?:{_words('act')}|[一二三四五六七八九十]是)|[^，]{{0,12}}[“”、]")


def _on_trade(clauses: list[str]) -> list[str]:
    """Return the last clause, with the one before where it names but one way of the trade: 对台进口…，出口…."""
    return clauses[-2:] if clauses[-1].startswith(("进口", "出口")) else clauses[-1:]


def _named_part(subject: str, place: str, *, topic: bool = False) -> str:
    """Return the area, sector, number of places or other place that ``subject`` opens with, or nothing.

    A sector counts right before the indicator only (非公有制经济增加值), an area as the ``topic`` of earlier words too.
    """
    if (whole := _WHOLE.match(subject)) and (topic or not (sector := _parts().match(subject, whole.end()))):
        return ""
    if whole:  # 全省 | 国有单位 | 共完成固定资产投资
        return sector[1] if sector and sector[1].endswith(_OWNERS) else ""
    many = _MANY.match(subject) if topic else _MANY.search(subject)
    if many:
        return many[0]
    part = _parts().match(subject)
    if part and topic and _NO_AREA_BEFORE.match(subject, part.end()):
        return ""
    if part and not part[2] and not (topic and _OF_PEOPLE.match(subject, part.end())):
        return part[1]
    if part and not topic and part.end() == len(subject.rstrip("的")):
        return part[1]
    for mention in find_mentions(subject):
        if mention.start == 0 and mention.kind in ("full", "short"):
            own = any(place.endswith(p.path[-1]) for p in mention.places)
            return "" if own else subject[: mention.end]
    return ""


def _is_wider(word: str, place: str) -> bool:
    """Say whether 全国 or 全省 is more than ``place``."""
    if word.endswith("国"):
        return bool(place) and place not in ("全国", "中国")
    return word.endswith("省") and bool(place) and not place.endswith("省")
