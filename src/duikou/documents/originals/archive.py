"""Zip and gzip: what is packed, within limits. Nothing is ever written to a disk."""

import gzip
import re
import stat
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from duikou.documents.originals.members import Part
from duikou.documents.originals.original import MEGABYTE, Limits
from duikou.errors import InputError

SMALL: Final = MEGABYTE
"""Up to this size a member may be packed as tightly as it likes."""

_ENCRYPTED: Final = 0x1
_UTF_8: Final = 0x800
_ESCAPES: Final = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])[.][.](?:[/\\]|$)|\x00")
_ASIDE: Final = re.compile(r"(?:^|/)(?:__MACOSX/|[.][^./\\])")
_BROKEN: Final = (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError)


def names_in(file: BinaryIO) -> frozenset[str]:
    """The names in a zip file; none where it is broken."""
    try:
        with ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except _BROKEN:
        return frozenset()


def unfold_zip(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The files in a zip file, in its order. Hidden ones are left out, as in a folder."""
    try:
        archive = ZipFile(file)
    except _BROKEN as error:
        raise InputError("D123", source, str(error)) from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir() and not _ASIDE.search(info.filename)]
        if not members:
            raise InputError("D101", source, "an archive without a file")
        _refuse_bomb(members, source, limits)
        for info in members:
            try:
                yield Part(read_member(archive, info, source, limits), f"{source}!{_name(info)}")
            except InputError as error:
                yield error


def read_member(archive: ZipFile, info: ZipInfo, source: str, limits: Limits) -> bytes:
    """The bytes of one member.

    Raises:
        InputError: D121 too much, D122 encrypted, D123 broken, D126 a name that leads out.
    """
    name = _name(info)
    where = f"{source}!{name}"
    if _ESCAPES.search(name) or stat.S_ISLNK(info.external_attr >> 16):
        raise InputError("D126", where)
    if info.flag_bits & _ENCRYPTED:
        raise InputError("D122", where)
    if info.file_size > limits.file or _is_bomb(info.file_size, info.compress_size, limits):
        raise InputError("D121", where, f"{info.file_size:,} bytes out of {info.compress_size:,}")
    try:
        return archive.read(info)
    except _BROKEN as error:
        raise InputError("D123", where, str(error)) from error


def unfold_gzip(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """What a gzip file holds; a packed web archive stays packed, its own reader unpacks it."""
    packed = file.seek(0, 2)
    file.seek(0)
    most = min(limits.file, max(SMALL, packed * limits.ratio))
    try:
        with gzip.GzipFile(fileobj=file) as stream:
            data = stream.read(most + 1)
    except _BROKEN as error:
        raise InputError("D123", source, str(error)) from error
    if len(data) > most:
        raise InputError("D121", source, f"more than {most:,} bytes out of {packed:,}")
    yield Part(data, f"{source}!")


def _refuse_bomb(members: list[ZipInfo], source: str, limits: Limits) -> None:
    total = sum(info.file_size for info in members)
    if len(members) > limits.members or total > limits.unfolded:
        raise InputError("D121", source, f"{len(members):,} files of {total:,} bytes")
    # Members that share their packed bytes are counted once in the file and each time in what they unfold to.
    packed = sum({info.header_offset: info.compress_size for info in members}.values())
    if _is_bomb(total, packed, limits):
        raise InputError("D121", source, f"{total:,} bytes out of {packed:,}")


def _is_bomb(unfolded: int, packed: int, limits: Limits) -> bool:
    return unfolded > SMALL and unfolded > packed * limits.ratio


def _name(info: ZipInfo) -> str:
    """The name of a member. Without the mark for UTF-8 it is in the encoding of a Chinese Windows."""
    if info.flag_bits & _UTF_8 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
