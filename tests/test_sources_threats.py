"""Files that are meant to break a reader, and readers that must break nothing."""

from __future__ import annotations

import importlib
import io
import pkgutil
import random
import re
import socket
import zipfile
from pathlib import Path

import pytest

import zzcorpus.sources
from growth import grows_with_the_text
from zzcorpus.sources import Failure, SourceOptions, read_bytes

TEXT = "全市各级党组织坚持全面从严治党，培训干部1.2万余人次。\n"
TABLE = "<table><tr><td>表</td></tr></table>"
PAGE = f"<html><head><title>会议</title></head><body><div id='zoom'><p>{TEXT * 5}</p>{TABLE}</div>"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p><w:tbl/></w:body></w:document>'
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "cleaning" / "files"


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def mutate(data, generator):
    """Flip bits, cut, double or drop a piece."""
    mutant = bytearray(data)
    for _ in range(generator.randrange(1, 6)):
        at = generator.randrange(len(mutant)) if mutant else 0
        length = generator.randrange(1, 40)
        kind = generator.randrange(4)
        if kind == 0 and mutant:
            mutant[at] ^= 1 << generator.randrange(8)
        elif kind == 1:
            del mutant[at : at + length]
        elif kind == 2:
            mutant[at:at] = mutant[at : at + length]
        else:
            mutant[at : at + length] = generator.randbytes(length)
    return bytes(mutant)


SEEDS = {
    "a.txt": TEXT.encode("gb18030") * 5,
    "a.md": f"---\ntitle: 会议\ndate: 2023-01-02\n---\n# 标题\n{TEXT}".encode(),
    "a.html": PAGE.encode("gb18030"),
    "a.csv": f'title,text\n甲,{TEXT.strip()}\n乙,"{TEXT}"\n'.encode(),
    "a.jsonl": f'{{"title": "甲", "text": "{TEXT.strip()}"}}\n'.encode() * 3,
    "a.zip": zipped({"甲.txt": TEXT, "乙.html": PAGE}),
    "a.tar": b"",
}


@pytest.mark.parametrize("name", [name for name, data in SEEDS.items() if data])
def test_a_mutant_is_read_or_named(name):
    generator = random.Random(name)  # noqa: S311 - mutants, not secrets
    for _ in range(60):
        results = list(read_bytes(mutate(SEEDS[name], generator), name))
        assert results
        for result in results:
            if isinstance(result, Failure):
                assert result.reason.strip()
                assert "\n" not in result.reason
            else:
                assert result.text.strip()


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml"])
def test_a_mutant_of_a_part_of_a_document_is_read_or_named(part):
    # The part is changed before it is packed, else the archive's checksum refuses it and the XML is never reached.
    generator = random.Random(part)  # noqa: S311 - mutants, not secrets
    numbering = f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"/></w:numbering>'
    parts = {
        "word/document.xml": DOCUMENT,
        "word/numbering.xml": numbering,
        "word/styles.xml": f'<w:styles xmlns:w="{W}"/>',
    }
    for _ in range(60):
        mutant = {**parts, part: mutate(parts[part].encode(), generator)}
        (result,) = read_bytes(zipped(mutant), "a.docx")
        assert isinstance(result, Failure) or result.text.strip()


@pytest.mark.parametrize("name", ["pdf12.pdf", "form02.doc", "form05.docx"])
def test_a_mutant_of_a_real_file_is_read_or_named(name):
    if not (SAMPLES / name).is_file():
        pytest.skip("the sample files are not here")
    data = (SAMPLES / name).read_bytes()
    generator = random.Random(name)  # noqa: S311 - mutants, not secrets
    for _ in range(12):
        for result in read_bytes(mutate(data, generator), name):
            assert isinstance(result, Failure) or result.text.strip()


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "empty"),
        (b"\x00" * 162, "a.docx", "binary"),
        (b"\x05user" + b"\x00" * 157, "~$a.docx", "lock file"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "a.txt", "PNG"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 99, "a.pdf", "JPEG"),
        (b"MZ\x90\x00" + b"\x00" * 99, "a.txt", "program"),
        (b"Rar!\x1a\x07" + b"\x00" * 99, "a.zip", "RAR"),
        ("---\ntitle: 空\n---\n".encode(), "a.md", "beside its front matter"),
    ],
)
def test_what_holds_no_text_is_named(data, name, reason):
    (failure,) = read_bytes(data, name)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


@pytest.mark.parametrize(
    ("data", "name", "document_format"),
    [
        (PAGE.encode(), "报告.txt", "html"),
        (PAGE.encode("utf-16"), "报告.doc", "html"),
        (zipped({"word/document.xml": DOCUMENT}), "报告.txt", "docx"),
        (TEXT.encode("gb18030"), "报告.docx", "text"),
        (TEXT.encode("utf-16-le"), "报告", "text"),
    ],
)
def test_content_decides_not_the_suffix(data, name, document_format):
    (document,) = read_bytes(data, name)
    assert not isinstance(document, Failure), document
    assert document.format == document_format
    assert "全面从严治党" in document.text


def test_a_file_beyond_the_limit_is_named():
    (failure,) = read_bytes(TEXT.encode() * 999, "a.txt", SourceOptions(max_file_bytes=10_000))
    assert isinstance(failure, Failure)
    assert "raise the limit" in failure.reason


def test_nul_and_single_carriage_returns():
    (document,) = read_bytes(f"第一行，在此。\r第二行，\x00在此。\r\n第三行{TEXT}".encode(), "a.txt")
    assert not isinstance(document, Failure)
    assert document.text.split("\n")[:2] == ["第一行，在此。", "第二行，在此。"]
    assert [(repair.rule, repair.count) for repair in document.repairs] == [("control_characters", 1)]


def test_reading_opens_no_socket(monkeypatch):
    def refuse(*_arguments, **_options):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    remote = (
        "<html><head><link rel='stylesheet' href='http://127.0.0.1/a.css'><base href='http://127.0.0.1/'></head>"
        f"<body><img src='http://127.0.0.1/a.png'><iframe src='http://127.0.0.1/'></iframe><p>{TEXT}</p>"
        f"<div><p>{TEXT * 3}</p></div><div><p>{TEXT * 2}</p></div></body></html>"
    )
    for name, data in {**SEEDS, "b.html": remote.encode()}.items():
        for result in read_bytes(data, name) if data else ():
            assert not isinstance(result, Failure)


def patterns():
    for module in pkgutil.iter_modules(zzcorpus.sources.__path__):
        loaded = importlib.import_module(f"zzcorpus.sources.{module.name}")
        for name, value in vars(loaded).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.name}.{name}")


ATTACKS = [
    "一" * 100_000,
    "第" + "一" * 99_999,
    " " * 100_000,
    "\n" * 100_000,
    "-" * 100_000,
    "*" * 100_000,
    "**a" * 33_000,
    "[" * 100_000,
    "[a](" * 25_000,
    "<" * 100_000,
    "<a " * 33_000,
    "<!--" * 25_000,
    "2023-1-" * 14_000,
    "a: " * 33_000,
    "a:\n " * 25_000,
    "|" * 100_000,
    "_a" * 50_000,
    "来源：" * 33_000,
    "<script>" * 12_000,
    "<div><script>" * 8_000,
    "<font color=a><p>" * 6_000,
    "<table><tr><td>" * 1_000,
]


def attacks(pattern):
    return [text.encode() for text in ATTACKS] if isinstance(pattern.pattern, bytes) else ATTACKS


@pytest.mark.parametrize("pattern", list(patterns()))
def test_no_pattern_is_slower_than_linear(pattern):
    for text in attacks(pattern):
        assert grows_with_the_text(lambda part: [0 for _ in pattern.finditer(part)], text[: len(text) // 4], text), (
            text[:12]
        )


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt", "a.csv", "a.jsonl"])
def test_no_attack_makes_a_reader_slow(name):
    for text in ATTACKS:
        read = text.encode()
        assert list(read_bytes(read, name))
        assert grows_with_the_text(lambda part: list(read_bytes(part, name)), read[: len(read) // 4], read), text[:12]
