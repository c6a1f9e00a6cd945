"""Furniture, bylines, titles and paragraphs of a page."""

from __future__ import annotations

import pytest

from zzcorpus.cleaning import byline, clean_document, furniture, titles
from zzcorpus.cleaning.byline import clean_source, read_byline
from zzcorpus.cleaning.dates import date_in_url, find_date
from zzcorpus.cleaning.ledger import Ledger
from zzcorpus.cleaning.lines import Line, split_lines
from zzcorpus.cleaning.paragraphs import join_lines, tidy_spaces
from zzcorpus.model import RawDocument

FURNITURE = [
    ("当前位置: 首页 » 资讯 » 国内 » 正文", "breadcrumb"),
    ("首页 / 时政 / 正文", "breadcrumb"),
    ("网站首页 | 网站地图", "menu"),
    ("关于我们 联系我们 网站地图 用户调查", "menu"),
    ("[ 资讯搜索 ]  [ ]  [ 告诉好友 ]  [ 打印本文 ]  [ 关闭窗口 ]", "menu"),
    ("0条 [查看全部]  相关评论", "menu"),
    ("放大字体  缩小字体", "menu"),
    ("欢迎访问 某某网!", "welcome"),
    ("打开微信“扫一扫”,打开网页后点击屏幕右上角分享按钮", "share"),
    ("微博", "menu"),
    ("图为会议现场。", "caption"),
    ("深圳人才公园。 某某 摄", "caption"),
    ("2020年3月30日,考察矛盾纠纷调处化解中心。新华社记者 某某 摄", "caption"),
    ("1635259708276.jpg", "image_name"),
    ("— 63 —", "page_number"),
    ("第3页 共18页", "page_number"),
    ("原文链接:http://www.example.gov.cn/202206/t20220630_92374.html", "original_link"),
    ("[责任编辑:王某 校对:李某]", "editor"),
    ("下面是小编为大家整理的市委书记讲话,供大家参考。", "collector"),
    ("京ICP备12024993号-1", "licence"),
    ("Powered by 某网 © All Rights Reserved.", "licence"),
    ("国产一区二区三区在线-国产一区二区三区在线观看免费", "spam"),
    ("真人百家乐 老虎机 澳门葡京开户", "spam"),
    ("请注明:转载请注明出处", "disclaimer"),
]


@pytest.mark.parametrize(("text", "rule"), FURNITURE)
def test_furniture_is_known(text, rule):
    assert furniture.anywhere(Line(text)) == rule


@pytest.mark.parametrize(
    "text",
    [
        "各位代表：",
        "一、过去五年和2022年工作总结",
        "谢谢大家。",
        "推进“两学一做” 学习教育常态化制度化",
        "严厉打击网络赌博、非法彩票,澳门、香港同胞来津投资。",
        "推广“扫码办事”,群众用微信扫一扫就能办理社保,全年办件1200万件。",
        "2022年9月23日",
        "公务员登记表",
        "责任,是干部的脊梁;担当,是干部的本色。",
        "省长 李某某",
        "区住建局 党建引领助力亚运项目落地增效",
        "附件1",
        "建成红色视频专题库,新闻、专题、图片一网统管。",
    ],
)
def test_the_text_is_not_taken_for_furniture(text):
    line = Line(text)
    assert furniture.anywhere(line) == ""
    assert furniture.opens_block(line) == ""


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("延伸阅读", "related"),
        ("推荐图文", "related"),
        ("上一篇:市自来水公司新增网点 下一篇:见证", "related"),
        ("[免责声明] 本文来源于网络转载", "disclaimer"),
        ("免责声明:本文若有侵权,请联系我", "disclaimer"),
    ],
)
def test_closing_sections_are_known(text, rule):
    assert furniture.opens_block(Line(text)) == rule


@pytest.mark.parametrize(
    ("text", "published", "source"),
    [
        ("放大字体  缩小字体 发布日期:2017-07-03  来源:人民网", "2017-07-03", "人民网"),
        ("发布时间:2022-07-05 14:30:29 作者:admin   来源: 天津先锋网", "2022-07-05", "天津先锋网"),
        ("2023-03-10 13:05 作者:某某 来源:市政府网 字体大小:【", "2023-03-10", "市政府网"),
        ("2022年03月02日08:23   来源:宿迁市广播电视总台", "2022-03-02", "宿迁市广播电视总台"),
        ("2020-07-24 08:20:03 来源: 新华社 提示:全文字,阅读需要分钟", "2020-07-24", "新华社"),
        ("2023-06-30 14:18:03 来源: 新华社 作者:", "2023-06-30", "新华社"),
        ("日期:2024-01-11 来源:深圳特区报", "2024-01-11", "深圳特区报"),
        ("来源:市委组织部    发布时间:2021-10-27", "2021-10-27", "市委组织部"),
        ("发布时间:2022-08-01 来源:某开发区办公室 发布开发区:某开发区", "2022-08-01", "某开发区办公室"),
        ("2021-05-31 来源：《光明日报》收藏", "2021-05-31", "光明日报"),
        ("2021-05-26 人民网", "2021-05-26", "人民网"),
        ("(来源:经济日报 )", "", "经济日报"),
        ("来源：XXX", "", ""),
        ("来源:本站原创 浏览次数:12", "", ""),
    ],
)
def test_bylines_are_read(text, published, source):
    facts = read_byline(text)
    assert facts is not None
    assert byline.choose(facts, "published") == published
    assert byline.choose(facts, "source") == source


@pytest.mark.parametrize(
    "text",
    [
        "2023年4月19日,市委读书班开班式在这里举行。",
        "时间：11月28日下午",
        "（2022年10月16日）",
        "资金来源:中央财政补助。县级财政配套。",
        "来源于人民、植根于人民、服务于人民",
        "记者:您怎么看?",
        "一、发布时间和地点",
    ],
)
def test_the_text_is_not_taken_for_a_byline(text):
    assert read_byline(text) is None


def test_labels_and_values_on_lines_of_their_own():
    lines = split_lines("创建时间:\n2023-10-11 09:17:21\n来源:\n青城先锋微信公众号\n\n党的力量来自组织")
    facts = byline.read_bylines(lines, 0, len(lines))
    assert byline.choose(facts, "published") == "2023-10-11"
    assert byline.choose(facts, "source") == "青城先锋微信公众号"
    assert [line.furniture for line in lines] == ["byline"] * 4 + [""]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2017-07-03", "2017-07-03"),
        ("2017/7/3 12:00", "2017-07-03"),
        ("2022年03月02日08:23", "2022-03-02"),
        ("二〇〇八年一月十六日", "2008-01-16"),
        ("一九九九年十二月三十一日", "1999-12-31"),
        ("2023-02-30", ""),
        ("2017年", ""),
        ("电话0550-3022685", ""),
    ],
)
def test_dates(text, iso):
    assert find_date(text) == iso


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("http://www.tjzzb.gov.cn/ywkd/jcdj/202206/t20220630_92374.html", "2022-06-30"),
        ("https://www.zj.gov.cn/art/1979/5/29/art_1229019379_1214.html", "1979-05-29"),
        ("https://www.hebei.gov.cn/columns/ab0652d2/x.html", ""),
        ("https://www.example.cn/article/20231399.html", ""),
    ],
)
def test_dates_in_addresses(url, iso):
    assert date_in_url(url) == iso


@pytest.mark.parametrize(
    ("value", "source"),
    [(" 人民网 ", "人民网"), ("【新华网】", "新华网"), ("http://a.cn", ""), ("网络", ""), ("《求是》", "求是")],
)
def test_sources_are_names(value, source):
    assert clean_source(value) == source


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("首页 > 正文\n\n全市组织部长会议召开\n\n2023-03-10 来源:市政府网\n\n", "全市组织部长会议召开"),
        ("重点项目落地样本评选\n(按单位排序)\n", "重点项目落地样本评选"),
        ("何爱云\n治理视角下基层组织的功能定位\n何爱云\n", "治理视角下基层组织的功能定位"),
        ("小小社区为何牵动人心\n小小社区为何牵动人心\n2020-07-24 来源: 新华社\n", "小小社区为何牵动人心"),
        # A section of an extract is no title; with a byline below it a numbered line may be.
        ("（八）深入推进乡村振兴工作\n", ""),
        ("一、全市组织部长会议召开\n2023-03-10 来源:市政府网\n", "一、全市组织部长会议召开"),
        ("各位代表:\n", ""),
        ("图为会议现场。\n", ""),
        ("文_刘某某\n", ""),
        ("", ""),
    ],
)
def test_titles_are_found(page, title):
    prose = "会议指出,要深入学习贯彻党的二十大精神,扎实做好各项工作,推动高质量发展取得新成效。\n" * 2
    lines = split_lines(page + prose)
    byline.read_bylines(lines, 0, len(lines))
    for line in lines:
        line.furniture = line.furniture or furniture.anywhere(line) or furniture.at_edge(line)
    head = sum(not line.prose for line in lines)
    first = next((i for i, line in enumerate(lines) if line.furniture == "byline"), -1)
    assert titles.find_title(lines, head, first) == title


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("让老文物“活”起来_先锋文汇_共产党员网", "让老文物“活”起来"),
        ("百年接力 - 某某政府门户网站", "百年接力"),
        ("在博物馆里上好“大思政课”-光明日报-光明网", "在博物馆里上好“大思政课”"),
        ("第一观察丨小小社区", "第一观察丨小小社区"),
        ("奋进新征程——首府组织工作综述", "奋进新征程——首府组织工作综述"),
    ],
)
def test_site_names_leave_the_title(title, bare):
    assert titles.without_site(title) == bare


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        (
            "推进重大交 通设施建设,完善综合立体交通网络布局。建成一批项目。",
            "推进重大交通设施建设,完善综合立体交通网络布局。建成一批项目。",
        ),
        (
            "到 2025 年,建成高标准农田 500 万亩,粮食产量稳定在 120 亿斤以上。",
            "到2025年,建成高标准农田500万亩,粮食产量稳定在120亿斤以上。",
        ),
        (
            "强调把功夫下在平时, 用好调研谈话这个基本手段,了解干部一贯表现。",
            "强调把功夫下在平时,用好调研谈话这个基本手段,了解干部一贯表现。",
        ),
        ("目　　录", "目录"),
        ("省长  李某某", "省长 李某某"),
        ("推进“两学一做”  学习教育常态化", "推进“两学一做” 学习教育常态化"),
        (
            "实行T +1交收制度,资金安排更加灵活,市场运行更加平稳,投资者更加满意。",
            "实行T +1交收制度,资金安排更加灵活,市场运行更加平稳,投资者更加满意。",
        ),
        ("New York Times", "New York Times"),
        ("姓名\t性 别\t出生年月", "姓名\t性别\t出生年月"),
    ],
)
def test_spaces_are_put_right(text, tidy):
    assert tidy_spaces(text, Ledger()) == tidy


def paragraphs(text: str) -> list[str]:
    return join_lines(split_lines(text), Ledger())


def test_a_paragraph_broken_inside_a_quotation_is_joined():
    text = (
        "第一,要坚决维护党中央权威和集中统一领导。要把维护核心落实到行动中,坚决杜绝“表态多、调门高;\n行动少、落实差”的问题。要把对党忠诚落到实处。\n\n"
        "第二,要坚持武装头脑、指导实践、推动工作,学深悟透。\n\n第三,要推动形成正气充盈的政治生态。\n"
    )
    assert "调门高;行动少" in paragraphs(text)[0]
    assert len(paragraphs(text)) == 3


def test_enumerated_items_keep_their_lines():
    text = "会议要求做好以下工作,切实抓好落实,取得更大成效:\n(一)加强领导,压实各级党组织的责任;\n(二)强化督查,推动各项任务见到实效。\n"
    assert len(paragraphs(text)) == 3


def test_hard_wrapped_text_is_joined():
    sentence = "全市各级党组织坚持围绕中心、服务大局、强化功能、发挥作用,统筹推进各领域基层党组织建设,着力推动全面从严治党向基层延伸。"
    flat = sentence * 6
    wrapped = "\n".join(flat[i : i + 27] for i in range(0, len(flat), 27))
    assert paragraphs(wrapped) == [flat]


# Paragraphs of two to four lines, so that most lines are no full ones; with figures and words at every edge.
SHORT_PARAGRAPHS = [
    "全市基层党组织建设情况",
    "全市现有基层党组织1.2万个、党员28.6万名,其中女党员9.35万名,占32.7%;新发展党员4106名,比上年增长6.59%,平均年龄29.4岁。",
    "一是抓教育。举办培训班186期,培训党员3.7万人次,组织开展“我为群众办实事”活动,解决急难愁盼问题1.15万件,群众满意率达到98.6%。",
    "二是抓阵地。投入资金6245.8万元,新建改建村级活动场所147个,面积达到12.6万平方米,其中标准化场所达标率由上年的73.5%提高到91.2%。",
    "三是抓保障。村党组织书记年均报酬提高到3.86万元,农村社区工作经费每年不少于15万元,会前组织部门不打招呼拍摄的短片通报了36个问题。",
    "继续开展对路面“两抢”、入室盗窃、“六合彩”赌博、网络赌博等突出问题的专项打击,全年破获案件1620起,抓获873人。",
]


def wrapped_at(width: int, size=len) -> list[str]:
    """The short paragraphs in lines of so many characters, or cells of a screen (Hanzi take two)."""
    lines = []
    for text in SHORT_PARAGRAPHS:
        line = ""
        for letter in text:
            if size(line + letter) > width:
                lines.append(line)
                line = ""
            line += letter
        lines.append(line)
    return lines


def cells(text: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in text)


def assert_whole(wrapped: str) -> None:
    document = clean_document(RawDocument("a", "a.txt", wrapped, "", "text"))
    assert document.text.split("\n")[-5:] == SHORT_PARAGRAPHS[1:]
    assert not [removal for removal in document.removed if removal.rule not in {"title", "title_line"}]


# At 34 one of the paragraphs ends at the very edge, where nothing tells it from one that goes on.
@pytest.mark.parametrize("width", [width for width in range(27, 50) if width != 34])
def test_text_wrapped_at_any_width_is_the_text(width):
    assert_whole("\n".join(wrapped_at(width)))


@pytest.mark.parametrize("width", [60, 66, 72, 78, 84, 90])
def test_text_wrapped_where_digits_take_half_the_place_is_the_text(width):
    assert_whole("\n".join(wrapped_at(width, cells)))


@pytest.mark.parametrize("between", ["\n\n", "\n    ", "\n\n\t"])
def test_blank_lines_and_margins_between_all_lines_part_nothing(between):
    assert_whole("    " + between.join(wrapped_at(36)))


@pytest.mark.parametrize(
    "foot", ["— {} —", "\n- {} -\n", "\n第{}页 共9页\n", "{}\n\f", "\n{}\n", "\n  {}\n全市基层党建工作报告汇编\n"]
)
def test_pages_of_a_wrapped_text_are_one_text(foot):
    lines = []
    for number, line in enumerate(wrapped_at(36), 1):
        lines.append(line)
        if number % 3 == 0:
            lines.append(foot.format(number // 3))
    wrapped = "\n".join(lines).replace("\f\n", "\f")
    document = clean_document(RawDocument("a", "a.txt", wrapped, "", "text"))
    assert document.text.split("\n")[-5:] == SHORT_PARAGRAPHS[1:]
    rules = {removal.rule for removal in document.removed}
    assert rules - {"title", "title_line"} <= {"page_number", "running_head"}


def test_numbers_that_stand_alone_in_a_list_stay():
    prose = "全市基层党组织建设取得新的成效,党员队伍不断壮大,各项工作迈上新的台阶。"
    text = f"{prose}\n和平区\n1\n河东区\n2\n河西区\n3\n{prose}还要看到存在的不足,认真加以改进。\n"
    document = clean_document(RawDocument("a", "a.txt", text, "", "text"))
    assert [line for line in document.text.split("\n") if line.isdigit()] == ["1", "2", "3"]


def test_indents_tell_paragraphs_of_a_wrapped_text():
    starts = {text[:10] for text in SHORT_PARAGRAPHS}
    lines = ["\u3000\u3000" + line if line[:10] in starts else line for line in wrapped_at(34)]
    assert_whole("\n".join(lines))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("全市经济平稳较快发展,规模以上工业企业实现增加值1", "93.5亿元,增长4.4%。"),
        ("各项事业蓬勃发展,各级各类学校的在校生总人数约138\n", "万人,占全省人口的15%。"),
        ("全省财政收入增加到31.54亿元,按可比口径计算,年均增长\n", "21.5%。"),
        ("各位代表,过去的五年极不平凡,全省国内生产总值由\n", "1992年的181.7亿元增加到418亿元。"),
    ],
)
def test_a_figure_broken_by_a_line_is_whole(before, after):
    assert paragraphs(f"{before}\n{after}") == [before.strip() + after]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("加强和改善宏观调控,保持总量平衡,促进全市经济又好又快增长", "2008年,全市生产总值增长12%,财政收入增长20%。"),
        ("落实《国务院关于机构改革的决定》,做好十二五规划编制工作", "个人所得税改革稳步推进,城乡居民收入增长8%。"),
        ("全市经济社会发展的主要目标是,地区生产总值增长", "3.1坚持创新驱动,加快产业转型升级步伐。"),
    ],
)
def test_a_heading_before_a_figure_keeps_its_line(heading, text):
    assert paragraphs(f"{heading}\n{text}") == [heading, text]


def test_headings_and_salutations_keep_their_lines():
    text = "各位代表:\n现在,我代表市人民政府向大会报告工作,请予审议,并请各位委员提出意见。\n一、工作回顾\n过去一年极不平凡,我们攻坚克难,取得了新的成绩。\n"
    assert len(paragraphs(text)) == 4
