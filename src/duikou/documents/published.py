"""The day a report came out: stated, given with the call, or with a year that the report's own dates make certain."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

import msgspec

from duikou.grammar import Match, Page
from duikou.model.dates import PartialDate
from duikou.model.notes import note
from duikou.model.records import Block, Note
from duikou.model.text import Span

DAYS_AFTER: Final = 31
"""Where a year is inferred, the report came out at most so many days after the last whole date in its prose."""

_NUMBER = re.compile(r"\d+")
_WHOLE = re.compile(r"(?<!\d)((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PROSE = ("paragraph", "caption", "table")


class Published(msgspec.Struct, frozen=True):
    """The day of publication, the rule that found it, and notes on dates that do not agree."""

    date: PartialDate | None
    rule: str | None = None
    notes: tuple[Note, ...] = ()


def find_published(
    page: Page, blocks: tuple[Block, ...], matches: Iterable[Match], given: PartialDate | None
) -> Published:
    """Choose among the dates that `matches` found.

    Of several stated days the earliest holds, since copies are stamped later than the report they copy.
    """
    stated: list[tuple[date, Match]] = []
    yearless: list[Match] = []
    for match in matches:
        day = _day(page.view[slice(*match.spans["date"])])
        if day:
            stated.append((day, match))
        elif match.rule.id == "documents.date_without_year":
            yearless.append(match)
    if stated:
        return _stated(page, stated, given)
    if given:
        return Published(given)
    return _yearless(page, blocks, yearless[0]) if yearless else Published(None)


def _stated(page: Page, stated: list[tuple[date, Match]], given: PartialDate | None) -> Published:
    printed = [item for item in stated if item[1].rule.id == "documents.date_printed"] or stated
    day, match = min(printed, key=lambda item: (item[0], item[1].span))
    span = match.spans["date"]
    others = [item[1].spans["date"] for item in printed if item[0] != day]
    if given and given.value and not day.isoformat().startswith(given.value):
        others.append(span)
    found = PartialDate(
        day.isoformat(), "day", basis="stated", why="the day of publication as printed", evidence=(span,)
    )
    notes = tuple(note("R302", other, page.text[slice(*other)]) for other in others[:1])
    return Published(found, match.rule.id, notes)


def _yearless(page: Page, blocks: tuple[Block, ...], match: Match) -> Published:
    """A day without its year: the year is that of the whole date in the prose that it follows closely, else open."""
    span = match.spans["date"]
    month, day = (int(number) for number in _NUMBER.findall(page.view[slice(*span)]))
    rule = match.rule.id
    for whole, evidence in sorted(_whole_dates(page, blocks), reverse=True):
        for year in (whole.year, whole.year + 1):
            found = _date(year, month, day)
            if found and 0 <= (found - whole).days <= DAYS_AFTER:
                why = f"printed without its year; the report tells of {whole.isoformat()}"
                return Published(
                    PartialDate(found.isoformat(), "day", basis="inferred", why=why, evidence=(span, evidence)), rule
                )
        break
    open_date = PartialDate(f"--{month:02}-{day:02}", "day", why="printed without its year", evidence=(span,))
    return Published(open_date, rule)


def _whole_dates(page: Page, blocks: tuple[Block, ...]) -> list[tuple[date, Span]]:
    """The days with year, month and day in the prose."""
    found = []
    for block in blocks:
        if block.kind in _PROSE:
            for match in _WHOLE.finditer(page.view, *block.span):
                day = _date(*(int(part) for part in match.groups()))
                if day:
                    found.append((day, match.span()))
    return found


def _day(words: str) -> date | None:
    """The day that words give in full, or None.

    「2024年5月6日」, 「2024/05/06」, 「20240506」 → 2024-05-06
    """
    compact = _COMPACT.fullmatch(words)
    numbers = compact.groups() if compact else _NUMBER.findall(words)
    return _date(*(int(number) for number in numbers)) if len(numbers) == len(("year", "month", "day")) else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
