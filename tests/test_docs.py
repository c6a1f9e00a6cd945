"""Documentation that cannot lie: every command is documented, and the README prints what the program prints."""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest
import typer

from zzcorpus.cli.main import app

ROOT = Path(__file__).resolve().parents[1]
TREE = typer.main.get_command(app)
sys.path.insert(0, str(ROOT / "tools"))
import build_docs  # noqa: E402  stands in tools/

LEAVES = dict(build_docs.leaves(TREE))


@pytest.mark.parametrize("name", sorted(LEAVES))
def test_every_command_and_option_is_documented(name):
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = page.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
    for parameter in LEAVES[name].params:
        for spelling in parameter.opts if parameter.param_type_name == "option" else ():
            assert re.search(rf"(?<!\w){re.escape(spelling)}\b", section), spelling


def test_the_reference_is_the_program_s_help():
    assert build_docs.commands_page() == (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_command_stands_in_the_readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in TREE.commands if f"`{name}" not in text and f"zzcorpus {name}" not in text] == []


def test_the_readme_prints_what_the_program_prints(cache):
    assert build_docs.readme() == (ROOT / "README.md").read_text(encoding="utf-8")


def test_links_lead_somewhere():
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    broken = [
        (page.name, target)
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_the_sizes_that_the_documentation_names_are_those_of_the_lists():
    from zzcorpus.extract.slogans import load_mottos
    from zzcorpus.extract.slogans.wordlists import load_rows
    from zzcorpus.lexicon import load_formulas

    formulas = load_formulas()
    kinds = Counter(formula.kind for formula in formulas)
    members = sum(bool(formula.members) for formula in formulas if formula.kind == "numeric")
    dated = sum(bool(formula.first_date) for formula in formulas)
    always = sum(row[1:] == ("always",) for row in load_rows("mottos.tsv"))
    text = " ".join((ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8").split())
    for said in (
        f"{len(formulas):,} formulas",
        f"{kinds['formula']:,} set formulas",
        f"{kinds['numeric']} numeral abbreviations ({members} of them",
        f"{kinds['motto']} mottos, {kinds['code']} codes, and {kinds['']} catchwords",
        f"{dated:,} have a first use",
        f"{len(load_mottos()):,} mottos, of which {always:,}",
    ):
        assert said in text


def test_every_column_is_explained():
    import importlib
    import pkgutil

    import zzcorpus.questions as room
    from zzcorpus.tables import Column

    page = (ROOT / "docs" / "columns.md").read_text(encoding="utf-8")
    explained = set(re.findall("`([a-z_0-9]+)`", page))
    for module in pkgutil.iter_modules(room.__path__):
        for value in vars(importlib.import_module(f"{room.__name__}.{module.name}")).values():
            if isinstance(value, tuple) and value and all(isinstance(one, Column) for one in value):
                assert {column.name for column in value} <= explained, module.name
