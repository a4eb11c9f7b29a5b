"""Who may see a document: by its folder, by its header, and not at all with a secrecy marking. Texts are invented."""

from time import perf_counter

import pytest

import duikou
from duikou.documents.handling import EDGE, handling_of_place, handling_of_text, is_secret, refuse_secret
from duikou.errors import InputError
from duikou.pipeline import read_copy

TEXT = "甲省代表团赴乙州考察\n7月2日，甲省副省长周采薇率代表团在乙州考察对口支援工作。\n"


@pytest.mark.parametrize(
    "marking",
    ["秘密★1年", "机密★", "绝密★长期", "秘密 ★ 5年", "秘　密★", "機密★10年", "机密☆", "秘密5年", "机密 长期",
     "绝密：三十年", "密级：秘密", "密级: 机密", "絕密★", "机密", "秘密级★5年", "密级：机密级", "特急　机密★5年",
     "份号：000123 机密 10年", "保密期限：10年　密级：秘密", "【机密】关于援藏工作的通知", "（秘密）通知",
     "［绝密★长期］",
     "【涉密】", "机密*10年", "机密＊10年", "机密妇１０年", "机密文", "秘密⭐", "秘\u200b密★1年", "机\u2003密\u2009★",
     "机\u00a0密★",
     "机\t密\t★", "秘(mì)密★1年", "秘密\n★1年"],
)  # fmt: skip
def test_a_marked_text_is_refused(marking: str) -> None:
    with pytest.raises(InputError, match="D111"):
        refuse_secret(f"{marking}\n{TEXT}", "report.txt")


@pytest.mark.parametrize(
    "line",
    ["落实保密责任，严守国家秘密。", "机密工作不得外传，已干了3年", "秘密武器：5年磨一剑", "★优秀作品展播★",
     "《绝密使命》开播2年", "商业秘密保护期限为长期有效", "密级划分的标准：分为秘密、机密和绝密",
     "密级：秘密、机密、绝密三级", "（秘密基地）开放", "严守秘密\n★优秀作品展播★", "机密文件保存10年", "精密★仪器"],
)  # fmt: skip
def test_a_text_about_secrets_is_not(line: str) -> None:
    refuse_secret(f"{line}\n{TEXT}", "report.txt")


def test_the_sign_counts_wherever_it_stands() -> None:
    with pytest.raises(InputError, match="D111"):
        refuse_secret(TEXT * 20 + "\n机密★3年\n", "report.txt")


def test_without_the_sign_only_the_top_and_the_end_count() -> None:
    refuse_secret("报" * EDGE + "\n机密 3年\n" + "报" * EDGE, "report.txt")
    for edge in ("机密 3年\n" + "报" * 2 * EDGE, "报" * 2 * EDGE + "\n机密 3年"):
        with pytest.raises(InputError, match="D111"):
            refuse_secret(edge, "report.txt")


def test_a_marking_that_damage_hid_is_found_once_it_is_repaired() -> None:
    with pytest.raises(InputError, match="D111"):
        duikou.read(f"机密&#9733;10年\n{TEXT}".encode(), source="report.txt")


@pytest.mark.parametrize("data", [f"秘密★1年\n{TEXT}".encode(), f"<html><p>秘密★1年</p><p>{TEXT}</p>".encode()])
def test_a_marked_document_of_any_format_is_neither_read_nor_compared(data: bytes) -> None:
    for verb in (duikou.read, read_copy):
        with pytest.raises(InputError, match="D111") as refusal:
            verb(data, source="report.txt")
        assert "周采薇" not in str(refusal.value)


@pytest.mark.parametrize(
    ("place", "handling"),
    [
        ("reports/内部/a.txt", "internal"),
        ("Internal/2024/a.txt", "internal"),
        ("reports/a.zip!内部资料/a.txt", "internal"),
        ("c:\\reports\\内部\\a.txt", "internal"),
        ("reports/内部.zip!a.txt", "internal"),
        ("reports/机密/a.txt", "internal"),
        ("reports/内部.txt", "public"),
        ("reports/内部治理/a.txt", "public"),
        ("a.txt", "public"),
    ],
)
def test_a_folder_makes_a_document_internal(place: str, handling: str) -> None:
    assert handling_of_place(place) == handling


@pytest.mark.parametrize(
    "marking",
    [
        "内部资料",
        "【内部文件】",
        "内部资料　注意保存",
        "內部資料",
        "（内部参考，请勿外传）",
        "公开属性：不予公开",
        "公开方式: 依申请公开",
        "【内部】",
        "内 部 文 件　严禁外传",
        "仅供内部参考",
        "会议材料，请勿外传",
        "内部明电",
        "工作秘密",
        "（此件不公开）",
        "内参",
    ],
)
def test_a_header_makes_a_document_internal(marking: str) -> None:
    assert handling_of_text(f"{marking}\n{TEXT}") == "internal"


@pytest.mark.parametrize(
    "line",
    [
        "内部资料室的干部来访",
        "企业内部使用新设备。",
        "公开属性：主动公开",
        "深化内部管理",
        "依申请公开",
        "未经授权不得转载",
        "要求干部注意保存实物，不得外传。经研究，同意上述意见。",
    ],
)
def test_a_text_about_what_is_internal_is_public(line: str) -> None:
    assert handling_of_text(f"{line}\n{TEXT}") == "public"


def test_a_foot_makes_a_document_internal() -> None:
    assert handling_of_text(TEXT * 60 + "内部资料　注意保存\n") == "internal"
    assert handling_of_text(TEXT * 30 + "内部资料\n" + TEXT * 30) == "public"


@pytest.mark.parametrize("start", ["", "机", "密级", "密级：机密", "【", "内", "内部", "内部资料，", "秘密\n"])
@pytest.mark.parametrize("gap", [" ", "\u200b", "(a)"])
def test_a_long_row_of_blanks_takes_no_time(start: str, gap: str) -> None:
    text = f"{start}{gap * 1_000}x\n" * 20
    began = perf_counter()
    handling_of_text(text)
    is_secret(text)
    assert perf_counter() - began < 2
