"""How fast and how surely copies of a report are found in a ledger that holds many.

    python bench/copies.py [--reports 20000] [--reports-dir DIR --gold DIR]

A ledger is filled with invented texts in the phrases of the genre, and linked. Then each report
of the cases is loaded with all its reprints (bench/likeness.py), in an order of chance, and the time that linking its
copies takes is measured. A pair is right when both come from one report.
"""

import argparse
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from statistics import median

import msgspec

from damage import Report, other_reports, own_reports
from damages import Chance
from duikou_cli.ledger import use_ledger
from likeness import REPRINTS

AT_ONCE = 500
ORDER = 2
LENGTH = 1200
Pairs = set[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--reports-dir", type=Path)
    parser.add_argument("--gold", type=Path)
    chosen = parser.parse_args()
    reports = other_reports(chosen.reports_dir, chosen.gold) if chosen.reports_dir else own_reports()
    with tempfile.TemporaryDirectory() as folder:
        use_ledger(f"sqlite:///{folder}/bench.db", make=True)
        fill(chosen.reports, [*own_reports(), *reports])
        measure(reports)


def fill(number: int, reports: list[Report]) -> None:
    """Reports that are no copies of each other, as far as finding copies looks at them."""
    from django.db import transaction  # noqa: PLC0415 - after the ledger is chosen

    from duikou_web.ledger.actions.link_records import link_records  # noqa: PLC0415

    start = time.perf_counter()
    made = invented(number, [report.text for report in reports])
    for _ in range(0, number, AT_ONCE):
        with transaction.atomic():
            for _, text in zip(range(AT_ONCE), made, strict=False):
                store(text)
    stored = time.perf_counter() - start
    link_records()
    print(f"{number:,} reports sketched in {stored:.0f} s, compared in {time.perf_counter() - start - stored:.0f} s")


def invented(number: int, texts: list[str]) -> Iterator[str]:
    """Texts that go on from two characters as some report does: the phrases of the genre, and no report's sentences."""
    follows: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for place in range(len(text) - ORDER):
            follows[text[place : place + ORDER]].append(text[place + ORDER])
    starts = sorted(follows)
    for name in range(number):
        chance = Chance(str(name))
        words = chance.choice(starts)
        for _ in range(LENGTH):
            words += chance.choice(follows.get(words[-ORDER:]) or starts)[:1]
        yield words


def store(text: str) -> None:
    from duikou_web.ledger.clock import now  # noqa: PLC0415
    from duikou_web.ledger.models import Document, Original, Reading  # noqa: PLC0415
    from duikou_web.ledger.sketching import store_sketch  # noqa: PLC0415

    said = {"text": text, "blocks": [{"kind": "paragraph", "span": [0, len(text)], "at": "", "why": None}]}
    document = Document.objects.create(
        sha256=sha256(text.encode()).hexdigest(), media_type="text/plain", encoding="utf-8", language="zh-Hans",
        text_by="text/1", text_sha256="", characters=len(text), reader="0", added_at=now(), is_sample=True,
    )  # fmt: skip
    Original.objects.create(document=document, text=text, content=b"")
    packed = zlib.compress(msgspec.json.encode({"document": said}), 1)
    Reading.objects.create(document=document, reader="0", sha256="", packed=packed, read_at=now())
    store_sketch(document, said)


def measure(reports: list[Report]) -> None:
    from duikou_web.ledger.actions.link_copies import link_copies  # noqa: PLC0415
    from duikou_web.ledger.journal import one_writer  # noqa: PLC0415
    from duikou_web.ledger.loading import Loading  # noqa: PLC0415
    from duikou_web.ledger.models import Unlinked  # noqa: PLC0415

    loading, times = Loading(published="2025-06-27"), []
    reprints = [(report, name) for report in reports for name in REPRINTS]
    Chance("order").shuffle(reprints)
    for report, name in reprints:
        loading.load(REPRINTS[name](report.text, Chance(report.name + name)).encode(), f"{report.name}/{name}")
        start = time.perf_counter()
        with one_writer():
            waiting = Unlinked.objects.filter(kind="copy")
            link_copies(waiting.values_list("key", flat=True))
            waiting.delete()
        times.append(time.perf_counter() - start)
    found, wanted = pairs()
    right = len(found & wanted)
    print(f"{len(times):,} reports more: precision {right / len(found):.4f}, recall {right / len(wanted):.4f}")
    middle, longest = median(times) * 1000, max(times) * 1000
    print(f"each compared with all: middle {middle:.0f} ms, longest {longest:.0f} ms")


def pairs() -> tuple[Pairs, Pairs]:
    """The pairs of copies that the ledger has, and those that there are."""
    from duikou_web.ledger.models import Document  # noqa: PLC0415

    groups: dict[object, list[str]] = defaultdict(list)
    true: dict[object, list[str]] = defaultdict(list)
    for document in Document.objects.select_related("sketch"):
        source = document.sources.order_by("pk").first()
        groups[document.sketch.group].append(document.sha256)
        true[source.path.split("/")[0] if source else document.pk].append(document.sha256)
    found, wanted = (
        {pair for members in each.values() for pair in combinations(sorted(members), 2)} for each in (groups, true)
    )
    return found, wanted


if __name__ == "__main__":
    main()
