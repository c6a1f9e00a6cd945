"""The Python door gives what the commands give."""

import pytest

import zzcorpus
from zzcorpus.errors import CorpusError


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
