"""md, html and the report: nothing from a document becomes markup, and every figure leads somewhere."""

import io
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from zzcorpus.render import (
    Bar,
    BarChart,
    RenderOptions,
    ReportData,
    ReportSection,
    ReportTable,
    YearChart,
    render_report,
    render_table,
    report_sections,
)
from zzcorpus.render.report.charts import draw
from zzcorpus.render.report.page import mark
from zzcorpus.render.vocabulary import _columns, _page_words
from zzcorpus.tables import Column, Table

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" onmouseover="alert(1)',
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<!--<script>alert(1)</script>-->",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "{0.__class__}",
    "<base href=//e.example>",
    "<meta http-equiv=refresh content='0;url=//e.example'>",
    "<style>*{background:url(//e.example)}</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "\x00<script>alert(1)</script>",
    "\u2028</tr></table><script>",
    "\udcff<b>",
]
TABLE_TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tr", "th", "tbody", "td"}
SAFE_TAGS = TABLE_TAGS | {
    "h2",
    "h3",
    "p",
    "nav",
    "a",
    "main",
    "section",
    "dl",
    "div",
    "dd",
    "dt",
    "figure",
    "figcaption",
    "span",
    "i",
    "svg",
    "rect",
    "line",
    "text",
    "mark",
    "details",
    "summary",
    "cite",
    "aside",
    "footer",
    "header",
}


class Page(HTMLParser):
    """What a browser would see: tags, attributes, ids, links within the page."""

    def __init__(self, data):
        super().__init__()
        self.tags, self.attributes, self.ids, self.links, self.words = set(), set(), [], [], []
        self.feed(data)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)

    def handle_data(self, data):
        self.words.append(data)


def html_of(table, **options):
    out = io.BytesIO()
    render_table(table, out, RenderOptions("html", **options))
    return out.getvalue().decode()


def assert_harmless(data):
    page = Page(data)
    assert page.tags <= SAFE_TAGS
    assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "style", "srcdoc")]
    assert all(link.startswith("#") for link in page.links)
    assert "default-src 'none'" in data
    (style,) = re.findall(r"<style>(.*?)</style>", data, re.DOTALL)
    assert not re.search(r"url\(|@import", style)
    return page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_becomes_markup_in_a_table_page(payload):
    table = Table((Column("a"), Column("b", "list"), Column("c", wide=True)), [(payload, (payload,), payload)], payload)
    page = assert_harmless(html_of(table))
    assert page.tags == TABLE_TAGS


def test_a_table_page_shows_text_as_it_is_and_exact_numbers_on_demand():
    rows = [("<b>&", 1.23456), (None, None), ("", 4.112e10), ("", 2017.0)]
    table = Table((Column("kind"), Column("log_ratio", "float")), rows, "甲")
    data = html_of(table, lang="zh")
    assert "&lt;b&gt;&amp;" in data
    assert 'title="1.23456"' in data
    assert ">1.23<" in data
    assert ">41,120,000,000<" in data
    assert ">2017<" in data
    assert '<th scope="col">类型</th>' in data
    assert '<html lang="zh-CN">' in data


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("甲|乙", r"甲\|乙"),
        ("甲\n乙", "甲<br>乙"),
        ("*粗*", r"\*粗\*"),
        ("<b>", r"&lt;b\>"),
        ("[链接](http://e.example)", r"\[链接\](http://e.example)"),
        ("a\\|b", r"a\\\|b"),
        ("_斜_", r"\_斜\_"),
        ("log_ratio", "log_ratio"),
        ("`码`", r"\`码\`"),
        ("1+8+N", "1+8+N"),
    ],
)
def test_markdown_escapes_what_would_be_markup(text, cell):
    out = io.BytesIO()
    table = Table((Column("first_year"), Column("n", "float")), [(text, 0.1 + 0.2)])
    render_table(table, out, RenderOptions("md"))
    assert out.getvalue().decode().splitlines() == [
        "| first_year | n |",
        "| --- | ---: |",
        f"| {cell} | 0.30000000000000004 |",
    ]


# The report


def documents(rows):
    names = "document title place place_path level published content_year source script chars repairs duplicate_of path"
    types = {"place_path": "list", "published": "date", "content_year": "int", "chars": "int", "repairs": "int"}
    return Table(tuple(Column(name, types.get(name, "text")) for name in names.split()), rows)


def slogans(rows):
    names = "slogan kind count documents places first_year origin members example"
    types = {"count": "int", "documents": "int", "places": "int", "first_year": "int", "members": "list"}
    return Table(tuple(Column(n, types.get(n, "text"), wide=n == "example") for n in names.split()), rows)


def claims(rows):
    names = "document place year of surface low high unit qualifier kind direction status period start end sentence"
    types = {"year": "int", "low": "float", "high": "float", "start": "int", "end": "int"}
    return Table(tuple(Column(n, types.get(n, "text"), wide=n == "sentence") for n in names.split()), rows)


def mentions(rows):
    names = "document place year slogan kind surface start end sentence"
    types = {"year": "int", "start": "int", "end": "int"}
    return Table(tuple(Column(n, types.get(n, "text"), wide=n == "sentence") for n in names.split()), rows)


def comparison(rows):
    names = (
        "section item unit a_count b_count a_value b_value a_documents b_documents a_per_10k b_per_10k log_ratio "
        "log_ratio_low log_ratio_high log_likelihood p_value side a_example b_example"
    )
    text = ("section", "item", "unit", "side", "a_example", "b_example")
    return Table(tuple(Column(n, "text" if n in text else "float") for n in names.split()), rows)


def compared(section, item, ratio, side, example):
    return (
        section,
        item,
        "",
        1.0,
        2.0,
        None,
        None,
        1.0,
        1.0,
        0.5,
        0.7,
        ratio,
        -1.0,
        1.0,
        3.0,
        0.1,
        side,
        example,
        example,
    )


def data_with(word):
    """Return tables in which every text cell is ``word``, besides some ordinary rows."""
    sentence = f"坚决做到“{word}”。"
    return ReportData(
        documents=documents(
            [
                (word, word, word, (word,), word, "2023-11-26", 2018, word, word, 1000, 2, word, word),
                ("b", "题", "天津市", ("天津市",), "province", "2023-01-01", 2023, "", "simplified", 500, 0, None, "b"),
                ("c", "题", "", (), "", None, None, "", "simplified", 500, 0, None, "c"),
            ]
        ),
        slogans=slogans(
            [
                (word, "quoted", 9, 2, 1, 2018, "local", (word,), sentence),
                ("高质量发展", "formula", 3, 1, 1, 2023, "central", (), "推动高质量发展。"),
            ]
        ),
        claims=claims(
            [
                (word, word, 2018, word, word, 5.0, 5.0, word, "exact", "count", "", "reported", word, 0, 2, sentence),
                (
                    "b",
                    "天津市",
                    2023,
                    "党员",
                    "5名",
                    5.0,
                    5.0,
                    "名",
                    "exact",
                    "count",
                    "",
                    "target",
                    "",
                    9,
                    11,
                    "15名，5名。",
                ),
            ]
        ),
        mentions=mentions([(word, word, 2018, word, "quoted", word, i, i + 1, f"第{i}句：{word}。") for i in range(9)]),
        keywords=Table(
            (
                Column("group"),
                Column("term"),
                Column("score", "float"),
                Column("count", "int"),
                Column("documents", "int"),
            ),
            [(word, word, 2.5, 3, 1)],
        ),
        phrases=Table((Column("phrase"), Column("count", "int"), Column("example_document")), [(word, 3, word)]),
        trend=Table(
            (Column("item"), Column("period"), Column("documents", "int"), Column("documents_total", "int")),
            [(word, "2018", 1, 4), (word, "2020", 0, 0), (word, "2023", 0, 50)],
        ),
        comparison=comparison(
            [
                compared("slogans", word, 2.5, "a", sentence),
                compared("slogans", "两个维护", -2.5, "b", "两个维护。"),
                compared("slogans", "乡村振兴", 0.1, "both", "乡村振兴。"),
                compared("claims", word, 0.0, "both", sentence),
                compared("summary", "documents", None, "both", None),
            ]
        ),
        compared=(word, "呼和浩特市"),
    )


def report_of(sections, title="报告", **options):
    out = io.BytesIO()
    render_report(sections, title, out, **options)
    return out.getvalue().decode()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_becomes_markup_in_the_report(payload):
    data = report_of(report_sections(data_with(payload)), payload, subtitle=payload, footer=(payload,))
    assert_harmless(data)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_link_has_its_target_and_every_id_is_one(lang):
    page = assert_harmless(report_of(report_sections(data_with("四个意识"), lang), lang=lang))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert "#slogan-1" in page.links
    assert "#compare-a-1" in page.links
    assert [link for link in page.links if not re.search("[0-9]", link)] == [
        "#overview",
        "#slogans",
        "#trend",
        "#compare",
        "#claims",
        "#phrases",
        "#keywords",
        "#documents",
    ]


def test_the_report_says_what_it_shows():
    data = report_of(report_sections(data_with("四个意识")))
    assert "坚决做到“<mark>四个意识</mark>”。" in data
    # The nine mentions are in nine sentences, none of them the example; six are shown.
    assert "more sentences (6 of 9)" in data
    assert "四个意识 5–6" in data
    # 5名 is marked where it stands alone, not inside 15名.
    assert "15名，<mark>5名</mark>。" in data
    # One document is dated 2023 and was written in 2018; one shows no year.
    assert "1 of the documents carry a date that does not fit" in data
    assert "Its content does not show the year of 1 documents" in data
    assert "<cite>b 9–11</cite>" in data
    # 2018: one of four documents; 2020 has none and so no figure; 2023: none of fifty.
    assert "2018: 1 of 4 documents" in data
    assert "2023: 0 of 50 documents" in data
    assert "2020: –" in data
    assert ">25%<" in data
    assert "1 figures are reported as fact, 1 are targets." in data


@pytest.mark.parametrize(("total", "figure"), [(9, ">3<"), (30, ">10%<")])
def test_a_small_corpus_gets_counts_and_a_large_one_shares(total, figure):
    columns = (Column("item"), Column("period"), Column("documents", "int"), Column("documents_total", "int"))
    trend = Table(columns, [("四个意识", "2018", 3, total)])
    data = report_of(report_sections(ReportData(documents([]), slogans([]), claims([]), trend=trend)))
    assert figure in data


def test_the_example_says_where_it_stands():
    slogan = ("两个维护", "numeric", 2, 1, 1, 2022, "central", (), "做到“两个维护”。")
    places = [("甲", "", 2022, "两个维护", "numeric", "两个维护", 3, 7, "做到“两个维护”。")]
    tables = ReportData(documents([]), slogans([slogan]), claims([]), mentions=mentions(places))
    data = report_of(report_sections(tables))
    assert "<cite>甲 3–7</cite>" in data
    assert "more sentences" not in data


def test_a_long_sentence_is_shown_around_its_mark_and_whole_in_the_hint():
    long = "长" * 200 + "两个维护" + "句" * 200
    rows = [compared("slogans", "两个维护", 2.0, "a", f"{long} [天津/2017:12]")]
    tables = ReportData(documents([]), slogans([]), claims([]), comparison=comparison(rows))
    data = report_of(report_sections(tables))
    assert "…" + "长" * 60 + "<mark>两个维护</mark>" + "句" * 60 + "…" in data
    assert f'title="{long}"' in data
    assert "<cite>天津/2017:12</cite>" in data


def test_a_cut_table_says_so():
    rows = [(f"提法{n}", "quoted", 1, 1, 1, 2020, "", (), f"提法{n}。") for n in range(100)]
    data = report_of(report_sections(ReportData(documents([]), slogans(rows), claims([]))))
    assert "Showing 60 of 100. All of them: zzcorpus slogans -o slogans.xlsx" in data
    assert "Most frequent slogans, by mentions (20 of 100)" in data


def test_claims_are_taken_from_every_document():
    rows = [
        (name, "", None, "", f"{n}名", 1.0, 1.0, "名", "exact", "count", "", "reported", "", n, n + 1, f"{name}{n}")
        for name, many in (("甲", 400), ("乙", 3))
        for n in range(many)
    ]
    section = next(
        s for s in report_sections(ReportData(documents([]), slogans([]), claims(rows))) if s.anchor == "claims"
    )
    names = [column.name for column in section.tables[0].table.columns]
    shown = [row[names.index("sentence")][0] for row in section.tables[0].table.rows]
    assert len(shown) == 150
    assert shown.count("乙") == 3
    assert section.tables[0].total == 403


def test_an_empty_corpus_still_makes_a_page():
    page = assert_harmless(report_of(report_sections(ReportData(documents([]), slogans([]), claims([])))))
    assert page.ids == ["overview", "slogans", "claims", "documents"]


def test_a_section_of_ones_own():
    table = Table((Column("a"), Column("n", "int")), [("甲", 1)])
    charts = (BarChart("条", (Bar("甲", 1, anchor="own-1"),)), YearChart("年", ((2020, 1), (2023, 2))))
    section = ReportSection("x", "节", "一句话", (("标签", "5"),), charts, (ReportTable(table, "own"),), ("如何计算",))
    data = report_of([section])
    assert '<tr id="own-1">' in data
    assert 'href="#own-1"' in data
    assert "如何计算" in data


@pytest.mark.parametrize(
    ("text", "term", "pieces"),
    [
        ("甲乙甲", "甲", [("甲", True), ("乙", False), ("甲", True)]),
        ("甲乙", "丙", [("甲乙", False)]),
        ("甲乙", "", [("甲乙", False)]),
        ("115名和5名", "5名", [("115名和", False), ("5名", True)]),
        ("1.5名", "5名", [("1.5名", False)]),
        ("a(b)", "(b)", [("a", False), ("(b)", True)]),
    ],
)
def test_marks_in_a_sentence(text, term, pieces):
    assert mark(text, term) == pieces


# Charts


def test_bars_are_as_long_as_their_values():
    drawing = draw(BarChart("", (Bar("甲", 10), Bar("乙", 5), Bar("丙", 0))))
    long, half, none = drawing.boxes
    assert half.width == pytest.approx(long.width / 2)
    assert none.width == 1
    assert long.x == half.x == drawing.axis[0]


def test_negative_bars_go_the_other_way():
    right, left = draw(BarChart("", (Bar("甲", 2), Bar("乙", -1)))).boxes
    assert right.width == pytest.approx(2 * left.width)
    assert left.x + left.width == pytest.approx(right.x)


def test_years_without_documents_are_shaded_and_zeros_are_not():
    drawing = draw(YearChart("", ((2020, 2), (2022, 0))))
    assert [box.group for box in drawing.boxes] == ["", "missing", ""]
    assert [box.height for box in drawing.boxes][::2] == [120, 1]
    assert [word.text for word in drawing.words] == ["2", "2020", "2021", "0", "2022"]


def test_no_two_year_labels_touch():
    labels = draw(YearChart("", tuple((year, 1) for year in range(1949, 2026)))).words
    years = sorted(word.x for word in labels if len(word.text) == 4)
    assert min(right - left for left, right in pairwise(years)) >= 34


def test_only_the_peak_of_many_years_is_numbered():
    drawing = draw(YearChart("", tuple((year, 100) for year in range(1990, 2020)), unit="%"))
    assert [word.text for word in drawing.words].count("100%") == 1


def test_long_labels_are_cut_visibly_and_whole_in_the_hint():
    drawing = draw(BarChart("", (Bar("很长的标签" * 10, 1),)))
    assert drawing.words[0].text.endswith("…")
    assert "很长的标签" * 10 in drawing.boxes[0].hint


# Words


def test_every_page_word_is_there_in_both_languages_with_the_same_gaps():
    gaps = re.compile(r"\{\w+\}")
    for key, (english, chinese) in _page_words().items():
        assert english, key
        assert re.search("[\u4e00-\u9fff]", chinese), key
        assert sorted(gaps.findall(english)) == sorted(gaps.findall(chinese)), key


def test_every_column_of_the_commands_has_a_chinese_head():
    names = "document title place slogan kind count of surface unit qualifier phrase side log_ratio p_adjusted tier"
    assert all((name, "") in _columns() for name in names.split())
    assert _columns()["kind", "numeric"] == "数字缩略"
