"""Options that many commands share, declared once and spread into their signatures.

A command takes ``corpus: CorpusOptions`` and ``output: OutputOptions``; `spread` replaces each by the
fields of the record, so that typer sees them as ordinary options, and builds the record before the call.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import wraps
from pathlib import Path  # noqa: TC003  typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

TwoCell = Annotated[
    bool, typer.Option("--two-cell", help="Log-likelihood of two cells (Rayson and Garside) instead of four.")
]

Selectors = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SEL]...",
        help="Places (天津, tianjin), years (2023, 2015-2020), document ids, or field:value.",
        show_default=False,
    ),
]


class By(StrEnum):
    """What counts are grouped by."""

    corpus = "corpus"
    place = "place"
    year = "year"
    document = "document"


class Lang(StrEnum):
    """The language of what people read."""

    en = "en"
    zh = "zh"


@dataclass(frozen=True, slots=True)
class CorpusOptions:
    """Which corpus is asked, and how it is read."""

    corpus: Annotated[
        Path | None,
        typer.Option(
            "-c",
            "--corpus",
            envvar="ZZCORPUS",
            metavar="PATH",
            help="A corpus, or any document, folder or archive; - reads standard input. "
            "Default: the five documents shipped with zzcorpus.",
            show_default=False,
        ),
    ] = None
    with_duplicates: Annotated[
        bool, typer.Option("--with-duplicates", help="Count reposts too; by default a text counts once.")
    ] = False
    without_reuse: Annotated[
        bool,
        typer.Option("--without-reuse", help="Count a passage that documents share only in the earliest of them."),
    ] = False
    paths_tell: Annotated[
        bool,
        typer.Option(
            "--places-from-paths",
            help="Let folder and file names state place and year, as in 天津市/2018.md.",
        ),
    ] = False
    text_column: Annotated[
        str,
        typer.Option(
            "--text-column", metavar="NAME", help="The column of csv, tsv, xlsx or jsonl that holds the text."
        ),
    ] = ""
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="NAME=COLUMN",
            help="Take title, place, published, source or any other metadata from a column; repeatable.",
            show_default=False,
        ),
    ] = None
    lexicon: Annotated[
        Path | None,
        typer.Option(
            "--lexicon", metavar="FILE", help="Also find the slogans of this lexicon (TSV).", show_default=False
        ),
    ] = None
    processes: Annotated[
        int, typer.Option("-j", "--processes", min=0, help="Processes for reading; 0: one per processor.")
    ] = 0
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No messages on standard error.")] = False


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """Where a table goes and how it looks."""

    format: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="FORMAT",
            help="table, csv, tsv, json, jsonl, md, html, xlsx or parquet. Default: table on a terminal, else csv.",
            show_default=False,
        ),
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write to FILE; its suffix names the format.",
            show_default=False,
        ),
    ] = None
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            help="At most so many rows, 0 for all. Default: 20 on a terminal, else all.",
            show_default=False,
        ),
    ] = None
    sort: Annotated[
        str | None,
        typer.Option(
            "--sort",
            metavar="COLUMN",
            help="Numbers largest first, text in order; COLUMN:asc or COLUMN:desc; several with commas.",
            show_default=False,
        ),
    ] = None
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV that a spreadsheet opens by double click (BOM, CRLF).")
    ] = False
    raw: Annotated[
        bool, typer.Option("--raw", help="Do not defuse text that a spreadsheet would run as a formula.")
    ] = False
    lang: Annotated[Lang, typer.Option("--lang", envvar="ZZCORPUS_LANG", help="Language of tables for people.")] = (
        Lang.en
    )


class InterruptedRunError(Exception):
    """The user has stopped the command. Not a KeyboardInterrupt, which typer would end without a word."""


class ClosedPipeError(Exception):
    """Whoever read the output has gone, as ``head`` does. Not an OSError, which typer would end with status 1."""


def spread(function: Callable[..., None]) -> Callable[..., None]:
    """Return ``function`` with each option record in its signature replaced by the record's fields."""
    hints = get_type_hints(function, include_extras=True)
    signature = inspect.signature(function)
    records: dict[str, type] = {name: hint for name, hint in hints.items() if hint in (CorpusOptions, OutputOptions)}
    parameters = []
    for parameter in signature.parameters.values():
        if parameter.name in records:
            parameters += _parameters_of(records[parameter.name])
        else:
            annotation = hints[parameter.name]
            parameters.append(parameter.replace(annotation=annotation, kind=inspect.Parameter.KEYWORD_ONLY))

    @wraps(function)
    def command(**given: Any) -> None:
        for name, record in records.items():
            given[name] = record(**{f.name: given.pop(f.name) for f in fields(record)})
        try:
            function(**given)
        except BrokenPipeError as closed:
            raise ClosedPipeError from closed
        except KeyboardInterrupt as stop:
            raise InterruptedRunError from stop
        except RuntimeError as error:
            if str(error) == "Query interrupted":  # how DuckDB passes an interrupt on
                raise InterruptedRunError from error
            raise

    command.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters} | {"return": None}
    return command


def _parameters_of(record: type) -> list[inspect.Parameter]:
    hints = get_type_hints(record, include_extras=True)
    return [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default, annotation=hints[f.name])
        for f in fields(record)
    ]
