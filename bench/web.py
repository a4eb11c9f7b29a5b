"""Speed of the ledger: loading, the pages of a large one, and what they weigh.

    python bench/web.py [--reports 1000] [--requests 40]

The reports are the gold ones again and again, with other surnames and another number in each round, so that documents,
people and events differ. Everything is timed on the processor's clock of this one process, which other work on the
machine slows but does not stop; loading is told apart into reading and storing. Pages are asked of the application
itself, without a socket; a page weighs what a browser fetches the first time, gzip and static files included. The exit
status is 1 when a limit is passed.
"""

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus import GOLD, gold_files
from duikou.lexicon import load_table
from duikou.pipeline import read, to_json

if TYPE_CHECKING:
    from django.test import Client

LOAD_RATE: Final = 60
PAGE_MS: Final = 100
LONG_PAGE_MS: Final = 300
LONG_TEXT: Final = 15_000
WEIGHT_KB: Final = 200

_STATIC = re.compile(rb'(?:href|src)="(/static/[^"]+)"')
_NAME = re.compile(r'"name": "([^"]{2,4})"')


class Page(NamedTuple):
    """A page to ask for, and how long it may take."""

    label: str
    addresses: list[str]
    limit: float


class Figure(NamedTuple):
    """What was measured, beside its limit: at least for a rate, at most for the rest."""

    label: str
    value: float
    unit: str
    limit: float
    at_least: bool = False

    @property
    def holds(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def make_reports(number: int) -> Iterator[bytes]:
    """So many reports, no two alike."""
    surnames = sorted({row.form for row in load_table("surnames") if row.kind == "surname"})
    gold = [path.with_suffix(".txt").read_text(encoding="utf-8") for path in gold_files()]
    names = [_NAME.findall(path.read_text(encoding="utf-8")) for path in gold_files()]
    for count in range(number):
        round_, place = divmod(count, len(gold))
        text = gold[place]
        for name in names[place]:
            text = text.replace(name, surnames[(hash_of(name) + round_) % len(surnames)] + name[1:])
        yield f"{text.rstrip()}\n（本报第{count}期）\n".encode()


def hash_of(name: str) -> int:
    """A number for a name, the same in every run."""
    return sum(map(ord, name))


def long_report() -> bytes:
    """One report of fifteen thousand characters."""
    texts = "".join(path.with_suffix(".txt").read_text(encoding="utf-8") for path in gold_files(GOLD))
    return texts[:LONG_TEXT].encode()


def timed(work: Callable[[], object]) -> float:
    """Seconds of this process's processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure_loading(reports: list[bytes]) -> Iterator[Figure]:
    """Load everything; then read alone, to tell what storing costs."""
    from duikou_web.ledger.loading import Loading  # noqa: PLC0415 - needs the settings

    loading = Loading(is_sample=True)
    loading.load(long_report(), "long.txt")
    seconds = timed(lambda: [loading.load(data, f"{number}.txt") for number, data in enumerate(reports)])
    yield Figure("load: reports a second", len(reports) / seconds, "", LOAD_RATE, at_least=True)
    some = reports[: len(reports) // 5]
    reading = timed(lambda: [to_json(read(data, source="report.txt")) for data in some]) / len(some)
    yield Figure("  of it reading one report", 1000 * reading, "ms", float("inf"))
    yield Figure("  of it storing one report", 1000 * (seconds / len(reports) - reading), "ms", float("inf"))
    again = timed(lambda: [loading.load(data, f"{number}.txt") for number, data in enumerate(some)])
    yield Figure("  passing over one that is there", 1000 * again / len(some), "ms", float("inf"))


def find_pages(number: int) -> list[Page]:
    """The pages, each at several places."""
    from django.urls import reverse  # noqa: PLC0415 - needs the settings

    from duikou_web.ledger import selectors  # noqa: PLC0415
    from duikou_web.ledger.models import Document  # noqa: PLC0415

    *some, long_one = [
        *Document.objects.exclude(characters=LONG_TEXT)[:number],
        Document.objects.get(sources__path="long.txt"),
    ]
    events, people = selectors.events()[:number], selectors.people()[:number]
    lists = {name: reverse(name) for name in ("home", "reports", "events", "people")}
    return [
        *(Page(name, [address], PAGE_MS) for name, address in lists.items()),
        Page("reports, last page", [f"{lists['reports']}?page=last"], PAGE_MS),
        Page("reports, narrowed", [f"{lists['reports']}?kind=visit&year=2019"], PAGE_MS),
        Page("events, narrowed", [f"{lists['events']}?kind=visit&year=2019"], PAGE_MS),
        Page("people, by name", [f"{lists['people']}?words=王"], PAGE_MS),
        Page("report", [reverse("report", args=[selectors.key_of(one)]) for one in some], PAGE_MS),
        Page("event", [reverse("event", args=[event.pk]) for event in events], PAGE_MS),
        Page("person", [reverse("person", args=[row.cluster]) for row in people], PAGE_MS),
        Page("report of 15,000 characters", [reverse("report", args=[selectors.key_of(long_one)])], LONG_PAGE_MS),
    ]


def measure_pages(pages: list[Page], requests: int) -> Iterator[Figure]:
    """The slow end of each page's answers, and the heaviest of them."""
    from django.test import Client  # noqa: PLC0415 - needs the settings

    client = Client(headers={"host": "127.0.0.1:8000", "accept-encoding": "gzip"})
    statics: dict[bytes, int] = {}
    for page in pages:
        times, weights = [], []
        for count in range(requests + 1):
            start = time.process_time()
            response = client.get(page.addresses[count % len(page.addresses)])
            times.append(1000 * (time.process_time() - start))
            assert response.status_code == 200, (page, response.status_code)
            weights.append(len(response.content) + weigh_statics(client, response.content, statics))
        slow = quantiles(times[1:], n=20)[-1]  # the first one loads templates
        yield Figure(f"{page.label}: p95 (median {median(times):.0f})", slow, "ms", page.limit)
        yield Figure(f"{page.label}: weight", max(weights) / 1000, "kB", WEIGHT_KB)


def weigh_statics(client: "Client", page: bytes, known: dict[bytes, int]) -> int:
    """What the style sheets and scripts of a page weigh, fetched once."""
    import gzip  # noqa: PLC0415

    text = gzip.decompress(page) if page[:2] == b"\x1f\x8b" else page
    for address in set(_STATIC.findall(text)) - known.keys():
        response = client.get(address.decode())
        body = response.getvalue()
        known[address] = len(gzip.compress(body))
    return sum(known[address] for address in set(_STATIC.findall(text)))


def open_temporary_ledger(folder: str) -> None:
    os.environ.update(DUIKOU_LEDGER=f"sqlite:///{folder}/bench.db", DJANGO_SETTINGS_MODULE="duikou_web.settings")

    import django  # noqa: PLC0415 - after the settings are named

    django.setup()

    from duikou_web.ledger.opening import open_ledger  # noqa: PLC0415

    open_ledger(make=True)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--reports", type=int, default=1000)
    arguments.add_argument("--requests", type=int, default=40)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        open_temporary_ledger(folder)
        figures = list(measure_loading(list(make_reports(given.reports))))
        size = Path(folder, "bench.db").stat().st_size / 1000 / given.reports
        figures.append(Figure("  on disk, one report", size, "kB", float("inf")))
        figures += measure_pages(find_pages(given.requests), given.requests)
    for figure in figures:
        limit = "" if figure.limit == float("inf") else f"{'≥' if figure.at_least else '≤'} {figure.limit:g}"
        print(f"{figure.label:<48}{figure.value:>9.1f} {figure.unit:<3}{limit:>8}{'' if figure.holds else '  FAILS'}")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
