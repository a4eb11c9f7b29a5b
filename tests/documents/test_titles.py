"""Where a title ends that runs on into the prose. All reports are invented."""

import pytest

from duikou.documents.titles import is_headline, title_end
from duikou.grammar import Page


def cut(text: str, *, announced: bool = False) -> str | None:
    """The title, cut from the front of a text."""
    view = Page(text).view
    end = title_end(view, 0, len(view), announced=announced)
    return None if end is None else text[:end]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "章程远率甲区代表团赴乙区考察昨天下午，区委书记章程远率甲区代表团赴乙区考察。",
            "章程远率甲区代表团赴乙区考察",
        ),
        ("甲市乙县座谈会召开8月16日下午，甲市乙县座谈会召开。", "甲市乙县座谈会召开"),
        ("甲市乙县座谈会在丙召开甲市乙县座谈会在丙召开 会上，双方讲话。", "甲市乙县座谈会在丙召开"),
        ("甲市代表团赴乙县考察近日，甲市代表团赴乙县。", "甲市代表团赴乙县考察"),
    ],
)
def test_a_title_that_the_first_sentence_says_again(text: str, title: str) -> None:
    assert cut(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "甲市人民政府与乙集团有限公司今天（7月31日）在沪签署战略合作协议。市委书记会见乙集团董事长。",
        "昨日，第六届甲市对口地区展销会拉开帷幕。",
        "甲省委书记某某今天上午主持召开会议。",
        "本周末（8月19日—20日），甲县水果节开幕。",
        "座谈会自8月8日，在甲市座谈会召开。",
        "对口支援对口支援对口支援对口支援",
        "甲" * 100,
    ],
)
def test_prose_without_a_title(text: str) -> None:
    assert cut(text) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("山海情丨甲市工商联赴乙县开展活动8月7日至9日，该会一行抵达。", "山海情丨甲市工商联赴乙县开展活动"),
        ("甲局：重视农民工权益“真是太感谢了。”近日，某先生说。", "甲局：重视农民工权益"),
        ("他们在路上！2024年5月6日上午，车队出发。", "他们在路上！"),
        ("甲市代表团赴乙县对接甲市代表团到乙县，开展对接。", "甲市代表团赴乙县对接"),
    ],
)
def test_an_announced_title_ends_at_the_first_words_of_the_prose(text: str, title: str) -> None:
    assert cut(text, announced=True) == title


@pytest.mark.parametrize(
    "text",
    ["甲市与乙县开展合作项目进展顺利。8月7日，签约。", "甲市委书记某某、甲市委副书记某某出席会议，共商合作。"],
)
def test_an_announced_title_whose_end_is_not_clear_is_left_alone(text: str) -> None:
    assert cut(text, announced=True) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("甲省党政代表团来乙州考察并座谈", True),
        ("章程远和顺讲话 白玛出席", True),
        ("我们来了！", True),
        ("座谈会在拉萨召开。", False),
        ("7月2日，代表团抵达", False),
        ("近日，代表团抵达", False),
        ("一、总体情况", False),
        ("（一）总体情况", False),
        ("参加座谈的有：", False),
        ("“饭菜合不合口味？”", False),
        ("甲" * 61, False),
    ],
)
def test_a_headline(line: str, expected: bool) -> None:
    assert is_headline(line) is expected
