"""Which place a document is about."""

from __future__ import annotations

import pytest

from zzcorpus.metadata import decide_place, place_and_year_from_path

TOWN_TALK = "全市各级党组织要深入学习贯彻党的二十大精神。市委书记出席会议并讲话。会议要求，全市组织系统要抓好落实。"
DISTRICT_TALK = "全区各级党组织认真贯彻区委部署。区委书记出席会议并讲话。"


@pytest.mark.parametrize(
    ("title", "text", "place", "level"),
    [
        # The district of Tianjin is not the province Hebei.
        (
            "天津市河北区抓实自身建设",
            "河北区委组织部深入践行新时代党的组织路线。" + DISTRICT_TALK,
            "天津市河北区",
            "county",
        ),
        ("河北省委召开会议", "河北省委召开会议。全省各级党组织要抓好落实。我省发展取得新成效。", "河北省", "province"),
        (
            "吉林市政府工作报告",
            "各位代表：现在，我代表市人民政府向大会报告工作。吉林市各项事业。" + TOWN_TALK,
            "吉林省吉林市",
            "prefecture",
        ),
        (
            "吉林省政府工作报告",
            "各位代表：全省人民团结奋斗，长春、吉林等地我省重点项目加快。省委坚强领导。",
            "吉林省",
            "province",
        ),
        (
            "海南州党建",
            "海南州委组织部深入推进党建工作。全州各级党组织，州委要求。",
            "青海省海南藏族自治州",
            "prefecture",
        ),
        # A directly administered town is a county; its county-level peers lie in a prefecture.
        ("", "天门市委召开会议。" + TOWN_TALK, "湖北省天门市", "county"),
        ("昆山市政府工作报告", "昆山市委。" + TOWN_TALK, "江苏省苏州市昆山市", "county"),
        ("桐城市委组织部召开调度会", TOWN_TALK, "安徽省安庆市桐城市", "county"),
        # The text says 全市 and the town is named by its capital's name only.
        (
            "首府组织工作综述",
            "呼和浩特市坚持党建引领，为首府发展提供保证。首府科技城。内蒙古自治区党委。" + TOWN_TALK,
            "内蒙古自治区呼和浩特市",
            "prefecture",
        ),
        # Where a congress meets is whose congress it is, however often the region is named.
        (
            "政府工作报告",
            (
                "——2022年1月9日在乌鲁木齐市第十七届人民代表大会第一次会议上\n各位代表：过去的五年，是首府发展极不平凡的五年。"
                "在自治区党委、自治区人民政府和市委领导下，完整准确贯彻新时代党的治疆方略。新疆维吾尔自治区党委部署，新疆是个好地方。"
            ),
            "新疆维吾尔自治区乌鲁木齐市",
            "prefecture",
        ),
        # A name of several places is settled by the province or city that the text names.
        ("南京市鼓楼区委召开会议", "鼓楼区委召开会议。" + DISTRICT_TALK, "江苏省南京市鼓楼区", "county"),
        (
            "朝阳区召开会议",
            "朝阳区召开会议。" + DISTRICT_TALK + "北京市委组织部有关负责同志到会指导。",
            "北京市朝阳区",
            "county",
        ),
        # Whom they visit, support or are compared with does not win.
        (
            "铁岭市委组织部赴浙江考察",
            "铁岭市委组织部赴浙江省杭州市、宁波市考察学习。" + TOWN_TALK,
            "辽宁省铁岭市",
            "prefecture",
        ),
        (
            "援藏干部座谈会召开",
            "天津市援藏干部座谈会在拉萨召开。天津市委组织部副部长出席。" + TOWN_TALK,
            "天津市",
            "province",
        ),
        (
            "大学生村官座谈会",
            "天津市委召开大学生村官座谈会。天津市选派大学生到村任职。" + TOWN_TALK,
            "天津市",
            "province",
        ),
        # A county's short name at the head of a text that speaks for a county; or said again and again.
        ("", "连江新闻网讯 日前，全县组织工作会议召开。我县各级党组织。县委书记指出。", "福建省福州市连江县", "county"),
        (
            "",
            "全县会议召开，建设经济强县、美丽南皮。2025年是南皮奋进之年。县委要求我县。",
            "河北省沧州市南皮县",
            "county",
        ),
        # Former names and kinds.
        ("襄樊市政府工作报告", "襄樊市委。" + TOWN_TALK, "湖北省襄阳市", "prefecture"),
        (
            "那曲地区工作报告",
            "那曲地区行署报告。全地区各族人民，地委坚强领导。西藏自治区党委。",
            "西藏自治区那曲市",
            "prefecture",
        ),
        # Zones with a government of their own.
        (
            "",
            "2023年，大鹏新区组织人事局坚持以习近平新时代中国特色社会主义思想为指导，围绕新区党工委思路，深圳市委。",
            "广东省深圳市大鹏新区",
            "county",
        ),
        (
            "雄安新区党工委召开会议",
            "雄安新区党工委召开会议。河北省委常委出席。新区各部门参加。",
            "河北省雄安新区",
            "prefecture",
        ),
        # The centre speaks to the province of the town that quotes it.
        (
            "",
            "宁波市委书记：习近平总书记亲临浙江考察，对浙江工作作出重要指示。省委省政府作出部署。宁波加快发展。"
            + TOWN_TALK,
            "浙江省宁波市",
            "prefecture",
        ),
        ("江西坑口村：“红色”村庄甜蜜事", "在信丰县坑口村，脐橙熟了。", "江西省赣州市信丰县", "county"),
    ],
)
def test_the_place_is_found(title, text, place, level):
    decision = decide_place(title, text)
    assert (decision.place, decision.level) == (place, level)
    assert "".join(decision.place_path) == place
    assert decision.evidence
    assert decision.basis in {"title", "text"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("我市召开组织部长会议", TOWN_TALK),
        ("", "中国石油大学(华东)党委学习北京师范大学经验。全校师生参加。"),
        ("北京大学党委召开会议", "北京大学党委召开会议，全校师生代表参加会议。"),
        ("大连万达集团党委召开会议", "大连万达集团党委召开会议，集团党员代表参加。"),
        ("京津冀协同发展十年综述", "京津冀协同发展战略实施十年来，北京、天津、河北三地携手推进。"),
        ("城市社区治理的困境", "黄建\n(浙江大学 人文学院,浙江杭州310000)\n社区是党和政府联系群众的最后一公里。"),
        ("项目下乡的困境", "深圳社会科学 2018年2期\n项目制作为一种新的国家治理体制。"),
        ("", "加快推进新文安置房建设，区住建局开展活动。全区党员参加，区委要求抓好落实。"),
        ("王安顺同志的讲话", "王安顺同志强调，全体党员要认真学习。"),
        ("", "加强合作，坚如磐石，长治久安。"),
        ("", ""),
    ],
)
def test_no_place_is_invented(title, text):
    assert decide_place(title, text).place == ""


@pytest.mark.parametrize("name", ["朝阳区", "鼓楼区", "和平区", "城关区"])
def test_an_ambiguous_name_says_so(name):
    decision = decide_place(f"{name}召开组织工作会议", f"{name}委召开会议。" + DISTRICT_TALK)
    assert decision.place == ""
    assert len(decision.candidates) > 1
    assert all(candidate.endswith(name) for candidate in decision.candidates)
    assert name in decision.warning


def test_the_state_council_speaks_for_the_whole_country():
    text = "——2023年3月5日在第十四届全国人民代表大会第一次会议上\n国务院总理\n各位代表：我代表国务院作政府工作报告。"
    decision = decide_place("政府工作报告", text)
    assert (decision.place, decision.level) == ("全国", "national")


def test_a_text_of_the_party_centre_is_national_and_about_no_place():
    text = "全党要紧密团结起来。党中央决定，我国现代化建设新征程。党中央、国务院高度重视。"
    decision = decide_place("在全国组织工作会议上的讲话", text)
    assert (decision.place, decision.level) == ("", "national")


def test_the_publisher_helps_where_the_text_does_not_say():
    decision = decide_place("全市组织部长会议召开", TOWN_TALK, source="宿迁市广播电视总台")
    assert (decision.place, decision.basis) == ("江苏省宿迁市", "source")


class TestStated:
    def test_wins_over_the_path_and_the_text(self):
        decision = decide_place("天津市河北区", "天津市。" + TOWN_TALK, stated="上海", path_parts=("北京市", "a.txt"))
        assert (decision.place, decision.basis) == ("上海市", "stated")

    def test_a_short_name_is_the_higher_place_whatever_the_text_says(self):
        assert decide_place("", "天津市河北区委。" + DISTRICT_TALK, stated="河北").place == "河北省"

    def test_an_ambiguous_name_is_settled_by_the_text(self):
        assert decide_place("", "北京市朝阳区委。" + DISTRICT_TALK, stated="朝阳区").place == "北京市朝阳区"

    def test_or_else_says_so(self):
        decision = decide_place("", "没有地名。", stated="朝阳区")
        assert decision.place == ""
        assert decision.candidates == ("北京市朝阳区", "吉林省长春市朝阳区")
        assert decision.warning

    def test_a_township_is_kept_below_its_county(self):
        decision = decide_place("", "", stated="天津市北辰区双街镇")
        assert decision.place_path == ("天津市", "北辰区", "双街镇")
        assert decision.level == "township"

    def test_an_unknown_place_is_kept_with_a_warning(self):
        decision = decide_place("", "天津市", stated="某岛")
        assert decision.place == "某岛"
        assert "gazetteer" in decision.warning


@pytest.mark.parametrize(
    ("parts", "place", "year"),
    [
        (("天津市", "2018.md"), "天津市", 2018),
        (("reports", "天津市", "2018.md"), "天津市", 2018),
        (("chengdu2023.gbk",), "四川省成都市", 2023),
        (("天津市", "河北区", "讲话.txt"), "天津市河北区", None),
        (("天津市2018年政府工作报告.md",), "天津市", 2018),
        (("inner-mongolia", "2019-01.txt"), "内蒙古自治区", 2019),
        (("吉林省", "朝阳区.txt"), "吉林省长春市朝阳区", None),
        (("2015-2019", "天津.txt"), "天津市", None),
    ],
)
def test_the_path_rule(parts, place, year):
    hint = place_and_year_from_path(parts)
    assert hint.place is not None
    assert (hint.place.name, hint.year) == (place, year)


@pytest.mark.parametrize(
    "parts",
    [
        ("data", "file.txt"),
        ("china", "a.txt"),
        ("mile", "anda.txt"),
        ("朝阳区", "a.txt"),
        ("123456", "a.txt"),
        (),
        ("",),
    ],
)
def test_paths_that_say_no_place(parts):
    hint = place_and_year_from_path(parts)
    assert (hint.place, hint.year) == (None, None)


def test_the_path_rule_is_off_unless_parts_are_given():
    assert decide_place("", "没有地名。").place == ""
    assert decide_place("", "没有地名。", path_parts=("天津市", "1.txt")).basis == "path"
