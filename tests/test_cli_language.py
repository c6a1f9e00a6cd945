import re

import pytest
import typer

from zzcorpus.cli.language import in_language, read_translations, translate_help, wanted_language
from zzcorpus.cli.main import app


def helps(command):
    """Yield every help text that a user can see, as the table of translations keys them."""
    if command.help:
        paragraphs = (" ".join(one.split()) for one in command.help.split("\n\n"))
        yield from (one for one in paragraphs if one and not one.startswith("Example:"))
    for parameter in command.params:
        if getattr(parameter, "help", None):
            yield parameter.help
    for subcommand in getattr(command, "commands", {}).values():
        yield from helps(subcommand)


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["zzcorpus", "--lang", "zh", "--help"], {}, "zh"),
        (["zzcorpus", "slogans", "--lang=zh"], {}, "zh"),
        (["zzcorpus", "slogans"], {"ZZCORPUS_LANG": "zh"}, "zh"),
        (["zzcorpus", "slogans"], {}, "en"),
        (["zzcorpus", "slogans", "--lang", "en"], {"ZZCORPUS_LANG": "zh"}, "en"),
    ],
)
def test_the_language_asked_for(arguments, environment, language):
    assert wanted_language(arguments, environment) == language


def test_every_help_text_has_its_chinese():
    translations = read_translations()
    assert sorted(set(helps(typer.main.get_command(app))) - set(translations)) == []


def test_no_translation_is_left_over():
    shown = set(helps(typer.main.get_command(app))) | {"Show this message and exit."}
    assert sorted(set(read_translations()) - shown) == []


def test_help_in_chinese(program):
    shown = program("--lang", "zh", "--help").stdout.decode()
    assert "整理成表" in shown
    assert "有哪些提法" in shown
    assert "例：" in program("slogans", "--lang", "zh", "--help").stdout.decode()


def test_what_has_no_translation_stays():
    command = typer.main.get_command(app)
    before = list(helps(command))
    translate_help(command, {})
    assert list(helps(command)) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("slogans", "nowhere"),
        ("slogans", "tianjin", "2018"),
        ("slogans", "hebei"),
        ("slogans", "level:"),
        ("slogans", "2050"),
        ("slogans", ""),
        ("slogans", "--sort", "colour"),
        ("slogans", "--kind", "foo"),
        ("slogans", "--limit", "3"),
        ("slogans", "-c", "no/such/folder"),
        ("compare", "tianjin", "tianjin/hebei"),
        ("compare", "tianjin", "--section", "foo"),
        ("concordance", "从未出现的词"),
        ("show", "tianjin"),
        ("show",),
        ("slogans", "--no-such-option"),
        ("ingest", "seeds"),
        ("report", "-o", "x.pdf"),
        ("slogans", "--by", "year", "--variants"),
        ("claims", "--check", "--kind", "money"),
        ("keywords", "--two-cell"),
        ("keywords", "--top", "abc"),
        ("trend", "四个意识", "--tiers", "1,2"),
        ("panel", "就业"),
        ("trend", "四个意识", "--regex", "--variants"),
    ],
)
def test_messages_in_chinese(program, arguments):
    said = program("--lang", "zh", *arguments).stderr.decode()
    assert said
    assert [line for line in said.splitlines() if not re.search("[一-鿿]", line)] == []


def test_a_reason_inside_a_message_is_translated_too():
    said = in_language("not read: a.pdf: it is a program", "zh")
    assert said == "未能读取：a.pdf：它是程序"
    assert in_language("not read: a.pdf: it is a program", "en") == "not read: a.pdf: it is a program"
    assert in_language("of which nobody has thought", "zh") == "of which nobody has thought"


def test_summaries_of_commands_are_whole(program):
    shown = program("--help").stdout.decode()
    assert "..." not in shown.partition("Commands:")[2]


@pytest.mark.parametrize(
    "message",
    [
        "not of one year and the whole place, so not in the panel (--all lists them): 2 of several years, 1 yearly averages",
        "5 mentions of 2 slogans stand in documents older than the formula: it has another sense there, or the text was changed later or is dated wrongly: 六稳",
        "津城: 3 of its 5 places are inside longer words, most often 京津城际; concordance shows all",
        "津城: counted, as it is a slogan here; place:津城 selects 天津市",
        "羊城: taken for the place 广东省广州市; as the first word it is counted",
        "kept apart, to be named as well where they are meant: 新增就业 (2)",
        "no figure of 城镇新增就业 in 2019 is about 1999; the years that figures are about: 2017-2019",
        "without a year that could be told, so in no column: 3",
    ],
)
def test_notes_in_chinese(message):
    said = in_language(message, "zh")
    assert not re.search("[a-z]", said.replace("--all", "").replace("place:", "").replace("concordance", ""))
