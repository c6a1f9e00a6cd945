"""One document in every format gives one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from formats import docx, html, pdf
from zzcorpus.sources import Failure, find_inputs, read_bytes, read_input

PARAGRAPHS = (
    "勇当排头兵　奋进新征程",
    "一、持续强化政治引领",
    "过去五年，全市各级党组织坚持以习近平新时代中国特色社会主义思想为指导，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，培训干部1.2万余人次，新建党支部120个。",
    "二、持续夯实基层基础",
    "推进“十项行动”，党组织覆盖率达到97.7%，选派585名干部到村任职；“1+8+N”政策体系基本形成，集体经济收入总额达6.2亿元，增长4.5%。",
    "会议强调，要真抓实干、守正创新，力争到2025年引进人才不少于3万人。",
)
TEXT = "\n".join(PARAGRAPHS)
ENCODED = Path(__file__).resolve().parents[2] / "shared" / "eval" / "cleaning" / "enc"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode("utf-8"), "a.txt"),
        (TEXT.encode("utf-8-sig"), "a.txt"),
        (TEXT.encode("gb18030"), "a.txt"),
        (TEXT.replace("\n", "\r\n").encode("utf-16"), "a.txt"),
        (f"---\nyear: 2023\n---\n{TEXT}".encode(), "a.md"),
        (html(PARAGRAPHS).encode("gb18030"), "a.html"),
        (docx(PARAGRAPHS), "a.docx"),
        (pdf(PARAGRAPHS), "a.pdf"),
        (f'text\n"{TEXT}"\n'.encode("gb18030"), "a.csv"),
    ],
    ids=["utf-8", "with mark", "gb18030", "utf-16", "markdown", "html", "docx", "pdf", "csv"],
)
def test_one_text_whatever_the_format(data, name):
    (document,) = read_bytes(data, name)
    assert not isinstance(document, Failure), document
    assert [line.strip() for line in document.text.split("\n") if line.strip()] == list(PARAGRAPHS)


@pytest.mark.parametrize("stem", ["chengdu2023", "cpc20th"])
def test_one_text_whatever_the_encoding(stem):
    files = sorted(ENCODED.glob(f"{stem}.*"))
    if not files:
        pytest.skip("the sample files are not here")
    inputs, failures = find_inputs(files)
    assert failures == []
    results = [result for item in inputs for result in read_input(item)]
    assert len(results) == len(files)
    assert len({getattr(result, "text", result) for result in results}) == 1
