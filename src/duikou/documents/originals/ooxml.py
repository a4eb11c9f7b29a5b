"""The files of Office since 2007: a zip file of XML, read within limits and without entities."""

import re
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from duikou.documents.originals.archive import read_member
from duikou.documents.originals.original import MEGABYTE, Limits
from duikou.errors import InputError

LARGEST: Final = 50 * MEGABYTE
"""The most bytes of XML that are parsed of one file, all parts together."""

MOST_TAGS: Final = 2_000_000
"""The most signs `<` in them: an element takes hundreds of bytes, however short it is written."""

MACROS: Final = "vbaProject.bin"

# A declaration of a document type is the door for entities that multiply or lead to other files; Office writes none.
_DOCTYPE: Final = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")


class Package:
    """The parts of one file."""

    def __init__(self, data: bytes, source: str, limits: Limits) -> None:
        self._source, self._limits = source, limits
        self._bytes, self._tags = 0, 0
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise InputError("D123", source, str(error)) from error
        self.names = self._archive.namelist()
        total = sum(info.file_size for info in self._archive.infolist())
        if total > limits.unfolded or len(self.names) > limits.members:
            raise InputError("D121", source, f"{len(self.names):,} parts of {total:,} bytes")

    @property
    def has_macros(self) -> bool:
        return any(name.endswith(MACROS) for name in self.names)

    def matching(self, pattern: str) -> list[str]:
        """The names of parts, in the order of the numbers in them."""
        found = [name for name in self.names if re.fullmatch(pattern, name)]
        return sorted(found, key=lambda name: (len(name), name))

    def xml(self, name: str) -> ET.Element | None:
        """One part, None where the file has no such part.

        Raises:
            InputError: D121 too large, D123 no XML or not plain XML.
        """
        if name not in self.names:
            return None
        info = self._archive.getinfo(name)
        where = f"{self._source}!{name}"
        self._bytes += info.file_size
        if self._bytes > LARGEST:
            raise InputError("D121", where, f"{self._bytes:,} bytes of XML")
        data = read_member(self._archive, info, self._source, self._limits)
        self._tags += data.count(b"<")
        if self._tags > MOST_TAGS:
            raise InputError("D121", where, f"{self._tags:,} tags")
        return parse_xml(data, where)


def parse_xml(data: bytes, where: str) -> ET.Element:
    """Parse XML that declares no document type.

    Raises:
        InputError: D123.
    """
    if _DOCTYPE.search(data):
        raise InputError("D123", where, "it declares a document type, as entities that do harm need it")
    try:
        return ET.fromstring(data)
    except (ET.ParseError, ValueError, LookupError, RecursionError) as error:
        raise InputError("D123", where, str(error)) from error
