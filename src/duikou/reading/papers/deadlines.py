"""By when a task is to be done: the deadline that its words, its label or its cell name."""

import re
from collections.abc import Sequence
from typing import Final

from duikou.model.dates import PartialDate
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.dates import DateMention
from duikou.reading.papers.paper import Paper

_YEARLY: Final = re.compile(r"每[个一]?(?:年|月|季度?|半年|学期)度?[的于在]?\Z")
_THIS_YEAR: Final = re.compile(r"(?<![每0-9])年(?:内|底)(?:之?前)?")
_WHY: Final = "the year in the head of the paper"


def deadline(context: Context, paper: Paper | None, span: Span, dates: Sequence[DateMention]) -> PartialDate | None:
    """The last day that the words of a deadline name; 长期, 未明确 and what returns every year name none."""
    for mention in reversed(dates):
        start, end = mention.span
        if span[0] <= start and end <= span[1] and mention.end.value is not None:
            return with_year(context, paper, start, mention.end)
    return this_year(context, paper, span)


def with_year(context: Context, paper: Paper | None, start: int, due: PartialDate) -> PartialDate | None:
    """A deadline without a year has that of the paper; none where it returns every year."""
    if _YEARLY.search(context.page.view, max(0, start - 5), start):
        return None
    if due.value is None or not due.value.startswith("--") or paper is None or paper.year is None:
        return due
    year = context.page.view[slice(*paper.year)][:4]
    return PartialDate(year + due.value[1:], due.precision, None, None, "inferred", _WHY, (*due.evidence, paper.year))


def this_year(context: Context, paper: Paper | None, span: Span) -> PartialDate | None:
    """年内 and 年底前 mean the year of the paper."""
    found = _THIS_YEAR.search(context.page.view, *span)
    year = (paper.year or paper.issued) if paper is not None else None
    if found is None or year is None:
        return None
    value = context.page.view[slice(*year)][:4]
    return PartialDate(value, "year", None, None, "inferred", _WHY, (found.span(), year))
