"""Word, Excel and OFD: everything in order, each stretch with its place."""

import shutil
from importlib import import_module
from io import BytesIO

import pytest
from format_files import REPORT, docx, ole, paragraph, zip_of

from duikou.documents.originals.numbers import print_number
from duikou.documents.originals.opening import convert
from duikou.documents.originals.original import Limits, Original
from duikou.documents.originals.word import convert_docx
from duikou.errors import InputError

STYLES = (
    '<w:styles W_NS><w:style w:styleId="a"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="b"><w:name w:val="caption"/></w:style></w:styles>'
)


def lines(original: Original) -> list[tuple[str, str, str | None]]:
    return [(hint.at, original.text[slice(*hint.span)], hint.kind) for hint in original.hints]


def open_file(data: bytes, limits: Limits | None = None) -> Original:
    return convert(data, "a", limits or Limits())


def test_word_in_document_order() -> None:
    row = f"<w:tr><w:tc>{paragraph('项目')}</w:tc><w:tc>{paragraph('投资')}{paragraph('亿元')}</w:tc></w:tr>"
    body = paragraph(REPORT[0], "a") + paragraph(REPORT[1]) + f"<w:tbl>{row}</w:tbl>" + paragraph("会场", "b")
    original = open_file(docx(body, styles=STYLES, footer1=f"<w:ftr W_NS>{paragraph('第1页')}</w:ftr>"))
    assert lines(original) == [
        ("paragraph 1", REPORT[0], "title"),
        ("paragraph 2", REPORT[1], None),
        ("table 1, row 1, cell 1, paragraph 1", "项目", "table"),
        ("table 1, row 1, cell 2, paragraph 1", "投资", "table"),
        ("table 1, row 1, cell 2, paragraph 2", "亿元", "table"),
        ("paragraph 3", "会场", "caption"),
        ("footer1, paragraph 1", "第1页", "residue"),
    ]
    assert original.text.splitlines()[2] == "项目\t投资\t亿元"


def test_word_text_that_a_walk_over_paragraphs_alone_leaves_out() -> None:
    box = f"<w:p><w:r><w:t>锚</w:t><w:pict><w:txbxContent>{paragraph('框中')}</w:txbxContent></w:pict></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    tracked = (
        "<w:p><w:ins><w:r><w:t>加入</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText><w:t>删</w:t></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>链接</w:t><w:tab/><w:t>后</w:t></w:r></w:hyperlink></w:p>"
    )
    notes = f'<w:footnotes W_NS><w:footnote w:id="1">{paragraph("脚注")}</w:footnote></w:footnotes>'
    original = open_file(docx(box + control + tracked, footnotes=notes))
    assert original.text.split("\n") == ["锚", "框中", "控件", "加入链接\t后", "脚注"]


def test_macros_are_noted() -> None:
    original = open_file(docx(paragraph(REPORT[0]), vbaProject="x"))
    assert [note.code for note in original.notes] == ["R106"]


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    with pytest.raises(InputError, match="D123"):
        open_file(zip_of({"word/document.xml": LAUGHS.encode(encoding)}))


def test_a_part_that_unfolds_to_too_much() -> None:
    with pytest.raises(InputError, match="D121"):
        open_file(docx(paragraph("甲" * 10_000_000)))


def test_xml_nested_too_deep_for_nobody() -> None:
    assert open_file(docx("<w:sdt>" * 5_000 + paragraph("甲") + "</w:sdt>" * 5_000)).text == "甲"


@pytest.mark.parametrize("broken", ["<w:document", "", "\x00", "<x/>"])
def test_broken_word(broken: str) -> None:
    with pytest.raises(InputError, match=r"D1(?:23|01)"):
        open_file(zip_of({"word/document.xml": broken}))


def workbook() -> bytes:
    """Made by hand, with what a workbook may hold: shared and own strings, formats, formulas."""
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>占比</t></is></c></row>'
        '<row r="2"><c r="A2" s="1"><v>3.5</v></c><c r="B2" s="2"><v>0.356</v></c>'
        '<c r="C2" s="3"><v>45119</v></c></row>'
        '<row r="3"><c r="B3"><f>A2*2</f><v>7</v></c><c r="C3"><f>NOW()</f></c><c r="D3" t="b"><v>1</v></c></row>'
    )
    return zip_of(
        {
            "xl/workbook.xml": f'<workbook {s} {r}><sheets><sheet name="计划" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": "<Relationships>"
            '<Relationship Id="rId1" Target="worksheets/one.xml"/></Relationships>',
            "xl/sharedStrings.xml": f"<sst {s}><si><r><t>投</t></r><r><t>资</t></r><rPh><t>x</t></rPh></si></sst>",
            "xl/styles.xml": f"<styleSheet {s}><numFmts>"
            '<numFmt numFmtId="170" formatCode="0.0&quot;亿元&quot;"/></numFmts>'
            '<cellXfs><xf numFmtId="0"/>'
            '<xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="31"/></cellXfs></styleSheet>',
            "xl/worksheets/one.xml": f"<worksheet {s}><sheetData>{cells}</sheetData></worksheet>",
        }
    )


def test_excel_as_it_is_printed() -> None:
    original = open_file(workbook())
    assert original.text == "计划\n投资\t占比\n3.5亿元\t35.60%\t2023年7月12日\n7\tTRUE"
    assert lines(original)[3] == ("计划!A2", "3.5亿元", "table")
    assert [note.code for note in original.notes] == ["R109"]


def test_excel_as_its_library_writes_it() -> None:
    openpyxl = import_module("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "一"
    book.active.append(["项目", "投资（万元）"])
    book.active.append(["人民医院", 4200.5])
    book.active["B2"].number_format = "#,##0.00"
    book.create_sheet("二")["C3"] = "备注"
    file = BytesIO()
    book.save(file)
    original = open_file(file.getvalue())
    assert original.text == "一\n项目\t投资（万元）\n人民医院\t4,200.50\n二\n备注"
    assert lines(original)[-1] == ("二!C3", "备注", "table")


def test_old_excel() -> None:
    xlwt = import_module("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("计划")
    sheet.write(0, 0, "投资")
    sheet.write(1, 1, 0.5, xlwt.easyxf(num_format_str="0%"))
    file = BytesIO()
    book.save(file)
    original = open_file(file.getvalue())
    assert lines(original) == [("计划!", "计划", "table"), ("计划!A1", "投资", "table"), ("计划!B2", "50%", "table")]
    with pytest.raises(InputError, match="D123"):
        open_file(file.getvalue()[:2_000])


def test_old_excel_that_lost_a_byte() -> None:
    """Found by the fuzzer: its parser ends with an assertion."""
    xlwt = import_module("xlwt")
    book = xlwt.Workbook()
    book.add_sheet("计划").write(0, 0, "投资")
    file = BytesIO()
    book.save(file)
    data = file.getvalue()
    assert open_file(data).text == "计划\n投资"
    with pytest.raises(InputError, match=r"D123 .*\(its parts do not fit\)"):
        open_file(data[:600] + data[601:])


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.1, "General", "0.1"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (-5, "0.0;(0.0)", "(5.0)"),
        (-5, "0.00", "-5.00"),
        (0.356, "0.0%", "35.6%"),
        (12.5, '¥#,##0.0"万元"', "¥12.5万元"),
        (45119.5, "yyyy/m/d h:mm", "2023/7/12 12:00"),
        (45119, '[$-804]yyyy"年"m"月"d"日";@', "2023年7月12日"),
        (1e20, "yyyy-mm-dd", "1e+20"),
    ],
)
def test_numbers_as_printed(value: float, code: str, printed: str) -> None:
    assert print_number(value, code) == printed


def test_encrypted_office_files() -> None:
    with pytest.raises(InputError, match="D122"):
        open_file(ole("EncryptedPackage"))


@pytest.mark.skipif(bool(shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is here")
def test_old_word_needs_a_converter() -> None:
    with pytest.raises(InputError, match="D124"):
        open_file(ole("WordDocument"))


def test_ofd() -> None:
    o = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    objects = [
        ("40 20 80 5", "甲省代表团"),
        ("38 30 140 5", "7月2日，代表团来乙州考察，"),
        ("30 37 60 5", "召开座谈会。"),
        ("38 44 60 5", "会议结束。"),
    ]
    layer = "".join(
        f'<ofd:TextObject Boundary="{box}"><ofd:TextCode X="0">{words}</ofd:TextCode></ofd:TextObject>'
        for box, words in objects
    )
    page = f"<ofd:Page {o}><ofd:Content><ofd:Layer>{layer}</ofd:Layer></ofd:Content></ofd:Page>"
    original = open_file(zip_of({"OFD.xml": "<x/>", "Doc_0/Pages/Page_0/Content.xml": page}))
    assert original.text.split("\n") == ["甲省代表团", "7月2日，代表团来乙州考察，召开座谈会。", "会议结束。"]
    assert original.hints[0].at == "page 1 [40,20,80,5]"
    with pytest.raises(InputError, match="D125"):
        open_file(zip_of({"OFD.xml": "<x/>", "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {o}/>"}))


def test_ofd_of_another_maker() -> None:
    """Another namespace, pages where the file says they are and in its order, and the form they are printed on."""
    o = 'xmlns:ofd="http://www.ofdspec.org"'

    def page(words: str, more: str = "") -> str:
        text = f'<ofd:TextObject Boundary="30 20 80 5"><ofd:TextCode>{words}</ofd:TextCode></ofd:TextObject>'
        return f"<ofd:Page {o}>{more}<ofd:Content><ofd:Layer>{text}</ofd:Layer></ofd:Content></ofd:Page>"

    document = (
        f'<ofd:Document {o}><ofd:CommonData><ofd:TemplatePage ID="2" BaseLoc="T/form.xml"/></ofd:CommonData><ofd:Pages>'
        '<ofd:Page ID="3" BaseLoc="b.xml"/><ofd:Page ID="4" BaseLoc="/D/a.xml"/><ofd:Page ID="5" BaseLoc="gone.xml"/>'
        "</ofd:Pages></ofd:Document>"
    )
    body = f"<ofd:OFD {o}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    parts: dict[str, bytes | str] = {
        "OFD.xml": body,
        "D/Document.xml": document,
        "D/a.xml": page("召开座谈会。", '<ofd:Template TemplateID="2" ZOrder="Background"/>'),
        "D/b.xml": page("甲省代表团来访。"),
        "D/T/form.xml": page("乙州文件"),
    }
    assert lines(open_file(zip_of(parts))) == [
        ("page 1 [30,20,80,5]", "甲省代表团来访。", None),
        ("page 2, template [30,20,80,5]", "乙州文件", "residue"),
        ("page 2 [30,20,80,5]", "召开座谈会。", None),
    ]


def test_parts_that_together_hold_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("duikou.documents.originals.ooxml.MOST_TAGS", 500)
    heads = {f"header{number}": f"<w:hdr W_NS>{'<w:p/>' * 90}</w:hdr>" for number in range(6)}
    assert convert_docx(docx(paragraph("甲"), header1=heads["header1"]), "a", Limits()).text == "甲"
    with pytest.raises(InputError, match=r"D121 a!word/header\d.xml.*tags"):
        convert_docx(docx(paragraph("甲"), **heads), "a", Limits())


def test_the_place_in_tables_inside_tables_does_not_grow_without_end() -> None:
    deep = 3_000
    original = open_file(docx("<w:tbl><w:tr><w:tc>" * deep + paragraph("甲") + "</w:tc></w:tr></w:tbl>" * deep))
    assert original.text == "甲"
    assert original.hints[0].at.startswith("table 1, row 1, cell 1, table 1, ")
    assert len(original.hints[0].at) < 500


def sheet(rows: str) -> bytes:
    """A workbook of one sheet."""
    s = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    book = f'<workbook {s} {r}><sheets><sheet name="计划" r:id="a"/></sheets></workbook>'
    links = '<Relationships><Relationship Id="a" Target="one.xml"/></Relationships>'
    part = f"<worksheet {s}><sheetData>{rows}</sheetData></worksheet>"
    return zip_of({"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links, "xl/one.xml": part})


def test_formulas_that_were_never_worked_out_are_noted_once_a_stretch() -> None:
    words = '<c r="A1" t="inlineStr"><is><t>对口支援</t></is></c>'
    original = open_file(sheet(f'<row r="1">{words}{"<c><f>NOW()</f></c>" * 1_000}{words}<c><f>1</f></c></row>'))
    assert [(note.code, note.span) for note in original.notes] == [("R109", (3, 7)), ("R109", (8, 12))]


def test_rows_inside_rows_are_walked_once() -> None:
    words = '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>'
    assert open_file(sheet(f"{'<row>' * 2_000}{words}{'</row>' * 2_000}")).text == "计划\n甲"


def test_rows_without_a_number_are_rows_all_the_same() -> None:
    words = '<c t="inlineStr"><is><t>甲</t></is></c>'
    assert open_file(sheet(f"<row>{words}{words}</row><row>{words}</row>")).text == "计划\n甲\t甲\n甲"
