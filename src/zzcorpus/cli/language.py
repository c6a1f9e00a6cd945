"""Help and messages in the language that the user asks for, looked up in two tables.

Everything is written in English where it arises; here, at the door, it is put into Chinese.
"""

from __future__ import annotations

import os
import re
import sys
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def wanted_language(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """Return ``zh`` where ``--lang zh`` or ZZCORPUS_LANG asks for it, else ``en``."""
    for i, argument in enumerate(arguments):
        if argument == "--lang" and i + 1 < len(arguments):
            return arguments[i + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return environment.get("ZZCORPUS_LANG", "en")


def in_language(message: str, language: str | None = None) -> str:
    """Return a message in the language asked for on the command line; what has no translation stays."""
    if (wanted_language(sys.argv) if language is None else language) != "zh":
        return message
    return "\n".join(_chinese(line) for line in message.split("\n"))


def _chinese(line: str) -> str:
    for pattern, chinese in _messages():
        if match := pattern.fullmatch(line):
            # What stands in the gaps may be a message itself, or several: the reason why a file could not be read.
            return chinese.format(*[", ".join(map(_chinese, group.split(", "))) for group in match.groups()])
    return line


@lru_cache(maxsize=1)
def _messages() -> list[tuple[re.Pattern[str], str]]:
    """Return a pattern and the Chinese of each message; ``{}`` in the table is what differs."""
    return [
        (re.compile("(.*?)".join(map(re.escape, english.split("{}")))), chinese)
        for english, chinese in _read_table("messages_zh.tsv").items()
    ]


def read_translations() -> dict[str, str]:
    """Return the Chinese of each English help text."""
    return _read_table("help_zh.tsv")


def _read_table(name: str) -> dict[str, str]:
    file = resources.files("zzcorpus.cli") / "data" / name
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {english: chinese for english, chinese in rows}  # noqa: C416  a malformed line must fail here


def translate_help(command: Any, translations: Mapping[str, str]) -> None:
    """Replace the help texts of a command, its options and its subcommands; what has no translation stays."""
    if command.help:
        paragraphs = command.help.split("\n\n")
        example = "例：" if translations else "Example:"
        command.help = "\n\n".join(
            translations.get(" ".join(one.split()), one).replace("Example:", example) for one in paragraphs
        )
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translations.get(parameter.help, parameter.help)
    for subcommand in getattr(command, "commands", {}).values():
        translate_help(subcommand, translations)
    if translations:
        english = command.get_help
        command.get_help = lambda context: own_words(english(context))


# The words that the library behind the commands puts into help and complaints.
_OWN_WORDS = (
    ("Usage: ", "用法："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Commands:", "命令："),
    ("Show this message and exit.", "显示此帮助并退出。"),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]..."),
    ("[required]", "[必填]"),
    ("env var:", "环境变量："),
    ("default:", "默认："),
)


def own_words(text: str) -> str:
    """Return help or a complaint with the words of the library behind the commands in Chinese."""
    for english, chinese in _OWN_WORDS:
        text = text.replace(english, chinese)
    return text


def show_whole_summaries(command: Any) -> None:
    """Let a list of commands give each one's first sentence whole; by default it is cut to one line."""
    for subcommand in getattr(command, "commands", {}).values():
        subcommand.short_help = " ".join((subcommand.help or "").partition("\n\n")[0].split())
        show_whole_summaries(subcommand)
