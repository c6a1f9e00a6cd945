"""Fixtures of the whole suite. Nothing here touches the user's own cache."""

import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """Keep corpora read on the fly in a folder of the test run."""
    folder = tmp_path_factory.mktemp("cache")
    os.environ["ZZCORPUS_CACHE"] = str(folder)
    os.environ.pop("ZZCORPUS", None)
    os.environ.pop("COLUMNS", None)
    return folder


@pytest.fixture(scope="session")
def seeds(cache):
    """The five shipped documents, opened once."""
    from zzcorpus.corpus import Corpus, open_corpus

    return Corpus(open_corpus(None))


@dataclass(frozen=True)
class Done:
    """A finished run of the program: its exit status and what it wrote, as bytes."""

    returncode: int
    stdout: bytes
    stderr: bytes


@pytest.fixture
def program(monkeypatch):
    """Run the program inside this process, from its entry point to its exit status."""

    def run(*arguments, stdin=b"", **environment):
        from zzcorpus.cli.main import run as entry

        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setenv("ZZCORPUS_LANG", "en")  # the program sets it for its commands; it must not outlive the run
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["zzcorpus", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
            with pytest.raises(SystemExit) as ended:
                entry()
            sys.stdout.flush()
            sys.stderr.flush()
            return Done(ended.value.code or 0, out.getvalue(), err.getvalue())

    return run


@pytest.fixture(scope="session")
def process(cache):
    """Run the program as users do, in a process of its own."""

    def run(*arguments, stdin=b"", stdout=subprocess.PIPE, **environment):
        command = [sys.executable, "-m", "zzcorpus", *map(str, arguments)]
        settings = os.environ | {"ZZCORPUS_CACHE": str(cache)} | environment
        return subprocess.run(
            command, input=stdin, stdout=stdout, stderr=subprocess.PIPE, env=settings, check=False, timeout=120
        )

    return run


@pytest.fixture
def folder(tmp_path):
    """A folder of three small documents of two places."""
    (tmp_path / "documents" / "天津市").mkdir(parents=True)
    texts = {
        "天津市/2018.md": "2018年天津市政府工作报告\n\n各位代表：我代表天津市人民政府报告工作。"
        "全市培训干部1.2万余人次，坚决做到“两个维护”。地区生产总值增长6.5%。\n",
        "天津市/2019.md": "2019年天津市政府工作报告\n\n各位代表：我代表天津市人民政府报告工作。"
        "全市新增就业48.9万人，坚决做到“两个维护”，落实“三会一课”。\n",
        "呼和浩特.txt": "呼和浩特市2019年工作总结\n\n呼和浩特市选派585名年轻干部到基层锻炼，推进“五大任务”。\n",
    }
    for name, text in texts.items():
        (tmp_path / "documents" / name).write_text(text, encoding="utf-8")
    return tmp_path / "documents"
