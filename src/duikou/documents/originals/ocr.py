"""Text out of pictures, where the user has Tesseract."""

import shutil
import subprocess
from typing import Any, Final

LANGUAGE: Final = "chi_sim"
SECONDS: Final = 60


def find_tesseract() -> str | None:
    """The program, if it is there and knows Chinese."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    known = subprocess.run([program, "--list-langs"], capture_output=True, check=False)
    return program if LANGUAGE in (known.stdout + known.stderr).decode("utf-8", "replace").split() else None


def read_picture(program: str, bitmap: Any) -> list[str]:
    """The lines on a grey picture of a page; none where the program fails."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    grey = bytes(bitmap.buffer)
    rows = b"".join(grey[row * stride : row * stride + width] for row in range(height))
    picture = f"P5 {width} {height} 255\n".encode() + rows
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return []
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return [words for line in lines if (words := _without_gaps(line))]


def _without_gaps(line: str) -> str:
    """A line without the blanks that the program puts between Chinese characters."""
    words = line.split()
    return "".join(
        word if not number or not (word[0].isascii() and words[number - 1][-1].isascii()) else f" {word}"
        for number, word in enumerate(words)
    )
