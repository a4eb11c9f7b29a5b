"""The records of the people: ids, sides and completed posts."""

from collections.abc import Mapping

from duikou.model.records import Party, Person, Post, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.people.builder import NamedPerson
from duikou.reading.people.completing import Surroundings, complete, printed_division
from duikou.reading.people.posts import PrintedPost


def person_records(
    context: Context,
    people: list[NamedPerson],
    sides: dict[str, Side],
    parties: Mapping[str, Party | None],
    outlet_division: str | None,
) -> tuple[Person, ...]:
    """One record a person, in the order of first mention, each traced to the contexts that elected the name."""
    return tuple(
        _record(context, person, sides.get(person.name, "none"), parties, outlet_division) for person in people
    )


def _record(
    context: Context, person: NamedPerson, side: Side, parties: Mapping[str, Party | None], outlet: str | None
) -> Person:
    posts = []
    run: str | None = None
    end = -1
    for printed in person.posts:
        if printed.span[0] > end + 1:
            run = None
        run = printed_division(context.page, printed.span) or run
        end = printed.span[1]
        posts.append(_post(context, person, printed, Surroundings(run, side, parties, outlet)))
    for rule, span in person.rules:
        context.trace(rule, f"person {person.name}", span)
    return Person(
        id=context.id("person", person.name), name=person.name, side=side,
        group=context.quote(person.group) if person.group else None, office_holder=person.office_holder,
        mentions=tuple(person.mentions), posts=tuple(posts),
    )  # fmt: skip


def _post(context: Context, person: NamedPerson, printed: PrintedPost, around: Surroundings) -> Post:
    completed = complete(context.page, printed.span, around)
    title = context.quote(printed.span)
    context.trace(printed.rule, f"post {title} of {person.name}", printed.span, *_first(person.mentions))
    return Post(
        id=context.id("post", str(printed.span[0])), title=title, organisation=completed.organisation,
        division=completed.division, completed_by=completed.rule, span=printed.span, quote=title,
    )  # fmt: skip


def _first(mentions: list[Span]) -> list[Span]:
    return mentions[:1]
