"""Repairs of characters: inserted readings, half-character shifts, look-alikes, width."""

from __future__ import annotations

import pytest

from zzcorpus.cleaning.glyphs import repair_glyphs
from zzcorpus.cleaning.ledger import Ledger
from zzcorpus.cleaning.markup import split_front_matter, strip_markup
from zzcorpus.cleaning.pinyin import remove_readings
from zzcorpus.cleaning.shifts import repair_shifts


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("長期執(zhí)政", "長期執政"),
        ("五個(ge) 人", "五個人"),
        ("發（fā）展", "發展"),
        ("現(xiàn)代化、系統(tǒng)化", "現代化、系統化"),
        ("計劃執(zhí)行,計劃執(z", "計劃執行,計劃執"),
        ("觀(guān)看", "觀看"),
    ],
)
def test_inserted_readings_go(damaged, whole):
    ledger = Ledger()
    assert remove_readings(damaged, ledger, traditional=True) == whole
    assert ledger.repairs["inserted_reading"] >= 1


@pytest.mark.parametrize(
    "text",
    [
        "亳(bó)州市",  # a gloss of a character that not everybody reads
        "维生素(c)含量",
        "方案(a)和方案(b)",
        "人均GDP(美元)",
        "如图(an)所示",
    ],
)
def test_glosses_and_letters_stay(text):
    assert remove_readings(text, Ledger(), traditional=False) == text


def test_a_page_folded_after_its_readings_came_in_is_cleaned_too():
    text = "长期执(zhí)政、发(fā)展、现(xiàn)代化"
    assert remove_readings(text, Ledger(), traditional=False) == "长期执政、发展、现代化"


def test_a_reading_that_does_not_fit_is_counted_apart():
    ledger = Ledger()
    assert remove_readings("執(zhí)政,鞂(shí)施", ledger, traditional=True) == "執政,鞂施"
    assert ledger.repairs == {"inserted_reading": 1, "unfitting_reading": 1}


SHIFTED = [
    # 當的 is AE94 B5C4 and 94B5 is 數: the reading of 數 fell between the bytes of 的.
    ("忠誠干凈擔當?shù)暮酶刹窟x出來、用出來", "忠誠干凈擔當的好干部選出來、用出來"),
    # The run ends where the reading of 優 (839E) was written behind it.
    ("“跳得高”、發(fā)展?jié)摿Υ蟮膬?yōu)秀年輕干部", "“跳得高”、發(fā)展潛力大的優秀年輕干部"),
    # No reading: the mark stands for the first byte of 。, and ； had been folded to half width.
    ("既是重點,也是難點?;鶎狱h組織是黨全部工作", "既是重點,也是難點。基層黨組織是黨全部工作"),
    ("三分之一?！鞭r業農村部種植業管理司副司長劉莉華表示", "三分之一。”農業農村部種植業管理司副司長劉莉華表示"),
    ("降低病蟲暴發成災風險,確?！跋x口奪糧”奪取夏糧豐收", "降低病蟲暴發成災風險,確保“蟲口奪糧”奪取夏糧豐收"),
    # A tag that the decoder bit into.
    ("正如总书记所说:“社会治理的基础就实了?!?/p>", "正如总书记所说:“社会治理的基础就实了。”</p>"),
    # Half of an ideographic space at the beginning of a line.
    ("。ㄇ刂輩^(qū)外宣辦) 9月26日", "（秦州區(qū)外宣辦) 9月26日"),
]


@pytest.mark.parametrize(("damaged", "whole"), SHIFTED)
def test_half_character_shifts_are_undone(damaged, whole):
    ledger = Ledger()
    assert repair_shifts(damaged, ledger) == whole
    assert ledger.repairs == {"half_character_shift": 1}


def test_what_the_bytes_leave_open_is_marked_not_guessed():
    ledger = Ledger()
    repaired = repair_shifts("樹立重實績、重擔當?shù)挠萌藢?,誰有本事誰先來", ledger)
    assert repaired.startswith("樹立重實績、重擔當的用人")
    assert repaired.endswith(",誰有本事誰先來")
    assert "\ufffd" in repaired
    assert ledger.warnings


@pytest.mark.parametrize(
    "text",
    [
        "怎么办?我们要坚持问题导向。A股市场、T型台、卡拉OK都是例子",
        "什么是入党积极分子?入党积极分子应具备哪些条件?",
        "亳(bó)州、維生素C的作用",
        "执(zhí)政为民",
        "你说呢?“好!”他答道。",
        "。、，；：",
        "是否符合?(是/否)请填写X项",
    ],
)
def test_whole_text_is_not_repaired(text):
    assert repair_shifts(text, Ledger()) == text


def encode_shift(before: str, second: str, after: str, reading: str) -> str:
    """Write ``reading`` between the bytes of ``second`` as the converter does, and decode it as its reader did."""
    lead, trail = second.encode("gbk")
    out, data, i = before + "?" + reading + ")", bytes([trail]) + after.encode("gbk"), 0
    while i < len(data):
        if data[i] < 0x80:
            out += chr(data[i])
            return out + data[i + 1 :].decode("gbk")
        out += data[i : i + 2].decode("gbk")
        i += 2
    raise AssertionError(f"{lead:x}: the run does not come back into step")


@pytest.mark.parametrize(
    ("before", "second", "after", "reading"),
    [("擔當", "的", "好干部選出來", "shù")],
)
def test_the_repair_inverts_the_damage(before, second, after, reading):
    damaged = encode_shift("切實把忠誠干凈" + before, second, after, reading)
    assert repair_shifts(damaged, Ledger()) == "切實把忠誠干凈" + before + second + after


@pytest.mark.parametrize(
    ("text", "mended", "rule"),
    [
        ("⼈⺠⻔户⽀部", "人民门户支部", "radical"),
        ("１２３家ＡＢ岗", "123家AB岗", "full_width"),
        ("增长１２．９％", "增长12.9%", "full_width"),
        ("“１＋８＋Ｎ”", "“1+8+N”", "full_width"),
        ("党\u200b建\ufeff", "党建", "invisible"),
        ("\uf9d8", "律", "compatibility_form"),
        ("落实“八项制度〞、〝两项待遇〞", "落实“八项制度”、“两项待遇”", "quotation_mark"),
    ],
)
def test_look_alikes_fold(text, mended, rule):
    ledger = Ledger()
    assert repair_glyphs(text, ledger) == mended
    assert rule in ledger.repairs


@pytest.mark.parametrize("text", ["会议强调，要实干。", "党的建设：（一）总则", "甲／乙", "10％"[:2] + "分"])
def test_punctuation_stays(text):
    ledger = Ledger()
    assert repair_glyphs(text, ledger) == text
    assert not ledger.repairs


def test_markup_goes_and_comments_are_listed():
    ledger = Ledger()
    text = strip_markup("**一、总则**\n> 引文\n<!-- 图为会场 -->\n正文&nbsp;A&amp;B<br/>完/p>", ledger)
    assert "".join(text.split()) == "一、总则引文正文A&B完"
    assert [removal.rule for removal in ledger.removed] == ["html_comment"]


def test_front_matter_is_read():
    fields, matter, text = split_front_matter("---\ntitle: '报告'\ndate: 2022-10-16\n---\n正文")
    assert fields == {"title": "报告", "date": "2022-10-16"}
    assert matter.count("---") == 2
    assert text == "正文"
