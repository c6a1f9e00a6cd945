"""Finding formulas in text."""

from __future__ import annotations

import pytest

from growth import grows_with_the_text
from zzcorpus.extract.slogans import load_mottos
from zzcorpus.lexicon import Formula, FormulaLexicon, load_formulas, load_lexicon, load_words

LEXICON = load_lexicon()


def found(text):
    return [(match.surface, match.formula.canonical) for match in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("坚定拥护“两个确立”", [("两个确立", "两个确立")]),
        ("严格落实三会一课制度", [("三会一课", "三会一课")]),
        # marks inside
        ("做到两个“维护”。", [("两个“维护”", "两个维护")]),
        ("“一带一路”建设", [("一带一路", "一带一路")]),
        ("「三會一課」两字不同，「三会一课」相同", [("三会一课", "三会一课")]),
        # 、和与 and widths
        (
            "提高政治判断力、政治领悟力和政治执行力",
            [("政治判断力、政治领悟力和政治执行力", "政治判断力、政治领悟力、政治执行力")],
        ),
        ("人民至上,生命至上", [("人民至上", "人民至上")]),
        ("双随机、一公开监管", [("双随机、一公开", "双随机、一公开")]),
        ("全面进步全面过硬", [("全面进步全面过硬", "全面进步、全面过硬")]),
        (
            "去产能、去库存、去杠杆，降成本，补短板",
            [("去产能、去库存、去杠杆，降成本，补短板", "去产能、去库存、去杠杆、降成本、补短板")],
        ),
        ("人工智能＋行动", [("人工智能＋", "人工智能+")]),
        # leftmost, longest
        ("习近平新时代中国特色社会主义思想", [("习近平新时代中国特色社会主义思想",) * 2]),
        # variants
        ("建设有中国特色的社会主义", [("有中国特色的社会主义", "中国特色社会主义")]),
        # a plan's name before the numeral
        ("十四五三农工作", [("三农", "三农")]),
        ("统一四个意识", [("四个意识", "四个意识")]),
        ("推动经济社会科学发展", [("科学发展", "科学发展")]),
    ],
)
def test_found(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "新建两个维护点，外包两个维护服务",
        "两个维护站和两个维护分支",
        "共有十三个代表",
        "二十四风车",
        "第三农场",
        "四个意识形态领域",
        "三公里长的河道",
        "三公开制度",
        "当选两院院士",
        "树立创新发展理念",
        "进入全新发展阶段",
        "繁荣哲学社会科学发展",
        "六个一流大学",
        "三个代表团",
        "四清理一整治",
        "停车难题",
        "坚持生态优先，绿色",
    ],
)
def test_not_found(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["三个代表队伍", "两个维护处于核心位置"])
def test_words_that_only_begin_like_a_common_noun(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "“四个意识”、‘四个自信’、做到“两个维护”！",
        "A“B”三会一课“C”两个“维护”“D”",
        "，，,,、、““””三农",
        "“不忘初心”、牢记“使命”",
    ],
)
def test_offsets_count_characters_of_the_text(text):
    for match in LEXICON.find(text):
        assert text[match.start : match.end] == match.surface


def test_a_match_never_cuts_a_pair_of_marks_in_two():
    lexicon = FormulaLexicon([Formula("党建引领乡村"), Formula("乡村振兴")])
    assert [m.surface for m in lexicon.find("“以党建引领”乡村振兴")] == ["乡村振兴"]
    assert [m.surface for m in lexicon.find("“党建引领”乡村振兴")] == ["“党建引领”乡村"]


def test_an_entry_of_the_users_is_not_blocked():
    assert FormulaLexicon([Formula("两个维护点")]).find("两个维护点")
    assert FormulaLexicon(load_formulas()).find("两个维护点") == []


@pytest.mark.parametrize(
    ("surface", "canonical"),
    [("四个“意识”", "四个意识"), ("有中国特色社会主义", "中国特色社会主义"), ("海河英才", None)],
)
def test_lookup(surface, canonical):
    formula = LEXICON.lookup(surface)
    assert (formula.canonical if formula else None) == canonical


@pytest.mark.parametrize(
    "attack", ["四个", "“", "“”", "一", "十", "两个维护点", "两个维护", "，、和与", "中国特色", "ＡＢ＋"]
)
def test_work_on_hostile_text_grows_with_it(attack):
    text = (attack * 100_000)[: 100_000 // 3]
    LEXICON.find(text[:100])
    assert grows_with_the_text(LEXICON.find, text[: len(text) // 4], text)


def test_word_lists():
    stopwords = load_words("stopwords")
    assert {"的", "和", "我们", "进一步"} <= stopwords
    assert not {"word", "", "改革", "经济", "干部", "群众"} & stopwords
    assert load_words("stopwords.txt") == stopwords


def test_every_blocked_word_holds_a_formula_of_the_lexicon():
    names = [form for f in (*load_formulas(), *load_mottos()) for form in (f.canonical, *f.variants)]
    for word in load_words("blocked.tsv"):
        assert any(name in word and name != word for name in names), word
        assert LEXICON.lookup(word) is None, word
