"""`duikou serve`: the ledger in the browser of this machine."""

import os

import click

from duikou_cli.ledger import ledger_option, make_searchable, use_ledger


@click.command()
@ledger_option
@click.option(
    "--bind",
    metavar="ADDRESS:PORT",
    default="127.0.0.1:8000",
    show_default=True,
    help="Where to listen. Only this machine's own address: there are no accounts.",
)
@click.option("--as", "actor", metavar="NAME", help="Who acts, as the history will say; else `local`.")
@click.option(
    "--may",
    type=click.Choice(["read", "review"]),
    default="review",
    show_default=True,
    help="What whoever opens the pages may do: only read, or decide as well.",
)
def command(ledger: str, bind: str, actor: str | None, may: str) -> None:
    """Show the ledger in the browser of this machine.

    Nobody else can reach it, and whoever opens it here acts as the local steward, or under the name given with --as.
    Two people may serve one ledger at the same time, each at a port of their own. Stop it with Ctrl-C.
    """
    os.environ["DUIKOU_MAY"] = "read" if may == "read" else "read,review"
    if actor:
        os.environ["DUIKOU_AS"] = actor
    use_ledger(ledger)
    make_searchable()

    from duikou_web.serving import serve  # noqa: PLC0415 - Django

    serve(bind, tell=lambda address: click.echo(f"{ledger} is at {address} (stop with Ctrl-C)"))
