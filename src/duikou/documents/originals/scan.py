"""Pages that are pictures: read one by one, as long as one page and all of them may take."""

from math import sqrt
from typing import Any, Final

from duikou.documents.originals.ocr import Tesseract, find_tesseract, read_picture
from duikou.documents.originals.original import Limits
from duikou.documents.originals.watch import Budget

SHARP: Final = 3
"""Dots of a picture for each point of a page: 216 an inch."""

MOST_DOTS: Final = 25_000_000
"""Dots of one picture, three times a sheet of A4: a page may say that it is as large as a field."""

IN_PART: Final = ", in part"
"""Ends the name of what made a text that time cut short."""


class Scan:
    """The pictures of one document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._time = Budget(limits.scan_seconds)
        self._looked_for = False
        self._program: Tesseract | None = None
        self.late: list[int] = []

    @property
    def name(self) -> str:
        """What made the text, to stand behind what made that of the other pages."""
        return f"+{self._program.name}{IN_PART if self.late else ''}" if self._program else ""

    def reads(self, number: int) -> bool:
        """Whether a page can be read as a picture: the program is there, and time is left."""
        if not self._looked_for:
            self._looked_for, self._program = True, find_tesseract()
        if self._program and self._time.left <= 0:
            self.late.append(number)
        return self._program is not None and self._time.left > 0

    def lines(self, page: Any, number: int) -> list[str]:
        """The lines of a page; none where it takes longer than it may."""
        if self._program is None:
            return []
        dots = page.get_width() * page.get_height()
        scale = min(SHARP, sqrt(MOST_DOTS / max(1, dots)))
        try:
            with self._time.spending():
                picture = page.render(scale=scale, grayscale=True)
                return read_picture(self._program, picture, min(self._limits.page_seconds, self._time.left))
        except TimeoutError:
            self.late.append(number)
            return []
