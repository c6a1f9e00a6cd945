"""Contradictions that a reader with a pencil would find, and figures that only look like one."""

from __future__ import annotations

import pytest

from zzcorpus.extract.claims import find_claims
from zzcorpus.extract.claims.checks import find_contradictions
from zzcorpus.extract.claims.coverage import cover_claims
from zzcorpus.extract.references import find_references
from zzcorpus.text import split_sentences


def check(text):
    claims = find_claims(text, split_sentences(text), find_references(text))
    claims = cover_claims(text, claims, year=2021, place="某市")
    return [(row.rule, row.first.surface, row.second.surface) for row in find_contradictions(claims)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("学位由2万个增加到3万个，增长20%。", [("change", "由2万个增加到3万个", "20%")]),
        ("事故由200起减少到150起，下降30%。", [("change", "由200起减少到150起", "30%")]),
        ("培训班100期，其中市级60期、区级50期。", [("part", "100期", "50期")]),
        ("建成学校15所、医院6所，合计25所。", [("sum", "15所", "25所")]),
        (
            "2020年常住人口900万人。经核定，2020年常住人口950万人。",
            [("value", "900万人", "950万人")],
        ),
    ],
)
def test_a_contradiction_is_found(text, rows):
    assert check(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "学位由2万个增加到3万个，增长50%。",
        "学位由3个增加到7个，增长133%。",
        "生产总值由2万亿元增长到3万亿元，增长35%。",  # real growth
        "学位由2万个增加到3万个，年均增长8.4%。",
        "比重由20%提高到30%，增长5%。",
        "培训班100期，其中市级60期、区级30期。",
        "培训班超过100期，其中市级60期、区级50期。",
        "建成学校15所、医院6所，合计21所。",
        "建成学校15所、医院6所，累计达到250所。",
        "2020年常住人口900万人，2021年常住人口950万人。",
        "2020年生产总值3.95万亿元。2020年生产总值39480亿元。",
        "常住人口900万人。户籍人口950万人。",
        "2020年投资增长5%。2020年投资5亿元。",
    ],
)
def test_what_agrees_is_left_alone(text):
    assert check(text) == []


def test_a_reason_says_what_was_computed():
    text = "学位由2万个增加到3万个，增长20%。"
    claims = find_claims(text, split_sentences(text), find_references(text))
    assert find_contradictions(claims)[0].reason == "由2万个增加到3万个 is a change of +50.0%, the text says 20%"
