"""Organisations: names, kinds, divisions and mentions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.records import Block, Organisation
from duikou.reading.context import Context
from duikou.reading.organisations import read_organisations


def context_of(text: str) -> Context:
    return Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line 1"),))


def organisations(text: str) -> tuple[Organisation, ...]:
    return read_organisations(context_of(text))


@pytest.mark.parametrize(
    ("text", "name", "kind", "division"),
    [
        ("会议由辽宁省人民政府主办。", "辽宁省人民政府", "government", "210000"),
        ("山东省委高度重视。", "山东省委", "party", "370000"),
        ("拉萨市林周县人民医院投用。", "拉萨市林周县人民医院", "hospital", "540121"),
        ("来自凌霄集团的专家。", "凌霄集团", "enterprise", None),
        ("走进西藏博物馆。", "西藏博物馆", "museum", "540000"),
        ("那曲市住房和城乡建设局汇报。", "那曲市住房和城乡建设局", "government", "540600"),
        ("西藏自治区人大常委会组织视察。", "西藏自治区人大常委会", "congress", "540000"),
        ("济南日报报道。", "济南日报", "media", "370100"),
        ("双方与上海市律师协会签约。", "上海市律师协会", "association", "310000"),
    ],
)
def test_an_organisation_is_read(text: str, name: str, kind: str, division: str | None) -> None:
    (organisation,) = organisations(text)
    assert (organisation.name, organisation.kind, organisation.division) == (name, kind, division)


@pytest.mark.parametrize(
    "text",
    [
        "省委高度重视。",
        "当地医院和部分学校。",
        "拉萨市中心。",
        "重点企业集团。",
        "山东有关学校。",
        "引进18家集团公司。",
    ],
)
def test_general_words_name_nobody(text: str) -> None:
    assert organisations(text) == ()


def test_every_mention_counts() -> None:
    text = "西藏博物馆开放。代表团参观西藏博物馆。"
    (organisation,) = organisations(text)
    assert [text[slice(*span)] for span in organisation.mentions] == ["西藏博物馆", "西藏博物馆"]


def test_two_names_side_by_side_are_two() -> None:
    assert [o.name for o in organisations("《长沙市人民政府山南市人民政府框架协议》")] == [
        "长沙市人民政府",
        "山南市人民政府",
    ]


def test_every_organisation_has_its_trace() -> None:
    context = context_of("辽宁省人民政府与西藏博物馆。")
    found = read_organisations(context)
    made = [trace.span for trace in context.traces if trace.what.startswith("organisation ")]
    assert made == [organisation.mentions[0] for organisation in found]


KNOWN = "辽宁省人民医院\n"
"""A line in front of the noise of which one thing is read, whatever follows."""

NOISE = st.text(st.sampled_from("辽宁省人民政府医院公司集团大学、和等，。的“”（）中心委会\n拉萨市"), max_size=60)


@given(NOISE | st.text(max_size=40))
def test_mentions_hold_the_name(noise: str) -> None:
    text = KNOWN + noise
    found = organisations(text)
    assert "辽宁省人民医院" in [organisation.name for organisation in found]
    for organisation in found:
        assert {text[slice(*span)] for span in organisation.mentions} == {organisation.name}
