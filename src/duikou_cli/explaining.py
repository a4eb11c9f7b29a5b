"""`duikou explain`: how what stands at a place came about."""

import click

from duikou.grammar.explain import Step
from duikou.pipeline import explain
from duikou_cli.printing import printable
from duikou_cli.sources import Source

QUOTED = 40
"""So many characters of a step's words are shown."""


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--at", type=int, metavar="OFFSET", help="A place in the text, in characters from 0.")
@click.option("--quote", metavar="TEXT", help="Words of the text; their first place is taken.")
@click.option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) for a report that states none.")
def command(path: str, at: int | None, quote: str | None, published: str | None) -> None:
    """Show which rules and table rows made what stands at a place.

    Each line is a rule or a table row by its id, what it made, and the words it stood on; under it, what it was made
    from. FILE may be - for standard input.
    """
    if (at is None) == (not quote):
        raise click.UsageError("Name the place by --at OFFSET or by --quote TEXT.")
    source = Source(path)
    steps = explain(source.load(), source=source.name, at=at, quote=quote, published=published)
    if not steps:
        click.echo("a blank: nothing was made of it", err=True)
    for step in steps:
        print_step(step, 0)


def print_step(step: Step, depth: int) -> None:
    """One step, and what it rested on further to the right."""
    words = step.quote if len(step.quote) <= QUOTED else f"{step.quote[:QUOTED]}…"
    click.echo(
        f"{'  ' * depth}{step.name} → {step.what}  {step.span[0]}–{step.span[1]} {printable(' '.join(words.split()))}"
    )
    if step.why:
        click.echo(f"{'  ' * depth}    {step.why}")
    for under in step.inputs:
        print_step(under, depth + 1)
