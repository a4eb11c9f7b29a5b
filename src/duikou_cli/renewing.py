"""`duikou renew`: make anew what a ledger keeps beside its records."""

import click

from duikou_cli.ledger import ledger_option, use_ledger


@click.command()
@ledger_option
def command(ledger: str) -> None:
    """Make the lists of a ledger anew from its records.

    They are kept for speed, one row each.

    The ledger does so by itself with every change. `duikou verify` tells of a row that is not what the records say;
    then this command makes all rows again. No record, no judgement and no decision is touched.
    """
    use_ledger(ledger)

    from duikou_web.ledger.faults import numbered_faults  # noqa: PLC0415 - Django
    from duikou_web.ledger.listing import list_all  # noqa: PLC0415

    with numbered_faults():
        click.echo(f"{list_all()} people listed")
