"""The website that a page is from: as the browser that saved it noted, as its head says, or as its address tells."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser

_HOST: Final = re.compile(r"https?://(?:[^/@\s]*@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_SAVED: Final = re.compile(r"<!--(?:[^>]{0,200}?\s)?(?:saved from url=\(\d+\)|url:\s*)(\S+)", re.IGNORECASE)
_BEGINNING: Final = 2_000
"""Browsers note where a page was saved from before it begins."""


def find_website(tree: LexborHTMLParser, text: str, address: str) -> str | None:
    """The host of a page.

    >>> page = "<!-- saved from url=(0026)https://www.example.org/a/ --><p>甲"
    >>> find_website(LexborHTMLParser(page), page, "a.html")
    'www.example.org'
    """
    saved = _SAVED.search(text, 0, _BEGINNING)
    for words in (saved[1] if saved else "", *_of_head(tree), address):
        if found := _HOST.search(words):
            return found[1].lower()
    return None


def _of_head(tree: LexborHTMLParser) -> Iterator[str]:
    """The address that the head of the page names as its own."""
    node = tree.head.child if tree.head is not None else None
    while node is not None:
        if node.tag == "link" and (node.attributes.get("rel") or "").lower() == "canonical":
            yield node.attributes.get("href") or ""
        elif node.tag == "meta" and (node.attributes.get("property") or "").lower() == "og:url":
            yield node.attributes.get("content") or ""
        node = node.next
