"""The core of a name: what is left without divisions, long forms and legal forms, and how far it tells by itself."""

import re
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple

from duikou.lexicon import load_table
from duikou.linking.areas import CENTRAL
from duikou.linking.folding import CACHED, fold
from duikou.linking.offices import without_divisions, written_short

Reach = Literal["general", "own", "firm", "sole"]
"""How far a name tells by itself: 人民医院 in its division only; 雪莲文化艺术中心 where few regions have one; a firm's,
which does business in many regions, nearly so; a university's or a central body's everywhere."""

_COMMITTEE = re.compile(r"(?:党委|委员会|委)$")
_OF_COMMITTEE = re.compile(r"^(?:党委|委(?!员))(?=..)")
_NATIONAL = re.compile(r"(?:中共|中国共产党)?中央|全国|国家(?!级)|国务院|最高人民")
_SCHOOL = re.compile(r"第?([一二三四五六七八九十]+)([中小])学?")
_LEGAL = re.compile(r"(?<=...)(?<![分子])(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司)$")
_SOLE = re.compile(r"中国.*|.*(?:大学|学院)")
_NUMBER = re.compile(r"第[一二三四五六七八九十\d]+|实验")
_NAMELESS = re.compile(r"[某×]")
_PROJECT_WORDS = re.compile(r"(?:援建|援藏|援疆|援青|建设|改扩建|新建|扩建|改造|示范|重点)*(?:项目|工程)$")
_PHASE = re.compile(r"[（(]?(?:第?([一二三四五六七八九十\d]+)期)[）)]?")
_GENERAL: Final = ("generic_words", "organisation_suffixes", "site_suffixes", "project_suffixes")
_LONGEST: Final = 8  # characters of a general word


class Core(NamedTuple):
    """The core of a name, how far it tells by itself, and the division as far as the name settles it."""

    words: str
    reach: Reach
    division: str | None


@lru_cache(maxsize=CACHED)
def core_of(name: str, division: str | None) -> Core:
    """The core of an organisation's name.

    >>> core_of("那曲市人民医院", "540600")[:2], core_of("鞍钢集团", None)[:2]
    (('人民医院', 'general'), ('鞍钢集团', 'firm'))
    >>> core_of("中国共产党西藏自治区委员会", "540000") == core_of("自治区党委", "540000")
    True
    >>> core_of("那曲市二中", "540600") == core_of("那曲市第二中学", "540600")
    True
    >>> core_of("教育部", None), core_of("雪莲乳业有限公司", None) == core_of("雪莲乳业股份有限公司", None)
    (Core(words='教育部', reach='sole', division='000000'), True)
    """
    folded = fold(name)
    if _NATIONAL.match(folded) or folded in _central_bodies():
        return Core(written_short(folded), "sole", CENTRAL)
    core = _OF_COMMITTEE.sub("", written_short(without_divisions(folded, division)))
    if _COMMITTEE.fullmatch(core):
        core = "党委"
    school = _SCHOOL.fullmatch(core)
    core = f"第{school[1]}{school[2]}学" if school else _LEGAL.sub("", core)
    return Core(core, _reach(core, folded), division)


@lru_cache(maxsize=CACHED)
def project_core(name: str, division: str | None) -> Core:
    """The core of a project's name; a later phase is another project.

    >>> project_core("那曲澜桑文化艺术中心建设项目", "540600")[0], project_core("澜桑文化艺术中心", None)[:2]
    ('澜桑文化艺术中心', ('澜桑文化艺术中心', 'own'))
    >>> project_core("澜桑文化艺术中心二期", None).words
    '澜桑文化艺术中心/二'
    """
    core = without_divisions(fold(name), division)
    phase = _PHASE.search(core)
    if phase:
        core = core[: phase.start()] + core[phase.end() :]
    core = _PROJECT_WORDS.sub("", core) or core
    reach: Reach = "own" if is_own_name(core) else "general"
    return Core(f"{core}/{phase[1]}" if phase else core, reach, division)


def _reach(core: str, folded: str) -> Reach:
    if not is_own_name(core):
        return "general"
    if _SOLE.fullmatch(folded):
        return "sole"
    return "firm" if folded.endswith(_enterprises()) else "own"


@cache
def _central_bodies() -> frozenset[str]:
    return frozenset(row.form for row in load_table("organisation_suffixes") if row.kind == "central_body")


@cache
def _enterprises() -> tuple[str, ...]:
    return tuple(row.form for row in load_table("organisation_suffixes") if row.canon == "enterprise")


@cache
def _general_words() -> frozenset[str]:
    organs = {row.form for row in load_table("offices") if row.kind == "organ"}
    return frozenset(organs | {row.form for table in _GENERAL for row in load_table(table)})


def is_own_name(core: str) -> bool:
    """Whether a name without its division says by itself which one is meant: it is no row of general words.

    >>> is_own_name("雪莲文化艺术中心"), is_own_name("第二人民医院"), is_own_name("教育局"), is_own_name("某公司")
    (True, False, False, False)
    """
    if _NAMELESS.search(core):
        return False
    core = _NUMBER.sub("", core)
    reached = [True] + [False] * len(core)
    for start in range(len(core)):
        if reached[start]:
            for end in range(start + 1, min(len(core), start + _LONGEST) + 1):
                reached[end] = reached[end] or core[start:end] in _general_words()
    return not reached[-1]
