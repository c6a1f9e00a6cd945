"""Text from documents stays text: on a terminal and in a spreadsheet."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zzcorpus.render import defuse_cell, safe_terminal

ANYTHING = st.text(alphabet=st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+86 22 1234",
        "-2.1个百分点",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\x00=1",
        "\tabc",
        "\rabc",
        "＝1+1",
        "＋1",
        "－1",
        "＠甲",
        "  =1+1",
        "\u3000=1+1",
        "\ufeff=1+1",
        "\u200b=cmd|' /C calc'!A0",
        "\n=1+1",
        "\u202e=1",
        "'=1+1",
    ],
)
def test_what_a_spreadsheet_would_run_is_defused(text):
    assert defuse_cell(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1+8+N",
        "10×10",
        "3-5",
        "5+2+X",
        "一带一路",
        "“两个维护”",
        "50%",
        "——",
        "《意见》",
        "  两个维护",
        "a=1",
        "'两个'",
        "\n第一",
        "(5)",
    ],
)
def test_what_it_would_not_run_is_left_alone(text):
    assert defuse_cell(text) == text


@settings(deadline=None)
@given(st.text(alphabet="'=+-@＝ \t\r\n\x00\ufeff\u200b1一", max_size=8))
def test_taking_one_apostrophe_away_gives_the_text_back(text):
    defused = defuse_cell(text)
    # Only a defused text can begin with an apostrophe and need defusing without it.
    restored = defused[1:] if defused[:1] == "'" and defuse_cell(defused[1:]) != defused[1:] else defused
    assert restored == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m红", r"\x1b[31m红"),
        ("\x1b]0;title\x07", r"\x1b]0;title\x07"),
        ("\x1b]8;;http://e.example\x1b\\x", r"\x1b]8;;http://e.example\x1b\x"),
        ("\x1b]52;c;Y2FsYw==\x07", r"\x1b]52;c;Y2FsYw==\x07"),
        ("\x1bP1$r0m\x1b\\", r"\x1bP1$r0m\x1b" + "\\"),
        ("\x9b31m", r"\x9b31m"),
        ("安全\r危险", r"安全\x0d危险"),
        ("\x08\x7f\x00", r"\x08\x7f\x00"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("\u2066a\u2069\u061c", r"\u2066a\u2069\u061c"),
        ("名\udcff", r"名\udcff"),
        ("甲\u2028乙", r"甲\u2028乙"),
    ],
)
def test_control_characters_are_spelled_out(text, shown):
    assert safe_terminal(text) == shown


@pytest.mark.parametrize("text", ["国发[/2024]5号", "[link=http://e.example]x[/link]", "一\n二\t三", "１＋８＋Ｎ"])
def test_ordinary_text_is_shown_as_it_is(text):
    assert safe_terminal(text) == text


@settings(deadline=None)
@given(ANYTHING)
def test_nothing_that_steers_a_terminal_is_left(text):
    shown = safe_terminal(text)
    assert all(character in "\n\t" or ord(character) >= 0x20 for character in shown)
    assert not any(0x7F <= ord(character) <= 0x9F for character in shown)
    shown.encode()
