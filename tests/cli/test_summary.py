"""The summary for a person. Reading and report are invented."""

import time

import pytest
from cli_runs import Run
from msgspec import structs

from duikou.lexicon.wording import Language
from duikou.model.dates import PartialDate
from duikou.model.records import (
    Act,
    Document,
    Event,
    Figure,
    Note,
    Participant,
    Party,
    Person,
    Post,
    Reading,
    Role,
    Side,
    Statement,
)
from duikou_cli.columns import fold
from duikou_cli.labels import Labels
from duikou_cli.summary import CLIPPED, Summary, View

TEXT = (
    "甲省党政代表团来乙州考察\n"
    "7月2日至3日，甲省委书记尚某某率团来乙州考察，州委书记白某陪同。\n"
    "白某说，希望甲省继续支持乙州。尚某某说，我们将选派二十名教师。\n"
    "甲省领导丁某、戊某参加。\n"
)


def span(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def person(name: str, side: Side, title: str = "") -> Person:
    post = Post(id="p", title=title, organisation=None, division=None, completed_by=None, span=span(title), quote=title)
    return Person(
        id=name,
        name=name,
        side=side,
        group=None,
        office_holder=True,
        mentions=(span(name),),
        posts=(post,) if title else (),
    )


def participant(name: str, role: Role) -> Participant:
    return Participant(id=name, person=name, roles=(role,), order=1, span=span(name), quote=name)


def statement(name: str | None, act: Act, words: str) -> Statement:
    return Statement(
        id=words,
        event=None,
        speaker=name,
        on_behalf_of=(),
        addressee=None,
        act=act,
        span=(TEXT.find(words), TEXT.find(words) + 1),
        quote=words,
        items=(),
    )


def document(text: str) -> Document:
    return Document(
        id="sha256:0",
        source="a.txt",
        media_type="text/plain",
        encoding="utf-8",
        text_by="text/1",
        title=text.partition("\n")[0],
        deck=(),
        outlet="羌塘日报",
        language="zh-Hans",
        published=PartialDate("2024-07-04", "day", basis="stated"),
        bylines=(),
        text=text,
        text_sha256="",
        repaired=None,
        blocks=(),
    )


VISIT = Event(
    id="v",
    kind="visit",
    name=None,
    main=True,
    within=None,
    extent="throughout",
    guest=Party("甲省"),
    host=Party("乙州"),
    start=PartialDate("2024-07-02", "day", basis="inferred"),
    end=PartialDate("2024-07-03", "day", basis="inferred"),
    places=(),
    sites=(),
    participants=(
        participant("尚某某", "leader"),
        participant("白某", "companion"),
        participant("丁某", "attendee"),
        participant("戊某", "attendee"),
    ),
    evidence=(span("7月2日至3日"),),
)
PEOPLE = (
    person("尚某某", "guest", "甲省委书记"),
    person("白某", "host", "州委书记"),
    person("丁某", "guest"),
    person("戊某", "guest"),
)
NOTE = Note("R401", "speech whose speaker is not named", (0, 2), "甲省")


def reading(text: str = TEXT, statements: tuple[Statement, ...] = ()) -> Reading:
    return Reading(
        reader="0.1.0",
        document=document(text),
        people=PEOPLE,
        events=(VISIT,),
        statements=statements,
        notes=(NOTE, NOTE),
    )


SAID = (
    statement("白某", "request", "希望甲省继续支持乙州。"),
    statement("尚某某", "commitment", "我们将选派二十名教师。"),
    statement(None, "proposal", "甲省领导丁某、戊某参加。"),
    statement("白某", "thanks", "州委书记白某陪同。"),
)


def shown(capsys: pytest.CaptureFixture[str], language: Language, what: Reading) -> list[str]:
    Summary(language).show(what)
    return capsys.readouterr().out.splitlines()


def test_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "en", reading(statements=SAID)) == [
        "a.txt",
        "甲省党政代表团来乙州考察",
        "羌塘日报 · published 2024-07-04",
        "  visit             甲省 → 乙州; 2024-07-02 to 2024-07-03, inferred    line 2",
        "  host side         白某 州委书记; companion                           line 2",
        "  guest side        尚某某 甲省委书记; delegation leader               line 2",
        "                    also named 丁某、戊某                              line 4",
        "  commitment (read  尚某某: 我们将选派二十名教师。                     line 3",
        "  by machine)",
        "  request           白某: 希望甲省继续支持乙州。                       line 3",
        "  joint proposal    the meeting: 甲省领导丁某、戊某参加。              line 4",
        "  also read         1 other statement (thanks, praise, …); --json has",
        "                    them all",
        "  notes             speech whose speaker is not named (2)",
        "",
    ]


def test_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, "zh", reading(statements=SAID))
    assert lines[2] == "羌塘日报 · 发布日期2024-07-04"
    assert [line.split()[0] for line in lines[3:-1]] == [
        "考察调研", "主方", "客方", "另有", "表态", "请求支持事项", "共同推进事项", "另读出", "提示",
    ]  # fmt: skip
    assert "尚某某 甲省委书记；带队" in lines[5]
    assert lines[5].endswith("第2行")
    assert lines[-3:-1] == [
        "  另读出        其他发言内容1条；全部记录见 --json",
        "  提示          发言未写明发言人（2）",
    ]


def test_in_a_long_line_a_place_is_told_by_its_character(capsys: pytest.CaptureFixture[str]) -> None:
    text = TEXT.replace("\n", "") + "甲" * 300
    lines = shown(capsys, "en", reading(text))
    assert any(line.endswith("line 1, character 14") for line in lines)


def test_a_long_statement_is_clipped(capsys: pytest.CaptureFixture[str]) -> None:
    long = statement(None, "directive", "要" * 100)
    assert "".join(shown(capsys, "en", reading(statements=(long,)))).count("要") == CLIPPED


@pytest.mark.parametrize(
    ("start", "end", "within", "words"),
    [
        ("--07-02", "--07-02", None, "visit  甲省 → 乙州; 07-02, year open  line"),
        ("--07-02", "--07-03", None, "visit  甲省 → 乙州; on a day within 07-02 to 07-03, year open  line"),
        (None, None, "v", "visit  甲省 → 乙州; on a day within this period  line"),
        (None, None, None, "visit  甲省 → 乙州  line"),
    ],
)
def test_a_day_within_is_told_of_a_period_and_of_an_undated_visit(
    capsys: pytest.CaptureFixture[str], start: str | None, end: str | None, within: str | None, words: str
) -> None:
    days = [PartialDate(value, "day") if value else None for value in (start, end)]
    event = structs.replace(VISIT, extent="within", start=days[0], end=days[1], within=within)
    only = Reading(reader="0.1.0", document=document(TEXT), events=(event,))
    assert any(words in line for line in shown(capsys, "en", only))


def test_what_is_left_out_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    figure = Figure(
        id="f", kind="count", value=20, low=None, high=None, unit="名", what=None, period=None, span=(0, 1), quote="甲"
    )
    mentioned = person("戊某", "none")
    whole = structs.replace(reading(), figures=(figure, figure), people=(mentioned,))
    shown_lines = shown(capsys, "en", whole)
    assert any("2 figures, 1 person only mentioned; --json has them all" in line for line in shown_lines)


def test_standard_input_is_told_of_by_its_name(run: Run) -> None:
    assert run("read", "--lang", "en", "-", stdin="青稞洗净。".encode()).stdout.startswith("standard input\n")
    assert run("read", "--lang", "zh", "-", stdin="青稞洗净。".encode()).stdout.startswith("标准输入\n")
    assert run("read", "-", stdin=b"").stderr.startswith("D101 standard input: ")


def test_a_reading_without_records_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "    nothing read" in shown(capsys, "en", Reading(reader="0.1.0", document=document(TEXT)))


def test_thousands_of_people_take_no_longer_each_than_a_few() -> None:
    names = [f"{number}" for number in range(6000)]
    crowd = tuple(structs.replace(PEOPLE[0], id=name, name=name, posts=()) for name in names)
    part = VISIT.participants[0]
    event = structs.replace(VISIT, participants=tuple(structs.replace(part, id=name, person=name) for name in names))
    text = TEXT + "。\n" * 6000
    what = Reading(reader="0.1.0", document=document(text), people=crowd, events=(event,))
    started = time.process_time()
    rows = list(View(what, Labels("en")).rows())
    assert len(rows) == 6001
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("words", "width", "folded"),
    [
        ("甲乙丙丁", 4, "甲乙\n丙丁"),
        ("甲乙，丙丁", 4, "甲\n乙，\n丙丁"),
        ("甲 leader 乙", 8, "甲\nleader\n乙"),
        ("甲省, 乙", 4, "甲\n省,\n乙"),
        ("甲“乙丙”", 4, "甲\n“乙\n丙”"),
        ("07-04，甲", 5, "07-04，\n甲"),
        ("unbreakable", 4, "unbreakable"),
        ("", 4, ""),
    ],
)
def test_words_are_folded_between_chinese_characters_and_between_other_words(
    words: str, width: int, folded: str
) -> None:
    assert fold(words, width) == folded


@pytest.mark.parametrize(
    ("locale", "option", "label"),
    [
        ("zh_CN.UTF-8", [], "提示"),
        ("en_US.UTF-8", [], "notes"),
        ("zh_CN.UTF-8", ["--lang", "en"], "notes"),
        ("C", [], "notes"),
    ],
)
def test_the_locale_says_the_language_unless_the_call_does(
    run: Run, monkeypatch: pytest.MonkeyPatch, locale: str, option: list[str], label: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert f"  {label} " in run("read", *option, "-", stdin="青稞洗净。".encode()).stdout
