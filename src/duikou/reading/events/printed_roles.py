"""Roles that no verb gives: by the label of a line in minutes or an agreement, by the post that heads a delegation."""

from collections.abc import Iterator, Mapping

from duikou.grammar import Page
from duikou.model.records import Role
from duikou.model.text import Span
from duikou.reading.events import role_words as words
from duikou.reading.people import NamedPerson


def told_heads(view: str, people: list[NamedPerson]) -> Iterator[tuple[str, Span, Span]]:
    """Who heads a delegation by his post, with the words: 中央代表团团长某某, 以某某为团长."""
    for person in people:
        for post in person.posts:
            if words.LEADS.search(view[slice(*post.span)]):
                yield person.name, person.mentions[0], post.span
        for mention in person.mentions:
            named = words.AS_HEAD.match(view, mention[1])
            if named:
                yield person.name, mention, named.span()


def labelled(page: Page, at: Mapping[int, str], line: Span) -> Iterator[tuple[str, Span, Role, Span]]:
    """The people of a line with a label: 主持：某某, 出席：某某、某某, 甲方代表：某某."""
    label = words.LABEL.match(page.view, *line)
    if label is None:
        return
    role = words.LABELLED[str(label.lastgroup)]
    for found in words.NAMES.finditer(page.shapes["people"], label.end(), line[1]):
        name = at.get(found.start())
        if name is not None:
            yield name, found.span(), role, label.span()
