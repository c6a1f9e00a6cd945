"""Answers against independent computation, on the seeds and on small corpora whose answers a reader can count."""

import math
import re

import pytest

from small_corpora import corpus_of
from zzcorpus import measures
from zzcorpus.corpus import Corpus, ingest, open_corpus
from zzcorpus.errors import DataError, SelectionError, UsageError
from zzcorpus.questions.checks import ask_claim_checks
from zzcorpus.questions.claim_topics import name_topic
from zzcorpus.questions.claims import ask_claims
from zzcorpus.questions.collocates import ask_collocates
from zzcorpus.questions.compare import ask_compare
from zzcorpus.questions.concordance import ask_concordance
from zzcorpus.questions.discover import ask_discover, is_coined
from zzcorpus.questions.documents import ask_documents
from zzcorpus.questions.keyness import ask_keyness, read_reference
from zzcorpus.questions.keywords import ask_dispersion, ask_keywords
from zzcorpus.questions.phrases import ask_phrases
from zzcorpus.questions.reuse import ask_reuse
from zzcorpus.questions.similarity import ask_similarity
from zzcorpus.questions.slogans import ask_slogans
from zzcorpus.questions.topics import ask_topics
from zzcorpus.questions.trend import ask_trend, summarize
from zzcorpus.questions.trend_words import split_items

# Two stretches with nothing in common, each longer than what the documents share, so that neither is a repost.
OWN_A = (
    "上半年灌区改造进展顺利，清淤渠道，加固堤坝，新修水闸，沿河乡镇的排涝泵站全部检修完毕，汛前物资足额储备。"
    "粮食播种面积保持稳定，早稻长势良好，农技人员下田指导施肥除虫，合作社统一育秧，机插秧比例明显提高。"
)
OWN_B = (
    "机床厂搬入新的厂房，数控车间投产，订单来自南方沿海客商，工人三班倒，物流园区同步启用，货车昼夜装卸。"
    "铸造线改用天然气，烟尘排放大幅下降，厂区种上了树，周边居民的投诉少了许多，环保局给企业颁发奖牌。"
)


def records(table):
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Five documents of known words: years 2015, 2016, 2018 (two) and 2019."""
    texts = {
        "a2015": ("2015", "天津市", "全面推进依法治市。各级党组织落实两个责任。"),
        "b2016": ("2016", "天津市", "要增强四个意识。党员干部要增强四个意识，落实责任。"),
        "c2018": ("2018", "内蒙古自治区呼和浩特市", "要增强四个意识，坚决做到两个维护。"),
        "d2018": ("2018", "天津市", "各级党组织坚决做到两个维护，各级党组织落实责任。"),
        "e2019": ("2019", "天津市", "农村道路全部硬化。"),
    }
    return corpus_of(tmp_path_factory.mktemp("small"), texts)


def test_keywords_equal_scikit_learn(seeds):
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfTransformer

    documents = {}
    for document, term, count in seeds.sql('select document, term, "count" from terms').rows:
        documents.setdefault(document, {})[term] = count
    vectorizer = DictVectorizer()
    names = sorted(documents)
    matrix = TfidfTransformer().fit_transform(vectorizer.fit_transform([documents[n] for n in names]))
    expected = {
        (name, term): matrix[i, j] for i, name in enumerate(names) for term, j in vectorizer.vocabulary_.items()
        if matrix[i, j]
    }  # fmt: skip
    found = {(r["group"], r["term"]): r["score"] for r in records(ask_keywords(seeds, by="document"))}
    assert found.keys() == expected.keys()
    assert max(abs(found[key] - expected[key]) for key in expected) < 1e-12


def test_keywords_do_not_depend_on_what_else_is_selected(seeds):
    def of(selectors):
        rows = records(ask_keywords(seeds, selectors, by="document"))
        return {r["term"]: r["score"] for r in rows if r["group"].startswith("004")}

    assert of(["hohhot"]) == of([])


def test_keywords_top_keeps_the_best_of_each_group(seeds):
    rows = records(ask_keywords(seeds, by="place", top=5))
    groups = [row["group"] for row in rows]
    assert all(groups.count(group) == 5 for group in groups)
    assert {"天津市", "湖北省天门市"} <= set(groups)


def test_slogans_counts_are_the_mentions(seeds):
    summary = {row["slogan"]: row for row in records(ask_slogans(seeds))}
    mentions = records(ask_slogans(seeds, mentions=True))
    for slogan, row in summary.items():
        found = [m for m in mentions if m["slogan"] == slogan]
        assert row["count"] == len(found)
        assert row["documents"] == len({m["document"] for m in found})
    assert sum(row["count"] for row in summary.values()) == len(mentions)


def test_slogans_by_place_add_up(seeds):
    total = {row["slogan"]: row["count"] for row in records(ask_slogans(seeds))}
    by = records(ask_slogans(seeds, by="place"))
    for slogan in ("两个维护", "三会一课"):
        assert sum(row["count"] for row in by if row["slogan"] == slogan) == total[slogan]


def test_slogans_origin_and_members(seeds):
    rows = {row["slogan"]: row for row in records(ask_slogans(seeds))}
    assert rows["四个意识"]["origin"] == "central"
    assert rows["四个意识"]["members"] == ("政治意识", "大局意识", "核心意识", "看齐意识")
    assert rows["海河英才"]["origin"] != "central"


def test_slogans_of_one_kind(seeds):
    assert {row["kind"] for row in records(ask_slogans(seeds, kind=["code"]))} == {"code"}


def test_claims_of_one_status(seeds):
    assert {row["status"] for row in records(ask_claims(seeds, status="target"))} == {"target"}


def test_documents_lists_all_with_their_basis(seeds):
    rows = records(ask_documents(seeds))
    assert len(rows) == 5
    tianmen = next(row for row in rows if row["document"].startswith("002"))
    assert (tianmen["published"], tianmen["content_year"]) == ("2023-11-26", 2018)
    assert any("2023" in warning for warning in tianmen["warnings"])


def test_stated_metadata_wins(small):
    rows = {row["document"]: row for row in records(ask_documents(small))}
    assert rows["c2018"]["place"] == "内蒙古自治区呼和浩特市"
    assert rows["c2018"]["place_basis"] == "stated"
    assert rows["a2015"]["content_year"] == 2015


def test_documents_say_what_was_stated(small, seeds):
    assert {row["stated"] for row in records(ask_documents(small))} == {("place", "year")}
    assert {row["stated"] for row in records(ask_documents(seeds))} == {()}


def test_a_warning_is_told_once(seeds):
    for row in records(ask_documents(seeds)):
        assert len(row["warnings"]) == len(set(row["warnings"]))


def test_trend_shows_zeros_debut_and_silence(small):
    rows = records(ask_trend(small, ["四个意识"]))
    assert [(r["period"], r["documents"], r["documents_total"], r["count"]) for r in rows] == [
        ("2015", 0, 1, 0),
        ("2016", 1, 1, 2),
        ("2017", 0, 0, 0),
        ("2018", 1, 2, 1),
        ("2019", 0, 1, 0),
    ]
    assert [r["share"] for r in rows] == [0.0, 1.0, None, 0.5, 0.0]
    assert [r["event"] for r in rows] == ["", "debut, peak", "", "last", ""]
    assert rows[1]["share_low"] < 1.0 <= rows[1]["share_high"] + 1e-9


def test_trend_counts_each_of_several_items_once(small):
    alone = [row for item in ("四个意识", "落实责任") for row in ask_trend(small, [item]).rows]
    assert list(ask_trend(small, ["四个意识", "落实责任"]).rows) == alone
    twice = ask_trend(small, ["四个意识", "四个意识"]).rows
    assert twice[: len(twice) // 2] == twice[len(twice) // 2 :] == ask_trend(small, ["四个意识"]).rows


def test_trend_counts_words_that_are_no_slogans_and_patterns(small):
    assert [r["count"] for r in records(ask_trend(small, ["落实责任"]))] == [0, 1, 0, 1, 0]
    assert [r["count"] for r in records(ask_trend(small, ["四个.识|两个维."], regex=True))] == [0, 2, 0, 3, 0]


def test_trend_tiers_follow_the_stated_shares(small):
    rows = records(ask_trend(small, ["四个意识"], cut_offs=(0.9, 0.4, 0.3, 0.2, 0.1)))
    assert [r["tier"] for r in rows] == ["", "沸", "", "烫", ""]
    with pytest.raises(UsageError):
        ask_trend(small, ["四个意识"], cut_offs=(0.1, 0.2))


def test_a_summary_has_a_row_for_each_item(small):
    table = summarize(ask_trend(small, ["四个意识", "五个意识"]))
    row, none = records(table)
    assert (row["documents"], row["count"], row["debut"], row["peak"], row["peak_share"], row["last"]) == (
        2, 3, "2016", "2016", 1.0, "2018"
    )  # fmt: skip
    assert (none["documents"], none["debut"], none["peak_share"], none["last"]) == (0, "", None, "")
    assert table.notes == ("五个意识: no occurrence in all documents",)


def test_years_that_the_texts_contradict_are_told(tmp_path):
    text = "政府工作报告\n（2018年1月26日在市人民代表大会上）\n各位代表：\n一、2017年工作回顾\n做到两个维护。\n"
    text += "二、2018年工作安排\n2018年工作的总体要求是：坚持稳中求进。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,year\na.txt,2016\n", encoding="utf-8")
    corpus = tmp_path / "c"
    ingest([tmp_path], corpus)
    opened = Corpus(open_corpus(corpus))
    for table in (ask_trend(opened, ["两个维护"]), ask_slogans(opened)):
        assert "documents filed under a year that their text contradicts: 1 (a)" in table.notes[-1]


def test_trend_tells_items_from_selectors(seeds):
    assert split_items(seeds, ["两个维护", "tianjin", "2018", "level:county", "高质量发展", "8337", "天津市"]) == (
        ["两个维护", "高质量发展", "8337"],
        ["tianjin", "2018", "level:county", "天津市"],
        [],
    )


def test_places_inside_longer_words_are_told_of(tmp_path):
    texts = {"a": ("2020", "天津市", "“津城”美，津城新。京津城际提速，天津城市更新，京津城际扩能。")}
    (note,) = ask_trend(corpus_of(tmp_path, texts), ["津城"]).notes
    assert note.startswith("津城: 3 of its 5 places are inside longer words, most often 京津城际;")


def test_a_byname_of_a_place_is_counted_where_it_is_a_slogan(tmp_path):
    texts = {
        "a": ("2020", "天津市", "构建“津城”“滨城”双城格局，推动高质量发展。"),
        "b": ("2020", "广东省广州市", "推动高质量发展，塑造城市文化品牌，建设国际商贸中心，提升综合交通枢纽功能。"),
    }
    corpus = corpus_of(tmp_path, texts)
    items, selectors, notes = split_items(corpus, ["高质量发展", "津城", "滨城", "天津", "羊城"])
    assert (items, selectors) == (["高质量发展", "津城", "滨城"], ["天津", "羊城"])
    assert notes == [
        "津城: counted, as it is a slogan here; place:津城 selects 天津市",
        "滨城: counted, as it is a slogan here; place:滨城 selects 山东省滨州市滨城区",
        "羊城: taken for the place 广东省广州市; as the first word it is counted",
    ]


def test_concordance_finds_every_occurrence(seeds):
    rows = records(ask_concordance(seeds, "两个维护"))
    texts = dict(seeds.texts(seeds.select()))
    assert len(rows) == sum(text.count("两个维护") for text in texts.values())
    for row in rows:
        assert texts[row["document"]][row["start"] : row["end"]] == row["match"] == "两个维护"
        before = texts[row["document"]][: row["start"]].replace("\n", " ")
        assert before.endswith(row["left"])
        assert len(row["left"]) == min(30, row["start"])


def test_concordance_orders_outwards_and_by_sentence(small):
    left = [row["left"] for row in records(ask_concordance(small, "责任", order="left"))]
    assert left == sorted(left, key=lambda text: text[::-1])
    rows = records(ask_concordance(small, "责任", ["a2015"], sentence=True))
    assert [(r["left"], r["right"]) for r in rows] == [("各级党组织落实两个", "。")]


def test_concordance_folds_the_script_of_the_question(small):
    assert len(ask_concordance(small, "兩個維護").rows) == 2


def test_widths_are_folded_in_question_and_text(tmp_path):
    texts = {
        "a": ("2019", "天津市", "推进互联网＋监管，建设５Ｇ基站，完成87．5％。"),
        "b": ("2020", "天津市", "推进互联网+教育，建设5G基站，完成87.5%。" + OWN_A),
    }
    corpus = corpus_of(tmp_path, texts)
    for pattern in ("互联网+", "互联网＋", "5G基站", "５Ｇ基站", "87.5%"):
        found = records(ask_concordance(corpus, pattern))
        assert [row["document"] for row in found] == ["a", "b"], pattern
        assert all(corpus.details(row["document"]).text[row["start"] : row["end"]] == row["match"] for row in found)
        assert sum(row["count"] for row in records(ask_trend(corpus, [pattern]))) == 2
    for pattern in (r"互联网\+", "互联网＋", r"互联网\＋", "互联网[＋－]", "[０-９]Ｇ"):
        assert len(ask_concordance(corpus, pattern, regex=True).rows) == 2, pattern


def test_collocates_agree_with_counts_by_hand(small):
    rows = {row["collocate"]: row for row in records(ask_collocates(small, "落实", min_count=1))}
    # 落实 stands in three sentences; 党组织 is in two of them, and three times in all.
    assert rows["党组织"]["frequency"] == 3
    assert rows["党组织"]["count"] == 3
    assert "道路" not in rows


def test_compare_counts_and_rates(small):
    rows = records(ask_compare(small, "tianjin", "hohhot", sections=["slogans"]))
    found = {row["item"]: row for row in rows}
    assert (found["四个意识"]["a_count"], found["四个意识"]["b_count"]) == (2, 1)
    assert found["四个意识"]["side"] == "both"
    chars = dict(small.sql("select document, chars from documents").rows)
    a = sum(n for d, n in chars.items() if d != "c2018")
    assert found["四个意识"]["a_per_10k"] == pytest.approx(2 / a * 10_000)
    assert found["四个意识"]["b_per_10k"] == pytest.approx(1 / chars["c2018"] * 10_000)


def test_compare_log_likelihood_is_scipy_s(small):
    from scipy.stats import chi2_contingency

    rows = records(ask_compare(small, "tianjin", "hohhot", sections=["keywords"]))
    sizes = dict(small.sql("select document = 'c2018', sum(\"count\") from terms group by 1").rows)
    c, d = int(sizes[False]), int(sizes[True])
    row = next(row for row in rows if row["a_count"] and row["b_count"])
    table = [[row["a_count"], row["b_count"]], [c - row["a_count"], d - row["b_count"]]]
    expected = chi2_contingency(table, correction=False, lambda_="log-likelihood")
    assert abs(row["log_likelihood"]) == pytest.approx(expected.statistic)
    assert row["p_value"] == pytest.approx(expected.pvalue)


def test_compare_with_the_rest(small):
    rows = records(ask_compare(small, "hohhot", sections=["summary"]))
    documents = next(row for row in rows if row["item"] == "documents")
    assert (documents["a_value"], documents["b_value"]) == (1, 4)


def test_compare_refuses_overlapping_sides(small):
    with pytest.raises(SelectionError, match="in common"):
        ask_compare(small, "tianjin", "2018")


def test_compare_sections_are_checked(small):
    with pytest.raises(UsageError, match="Sections"):
        ask_compare(small, "tianjin", "hohhot", sections=["colours"])


@pytest.mark.parametrize(
    ("sentence", "surface", "of", "unit", "topic"),
    [
        ("举办班次115期,培训干部1.2万余人次。", "1.2万余人次", "培训干部", "人次", "干部培训"),
        ("带动各部门轮训处级干部近3万人次。", "近3万人次", "轮训处级干部", "人次", "干部培训"),
        ("累计吸引6.95万名优秀青年人才就业。", "6.95万名", "优秀青年人才", "名", "人才引进"),
        ("引进各类人才46.7万人。", "46.7万人", "各类人才", "人", "人才引进"),
        ("培训党员88.9万人次。", "88.9万人次", "培训党员", "人次", "党员培训"),
        ("新建公路12公里。", "12公里", "公路", "公里", ""),
    ],
)
def test_topics(sentence, surface, of, unit, topic):
    start = sentence.index(surface)
    assert name_topic(of, unit, sentence, start, start + len(surface)) == topic


def test_phrases_are_where_they_say(seeds):
    texts = dict(seeds.texts(seeds.select()))
    rows = records(ask_phrases(seeds))
    assert len(rows) > 20
    for row in rows:
        start = row["example_start"]
        assert texts[row["example_document"]][start : start + row["chars"]] == row["phrase"]
        assert row["count"] == sum(text.count(row["phrase"]) for text in texts.values())
        assert row["documents"] >= 2


def test_similarity_is_scikit_learn_s_cosine(seeds):
    from scipy.spatial.distance import jensenshannon
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfTransformer
    from sklearn.metrics.pairwise import cosine_similarity

    documents = {}
    for document, term, count in seeds.sql('select document, term, "count" from terms').rows:
        documents.setdefault(document, {})[term] = count
    names = sorted(documents)
    sparse = DictVectorizer().fit_transform([documents[n] for n in names])
    counts = sparse.toarray()
    weighted = TfidfTransformer().fit_transform(sparse)
    expected = cosine_similarity(weighted)
    rows = records(ask_similarity(seeds))
    assert len(rows) == 10
    for row in rows:
        assert row["cosine"] == pytest.approx(expected[names.index(row["a"]), names.index(row["b"])])
        p, q = (counts[names.index(row[side])] for side in ("a", "b"))
        assert row["jensen_shannon"] == pytest.approx(jensenshannon(p, q, base=2) ** 2)
        assert row["shared_terms"] == ((p > 0) & (q > 0)).sum()
    assert [r["cosine"] for r in rows] == sorted((r["cosine"] for r in rows), reverse=True)


def test_the_map_puts_alike_groups_near_each_other(seeds):
    points = {r["group"]: (r["x"], r["y"]) for r in records(ask_similarity(seeds, as_map=True))}
    assert len(points) == 5
    assert records(ask_similarity(seeds, as_map=True)) == records(ask_similarity(seeds, as_map=True))
    with pytest.raises(UsageError, match="fewer than two groups"):
        ask_similarity(seeds, ["hohhot"])


def test_topics_part_two_kinds_of_documents(tmp_path):
    folder = tmp_path / "two"
    folder.mkdir()
    kinds = (["粮食", "农田", "水利", "灌溉", "农民"], ["铁路", "机场", "地铁", "港口", "物流"])
    for n in range(6):
        words = [word for i, word in enumerate(kinds[n % 2]) for _ in range(1 + (i + n) % 5)]
        (folder / f"{n}.txt").write_text("，".join(words) + "。", encoding="utf-8")
    corpus = Corpus(open_corpus(folder), with_duplicates=True)
    rows = records(ask_topics(corpus, topics=2, by_document=True))
    strongest = {}
    for row in rows:
        best = strongest.get(row["document"], row)
        strongest[row["document"]] = max(best, row, key=lambda r: r["share"])
    assert len({strongest[d]["topic"] for d in "024"}) == 1
    assert len({strongest[d]["topic"] for d in "135"}) == 1
    assert strongest["0"]["topic"] != strongest["1"]["topic"]
    with pytest.raises(UsageError, match="more than the 6 documents"):
        ask_topics(corpus, topics=9)


def test_shared_passages_count_once_on_request(tmp_path):
    folder = tmp_path / "shared"
    folder.mkdir()
    shared = (
        "全市各级党组织要坚决做到“两个维护”，认真落实“三会一课”制度，推动基层党建工作全面进步、全面过硬，"
        "为高质量发展提供坚强组织保证。"
    )
    (folder / "2020.txt").write_text(OWN_A + shared, encoding="utf-8")
    (folder / "2021.txt").write_text(f"{OWN_B}{shared}机床出口增长，坚决做到“两个维护”。", encoding="utf-8")
    (folder / "metadata.csv").write_text("path,year\n2020.txt,2020\n2021.txt,2021\n", encoding="utf-8")
    opened = open_corpus(folder)
    whole = {r["slogan"]: r["count"] for r in records(ask_slogans(Corpus(opened)))}
    own = {r["slogan"]: r["count"] for r in records(ask_slogans(Corpus(opened, without_reuse=True)))}
    assert (whole["两个维护"], own["两个维护"]) == (3, 2)
    assert (whole["三会一课"], own["三会一课"]) == (2, 1)
    later = dict(Corpus(opened, without_reuse=True).texts(Corpus(opened).select(["2021"])))["2021"]
    assert "三会一课" not in later
    assert "机床出口增长" in later


def test_reuse_names_the_earliest_holder(tmp_path):
    folder = tmp_path / "reuse"
    folder.mkdir()
    shared = (
        "坚持把党支部建设作为最重要的基本建设，牢固树立党的一切工作到支部的鲜明导向，持续深化标准化规范化建设，"
        "逐级逐领域细化标准。"
    )
    (folder / "b.txt").write_text(OWN_A + shared, encoding="utf-8")
    (folder / "a.txt").write_text(shared + OWN_B, encoding="utf-8")
    (folder / "metadata.csv").write_text("path,published\nb.txt,2019-03-01\na.txt,2021-03-01\n", encoding="utf-8")
    corpus = Corpus(open_corpus(folder))
    rows = records(ask_reuse(corpus))
    assert [row["document"] for row in rows] == ["b", "a"]
    assert {row["earliest_document"] for row in rows} == {"b"}
    texts = dict(corpus.texts(corpus.select()))
    for row in rows:
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]
        assert shared[5:-5] in row["text"]
    shares = {row["document"]: row for row in records(ask_reuse(corpus, by_document=True))}
    assert 0.2 < shares["a"]["reused_share"] < 0.5


def test_keyness_against_a_list_of_the_user(seeds, tmp_path):
    (tmp_path / "list.csv").write_text("term,count\n干部,10\n经济,990\n", encoding="utf-8")
    rows = records(ask_keyness(seeds, reference=str(tmp_path / "list.csv")))
    assert rows[0]["term"] == "干部" or rows[0]["reference_count"] == 0
    cadre = next(row for row in rows if row["term"] == "干部")
    assert cadre["reference_per_10k"] == pytest.approx(100)
    assert cadre["log_ratio"] > 0
    (tmp_path / "bad.csv").write_text("term,count\n干部,many\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2"):
        ask_keyness(seeds, reference=str(tmp_path / "bad.csv"))
    with pytest.raises(UsageError, match="no such file"):
        ask_keyness(seeds, reference=str(tmp_path / "none.csv"))


def test_variants_list_the_wordings_apart(tmp_path):
    folder = tmp_path / "variants"
    folder.mkdir()
    (folder / "a.txt").write_text("不忘初心、牢记使命。不忘初心，牢记使命。不忘初心、牢记使命。", encoding="utf-8")
    rows = records(ask_slogans(Corpus(open_corpus(folder)), variants=True))
    assert [(r["surface"], r["count"]) for r in rows] == [("不忘初心、牢记使命", 2), ("不忘初心，牢记使命", 1)]
    assert len({r["slogan"] for r in rows}) == 1


def test_wordings_of_an_entry_and_those_that_differ_in_marks_belong_together(tmp_path):
    folder = tmp_path / "wordings"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "增强获得感、幸福感、安全感，提升获得感幸福感安全感。打造“稳粮、优果、兴牧”格局，打造“稳粮优果兴牧”格局。"
        "实施“350”计划，落实“3·50”精神。中央八项规定精神。",
        encoding="utf-8",
    )
    corpus = Corpus(open_corpus(folder))
    rows = records(ask_slogans(corpus, variants=True))
    assert {r["slogan"] for r in rows} <= {r["slogan"] for r in records(ask_slogans(corpus))}
    assert [(r["slogan"], r["surface"]) for r in rows] == [
        ("稳粮优果兴牧", "稳粮、优果、兴牧"),
        ("稳粮优果兴牧", "稳粮优果兴牧"),
        ("获得感、幸福感、安全感", "获得感、幸福感、安全感"),
        ("获得感、幸福感、安全感", "获得感幸福感安全感"),
    ]


def test_other_wordings_of_an_entry_are_counted_on_request_and_named_otherwise(tmp_path):
    texts = {
        "a": ("2018", "北京市", "疏解北京非首都功能，推进北京非首都功能疏解，推进城乡一体化。"),
        "b": ("2019", "北京市", "北京非首都功能疏解取得突破，“疏解北京非首都功能”见效。" + OWN_A),
    }
    corpus = corpus_of(tmp_path, texts)
    counts = {row["slogan"]: row["count"] for row in records(ask_slogans(corpus))}
    plain = ask_trend(corpus, ["疏解北京非首都功能", "城乡一体化"])
    summed = {row["item"]: row["count"] for row in records(summarize(plain))}
    assert summed == {"疏解北京非首都功能": 2, "城乡一体化": 1} == {item: counts[item] for item in summed}
    (note,) = [note for note in plain.notes if "wordings" in note]
    assert note.startswith("疏解北京非首都功能: ")
    assert note.endswith(": 北京非首都功能疏解 (2)")
    wordings = [row for row in records(ask_slogans(corpus, variants=True)) if row["slogan"] == "疏解北京非首都功能"]
    assert sum(row["count"] for row in wordings) == 4 == sum(counts[row["surface"]] for row in wordings)
    for item in ("疏解北京非首都功能", "北京非首都功能疏解", "疏解非首都功能"):
        together = ask_trend(corpus, [item], variants=True)
        assert [(row["count"], row["documents"]) for row in records(together)] == [(2, 1), (2, 1)]
        assert not [note for note in together.notes if "wordings" in note]


def test_contradictions_name_both_figures(tmp_path):
    folder = tmp_path / "checks"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "全市粮食总产量由100万吨增加到150万吨，增长20%。城镇新增就业由10万人增加到12万人，增长20%。", encoding="utf-8"
    )
    rows = records(ask_claim_checks(Corpus(open_corpus(folder))))
    assert [(row["first_surface"], row["second_surface"]) for row in rows] == [("由100万吨增加到150万吨", "20%")]
    assert rows[0]["rule"] == "change"
    assert "50" in rows[0]["reason"]


def test_the_shipped_reference_is_the_state_council_s(seeds):
    reference = read_reference()
    assert reference.counts["发展"] > reference.counts.get("党建", 0)
    assert reference.size == sum(reference.counts.values()) > 100_000
    rows = records(ask_keyness(seeds, by="place", top=15))
    assert "党组织" in {row["term"] for row in rows if row["group"] == "湖北省天门市"}
    assert all(row["score"] > 0 for row in rows)


def test_a_slogan_has_one_row_a_group(seeds):
    for by in ("place", "year", "document"):
        rows = records(ask_slogans(seeds, by=by))
        keys = [(row[by], row["slogan"]) for row in rows]
        assert len(keys) == len(set(keys))


def test_discover_offers_what_the_lexicon_lacks(seeds):
    from zzcorpus.lexicon import load_formulas

    offered = ask_discover(seeds)  # of so few documents names of one are offered, and it is said
    assert "--min-documents 2" in offered.notes[0]
    assert len(ask_discover(seeds, min_documents=2).rows) < len(offered.rows)
    rows = records(offered)
    names = [row["slogan"] for row in rows]
    assert {"海河英才", "智汇津门", "红石榴讲堂", "丁香扎根", "1+8+N"} <= set(names)
    assert not set(names) & {formula.canonical for formula in load_formulas()}
    assert {row["origin"] for row in rows if row["slogan"] == "海河英才"} == {"local"}
    texts = [text for _, text in seeds.texts(seeds.select())]
    for row in rows:
        assert row["count"] == max(row["marked"], sum(text.count(row["slogan"]) for text in texts))


def test_dispersion_is_gries_deviation_of_proportions(seeds):
    counts = {}
    for document, term, count in seeds.sql('select document, term, "count" from terms').rows:
        counts.setdefault(document, {})[term] = count
    sizes = {document: sum(terms.values()) for document, terms in counts.items()}
    total = sum(sizes.values())
    rows = records(ask_dispersion(seeds))
    assert [row["term"] for row in rows] == [row["term"] for row in records(ask_keywords(seeds))]
    for row in rows[:40]:
        spread = [counts[d].get(row["term"], 0) / row["count"] - sizes[d] / total for d in counts]
        assert row["dp"] == pytest.approx(sum(map(abs, spread)) / 2)
        assert row["dp_norm"] == pytest.approx(row["dp"] / (1 - min(sizes.values()) / total))


def test_a_lockword_needs_many_occurrences_on_both_sides(tmp_path):
    folder = tmp_path / "lock"
    folder.mkdir()
    for name, other in (("a", "港口"), ("b", "草原")):
        (folder / f"{name}.txt").write_text(f"发展{other}，" * 120 + f"建设{other}。" * 3, encoding="utf-8")
    rows = {
        row["item"]: row for row in records(ask_compare(Corpus(open_corpus(folder)), "a", "b", sections=["keywords"]))
    }
    assert "lockword" in rows["发展"]["note"]
    assert "lockword" not in rows["建设"]["note"]
    assert "lockword" not in rows["港口"]["note"]


def test_arf_is_that_of_the_places_of_the_term(seeds):
    rows = {row["term"]: row for row in records(ask_dispersion(seeds))}
    text = "".join(text for _, text in seeds.texts(seeds.select([])))
    for term in ("负责同志", "三会一课"):  # a word and a slogan that are terms wherever they stand
        places = [match.start() for match in re.finditer(term, text)]
        assert rows[term]["count"] == len(places)
        assert rows[term]["arf"] == pytest.approx(measures.arf(places, len(text)))
    assert all(1 <= row["arf"] <= row["count"] + 1e-9 for row in rows.values())


def test_the_two_cell_log_likelihood_on_request(small):
    four, two = (
        {row["item"]: row for row in records(ask_compare(small, "c2018", "d2018", sections=["keywords"], cells=cells))}
        for cells in (4, 2)
    )
    row = two["责任"]
    c, d = (sum(r[side] for r in two.values()) for side in ("a_count", "b_count"))
    expected = [(row["a_count"] + row["b_count"]) * size / (c + d) for size in (c, d)]
    by_hand = 2 * sum(o * math.log(o / e) for o, e in zip((row["a_count"], row["b_count"]), expected, strict=True) if o)
    assert abs(row["log_likelihood"]) == pytest.approx(by_hand)
    assert abs(four["责任"]["log_likelihood"]) != pytest.approx(by_hand)


@pytest.mark.parametrize("name", ["杀手锏", "国家卫生城市", "长安杯", "优不优", "AB"])
def test_what_is_only_quoted_is_no_coinage(name):
    assert not is_coined(name, "quoted")


@pytest.mark.parametrize("name", ["海河英才", "红石榴讲堂", "中国乳都", "爱成都·迎大运"])
def test_coined_names(name):
    assert is_coined(name, "quoted")


@pytest.fixture(scope="module")
def spelled(tmp_path_factory):
    """Three documents that spell one slogan in two ways, use another before its time, and quote a third now and then."""
    texts = {
        "a2014": (
            "2014",
            "天津市",
            "严厉打击“黄赌毒”。实施“走出去”战略。工业稳、投资稳、消费稳等“六稳”目标基本实现。“海河英才”“海河邻里”。",
        ),
        "b2019": (
            "2019",
            "天津市",
            "严打“黄、赌、毒”。做好“六稳”工作，支持企业走出去。深化放管服改革。“海河英才”“海河邻里”。",
        ),
        "c2020": (
            "2020",
            "北京市",
            "打击“黄赌毒”活动。企业走出去步伐加快。推进“放管服”改革，“放管服”见效。“海河邻里”。",
        ),
    }
    return corpus_of(tmp_path_factory.mktemp("spelled"), texts)


def test_spellings_that_differ_in_marks_are_one_slogan(spelled):
    rows = {row["slogan"]: row for row in records(ask_slogans(spelled))}
    assert (rows["黄赌毒"]["count"], rows["黄赌毒"]["documents"]) == (3, 3)
    assert "黄、赌、毒" not in rows
    assert {"黄、赌、毒"} == {
        r["slogan"] for r in records(ask_slogans(spelled, by="document")) if "赌" in r["slogan"]
    } - {"黄赌毒"}
    assert sum(r["count"] for r in records(ask_trend(spelled, ["黄赌毒"]))) == 3
    compared = records(ask_compare(spelled, "tianjin", "beijing"))
    (row,) = [r for r in compared if (r["section"], r["item"]) == ("slogans", "黄赌毒")]
    assert (row["a_count"], row["b_count"]) == (2, 1)


def test_a_slogan_is_counted_in_marks_and_without(spelled):
    assert [r["count"] for r in records(ask_trend(spelled, ["放管服"])) if r["count"]] == [1, 2]
    assert {r["counted_as"] for r in records(ask_trend(spelled, ["放管服"]))} == {"slogan"}


def test_what_is_older_than_the_formula_is_told(spelled):
    table = ask_slogans(spelled)
    row = next(row for row in records(table) if row["slogan"] == "六稳")
    assert (row["first_year"], row["first_document"], row["first_known"]) == (2014, "a2014", "2018-07-31")
    assert "六稳 (a2014; first use 2018-07-31)" in table.notes[0]
    assert "1 of the mentions are older than its first use (2018-07-31)" in ask_trend(spelled, ["六稳"]).notes[-1]


def test_what_is_local_is_asked_of_the_whole_corpus(spelled):
    everywhere = {row["slogan"]: row["origin"] for row in records(ask_slogans(spelled))}
    tianjin = {row["slogan"]: row["origin"] for row in records(ask_slogans(spelled, ["tianjin"]))}
    assert (everywhere["海河英才"], everywhere["海河邻里"]) == ("local", "")
    assert tianjin["海河英才"] == "local"
    assert tianjin["海河邻里"] == ""


def test_how_often_the_words_of_a_slogan_stand_in_the_texts(spelled):
    rows = {row["slogan"]: row for row in records(ask_slogans(spelled, in_text=True))}
    assert (rows["走出去"]["count"], rows["走出去"]["in_text"], rows["走出去"]["in_text_documents"]) == (1, 3, 3)
    assert rows["黄赌毒"]["in_text"] == 3
    assert all(row["in_text"] >= row["count"] for row in rows.values())
    with pytest.raises(UsageError, match="--in-text"):
        ask_slogans(spelled, by="place", in_text=True)
