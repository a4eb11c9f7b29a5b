"""Main content of forty invented pages: duikou beside trafilatura and Resiliparse, in one run.

    python bench/pages.py [--misses]

For each page stands what must come out (paragraphs, legends, cells) and what must not (other reports, comments,
adverts, small print). Precision counts the pieces that came out, recall those that should have; title, day and outlet
are counted apart. duikou's report is its blocks of the report proper with source and credits. The pages are the
project's own, and its rules were made with them in sight: they show what a layout does to a reader, not how often it
occurs.
"""

import argparse
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from os import times
from typing import NamedTuple

import duikou
from corpus import gold_texts
from duikou.documents.originals.guard import end_guard
from duikou.model.records import Reading
from page_samples import Sample, pages_of, samples, without_names

ROUNDS = 3
REPORT = ("title", "deck", "paragraph", "caption", "table", "credit", "source")


class Found(NamedTuple):
    """What a reader makes of a page."""

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None


class Score(NamedTuple):
    precision: float
    recall: float
    title: float
    published: float
    outlet: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


Reader = Callable[[bytes], Found]


def with_duikou(html: bytes) -> Found:
    document = read(html).document
    pieces = [document.text[slice(*block.span)] for block in document.blocks if block.kind in REPORT]
    published = document.published.value if document.published else None
    return Found("\n".join(pieces), document.title, published, document.outlet)


def read(html: bytes) -> Reading:
    return duikou.read(html, source="page.html")


def with_trafilatura(html: bytes) -> Found:
    module = import_module("trafilatura")
    text = module.extract(html, include_tables=True, include_comments=False) or ""
    facts = module.extract_metadata(html)
    return Found(text, facts.title, facts.date, facts.sitename) if facts else Found(text)


def with_resiliparse(html: bytes) -> Found:
    parsing = import_module("resiliparse.parse.html")
    encoding = import_module("resiliparse.parse.encoding").detect_encoding(html)
    tree = parsing.HTMLTree.parse_from_bytes(html, encoding)
    text = import_module("resiliparse.extract.html2text").extract_plain_text(tree, main_content=True, alt_texts=False)
    return Found(text, tree.title)


READERS: dict[str, tuple[str, Reader]] = {
    "duikou": ("duikou", with_duikou),
    "trafilatura": ("trafilatura", with_trafilatura),
    "Resiliparse": ("resiliparse", with_resiliparse),
}


def squeeze(words: str) -> str:
    return "".join(words.split())


def score(reader: Reader, pages: list[Sample], misses: list[str] | None = None) -> Score:
    """Pieces right and wrong over all pages; facts right, by page."""
    right = wrong = wanted = 0
    facts = [0, 0, 0]
    for page in pages:
        found = reader(page.html)
        text = squeeze(found.text)
        missing = [words for words in page.keep if squeeze(words) not in text]
        leaked = [words for words in page.drop if squeeze(words) in text]
        wanted += len(page.keep)
        right += len(page.keep) - len(missing)
        wrong += len(leaked)
        pairs = ((found.title, page.title), (found.published, page.published), (found.outlet, page.outlet))
        for place, (given, gold) in enumerate(pairs):
            facts[place] += squeeze(given or "") == squeeze(gold)
            if misses is not None and squeeze(given or "") != squeeze(gold):
                misses.append(f"{page.name}: {given!r} for {gold!r}")
        if misses is not None:
            misses += [f"{page.name}: missing {words}" for words in missing]
            misses += [f"{page.name}: leaked {words}" for words in leaked]
    title, published, outlet = (count / len(pages) for count in facts)
    return Score(right / max(1, right + wrong), right / wanted, title, published, outlet)


def compare(pages: list[Sample]) -> list[str]:
    """Print the scores of every reader; what duikou gets wrong."""
    print(f"{'':12} {'F1':>6} {'prec.':>6} {'recall':>6} {'title':>6} {'day':>6} {'outlet':>6} {'ms/page':>8}")
    misses: list[str] = []
    for name, (package, reader) in READERS.items():
        if find_spec(package) is None:
            print(f"{name:12} not installed (`make bench` installs it)")
            continue
        reader(pages[0].html)
        start = time.perf_counter()
        found = score(reader, pages, misses if name == "duikou" else None)
        spent = (time.perf_counter() - start) / len(pages) * 1000
        shown = (found.f1, *found)
        print(f"{name:12} {' '.join(f'{value:6.3f}' for value in shown)} {spent:8.2f}")
    return misses


def compare_with_text() -> None:
    """Read the gold reports as plain text and on pages: how fast, and whether the same people come out."""
    texts = gold_texts()
    pages = pages_of(texts)
    same = total = 0
    for text, page in zip(texts, pages, strict=True):
        wanted, found = ({person.name for person in read(data).people} for data in (text, page))
        same += len(wanted & found)
        total += len(wanted | found)
    rates = [min(spent(documents) for _ in range(ROUNDS)) for documents in (texts, pages)]
    print(
        f"\n{len(texts)} gold reports on pages: read at {rates[0] / rates[1]:.0%} of the speed of their plain text, "
        f"{same / total:.1%} of the people alike"
    )


def spent(documents: list[bytes]) -> float:
    """Seconds of processor time for one pass, with those of the process that parses the pages, its start included."""
    end_guard()
    start = times()
    for data in documents:
        read(data)
    end_guard()
    return sum(times()[:4]) - sum(start[:4])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list what duikou gets wrong")
    chosen = parser.parse_args()
    pages = samples()
    print(
        f"{len(pages)} pages, {sum(len(page.keep) for page in pages)} pieces to keep, "
        f"{sum(len(page.drop) for page in pages)} to drop\n"
    )
    misses = compare(pages)
    print("\nThe same without ids, classes and roles:\n")
    misses += compare([without_names(page) for page in pages])
    compare_with_text()
    if chosen.misses:
        print("\n" + "\n".join(misses))


if __name__ == "__main__":
    main()
