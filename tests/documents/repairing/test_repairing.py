"""Damage is mended, what is no damage stays, and every span leads back to the text as it came. Reports are invented."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import duikou
from duikou.documents.hints import Hint
from duikou.documents.originals.original import Original
from duikou.documents.repairing import mend, repair
from duikou.documents.repairing.edits import Carrier, Edit, apply, chain
from duikou.documents.repairing.mending import KINDS
from duikou.errors import InputError
from duikou.model.text import record_id
from duikou.verifying import verify
from duikou_web.site.words.labels import block_reason

BODY = (
    "7月2日，甲省省委书记欧阳采薇率党政代表团赴乙州考察对口支援工作，走进青禾小学，看望慰问支教教师。"
    "乙州州委书记麦穗陪同考察。欧阳采薇表示，甲省将投入3亿元建设青禾剧场，进一步加大支援力度，助力乙州发展。"
)
TITLE = "甲省代表团赴乙州考察"

MENDED = [
    ("對(duì)口支援", "對口支援"),
    ("到廣 (guǎng)東考察", "到廣東考察"),
    ("对(dui)口支(zhi)援工(gong)作", "对口支援工作"),
    ("对口（duì）支援", "对口支援"),
    ("甲省&ldquo;组团式&rdquo;支援", "甲省“组团式”支援"),
    ("甲省&#8220;组团&#x201d;支&#25588；", "甲省“组团”支援"),
    ("甲&amp;ldquo;乙&amp;amp;rdquo;", "甲“乙”"),
    ("麦穗来皖&&欢迎代表团", "麦穗来皖表示欢迎代表团"),
    ("麦穗 &amp;&amp; ，要加强协作", "麦穗表示，要加强协作"),
    ("率<b>代表</b>团<span style='color:red'>来访</span>。</p>会上", "率代表团来访。\n会上"),
    ("<style>p {margin: 0}</style>座谈会", "座谈会"),
    ("对\u200b口\ufeff支\xad援", "对口支援"),
    ("会上，,麦穗说：:好。。", "会上，麦穗说：好。"),
    ("会上,，麦穗说", "会上，麦穗说"),
    (
        "副省长欧阳采薇说。副\ufffd长欧阳采薇又说，副省长欧阳采薇",
        "副省长欧阳采薇说。副省长欧阳采薇又说，副省长欧阳采薇",
    ),
    ("7月2日，甲省省委书记欧阳\n采薇率代表团来访。", "7月2日，甲省省委书记欧阳采薇率代表团来访。"),
    ("会议由欧阳采薇主持，\n麦穗讲话。", "会议由欧阳采薇主持，麦穗讲话。"),
]
WHOLE = [
    "投资(a)与合作(b)两项",
    "苹果(app)推广(vip)",
    "增速<5%，占比>3%。R&D投入&合作",
    "甲&乙公司 A&&B",
    "标题在此\n7月2日，会议召开。",
    "欧阳采薇率团考察，麦穗陪同\n近日，会议召开。",
    "7月2日，会议召开。图为现场。记者 麦穗 摄\n会上，欧阳采薇讲话。",
    "会议召开。\n\n会上，……——！！？！",
    "等等。。。好",
    "一行\ufffd人",
    "对口支援\u200b\n\u200b会议",
    "&nosuchcode; &#0; &#99999999;",
    TITLE + "\n" + BODY,
]


@pytest.mark.parametrize(("damaged", "whole"), MENDED)
def test_damage_is_mended(damaged: str, whole: str) -> None:
    mended = repair(damaged)
    assert mended is not None
    assert mended.text == whole


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_no_damage_stays(text: str) -> None:
    assert repair(text) is None


def test_a_lost_character_that_could_be_two_stays_lost() -> None:
    assert repair("副省长欧阳某说，副县长欧阳某说，副\ufffd长欧阳某说") is None


def test_lines_broken_at_one_column_are_joined() -> None:
    width = 24
    narrow = "\n".join(BODY[place : place + width] for place in range(0, len(BODY), width))
    mended = repair(f"{TITLE}\n{narrow}")
    assert mended is not None
    assert mended.text == f"{TITLE}\n{BODY}"


def test_lines_of_a_format_are_never_joined() -> None:
    assert repair("甲省省委书记，\n乙州州长", in_lines=False) is None


@pytest.mark.parametrize("between", ["\n", "\n来源：青禾报\n", " "])
def test_a_second_body_is_set_aside_and_tells_why(between: str) -> None:
    text = f"{TITLE}\n{BODY}{between}{BODY}\n"
    document = duikou.read(text.encode(), source="a.txt").document
    assert document.text == text
    second = text.rindex(BODY)
    assert [block.why for block in document.blocks if block.span == (second, second + len(BODY))] == [
        "the body once more"
    ]
    assert [block.kind for block in document.blocks if block.span[0] >= second] == ["residue"]


def test_a_lead_that_a_caption_repeats_is_no_second_body() -> None:
    lead = "7月2日，甲省党政代表团赴乙州考察。"
    assert repair(f"{TITLE}\n{lead}图为座谈会现场。\n{BODY}{lead}\n") is None


def test_facts_of_a_damaged_report_stand_on_the_words_as_they_came() -> None:
    text = f"{TITLE}\n{BODY}".replace("采薇", "采(cǎi)<b>薇</b>").replace("表示", "&&").replace("州委", "州\u200b委")
    reading = duikou.read(text.encode(), source="a.txt")
    whole = duikou.read(f"{TITLE}\n{BODY}".encode(), source="a.txt")
    assert reading.document.text == text
    assert reading.document.repaired is not None
    assert reading.document.repaired.text == whole.document.text
    assert [person.name for person in reading.people] == [person.name for person in whole.people]
    assert [text[slice(*span)] for span in reading.people[0].mentions] == 2 * ["欧阳采(cǎi)<b>薇"]
    assert [post.quote for post in reading.people[1].posts] == ["乙州州\u200b委书记"]
    assert [statement.quote for statement in whole.statements] == [
        statement.quote.replace("(cǎi)<b>", "").replace("</b>", "").replace("&&", "表示")
        for statement in reading.statements
    ]
    assert {note.quote for note in reading.notes if note.code == "R112"} >= {"(cǎi)", "&&", "\u200b"}
    assert list(verify([duikou.to_json(reading)])) == []


def test_ids_count_the_characters_of_the_text_as_it_came() -> None:
    text = f"{TITLE}\n会(huì)上，{BODY}"
    reading = duikou.read(text.encode(), source="a.txt")
    assert reading.statements
    for statement in reading.statements:
        assert statement.id == record_id(reading.document.id, "statement", str(statement.span[0]))
    assert all(figure.id == record_id(reading.document.id, "figure", str(figure.span[0])) for figure in reading.figures)


def test_a_place_of_a_damaged_text_is_explained_in_its_own_characters() -> None:
    text = f"{TITLE}\n{BODY}".replace("采薇", "采(cǎi)薇")
    steps = duikou.explain(text.encode(), source="a.txt", quote="欧阳采(cǎi)薇")
    assert any(step.quote == "欧阳采(cǎi)薇" for step in steps)
    assert all(text[slice(*step.span)] == step.quote for step in steps)


def test_an_undamaged_text_has_no_repair() -> None:
    assert duikou.read(f"{TITLE}\n{BODY}".encode(), source="a.txt").document.repaired is None


def test_hints_and_addresses_move_with_the_text() -> None:
    text = "<b>甲省</b>\n&nbsp;\n对(duì)口"
    hints = (Hint((0, 9), "p[1]"), Hint((10, 16), "p[2]"), Hint((17, len(text)), "p[3]"))
    mended = mend(
        Original(text=text, media_type="text/html", encoding="utf-8", text_by="x", hints=hints, outlet=(3, 5))
    )
    assert mended is not None
    seen = mended.original
    assert [seen.text[slice(*hint.span)] for hint in seen.hints] == ["甲省", "\xa0", "对口"]
    assert seen.outlet is not None
    assert seen.text[slice(*seen.outlet)] == "甲省"


def test_damage_under_damage_without_end_is_left_alone() -> None:
    nested = "<b" * 400 + ">" * 400
    assert repair(nested) is None or len(repair(nested).text) < len(nested)  # type: ignore[union-attr]


def test_every_reason_is_told_in_chinese() -> None:
    assert [kind.why for kind in KINDS if block_reason(kind.why) == kind.why] == []


PIECES = st.sampled_from(
    ["对口", "支援", "(duì)", "（yuán）", "&ldquo;", "&amp;", "&&", "<b>", "</p>", "\u200b", "\ufffd", "锟斤拷", "，,",
     "。。", "\n", " ", "甲省省委书记欧阳采薇", "说，", "表示", "。", "3亿元", "amp;", "<", ">", "&", BODY]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=4), min_size=1, max_size=40).map("".join)


@settings(max_examples=150)
@given(TEXTS)
def test_the_map_is_monotone_and_leads_to_the_same_words(text: str) -> None:
    mended = repair(text)
    if mended is None:
        return
    done = text_done = 0
    for start, text_start, length in mended.stretches:
        assert length > 0
        assert start >= done
        assert text_start >= text_done
        assert mended.text[start : start + length] == text[text_start : text_start + length]
        done, text_done = start + length, text_start + length
    assert done <= len(mended.text)
    assert text_done <= len(text)


@settings(max_examples=150)
@given(TEXTS)
def test_what_was_repaired_needs_no_repair(text: str) -> None:
    mended = repair(text)
    assert mended is None or repair(mended.text) is None


@settings(max_examples=60)
@given(TEXTS)
def test_what_is_read_off_a_damaged_text_holds_when_it_is_verified(text: str) -> None:
    try:
        reading = duikou.read(f"{text}{BODY}".encode("utf-8", "replace"), source="a.txt")
    except InputError as error:
        assert error.number in {"D101", "D102", "D128", "D130", "D123"}
        return
    assert list(verify([duikou.to_json(reading)])) == []
    covered = "".join(reading.document.text[slice(*block.span)] for block in reading.document.blocks)
    assert "".join(covered.split()) == "".join(reading.document.text.split())
    mended = reading.document.repaired
    assert mended is None or json.loads(duikou.to_json(reading))["document"]["repaired"]["text"] == mended.text


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text(max_size=3)), max_size=5), st.text(max_size=30)
)
def test_one_repair_upon_another_leads_all_the_way_back(places: list[tuple[int, int, str]], text: str) -> None:
    def edits(length: int) -> list[Edit]:
        found, done = [], 0
        for start, size, words in sorted(places):
            if start >= done and start + size <= length:
                found.append(Edit(start, start + size, words))
                done = start + size
        return found

    once, first = apply(text, edits(len(text)))
    twice, second = apply(once, edits(len(once)))
    both = chain(second, first)
    assert all(twice[start : start + length] == text[there : there + length] for start, there, length in both)
    back = Carrier(both, (len(twice), len(text)))
    spans = [back.span((place, place + 1)) for place in range(len(twice))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@pytest.mark.parametrize("mark", ["\u0301", "\ufe00", "\U000e0101", "\u200b\ufe01"])
def test_a_mark_on_a_character_does_not_cut_the_name(mark: str) -> None:
    text = f"甲省省长章{mark}若谷率团来乙州考察。章若{mark}谷出席座谈会并讲话。\n"
    reading = duikou.read(text.encode(), source="a.txt")
    assert [person.name for person in reading.people] == ["章若谷"]
    assert [text[slice(*span)] for span in reading.people[0].mentions] == [f"章{mark}若谷", f"章若{mark}谷"]
    assert ("R112", mark) in [(note.code, note.quote) for note in reading.notes]


def test_a_mark_on_a_letter_is_part_of_it() -> None:
    assert repair("法国Saint-E\u0301tienne市代表团来乙州考察。") is None
