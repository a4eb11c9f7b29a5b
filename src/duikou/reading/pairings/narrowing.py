"""From the region a programme names (援藏 → 西藏) to the place in it that the report is about."""

import re
from collections import Counter
from typing import Final

from duikou.model.records import Party
from duikou.reading.context import Context
from duikou.reading.places import codes_of, common_name, lies_in

_RUN: Final = re.compile(r"(?:Dd*)*(?P<last>Dd*)")
_TITLE_WEIGHT: Final = 3
_OFTEN: Final = 2


class Narrowing:
    """How often a report names each place, counted once, when it is first asked for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counts: Counter[str] = Counter()
        self._narrowed: dict[str, Party] = {}

    def place_in(self, region: Party) -> Party:
        """The place in a region named at least twice and as often as the region itself, else the region.

        In a report on 山南 that says 湖南援藏 once, the recipient is 山南; where 西藏 prevails it is 西藏.
        """
        if region.division is None:
            return region
        if region.division not in self._narrowed:
            self._narrowed[region.division] = self._place_in(region, region.division)
        return self._narrowed[region.division]

    def _place_in(self, region: Party, code: str) -> Party:
        counts = Counter({place: count for place, count in self._all_counts().items() if lies_in(place, code)})
        whole = counts.pop(code, 0)
        most = counts.most_common(2)
        if not most or most[0][1] < max(whole, _OFTEN) or (len(most) > 1 and most[0][1] == most[1][1]):
            return region
        place = most[0][0]
        name = common_name(place)
        return region if name == place else Party(name, place)

    def _all_counts(self) -> Counter[str]:
        if not self._counts:
            page, told = self._context.page, set[str]()
            for block in self._context.proper():
                weight = _TITLE_WEIGHT if block.kind == "title" else 1
                for run in _RUN.finditer(page.shapes["words"], *block.span):
                    for code in codes_of(page.view[slice(*run.span("last"))])[:1]:
                        self._counts[code] += weight
                        told.update([code] if weight == 1 else [])
            for slogan in self._counts.keys() - told:
                del self._counts[slogan]  # 爱洒天山 in a title alone names no place
        return self._counts
