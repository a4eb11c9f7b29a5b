"""What each line of a page is: a line of the report, or something beside it, with the reason."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from duikou.documents.originals.html.body import Body
from duikou.documents.originals.html.imprint import has_label, is_imprint, is_stamp
from duikou.documents.originals.html.signs import (
    LINK_TITLE,
    is_about,
    is_button,
    is_credit,
    is_link,
    is_neighbour,
    is_prose,
    is_small_print,
    opens_others,
)
from duikou.documents.originals.html.tree import Element, Line
from duikou.model.records import BlockKind

CREDITS_AFTER: Final = 15
"""So many lines after the report its credits may stand."""

KICKER_BEFORE: Final = 2
"""So many lines before the title a headline above it may stand."""

ABOUT_AFTER: Final = 8
"""So many lines after the title the line on source and day may stand, whatever its element is called."""

LABEL_BEFORE: Final = 4
"""So many lines before the title a line with the label of a day or an outlet may stand."""

LONGEST_HEADLINE: Final = 60

_CAPTION: Final = re.compile(
    r"caption|(?:img|pic|photo|image|tu)-?(?:desc|info|text|txt|note|shuo|title|word)|pictext|tushuo"
)
_KICKER: Final = re.compile(
    r"kicker|intro-?title|yinti|jianti|futi|(?:sub|pre|second|vice)-?(?:title|head)|(?:^|[ _-])(?:yt|ft)(?:$|[ _-])"
)


class Judgement(NamedTuple):
    """The kind of a line as far as the page tells it, and why it was set aside."""

    kind: BlockKind | None = None
    why: str | None = None


REPORT: Final = Judgement()
IMPRINT: Final = Judgement("source", "where the report is from and when it came out")
BUTTON: Final = Judgement("navigation", "buttons of the page")
NEIGHBOUR: Final = Judgement("navigation", "the report before or after this one")
SMALL_PRINT: Final = Judgement("navigation", "the small print of the site")
OTHER: Final = Judgement("related", "a link to another report")
PLACE: Final = Judgement("navigation", "a link to another part of the site")
BEFORE: Final = Judgement("navigation", "words of the page before the report")
AFTER: Final = Judgement("navigation", "words of the page after the report")
LISTED: Final = Judgement("related", "under a heading for other reports")


class Judge:
    """Goes through the lines of one page, in order."""

    def __init__(self, lines: list[Line], body: Body, title: int | None, rows: dict[int, Element]) -> None:
        self._lines, self._body, self._title, self._rows = lines, body, title, rows
        self._about = {id(row) for number, row in rows.items() if is_about(lines[number])}
        element = body.element
        self._first = element.first if element else 0
        self._last = element.last if element else len(lines) - 1
        inside = range(self._first, self._last + 1)
        self._listed = self._listing()
        prose = self._prose_of(inside)
        if not prose:
            # A list that leaves nothing of the report is none.
            self._listed = set()
            prose = self._prose_of(inside)
        # What stands in the body before its prose is its head; where there is no prose, all of it may be the report.
        self._prose = prose[0] if prose else self._first
        self._end = prose[-1] if prose else self._last

    @property
    def head(self) -> range:
        """The lines from the top of the page to the first prose of the report."""
        return range(self._prose)

    def judge(self) -> list[Judgement]:
        return [next(self._judgements(number, line)) for number, line in enumerate(self._lines)]

    def _judgements(self, number: int, line: Line) -> Iterator[Judgement]:
        """What a line may be; the first holds."""
        if number == self._title:
            yield Judgement("title")
        if line.element.hidden:
            yield Judgement("residue", "not shown on the page")
        if number < self._prose:
            yield from self._before(number, line)
        elif number <= self._last:
            yield from self._inside(number, line)
        yield from self._after(number, line)

    def _before(self, number: int, line: Line) -> Iterator[Judgement]:
        """Between the top of the page and the first prose: the head of the report begins with its title."""
        since = number - (self._first if self._title is None else self._title)
        in_body = self._first <= number
        zone = self._body.zone_within(line.element) if in_body else self._body.zone(line.element)
        if number in self._rows and id(self._rows[number]) in self._about:
            yield IMPRINT
        if is_button(line):
            yield BUTTON
        if -LABEL_BEFORE <= since <= ABOUT_AFTER and self._is_imprint(line, after_title=since > 0):
            yield IMPRINT if is_stamp(line.text) else REPORT
        if zone:
            yield Judgement(zone.kind, zone.why)
        if number in self._listed:
            yield LISTED
        if is_link(line):
            yield _link(line)
        if since > 0 or (self._title is None and in_body) or self._is_kicker(number, line):
            yield _caption(line)
        yield REPORT if is_about(line) and in_body else BEFORE

    def _inside(self, number: int, line: Line) -> Iterator[Judgement]:
        zone = self._body.zone_within(line.element)
        if zone:
            yield Judgement(zone.kind, zone.why)
        if number in self._rows:
            yield REPORT
        if is_button(line):
            yield BUTTON
        if number in self._listed:
            yield LISTED
        if is_neighbour(line) and number > self._end:
            yield NEIGHBOUR
        if is_link(line):
            yield _link(line)
        yield SMALL_PRINT if number > self._end and is_small_print(line) else _caption(line)

    def _after(self, number: int, line: Line) -> Iterator[Judgement]:
        zone = self._body.zone(line.element)
        near = number - self._last <= CREDITS_AFTER and (zone is None or zone.kind == "navigation")
        if is_neighbour(line):
            yield NEIGHBOUR
        if is_button(line):
            yield BUTTON
        if number in self._listed:
            yield LISTED
        if near and is_credit(line) and not is_link(line) and not is_small_print(line):
            yield REPORT
        if zone:
            yield Judgement(zone.kind, zone.why)
        if is_small_print(line):
            yield SMALL_PRINT
        yield _link(line) if is_link(line) else AFTER

    def _prose_of(self, inside: range) -> list[int]:
        """The lines of the body that are prose of the report."""
        return [
            number
            for number in inside
            if is_prose(line := self._lines[number])
            and number != self._title
            and number not in self._listed
            and not line.element.in_heading
            and not self._body.zone_within(line.element)
        ]

    def _is_imprint(self, line: Line, *, after_title: bool) -> bool:
        """Whether a line says where the report comes from; above the title only with a label, for sites show today."""
        return (
            is_about(line) and not is_link(line) and (after_title or (has_label(line.text) and is_imprint(line.text)))
        )

    def _listing(self) -> set[int]:
        """The lines under headings for other reports, and for what readers wrote.

        A heading reigns to the end of the innermost element that holds more than itself, unless that is the report.
        """
        listed: set[int] = set()
        for number, line in enumerate(self._lines):
            if opens_others(line):
                around = next((each for each in line.element.outward() if each.last > each.first), line.element)
                scope = range(number, around.last + 1)
                # A list that began before the report and held it would be the whole page.
                listed.update(() if self._title in scope or self._first in scope else scope)
        return listed

    def _is_kicker(self, number: int, line: Line) -> bool:
        """Whether a headline stands directly above the title, in its place or with a name that says so."""
        if self._title is None or not 0 < self._title - number <= KICKER_BEFORE or len(line.text) > LONGEST_HEADLINE:
            return False
        title = self._lines[self._title].element
        together = line.element.parent is title.parent and title.parent is not None and title.parent.tag != "body"
        return line.element.in_heading or together or bool(_KICKER.search(line.element.name))


def _link(line: Line) -> Judgement:
    return OTHER if len(line.text) >= LINK_TITLE else PLACE


def _caption(line: Line) -> Judgement:
    """A line of the report; a legend where its element says so."""
    element = line.element
    parent = element.parent
    around = (element, parent) if parent is not None else (element,)
    if any(each.tag == "figcaption" or _CAPTION.search(each.name) for each in around):
        return Judgement("caption")
    return REPORT
