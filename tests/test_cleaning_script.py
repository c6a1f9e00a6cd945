"""Traditional to simplified, character for character, and which script a page is in."""

from __future__ import annotations

import pytest

from zzcorpus.cleaning import detect_script, fold_script


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("中國共產黨", "中国共产党"),
        ("沿著中國特色社會主義道路", "沿着中国特色社会主义道路"),
        ("著力破除", "着力破除"),
        ("著眼長遠,著手解決", "着眼长远,着手解决"),
        ("意味著", "意味着"),
        ("涌動著學習討論的熱潮", "涌动着学习讨论的热潮"),
        ("著名專家", "著名专家"),
        ("成效顯著", "成效显著"),
        ("爲", "为"),
        ("瞭解情況", "了解情况"),
        ("瞭望塔", "瞭望塔"),
        ("凈增114.4萬名", "净增114.4万名"),
        ("長期擱置", "长期搁置"),
        ("甚麼是積極分子", "什么是积极分子"),
        ("反覆研究,全面覆蓋", "反复研究,全面覆盖"),
        ("慰藉", "慰藉"),
        ("乾坤", "乾坤"),
        ("幹部", "干部"),
        ("冀晉魯豫陜", "冀晋鲁豫陕"),
    ],
)
def test_traditional_is_folded(traditional, simplified):
    assert fold_script(traditional) == simplified


@pytest.mark.parametrize(
    "text",
    [
        "党的力量来自组织",
        "王昇、张乾同志出席",
        "他的著作很多,是著名学者",
        "《乡土中国》,费孝通著",
        "1+8+N",
        "",
    ],
)
def test_simplified_text_is_left_alone(text):
    assert fold_script(text) == text


@pytest.mark.parametrize("text", ["瞭解甚麼", "著" * 7, "沿著\n著名\n顯著", "後裏髮發鬆餘𠮷"])
def test_length_never_changes(text):
    assert len(fold_script(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("黨的建設是重要基礎", "traditional"),
        ("党的建设是重要基础", "simplified"),
        ("党的建设是重要基础。黨的建設是重要基礎。", "mixed"),
        ("第1期", "simplified"),
        ("王昇同志主持会议并讲话，研究发展问题", "simplified"),
    ],
)
def test_script_is_told_by_the_characters_one_script_lacks(text, script):
    assert detect_script(text) == script
