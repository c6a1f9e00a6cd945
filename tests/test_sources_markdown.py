from __future__ import annotations

import pytest

from zzcorpus.sources.fields import iso_date, meaning_of, stated_fields
from zzcorpus.sources.markdown import read_front_matter, split_front_matter, unmark

FRONT = """title: 在全国代表大会上的报告
date: '2022-10-16'
authors:
  - 习近平
source: 共产党员网
categories: [报告, 讲话]
tags:
  - 二十大
  - 党代会报告
"""


def test_front_matter_becomes_stated_fields():
    assert read_front_matter(FRONT) == {
        "title": "在全国代表大会上的报告",
        "published": "2022-10-16",
        "author": "习近平",
        "source": "共产党员网",
        "categories": "报告、讲话",
        "tags": "二十大、党代会报告",
    }


def test_front_matter_leaves_the_text_and_is_kept_as_removed():
    result = unmark(f"---\n{FRONT}---\n\n**一、工作回顾**\n", markdown=False)
    assert result.text == "\n一、工作回顾\n"
    assert [(piece.rule, piece.text.strip()) for piece in result.removed] == [("front_matter", FRONT.strip())]


@pytest.mark.parametrize(
    "text",
    [
        "---\n这是一条分隔线后的正文。\n---\n第二段",
        "----\ntitle: 一\n----\n",
        "---\ntitle: 没有结尾\n正文",
        "---\n---\n正文",
        "各位代表：\n---\ntitle: 中间\n---\n",
        "",
    ],
)
def test_what_is_no_front_matter_stays(text):
    assert split_front_matter(text) == ("", text)


@pytest.mark.parametrize(
    ("marked", "bare"),
    [
        ("## 第一章　党员", "第一章　党员"),
        ("**一、两年工作的基本估计**", "一、两年工作的基本估计"),
        ("> （2012年11月8日）", "（2012年11月8日）"),
        ("> **胡锦涛**", "胡锦涛"),
        ("- **第一条** 年满十八岁", "第一条 年满十八岁"),
        ("见[政策文件](https://example.cn/a)规定", "见政策文件规定"),
        ("有人写了书的[^1]，我们", "有人写了书的，我们"),
        ("[^1]: 指一书。", "指一书。"),
        ("| 序号 | 民生领域 |", "序号\t民生领域"),
        ("| --- | :-- |", ""),
        ("第一段<br>第二段", "第一段\n第二段"),
        ("占&permil;与&mdash;&mdash;", "占‰与——"),
        ("\\*注", "*注"),
        ("---", ""),
    ],
)
def test_marks_go_and_words_stay(marked, bare):
    assert unmark(marked, markdown=True).text == bare


@pytest.mark.parametrize(
    "text",
    [
        "1. 规划建设1000条社区绿道",
        "5*3*2=30",
        "增长-3.5%",
        "姓名：____",
        "#1机组投产",
        "“1+8+N”政策体系",
        "a < b，b > c",
        "表中带*的为约束性指标，带**的为预期性指标",
    ],
)
def test_what_is_no_mark_stays(text):
    assert unmark(text, markdown=True).text == text


def test_plain_text_without_front_matter_is_not_markdown():
    text = "**重要**\n# 号码\n- 第一"
    assert unmark(text, markdown=False).text == text


def test_comments_and_note_marks_are_told():
    result = unmark("正文[^1]。<!-- 编者按 -->", markdown=True)
    assert result.text == "正文。"
    assert [(piece.rule, piece.text) for piece in result.removed] == [("comment", "编者按")]
    assert [(repair.rule, repair.count) for repair in result.repairs] == [("note_marks", 1)]


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("标题", "title"),
        ("\ufeff标题", "title"),
        ("发布日期", "published"),
        ("Pub_Date", "published"),
        (" 来源 ", "source"),
        ("正文", "text"),
        ("rank", "rank"),
    ],
)
def test_columns_are_known_by_their_usual_names(name, meaning):
    assert meaning_of(name) == meaning


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023-04-07", "2023-04-07"),
        ("2023/4/7 10:32", "2023-04-07"),
        ("发布时间：2023年4月7日", "2023-04-07"),
        ("2023.04.07", "2023-04-07"),
        ("20230407", "2023-04-07"),
        ("2023-04-07T08:00:00+08:00", "2023-04-07"),
        ("2023-02-30", ""),
        ("2023年", ""),
        ("电话 02012345678", ""),
        ("1-2-3", ""),
    ],
)
def test_dates_become_iso(text, date):
    assert iso_date(text) == date


def test_a_chosen_column_goes_before_a_usual_one():
    fields = stated_fields([("标题", "甲"), ("题名", "乙"), ("rank", "3")], {"title": "题名"})
    assert fields == {"标题": "甲", "title": "乙", "rank": "3"}


def test_an_address_is_no_source_and_a_vague_date_no_date():
    fields = stated_fields([("source", "https://www.zj.gov.cn/a.html"), ("date", "2023年春")])
    assert fields == {"link": "https://www.zj.gov.cn/a.html", "published_as_written": "2023年春"}
