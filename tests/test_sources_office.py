from __future__ import annotations

import struct
from pathlib import Path

import pytest

from zzcorpus.sources import Failure, find_inputs, office, read_bytes, read_input

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "eval" / "cleaning" / "files"
SECTOR = 512
FREE, END, IN_FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@pytest.fixture(autouse=True)
def no_office_program(monkeypatch):
    monkeypatch.setattr(office, "office_program", lambda: "")


def compound(**streams):
    """Make a compound file; streams are padded so that none is kept among the small ones."""
    sectors, fat, entries = [], [], []
    for name, data in streams.items():
        padded = data.ljust(4096, b"\x00")
        padded += b"\x00" * (-len(padded) % SECTOR)
        first, count = len(sectors), len(padded) // SECTOR
        sectors += [padded[i * SECTOR : (i + 1) * SECTOR] for i in range(count)]
        fat += [*range(first + 1, first + count), END]
        entries.append(entry(name, 2, first, len(padded)))
    directory = b"".join([entry("Root Entry", 5, END, 0), *entries])
    directory += b"\x00" * (-len(directory) % SECTOR)
    first_directory = len(sectors)
    for i in range(len(directory) // SECTOR):
        sectors.append(directory[i * SECTOR : (i + 1) * SECTOR])
        fat.append(first_directory + i + 1)
    fat[-1] = END
    fat_sector = len(sectors)
    fat.append(IN_FAT)
    sectors.append(struct.pack("<128I", *fat, *[FREE] * (128 - len(fat))))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += b"\x00" * 6 + struct.pack("<5I", 0, 1, first_directory, 0, 4096)
    header += struct.pack("<4I", END, 0, END, 0) + struct.pack("<109I", fat_sector, *[FREE] * 108)
    return header + b"".join(sectors)


def entry(name, kind, start, size):
    raw = (name + "\x00").encode("utf-16-le")
    return (
        raw.ljust(64, b"\x00")
        + struct.pack("<HBB", len(raw), kind, 1)
        + b"\xff" * 12
        + b"\x00" * 36
        + struct.pack("<IIII", start, size, 0, 0)[:12]
    )


def word(body, footnotes="", headers="", *, flags=0x0200, identifier=0xA5EC, latin=""):
    """Make a Word 97 file with the given parts; ``latin`` is stored as single bytes before the body."""
    text = (body + footnotes + headers).encode("utf-16-le")
    main = bytearray(1024)
    struct.pack_into("<H8xH", main, 0, identifier, flags)
    struct.pack_into("<3I", main, 0x4C, len(latin) + len(body), len(footnotes), len(headers))
    positions = [0, len(latin), len(latin) + len(text) // 2]
    pieces = [(1024 * 2) | 1 << 30, 1024 + len(latin)]
    table = b"\x01\x02\x00ab\x02" + struct.pack("<I", 12 * 2 + 4) + struct.pack("<3I", *positions)
    table += b"".join(struct.pack("<HIH", 0, place, 0) for place in pieces)
    struct.pack_into("<II", main, 0x1A2, 0, len(table))
    return compound(WordDocument=bytes(main) + latin.encode("cp1252") + text, **{"1Table": table})


def read(data, name="a.doc"):
    (result,) = read_bytes(data, name)
    return result


def test_paragraphs_notes_and_headers():
    document = read(word("报告\r全面从严治党。\r", "指2017年。\r", "内部资料\r"))
    assert not isinstance(document, Failure), document
    assert document.text == "报告\n全面从严治党。\n指2017年。"
    assert [(piece.rule, piece.text) for piece in document.removed] == [("header", "内部资料")]
    assert "LibreOffice" in document.warnings[0]
    assert document.format == "doc"


def test_pieces_of_single_bytes():
    document = read(word("年报告\r", latin="2023 GDP "), "a.wps")
    assert document.text == "2023 GDP 年报告"
    assert document.format == "wps"


def test_fields_and_marks():
    link = '见\x13 HYPERLINK "http://a.cn" \x14原文\x15。\x01\x08\r'
    contents = "\x13 TOC \\o \x14一、回顾\x13 PAGEREF _T \x143\x15\x15\r"
    body = link + contents + "第\x13 PAGE \x147\x15页\r"
    document = read(word(body))
    assert document.text == "见原文。\n第页"
    assert "一、回顾" in {piece.text for piece in document.removed}


def test_tables_are_a_row_a_line():
    document = read(word("登记表\r姓名\x07张三\x07\x07参加工\r作时间\x072017年\x07\x07完\r"))
    assert not isinstance(document, Failure)
    assert document.text == "登记表\n姓名\t张三\n参加工作时间\t2017年\n完"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word("文\r", flags=0x0300), "password"),
        (word("文\r", identifier=0xA5DC), "older than Word 97"),
        (word(""), "no text"),
        (compound(PowerPointX=b"a"), "LibreOffice"),
        (compound(**{"PowerPoint Document": b"a"}), "presentation"),
        (word("全面从严治党。\r" * 400)[:2_500], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600, "damaged"),
        (b"{\\rtf1\\ansi text}", "LibreOffice"),
    ],
)
def test_what_cannot_be_read_is_named(data, reason):
    failure = read(data)
    assert isinstance(failure, Failure)
    assert reason in failure.reason


@pytest.mark.parametrize(
    ("name", "snippet"),
    [
        ("form02.doc", "填写授权该单位履行公共事务管理职能的法律法规名称以及相关条款"),
        ("form03.wps", "何时何地参加公务员主管部门统一举办的初任培训班"),
    ],
)
def test_files_from_word_and_wps(name, snippet):
    if not (SAMPLES / name).is_file():
        pytest.skip("the sample files are not here")
    inputs, _ = find_inputs([SAMPLES / name])
    (document,) = read_input(inputs[0])
    assert not isinstance(document, Failure)
    assert snippet in document.text


def test_a_conversion_that_gives_nothing_is_named(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "office_program", lambda: str(program))
    failure = read(word("文\r"))
    assert isinstance(failure, Failure)
    assert "could not convert" in failure.reason
