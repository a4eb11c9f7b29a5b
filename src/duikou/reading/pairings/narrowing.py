"""From the region a programme names (援藏 → 西藏) to the place in it that the report is about."""

import re
from collections import Counter
from typing import Final

from duikou.model.records import Party
from duikou.reading.context import Context
from duikou.reading.places import codes_of, common_name, lies_in

_RUN: Final = re.compile(r"(?:Dd*)*(?P<last>Dd*)")
_TITLE_WEIGHT: Final = 3


def narrowed(context: Context, region: Party) -> Party:
    """The place in a region that the report names at least as often as the region itself, else the region.

    In a report on 山南 that says 湖南援藏 once, the recipient is 山南; where 西藏 prevails it is 西藏.
    """
    if region.division is None:
        return region
    counts: Counter[str] = Counter()
    for block in context.proper():
        for run in _RUN.finditer(context.page.shapes["words"], *block.span):
            for code in codes_of(context.page.view[slice(*run.span("last"))])[:1]:
                if lies_in(code, region.division):
                    counts[code] += _TITLE_WEIGHT if block.kind == "title" else 1
    whole = counts.pop(region.division, 0)
    most = counts.most_common(2)
    if not most or most[0][1] < whole or (len(most) > 1 and most[0][1] == most[1][1]):
        return region
    code = most[0][0]
    name = common_name(code)
    return region if name == code else Party(name, code)
