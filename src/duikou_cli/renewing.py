"""`duikou renew`: make anew what a ledger keeps beside its records."""

import click

from duikou_cli.ledger import ledger_option, use_ledger


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """Make the lists of a ledger anew from its records.

    What is kept beside the records is the list of people, one row each, and by what copies of a report are found. The
    ledger does so by itself with every change. `duikou verify` tells of what is not as the records say; then this
    command makes all of it again. No record and no decision is touched.
    """
    use_ledger(ledger)

    from duikou_web.ledger.actions.link_copies import compare_all  # noqa: PLC0415 - Django
    from duikou_web.ledger.actions.link_records import link_records  # noqa: PLC0415
    from duikou_web.ledger.faults import numbered_faults  # noqa: PLC0415
    from duikou_web.ledger.listing import list_all  # noqa: PLC0415

    with numbered_faults():
        click.echo(f"{list_all()} people listed")
        click.echo(f"{compare_all()} reports compared with all others")
        link_records()
