from __future__ import annotations

import base64

import pytest

from zzcorpus.sources import Failure, read_bytes
from zzcorpus.sources.htmlhints import date_in_address, site_name, without_site_name
from zzcorpus.sources.page import too_deep

FIRST = "近年来，全市各级党组织坚持以习近平新时代中国特色社会主义思想为指导，深入贯彻落实新时代党的组织路线。"
SECOND = "推进“十项行动”，培训干部1.2万余人次，新建党支部120个，党组织覆盖率达到97.7%。"
THIRD = "会议强调，要坚持真抓实干，守正创新，以高质量党建引领高质量发展。"
NAVIGATION = "".join(f'<li><a href="/{n}">{n}</a></li>' for n in ("首页", "要闻", "政务公开", "办事服务", "互动交流"))
FOOTER = "主办：某市人民政府办公室　京ICP备05070218号　网站标识码：1100000088"


def page(body, head="", tail=""):
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>"
        f"<div class='top'><ul>{NAVIGATION}</ul></div>{body}{tail}"
        f"<div class='bottom'><p>{FOOTER}</p></div></body></html>"
    )


def read(markup, name="a.html"):
    data = markup if isinstance(markup, bytes) else markup.encode("utf-8")
    (result,) = read_bytes(data, name)
    assert not isinstance(result, Failure), result
    return result


@pytest.mark.parametrize(
    "container",
    [
        '<div class="TRS_Editor">{}</div>',
        '<div id="zoom">{}</div>',
        "<UCAPCONTENT>{}</UCAPCONTENT>",
        '<div class="v_news_content" id="vsb_content_2">{}</div>',
        '<div class="pages_content">{}</div>',
        '<div id="UCAP-CONTENT">{}</div>',
        '<div id="js_content" style="visibility: hidden">{}</div>',
        "<div class='whatever'>{}</div>",
        "<article>{}</article>",
        "<table><tr><td>{}</td></tr></table>",
        "<form id='form1'>{}</form>",
    ],
)
def test_the_article_stays_and_the_furniture_goes(container):
    document = read(page(container.format(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")))
    assert document.text.split("\n") == [FIRST, SECOND, THIRD]
    removed = "\n".join(piece.text for piece in document.removed)
    assert "政务公开" in removed
    assert "京ICP备" in removed


def test_headings_lists_tables_and_notes_stay_in_order():
    body = (
        f"<div><h2>一、工作回顾</h2><p>{FIRST}</p><ul><li>党建引领</li><li>人才强市</li></ul>"
        "<table><tr><th>指标</th><th>数值</th></tr><tr><td>党支部</td><td><p>120个</p></td></tr></table>"
        f"<h3>二、主要做法</h3><p>{SECOND}</p><p>注：数据截至年底。</p></div>"
    )
    assert read(page(body)).text.split("\n") == [
        "一、工作回顾",
        FIRST,
        "党建引领",
        "人才强市",
        "指标\t数值",
        "党支部\t120个",
        "二、主要做法",
        SECOND,
        "注：数据截至年底。",
    ]


def test_paragraphs_in_elements_of_their_own_all_stay():
    body = "".join(f"<div><span>{text}</span></div>" for text in (FIRST * 4, SECOND, THIRD))
    assert read(page(f"<div>{body}</div>")).text.split("\n") == [FIRST * 4, SECOND, THIRD]


def test_line_breaks_are_lines_and_wraps_are_none():
    wrapped = FIRST[:20] + "\n      " + FIRST[20:]
    document = read(page(f"<div>{wrapped}<br>{SECOND}<br/><br/>{THIRD}</div>"))
    assert document.text.split("\n") == [FIRST, SECOND, THIRD]


def test_inline_elements_do_not_break_words():
    document = read(page(f"<div><p>坚持<b>两个</b><span>维护</span>，{FIRST}</p><p>{SECOND}</p></div>"))
    assert document.text.startswith("坚持两个维护，")


def test_scripts_styles_and_picture_texts_are_no_text():
    silent = "<script>var commentTitle='标题';</script><style>p{}</style><img alt='图片说明'>"
    body = f"<div>{silent}<p>{FIRST}</p><p>{SECOND}</p></div>"
    document = read(page(body))
    assert document.text == f"{FIRST}\n{SECOND}"
    assert "commentTitle" not in "".join(piece.text for piece in document.removed)


@pytest.mark.parametrize(
    ("furniture", "rule"),
    [
        ('<div class="bdsharebuttonbox">分享到：微信 微博</div>', "share"),
        ('<div class="crumbs">当前位置：首页 &gt; 要闻</div>', "breadcrumb"),
        ("<nav>上一篇 下一篇</nav>", "navigation"),
        ('<div class="related-news">相关阅读：某市召开会议，部署工作，推进落实</div>', "related_links"),
        ('<div style="display:none">澳门网上投注，点击进入，优惠多多</div>', "hidden"),
        ("<select><option>省政府部门网站</option></select>", "form"),
    ],
)
def test_furniture_within_the_article_goes_with_its_rule(furniture, rule):
    document = read(page(f'<div class="TRS_Editor"><p>{FIRST}</p>{furniture}<p>{SECOND}</p></div>'))
    assert document.text == f"{FIRST}\n{SECOND}"
    assert rule in {piece.rule for piece in document.removed}


def test_an_element_named_as_furniture_that_holds_the_article_stays():
    document = read(page(f'<div class="print-content position"><p>{FIRST}</p><p>{SECOND}</p></div>'))
    assert document.text == f"{FIRST}\n{SECOND}"


def test_a_list_of_links_at_the_end_goes_and_one_link_stays():
    links = "".join(f"<p><a href='/{n}'>某市召开第{n}次会议</a></p>" for n in range(4))
    body = f"<div id='zoom'><p>{FIRST}</p><p><a href='a.pdf'>附件：任务清单</a></p><p>{SECOND}</p>{links}</div>"
    assert read(page(body)).text == f"{FIRST}\n附件：任务清单\n{SECOND}"


def test_one_sentence_among_much_furniture_is_found():
    lists = "".join(f"<div><ul>{NAVIGATION * 5}</ul></div>" for _ in range(6))
    document = read(page(f"{lists}<div><p>{FIRST}</p></div>{lists}"))
    assert document.text == FIRST


def test_another_columns_abstracts_are_no_article():
    abstract = "本报讯，记者从有关部门获悉，相关工作正在有序推进，各地结合实际抓好落实，取得阶段性成效。"
    items = "".join(f"<li><h4><a href='/{n}'>要闻{n}</a></h4><div class='abs'>{abstract}</div></li>" for n in range(4))
    left = f"<div class='left'><h1>会议召开</h1><p>{FIRST}{THIRD}</p><p>{SECOND}{FIRST}</p><p>{THIRD}{SECOND}</p></div>"
    document = read(page(f"<div class='wrap'>{left}<div class='right'><ul>{items}</ul></div></div>"))
    assert document.text.split("\n")[-3:] == [FIRST + THIRD, SECOND + FIRST, THIRD + SECOND]
    assert abstract not in document.text
    assert any(abstract in piece.text for piece in document.removed)


def test_an_article_in_two_parts_stays_whole():
    parts = (
        f"<div class='part'><p>{FIRST}</p><p>{SECOND}</p></div><div class='part'><p>{THIRD}</p><p>{FIRST * 2}</p></div>"
    )
    assert read(page(f"<div>{parts}</div>")).text.split("\n") == [FIRST, SECOND, THIRD, FIRST * 2]


def test_a_page_without_prose_keeps_its_text_and_says_so():
    rows = "".join(f"<tr><td>{name}</td><td>主任</td></tr>" for name in ("张三", "李四", "王五"))
    document = read(page(f"<table>{rows}</table>"))
    assert "张三\t主任" in document.text
    assert document.warnings != ()


def test_text_is_not_lost_in_deep_nesting():
    for depth in (300, 2_000, 20_000):
        deep = "<div>" * depth + f"<p>{FIRST}</p><p>{SECOND}</p>" + "</div>" * depth
        document = read(page(deep, "<script>var x = '<p>代码';</script>"))
        assert "代码" not in document.text
        assert FIRST in document.text
        assert SECOND in document.text


@pytest.mark.parametrize(
    ("markup", "deep"), [("<div>" * 50_000, True), ("<p>段" * 50_000, False), ("<div></div>" * 9_000, False)]
)
def test_depth_is_told_from_length(markup, deep):
    assert too_deep(markup) is deep


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("label", ["utf-8", "gb2312", "GBK"])
def test_a_page_is_read_whatever_its_label_says(encoding, label):
    markup = page(f"<div><p>{FIRST}</p><p>{SECOND}</p></div>").replace("charset='utf-8'", f"charset='{label}'")
    assert read(markup.encode(encoding)).text == f"{FIRST}\n{SECOND}"


def test_meta_tags_of_the_government_standard_are_hints():
    head = (
        "<title>全市组织工作会议召开_要闻_某市人民政府</title><meta name='ArticleTitle' content='全市组织工作会议召开'>"
        "<meta name='PubDate' content='2023-02-03 08:15'><meta name='ContentSource' content='某市日报'>"
    )
    assert read(page(f"<div><p>{FIRST}</p></div>", head)).hinted == {
        "title": "全市组织工作会议召开",
        "published": "2023-02-03",
        "source": "某市日报",
    }


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("发布时间：2023-02-03 来源：人民网 字号：大 中 小", "2023-02-03", "人民网"),
        ("来源：央视网2022年01月21日 19:14", "2022-01-21", "央视网"),
        ("2021-05-31 来源：《光明日报》", "2021-05-31", "光明日报"),
        ("日期：2020年3月9日　稿源：新华社", "2020-03-09", "新华社"),
        ("来源： 作者：张三", "", ""),
        ("来源：本站 发布日期：[2019-07-01]", "2019-07-01", ""),
    ],
)
def test_the_line_above_the_article_is_a_hint(line, published, source):
    document = read(page(f"<h1>会议召开</h1><div class='info'>{line}</div><div><p>{FIRST}</p><p>{SECOND}</p></div>"))
    assert document.hinted.get("published", "") == published
    assert document.hinted.get("source", "") == source
    assert document.hinted["title"] == "会议召开"


@pytest.mark.parametrize(
    ("whole", "title"),
    [
        ("全市组织工作会议召开_要闻_天津市人民政府", "全市组织工作会议召开"),
        ("百年接力，党旗映照清华园 - 中华人民共和国教育部政府门户网站", "百年接力，党旗映照清华园"),
        ("让思政课“香”起来-光明日报-光明网", "让思政课“香”起来"),
        ("1-9月经济运行情况", "1-9月经济运行情况"),
        ("勇当排头兵——首府组织工作综述", "勇当排头兵——首府组织工作综述"),
        ("某市人民政府", "某市人民政府"),
    ],
)
def test_the_site_behind_a_title_goes(whole, title):
    assert without_site_name(whole) == title


def test_a_page_that_names_its_site_alone_has_its_heading_for_a_title():
    rows = "<tr><td><b>关于组织工作的报告</b></td></tr><tr><td>发布日期：2009-3-5 来源：县委办 点击数：12</td></tr>"
    body = f"<table>{rows}<tr><td>{FIRST}<br>{SECOND}<br>特此报告。</td></tr></table>"
    document = read(page(body, "<title>某县政府网</title>"))
    assert document.hinted == {"title": "关于组织工作的报告", "published": "2009-03-05", "source": "县委办"}
    assert document.text == f"{FIRST}\n{SECOND}\n特此报告。"


def test_a_source_meta_may_repeat_its_label():
    head = "<meta name='source' content='来源：人民网-天津频道'>"
    assert read(page(f"<div><p>{FIRST}</p></div>", head)).hinted["source"] == "人民网-天津频道"


def test_sites_and_addresses():
    assert site_name("_先锋文汇_共产党员网") == "共产党员网"
    assert site_name("_要闻") == ""
    assert date_in_address("https://www.gov.cn/xinwen/2023-03/05/content_5744713.htm") == "2023-03-05"
    assert date_in_address("https://tv.cctv.com/2022/01/21/VIDE9.shtml") == "2022-01-21"
    assert date_in_address("https://example.cn/20231399/a.html") == ""


def test_a_saved_page_in_one_file():
    html = page(f"<div><p>{FIRST}</p><p>{SECOND}</p></div>", "<title>会议召开</title>").encode("gb18030")
    data = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.cn/2023/02/03/a.html\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n'
        b"----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + base64.encodebytes(html)
        + b"\r\n----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n----x--\r\n"
    )
    document = read(data, "a.mhtml")
    assert document.format == "mhtml"
    assert document.text == f"{FIRST}\n{SECOND}"
    assert document.hinted["title"] == "会议召开"


@pytest.mark.parametrize(
    "markup", ["<html><head><title>空</title></head><body></body></html>", "<html><script>x()</script></html>"]
)
def test_a_page_without_text_is_refused(markup):
    (failure,) = read_bytes(markup.encode(), "a.html")
    assert isinstance(failure, Failure)
    assert "no text" in failure.reason
