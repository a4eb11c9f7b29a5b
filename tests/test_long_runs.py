"""Long runs of one sign: what a rule takes for them grows with their length, never with its square."""

import time

import pytest

import duikou

SIGNS = " \t、“”（）《》·，。：；—#*|[]<0９一年月日省市县副和与及王的对"
WORDS = ("副省长、", "次仁·", "万亿元", "3月5日、", "&nbsp;", "（记者 ", "据（", "[图] ", "60名医生、")
BEARABLE = 1.0
"""Seconds for 30,000 characters, which take a tenth of one; the square of as many blanks took seven."""


def seconds(text: str) -> float:
    started = time.process_time()
    duikou.read(text.encode(), source="a.txt")
    return time.process_time() - started


@pytest.mark.parametrize("before", ["6月26日，甘肃省副省长章若谷", "相关链接", "来源"])
def test_a_long_run_of_one_sign(before: str) -> None:
    text = "甘肃省党政代表团赴那曲考察\n{}{}率团到那曲市考察。\n"
    slow = {
        run: taken
        for run in (*SIGNS, *WORDS)
        if (taken := seconds(text.format(before, run * (30_000 // len(run))))) > BEARABLE
    }
    assert slow == {}
