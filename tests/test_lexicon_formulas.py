"""The shipped table of formulas, and reading a user's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from zzcorpus.errors import DataError
from zzcorpus.lexicon import Formula, load_formulas, read_formulas
from zzcorpus.lexicon.formulas import COLUMNS
from zzcorpus.lexicon.matcher import fold

TABLE = Path(__file__).resolve().parents[1] / "src" / "zzcorpus" / "lexicon" / "data" / "formulas.tsv"
FORMULAS = load_formulas()
BY_NAME = {formula.canonical: formula for formula in FORMULAS}
DIGITS = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
DATE = re.compile(r"(?:18|19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def numerals(name):
    """The numerals in a name, in order: 三会一课 gives 3 and 1, 十四个坚持 gives 14."""
    found = []
    for text in re.findall("[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两双三四五六七八九]", name):
        tens, ten, units = text.rpartition("十")
        found.append((DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(units, 0))
    return found


def test_header_states_version_source_selection_and_columns():
    head = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    text = "\n".join(head)
    assert all(word in text for word in ("version:", "source:", "how selected:", "columns:"))
    assert TABLE.read_text(encoding="utf-8").splitlines()[len(head)] == "\t".join(COLUMNS)


def test_size():
    assert len(FORMULAS) >= 1000
    assert sum(f.kind == "numeric" and bool(f.members) for f in FORMULAS) >= 300


def test_no_form_belongs_to_two_formulas():
    owner: dict[str, str] = {}
    for formula in FORMULAS:
        for form in (formula.canonical, *formula.variants):
            assert owner.setdefault(fold(form)[0], formula.canonical) == formula.canonical, form


@pytest.mark.parametrize("formula", FORMULAS, ids=lambda f: f.canonical)
def test_every_entry_is_complete_and_well_formed(formula):
    assert min(map(len, (formula.canonical, *formula.variants))) >= 2
    assert formula.gloss
    assert formula.pinyin
    assert formula.gloss.isascii()
    assert not re.search("[一-鿿]", formula.pinyin)
    assert not formula.first_date or DATE.fullmatch(formula.first_date)
    assert formula.first_date or not formula.first_document
    assert formula.source or not formula.first_date


@pytest.mark.parametrize(
    "formula", [f for f in FORMULAS if f.kind == "numeric" and f.members], ids=lambda f: f.canonical
)
def test_members_number_what_the_numeral_says(formula):
    said = numerals(formula.canonical)
    # 三会一课 packs 3 + 1; in 五位一体 and 四水四定 one numeral says it all.
    if said:
        assert len(formula.members) in {sum(said), max(said)}
    else:  # 千万工程: one member for each of the large numerals
        assert len(formula.members) == len(re.findall("[百千万]", formula.canonical)) > 1
    assert len(set(formula.members)) == len(formula.members)


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("四个意识", ("政治意识", "大局意识", "核心意识", "看齐意识")),
        ("三会一课", ("支部党员大会", "支部委员会会议", "党小组会", "党课")),
        ("八字方针", ()),
        ("两新", ()),
        ("五位一体", ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")),
        ("三去一降一补", ("去产能", "去库存", "去杠杆", "降成本", "补短板")),
        ("双碳", ("碳达峰", "碳中和")),
    ],
)
def test_members(name, members):
    assert BY_NAME[name].members == members


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("两个维护", "numeric"),
        ("大气十条", "numeric"),
        ("以习近平同志为核心的党中央", "formula"),
        ("民主集中制", "formula"),
        ("实事求是", "motto"),
        ("4050", ""),
        ("最后一公里", ""),
        ("一把手", ""),
    ],
)
def test_kind_of_an_unquoted_use(name, kind):
    assert BY_NAME[name].kind == kind


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("四个自信", "2016-07-01"),
        ("科学发展观", "2004-03-05"),
        ("两个务必", "1949-03-05"),
        ("八项规定", "2012-12-04"),
        ("四项基本原则", "1979-03-30"),
        ("两新", ""),
    ],
)
def test_first_dates(name, date):
    assert BY_NAME[name].first_date == date


@pytest.mark.parametrize(
    ("name", "pinyin"),
    [
        ("三重一大", "sānzhòngyīdà"),
        ("调整、改革、整顿、提高", "tiáozhěng, gǎigé, zhěngdùn, tígāo"),
        ("以人为本", "yǐrénwéiběn"),
        ("为人民服务", "wèi rénmín fúwù"),
        ("藏粮于地、藏粮于技", "cáng liáng yú dì, cáng liáng yú jì"),
        ("新时代党的治藏方略", "xīn shídài dǎng de zhìzàng fānglüè"),
    ],
)
def test_pinyin_of_characters_with_several_readings(name, pinyin):
    assert BY_NAME[name].pinyin == pinyin


def write(tmp_path, content):
    path = tmp_path / "mine.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "content",
    [
        "海河英才\n",
        "# mine\n\n海河英才\n",
        "\ufeff海河英才\r\n",
        "canonical\n海河英才",
        "提法\tgloss\n海河英才\t\n",
        "海河英才\t",
        "formula\tpinyin\n海河英才\t\n",
    ],
)
def test_a_users_table_needs_only_the_names(tmp_path, content):
    formulas, warnings = read_formulas(write(tmp_path, content))
    assert formulas == (Formula("海河英才"),)
    assert warnings == ()


def test_a_users_table_with_all_columns(tmp_path):
    content = "canonical\tmembers\tkind\tvariants\n六治\t治脏|治乱|治堵 \tnumeric\t“六治”工程| 六大治理\n"
    formulas, warnings = read_formulas(write(tmp_path, content))
    assert formulas == (
        Formula("六治", "numeric", variants=("“六治”工程", "六大治理"), members=("治脏", "治乱", "治堵")),
    )
    assert warnings == ("mine.tsv, line 2: 六治 lists 3 members; they are kept as they stand",)


def test_members_are_also_listed_as_in_a_sentence(tmp_path):
    (formula,), warnings = read_formulas(write(tmp_path, "canonical\tmembers\n三治\t治脏、治乱、治堵\n"))
    assert formula.members == ("治脏", "治乱", "治堵")
    assert warnings == ()


def test_columns_of_a_users_table_come_in_any_order(tmp_path):
    formulas, warnings = read_formulas(write(tmp_path, "kind\tgloss\tcanonical\nquoted\tours\t海河英才\n"))
    assert formulas == (Formula("海河英才", "quoted", gloss="ours"),)
    assert warnings == ()


@pytest.mark.parametrize("header", ["foo\tbar", "kind\tgloss", "gloss", "Kind\t说明"])
def test_a_header_without_the_column_of_slogans_is_no_entry(tmp_path, header):
    with pytest.raises(DataError, match=r"line 1: the columns .* lack canonical"):
        read_formulas(write(tmp_path, f"{header}\n海河英才\tquoted\n"))


def test_english_words_may_be_an_entry(tmp_path):
    assert [f.canonical for f in read_formulas(write(tmp_path, "IPO\tcode\nAI\n"))[0]] == ["IPO", "AI"]


def test_an_unknown_column_is_named(tmp_path):
    (formula,), warnings = read_formulas(write(tmp_path, "canonical\tcolour\n海河英才\tred\n"))
    assert formula.canonical == "海河英才"
    assert warnings[0].startswith("mine.tsv, line 1: the column colour is left out; columns are canonical, kind")


def test_a_misspelt_column_a_cell_too_many_and_an_empty_table_are_told(tmp_path):
    _, warnings = read_formulas(write(tmp_path, "name\tkinds\n海河英才\tquoted\t津门\n"))
    assert warnings == (
        "mine.tsv, line 1: the column kinds is left out; is kind meant?",
        "mine.tsv, line 2: 海河英才 has more cells than there are columns; the rest is left out",
    )
    assert read_formulas(write(tmp_path, "canonical\tkind\n")) == (
        (),
        ("mine.tsv: holds no entry; write one a line, the slogan first",),
    )


def test_the_shipped_formulas_are_central_and_no_others():
    assert all(formula.shipped for formula in load_formulas())
    assert not Formula("海河英才").shipped


def test_unusable_entries_are_named_with_line_and_reason(tmp_path):
    content = "# mine\n海河英才\n学\n海河英才\n一核\tnumber\n两极\tnumeric\t极\n"
    formulas, warnings = read_formulas(write(tmp_path, content))
    assert [(f.canonical, f.kind, f.variants) for f in formulas] == [
        ("海河英才", "formula", ()),
        ("一核", "formula", ()),
        ("两极", "numeric", ()),
    ]
    assert warnings == (
        "mine.tsv, line 3: 学 is too short to be found; two characters at least",
        "mine.tsv, line 4: 海河英才 is already there, in line 2",
        "mine.tsv, line 5: 一核 has the unknown kind number; read as formula",
        "mine.tsv, line 6: 两极: the variant 极 is too short to be found and left out",
    )


def test_dates_that_are_none_and_commas_between_cells_are_told(tmp_path):
    content = "canonical\tfirst_date\n一核\t2018-13-45\n两极\t2018-07\n"
    formulas, warnings = read_formulas(write(tmp_path, content))
    assert [formula.first_date for formula in formulas] == ["", "2018-07"]
    assert warnings == ("mine.tsv, line 2: 一核: 2018-13-45 is no date (2018, 2018-07 or 2018-07-31); left out",)
    _, warnings = read_formulas(write(tmp_path, "海河英才,quoted\n"))
    assert warnings == (
        "mine.tsv, line 1: 海河英才,quoted is taken for one entry; cells are separated by tabs, not commas",
    )


@pytest.mark.parametrize(
    ("content", "reason"), [("海河英才".encode("gb18030"), "not UTF-8 text"), (None, "cannot be read")]
)
def test_a_table_that_cannot_be_read(tmp_path, content, reason):
    path = tmp_path / "missing.tsv" if content is None else write(tmp_path, content)
    with pytest.raises(DataError, match=reason):
        read_formulas(path)
