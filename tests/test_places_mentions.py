"""Places named in running text."""

from __future__ import annotations

import pytest

from zzcorpus.places.mentions import find_mentions


def found(text):
    return [(text[m.start : m.end], [p.name for p in m.places]) for m in find_mentions(text)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("天津市河北区委组织部", "天津市河北区"),
        ("江苏省南京市鼓楼区", "江苏省南京市鼓楼区"),
        ("安庆桐城市", "安徽省安庆市桐城市"),
        ("阳泉市城区", "山西省阳泉市城区"),
        ("河北区域协调发展", "河北省"),
        ("吉林市场监管", "吉林省"),
        ("海南省", "海南省"),
        ("青海省海南州", "青海省海南藏族自治州"),
        ("襄樊市", "湖北省襄阳市"),
        ("在天门调研", "湖北省天门市"),
    ],
)
def test_what_is_named(text, last):
    assert found(text)[-1][1][0] == last


@pytest.mark.parametrize(
    "text",
    [
        "加强合作交流",
        "国家长治久安",
        "坚如磐石",
        "上海合作组织",
        "阿里巴巴集团",
        "遵义会议精神",
        "孙中山先生",
        "加强城区建设",
        "以及各县和县以下人民代表",
        "守江山就是守人心",
        "迎亚运城市改造",
    ],
)
def test_what_only_looks_like_a_place(text):
    assert found(text) == []


def test_a_name_of_several_places_gives_all_of_them():
    assert [name for _, places in found("朝阳区") for name in places] == ["北京市朝阳区", "吉林省长春市朝阳区"]


def test_offsets_are_those_of_the_text():
    text = "今天，天津市河北区和呼和浩特市"
    assert [(m.start, m.end) for m in find_mentions(text)] == [(3, 6), (6, 9), (10, 15)]
