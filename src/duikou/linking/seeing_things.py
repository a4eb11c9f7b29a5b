"""Organisations, sites, projects, posts and places of one reading, each with the core of its name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from duikou.lexicon import load_table
from duikou.linking.areas import lasting
from duikou.linking.folding import CACHED, fold
from duikou.linking.offices import body_of, office_of, without_divisions, written_short
from duikou.linking.seen import SeenThing
from duikou.model.records import Reading
from duikou.model.text import record_id

_COMMITTEE = re.compile(r"(?:党委|委员会|委)$")
_OF_COMMITTEE = re.compile(r"^(?:党委|委(?!员))(?=..)")
_NUMBER = re.compile(r"第[一二三四五六七八九十\d]+|实验")
_PROJECT_WORDS = re.compile(r"(?:援建|援藏|援疆|援青|建设|改扩建|新建|扩建|改造|示范|重点)*(?:项目|工程)$")
_PHASE = re.compile(r"[（(]?(?:第?([一二三四五六七八九十\d]+)期)[）)]?")
_GENERAL: Final = ("generic_words", "organisation_suffixes", "site_suffixes", "project_suffixes")
_LONGEST: Final = 8  # characters of a general word


def things_of(reading: Reading) -> Iterator[SeenThing]:
    """Each once, however often an event names it."""
    host = next((event.host.division for event in reading.events if event.main and event.host), None)
    yield from _organisations(reading)
    yield from _sites(reading, host)
    yield from _projects(reading, host)
    yield from _places(reading, host)
    yield from _posts(reading)


def _organisations(reading: Reading) -> Iterator[SeenThing]:
    for organisation in reading.organisations:
        yield SeenThing(
            "organisation", organisation.id, reading.document.id, organisation.name,
            *core_of(organisation.name, organisation.division), organisation.kind, _lasting(organisation.division),
            None,
        )  # fmt: skip


def _sites(reading: Reading, host: str | None) -> Iterator[SeenThing]:
    sites = {site.id: (site, event) for event in reading.events for site in event.sites}
    for site, event in sites.values():
        around = event.host.division if event.host else host
        yield SeenThing(
            "organisation", site.id, reading.document.id, site.name, *core_of(site.name, site.division), None,
            _lasting(site.division), _lasting(around),
        )  # fmt: skip


def _projects(reading: Reading, host: str | None) -> Iterator[SeenThing]:
    for project in reading.projects:
        yield SeenThing(
            "project", project.id, reading.document.id, project.name, *project_core(project.name, project.division),
            project.sector, _lasting(project.division), _lasting(host),
        )  # fmt: skip


def _places(reading: Reading, host: str | None) -> Iterator[SeenThing]:
    spans = {place.span: place for event in reading.events for place in event.places}
    for place in spans.values():
        key = record_id(reading.document.id, "place", str(place.span[0]))
        code = _lasting(place.division)
        yield SeenThing(
            "place", key, reading.document.id, place.name, code or fold(place.name), True, None, code,
            _lasting(host),
        )  # fmt: skip


def _posts(reading: Reading) -> Iterator[SeenThing]:
    """The posts of office holders; one printed for two people stands under one id."""
    posts = {post.id: post for person in reading.people if person.office_holder for post in person.posts}
    for post in posts.values():
        office = office_of(post.title, post.division)
        core = "/".join(office.key[1:])
        own = office.division is not None or body_of(office) is not None
        yield SeenThing(
            "post", post.id, reading.document.id, post.title, core, own, post.organisation, office.division, None
        )


def _lasting(division: str | None) -> str | None:
    return lasting(division) if division else None


@lru_cache(maxsize=CACHED)
def core_of(name: str, division: str | None) -> tuple[str, bool]:
    """The core of an organisation's name, and whether it names by itself.

    >>> core_of("那曲市人民医院", "540600"), core_of("鞍钢集团", None)
    (('人民医院', False), ('鞍钢集团', True))
    >>> core_of("中国共产党西藏自治区委员会", "540000") == core_of("自治区党委", "540000")
    True
    """
    core = _OF_COMMITTEE.sub("", written_short(without_divisions(fold(name), division)))
    if _COMMITTEE.fullmatch(core):
        core = "党委"
    return core, is_own_name(core)


@lru_cache(maxsize=CACHED)
def project_core(name: str, division: str | None) -> tuple[str, bool]:
    """The core of a project's name; a later phase is another project.

    >>> project_core("那曲澜桑文化艺术中心建设项目", "540600"), project_core("澜桑文化艺术中心", None)
    (('澜桑文化艺术中心', True), ('澜桑文化艺术中心', True))
    >>> project_core("澜桑文化艺术中心二期", None)[0]
    '澜桑文化艺术中心/二'
    """
    core = without_divisions(fold(name), division)
    phase = _PHASE.search(core)
    if phase:
        core = core[: phase.start()] + core[phase.end() :]
    core = _PROJECT_WORDS.sub("", core) or core
    return (f"{core}/{phase[1]}" if phase else core), is_own_name(core)


@cache
def _general_words() -> frozenset[str]:
    organs = {row.form for row in load_table("offices") if row.kind == "organ"}
    return frozenset(organs | {row.form for table in _GENERAL for row in load_table(table)})


def is_own_name(core: str) -> bool:
    """Whether a name without its division says by itself which one is meant: it is no row of general words.

    >>> is_own_name("雪莲文化艺术中心"), is_own_name("第二人民医院"), is_own_name("教育局")
    (True, False, False)
    """
    core = _NUMBER.sub("", core)
    reached = [True] + [False] * len(core)
    for start in range(len(core)):
        if reached[start]:
            for end in range(start + 1, min(len(core), start + _LONGEST) + 1):
                reached[end] = reached[end] or core[start:end] in _general_words()
    return not reached[-1]
