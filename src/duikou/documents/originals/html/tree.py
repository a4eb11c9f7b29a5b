"""A page as elements and lines: one walk over the tree, without recursion, in document order."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noscript ol optgroup"
    " option p pre search section select summary table tbody td textarea tfoot th thead tr ul xmp".split()
)
UNSEEN: Final = frozenset("-comment head iframe link meta noembed noframes object script style template title".split())
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PREFORMATTED: Final = frozenset(("pre", "textarea", "listing", "xmp"))
_NAMES: Final = ("id", "class", "role")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")


class Element:
    """A block element, or an inline one with a name. `name` is id, class and role, in small letters."""

    __slots__ = ("at", "depth", "first", "hidden", "last", "name", "parent", "tag", "weight")

    def __init__(self, tag: str, parent: "Element | None", at: str, name: str, hidden: bool) -> None:
        self.tag, self.parent, self.at, self.name = tag, parent, at, name
        self.hidden = hidden or (parent is not None and parent.hidden)
        self.depth: int = parent.depth + 1 if parent else 0
        self.weight = 0.0
        self.first = self.last = -1

    def line(self) -> Iterator["Element"]:
        """The element and all around it, from the inside."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


class Line(msgspec.Struct):
    """What a browser shows as one line before it wraps: its words, and how many of them are links."""

    text: str
    element: Element
    at: str
    linked: int

    @property
    def unlinked(self) -> int:
        return len(self.text) - self.linked


class Walk:
    """The state of one walk: the element it is in, and the line it is writing."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.elements: list[Element] = []
        self._words: list[str] = []
        self._linked = 0
        self._start: Element | None = None
        self._text_number = 0
        self._line_number = 0

    def enter(self, element: Element) -> None:
        self.elements.append(element)

    def add(self, words: str, element: Element, *, linked: bool, number: int) -> None:
        """Words in an element: its text of that number."""
        if not self._words:
            self._start, self._text_number = element, number
        self._words.append(words)
        if linked:
            self._linked += len(_BLANKS.sub("", words))

    def end_line(self, *, inside: bool = False) -> None:
        """Close the line; `inside` where its element goes on, so that its lines are told apart by number."""
        text = _BLANKS.sub(" ", "".join(self._words)).strip(" ")
        if text.strip() and self._start is not None:
            at = self._start.at
            # From the second line on in one element, the place is that of its text.
            if inside or self._line_number:
                at = f"{at}/text()[{self._text_number}]"
            self.lines.append(Line(text, self._start, at, min(self._linked, len(text))))
            for around in self._start.line():
                if around.first < 0:
                    around.first = len(self.lines) - 1
                around.last = len(self.lines) - 1
        self._line_number = self._line_number + 1 if inside else 0
        self._words, self._linked, self._start = [], 0, None


def read_tree(tree: LexborHTMLParser) -> tuple[list[Line], list[Element]]:
    """The lines of a page and the elements they stand in, in document order.

    「<p>甲<br>乙</p>」 → 甲 at /html/body/p[1]/text()[1], 乙 at /html/body/p[1]/text()[2]
    """
    body = tree.body
    walk = Walk()
    if body is None:
        return [], []
    root = Element("body", None, "/html/body", _name(body.attributes), hidden=False)
    walk.enter(root)
    _walk(walk, body, root)
    walk.end_line()
    return walk.lines, walk.elements


class _Open(msgspec.Struct):
    """An element that the walk is inside of."""

    node: LexborNode
    element: Element
    linked: bool
    is_block: bool
    counts: dict[str, int]
    texts: int = 0


def _walk(walk: Walk, body: LexborNode, root: Element) -> None:
    stack = [_Open(body, root, linked=False, is_block=True, counts={})]
    node = body.child
    while stack:
        if node is None:
            gone = stack.pop()
            if gone.is_block:
                walk.end_line()
            node = gone.node.next if stack else None
            continue
        opened = _visit(walk, node, stack[-1])
        if opened is not None:
            stack.append(opened)
            node = node.child
        else:
            node = node.next


def _visit(walk: Walk, node: LexborNode, inside: _Open) -> _Open | None:
    """Take one node; an element that has children is opened."""
    tag = node.tag or ""
    if tag == "-text":
        inside.texts += 1
        _take_text(walk, node.text_content or "", inside)
    elif tag == "br":
        _take_break(walk, inside)
    elif tag not in UNSEEN:
        return _open(walk, node, tag, inside)
    return None


def _take_text(walk: Walk, words: str, inside: _Open) -> None:
    if inside.element.tag not in _PREFORMATTED:
        walk.add(words, inside.element, linked=inside.linked, number=inside.texts)
        return
    first, *rest = words.split("\n")
    walk.add(first, inside.element, linked=inside.linked, number=inside.texts)
    for line in rest:
        walk.end_line(inside=True)
        walk.add(line, inside.element, linked=inside.linked, number=inside.texts)


def _take_break(walk: Walk, inside: _Open) -> None:
    """A break ends a line, but a headline that is broken in two stays one."""
    if any(around.tag in HEADINGS for around in inside.element.line()):
        walk.add(" ", inside.element, linked=False, number=inside.texts + 1)
    else:
        walk.end_line(inside=True)


def _open(walk: Walk, node: LexborNode, tag: str, inside: _Open) -> _Open | None:
    number = inside.counts[tag] = inside.counts.get(tag, 0) + 1
    is_block = tag in BLOCKS
    if is_block:
        walk.end_line()
    if node.child is None:
        return None
    linked = inside.linked or tag == "a"
    attributes = node.attributes
    name = _name(attributes)
    hidden = _is_hidden(tag, attributes)
    if not (is_block or name or hidden):
        # An inline element without a name is no place of its own; its number goes on in the element around it.
        return _Open(node, inside.element, linked, is_block, {}, inside.texts)
    element = Element(tag, inside.element, f"{inside.element.at}/{tag}[{number}]", name, hidden)
    walk.enter(element)
    return _Open(node, element, linked, is_block, {})


def _name(attributes: dict[str, str | None]) -> str:
    return " ".join(value for key in _NAMES if (value := attributes.get(key))).lower() if attributes else ""


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "noscript" or "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))
