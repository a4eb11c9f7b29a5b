"""How long it takes to link again after one more report, in a ledger that holds many.

    python bench/relinking.py [--reports 20000] [--seed 1] [--ledger file.db]

Loads an invented world (tests/linking/invented_careers.py, with the bodies and projects of invented_things.py) into a
ledger, links it all, then loads ten more reports one by one and links after each. Shown are, for each, how busy its
names are, the time by the clock and that of the processor. With --ledger the file is kept, and if it is there it is
taken as it is.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "web"))

from made_ledger import arguments, opened

ONE_MORE = 10
AT_ONCE = 500  # reports in one transaction


def main() -> None:
    chosen = arguments(__doc__).parse_args()
    with opened(chosen.ledger) as is_there:
        measure(chosen.reports, chosen.seed, is_there=is_there)


def measure(reports: int, seed: int, *, is_there: bool) -> None:
    """Fill the ledger if it is new, then link again after each of ten more reports."""
    from django.db import transaction  # noqa: PLC0415 - after the ledger is chosen
    from invented_ledger import invent, store  # noqa: PLC0415
    from invented_things import with_things  # noqa: PLC0415

    from duikou_web.ledger.actions.link_records import link_records  # noqa: PLC0415
    from duikou_web.ledger.models import Judgement, Name, Person, Sighting, Unlinked  # noqa: PLC0415

    world = with_things(invent(reports + ONE_MORE, seed), seed)
    if not is_there:
        start = time.perf_counter()
        for place in range(0, reports, AT_ONCE):
            with transaction.atomic():
                store(world.readings[place : min(place + AT_ONCE, reports)])
        stored = time.perf_counter() - start
        link_records()
        print(f"{reports:,} reports stored in {stored:.0f} s, linked in {time.perf_counter() - start - stored:.0f} s")
    clock, processor = [], []
    for reading in world.readings[reports:]:
        with transaction.atomic():
            store([reading])
        blocks = list(Unlinked.objects.filter(kind="person").values_list("key", flat=True))
        sightings = Sighting.objects.filter(block__in=blocks).count()
        things = Unlinked.objects.filter(kind="thing").count()
        start, used = time.perf_counter(), time.process_time()
        link_records()
        clock.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
        busy = f"{len(blocks):3} people's names of {sightings:6,} sightings, {things:3} names of things"
        print(f"{busy}: {clock[-1]:.2f} s by the clock, {processor[-1]:.2f} s of the processor")
    clusters = Person.objects.filter(sighting__isnull=False).values("cluster").distinct().count()
    print(f"{Sighting.objects.count():,} sightings, {clusters:,} clusters, {Judgement.objects.count():,} judgements")
    print(f"{Name.objects.count():,} names of things")
    print(
        f"linked again after one more report: longest {max(clock):.2f} s by the clock, {max(processor):.2f} s of the"
        " processor"
    )


if __name__ == "__main__":
    main()
