"""Files of each format, made by the libraries that people's programs use, or by hand where a broken one is wanted."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

REPORT = (
    "甲省党政代表团来乙州考察",
    "7月2日，甲省党政代表团来乙州考察对口支援工作，并召开座谈会。",
    "甲省副省长丁望舒说，甲省将投入资金3.5亿元，继续加大支持力度。",
)


def zip_of(members: dict[str, bytes | str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body; further parts by name: header1, footnotes, vbaProject."""
    members: dict[str, bytes | str] = {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}
    for name, xml in parts.items():
        members[f"word/{name}.{'bin' if name == 'vbaProject' else 'xml'}"] = xml.replace("W_NS", W)
    return zip_of(members)


def paragraph(words: str, style: str = "") -> str:
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{mark}<w:r><w:t>{words}</w:t></w:r></w:p>"


def pdf(lines: list[list[str]], *, broken: bool = False) -> bytes:
    """A PDF file of these pages of lines, 12 points high; its font shows nothing, its text layer says all."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(lines)))
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(lines)}>>".encode())
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    )
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/F/Flags 4/Ascent 880/Descent -120"
        b"/FontBBox[0 -120 1000 880]>>>>"
    )
    objects.append(
        _stream(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
            b"1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
        )
    )
    for page in lines:
        number = len(objects) + 1
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (number + 1)
        )
        shown = []
        for row, words in enumerate(page):
            left = 40 + 12 * (len(words) - len(words.lstrip("　")))
            code = words.strip("　").encode("utf-16-be").hex()
            shown.append(f"BT /F 12 Tf {left} {550 - 20 * row} Td <{code}> Tj ET")
        objects.append(_stream(" ".join(shown).encode()))
    return _pdf_file(objects)[: -600 if broken else None]


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _pdf_file(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + each + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def ole(*names: str) -> bytes:
    """The beginning of an old Office file with streams of these names."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + struct.pack("<504x") + b"".join(n.encode("utf-16-le") for n in names)
