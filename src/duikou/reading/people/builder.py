"""Put together what the rules say of each person: mentions, posts, label."""

from dataclasses import dataclass, field, replace

from duikou.grammar import find, load_rules
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.people.electing import Elected, elect
from duikou.reading.people.posts import PrintedPost, post_behind, posts_as, posts_before, posts_on_line, posts_said
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
    people = [_person(context, elected) for elected in elect(context).values()]
    people.sort(key=lambda person: person.mentions[0])
    _free_posts(context, people)
    _share_posts(context, people)
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


def _free_posts(context: Context, people: list[NamedPerson]) -> None:
    """A post begins behind the name that 与 or 和 joins it to: 某某与东莞市委书记某某 → 东莞市委书记."""
    ends = {span[0]: span[1] for person in people for span in person.mentions}
    for person in people:
        for number, post in enumerate(person.posts):
            end = ends.get(post.span[0], 0)
            if end and end + 1 < post.span[1] and context.page.view[end] in "与和同":
                person.posts[number] = replace(post, span=(end + 1, post.span[1]))


def _share_posts(context: Context, people: list[NamedPerson]) -> None:
    """Names listed behind one post share it: 副市长某某、某某 → both are 副市长, with a note."""
    at = {span[0]: (person, span) for person in people for span in person.mentions}
    shared: PrintedPost | None = None
    noted: set[Span] = set()
    end = -1
    for place in sorted(at):
        person, span = at[place]
        before = posts_before(context.page, place, context.block_start(place))
        if before:
            shared = before[-1]
        elif shared is not None and context.page.view[end:place] == "、" and not person.posts:
            person.posts.append(PrintedPost(shared.span, "posts.shared", shared.office))
            noted.add(shared.span)
        else:
            shared = None
        end = span[1]
    for words in sorted(noted):
        context.note("R204", words)


def _person(context: Context, elected: Elected) -> NamedPerson:
    page = context.page
    text = page.text[slice(*elected.mentions[0])]
    person = NamedPerson("".join(text.split()), elected.mentions)
    at = {span[0]: span for span in elected.mentions}
    person.rules = [
        (rule, at.get(place, (place, place + len(elected.name)))) for place, rule in sorted(elected.by.items())
    ]
    printed: set[str] = set()
    for mention in elected.mentions:
        found = posts_before(page, mention[0], context.block_start(mention[0]))
        found = found or posts_as(page, mention[0]) or posts_on_line(page, mention[1], len(page.view))
        for post in (*found, *posts_said(page, mention[1])):
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
