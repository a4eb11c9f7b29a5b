"""Do words stand where a reading says? Spans, quotes, names, blocks, and the way back from a repaired text."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from duikou.verifying.contract import Found

PRINTED: Final = {
    "person": "name",
    "post": "title",
    "organisation": "name",
    "site": "name",
    "project": "name",
    "byline": "name",
}
"""What a record says of itself in the words that stand at its places: only blanks are left out."""


class Elsewhere(NamedTuple):
    """Words that do not stand where they should."""

    place: str
    quote: str
    why: str


class Repair:
    """A repaired text, and which stretch of it is which of the text."""

    def __init__(self, repaired: dict[str, Any] | None) -> None:
        self.text: str = repaired["text"] if repaired else ""
        self.stretches: list[list[int]] = repaired["map"] if repaired else []

    def faults(self, text: str) -> Iterator[Elsewhere]:
        """The stretches are in order in both texts, apart, and hold the same words."""
        here = there = 0
        for number, (start, text_start, length) in enumerate(self.stretches):
            same = self.text[start : start + length] == text[text_start : text_start + length]
            within = start + length <= len(self.text) and text_start + length <= len(text)
            if not (here <= start and there <= text_start and length > 0 and within and same):
                why = "the stretch is not the same in both texts, or not in order"
                yield Elsewhere(f"document.repaired.map[{number}]", self.text[start : start + length][:40], why)
                return
            here, there = start + length, text_start + length

    def words(self, span: list[int]) -> str:
        """What stands in the repaired text for a span of the text."""
        first = bisect_right(self.stretches, span[0], key=lambda stretch: stretch[1]) - 1
        last = bisect_right(self.stretches, span[1] - 1, key=lambda stretch: stretch[1]) - 1
        return self.text[self._place(first, span[0], 0) : self._place(last, span[1], 1)]

    def _place(self, number: int, place: int, ahead: int) -> int:
        """A place of the text in the repaired one; in what was mended its beginning, or with `ahead` its end."""
        if number < 0:
            return 0
        start, text_start, length = self.stretches[number]
        if place <= text_start + length - (not ahead):
            return start + place - text_start
        if not ahead:
            return start + length
        return self.stretches[number + 1][0] if number + 1 < len(self.stretches) else len(self.text)


def outside(found: Found, text: str) -> Iterator[Elsewhere]:
    """The spans of a record that are none of the text."""
    record = found.record
    for start, end in _all_spans(record):
        if not 0 <= start < end <= len(text):
            yield Elsewhere(found.place, str(record.get("quote", "")), f"{start}–{end} is no span of the text")


def misquoted(found: Found, text: str) -> Iterator[Elsewhere]:
    """The quote of a record, if other words stand at its span."""
    if "quote" in found.record:
        yield from _differing(found.place, found.record["quote"], text, found.record["span"])


def misnamed(place: str, name: str, record: dict[str, Any], text: str, repair: Repair) -> Iterator[Elsewhere]:
    """The places of a record where its name does not stand, neither in the text nor in the repaired one."""
    for span in _spans(record):
        if _solid(text[slice(*span)]) not in _forms(name) and _solid(name) not in _solid(repair.words(span)):
            yield from _differing(place, name, text, span)


def misnamed_units(place: str, item: dict[str, Any], text: str, repair: Repair) -> Iterator[Elsewhere]:
    """The units of an item that do not stand at its evidence: one span for each, that of the lead first."""
    units = [*([item["lead"]] if item["lead"] is not None else []), *item["cooperating"]]
    spans = item["evidence"]
    if len(units) != len(spans):
        yield Elsewhere(place, "、".join(units), f"{len(units)} units and {len(spans)} spans")
        return
    for unit, span in zip(units, spans, strict=True):
        yield from misnamed(place, unit, {"span": span}, text, repair)


def unprinted_number(document: dict[str, Any], text: str, repair: Repair) -> Iterator[Elsewhere]:
    """The number of a document that stands neither in the text nor in the repaired one."""
    number = document["number"]
    if number is not None and number not in text and number not in repair.text:
        yield Elsewhere("document.number", number, "it does not stand in the text")


def misplaced_blocks(blocks: Iterable[Found], text: str) -> Iterator[Elsewhere]:
    """The blocks are in order, apart, and leave out nothing but blanks."""
    end = Found("", "the end of the text", {"span": [len(text), len(text)]}, {})
    place = 0
    for block in (*blocks, end):
        first, last = block.record["span"]
        left_out = re.sub(r"[\s\u200b-\u200d\u2060\ufeff]", "", text[place : max(0, first)])
        if not place <= first <= last <= len(text) or left_out:
            yield Elsewhere(block.place, left_out[:40], "blocks overlap or leave words out")
        place = last


def _differing(place: str, words: str, text: str, span: list[int]) -> Iterator[Elsewhere]:
    """A failure when other words stand at a span."""
    found = text[slice(*span)]
    if found != words:
        yield Elsewhere(place, words, f"at {span[0]} stands {found[:40]!r}")


def _spans(record: dict[str, Any]) -> list[list[int]]:
    return [*([record["span"]] if "span" in record else []), *record.get("mentions", ())]


def _all_spans(record: dict[str, Any]) -> list[list[int]]:
    return [*_spans(record), *record.get("evidence", ())]


def _forms(name: str) -> list[str]:
    """A name as a text may print it: whole, or a dotted one by one of its parts (萨某·哈某 as 哈某)."""
    return [_solid(name), *(part for part in _solid(name).split("·") if len(part) > 1)]


def _solid(words: str) -> str:
    """Words without the blanks in them: 「章 若谷」 is 章若谷."""
    return re.sub(r"\s", "", words)
