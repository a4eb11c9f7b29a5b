"""Outlet and day of publication as the format of a document names them, where the words of the report do not."""

import re
from typing import Final

from duikou.documents.originals.original import Original
from duikou.model.dates import PartialDate

_DAY: Final = re.compile(r"((?:19|20)\d\d)\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)")
_MONTHS: Final = 12
_DAYS: Final = 31


def named_outlet(original: Original) -> str | None:
    return original.text[slice(*original.outlet)] if original.outlet else None


def named_day(original: Original) -> PartialDate | None:
    """The day that the format names; its words are the evidence."""
    found = _DAY.search(original.text, *original.published) if original.published else None
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    if not (1 <= month <= _MONTHS and 1 <= day <= _DAYS):
        return None
    value = f"{year}-{month:02}-{day:02}"
    return PartialDate(value, "day", basis="stated", why="named by the page", evidence=(found.span(),))
