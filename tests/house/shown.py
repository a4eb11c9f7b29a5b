"""What the project's pages show: their code blocks, run as a reader would run them."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
SHOWN_BIN: Final = ".venv/bin"
"""Where the pages say the command is; the tests use the one beside their own Python."""

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of one language, in order."""
    return [found["code"] for found in _BLOCK.finditer(text) if found["language"] == language]


def session_failures(text: str, names: dict[str, Any]) -> str:
    """Run the `pycon` blocks of a page one after the other; empty, or what came out otherwise than shown."""
    session = "\n".join(blocks(text, "pycon"))
    shown = doctest.DocTestParser().get_doctest(session, names, "page", None, None)
    assert shown.examples, "a page without a session proves nothing"
    told: list[str] = []
    doctest.DocTestRunner(verbose=False).run(shown, out=told.append)
    return "".join(told)


def console_failures(text: str, folder: Path) -> list[str]:
    """Run the commands of the `console` blocks in a folder; those that print otherwise than shown."""
    shown = [part for block in blocks(text, "console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    assert shown, "a page without a command proves nothing"
    failures = []
    for part in shown:
        command, _, output = part.partition("\n")
        printed = run(command, folder)
        if printed.rstrip() != output.rstrip():
            failures.append(f"$ {command}\n{printed}")
    return failures


def run(command: str, folder: Path) -> str:
    """What a shown command prints."""
    words = command.replace(SHOWN_BIN, str(Path(sys.executable).parent))
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    done = subprocess.run(
        ["sh", "-c", words], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout + done.stderr
