"""The table on disk: nothing lost, nothing twice, the same rows whatever the number of processes."""

import io
import json
import os
import pickle
import signal
import subprocess
import sys
import time
import zipfile

import duckdb
import pytest

from zzcorpus.corpus import Corpus, IngestOptions, WorkOptions, ingest, open_corpus
from zzcorpus.corpus.store import open_table, parquet_files
from zzcorpus.errors import CorpusError


def documents_of(path):
    return {row[0]: row for row in Corpus(open_corpus(path)).sql(
        "select document, chars, place, year from documents order by document").rows}  # fmt: skip


def dump(path):
    files = parquet_files(open_table(path))
    rows = duckdb.sql(f"select * from read_parquet({files}) order by document").fetchall()
    return json.dumps(rows, ensure_ascii=False, default=str)


def test_every_input_has_one_entry(folder, tmp_path):
    (folder / "empty.txt").write_bytes(b"")
    report = ingest([folder], tmp_path / "c")
    assert report.count("read") == 3
    assert [entry.path.rsplit("/", 1)[-1] for entry in report.failures] == ["empty.txt"]
    assert report.failures[0].reason


def test_what_is_unchanged_is_not_read_again(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    report = ingest([folder], tmp_path / "c")
    assert (report.count("read"), report.count("unchanged")) == (0, 3)


def test_a_changed_file_replaces_its_row(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    before = documents_of(tmp_path / "c")
    (folder / "呼和浩特.txt").write_text("呼和浩特市2021年工作总结\n\n呼和浩特市推进乡村振兴。\n", encoding="utf-8")
    report = ingest([folder], tmp_path / "c")
    after = documents_of(tmp_path / "c")
    assert (report.count("read"), report.count("unchanged")) == (1, 2)
    assert len(after) == 3
    assert after["呼和浩特"] != before["呼和浩特"]
    assert after["天津市/2018"] == before["天津市/2018"]


def test_a_file_that_can_no_longer_be_read_keeps_its_rows_in_a_corpus_and_loses_them_in_a_mirror(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    before = documents_of(tmp_path / "c")
    (folder / "呼和浩特.txt").write_bytes(b"")
    report = ingest([folder], tmp_path / "c")
    assert len(report.failures) == 1
    assert documents_of(tmp_path / "c") == before
    ingest([folder], tmp_path / "c", IngestOptions(mirror=True))
    assert set(documents_of(tmp_path / "c")) == set(before) - {"呼和浩特"}


def test_a_document_may_move_from_one_file_to_another(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    (folder / "呼和浩特.txt").rename(folder / "呼和浩特.md")
    report = ingest([folder], tmp_path / "c")
    assert not report.failures
    assert len(documents_of(tmp_path / "c")) == 3


def test_a_corpus_grows_by_another_folder(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    other = tmp_path / "more"
    other.mkdir()
    (other / "x.txt").write_text("天门市推进“五城”建设。", encoding="utf-8")
    ingest([other], tmp_path / "c")
    assert set(documents_of(tmp_path / "c")) == {"天津市/2018", "天津市/2019", "呼和浩特", "x"}


def test_an_id_taken_by_another_file_is_refused_and_nothing_is_lost(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    other = tmp_path / "more"
    other.mkdir()
    (other / "呼和浩特.txt").write_text("另一份文件的内容。", encoding="utf-8")
    before = documents_of(tmp_path / "c")
    report = ingest([other], tmp_path / "c")
    assert "taken by" in report.failures[0].reason
    assert documents_of(tmp_path / "c") == before


def test_the_number_of_processes_changes_nothing(folder, tmp_path):
    ingest([folder], tmp_path / "one", IngestOptions(work=WorkOptions(1)))
    ingest([folder], tmp_path / "two", IngestOptions(work=WorkOptions(2)))
    assert dump(tmp_path / "one") == dump(tmp_path / "two")


def test_a_repost_is_marked_and_counts_once(folder, tmp_path):
    body = "".join(
        f"全市各级党组织坚持以党建引领基层治理，第{n}项工作取得新进展，党员干部带头深入一线解决群众急难愁盼问题。"
        for n in range(30)
    )
    for name in ("original", "repost"):
        (folder / f"{name}.txt").write_text(f"党建引领基层治理\n\n{body}\n", encoding="utf-8")
    report = ingest([folder], tmp_path / "c")
    opened = open_corpus(tmp_path / "c")
    marked = dict(Corpus(opened).sql("select document, duplicate_of from documents").rows)
    assert report.duplicates == 1
    assert marked["repost"] == "original"
    once = Corpus(opened).select().documents
    twice = Corpus(opened, with_duplicates=True).select().documents
    assert len(twice) == len(once) + 1


@pytest.mark.parametrize("name", ["天津 报告", "100% + 1", "a'b", "a*b?", "plain"])
def test_a_corpus_may_have_any_name(folder, tmp_path, name):
    ingest([folder], tmp_path / name)
    assert len(Corpus(open_corpus(tmp_path / name)).heads) == 3
    moved = folder.rename(tmp_path / f"{name} documents")
    assert len(Corpus(open_corpus(moved)).heads) == 3


def test_brackets_in_a_path(folder, tmp_path):
    bracketed = folder.rename(tmp_path / "[2018] documents")
    assert len(Corpus(open_corpus(bracketed)).heads) == 3
    with pytest.raises(CorpusError, match="square brackets"):
        ingest([bracketed], tmp_path / "[c]")


def test_a_folder_that_is_no_corpus_is_not_overwritten(folder, tmp_path):
    target = tmp_path / "mine"
    target.mkdir()
    (target / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CorpusError, match="is not a corpus"):
        ingest([folder], target)
    assert (target / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_run_interrupted_before_it_had_made_the_table_is_no_obstacle(folder, tmp_path):
    (tmp_path / "c" / "documents" / "_delta_log").mkdir(parents=True)
    (tmp_path / "c" / "documents" / "_delta_log" / "_commit_1.json.tmp").write_text("{", encoding="utf-8")
    assert ingest([folder], tmp_path / "c").count("read") == 3
    (tmp_path / "d" / "documents").mkdir(parents=True)
    (tmp_path / "d" / "documents" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CorpusError, match="is not a corpus"):
        ingest([folder], tmp_path / "d")


def test_a_damaged_corpus_says_so(folder, tmp_path):
    ingest([folder], tmp_path / "c")
    for file in (tmp_path / "c" / "documents" / "_delta_log").glob("*.json"):
        file.write_text("{", encoding="utf-8")
    with pytest.raises(CorpusError, match="cannot be opened"):
        open_corpus(tmp_path / "c")


def test_a_folder_read_on_the_fly_follows_its_files(folder):
    assert len(Corpus(open_corpus(folder)).heads) == 3
    (folder / "呼和浩特.txt").unlink()
    assert len(Corpus(open_corpus(folder)).heads) == 2
    (folder / "new.txt").write_text("天津市推进高质量发展。", encoding="utf-8")
    assert {head.document for head in Corpus(open_corpus(folder)).heads} == {
        "天津市/2018",
        "天津市/2019",
        "new",
    }


def test_facts_carry_their_address(seeds):
    for view in ("slogans", "claims"):
        rows = seeds.sql(
            f'select f.surface, substr(d.text, f.start + 1, f."end" - f.start) '
            f"from {view} f join documents d using (document)"
        ).rows
        assert rows
        assert [row for row in rows if row[0] != row[1]] == []


def test_a_crashing_or_hanging_reader_costs_one_document(folder, tmp_path, monkeypatch):
    """Kill the children while they work: what they held fails with a reason, the rest is read."""
    from zzcorpus.corpus import workers
    from zzcorpus.corpus.options import PipelineOptions
    from zzcorpus.sources import SourceOptions, find_inputs

    for n in range(20):
        (folder / f"n{n:02}.txt").write_text(f"天津市第{n}号文件，推进高质量发展。\n" * 50, encoding="utf-8")
    items, _ = find_inputs([folder], SourceOptions())
    pool = workers._Pool(SourceOptions(), PipelineOptions(), WorkOptions(2))
    outcomes = []
    try:
        for outcome in pool.run(items):
            outcomes.append(outcome)
            if len(outcomes) == 5:
                pool._children[0].process.kill()
    finally:
        pool.close()
    assert [outcome.item for outcome in outcomes] == items
    failed = [outcome for outcome in outcomes if outcome.failures]
    assert len(failed) <= 1
    assert all("crashed" in outcome.failures[0].reason for outcome in failed)
    assert sum(len(outcome.rows) for outcome in outcomes) == len(items) - len(failed)


def test_an_input_that_was_read_cannot_also_have_crashed(folder):
    """A child says in one message what it read and that this was all, so no death can come between the two."""
    from zzcorpus.corpus.options import PipelineOptions
    from zzcorpus.sources import SourceOptions, find_inputs

    items, _ = find_inputs([folder], SourceOptions())
    asked = b"".join(map(pickle.dumps, [(SourceOptions(), PipelineOptions()), *items]))
    command = [sys.executable, "-c", "from zzcorpus.corpus.child import serve; serve()"]
    answers = io.BytesIO(subprocess.run(command, input=asked, stdout=subprocess.PIPE, check=True).stdout)
    lots = [pickle.load(answers) for _ in items]  # noqa: S301  written above by the program itself
    assert [(len(lot.results), lot.is_last) for lot in lots] == [(1, True)] * len(items)
    assert answers.read() == b""


def test_a_crash_within_an_archive_says_how_much_of_it_was_read(tmp_path, monkeypatch):
    """The child ends after its first lot of an archive: what came stays, and the reason tells it from a lost file."""
    from zzcorpus.corpus import workers
    from zzcorpus.corpus.options import PipelineOptions
    from zzcorpus.sources import SourceOptions, find_inputs

    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for n in range(150):
            archive.writestr(f"{n:03}.txt", f"天津市第{n}号文件，推进高质量发展。")
    monkeypatch.setattr(workers, "_CHILD", workers._CHILD.replace("from", _ENDS_AFTER_A_LOT + "from"))
    items, _ = find_inputs([tmp_path], SourceOptions())
    (outcome,) = workers.read_inputs(items, SourceOptions(), PipelineOptions(), WorkOptions(1))
    assert len(outcome.rows) == 64
    assert [f.reason for f in outcome.failures] == [
        "the reader crashed on this file (exit status 9) after 64 of its documents; the others were left out"
    ]


_ENDS_AFTER_A_LOT = """
import os, zzcorpus.corpus.child as child
send = child._send
child._send = lambda *given: (send(*given), os._exit(9))
"""


def test_an_archive_with_a_broken_member_is_named_on_every_run(tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("good.txt", "天津市推进高质量发展，培训干部1.2万余人次。")
        archive.writestr("broken.pdf", b"%PDF-1.4 nothing of the kind")
    reports = [ingest([tmp_path / "all.zip"], tmp_path / "c") for _ in range(2)]
    for report in reports:
        assert [entry.path.endswith("broken.pdf") for entry in report.failures] == [True]
        assert report.count("read") == 1


def test_the_files_of_the_folder_are_the_corpus(folder, tmp_path):
    """Readers of Parquet that know nothing of the log, such as R's arrow, find each document once."""
    ingest([folder], tmp_path / "c")
    (folder / "呼和浩特.txt").write_text("呼和浩特市2021年工作总结\n\n呼和浩特市推进乡村振兴。\n", encoding="utf-8")
    ingest([folder], tmp_path / "c")
    ((rows, documents),) = duckdb.sql(
        f"select count(*), count(distinct document) from read_parquet('{tmp_path}/c/documents/*.parquet')"
    ).fetchall()
    assert (rows, documents) == (3, 3)


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_an_interrupted_run_keeps_what_it_committed_and_goes_on(folder, tmp_path):
    for n in range(300):
        text = f"天津市第{n}号文件。" + "全市各级党组织推进高质量发展，培训干部1.2万余人次。" * 200
        (folder / f"n{n:03}.txt").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "zzcorpus", "ingest", str(folder), "-c", str(tmp_path / "c")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        began = time.monotonic()
        while not (tmp_path / "c").exists() and time.monotonic() < began + 60:
            time.sleep(0.05)  # before the program runs, the interrupt is Python's
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode in (0, 130), errors
    assert process.returncode == 0 or b"zzcorpus: interrupted" in errors
    report = ingest([folder], tmp_path / "c")
    assert report.count("read") + report.count("unchanged") == 303
    assert len(Corpus(open_corpus(tmp_path / "c"), with_duplicates=True).heads) == 303
