"""Web archives (WARC): each page that was fetched is a document."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from duikou.documents.originals.members import Part
from duikou.documents.originals.original import Limits
from duikou.documents.originals.unfolding import unfold_guarded
from duikou.errors import InputError

_PAYLOADS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def unfold_warc(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The payloads of a web archive; its parser is a library of C++."""
    return unfold_guarded("warc", file, source, limits, column)


def read_warc(file: BinaryIO, source: str, limits: Limits, column: str | None) -> Iterator[Part | InputError]:
    """The payloads of a web archive, packed or not, named by their address. Failed fetches are left out. Run guarded.

    Raises:
        InputError: D123, it is broken, or has no page.
    """
    number = 0
    found: Part | InputError | None = None
    try:
        for record in ArchiveIterator(file, record_types=_PAYLOADS, parse_http=True):
            number += 1
            if record.http_headers is None or (record.http_headers.status_code or 200) < 300:  # noqa: PLR2004 - success
                found = _payload(record, f"{source}!{record.headers.get('WARC-Target-URI') or number}", limits)
                yield found
    except (OSError, ValueError, RuntimeError, zlib.error) as error:
        # A record that was refused, and behind which no other is found, is told already.
        if not isinstance(found, InputError):
            raise InputError("D123", source, str(error)) from error
    else:
        if not number:
            raise InputError("D123", source, "no page in it")


def _payload(record: WarcRecord, where: str, limits: Limits) -> Part | InputError:
    declared = record.content_length
    data = record.reader.read(limits.file + 1)
    if len(data) > limits.file:
        return InputError("D103", where)
    if len(data) < declared:
        return InputError("D123", where, f"{declared:,} bytes declared, {len(data):,} there")
    coding = record.http_headers.get("Content-Encoding") if record.http_headers else None
    if coding not in ("gzip", "deflate"):
        return Part(data, where)
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, limits.file + 1)
    except zlib.error:
        # The archive kept the header of the server and the unpacked page.
        return Part(data, where)
    return InputError("D121", where) if len(unpacked) > limits.file else Part(unpacked, where)
