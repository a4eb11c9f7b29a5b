"""Who is named before whom in a list: whoever has no post of his own is judged by his neighbour."""

import re
from collections.abc import Mapping
from itertools import pairwise
from operator import itemgetter

from duikou.reading.context import Context
from duikou.reading.people import NamedPerson

_LIST = re.compile(r"(?:（[^（）]*）)?[、，；和与及]")
_ACTS = re.compile(r"[VRZY：“”。\n]")
_LONGEST_STEP = 40  # characters from one name of a list to the next


def neighbours(context: Context, people: list[NamedPerson]) -> Mapping[str, NamedPerson]:
    """Name → the person named before it in the same list, by first mention with nothing done in between.

    Whoever begins a list without a post has the next one for a neighbour.
    """
    order = sorted(((span, person) for person in people for span in person.mentions), key=itemgetter(0))
    shape, view = context.page.shapes["people"], context.page.view
    before: dict[str, NamedPerson] = {}
    named = {person.name: person for person in people}
    for (first, person), (second, other) in pairwise(order):
        if other.name == person.name or second[0] - first[1] >= _LONGEST_STEP:
            continue
        acts = _ACTS.search(shape, first[1], second[0]) or _ACTS.search(view, first[1], second[0])
        if _LIST.match(view, first[1], second[0]) and not acts:
            before.setdefault(other.name, person)
    for name, person in list(before.items()):
        if not (person.posts or person.group):
            before.setdefault(person.name, named[name])
    return before
