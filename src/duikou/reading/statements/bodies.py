"""For whom somebody speaks: the bodies that stand behind 代表."""

import re
from typing import Final

from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.listed import listed

_COMMITTEE: Final = re.compile(r"(?P<level>[^党]+?)党?委")
_OF_ITS_LEVEL: Final = ("人大", "政府", "政协")


def bodies_of(context: Context, span: Span) -> tuple[str, ...]:
    """The bodies of a list, each by itself.

    「代表自治区党委、政府」 → 自治区党委, 自治区政府

    A bare 政府 is that of the committee before it; the rule that says so is noted, since the words do not stand there.
    """
    page, level, bodies = context.page, "", []
    for start, end in listed(page.view, page.shapes["words"], span):
        committee = _COMMITTEE.fullmatch(page.view, start, end)
        if committee:
            level = page.text[slice(*committee.span("level"))]
        is_bare = page.view[start:end] in _OF_ITS_LEVEL and level != ""
        if is_bare:
            context.trace("statements.level_of_committee", f"body of {level}", (start, end), span)
        bodies.append((level if is_bare else "") + page.text[start:end])
    return tuple(bodies)
