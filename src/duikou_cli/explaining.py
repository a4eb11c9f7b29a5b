"""`duikou explain`: how what stands at a place came about."""

import csv
import re
from functools import cache
from importlib.resources import files

import click

from duikou.explaining import explain
from duikou.grammar.explain import Step
from duikou.lexicon.wording import rule_sentence
from duikou_cli.labels import Labels
from duikou_cli.printing import labels_asked, language_option, need_output, printable
from duikou_cli.sources import Source

QUOTED = 40
"""So many characters of a step's words are shown."""


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--at", type=int, metavar="OFFSET", help="A place in the text, in characters from 0.")
@click.option("--quote", metavar="TEXT", help="Words of the text; their first place is taken.")
@click.option("--published", metavar="DATE", help="Date of publication (YYYY-MM-DD) for a report that states none.")
@language_option("what is told")
def command(path: str, at: int | None, quote: str | None, published: str | None) -> None:
    """Show which rules and table rows made what stands at a place.

    Each line is a rule or a table row by its id, what it made, and the words it stood on; under it, what it was made
    from. FILE may be - for standard input. Why a rule of a rule file is there is told in that file's words, in English.
    """
    if (at is None) == (not quote):
        raise click.UsageError("Name the place by --at OFFSET or by --quote TEXT.")
    need_output()
    source = Source(path)
    steps = explain(source.load(), source=source.name, at=at, quote=quote, published=published)
    if not steps:
        click.echo("a blank: nothing was made of it", err=True)
    for step in steps:
        print_step(step, 0, labels_asked())


def print_step(step: Step, depth: int, labels: Labels) -> None:
    """One step, and what it rested on further to the right."""
    what = told_in_chinese(step.what) if labels.language == "zh" else step.what
    words = step.quote if len(step.quote) <= QUOTED else f"{step.quote[:QUOTED]}…"
    click.echo(
        f"{'  ' * depth}{step.name} → {what}  {step.span[0]}–{step.span[1]} {printable(' '.join(words.split()))}"
    )
    if why := step.why or rule_sentence(step.name, labels.language):
        click.echo(f"{'  ' * depth}    {why}")
    for under in step.inputs:
        print_step(under, depth + 1, labels)


def told_in_chinese(what: str) -> str:
    """What came out of a step; the row of a table keeps its kind.

    >>> told_in_chinese("post 省长 of 章若谷"), told_in_chinese("event visit"), told_in_chinese("province 540000")
    ('章若谷的职务：省长', '活动：考察调研', 'province 540000')
    """
    for form, row in _forms():
        if found := form.fullmatch(what):
            words = found.groupdict()
            if "code" in words:
                words["code"] = "、".join(Labels("zh").term(code, row["list"]) for code in words["code"].split(", "))
            return row["zh"].format(**words)
    return what


@cache
def _forms() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    table = (files("duikou_cli") / "steps.csv").read_text(encoding="utf-8")
    return [(re.compile(row["what"], re.DOTALL), row) for row in csv.DictReader(table.splitlines())]
