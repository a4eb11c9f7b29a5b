"""Statements that oblige somebody: a found one is right when it lies in the group of a gold one and says the same."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from case import Case, squeeze
from tally import Tally

Span = tuple[int, int]

ACTIONABLE = ("commitment", "request", "proposal", "directive")
MEETING = "<会议>"  # who speaks where no person of the report does
GROUP_END = re.compile(r"[。！？!?；;]")


class Said(NamedTuple):
    """Who said what kind of thing, where, and in which words. Places count characters that are no blanks."""

    speaker: str
    act: str
    areas: tuple[Span, ...]
    words: str

    def shown(self, name: str) -> str:
        return f"{name} {self.speaker} {self.act} {self.words}"


def groups(plain: str, quote: str) -> Iterator[Span]:
    """The sentence or semicolon group around every occurrence of the quote.

    >>> list(groups("一是甲；二是乙。甲", "甲"))
    [(0, 4), (8, 9)]
    """
    ends = [0, *(mark.end() for mark in GROUP_END.finditer(plain)), len(plain)]
    start = plain.find(quote) if quote else -1
    while start >= 0:
        yield ends[bisect_left(ends, start + 1) - 1], ends[bisect_left(ends, start + len(quote))]
        start = plain.find(quote, start + 1)


def statements_found(case: Case) -> list[Said]:
    """The statements of the reading, each at its own span."""
    plain = squeeze(case.text)
    found = []
    for each in case.reading.get("statements", []):
        if each["act"] in ACTIONABLE:
            start, end = (len(squeeze(case.text[:place])) for place in each["span"])
            speaker = case.people.get(each.get("speaker"), MEETING)
            found.append(Said(speaker, each["act"], ((start, end),), plain[start:end]))
    return found


def statements_wanted(case: Case) -> list[Said]:
    """The statements of the gold, each in the groups that hold its quote."""
    plain = squeeze(case.text)
    wanted = []
    for each in case.gold.get("statements", []):
        speaker, quote = squeeze(each["speaker"]), squeeze(each["quote"])
        known = speaker if speaker in case.gold_people else MEETING
        wanted.append(Said(known, each["act"], tuple(groups(plain, quote)), quote))
    return wanted


def half_inside(span: Span, areas: Iterable[Span]) -> bool:
    """At least half of the span lies in one of the areas."""
    length = span[1] - span[0]
    return any(2 * (min(span[1], end) - max(span[0], start)) >= length > 0 for start, end in areas)


def statements(case: Case, same: Callable[[Said, Said], bool]) -> Tally:
    """Several found statements may share a group, so the two sides are counted apart."""
    if not case.gold.get("statements_complete"):
        return Tally()
    found, wanted = statements_found(case), statements_wanted(case)
    hits = [[same(mine, theirs) and half_inside(mine.areas[0], theirs.areas) for theirs in wanted] for mine in found]
    false = [mine.shown(case.name) for mine, row in zip(found, hits, strict=True) if not any(row)]
    missed = [theirs.shown(case.name) for number, theirs in enumerate(wanted) if not any(row[number] for row in hits)]
    return Tally(
        len(found) - len(false), len(found), len(wanted) - len(missed), len(wanted), tuple(missed), tuple(false)
    )


def same_statement(mine: Said, theirs: Said) -> bool:
    return (mine.speaker, mine.act) == (theirs.speaker, theirs.act)


def same_act(mine: Said, theirs: Said) -> bool:
    return mine.act == theirs.act
