"""The gazetteer: what is in it, and that its parts fit together."""

from __future__ import annotations

import pytest

from zzcorpus.errors import DataError
from zzcorpus.places import NATIONAL, all_places, is_inside, parent_of, place_by_name
from zzcorpus.places.names import fold_latin, read_rows, short_name


def test_every_province_is_there():
    provinces = {place.name for place in all_places() if place.level == "province"}
    assert len(provinces) == 34
    assert {"天津市", "内蒙古自治区", "西藏自治区", "香港特别行政区", "台湾省"} <= provinces


def test_counts_are_those_of_the_yearbooks():
    # 333 prefectures and some 2,840 counties at the end of 2025; zones and merged districts come on top.
    prefectures = [p for p in all_places() if p.level == "prefecture" and p.code]
    counties = [p for p in all_places() if p.level == "county" and p.code and not p.until]
    assert len(prefectures) == 333
    assert 2800 <= len(counties) <= 2860


def test_names_are_unique_and_are_their_paths():
    names = [place.name for place in all_places()]
    assert len(names) == len(set(names))
    assert all("".join(place.path) == place.name for place in all_places())


def test_every_place_lies_in_a_place():
    for place in all_places():
        if place.level == "province":
            assert parent_of(place) is None
        else:
            outer = parent_of(place)
            assert outer is not None, place.name
            assert is_inside(place.path, outer)


def test_every_latin_spelling_is_plain():
    for place in all_places():
        assert place.latin, place.name
        for spelling in place.latin:
            assert spelling == spelling.lower()
            assert fold_latin(spelling) == spelling.replace("-", "")


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("天津市", "province"),
        ("天津市河北区", "county"),
        ("湖北省天门市", "county"),
        ("内蒙古自治区呼和浩特市", "prefecture"),
        ("安徽省安庆市桐城市", "county"),
        ("青海省黄南藏族自治州泽库县", "county"),
        ("西藏自治区阿里地区", "prefecture"),
        ("内蒙古自治区锡林郭勒盟", "prefecture"),
        ("河北省雄安新区", "prefecture"),
        ("广东省深圳市大鹏新区", "county"),
        ("天津市滨海新区", "county"),
        ("北京市宣武区", "county"),
        ("海南省儋州市", "prefecture"),
        ("新疆维吾尔自治区石河子市", "county"),
    ],
)
def test_levels(name, level):
    place = place_by_name(name)
    assert place is not None
    assert place.level == level


@pytest.mark.parametrize("name", ["河北区", "天津", "", "天津市河东北区", "襄樊市"])
def test_only_exact_full_names_are_found_by_name(name):
    assert place_by_name(name) is None


@pytest.mark.parametrize(
    ("name", "former"),
    [
        ("湖北省襄阳市", "襄樊市:2010"),
        ("西藏自治区那曲市", "那曲地区:2017"),
        ("天津市蓟州区", "蓟县:2016"),
        ("云南省普洱市", "思茅市:2007"),
        ("湖南省张家界市", "大庸市:1994"),
        ("广东省深圳市光明区", "光明新区:2018"),
    ],
)
def test_former_names_carry_their_last_year(name, former):
    place = place_by_name(name)
    assert place is not None
    assert former in place.former


def test_merged_districts_carry_their_last_year():
    place = place_by_name("天津市塘沽区")
    assert place is not None
    assert place.until == 2009


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("天津市", "天津"),
        ("河北区", "河北"),
        ("内蒙古自治区", "内蒙古"),
        ("广西壮族自治区", "广西"),
        ("新疆维吾尔自治区", "新疆"),
        ("黄南藏族自治州", "黄南"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("鄂伦春自治旗", "鄂伦春"),
        ("鄂温克族自治旗", "鄂温克"),
        ("莫力达瓦达斡尔族自治旗", "莫力达瓦"),
        ("管城回族区", "管城"),
        ("阿里地区", "阿里"),
        ("万柏林区", "万柏林"),
        ("碑林区", "碑林"),
        ("神农架林区", "神农架"),
        ("清新区", "清新"),
        ("雄安新区", "雄安"),
        ("单县", "单县"),
        ("科尔沁左翼中旗", "科尔沁左翼中"),
    ],
)
def test_short_names(name, short):
    assert short_name(name) == short


def test_a_place_holds_itself_and_what_lies_in_it_and_no_namesake():
    tianjin, hebei = place_by_name("天津市"), place_by_name("河北省")
    assert tianjin is not None
    assert hebei is not None
    assert is_inside(("天津市",), tianjin)
    assert is_inside(("天津市", "河北区"), tianjin)
    assert not is_inside(("天津市", "河北区"), hebei)
    assert not is_inside((), tianjin)


def test_the_whole_country_holds_only_what_is_said_of_it():
    assert is_inside(NATIONAL.path, NATIONAL)
    assert not is_inside(("天津市",), NATIONAL)


def test_a_table_with_a_short_row_is_refused():
    with pytest.raises(DataError, match=r"places\.tsv, line \d+: 7 cells, expected 3"):
        read_rows("places.tsv", 3)


def test_every_hand_written_row_names_a_known_place():
    for row in read_rows("capitals.tsv", 1):
        assert place_by_name(row[0]) is not None, row
    for _, full, use in read_rows("aliases.tsv", 3):
        assert place_by_name(full) is not None, full
        assert use in {"selector", "text"}
    known = {place.name for place in all_places()} | {place.short for place in all_places()}
    assert [row[0] for row in read_rows("latin.tsv", 2) if row[0] not in known] == []
