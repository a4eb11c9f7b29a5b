"""A page as elements and lines: one walk over the tree, without recursion, in document order."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from duikou.documents.originals.html.imprint import is_imprint
from duikou.documents.originals.original import Limits

_BLOCKS: Final = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noscript ol optgroup option p pre
search section select summary table tbody td textarea tfoot th thead tr ul xmp
"""
_UNSEEN: Final = "-comment head iframe link meta noembed noframes object script style template title"

BLOCKS: Final = frozenset(_BLOCKS.split())
UNSEEN: Final = frozenset(_UNSEEN.split())
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PREFORMATTED: Final = frozenset(("pre", "textarea", "listing", "xmp"))
_NAMES: Final = ("id", "class", "role")
# What is only made invisible keeps its room: a page shows it once it is loaded, as WeChat does with whole articles.
_HIDDEN: Final = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\n\r\f]+")


class Element:
    """A block element, or an inline one with a name. `name` is id, class and role, in small letters.

    Its lines are those from `first` to `last`; `last` is smaller where it has none. `words` are those of an inline one.
    """

    __slots__ = ("at", "first", "hidden", "in_heading", "last", "name", "parent", "tag", "weight", "words")

    def __init__(self, tag: str, parent: "Element | None", at: str, name: str, hidden: bool) -> None:
        self.tag, self.parent, self.at, self.name = tag, parent, at, name
        self.hidden: bool = hidden or (parent is not None and parent.hidden)
        self.in_heading: bool = tag in HEADINGS or (parent is not None and parent.in_heading)
        self.weight = 0.0
        self.words = ""
        self.first, self.last = 0, -1

    def outward(self) -> Iterator["Element"]:
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


class Open(msgspec.Struct):
    """An element that the walk is inside of: itself or, for a nameless inline one, the element around it."""

    node: LexborNode
    element: Element
    at: str
    block_at: str
    linked: bool
    is_block: bool
    counts: dict[str, int]
    texts: int = 0


class Walk:
    """The lines and elements met so far, and the line that is being written."""

    def __init__(self, limits: Limits) -> None:
        self.lines: list[Line] = []
        self._left = limits.text
        self._most_lines = limits.lines
        self.elements: list[Element] = []
        self._words: list[str] = []
        self._nodes: list[LexborNode] = []
        self._linked = 0
        self._is_first = True
        self._element: Element | None = None
        self._at = ""

    @property
    def goes_on(self) -> bool:
        """Whether no limit is passed yet."""
        return self._left >= 0 and len(self.lines) <= self._most_lines

    def enter(self, element: Element) -> None:
        element.first = len(self.lines)
        self.elements.append(element)

    def leave(self, opened: Open) -> None:
        if opened.is_block:
            self.end_line()
        opened.element.last = len(self.lines) - 1 + bool(self._words)

    def add(self, words: str, inside: Open) -> None:
        if not self._words:
            if words.isspace() and not words.strip(" \t\n\r\f"):
                return
            self._element = inside.element
            # From the second line on in one block, the place is that of its text.
            self._at = inside.block_at if self._is_first else f"{inside.at}/text()[{inside.texts}]"
        self._words.append(words)
        self._nodes.append(inside.node)
        if not inside.is_block and inside.element.at == inside.at:
            inside.element.words += words
        if inside.linked:
            self._linked += len(_BLANKS.sub("", words))

    def end_line(self, *, inside: bool = False) -> None:
        """Close the line; `inside` where its block goes on."""
        text = _BLANKS.sub(" ", "".join(self._words)).strip()
        if len(self._words) > 1 and is_imprint(text):
            text = self._apart()
        if self._element is not None and text:
            self._left -= len(text.encode())
            self.lines.append(Line(text, self._element, self._at, min(self._linked, len(text))))
        self._is_first = not inside
        self._words, self._nodes, self._linked, self._element = [], [], 0, None

    def _apart(self) -> str:
        """The line with a blank between words of different elements, which the page keeps apart by its style alone."""
        pieces = [
            words if before is node else f" {words}"
            for words, node, before in zip(self._words, self._nodes, [self._nodes[0], *self._nodes], strict=False)
        ]
        return _BLANKS.sub(" ", "".join(pieces)).strip()


def read_tree(tree: LexborHTMLParser, limits: Limits, deepest: int) -> tuple[list[Line], list[Element]]:
    """The lines of a page and the elements they stand in, in document order.

    「<p>甲<br>乙</p>」 → 甲 at /html/body/p[1], 乙 at /html/body/p[1]/text()[2]

    A little behind the limits of text and lines the walk stops: such a page is refused, so its rest is not needed.

    Raises:
        RecursionError: elements stand more than `deepest` inside each other.
    """
    body = tree.body
    walk = Walk(limits)
    if body is not None:
        root = Element("body", None, "/html/body", _name(body.attributes), hidden=False)
        walk.enter(root)
        _walk(walk, Open(body, root, root.at, root.at, linked=False, is_block=True, counts={}), deepest)
    return walk.lines, walk.elements


def _walk(walk: Walk, root: Open, deepest: int) -> None:
    stack = [root]
    node = root.node.child
    while stack and walk.goes_on:
        if node is None:
            gone = stack.pop()
            walk.leave(gone)
            node = gone.node.next if stack else None
            continue
        opened = _visit(walk, node, stack[-1])
        if opened is not None:
            stack.append(opened)
            # The place of each names all around it, so that together they grow with the square of the depth.
            if len(stack) > deepest:
                raise RecursionError(deepest)
            node = node.child
        else:
            node = node.next


def _visit(walk: Walk, node: LexborNode, inside: Open) -> Open | None:
    """Take one node; an element that has children is opened."""
    tag = node.tag or ""
    if tag == "-text":
        inside.texts += 1
        _take_text(walk, node.text_content or "", inside)
    elif tag == "br":
        # A headline that is broken in two stays one.
        if inside.element.in_heading:
            walk.add(" ", inside)
        else:
            walk.end_line(inside=True)
    elif tag not in UNSEEN:
        return _open(walk, node, tag, inside)
    return None


def _take_text(walk: Walk, words: str, inside: Open) -> None:
    if inside.element.tag not in _PREFORMATTED:
        walk.add(words, inside)
        return
    first, *rest = words.split("\n")
    walk.add(first, inside)
    for line in rest:
        walk.end_line(inside=True)
        walk.add(line, inside)


def _open(walk: Walk, node: LexborNode, tag: str, inside: Open) -> Open | None:
    number = inside.counts[tag] = inside.counts.get(tag, 0) + 1
    is_block = tag in BLOCKS
    if is_block:
        walk.end_line()
    if node.child is None:
        return None
    linked = inside.linked or tag == "a"
    at = f"{inside.at}/{tag}[{number}]"
    block_at = at if is_block else inside.block_at
    attributes = node.attributes
    name, hidden = _name(attributes), _is_hidden(tag, attributes)
    element = inside.element
    if is_block or name or hidden or "-" in tag:
        element = Element(tag, element, at, name, hidden)
        walk.enter(element)
    return Open(node, element, at, block_at, linked, is_block, {})


def _name(attributes: dict[str, str | None]) -> str:
    return " ".join(value for key in _NAMES if (value := attributes.get(key))).lower() if attributes else ""


def _is_hidden(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag == "noscript" or "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))
