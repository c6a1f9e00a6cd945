"""In which year a text was written."""

from __future__ import annotations

import pytest

from growth import grows_with_the_text
from zzcorpus.metadata import decide_content_year, decide_place
from zzcorpus.metadata.events import find_events
from zzcorpus.metadata.years import find_dates, fold_digits, read_table, read_year

OPENING = "各位代表：\n现在，我代表市人民政府向大会报告工作，请予审议。\n"
FILLER = "要坚持问题导向，抓好各项任务落实。" * 100


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("——2026年1月26日在天津市第十八届人民代表大会第四次会议上\n" + OPENING + "一、2025年工作回顾\n", 2026),
        ("（２０１２年２月１５日）\n" + OPENING + "一、２０１１年工作回顾\n", 2012),
        ("二〇一一年一月十日在第十一届人民代表大会第四次会议上\n" + OPENING, 2011),
        # Without the date of the meeting.
        (OPENING + "一、2018年工作回顾\n2018年，全市上下。\n二、2019年工作安排\n", 2019),
        (OPENING + "一、2013年主要工作\n2013年是本届政府开局之年。2013年，全省生产总值增长。\n", 2014),
        (OPENING + "刚刚过去的2014年，是极不平凡的一年。\n", 2015),
        (OPENING + "今年是“十二五”规划的开局之年，做好今年工作意义重大。\n", 2011),
        (OPENING + "“十五”时期工作回顾\n“十五”计划执行情况良好。今年是“十一五”规划的第一年。\n", 2006),
        # Given late in the year, a report opens the next.
        (
            "——2022年12月26日在第十八届人民代表大会第二次会议上\n"
            + OPENING
            + "一、2022年工作回顾\n二、2023年重点工作\n",
            2023,
        ),
        # A late date on a text that plans nothing later stays as it is.
        ("1975年国务院政府工作报告\n——1975年1月13日在第四届全国人民代表大会第一次会议上\n" + OPENING, 1975),
        # A year by which something is to be is not the text's own.
        (OPENING + "今年是“十四五”开局之年。力争到2026年地区生产总值达到4000亿元。\n", 2021),
        # Tasks set for last year and done.
        (OPENING + "圆满完成了大会确定的2005年各项目标任务。\n2005年，生产总值增长。2005年，财政收入增长。\n", 2006),
    ],
)
def test_annual_reports(text, year):
    decision = decide_content_year("", text)
    assert decision.year == year
    assert decision.evidence


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年4月19日，市委党校举行报告会。到2035年基本实现现代化。", 2023),
        ("2016年12月，我市召开推进会。过去一年，成效明显。今年要再接再厉。", 2017),
        ("深入学习贯彻党的十九大精神。习近平总书记在“1·5讲话”上强调。今年下半年换届。", 2018),
        ("今年是中国共产党成立100周年。", 2021),
        ("今年是实施“十二五”规划的第一年，起步之年影响长远。", 2011),
        ("以优异成绩迎接党的二十大胜利召开。深入学习贯彻十九届六中全会精神，捍卫“两个确立”。", 2022),
        ("学习贯彻党的十六届四中、五中全会精神。", 2005),
        ("打造十二大产业、十三大工程，到2030年达到国际水平。2019年引进人才100名。", 2019),
        ("2010年7月举办培训班。世博会2010年在上海举行，2015年底前建成，2020年达到目标。", 2010),
        ("从2008年起，三年来培训干部。2011年上半年，培训3000人次。", 2011),
    ],
)
def test_other_texts(text, year):
    assert decide_content_year("", text).year == year


@pytest.mark.parametrize(
    ("title", "head", "year"),
    [
        # Given late in the year and named by the next, which it does not plan in so many words.
        ("某市政府工作报告（2017年）", "——2016年12月28日在某市第十五届人民代表大会第一次会议上", 2017),
        ("1982年政府工作报告", "——1982年11月30日在第五届人民代表大会第五次会议上", 1982),
    ],
)
def test_the_title_of_a_report_of_december_says_of_which_year_it_is(title, head, year):
    decision = decide_content_year(title, f"{head}\n各位代表：\n现在，我代表市人民政府向大会报告工作。" + FILLER)
    assert decision.year == year
    assert head[2:7] in decision.evidence[0]


@pytest.mark.parametrize("text", ["", "要抓好落实。", "到2035年基本实现现代化。", "十三大产业。", "编号20231126"])
def test_where_nothing_tells_there_is_no_year(text):
    decision = decide_content_year("", text)
    assert decision.year is None
    assert decision.basis == ""


class TestAgainstThePublishedDate:
    def test_a_repost_with_a_false_date(self):
        text = "深入学习贯彻党的十九大精神。习近平总书记在“1·5讲话”上强调。" + FILLER
        decision = decide_content_year("在全市组织工作会议上的讲话", text, published="2023-11-26")
        assert decision.year == 2018
        assert "2023-11-26" in decision.warning
        assert any("1·5讲话" in quote for quote in decision.evidence)

    def test_the_page_is_believed_where_the_text_allows_it(self):
        decision = decide_content_year("", "坚定捍卫“两个确立”。" + FILLER, published="2022-07-05")
        assert (decision.year, decision.warning) == (2022, "")
        assert decision.basis == "published"

    def test_a_congress_only_counted_from_does_not_date_a_text(self):
        decision = decide_content_year("", "党的十八大以来，坚定捍卫“两个确立”。" + FILLER, published="2023-10-11")
        assert (decision.year, decision.warning) == (2023, "")

    def test_a_text_cannot_know_what_came_later(self):
        decision = decide_content_year(
            "", "学习贯彻党的二十大精神。2022年10月召开会议。" + FILLER, published="2019-05-01"
        )
        assert decision.year == 2022
        assert "2019-05-01" in decision.warning

    def test_a_congress_that_is_awaited_and_to_be_studied_is_no_later_knowledge(self):
        text = "要以迎接党的二十大胜利召开、学习贯彻党的二十大精神为主线。去年成效明显，今年要抓好落实。"
        decision = decide_content_year("", text, published="2022-03-02")
        assert (decision.year, decision.warning) == (2022, "")

    def test_last_year_is_no_contradiction(self):
        decision = decide_content_year("", "2017年12月，我市召开会议。", published="2018-01-20")
        assert (decision.year, decision.warning) == (2018, "")

    def test_a_short_text_without_dates_takes_the_date_of_the_page(self):
        assert decide_content_year("", "会议强调，要抓好落实。", published="2021-03-01").year == 2021

    def test_a_bureaus_summary_with_a_plan_takes_the_date_of_the_page(self):
        text = "一、2023年工作总结\n成效明显。\n二、2024年工作打算\n抓好落实。"
        assert decide_content_year("", text, published="2023-12-20").year == 2023
        assert decide_content_year("", text, published="2024-01-05").year == 2024


def test_a_formula_in_use_for_years_only_says_when_a_text_was_not_written():
    decision = decide_content_year("", "牢固树立社会主义荣辱观，贯彻新发展理念。")
    assert decision.year is None
    assert decision.evidence[0].startswith("not before 2015")


def test_a_lone_year_far_inside_a_text_dates_nothing():
    assert decide_content_year("", FILLER + "1954年广播人员训练班成立。").year is None


def test_a_class_of_students_dates_its_text():
    assert decide_content_year("我院2025级新生参观校史馆", FILLER + "1954年广播人员训练班成立。").year == 2025


def test_news_of_a_report_is_no_report():
    text = "9月26日，代表们听取政府工作报告，认为对2011年政府工作的回顾总结客观全面。"
    assert decide_content_year("", text).year == 2011


@pytest.mark.parametrize("stated", ["2018", "2018年", "二〇一八年", "2018-03-01"])
def test_what_is_stated_wins(stated):
    decision = decide_content_year("", "2023年4月19日", stated=stated, path_parts=("2020.txt",))
    assert (decision.year, decision.basis) == (2018, "stated")


def test_then_the_path():
    decision = decide_content_year("", "2023年4月19日", path_parts=("天津市", "2020.txt"))
    assert (decision.year, decision.basis) == (2020, "path")


REPORT = "在四川省第十二届人民代表大会第一次会议上（2013年1月25日）\n各位代表：\n我代表省人民政府作政府工作报告。\n2012年工作回顾\n2013年工作安排\n今年的主要预期目标是：生产总值增长11%。"


def test_a_report_named_after_the_year_it_reviews_is_told():
    decision = decide_content_year("政府工作报告", REPORT, path_parts=["四川省", "2012"])
    assert (decision.year, decision.basis, decision.of_text) == (2012, "path", 2013)
    assert "2012" in decision.warning
    assert "2013" in decision.warning
    assert decide_content_year("政府工作报告", REPORT, path_parts=["四川省", "2013"]).warning == ""


def test_a_report_of_december_may_be_named_after_either_year():
    text = REPORT.replace("2013年1月25日", "2012年12月25日")
    for year in ("2012", "2013"):
        assert decide_content_year("政府工作报告", text, path_parts=["四川省", year]).of_text is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018年1月5日", (2018, 1, 5)),
        ("２０１８年", (2018, 0, 0)),
        ("2006 年12 月", (2006, 12, 0)),
        ("二〇一八年十二月三十一日", (2018, 12, 31)),
        ("二○○三年一月", (2003, 1, 0)),
        ("一九八九年", (1989, 0, 0)),
        ("2018年二十日", (2018, 0, 0)),
    ],
)
def test_dates_in_their_many_forms(text, date):
    found = find_dates(fold_digits(text))
    assert [(d.year, d.month, d.day) for d in found] == [date]


@pytest.mark.parametrize("text", ["第100年", "12018年", "三五年", "多年", "年", "20180年", "一八年", "五千年"])
def test_what_is_no_year(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("written", "year"), [("2018", 2018), ("二〇一八", 2018), ("3018", None), ("二千", None), ("", None)]
)
def test_read_year(written, year):
    assert read_year(written) == year


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("党的十九大精神", ["十九大"]),
        ("十三大产业、十五大行动", []),
        ("创新发展理念", []),
        ("贯彻新发展理念", ["新发展理念"]),
        ("十九届二中、三中、四中全会", ["十九届四中全会"]),
    ],
)
def test_events(text, expressions):
    assert [event.expression for event in find_events(text)] == expressions


@pytest.mark.parametrize("text", ["迎接党的二十大胜利召开", "今年党的二十大将召开", "喜迎党的二十大"])
def test_events_that_are_awaited(text):
    assert [event.ahead for event in find_events(text)] == [True]


def test_the_tables_are_in_order():
    for name, when, _ in read_table("events.tsv", 3):
        assert when == "-" or (1949 <= int(when[:4]) <= 2030 and 1 <= int(when[5:]) <= 12), name
    for _, first, last in read_table("plans.tsv", 3):
        assert 2 <= int(last) - int(first) <= 4


@pytest.mark.parametrize(
    "piece",
    [
        "2018年",
        "二〇一八年",
        "今年是",
        "十九大",
        "开局",
        "天津市",
        "朝阳区",
        "1998年—2002年",
        "一",
        "、",
        "周年",
        "\n一、2018年",
        "大学",
    ],
)
def test_no_text_takes_long(piece):
    decide_place("天津", "天津")
    decide_content_year("", "党的十九大")
    text = "各位代表" + piece * (33_000 // len(piece))  # 100 KB in UTF-8
    for decide in (decide_place, decide_content_year):
        assert grows_with_the_text(lambda part, decide=decide: decide("", part), text[: len(text) // 4], text)
