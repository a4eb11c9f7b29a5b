"""The words of the pages: every label that is used exists in both languages, dates and figures are written as told."""

import csv
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from django.template import engines
from django.utils.translation import override

from duikou.lexicon.wording import glossary, note_messages
from duikou.model import records
from duikou.model.notes import MESSAGES
from duikou.model.records import Act, BlockKind, BylineKind, EventKind, FigureKind, OrganisationKind, Role, Side
from duikou_web.ledger.models import Document, Event
from duikou_web.site.pages.judgements import KINDS
from duikou_web.site.pages.working import REFUSALS
from duikou_web.site.templatetags.words import act_label, mark_chinese, participants_label, parts_count, rule_in_words
from duikou_web.site.words import (
    block_reason,
    date_grounds,
    format_date,
    format_figure,
    format_period,
    note_message,
    phrase,
    sector,
    term,
)
from duikou_web.site.words.labels import phrases, sectors

MODELS = tuple(
    getattr(records, name)
    for name in ("Event", "Figure", "Item", "Pairing", "Participant", "Person", "Post", "Project", "Statement")
)
SITE = Path(__file__).parents[3] / "src/duikou_web/site"
TEMPLATES = sorted((SITE / "templates").rglob("*.html"))
LIBRARY = SITE.parents[1] / "duikou"

TERM = re.compile(r"""{% term "(?P<code>[a-z_]+)"(?: of="(?P<list>[a-z.]+)")?""")
PHRASE = re.compile(
    r"""{% phrase "(?P<name>[a-z_]+)"|label="(?P<label>[a-z_]+)"|nav_item.html" with name="(?P<nav>\w+)"""
)
WRITTEN = re.compile(r"""write_revision\(\s*"(?P<action>[a-z_]+)\"""")
CALLED = re.compile(r"""phrase\("(?P<name>[a-z_]+)\"""")


def used(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    for path in TEMPLATES:
        yield from pattern.finditer(path.read_text(encoding="utf-8"))


def used_phrases() -> set[str]:
    told = {next(filter(None, match.groups())) for match in used(PHRASE)}
    code = "".join(path.read_text(encoding="utf-8") for path in SITE.rglob("*.py"))
    counts = {f"count_{name}" for name in ("document", "event", "person", "statement", "project", "figure", "note")}
    fields = ("participant", "chair", "leader", "guest", "host", "start", "end", "place", "site", "statement", "figure")
    asked = {f"told_{field}" for field in fields}
    return (
        told
        | {match["name"] for match in CALLED.finditer(code)}
        | counts
        | asked
        | changes()
        | {*REFUSALS.values(), "not_so"}
    )


def changes() -> set[str]:
    """What the history calls verbs, which are actions as written down or ways to decide, and fields of records."""
    written = {
        match["action"]
        for path in (SITE.parent / "ledger/actions").glob("*.py")
        for match in WRITTEN.finditer(path.read_text(encoding="utf-8"))
    } - {"decide"}
    verbs = {"accept", "correct", "reject", "split", "merge", "add", "keep", *written}
    fields = {name for model in MODELS for name in model.__struct_fields__} | {"words", "status", "merged_into"}
    return (
        {
            name
            for name in phrases()
            if name.partition("_")[0] in ("verb", "field") and name.partition("_")[2] in verbs | fields
        }
        | {f"verb_{verb}" for verb in verbs}
        | {f"questions_{kind}" for kind in KINDS}
    )


def test_every_label_of_a_template_is_in_the_glossary() -> None:
    found = {(match["list"] or "", match["code"]) for match in used(TERM)}
    assert len(found) > 15
    assert found - glossary().keys() == set()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("event.kind", EventKind), ("participant.role", Role), ("statement.act", Act), ("person.side", Side),
        ("byline.kind", BylineKind), ("block.kind", BlockKind), ("organisation.kind", OrganisationKind),
        ("figure.kind", FigureKind),
    ],
)  # fmt: skip
def test_every_value_that_a_page_can_meet_has_a_label(name: str, codes: Any) -> None:
    for language in ("zh-hans", "en"):
        with override(language):
            assert all(term(code, name) for code in get_args(codes))


def test_every_phrase_is_used_and_every_used_one_is_there() -> None:
    assert used_phrases() - phrases().keys() == set()
    assert phrases().keys() - used_phrases() == set()


def gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def test_every_phrase_has_both_languages_with_the_same_gaps() -> None:
    for name, row in phrases().items():
        assert {"zh", "en"} <= row.keys() <= {"zh", "en", "en_one"}, name
        assert gaps(row["zh"]) == gaps(row["en"]), name


def test_no_word_to_avoid_stands_in_a_phrase() -> None:
    avoided = {word for row in glossary().values() for word in row["avoid"].split("; ") if word and not word.isascii()}
    assert avoided
    # 要求 is a request's word to avoid and a directive's own.
    assert [
        (word, name) for word in avoided - {"要求", "停工"} for name, row in phrases().items() if word in row["zh"]
    ] == []


def test_every_note_and_every_reason_of_the_reader_is_told_in_chinese() -> None:
    assert MESSAGES.keys() - note_messages().keys() == set()
    tables = [path for path in (LIBRARY / "documents").glob("*.toml") if path.stem != "outlets"]
    rules = [rule for path in tables for rule in tomllib.loads(path.read_text(encoding="utf-8"))["rule"]]
    reasons = [rule["why"] for rule in rules]
    for path in (LIBRARY / "documents").rglob("zones.csv"):
        with path.open(encoding="utf-8") as table:
            reasons += [row["why"] for row in csv.DictReader(table)]
    assert len(reasons) > 30
    with override("zh-hans"):
        assert [why for why in reasons if block_reason(why) == why] == []
        assert note_message("R301", "a date whose year is not known") == "日期的年份待定"
    with override("en"):
        assert block_reason(reasons[0]) == reasons[0]


def test_every_sector_of_the_reader_has_a_name() -> None:
    with (LIBRARY / "lexicon/tables/sectors.csv").open(encoding="utf-8") as table:
        codes = {row["canon"] for row in csv.DictReader(table)} - {""}
    assert codes - sectors().keys() == set()
    assert sector("C5") == "公共文化"


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("2025-06-26", "2025年6月26日", "26 June 2025"),
        ("2025-06", "2025年6月", "June 2025"),
        ("2025", "2025年", "2025"),
        ("--06-26", "6月26日（年份待定）", "26 June (year open)"),
        ("--06", "6月（年份待定）", "June (year open)"),
        (None, "", ""),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(value: str | None, zh: str, en: str) -> None:
    with override("zh-hans"):
        assert format_date(value) == zh
    with override("en"):
        assert format_date(value) == en


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2025-06-26", "2025-06-27", "2025年6月26日至27日", "26–27 June 2025"),
        ("2025-06-30", "2025-07-02", "2025年6月30日至7月2日", "30 June – 2 July 2025"),
        ("2024-12-30", "2025-01-02", "2024年12月30日至2025年1月2日", "30 December 2024 – 2 January 2025"),
        ("--06-26", "--06-27", "6月26日至27日（年份待定）", "26–27 June (year open)"),
        ("2025-06", "2025-08", "2025年6月至8月", "June – August 2025"),
        ("2025-06-26", "2025-06-26", "2025年6月26日", "26 June 2025"),
        (None, "2025", "2025年", "2025"),
    ],
)
def test_what_both_ends_of_a_period_share_is_told_once(start: str | None, end: str, zh: str, en: str) -> None:
    with override("zh-hans"):
        assert format_period(start, end) == zh
    with override("en"):
        assert format_period(start, end) == en


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        ({"kind": "money", "unit": "CNY", "value": 350000000, "low": None, "high": None}, "350,000,000 元"),
        ({"kind": "percent", "unit": None, "value": 12.5, "low": None, "high": None}, "12.5%"),
        ({"kind": "count", "unit": "所", "value": 10, "low": 10, "high": None}, "10 以上 所"),
        ({"kind": "count", "unit": "名", "value": 5, "low": 5, "high": 8}, "5 至 8 名"),
        ({"kind": "count", "unit": "名", "value": 100, "low": None, "high": 100}, "不足 100 名"),
        ({"kind": "money", "unit": "CNY", "value": None, "low": None, "high": None}, "待定"),
    ],
)
def test_a_figure_is_told_with_its_bounds(figure: dict[str, Any], words: str) -> None:
    with override("zh-hans"):
        assert format_figure(figure) == words


def test_a_commitment_is_a_statement_until_a_person_confirms_it() -> None:
    with override("zh-hans"):
        assert (act_label("commitment", "proposed"), act_label("commitment", "confirmed")) == ("表态", "承诺事项")


def test_one_thing_is_told_in_the_singular() -> None:
    with override("en"):
        assert (phrase("reports_found", count=1), phrase("reports_found", count=2)) == ("1 report", "2 reports")


def test_grounds_are_told_in_the_language_of_the_page() -> None:
    why = "西藏自治区成立 (1965) + 60 years; a meeting that bears the year 2025"
    with override("zh-hans"):
        assert date_grounds(why) == "西藏自治区成立（1965年）满60年；名称带2025年的会议"
        assert date_grounds("something new") == "something new"
    with override("en"):
        assert date_grounds(why) == why


def test_chinese_inside_english_is_marked_and_markup_is_escaped() -> None:
    assert mark_chinese("in 西藏 <b>") == 'in <span lang="zh-Hans">西藏</span> &lt;b&gt;'


def test_the_page_of_a_fault_stands_without_a_ledger() -> None:
    shown = engines["django"].get_template("500.html").render({})
    assert "页面出错了" in shown and "Something failed" in shown


def test_people_attend_a_meeting_and_take_part_in_a_visit() -> None:
    with override("zh-hans"):
        assert (parts_count("meeting", 3), parts_count("visit", 3)) == ("参会 3 人", "参加 3 人")
        assert participants_label("symposium").startswith("参会人员")
        assert participants_label("visit").startswith("参加人员")


def test_a_rule_is_told_by_what_it_does() -> None:
    with override("zh-hans"):
        assert rule_in_words("posts.region_of_outlet") == "只写职务，地区取自发布媒体所在地"
        assert rule_in_words("a.new_rule") == "a.new_rule"
    with override("en"):
        assert "outlet" in rule_in_words("posts.region_of_outlet")


def when(**event: Any) -> str:
    """How a list tells when an event was; without a within_id it stands by itself."""
    told = {"starts": None, "ends": None, "extent": "throughout", "within_id": None, **event}
    shown: str = engines["django"].get_template("parts/when.html").render({"event": told})
    return re.sub("<[^>]+>", "", shown)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"starts": "2025-09-03", "ends": "2025-09-03", "extent": "within"}, "3 September 2025"),
        (
            {"starts": "2025-09-03", "ends": "2025-09-05", "extent": "within"},
            "3–5 September 2025 on a day within this period",
        ),
        ({"starts": "2025-09-03", "ends": "2025-09-05"}, "3–5 September 2025"),
        ({"extent": "within", "within_id": "v"}, "on a day within this period"),
        ({"extent": "within"}, "no date"),
        ({}, "no date"),
    ],
)
def test_a_day_within_is_told_of_a_period_and_of_an_undated_visit(event: dict[str, Any], words: str) -> None:
    with override("en"):
        assert when(**event) == words


def outline_of(places: list[str], parts: int, items: int) -> str:
    """The last line of an event in a list."""
    event = Event(pk="0" * 16, kind="visit", document=Document(sha256="0" * 64))
    outline = {"places": places, "parts": parts, "items": items}
    shown = engines["django"].get_template("parts/event_row.html").render({"event": event, "outline": outline})
    return re.sub("<[^>]+>", "", shown.rpartition('<p class="of">')[2]).strip()


@pytest.mark.parametrize(
    ("outline", "words"),
    [
        ((["乙州"], 2, 1), "乙州 · 参加 2 人 · 拟列事项 1 项"),
        (([], 2, 1), "参加 2 人 · 拟列事项 1 项"),
        (([], 0, 1), "拟列事项 1 项"),
        ((["乙州"], 0, 1), "乙州 · 拟列事项 1 项"),
        (([], 2, 0), "参加 2 人"),
    ],
)
def test_a_point_stands_only_between_two_things(outline: tuple[list[str], int, int], words: str) -> None:
    with override("zh-hans"):
        assert outline_of(*outline) == words
