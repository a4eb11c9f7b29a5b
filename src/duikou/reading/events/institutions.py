"""The sides where no region is a party: one university helps another, a firm comes to a firm."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from duikou.model.records import Side
from duikou.reading.context import Context
from duikou.reading.people import NamedPerson

_BODY = re.compile(r"[^与和同及，。、\s]{2,24}?(?:大学|学院|集团|公司|银行|研究院|医院|中学|小学)")
_WITHIN = re.compile(r"^(?:学校|校|学院|院|集团|公司|医院|副?(?:校长|院长|总经理|董事长|党委书记|书记))")
_HELD = re.compile(r"(?:在|到|来到?|赴|前往|访问|走进|莅临|抵达)(?=(?P<body>[\u3400-\u9fff（）·]{2,24}))")


@dataclass
class Institutions:
    """The institution of each person, and the one that is at home; empty where a region is a party."""

    of_person: dict[str, str] = field(default_factory=dict)
    home: str | None = None

    def side_of(self, name: str) -> Side | None:
        """Host for those of the body at home, guest for those of another; None where either is not known."""
        body = self.of_person.get(name)
        if body is None or self.home is None:
            return None
        return "host" if body == self.home else "guest"


def read_institutions(context: Context, people: list[NamedPerson], before: Mapping[str, NamedPerson]) -> Institutions:
    """The bodies of the people and the one where it takes place: 推进会在昆仑学院召开.

    A post without a body (副校长) is of the body of the one listed before.
    """
    institutions = Institutions()
    view = context.page.view
    for person in people:
        titles = [view[slice(*post.span)] for post in person.posts]
        named = next((found[0] for title in titles if (found := _BODY.search(title))), None)
        if named is None and any(_WITHIN.match(title) for title in titles):
            listed = before.get(person.name)
            named = institutions.of_person.get(listed.name) if listed else None
        if named is not None:
            institutions.of_person[person.name] = named
    known = set(institutions.of_person.values())
    for block in context.proper():
        for found in _HELD.finditer(view, *block.span):
            home = next((body for body in sorted(known) if found["body"].startswith(body)), None)
            if home is not None:
                institutions.home = home
                return institutions
    return institutions
