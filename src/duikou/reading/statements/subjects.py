"""Which persons stand as subjects: at the head of a clause, behind nothing but their posts."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from duikou.grammar import Page
from duikou.model.text import Span
from duikou.reading.people import NamedPerson, named_by_surname

_LEAD: Final = "PpDdOoTtMmWwJjLlGgQqUuCcKk9h（）()·、“”_"
_ADVERBIAL_ENDS: Final = frozenset("上中时后前日午晚间下天末旬年月里着，随此再来还并而但")
_OBJECT: Final = frozenset("对向与和同给为把被由跟及以让受经于握拉替陪随据")
_SIGNS: Final = frozenset("，。；：！？”\n")
_JOINED: Final = re.compile(r"[^，。；：\n]{0,20}[、和与]|[^，。；：！？\n]{0,4}[、和与][^，。；：！？\n]{0,24}")
_AUTHORITY: Final = re.compile(r"总书记|同志为核心|新时代中国特色社会主义")
_LONGEST_LEAD: Final = 60


class Subject(NamedTuple):
    """A person as a subject. `authority`: quoted as an authority (某某总书记), not taking part; `first`: nothing but
    posts stands before it in its clause."""

    span: Span
    name: str
    authority: bool
    first: bool


class Subjects:
    """The subjects of a page, in order."""

    def __init__(self, page: Page, people: list[NamedPerson]) -> None:
        named = [(span, person.name) for person in people for span in person.mentions]
        called = named_by_surname(page, [person.name for person in people])
        mentions = sorted(named + [(surname, name) for surname, _, name in called])
        found = []
        end = -1
        for span, name in mentions:
            joined = end >= 0 and _JOINED.fullmatch(page.view, end, span[0]) is not None
            place = None if joined else _clause_head(page, span)
            if place is not None:
                first = place == 0 or page.view[place - 1] in _SIGNS
                found.append(Subject(span, name, _AUTHORITY.match(page.view, span[1]) is not None, first))
            end = span[1]
        self._found = found
        self._starts = [subject.span[0] for subject in found]

    def between(self, start: int, end: int) -> list[Subject]:
        """The subjects that begin in a stretch."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _clause_head(page: Page, mention: Span) -> int | None:
    """Where the posts before a name begin, if the name is a subject: behind a sign or an adverbial, not behind 对."""
    view, shape = page.view, page.shapes["people"]
    if view[mention[1] : mention[1] + 1] == "的":
        return None
    place = mention[0]
    stop = max(0, place - _LONGEST_LEAD)
    while place > stop and shape[place - 1] in _LEAD:
        place -= 1
    if place == 0 or view[place - 1] in _SIGNS:
        return place
    if view[place - 1] == "在":
        return place if place < mention[0] else None
    if view[place - 1] == "的" and shape[mention[1] : mention[1] + 1] == "V":
        return place
    with_post = "P" in shape[place : mention[0]] and shape[place - 1] not in "RrVv" and view[place - 1] not in _OBJECT
    return place if with_post or view[place - 1] in _ADVERBIAL_ENDS else None
