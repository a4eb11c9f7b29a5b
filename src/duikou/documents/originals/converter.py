"""Formats that LibreOffice reads and this house does not: through docx, where the user has it."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import msgspec

from duikou.documents.originals.guard import convert_guarded
from duikou.documents.originals.original import Limits, Original
from duikou.errors import InputError

PROGRAMS: Final = ("soffice", "libreoffice")
MEDIA_TYPES: Final = {
    "doc": "application/msword",
    "odt": "application/vnd.oasis.opendocument.text",
    "rtf": "application/rtf",
}


def find_office() -> str | None:
    """The path of LibreOffice, where it is installed."""
    return next((found for each in PROGRAMS if (found := shutil.which(each))), None)


def convert_through_office(data: bytes, name: str, source: str, limits: Limits) -> Original:
    """The text of a document by way of LibreOffice; `text_by` says so.

    Raises:
        InputError: D124 it is not there, D127 it took too long, D123 it made nothing of the file.
    """
    program = find_office()
    if program is None:
        raise InputError("D124", source, "LibreOffice")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"document.{name}")
        file.write_bytes(data)
        # A profile of its own: macros stay off, and a running office is not disturbed.
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "docx", "--outdir", folder, str(file)]
        try:
            subprocess.run(command, capture_output=True, timeout=limits.seconds, check=False)
        except subprocess.TimeoutExpired as error:
            raise InputError("D127", source, f"more than {limits.seconds:g} seconds") from error
        made = file.with_suffix(".docx")
        if not made.is_file():
            raise InputError("D123", source, "LibreOffice made nothing of it")
        original = convert_guarded("docx", made.read_bytes(), source, limits)
    return msgspec.structs.replace(original, media_type=MEDIA_TYPES[name], text_by=f"libreoffice+{original.text_by}")
