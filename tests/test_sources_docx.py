from __future__ import annotations

import io
import zipfile

import pytest

from zzcorpus.sources import Failure, read_bytes
from zzcorpus.sources.docxnumbers import chinese_number, format_number

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def package(body, **parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", wrap("document", f"<w:body>{body}</w:body>"))
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return buffer.getvalue()


def wrap(root, inner):
    return f'<w:{root} xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wps="wps" xmlns:v="v">{inner}</w:{root}>'


def paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def cell(*texts):
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


def read(body, **parts):
    (result,) = read_bytes(package(body, **parts), "a.docx")
    assert not isinstance(result, Failure), result
    return result


def test_runs_make_words_and_paragraphs_lines():
    document = read(f"<w:p>{run('坚持“两个')}{run('维护”')}</w:p>{paragraph('全面从严治党。')}")
    assert document.text == "坚持“两个维护”\n全面从严治党。"
    assert document.format == "docx"


def test_a_table_is_a_row_a_line_and_a_broken_phrase_is_whole():
    table = (
        f"<w:tbl><w:tr>{cell('参加工', '作时间')}{cell('2017年')}</w:tr><w:tr>{cell('备注')}{cell('')}</w:tr></w:tbl>"
    )
    assert (
        read(paragraph("登记表") + table + paragraph("填表说明")).text == "登记表\n参加工作时间\t2017年\n备注\n填表说明"
    )


def test_a_text_set_in_a_table_keeps_its_paragraphs():
    table = f"<w:tbl><w:tr>{cell('全市各级党组织坚持真抓实干。', '会议强调，要守正创新。')}</w:tr></w:tbl>"
    assert read(table).text == "全市各级党组织坚持真抓实干。\n会议强调，要守正创新。"


def test_a_text_box_is_read_once():
    box = "<wps:txbx><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
    old = "<v:textbox><w:txbxContent><w:p><w:r><w:t>框中文字</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    body = (
        f"<w:p>{run('段落')}<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r></w:p>{paragraph('下一段')}"
    )
    assert read(body).text == "段落\n框中文字\n下一段"


def test_notes_stand_at_the_end_and_headers_go():
    notes = wrap(
        "footnotes",
        f'<w:footnote w:type="separator">{paragraph("")}</w:footnote>'
        f'<w:footnote w:id="1">{paragraph("指2017年。")}</w:footnote>',
    )
    document = read(paragraph("正文。"), footnotes=notes, header1=wrap("hdr", paragraph("内部资料")))
    assert document.text == "正文。\n指2017年。"
    assert [(piece.rule, piece.text) for piece in document.removed] == [("header", "内部资料")]


def test_field_codes_are_no_text_and_contents_go():
    contents = f"<w:p>{field(' TOC ', run('一、工作回顾') + field(' PAGEREF _Toc1 ', run('3')))}</w:p>"
    page = f"<w:p>{run('第')}{field(' PAGE ', run('7'))}{run('页')}</w:p>"
    link = f"<w:p>{field(' HYPERLINK &quot;http://a.cn&quot; ', run('见原文'))}</w:p>"
    document = read(contents + page + link)
    assert document.text == "第页\n见原文"
    assert [(piece.rule, piece.text) for piece in document.removed] == [
        ("table_of_contents", "一、工作回顾3"),
        ("page_number", "7"),
    ]


@pytest.mark.parametrize(
    ("xml", "rule"),
    [
        (f"<w:p>{run('正文')}<w:del><w:r><w:delText>旧字</w:delText></w:r></w:del></w:p>", "tracked_deletion"),
        (f"<w:p>{run('正文')}{run('暗字', '<w:vanish/>')}</w:p>", "hidden"),
        (paragraph("正文") + paragraph("— ６３ —"), "page_number"),
    ],
)
def test_what_is_not_shown_is_put_aside(xml, rule):
    document = read(xml)
    assert document.text == "正文"
    assert [piece.rule for piece in document.removed] == [rule]


def test_a_number_alone_is_no_page_number():
    assert read(paragraph("正文") + paragraph("2023")).text == "正文\n2023"


def test_insertions_and_math_stay():
    body = f"<w:p><w:ins>{run('新增36.4万人')}</w:ins></w:p>"
    assert read(body).text == "新增36.4万人"


def numbering(levels, extra=""):
    return wrap(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{extra}</w:num>',
    )


def level(index, number_format, text):
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{index}">{inner}</w:lvl>'


def item(text, index=0):
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="1"/></w:numPr>')


def test_numbers_that_word_shows_are_text():
    part = numbering(level(0, "chineseCounting", "%1、") + level(1, "decimal", "（%2）") + level(2, "bullet", "●"))
    body = item("回顾") + item("甲", 1) + item("乙", 1) + item("点", 2) + item("目标") + item("丙", 1)
    assert read(body, numbering=part).text == "一、回顾\n（1）甲\n（2）乙\n点\n二、目标\n（1）丙"


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (101, "一百零一"), (1010, "一千零一十"), (0, "0")],
)
def test_chinese_numbers(number, text):
    assert chinese_number(number) == text


@pytest.mark.parametrize(
    ("format_name", "text"),
    [("decimal", "4"), ("upperRoman", "IV"), ("lowerLetter", "d"), ("decimalEnclosedCircle", "④"), ("newFormat", "4")],
)
def test_number_formats(format_name, text):
    assert format_number(4, format_name) == text


CENTRED = '<w:jc w:val="center"/>'


def sized(text, size):
    size_mark = f'<w:sz w:val="{size}"/>'
    return f"<w:p><w:pPr>{CENTRED}</w:pPr>{run(text, size_mark)}</w:p>"


def test_the_largest_centred_lines_are_the_title_but_not_the_letterhead():
    body = (
        sized("中共某市委文件", 72)
        + sized("关于加强基层党组织建设", 44)
        + sized("的实施意见", 44)
        + paragraph("各区委：")
    )
    assert read(body).hinted == {"title": "关于加强基层党组织建设的实施意见"}


def test_text_in_one_size_has_no_title():
    assert read(paragraph("各区委：") + paragraph("现通知如下。")).hinted == {}


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">',
    ],
)
def test_declared_entities_are_refused(declaration):
    data = package(paragraph("甲&amp;乙"), styles=f'{declaration}<w:styles xmlns:w="{W}"/>')
    (failure,) = read_bytes(data, "a.docx")
    assert isinstance(failure, Failure)
    assert "refused as unsafe" in failure.reason


def test_an_empty_document_is_refused():
    (failure,) = read_bytes(package(paragraph("")), "a.docx")
    assert isinstance(failure, Failure)
    assert "no text" in failure.reason
