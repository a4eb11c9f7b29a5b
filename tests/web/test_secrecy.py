"""Texts that bear a secrecy marking are refused; texts that speak of secrecy are not."""

import pytest
from made_readings import TEXT, Report

from duikou.errors import InputError
from duikou_web.ledger.models import Document, Original
from duikou_web.ledger.secrecy import HEADER, refuse_secret


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


@pytest.mark.django_db
def test_nothing_of_a_marked_text_is_stored_or_told() -> None:
    with pytest.raises(InputError) as refusal:
        Report("秘密★1年\n" + TEXT).load()
    assert "周采薇" not in str(refusal.value)
    assert not Document.objects.exists()
    assert not Original.objects.exists()
