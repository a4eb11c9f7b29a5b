"""To whom words are attributed, across sentences, quotes and paragraphs. All persons and sentences are invented."""

import pytest

from duikou.grammar import Page
from duikou.model.records import ACTIONABLE, Block, Party
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties
from duikou.reading.people import read_people
from duikou.reading.statements import read_statements


def context_of(text: str) -> Context:
    """A text each line of which is a paragraph; a line that ends with 摄 is a caption."""
    blocks, place = [], 0
    for line in text.split("\n"):
        if line:
            kind = "caption" if line.endswith("摄") else "paragraph"
            blocks.append(Block(kind, (place, place + len(line)), "line"))  # type: ignore[arg-type]
        place += len(line) + 1
    return Context("sha256:0", Page(text), tuple(blocks))


def said(text: str, every: bool = False) -> list[tuple[str | None, str]]:
    """Speaker and first words of what is said; of what somebody owes, unless `every`."""
    context = context_of(text)
    people = read_people(context)
    names = {context.id("person", person.name): person.name for person in people}
    statements = read_statements(context, people, Parties(), lambda _name: "none")
    return [(names.get(s.speaker or ""), s.quote[:6]) for s in statements if every or s.act in ACTIONABLE]


LEAD = "市委书记甄远山、县长闵江河出席座谈会。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # He goes on: with a pronoun, with a new sentence, with a verb without a subject.
        (LEAD + "甄远山说，成绩来之不易。我们将再接再厉。", [("甄远山", "我们将再接再")]),
        (LEAD + "甄远山说，成绩来之不易。他表示，我们将再接再厉。", [("甄远山", "我们将再接再")]),
        (
            LEAD + "会前，甄远山看望了同学们，听取学习情况。指出，希望大家好好学习。",
            [("甄远山", "希望大家好好")],
        ),
        (LEAD + "甄远山走进教室，问寒问暖，叮嘱老师要照顾好孩子。", [("甄远山", "叮嘱老师要照")]),
        # The next speaker ends the scope of the one before.
        (
            LEAD + "甄远山说，要抓好项目。闵江河说，我们将全力落实。",
            [("甄远山", "要抓好项目"), ("闵江河", "我们将全力落")],
        ),
        (
            LEAD + "甄远山感谢全县的支持，闵江河表示，将做好服务。",
            [("闵江河", "将做好服务")],
        ),
        # What stands before a verb of speaking need not be its subject.
        (LEAD + "闵江河在会见甄远山时表示，我们将做好服务。", [("闵江河", "我们将做好服")]),
        (LEAD + "闵江河握着甄远山的手说：“我们将做好服务。”", [("闵江河", "我们将做好服")]),
        (LEAD + "闵江河对甄远山一行的到来表示欢迎，希望市里继续支持。", [("闵江河", "希望市里继续")]),
        ("县委书记向春阳代表县委对代表团的到来表示感谢，希望大家多来看看。", [("向春阳", "希望大家多来")]),
        # A joint statement stands under the first name.
        (
            "昨天，市委书记甄远山、县长闵江河察看工地，要求施工单位严把质量关。",
            [("甄远山", "要求施工单位")],
        ),
        (
            "座谈会上，副县长甄远山，副局长闵江河作了汇报。他们表示，将全力以赴投入工作。",
            [("甄远山", "将全力以赴投")],
        ),
        # A quote before its speaker.
        (
            LEAD + "“要把路修好，让乡亲们放心。”甄远山说。",
            [("甄远山", "要把路修好，")],
        ),
        (
            LEAD + "甄远山说，要抓好项目。“克服困难，主动融入，多作贡献。”闵江河听取汇报后说。",
            [("甄远山", "要抓好项目"), ("闵江河", "克服困难，主")],
        ),
        # Behind a closed quote nobody speaks any more.
        (
            LEAD + "甄远山说：“我们将做好服务。今后还要再加一把劲。”群众将记住这一天。",
            [("甄远山", "我们将做好服"), ("甄远山", "要再加一把劲")],
        ),
        # The surname with an office is the one person of that surname.
        (LEAD + "甄书记要求，各单位要抓好落实。", [("甄远山", "各单位要抓好")]),
        # A paragraph ends a scope, unless it goes on with 要, 希望 or 我们.
        (LEAD + "甄远山说，成绩来之不易。\n要抓好项目建设。", [("甄远山", "要抓好项目建")]),
        (LEAD + "甄远山说，成绩来之不易。\n各地要抓好项目建设。", []),
        # So does the narrator: a place, a date, a delegation, a meeting.
        (LEAD + "甄远山说，成绩来之不易。座谈会后，要素市场开业。", []),
        (LEAD + "甄远山说，成绩来之不易。7月3日，代表团必须返程。", []),
        (LEAD + "甄远山说，成绩来之不易。闵江河参加座谈。各单位要抓好落实。", []),
        # Captions say nothing, and do not end what is said.
        (
            LEAD + "甄远山说，成绩来之不易。\n图为甄远山强调，要抓好项目。记者 摄\n希望大家再立新功。",
            [("甄远山", "希望大家再立")],
        ),
        # A higher authority inside a speech is not the speaker.
        (
            LEAD + "甄远山说，总书记多次强调，必须长期坚持。我们将坚决贯彻落实。",
            [("甄远山", "我们将坚决贯")],
        ),
        # A delegation without a name: somebody speaks, nobody by name.
        (
            LEAD + "甄远山主持会议。代表团一行走进工地，要求施工单位严把质量关。",
            [(None, "要求施工单位")],
        ),
        # Minutes, notices and interviews.
        (
            "会议强调，要抓好项目建设。会议要求，各单位要压实责任。",
            [(None, "要抓好项目建"), (None, "各单位要压实")],
        ),
        (
            "四、有关要求\n各单位要按时报名。代表团成员要轻车简从。\n五、联系人",
            [(None, "各单位要按时"), (None, "代表团成员要")],
        ),
        (
            "援疆医生甄远山结束了第二个援疆期。\n问：有什么打算？\n答：我打算再干三年，带好徒弟。",
            [("甄远山", "我打算再干三")],
        ),
        ("县长甄远山：明年我们将再建两所学校。", [("甄远山", "明年我们将再")]),
    ],
)
def test_who_speaks(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "清晨，薄雾散去，摊主们忙着卸货，顾客络绎不绝。",
        "项目总投资3亿元，今年开工，明年建成。",
        "我们要去远方，看看那里的山。",
        "据说，这里曾是一片荒滩，必须绕行。",
        "市委书记甄远山出席开工仪式。工程要经过三个乡镇。",
        "听取讲解时，大家不住点头。要知道，这里去年还没有路。",
        "",
    ],
)
def test_plain_narration_says_nothing(text: str) -> None:
    assert said(text, every=True) == []


def test_on_whose_behalf_and_to_whom() -> None:
    context = context_of(
        "县委书记甄远山代表县委、县政府和全县人民，对安徽省党政代表团来县考察表示热烈欢迎，希望安徽继续支持职业教育。"
    )
    people = read_people(context)
    welcome, request = read_statements(context, people, Parties(), lambda _name: "none")
    assert welcome.on_behalf_of == ("县委", "县政府", "全县人民")
    assert (welcome.act, welcome.addressee) == ("welcome", "安徽省党政代表团")
    assert (request.act, request.addressee) == ("request", "安徽")


BODIES = [
    ("自治区党委、政府", ("自治区党委", "自治区政府")),
    ("省委和省政府", ("省委", "省政府")),
    ("和田地委、行署以及各族人民", ("和田地委", "行署", "各族人民")),
    ("党委、政府", ("党委", "政府")),
]


@pytest.mark.parametrize(("words", "bodies"), BODIES)
def test_each_body_is_told_with_its_level(words: str, bodies: tuple[str, ...]) -> None:
    context = context_of(f"县委书记甄远山代表{words}，对安徽省党政代表团来县考察表示热烈欢迎。")
    (welcome,) = read_statements(context, read_people(context), Parties(), lambda _name: "none")
    assert welcome.on_behalf_of == bodies
    added = [context.quote(trace.span) for trace in context.traces if trace.rule == "statements.level_of_committee"]
    assert added == ["政府" for body in bodies if body not in words]


def test_an_order_names_whom_it_is_for() -> None:
    context = context_of("县委书记甄远山要求援疆工作队严守纪律。")
    (order,) = read_statements(context, read_people(context), Parties(), lambda _name: "none")
    assert (order.act, order.addressee) == ("directive", "援疆工作队")


def test_traditional_characters_are_read_and_quoted_as_printed() -> None:
    context = context_of("縣委書記甄遠山說，希望兩地深化合作，促進交流。")
    (found,) = read_statements(context, read_people(context), Parties(), lambda _name: "none")
    assert (found.act, found.quote) == ("proposal", "希望兩地深化合作，促進交流")


def test_every_statement_can_be_explained() -> None:
    context = context_of(LEAD + "甄远山说，要抓好项目。闵江河对大家的支持表示感谢。")
    statements = read_statements(context, read_people(context), Parties(), lambda _name: "none")
    traced = {trace.span: trace.rule for trace in context.traces if trace.what.startswith("statement ")}
    assert [traced[s.span] for s in statements] == ["statements.must", "statements.thanks"]


def test_speech_without_a_name_is_noted() -> None:
    context = context_of(LEAD + "甄远山主持会议。代表团一行走进工地，要求施工单位严把质量关。")
    read_statements(context, read_people(context), Parties(), lambda _name: "none")
    assert [(note.code, note.quote[:4]) for note in context.notes] == [("R401", "要求施工")]


def test_an_addressee_that_no_words_name_is_the_other_side_by_a_rule() -> None:
    context = context_of("县委书记甄远山表示，我们将拿出更大力度做好服务。")
    people = read_people(context)
    parties = Parties(guest=Party("安徽", "340000"), host=Party("山南", "540500"))
    (vow,) = read_statements(context, people, parties, lambda _name: "host")
    assert vow.addressee == "安徽"
    assert "statement.addressee: 安徽" in {
        trace.what for trace in context.traces if trace.rule == "statements.opposite_side"
    }
