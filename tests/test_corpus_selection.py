import re

import pytest

from zzcorpus.corpus.selection import DocumentHead, select_documents
from zzcorpus.errors import SelectionError

HEADS = (
    DocumentHead("a", "天津市", ("天津市",), 2023, {"level": "province", "source": "共产党员网"}),
    DocumentHead("b", "天津市河北区", ("天津市", "河北区"), 2022, {"level": "county", "source": "天津先锋网"}),
    DocumentHead(
        "c",
        "内蒙古自治区呼和浩特市",
        ("内蒙古自治区", "呼和浩特市"),
        2023,
        {"level": "prefecture", "source": ""},
    ),
    DocumentHead("d/2018", "", (), 2018, {"level": "", "source": ""}),
)


@pytest.mark.parametrize(
    ("selectors", "documents"),
    [
        ([], "a b c d/2018"),
        (["tianjin"], "a b"),
        (["Tianjin"], "a b"),
        (["天津"], "a b"),
        (["天津市河北区"], "b"),
        (["tianjin/hebei"], "b"),
        (["hohhot"], "c"),
        (["呼和浩特"], "c"),
        (["huhehaote"], "c"),
        (["inner-mongolia"], "c"),
        (["2023"], "a c"),
        (["2018-2022"], "b d/2018"),
        (["2018..2022"], "b d/2018"),
        (["2018–2022"], "b d/2018"),
        (["2018年至2022年"], "b d/2018"),
        (["2023年"], "a c"),
        (["tianjin", "2023"], "a"),
        (["tianjin,2023"], "a"),
        (["tianjin", "hohhot"], "a b c"),
        (["2022", "2018"], "b d/2018"),
        (["a"], "a"),
        (["d/2018"], "d/2018"),
        (["level:county"], "b"),
        (["source:共产党员网"], "a"),
        (["level：county"], "b"),
        (["place:hohhot"], "c"),
        (["year:2018"], "d/2018"),
    ],
)
def test_selectors(selectors, documents):
    assert select_documents(HEADS, selectors).documents == tuple(documents.split())


@pytest.mark.parametrize(
    ("selectors", "message"),
    [
        (["shanghai"], "上海市"),
        (["hebei"], "Did you mean 天津市河北区 (tianjin/hebei)"),
        (["1999"], "Years: 2018, 2022, 2023"),
        (["hohot"], "is no place, year or document"),
        (["colour:red"], "there is no field 'colour'"),
        (["level:village"], "Values of level: county, prefecture, province"),
        (["hohhot", "2018"], "none matches all"),
    ],
)
def test_what_matches_nothing_says_what_would(selectors, message):
    with pytest.raises(SelectionError, match=re.escape(message)):
        select_documents(HEADS, selectors)


def test_a_name_of_two_places_is_an_error_that_lists_them():
    heads = (
        DocumentHead("x", "北京市朝阳区", ("北京市", "朝阳区"), 2020),
        DocumentHead("y", "吉林省长春市朝阳区", ("吉林省", "长春市", "朝阳区"), 2020),
    )
    with pytest.raises(SelectionError, match="more than one place") as caught:
        select_documents(heads, ["朝阳区"])
    assert "北京市朝阳区" in str(caught.value)
    assert "吉林省长春市朝阳区" in str(caught.value)


def test_conditions_that_exclude_each_other_say_what_each_could_be():
    with pytest.raises(SelectionError) as error:
        select_documents(HEADS, ["tianjin", "2018"])
    assert "place may be: d/2018" not in str(error.value)
    assert "year may be: 2022, 2023" in str(error.value)


@pytest.mark.parametrize("selector", ["", " ", ","])
def test_an_empty_selector_is_no_question_about_everything(selector):
    with pytest.raises(SelectionError, match="empty"):
        select_documents(HEADS, [selector])


@pytest.mark.parametrize(
    ("selector", "documents"), [("tianjin\\hebei", ("b",)), ("d\\2018", ("d/2018",)), ("天津市\\河北区", ("b",))]
)
def test_backslashes_part_names_as_on_windows(selector, documents):
    assert select_documents(HEADS, [selector]).documents == documents


def test_a_comma_in_an_id_is_part_of_it():
    heads = (*HEADS, DocumentHead("报告，终稿", "", (), None))
    assert select_documents(heads, ["报告，终稿"]).documents == ("报告，终稿",)
    assert select_documents(heads, ["2018，tianjin,2022"]).documents == ("b",)


def test_years_the_wrong_way_round_are_put_right_in_the_message():
    with pytest.raises(SelectionError, match="2018-2023"):
        select_documents(HEADS, ["2023-2018"])


def test_a_part_of_an_id_is_answered_with_the_ids_that_have_it():
    with pytest.raises(SelectionError, match=r"Near it: .*d/2018"):
        select_documents(HEADS, ["/201"])


def test_a_folder_named_as_selection_is_told_how_to_be_read(tmp_path):
    with pytest.raises(SelectionError, match=re.escape(f"write -c {tmp_path}")):
        select_documents(HEADS, [str(tmp_path)])
