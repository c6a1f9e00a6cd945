"""The arbiter: a stretch of text is one thing only."""

from __future__ import annotations

from itertools import pairwise

from zzcorpus.extract import ExtractOptions, extract_facts
from zzcorpus.lexicon import Formula
from zzcorpus.text import split_sentences

TEXT = (
    "党的二十大以来，全市深入实施“十项行动”，坚决做到“两个维护”，落实三会一课制度。"
    "2023年，培训干部1.2万余人次，建立“1+8+N”体系，选派15名年轻干部，形成一个支部，一座堡垒。"
    "印发《关于推进“六治”工程的意见》，“十四五”期间新建党群服务中心300个。"
)


def test_numbers_inside_slogans_and_references_are_no_claims():
    facts = extract_facts(TEXT)
    surfaces = [claim.surface for claim in facts.claims]
    assert "1.2万余人次" in surfaces
    assert "15名" in surfaces
    assert "300个" in surfaces
    for claim in facts.claims:
        assert all(claim.end <= slogan.start or slogan.end <= claim.start for slogan in facts.slogans)


def test_references_are_no_slogans():
    names = {slogan.slogan for slogan in extract_facts(TEXT).slogans}
    assert {"十项行动", "两个维护", "三会一课", "1+8+N"} <= names
    assert not {"十四五", "二十大"} & names


def test_a_title_is_no_slogan_but_names_those_it_quotes():
    text = "印发《关于推进“六治”工程的意见》《全面从严治党工作方案》《“十四五”规划》和《“四下基层”实施办法》。"
    assert [slogan.slogan for slogan in extract_facts(text).slogans] == ["六治", "四下基层"]


def test_addresses():
    facts = extract_facts(TEXT)
    sentences = {TEXT[s.start : s.end] for s in split_sentences(TEXT)}
    for fact in (*facts.slogans, *facts.claims):
        assert TEXT[fact.start : fact.end] == fact.surface
        assert fact.sentence in sentences
    assert all(a.end <= b.start for a, b in pairwise(facts.slogans))
    assert facts.terms["干部"] >= 1


def test_user_lexicon_is_found_and_wins():
    options = ExtractOptions(user_lexicon=(Formula("津沽大地"), Formula("三会一课", "formula")))
    kinds = {slogan.slogan: slogan.kind for slogan in extract_facts("津沽大地落实三会一课制度。", options).slogans}
    assert kinds["津沽大地"] == "formula"
    assert "三会一课" in kinds


def test_same_text_gives_the_same_facts():
    assert extract_facts(TEXT) == extract_facts(TEXT)


def test_empty_text():
    facts = extract_facts("")
    assert (facts.slogans, facts.claims, dict(facts.terms)) == ((), (), {})


def test_corner_marks_are_read_as_quotation_marks_and_stay_as_they_are():
    text = "「十四五」期间，深化「放管服」改革，打造「一核多点」格局，建成「党员之家」12个、「红色驿站」8个。"
    facts, plain = extract_facts(text), extract_facts(text.replace("「", "“").replace("」", "”"))
    assert [slogan.slogan for slogan in facts.slogans] == [slogan.slogan for slogan in plain.slogans]
    assert [(claim.low, claim.unit) for claim in facts.claims] == [(12, "个"), (8, "个")]
    for record in (*facts.slogans, *facts.claims):
        assert record.surface == text[record.start : record.end]
        assert record.sentence == text
    assert all(claim.of in text for claim in facts.claims)


def test_numerals_alone_in_marks_break_nothing():
    assert [slogan.slogan for slogan in extract_facts("做到“一一”对应。").slogans] == ["一一"]
