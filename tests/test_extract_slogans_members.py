"""Members of a numeral abbreviation, from the document itself."""

from __future__ import annotations

import pytest

from zzcorpus.extract.slogans.members import find_members


def members(text: str, name: str) -> tuple[str, ...]:
    start = text.index(name)
    return find_members(text, start, start + len(name), name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "增强“四个意识”（政治意识、大局意识、核心意识、看齐意识）。",
            "四个意识",
            ("政治意识", "大局意识", "核心意识", "看齐意识"),
        ),
        ("整治“三气”，即机动车尾气、工业废气、燃煤锅炉烟气。", "三气", ("机动车尾气", "工业废气", "燃煤锅炉烟气")),
        (
            "13.三城三都：指世界文创名城、世界旅游名城、世界赛事名城、国际美食之都、国际音乐之都、国际会展之都。",
            "三城三都",
            ("世界文创名城", "世界旅游名城", "世界赛事名城", "国际美食之都", "国际音乐之都", "国际会展之都"),
        ),
        (
            "5.两港一区：昆明国际空港、昆明国际陆港和出口加工区。",
            "两港一区",
            ("昆明国际空港", "昆明国际陆港", "出口加工区"),
        ),
        (
            "【六个通办】即一窗通办、一网通办、一证通办、一码通办、一次通办、一地通办。",
            "六个通办",
            ("一窗通办", "一网通办", "一证通办", "一码通办", "一次通办", "一地通办"),
        ),
        (
            "7.一圈两场：“一圈”即15分钟生活圈，“两场”即停车场、农贸市场。",
            "一圈两场",
            ("15分钟生活圈", "停车场", "农贸市场"),
        ),
        (
            "实施政治引领、综治能动、法治保障、德治教化、自治强基、智治支撑“六治”工程",
            "六治",
            ("政治引领", "综治能动", "法治保障", "德治教化", "自治强基", "智治支撑"),
        ),
        (
            "建立教育引导、能力提升、及时激励、反向激励、关心关爱、容错纠错、组织担当“七项落实机制”",
            "七项落实机制",
            ("教育引导", "能力提升", "及时激励", "反向激励", "关心关爱", "容错纠错", "组织担当"),
        ),
        ("加快敬老院、光荣院、福利院“三院合一”", "三院合一", ("敬老院", "光荣院", "福利院")),
    ],
)
def test_members(text, name, expected):
    assert members(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The number does not fit.
        ("增强“四个意识”（政治意识、大局意识、核心意识）。", "四个意识"),
        # The name is itself a member of the list before it.
        ("认真学习马列主义、毛泽东思想、邓小平理论和“三个代表”重要思想", "三个代表"),
        # The note explains another name first.
        ("6.六稳、六保：“六稳”是指稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期。", "六保"),
        # Members that are not built alike.
        ("完善主城区大型超市、农贸市场、300户以上小区“三个全覆盖”", "三个全覆盖"),
        # Two items before a name are a list by chance too often.
        ("扫黑除恶、打击“两抢”", "两抢"),
        ("走访“三农”专家", "三农"),
        ("发展“关键少数”、骨干", "关键少数"),
    ],
)
def test_no_members(text, name):
    assert members(text, name) == ()
