"""What does not hold."""

from typing import NamedTuple


class Failure(NamedTuple):
    """What does not hold: an error number, the line of the file, the place in it, the words, and what is wrong."""

    number: str
    line: int
    record: str
    quote: str
    why: str
