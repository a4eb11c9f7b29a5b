"""Who may see a document: by its folder, by its header, and not at all with a secrecy marking. Texts are invented."""

import pytest

import duikou
from duikou.documents.handling import HEADER, handling_of_place, handling_of_text, refuse_secret
from duikou.errors import InputError
from duikou.pipeline import read_copy

TEXT = "甲省代表团赴乙州考察\n7月2日，甲省副省长周采薇率代表团在乙州考察对口支援工作。\n"


@pytest.mark.parametrize(
    "marking",
    ["秘密★1年", "机密★", "绝密★长期", "秘密 ★ 5年", "秘　密★", "機密★10年", "机密☆", "秘密5年", "机密 长期",
     "绝密：三十年", "密级：秘密", "密级: 机密", "絕密★"],
)  # fmt: skip
def test_a_marked_text_is_refused(marking: str) -> None:
    with pytest.raises(InputError, match="D111"):
        refuse_secret(f"{marking}\n{TEXT}", "report.txt")


@pytest.mark.parametrize(
    "line",
    ["落实保密责任，严守国家秘密。", "机密工作不得外传，已干了3年", "秘密武器：5年磨一剑", "★优秀作品展播★",
     "《绝密使命》开播2年", "商业秘密保护期限为长期有效", "密级划分的标准：分为秘密、机密和绝密"],
)  # fmt: skip
def test_a_text_about_secrets_is_not(line: str) -> None:
    refuse_secret(f"{line}\n{TEXT}", "report.txt")


def test_the_sign_counts_wherever_it_stands() -> None:
    with pytest.raises(InputError, match="D111"):
        refuse_secret(TEXT * 20 + "\n机密★3年\n", "report.txt")


def test_without_the_sign_only_the_header_counts() -> None:
    refuse_secret("报" * HEADER + "\n机密 3年\n", "report.txt")


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
    ],
)
def test_a_header_makes_a_document_internal(marking: str) -> None:
    assert handling_of_text(f"{marking}\n{TEXT}") == "internal"


@pytest.mark.parametrize("line", ["内部资料室的干部来访", "企业内部使用新设备。", "公开属性：主动公开", "深化内部管理"])
def test_a_text_about_what_is_internal_is_public(line: str) -> None:
    assert handling_of_text(f"{line}\n{TEXT}") == "public"
