"""Organisations, sites, projects, posts and places of one reading, each with the core of its name."""

from collections.abc import Iterator
from typing import NamedTuple

from duikou.linking.areas import lasting
from duikou.linking.cores import Core, core_of, project_core
from duikou.linking.folding import fold
from duikou.linking.offices import Office, body_of, office_of
from duikou.linking.seen import SeenThing
from duikou.model.linking import LinkedKind
from duikou.model.records import Event, Organisation, Party, Post, Project, Reading, Site
from duikou.model.text import record_id


class Mention(NamedTuple):
    """A record that names a thing: its id, its report, the name."""

    id: str
    document: str
    name: str


def things_of(reading: Reading) -> Iterator[SeenThing]:
    """Each once, however often an event names it."""
    yield from _organisations(reading)
    main = _main(reading)
    for project in reading.projects:
        core = project_core(project.name, project.division)
        yield _thing("project", _of(project, reading), core, _both(main))
    yield from _places(reading)
    yield from _posts(reading)


def _organisations(reading: Reading) -> Iterator[SeenThing]:
    main = _main(reading)
    host = _regions(main.host) if main else ()
    for organisation in reading.organisations:
        core = core_of(organisation.name, organisation.division)
        yield _thing("organisation", _of(organisation, reading), core, host)
    sites = {site.id: (site, event) for event in reading.events for site in event.sites}
    for site, event in sites.values():
        core = core_of(site.name, site.division)
        yield _thing("organisation", _of(site, reading), core, _regions(event.host) or host)


def _of(record: Organisation | Site | Project, reading: Reading) -> Mention:
    return Mention(record.id, reading.document.id, record.name)


def _thing(kind: LinkedKind, mention: Mention, core: Core, around: tuple[str, ...] = ()) -> SeenThing:
    division = lasting(core.division) if core.division else None
    return SeenThing(kind, *mention, core.words, core.reach, division, around)


def _main(reading: Reading) -> Event | None:
    return next((event for event in reading.events if event.main), None)


def _both(main: Event | None) -> tuple[str, ...]:
    """A project may lie with the host or with the guest."""
    return tuple(sorted({*_regions(main.guest), *_regions(main.host)})) if main else ()


def _regions(party: Party | None) -> tuple[str, ...]:
    return (lasting(party.division),) if party and party.division else ()


def _places(reading: Reading) -> Iterator[SeenThing]:
    """A place is its division, through all its names; one without a code is its name."""
    spans = {place.span: place for event in reading.events for place in event.places}
    for place in spans.values():
        key = record_id(reading.document.id, "place", str(place.span[0]))
        code = lasting(place.division) if place.division else None
        core = Core(code or fold(place.name), "own", code)
        yield _thing("place", Mention(key, reading.document.id, place.name), core)


def _posts(reading: Reading) -> Iterator[SeenThing]:
    """The posts of office holders; one printed for two people stands under one id."""
    posts = {post.id: post for person in reading.people if person.office_holder for post in person.posts}
    for post in posts.values():
        yield post_seen(post, office_of(post.title, post.division), reading.document.id)


def post_seen(post: Post, office: Office, document: str) -> SeenThing:
    """A post: its seat and rank in a division, or in a body with a name of its own."""
    core = Core("/".join(office.key[1:]), "sole" if body_of(office) else "general", office.division)
    return _thing("post", Mention(post.id, document, post.title), core)


def body_seen(post: Post, document: str) -> SeenThing | None:
    """The organisation that a post belongs to, where it names one."""
    if not post.organisation:
        return None
    core = core_of(post.organisation, post.division)
    return _thing("organisation", Mention(post.id, document, post.organisation), core)
