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
        ("做到工资增长与劳动生产率、企业利润、高管薪酬“三挂钩”。", "三挂钩", ("劳动生产率", "企业利润", "高管薪酬")),
        ("锻造忠诚担当、心系群众、求真务实“三种作风”。", "三种作风", ("忠诚担当", "心系群众", "求真务实")),
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


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # The noun after the name, or a word for the list as a whole, is no part of the last member.
        ("“三新”产业：新材料、新能源、新食品产业。", "三新", ("新材料", "新能源", "新食品")),
        ("推进五外，即外贸、外资、外包、外经、外智联动。", "五外", ("外贸", "外资", "外包", "外经", "外智")),
        ("“两重”即国家重大战略实施、重点领域安全能力建设。", "两重", ("国家重大战略实施", "重点领域安全能力建设")),
        # Nor is a verb that leads into the list, but one that the others have too is.
        ("增创体制、产业、开放、科技“四大优势”", "四大优势", ("体制", "产业", "开放", "科技")),
        ("建立起防洪减灾、民生水务、水生态建设“三大体系”", "三大体系", ("防洪减灾", "民生水务", "水生态建设")),
        (
            "“四个全面”：全面建成小康社会、全面深化改革、全面依法治国、全面从严治党。",
            "四个全面",
            ("全面建成小康社会", "全面深化改革", "全面依法治国", "全面从严治党"),
        ),
        # The last of the joining words joins.
        (
            "“三公”经费：因公出国（境）费、公务用车购置及运行费和公务接待费。",
            "三公",
            ("因公出国（境）费", "公务用车购置及运行费", "公务接待费"),
        ),
        # Words that never end a member, clauses that say who does it, a verb of the whole list after 以.
        ("事故起数、死亡人数、受伤人数保持“三下降”。", "三下降", ("事故起数", "死亡人数", "受伤人数")),
        ("中心城区实施的道路绿化、块状绿化、立体绿化“三绿”工程。", "三绿", ("道路绿化", "块状绿化", "立体绿化")),
        (
            "“十三五”时期我市要以创新驱动发展、对外开放合作、重点改革突破“三个走在前列”为战略重点。",
            "三个走在前列",
            ("创新驱动发展", "对外开放合作", "重点改革突破"),
        ),
        ("依托航空、水运、铁路、公路“四大枢纽”，建设基地。", "四大枢纽", ("航空", "水运", "铁路", "公路")),
        # 都, 对, 要 belong to the member.
        (
            "打造壮乡歌海、中国绿城、东盟风情、养生之都“四大品牌”",
            "四大品牌",
            ("壮乡歌海", "中国绿城", "东盟风情", "养生之都"),
        ),
        # A name that counts a class of things sums up what is not built alike.
        (
            "垃圾治理、污水处理、厕所革命、畜禽粪污资源利用、村庄清洁“五大行动”",
            "五大行动",
            ("垃圾治理", "污水处理", "厕所革命", "畜禽粪污资源利用", "村庄清洁"),
        ),
        # A list after a colon or a comma, in quotation marks, or clause by clause.
        ("消费“三新”：消费新业态、新模式、新场景。", "三新", ("消费新业态", "新模式", "新场景")),
        ("注重“四增”举措，增绿、增亮、增色、增净；做美城市。", "四增", ("增绿", "增亮", "增色", "增净")),
        ("“三类强市”，建设产业强市、创新强市、开放强市。", "三类强市", ("产业强市", "创新强市", "开放强市")),
        (
            "“三个瞄准”：瞄准全球产业链分工，瞄准各个领域领军企业，瞄准千亿产业方向。",
            "三个瞄准",
            ("瞄准全球产业链分工", "瞄准各个领域领军企业", "瞄准千亿产业方向"),
        ),
        # Two members without 、, and a list that ends where the next name is explained.
        ("“两新”即大规模设备更新和消费品以旧换新。", "两新", ("大规模设备更新", "消费品以旧换新")),
        ("6.双基：即抓基层、打基础，双高即高标准、高质量。", "双基", ("抓基层", "打基础")),
    ],
)
def test_where_members_begin_and_end(text, name, expected):
    assert members(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“两个毫不动摇”即毫不动摇巩固和发展公有制经济，毫不动摇鼓励、支持、引导非公有制经济发展。", "双基"),
        ("做到减少聚集、减少外出、“三个减少”“三加强”", "三加强"),
        ("“双元”即工厂企业和职业学校进行。", "双元"),
        # Another list, whose noun the name shares with it, or to which a verb leads.
        ("推进财税改革、金融改革、“三权分置”改革。", "三权分置"),
        ("弘扬愚公移山精神、焦裕禄精神、红旗渠精神和新时期“三平”精神。", "三平"),
        # What qualifies a name that all know is no list of its members.
        ("打造懂农业、爱农村、爱农民的“三农”工作队伍。", "三农"),
        ("强化用水总量、用水效率、水功能区限制纳污“三条红线”控制。", "三条红线"),
        ("增“双证书”，或初级证书、专项证书。", "双证书"),
    ],
)
def test_what_is_no_list(text, name):
    text = text if name in text else f"{name}。{text}"
    assert members(text, name) == ()
