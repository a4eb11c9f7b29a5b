"""What each page of the ledger takes in a ledger of many reports.

    python bench/ledger_pages.py [--reports 20000] [--seed 1] [--ledger file.db] [--requests 5]

Fills a ledger with whole reports of an invented world (tests/web/invented_ledger.py), links it, and asks for every page
several times. Shown is the processor time of the slowest answer of each, the first left out, and whether it is within
the limit; pages of a person are those of who is seen most. With --ledger the file is kept, and if it is there it is
taken as it is. Exit status 1 where a page misses.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "web"))

from made_ledger import arguments, opened

LIMIT_MS: Final = 200
AT_ONCE: Final = 500  # reports in one transaction


def fill(reports: int, seed: int) -> None:
    """Whole reports of an invented world, linked."""
    from django.db import transaction  # noqa: PLC0415 - after the ledger is chosen
    from invented_ledger import invent, store_whole  # noqa: PLC0415

    from duikou_web.ledger.actions.link_records import link_records  # noqa: PLC0415

    start = time.process_time()
    readings = invent(reports, seed).readings
    for place in range(0, reports, AT_ONCE):
        with transaction.atomic():
            store_whole(readings[place : place + AT_ONCE])
    stored = time.process_time()
    link_records()
    print(f"{reports:,} reports stored in {stored - start:.0f} s, linked in {time.process_time() - stored:.0f} s")


def addresses() -> Iterator[tuple[str, str]]:
    """Each page with an address: of people, events and pairs those on which most is shown."""
    from django.db.models import Count  # noqa: PLC0415
    from django.urls import reverse  # noqa: PLC0415

    from duikou_web.ledger.clock import today  # noqa: PLC0415
    from duikou_web.ledger.models import Document, Event, Judgement, Listing, Telling, Thing  # noqa: PLC0415
    from duikou_web.ledger.selectors import key_of  # noqa: PLC0415

    day = today().isoformat()
    key = key_of(Document.objects.order_by("pk")[Document.objects.count() // 2])
    most = Listing.objects.order_by("-reports", "pk")[0].pk
    episode = Telling.objects.values("episode").annotate(told=Count("pk")).order_by("-told", "episode")[0]["episode"]
    main = Event.objects.exclude(guest_division=None).exclude(host_division=None).first()
    asked = Judgement.objects.filter(verdict="unsure", holds=True, kind="person").first()
    assert main is not None and main.guest_division and main.host_division
    pair = "-".join(sorted((main.guest_division, main.host_division)))
    for name in ("home", "reports", "events", "people", "questions", "review", "twice", "differing"):
        yield name, reverse(name)
    for name in ("reports", "events", "people"):
        yield f"{name}, last page", f"{reverse(name)}?page=last"
    yield "reports by words", f"{reverse('reports')}?words=人民医院"
    yield "events of a year", f"{reverse('events')}?year=2019"
    yield "people by name", f"{reverse('people')}?words=王"
    yield "questions about events", f"{reverse('questions')}?kind=event"
    for name in ("report", "history", "workbench"):
        yield name, reverse(name, args=[key])
    yield "history on a day", f"{reverse('history', args=[key])}?on={day}"
    middle = Listing.objects.order_by("reports", "pk")[Listing.objects.count() // 2].pk
    yield "person, most reports", reverse("person", args=[most])
    yield "person", reverse("person", args=[middle])
    yield "person on a day", f"{reverse('person', args=[most])}?on={day}"
    yield "event, most reports", reverse("event", args=[episode])
    yield "event", reverse("event", args=[main.pk])
    yield "event on a day", f"{reverse('event', args=[episode])}?on={day}"
    yield "place", reverse("place", args=[main.host_division])
    yield "pair", reverse("pair", args=[pair])
    organisation = Thing.objects.filter(kind="organisation").order_by("-reports", "pk").first()
    if organisation is not None:
        yield "organisation", reverse("organisation", args=[organisation.pk])
    if asked is not None:
        yield "two people compared", reverse("compare", args=["person", asked.left, asked.right])


def measure(requests: int) -> int:
    """Print the slowest answer of each page; how many miss the limit."""
    from django.db import connection, reset_queries  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    client, missed = Client(headers={"host": "127.0.0.1:8000"}), 0
    for name, address in addresses():
        times = []
        for _ in range(requests + 1):
            reset_queries()
            start = time.process_time()
            status = client.get(address).status_code
            times.append(1000 * (time.process_time() - start))
            assert status == 200, (name, address, status)
        slowest = max(times[1:])
        missed += slowest > LIMIT_MS
        print(f"{name:24}{slowest:8.0f} ms{'  FAILS' if slowest > LIMIT_MS else ''}", flush=True)
    connection.close()
    return missed


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--requests", type=int, default=5)
    chosen = parser.parse_args()
    with opened(chosen.ledger) as is_there:
        if not is_there:
            fill(chosen.reports, chosen.seed)
        return 1 if measure(chosen.requests) else 0


if __name__ == "__main__":
    sys.exit(main())
