"""The sides where no region is a party: one university helps another, a firm comes to a firm."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from duikou.model.records import Side
from duikou.reading.context import Context
from duikou.reading.events.zones import Zone
from duikou.reading.people import NamedPerson

_BODY = re.compile(r"[^与和同及，。、\s]{2,24}?(?:大学|学院|集团|公司|银行|研究院|医院|中学|小学)")
_WITHIN = re.compile(r"^(?:学校|校|学院|院|集团|公司|医院|副?(?:校长|院长|总经理|董事长|党委书记|书记))")
_REGION = 6  # characters of a region between the verb and the institution: 赴新疆某学院
_HELD = re.compile(r"(?:在|到|来到?|赴|前往|访问|走进|莅临|抵达)(?![与和同])(?=(?P<body>[\u3400-\u9fff（）·]{2,24}))")


_OURS = "我校"  # also stands for 我院
_OURS_PRINTED = re.compile(r"我[校院]")


@dataclass
class Institutions:
    """The institution of each person, and the one that is at home; empty where regions are both parties."""

    of_person: dict[str, str] = field(default_factory=dict)
    home: str | None = None
    alone: bool = True

    def side_of(self, name: str) -> Side | None:
        """Host for those of the institution at home; guest for those of another, where no region is a party."""
        body = self.of_person.get(name)
        if body is None or self.home is None:
            return None
        if body == self.home:
            return "host"
        return "guest" if self.alone or self.home == _OURS else None


def read_institutions(
    context: Context,
    zones: Sequence[Zone],
    people: list[NamedPerson],
    before: Mapping[str, NamedPerson],
    *,
    alone: bool,
    went: bool,
) -> Institutions:
    """The institutions of the people and the one where it takes place: 推进会在昆仑学院召开, 赴昆仑学院调研.

    A post without one (副校长) is of the institution of the person listed before, or of the outlet's own (我校).
    `alone`: no region is a party. `went`: somebody goes somewhere, so that our own school need not be at home.
    """
    institutions = Institutions(alone=alone)
    view = context.page.view
    ours = _OURS_PRINTED.search(view) is not None
    for person in people:
        titles = [view[slice(*post.span)] for post in person.posts]
        named = next((found[0] for title in titles if (found := _BODY.search(title))), None)
        if any(_OURS_PRINTED.match(title) for title in titles):
            named = _OURS
        if named is None and any(_WITHIN.match(title) for title in titles):
            listed = before.get(person.name)
            named = institutions.of_person.get(listed.name) if listed else _OURS if ours else None
        if named is not None:
            institutions.of_person[person.name] = named
    _join_ours(context, institutions)
    known = set(institutions.of_person.values())
    institutions.home = _home(context, zones, known) or (_OURS if _OURS in known and not went else None)
    return institutions


def _join_ours(context: Context, institutions: Institutions) -> None:
    """Our own school by its name is 我校, too, where a line over the text begins with it: 甲大学地方合作处."""
    bodies = set(institutions.of_person.values())
    if _OURS not in bodies:
        return
    first = next((block.span[0] for block in context.blocks if block.kind == "paragraph"), 0)
    head = context.page.view[:first].splitlines()
    own = {body for body in bodies if body != _OURS and any(line.strip().startswith(body) for line in head)}
    if len(own) == 1:
        for name, body in institutions.of_person.items():
            if body in own:
                institutions.of_person[name] = _OURS


def _home(context: Context, zones: Sequence[Zone], known: set[str]) -> str | None:
    for zone in zones:
        for found in _HELD.finditer(context.page.view, *zone.span):
            words = found["body"]
            starts = range(min(_REGION, len(words)) + 1)
            pieces = (words[start:end] for start in starts for end in range(start + 2, len(words) + 1))
            home = next((piece for piece in pieces if piece in known), None)
            if home is not None:
                return home
    return None
