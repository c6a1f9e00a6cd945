"""The gate is a program that can be wrong, so it is tested like one."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "gate"))
import gate

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "eval" / "reports"


def test_no_score_is_below_its_floor():
    scores, _ = gate.measure()
    pinned = json.loads(gate.FLOORS.read_text(encoding="utf-8"))
    assert gate.judge(scores, pinned, gate.digests(gate.reference_files())) == []


def test_a_fallen_score_is_a_fault():
    pinned = {"digests": {}, "floors": {"claims.f1": 0.9}}
    assert gate.judge({"claims.f1": 0.89}, pinned, {}) == ["claims.f1 is 0.8900, below its floor 0.9000"]
    assert gate.judge({"claims.f1": 0.9}, pinned, {}) == []


def test_a_score_that_is_no_longer_measured_is_a_fault():
    pinned = {"digests": {}, "floors": {"claims.f1": 0.9}}
    assert gate.judge({}, pinned, {}) == ["claims.f1 is no longer measured (floor 0.9000)"]


def test_a_changed_or_missing_reference_file_is_a_fault():
    pinned = {"digests": {"seeds/a.txt": "1", "seeds/b.txt": "2"}, "floors": {}}
    faults = gate.judge({}, pinned, {"seeds/a.txt": "9"})
    assert faults == ["seeds/a.txt has changed since the floors were set", "seeds/b.txt is gone"]


def test_floors_only_rise():
    assert gate.raised({"x": 0.5, "y": 0.9}, {"x": 0.7, "y": 0.8}) == {"x": 0.7, "y": 0.9}


def test_lowering_needs_a_reason():
    with pytest.raises(SystemExit):
        gate.main(["--repin"])


def test_the_scorer_counts_a_hit_a_miss_and_a_wrong_one():
    gold = [
        {"doc": "d", "slogan": "两个维护", "kind": "numeric", "count": 2, "optional": False},
        {"doc": "d", "slogan": "海河英才", "kind": "quoted", "count": 1, "optional": False},
    ]
    rows = [{
        "document": "d",
        "slogans": [{"slogan": "两个维护", "kind": "numeric"}, {"slogan": "两个维护", "kind": "numeric"},
                    {"slogan": "施工图", "kind": "quoted"}],
        "claims": [],
    }]  # fmt: skip
    claims = [{"doc": "d", "surface": "5名", "low": 5, "high": 5, "unit": "名", "qualifier": "exact",
               "kind": "count", "of": "干部", "status": "reported", "optional": False}]  # fmt: skip
    scores, errors = gate.score_extraction(gold, claims, rows)
    assert scores["slogans.all.f1"] == pytest.approx(0.5)
    assert scores["slogans.count_accuracy"] == 1.0
    assert scores["claims.f1"] == 0.0
    assert len(errors) == 3


@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"needs the annotated reports in {REPORTS}")
def test_reports_of_another_genre_stay_above_the_floors_of_the_seeds():
    from zzcorpus.extract import extract_facts

    def read(name):
        return [json.loads(line) for line in (REPORTS / name).read_text(encoding="utf-8").splitlines()]

    rows = []
    for file in sorted((REPORTS / "texts").glob("*.txt")):
        facts = extract_facts(file.read_text(encoding="utf-8"))
        rows.append({
            "document": file.stem,
            "slogans": [{"slogan": s.slogan, "kind": s.kind} for s in facts.slogans],
            "claims": [{name: getattr(c, name) for name in
                        ("surface", "low", "high", "unit", "qualifier", "kind", "of", "direction", "status")}
                       for c in facts.claims],
        })  # fmt: skip
    scores, _ = gate.score_extraction(read("slogans.jsonl"), read("claims.jsonl"), rows)
    floors = json.loads((Path(gate.HERE) / "floors_reports.json").read_text(encoding="utf-8"))
    assert {name: scores[name] for name, floor in floors.items() if scores[name] < floor} == {}
