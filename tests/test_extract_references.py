"""Numbers that count nothing: what must be recognised as a reference, and what must not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from zzcorpus.extract.references import find_references

FOUND = [
    ("2023年4月19日召开", "2023年4月19日", "date"),
    ("截至2020年底", "2020年底", "date"),
    ("1999—2003年间", "1999—2003年", "date"),
    ("2018年至2020年", "2018年至2020年", "date"),
    ("今年4月份", "4月份", "date"),
    ("1-9月累计", "1-9月", "date"),
    ("二〇二三年五月", "二〇二三年五月", "date"),
    ("21世纪", "21世纪", "date"),
    ("上世纪90年代", "90年代", "date"),
    ("过去五年，", "过去五年", "date"),
    ("五年来，", "五年来", "date"),
    ("前三季度", "前三季度", "date"),
    ("“十四五”规划", "“十四五”规划", "plan_period"),
    ("十三五期间", "十三五期间", "plan_period"),
    ("国企党建质量提升三年行动", "三年行动", "plan_period"),
    ("企业三年解困计划", "三年解困计划", "plan_period"),
    ("党的二十大精神", "党的二十大", "congress"),
    ("十九大以来", "十九大", "congress"),
    ("十九届六中全会", "十九届六中全会", "session"),
    ("第十三届全国人大", "第十三届", "session"),
    ("第一批主题教育", "第一", "ordinal"),
    ("一是抓学习", "一是", "ordinal"),
    ("全国排名第16位", "第16位", "ordinal"),
    ("进入前10名", "前10名", "rank"),
    ("世界500强企业", "500强", "rank"),
    ("《八项规定实施细则》", "《八项规定实施细则》", "document_name"),
    ("国发〔2012〕5号文件", "〔2012〕5号", "document_number"),
    ("（三）加强", "（三）", "section_number"),
    ("\n75.实施项目", "75.", "section_number"),
    ("①抓落实", "①", "section_number"),
    ("调整为26.7：39.3：34.0", "26.7：39.3：34.0", "ratio"),
    ("1+1+1>3", "1+1+1>3", "ratio"),
    ("上午9时30分", "9时30分", "clock"),
    ("电话0871-63612345", "0871-63612345", "telephone"),
    ("市12345热线", "12345", "telephone"),
    ("水上公园西路9号", "9号", "address"),
    ("牌照津A·12345", "A·12345", "licence"),
    ("见https://www.tj.gov.cn/a1.html。", "https://www.tj.gov.cn/a1.html", "url"),
    ("地铁2、3号线", "2、3号线", "identifier"),
    ("国道112线", "112", "identifier"),
    ("PM2.5下降", "PM2.5", "identifier"),
    ("5A级景区", "5A", "identifier"),
    ("建成5G基站", "5G", "identifier"),
    ("优化营商环境5.0版", "5.0版", "identifier"),
]


@pytest.mark.parametrize(("text", "surface", "label"), FOUND)
def test_a_reference_is_found_with_its_label(text, surface, label):
    assert (surface, label) in [(text[s.start : s.end], s.label) for s in find_references(text)]


@pytest.mark.parametrize(
    "text",
    [
        "培训干部1.2万余人次",
        "历时3个月完成",
        "增长12.5%",
        "连续16年荣获",
        "5到10年",
        "提前两年完成",
        "今后5到10年",
        "进一步加强统一领导",
        "承办9届交流会",
        "新建学校15所、医院3家",
        "面积2.5平方公里",
        "十大产业",
        "受教育年限提高到7.64年",
        "重工业所占的比重百分之五十七点四是",
    ],
)
def test_a_quantity_is_no_reference(text):
    assert find_references(text) == []


def test_references_do_not_overlap_and_stand_in_text_order():
    text = "2023年4月，党的二十届三中全会后，“十四五”第一批《方案（2023—2025年）》印发。" * 3
    spans = find_references(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) == 15
