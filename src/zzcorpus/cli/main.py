"""The program: its commands, and what becomes of errors, interrupts and closed pipes."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zzcorpus.cli.cite import cite
from zzcorpus.cli.claims import claims
from zzcorpus.cli.collocates import collocates
from zzcorpus.cli.compare import compare
from zzcorpus.cli.concordance import concordance
from zzcorpus.cli.discover import discover
from zzcorpus.cli.documents import documents
from zzcorpus.cli.ingest import ingest
from zzcorpus.cli.keywords import keywords
from zzcorpus.cli.language import (
    in_language,
    own_words,
    read_translations,
    show_whole_summaries,
    translate_help,
    wanted_language,
)
from zzcorpus.cli.lexicon import lexicon
from zzcorpus.cli.options import ClosedPipeError, InterruptedRunError, Lang
from zzcorpus.cli.panel import panel
from zzcorpus.cli.phrases import phrases
from zzcorpus.cli.report import report
from zzcorpus.cli.reuse import reuse
from zzcorpus.cli.show import show
from zzcorpus.cli.similarity import similarity
from zzcorpus.cli.slogans import slogans
from zzcorpus.cli.sql import sql
from zzcorpus.cli.topics import topics
from zzcorpus.cli.trend import trend
from zzcorpus.errors import ZzcorpusError

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAILED = 1
_INTERRUPTED = 130

app = typer.Typer(
    name="zzcorpus",
    help="Slogans, numeric claims and recurring phrases of Chinese official documents, as tables.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"zzcorpus {version('zzcorpus')}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[  # noqa: ARG001  answered by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Language of help and tables.", show_default=False)
    ] = None,
) -> None:
    if lang is not None:
        os.environ["ZZCORPUS_LANG"] = lang.value  # commands read it as the default of their own --lang


_COMMANDS = (
    documents,
    keywords,
    slogans,
    discover,
    claims,
    panel,
    phrases,
    reuse,
    compare,
    concordance,
    collocates,
    trend,
    similarity,
    topics,
    show,
    report,
    ingest,
    sql,
    cite,
)

for _command in _COMMANDS:
    app.command()(_command)
app.add_typer(lexicon, name="lexicon")


def run() -> None:
    """Run the program and end the process with its exit status."""
    _write_any_character()
    try:
        status = _tree()(standalone_mode=False) or 0
        if status == _INTERRUPTED:  # before the command itself had begun
            _complain("interrupted", status)
    except typer.Exit as stop:
        status = stop.exit_code
    except ZzcorpusError as error:
        status = _complain(str(error), error.exit_status)
    except (InterruptedRunError, KeyboardInterrupt):
        status = _complain("interrupted", _INTERRUPTED)
    except (ClosedPipeError, BrokenPipeError):
        status = 0
    except OSError as error:
        status = _complain(f"{error.filename or 'output'}: {error.strerror}", _FAILED)
    except Exception as error:  # noqa: BLE001  click's own errors have no base that typer shows
        status = _usage(error)
    _end(status)


def _tree() -> Any:
    """Return the program's command tree, its help in the language asked for."""
    command = typer.main.get_command(app)
    if wanted_language(sys.argv) == "zh":
        translate_help(command, read_translations())
    show_whole_summaries(command)
    return command


def _write_any_character() -> None:
    """Make standard output and error able to carry Chinese under any locale."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(message: str, status: int) -> int:
    from zzcorpus.render import safe_terminal

    with contextlib.suppress(OSError):
        typer.echo(f"zzcorpus: {safe_terminal(in_language(message))}", err=True)
    return status


def _usage(error: Exception) -> int:
    """Print a usage error as click words it; anything else is a bug and keeps its traceback."""
    show = getattr(error, "show", None)
    if type(error).__module__ == "_duckdb" and type(error).__name__ == "IOException":
        return _complain("The corpus was changed or damaged while it was read. Ask again, or ingest it anew.", _FAILED)
    if show is None:
        raise error
    error.message = _own_words_of(error)  # type: ignore[attr-defined]
    context = getattr(error, "ctx", None)
    if (option := getattr(error, "option_name", "")) and (command := _command_with(context, option)):
        error.message = f"{option} belongs behind the name of the command: {command} {option}"  # type: ignore[attr-defined]
    if wanted_language(sys.argv) == "zh" and context is not None and str(error):
        typer.echo(own_words(context.get_usage()), err=True)
        return _complain(error.format_message(), 2)  # type: ignore[attr-defined]
    show()
    return int(getattr(error, "exit_code", 2))


def _own_words_of(error: Exception) -> str:
    """Return a complaint of the library that checks the values, without its jargon and with the value."""
    message = str(getattr(error, "message", "")).removeprefix("Value error, ")
    value = _value_given(getattr(getattr(error, "param", None), "opts", ()))
    if message.startswith("Input should be a valid integer"):
        return f"{value or 'what is given'} is no whole number."
    least = message.removeprefix("Input should be greater than or equal to ")
    return message if least == message else f"{value} is less than {least}."


def _value_given(options: Sequence[str]) -> str:
    """Return the last value that the command line gives one of these options."""
    found = ""
    for word, following in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        if name in options:
            found = value if equals else following
    return found


def _command_with(context: Any, option: str) -> str:
    """Return the command that an option before it was meant for, the one given or else the first that has it, or ""."""
    having = [
        name
        for name, command in getattr(getattr(context, "command", None), "commands", {}).items()
        if any(option in parameter.opts for parameter in command.params)
    ]
    meant = next((word for word in sys.argv[1:] if word in having), next(iter(having), ""))
    return f"{context.command_path} {meant}" if meant else ""


def _end(status: int) -> None:
    """Leave with ``status``; a pipe closed by ``head`` must not be complained about at the last flush."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        status = _complain(f"output: {error.strerror}", _FAILED)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)
