"""What a batch tells of websites that have changed: one line a field, on standard error."""

import click

from duikou.documents.originals.html.rates import FillRates
from duikou_cli.printing import labels_asked, printable


def tell_alarms(rates: FillRates) -> None:
    """Name website and field, how often it was expected and how often it was seen."""
    for alarm in rates.alarms():
        labels = labels_asked()
        words = labels.phrase(
            "layout_changed",
            website=alarm.website or labels.phrase("layout_nowhere"),
            profile=alarm.profile,
            field=labels.phrase(f"layout_{alarm.field}"),
            expected=f"{alarm.expected:.0%}",
            seen=f"{alarm.seen:.0%}",
            pages=alarm.pages,
        )
        click.echo(printable(words), err=True)
