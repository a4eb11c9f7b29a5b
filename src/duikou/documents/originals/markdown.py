"""Markdown: the characters as they stand, with what its signs say of them."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from duikou.documents.hints import Hint
from duikou.documents.originals.original import Limits, Original
from duikou.documents.originals.text import convert_text

TEXT_BY: Final = "markdown/1"
_LINE: Final = re.compile(r"[^\n]*\S")
_FRONT: Final = re.compile(r"\A---\n(?P<fields>(?:[\w-]+:.*\n)+)---(?:\n|\Z)")
_FIELD: Final = re.compile(r"(?P<name>[\w-]+):[ \t]*[\"']?(?P<value>.*?)[\"']?[ \t]*$", re.MULTILINE)
_TITLE: Final = re.compile(r"#[ \t]+(?P<words>[^\s#].*)")
_LONGEST_FRONT: Final = 4_096
_TABLE: Final = re.compile(r"\|.*\|[ \t]*$")
_OUTLETS: Final = ("source", "outlet", "来源")
_DAYS: Final = ("date", "published", "日期", "发布时间")


def convert_markdown(data: bytes, source: str, limits: Limits) -> Original:
    """The text with its signs. The first heading of the first rank, or the field `title`, is the title.

    Raises:
        InputError: D101 nothing in it, D102 no text, D103 too much of it.
    """
    plain = convert_text(data, source, limits)
    front = _FRONT.match(plain.text, 0, _LONGEST_FRONT)
    fields = {found["name"].lower(): found for found in _FIELD.finditer(front["fields"])} if front else {}
    offset = front.start("fields") if front else 0
    spans = {
        field: (found.start("value") + offset, found.end("value") + offset)
        for field, names in (("outlet", _OUTLETS), ("published", _DAYS))
        for name in names
        if (found := fields.get(name)) and found["value"]
    }
    return msgspec.structs.replace(
        plain,
        media_type="text/markdown",
        text_by=TEXT_BY,
        hints=tuple(_hints(plain.text, front.end() if front else 0)),
        outlet=spans.get("outlet"),
        published=spans.get("published"),
    )


def _hints(text: str, front: int) -> Iterator[Hint]:
    titled = False
    numbers = 0
    place = 0
    for line in _LINE.finditer(text):
        numbers += text.count("\n", place, line.start())
        place = line.start()
        first = line.end() - len(line[0].lstrip())
        at = f"line {numbers + 1}"
        title = _TITLE.match(text, first, line.end())
        if line.start() < front:
            yield Hint((first, line.end()), at, "source", "the fields before the text")
        elif title and not titled:
            titled = True
            yield Hint((first, title.start("words")), at, "residue", "a sign for a heading in Markdown")
            end = title.start("words") + len(title["words"].rstrip(" \t#"))
            yield Hint((title.start("words"), end), at, "title")
            if end < line.end():
                yield Hint((end, line.end()), at, "residue", "a sign for a heading in Markdown")
        elif _TABLE.match(text, first, line.end()):
            yield Hint((first, line.end()), at, "table")
        else:
            yield Hint((first, line.end()), at)
