"""Of a text that bears a secrecy marking nothing is stored; which texts do, tests/documents/handling tells."""

import pytest
from made_readings import TEXT, Report

from duikou.errors import InputError
from duikou_web.ledger.loading import Loading
from duikou_web.ledger.models import Document, Original


@pytest.mark.django_db
def test_nothing_of_a_marked_text_is_stored_or_told() -> None:
    with pytest.raises(InputError) as refusal:
        Report("秘密★1年\n" + TEXT).load()
    assert "周采薇" not in str(refusal.value)
    assert not Document.objects.exists()
    assert not Original.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "text", "handling"),
    [
        ("reports/a.txt", TEXT, "public"),
        ("reports/内部/a.txt", TEXT, "internal"),
        ("reports/a.txt", f"内部资料 注意保存\n{TEXT}", "internal"),
    ],
)
def test_folder_and_header_say_what_is_internal(source: str, text: str, handling: str) -> None:
    Loading().load(text.encode(), source)
    assert Document.objects.get().handling == handling
