"""`duikou serve`: the ledger in the browser of this machine."""

import click

from duikou_cli.ledger import ledger_option, use_ledger


@click.command()
@ledger_option
@click.option(
    "--bind",
    metavar="ADDRESS:PORT",
    default="127.0.0.1:8000",
    show_default=True,
    help="Where to listen. Only this machine's own address: there are no accounts.",
)
def command(ledger: str, bind: str) -> None:
    """Show the ledger in the browser of this machine.

    Nobody else can reach it, and whoever opens it here acts as the local steward. Stop it with Ctrl-C.
    """
    use_ledger(ledger)

    from duikou_web.serving import serve  # noqa: PLC0415 - Django

    serve(bind, tell=lambda address: click.echo(f"{ledger} is at {address} (stop with Ctrl-C)"))
