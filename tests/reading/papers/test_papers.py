"""Papers read as tasks: who leads, who helps, by when, whom it binds. All people and units are invented."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest

from duikou import read
from duikou.model.records import Reading, Statement

Rows = tuple[tuple[str, ...], ...]

HEAD = ("重点任务", "牵头单位", "配合单位", "完成时限")
ROWS = (
    ("选派教师12名", "格桑县教育局", "", "2026年8月底前"),
    ("建设冷链中转库", "", "格桑县财政局、格桑县商务局", "未明确"),
)
TASKS = [
    ("选派教师12名", "格桑县教育局", (), "2026-08"),
    ("建设冷链中转库", None, ("格桑县财政局", "格桑县商务局"), None),
]


def read_text(text: str) -> Reading:
    return read(text.encode(), source="a.txt")


def tasks(reading: Reading) -> list[tuple[str, str | None, tuple[str, ...], str | None]]:
    """What is to be done, who leads, who helps, by when."""
    return [
        (item.quote, item.lead, item.cooperating, item.due.value if item.due else None)
        for statement in reading.statements
        for item in statement.items
    ]


def acts(reading: Reading) -> list[str]:
    return [statement.act for statement in reading.statements]


def docx_of(rows: Rows) -> bytes:
    """A Word file with a title and one table."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def paragraph(words: str) -> str:
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"

    cells = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    body = f"{paragraph('格桑县对口支援任务分解表')}<w:tbl>{cells}</w:tbl>"
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def xlsx_of(rows: Rows) -> bytes:
    """A workbook with one sheet; a cell without words is not there, as programs leave it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{chr(65 + column)}{number}" t="inlineStr"><is><t>{words}</t></is></c>'
            for column, words in enumerate(row)
            if words
        )
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    target = f'<Relationship Id="r1" Target="worksheets/s.xml" Type="{links}/worksheet"/>'
    members = {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="任务" r:id="r1"/></sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{target}</Relationships>",
        "xl/worksheets/s.xml": f'<worksheet xmlns="{main}"><sheetData>{lines}</sheetData></worksheet>',
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    return file.getvalue()


def html_of(rows: Rows) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><h1>格桑县对口支援任务分解表</h1><table>{cells}</table></body></html>".encode()


def tabbed(rows: Rows) -> bytes:
    return "\n".join(["格桑县对口支援任务分解表", *("\t".join(row) for row in rows)]).encode()


def markdown(rows: Rows) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["# 格桑县对口支援任务分解表", "", lines[0], "|---|---|---|---|", *lines[1:]]).encode()


@pytest.mark.parametrize(
    ("make", "name"),
    [(docx_of, "a.docx"), (xlsx_of, "a.xlsx"), (html_of, "a.html"), (tabbed, "a.txt"), (markdown, "a.md")],
    ids=["docx", "xlsx", "html", "tabs", "markdown"],
)
def test_a_table_of_tasks_in_every_format(make: Callable[[Rows], bytes], name: str) -> None:
    """An empty cell shifts nothing: the second task has no lead."""
    reading = read(make((HEAD, *ROWS)), source=name)
    assert tasks(reading) == TASKS
    assert acts(reading) == ["directive", "directive"]


def merged_docx() -> bytes:
    """The table in Word with its last two heads merged, and the lead of the first task over two rows."""
    file = BytesIO(docx_of((HEAD[:3], *ROWS)))
    with ZipFile(file) as archive:
        xml = archive.read("word/document.xml").decode()
    for words, merged in (("配合单位", '<w:gridSpan w:val="2"/>'), ("格桑县教育局", '<w:vMerge w:val="restart"/>')):
        begins = f"<w:tc><w:p><w:r><w:t>{words}"
        xml = xml.replace(begins, begins.replace("<w:tc>", f"<w:tc><w:tcPr>{merged}</w:tcPr>"))
    empty = "建设冷链中转库</w:t></w:r></w:p></w:tc><w:tc>"
    assert xml.count(empty) == 1
    xml = xml.replace(empty, f"{empty}<w:tcPr><w:vMerge/></w:tcPr>")
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return file.getvalue()


def merged_xlsx() -> bytes:
    """The sheet with a title over all columns and the lead of the first task over two rows."""
    xml = xlsx_of((("格桑县对口支援任务分解表",), HEAD, *ROWS))
    merged = '</sheetData><mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B3:B4"/></mergeCells>'
    old, file = ZipFile(BytesIO(xml)), BytesIO()
    with ZipFile(file, "w") as archive:
        for name in old.namelist():
            archive.writestr(name, old.read(name).decode().replace("</sheetData>", merged))
    return file.getvalue()


def test_merged_cells_keep_their_columns() -> None:
    [school, cold] = read(merged_xlsx(), source="a.xlsx").statements
    assert tasks(read(merged_xlsx(), source="a.xlsx")) == TASKS
    assert [school.act, cold.act] == ["directive", "directive"]
    found = tasks(read(merged_docx(), source="a.docx"))
    assert [(task, lead, cooperating) for task, lead, cooperating, _ in found] == [task[:3] for task in TASKS]


def test_a_table_without_a_column_for_units_holds_no_tasks() -> None:
    assert (
        tasks(read(tabbed((("项目", "资金", "地点", "进度"), ("小学", "300万元", "县城", "完工"))), source="a.txt"))
        == []
    )


def test_columns_in_any_order_and_the_one_that_says_most() -> None:
    rows = (
        ("完成时间", "责任单位", "项目名称", "建设内容", "牵头单位"),
        ("2026年9月", "县财政局", "格桑小学", "新建教学楼2栋", "县教育局"),
    )
    assert tasks(read(tabbed((*rows, rows[1])), source="a.txt"))[0] == (
        "新建教学楼2栋", "县教育局", ("县财政局",), "2026-09",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "lead", "cooperating"),
    [
        ("县教育局牵头，县财政局、县人社局配合", "县教育局", ("县财政局", "县人社局")),
        ("县教育局、县财政局牵头，县人社局", "县教育局、县财政局", ("县人社局",)),
        ("县教育局会同县财政局", "县教育局", ("县财政局",)),
        ("县教育局、县财政局", "县教育局、县财政局", ()),
        ("各乡（镇）人民政府", "各乡（镇）人民政府", ()),
        ("县教育局等部门", "县教育局", ()),
        ("未明确", None, ()),
        ("—", None, ()),
    ],
)
def test_what_a_cell_says_of_units(cell: str, lead: str | None, cooperating: tuple[str, ...]) -> None:
    rows = (("工作任务", "责任单位", "完成时限"), ("选派教师12名", cell, "2026年8月"))
    assert tasks(read(tabbed(rows), source="a.txt")) == [("选派教师12名", lead, cooperating, "2026-08")]


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("2026年8月31日前", "2026-08-31"),
        ("2026年3月至2026年10月", "2026-10"),
        ("10月底前", "2026-10"),
        ("年底前", "2026"),
        ("每年6月底前", None),
        ("长期坚持", None),
        ("待定", None),
    ],
)
def test_deadlines_take_their_year_from_the_head_and_are_never_guessed(cell: str, due: str | None) -> None:
    text = f"格桑县2026年对口支援任务分解表\n工作任务\t责任单位\t完成时限\n选派教师12名\t县教育局\t{cell}\n"
    assert [found[3] for found in tasks(read_text(text))] == [due]


def test_a_head_with_two_years_gives_none() -> None:
    text = "格桑县2025年工作总结及2026年任务清单\n工作任务\t责任单位\t完成时限\n选派教师12名\t县教育局\t10月底前\n"
    (found,) = (item.due for statement in read_text(text).statements for item in statement.items)
    assert found is not None
    assert (found.value, found.basis) == ("--10", "open")


MINUTES = """格桑县与临江市对口支援联席会议纪要
临格联办〔2026〕3号
2026年3月2日，双方召开联席会议，会议议定以下事项：
一、关于冷链。双方共建冷链中转库。（牵头单位：临江市商务局；配合单位：格桑县商务局；完成时限：2026年9月）
二、临江市选派医师8名。由临江市卫健委牵头，格桑县卫健委配合，2026年5月底前完成。
会议强调，双方要密切配合。
"""


def test_minutes_of_two_sides() -> None:
    reading = read_text(MINUTES)
    assert reading.document.number == "临格联办〔2026〕3号"
    assert tasks(reading)[:2] == [
        ("双方共建冷链中转库", "临江市商务局", ("格桑县商务局",), "2026-09"),
        ("临江市选派医师8名", "临江市卫健委", ("格桑县卫健委",), "2026-05"),
    ]
    assert acts(reading)[:2] == ["proposal", "commitment"]


def test_labels_on_lines_hold_for_the_whole_item() -> None:
    text = (
        "格桑县与临江市对口支援座谈会议定事项\n1.临江市选派教师12名；格桑县提供周转房20套。\n"
        "牵头单位：临江市教育局\n配合单位：格桑县教育局\n2.双方互访。\n"
    )
    units = [(lead, cooperating) for _quote, lead, cooperating, _due in tasks(read_text(text))]
    assert units == [("临江市教育局", ("格桑县教育局",))] * 2 + [(None, ())]


AGREEMENT = """结对帮扶协议
甲方：临江市人民政府
乙方：格桑县人民政府
为促进发展，签订本协议。
第一条 甲方责任
（一）每年安排资金500万元；
第二条 乙方责任
（一）落实项目用地。
第三条 双方共同责任
（一）每年召开一次联席会议。
第四条 附则
本协议自签字之日起生效。
"""


def test_an_agreement_binds_and_its_headings_say_whom() -> None:
    reading = read_text(AGREEMENT)
    assert acts(reading) == ["commitment", "commitment", "proposal"]
    assert {item.specificity for statement in reading.statements for item in statement.items} == {"binding"}


def test_a_report_of_an_agreement_is_no_agreement() -> None:
    text = "格桑县与临江市签署合作协议\n3月2日，格桑县与临江市签署合作协议。根据本协议，双方将共建园区。\n"
    assert "binding" in {item.specificity for said in read_text(text).statements for item in said.items}
    assert [said.quote for said in read_text(text).statements] == ["双方将共建园区"]


def test_a_summary_promises_only_under_its_plan() -> None:
    text = (
        "临江市援藏工作队2025年度工作总结\n一、工作完成情况\n（一）实施项目9个，选派医师8名。\n"
        "二、2026年工作计划\n（一）选派教师12名。\n三、有关建议\n建议县政府落实项目用地。\n"
    )
    found = [(said.act, said.quote) for said in read_text(text).statements if said.items]
    assert found == [("commitment", "选派教师12名"), ("request", "建议县政府落实项目用地")]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("格援发〔2026〕9号", "格援发〔2026〕9号"),
        ("文号：格援办函[2026]12号", "格援办函[2026]12号"),
        ("〔2026〕第2期", "〔2026〕第2期"),
        ("根据格援发〔2026〕9号文件精神，抓好落实。", None),
    ],
)
def test_the_number_of_a_paper_is_its_own(line: str, number: str | None) -> None:
    assert read_text(f"格桑县对口支援工作总结\n{line}\n一、总体要求\n").document.number == number


def test_a_report_stays_as_it_is() -> None:
    text = "临江市代表团赴格桑县考察\n3月2日，临江市副市长甄远山说，临江市将选派60名医生。\n"
    (said,) = (said for said in read_text(text).statements if said.act == "commitment")
    assert (said.items[0].lead, said.items[0].cooperating, said.items[0].evidence) == (None, (), ())


def evidence_of(reading: Reading, said: Statement) -> list[str]:
    return [reading.document.text[slice(*span)] for item in said.items for span in item.evidence]


def test_every_unit_has_its_words() -> None:
    reading = read_text(MINUTES)
    units = [
        unit for said in reading.statements for item in said.items for unit in (item.lead, *item.cooperating) if unit
    ]
    assert [words for said in reading.statements for words in evidence_of(reading, said)] == units
    assert len(units) == 4


def test_a_list_without_a_head_is_known_by_its_labels() -> None:
    text = (
        "临江市对口支援办公室致函格桑县\n1.建成冷库2座，力争早日投用。（临江市商务局牵头，格桑县商务局配合，2026年6月底前完成）\n"
        "2.选派教师12名，开展送教下乡。（责任单位：临江市教育局）\n"
    )
    assert {found[1:] for found in tasks(read_text(text))} == {
        ("临江市商务局", ("格桑县商务局",), "2026-06"), ("临江市教育局", (), None),
    }  # fmt: skip


def test_a_note_that_the_first_unit_leads_holds_for_the_whole_paper() -> None:
    text = (
        "格桑县2026年重点任务分工方案\n1.选派教师12名。\n"
        "责任单位：县教育局、县财政局（除标注牵头外，列第一位的为牵头单位，下同）\n2.建成冷库2座。\n责任单位：县商务局、县财政局\n"
    )
    assert [found[1:3] for found in tasks(read_text(text))] == [
        ("县教育局", ("县财政局",)), ("县商务局", ("县财政局",)),
    ]  # fmt: skip


def test_minutes_topic_by_topic() -> None:
    """What a meeting says (会议指出) is speech, what it agrees is a task, in this topic and the next."""
    text = (
        "格桑县对口支援工作专题会议纪要\n现将会议事项纪要如下：\n一、研究资金安排\n会议指出，资金安排十分重要。\n"
        "（一）县财政局安排资金300万元。\n二、研究干部管理\n（一）会议同意选派医师8名。责任单位：县卫健委。\n"
    )
    assert [found[:2] for found in tasks(read_text(text))] == [
        ("县财政局安排资金300万元", "县财政局"), ("会议同意选派医师8名", "县卫健委"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "lead", "cooperating"),
    [
        ("市委组织部制定选派办法。", "市委组织部", ()),
        ("县住房和城乡建设局组织验收。", "县住房和城乡建设局", ()),
        ("县教育局会同县委宣传部开展活动。", "县教育局", ("县委宣传部",)),
        ("支持县人民医院建设诊疗中心。", None, ()),
        ("建设县教育局信息中心。", None, ()),
        ("各成员单位要抓好落实。", None, ()),
    ],
)
def test_the_body_before_a_deed_does_it(sentence: str, lead: str | None, cooperating: tuple[str, ...]) -> None:
    text = f"格桑县专题会议纪要\n会议议定以下事项：\n一、{sentence}\n"
    assert [found[1:3] for found in tasks(read_text(text))] == [(lead, cooperating)]


def test_label_lines_say_who_took_part() -> None:
    text = (
        "格桑县与临江市对口支援联席会议纪要\n时间：2026年3月2日\n主持：甄远山\n出席：闵江河、石一川\n"
        "会议议定以下事项：\n一、双方共建园区。\n"
    )
    reading = read_text(text)
    names = {person.id: person.name for person in reading.people}
    roles = {names[part.person]: part.roles for event in reading.events for part in event.participants}
    assert roles == {"甄远山": ("chair",), "闵江河": ("attendee",), "石一川": ("attendee",)}


def test_a_cell_under_the_head_for_names_is_a_project() -> None:
    rows = (("项目名称", "建设内容", "责任单位"), ("林周县藏医馆数字化", "采集文物420件", "林周县文旅局"))
    text = "林周县援藏项目推进责任清单\n\n" + "\n".join("\t".join(row) for row in rows) + "\n"
    assert [project.name for project in read_text(text).projects] == ["林周县藏医馆数字化"]
