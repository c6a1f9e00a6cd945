"""Terms: words without stop words and numbers, slogans kept whole."""

from __future__ import annotations

import pytest

from zzcorpus.extract.terms import count_terms
from zzcorpus.model import Slogan


def slogan(text: str, surface: str, kind: str, name: str = "") -> Slogan:
    start = text.index(surface)
    return Slogan(name or surface, kind, surface, start, start + len(surface), text)


def test_slogans_are_kept_whole_under_their_name():
    text = "建立“１+8+N”体系，落实三会一课制度。"
    found = [slogan(text, "１+8+N", "code", "1+8+N"), slogan(text, "三会一课", "numeric")]
    terms = count_terms(text, found)
    assert terms["1+8+N"] == 1
    assert terms["三会一课"] == 1
    assert terms["制度"] == 1
    assert "三会" not in terms


def test_mottos_count_by_their_words():
    text = "干部要真抓实干。"
    assert "干部" in count_terms(text, [slogan(text, "真抓实干", "motto")])


@pytest.mark.parametrize("word", ["我们", "以及", "进一步", "一个", "二百余", "2023", "1.2", "8.3%", "的", "人", "，"])
def test_stop_words_numbers_and_single_characters_are_no_terms(word):
    assert word not in count_terms(f"人民{word}社区{word}干部，我们以及进一步在2023年增长8.3%，共二百余名。", [])


def test_latin_words_and_repeats():
    terms = count_terms("GDP增长，GDP质量提高。社区很大，社区很好。", [])
    assert terms["GDP"] == 2
    assert terms["社区"] == 2


def test_words_do_not_grow_together_where_a_slogan_is_taken_out():
    text = "人“两新”才"
    assert "人才" not in count_terms(text, [slogan(text, "“两新”", "numeric", "两新")])


def test_empty():
    assert count_terms("", []) == {}


def test_segmenters_agree():
    text = "全面加强基层党组织建设，培养优秀年轻干部，推动人才工作高质量发展。"
    assert count_terms(text, [], "rjieba") == count_terms(text, [], "jieba")
