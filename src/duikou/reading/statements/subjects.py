"""Which persons stand as subjects: at the head of a clause, behind nothing but their posts."""

import re
from bisect import bisect_left
from functools import cache
from typing import Final, NamedTuple

from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.text import Span
from duikou.reading.people import NamedPerson

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
        mentions = sorted(named + _by_surname(page, people))
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


def _by_surname(page: Page, people: list[NamedPerson]) -> list[tuple[Span, str]]:
    """容副主任: the one person of the report with that surname, where no full name is printed."""
    names: dict[str, list[str]] = {}
    for person in people:
        if "·" not in person.name:
            names.setdefault(surname_of(person.name), []).append(person.name)
    known = {surname: found[0] for surname, found in names.items() if len(found) == 1}
    if not known:
        return []
    single = "".join(surname for surname in known if len(surname) == 1)
    double = [re.escape(surname) for surname in known if len(surname) > 1]
    either = "|".join([f"[{re.escape(single)}]" if single else "", *double]).strip("|")
    pattern = re.compile(f"({either})(?:副|代)?(?:{_heads()})")
    shape = page.shapes["people"]
    found = (match for match in pattern.finditer(page.view) if shape[match.start()] in "hW")
    return [(match.span(1), known[match[1]]) for match in found]


def surname_of(name: str) -> str:
    """The surname of a Han name.

    >>> surname_of("欧阳和气"), surname_of("容易")
    ('欧阳', '容')
    """
    return name[:2] if name[:2] in _double_surnames() else name[:1]


@cache
def _double_surnames() -> frozenset[str]:
    return frozenset(row.form for row in load_table("surnames") if row.kind == "surname2")


@cache
def _heads() -> str:
    """The words that make a post, as they stand behind a surname."""
    heads = {row.form for row in load_table("offices") if row.kind == "head" and len(row.form) > 1}
    return "|".join(sorted(map(re.escape, heads), key=len, reverse=True))
