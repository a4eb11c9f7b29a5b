"""What the head of a page says that the page does not show: its name, where the report is from, when it came out."""

from typing import Final, Literal

import msgspec
from selectolax.lexbor import LexborHTMLParser

Field = Literal["name", "outlet", "published"]

FIELDS: Final[dict[str, Field]] = {
    "contentsource": "outlet",
    "source": "outlet",
    "pubdate": "published",
    "publishdate": "published",
    "publishtime": "published",
    "article:published_time": "published",
    "og:release_date": "published",
    "datepublished": "published",
}
"""Names of `meta`, in small letters, and what their content is."""


class HeadLine(msgspec.Struct, frozen=True):
    field: Field
    words: str
    at: str


def read_head(tree: LexborHTMLParser) -> list[HeadLine]:
    """The lines of the head that say something of the report, in document order.

    「<title>甲省代表团来访</title>」 → name, at /html/head/title[1]
    """
    found: list[HeadLine] = []
    head = tree.head
    counts: dict[str, int] = {}
    node = head.child if head is not None else None
    while node is not None:
        tag = node.tag or ""
        counts[tag] = counts.get(tag, 0) + 1
        at = f"/html/head/{tag}[{counts[tag]}]"
        if tag == "title":
            _keep(found, "name", node.text(), at)
        elif tag == "meta":
            attributes = node.attributes
            key = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
            if field := FIELDS.get(key.lower()):
                _keep(found, field, attributes.get("content") or "", f"{at}/@content")
        node = node.next
    return found


def _keep(found: list[HeadLine], field: Field, words: str, at: str) -> None:
    words = " ".join(words.split())
    if words:
        found.append(HeadLine(field, words, at))
