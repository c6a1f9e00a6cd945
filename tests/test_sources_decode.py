from __future__ import annotations

import random

import pytest

from zzcorpus.sources.decode import decode, likeliest_encoding, text_problem
from zzcorpus.sources.garbling import garbled_warning

TEXT = (
    "各位代表：现在，我代表市人民政府，向大会报告工作，请予审议，并请市政协委员提出意见。\n"
    "一、过去五年工作回顾。地区生产总值年均增长6.5%，城镇新增就业36.4万人，办成了一批好事实事。\n"
    "朱镕基、陶喆的名字用字少见；囧字也在其中。二〇二三年二月二十一日。\n"
)
TRADITIONAL = "各位代表：現在，我代表市人民政府，向大會報告工作，請予審議。過去五年，經濟社會發展取得新的成就。\n"
ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "gbk",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("repeats", [1, 40])
def test_clean_text_round_trips(encoding, repeats):
    decoded = decode((TEXT * repeats).encode(encoding))
    assert decoded.text == TEXT * repeats
    assert decoded.damaged == 0


@pytest.mark.parametrize("encoding", ["big5", "utf-8", "gb18030", "utf-16-be"])
def test_traditional_text_round_trips(encoding):
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le"])
@pytest.mark.parametrize("text", ["党的建设", "领导干部要带头", "组织工作会议"])
def test_a_few_characters_are_enough(encoding, text):
    if encoding == "big5":
        text = {"党的建设": "黨的建設", "领导干部要带头": "領導幹部要帶頭", "组织工作会议": "組織工作會議"}[text]
    assert decode(text.encode(encoding)).text == text


def test_plain_english_is_ascii_in_any_codec():
    assert decode(b"annual report, 2023\n").text == "annual report, 2023\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_one_bad_byte_costs_one_character(encoding):
    clean = TEXT * 20
    data = bytearray(clean.encode(encoding))
    at = len(data) // 2
    at -= at % 2
    data[at] = 0xFF
    decoded = decode(bytes(data))
    kept = sum(a == b for a, b in zip(decoded.text[: len(clean) // 3], clean[: len(clean) // 3], strict=True))
    assert kept == len(clean) // 3
    assert decoded.text.endswith(clean[-len(clean) // 3 :])


def test_a_lost_lead_byte_does_not_shift_the_characters_behind_it():
    before, after = "坚持党要管党、全面从严", "坚定不移推进党的自我革命选优配强领导班子"
    data = before.encode("gb18030") + "治".encode("gb18030")[1:] + after.encode("gb18030")
    decoded = decode(data)
    assert decoded.encoding == "gb18030"
    assert decoded.text == f"{before}\ufffd{after}"
    assert decoded.damaged == 1


def test_damaged_bytes_are_counted_not_dropped():
    data = TEXT.encode("utf-8").replace("报告".encode(), b"\xe6\x8a" + "告".encode())
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == 1
    assert decoded.text.count("\ufffd") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_one_per_cent_of_bad_bytes_does_not_hide_the_encoding(encoding):
    generator = random.Random(20)  # noqa: S311 - damage, not secrets
    text = (TRADITIONAL if encoding == "big5" else TEXT) * 10
    for _ in range(10):
        data = bytearray(text.encode(encoding))
        for index in range(len(data)):
            if generator.random() < 0.01:
                data[index] = generator.randrange(256)
        decoded = decode(bytes(data))
        assert decoded.encoding == {"big5": "big5hkscs"}.get(encoding, encoding)
        assert text_problem(decoded) == ""


def test_a_label_gb2312_means_gb18030():
    text = "朱镕基喆囧㐂"  # the last two are in GB18030 only
    assert decode(text.encode("gb18030"), "gb2312").text == text


def test_a_false_label_does_not_decide():
    assert decode(TEXT.encode("utf-8"), "gb2312").text == TEXT
    assert decode(TEXT.encode("gb18030"), "utf-8").text == TEXT


def test_names_in_archives_are_decoded_together():
    names = ["政府工作报告/天津市2018年.txt", "说明.txt"]
    for encoding in ("gb18030", "utf-8"):
        data = "\n".join(names).encode(encoding)
        assert likeliest_encoding(data, ("utf-8", "gb18030", "big5hkscs")) == encoding


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 8,
        random.Random(1).randbytes(5_000),  # noqa: S311 - noise, not secrets
        b"\x00" * 162,
        b"PNG\x00\x01\x02\x03\x04" * 100,
        b"   \r\n\t \n",
    ],
    ids=["all bytes", "random", "zeros", "binary record", "blank"],
)
def test_what_is_no_text_is_named(data):
    assert text_problem(decode(data)) != ""


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL, "Растёт промышленность", "GDP: 5%\n", "第一行\x0c第二页的内容"])
def test_text_of_any_kind_is_text(text):
    assert text_problem(decode(text.encode("utf-8"))) == ""


@pytest.mark.parametrize(
    "garbled",
    [
        TEXT.encode("utf-8").decode("gbk", errors="ignore"),
        TEXT.encode("gb18030").decode("latin-1"),
        TEXT.encode("utf-8").decode("latin-1"),
        TEXT.encode("gb18030").decode("big5", errors="ignore"),
        "会议锟斤拷锟斤拷强调",
        "".join("?" if character > "\x7f" else character for character in TEXT),
        "".join(chr(0xE000 + index % 500) for index in range(300)),
    ],
    ids=["utf-8 as gbk", "gbk as latin", "utf-8 as latin", "gbk as big5", "lost", "question marks", "private use"],
)
def test_garbled_text_is_flagged(garbled):
    assert garbled_warning(garbled).startswith("garbled: ")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TRADITIONAL,
        "执(zhí)政党的党(dǎng)内监督",
        "GDP grew by 5% in 2023, says the report.",
        "犇犇农民专业合作社、垚鑫矿业、赟昇公司等十家企业受到表彰，市领导出席会议并讲话。",
        "你怎么看？？？？我们要问！",
        "擔當?shù)暮酶刹窟x出來、用出來、管出來、帶出來，把各級領導班子建設成為堅強領導集體。",
    ],
)
def test_readable_text_is_not_flagged(text):
    assert garbled_warning(text) == ""
