from __future__ import annotations

import pytest

from zzcorpus.characters import character_counts, hanzi_rarity, is_hanzi, score_character, score_text


def test_the_table_holds_the_characters_of_the_national_standard():
    counts = character_counts()
    level_one = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFA)]
    missing = [character for character in level_one if character not in counts]
    assert missing == []
    assert min(counts.values()) > 0


@pytest.mark.parametrize(
    ("commoner", "rarer"), [("的", "镕"), ("国", "囧"), ("，", "喆"), ("a", "龘"), ("镕", "\ue000"), ("龘", "\ufffd")]
)
def test_commoner_characters_score_higher(commoner, rarer):
    assert score_character(commoner) > score_character(rarer)


@pytest.mark.parametrize(("simplified", "traditional"), [("国", "國"), ("设", "設"), ("党", "黨"), ("组", "組")])
def test_traditional_forms_are_as_common_as_simplified_ones(simplified, traditional):
    assert score_character(simplified) == score_character(traditional)


def test_a_score_is_a_log_probability():
    assert all(score_character(character) < 0 for character in "的国a1，。\n龘\ufffd")
    assert score_text("") == 0
    assert score_text("党的建设") == pytest.approx(sum(map(score_character, "党的建设")))


@pytest.mark.parametrize(
    ("character", "answer"), [("党", True), ("〇", True), ("㐂", True), ("a", False), ("，", False)]
)
def test_is_hanzi(character, answer):
    assert is_hanzi(character) is answer


def test_prose_is_less_rare_than_what_a_wrong_codec_makes_of_it():
    prose = "全面推进基层党组织建设，培训干部七千人次。"
    assert 5 < hanzi_rarity(prose) < 8
    assert hanzi_rarity(prose.encode("utf-8").decode("gbk", errors="ignore")) > 10
    assert hanzi_rarity("no Hanzi here") == 0
