"""Who says it, and which act it is. All persons and sentences are invented.

A delegation of 安徽 (the supporter) visits 西藏 (the recipient): 仝靖远 is the host, 闵江河 leads the guests.
"""

import pytest

from duikou.grammar import Page
from duikou.model.records import ACTIONABLE, Block, Party, Side, Statement
from duikou.reading.context import Context
from duikou.reading.events.parties import Parties
from duikou.reading.people import read_people
from duikou.reading.statements import read_statements

HOST, GUEST = "仝靖远", "闵江河"
SIDES: dict[str, Side] = {HOST: "host", GUEST: "guest", "甄远山": "central"}
OPENING = "\n".join(
    (
        "7月1日，西藏·安徽对口支援工作座谈会召开。西藏自治区党委书记仝靖远主持会议。",
        "安徽省委书记闵江河出席会议，国务院副总理甄远山到会。",
        "",
    )
)


def read(text: str, opening: str = OPENING) -> tuple[Context, tuple[Statement, ...]]:
    """The statements of a text, each line of it a paragraph."""
    whole = opening + text
    blocks, place = [], 0
    for line in whole.split("\n"):
        if line:
            blocks.append(Block("paragraph", (place, place + len(line)), "line"))
        place += len(line) + 1
    context = Context("sha256:0", Page(whole), tuple(blocks))
    people = read_people(context)
    parties = Parties(Party("安徽", "340000"), Party("西藏", "540000"))
    return context, read_statements(context, people, parties, lambda name: SIDES.get(name, "none"))


def actionable(text: str) -> list[tuple[str | None, str, str]]:
    """Speaker, act and words of what somebody owes."""
    context, statements = read(text)
    names = {context.id("person", name): name for name in (HOST, GUEST, "甄远山")}
    return [(names.get(s.speaker or ""), s.act, s.quote) for s in statements if s.act in ACTIONABLE]


ONE = [
    # What the speaker's own side will do.
    (HOST, "commitment", "仝靖远说，我们将用心服务好援藏干部。"),
    (HOST, "commitment", "仝靖远表示，西藏将全力做好项目对接工作。"),
    (HOST, "commitment", "仝靖远指出，我们要认真学习安徽的先进经验。"),
    (HOST, "commitment", "仝靖远说，此次座谈收获很大，要把安徽的好做法带回各地市。"),
    (GUEST, "commitment", "闵江河说，安徽将始终把援藏工作放在心上。"),
    (GUEST, "commitment", "闵江河表示，下一步，我们将再选派50名教师进藏。"),
    (GUEST, "commitment", "闵江河表示，今年再追加援助资金2亿元。"),
    (GUEST, "commitment", "闵江河表示，从明年起，每年培训300名基层医生。"),
    (GUEST, "commitment", "闵江河说，省里研究决定，明年援藏资金不减。"),
    (GUEST, "commitment", "闵江河郑重承诺：精心组织，科学施工。"),
    (GUEST, "commitment", "闵江河当场表态：年底前再拨付600万元。"),
    (GUEST, "commitment", "闵江河说，我们决不辜负各族群众的期望。"),
    (GUEST, "commitment", "闵江河说，安徽一定深入贯彻会议精神。"),
    (GUEST, "commitment", "闵江河说，省属企业愿出资建设职业学校。"),
    (GUEST, "commitment", "闵江河表示，将于明年5月选派专家进藏。"),
    (GUEST, "commitment", "闵江河走访了学校，表示要加倍努力、不负重托。"),
    (GUEST, "commitment", "闵江河说，我们会把示范园办好。"),
    # What the other side is asked for.
    (HOST, "request", "仝靖远说，希望安徽继续支持教育事业。"),
    (HOST, "request", "仝靖远希望安徽选派更多医疗人才。"),
    (HOST, "request", "仝靖远希望，安徽在人工智能方面给予指导。"),
    (HOST, "request", "仝靖远说，恳请安徽在产业发展上再帮一把。"),
    (HOST, "request", "仝靖远说，请安徽省帮助建设实训基地。"),
    (HOST, "request", "仝靖远说，诚邀客商进藏投资兴业。"),
    (HOST, "request", "仝靖远说，西藏将以开放的姿态诚邀企业进藏兴业。"),
    (HOST, "request", "仝靖远说，欢迎安徽企业来藏考察。"),
    (HOST, "request", "仝靖远对安徽的帮助表示感谢，希望在人才培养上给予更多支持。"),
    (GUEST, "request", "闵江河希望西藏加强项目资金管理。"),
    (HOST, "request", "仝靖远说，希望有实力的企业参与园区建设。"),
    # What both sides are to do.
    (HOST, "proposal", "仝靖远说，希望双方密切往来、深化合作。"),
    (HOST, "proposal", "仝靖远说，我们要共同推动两地高质量发展。"),
    (HOST, "proposal", "仝靖远指出，要把西藏所需与安徽所能结合起来。"),
    (HOST, "proposal", "仝靖远说，期待两地携手并进。"),
    (GUEST, "proposal", "闵江河说，愿与西藏一道，抢抓发展机遇。"),
    (GUEST, "proposal", "闵江河建议双方健全会商机制。"),
    (GUEST, "proposal", "闵江河说，希望安徽和西藏两地加强人才交流。"),
    (GUEST, "proposal", "闵江河说，希望以此次座谈为起点，进一步深化务实合作。"),
    (GUEST, "proposal", "闵江河说，安徽将与西藏共建实训基地。"),
    (GUEST, "proposal", "闵江河说，两地要坚持优势互补。"),
    # What one's own people are told.
    (HOST, "directive", "仝靖远说，自治区各级各部门要主动做好对接。"),
    (HOST, "directive", "仝靖远强调，当前要把群众冷暖放在心上。"),
    (GUEST, "directive", "闵江河强调，要深入学习贯彻会议精神，推动援藏工作走深走实。"),
    (GUEST, "directive", "闵江河要求，援藏工作队要严守纪律。"),
    (GUEST, "directive", "闵江河要求援藏干部注意安全。"),
    (GUEST, "directive", "闵江河勉励大家扎根高原、再立新功。"),
    (GUEST, "directive", "闵江河叮嘱随行人员一定要把药品送到村里。"),
    (GUEST, "directive", "闵江河希望全体援藏干部缺氧不缺精神。"),
    (GUEST, "directive", "闵江河说，援建项目必须算清细账。"),
    (GUEST, "directive", "闵江河说，各工作组应切实加强资金管理。"),
    (GUEST, "directive", "闵江河强调，进一步加强对灾区的支持力度。"),
    (GUEST, "directive", "闵江河走进教室，鼓励同学们刻苦学习。"),
    (GUEST, "directive", "“把路修好，让乡亲们走得安稳。”闵江河嘱咐道。"),
    (GUEST, "directive", "“克服困难，主动融入，展现良好形象。”闵江河听取汇报后说。"),
    ("甄远山", "directive", "甄远山指出，希望安徽勇挑重担、走在前列。"),
    ("甄远山", "directive", "甄远山说，两省区要切实改善投资环境。"),
    # Nobody by name.
    (None, "proposal", "根据协议，双方将在三个领域开展合作。"),
    (None, "commitment", "根据协议，集团每年安排500万元支持教育。"),
    (None, "commitment", "会议决定，从明年起设立专项资金。"),
    (None, "directive", "会议强调，各单位要压实责任、抓好落实。"),
    (None, "proposal", "会议指出，要推动双方企业加强合作。"),
    (None, "commitment", "大家一致表示，要完整准确贯彻会议精神。"),
    (None, "proposal", "双方都表示将进一步密切往来。"),
    (None, "proposal", "双方表示，要深化清洁能源合作。"),
    (None, "proposal", "双方商定在开发区建设产业园。"),
    (None, "commitment", "此外，省商务厅还将每季度组织一次推介会。"),
    (None, "commitment", "下一步，林芝市教育局将建立教师轮训机制。"),
    (None, "commitment", "用工方承诺自入职之日起十天内补齐差额。"),
    (None, "commitment", "项目计划明年10月底前交付首期住房。"),
    (None, "directive", "有关负责人表示，新进人员要依法履职。"),
]  # fmt: skip


@pytest.mark.parametrize(("speaker", "act", "text"), ONE)
def test_one_statement(speaker: str | None, act: str, text: str) -> None:
    assert [(found, kind) for found, kind, _quote in actionable(text)] == [(speaker, act)], text


@pytest.mark.parametrize(
    "text",
    [
        "仝靖远对安徽省党政代表团来藏考察表示热烈欢迎。",
        "闵江河对西藏取得的成就表示祝贺。",
        "闵江河说，近年来，西藏经济社会发展取得了显著成效。",
        "闵江河说，当前，安徽正全力推动高质量发展。",
        "仝靖远说，这项工作具有重要意义，离不开大家的支持。",
        "仝靖远说，发展是第一要务，稳定是硬任务。",
        "闵江河说，搬迁任务将十分繁重。",
        "闵江河说，安徽将援藏工作作为重大政治任务。",
        "闵江河指出，总书记多次强调必须长期坚持，认真总结经验。",
        "闵江河说，必须看到，任务还很艰巨。",
        "闵江河说，取得这样的成绩需要付出艰苦努力。",
        "仝靖远说，请大家放心。",
        "座谈会后，代表团考察了两所学校。",
        "主办方还将专场推介会“搬”上网络平台。",
        "会议将于明日举行。",
        "这所学校完成了招生计划，将军故里名不虚传。",
        "按照要求，各地正在推进项目建设。",
        "展区内，消费者选购牦牛肉、青稞酒，主要产品供不应求。",
        "听取介绍，察看现场，代表团一行边走边问。",
    ],
)
def test_nothing_is_owed(text: str) -> None:
    assert actionable(text) == []


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (
            "仝靖远指出，我们要共同维护民族团结。加大教育、科技援藏力度，积极支持就业。关注民生，办好实事。",
            ["proposal", "request", "proposal"],
        ),
        (
            "闵江河说，希望大家珍惜机会。刻苦学习知识，练就过硬本领。促进民族团结。",
            ["directive", "directive", "directive"],
        ),
        (
            "闵江河说，安徽将推动产业合作，明年新增车间15个；组织名师支教；选派医生58名。",
            ["commitment", "commitment", "commitment"],
        ),
        (
            "闵江河说，援藏规模不能减，资金不能少，今明两年我省将再筹资6000万元。",
            ["commitment"],
        ),
        (
            "闵江河提出三点希望：讲政治、守规矩；重实干、求实效；保重身体。",
            ["directive", "directive", "directive"],
        ),
        (
            "闵江河强调，要抓好项目；要管好资金；省委组织部将会同派出单位解决困难。",
            ["directive", "directive", "commitment"],
        ),
        (
            "仝靖远说，恳请安徽继续支持，欢迎企业来藏兴业。我们将提供优质服务。",
            ["request", "commitment"],
        ),
        (
            "根据协议，双方将开展合作；集团每年为山南培训医生不少于40人次。",
            ["proposal", "commitment"],
        ),
    ],
)  # fmt: skip
def test_a_chain_of_statements(text: str, acts: list[str]) -> None:
    assert [act for _speaker, act, _quote in actionable(text)] == acts


def test_one_act_of_a_sentence_is_cut_off_from_the_next() -> None:
    found = actionable("闵江河说，要抓好在建项目，我们将派出专班。")
    assert [(act, quote) for _speaker, act, quote in found] == [
        ("directive", "要抓好在建项目"),
        ("commitment", "我们将派出专班"),
    ]


def test_what_is_not_actionable_is_told_once_a_sentence() -> None:
    _context, statements = read(
        "闵江河代表安徽省委、省政府对西藏的进步表示祝贺，对干部的关心表示感谢。他说，西藏的面貌焕然一新。"
    )
    assert [(s.act, s.items) for s in statements] == [("congratulation", ()), ("report", ())]


def test_praise_speaks_well_of_the_other_side() -> None:
    _context, statements = read("仝靖远说，安徽各项事业取得了丰硕成果，令人钦佩。西藏的明天更加美好。")
    assert [s.act for s in statements] == ["praise", "report"]


def test_a_doctor_orders_nobody() -> None:
    _context, statements = read("山南市人民医院医生次仁央宗说：“手术要分两次做，我会把病历写好。”", opening="")
    assert [s.act for s in statements if s.act in ACTIONABLE] == ["commitment"]


def test_without_parties_and_sides_help_that_is_hoped_for_is_still_a_request() -> None:
    text = "山南市市长甄远山说，希望企业给予支持。"
    context = Context("sha256:0", Page(text), (Block("paragraph", (0, len(text)), "line"),))
    (found,) = read_statements(context, read_people(context), Parties(), lambda _name: "none")
    assert (found.act, found.speaker) == ("request", context.id("person", "甄远山"))
