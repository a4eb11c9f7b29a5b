"""The straight line from bytes to a reading, and the library's public verbs. All reports are invented."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import duikou
from duikou.documents.genre import language
from duikou.errors import InputError, UsageError
from duikou.grammar import Page
from duikou.model.records import Reading
from duikou.pipeline import read_with_traces
from duikou.verifying import verify

GOLD = Path(__file__).parent / "gold"
REPORT = (
    "甲省党政代表团来藏考察\n"
    "羌塘新闻网2024年7月3日讯（记者 某某某）7月2日，江苏省委书记欧阳某某率团来西藏拉萨考察对口支援工作。\n"
    "西藏自治区党委书记王某某出席座谈会并讲话。王某某说，希望江苏继续支持西藏，投入资金3.5亿元。\n"
)
PIECES = [
    "7月2日，",
    "西藏自治区党委书记王某某",
    "出席座谈会",
    "说，",
    "希望江苏支持西藏",
    "我们将",
    "3.5亿元",
    "来源：羌塘报",
    "\n",
    "。",
    "𠮷",
    "（",
]


def test_the_public_verbs() -> None:
    assert duikou.__all__ == ["cover", "explain", "link", "read", "read_all", "to_json", "verify"]
    assert all(callable(getattr(duikou, verb)) for verb in duikou.__all__)
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        duikou.write  # noqa: B018


def test_the_package_loads_nothing_until_a_verb_is_used() -> None:
    code = "import sys, duikou; print('duikou.pipeline' in sys.modules, 'opencc' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "False False\n"


def test_a_document_is_told_by_its_bytes_and_its_text_by_its_characters() -> None:
    data = REPORT.encode("gbk")
    document = duikou.read(data, source="a.txt").document
    assert document.id == "sha256:" + sha256(data).hexdigest()
    assert document.text_sha256 == sha256(REPORT.encode()).hexdigest()
    assert (document.source, document.media_type, document.text_by) == ("a.txt", "text/plain", "text/1")
    assert (document.title, document.outlet, document.language) == ("甲省党政代表团来藏考察", "羌塘新闻网", "zh-Hans")


def test_a_reading_is_one_line_that_comes_back_as_it_was() -> None:
    reading = duikou.read(REPORT.encode(), source="a.txt")
    line = duikou.to_json(reading)
    assert "\n" not in line
    assert msgspec.json.decode(line, type=Reading) == reading


@pytest.mark.slow
def test_the_same_bytes_give_the_same_reading_in_every_process() -> None:
    """Twice in one process would prove nothing: what differs from run to run is the order of sets of words."""
    command = [sys.executable, "-c", "from duikou_cli.main import main; main()", "read", "--json", str(GOLD)]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1")
    ]
    assert runs[0].count(b"\n") >= 60
    assert runs[0] == runs[1]


def test_notes_stand_in_the_order_of_the_text() -> None:
    notes = duikou.read(b"\xff" + REPORT.encode() + b"\xff", source="a.txt").notes
    assert [note.span for note in notes] == sorted(note.span for note in notes)
    assert [note.code for note in notes].count("R101") == 2


def test_every_trace_lies_in_the_text() -> None:
    traced = read_with_traces(REPORT.encode(), source="a.txt")
    for trace in traced.traces:
        for start, end in (trace.span, *trace.inputs):
            assert 0 <= start < end <= len(traced.page.text), trace


def test_errors_have_their_classes() -> None:
    with pytest.raises(InputError, match=r"D101 a\.txt"):
        duikou.read(b"", source="a.txt")
    with pytest.raises(UsageError, match="D401 soon"):
        duikou.read(REPORT.encode(), source="a.txt", published="soon")
    with pytest.raises(UsageError, match=r"D402 a\.txt"):
        duikou.explain(REPORT.encode(), source="a.txt", quote="不在其中")


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), min_size=1, max_size=30).map("".join))
def test_whatever_is_read_holds_when_it_is_verified(text: str) -> None:
    try:
        reading = duikou.read(text.encode("utf-8", "replace"), source="a.txt")
    except InputError as error:
        assert error.number in {"D101", "D102"}
    else:
        assert list(verify([duikou.to_json(reading)])) == []


def test_what_the_reader_fails_on_is_an_error_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: Page) -> str:
        if "乙县" in page.text:
            raise ZeroDivisionError("a")
        return language(page)

    monkeypatch.setattr("duikou.pipeline.language", fail)
    rows = "".join(f'{{"text": "{text}"}}\n' for text in ("甲省代表团", "乙县代表团", "丙市代表团"))
    first, second, third = duikou.read_all(rows.encode(), source="a.jsonl")
    assert isinstance(first, Reading) and isinstance(third, Reading)
    assert str(second).startswith("D112 a.jsonl!row 2: the reader failed on this text (ZeroDivisionError: a). Cure: ")


def test_a_number_that_cannot_be_written_is_refused_by_number() -> None:
    reading = duikou.read("甲省投入3亿元。".encode(), source="a.txt")
    assert isinstance(reading, Reading)
    figure = msgspec.structs.replace(reading.figures[0], value=10**5000)
    with pytest.raises(InputError, match=r"^D112 a\.txt: the reader failed on this text \("):
        duikou.to_json(msgspec.structs.replace(reading, figures=(figure,)))
