import pytest

from zzcorpus.text import segment, sentence_at, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("  \n　\n", []),
        ("全面从严治党。", ["全面从严治党。"]),
        ("一是学。二是做！三是改？", ["一是学。", "二是做！", "三是改？"]),
        ("标题\n正文没有句号", ["标题", "正文没有句号"]),
        ("他说：“要抓党建。”随后开会。", ["他说：“要抓党建。”", "随后开会。"]),
        ("增长6.5%,好于预期;投资下降。", ["增长6.5%,好于预期;投资下降。"]),
        ("真的吗？！好。", ["真的吗？！", "好。"]),
    ],
)
def test_sentences(text, sentences):
    assert [text[s.start : s.end] for s in split_sentences(text)] == sentences


def test_sentence_at_finds_the_holder_of_an_offset():
    text = "一是学。二是做。"
    sentences = split_sentences(text)
    assert sentence_at(sentences, 0) == sentences[0]
    assert sentence_at(sentences, 3) == sentences[0]
    assert sentence_at(sentences, 4) == sentences[1]
    assert sentence_at(sentences, 99) == sentences[1]


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba"])
def test_words_joined_are_the_text(segmenter):
    text = "全市各级党组织推进1.2万人 hello\n三会一课，“1+8+N”。"
    assert "".join(segment(text, segmenter)) == text


def test_both_segmenters_agree_on_official_prose():
    text = "习近平总书记强调，组织建设是党的建设的重要基础，要把基层党组织建设成为坚强战斗堡垒。"
    assert segment(text, "rjieba") == segment(text, "jieba")
