"""What an abbreviation packs depends on time, place and context."""

from __future__ import annotations

import re

import pytest

from growth import grows_with_the_text
from zzcorpus.extract import extract_facts
from zzcorpus.extract.slogans.scoping import scope_members
from zzcorpus.lexicon import load_formulas
from zzcorpus.lexicon.scopes import load_scopes, members_there
from zzcorpus.model import Slogan

VALUES = {"一": 1, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
ROWS = [(name, scope) for name, scopes in load_scopes().items() for scope in scopes]


@pytest.mark.parametrize(("name", "scope"), ROWS, ids=[f"{name}-{i}" for i, (name, _) in enumerate(ROWS)])
def test_members_number_what_the_numeral_says(name, scope):
    said = [VALUES[numeral] for numeral in re.findall("[一两双三四五六七八]", name)]
    if "字" in name:  # 八字方针: so many characters
        assert [sum(map(len, scope.members))] == said
    elif said:
        assert len(scope.members) in {sum(said), max(said)}
    else:  # 百千万: a member for each
        assert len(scope.members) == len(re.findall("[百千万]", name)) > 1
    assert len(set(scope.members)) == len(scope.members)
    assert (scope.first_year or 1900) <= (scope.last_year or 2100)


@pytest.mark.parametrize(
    ("name", "sentence", "year", "places", "first"),
    [
        ("四个全面", "", 2016, (), "全面建成小康社会"),
        ("四个全面", "", 2022, (), "全面建设社会主义现代化国家"),
        ("四个全面", "", 2007, (), None),
        ("四化", "为四化建设献身。", 1983, (), "工业现代化"),
        ("四化", "主攻“四化”。", 2023, ("贵州省", "贵阳市"), "新型工业化"),
        ("四化", "社区“四化”管理。", 2014, ("新疆维吾尔自治区",), None),
        ("四个中心", "", 2018, ("北京市",), "全国政治中心"),
        ("四个中心", "", 2010, ("上海市",), "国际经济中心"),
        ("四个中心", "", 2018, ("山东省", "济南市"), None),
        ("两院", "新增“两院”院士5名。", 2022, (), "中国科学院"),
        ("两院", "支持“两院”公正司法。", 2005, (), None),
        ("五位一体", "统筹推进“五位一体”总体布局。", 2018, (), "经济建设"),
        ("五位一体", "“五位一体”融资服务体系。", 2020, (), None),
        ("两个确保", "", 2002, (), "确保国有企业下岗职工基本生活"),
        ("两个确保", "", 2023, ("河南省",), None),
        ("三权分置", "稳慎推进宅基地“三权分置”。", 2021, (), "所有权"),
        ("三权分置", "推进“三权分置”，开展土地承包经营权和宅基地使用权抵押。", 2017, (), "所有权"),
        ("双控", "严格执行投资强度和建筑容积率“双控”标准。", 2015, (), None),
        ("双控", "完善能耗“双控”制度。", 2021, (), "总量"),
        ("一老一小", "完善“一老一小”医保政策。", 2008, (), None),
        ("一老一小", "办好“一老一小”服务。", 2023, (), "老年人"),
        ("四位一体", "统筹推进经济、政治、文化、社会“四位一体”建设。", 2008, (), "经济建设"),
        ("四位一体", "完善廉租住房、公共租赁住房等“四位一体”的住房保障体系。", 2011, (), None),
        ("新三样", "“新三样”出口增长两成。", 2024, (), "电动载人汽车"),
        ("新三样", "推动文化“新三样”出海。", 2026, (), None),
        ("三资", "向“三资”、私营、乡镇企业分流。", 1998, (), "中外合资经营企业"),
        ("两新", "向两新组织选派党建指导员。", None, (), "新经济组织"),
        ("两新", "组织实施“两新”政策，带动消费。", 2025, (), "大规模设备更新"),
        ("三资", "加强农村集体“三资”管理。", 2016, (), "资金"),
        ("三资", "盘活国有“三资”。", 2025, (), "资源"),
        ("八字方针", "深化供给侧结构性改革，落实“八字方针”。", 2019, (), "巩固"),
        ("八字方针", "", 1981, (), "调整"),
        ("双百", "坚持“双百”方针。", 2002, (), "百花齐放"),
        ("双百", "实施生产性服务业“双百”工程。", 2020, (), None),
    ],
)
def test_members_there(name, sentence, year, places, first):
    members = members_there(name, sentence, year, places)
    assert members is not None
    assert members[:1] == ((first,) if first else ())


def test_a_document_of_unknown_year_has_the_first_list_and_one_of_unknown_place_no_local_one():
    assert members_there("八项规定", "") != ()
    assert members_there("四个服务", "") == ()
    assert members_there("四个意识", "") is None


def test_what_the_document_or_a_users_lexicon_lists_stays():
    shipped = {f.canonical: f.members for f in load_formulas()}["两个确保"]
    own = ("保增长", "保民生")
    slogans = [
        Slogan("两个确保", "numeric", "两个确保", 0, 4, "", own, "document"),
        Slogan("两个确保", "numeric", "两个确保", 0, 4, "", own, "lexicon"),
        Slogan("两个确保", "numeric", "两个确保", 0, 4, "", shipped, "lexicon"),
        Slogan("两新", "numeric", "两新", 0, 2, ""),
    ]
    found = scope_members(slogans, year=2025, place_path=())
    assert [(s.members, s.members_from) for s in found] == [
        (own, "document"),
        (own, "lexicon"),
        ((), ""),
        (("大规模设备更新", "消费品以旧换新"), "lexicon"),
    ]


def mentions(*sentences: str, name: str, members: tuple[str, ...] = ()) -> list[Slogan]:
    """Return a mention of ``name`` in each of the sentences, with what the lexicon says of it."""
    return [
        Slogan(
            name, "numeric", name, s.index(name), s.index(name) + len(name), s, members, "lexicon" if members else ""
        )
        for s in sentences
    ]


def test_a_list_beside_a_mention_is_its_own():
    known = members_there("三权分置", "宅基地", 2025)
    found = mentions(
        "探索所有权、处置权、收益权“三权分置”机制。", "深化宅基地“三权分置”。", name="三权分置", members=known
    )
    first, other = scope_members(found, year=2025, place_path=())
    assert (first.members, first.members_from) == (("所有权", "处置权", "收益权"), "document")
    assert (other.members, other.members_from) == (known, "lexicon")


def test_a_definition_holds_for_the_mentions_with_the_same_words_about_them():
    known = {f.canonical: f.members for f in load_formulas()}["两基"]
    note = "27.“一村、两基”：“两基”指传统城市基础设施更新和新型城市基础设施建设。"
    found = mentions(note, "推进“两基”建设。", name="两基", members=known)
    assert next(s.members for s in scope_members(found, year=2026, place_path=())) == (
        "传统城市基础设施更新",
        "新型城市基础设施建设",
    )
    double = members_there("双区", "粤港澳", 2025, ("广东省",))
    note = "22.义务教育“双区”创建：优质均衡发展区，普及普惠区。"
    found = mentions(note, "推进义务教育“双区”创建。", "抢抓“双区”机遇。", name="双区", members=double or ())
    assert [s.members_from for s in scope_members(found, year=2025, place_path=("广东省",))][2] != "document"


def test_no_list_stands_before_the_year_in_which_it_came_up():
    known = {f.canonical: f.members for f in load_formulas()}["双减"]
    early, late = (
        scope_members(mentions("实现“双减”。", name="双减", members=known), year=year, place_path=())
        for year in (2019, 2022)
    )
    assert (early[0].members, late[0].members) == ((), known)


@pytest.mark.parametrize("words", ["“两新”、", "“三公”和“四风”", "“四个全面”,"])
def test_work_on_one_sentence_of_many_mentions_grows_with_it(words):
    def scope(slogans):
        return scope_members(slogans, year=2020, place_path=())

    part, whole = (extract_facts(words * times).slogans for times in (250, 1000))
    scope(part[:10])
    assert grows_with_the_text(scope, part, whole)
