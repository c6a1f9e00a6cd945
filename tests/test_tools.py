"""The scripts that counted the word lists run on the code as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parents[1] / "tools"


def test_mood_words_are_weighed_by_the_headings_they_stand_below(tmp_path):
    report = tmp_path / "某市" / "2020.md"
    report.parent.mkdir()
    review, plan = "，累计建成" * 450 + "，加快建设" * 300, "，力争建成" * 450 + "，加快建设" * 300
    report.write_text(
        f"一、2019年工作回顾\n\n一年来{review}。\n\n二、2020年工作安排\n\n我们{plan}。\n", encoding="utf-8"
    )
    command = [sys.executable, "-X", "utf8", str(TOOLS / "weigh_mood_words.py"), str(tmp_path)]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    rows = {word: (float(weight), int(count)) for word, weight, count in map(str.split, printed.splitlines())}
    assert {word: count for word, (_, count) in rows.items()} == {"累计": 450, "力争": 450, "加快": 600}
    assert rows["力争"][0] > 0 > rows["累计"][0]
    assert rows["加快"][0] == 0
