"""The panel on three short reports whose cells a reader can fill by hand."""

import pytest

from small_corpora import corpus_of
from zzcorpus.corpus import Corpus, ingest, open_corpus
from zzcorpus.errors import UsageError
from zzcorpus.questions.claims import ask_claims
from zzcorpus.questions.panel import ask_panel
from zzcorpus.questions.panel_cells import group_readings, is_milestone
from zzcorpus.questions.panel_names import beside, split_indicators

REPORTS = {
    "2018": (
        "各位代表：\n一、2017年工作回顾\n2017年，全市生产总值达到4000亿元，增长8%。城镇新增就业6万人。"
        "9个县生产总值增长10%。五年来，生产总值年均增长9%。\n"
        "二、2018年工作安排\n今年的主要预期目标是：地区生产总值增长7.5%左右，城镇新增就业5万人以上。\n"
    ),
    "2019": (
        "各位代表：\n一、2018年工作回顾\n2018年，全市生产总值由2012年的2000亿元增加到4300亿元，增长7.2%。"
        "2017年，全市生产总值增长8.1%。\n"
        "二、2019年工作安排\n今年的主要预期目标是：地区生产总值增长7%—7.5%。\n"
    ),
}
HEADER = "title,place,year"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    texts = {year: (year, "河南省洛阳市", text) for year, text in REPORTS.items()}
    return corpus_of(tmp_path_factory.mktemp("reports"), texts)


def cells(table, *names):
    found = [column.name for column in table.columns]
    return [tuple(row[found.index(name)] for name in names) for row in table.rows]


def test_each_figure_stands_in_its_year_and_status(corpus):
    table = ask_panel(corpus, ["地区生产总值"])
    assert cells(table, "year", "figure_year", "status", "unit", "value", "high") == [
        (2018, 2017, "reported", "%", 8, 8),
        (2018, 2017, "reported", "元", 4e11, 4e11),
        (2018, 2018, "target", "%", 7.5, 7.5),
        (2019, 2017, "reported", "%", 8.1, 8.1),
        (2019, 2018, "reported", "%", 7.2, 7.2),
        (2019, 2018, "reported", "元", 4.3e11, 4.3e11),
        (2019, 2019, "target", "%", 7, 7.5),
    ]


def test_two_values_of_one_cell_are_both_listed(corpus):
    table = ask_panel(corpus, ["地区生产总值"])
    rows = cells(table, "figure_year", "unit", "status", "value", "conflict")
    assert [row for row in rows if row[-1] > 1] == [(2017, "%", "reported", 8, 2), (2017, "%", "reported", 8.1, 2)]


def test_a_change_stands_with_the_value_it_reached(corpus):
    table = ask_panel(corpus, ["地区生产总值"])
    assert (4.3e11, 2e11, "") in cells(table, "value", "base", "direction")


def test_what_is_left_out_is_counted_and_listed_on_request(corpus):
    table = ask_panel(corpus, ["地区生产总值"])
    (note,) = table.notes
    assert note.endswith("1 of a part of the place, 1 yearly averages")
    every = ask_panel(corpus, ["地区生产总值"], every_figure=True)
    assert every.notes == ()
    assert len(every.rows) == len(table.rows) + 2
    assert {("9个县", "year"), ("", "yearly average")} <= set(cells(every, "part", "stretch"))


def test_figures_of_a_span_of_years(corpus):
    every = cells(ask_panel(corpus, ["地区生产总值"]), "figure_year")
    assert len({year for (year,) in every}) > 1
    assert {year for (year,) in cells(ask_panel(corpus, ["地区生产总值"], figure_years="2018"), "figure_year")} == {
        2018
    }
    spanned = {year for (year,) in cells(ask_panel(corpus, ["地区生产总值"], figure_years="2018-2019"), "figure_year")}
    assert spanned == {year for (year,) in every if year in {2018, 2019}}
    with pytest.raises(UsageError, match="--figure-years 18"):
        ask_panel(corpus, ["地区生产总值"], figure_years="18")


def test_claims_of_an_indicator(corpus):
    found = cells(ask_claims(corpus, indicator="GDP"), "indicator", "surface")
    assert len(found) == 9
    assert {name for name, _ in found} == {"地区生产总值"}
    both = ask_claims(corpus, ["2018"], indicator=["地区生产总值", "城镇新增就业"], status="target")
    assert cells(both, "surface") == [("7.5%左右",), ("5万人以上",)]


def test_years_without_a_figure_are_told_of(corpus):
    table = ask_panel(corpus, ["地区生产总值"], figure_years="1999")
    assert list(table.rows) == []
    assert table.notes == (
        "no figure of 地区生产总值 in all documents is about 1999; the years that figures are about: 2017-2019",
    )
    assert ask_panel(corpus, ["地区生产总值"], figure_years="2017").notes[0].endswith(": 1 of a part of the place")
    assert ask_panel(corpus, ["地区生产总值"], figure_years="2018").notes == ()
    assert ask_panel(corpus, ["城镇新增就业"], ["2019"]).notes == ("no figure of 城镇新增就业 in 2019",)
    with pytest.raises(UsageError, match="Write 2018-2019"):
        ask_panel(corpus, ["地区生产总值"], figure_years="2019-2018")


def test_wide_has_a_number_in_each_cell_and_the_sentences(corpus):
    table = ask_panel(corpus, ["地区生产总值"], wide=True)
    names = [column.name for column in table.columns]
    assert names == [
        "indicator", "place", "status", "unit", "measure", "reading", "2017", "2018", "2019", "bounds",
        "sentences", "conflicts",
    ]  # fmt: skip
    assert cells(table, "status", "unit", "measure", "reading", "2017", "2018", "2019") == [
        ("reported", "%", "change", 1, 8.1, 7.2, None),
        ("reported", "%", "change", 2, 8, None, None),
        ("reported", "元", "level", 1, 4e11, 4.3e11, None),
        ("target", "%", "change", 1, None, 7.5, 7),
    ]
    assert cells(table, "bounds") == [("",), ("",), ("",), ("2018 approx; 2019 7 to 7.5",)]
    assert cells(table, "conflicts") == [("2017 2",), ("2017 2",), ("",), ("",)]
    (first,), (second,), *_ = cells(table, "sentences")
    assert first.startswith("2017: 8.1%: 2017年，全市生产总值增长8.1%。 [2019")
    assert "\n2018: 7.2%: " in first
    assert second.startswith("2017: 8%: 2017年，全市生产总值达到4000亿元，增长8%。 [2018")


def test_an_unknown_indicator_lists_those_most_like_it(corpus):
    with pytest.raises(UsageError, match=r"found.*: 地区生产总值 \(9\)$"):
        ask_panel(corpus, ["地区生产总植"])
    with pytest.raises(UsageError, match="城镇新增就业"):
        ask_panel(corpus, ["物价"])


def test_an_indicator_goes_by_any_of_its_names(corpus):
    assert split_indicators(corpus, ["GDP", "生产总值", "城镇新增就业人数"]) == (["地区生产总值", "城镇新增就业"], [])
    assert list(ask_panel(corpus, ["gdp"]).rows) == list(ask_panel(corpus, ["地区生产总值"]).rows)


def test_a_word_that_is_neither_indicator_nor_selector_lists_indicators_too(corpus):
    with pytest.raises(UsageError, match=r"^就业 is no indicator here\. Indicators: 城镇新增就业 \(2\)\n"):
        split_indicators(corpus, ["就业"])


def test_words_that_are_no_indicators_select(corpus):
    assert split_indicators(corpus, ["城镇新增就业", "2018"]) == (["城镇新增就业"], ["2018"])
    assert cells(ask_panel(corpus, ["城镇新增就业"], ["2018"]), "status", "value") == [
        ("reported", 6e4),
        ("target", 5e4),
    ]


def test_a_fall_is_a_negative_change_and_a_shared_growth_stands_with_each(tmp_path):
    (tmp_path / "a.txt").write_text(
        "各位代表：\n一、2019年工作回顾\n全市财政总收入和一般公共预算收入均下降3%。\n", encoding="utf-8"
    )
    (tmp_path / "metadata.csv").write_text("path,place,year\na.txt,河南省洛阳市,2020\n", encoding="utf-8")
    path = tmp_path / "corpus"
    ingest([tmp_path], path)
    corpus = Corpus(open_corpus(path))
    table = ask_panel(corpus, ["财政总收入", "一般公共预算收入"], wide=True)
    assert cells(table, "indicator", "measure", "2019") == [
        ("一般公共预算收入", "change", -3),
        ("财政总收入", "change", -3),
    ]


def test_a_fall_written_with_a_sign_is_the_same_as_one_in_words(tmp_path):
    text = "各位代表：\n一、2019年工作回顾\n2019年，全市生产总值增长-2.4%，财政总收入下降3%。\n"
    corpus = corpus_of(tmp_path, {"2020": ("2020", "河南省洛阳市", text)})
    found = [cells(ask_panel(corpus, [name]), "value", "direction") for name in ("地区生产总值", "财政总收入")]
    assert found == [[(2.4, "down")], [(3, "down")]]
    assert cells(ask_panel(corpus, ["地区生产总值"], wide=True), "2019") == [(-2.4,)]


def test_an_amount_of_relief_is_no_fall_of_it(tmp_path):
    text = "各位代表：\n一、2019年工作回顾\n2019年，新增减税降费50亿元，一般公共预算收入减少30亿元。\n"
    corpus = corpus_of(tmp_path, {"2020": ("2020", "河南省洛阳市", text)})
    assert cells(ask_panel(corpus, [], wide=True), "indicator", "measure", "2019") == [
        ("一般公共预算收入", "change", -3e9),
        ("新增减税降费", "level", 5e9),
    ]


def figure(value, surface, qualifier="exact", sentence=""):
    return {"value": value, "high": value, "surface": surface, "qualifier": qualifier, "sentence": sentence or surface}


@pytest.mark.parametrize(
    ("figures", "readings"),
    [
        ([figure(5.12e11, "5120亿元"), figure(5e11, "突破5000亿元", "over")], 1),
        ([figure(2.44653e12, "24465.3亿元"), figure(2.45e12, "2.45万亿元")], 1),
        ([figure(8, "8%"), figure(8.1, "8.1%")], 2),
        ([figure(8.6, "8.6%"), figure(8, "8%")], 2),
        ([figure(5.12e11, "5120亿元"), figure(4.9e11, "4900亿元")], 2),
        ([figure(4.8e11, "4800亿元"), figure(5e11, "突破5000亿元", "over")], 2),
    ],
)
def test_a_bound_that_holds_and_a_rounded_value_contradict_nothing(figures, readings):
    assert len(group_readings(figures)) == readings


def test_a_mark_that_was_passed_is_not_the_height_reached():
    assert is_milestone(figure(5e11, "5000亿元", sentence="经济总量迈上5000亿元台阶，达5120亿元。"))
    assert not is_milestone(figure(5.12e11, "5120亿元", sentence="经济总量迈上5000亿元台阶，达5120亿元。"))


def test_what_is_kept_apart_is_counted_where_it_was_asked_for(tmp_path):
    texts = {
        "a": ("2019", "河南省洛阳市", "2019年，全市生产总值增长8%，人均生产总值6万元。"),
        "b": ("2019", "河南省郑州市", "2019年，郑州人均生产总值10万元，全市生产总值达到11590亿元，增长6.5%。"),
    }
    corpus = corpus_of(tmp_path, texts)
    assert ask_panel(corpus, ["地区生产总值"]).notes[-1].endswith(": 人均地区生产总值 (2)")
    assert ask_panel(corpus, ["地区生产总值"], ["郑州"]).notes[-1].endswith(": 人均地区生产总值 (1)")


def test_the_note_names_what_is_kept_apart():
    known = {
        "城镇新增就业": 3,
        "新增就业": 2,
        "财政总收入": 4,
        "一般公共预算收入": 5,
        "地区生产总值": 1,
        "人均地区生产总值": 1,
    }
    assert beside(["城镇新增就业"], known).endswith(": 新增就业 (2)")
    assert beside(["一般公共预算收入"], known).endswith(": 财政总收入 (4)")
    assert beside(["地区生产总值"], known).endswith(": 人均地区生产总值 (1)")
    assert beside(["地区生产总值", "人均地区生产总值"], known) == ""
