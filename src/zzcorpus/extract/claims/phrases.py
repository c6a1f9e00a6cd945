"""What is no part of a name: verbs, adverbs, times and marks, taken off the front and the ends of a phrase."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zzcorpus.extract.claims.wordlists import Words, any_of, read_rows

if TYPE_CHECKING:
    from zzcorpus.model import Direction

EDGE = " \t　*#——-：:\"'·…●■◆★▲"
_FRONT = EDGE + "、，；"
_ENDS = EDGE + "、，；的"
_QUOTES = frozenset("“”‘’")
_OPENING, _CLOSING = "“‘《（[", "”’》）]"
_NOTE_MARK = re.compile(r"\[[0-9]{0,3}(?:\]|$)")  # 村级工业区[12]改造
# Letters that by themselves name nothing: 8批次 | 共13名犯罪人员, 3个 | 过三千亿元城市.
_NO_NAME = frozenset(
    "没共过不中分并使让起定指但后甚乃和要含原上前时破首签评新小高这者即比摆来全出各略转获缴未跨凡拿成做除则该却至说倾偏稳具别而对精"
)
# 在这块只有 | 1.94平方公里的土地上: nor do words that point.
_POINTING = frozenset(
    {"尤其", "特别", "甚至", "这块", "这片", "这里", "这座", "那里", "这个", "其", "它", "他们", "我们"}
)
_CONJUNCTIONS = frozenset("和与及或以")
_DANGLING = frozenset("在于向被把将需只均还也又就再拟均每可共之并要则")
# Without these at its ends a phrase has nothing to be taken off there (别, 分 and 年 end 分别, 和部分 and 每年).
_UNTIDY_FIRST = frozenset(_ENDS + _CLOSING) | _QUOTES
_UNTIDY_LAST = frozenset(_ENDS + _OPENING + "别分年") | _QUOTES | _CONJUNCTIONS | _DANGLING
_NOUN_WITH_VERB = frozenset("班会课站厂场机线版团队")
_NOUN_WITH_MODIFIER = frozenset("村镇县市省区路街带片校店房点库网户社所室员")
# A verb is part of a name where one of these follows it: 完成率, 建成区, 投资额, 增长点.
_NAME_AFTER_VERB = "率量额值数度面力权费区者性点品价业类型式金"
_NAMING = frozenset(_NAME_AFTER_VERB)
# An adverb straight before a verb opens the predicate: 各级党组织 | 共组织集中学习.
_BEFORE_VERB = "(?:累计|(?<!公)共|先后|已|已经|成功|全部|分别|均|还|又|并)"
# Between who does a thing and the verb: 县委 | 先后 | 召开.
_HOW_DONE = "(?:已经?|先后|累计|共计?|积极|主动|直接|专门|集中|现场|定期|及时|全年|目前|每年|年均|还|又)*"
_TIME = re.compile(
    "(?:到|至|自|从|截至|截止到?|预计|于)?(?:[0-9]{4}年?[-—－至到~])?[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
    "(?:度|底|末|初|以来|前|起)?[，,]?的?"
    "|[0-9]{1,2}(?:[-—至到][0-9]{1,2})?月(?:份|底|末)?"
    "|[一二][九〇零○O][〇零○O一二三四五六七八九]{2}年(?:底|末|度|以来)?的?"
    "|[一二三四五六七八九十两几近这]{1,3}年(?:来|间|中|里|共|前的?)?|前[0-9一二三四五六七八九十两]{1,2}年"
    "|“?十[一二三四]?五”?(?:时期|期间|末|以来)?"
    "|(?:今后|未来|过去)的?[0-9一二三四五六七八九十几两]{1,2}年(?:以?内)?"
    "|[0-9]{1,3}[.．、]|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}[是、]"
)
_TIME_LETTERS = frozenset("到至自从截预于0123456789一二三四五六七八九十两几近这前“今未过（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_MEASURE_ENDS = frozenset("额量值入率资支税费积")
_QUOTED_BEFORE = re.compile(
    "(?:“[^“”]{4,16}”(?=[\u4e00-\u9fff]{3,12}$)|(?:“[^“”]{2,16}”、?){2,}(?=[\u4e00-\u9fff]{3,12}$))(?!等|[和与及])"
)
# 新（改）建公园, 改（扩）建学校.
_BUILT_OR = re.compile("^[新改扩续]{1,3}[（(][改扩续新]{1,3}[)）][建造]|^[新改扩续]{2,3}建")
# 新增（改造） | 公园绿地, 模范50名（组）、 | 好人109名: what widens the verb or the measure word.
_ASIDE_FIRST = re.compile("（[^（）]{1,6}）、?(?=..)")
# Between 、 and these, 等 is part of a word: 高等, 平等.
_NO_ETC_AFTER = frozenset("高中同平初优均对")
_NO_ETC_BEFORE = frozenset("级于待奖候")
# 围绕湿地保护工程、新区建设 | 开发公益性岗位: nor is what it is done around.
_AROUND = re.compile(
    "(?:围绕|立足|聚焦|瞄准)[^，。；：“”]{2,30}(?=开发|打造|实施|开展|举办|建成|推出|制定|策划|谋划|组织|选派|征集)"
    "(?!实施方案|开发区)"
)
# 与创业投资公司共同 | 筹集资金: nor is who does it as well.
_TOGETHER = re.compile("与[^，。；、“”]{2,16}?(?:共同|联合|携手)(?=..)")
# 互动交流实际工作中遇到的 | 问题: how a thing came up is no part of its name.
_MET = re.compile(
    "[^“”]*(?:遇到|存在|反映|提出|发现|反馈|指出|关心|关注|印发)的(?=[\u4e00-\u9fff]{2})(?!意见|重点|基础)"
)
# 为小微企业等市场主体和个人 | 减税: for whom it is done is not what is measured.
_FOR_WHOM = re.compile(
    "(?:累计|全年|每年|预计|直接|有效|[已共可])*(?:为|给|替|帮助?)[^，。；：“”]{2,30}?(?=减税|减负|减轻|降本|降低|降费|节约|节省|增收|挽回|让利)"
    "|向[^，。；：“”]{2,24}?(?=提出|移交|反馈|推荐|捐赠)"
)
_AROUND_LETTERS, _FOR_WHOM_LETTERS = frozenset("围立聚瞄"), frozenset("累全每预直有已共可为给替帮向")
# 含行业资金在内的 | 财政资金
_INCLUDED = re.compile("(?:包含|包括|含)[^，。；：]{2,24}在内的(?=..)")
# “连心”工程方面 | 走访农户: so is what the deed belongs to, where a verb follows.
_IN_RESPECT = re.compile("[^，。；：、]{1,14}方面(?=..)")
# 精神贯彻不到位等方面 | 问题; but the outlays for 教育、科技等方面 are not all there are.
_ETC_RESPECT = re.compile(
    "[^，。；：]*等(?:方面|领域)的?(?=[\u4e00-\u9fff]{2})(?!财政|公共|民生|经费|[^，。；：]{0,8}(?:支出|投资|投入|资金|贷款))"
)
# 使用效率偏低等 | 扶贫领域问题: what is wrong is an example.
_WANTING = ("偏低", "不高", "不强", "不力", "不严", "不实", "不规范", "不到位", "不足", "薄弱", "缺失", "滞后", "突出")
# Adverbs of a total; where only a verb follows, what stands before is counted.
_SUMMING = frozenset({"累计", "总共", "共计"})
_EVENTS = frozenset({"成立", "招聘", "解决", "慰问"})  # nouns too: 新中国成立 | 70周年
# These measure what is said before them as a whole: 企业设立研发机构 | 比例.
_OF_THE_WHOLE = ("比例", "比重", "占比", "率", "时间", "时限", "水平", "程度", "人数", "数量")
_WHOLE_LETTERS = frozenset(word[-1] for word in _OF_THE_WHOLE)
# Verbs that name what they measure: 市、区两级共投入 | 200亿元.
_SUMS = frozenset({"投入", "投资", "减税", "减负", "让利", "捐资", "捐款", "节约", "节省", "减排"})
_BARE_VERB = 2
_BUILDING = frozenset("新改扩续")
# Where one of these opens what a thing is described by, it is a part of that.
_OF_WHERE = frozenset({"对", "在", "参加", "参与", "享受", "领取", "接受"})
_OF = re.compile("的[\u4e00-\u9fff]{2}")
_UNDER_WAY = "在建"
_ASPECTS, _ON = frozenset("了着"), ("着力", "着眼", "着重")
_HELD = "(?:开展|举办|召开|上线|推出|走访|收集|受理|化解|解决)(?:了|出)?"
_HOW_FAR = re.compile("[计共后已功部别均]")  # one of these stands before the verb in ``_done_last``
_BODIES = ("班子", "党委", "工委", "党组", "纪委", "政府", "部门", "法院", "检察院")
NO_VERB = frozenset({"", "filler", "adverb"})


def _kept(role: str) -> frozenset[str]:
    return frozenset(word for word, its in read_rows("kept_words", 2) if its == role)


# Where a naming letter begins a word of its own: 确保 | 金融业增加值, 培育 | 品牌.
_OWN_WORDS = _kept("begins")
# The last letter of a lead word and the one after it make a word of their own: 争取 | 到位资金, 新增 | 设施农业.
_TIED = _kept("tied")
_TIED_LETTERS = frozenset(word[0] for word in _TIED)
# What ends in a letter that is else taken off the end: 惠及, 人均.
_WHOLE_ENDS = _kept("ends")


@lru_cache(maxsize=1)
def lead_words() -> dict[str, tuple[str, Direction]]:
    """Return the role and the direction of each word that is taken off the front of a phrase."""
    return {word: (role, direction) for word, role, direction in read_rows("lead_words", 3)}  # type: ignore[misc]


@lru_cache(maxsize=1)
def _leads() -> Words:
    return Words({word: role for word, (role, _) in lead_words().items()})


def read_lead(phrase: str) -> tuple[str, str, int]:
    """Return the lead word at the front of ``phrase``, its role, and where it ends (了 included); or "", "", 0."""
    leads = _leads()
    word = leads.at(phrase)
    if not word:
        return "", "", 0
    end = len(word)
    tied = word[-1] in _TIED_LETTERS and phrase[end - 1 : end + 1] in _TIED and phrase[end : end + 2] not in _TIED
    if tied and leads.roles[word] != "name":
        word = leads.at(phrase[: end - 1])
        if not word or len(word) + 1 < end:
            return "", "", 0
        end = len(word)
    if phrase[end : end + 1] in _ASPECTS and not phrase.startswith(_ON, end):
        end += 1
    return word, leads.roles[word], end


@lru_cache(maxsize=1)
def _cuts() -> re.Pattern[str]:
    """Return the expression of the last verb in a phrase that cuts off all before it; group 2 or 3 is the verb.

    Group 1 is all that is said with it: 累计举办了.
    """
    roles = lead_words()
    cuts = [word for word, (role, _) in roles.items() if role == "cut"]
    verbs = any_of(word for word, (role, _) in roles.items() if role in {"verb", "modifier"})
    # Looked for from the end: the engine tries the alternatives only where one of them can begin.
    tied = "|".join(f"(?<={word[0]}){word[1]}" for word in sorted(_TIED))
    begins = f"[{''.join(word[0] for word in cuts)}累共先已成全分均还又并]"
    said = f"(?:{_BEFORE_VERB}({verbs})|(?<!落)({any_of(cuts)}))了?"
    return re.compile(f".*{begins}(?<=(?=({said})(?![{_NAME_AFTER_VERB}]|$|{tied})(?=..)).)")


@lru_cache(maxsize=1)
def _done_last() -> re.Pattern[str]:
    """Return the expression of a predicate without an object at the end: “组工讲坛” | 已成功举办."""
    verbs = any_of(word for word, (role, _) in lead_words().items() if role in {"verb", "cut"} and word not in _SUMS)
    done = f"(.{{3,}}?)(?:累计|(?<!公)共|先后|已经?|成功|全部|分别|(?<![年平])均)+({verbs}|开|办)了?"
    # “便民零距离”活动 is a name, “便民零距离”开展了 | 11期 is not.
    return re.compile(f"(?:{done}|(“[^“”]+”)({_HELD}))$")


@lru_cache(maxsize=1)
def _ends_of_done() -> frozenset[str]:
    """Return the letters that a predicate of ``_done_last`` can end with."""
    verbs = {word[-1] for word, (role, _) in lead_words().items() if role in {"verb", "cut"}}
    return frozenset(verbs | set("开办了出") | set(re.findall("[\u4e00-\u9fff]", _HELD)))


def _may_be_done(phrase: str) -> bool:
    """Tell whether ``_done_last`` is worth a try, which seldom matches."""
    return phrase[-1:] in _ends_of_done() and (phrase[0] == "“" or bool(_HOW_FAR.search(phrase, 3)))


@lru_cache(maxsize=1)
def _deeds() -> re.Pattern[str]:
    """Return the expression of who does what; group 1 is the verb: 街道党工委 | 召开 | 联席会议."""
    rows = read_rows("doers", 2)
    doers = any_of(word for word, role in rows if role in {"doer", "body"})
    deeds = any_of(word for word, role in rows if role == "deed")
    return re.compile(
        f".*(?:{doers})(?:”|（[^（）]{{1,10}}）)?{_HOW_DONE}({deeds})[了出]?(?![{_NAME_AFTER_VERB}]|以来|[前后时0-9]|[^，]{{0,10}}保险)(?=..)"
    )


@lru_cache(maxsize=1)
def _any_deed() -> re.Pattern[str]:
    """Return the expression of a deed, which most phrases lack."""
    return re.compile(any_of(word for word, role in read_rows("doers", 2) if role == "deed"))


@lru_cache(maxsize=1)
def _bare_deeds() -> frozenset[str]:
    """Return the deeds of two letters that may stand at the end without an object."""
    rows = read_rows("doers", 2)
    return frozenset(word for word, role in rows if role == "deed" and len(word) == _BARE_VERB and word not in _EVENTS)


@lru_cache(maxsize=1)
def _deeds_last() -> re.Pattern[str]:
    """Return the expression of a verb at the end with who does it or where before it, and no object."""
    doers = any_of(word for word, role in read_rows("doers", 2) if role == "doer")
    how = "(?:专门|共同|联合|集中|统一|直接|积极)?"
    return re.compile(f"(?:{doers}|在[^，。；：、在]{{2,10}}){how}(?:{any_of(sorted(_bare_deeds()))})$")


def has_cut(phrase: str) -> bool:
    """Tell whether a verb stands inside ``phrase`` that ends what precedes it."""
    return _cuts().match(phrase) is not None


@lru_cache(maxsize=1)
def heads() -> Words:
    """Return the nouns that make a modifier of the verb before them; a "measure" does so with any verb."""
    return Words({word: role for word, role in read_rows("stop_words", 2) if role in {"head", "measure"}})


@lru_cache(maxsize=1)
def _measures() -> Words:
    return Words({word: role for word, role in heads().roles.items() if role == "measure"})


@lru_cache(maxsize=1)
def _resuming() -> frozenset[str]:
    """Return the nouns that after 等 only resume the list before it, which stays the name: 培训、讲座等活动."""
    return frozenset(word for word, role in read_rows("general_nouns", 2) if role == "resuming")


@lru_cache(maxsize=1)
def _set_after() -> frozenset[str]:
    """Return the nouns that leave the name before them the thing that is counted: “示范村” | 建设."""
    return _resuming() | {word for word, role in read_rows("worked_on", 2) if role == "work"}


def _is_modifier(verb: str, rest: str) -> bool:
    """Tell whether a verb belongs to the noun after it: 上市公司, 补助标准, 种植面积."""
    role, direction = lead_words()[verb]
    if role == "modifier":
        return verb == _UNDER_WAY or bool(heads().at(rest))
    return role == "verb" and not direction and bool(_measures().at(rest))


def strip_front(phrase: str) -> tuple[str, str, bool]:
    """Take verbs, adverbs and times off the front; return the rest, the last verb, and whether only it is left."""
    phrase = _last_said(phrase)
    verb = ""
    cut = _cuts().match(phrase)
    if cut:
        verb, end = cut[2] or cut[3], cut.end(1)
        if verb in _SUMMING and len(phrase) - end <= _BARE_VERB:
            doer = _strip_leads(phrase[: cut.start(3)], "")[0].removesuffix("分别")
            if len(doer) > _BARE_VERB:  # 新能源汽车累计生产
                return doer, phrase[end:], False
        phrase = phrase[end:]
    elif deed := _done_by(phrase):
        verb, phrase = deed
    elif _may_be_done(phrase) and (done := _done_last().match(phrase)):
        what, deed_done = done[1] or done[3], done[2] or done[4]
        if what.endswith(_BODIES):  # 民生难题2253件，县级以上班子已解决 | 1948件: of what was named before
            return deed_done, deed_done, True
        return _strip_leads(what, "")[0], deed_done, False
    if "、" in phrase:
        phrase, verb = _last_predicate(phrase, verb)
    return _strip_leads(phrase, verb)


def _last_said(phrase: str) -> str:
    """Return the phrase without what is said before it of how the thing came up or is built."""
    if "“" in phrase:
        opened = phrase.rfind("“")
        if phrase.rfind("”") < opened < len(phrase) - 1:  # what is said: “如果没有 | 92万元
            phrase = phrase[opened + 1 :]
    if phrase[:1] in _AROUND_LETTERS and (around := _AROUND.match(phrase)):
        phrase = phrase[around.end() :]
    if phrase[:1] == "与" and (together := _TOGETHER.match(phrase)):
        phrase = phrase[together.end() :]
    if "的" in phrase and (met := _MET.match(phrase)):
        phrase = phrase[met.end() :]
    whom = _FOR_WHOM.match(phrase) if phrase[:1] in _FOR_WHOM_LETTERS else None
    if whom is None and "在内的" in phrase:
        whom = _INCLUDED.search(phrase)
    if whom:
        phrase = phrase[whom.end() :]
    respect = _IN_RESPECT.match(phrase) if "方面" in phrase else None
    if respect and read_lead(phrase[respect.end() :])[1] not in NO_VERB:
        phrase = phrase[respect.end() :]
    if phrase[:1] in _BUILDING and (built := _BUILT_OR.match(phrase)) and len(phrase) > built.end() + 1:
        phrase = phrase[built.end() :]
    return phrase


def _done_by(phrase: str) -> tuple[str, str] | None:
    """Return the verb and its object, or the verb alone, where who does it stands before; None where nobody does."""
    if phrase[-1:] in _WHOLE_LETTERS and phrase.endswith(_OF_THE_WHOLE):
        return None
    if _any_deed().search(phrase) and (deed := _deeds().match(phrase)):
        return deed[1], phrase[deed.end() :]
    last = phrase[-_BARE_VERB:]
    if last not in _bare_deeds() or not _deeds_last().search(phrase):
        return None
    return last, last  # 基金在大湾区设立 | 超500亿元区域基金


def _strip_leads(phrase: str, verb: str) -> tuple[str, str, bool]:
    if phrase[:1] == "（" and (aside := _ASIDE_FIRST.match(phrase)):
        phrase = phrase[aside.end() :]
    while phrase := phrase.lstrip(_FRONT):
        time = _TIME.match(phrase) if phrase[0] in _TIME_LETTERS else None
        if time:
            phrase = phrase[time.end() :]
            continue
        word, role, end = read_lead(phrase)
        rest = phrase[end:]
        if not word or role == "name" or _names(rest) or (role == "adverb" and read_lead(rest)[1] in NO_VERB):
            break
        if word in _OF_WHERE and _OF.search(rest):  # 对南亚国家的 | 贸易, 在广州投资的 | 企业, 参加失业保险的 | 职工
            break
        if role not in NO_VERB:
            if not rest.strip(EDGE):
                return word, word, True
            # 在建 | 高速公路 are those under construction, 建成和在建高速公路 are both.
            if (_is_modifier(word, rest) and not (verb and word == _UNDER_WAY)) or _makes_noun(role, word, rest):
                break
            verb = word
        phrase = rest
    return phrase, verb, False


def _names(rest: str) -> bool:
    """Tell whether what follows a verb makes a name with it: 完成 | 率, 建成 | 区."""
    return (rest[:1] in _NAMING and rest[:2] not in _OWN_WORDS) or rest[:2] == "幅度"


def _makes_noun(role: str, word: str, rest: str) -> bool:
    """Tell whether the one letter that is left makes a noun with the verb before it: 培训 | 班, 交流 | 会."""
    if len(rest) != 1 or "建" in word:
        return False
    return rest in _NOUN_WITH_VERB or (role == "modifier" and rest in _NOUN_WITH_MODIFIER)


def _last_predicate(phrase: str, verb: str) -> tuple[str, str]:
    """Keep what follows the last 、 where it is a predicate of its own: 登台授课、培训干部 | 2000余人次."""
    last = phrase[phrase.rfind("、") + 1 :]
    word, role, end = read_lead(last)
    if role in NO_VERB or role == "name":
        return phrase, verb
    if end == len(last):
        return last, word
    rest = last[end:]
    return (phrase, verb) if _names(rest) or _makes_noun(role, word, rest) else (rest, word)


def tidy(phrase: str) -> str:
    """Take marks, 的, conjunctions, 等 and quotation marks off the ends of a name."""
    if phrase[:1] not in _UNTIDY_FIRST and phrase[-1:] not in _UNTIDY_LAST and "等" not in phrase and "[" not in phrase:
        return "" if phrase in _NO_NAME or phrase in _POINTING else phrase  # as it is most often
    phrase = phrase.strip(_ENDS)
    if "[" in phrase:
        phrase = _NOTE_MARK.sub("", phrase)
    phrase = phrase.rstrip(_OPENING).lstrip(_CLOSING)
    if phrase[-1:] in _CONJUNCTIONS and phrase[-2:] not in _WHOLE_ENDS:
        phrase = phrase[:-1]
    while phrase[-1:] in _DANGLING and phrase[-2:] not in _WHOLE_ENDS:  # 臭氧浓度在, 基本养老金标准每
        phrase = phrase[:-1]
    phrase = phrase.removesuffix("分别").removesuffix("和部分").removesuffix("每年")
    if phrase[-1:] == "年" and phrase[-2:-1] in _MEASURE_ENDS:  # 成交额年 | 增长12%
        phrase = phrase[:-1]
    if phrase[:1] == "“" and (named := _QUOTED_BEFORE.match(phrase)) and phrase[named.end() :] not in _set_after():
        phrase = phrase[named.end() :]  # “四个一工程”学校
    if "等" in phrase:
        phrase = _without_etc(phrase)
    if phrase[:1] in _QUOTES and phrase[-1] in _QUOTES and len(phrase) > 1 and "”" not in phrase[1:-1]:
        phrase = phrase[1:-1]
    phrase = phrase.strip(EDGE + "的")
    return "" if phrase in _NO_NAME or phrase in _POINTING else phrase


def _without_etc(phrase: str) -> str:
    """Drop 等 at the end; where it ends a list, keep the noun that sums the list up: 幼儿园、小学等学校."""
    if phrase.endswith("等"):
        return phrase[:-1].strip(EDGE)
    if respect := _ETC_RESPECT.match(phrase):
        return phrase[respect.end() :]
    head, _, last = phrase.rpartition("等")
    listed = ("、" in head or head.endswith("”")) and head[-1] not in _NO_ETC_AFTER
    resumes = last in _resuming() and not head.endswith("”")
    if last.startswith(("方面", "领域")):  # 科技、教育等方面的支出 are not all outlays
        return phrase
    listed = listed or head.endswith(_WANTING)
    if listed and len(last) > 1 and not resumes and last[0] not in _NO_ETC_BEFORE:
        return last
    return phrase
