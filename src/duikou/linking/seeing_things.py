"""Organisations, sites, projects, posts and places of one reading, each with the core of its name."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from duikou.linking.areas import lasting
from duikou.linking.cores import Core, core_of, project_core
from duikou.linking.folding import CACHED, fold
from duikou.linking.offices import Office, body_of, office_of
from duikou.linking.seen import SeenThing
from duikou.model.linking import LinkedKind
from duikou.model.records import Event, Party, Post, Reading
from duikou.model.text import record_id


def things_of(reading: Reading) -> Iterator[SeenThing]:
    """Each once, however often an event names it."""
    main = next((event for event in reading.events if event.main), None)
    host = _regions(main.host) if main else ()
    document = reading.document.id
    for organisation in reading.organisations:
        core = core_of(organisation.name, organisation.division)
        yield _thing("organisation", organisation.id, document, organisation.name, core, host)
    sites = {site.id: (site, event) for event in reading.events for site in event.sites}
    for site, event in sites.values():
        core = core_of(site.name, site.division)
        yield _thing("organisation", site.id, document, site.name, core, _regions(event.host) or host)
    for project in reading.projects:
        core = project_core(project.name, project.division)
        yield _thing("project", project.id, document, project.name, core, _both(main))
    yield from _places(reading)
    yield from _posts(reading)


def _thing(kind: LinkedKind, key: str, document: str, name: str, core: Core, around: tuple[str, ...]) -> SeenThing:
    division = lasting(core.division) if core.division else None
    return SeenThing(kind, key, document, name, core.words, core.reach, division, around)


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
        yield _thing("place", key, reading.document.id, place.name, core, ())


def _posts(reading: Reading) -> Iterator[SeenThing]:
    """The posts of office holders; one printed for two people stands under one id."""
    posts = {post.id: post for person in reading.people if person.office_holder for post in person.posts}
    for post in posts.values():
        yield post_seen(post, office_seen(post), reading.document.id)


def post_seen(post: Post, office: Office, document: str) -> SeenThing:
    """A post: its seat and rank in a division, or in a body with a name of its own."""
    core = Core("/".join(office.key[1:]), "sole" if body_of(office) else "general", office.division)
    return _thing("post", post.id, document, post.title, core, ())


@lru_cache(maxsize=CACHED)
def _office(title: str, division: str | None) -> Office:
    return office_of(title, division)


def office_seen(post: Post) -> Office:
    """The office that a printed post names."""
    return _office(post.title, post.division)


def charged_bodies(posts: Iterable[Post], document: str) -> Iterator[tuple[Post, SeenThing]]:
    """The organisations that posts belong to, as far as a post names one."""
    for post in posts:
        if post.organisation:
            core = core_of(post.organisation, post.division)
            yield post, _thing("organisation", post.id, document, post.organisation, core, ())
