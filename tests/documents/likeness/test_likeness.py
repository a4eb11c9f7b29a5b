"""Copies of one report are found and told apart paragraph by paragraph. All reports are invented."""

from hypothesis import given
from hypothesis import strategies as st

from duikou.documents.likeness import Copy, differences, group
from duikou.documents.sketches import normalised
from duikou.pipeline import read_copy

PARAGRAPHS = (
    "7月2日，甲省省委书记欧阳采薇率党政代表团赴乙州考察对口支援工作，走进青禾小学，看望慰问支教教师。",
    "乙州州委书记麦穗陪同考察。欧阳采薇表示，甲省将投入3亿元建设青禾剧场，进一步加大支援力度，助力乙州发展。",
    "麦穗感谢甲省长期以来的无私支援，希望双方在文旅、教育、医疗等领域深化合作，推动两地交往交流交融。",
)
REPORT = "甲省代表团赴乙州考察\n" + "\n".join(PARAGRAPHS)
OTHER = (
    "丙市与丁县签署协作协议\n9月8日，丙市副市长言午在丁县出席签约仪式，双方就劳务协作、消费帮扶和园区共建达成共识。\n"
    "丁县县长禾木介绍了当地苹果产业的情况，请丙市企业前来投资兴业，县里将做好要素保障，优化营商环境。"
)


def found(*texts: str) -> list[list[tuple[str, str]]]:
    copies = [read_copy(text.encode(), source=str(number)) for number, text in enumerate(texts)]
    return [[(member.source, member.likeness) for member in members] for members in group(copies)]


def test_every_kind_of_copy_is_told() -> None:
    near = REPORT.replace("3亿元", "4亿元")
    assert found(REPORT, OTHER, REPORT, REPORT + "\n来源：青禾报\n责任编辑：言午\n", near) == [
        [("0", "first"), ("2", "same bytes"), ("3", "same text"), ("4", "near copy")]
    ]


def test_a_traditional_damaged_reprint_is_the_same_text() -> None:
    assert found(REPORT, REPORT.replace("对口", "對(duì)口").replace("省委书记", "省委書記")) == [
        [("0", "first"), ("1", "same text")]
    ]


def test_an_excerpt_is_a_near_copy() -> None:
    assert found(OTHER, REPORT, "\n".join(REPORT.split("\n")[:3])) == [[("1", "first"), ("2", "near copy")]]


def test_other_reports_are_no_copies() -> None:
    assert found(REPORT, OTHER) == []


def test_texts_too_short_to_tell_are_no_near_copies() -> None:
    assert found("甲省代表团赴乙州考察。", "甲省代表团赴乙州考察！好", "丙市") == []


def test_a_short_text_reprinted_is_a_near_copy() -> None:
    short = "7月2日，甲省援乙医疗队队员在乙州人民医院为牧民检查眼睛。当天，三百多名牧民接受了义诊。"
    assert found(short, f"医疗队义诊\n{short}", "丙市今年多雨") == [[("0", "first"), ("1", "near copy")]]
    other = "7月2日，甲省援乙医疗队队员在乙州第二小学教孩子们洗手。"
    assert found(short, other) == []


def test_texts_without_words_are_copies_only_by_their_bytes() -> None:
    groups = group([Copy("a", "1", ""), Copy("b", "2", "！"), Copy("c", "1", "")])
    assert [[member.source for member in members] for members in groups] == [["a", "c"]]


def test_paragraphs_that_differ_are_shown_beside_each_other() -> None:
    there = REPORT.replace("3亿元", "4亿元").replace(PARAGRAPHS[0] + "\n", "") + "\n" + "活动期间还举行了捐赠仪式。"
    changes = [
        (change.change, REPORT[slice(*change.here)], there[slice(*change.there)])
        for change in differences(REPORT, there)
    ]
    assert changes == [
        ("same", "甲省代表团赴乙州考察", "甲省代表团赴乙州考察"),
        ("only here", PARAGRAPHS[0], ""),
        ("changed", PARAGRAPHS[1], PARAGRAPHS[1].replace("3亿元", "4亿元")),
        ("same", PARAGRAPHS[2], PARAGRAPHS[2]),
        ("only there", "", "活动期间还举行了捐赠仪式。"),
    ]


LINES = st.lists(st.sampled_from([*PARAGRAPHS, "短句。", "", "  "]) | st.text(max_size=6), max_size=8).map("\n".join)


@given(LINES, LINES)
def test_every_paragraph_of_both_is_shown_once_and_in_order(here: str, there: str) -> None:
    changes = differences(here, there)
    for text, spans in ((here, [change.here for change in changes]), (there, [change.there for change in changes])):
        shown = [span for span in spans if span[0] < span[1]]
        assert shown == sorted(shown)
        words = "".join(normalised(text[slice(*span)]) for span in shown)
        assert words == "".join(normalised(line) for line in text.split("\n"))


@given(LINES)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert {change.change for change in differences(text, text)} <= {"same"}
