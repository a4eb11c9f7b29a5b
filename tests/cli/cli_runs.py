"""Ways to run the command, and an invented report for it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

REPORT = (
    "甲省党政代表团来乙州考察\n"
    "7月2日，甲省党政代表团来乙州考察对口支援工作。\n"
    "座谈会上，双方就深化对口支援工作进行了交流。\n"
    "来源：羌塘日报\n"
)

Run = Callable[..., Result]


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", "from duikou_cli.main import main; main()", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )


def readings(result: Result) -> list[dict[str, Any]]:
    """The lines of `read --json`."""
    return [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]
