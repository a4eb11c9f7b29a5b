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
"""The most bytes of one part: parsed, XML takes ten times its size."""

MACROS: Final = "vbaProject.bin"

# A declaration of a document type is the door for entities that multiply or lead to other files; Office writes none.
_DOCTYPE: Final = re.compile(rb"<\x00?!\x00?D\x00?O\x00?C\x00?T\x00?Y\x00?P\x00?E")


class Package:
    """The parts of one file."""

    def __init__(self, data: bytes, source: str, limits: Limits) -> None:
        self._source, self._limits = source, limits
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
        if info.file_size > LARGEST:
            raise InputError("D121", f"{self._source}!{name}", f"{info.file_size:,} bytes of XML")
        data = read_member(self._archive, info, self._source, self._limits)
        return parse_xml(data, f"{self._source}!{name}")


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
