"""Whole documents through the room: the seeds, the account of characters, hostile text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from growth import grows_with_the_text
from zzcorpus.cleaning import CleaningOptions, clean_document
from zzcorpus.cleaning.datafiles import read_rows
from zzcorpus.errors import DataError
from zzcorpus.model import RawDocument

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FOLD = str.maketrans("，。；：！？（）", ",。;:!?()")


def raw(text: str, **stated: str) -> RawDocument:
    return RawDocument("page", "page.txt", text, "", "text", stated=stated)


def visible(text: str) -> int:
    return len("".join(text.split()))


SEEDS = {
    "000_1d7ef914cb96bd57": ("", "", "共产党员网", "党的力量来自组织,组织建", "大地扎实实践。"),
    "001_6bb465155a998abf": (
        "全球报道:天津市各级党组织推进基层党建全面进步全面过硬",
        "2017-07-03",
        "人民网",
        "基础不牢,地动山摇。处在",
        "提供坚强组织保证。",
    ),
    "002_ba08b270c44729d2": (
        "市委常委、组织部长在全市组织工作会议上讲话",
        "2023-11-26",
        "",
        "下面,我结合学习贯彻党的",
        "“五城”再立新功。",
    ),
    "003_8620307bb34eef5d": (
        "天津市河北区“四个坚持”抓实自身建设 着力锻造政治机关组工铁军",
        "2022-07-05",
        "天津先锋网",
        "天津市河北区委组织部深入",
        "受警醒、明底线。",
    ),
    "004_ca8c1ac84218663f": (
        "勇当排头兵 奋进新征程——党的十八大以来首府组织工作综述",
        "2023-10-11",
        "青城先锋微信公众号",
        "党的力量来自组织,党的全",
        "篇章中作出新贡献。",
    ),
}


@pytest.mark.parametrize("name", SEEDS)
def test_seeds_come_out_whole(name):
    title, published, source, start, end = SEEDS[name]
    document = clean_document(raw((ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")))
    assert (document.title, document.published, document.source) == (title, published, source)
    text = document.text.translate(FOLD)
    assert text.startswith(start)
    assert text.endswith(end)


def test_the_first_seed_is_repaired_and_says_so():
    document = clean_document(raw((ROOT / "seeds" / "000_1d7ef914cb96bd57.txt").read_text(encoding="utf-8")))
    assert document.script == "traditional"
    counts = {repair.rule: repair.count for repair in document.repairs}
    assert counts["inserted_reading"] == 136
    assert counts["half_character_shift"] == 3
    assert "擔" not in document.text
    assert "沿着中国特色社会主义道路" in document.text
    assert "切实把忠诚干净担当的好干部选出来" in document.text
    assert "发展潜力大的优秀年轻干部" in document.text
    assert [removal.rule for removal in document.removed] == ["welcome", "related", "menu", "licence"]


@pytest.mark.parametrize("name", [name for name in SEEDS if not name.startswith("000")])
def test_every_character_is_in_the_text_or_in_a_removal(name):
    page = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8")
    document = clean_document(raw(page))
    assert visible(page) == visible(document.text) + sum(visible(removal.text) for removal in document.removed)


def test_repairs_account_for_the_characters_they_take_out():
    page = "黨的建設(shè)\n\n會議指出,要長期執(zhí)政、改革創(chuàng)新,推動(dòng)各項工作再上新臺階,取得更大成效。\n"
    document = clean_document(raw(page))
    readings = "(shè)(zhí)(chuàng)(dòng)"
    removed = sum(visible(removal.text) for removal in document.removed)
    assert visible(page) == visible(document.text) + removed + visible(readings)
    assert {"inserted_reading": 4}.items() <= {r.rule: r.count for r in document.repairs}.items()


def test_options_leave_what_they_say():
    page = "首頁 > 新聞 > 正文\n\n會議召開\n\n發布時間:2023-01-05 來源:某某網\n\n會議指出,要沿著正確方向前進,推動各項工作取得新的更大成效,開創發展新局面。\n"
    kept = clean_document(raw(page), CleaningOptions(keep_script=True))
    assert "沿著正確方向" in kept.text
    assert (kept.published, kept.source) == ("2023-01-05", "某某网")
    assert "首頁" not in kept.text
    furnished = clean_document(raw(page), CleaningOptions(keep_furniture=True))
    assert "首页" in furnished.text
    assert furnished.removed == ()
    assert furnished.published == "2023-01-05"


def test_what_was_stated_wins():
    page = "会议召开\n\n发布时间:2023-01-05 来源:某某网\n\n会议指出,要推动各项工作取得新的更大成效,开创发展新局面。\n"
    document = clean_document(raw(page, title="我的题目", published="2001-02-03", source="我的来源"))
    assert (document.title, document.published, document.source) == ("我的题目", "2001-02-03", "我的来源")


def test_an_address_is_no_source():
    document = clean_document(
        raw("各位代表：\n谢谢大家。", source="https://www.example.gov.cn/202301/t20230105_1.html")
    )
    assert (document.source, document.published) == ("", "")


def test_a_report_keeps_the_line_of_its_delivery_and_is_dated_by_it():
    page = "政府工作报告\n\n——2023年1月12日在某市第十八届人民代表大会第一次会议上\n\n市长 某某\n\n各位代表：\n\n现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员提出意见。\n"
    document = clean_document(raw(page, title="2023年某市政府工作报告"))
    assert document.published == "2023-01-12"
    assert document.text.startswith("——2023年1月12日在某市")


def test_a_stray_bar_before_a_paragraph_goes_and_is_listed():
    document = clean_document(raw("| 昨日,出席会议的代表们认真审议政府工作报告,现场气氛热烈,各抒己见。\n"))
    assert document.text.startswith("昨日,")
    assert [(removal.rule, removal.text) for removal in document.removed] == [("stray_mark", "|")]


def test_page_marks_inside_sentences_go():
    page = "黄花机场新航站楼投入运营;地铁第2页共18页1、2号线建设加快推进,城市面貌焕然一新。\n"
    document = clean_document(raw(page))
    assert "地铁1、2号线" in document.text
    assert [removal.rule for removal in document.removed] == ["page_mark"]


def test_figures_lost_to_a_broken_replacement_are_marked():
    document = clean_document(raw("财政收入完成2５$1.$2１亿元,同比增长１$1.$2％,实现预期目标,运行总体平稳。\n"))
    assert "$" not in document.text
    assert "25\ufffd1亿元" in document.text
    assert any("lost" in warning for warning in document.warnings)


def test_the_owner_of_a_site_is_the_source_unless_it_collects():
    body = "会议指出,要推动各项工作取得新的更大成效,开创发展新局面,为建设现代化城市提供保证。\n\n"
    assert clean_document(raw(body + "某某党建网 版权所有 京ICP备1号")).source == "某某党建网"
    assert clean_document(raw(body + "推荐访问:\n版权所有:某某范文网 京ICP备1号")).source == ""


def test_the_same_page_gives_the_same_document():
    page = (ROOT / "seeds" / "001_6bb465155a998abf.txt").read_text(encoding="utf-8")
    assert clean_document(raw(page)) == clean_document(raw(page))


def test_clean_text_is_left_alone():
    page = (ROOT / "seeds" / "004_ca8c1ac84218663f.txt").read_text(encoding="utf-8")
    once = clean_document(raw(page)).text
    assert clean_document(raw(once)).text == once


N = 100_000
HOSTILE = ["a" * N, " " * N, "?" * N, "(" * N, "<!--" * (N // 4), "&amp" * (N // 4), "1" * N, "2023-01-" * (N // 8),
           "首页>" * (N // 3), "来源:" * (N // 3), "“" * N, "—" * N, "中 文 " * (N // 4), "當?暮酶" * (N // 500)]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:6]))
def test_work_on_hostile_text_grows_with_it(text):
    clean_document(raw("党" + text[:10]))
    assert grows_with_the_text(clean_document, raw(text[: len(text) // 4]), raw(text))


def test_a_malformed_data_file_is_named():
    with pytest.raises(DataError, match=r"furniture\.tsv, line"):
        read_rows("furniture.tsv", 5)


def reference() -> list[dict[str, object]]:
    path = SHARED / "eval" / "cleaning" / "cleaning.jsonl"
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["file"].startswith("pages/")]


@pytest.mark.skipif(not reference(), reason="the reference pages are not here")
def test_reference_pages():
    rows = reference()
    kept = leaked = wanted = unwanted = dated = sourced = 0
    for row in rows:
        page = (SHARED / "eval" / "cleaning" / row["file"]).read_text(encoding="utf-8")
        document = clean_document(raw(page))
        text = "".join(document.text.translate(FOLD).split())
        wanted += len(row["with"])
        kept += sum("".join(snippet.translate(FOLD).split()) in text for snippet in row["with"])
        unwanted += len(row["without"])
        leaked += sum("".join(snippet.translate(FOLD).split()) in text for snippet in row["without"])
        dated += document.published == row["published"]
        sourced += document.source == row["source"]
    assert kept >= 0.97 * wanted
    assert leaked <= 0.02 * unwanted
    assert dated >= 0.95 * len(rows)
    assert sourced >= 0.85 * len(rows)
