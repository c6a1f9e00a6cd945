"""Comparisons of two invented cities, whose words and figures a reader can count."""

import math

import pytest
from scipy.stats import chi2_contingency

from small_corpora import corpus_of
from zzcorpus.lexicon import Formula, audit_lexicon
from zzcorpus.questions.claim_pairs import Figure, pair_figures
from zzcorpus.questions.collocates import ask_collocates
from zzcorpus.questions.compare import ask_compare
from zzcorpus.questions.compare_view import view_compare
from zzcorpus.questions.keyness import ask_keyness, read_reference
from zzcorpus.questions.phrases import ask_phrases
from zzcorpus.questions.slogans import ask_slogans
from zzcorpus.questions.trend import ask_trend
from zzcorpus.text import segment

TEXTS = {
    "a2019": (
        "2019",
        "天津市",
        "天津港口吞吐量居前。推进“清单制”改革，清单制覆盖全市，清单制见效。2018年全市地区生产总值增长3%。",
    ),
    "a2020": ("2020", "天津市", "天津港口建设加快，清单制深化。2019年全市地区生产总值增长4%。"),
    "b2020": (
        "2020",
        "内蒙古自治区呼和浩特市",
        "呼和浩特草原生态改善，草原旅游升温。各旗县实行清单制。2019年全市地区生产总值增长6%。",
    ),
}


def records(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.fixture(scope="module")
def cities(tmp_path_factory):
    return corpus_of(tmp_path_factory.mktemp("cities"), TEXTS)


def items(table):
    return {row["item"]: row for row in records(table)}


@pytest.mark.parametrize("section", ["slogans", "keywords"])
def test_a_marked_name_is_counted_where_it_bears_no_mark_too(cities, section):
    row = items(ask_compare(cities, "tianjin", "hohhot", sections=[section]))["清单制"]
    assert (row["a_count"], row["b_count"], row["a_documents"], row["b_documents"]) == (4, 1, 2, 1)
    assert row["side"] == "both"
    if section == "slogans":
        assert "in marks 1 and 0" in row["note"]
        assert row["b_example"] == f"[b2020:{TEXTS['b2020'][2].index('清单制')}]"


def test_a_word_that_was_quoted_now_and_then_is_no_slogan(tmp_path):
    texts = {
        "a": ("2020", "天津市", "“港口”是门户。" + "港口繁忙。" * 11 + "推进“清单制”。"),
        "b": ("2020", "内蒙古自治区呼和浩特市", "草原广阔，港口遥远。"),
    }
    table = ask_compare(corpus_of(tmp_path, texts), "tianjin", "hohhot", sections=["slogans", "keywords"])
    found = {(row["section"], row["item"]) for row in records(table)}
    assert ("slogans", "港口") not in found
    assert {("slogans", "清单制"), ("keywords", "港口")} <= found
    assert table.notes == ("words in quotation marks that mostly stand without, left out of the slogans: 1",)


def test_a_name_inside_longer_words_is_not_counted(tmp_path):
    texts = {
        "a": (
            "2020",
            "天津市",
            "建设“津城”，津城美。京津城际、天津城市轨道建成，天津城区更新。构建“大财政”格局，大财政见效，扩大财政支出。",
        ),
        "b": ("2020", "内蒙古自治区呼和浩特市", "扩大财政投入，草原广阔，牛羊成群，京津城际通达，大财政格局。"),
    }
    corpus = corpus_of(tmp_path, texts)
    rows = items(ask_compare(corpus, "tianjin", "hohhot", sections=["slogans"]))
    slogans = {row["slogan"]: row["count"] for row in records(ask_slogans(corpus))}
    assert (rows["津城"]["a_count"], rows["津城"]["b_count"]) == (slogans["津城"], 0)
    assert rows["津城"]["b_example"] is None
    wide = rows["大财政"]
    assert (wide["a_count"], wide["b_count"]) == (2, 1)
    assert "inside longer words, not counted: 1 and 1" in wide["note"]
    (checked,) = audit_lexicon([Formula("大财政")], [text for *_, text in texts.values()], segment)
    assert checked.inside_word == 2
    assert checked.occurrences - checked.inside_word == wide["a_count"] + wide["b_count"]


def test_names_of_the_places_are_noted_and_left_out_for_reading(cities):
    table = ask_compare(cities, "tianjin", "hohhot", sections=["keywords"])
    rows = items(table)
    assert rows["天津"]["note"].startswith("place name")
    assert rows["呼和浩特"]["note"].startswith("place name")
    assert "place name" not in rows["草原"]["note"]
    shown = {row[0] for view in view_compare(table) if view.title.startswith("Terms") for row in view.rows}
    assert "草原" in shown
    assert not {"天津", "呼和浩特"} & shown


def test_every_score_of_an_item_agrees_with_scipy(cities):
    rows = records(ask_compare(cities, "tianjin", "hohhot", sections=["keywords"]))
    sizes = dict(cities.sql("select document = 'b2020', sum(\"count\") from terms group by 1").rows)
    c, d = int(sizes[False]), int(sizes[True])
    row = next(row for row in rows if row["item"] == "地区")
    a, b = row["a_count"], row["b_count"]
    assert (a, b) == (2, 1)
    g2 = chi2_contingency([[a, b], [c - a, d - b]], correction=False, lambda_="log-likelihood").statistic
    assert row["bic"] == pytest.approx(g2 - math.log(c + d))
    assert row["percent_difference"] == pytest.approx(100 * (a / c - b / d) / (b / d))
    assert row["odds_ratio"] == pytest.approx(a / (c - a) * (d - b) / b)
    assert row["document_log_likelihood"] == 0  # in both documents of one side and the only one of the other
    port = next(row for row in rows if row["item"] == "港口")
    of_documents = chi2_contingency([[2, 0], [0, 1]], correction=False, lambda_="log-likelihood").statistic
    assert port["document_log_likelihood"] == pytest.approx(of_documents)
    assert port["percent_difference"] is None


def test_figures_meet_within_a_year_only(cities):
    rows = records(ask_compare(cities, "tianjin", "hohhot", sections=["claims"]))
    growth = [row for row in rows if row["item"] == "地区生产总值"]
    pairs = [(r["a_year"], r["a_value"], r["b_year"], r["b_value"]) for r in growth if r["side"] == "both"]
    assert pairs == [(2019, 4, 2019, 6)]
    assert [(r["a_year"], r["a_value"]) for r in growth if r["side"] == "a"] == [(2018, 3)]


def test_sides_without_a_year_in_common_meet_across_years(cities):
    rows = records(ask_compare(cities, "a2019", "a2020", sections=["claims"]))
    pair = next(row for row in rows if row["side"] == "both")
    assert (pair["a_year"], pair["b_year"], pair["a_value"], pair["b_value"]) == (2018, 2019, 3, 4)
    assert pair["note"] == "up, years differ"


def test_other_years_are_pointed_out_where_several_are_common(tmp_path):
    texts = {f"a{year}": (str(year), "天津市", f"港口建设第{year}号。") for year in range(2017, 2021)}
    texts |= {f"b{year}": (str(year), "内蒙古自治区呼和浩特市", f"草原保护第{year}号。") for year in range(2019, 2022)}
    corpus = corpus_of(tmp_path, texts)
    (note,) = ask_compare(corpus, "tianjin", "hohhot", sections=["summary"]).notes
    assert note.startswith("the years differ, 2017-2020 and 2019-2021:")
    assert note.endswith("add 2019-2020 to both")
    for a, b in (("tianjin,2019-2020", "hohhot,2019-2020"), ("tianjin,2017", "hohhot"), ("tianjin", "hohhot,2019")):
        assert ask_compare(corpus, a, b, sections=["summary"]).notes == ()


def figure(value, *, place="甲市", year=2020, item="地区生产总值", words="", own=True, of=""):
    return Figure(item, "%", "up", place, own, year, value, f"{value}%", "", words, of)


def values(pairs):
    return [(pair.a.value, pair.b.value, pair.among) for pair in pairs]


INDICATORS = {
    "a": (
        "2020",
        "天津市",
        "各位代表：\n一、2019年工作回顾\n2019年，全市生产总值增长4.8%，经济增速达到4.8%。9个区财政收入增长20%。五年来，固定资产投资累计完成9000亿元。\n二、2020年工作安排\n今年的目标是：全市生产总值增长5%，按7%组织。\n",
    ),
    "b": (
        "2020",
        "四川省",
        "各位代表：\n一、2019年工作回顾\n2019年，全省生产总值增长7.5%。固定资产投资完成3000亿元，财政收入增长8%，高于全国2个百分点。\n二、2020年工作安排\n今年的目标是：全省生产总值增长6%。\n",
    ),
    "c": (
        "2020",
        "四川省成都市",
        "天府之国气候温和，锦江穿城而过，公园城市美景宜人，市民生活安逸。实际利用外资20亿美元。全市生产总值增长7.8%。",
    ),
}


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    return corpus_of(tmp_path_factory.mktemp("indicators"), INDICATORS)


def test_an_indicator_stands_with_what_the_panel_puts_first(reports):
    rows = records(ask_compare(reports, "天津", "四川省", sections=["claims"]))
    growth = [row for row in rows if row["item"] == "地区生产总值"]
    pairs = [(r["a_value"], r["b_value"], r["note"]) for r in growth if r["side"] == "both"]
    assert sorted(pairs) == [(4.8, 7.5, "up"), (5, 6, "target, up, a has 2 values: 5% / 7%")]
    assert [r["a_count"] for r in growth if r["a_value"] == 4.8] == [2]
    (other,) = [r for r in growth if r["side"] == "a"]
    assert (other["a_value"], other["note"]) == (7, "target, up, a has 2 values: 5% / 7%")


def test_only_figures_of_one_year_and_the_whole_place_meet_each_other(reports):
    rows = records(ask_compare(reports, "天津", "四川省", sections=["claims"]))
    sides = {
        (r["item"], r["a_value"], r["b_value"], r["note"]) for r in rows if r["item"] in {"固定资产投资", "财政收入"}
    }
    assert sides == {
        ("固定资产投资", 9e11, None, "several years"),
        ("固定资产投资", None, 3e11, ""),
        ("财政收入", 20, None, "up, 9个区"),
        ("财政收入", None, 8, "up"),
        ("财政收入", None, 2, "difference of two rates"),
    }


def test_a_place_inside_a_side_does_not_stand_for_it(tmp_path):
    texts = dict(INDICATORS)
    texts["a"] = ("2020", "天津市", "各位代表：\n一、2019年工作回顾\n2019年，全市实际利用外资21亿美元。\n")
    rows = records(ask_compare(corpus_of(tmp_path, texts), "天津", "四川省", sections=["claims"]))
    foreign = [(r["a_value"], r["b_value"], r["note"]) for r in rows if r["item"] == "实际利用外资"]
    assert foreign == [(2.1e9, None, ""), (None, 2e9, "b: 四川省成都市")]


def test_the_largest_meets_the_largest():
    pairs, left, right = pair_figures([figure(1), figure(3)], [figure(2), figure(9), figure(4)], across_years=False)
    assert values(pairs) == [(3, 9, None), (1, 4, None)]
    assert (left, [f.value for f in right]) == ([], [2])


def test_figures_of_one_thing_meet_before_others_of_its_topic():
    ours = [figure(50, of="干部人才"), figure(15, of="年轻干部")]
    pairs, left, _ = pair_figures(ours, [figure(585, of="年轻干部")], across_years=False)
    assert values(pairs) == [(15, 585, None)]
    assert [f.value for f in left] == [50]


def test_of_several_places_the_middle_one_stands_for_the_side():
    many = [figure(value, place=place) for place, value in (("乙市", 4), ("丙市", 9), ("丁市", 6))]
    pairs, _, right = pair_figures([figure(5)], many, across_years=False)
    assert values(pairs) == [(5, 6, (1, 3))]
    assert len(right) == 2


def test_the_same_place_comes_before_the_middle_one():
    many = [figure(value, place=place) for place, value in (("乙市", 4), ("甲市", 9), ("丁市", 6))]
    pairs, _, _ = pair_figures([figure(5)], many, across_years=False)
    assert values(pairs) == [(5, 9, None)]


def test_a_province_s_own_figure_meets_the_other_province_s():
    ours = [figure(9, place="甲省"), figure(5, place="甲省/乙市", own=False)]
    theirs = [figure(7, place="丙省"), figure(6, place="丙省/丁市", own=False), figure(8, place="丙省/戊市", own=False)]
    assert values(pair_figures(ours, theirs, across_years=False)[0]) == [(9, 7, None), (5, 6, (1, 2))]


def test_of_a_province_and_its_cities_the_province_is_compared(tmp_path):
    places = ("浙江省", "浙江省杭州市", "江苏省", "江苏省南京市")
    # Texts that are alike would be reposts.
    topics = ("港口码头扩建完工", "草原保护成效明显", "机床订单饱满", "茶园采摘提前")
    texts = {
        f"d{n}": ("2018", place, f"各位代表：\n{topic * 4}。生产总值增长{n}%。")
        for n, (place, topic) in enumerate(zip(places, topics, strict=True), 5)
    }
    compared = records(ask_compare(corpus_of(tmp_path, texts), "zhejiang", "jiangsu", sections=["claims"]))
    pairs = [(row["a_surface"], row["b_surface"], row["note"]) for row in compared if row["side"] == "both"]
    assert pairs == [
        ("5%", "7%", "up"),
        ("6%", "8%", "up, a: 浙江省杭州市, b: 江苏省南京市"),
    ]


def test_things_without_a_name_of_their_own_meet_where_their_clauses_are_alike():
    ours = [figure(400, item="项目", words="全年引进亿元以上项目")]
    alike = figure(300, item="项目", words="新引进亿元以上招商项目")
    other = figure(900, item="项目", words="精选展会开展有针对性的推介项目")
    assert values(pair_figures(ours, [other, alike], across_years=False)[0]) == [(400, 300, None)]
    assert pair_figures(ours, [other], across_years=False)[0] == []


def test_collocates_of_a_word_beside_a_slogan(tmp_path):
    corpus = corpus_of(tmp_path, {"a": ("2020", "天津市", "党员坚决做到两个维护。农村道路硬化。党员带头，道路畅通。")})
    rows = {row["collocate"]: row for row in records(ask_collocates(corpus, "党员", min_count=1))}
    assert rows["两个维护"]["count"] == 1
    assert (rows["道路"]["count"], rows["道路"]["frequency"]) == (1, 2)
    assert "农村" not in rows


def test_keyness_of_documents_and_lockwords(cities, tmp_path):
    file = tmp_path / "reference.tsv"
    file.write_text("# documents: 8\nterm\tcount\tdocuments\n草原\t3\t2\n港口\t40\t5\n", encoding="utf-8")
    known = read_reference(str(file))
    assert (known.texts, known.documents["草原"], known.size) == (8, 2, 43)
    rows = {row["term"]: row for row in records(ask_keyness(cities, ["hohhot"], reference=str(file)))}
    expected = chi2_contingency([[1, 2], [0, 6]], correction=False, lambda_="log-likelihood").statistic
    assert rows["草原"]["reference_documents"] == 2
    assert rows["草原"]["document_log_likelihood"] == pytest.approx(expected)
    plain = tmp_path / "plain.tsv"
    plain.write_text("term\tcount\n草原\t3\n", encoding="utf-8")
    assert {r["document_log_likelihood"] for r in records(ask_keyness(cities, reference=str(plain)))} == {None}


def test_the_shipped_reference_states_its_documents():
    known = read_reference()
    assert known.texts == 49
    assert max(known.documents.values()) <= known.texts


def test_trend_counts_marked_names_as_text_and_gives_rates_their_interval(cities):
    from scipy.stats import chi2

    row = next(row for row in records(ask_trend(cities, ["清单制"])) if row["period"] == "2019")
    chars = dict(cities.sql("select document, chars from documents").rows)["a2019"]
    assert (row["count"], row["counted_as"]) == (3, "text")
    assert row["per_10k_low"] == pytest.approx(chi2.ppf(0.025, 6) / 2 / chars * 10_000)
    assert row["per_10k_high"] == pytest.approx(chi2.ppf(0.975, 8) / 2 / chars * 10_000)


def test_phrases_know_the_slogans_of_the_corpus(tmp_path):
    # 政治判断力 stands at the edge of a formula of three once, and by itself nowhere; 港口吞吐量 between punctuation.
    texts = {
        "a": ("2020", "天津市", "重点，政治判断力、政治领悟力、政治执行力。重点，港口吞吐量、港口装卸量。"),
        "b": ("2021", "天津市", "首先，政治判断力、政治领悟力、政治执行力！首先，港口吞吐量、港口装卸量！"),
        "c": ("2022", "天津市", "其次，政治判断力、政治领悟力、纪律性。其次，港口吞吐量、港口装卸量、货运量。"),
    }
    rows = {row["phrase"]: row for row in records(ask_phrases(corpus_of(tmp_path, texts), min_chars=4))}
    assert rows["政治判断力、政治领悟力"]["count"] == rows["港口吞吐量、港口装卸量"]["count"] == 3
    wholeness = {name: row["score"] / (row["count"] * row["alone"]) ** 0.5 for name, row in rows.items()}
    assert wholeness["政治判断力、政治领悟力"] < wholeness["港口吞吐量、港口装卸量"] / 2
