"""The program from outside: what the contract promises of streams, formats and exit statuses."""

import csv
import io
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import typer

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
COMMANDS = ("documents", "keywords", "slogans", "claims", "panel", "phrases", "reuse", "sql")
FIXED = {
    "documents": "document,title,place,place_path,level,published,content_year,source,script,chars,repairs,"
    "duplicate_of,path",
    "keywords": "group,term,score,count,documents",
    "slogans": "slogan,kind,count,documents,places,first_year,origin,members,example",
    "slogans --mentions": "document,place,year,slogan,kind,surface,start,end,sentence",
    "slogans --by place": "place,slogan,kind,count",
    "claims": "document,place,year,of,surface,low,high,unit,qualifier,kind,direction,status,period,start,end,sentence",
    "panel": "indicator,place,year,value,unit,qualifier,status,document,surface",
    "phrases": "phrase,chars,count,documents,places,example_document",
    "reuse": "passage_id,chars,document,start,end,earliest_document,text",
    "compare tianjin hohhot": "section,item,unit,a_count,b_count,a_value,b_value,a_documents,b_documents,"
    "a_per_10k,b_per_10k,log_ratio,log_ratio_low,log_ratio_high,log_likelihood,p_value,side,a_example,b_example",
    "concordance 两个维护": "document,place,year,left,match,right,start,end",
    "collocates 党支部": "collocate,count,expected,log_dice,mi,t_score,log_likelihood",
    "trend 两个维护": "item,period,documents,documents_total,share,count,per_10k,tier",
}


@pytest.mark.parametrize("command", FIXED)
def test_columns_are_the_contract_s_in_its_order(program, command):
    done = program(*command.split())
    assert done.returncode == 0, done.stderr
    header = done.stdout.decode().split("\n", 1)[0]
    assert header == FIXED[command] or header.startswith(FIXED[command] + ",")
    assert done.stderr == b""


def test_csv_is_what_a_machine_expects(program):
    done = program("slogans")
    assert b"\r" not in done.stdout
    assert not done.stdout.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert {"两个维护", "三会一课", "1+8+N", "海河英才"} <= {row["slogan"] for row in rows}


def test_excel_wants_a_byte_order_mark(program):
    done = program("slogans", "--excel")
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in done.stdout


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx", "parquet"])
def test_every_format_goes_to_a_file(program, tmp_path, form):
    target = tmp_path / f"out.{'txt' if form == 'table' else form}"
    done = program("slogans", "hohhot", "-o", target)
    assert done.returncode == 0, done.stderr
    assert target.stat().st_size > 1000
    assert done.stdout == b""


def test_json_numbers_are_numbers(program):
    rows = json.loads(program("claims", "hohhot", "-f", "json").stdout)
    trained = next(row for row in rows if row["surface"] == "1.2万余人次")
    assert (trained["low"], trained["high"], trained["unit"], trained["qualifier"]) == (
        12000,
        12000,
        "人次",
        "over",
    )


def test_the_same_question_gives_the_same_bytes(process):
    first = process("compare", "tianjin", "hohhot", PYTHONHASHSEED="1")
    assert first.returncode == 0
    assert first.stdout == process("compare", "tianjin", "hohhot", PYTHONHASHSEED="2").stdout


@pytest.mark.parametrize(
    "command",
    ["slogans", "claims", "keywords", "phrases", "trend 四个意识", "similarity", "topics", "cite", "documents"],
)
def test_every_question_gives_the_same_bytes(process, command):
    first, second = (process(*command.split(), PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert first.stdout == second.stdout


def test_commands_at_once_on_files_not_read_before(folder, tmp_path):
    settings = os.environ | {"ZZCORPUS_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "zzcorpus", "slogans", "-c", str(folder)]
    several = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings) for _ in range(4)
    ]
    answers = [process.communicate(timeout=120) for process in several]
    assert [process.returncode for process in several] == [0] * 4, answers
    assert len(set(answers)) == 1


def test_nothing_is_null_in_json_and_parquet(program, tmp_path):
    rows = json.loads(program("claims", "hohhot", "-f", "json").stdout)
    assert {row["direction"] for row in rows} == {None, "down"}
    program("claims", "hohhot", "-o", tmp_path / "c.parquet")
    assert set(pq.read_table(tmp_path / "c.parquet").column("direction").to_pylist()) == {None, "down"}


def test_several_columns_sort_one_after_the_other(program):
    rows = json.loads(program("slogans", "-f", "json", "--sort", "kind,count:asc,slogan:desc").stdout)
    kinds = [row["kind"] for row in rows]
    assert kinds == sorted(kinds)
    motto = [(row["count"], row["slogan"]) for row in rows if row["kind"] == "motto"]
    assert [count for count, _ in motto] == sorted(count for count, _ in motto)
    once = [slogan for count, slogan in motto if count == 1]
    assert once == sorted(once, reverse=True)


@pytest.mark.parametrize("command", ["concordance", "collocates", "trend"])
def test_what_does_not_occur_is_said(program, command):
    done = program(command, "从未出现的词")
    assert done.returncode == 0
    assert "从未出现的词: no occurrence" in done.stderr.decode()
    assert b"no occurrence" not in program(command, "从未出现的词", "-q").stderr


def test_documents_left_out_of_a_trend_are_counted(program):
    done = program("trend", "两个维护", "--by", "month")
    assert "without a published date, which are not counted: 1" in done.stderr.decode()


def test_a_word_that_is_also_a_place_is_an_item_where_it_comes_first(program):
    rows = json.loads(program("trend", "和平", "-f", "json").stdout)
    assert {row["item"] for row in rows} == {"和平"}


def test_tables_from_standard_input(program):
    for data in ("正文\t地区\n培训干部1.2万人次。\t天津市\n", '{"正文": "培训干部1.2万人次。", "地区": "天津市"}\n'):
        options = ("--text-column", "正文", "--column", "place=地区", "-f", "json")
        rows = json.loads(program("claims", "-c", "-", *options, stdin=data.encode()).stdout)
        assert [(row["place"], row["low"]) for row in rows] == [("天津市", 12000)]


def test_sql_gives_every_type(program):
    query = "select true as yes, [1, 2] as list, {'a': '一'} as struct, 1 as n, 2 as n, null as nothing"
    (row,) = json.loads(program("sql", query, "-f", "json").stdout)
    assert row == {"yes": True, "list": "[1, 2]", "struct": '{"a": "一"}', "n": 1, "n_2": 2, "nothing": None}
    assert program("sql", query).stdout.decode().splitlines()[1].startswith("true,")


def test_a_missing_folder_is_named(program, tmp_path):
    done = program("slogans", "-o", tmp_path / "none" / "a.csv")
    assert done.returncode == 1
    assert "there is no folder" in done.stderr.decode()
    assert ".tmp" not in done.stderr.decode()


def test_warnings_are_whole_on_a_terminal(process):
    shown = process("documents", "-f", "table", COLUMNS="60").stdout.decode()
    assert "published 2023-11-26, but the text is of 2018" in shown
    assert "1·5讲话" in shown


def test_sentences_on_a_terminal_show_the_figure_and_the_whole_id(process):
    lines = process("claims", "hohhot", "-f", "table", COLUMNS="100").stdout.decode().splitlines()
    rows = [line for line in lines if "1.2万余人次" in line]
    assert rows[0].startswith("004_ca8c1ac84218663f ")
    assert rows[0].count("1.2万余人次") == 2


def test_limit_and_sort(program):
    rows = json.loads(program("slogans", "-f", "json", "--sort", "documents", "--limit", "3").stdout)
    assert len(rows) == 3
    assert rows[0]["documents"] >= rows[1]["documents"] >= rows[2]["documents"]
    assert program("slogans", "--sort", "colour").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-c", "reports", "claims"), r"-c belongs behind the name of the command: .*zzcorpus claims -c\n"),
        (("lexicon", "--limit", "3", "list"), r"--limit belongs behind .*zzcorpus lexicon list --limit\n"),
        (("--no-such", "claims"), "No such option: --no-such\n"),
    ],
)
def test_an_option_before_the_command_is_told_where_it_belongs(program, arguments, told):
    done = program(*arguments)
    assert done.returncode == 2
    assert re.search(told, done.stderr.decode())


@pytest.mark.parametrize("command", ["slogans", "claims", "documents", "compare tianjin hohhot"])
def test_a_closed_pipe_ends_quietly(program, cache, command):
    program(*command.split())
    process = subprocess.Popen(
        [sys.executable, "-m", "zzcorpus", *command.split()],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"ZZCORPUS_CACHE": str(cache)},
    )  # fmt: skip
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 0
    assert errors == b""


@pytest.mark.skipif(os.name == "nt", reason="sends a POSIX signal")
def test_an_interrupt_within_a_query_is_no_crash(cache):
    query = "select count(*) from range(1000000000) a, range(1000) b where a.range * b.range % 7 = 3"
    command = [sys.executable, "-m", "zzcorpus", "sql", query]
    settings = os.environ | {"ZZCORPUS_CACHE": str(cache)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=settings) as process:
        time.sleep(4)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, b"zzcorpus: interrupted\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_is_said_in_one_line(process):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = process("slogans", stdout=full)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("slogans", "shanghai"), 2, "上海市"),
        (("slogans", "nowhere"), 2, "tianjin"),
        (("slogans", "-c", "no/such/folder"), 1, "no such file or folder"),
        (("slogans", "--format", "docx"), 2, "docx"),
        (("compare", "tianjin", "tianjin"), 2, "documents"),
        (("concordance", "(", "--regex"), 2, "regular expression"),
        (("sql", "select nonsense from nowhere"), 2, "nowhere"),
        (("nonsense",), 2, "nonsense"),
        (("slogans", ""), 2, "empty"),
        (("slogans", "tianjin", "2018"), 2, "year may be: 2017, 2022, 2023"),
        (("slogans", "--kind", "foo"), 2, "quoted, numeric"),
        (("claims", "--status", "foo"), 2, "reported, target"),
        (("slogans", "colour:red"), 2, "place"),
        (("ingest", "seeds"), 2, "-c"),
        (("slogans", "--by", "year", "--variants"), 2, "--variants and --by year are answers of their own"),
        (("slogans", "--mentions", "--in-text"), 2, "--mentions and --in-text are answers of their own"),
        (("claims", "--check", "--kind", "money"), 2, "leave out --kind, --status and --indicator"),
        (("claims", "--check", "--status", "target"), 2, "leave out --kind, --status and --indicator"),
        (("claims", "--check", "--indicator", "GDP"), 2, "leave out --kind, --status and --indicator"),
        (("claims", "--indicator", "物价"), 2, "No claim is about 物价"),
        (("keywords", "--two-cell"), 2, "--reference"),
        (("keywords", "--top", "abc"), 2, "'--top': abc is no whole number."),
        (("keywords", "--top=-3"), 2, "'--top': -3 is less than 0."),
        (("trend", "四个意识", "--tiers", "1,2"), 2, "--tiers 1,2: 5 falling shares"),
        (("trend", "四个意识", "--tiers", "a,b"), 2, "such as 0.0518,0.0129,0.0032,0.0008,0.0002"),
        (("panel", "就业"), 2, "zzcorpus: 就业 is no indicator here."),
    ],
)
def test_wrong_questions_are_answered_in_words(program, arguments, status, words):
    done = program(*arguments)
    assert done.returncode == status
    assert words in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_an_empty_folder_says_so(program, tmp_path):
    done = program("slogans", "-c", tmp_path)
    assert done.returncode == 1
    assert "holds no document" in done.stderr.decode()


def test_a_binary_file_named_txt_is_named_and_the_rest_is_read(program, folder):
    (folder / "photo.txt").write_bytes(bytes(range(256)) * 40)
    done = program("documents", "-c", folder)
    assert done.returncode == 3
    assert "photo.txt" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert len(done.stdout.decode().strip().split("\n")) == 4


def test_a_document_from_standard_input(program):
    done = program("claims", "-c", "-", "-f", "json", stdin="全市培训干部1.2万余人次。".encode("gb18030"))
    assert [row["low"] for row in json.loads(done.stdout)] == [12000]


def test_ingest_builds_a_corpus_and_its_log(program, folder, tmp_path):
    done = program("ingest", folder, "-c", tmp_path / "c", "--log", tmp_path / "log.csv")
    assert done.returncode == 0, done.stderr
    assert done.stdout == b""
    log = list(csv.DictReader((tmp_path / "log.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["status"] for row in log] == ["read"] * 3
    assert program("documents", "-c", tmp_path / "c").stdout.count(b"\n") == 4


def test_the_seeds_compare_as_a_reader_would_find(program):
    rows = json.loads(program("compare", "tianjin", "hohhot", "-f", "json").stdout)
    slogans = {row["item"]: row for row in rows if row["section"] == "slogans"}
    for shared in ("两个维护", "两个确立", "三会一课", "乡村振兴"):
        assert slogans[shared]["side"] == "both"
    for only_a in ("八大抓手", "十项行动", "海河英才", "智汇津门", "四个坚持"):
        assert slogans[only_a]["side"] == "a"
    for only_b in ("五大任务", "六个一", "1+8+N", "红石榴讲堂", "丁香扎根"):
        assert slogans[only_b]["side"] == "b"
    training = [row for row in rows if row["section"] == "claims" and row["item"].startswith("干部培训")]
    assert {7000.0, 30000.0} <= {row["a_value"] for row in training}
    assert {12000.0, 2000.0, 210000.0} <= {row["b_value"] for row in training}
    assert all(row["a_example"] or row["b_example"] for row in training)
    assert "党的力量来自组织" in {row["item"] for row in rows if row["section"] == "phrases" and row["side"] == "both"}


def test_show_marks_and_lists_repairs(program):
    done = program("show", "000_1d7ef914cb96bd57")
    text = done.stdout.decode()
    plain = text.translate(dict.fromkeys(map(ord, "[]{}")))
    assert "忠诚干净担当的好干部选出来" in plain
    assert "[两个维护]" in text or "[“两个维护”]" in text
    assert "欢迎使用手机浏览" in text or "歡迎使用手機瀏覽" in text


def test_a_lexicon_with_lines_that_cannot_be_read_is_told_by_the_status(program, tmp_path):
    file = tmp_path / "my.tsv"
    for content, status in (("海河英才\n", 0), ("海河英才\n一\n", 3), ("# none\n", 1), ("foo\tbar\n海河英才\t\n", 1)):
        file.write_text(content, encoding="utf-8")
        assert program("lexicon", "check", file).returncode == status


def test_show_of_an_address_is_the_passage_there(program):
    (mention,) = json.loads(program("concordance", "三严三实", "--limit", "1", "-f", "json").stdout)
    done = program("show", f"{mention['document']}:{mention['start']}")
    assert done.returncode == 0
    text = done.stdout.decode()
    assert ">>[三严三实]<<" in text
    assert text.count(">>") == 2  # in the legend, and once in the passage
    assert len(text) < 1000
    beyond = program("show", f"{mention['document']}:999999")
    assert beyond.returncode == 2
    assert b"999999" in beyond.stderr


def test_show_gives_the_evidence_for_place_and_year(program):
    text = program("show", "tianmen").stdout.decode()
    assert "content_year  2018" in text
    evidence = next(line for line in text.split("\n") if line.startswith("year_evidence"))
    assert "十九大" in evidence
    assert "1·5讲话" in evidence
    assert any(line.startswith("place_evidence") and "天门" in line for line in text.split("\n"))
    assert "published 2023-11-26, but the text is of 2018" in text


def test_paths_tell_places_and_years_only_when_asked(program, tmp_path):
    (tmp_path / "天津市").mkdir()
    (tmp_path / "天津市" / "2018.md").write_text("要抓好落实。\n", encoding="utf-8")
    (row,) = json.loads(program("documents", "-c", tmp_path, "-f", "json").stdout)
    assert (row["place"], row["content_year"]) == (None, None)
    (row,) = json.loads(program("documents", "-c", tmp_path, "-f", "json", "--places-from-paths").stdout)
    assert (row["place"], row["content_year"]) == ("天津市", 2018)
    assert (row["place_basis"], row["year_basis"]) == ("path", "path")


def test_any_locale_prints_chinese(process):
    done = process("slogans", "--limit", "1", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0
    done.stdout.decode("utf-8")


def test_every_command_has_help(program):
    listed = program("--help").stdout.decode()
    for command in COMMANDS:
        assert command in listed
        assert "Example:" in program(command, "--help").stdout.decode()


def test_every_command_can_be_silenced(program):
    for name in command_names():
        assert "--quiet" in program(*name.split(), "--help").stdout.decode(), name


def test_every_example_of_the_help_works(program, tmp_path, monkeypatch):
    """The examples as they are printed, in a folder that has the files they speak of."""
    shutil.copytree(SEEDS, tmp_path / "reports")
    report = "政府工作报告\n2018年1月20日在天津市人民代表大会上\n各位代表：\n全市生产总值增长8%。\n"
    (tmp_path / "reports" / "report.txt").write_text(report, encoding="utf-8")
    (tmp_path / "my.tsv").write_text("红石榴讲堂\tquoted\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = []
    for name in sorted(command_names(), key=lambda name: name != "ingest"):  # the others read the corpus that it makes
        printed = program(*name.split(), "--help", COLUMNS="200").stdout.decode()
        examples = re.findall(r"Example: zzcorpus (.+?)\s*$", printed, re.MULTILINE)
        for example in examples:
            # Twenty topics are more than so few documents can carry.
            ended = program(*shlex.split(example.replace("--topics 20", "--topics 2")))
            assert ended.returncode == 0, (example, ended.stderr.decode())
            done.append(example)
    assert len(done) >= len(list(command_names()))


def command_names():
    """Yield the names of all commands, those of a group with the group's."""
    from zzcorpus.cli.main import app

    for name, command in typer.main.get_command(app).commands.items():
        inner = getattr(command, "commands", None)
        yield from (f"{name} {one}" for one in inner) if inner else (name,)


def test_a_table_with_a_document_a_row(program, tmp_path):
    table = tmp_path / "rows.csv"
    table.write_text(
        "标题甲,内容乙,地方\n一,培训干部1.2万余人次。,天津市\n二,选派585名年轻干部。,呼和浩特市\n", encoding="utf-8"
    )
    options = ("--text-column", "内容乙", "--column", "title=标题甲", "--column", "place=地方")
    rows = json.loads(program("documents", "-c", table, "-f", "json", *options).stdout)
    assert [(row["title"], row["place"]) for row in rows] == [("一", "天津市"), ("二", "内蒙古自治区呼和浩特市")]
    assert [row["low"] for row in json.loads(program("claims", "-c", table, "-f", "json", *options).stdout)] == [
        12000,
        585,
    ]
    assert program("documents", "-c", table, "--column", "title").returncode == 2


def test_a_log_may_be_called_anything(program, tmp_path):
    (tmp_path / "a.txt").write_text("全市推进高质量发展。", encoding="utf-8")
    done = program("ingest", tmp_path / "a.txt", "-c", tmp_path / "c", "--log", tmp_path / "ingest.log")
    assert done.returncode == 0
    assert (tmp_path / "ingest.log").read_text(encoding="utf-8").startswith("path,status,reason,document,chars\n")
