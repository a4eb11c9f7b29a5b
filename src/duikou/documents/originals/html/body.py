"""Where on a page the report stands: the innermost element that holds nearly all of the prose."""

from typing import Final

from duikou.documents.originals.html.signs import weight
from duikou.documents.originals.html.tree import Element, Line
from duikou.documents.originals.html.zones import Zone, zone_of

NEARLY_ALL: Final = 0.85
"""The share of the prose that an element must hold to be looked into. Bodies of the samples hold 0.93 or more, their
largest column beside them 0.7 or less of what is around both."""

MOST: Final = 0.5
LITTLE: Final = 0.15

TOO_MUCH: Final = 0.4
"""With this share of the prose an element is no menu and no button, whatever it is called: 「page」, 「links」."""


class Body:
    """The element of the report, and the zones of the page around and in it."""

    def __init__(self, lines: list[Line], elements: list[Element], title: int | None) -> None:
        weights = [weight(line) for line in lines]
        self.zones = _zones(lines, weights, elements, title)
        _weigh(lines, weights, elements, self.zones)
        self.element = _innermost(elements) if elements else None

    def zone(self, element: Element) -> Zone | None:
        """The outermost zone around an element. Inside the report, what only counts outside of it does not."""
        found = None
        for around in element.outward():
            if around is self.element:
                return found
            zone = self.zones.get(id(around))
            found = zone or found
        return found

    def zone_within(self, element: Element) -> Zone | None:
        """The outermost zone around an element of the report, among those that count there."""
        found = None
        for around in element.outward():
            if around is self.element:
                break
            zone = self.zones.get(id(around))
            if zone and not zone.outside:
                found = zone
        return found


def _zones(lines: list[Line], weights: list[float], elements: list[Element], title: int | None) -> dict[int, Zone]:
    """The zones by element. A name that the title or nearly all prose stands under says nothing: 「page-main」."""
    zones = {id(element): zone for element in elements if (zone := zone_of(element))}
    _weigh(lines, weights, elements, {})
    total = elements[0].weight if elements else 0
    raw = {id(element): element.weight for element in elements if id(element) in zones}
    _weigh(lines, weights, elements, zones)
    outside = elements[0].weight if elements else 0
    for element in elements:
        key = id(element)
        holds_title = title is not None and element.first <= title <= element.last
        if key in zones and not element.hidden:
            holds_all = raw[key] >= MOST * total and outside < LITTLE * total
            no_menu = zones[key].kind == "navigation" and raw[key] >= TOO_MUCH * total > 0
            if holds_title or holds_all or no_menu:
                del zones[key]
    return zones


def _weigh(lines: list[Line], weights: list[float], elements: list[Element], zones: dict[int, Zone]) -> None:
    """Give every element the weight of the prose in it; what stands in a zone weighs nothing."""
    for element in elements:
        element.weight = 0
    for line, heavy in zip(lines, weights, strict=True):
        line.element.weight += heavy
    for element in reversed(elements):
        if id(element) in zones:
            element.weight = 0
        if element.parent is not None:
            element.parent.weight += element.weight


def _innermost(elements: list[Element]) -> Element:
    heaviest: dict[int, Element] = {}
    for element in elements:
        if element.parent is not None:
            key = id(element.parent)
            if key not in heaviest or element.weight > heaviest[key].weight:
                heaviest[key] = element
    inner = elements[0]
    while child := heaviest.get(id(inner)):
        if child.first >= child.last or child.weight < NEARLY_ALL * inner.weight or not child.weight:
            break
        inner = child
    return inner
