"""Numeral abbreviations and codes by their form, quoted and not."""

from __future__ import annotations

import pytest

from zzcorpus.extract.slogans.numerals import kind_of_name, packed_number
from zzcorpus.extract.slogans.unquoted import find_unquoted


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("六治", "numeric"),
        ("八大抓手", "numeric"),
        ("十项行动", "numeric"),
        ("三会一课", "numeric"),
        ("一岗双责", "numeric"),
        ("一基地三区", "numeric"),
        ("一核、两极、多点", "numeric"),
        ("双目标、双积分、双创建", "numeric"),
        ("双减", "numeric"),
        ("双万亿", "numeric"),
        ("双招双引", "numeric"),
        ("十严禁", "numeric"),
        ("五个现代化天津", "numeric"),
        ("47条", "numeric"),
        ("惠企20条", "numeric"),
        ("新三样", "numeric"),
        ("幸福美好生活十大工程", "numeric"),
        ("一带一路", "numeric"),
        ("十百千", "numeric"),
        ("百千万工程", "numeric"),
        ("六分开", "numeric"),
        ("菜十条", "numeric"),
        ("工业保增长16条", "numeric"),
        ("一轴一线", "numeric"),
        ("一企一策", "quoted"),
        ("四川造", "quoted"),
        ("三名", "numeric"),
        ("三名工程", "numeric"),
        ("五名城", "numeric"),
        ("六千", "numeric"),
        ("四千七百", "numeric"),
        ("双千工程", "numeric"),
        ("5个100工程", "numeric"),
        ("3个20万", "numeric"),
        ("543倍增计划", "code"),
        ("211工程", "code"),
        ("2030先锋工程", "quoted"),
        ("300米见绿", "quoted"),
        ("万村千乡", "quoted"),
        ("百县千村万户", "quoted"),
        ("1+8+N", "code"),
        ("5+2+X", "code"),
        ("10×10", "code"),
        ("4421", "code"),
        ("1·5讲话", "code"),
        ("AB岗", "code"),
        ("1+1+1>3", "code"),
        ("部委办局+党校", "quoted"),
        ("大数据+网格化", "quoted"),
        ("互联网+", "quoted"),
        ("一把手", "quoted"),
        ("一刀切", "quoted"),
        ("一票否决", "quoted"),
        ("一村一策", "quoted"),
        ("十佳青年", "quoted"),
        ("两张皮", "quoted"),
        ("一个科室一个团队", "quoted"),
        ("一门集成、一窗受理、一章审批、一网通办", "quoted"),
        ("一核五片、一主三副", "numeric"),
        ("一船多证一次通办", "quoted"),
        ("一支队伍管执法", "quoted"),
        ("十万大学生留呼", "quoted"),
        ("千名干部助企纾困", "quoted"),
        ("双月轮值", "quoted"),
        ("双轮驱动", "numeric"),
        ("N重效应", "code"),
        ("十佳", "numeric"),
        ("十连冠", "quoted"),
        ("四通八达", "quoted"),
        ("关键少数", "quoted"),
        ("三年大变样", "quoted"),
    ],
)
def test_kind_of_quoted_name(name, kind):
    assert kind_of_name(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("落实三会一课制度", "三会一课"),
        ("践行两学一做", "两学一做"),
        ("坚持三重一大决策", "三重一大"),
        ("推进两江四岸整治", "两江四岸"),
        ("以八大抓手为载体", "八大抓手"),
        ("践行“公实活诚严”五字要求", "五字要求"),
        ("围绕自身建设好等五好指标", "五好"),
        ("做到四个坚持，", "四个坚持"),
        ("落实十二个必须。", "十二个必须"),
        ("建立1+8+N体系", "1+8+N"),
        ("打造10×10品牌", "10×10"),
        ("大力实施五大兴市战略，", "五大兴市战略"),
        ("推进三大牵引性抓手攻坚，", "三大牵引性抓手"),
    ],
)
def test_unquoted(text, name):
    assert [text[c.start : c.end] for c in find_unquoted(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "走访五家企业",
        "用了三个月",
        "两级政府",
        "一名党员",
        "第一书记",
        "一心一意谋发展",
        "四面八方的群众",
        "五湖四海",
        "一村一品",
        "推动一二三产业融合",
        "三年两载",
        "打通二环五四路口",
        "建成三个园区",
        "五大类二十五个方面",
        "十大产业联盟",
        "第三个坚持",
        "前三个突破",
        "二十三个文明村",
        "达到1.5+2.5亿元",
        "面积3×5米",
        "3+2=5",
        "长12×8厘米",
        "ISO9001+2体系",
        "红十字会",
        "路边三好街",
    ],
)
def test_quantities_are_not_names(text):
    assert [text[c.start : c.end] for c in find_unquoted(text)] == []


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("八大抓手", (8,)),
        ("三会一课", (4,)),
        ("三重一大", (4,)),
        ("十二项措施", (12,)),
        ("二十四字", (24,)),
        ("双减", (2,)),
        ("20条", (20,)),
        ("关键少数", ()),
    ],
)
def test_packed_number(name, numbers):
    assert packed_number(name) == numbers
