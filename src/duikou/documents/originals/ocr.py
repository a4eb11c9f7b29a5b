"""Text out of pictures, where the user has Tesseract."""

import re
import shutil
import subprocess
from typing import Any, Final, NamedTuple

LANGUAGE: Final = "chi_sim"
_VERSION: Final = re.compile(r"tesseract v?(\d[\w.-]*)")


class Tesseract(NamedTuple):
    """The program, and its name with its version: another version may read other words."""

    path: str
    name: str


def find_tesseract() -> Tesseract | None:
    """The program, if it is there and knows Chinese."""
    path = shutil.which("tesseract")
    if path is None or LANGUAGE not in _asked(path, "--list-langs").split():
        return None
    version = _VERSION.match(_asked(path, "--version"))
    return Tesseract(path, f"tesseract {version[1]}" if version else "tesseract")


def _asked(path: str, question: str) -> str:
    said = subprocess.run([path, question], capture_output=True, check=False)
    return (said.stdout + said.stderr).decode("utf-8", "replace")


def read_picture(program: Tesseract, bitmap: Any, seconds: float) -> list[str]:
    """The lines on a grey picture of a page; none where the program fails.

    Raises:
        TimeoutError: it took longer than it may.
    """
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    grey = bytes(bitmap.buffer)
    rows = b"".join(grey[row * stride : row * stride + width] for row in range(height))
    picture = f"P5 {width} {height} 255\n".encode() + rows
    command = [program.path, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise TimeoutError from error
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return [words for line in lines if (words := _without_gaps(line))]


def _without_gaps(line: str) -> str:
    """A line without the blanks that the program puts between Chinese characters."""
    words = line.split()
    return "".join(
        word if not number or not (word[0].isascii() and words[number - 1][-1].isascii()) else f" {word}"
        for number, word in enumerate(words)
    )
