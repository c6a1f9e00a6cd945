"""The same document says the same in every format: its slogans and claims are those of its plain text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from formats import ROWS, WIDTH, docx, html, pdf
from zzcorpus.cleaning import clean_document
from zzcorpus.corpus.options import PipelineOptions
from zzcorpus.corpus.pipeline import build_row
from zzcorpus.sources import Failure, read_bytes

if TYPE_CHECKING:
    from zzcorpus.model import RawDocument

SEED = Path(__file__).resolve().parents[1] / "seeds" / "004_ca8c1ac84218663f.txt"


def read(data, name):
    (raw,) = read_bytes(data, name)
    assert not isinstance(raw, Failure), raw
    return raw


@pytest.fixture(scope="module")
def paragraphs():
    """A long article: several pages of print, with quotations, numbers and names in Latin letters."""
    body = clean_document(read(SEED.read_bytes(), SEED.name)).text.split("\n")
    assert sum(len(paragraph) // WIDTH + 1 for paragraph in body) > 3 * ROWS
    return body


@pytest.fixture(scope="module")
def expected(paragraphs):
    return row_of(read("\n".join(paragraphs).encode(), "a.txt"))


def row_of(raw: RawDocument):
    return build_row(raw, PipelineOptions())


def said(row, kind):
    """The facts with their sentences; the addresses too, since the cleaned text is the same."""
    return [tuple(sorted(fact.items(), key=lambda item: item[0])) for fact in row[kind]]


FORMATS = {
    "gb18030": lambda text: ("\n".join(text).encode("gb18030"), "a.txt"),
    "utf-8 with mark": lambda text: ("\n".join(text).encode("utf-8-sig"), "a.txt"),
    "utf-16": lambda text: ("\r\n".join(text).encode("utf-16"), "a.txt"),
    "html": lambda text: (html(text).encode("gb18030"), "a.html"),
    "html in utf-8, called so": lambda text: (html(text).replace("gb2312", "utf-8").encode(), "a.htm"),
    "docx": lambda text: (docx(text), "a.docx"),
    "pdf": lambda text: (pdf(text), "a.pdf"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_slogans_and_claims(name, paragraphs, expected):
    row = row_of(read(*FORMATS[name](paragraphs)))
    assert row["text"] == expected["text"]
    assert said(row, "slogans") == said(expected, "slogans")
    assert said(row, "claims") == said(expected, "claims")


def test_there_is_much_to_find(expected):
    assert len({slogan["slogan"] for slogan in expected["slogans"]}) > 40
    assert len(expected["claims"]) > 15
