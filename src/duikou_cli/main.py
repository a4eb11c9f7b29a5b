"""The console script `duikou`. A command is loaded when it is called, so that `--help` stays quick."""

import os
import sys
from importlib import import_module
from typing import Final

import click

from duikou.errors import DuikouError, UsageError
from duikou_cli.printing import print_error

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "read": ("duikou_cli.reading", "Read reports into records."),
    "explain": ("duikou_cli.explaining", "Show which rules and table rows made what stands at a place."),
    "verify": ("duikou_cli.verifying", "Check a file of readings, or a ledger, against the documents."),
    "notes": ("duikou_cli.notes", "Count what was not understood in reports."),
    "duplicates": ("duikou_cli.duplicates", "Find copies of one report among documents."),
    "load": ("duikou_cli.loading", "Read reports and keep them in a ledger."),
    "cases": ("duikou_cli.cases", "Write what people corrected as cases for the rules."),
    "renew": ("duikou_cli.renewing", "Make the lists of a ledger anew from its records."),
    "backup": ("duikou_cli.backup", "Write a whole ledger into one file."),
    "restore": ("duikou_cli.restoring", "Make a ledger from a backup, on the same database or on another one."),
    "serve": ("duikou_cli.serving", "Show the ledger in the browser of this machine."),
}
"""Name → the module that has it as `command`, and its help in one line."""

WRONG_CALL: Final = 2
"""What click says of an option that is not there, and we of a value that is none."""

BROKEN_PIPE: Final = 141
"""What a shell reports of a program whose reader went away."""


INTERRUPTED: Final = 130
"""What a shell reports of a program that Ctrl-C ended; 1 would say that something could not be read."""


class Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of the project is one line on stderr, a reader that went away is none."""
        try:
            return super().invoke(ctx)
        except DuikouError as error:
            print_error(error)
            ctx.exit(WRONG_CALL if isinstance(error, UsageError) else 1)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _drop_output()
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            if error.filename is not None:
                raise
            # What is read has a name, or is told where it is read: this is the output, on a full disk for one.
            _drop_output()
            raise click.ClickException(f"the output cannot be written ({error.strerror})") from error


def _drop_output() -> None:
    """Lead stdout nowhere: the interpreter flushes it once more at its end, and there it must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="duikou", prog_name="duikou")
def main() -> None:
    """Read official reports of paired assistance (对口支援): every fact on its words."""
