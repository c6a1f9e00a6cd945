"""Formats from names, and files that are whole or not there."""

import sys
import tempfile
from pathlib import Path

import pytest

from zzcorpus.errors import UsageError
from zzcorpus.render import FORMATS, RenderOptions, choose_format, write_file, write_table
from zzcorpus.tables import Column, Table

TABLE = Table((Column("a"),), [("甲",)])


@pytest.mark.parametrize(
    ("format_", "output", "is_terminal", "chosen"),
    [
        (None, None, True, "table"),
        (None, None, False, "csv"),
        ("json", None, True, "json"),
        ("TSV", None, False, "tsv"),
        ("xlsx", None, False, "xlsx"),
        ("markdown", None, False, "md"),
        (None, "a.csv", True, "csv"),
        (None, "a.TSV", True, "tsv"),
        (None, "a.ndjson", True, "jsonl"),
        (None, "a.htm", True, "html"),
        (None, "a.xlsx", True, "xlsx"),
        (None, "a.parquet", True, "parquet"),
        (None, "a.md", False, "md"),
        ("csv", "a.dat", True, "csv"),
        ("tsv", "a.txt", True, "tsv"),
        ("xlsx", "noend", True, "xlsx"),
    ],
)
def test_the_option_decides_then_the_suffix_then_the_terminal(format_, output, is_terminal, chosen):
    assert choose_format(format_, Path(output) if output else None, is_terminal) == chosen


@pytest.mark.parametrize(
    ("format_", "output", "words"),
    [
        ("xml", None, "possible are table, csv"),
        (None, "a.xls", ".xlsx"),
        (None, "a", "--format"),
        ("csv", "a.xlsx", "--format says csv"),
        ("xlsx", "a.csv", "--format says xlsx"),
        ("xlsx", None, "-o FILE.xlsx"),
        ("parquet", None, "-o FILE.parquet"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(format_, output, words):
    with pytest.raises(UsageError, match=words.replace(".", r"\.")):
        choose_format(format_, Path(output) if output else None, is_terminal=True)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_can_be_written_to_a_file(tmp_path, format_):
    path = tmp_path / "文件"
    assert write_table(TABLE, path, RenderOptions(format_)) == ()
    assert path.stat().st_size > 0
    assert [entry.name for entry in tmp_path.iterdir()] == ["文件"]


def failing():
    yield ("甲",)
    raise RuntimeError("the source broke")


class Failing:
    def __len__(self):
        return 2

    def __contains__(self, row):
        return False

    def __iter__(self):
        return failing()


@pytest.mark.parametrize("format_", FORMATS)
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, format_, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    results = tmp_path / "results"
    results.mkdir()
    path = results / "a.out"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError, match="the source broke"):
        write_table(Table((Column("a"),), Failing()), path, RenderOptions(format_))
    assert path.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in results.iterdir()] == ["a.out"]
    assert list(scratch.iterdir()) == []


def test_the_file_takes_its_place_only_at_the_end(tmp_path):
    path = tmp_path / "a.csv"
    with write_file(path) as out:
        out.write(b"half")
        assert not path.exists()
    assert path.read_bytes() == b"half"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_permissions_are_those_of_the_old_file_or_of_a_new_one(tmp_path):
    old, new, plain = tmp_path / "old.csv", tmp_path / "new.csv", tmp_path / "plain"
    old.touch()
    old.chmod(0o640)
    plain.touch()
    write_table(TABLE, old, RenderOptions("csv"))
    write_table(TABLE, new, RenderOptions("csv"))
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there").mkdir()
    link = tmp_path / "a.csv"
    link.symlink_to(tmp_path / "there" / "b.csv")
    write_table(TABLE, link, RenderOptions("csv"))
    assert link.is_symlink()
    assert (tmp_path / "there" / "b.csv").read_text(encoding="utf-8") == "a\n甲\n"


def test_a_missing_folder_is_an_error_of_the_system(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_table(TABLE, tmp_path / "no" / "a.csv", RenderOptions("csv"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("format_", FORMATS)
def test_a_full_disk_is_never_kept_quiet(format_):
    big = Table((Column("a"),), [("甲" * 50,)] * 5000)
    with pytest.raises(OSError, match="No space left"):
        write_table(big, Path("/dev/full"), RenderOptions(format_))
