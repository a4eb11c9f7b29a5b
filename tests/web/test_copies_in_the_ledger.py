"""Copies of a report among all that the ledger holds: in one group in any order, and counted once. All is invented."""

from collections import defaultdict
from collections.abc import Iterable
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duikou_web.ledger.actions.close_report import withdraw
from duikou_web.ledger.actions.link_copies import compare_all, misgrouped
from duikou_web.ledger.actions.link_records import link_records
from duikou_web.ledger.loading import Loading
from duikou_web.ledger.models import Band, Document, Event, Judgement, Sketch, Unlinked
from duikou_web.ledger.selectors import counts
from duikou_web.ledger.selectors.copies import copies_of
from duikou_web.ledger.sketching import store_sketch
from duikou_web.ledger.verification import verify_ledger

pytestmark = pytest.mark.django_db

PARAGRAPHS = (
    "6月26日，辽宁省副省长章若谷率团到那曲市考察对口支援工作，先后察看那曲市人民医院、那曲市高级中学和高原蔬菜基地，详细了解项目进展。",
    "自治区副主席次仁央措主持座谈会，介绍那曲经济社会发展情况，感谢辽宁多年来的真情援助和无私奉献。",
    "章若谷表示，辽宁将在2027年底前为那曲选派60名医生，继续实施好教育、医疗和产业项目，助力那曲高质量发展。",
    "市委书记欧阳采薇说，那曲将用好援助资金，管好援助项目，让各族群众有更多获得感、幸福感、安全感。",
    "代表团一行还走进色尼区牧民新村，看望慰问结对认亲的困难家庭，送去米面油和过冬的棉衣棉被。",
)
WHOLE = "甲省代表团赴那曲考察\n" + "\n".join(PARAGRAPHS) + "\n"
REPRINT = WHOLE.replace("甲省代表团赴那曲考察", "转载：真情援藏") + "来源：青禾报\n责任编辑：言午\n"
SAME = WHOLE + "责任编辑：麦穗\n"
DAMAGED = WHOLE.replace("对口", "對(duì)口").replace("省长", "省長")
FIRST_HALF = "\n".join(WHOLE.split("\n")[:4])
SECOND_HALF = "\n".join(WHOLE.split("\n")[2:])
OTHER = (
    "丙市召开春耕会议\n" + "3月1日，丙市市长丁小满主持会议，部署春耕生产，要求抓好种子化肥农药调运，确保不误农时。" * 3
)
TEXTS = {
    "whole": WHOLE, "reprint": REPRINT, "same": SAME, "damaged": DAMAGED, "first": FIRST_HALF, "second": SECOND_HALF,
    "other": OTHER,
}  # fmt: skip
COPIES = frozenset(TEXTS) - {"other"}


def load(name: str, text: str | None = None, published: str | None = "2025-06-27") -> Document:
    data = (TEXTS[name] if text is None else text).encode()
    Loading(published=published).load(data, f"{name}.txt")
    return Document.objects.latest("pk")


def groups() -> set[frozenset[str]]:
    found = defaultdict(set)
    for document in Document.objects.select_related("sketch"):
        source = document.sources.get()
        found[document.sketch.group].add(source.path.removesuffix(".txt"))
    return {frozenset(members) for members in found.values()}


def load_all(names: Iterable[str]) -> None:
    for name in names:
        load(name)
        link_records()


@pytest.mark.parametrize("seed", range(4))
def test_in_whatever_order_copies_are_loaded_they_are_one_group(seed: int) -> None:
    names = sorted(TEXTS)
    Random(seed).shuffle(names)
    load_all(names)
    assert groups() == {COPIES, frozenset({"other"})}
    assert not list(misgrouped())


def test_halves_of_a_report_are_copies_once_the_whole_joins_them() -> None:
    load_all(("first", "second"))
    halves = {frozenset({"first"}), frozenset({"second"})}
    assert groups() == halves
    load_all(("whole",))
    assert groups() == {frozenset({"first", "second", "whole"})}


def test_how_alike_copies_are_is_told() -> None:
    load_all(("whole", "same", "damaged", "first", "other"))
    found = copies_of(Document.objects.get(sources__path="whole.txt"))
    assert [(each.document.sources.get().path, each.likeness) for each in found] == [
        ("same.txt", "same text"),
        ("damaged.txt", "same text"),
        ("first.txt", "near copy"),
    ]
    assert [each.share for each in found[:2]] == [1.0, 1.0] and 0.4 < found[2].share < 0.8


def test_a_report_that_is_read_with_other_words_leaves_its_group() -> None:
    load_all(("first", "second", "whole"))
    document = Document.objects.get(sources__path="whole.txt")
    spoil(document, OTHER)
    link_records()
    assert groups() == {frozenset({"first"}), frozenset({"second"}), frozenset({"whole"})}
    assert Band.objects.filter(sketch=document.pk).count() == 64
    spoil(document, WHOLE)
    link_records()
    assert groups() == {frozenset({"first", "second", "whole"})}


def spoil(document: Document, text: str) -> None:
    """As if a better reader found other words in the same bytes."""
    store_sketch(document, {"text": text, "blocks": [{"kind": "paragraph", "span": [0, len(text)], "at": "a"}]})


def test_a_second_reading_of_the_same_words_compares_nothing() -> None:
    load_all(("whole", "same"))
    Loading(published="2025-06-28", again=True).load(WHOLE.encode(), "whole.txt")
    assert not Unlinked.objects.filter(kind="copy").exists()
    link_records()
    assert groups() == {frozenset({"whole", "same"})}


def test_withdrawing_a_report_keeps_it_with_its_copies() -> None:
    load_all(("whole", "same"))
    withdraw(Document.objects.get(sources__path="whole.txt"), "误报", withdrawn=True)
    [copy] = copies_of(Document.objects.get(sources__path="same.txt"))
    assert copy.document.withdrawn_why == "误报"


def counted(code: str) -> int:
    return next(count.value for count in counts() if count.code == code)


def test_the_event_and_the_people_of_copies_count_once() -> None:
    load("whole")
    link_records()
    before = counted("event"), counted("person")
    # A reprint that lost the day, one of another day of publication, one without any date.
    load("same", SAME.replace("6月26日，", ""))
    load("damaged", published="2025-07-09")
    load("reprint", published=None)
    link_records()
    assert (counted("event"), counted("person")) == before == (1, 3)
    assert counted("document") == 4


@pytest.mark.parametrize("people", [{}, {"章若谷": "丁小满", "次仁央措": "白玛曲珍", "欧阳采薇": "言午"}])
def test_two_meetings_in_nearly_the_same_words_stay_two(people: dict[str, str]) -> None:
    """The next year's report is written over the last one's: another day, perhaps the same people."""
    load("whole")
    later = WHOLE.replace("6月26日", "2026年5月8日")
    for one, other in people.items():
        later = later.replace(one, other)
    load("later", later, published="2026-05-09")
    link_records()
    assert groups() == {frozenset({"whole", "later"})}
    assert counted("event") == 2
    assert Judgement.objects.filter(kind="event", verdict="same").count() == 0


def test_that_two_reports_are_copies_is_told_as_the_reason() -> None:
    load_all(("whole", "reprint"))
    main = Event.objects.filter(main=True)
    assert len(set(main.values_list("telling__episode", flat=True))) == 1
    reasons = Judgement.objects.get(kind="event", holds=True, left__in=main, right__in=main).reasons
    assert "text.copies" in {each["key"] for each in reasons}


def test_what_was_loaded_before_there_were_sketches_is_compared_at_the_next_link() -> None:
    load_all(("whole", "same"))
    Band.objects.all().delete()
    Sketch.objects.all().delete()
    Unlinked.objects.bulk_create(
        Unlinked(kind="copy", key=str(pk)) for pk in Document.objects.values_list("pk", flat=True)
    )
    link_records()
    assert groups() == {frozenset({"whole", "same"})}
    assert not list(verify_ledger())


def test_verify_finds_a_copy_in_the_wrong_group_and_a_changed_sketch() -> None:
    load_all(("whole", "same", "other"))
    assert not list(verify_ledger())
    whole, same, other = Sketch.objects.order_by("pk")
    Sketch.objects.filter(pk=same.pk).update(group=same.pk)
    assert {fault.where for fault in verify_ledger()} == {"copies"}
    Sketch.objects.filter(pk__in=[same.pk, other.pk]).update(group=whole.group)
    assert [fault.record for fault in verify_ledger()] == [f"report {other.pk}"]
    Sketch.objects.filter(pk=other.pk).update(group=other.pk)
    Band.objects.filter(sketch=whole).first().delete()  # type: ignore[union-attr]
    assert [fault.why for fault in verify_ledger()] == [
        "its copies are looked for by other words than it has: duikou renew"
    ]


def test_renew_makes_sketches_and_groups_as_they_should_be() -> None:
    load_all(("whole", "same", "other"))
    Band.objects.all().delete()
    Sketch.objects.update(group=1, words="")
    assert list(verify_ledger())
    assert compare_all() == 3
    link_records()
    assert not list(verify_ledger())
    assert groups() == {frozenset({"whole", "same"}), frozenset({"other"})}


def test_a_report_is_compared_in_as_many_queries_whatever_the_ledger_holds() -> None:
    load_all(("whole", "other"))
    load("same")
    with CaptureQueriesContext(connection) as few:
        link_records()
    load_all(("reprint", "damaged", "first", "second"))
    load("copy", SAME + "记者：言午\n")
    with CaptureQueriesContext(connection) as more:
        link_records()
    assert len(more) <= len(few) + 10
