"""Slogans of a whole document: kinds, counts, nesting, names, addresses."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from growth import grows_with_the_text
from zzcorpus.extract.slogans import find_slogans
from zzcorpus.extract.slogans.formulas import named_by
from zzcorpus.lexicon import Formula, FormulaLexicon
from zzcorpus.model import Span
from zzcorpus.text import split_sentences

LEXICON = FormulaLexicon(
    [
        Formula("中国特色社会主义"),
        Formula("习近平新时代中国特色社会主义思想"),
        Formula("以习近平同志为核心的党中央"),
        Formula("乡村振兴"),
        Formula("乡村振兴战略"),
        Formula("关键少数", ""),
        Formula("两个维护", "numeric", members=("维护核心", "维护权威"), shipped=True),
        Formula("两个确立", "numeric"),
        Formula("两新", "numeric"),
        Formula("两新组织", "numeric"),
        Formula("三公", "numeric"),
        Formula("三公经费", "numeric"),
        Formula("双创", "numeric", variants=("大众创业、万众创新",)),
        Formula("两委", "numeric", variants=("村“两委”",)),
        Formula("一支队伍管执法", "numeric"),
        Formula("八项本领", "numeric", variants=("八种本领",)),
        Formula("真抓实干", "motto"),
    ]
)


def find(text: str, references: list[Span] | None = None):
    return find_slogans(text, split_sentences(text), references or [], LEXICON)


def counts(text: str, references: list[Span] | None = None) -> dict[tuple[str, str], int]:
    return dict(Counter((slogan.slogan, slogan.kind) for slogan in find(text, references)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The longer of two nested ones counts; the shorter only where it stands alone.
        (
            "以习近平新时代中国特色社会主义思想为指导，坚持中国特色社会主义。",
            {("习近平新时代中国特色社会主义思想", "formula"): 1, ("中国特色社会主义", "formula"): 1},
        ),
        # What frames a formula is no part of its name.
        ("实施乡村振兴战略，推进乡村振兴。", {("乡村振兴", "formula"): 2}),
        ("高举中国特色社会主义伟大旗帜。", {("中国特色社会主义", "formula"): 1}),
        # The head noun is no part of a numeral that is a name without it, quoted or not.
        ("加强两新组织党建。", {("两新", "numeric"): 1}),
        ("压减“三公”经费。", {("三公", "numeric"): 1}),
        # The most specific kind wins over all mentions.
        ("坚决做到“两个维护”，坚持以两个维护统领。", {("两个维护", "numeric"): 2}),
        ("把“真抓实干”作为要求，坚持真抓实干。", {("真抓实干", "quoted"): 2}),
        # An entry that is a slogan only in quotation marks.
        ("抓住“关键少数”。", {("关键少数", "quoted"): 1}),
        ("抓住关键少数。", {}),
        # A quoted name counts where it stands without its marks, whole names only.
        ("实施“海河英才”计划，海河英才引进千人，发放海河英才卡。", {("海河英才", "quoted"): 3}),
        ("“海河英才”升级为“海河英才卡”。", {("海河英才", "quoted"): 1, ("海河英才卡", "quoted"): 1}),
        ("建设“示范区”，国家级示范区有三个。", {("示范区", "quoted"): 1}),
        ("“六治”和美好“五城”，为建设五城提供支撑。", {("六治", "numeric"): 1, ("五城", "numeric"): 2}),
        ("推进“四治”，共二十四治点。", {("四治", "numeric"): 1}),
        # A word of ordinary prose is a name in its marks only, and so is a figure or another's words by chance.
        ("批判所谓“社会主义”，建设社会主义强国。", {("社会主义", "quoted"): 1}),
        ("落实“双提升”，推进双提升。", {("双提升", "numeric"): 2}),
        ("打响“南昌建设”品牌，把南昌建设成为样板，推进平安南昌建设。", {("南昌建设", "quoted"): 1}),
        # One pair of marks is one name; a list of pairs is a list of names.
        ("“红脸、出汗、坐不住”", {("红脸、出汗、坐不住", "quoted"): 1}),
        ("“一核”“两极”“多点”", {("一核", "quoted"): 1, ("两极", "numeric"): 1, ("多点", "quoted"): 1}),
        (
            "构建“一核、两极、多点”格局。“一核”方面，",
            {("一核、两极、多点", "numeric"): 1, ("一核", "numeric"): 1},
        ),
        # A numeral that counts what is quoted is a part of the name; a noun behind the marks is none.
        ("坚持两个“维护”，做到“两个维护”。", {("两个维护", "numeric"): 2}),
        # A quoted name is not sought inside a longer word that only begins like it.
        ("推动“三农”工作，发展三农业。", {("三农", "numeric"): 1}),
        # 一 alone packs nothing, whatever the lexicon says.
        ("试行“一支队伍管执法”。", {("一支队伍管执法", "quoted"): 1}),
        # The leader on a subject.
        ("学习习近平总书记关于治水的重要论述。", {("习近平总书记关于治水的重要论述", "formula"): 1}),
        # Glossary notes name what they explain.
        ("12．两轻一免：指减轻处罚。", {("两轻一免", "numeric"): 1}),
        ("**【六个通办】**即一窗通办。", {("六个通办", "numeric"): 1}),
        ("8.青山绿道蓝网：“青山”指龙门山，", {("青山绿道蓝网", "quoted"): 1, ("青山", "quoted"): 1}),
        # Three numerals and more that take turns with their heads, whatever the heads, to the end of the last one.
        (
            "构建一核三带五区发展格局，推进一圈两场三道建设。",
            {("一核三带五区", "numeric"): 1, ("一圈两场三道", "numeric"): 1},
        ),
        ("打造一城两区三中心。", {("一城两区三中心", "numeric"): 1}),
        ("打造一城两区三中心城市。", {("一城两区三中心", "numeric"): 1}),
        ("推行一村一户一人制，学习三中四中五中全会精神。", {}),
        ("4.11条地铁：指七号线等。", {}),  # how many of something a note lists
        # The number of a programme; not a year, nor how many there are of it.
        ("电影放映2131工程，实施555计划。", {("2131", "code"): 1, ("555", "code"): 1}),
        ("健康辽宁2030行动，5个100工程，完成1200工程项目。", {}),
        ("建设一城二都三特区。", {}),  # 特区 is one word
        ("唯一的双奥之城，独一无二的胜地，举一反三解难题，再三再四地说，五城三小时通勤。", {}),
        # What only looks like a row: places, medals, words that go on, the second of a kind, the straits.
        ("海口、三亚两大中心城市，浦口、六合两区联动，北京的两江四岸。", {("两江四岸", "numeric"): 1}),
        # The last head may be the first half of a verb, which is the name's; 进一步 is not.
        (
            "开展两化三推进活动，实施三抓三促进一步改进作风。",
            {("两化三推进", "numeric"): 1, ("三抓三促", "numeric"): 1},
        ),
        ("获得两金一银，夺得六金八银两铜。", {}),
        ("抓好三带一资料，保持开一备三强度，采取退二进一方式。", {}),
        ("安全、质量五统一原则，优化三江六岸。", {("五统一", "numeric"): 1, ("三江六岸", "numeric"): 1}),
        ("建设七都二桥，推动两岸双向投资，优化珠江两岸三线。", {("两岸三线", "numeric"): 1}),
        ("实施五大战略举措和十大行动计划。", {("五大战略举措", "numeric"): 1, ("十大行动计划", "numeric"): 1}),
        # The number of a note is no part of a name; a quoted rule that sets a bound is none.
        ("促“六治[8]”，促“六治”。", {("六治", "numeric"): 2}),
        ("对“有场所、有10名以上员工”的企业排查。", {}),
        # A passage quoted with several names in it is no name; with one inside it is a longer one.
        ("按照“打造‘重要窗口’、建设‘魅力嘉兴’定位”要求，", {("重要窗口", "quoted"): 1, ("魅力嘉兴", "quoted"): 1}),
        ("“创‘三优’，建文明城”", {("创三优，建文明城", "quoted"): 1}),
        ("", {}),
        ("。", {}),
    ],
)
def test_counts(text, expected):
    assert counts(text) == expected


@pytest.mark.parametrize(
    ("text", "reference", "label", "expected"),
    [
        ("落实《实施乡村振兴的意见》", "《实施乡村振兴的意见》", "document_name", {}),
        ("“十四五”时期", "“十四五”", "plan_period", {}),
        ("坚持“1+1+1>3”", "1+1+1>3", "ratio", {("1+1+1>3", "code"): 1}),
        ("学习“1·5讲话”", "1·5", "date", {("1·5讲话", "code"): 1}),
        # A campaign in quotation marks is named.
        ("实施“三年攻坚”行动", "三年攻坚", "plan_period", {("三年攻坚", "quoted"): 1}),
        ("实施三年攻坚行动", "三年攻坚", "plan_period", {}),
    ],
)
def test_references_are_no_slogans_but_may_stand_inside_one(text, reference, label, expected):
    start = text.index(reference)
    assert counts(text, [Span(start, start + len(reference), label)]) == expected


def test_record():
    text = "开头。\n坚决做到“两个维护”（维护核心地位、维护中央权威），坚持“５＋２＋Ｘ”调研。"
    first, second = find(text)
    assert (first.slogan, first.kind, first.surface) == ("两个维护", "numeric", "两个维护")
    assert text[first.start : first.end] == first.surface
    assert first.sentence == "坚决做到“两个维护”（维护核心地位、维护中央权威），坚持“５＋２＋Ｘ”调研。"
    assert (first.members, first.members_from) == (("维护核心地位", "维护中央权威"), "document")
    assert first.origin == "central"
    assert (second.slogan, second.kind, second.surface) == ("5+2+X", "code", "５＋２＋Ｘ")
    assert (second.origin, second.members) == ("", ())
    assert all(slogan.rule for slogan in (first, second))


def test_an_entry_of_a_users_own_lexicon_is_not_central():
    assert [slogan.origin for slogan in find("坚定“两个确立”，做到“两个维护”。")] == ["", "central"]


def test_a_numeral_that_sums_up_has_the_members_of_its_own_mention():
    first, second = find("健全经费保障、教师发展、教研评价三个体系。健全公共卫生、医疗服务、医护发展三个体系。")
    assert first.members == ("经费保障", "教师发展", "教研评价")
    assert second.members == ("公共卫生", "医疗服务", "医护发展")


def test_members_come_from_the_lexicon_where_the_document_has_none():
    (slogan,) = find("坚决做到“两个维护”。")
    assert (slogan.members, slogan.members_from) == (("维护核心", "维护权威"), "lexicon")


def test_half_width_marks_are_read_as_full_width():
    (slogan,) = find("树立“宁可晚修一栋楼,也要先引一批人”的观念")
    assert slogan.slogan == "宁可晚修一栋楼，也要先引一批人"
    assert slogan.surface == "宁可晚修一栋楼,也要先引一批人"


def test_members_are_read_with_half_width_marks():
    text = "围绕“一根主轴”,抓好红色物业、红色业委会、红色讲堂“三项行动”, 做到“三严”:严抓,严管,严查。"
    members = {slogan.slogan: slogan.members for slogan in find(text)}
    assert members["三项行动"] == ("红色物业", "红色业委会", "红色讲堂")
    assert members["三严"] == ("严抓", "严管", "严查")


@pytest.mark.parametrize(
    ("canonical", "form", "name"),
    [
        ("两委", "村“两委”", "两委"),
        ("八项本领", "八种本领", "八项本领"),
        (
            "政治判断力、政治领悟力、政治执行力",
            "政治判断力、政治领悟力和政治执行力",
            "政治判断力、政治领悟力、政治执行力",
        ),
        ("双创", "大众创业、万众创新", "大众创业、万众创新"),
        ("八荣八耻", "社会主义荣辱观", "社会主义荣辱观"),
        ("三不腐", "三不", "三不"),
    ],
)
def test_variants_share_a_name_only_where_they_are_spellings_of_it(canonical, form, name):
    assert named_by(canonical, form) == name


def test_no_slogans_overlap_and_all_are_in_text_order():
    text = "“一核、两极、多点”“一核”以习近平同志为核心的党中央两个维护真抓实干、守正创新，“两委”。" * 20
    found = find(text)
    assert found
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[slogan.start : slogan.end] == slogan.surface for slogan in found)


@pytest.mark.parametrize(
    "unit",
    [
        "“",
        "“一",
        "一二",
        "、真抓实干",
        "，治国安邦",
        "1+",
        "（一、",
        "以学促",
        "的",
        "\n1.",
        "【",
        '"',
        "八大抓手",
        "两学一",
        "“两”：",
    ],
)
def test_time_is_linear(unit):
    text = unit * (50_000 // len(unit))
    find(text[:1000])
    assert grows_with_the_text(find, text[: len(text) // 4], text)
