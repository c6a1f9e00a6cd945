"""Searching a text for many strings."""

from __future__ import annotations

import pytest

from zzcorpus.lexicon.search import StringSearch


@pytest.mark.parametrize(
    ("strings", "text", "expected"),
    [
        (["三农", "三农工作", "工作"], "抓好三农工作，三农", [(1, 2, 6), (0, 7, 9)]),
        # 乏偑 are the bytes 4E4F 5051, which stand across those of 偎佐具: 504E 4F50 5177
        (["乏偑"], "偎佐具", []),
        (["乏偑", "佐具"], "偎佐具乏偑", [(1, 1, 3), (0, 3, 5)]),
        # a character beyond the basic plane
        (["三农", "𫭟"], "𫭟𬭎三农", [(1, 0, 1), (0, 2, 4)]),
        (["三农"], "", []),
    ],
)
def test_find(strings, text, expected):
    assert StringSearch(strings).find(text) == expected
