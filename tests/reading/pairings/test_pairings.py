"""Pairings: who supports whom, and under which programme."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duikou.grammar import Page
from duikou.model.records import Block
from duikou.reading.context import Context
from duikou.reading.pairings import read_pairings


def context_of(text: str) -> Context:
    return Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line 1"),))


def pairs(text: str) -> list[tuple[str, str, str | None]]:
    return [(p.supporter.name, p.recipient.name, p.programme) for p in read_pairings(context_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("郴州市对口援助桑日以来，成效明显。", [("郴州", "桑日", "tibet")]),
        ("广东省对口支援林芝市推进会召开。", [("广东", "林芝", "tibet")]),
        ("山东援疆疏勒分指挥部介绍情况。", [("山东", "疏勒", "xinjiang")]),
        ("由黑龙江省无偿援建的仁布县某中学竣工。", [("黑龙江", "仁布", "tibet")]),
        ("青海·江苏工作座谈会在西宁举行。", [("江苏", "青海", "qinghai")]),
        ("烟台市商会赴青海省祁连县开展对口支援活动。", [("烟台", "祁连", "qinghai")]),
        ("金阳县代表团赴余姚市对接扶贫协作工作。", [("余姚", "金阳", "east-west")]),
        ("南通汉中扶贫协作联席会议召开。", [("南通", "汉中", "east-west")]),
        ("推动粤桂协作走深走实。", [("广东", "广西", "east-west")]),
        ("衢州市与乌什县签订结对协议。", [("衢州", "乌什", "xinjiang")]),
    ],
)
def test_a_stated_pairing_is_read(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert pairs(text) == expected


def test_a_sentence_may_hold_several_pairs() -> None:
    assert pairs("会上，如皋市与略阳县、启东市与镇巴县分别签署扶贫协作协议。") == [
        ("如皋", "略阳", "east-west"),
        ("启东", "镇巴", "east-west"),
    ]


def test_lists_are_paired_in_order() -> None:
    assert pairs("月牙街道、望海街道分别与大川镇、曲告镇签订结对帮扶协议。") == [
        ("月牙街道", "大川镇", "other"),
        ("望海街道", "曲告镇", "other"),
    ]


def test_schools_and_hospitals_are_paired_by_name() -> None:
    (pairing,) = read_pairings(context_of("海东市第四中学与无锡市梅梁中学签署结对共建协议。"))
    assert (pairing.supporter.organisation, pairing.supporter.division) == ("无锡市梅梁中学", "320200")
    assert (pairing.recipient.organisation, pairing.recipient.division) == ("海东市第四中学", "630200")


def test_a_programme_names_the_region_or_the_place_in_it_that_the_report_is_about() -> None:
    assert pairs("湖南援藏工作队抵达西藏。西藏各界热烈欢迎。") == [("湖南", "西藏", "tibet")]
    assert pairs("湖南援藏工作队抵达山南市。山南各界热烈欢迎。") == [("湖南", "山南", "tibet")]


def test_a_broad_pair_gives_way_to_a_narrower_one() -> None:
    assert pairs("武进区对口支援尼勒克县。同书苏新情深。") == [("武进", "尼勒克", "xinjiang")]


@pytest.mark.parametrize(
    "text",
    [
        "代表团赴拉萨考察。",
        "西藏自治区对口支援办公室主任介绍情况。",
        "青海省与祁连县签订协作协议。",
        "艾尔肯·买买提出席座谈会。",
        "双方签订结对协议。",
    ],
)
def test_what_is_no_pairing(text: str) -> None:
    assert pairs(text) == []


def test_every_pairing_has_its_trace() -> None:
    context = context_of("郴州市对口援助桑日，南通汉中扶贫协作联席会议召开。")
    assert [pairing.span for pairing in read_pairings(context)] == [
        trace.span for trace in context.traces if trace.what.startswith("pairing ")
    ]


KNOWN = "武汉市对口支援乃东县。\n"
"""A line in front of the noise of which one thing is read, whatever follows."""

NOISE = st.text(st.sampled_from("武汉市乃东县对口支援藏疆赴·与、，。签订结对协议建的上海分别"), max_size=50)


@given(NOISE | st.text(max_size=40))
def test_quotes_are_the_words_of_their_spans(noise: str) -> None:
    text = KNOWN + noise
    found = read_pairings(context_of(text))
    assert ("武汉", "乃东") in [(pairing.supporter.name, pairing.recipient.name) for pairing in found]
    for pairing in found:
        assert text[slice(*pairing.span)] == pairing.quote
        assert pairing.supporter != pairing.recipient


def test_a_line_of_leader_dots_is_read_at_once() -> None:
    """A table of contents: `结对······12`. Each dot was once taken for the beginning of a link."""
    start = time.process_time()
    assert pairs("青海" + "·" * 20_000 + "江苏工作座谈会") == [("江苏", "青海", "qinghai")]
    assert time.process_time() - start < 2
