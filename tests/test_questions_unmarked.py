"""Formulas without marks: what has their form and stands as a unit is offered, what is cut, known or ordinary is not."""

import numpy as np
import pytest

from zzcorpus.corpus import Corpus, open_corpus
from zzcorpus.measures import branching_entropy, cohesion
from zzcorpus.questions.discover import COLUMNS, ask_discover
from zzcorpus.questions.formula_forms import core_of, form_of_name, frame_of, hinge_of
from zzcorpus.questions.unmarked_units import Candidate, find_candidates, fold_nested, is_explained
from zzcorpus.repeats import weigh_strings


def names_in(*texts, places=()):
    return {one.text: one.form for one in find_candidates(texts, [places] * len(texts))}


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("国际陶瓷之都", "title"),
        ("茶业立县", "title"),
        ("清廉江宁", "brand"),
        ("江宁速度", "brand"),
        ("江宁港口", None),
        ("支持江宁", None),
        ("山脚下的幸福江宁", "brand"),
        ("沿海开放城市", "title"),
        ("国家试点城市", None),
        ("智慧城市", None),
        ("全国卫生城市", None),
        ("不断完善城市", None),
        ("五大兴市", None),
        ("茶农筑梦计划", "programme"),
        ("产业扶贫提升行动", None),
        ("第三水厂二期工程", None),
        ("全会精神", None),
    ],
)
def test_names_are_told_by_their_form(name, form):
    assert form_of_name(name, ("江宁",)) == form


@pytest.mark.parametrize(
    ("clause", "frame"),
    [
        ("让百姓出门更安心", "让…更…"),
        ("让百姓更有效地办事", ""),
        ("以茶香兴乡村", "以…促…"),
        ("办一桩成一桩", "办一…成一…"),
        ("在风浪中抢先机", "在…中…"),
        ("以港口为重点", ""),
        ("新建三座学校", ""),
    ],
)
def test_clauses_are_told_by_their_frame(clause, frame):
    assert frame_of(clause) == frame


@pytest.mark.parametrize(
    ("clauses", "hinge"),
    [
        (["茶乡更美", "茶农更富"], "更"),
        (["以港口为龙头", "以园区为载体"], ""),
        (["新建学校", "扩建医院"], ""),
        (["茶乡更美", "茶农更富裕"], ""),
        (["茶乡更美"], ""),
    ],
)
def test_clauses_are_parallel_by_a_hinge(clauses, hinge):
    assert hinge_of(clauses) == hinge


def test_words_that_lead_up_to_a_name_or_follow_it_are_no_part_of_it():
    assert core_of(["加快", "建设", "国际", "陶瓷", "之都", "建设"]) == (2, 5)
    assert core_of(["加快", "建设"]) == (2, 2)


def test_a_name_stands_as_a_unit_or_is_not_offered():
    assert names_in("加快打造国际陶瓷之都，建好窑址。") == {"国际陶瓷之都": "title"}
    # Behind a figure, before a noun, or as the last of a list whose head it bears, it may be cut.
    assert names_in("引进2国际陶瓷之都，建好窑址。") == {}
    assert names_in("国际陶瓷之都窑址，建好道路。") == {}
    assert names_in("打造最干净、最整洁城市，建好道路。") == {}
    assert names_in("扩大手工艺与民间陶瓷之都影响，建好道路。") == {}


def test_a_chain_is_whole_or_not_offered():
    assert names_in("要让农村有奔头，茶乡更美、茶农更富，人人称赞。") == {"茶乡更美、茶农更富": "parallel"}
    assert names_in("茶乡的水更清、茶乡更美、茶农更富，人人称赞。") == {}
    assert names_in("茶乡水清、“茶歌”、茶乡更美、茶农更富，人人称赞。") == {}


def test_nested_names_are_folded():
    long = Candidate("国际陶瓷之都", "title", [(0, 3), (1, 3), (2, 5)])
    seldom = Candidate("陶瓷之都", "title", [(0, 40), (1, 50)])
    often = Candidate("陶瓷之都", "title", [(number, 40) for number in range(4)])
    assert fold_nested([seldom, long], 2) == [long]
    assert fold_nested([often, long], 2) == [long, often]


@pytest.mark.parametrize(
    ("name", "explained"),
    [("乡村振兴战略", True), ("守正创新", True), ("守正创新、真抓实干", True), ("茶业立县", False)],
)
def test_lexicon_and_mottos_explain_a_name(name, explained):
    assert is_explained(name) == explained


def test_evidence_is_that_of_the_measures_taken_by_hand():
    texts = ["建茶香城，爱茶香城，茶香浓。", "茶香城美，城里有香茶。"]
    whole = "\n".join(texts) + "\n"
    evidence = weigh_strings(texts, [(0, 1, 4)])
    assert evidence.count.tolist() == [whole.count("茶香城")] == [3]
    assert evidence.documents.tolist() == [2]
    splits = [(whole.count("茶"), whole.count("香城")), (whole.count("茶香"), whole.count("城"))]
    assert evidence.cohesion[0] == pytest.approx(cohesion(3, splits, len(whole)))
    assert evidence.free_left[0] == pytest.approx(branching_entropy([1, 1, 1]))  # 建, 爱, the beginning
    assert evidence.free_right[0] == pytest.approx(branching_entropy([2, 1]))  # ， twice, 美
    assert weigh_strings(texts, []).count.size == 0
    assert np.isfinite(evidence.cohesion).all()


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("unmarked")
    own = [
        "江苏省南京市2021年政府工作报告\n\n我们修好了河堤，加快打造国际陶瓷之都，栽下银杏。推进清廉南京建设。",
        "江苏省南京市2022年政府工作报告\n\n粮食获得丰收，国际陶瓷之都建设迈上台阶，路灯全部点亮。打造清廉南京。",
        "江苏省南京市2023年政府工作报告\n\n渔船按时返航，建设国际陶瓷之都，花圃开放。建设清廉南京。",
    ]
    ends = ["办好庆典，深入实施茶农筑梦计划。", "开街迎客，启动茶农筑梦计划。", "装点门楼，推广茶农筑梦计划。"]
    known = "落实乡村振兴战略。走进“茶香之城”。"
    own = [text + end + known for text, end in zip(own, ends, strict=True)]
    other = "浙江省杭州市2023年政府工作报告\n\n机场航线增多，游客络绎不绝，学习国际陶瓷之都的做法，湖水清澈。"
    for number, text in enumerate([*own, other]):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return Corpus(open_corpus(folder))


def test_discover_offers_unmarked_formulas_with_their_evidence(corpus):
    table = ask_discover(corpus, ["南京"], unmarked=True)
    names = [column.name for column in table.columns]
    assert names[: len(COLUMNS)] == [column.name for column in COLUMNS]
    rows = {row[0]: dict(zip(names, row, strict=True)) for row in table.rows}
    # What the lexicon holds and what mostly stands in quotation marks is left to others.
    assert set(rows) == {"国际陶瓷之都", "清廉南京", "茶农筑梦计划"}
    title = rows["国际陶瓷之都"]
    assert (title["kind"], title["form"], title["count"], title["documents"]) == ("unmarked", "title", 3, 3)
    assert (title["elsewhere"], title["origin"]) == (1, "")
    assert (rows["清廉南京"]["elsewhere"], rows["清廉南京"]["origin"]) == (0, "local")
    years = [head.year for head in corpus.heads if "南京" in head.place]
    assert (title["first_year"], title["last_year"], title["places"]) == (min(years), max(years), 1)
    texts = dict(corpus.texts(corpus.select()))
    for name, row in rows.items():
        start = row["example_start"]
        assert texts[row["example_document"]][start : start + len(name)] == name
        assert name in row["example"]


def test_an_unmarked_formula_recurs_even_where_one_document_will_do(corpus):
    assert not ask_discover(corpus, ["杭州"], unmarked=True, min_documents=1).rows


def test_nothing_found_is_an_empty_table_with_the_same_columns(seeds):
    table = ask_discover(seeds, unmarked=True, min_documents=5)
    assert not table.rows
    assert [column.name for column in table.columns][-1] == "elsewhere"
