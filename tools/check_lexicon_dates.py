#!/usr/bin/env python3
"""Recompute where every formula of the lexicon first and last appears in a reference corpus.

    check_lexicon_dates.py CORPUS [--first FOLDER ...] [--output TABLE.tsv] [--fill]

CORPUS is a folder of Markdown or text files. A file's date is the ``date`` of its front matter, else the first full
date in its opening lines that has the year of its name, else the year of its name. The table has a row per formula:
``formula, kind, documents, first_date, first_document, last_date, last_document, stated, flag``. A formula is flagged
``earlier`` where the corpus holds it before the date that the lexicon states, ``absent`` where the document that the
lexicon cites as evidence does not hold it, ``never`` where no document holds it. Exit status 1 if any entry is
flagged ``earlier`` or ``absent``.

``--first FOLDER`` (may be repeated) names the subfolders whose documents count as evidence of a first use; without it
all do. ``--fill`` writes that evidence into the entries of the shipped table that state no date.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from zzcorpus.lexicon import Formula, FormulaLexicon, load_formulas
from zzcorpus.lexicon.formulas import COLUMNS
from zzcorpus.lexicon.matcher import fold

TABLE = Path(__file__).resolve().parents[1] / "src" / "zzcorpus" / "lexicon" / "data" / "formulas.tsv"
EVIDENCE = "first found in "
# An entry whose source says so takes no date from the corpus: its characters were used of other things before, or
# the corpus knows it only decades after everybody else.
NOT_ESTABLISHED = "first use not established"
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FRONT_DATE = re.compile(r"^date: *'?(\d{4}-\d\d-\d\d)", re.MULTILINE)
_WRITTEN_DATE = re.compile(r"(\d{4})年 ?(\d{1,2})月 ?(\d{1,2})日")
_OPENING = 600
TABLE_COLUMNS = (
    "formula",
    "kind",
    "documents",
    "first_date",
    "first_document",
    "last_date",
    "last_document",
    "stated",
    "flag",
)


@dataclass(frozen=True, slots=True)
class Document:
    """A document of the reference corpus: its date as ISO 8601 (day or year), its name, its text."""

    date: str
    name: str
    text: str


@dataclass(slots=True)
class Life:
    """Where a formula was found, in its canonical form and in any form."""

    documents: int = 0
    first: tuple[str, str] = ("", "")
    last: tuple[str, str] = ("", "")
    evidence: tuple[str, str] = ("", "")
    canonical_in: frozenset[str] = frozenset()


def read_document(path: Path, corpus: Path) -> Document | None:
    """Return the document in ``path``, or None where neither its text nor its name gives a year."""
    text = path.read_text(encoding="utf-8", errors="replace")
    name = path.relative_to(corpus).with_suffix("").as_posix()
    front = _FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    if front and (stated := _FRONT_DATE.search(front.group())):
        return Document(stated[1], name, body)
    year = re.search(r"(?:19|20)\d\d", path.name)
    if not year:
        return None
    for written in _WRITTEN_DATE.finditer(body, 0, _OPENING):
        if written[1] == year.group():
            return Document(f"{written[1]}-{int(written[2]):02}-{int(written[3]):02}", name, body)
    return Document(year.group(), name, body)


def _words(form: str) -> str:
    """Return a form without marks, widths and the commas of a series."""
    return re.sub("[、，,]", "", fold(form)[0])


def trace(formulas: tuple[Formula, ...], documents: list[Document], first: list[str]) -> dict[str, Life]:
    """Return the life of every formula by its canonical form."""
    lexicon = FormulaLexicon(formulas)
    lives = {formula.canonical: Life() for formula in formulas}
    for document in sorted(documents, key=lambda d: (d.date, d.name)):
        here = (document.date, document.name)
        citable = not first or any(document.name.startswith(f"{folder}/") for folder in first)
        matches = lexicon.find(document.text)
        found = {m.formula.canonical for m in matches}
        exact = {m.formula.canonical for m in matches if _words(m.surface) == _words(m.formula.canonical)}
        for canonical in found:
            life = lives[canonical]
            life.documents += 1
            life.first = life.first if life.documents > 1 else here
            life.last = here
        for canonical in exact:
            life = lives[canonical]
            life.canonical_in |= {document.name}
            if citable and not life.evidence[0]:
                life.evidence = here
    return lives


def flag(formula: Formula, life: Life) -> str:
    """Return what the corpus says against the entry, or nothing."""
    if not life.documents:
        return "never"
    cited = formula.source.partition(EVIDENCE)[2].split(";")[0].strip()
    if cited and cited not in life.canonical_in:
        return "absent"
    if NOT_ESTABLISHED in formula.source:
        return ""
    if formula.first_date and life.evidence[0] and life.evidence[0] < formula.first_date[: len(life.evidence[0])]:
        return "earlier"
    return ""


def title(document: str) -> str:
    """Return how a document of the reference corpus is cited in the lexicon.

    >>> title("congress/2017-十九大报告"), title("reports/国务院/2013")
    ('十九大报告', '2013年国务院政府工作报告')
    """
    folder, _, name = document.rpartition("/")
    if name[:4].isdigit() and "-" in name and not name.endswith(("-part", "-summary")):
        return name[5:]
    return f"{name[:4]}年{folder.rpartition('/')[2]}政府工作报告"


def fill(formulas: tuple[Formula, ...], lives: dict[str, Life]) -> None:
    """Write the evidence of first uses into the shipped table, where it states no date."""
    filled = {}
    for formula in formulas:
        date, document = lives[formula.canonical].evidence
        if formula.first_date or not date or NOT_ESTABLISHED in formula.source or formula.kind in {"", "motto"}:
            continue
        source = "; ".join(filter(None, (formula.source, EVIDENCE + document)))
        filled[formula.canonical] = replace(formula, first_date=date, first_document=title(document), source=source)
    lines = TABLE.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines):
        formula = filled.get(line.split("\t")[0])
        if formula:
            cells = (getattr(formula, column) for column in COLUMNS)
            lines[number] = "\t".join("|".join(c) if isinstance(c, tuple) else c for c in cells)
    TABLE.write_text("\n".join(lines), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--first", action="append", default=[], metavar="FOLDER")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--fill", action="store_true")
    options = parser.parse_args()
    paths = sorted(p for p in options.corpus.rglob("*") if p.suffix in {".md", ".txt"} and p.name[0] != "_")
    documents = [d for p in paths if (d := read_document(p, options.corpus))]
    formulas = load_formulas()
    lives = trace(formulas, documents, options.first)
    if options.fill:
        fill(formulas, lives)
    rows = [
        (f.canonical, f.kind, str(life.documents), *life.first, *life.last, f.first_date, flag(f, life))
        for f in formulas
        for life in (lives[f.canonical],)
    ]
    table = "\n".join("\t".join(row) for row in (TABLE_COLUMNS, *rows)) + "\n"
    if options.output:
        options.output.write_text(table, encoding="utf-8")
    else:
        sys.stdout.write(table)
    flags = [row[-1] for row in rows]
    print(
        f"{len(documents)} documents, {len(rows)} entries:",
        ", ".join(f"{flags.count(name)} {name}" for name in ("earlier", "absent", "never")),
        file=sys.stderr,
    )
    return 1 if {"earlier", "absent"} & set(flags) else 0


if __name__ == "__main__":
    sys.exit(main())
