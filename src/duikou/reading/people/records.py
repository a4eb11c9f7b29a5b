"""The records of the people: ids, sides and completed posts."""

from collections.abc import Mapping

from duikou.model.records import Party, Person, Post, Side
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.people.builder import NamedPerson
from duikou.reading.people.completing import Completed, Surroundings, complete, is_region, printed_division
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
    if context.explains:
        _trace(context, person)
    return Person(
        id=context.id("person", person.name), name=person.name, side=side,
        group=context.quote(person.group) if person.group else None, office_holder=person.office_holder,
        mentions=tuple(person.mentions), posts=tuple(posts),
    )  # fmt: skip


def _trace(context: Context, person: NamedPerson) -> None:
    """Every mention leads back to the first, where the person's fields are told; that one to what elected the name."""
    first = person.mentions[0]
    elected = {span: rule for rule, span in reversed(person.rules)}
    for mention in person.mentions:
        back = (first,) if mention != first else tuple(elected)
        context.trace(elected.pop(mention, "people.again"), f"person {person.name}", mention, *back)
    for span, rule in elected.items():
        context.trace(rule, f"person {person.name}", span, first)
    holds = "people.label" if person.group else "people.office" if person.office_holder else "people.no_office"
    grounds = [post.span for post in person.posts if post.office] or [post.span for post in person.posts]
    label = [person.group] if person.group else []
    context.settle(holds, "person.office_holder", person.office_holder, first, *(label or grounds))
    if person.group:
        context.settle("people.label", "person.group", context.quote(person.group), first, person.group)


def _post(context: Context, person: NamedPerson, printed: PrintedPost, around: Surroundings) -> Post:
    completed = complete(context.page, printed.span, around)
    title = context.quote(printed.span)
    context.trace(printed.rule, f"post {title} of {person.name}", printed.span, printed.span)
    if context.explains:
        _trace_completion(context, printed.span, completed)
    return Post(
        id=context.id("post", str(printed.span[0])), title=title, organisation=completed.organisation,
        division=completed.division, completed_by=completed.rule, span=printed.span, quote=title,
    )  # fmt: skip


def _trace_completion(context: Context, span: Span, completed: Completed) -> None:
    """Where division and body of a post come from: printed words, or the rule that it names itself."""
    words = [place for row, place in context.page.pieces_in(span) if is_region(row.kind)]
    context.settle(completed.rule or "posts.printed_region", "post.division", completed.division, span, *words)
    context.settle(completed.rule or "", "post.completed_by", completed.rule, span)
    body = "posts.body_as_printed" if completed.printed else "posts.body_of_level"
    context.settle(body, "post.organisation", completed.organisation, span, *words)
