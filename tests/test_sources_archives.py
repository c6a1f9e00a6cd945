from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import tracemalloc
import zipfile
import zlib

import pytest

from zzcorpus.sources import Failure, SourceOptions, find_inputs, read_bytes, read_input

TEXT = "全市各级党组织坚持全面从严治党，培训干部1.2万余人次。"
PAGE = f"<html><body><div id='zoom'><p>{TEXT}</p></div></body></html>"


def zipped(members, method=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_raw_names(members, encoding):
    """Make a zip file whose names are bytes of a system without the UTF-8 flag, as Windows does."""
    buffer, directory = io.BytesIO(), b""
    for name, text in members.items():
        raw, data = name.encode(encoding), text.encode("utf-8")
        common = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(raw), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, buffer.tell()) + raw
        buffer.write(b"PK\x03\x04" + common + raw + data)
    start = buffer.tell()
    buffer.write(directory)
    buffer.write(b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), start, 0))
    return buffer.getvalue()


def tarred(members, mode="w"):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, text in members.items():
            info = tarfile.TarInfo(name)
            data = text if isinstance(text, bytes) else text.encode("utf-8")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def read(data, name="a.zip", **options):
    return list(read_bytes(data, name, SourceOptions(**options)))


def ids(results):
    return [result.document for result in results if not isinstance(result, Failure)]


def reasons(results):
    return [result.reason for result in results if isinstance(result, Failure)]


def test_members_of_every_kind_go_through_the_same_door():
    members = {
        "甲/2018.md": f"# 标题\n{TEXT}",
        "乙.html": PAGE,
        "丙.csv": f"title,text\n一,{TEXT}\n",
        "丁.bin": b"\x00\x01" * 99,
    }
    results = read(zipped(members))
    assert ids(results) == ["丙/0001", "乙", "甲/2018"]
    assert [result.path for result in results if isinstance(result, Failure)] == ["a.zip/丁.bin"]
    assert (
        next(result for result in results if not isinstance(result, Failure) and result.document == "乙").text == TEXT
    )


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar_archives(mode):
    results = read(tarred({"甲/2018.txt": TEXT, "甲/2018.md": TEXT}, mode), "a.tar.gz")
    assert ids(results) == ["甲/2018", "甲/2018.md"]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_compressed_file(pack):
    (document,) = read(pack(TEXT.encode("gb18030")), "报告.txt.gz")
    assert not isinstance(document, Failure)
    assert document.text == TEXT


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "big5"])
def test_names_are_shown_as_their_maker_wrote_them(encoding):
    names = (
        ["政府工作/天津市2018.txt", "說明.txt"] if encoding == "big5" else ["政府工作报告/天津市2018年.txt", "说明.txt"]
    )
    results = read(with_raw_names(dict.fromkeys(names, TEXT), encoding))
    assert sorted(ids(results)) == sorted(name.removesuffix(".txt") for name in names)


def test_an_archive_below_a_folder_keeps_its_own_name_in_ids(tmp_path):
    (tmp_path / "省.zip").write_bytes(zipped({"2018.txt": TEXT}))
    inputs, _ = find_inputs([tmp_path])
    assert ids(result for item in inputs for result in read_input(item)) == ["省/2018"]
    inputs, _ = find_inputs([tmp_path / "省.zip"])
    assert ids(result for item in inputs for result in read_input(item)) == ["2018"]


def test_metadata_csv_within_an_archive():
    members = {"省/metadata.csv": "path,地区\n2018.txt,河北省\n", "省/2018.txt": TEXT}
    (document,) = read(zipped(members))
    assert document.stated == {"place": "河北省"}


def test_archives_in_archives_up_to_a_limit():
    data = zipped({"文.txt": TEXT})
    for depth in range(2, 5):
        data = zipped({f"层{depth}.zip": data})
        if depth == 3:
            assert ids(read(data)) == ["层3/层2/文"]
    assert "more than 3 deep" in reasons(read(data))[0]


@pytest.mark.parametrize(
    "name", ["../../x.txt", "/etc/x.txt", "C:\\x.txt", "..\\x.txt", "a/../../x.txt", "x\x1b[31m.txt", "con.txt"]
)
def test_hostile_names_are_data_and_nothing_is_written(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (document,) = read(zipped({name: TEXT}))
    assert not isinstance(document, Failure)
    assert document.text == TEXT
    assert ".." not in document.document.split("/")
    assert list(tmp_path.rglob("*")) == []


def test_links_in_archives_are_named():
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link" in reasons(read(buffer.getvalue()))[0]
    symbolic = tarfile.TarInfo("link.txt")
    symbolic.type, symbolic.linkname = tarfile.SYMTYPE, "/etc/passwd"
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(symbolic)
    assert "link" in reasons(read(buffer.getvalue(), "a.tar"))[0]


def overlapping_bomb(copies):
    """Make a zip file whose directory names one member's bytes many times over."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"0" * 3_000_000
    data = packed.compress(raw) + packed.flush()
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(raw), len(data), len(raw), 1, 0)
    file = b"PK\x03\x04" + common + b"a" + data
    directory = (b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a") * copies
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, copies, copies, len(directory), len(file), 0)
    return file + directory + end


def huge_tar():
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 24_000_000
        archive.addfile(info, io.BytesIO(b"0" * info.size))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (zipped({"a.txt": b"0" * 24_000_000}), "a.zip"),
        (zipped({f"{n}.txt": b"0" * 3_000_000 for n in range(10)}), "a.zip"),
        (zipped({"b.zip": zipped({"a.txt": b"0" * 24_000_000})}), "a.zip"),
        (zipped({"word/document.xml": b"<a>" + b" " * 24_000_000}), "a.docx"),
        (zipped({"xl/workbook.xml": b" " * 24_000_000}), "a.xlsx"),
        (gzip.compress(b"0" * 24_000_000), "a.txt.gz"),
        (huge_tar(), "a.tar.gz"),
        (overlapping_bomb(200), "a.zip"),
    ],
    ids=["one", "many", "nested", "docx", "xlsx", "gzip", "tar.gz", "overlapping"],
)
def test_bombs_are_refused_before_they_are_unpacked(data, name):
    tracemalloc.start()
    try:
        results = read(data, name)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20_000_000  # bytes; unpacked they are 24,000,000 and more
    assert any("zip bomb" in reason for reason in reasons(results))


def test_crowds_are_refused_before_they_are_read():
    data = zipped({f"{n}.txt": "" for n in range(30)}, zipfile.ZIP_STORED)
    assert reasons(read(data, max_members=20)) == ["more than 20 members; split it, or raise the limit"]
    data = tarred({f"{n}.txt": TEXT for n in range(30)})
    assert reasons(read(data, "a.tar", max_members=20)) == ["more than 20 members; split it, or raise the limit"]


def test_a_member_beyond_the_limit_is_named_and_the_others_are_read():
    data = zipped({"大.txt": TEXT * 2_000, "小.txt": TEXT}, zipfile.ZIP_STORED)
    results = read(data, max_file_bytes=100_000, max_archive_bytes=10**9)
    assert ids(results) == ["小"]
    assert "larger than" in reasons(results)[0]


def test_a_small_archive_that_begins_with_a_pdf_is_an_archive():
    """The first kilobyte then shows %PDF, which a PDF file may have after other bytes."""
    results = list(
        read_bytes(zipped({"a.pdf": b"%PDF-1.4 damaged", "b.txt": TEXT.encode()}, zipfile.ZIP_STORED), "z.zip")
    )
    assert [r.path for r in results if isinstance(r, Failure)] == ["z.zip/a.pdf"]
    assert [r.text for r in results if not isinstance(r, Failure)] == [TEXT]


def test_a_damaged_member_is_named_and_the_others_are_read():
    data = bytearray(zipped({"坏.txt": TEXT * 50, "好.txt": TEXT}))
    data[70] ^= 0xFF
    results = read(bytes(data))
    assert ids(results) == ["好"]
    assert len(reasons(results)) == 1


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", zipped({"a.txt": TEXT})[:60], b"\x1f\x8b\x08\x00", gzip.compress(b"x" * 999)[:-9]],
    ids=["zip head", "zip cut", "gzip head", "gzip cut"],
)
def test_broken_archives_are_named(data):
    results = read(data)
    assert ids(results) == []
    assert len(reasons(results)) == 1


def test_packages_that_are_no_archives_of_documents_are_named():
    assert "presentation" in reasons(read(zipped({"ppt/presentation.xml": "<a/>"}), "a.pptx"))[0]
    assert "OFD" in reasons(read(zipped({"OFD.xml": "<a/>"}), "a.ofd"))[0]
    assert reasons(read(zipped({}), "a.zip")) == ["holds no document"]
