"""What users type for a place."""

from __future__ import annotations

import pytest

from zzcorpus.places import match_selector, suggest


def names(text):
    return [place.name for place in match_selector(text)]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("天津", "天津市"),
        ("天津市", "天津市"),
        ("天津市河北区", "天津市河北区"),
        ("河北区", "天津市河北区"),
        ("天津河北", "天津市河北区"),
        ("天津/河北", "天津市河北区"),
        ("北京朝阳区", "北京市朝阳区"),
        ("湖北省天门市", "湖北省天门市"),
        ("湖北天门", "湖北省天门市"),
        ("天门", "湖北省天门市"),
        ("襄樊", "湖北省襄阳市"),
        ("襄樊市", "湖北省襄阳市"),
        ("那曲地区", "西藏自治区那曲市"),
        ("呼市", "内蒙古自治区呼和浩特市"),
        ("内蒙", "内蒙古自治区"),
        ("沪", "上海市"),
        ("雄安", "河北省雄安新区"),
        ("全国", "全国"),
        ("国务院", "全国"),
        ("中央", "全国"),
        (" 天津 市 ", "天津市"),
        ("tianjin", "天津市"),
        ("Tianjin Shi", "天津市"),
        ("TIANJIN/HEBEI", "天津市河北区"),
        ("hebei province", "河北省"),
        ("hohhot", "内蒙古自治区呼和浩特市"),
        ("Huhehaote", "内蒙古自治区呼和浩特市"),
        ("inner-mongolia", "内蒙古自治区"),
        ("Inner Mongolia", "内蒙古自治区"),
        ("shaanxi", "陕西省"),
        ("shanxi", "山西省"),
        ("tibet", "西藏自治区"),
        ("xizang", "西藏自治区"),
        ("lhasa", "西藏自治区拉萨市"),
        ("Ürümqi", "新疆维吾尔自治区乌鲁木齐市"),
        ("harbin", "黑龙江省哈尔滨市"),
        ("qiqihar", "黑龙江省齐齐哈尔市"),
        ("ordos", "内蒙古自治区鄂尔多斯市"),
        ("chongqing", "重庆市"),
        ("Chóngqìng", "重庆市"),
        ("xiamen", "福建省厦门市"),
        ("lu'an", "安徽省六安市"),
        ("bozhou", "安徽省亳州市"),
        ("changzhi", "山西省长治市"),
        ("bengbu", "安徽省蚌埠市"),
        ("lishui/qingtian", "浙江省丽水市青田县"),
        ("hong kong", "香港特别行政区"),
        ("macao", "澳门特别行政区"),
        ("china", "全国"),
    ],
)
def test_one_place_is_meant(typed, name):
    assert names(typed)[0] == name
    same_level = [p for p in match_selector(typed) if p.level == match_selector(typed)[0].level]
    assert len(same_level) == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("河北", ["河北省", "天津市河北区"]),
        ("hebei", ["河北省", "天津市河北区"]),
        ("吉林", ["吉林省", "吉林省吉林市"]),
        ("朝阳区", ["北京市朝阳区", "吉林省长春市朝阳区"]),
        ("kashgar", ["新疆维吾尔自治区喀什地区", "新疆维吾尔自治区喀什地区喀什市"]),
        ("taizhou", ["江苏省泰州市", "浙江省台州市"]),
        ("suzhou", ["江苏省苏州市", "安徽省宿州市"]),
    ],
)
def test_every_place_that_may_be_meant_highest_first(typed, meant):
    assert names(typed)[: len(meant)] == meant


@pytest.mark.parametrize(
    "typed", ["", "  ", "/", "某某市", "天津市某区", "河北省天津市", "xyzzy", "tianjin/nowhere", "2023"]
)
def test_no_place(typed):
    assert names(typed) == []


@pytest.mark.parametrize(
    ("typed", "near"),
    [("tianjing", "tianjin"), ("Hohot", "hohhot"), ("呼合浩特", "呼和浩特"), ("天津市河北", "天津市河北区")],
)
def test_near_misses_are_suggested(typed, near):
    assert near in suggest(typed)


def test_nothing_is_suggested_for_nothing():
    assert suggest("") == []
    assert suggest("zzzzzzzzzz") == []


def test_a_long_selector_ends_quickly():
    assert names("天津" * 5000) == []
