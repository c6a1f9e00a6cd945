"""Fit the weights of extract/claims/data/mood_words.tsv to reports whose headings say what plans and what reviews.

    python tools/weigh_mood_words.py FOLDER [--write]

FOLDER holds government work reports, PLACE/YEAR.md. Passages of several lengths are cut from the parts below headings
that announce a review or a plan, the headings left out; a logistic regression on how often the words of the table are
used weighs each. Prints the share of passages judged rightly in places that were left out of the fit, by length and
kind, then how often in 1,000 characters each kind looks back and counts exactly, on average, and how many paragraphs of
each open looking back; with --write puts the weights into the table.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from zzcorpus.extract.claims.mood import mood_rates, mood_words, opens_looking_back, report_rates
from zzcorpus.extract.claims.passages import find_passages, is_heading

TABLE = Path(__file__).resolve().parents[1] / "src" / "zzcorpus" / "extract" / "claims" / "data" / "mood_words.tsv"
FROM_YEAR = 2003
LENGTHS = (300, 600, 1800)
MARGIN = 400  # the part must be this much longer than the passage cut from it
FOLDS = 5
STRENGTH = 0.3  # inverse of the penalty on large weights


def cut_passages(folder: Path) -> list[tuple[str, str, int, str]]:
    """Return place, status, length wished for and text of the passages cut from the reports below ``folder``."""
    draw = random.Random(1)  # noqa: S311 -- the same passages at every run
    passages = []
    for path in sorted(folder.glob("*/*.md")):
        if path.stem.isdigit() and int(path.stem) >= FROM_YEAR:
            text = path.read_text(encoding="utf-8")
            for status, part in parts_of(text):
                for length in LENGTHS:
                    if len(part) > length + MARGIN:
                        begin = part.find("\n", draw.randrange(len(part) - length)) + 1
                        lines = part[begin : begin + length].split("\n")
                        words = "\n".join(line for line in lines if not is_heading(line))
                        if len(words) > length / 2:
                            passages.append((path.parent.name, status, length, words))
    return passages


def parts_of(text: str) -> list[tuple[str, str]]:
    """Return what stands before the first plan of a report, which is its review, and that plan."""
    passages = find_passages(text)[1:]
    plan = next((number for number, (_, status) in enumerate(passages) if status == "target"), None)
    if plan is None:
        return []
    start = passages[plan][0]
    end = next((at for at, status in passages[plan:] if status == "reported"), len(text))
    return [("reported", text[:start]), ("target", text[start:end])]


def fit(rates: np.ndarray, plans: np.ndarray) -> LogisticRegression:
    """Return the regression of ``plans`` (booleans) on ``rates`` (passages by words)."""
    return LogisticRegression(C=STRENGTH, max_iter=5000).fit(rates, plans)


def report(passages: list[tuple[str, str, int, str]], rates: np.ndarray, plans: np.ndarray) -> None:
    """Print the share judged rightly in places left out of the fit."""
    places = sorted({place for place, *_ in passages})
    fold = np.array([places.index(place) % FOLDS for place, *_ in passages])
    right: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for number in range(FOLDS):
        if len(set(plans[fold != number])) > 1:
            judged = fit(rates[fold != number], plans[fold != number]).predict(rates[fold == number])
            own = [passage for passage, its in zip(passages, fold, strict=True) if its == number]
            for (_, status, length, _), plan in zip(own, judged, strict=True):
                right[status, length].append((status == "target") == bool(plan))
    for (status, length), judged_right in sorted(right.items()):
        print(f"{status}\t{length}\t{np.mean(judged_right):.4f}\t{len(judged_right)}")
    for kind in ("reported", "target"):
        rates_of_kind = [report_rates(words) for _, status, _, words in passages if status == kind]
        if rates_of_kind:
            past, counted = np.mean(rates_of_kind, axis=0)
            print(f"{kind}\tlooks back\t{past:.2f}\n{kind}\tcounts exactly\t{counted:.2f}")


def count_openings(folder: Path) -> dict[str, int]:
    """Return how many paragraphs of each kind open with a sentence that looks back."""
    opened = {"reported": 0, "target": 0}
    for path in sorted(folder.glob("*/*.md")):
        if path.stem.isdigit() and int(path.stem) >= FROM_YEAR:
            for status, part in parts_of(path.read_text(encoding="utf-8")):
                opened[status] += sum(map(opens_looking_back, part.split("\n")))
    return opened


def write(model: LogisticRegression) -> None:
    """Put the weights into the table, rounded to hundredths."""
    words = mood_words()
    keys = [(word, "opens") for word in words.opens] + [(word, "anywhere") for word in words.anywhere]
    by_row = dict(zip(keys, model.coef_[0], strict=True))
    by_row["(bias)", "anywhere"] = model.intercept_[0]
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            word, where, _ = line.split("\t")
            lines[number] = f"{word}\t{where}\t{by_row[word, where]:.2f}"
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, print and, if asked, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--write", action="store_true")
    options = ask.parse_args()
    passages = cut_passages(options.folder)
    rates = np.array([mood_rates(words) for *_, words in passages])
    plans = np.array([status == "target" for _, status, *_ in passages])
    report(passages, rates, plans)
    for kind, count in count_openings(options.folder).items():
        print(f"{kind}\topens looking back\t{count}")
    if options.write:
        write(fit(rates, plans))


if __name__ == "__main__":
    main()
