"""`duikou restore`: a backup into a new ledger."""

from pathlib import Path

import click

from duikou.errors import InputError
from duikou_cli.ledger import ledger_option, make_searchable, name_ledger
from duikou_cli.printing import labels_asked, language_option
from duikou_cli.progress import telling


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@ledger_option
@language_option("the summary")
def command(path: Path, ledger: str) -> None:
    """Make a ledger from a backup, on the same database or on another one.

    The ledger must be new or empty. Every row is read back and compared with the file; where one is not the same, the
    ledger stays empty. A backup of an older version is brought up to this one.
    """
    name_ledger(ledger)

    from duikou_web.ledger.backup.restoring import restore_backup  # noqa: PLC0415 - Django
    from duikou_web.ledger.faults import ledger_name, numbered_faults  # noqa: PLC0415

    try:
        with numbered_faults(), telling() as tell:
            manifest = restore_backup(path, tell)
    except OSError as error:
        raise InputError("D104", str(path), error.strerror or str(error)) from error
    make_searchable()
    click.echo(labels_asked().phrase("restored", count=manifest.rows, ledger=ledger_name()))
