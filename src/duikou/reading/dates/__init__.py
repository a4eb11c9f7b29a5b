"""Dates: the expressions of a text, what they hang on, and the years it leaves out.

`publication_date` first, then `read_dates`; `main_period` picks the days of the event out of its lead.
"""

from duikou.reading.dates.builder import read_dates
from duikou.reading.dates.mention import DateMention, mentions_from
from duikou.reading.dates.period import Period, main_period
from duikou.reading.dates.published import given_date, publication_date

__all__ = ["DateMention", "Period", "given_date", "main_period", "mentions_from", "publication_date", "read_dates"]
