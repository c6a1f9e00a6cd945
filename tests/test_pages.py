"""Whole pages, damaged and laid out as pages are: nothing of the text is lost, nothing is added."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

import opencc
import pytest

from converter import convert
from zzcorpus.cleaning import clean_document, fold_script
from zzcorpus.sources import Failure, read_bytes

if TYPE_CHECKING:
    from zzcorpus.model import CleanedDocument

TEXT = (
    "青山县委把基层治理作为一把手工程，建立“一网统管、两级联动、三色预警”工作机制，全年化解矛盾纠纷一千二百余件，群众满意度达到百分之九十六点四。",
    "在项目建设一线，干部们白天跑工地、晚上看图纸，用三个月时间完成了过去半年才能走完的审批流程，企业负责人直呼没想到。",
    "会议指出，要把思想和行动统一到上级决策部署上来，聚焦产业转型、乡村建设、民生改善三件大事，一件一件抓落实，一年一年见成效。",
    "全县新增高标准农田三万六千亩，粮食总产量连续五年稳定在二十亿斤以上；蔬菜大棚从十年前的八百座发展到如今的一万一千座。",
    "“过去办一个证要跑五个窗口，现在只要进一扇门。”个体户李先生拿着刚领到的营业执照说，前后不到二十分钟。",
    "针对老旧小区停车难、充电难、出行难的问题，社区党委牵头成立议事会，居民、物业、商户坐在一起商量，半年议定事项四十七件。",
    "当前，改革发展稳定任务十分繁重，一些干部还存在本领恐慌，一些部门还习惯于等靠要，一些工作还停留在纸面上，必须下大力气加以解决。",
    "要坚持严管和厚爱结合、激励和约束并重，旗帜鲜明为敢于担当的干部撑腰，让想干事的有机会、能干事的有舞台、干成事的有地位。",
    "截至十一月底，全市共引进各类人才四千三百余名，其中博士一百一十八名，人才公寓交付使用两千六百套，兑现安家补贴一点七亿元。",
    "清晨六点，环卫工人王秀英已经扫完了两条街，她所在的班组去年被评为全省工人先锋号，十二个人守护着方圆四公里的整洁。",
    "下一步，我们将以实施强基工程为抓手，推动资源下沉、力量下沉、服务下沉，确保到后年年底村级集体经济收入全部超过二十万元。",
    "与会代表一致认为，报告总结成绩实事求是，分析形势客观准确，部署任务目标明确，是一个求真务实、鼓舞人心的好报告。",
    "严格落实中央八项规定精神，全年查处违反规定问题八十三起，处理一百零五人，通报曝光典型案例十二批，释放了越往后执纪越严的强烈信号。",
    "学校把劳动教育纳入必修课程，开辟校外实践基地九个，学生们在田间地头认识了节气，也懂得了一粥一饭来之不易。",
)
TITLE = "青山县推进基层治理见实效"
HEAD = f"首页 > 新闻中心 > 基层动态 > 正文\n\n{TITLE}\n\n发布时间:2023-05-16 09:12:33 来源:青山日报 浏览次数:128 字体:[大 中 小]\n\n"
TAIL = (
    "\n\n分享到: 微信 微博 QQ空间\n\n[责任编辑:张某]\n\n上一篇:全县召开春耕工作会 下一篇:县医院新院区启用\n\n"
    "版权所有 青山县融媒体中心 京ICP备12345678号-1"
)


def clean(page: str | bytes, name: str = "page.txt") -> CleanedDocument:
    (raw,) = read_bytes(page if isinstance(page, bytes) else page.encode(), name)
    assert not isinstance(raw, Failure), raw
    return clean_document(raw)


def wrap(text: str, width: int) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


LIST = ("会议要求做好以下工作：", "（一）压实责任，把任务分解到岗到人；", "（二）加强督查，每月通报一次进度。")
CHAPTERS = ("一、主要成效", TEXT[0], "（一）产业发展", TEXT[3], "二、存在问题", TEXT[6], "三、下步打算", TEXT[10])
QUOTED = ("县委书记说：“群众的事就是天大的事，再难也要办；", "群众的怨就是干部的错，再小也要改。”话音刚落，掌声响起。")
RADICALS = str.maketrans(
    "民门支人工力心文方日月田石立行见里长面页食首高", "⺠⻔⽀⼈⼯⼒⼼⽂⽅⽇⽉⽥⽯⽴⾏⻅⾥⻓⾯⻚⻝⾸⾼"
)

BODIES = {
    "plain": ("\n\n".join(TEXT[:3]), TEXT[:3]),
    "betting lines between the paragraphs": (
        f"{TEXT[0]}\n\n真人百家乐 老虎机 澳门葡京开户 网上赌场\n\n{TEXT[2]}\n\n国产精品一区二区三区在线观看免费视频\n\n{TEXT[5]}",
        (TEXT[0], TEXT[2], TEXT[5]),
    ),
    "wrapped by hand": (wrap("".join(TEXT[:3]), 30), ("".join(TEXT[:3]),)),
    "page numbers": (f"{TEXT[0]}\n— 1 —\n{TEXT[1]}\n- 2 -\n{TEXT[2]}\n第3页 共9页", TEXT[:3]),
    "paragraphs twice": ("\n\n".join([TEXT[0], TEXT[0], TEXT[1], TEXT[2], TEXT[2]]), TEXT[:3]),
    "radicals": ("\n".join(TEXT[:6]).translate(RADICALS), TEXT[:6]),
    "signs without width": ("\n".join("\u200b".join(wrap(p, 7).split("\n")) for p in TEXT[:3]), TEXT[:3]),
    "a space behind every mark": (re.sub("([，。、])", r"\1 ", "\n\n".join(TEXT[:3])), TEXT[:3]),
    "a list": (f"{TEXT[2]}\n{chr(10).join(LIST)}\n{TEXT[10]}", (TEXT[2], *LIST, TEXT[10])),
    "chapters": ("\n".join(CHAPTERS), CHAPTERS),
    "a break inside a quotation": (f"{TEXT[0]}\n\n{chr(10).join(QUOTED)}\n\n{TEXT[2]}", (TEXT[0], "".join(QUOTED), TEXT[2])),
    "a caption": (f"{TEXT[0]}\n图为志愿者在社区开展服务。张某 摄\n{TEXT[1]}", TEXT[:2]),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_a_page_gives_its_text_and_no_more(name):
    body, text = BODIES[name]
    document = clean(HEAD + body + TAIL)
    assert document.text.split("\n") == list(text)
    assert (document.title, document.published, document.source) == (TITLE, "2023-05-16", "青山日报")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_it_does_so_in_any_encoding(encoding):
    page = (HEAD + "\n\n".join(TEXT) + TAIL).replace("\n", "\r\n")
    assert clean(page.encode(encoding)).text.split("\n") == list(TEXT)


def test_the_first_line_of_a_wrapped_text_is_no_title():
    page = "\n".join("　　" + p[:28] + "\n" + wrap(p[28:], 30) for p in TEXT[:4])
    document = clean(page)
    assert document.text.split("\n") == list(TEXT[:4])
    assert document.title == ""


def test_search_words_and_the_address_of_the_original_go():
    page = "\n\n".join(TEXT[:3]) + "\n\n推荐访问：基层治理 工作机制\n\n本文来源：http://www.example.com/a.html"
    assert clean(page).text.split("\n") == list(TEXT[:3])


def test_the_lead_of_a_news_item_names_its_paper():
    assert clean(f"青山日报讯（记者 李某 通讯员 王某）{TEXT[0]}\n{TEXT[1]}").source == "青山日报"


def page_of(body: str, title: str = TITLE) -> str:
    menu = "".join(f"<li><a href='/{n}'>{n}</a></li>" for n in ("首页", "走进青山", "新闻中心", "政务公开", "办事服务"))
    links = "".join(f"<li><a href='/{n}'>青山县召开第{n}次常务会议研究部署重点工作</a></li>" for n in range(8))
    return (
        f"<html><head><meta charset='utf-8'><title>{title}_新闻中心_青山县人民政府</title></head><body>"
        f"<div class='nav'><ul>{menu}</ul></div><div class='path'>当前位置：<a href='/'>首页</a> &gt; 正文</div>{body}"
        f"<div class='side'><h3>热点推荐</h3><ul>{links}</ul></div><div class='footer'><p>主办：青山县人民政府办公室</p>"
        "<p>京ICP备05070218号　网站标识码：1100000088</p></div></body></html>"
    )


def paragraphs(texts: tuple[str, ...]) -> str:
    return "".join(f"<p>　　{text}</p>" for text in texts)


INFO = (
    f"<h1>{TITLE}</h1><div class='info'><span>发布时间：2023-05-16 09:12</span> <span>来源：青山日报</span>"
    "<span>字号：<a>大</a> <a>中</a> <a>小</a></span></div>"
)
RELATED = "".join(f"<li><a href='{n}'>{text[:20]}</a></li>" for n, text in enumerate(TEXT[5:8]))
LAYOUTS = {
    "content system": f"<div class='TRS_Editor'>{paragraphs(TEXT[:4])}</div>",
    "tables": f"<table><tr><td class='bt'></td></tr><tr><td class='nr'>{paragraphs(TEXT[:4])}</td></tr></table>",
    "names nobody knows": f"<div class='b1'><div class='k9'>{paragraphs(TEXT[:4])}</div></div>",
    "line breaks": f"<div class='con_text'>{'<br/>'.join('&nbsp;&nbsp;' + text for text in TEXT[:4])}</div>",
    "related links inside": (
        f"<div class='article'>{paragraphs(TEXT[:2])}<div class='relevant'><h4>相关链接</h4><ul>{RELATED}</ul></div>"
        f"{paragraphs(TEXT[2:4])}</div>"
    ),
    "an advertisement between two parts": (
        f"<div class='part'>{paragraphs(TEXT[:2])}</div><div class='ad'><a href='#'>青山好风光，四季好去处</a></div>"
        f"<div class='part'>{paragraphs(TEXT[2:4])}</div>"
    ),
    "hidden bets": (
        f"<div style='display:none'><a href='x'>澳门网上投注，优惠多多</a></div><div>{paragraphs(TEXT[:4])}</div>"
    ),
    "comments": (
        f"<div class='text'>{paragraphs(TEXT[:4])}</div><div class='comment'><h3>网友评论</h3>"
        "<p>网友甲：支持！这件事办得好，希望继续。</p><p>共有 12 条评论</p></div>"
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_web_page_gives_its_text_and_no_more(name):
    document = clean(page_of(f"<div class='main'>{INFO}{LAYOUTS[name]}</div>"), "page.html")
    assert document.text.split("\n") == list(TEXT[:4])
    assert (document.title, document.published, document.source) == (TITLE, "2023-05-16", "青山日报")


def test_the_end_of_a_post_goes():
    body = f"<h1>{TITLE}</h1><div id='js_content'>{paragraphs(TEXT[:3])}<p>来源：青山发布</p><p>编辑：张某</p><p>点个“在看”，把好消息传下去</p></div>"
    document = clean(page_of(body), "page.html")
    assert document.text.split("\n") == list(TEXT[:3])
    assert document.source == "青山发布"


def test_address_signature_and_date_of_a_notice_stay():
    title = "关于印发青山县强基工程实施方案的通知"
    lines = (
        "各乡镇人民政府，县政府各部门：",
        TEXT[10],
        TEXT[2],
        "青山县人民政府办公室",
        "2023年5月10日",
        "（此件公开发布）",
    )
    index = "<div class='info'>发文字号：青政办发〔2023〕15号　成文日期：2023年05月10日</div>"
    body = f"<div class='main'><h1>{title}</h1>{index}<div class='TRS_Editor'>{paragraphs(lines)}</div></div>"
    document = clean(page_of(body, title), "page.html")
    assert document.text.split("\n") == list(lines)
    assert (document.title, document.published) == (title, "2023-05-10")


def traditional(text: str) -> str:
    return opencc.OpenCC("s2t").convert(text)


def compare(found: str, whole: str) -> tuple[int, int]:
    """Return how many characters of ``found`` are marked as lost, and how many are neither right nor marked."""
    lost = wrong = 0
    for tag, a, b, c, d in difflib.SequenceMatcher(None, found, whole, autojunk=False).get_opcodes():
        if tag != "equal":
            marked = found[a:b].count("\ufffd")
            lost += marked
            wrong += (b - a - marked) + max(0, (d - c) - (b - a))
    return lost, wrong


@pytest.mark.parametrize("name", ["page.txt", "page.html"])
def test_a_converted_page_is_restored_or_marked_but_never_made_up(name):
    text = "\n\n".join(TEXT)
    plain = HEAD + text + TAIL if name == "page.txt" else page_of(f"<div>{INFO}{paragraphs(TEXT)}</div>")
    damaged = convert(traditional(plain))
    assert re.search(r"\?[a-zāáǎàēéěèīíǐìōóǒòūúǔù]{1,6}\)", damaged)  # bytes were hit out of step
    document = clean(damaged, name)
    lost, wrong = compare(document.text, "\n".join(TEXT))
    assert wrong == 0
    assert lost <= 2
    assert document.script == "traditional"
    assert (document.title, document.published, document.source) == (TITLE, "2023-05-16", "青山日报")


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        # The reading of 拚 (DED5) fell between 修 and 正, and the pair FDD6 is no character: two are inferred or lost.
        ("反對修?pàn)?義的鬥爭", "反对修[正\ufffd][主\ufffd]义的斗争"),
        # 照搬別國: 別 is 8465, shown as the letter e behind the reading of 釀 (E184).
        ("照抄照搬?niàng)e國經驗", "照抄照搬别国经验"),
        # 是 and 一 whole, then the bracket that the first byte of 個 took with it.
        ("民族精神?jiá)且粋?gè)民族賴以生存的支撐", "民族精神是一个民族赖以生存的支撑"),
        # A reading inside the run: the converter found its bytes out of step as well.
        (
            "廣大教育工作者?zhé)⒖萍脊ぷ髡摺(zhé)⑽幕?作者辛勤勞動",
            "广大教育工作者、科技工作者、文化[工\ufffd]作者辛勤劳动",
        ),
    ],
)
def test_runs_that_a_reading_names(text, restored):
    assert re.fullmatch(restored, fold_script(clean(text + "，我們要認真總結經驗，做好各項工作。").text.split("，")[0]))
