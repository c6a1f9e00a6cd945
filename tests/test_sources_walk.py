from __future__ import annotations

import os
from pathlib import Path

import pytest

from zzcorpus.sources import Failure, SourceOptions, find_inputs, read_input


def fill(folder, names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("全面从严治党。", encoding="utf-8")


def ids(paths, **options):
    inputs, _ = find_inputs(paths, SourceOptions(**options))
    return [item.document for item in inputs]


def test_ids_are_paths_below_the_folder_in_text_order(tmp_path):
    fill(tmp_path, ["天津市/2018.md", "天津市/2017.md", "上海市/2018.md", "序.txt"])
    assert ids([tmp_path]) == ["上海市/2018", "天津市/2017", "天津市/2018", "序"]


def test_a_single_file_has_its_stem(tmp_path):
    fill(tmp_path, ["天津市/2018.md"])
    assert ids([tmp_path / "天津市/2018.md"]) == ["2018"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "a.docx", "b.txt"], ["a.docx", "a.txt", "b"]),
        (["第1.2节.txt", "report.v2.txt", "20.18", "无后缀"], ["20.18", "report.v2", "无后缀", "第1.2节"]),
        (["data.tar.gz"], ["data"]),
    ],
)
def test_ids_are_unique_and_keep_what_is_no_suffix(tmp_path, names, expected):
    fill(tmp_path, names)
    assert sorted(ids([tmp_path])) == sorted(expected)


def test_equal_paths_below_two_folders_are_told_apart_by_the_folder(tmp_path):
    fill(tmp_path, ["天津市/2018.md", "天津市/2019.md", "呼和浩特市/2018.md"])
    given = [tmp_path / "天津市", tmp_path / "呼和浩特市"]
    assert ids(given) == ["天津市/2018", "天津市/2019", "呼和浩特市/2018"]
    assert ids(given[:1]) == ["2018", "2019"]


def test_folders_of_one_name_are_numbered(tmp_path):
    fill(tmp_path, ["a/reports/x.txt", "b/reports/x.txt"])
    assert ids([tmp_path / "a/reports", tmp_path / "b/reports"]) == ["reports/x.txt", "reports/x.txt~2"]


def test_a_file_reached_twice_counts_once(tmp_path):
    fill(tmp_path, ["a/x.txt"])
    assert ids([tmp_path / "a", tmp_path / "a/x.txt", tmp_path]) == ["x"]


def test_what_is_no_document_is_passed_over_or_named(tmp_path):
    fill(tmp_path, [".hidden.txt", ".git/config.txt", "Thumbs.db", "~$报告.docx", "报告.txt"])
    inputs, failures = find_inputs([tmp_path])
    assert [item.document for item in inputs] == ["报告"]
    assert [Path(failure.path).name for failure in failures] == ["~$报告.docx"]
    assert "lock file" in failures[0].reason


def test_the_folder_of_a_saved_page_is_no_folder_of_documents(tmp_path):
    fill(
        tmp_path,
        ["报告.htm", "报告_files/a.js", "报告_files/ad.html", "甲.html", "甲.files/b.css", "other_files/c.txt"],
    )
    assert ids([tmp_path]) == ["other_files/c", "报告", "甲"]


def test_links_loops_and_pipes_are_named_not_followed(tmp_path):
    fill(tmp_path, ["a/x.txt"])
    (tmp_path / "a/loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/link.txt").symlink_to(tmp_path / "a/x.txt")
    os.mkfifo(tmp_path / "a/pipe")
    inputs, failures = find_inputs([tmp_path])
    assert [item.document for item in inputs] == ["a/x"]
    assert sorted(Path(failure.path).name for failure in failures) == ["link.txt", "loop", "pipe"]


def test_a_path_that_is_not_there_is_named(tmp_path):
    inputs, failures = find_inputs([tmp_path / "不存在.txt"])
    assert inputs == []
    assert failures[0].path.endswith("不存在.txt")
    assert "cannot be opened" in failures[0].reason


def test_names_with_control_characters_and_bad_bytes_are_read(tmp_path):
    for name in ("\x1b[31m红.txt", b"\xff\xfe.txt".decode("utf-8", errors="surrogateescape")):
        (tmp_path / name).write_text("全面从严治党。", encoding="utf-8")
    inputs, failures = find_inputs([tmp_path])
    assert failures == []
    assert [next(read_input(item)).text for item in inputs] == ["全面从严治党。"] * 2


def test_only_wanted_suffixes(tmp_path):
    fill(tmp_path, ["a.txt", "b.HTML", "c.pdf", "d.zip"])
    assert ids([tmp_path], include=(".txt", ".html")) == ["a", "b", "d"]


def test_metadata_csv_states_metadata(tmp_path):
    fill(tmp_path, ["天津市/2018.md", "报告.txt", "他.txt"])
    (tmp_path / "metadata.csv").write_text(
        "path,标题,place,published,source,rank\n天津市/2018.md,政府工作报告,天津市,2018年1月24日,人民网,1\n报告,甲,,,,\n",
        encoding="utf-8-sig",
    )
    inputs, failures = find_inputs([tmp_path])
    assert failures == []
    stated = {item.document: dict(item.stated) for item in inputs}
    assert stated == {
        "天津市/2018": {
            "title": "政府工作报告",
            "place": "天津市",
            "published": "2018-01-24",
            "source": "人民网",
            "rank": "1",
        },
        "报告": {"title": "甲"},
        "他": {},
    }


def test_a_nested_metadata_csv_speaks_of_its_own_folder_and_may_be_gbk(tmp_path):
    fill(tmp_path, ["省/a.txt", "a.txt"])
    (tmp_path / "省/metadata.csv").write_bytes("文件名,地区\na.txt,河北省\n".encode("gbk"))
    inputs, _ = find_inputs([tmp_path])
    assert {item.document: dict(item.stated) for item in inputs} == {"a": {}, "省/a": {"place": "河北省"}}


def test_a_metadata_csv_without_paths_is_named(tmp_path):
    fill(tmp_path, ["a.txt"])
    (tmp_path / "metadata.csv").write_text("title,place\n甲,乙\n", encoding="utf-8")
    inputs, failures = find_inputs([tmp_path])
    assert [item.document for item in inputs] == ["a"]
    assert "add a column path" in failures[0].reason


def test_a_metadata_csv_that_names_no_file_is_told(tmp_path):
    fill(tmp_path, ["a.txt", "省/b.txt"])
    (tmp_path / "metadata.csv").write_text("path,title\na,甲\n省/b.txt,乙\n省/c.txt,丙\nd.txt,丁\n", encoding="utf-8")
    inputs, failures = find_inputs([tmp_path])
    assert [item.stated.get("title") for item in inputs] == ["甲", "乙"]
    assert [failure.reason for failure in failures] == ["names files that are not there (2): 省/c.txt, d.txt"]


def test_stated_metadata_goes_before_front_matter(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: 甲\nsource: 网\n---\n正文在此。", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("path,title\na.md,乙\n", encoding="utf-8")
    inputs, _ = find_inputs([tmp_path])
    document = next(read_input(inputs[0]))
    assert not isinstance(document, Failure)
    assert dict(document.stated) == {"title": "乙", "source": "网"}
