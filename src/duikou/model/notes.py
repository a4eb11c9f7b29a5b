"""The notes a reading can carry, numbered. They say what was seen and not turned into a record."""

from typing import Final

from duikou.model.records import Note
from duikou.model.text import Span

MESSAGES: Final[dict[str, str]] = {
    "R101": "bytes that could not be decoded stand as U+FFFD",
    "R102": "only a headline: no body to read",
    "R103": "little or no Chinese: nothing is read",
    "R104": "not a report of this genre: read with care",
    "R105": "the encoding was guessed from the bytes",
    "R106": "macros are in the file: they were neither run nor read",
    "R107": "a page without text: a picture or a scan",
    "R108": "the page lacks what pages of its layout always have",
    "R109": "a formula without a stored value",
    "R110": "the text was read from a picture: read with care",
    "R111": "words were exchanged by a machine: not a reliable copy, nothing is read",
    "R112": "the text is damaged here and was repaired for reading",
    "R113": "words in another encoding than the rest of the file: they are rubble",
    "R114": "recognising the text of pictures took too long: pages that follow here were not read",
    "R115": "words in another encoding than the rest of the file: they were read in it",
    "R201": "a figure without a unit",
    "R202": "a name without a post",
    "R203": "a surname and an office without a full name",
    "R204": "posts shared by a list: who holds which is not said",
    "R205": "an amount without an exact value",
    "R301": "a date whose year is not known",
    "R302": "two dates of publication",
    "R303": "dates that contradict each other",
    "R401": "speech whose speaker is not named",
    "R402": "the other side of the event is not named",
    "R501": "a sentence in which nothing was read",
}


def note(code: str, span: Span, quote: str) -> Note:
    """A note with its standard message.

    >>> note("R202", (3, 6), "某某某").message
    'a name without a post'
    """
    return Note(code, MESSAGES[code], span, quote)
