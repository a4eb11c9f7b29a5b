"""`duikou duplicates`: which documents are copies of one report."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any, Final

import click

from duikou.documents.likeness import Copy, Difference, Member, differences, group
from duikou.documents.originals.members import find_members
from duikou.documents.originals.original import Limits
from duikou.errors import InputError
from duikou.pipeline import read_copy
from duikou_cli.labels import Labels
from duikou_cli.printing import labels_asked, language_option, need_output, print_error, printable
from duikou_cli.sources import Source, find_sources

SIGNS: Final = {"changed": "~", "only here": "+", "only there": "-"}
"""What stands before a paragraph of a copy that is not the same in the first document."""


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a group.")
@click.option("--differences", "with_differences", is_flag=True, help="Show each copy's paragraphs that differ.")
@language_option("the list")
def command(paths: tuple[str, ...], as_json: bool, with_differences: bool) -> None:
    """Find copies of one report among documents.

    FILE is what `duikou read` takes. A group is what has the same bytes, the same words, or nearly the same words as
    its first document: credits and links around a report make no difference. Each line tells how like the first
    document a copy is, and how much of their words they share. All documents stay as they are.

    With --differences, a paragraph of the copy is marked + where the first document lacks it, - where the copy lacks
    it, and ~ where both have it in other words: first the words of the copy, then those of the first document.
    """
    need_output()
    labels = labels_asked()
    run = Run()
    copies = [copy for path in paths for copy in run.copies(path)]
    texts = {copy.source: copy.text for copy in copies}
    for members in group(copies):
        if as_json:
            print_json(members, texts, with_differences)
        else:
            print_group(members, texts, with_differences, labels)
    sys.exit(run.status)


class Run:
    """One call of the command: the documents it found, and whether some could not be read."""

    def __init__(self) -> None:
        self.status = 0

    def copies(self, path: str) -> Iterator[Copy]:
        """Every document of a path, as far as it is compared."""
        for source in find_sources(path, self._refuse):
            yield from self._of_source(source)

    def _of_source(self, source: Source) -> Iterator[Copy]:
        try:
            with source.open() as file:
                for member in find_members(file, source.name, Limits()):
                    try:
                        if isinstance(member, InputError):
                            raise member
                        yield read_copy(member.data, source=member.source)
                    except InputError as error:
                        self._take(error, source)
        except InputError as error:
            self._take(error, source)

    def _take(self, error: InputError, source: Source) -> None:
        """Pass over what in a folder is no report, refuse what else cannot be read."""
        if not source.passes_over(error):
            self._refuse(error)

    def _refuse(self, error: InputError) -> None:
        print_error(error)
        self.status = 1


def print_group(members: tuple[Member, ...], texts: dict[str, str], with_differences: bool, labels: Labels) -> None:
    """A group with a line for each document, the first one without a blank before it."""
    first = members[0]
    click.echo(printable(first.source))
    for member in members[1:]:
        likeness = labels.phrase(member.likeness.replace(" ", "_"))
        click.echo(f"  {likeness:10} {member.share:4.0%}  {printable(member.source)}")
        for difference in _unlike(member, first, texts) if with_differences else ():
            here, there = _words(difference, texts[member.source], texts[first.source])
            click.echo(f"    {SIGNS[difference.change]} {' → '.join(filter(None, (here, there)))}")


def print_json(members: tuple[Member, ...], texts: dict[str, str], with_differences: bool) -> None:
    found: list[dict[str, Any]] = []
    for member in members:
        facts: dict[str, Any] = {"source": member.source, "likeness": member.likeness, "share": member.share}
        if with_differences:
            facts["differences"] = [
                dict(zip(("change", "here", "there"), _told(difference, member, members[0], texts), strict=True))
                for difference in _unlike(member, members[0], texts)
            ]
        found.append(facts)
    click.echo(json.dumps({"documents": found}, ensure_ascii=False))


def _unlike(member: Member, first: Member, texts: dict[str, str]) -> Iterable[Difference]:
    """The paragraphs that differ from the first document."""
    if member.likeness != "near copy":
        return ()
    found = differences(texts[member.source], texts[first.source])
    return (difference for difference in found if difference.change != "same")


def _told(difference: Difference, member: Member, first: Member, texts: dict[str, str]) -> tuple[str, str, str]:
    return difference.change, *_words(difference, texts[member.source], texts[first.source])


def _words(difference: Difference, here: str, there: str) -> tuple[str, str]:
    return printable(here[slice(*difference.here)]), printable(there[slice(*difference.there)])
