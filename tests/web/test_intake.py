"""From readings to rows: once, whole, and only on their words."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.db.models import Model
from made_readings import TEXT, Report, whole_report

from duikou.errors import DuikouError, EvidenceError
from duikou_web.ledger.actions.load_document import Outcome, load_document
from duikou_web.ledger.loading import Loading
from duikou_web.ledger.models import (
    RECORDS,
    AuditEntry,
    Document,
    Event,
    Item,
    Original,
    Participant,
    Person,
    Reading,
    Revision,
    Site,
    Source,
)
from duikou_web.ledger.receiving import Received, unpack
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db

JSON = dict[str, Any]
COUNTS = {
    "Person": 3, "Event": 2, "Statement": 1, "Post": 2, "Organisation": 1, "Participant": 3, "Place": 2, "Site": 2,
    "Item": 1, "Project": 1, "Figure": 1, "Pairing": 1, "Byline": 1, "Note": 1,
}  # fmt: skip


def counts() -> dict[str, int]:
    return {model.__name__: model._default_manager.count() for model in RECORDS}


def everything() -> dict[str, list[JSON]]:
    """All rows of all tables."""
    models: tuple[type[Model], ...] = (*RECORDS, Document, Original, Reading, Source, Revision, AuditEntry)
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_every_kind_of_record_becomes_its_rows() -> None:
    assert whole_report().load() is Outcome.ADDED
    assert counts() == COUNTS
    assert list(verify_ledger()) == []


def test_the_document_keeps_bytes_text_and_the_whole_reading() -> None:
    report = whole_report()
    report.load()
    document = Document.objects.get()
    assert (document.title, document.outlet, document.dated) == ("甲省代表团赴乙州考察", "甲省日报", "2025-07-03")
    original = Original.objects.get()
    assert (bytes(original.content), original.text) == (TEXT.encode(), TEXT)
    assert msgspec.json.decode(unpack(Reading.objects.get()), type=type(report.reading())) == report.reading()


def test_columns_repeat_what_pages_filter_by() -> None:
    whole_report().load()
    event = Event.objects.get(main=True)
    assert (event.kind, event.guest, event.host_division, event.starts) == ("visit", "甲省", "540600", "2025-07-02")
    part = Participant.objects.get(event=event, order=1)
    assert (part.person.name, part.roles) == ("周采薇", "leader speaker")
    assert Item.objects.get().sectors == "C5 I3"


def test_evidence_counts_code_points() -> None:
    whole_report().load()
    place = TEXT.index("𠮷庆云")
    assert Person.objects.get(name="𠮷庆云").evidence == [{"span": [place, place + 3], "quote": "𠮷庆云"}]


def test_a_site_of_two_events_has_a_row_in_each() -> None:
    whole_report().load()
    rows = Site.objects.order_by("event__start")
    assert [(row.name, row.event.kind) for row in rows] == [("青禾小学", "visit"), ("青禾小学", "site_visit")]
    assert len({row.pk for row in rows}) == 2


def test_the_same_file_twice_changes_nothing() -> None:
    whole_report().load()
    before = everything()
    assert whole_report().load() is Outcome.UNCHANGED
    assert everything() == before


def test_the_same_bytes_under_another_path_add_a_source() -> None:
    whole_report().load("a.txt")
    assert whole_report().load("b.txt") is Outcome.SEEN_AGAIN
    assert whole_report().load("b.txt") is Outcome.UNCHANGED
    assert sorted(Source.objects.values_list("path", flat=True)) == ["a.txt", "b.txt"]
    assert Document.objects.count() == 1
    assert Revision.objects.count() == AuditEntry.objects.count() == 2


def test_what_was_internal_once_stays_so() -> None:
    whole_report().load()
    assert whole_report().load(handling="internal") is Outcome.SEEN_AGAIN
    assert whole_report().load() is Outcome.UNCHANGED
    assert Document.objects.get().handling == "internal"


def test_a_document_without_a_known_year_is_dated_by_nothing() -> None:
    report = Report(published=None)
    report.event(start="--07-02")
    report.load()
    assert Document.objects.get().dated is None
    assert Event.objects.get().starts == "--07-02"


def test_a_document_without_a_date_is_dated_by_its_main_event() -> None:
    report = Report(published=None)
    report.event(start="2025-07-02")
    report.load()
    assert Document.objects.get().dated == "2025-07-02"


def shifted(reading: JSON) -> None:
    reading["figures"][0]["span"] = [place + 1 for place in reading["figures"][0]["span"]]


def outside(reading: JSON) -> None:
    reading["people"][0]["mentions"][0] = [len(TEXT), len(TEXT) + 3]


def backwards(reading: JSON) -> None:
    reading["events"][0]["evidence"][0].reverse()


def nowhere(reading: JSON) -> None:
    reading["organisations"][0]["mentions"] = []


def misquoted(reading: JSON) -> None:
    reading["statements"][0]["items"][0]["quote"] = "甲省将投入4亿元建设青禾剧场"


def undated(reading: JSON) -> None:
    reading["events"][0]["start"]["evidence"] = [[0, 9999]]


@pytest.mark.parametrize("spoil", [shifted, outside, backwards, nowhere, misquoted, undated])
def test_words_that_are_not_where_a_record_says_are_refused(spoil: Callable[[JSON], None]) -> None:
    with pytest.raises(EvidenceError, match="D201"):
        load_spoilt(spoil)
    assert_nothing_stored()


def twins(reading: JSON) -> None:
    reading["figures"].append({**reading["figures"][0], "what": "另一项"})


def orphan(reading: JSON) -> None:
    reading["statements"][0]["speaker"] = "0" * 16


def other_bytes(reading: JSON) -> None:
    reading["document"]["id"] = "sha256:" + "0" * 64


def other_text(reading: JSON) -> None:
    reading["document"]["text_sha256"] = "0" * 64


@pytest.mark.parametrize("spoil", [twins, orphan, other_bytes, other_text])
def test_a_reading_that_does_not_hold_together_is_refused(spoil: Callable[[JSON], None]) -> None:
    with pytest.raises(DuikouError, match="D509"):
        load_spoilt(spoil)
    assert_nothing_stored()


def load_spoilt(spoil: Callable[[JSON], None]) -> None:
    report = whole_report()
    reading = msgspec.json.decode(msgspec.json.encode(report.reading()))
    spoil(reading)
    load_document(Received(report.content, msgspec.json.encode(reading), "report.txt"))


def assert_nothing_stored() -> None:
    assert [name for name, rows in everything().items() if rows] == []


def test_a_reading_that_cannot_be_written_is_refused_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise ValueError("too many digits")

    monkeypatch.setattr("msgspec.json.encode", fail)
    with pytest.raises(DuikouError, match=r"^D112 a\.txt.*too many digits"):
        Loading().load(TEXT.encode(), "a.txt")
    assert not Document.objects.exists()
