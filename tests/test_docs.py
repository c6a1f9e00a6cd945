"""Documentation that cannot lie: every command is documented, and the README prints what the program prints."""

import importlib.util
import re
from pathlib import Path

import pytest
import typer

from zzcorpus.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
TREE = typer.main.get_command(app)


@pytest.fixture(scope="module")
def builder():
    spec = importlib.util.spec_from_file_location("build_docs", ROOT / "tools" / "build_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(TREE.commands))
def test_every_command_and_option_is_documented(name):
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
    for parameter in TREE.commands[name].params:
        for spelling in parameter.opts if parameter.param_type_name == "option" else ():
            assert re.search(rf"(?<!\w){re.escape(spelling)}\b", section), spelling


def test_every_command_stands_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in TREE.commands if f"`{name}" not in text and f"zzcorpus {name}" not in text] == []


def test_the_readme_prints_what_the_program_prints(builder, cache):
    assert builder.readme() == (ROOT / "README.md").read_text(encoding="utf-8")


def test_links_lead_somewhere():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
