"""How often the pages of a website have what its layout should have, counted over a batch: less often is an alarm."""

from collections import Counter
from math import exp, lgamma, log
from typing import Final, NamedTuple

from duikou.documents.originals.html.profiles import MARK, profiles
from duikou.documents.originals.original import PageLayout

LEAST_PAGES: Final = 5
"""Fewer pages of one layout tell nothing of their website."""

CHANCE: Final = 0.001
"""What chance alone brings about more rarely than this is a change."""


class Alarm(NamedTuple):
    """A field that the pages of a website have far less often than expected. Those of no known one count together."""

    website: str | None
    profile: str
    field: str
    expected: float
    seen: float
    pages: int


class FillRates:
    """The pages of one batch."""

    def __init__(self) -> None:
        self._pages: Counter[tuple[str | None, str]] = Counter()
        self._lacks: Counter[tuple[str | None, str, str]] = Counter()
        self._plain: Counter[str] = Counter()

    def count(self, layout: PageLayout | None) -> None:
        """Count one page."""
        if layout is None:
            return
        if layout.profile is None:
            self._plain[layout.website or ""] += 1
            return
        self._pages[layout.website, layout.profile] += 1
        self._lacks.update((layout.website, layout.profile, field) for field in layout.lacks)

    def alarms(self) -> list[Alarm]:
        """What is far below its rate, by website and layout."""
        rates = {profile.name: profile.rates for profile in profiles()}
        found = []
        for (website, profile), pages in sorted(self._pages.items(), key=str):
            marked = pages - self._lacks[website, profile, MARK]
            for field, expected in rates[profile].items():
                if field == MARK:
                    seen, of = marked, self._pages_of(website, pages)
                else:
                    seen, of = marked - self._lacks[website, profile, field], marked
                if is_far_below(seen, of, expected):
                    found.append(Alarm(website, profile, field, expected, seen / of, of))
        return found

    def _pages_of(self, website: str | None, pages: int) -> int:
        """Those with a layout, and those of the same website that have none any more."""
        # Where its pages have several layouts, which one a page without any lacks is not known.
        alone = len([each for each, _ in self._pages if each == website]) == 1
        return pages + (self._plain[website] if website and alone and pages >= LEAST_PAGES else 0)


def is_far_below(seen: int, pages: int, expected: float) -> bool:
    """Whether so few of so many pages are no chance.

    >>> is_far_below(0, 5, 0.99), is_far_below(9, 10, 0.99), is_far_below(3, 10, 0.6)
    (True, False, False)
    """
    if pages < LEAST_PAGES or seen >= pages * expected:
        return False
    odds = (log(expected), log(1 - expected))
    whole = lgamma(pages + 1)
    tail = (
        exp(whole - lgamma(few + 1) - lgamma(pages - few + 1) + few * odds[0] + (pages - few) * odds[1])
        for few in range(seen + 1)
    )
    return sum(tail) < CHANCE
