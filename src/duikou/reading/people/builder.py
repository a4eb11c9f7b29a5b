"""Put together what the rules say of each person: mentions, posts, label."""

from bisect import bisect_right
from dataclasses import dataclass, field

from duikou.grammar import find, load_rules
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.people.electing import Elected, elect
from duikou.reading.people.posts import (
    PrintedPost,
    post_behind,
    posts_as,
    posts_before,
    posts_beside,
    posts_on_line,
    posts_said,
)
from duikou.reading.people.surnames import note_surnames


@dataclass
class NamedPerson:
    """A person of the report while it is being read; `name` as printed, padding blanks left out."""

    name: str
    mentions: list[Span]
    posts: list[PrintedPost] = field(default_factory=list)
    group: Span | None = None
    rules: list[tuple[str, Span]] = field(default_factory=list)

    @property
    def office_holder(self) -> bool:
        """True for whoever holds an office in the report or stands under a leaders' label; false in doubt."""
        return self.group is not None or any(post.office for post in self.posts)


def read_people(context: Context) -> list[NamedPerson]:
    """The people of the report proper, in the order of their first mention; makes the layer `people`."""
    elected = elect(context)
    ends = sorted(end for one in elected.values() for _, end in one.mentions)
    people = [_person(context, one, ends) for one in elected.values()]
    people.sort(key=lambda person: person.mentions[0])
    _share_posts(context, people, ends)
    _overlay(context, people)
    _read_rosters(context, people)
    _note_unfinished(context, people)
    return people


def _note_unfinished(context: Context, people: list[NamedPerson]) -> None:
    """Names without post and label, and surnames that stand for a name, are seen and not understood."""
    for person in people:
        if not person.posts and person.group is None:
            context.note("R202", person.mentions[0])
    note_surnames(context, (person.name for person in people))


def _posts_before(context: Context, ends: list[int], place: int) -> list[PrintedPost]:
    """The posts before a name; none reaches back over the name before it, whose own is what stands directly behind."""
    before = bisect_right(ends, place)
    end = ends[before - 1] if before else 0
    found = posts_before(context.page, place, max(context.block_start(place), end))
    return found[1:] if end and found and found[0].span[0] == end else found


def _share_posts(context: Context, people: list[NamedPerson], ends: list[int]) -> None:
    """Names listed behind one post share it: 副市长某某、某某 → both are 副市长, with a note."""
    at = {span[0]: (person, span) for person in people for span in person.mentions}
    shared: list[PrintedPost] = []
    noted: set[Span] = set()
    end = -1
    for place in sorted(at):
        person, span = at[place]
        before = _posts_before(context, ends, place)
        if before:
            shared = before
        elif shared and context.page.view[end:place] == "、" and not person.posts:
            person.posts += [PrintedPost(post.span, "posts.shared", post.office) for post in shared]
            noted |= {post.span for post in shared}
        else:
            shared = []
        end = span[1]
    for words in sorted(noted):
        context.note("R204", words)


def _person(context: Context, elected: Elected, ends: list[int]) -> NamedPerson:
    page = context.page
    text = page.text[slice(*elected.mentions[0])]
    person = NamedPerson("".join(text.split()), elected.mentions)
    at = {span[0]: span for span in elected.mentions}
    person.rules = [
        (rule, at.get(place, (place, place + len(elected.name)))) for place, rule in sorted(elected.by.items())
    ]
    printed: set[str] = set()
    for mention in elected.mentions:
        found = _posts_before(context, ends, mention[0])
        found = posts_as(page, found[0].span[0] if found else mention[0]) + found
        found = found or posts_on_line(page, mention[1], len(page.view))
        for post in (*found, *posts_said(page, mention[1]), *posts_beside(page, mention)):
            title = context.quote(post.span)
            if title not in printed:
                printed.add(title)
                person.posts.append(post)
    for mention in elected.mentions:
        behind = post_behind(page, mention[1])
        if behind is not None and not any(title.endswith(context.quote(behind.span)) for title in printed):
            printed.add(context.quote(behind.span))
            person.posts.append(behind)
    return person


def _overlay(context: Context, people: list[NamedPerson]) -> None:
    names = [(span, "N") for person in people for span in person.mentions]
    taken = {span[0] for span, _ in names}
    posts = {post.span for person in people for post in person.posts if post.span[0] not in taken}
    context.page.overlay("words", "people", _apart(names + [(span, "P") for span in posts]))


def _apart(spans: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Spans in order, without those that overlap an earlier one."""
    kept: list[tuple[Span, str]] = []
    for span, symbol in sorted(spans):
        if not kept or span[0] >= kept[-1][0][1]:
            kept.append((span, symbol))
    return kept


def _read_rosters(context: Context, people: list[NamedPerson]) -> None:
    at = {span[0]: person for person in people for span in person.mentions}
    (rule,) = load_rules("duikou.reading.people", "rosters")
    for match in find(rule, context.page):
        start, end = match.spans["names"]
        for place in range(start, end):
            person = at.get(place)
            if person is not None and person.group is None and not person.posts:
                person.group = match.spans["label"]
                person.rules.append((rule.id, match.span))
