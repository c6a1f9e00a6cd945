"""The audit of a lexicon, and the script that checks its dates."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from small_corpora import corpus_of
from zzcorpus.extract import ExtractOptions, extract_facts
from zzcorpus.lexicon import Formula, audit_lexicon, read_formulas
from zzcorpus.questions.lexicon import ask_lexicon_check
from zzcorpus.questions.slogan_forms import slogan_key
from zzcorpus.questions.slogans import ask_slogans

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "check_lexicon_dates.py"


def cut(text):
    """A segmenter for the tests: the words of a small dictionary, longest first, else single characters."""
    return re.findall("自信息|海河英才|乡村|振兴|两个|维护|系统|建设|.", text, re.DOTALL)


def test_verdicts():
    formulas = [
        Formula("海河英才"),
        Formula("石榴同心"),
        Formula("自信"),
        Formula("振兴"),
        Formula("乡村振兴"),
        Formula("两个维护", "numeric"),
    ]
    texts = ["海河英才。乡村振兴。", "建设自信息系统。乡村振兴，海河英才。两个维护点，做到两个维护。"]
    rows = {row.formula: row for row in audit_lexicon(formulas, texts, cut)}
    assert {name: row.verdict for name, row in rows.items()} == {
        "海河英才": "",
        "石榴同心": "never fired",
        "自信": "inside a longer word",
        "振兴": "blocked by a longer entry",
        "乡村振兴": "",
        "两个维护": "inside a longer word",
    }
    assert (rows["海河英才"].documents, rows["海河英才"].occurrences, rows["海河英才"].fired) == (2, 2, 2)
    assert (rows["振兴"].blocked, rows["振兴"].blocked_by, rows["振兴"].fired) == (2, "乡村振兴", 0)
    assert rows["自信"].longer_word == "自信息"
    assert (rows["两个维护"].occurrences, rows["两个维护"].fired, rows["两个维护"].inside_word) == (2, 1, 1)


def test_without_a_segmenter_only_shipped_longer_words_are_known():
    rows = audit_lexicon([Formula("自信"), Formula("三公", "numeric")], ["自信息，三公里"])
    assert [row.verdict for row in rows] == ["", "inside a longer word"]


def test_a_longer_wording_of_the_same_entry_blocks_nothing():
    row = audit_lexicon([Formula("六治", variants=("六治工程",))], ["六治工程和六治"])[0]
    assert (row.occurrences, row.fired, row.blocked, row.verdict) == (2, 2, 0, "")


def test_a_lexicon_of_ones_own_is_checked_as_slogans_counts_it(tmp_path):
    texts = {
        "a": (
            "2019",
            "天津市",
            "推动高质量发展，坚持“高质量”标准，高质量完成任务。印发《高质量方案》。“放、管、服”改革，“放管服”。",
        ),
        "b": ("2020", "北京市", "经济高质量发展，建设现代化首都都市圈。“走出去”战略见效，走出去。"),
    }
    file = tmp_path / "my.tsv"
    file.write_text("canonical\n高质量\n放管服\n走出去\n", encoding="utf-8")
    table, _ = ask_lexicon_check(corpus_of(tmp_path, texts), file)
    rows = {row[0]: row for row in table.rows}
    own = ExtractOptions(user_lexicon=read_formulas(file)[0])
    counted = Counter(slogan.slogan for *_, text in texts.values() for slogan in extract_facts(text, own).slogans)
    names = [column.name for column in table.columns]
    fired, blocked, by = (names.index(name) for name in ("fired", "blocked", "blocked_by"))
    assert (rows["高质量"][fired], rows["高质量"][blocked], rows["高质量"][by]) == (counted["高质量"], 2, "高质量发展")
    assert rows["放管服"][fired] == counted["放管服"] + counted["放、管、服"] == 2
    assert rows["走出去"][fired] == counted["走出去"] == 2


def test_keys_of_spellings_are_those_of_the_database(seeds):
    names = [
        "黄、赌、毒",
        "3·50",
        "甲·乙",
        "甲··乙",
        "·甲",
        "获得感和幸福感",
        *(row[0] for row in ask_slogans(seeds).rows),
    ]
    for name in names:
        assert seeds.connection.execute("select slogan_key(?)", [name]).fetchone() == (slogan_key(name),)


def test_rows_come_in_the_lexicons_order_and_empty_input_is_no_error():
    formulas = [Formula("乙乙"), Formula("甲甲")]
    assert [row.formula for row in audit_lexicon(formulas, [])] == ["乙乙", "甲甲"]
    assert audit_lexicon([], ["甲甲"]) == ()


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("check_lexicon_dates", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpus(tmp_path):
    for name, text in {
        "congress/2017-报告.md": "---\ntitle: x\ndate: '2017-10-18'\n---\n乡村振兴，六治工程",
        "reports/国务院/1978.md": "**报告**\n——1978年2月26日在会上\n自力更生。1979年1月1日",
        "reports/甲省/2016.md": "乡村振兴，六治",
        "reports/甲省/notes.md": "乡村振兴",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("congress/2017-报告.md", "2017-10-18"),
        ("reports/国务院/1978.md", "1978-02-26"),
        ("reports/甲省/2016.md", "2016"),
    ],
)
def test_dates_of_reference_documents(script, corpus, name, date):
    assert script.read_document(corpus / name, corpus).date == date


def test_a_document_without_a_year_is_left_out(script, corpus):
    assert script.read_document(corpus / "reports/甲省/notes.md", corpus) is None


def test_first_and_last_use(script, corpus):
    formulas = (Formula("乡村振兴"), Formula("六治", variants=("六治工程",)), Formula("海河英才"))
    documents = [d for p in corpus.rglob("*.md") if (d := script.read_document(p, corpus))]
    lives = script.trace(formulas, documents, ["congress"])
    life = lives["乡村振兴"]
    assert (life.documents, life.first[0], life.last[0], life.evidence) == (
        2,
        "2016",
        "2017-10-18",
        ("2017-10-18", "congress/2017-报告"),
    )
    # Only the variant stands in the congress report, so that it is no evidence of the canonical form.
    assert lives["六治"].evidence == ("", "")
    assert lives["海河英才"].documents == 0


@pytest.mark.parametrize(
    ("formula", "flag"),
    [
        (Formula("乡村振兴", first_date="2017-10-18"), ""),
        (Formula("乡村振兴", first_date="2018"), "earlier"),
        (Formula("乡村振兴", first_date="2018", source="first use not established"), ""),
        (Formula("乡村振兴", first_date="2017", source="first found in congress/1997-报告"), "absent"),
        (Formula("海河英才", first_date="2018"), "never"),
    ],
)
def test_flags(script, corpus, formula, flag):
    documents = [d for p in corpus.rglob("*.md") if (d := script.read_document(p, corpus))]
    lives = script.trace((formula,), documents, ["congress"])
    assert script.flag(formula, lives[formula.canonical]) == flag
