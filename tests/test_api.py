"""The Python door gives what the commands give."""

import inspect
import io

import pandas as pd
import pytest
import typer

import zzcorpus
from zzcorpus.cli.main import app
from zzcorpus.errors import CorpusError, UsageError

# What decides how a table is written, or which corpus is opened, is no option of a method.
SHARED = {
    *("corpus", "with-duplicates", "without-reuse", "places-from-paths", "text-column", "column", "lexicon"),
    *("processes", "quiet", "format", "limit", "sort", "excel", "raw", "help"),
}
ASKED = {
    "documents": ((), {}),
    "keywords": (("tianjin",), {"by": "place", "top": 5}),
    "slogans": (("hohhot",), {"mentions": True}),
    "discover": ((), {"min_documents": 1}),
    "claims": (("hohhot",), {"kind": "money"}),
    "panel": ((), {}),
    "phrases": ((), {"min_chars": 8}),
    "reuse": ((), {"by_document": True}),
    "compare": (("tianjin", "hohhot"), {"section": "slogans"}),
    "concordance": (("两个维护",), {"sentence": True}),
    "collocates": (("党支部",), {"min_count": 3}),
    "trend": (("两个维护", "tianjin"), {"by": "year"}),
    "similarity": ((), {"by": "place"}),
    "topics": ((), {"topics": 3, "terms": 4}),
    "sql": (("select place, count(*) as n from slogans group by place order by place",), {}),
    "cite": ((), {}),
}


def leaves(command, name=""):
    for key, inner in getattr(command, "commands", {}).items():
        yield from leaves(inner, f"{name}_{key}".strip("_"))
    if not hasattr(command, "commands"):
        yield name, command


def options_of(command):
    names = {max(p.opts, key=len) for p in command.params if p.opts[0].startswith("-")}
    return {name.lstrip("-").replace("-", "_") for name in names if name.lstrip("-") not in SHARED}


def test_every_command_is_a_method_with_its_options():
    for name, command in leaves(typer.main.get_command(app)):
        if name == "ingest":
            continue
        of_tables = {"output", "lang"} if name not in ("show", "report") else set()
        method = inspect.signature(getattr(zzcorpus.Corpus, name)).parameters
        assert options_of(command) - of_tables <= set(method), name


@pytest.mark.parametrize("name", ASKED)
def test_a_method_gives_the_command_s_table(program, cache, name):
    arguments, options = ASKED[name]
    frame = getattr(zzcorpus.open(), name)(*arguments, **options)
    words = [
        f"--{key.replace('_', '-')}" if v is True else f"--{key.replace('_', '-')}={v}" for key, v in options.items()
    ]
    done = program(name, *arguments, *words)
    printed = pd.read_csv(io.BytesIO(done.stdout), dtype=str, keep_default_na=False)
    assert list(frame.columns) == list(printed.columns)
    assert len(frame) == len(printed)
    first = frame.columns[0]
    assert frame[first].astype(str).tolist() == printed[first].tolist()


def test_a_document_and_the_report_page(program, cache, tmp_path):
    corpus = zzcorpus.open()
    assert corpus.show("hohhot").encode() == program("show", "hohhot").stdout
    page = corpus.report("hohhot", output=tmp_path / "hohhot.html")
    program("report", "hohhot", "-o", tmp_path / "same.html")
    assert page.read_bytes() == (tmp_path / "same.html").read_bytes()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("slogans", {"kind": "foo"}),
        ("slogans", {"by": "colour"}),
        ("claims", {"kind": ["money", "foo"]}),
        ("claims", {"status": "foo"}),
        ("keywords", {"by": "colour"}),
        ("keywords", {"by": "place", "dispersion": True}),
        ("similarity", {"by": "colour"}),
    ],
)
def test_a_value_that_is_no_choice_is_an_error(cache, name, options):
    with pytest.raises(UsageError):
        getattr(zzcorpus.open(), name)(**options)


def test_methods_have_the_columns_of_the_commands(cache):
    corpus = zzcorpus.open()
    assert list(corpus.slogans("tianjin").columns)[:2] == ["slogan", "kind"]
    assert corpus.documents().shape[0] == 5
    assert corpus.failures == ()
    assert "zzcorpus" in " ".join(corpus.cite()["text"])


def test_counts_are_numbers_and_text_is_what_offsets_refer_to(cache):
    corpus = zzcorpus.open()
    claims = corpus.claims()
    assert str(claims["start"].dtype) == "Int64"
    row = claims.iloc[0]
    assert corpus.text(row["document"])[row["start"] : row["end"]] == row["surface"]


def test_a_table_with_columns_of_its_own_names(tmp_path):
    (tmp_path / "news.csv").write_text(
        "正文,发布日期,地区\n全市坚持一枝一叶总关情。,2020-03-01,天津市\n", encoding="utf-8"
    )
    corpus = zzcorpus.open(
        tmp_path / "news.csv", text_column="正文", columns={"published": "发布日期", "place": "地区"}
    )
    (row,) = corpus.documents().to_dict("records")
    assert (row["place"], str(row["published"])) == ("天津市", "2020-03-01")


def test_a_lexicon_of_the_user(tmp_path):
    (tmp_path / "own.tsv").write_text("canonical\n一枝一叶总关情\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("全市坚持一枝一叶总关情。", encoding="utf-8")
    assert "一枝一叶总关情" in set(zzcorpus.open(tmp_path, lexicon=tmp_path / "own.tsv").slogans()["slogan"])


def test_ingest_returns_a_row_per_input(tmp_path):
    (tmp_path / "a.txt").write_text("全市坚持三会一课制度。", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    frame = zzcorpus.ingest([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "c.corpus")
    assert len(frame) == 2
    assert "read" in set(frame["status"])
    assert all(reason for reason in frame.loc[frame["status"] != "read", "reason"])
    assert zzcorpus.open(tmp_path / "c.corpus").documents().shape[0] == 1


def test_what_a_table_leaves_out_is_among_its_attrs(tmp_path):
    (tmp_path / "a.txt").write_text("各位代表：五年来，全市生产总值年均增长8%。2017年增长9%。", encoding="utf-8")
    frame = zzcorpus.open(tmp_path).panel("地区生产总值")
    assert "1 yearly averages" in frame.attrs["notes"][0]


def test_nothing_to_read_is_an_error_with_a_reason(tmp_path):
    with pytest.raises(CorpusError):
        zzcorpus.open(tmp_path / "nowhere")
