"""What the commands print: one line stays one line, and no words of a file command the terminal."""

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from duikou.errors import DuikouError

if TYPE_CHECKING:
    from duikou_cli.labels import Labels

# Controls, line and paragraph separators, turns of direction: a terminal obeys them instead of showing them.
_COMMANDS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_LANGUAGE: Final = "duikou.language"

Command = Callable[..., Any]


def printable(words: str) -> str:
    """Words on one line, with what would command the terminal written out.

    >>> printable("报告\\n.txt"), printable("\\x1b[31m")
    ('报告\\\\n.txt', '\\\\x1b[31m')
    """
    return _COMMANDS.sub(lambda found: repr(found[0])[1:-1], words)


def need_output() -> None:
    """What a command is there to print must have a place to go.

    Raises:
        ClickException: the program was started without standard output.
    """
    if sys.stdout is None:
        raise click.ClickException("standard output is closed")


def language_option(of: str) -> Callable[[Command], Command]:
    """The option --lang, for what a command prints and for its errors: `labels_asked` has their words."""
    told = f"Language of {of}; else that of the locale."
    return click.option("--lang", type=click.Choice(["zh", "en"]), callback=_remember, expose_value=False, help=told)


def _remember(context: click.Context, _parameter: click.Parameter, language: str | None) -> None:
    context.meta[_LANGUAGE] = language


def labels_asked() -> "Labels":
    """The words of the language that the command was asked for, or of the locale."""
    from duikou_cli.labels import Labels, language_of  # noqa: PLC0415 - most runs need no words for errors

    context = click.get_current_context(silent=True)
    return Labels((context.meta.get(_LANGUAGE) if context else None) or language_of())


def print_error(error: DuikouError) -> None:
    """An error as one line on standard error, in the language that the command was asked for, or that of the locale."""
    from duikou_cli.labels import cure_of  # noqa: PLC0415 - most runs need no words for errors

    labels = labels_asked()
    what, cure = cure_of(error.number, labels.language)
    where = labels.phrase("stdin") if error.where == "-" else error.where
    detail = labels.phrase("detail", detail=error.detail) if error.detail else ""
    words = {"number": error.number, "where": where, "what": what, "detail": detail, "cure": cure}
    click.echo(printable(labels.phrase("error", **words)), err=True)
