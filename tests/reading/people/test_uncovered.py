"""Names that no context shows: they stand out since all other words are known. All names are invented."""

import pytest

from duikou.grammar import Page
from duikou.reading.people.uncovered import UNCOVERED_WEIGHT, uncovered_names


def names(text: str) -> list[str]:
    """The names that need no context, as they are elected."""
    page = Page(text)
    found = (scored for scored in uncovered_names(page) if scored.weight + UNCOVERED_WEIGHT > 0)
    return [page.view[slice(*scored.span)] for scored in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("镜头对准了宋晓岚的双手。", "宋晓岚"),
        ("让裴晓岚最高兴的是，孩子考上了大学。", "裴晓岚"),
        ("跟着次仁卓嘎来到草场。", "次仁卓嘎"),
        ("手术做了三个小时，甄远山终于松了一口气。", "甄远山"),
    ],
)
def test_a_name_stands_out_of_known_words(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "项目由宋晓岚集团承建。",  # a firm
        "路过宋晓岚村时下起了雨。",  # a village
        "他最爱看的是《宋晓岚》。",  # a book
        "工人们在裴晓路施工。",  # a street
        "持续促进宋岚两地结对。",  # two places by a character each
        "会议要求抓好工作落实。",
    ],
)
def test_what_names_a_thing_is_no_person(text: str) -> None:
    assert names(text) == []
