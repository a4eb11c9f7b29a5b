"""The words of the pages: the project's glossary, phrases of their own, and how dates and numbers are written."""

from duikou_web.site.words.dates import format_date, format_period
from duikou_web.site.words.labels import (
    block_reason,
    date_grounds,
    note_message,
    page_language,
    phrase,
    phrases,
    sector,
    term,
)
from duikou_web.site.words.numbers import format_figure

__all__ = [
    "block_reason", "date_grounds", "format_date", "format_figure", "format_period", "note_message",
    "page_language", "phrase", "phrases", "sector", "term",
]  # fmt: skip
