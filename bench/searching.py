"""How long a search takes in a ledger of many reports, beside looking through every text (LIKE).

    python bench/searching.py [--reports 20000] [--seed 1] [--asked 40]
    python scripts/on_postgresql.py python bench/searching.py

The texts are mixed from the sentences of our own invented reports. A search is what the page of reports does: which
reports hold the words, how many they are, the latest thirty, and their snippets. LIKE counts the same reports. Words
are cut anywhere from the texts, so that most are frequent somewhere; both must find the same number.
"""

import argparse
import os
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles

from duikou_cli.ledger import use_ledger

GOLD = Path(__file__).parents[1] / "tests" / "gold"
SENTENCES = 24  # of a text: about 1,300 characters
AT_ONCE = 500  # reports in one transaction
HAN = re.compile("[\u4e00-\u9fff]")
CLASSES = {"one character": 1, "two": 2, "three": 3, "four": 4, "eight": 8}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asked", type=int, default=40, help="searches of each class")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = os.environ.get("DUIKOU_LEDGER", "")
        use_ledger(server if server.startswith("postgresql") else f"sqlite:///{folder}/bench.db", make=True)
        measure(chosen.reports, chosen.asked, random.Random(chosen.seed))


def measure(reports: int, asked: int, chance: random.Random) -> None:
    """Fill the ledger, then search."""
    from duikou_web.ledger.models import Document, Original  # noqa: PLC0415 - after the ledger is chosen
    from duikou_web.ledger.selectors import ReportFilter  # noqa: PLC0415
    from duikou_web.ledger.selectors import reports as select_reports  # noqa: PLC0415
    from duikou_web.ledger.selectors.search import snippets  # noqa: PLC0415

    texts = fill(reports, chance)

    def page(words: str) -> int:
        found = select_reports(ReportFilter(words=f'"{words}"'))
        snippets(list(found[:30]), f'"{words}"')
        return found.count()

    def looked_through(words: str) -> int:
        return Document.objects.filter(pk__in=Original.objects.filter(text__contains=words).values("pk")).count()

    for name, length in CLASSES.items():
        words = [cut(chance.choice(texts), length, chance) for _ in range(asked)]
        wrong = [one for one in words if page(one) != looked_through(one)]
        assert not wrong, wrong
        print(f"{name:>14}: search {told(timed(page, words))}; LIKE {told(timed(looked_through, words))}")


def fill(reports: int, chance: random.Random) -> list[str]:
    """Documents with texts and the index, without records; returns a hundred of the texts."""
    from django.db import transaction  # noqa: PLC0415

    from duikou_web.ledger.clock import now  # noqa: PLC0415
    from duikou_web.ledger.models import Document, Original  # noqa: PLC0415
    from duikou_web.ledger.searching.folding import fold  # noqa: PLC0415
    from duikou_web.ledger.searching.keeping import index_text  # noqa: PLC0415

    # Without traditional characters: LIKE knows nothing of them.
    found = (part for path in sorted(GOLD.glob("*.txt")) for part in re.findall(r"[^。\n]+。", path.read_text("utf-8")))
    sentences = [part for part in found if all(fold(sign) == sign for sign in HAN.findall(part))]
    shown: list[str] = []
    spent = 0.0
    for first in range(0, reports, AT_ONCE):
        with transaction.atomic():
            for number in range(first, min(first + AT_ONCE, reports)):
                text = "".join(sign + chance.choice(("", "\n")) for sign in chance.choices(sentences, k=SENTENCES))
                dated = f"{chance.randint(1995, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
                row = Document.objects.create(
                    sha256=f"{number:064x}", title=text[:20], dated=dated, characters=len(text), added_at=now()
                )
                Original.objects.create(document=row, text=text, content=b"")
                start = time.process_time()
                index_text(row, text, [{"kind": "paragraph", "span": [0, len(text)]}])
                spent += time.process_time() - start
                if len(shown) < 100:
                    shown.append(text)
    size = sum(map(len, shown)) // len(shown)
    print(f"{reports:,} reports of {size} characters, {reports / spent:.0f} a second put into the index")
    return shown


def cut(text: str, length: int, chance: random.Random) -> str:
    """Characters that stand together in a line, without signs that are folded."""
    lines: list[str] = [line for line in re.findall(r"[\u4e00-\u9fff]+", text) if len(line) >= length]
    line = chance.choice(lines)
    start = chance.randrange(len(line) - length + 1)
    return line[start : start + length]


def timed(search: Callable[[str], int], words: list[str]) -> list[float]:
    times = []
    for one in words:
        start = time.perf_counter()
        search(one)
        times.append(1000 * (time.perf_counter() - start))
    return times


def told(times: list[float]) -> str:
    """The middle and the 95th of a hundred, in milliseconds.

    >>> told([1.0] * 40)
    'p50 1 ms, p95 1 ms'
    """
    parts = quantiles(times, n=20)
    return f"p50 {parts[9]:.0f} ms, p95 {parts[18]:.0f} ms"


if __name__ == "__main__":
    main()
