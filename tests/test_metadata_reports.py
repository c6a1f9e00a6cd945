"""Place and year of government reports from their text alone, against the names of folders and files."""

from __future__ import annotations

from pathlib import Path

import pytest

from zzcorpus.metadata import decide_content_year, decide_place

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "reports"
EVERY = 25
# Files of one province are named by the year they review (2003 to 2019), one file repeats the next year's report.
MISNAMED = {("四川省", str(year)) for year in range(2003, 2020)} | {("兰州市", "2021")}
FLOOR = 0.97


@pytest.fixture(scope="module")
def sample():
    if not REPORTS.is_dir():
        pytest.skip("the development corpus of government reports is not here")
    files = sorted(REPORTS.glob("*/*.md"))[::EVERY]
    return [(file.parent.name, file.stem, _body(file)) for file in files]


def _body(file):
    text = file.read_text(encoding="utf-8")
    if text.startswith("---"):
        text = text.split("---", 2)[2]
    return text.replace("*", "").replace("#", "").lstrip()


def _share(results):
    wrong = [result for result in results if not result[-1]]
    return 1 - len(wrong) / len(results), wrong


def test_places(sample):
    results = []
    for folder, stem, text in sample:
        place = decide_place("", text).place
        results.append((folder, stem, place, place.endswith("全国" if folder == "国务院" else folder)))
    share, wrong = _share(results)
    assert share >= FLOOR, wrong


def test_years(sample):
    results = []
    for folder, stem, text in sample:
        if (folder, stem[:4]) not in MISNAMED:
            year = decide_content_year("", text).year
            results.append((folder, stem, year, str(year) == stem[:4]))
    share, wrong = _share(results)
    assert share >= FLOOR, wrong
