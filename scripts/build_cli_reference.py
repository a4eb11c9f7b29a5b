"""Write docs/cli.md from the help of every command.

python scripts/build_cli_reference.py
"""

from pathlib import Path

import click

from duikou_cli.main import COMMANDS, main

PAGE = Path(__file__).parents[1] / "docs/cli.md"
WIDTH = 100

HEAD = """\
# The command `duikou`

Written by `scripts/build_cli_reference.py` from the command's own help; change that, not this page.

What goes wrong is one line on standard error, with its number and its cure: see [errors.md](errors.md). Exit status:

| Status | Meaning |
|---|---|
| 0 | done |
| 1 | something could not be read or does not hold; what could be done is done |
| 2 | the call is wrong |
| 130 | Ctrl-C ended it |
| 141 | whoever read the output went away |
"""


def render() -> str:
    """The whole page."""
    top = click.Context(main, info_name="duikou", **{**main.context_settings, "terminal_width": WIDTH})
    return HEAD + "".join([section("duikou", main, top), *(render_command(name, top) for name in COMMANDS)])


def render_command(name: str, top: click.Context) -> str:
    command = main.get_command(top, name)
    if command is None:
        raise LookupError(name)
    return section(f"duikou {name}", command, click.Context(command, top, name, terminal_width=WIDTH))


def section(title: str, command: click.Command, context: click.Context) -> str:
    """One command: `## duikou read`, and what `duikou read --help` prints."""
    return f"\n## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
