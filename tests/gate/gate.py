"""The quality gate: extraction is scored against reference annotations, and no score may fall below its floor.

    python tests/gate/gate.py            check; exit 1 where a score is below its floor
    python tests/gate/gate.py --update   raise floors to the present scores (never lowers one)
    python tests/gate/gate.py --repin --because "REASON"
                                         accept changed reference files, or lower floors, for a stated reason

`floors.json` holds the floors and a digest of every reference file, so that a quiet change of the
annotations, of the seeds or of the scorer trips the gate as well.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"
# Scores move in steps of one record; a thousandth is rounding, not a record.
TOLERANCE = 0.0005

sys.path.insert(0, str(HERE))
import score  # noqa: E402  stands beside this file

Scores = dict[str, float]


def reference_files() -> list[Path]:
    """Return every file that decides what a score means."""
    return [
        HERE / "score.py",
        *sorted((HERE / "seeds").glob("*.jsonl")),
        *sorted((ROOT / "seeds").glob("*.txt")),
    ]


def digests(files: list[Path]) -> dict[str, str]:
    """Return the SHA-256 of each file, by its path below the project."""
    return {f.relative_to(ROOT).as_posix(): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def rows_of_seeds() -> list[dict[str, Any]]:
    """Read and extract the raw seeds by the same path as any user's documents."""
    from zzcorpus.corpus import IngestOptions, WorkOptions
    from zzcorpus.corpus.workers import read_inputs
    from zzcorpus.sources import find_inputs

    options = IngestOptions()
    items, _ = find_inputs([ROOT / "seeds"], options.sources)
    outcomes = read_inputs(items, options.sources, options.pipeline, WorkOptions(1))
    return [row for outcome in outcomes for row in outcome.rows]


def slogan_records(document: str, slogans: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return one record per distinct slogan: its most frequent kind and its number of mentions."""
    kinds: dict[str, Counter[str]] = {}
    for slogan in slogans:
        kinds.setdefault(slogan["slogan"], Counter())[slogan["kind"]] += 1
    return [
        {"doc": document, "slogan": name, "kind": kind.most_common(1)[0][0], "count": kind.total()}
        for name, kind in kinds.items()
    ]


def score_extraction(
    slogans_gold: list[Any], claims_gold: list[Any], rows: list[dict[str, Any]]
) -> tuple[Scores, list[Any]]:
    """Return the scores of extracted rows against reference records, and what was missed or wrong."""
    errors: list[Any] = []
    slogans = [r for row in rows for r in slogan_records(row["document"], row["slogans"])]
    claims = [{**c, "doc": row["document"]} for row in rows for c in row["claims"]]
    found = score.score_slogans(slogans_gold, slogans, errors)
    scores = {f"slogans.{kind}.f1": s["f1"] for kind, s in found.items()}
    scores |= {f"slogans.{k}": v for k, v in found["all"].items() if k.endswith("accuracy")}
    counted = score.score_claims(claims_gold, claims, errors)["all"]
    scores["claims.f1"] = counted["f1"]
    scores |= {f"claims.{k}": v for k, v in counted.items() if k.endswith("accuracy")}
    return scores, errors


def fold(text: str) -> str:
    """Fold width and white space, as the reference compares the ends of bodies."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def score_metadata(gold: list[dict[str, Any]], rows: list[dict[str, Any]]) -> tuple[Scores, list[Any]]:
    """Return the share of documents with each field right, and what is wrong."""
    found = {row["document"]: row for row in rows}
    right: Counter[str] = Counter()
    wrong = []
    for record in gold:
        row = found[record["doc"]]
        published = row["published"].isoformat() if row["published"] else ""
        checks = {
            "title": fold(row["title"]) == fold(record["title"]),
            "place": row["place"] == record["place"],
            "place_path": row["place_path"] == record["place_path"],
            "level": row["level"] == record["level"],
            "published": published == record["published"],
            "source": fold(row["source"]) == fold(record["source"]),
            "content_year": row["content_year"] == record["content_year"],
            "body_start": fold(row["text"]).startswith(fold(record["body_start"])),
            "body_end": fold(row["text"]).endswith(fold(record["body_end"])),
        }
        right.update(name for name, ok in checks.items() if ok)
        wrong += [("metadata", record["doc"], name, record[name]) for name, ok in checks.items() if not ok]
        right.update(dict.fromkeys(checks, 0))
    return {f"metadata.{name}": n / len(gold) for name, n in right.items()}, wrong


def read(name: str) -> list[dict[str, Any]]:
    """Return the records of one reference file of the seeds."""
    lines = (HERE / "seeds" / name).read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    for record in records:
        record["doc"] = record.get("doc") or record["document"]
    return records


def measure() -> tuple[Scores, list[Any]]:
    """Return all scores on the seeds, and every error behind them."""
    rows = rows_of_seeds()
    extraction, errors = score_extraction(read("slogans.jsonl"), read("claims.jsonl"), rows)
    metadata, wrong = score_metadata(read("metadata.jsonl"), rows)
    return extraction | metadata, errors + wrong


def judge(scores: Scores, pinned: dict[str, Any], now: dict[str, str]) -> list[str]:
    """Return what is wrong: changed reference files, floors without a score, scores below their floor."""
    faults = [
        f"{name} has changed since the floors were set" for name in now if pinned["digests"].get(name) != now[name]
    ]
    faults += [f"{name} is gone" for name in pinned["digests"] if name not in now]
    for name, floor in pinned["floors"].items():
        if name not in scores:
            faults.append(f"{name} is no longer measured (floor {floor:.4f})")
        elif scores[name] < floor - TOLERANCE:
            faults.append(f"{name} is {scores[name]:.4f}, below its floor {floor:.4f}")
    return faults


def raised(scores: Scores, floors: dict[str, float]) -> dict[str, float]:
    """Return the floors, each lifted to the present score where that is higher."""
    return {name: round(max(value, floors.get(name, 0.0)), 4) for name, value in sorted(scores.items())}


def main(arguments: list[str] | None = None) -> int:
    """Check the gate, or set it anew; return the exit status."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--update", action="store_true")
    ask.add_argument("--repin", action="store_true")
    ask.add_argument("--because", default="")
    ask.add_argument("--errors", action="store_true", help="list what was missed and what was wrong")
    options = ask.parse_args(arguments)
    if options.repin and not options.because:
        ask.error("--repin needs --because: why may floors fall or reference files change?")
    scores, errors = measure()
    if options.errors:
        for line in sorted(map(str, errors)):
            print(line)
    now = digests(reference_files())
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"digests": now, "floors": {}}
    faults = [] if options.repin else judge(scores, pinned, now)
    for name, value in sorted(scores.items()):
        print(f"{name:45}{value:7.4f}  floor {pinned['floors'].get(name, 0.0):.4f}")
    for fault in faults:
        print(f"FAULT {fault}")
    if faults:
        return 1
    if options.update or options.repin:
        floors = (
            {n: round(v, 4) for n, v in sorted(scores.items())} if options.repin else raised(scores, pinned["floors"])
        )
        reasons = pinned.get("reasons", []) + ([options.because] if options.repin else [])
        record = {"digests": now, "floors": floors, "reasons": reasons}
        FLOORS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
