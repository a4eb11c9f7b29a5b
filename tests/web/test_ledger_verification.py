"""`verify` finds what was planted: one fault at a time, and nothing where nothing is wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from made_readings import whole_report

from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.actions.hold import comment
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.models import (
    AuditEntry,
    Document,
    Event,
    Figure,
    Note,
    Original,
    Participant,
    Person,
    Post,
    Reading,
    Revision,
    Status,
)
from duikou_web.ledger.reviewing.states import token_of
from duikou_web.ledger.verification import Fault, verify_ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _ledger() -> None:
    whole_report().load("a.txt")
    whole_report().load("b.txt")
    whole_report(text="甲省代表团赴乙州考察，" + whole_report().text).load("c.txt")
    link_records()


def test_a_sound_ledger_has_no_faults() -> None:
    assert list(verify_ledger()) == []


def quote(row: Figure) -> None:
    row.evidence[0]["quote"] = "4亿元"


def span(row: Figure) -> None:
    row.evidence[0]["span"] = [0, 3]


def value(row: Figure) -> None:
    row.value = 400000000


def current(row: Figure) -> None:
    row.current["value"] = 400000000


def extracted(row: Figure) -> None:
    row.extracted["value"] = 400000000


def decided_column(row: Figure) -> None:
    row.status, row.value = Status.CONFIRMED, 400000000


def without_words(row: Figure) -> None:
    row.evidence = []


@pytest.mark.parametrize("spoil", [quote, span, value, current, extracted, decided_column, without_words])
def test_a_changed_fact_is_found(spoil: Callable[[Figure], None]) -> None:
    row = Figure.objects.first()
    assert row is not None
    spoil(row)
    row.save()
    faults = list(verify_ledger())
    assert faults
    assert {fault.record for fault in faults} == {f"figure {row.pk}"}


def test_a_decided_correction_is_no_fault() -> None:
    row = Figure.objects.first()
    assert row is not None
    decide(Wish("correct", "figure", row.pk, token_of(row), {"value": "400000000"}))
    assert list(verify_ledger()) == []


def edit(model: type[Any], **columns: Any) -> Callable[[], object]:
    """Change the first row of a table behind the ledger's back."""
    return lambda: model.objects.filter(pk=model.objects.order_by("pk").first().pk).update(**columns)


def drop(model: type[Any]) -> Callable[[], object]:
    """Take the first row out of a table."""
    return lambda: model.objects.filter(pk=model.objects.order_by("pk").first().pk)._raw_delete("default")


def invent() -> None:
    row = Note.objects.first()
    assert row is not None
    row.pk = "0" * 16
    row.save(force_insert=True)


FAULTS: list[tuple[Callable[[], object], str]] = [
    (edit(Original, text="别的文字"), "its text is not the one that was read"),
    (edit(Original, content=b"other"), "its bytes are not those that were loaded"),
    (edit(Reading, packed=b"other"), "its reading is not the one that was loaded"),
    (edit(Reading, sha256="0" * 64), "its reading is not the one that was loaded"),
    (drop(Reading), "its text or its reading is missing"),
    (edit(Person, has_page=False), "whether it has a page"),
    (edit(Person, cluster="0" * 16), "with whom it is one"),
    (edit(Event, guest="丙省"), "guest is not what the reader said"),
    (edit(Post, division="220000"), "division is not what the reader said"),
    (edit(Participant, order=9), "order is not what the reader said"),
    (drop(Note), "it is missing"),
    (invent, "nobody decided it"),
    (edit(Revision, actor="somebody"), "it was changed after it was written"),
    (edit(Revision, after={"reader": "1"}), "it was changed after it was written"),
    (edit(AuditEntry, sha256="1" * 64), "it was changed after it was written"),
    (edit(AuditEntry, previous="1" * 64), "the entry before it is missing or changed"),
    (drop(AuditEntry), "it has no entry in the chain"),
    (lambda: (drop(AuditEntry)(), drop(Revision)()), "the entry before it is missing or changed"),
]


@pytest.mark.parametrize(("plant", "why"), FAULTS)
def test_a_planted_fault_is_found(plant: Callable[[], object], why: str) -> None:
    plant()
    assert [fault for fault in verify_ledger() if why in fault.why]


def test_a_fault_says_where() -> None:
    row = Event.objects.filter(main=True).first()
    assert row is not None
    Event.objects.filter(pk=row.pk).update(host="丙州")
    where = f"sha256:{Document.objects.get(pk=row.document_id).sha256[:16]}"
    assert list(verify_ledger()) == [Fault(where, f"event {row.pk}", "host is not what the reader said")]


def test_a_history_that_was_cut_at_its_end_is_told() -> None:
    comment(Document.objects.order_by("pk")[0], "figure", Figure.objects.order_by("document")[0].pk, "再看")
    last = Revision.objects.latest("pk")
    AuditEntry.objects.filter(pk=last.pk).delete()
    last.delete()
    assert [fault.why for fault in verify_ledger()] == [
        "3 entries, where the history has 4: entries were cut off at its end, or added"
    ]


def test_revisions_that_changed_places_are_told() -> None:
    one, two = Revision.objects.order_by("pk")[:2]
    Revision.objects.filter(pk=one.pk).update(after=two.after, target_id=two.target_id)
    Revision.objects.filter(pk=two.pk).update(after=one.after, target_id=one.target_id)
    told = [fault.why for fault in verify_ledger() if fault.where == "history"]
    assert told == [f"revision {row.pk}: it was changed after it was written" for row in (one, two)]


def test_a_history_that_is_gone_is_told() -> None:
    AuditEntry.objects.all().delete()
    Revision.objects.all().delete()
    told = [fault.why for fault in verify_ledger()]
    assert told.count("its reading is not the one that was loaded") == 2
    assert told[-1] == "0 entries, where the history has 3: entries were cut off at its end, or added"
