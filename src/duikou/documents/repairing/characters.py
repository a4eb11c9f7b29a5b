"""Rubble of single characters: codes and tags of web pages, injected pinyin, doubled points, unseen characters."""

import re
import sys
from collections.abc import Iterator
from html.entities import html5
from typing import Final

from duikou.documents.repairing.edits import Edit

TIMES: Final = 3
"""Syllables without a tone mark are injected pinyin from so many on: 甲(a) alone may be a note of the author's."""

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
# Closed by ; or its full-width twin. &amp;ldquo; was escaped twice, &amp;amp;ldquo; three times.
_CODE = re.compile(r"&(?:amp;)*(?:\#(?P<number>\d{2,6})|\#[xX](?P<hex>[0-9a-fA-F]{2,6})|(?P<name>[A-Za-z]{2,8}))[;；]")
_UNCLOSED = re.compile(r"&(?:nbsp|[lr][ds]quo|middot|mdash|hellip)(?![A-Za-z;；])")
# 来皖&&歡迎…: some sites print the word 表示 so, behind who says it and before what he says.
_SAYS = re.compile(rf"(?<=[{_HAN}」』”）)])[ \xa0\u3000]*&&[ \xa0\u3000]*(?=[{_HAN}，,：:“「])")
_ELEMENT = (
    r"(?:a|abbr|article|b|big|blockquote|center|cite|code|dd|del|div|dl|dt|em|figcaption|figure|font|h[1-6]|i|img|ins"
    r"|label|li|main|o:p|ol|p|pre|s|section|small|span|st1:[a-z]{1,30}|strike|strong|sub|sup|table|tbody|td|th|thead"
    r"|tr|u|ul|v:[a-z]{1,20})"
)
# Up to the next opening only, or a text full of openings would be looked through from each of them.
_WHOLE = r"<(?P<whole>script|style)\b(?s:(?!<script|<style).){0,10000}?</(?P=whole)\s*>|<!--(?s:(?!<!--).){0,10000}?-->"
_ENDS_LINE = r"<(?:br|hr)\s*/?>|</(?:p|div|h[1-6]|li|tr|blockquote|section)\s*>"
_TAG = re.compile(rf"{_WHOLE}|(?P<line>{_ENDS_LINE})|</?{_ELEMENT}(?:\s[^<>\n]{{0,400}})?/?>", re.IGNORECASE)
_WIDTHLESS = r"\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
# A mark above or below a Han character is none of the language's; on a letter it is part of it.
_UNSEEN = re.compile(rf"(?:[{_WIDTHLESS}]|(?<=[{_HAN}])[\u0300-\u036f])+")
_SPLIT_WORD = re.compile(rf"(?<=[^\s]){_UNSEEN.pattern}(?=[^\s])")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_SYLLABLE = re.compile(
    rf"(?<=[{_HAN}])[ ]?[（(][ ]?(?P<syllable>"
    rf"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüvê{_TONED}]{{1,3}}(?:ng|n|r)?[1-5]?|[ńňǹḿ]g?)[ ]?[)）]"
)
_TONE = re.compile(rf"[{_TONED}1-5]")
_TWINS = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？"}
# ，, and ，， are one point; ！！ and …… are meant.
_POINTS = re.compile(
    r"(?P<point>[，。；：、])[ ]?(?:(?P=point)|(?P<half>[,.;:]))+|(?P<first>[,.;:])[ ]?(?P<full>[，。；：])"
)


def codes(text: str) -> Iterator[Edit]:
    """&ldquo;, &#8220; and &amp;ldquo; → “."""
    for found in _CODE.finditer(text):
        if words := _character(found):
            yield Edit(*found.span(), words)


def unclosed_codes(text: str) -> Iterator[Edit]:
    """&nbsp without its sign at the end → a blank."""
    for found in _UNCLOSED.finditer(text):
        yield Edit(*found.span(), html5[found[0][1:] + ";"])


def _character(code: re.Match[str]) -> str:
    """What a code of HTML stands for; nothing where there is no such character."""
    if code["name"]:
        return html5.get(code["name"] + ";", "")
    number = int(code["number"]) if code["number"] else int(code["hex"], 16)
    return chr(number) if number <= sys.maxunicode and (chr(number).isprintable() or chr(number).isspace()) else ""


def sayings(text: str) -> Iterator[Edit]:
    """甲某某&&，… → 甲某某表示，…"""
    for found in _SAYS.finditer(text):
        yield Edit(*found.span(), "表示")


def tags(text: str) -> Iterator[Edit]:
    """率<b>团</b>来访。</p> → 率团来访。 and the end of the line"""
    for found in _TAG.finditer(text):
        yield Edit(*found.span(), "\n" if found["line"] else "")


def unseen(text: str) -> Iterator[Edit]:
    """Characters without width, in a text where they split words."""
    if _SPLIT_WORD.search(text):
        for found in _UNSEEN.finditer(text):
            yield Edit(*found.span())


def pinyin(text: str) -> Iterator[Edit]:
    """對(duì)口, 到廣(guǎng)東 → 對口, 到廣東"""
    found = list(_SYLLABLE.finditer(text))
    many = len(found) >= TIMES
    for syllable in found:
        if many or _TONE.search(syllable["syllable"]):
            yield Edit(*syllable.span())


def points(text: str) -> Iterator[Edit]:
    """，, and 。。 → ， and 。"""
    for found in _POINTS.finditer(text):
        point = found["point"] or found["full"]
        half = found["half"] or found["first"]
        # 。, is two points, whichever was meant; so is 。。。, which stands for an ellipsis.
        is_twin = _TWINS[half] == point if half else found[0].replace(" ", "") == 2 * point
        if is_twin:
            yield Edit(*found.span(), point)
