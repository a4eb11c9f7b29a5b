"""What a file that is no plain text looks like, so that the error can say it."""

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (doc, xls, ppt)"),
    (b"{\\rtf", "a rich text file (rtf)"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a sound, film or WebP file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
)
_PARTS = ((b"word/", "a Word file (docx)"), (b"xl/", "an Excel file (xlsx)"), (b"ppt/", "a PowerPoint file (pptx)"))
_TEXT_LIKE = re.compile(rb"MZ|BZh|RIFF|ID3|OggS")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
CONTROL_SHARE = 100  # one control byte in this many is no longer text with a stray byte


def looks_like(data: bytes) -> str | None:
    """What a file is by its first bytes, or None where it may be text.

    >>> looks_like(b"%PDF-1.7 ...")
    'a PDF file'
    """
    if data.startswith(b"PK\x03\x04"):
        return next((name for part, name in _PARTS if part in data), "a zip archive")
    for signature, name in _SIGNATURES:
        # Letters that a text can begin with count only where no text goes on after them.
        if data.startswith(signature) and (not _TEXT_LIKE.match(signature) or is_control_heavy(data)):
            return name
    return None


def is_control_heavy(data: bytes) -> bool:
    """Whether bytes hold a NUL or so many other control bytes that they are no text."""
    return b"\x00" in data or len(_CONTROL.findall(data)) * CONTROL_SHARE > len(data)
