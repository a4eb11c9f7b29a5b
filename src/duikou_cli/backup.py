"""`duikou backup`: a ledger in one file."""

from pathlib import Path

import click

from duikou.errors import InputError, LedgerError
from duikou_cli.ledger import ledger_option, use_ledger
from duikou_cli.printing import labels_asked, language_option
from duikou_cli.progress import telling


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@ledger_option
@language_option("the summary")
def command(path: Path, ledger: str) -> None:
    """Write a whole ledger into one file.

    Documents, records, decisions and history are in it.

    FILE must not be there yet. Others may go on reading and writing: the file holds the ledger as it was at one moment.
    It can be restored on any database, so it is also the way from SQLite to PostgreSQL and back.
    """
    if path.exists():
        raise LedgerError("D523", str(path))
    use_ledger(ledger)

    from duikou_web.ledger.backup.writing import write_backup  # noqa: PLC0415 - Django
    from duikou_web.ledger.faults import numbered_faults  # noqa: PLC0415

    try:
        with numbered_faults(), telling() as tell:
            manifest = write_backup(path, tell)
    except OSError as error:
        raise InputError("D104", str(path), error.strerror or str(error)) from error
    click.echo(labels_asked().phrase("backed_up", count=manifest.rows, path=path))
