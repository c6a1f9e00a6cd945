"""Help in the language that the user asks for: the same command tree, its help texts looked up in a table."""

from __future__ import annotations

import os
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


def read_translations() -> dict[str, str]:
    """Return the Chinese of each English help text."""
    file = resources.files("zzcorpus.cli") / "data" / "help_zh.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {english: chinese for english, chinese in rows}  # noqa: C416  a malformed line must fail here


def translate_help(command: Any, translations: Mapping[str, str]) -> None:
    """Replace the help texts of a command, its options and its subcommands; what has no translation stays."""
    if command.help:
        first, parted, rest = command.help.partition("\n\n")
        folded = " ".join(first.split())
        command.help = translations.get(folded, first) + parted + rest.replace("Example:", "例：")
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = translations.get(parameter.help, parameter.help)
    for subcommand in getattr(command, "commands", {}).values():
        translate_help(subcommand, translations)
