"""Which line of a page is the title of the report: what the name of the page says again, large, before the prose."""

import re
from itertools import islice
from typing import Final

from duikou.documents.originals.html.signs import is_about, is_button, is_prose, squeeze
from duikou.documents.originals.html.tree import Element, Line
from duikou.documents.originals.html.zones import zone_of

LONGEST: Final = 100
SHORTEST: Final = 4
FIRST_LINES: Final = 1_000
"""A title stands among so many lines; menus of whole portals have some hundreds."""

ENOUGH: Final = 2.0
"""What speaks for a line must weigh so much: a large heading alone, or being the name of the page."""

_LARGE: Final = {"h1": 2.0, "h2": 1.0, "h3": 0.5}
_NAMED: Final = re.compile(r"title|headline|biaoti|(?:^|[ _-])(?:bt|tit|activity-name)(?:$|[ _-]|\d)")
_PARTS: Final = re.compile(r"[_|｜]|\s[-–—]+\s|--+|—+|-(?=[^-]*$)")


def find_title(lines: list[Line], name: str) -> int | None:
    """The number of the title's line, `name` being the name of the page; None where no line stands out."""
    name = squeeze(name)
    part = main_part(name)[1]
    best: tuple[float, int] | None = None
    for number, line in enumerate(lines[:FIRST_LINES]):
        if len(line.text) > LONGEST or line.element.hidden:
            continue
        if best is not None and best[0] >= ENOUGH and is_prose(line) and not line.element.in_heading:
            break
        score = _score(line, name, part)
        if score >= ENOUGH and (best is None or score > best[0]):
            best = (score, number)
    return best[1] if best else None


def main_part(name: str) -> tuple[str, str, str]:
    """The longest part of a page's name, which is the report's, with what stands before and behind it.

    >>> main_part("甲省代表团来访_羌塘网")
    ('', '甲省代表团来访', '_羌塘网')
    """
    longest = max(_PARTS.split(name), key=len)
    start = name.index(longest)
    return name[:start], longest, name[start + len(longest) :]


def _score(line: Line, name: str, part: str) -> float:
    words = squeeze(line.text)
    if len(words) < SHORTEST or is_button(line):
        return 0
    large = next((_LARGE[around.tag] for around in line.element.outward() if around.tag in _LARGE), 0)
    named = any(_NAMED.search(around.name) for around in _nearest(line))
    score = large + named + _sameness(words, name, part)
    if line.linked * 2 > len(line.text):
        score -= 2
    if is_about(line):
        score -= 1
    if any(zone_of(around) for around in _nearest(line)):
        score -= 1
    return score


def _nearest(line: Line) -> list[Element]:
    """The element of a line and the two around it."""
    return list(islice(line.element.outward(), 3))


def _sameness(words: str, name: str, part: str) -> float:
    """How much of the name of the page a line says: up to 3, nothing where it says something else."""
    if words in name:
        return 3 * len(words) / len(name) + (words == part)
    if len(part) >= LONGEST // 12 and (part in words or words.startswith(part.rstrip("…."))):
        return 3 * len(part) / len(words)
    return 0
