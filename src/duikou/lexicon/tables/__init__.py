"""Load a table: CSV with the columns form, canon, kind, since, until, source; sorted, unique, sourced."""

import csv
import io
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from duikou.errors import DataError
from duikou.lexicon.kinds import KINDS

COLUMNS = ["form", "canon", "kind", "since", "until", "source"]


class Row(NamedTuple):
    """One row: `form` as printed, `canon` what it stands for, valid from year `since` to `until` (may be empty)."""

    form: str
    canon: str
    kind: str
    since: str
    until: str
    source: str
    table: str

    @property
    def id(self) -> str:
        """How `explain` names the row.

        >>> Row("省长", "government", "head", "", "", "duikou", "offices").id
        'offices:省长'
        """
        return f"{self.table}:{self.form}"


def table_names() -> list[str]:
    """The tables of this package, by name."""
    return sorted(
        entry.name.removesuffix(".csv") for entry in files(__package__).iterdir() if entry.name.endswith(".csv")
    )


@cache
def load_table(name: str) -> tuple[Row, ...]:
    """The rows of one table.

    Raises:
        DataError: D301, with table and line, where a row is not sorted, not unique, of no known kind or unsourced.
    """
    with io.StringIO((files(__package__) / f"{name}.csv").read_text(encoding="utf-8"), newline="") as file:
        lines = csv.reader(file)
        if next(lines, None) != COLUMNS:
            raise DataError("D301", f"{name}.csv:1", "wrong header")
        rows = []
        before: list[str] = []
        for number, line in enumerate(lines, 2):
            if len(line) != len(COLUMNS) or not line[0] or line[2] not in KINDS or not line[5]:
                raise DataError("D301", f"{name}.csv:{number}", "a cell is missing or the kind is not known")
            key = [line[0], line[2], line[1], line[3]]
            if key <= before:
                raise DataError("D301", f"{name}.csv:{number}", "not sorted by form, kind, canon, since or not unique")
            before = key
            rows.append(Row(line[0], line[1], line[2], line[3], line[4], line[5], name))
    return tuple(rows)
