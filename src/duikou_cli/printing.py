"""What the commands print: one line stays one line, and no words of a file command the terminal."""

import re
from typing import Final

import click

from duikou.errors import DuikouError

# Controls, line and paragraph separators, turns of direction: a terminal obeys them instead of showing them.
_COMMANDS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(words: str) -> str:
    """Words on one line, with what would command the terminal written out.

    >>> printable("报告\\n.txt"), printable("\\x1b[31m")
    ('报告\\\\n.txt', '\\\\x1b[31m')
    """
    return _COMMANDS.sub(lambda found: repr(found[0])[1:-1], words)


def print_error(error: DuikouError) -> None:
    """An error as one line on standard error; `-` is told of as what it is."""
    told = str(error).replace(" -: ", " standard input: ", 1) if error.where == "-" else str(error)
    click.echo(printable(told), err=True)
