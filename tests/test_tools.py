"""The scripts that counted the word lists run on the code as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[1] / "tools"


def test_mood_words_are_weighed_by_the_headings_they_stand_below(tmp_path):
    for place in "甲乙丙丁戊己":
        report = tmp_path / f"{place}市" / "2020.md"
        report.parent.mkdir()
        review, plan = "累计建成学校。\n" * 300 + "一年来，工作有进展。\n", "力争建成学校。\n" * 300
        report.write_text(f"一、2019年工作回顾\n{review}二、2020年工作安排\n{plan}", encoding="utf-8")
    command = [sys.executable, "-X", "utf8", str(TOOLS / "weigh_mood_words.py"), str(tmp_path)]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    expected = [
        [status, str(length), "1.0000", "6"] for status in ("reported", "target") for length in (300, 600, 1800)
    ]
    lines = [line.split("\t") for line in printed.splitlines()]
    assert lines[: len(expected)] == expected
    (kind, sign, rate), *others = lines[len(expected) :]
    assert (kind, sign) == ("reported", "looks back")
    assert float(rate) == pytest.approx(1000 / len("累计建成学校。\n"), rel=0.02)
    assert others == [
        ["reported", "counts exactly", "0.00"],
        ["target", "looks back", "0.00"],
        ["target", "counts exactly", "0.00"],
        ["reported", "opens looking back", "6"],  # one line in each of the six places
        ["target", "opens looking back", "0"],
    ]
